/** The people one goes through with next and previous: those of the list or lane that the first was opened from. */
import type { ApplicationId, CandidateId } from "../api/contract";

export type Step = { candidate: CandidateId; application: ApplicationId | null };

let steps = $state.raw<Step[]>([]);

export const walkThrough = (those: Step[]): void => void (steps = those);

export function stepsAround(candidate: CandidateId) {
  const index = steps.findIndex((step) => step.candidate === candidate);
  if (index < 0) return null;
  return { index, total: steps.length, previous: steps[index - 1], next: steps[index + 1] };
}
