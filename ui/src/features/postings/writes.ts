import { call } from "../../api/call";
import type { ImportReport, PostingId, Removed } from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { words } from "../../i18n/words.svelte";

export function importPostings(paths: string[]): Promise<ImportReport> {
  return runJob(() => words().imports.working, "postings.import", { paths });
}

export function addSample(): Promise<ImportReport> {
  return runJob(() => words().imports.sampling, "sample.add", {});
}

export function removePostings(ids: PostingId[]): Promise<Removed> {
  return call("postings.remove", { ids });
}
