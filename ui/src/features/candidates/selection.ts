/** People by themselves, or as whoever made certain applications, and what is done to all of them. */
import { call } from "../../api/call";
import type {
  CandidateFilter,
  CandidateId,
  Done,
  ExportCandidates,
  Exported,
  PeopleSelection,
  Picked,
  Selection,
} from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { words } from "../../i18n/words.svelte";

export type People = PeopleSelection;
export type Candidates = Selection<CandidateId, CandidateFilter>;

export const pickCandidates = (filter: CandidateFilter): Promise<Picked> =>
  call("candidates.pick", { filter });

export const tagPeople = (selection: People, add: string[], remove: string[]): Promise<Done> =>
  call("candidates.tag", { selection, add, remove });

export const exportPeople = (request: ExportCandidates): Promise<Exported> =>
  runJob(() => words().exporting.working, "candidates.export", request);
