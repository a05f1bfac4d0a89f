/** What a catalogue must word. The maps run over the contract's unions: a new code without words does not compile. */
import type { Failure, Op, ProblemKind, RowProblem } from "../api/contract";

type Coded = { code: string };
type Params<U extends Coded, C extends U["code"]> =
  Extract<U, { code: C }> extends { params: infer P } ? P : undefined;

export type Worded<U extends Coded, R> = { [C in U["code"]]: (params: Params<U, C>) => R };

/** What happened, what was kept, what to do. A part that would say nothing is left out. */
export type FailureText = { happened: string; kept?: string; next?: string };

export type FailureWords = Worded<Failure, FailureText>;
export type ProblemWords = Worded<ProblemKind, string>;
export type RowProblemWords = Worded<RowProblem, string>;
export type OpWords = Worded<Op, string>;

/** The sentence for one coded value. */
export function worded<U extends Coded, R>(words: Worded<U, R>, value: U): R {
  const word = words[value.code as U["code"]] as (params: unknown) => R;
  return word("params" in value ? value.params : undefined);
}
