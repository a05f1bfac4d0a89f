import type { Failure } from "./contract";

/** What a failed call throws: the edge's `{ code, params }`, worded by the screens. */
export class CallFailed extends Error {
  constructor(
    readonly failure: Failure,
    readonly command: string,
  ) {
    super(`${command}: ${failure.code}`);
    this.name = "CallFailed";
  }
}

function isFailure(thrown: unknown): thrown is Failure {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string";
}

/** The failure in anything thrown; what is not one of ours is `internal`. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof CallFailed) return thrown.failure;
  if (isFailure(thrown)) return thrown;
  return { code: "internal", params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } };
}
