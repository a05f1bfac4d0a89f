import { call } from "../../api/call";
import type {
  CollectionId,
  ExportedPostings,
  Held,
  How,
  ImportPreview,
  ImportReport,
  PostingFormat,
  PostingId,
  Removed,
  ReplacedContact,
  SettledPosting,
  SettledValue,
  Values,
  Which,
  WrittenPosting,
} from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { words } from "../../i18n/words.svelte";
import type { Written } from "./WritePosting.svelte";

export function previewImport(paths: string[]): Promise<ImportPreview> {
  return runJob(() => words().look.working, "postings.preview", { paths, only: null });
}

export function importPostings(paths: string[], only: string[] | null): Promise<ImportReport> {
  return runJob(() => words().imports.working, "postings.import", { paths, only });
}

/** A file that is there already keeps its name: the new one takes another. */
export function exportPostings(
  ids: PostingId[],
  format: PostingFormat,
  folder: string,
): Promise<ExportedPostings> {
  const request = { ids, states: [], format, folder, replace: false };
  return runJob(() => words().exporting.working, "postings.export", request);
}

/** Of none in particular: all of them. */
export function previewFolders(ids: CollectionId[]): Promise<ImportPreview> {
  return runJob(() => words().look.refreshing, "collections.preview", { ids });
}

export function refreshFolders(ids: CollectionId[], only: string[] | null): Promise<ImportReport> {
  return runJob(() => words().imports.working, "collections.refresh", { ids, only });
}

export function addSample(): Promise<ImportReport> {
  return runJob(() => words().imports.sampling, "sample.add", {});
}

export function removePostings(ids: PostingId[]): Promise<Removed> {
  return call("postings.remove", { ids });
}

export function settlePosting(id: PostingId, values: Which[]): Promise<SettledPosting> {
  return call("postings.settle", { id, values });
}

export function unsettlePosting(id: PostingId, values: SettledValue[]): Promise<SettledPosting> {
  return call("postings.unsettle", { id, values });
}

/** How the value that was just settled stands now. */
export function howNow(values: Values, { which, value }: Which): How {
  if (value.field === "problem") return "confirmed";
  if (value.field === "contact") return values.contacts.find((one) => one.which === which)?.how ?? "added";
  if (value.field === "criterion") return values.criteria.find((one) => one.which === which)?.how ?? "added";
  return (values[value.field] as Held<unknown>).how;
}

export function createPosting({ title, organisation, text }: Written): Promise<WrittenPosting> {
  return call("postings.create", { title, organisation, text });
}

export function rewritePosting(id: PostingId, text: string): Promise<WrittenPosting> {
  return call("postings.rewrite", { id, text });
}

export function answerSameRole(id: PostingId, of: PostingId, same: boolean) {
  return call("postings.same_role", { id, of, same });
}

export function replaceAddress(
  from: string,
  to: string,
  postings: PostingId[] | null,
): Promise<ReplacedContact> {
  return call("contacts.replace", { from, to, postings });
}
