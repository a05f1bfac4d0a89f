/** The long work under way, for the frame to show: how far it is, and the means to stop it. */
import { call, type JobName, type RequestOf, type ResponseOf } from "./call";

export type Job = {
  id: number;
  /** A function, so that the words follow a change of language. */
  label: () => string;
  done: number;
  total: number | null;
  what: string;
  /** How far it is in words, where the numbers count something else than things. */
  said?: (done: number, total: number) => string;
  stopping: boolean;
  stop: () => void;
};

let nextId = 1;
export const jobs = $state<Job[]>([]);

export async function runJob<N extends JobName>(
  label: () => string,
  name: N,
  request: RequestOf<N>,
  said?: Job["said"],
): Promise<ResponseOf<N>> {
  const abort = new AbortController();
  const id = nextId++;
  jobs.push({ id, label, done: 0, total: null, what: "", said, stopping: false, stop: () => abort.abort() });
  const job = jobs[jobs.length - 1]!;
  abort.signal.addEventListener("abort", () => (job.stopping = true));
  const options = {
    signal: abort.signal,
    onProgress: ({ done, total, what }: { done: number; total: number | null; what: string }) => {
      Object.assign(job, { done, total, what });
    },
  };
  try {
    // `N` is a job, which is what makes the options allowed; TypeScript does not reduce the condition by itself.
    return await (call as (name: N, request: RequestOf<N>, options: object) => Promise<ResponseOf<N>>)(
      name,
      request,
      options,
    );
  } finally {
    jobs.splice(
      jobs.findIndex((one) => one.id === id),
      1,
    );
  }
}
