/** People and postings that come in from files and go out to them: looked at first, done, then told with the way back. */
import type {
  CvFor,
  ImportPeople,
  PeopleFormat,
  PeopleImported,
  PostingFormat,
  PostingId,
} from "../api/contract";
import { exportPeople, tagPeople, type People } from "../features/candidates/selection";
import { importPeople, isPeopleFile, lookAtPeople } from "../features/candidates/importing.svelte";
import { attachCvs, isArchive, lookAtCvs } from "../features/candidates/cvs.svelte";
import { exportPostings } from "../features/postings/writes";
import { host } from "../host/host";
import { currentLanguage, words } from "../i18n/words.svelte";
import { notify, type NoticeAction } from "../kit/notices.svelte";
import { attempt } from "./attempt";
import { show } from "./layers.svelte";
import { told, undoAction } from "./people-writes";
import { go, route } from "./router.svelte";
import { importPaths } from "./writes";

/** From a posting's board, people are meant for that posting. */
const postingHere = (): PostingId | null => {
  const shown = route();
  return shown.page === "board" ? shown.id : null;
};

const lookAt = (path: string) =>
  attempt(async () => {
    if (isArchive(path)) return show({ kind: "import-cvs", path, preview: await lookAtCvs(path) });
    show({ kind: "import-people", path, preview: await lookAtPeople(path), posting: postingHere() });
  });

export const choosePeopleFile = () =>
  attempt(async () => {
    const path = await host().pickPeople();
    if (path !== null) await lookAt(path);
  });

/** Tables and cards are people, everything else is postings. A CV as data is a person only where people are looked at. */
export async function takeDropped(paths: string[]): Promise<void> {
  const amongPeople = route().page === "board" || route().page === "candidates";
  const holdsPeople = (path: string) =>
    isPeopleFile(path) || isArchive(path) || (amongPeople && /\.json$/i.test(path));
  const [first] = paths;
  if (first === undefined || !paths.every(holdsPeople)) {
    await importPaths(paths);
    return;
  }
  await lookAt(first);
  if (paths.length > 1) {
    notify({ tone: "done", text: () => words().peopleImport.oneAtATime(paths.length) });
  }
}

/** Exactly these, each to whom it was shown to belong. */
export const attach = (path: string, files: CvFor[]) =>
  attempt(async () => {
    const { count, already, entry } = await attachCvs(path, files);
    notify({
      tone: "done",
      text: () => (entry === null ? words().cvs.nothing : words().cvs.attached(count)),
      more: already > 0 && entry !== null ? () => words().cvs.more(already) : undefined,
      actions: entry === null ? [] : [undoAction(entry)],
    });
  });

export const takeIn = (request: ImportPeople) =>
  attempt(async () => {
    const report = await importPeople(request);
    if (report.entry !== null && route().page !== "board") go({ page: "candidates" });
    tellImport(report);
    if (report.left_out > 0 || report.unplaced > 0) show({ kind: "people-report", report });
  });

function tellImport(report: PeopleImported): void {
  const see: NoticeAction = {
    label: () => words().common.see,
    run: () => show({ kind: "people-report", report }),
  };
  const text = () => {
    if (report.cancelled) return words().peopleImport.stopped;
    return report.entry === null
      ? words().peopleImport.nothingNew
      : words().peopleImport.imported(report.added + report.filled);
  };
  const back = report.entry === null ? [] : [undoAction(report.entry)];
  notify({ tone: "done", text, actions: report.cancelled ? [] : [...back, see] });
}

const endings: Record<PeopleFormat, string> = { csv: "csv", xlsx: "xlsx", vcard: "vcf", json: "json" };
const shortName = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

export const exportTo = (people: People, format: PeopleFormat) =>
  attempt(async () => {
    const title = words().exporting.fileName(new Date().toISOString().slice(0, 10));
    const path = await host().pickSaveAs(`${title}.${endings[format]}`);
    if (path === null) return;
    const { count } = await exportPeople({
      selection: people,
      format,
      path,
      language: currentLanguage(),
      title,
    });
    notify({ tone: "done", text: () => words().exporting.saved(count, shortName(path)) });
  });

export const exportPostingsTo = (ids: PostingId[], format: PostingFormat) =>
  attempt(async () => {
    const folder = await host().pickFolder();
    if (folder === null) return;
    const { postings, cancelled } = await exportPostings(ids, format, folder);
    const text = () =>
      cancelled
        ? words().exporting.stopped
        : words().exporting.savedPostings(postings.length, shortName(folder));
    notify({ tone: "done", text });
  });

export const tag = (people: People, add: string[], remove: string[]) =>
  attempt(async () => {
    const { count, entry } = await tagPeople(people, add, remove);
    told(() => words().tagging.done(count), entry);
  });
