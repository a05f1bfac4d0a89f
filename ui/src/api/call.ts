/**
 * The typed way to the desk: `await call("postings.show", { id })`.
 * A job also takes `{ onProgress, signal }`; aborting the signal asks the desk to stop, and the call ends when it has.
 */
import { host } from "../host/host";
import { kinds, type Commands, type Progress } from "./contract";
import { onProgressOf } from "./events";
import { CallFailed, failureOf } from "./failure";

export type CommandName = keyof Commands;
export type RequestOf<N extends CommandName> = Commands[N]["request"];
export type ResponseOf<N extends CommandName> = Commands[N]["response"];
export type JobName = { [N in CommandName]: Commands[N]["kind"] extends "job" ? N : never }[CommandName];

export type JobOptions = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };
type OptionsOf<N extends CommandName> = N extends JobName ? [options?: JobOptions] : [];

export async function call<N extends CommandName>(
  name: N,
  request: RequestOf<N>,
  ...[options]: OptionsOf<N>
): Promise<ResponseOf<N>> {
  if (kinds[name] !== "job") return invoke(name, request, null);
  return runJob(name, request, options ?? {});
}

async function runJob<N extends CommandName>(name: N, request: RequestOf<N>, options: JobOptions) {
  const { onProgress, signal } = options;
  if (signal?.aborted) throw new CallFailed({ code: "cancelled" }, name);
  const job = crypto.randomUUID();
  const forget = onProgress ? onProgressOf(job, onProgress) : () => {};
  // A job that ended in the meantime cannot be cancelled any more: nothing to tell.
  const cancel = () => void invoke("jobs.cancel", { job }, null).catch(() => {});
  signal?.addEventListener("abort", cancel);
  try {
    return await invoke(name, request, job);
  } finally {
    signal?.removeEventListener("abort", cancel);
    forget();
  }
}

async function invoke<N extends CommandName>(name: N, request: RequestOf<N>, job: string | null) {
  try {
    return (await host().invoke(name, request, job)) as ResponseOf<N>;
  } catch (thrown) {
    throw new CallFailed(failureOf(thrown), name);
  }
}
