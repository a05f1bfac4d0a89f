/** What a person can do that changes the store: done, then told with the way back. */
import type { EntryId, ImportReport, PostingId } from "../api/contract";
import { redoEntry, undoEntry } from "../features/history/history.svelte";
import { addSample, importPostings, removePostings } from "../features/postings/writes";
import { backUpStore, checkStore } from "../features/settings/store.svelte";
import { host } from "../host/host";
import { keyText } from "../i18n/keys";
import { opText, words } from "../i18n/words.svelte";
import { notify, type NoticeAction } from "../kit/notices.svelte";
import { attempt, copy } from "./attempt";
import { show } from "./layers.svelte";
import { go, route } from "./router.svelte";

const undoAction = (entry: EntryId): NoticeAction => ({
  label: () => words().common.undo,
  run: () => void undo(entry),
  shortcut: () => ({ text: keyText("Ctrl+Z"), aria: "Control+Z" }),
});

function tellImport(report: ImportReport, done: (count: number) => string): void {
  const count = report.new + report.changed;
  const see: NoticeAction = {
    label: () => words().common.see,
    run: () => show({ kind: "import-report", report }),
  };
  const text = () => {
    if (report.cancelled) return words().imports.stoppedShort;
    if (count > 0) return done(count);
    return report.files.length > 0 ? words().imports.unchanged(report.unchanged) : words().imports.nothing;
  };
  const actions = report.entry === null ? [] : [undoAction(report.entry)];
  notify({ tone: "done", text, actions: report.files.length > 0 ? [...actions, see] : actions });
}

function showList(report: ImportReport): void {
  if (report.entry !== null && route().page !== "postings") go({ page: "postings" });
}

export const importPaths = (paths: string[]) =>
  attempt(async () => {
    const report = await importPostings(paths);
    showList(report);
    if (report.files.some(({ problems }) => problems.length > 0)) show({ kind: "import-report", report });
    else tellImport(report, (count) => words().imports.imported(count));
  });

export const addSampleSet = () =>
  attempt(async () => {
    const report = await addSample();
    // The sample has doubts on purpose: they are for the person to find, not a report to read first.
    showList(report);
    tellImport(report, (count) => words().imports.sampled(count));
  });

export const importFolder = () =>
  attempt(async () => {
    const folder = await host().pickFolder();
    if (folder !== null) await importPaths([folder]);
  });

export const importFiles = () =>
  attempt(async () => {
    const files = await host().pickFiles();
    if (files && files.length > 0) await importPaths(files);
  });

export const remove = (id: PostingId) =>
  attempt(async () => {
    const { count, entry } = await removePostings([id]);
    const actions = entry === null ? [] : [undoAction(entry)];
    notify({ tone: "done", text: () => words().removal.removed(count), actions });
  });

export const undo = (entry: EntryId | null) =>
  attempt(async () => {
    const { id, op } = await undoEntry(entry);
    notify({
      tone: "done",
      text: () => words().history.undone(opText(op)),
      actions: [
        {
          label: () => words().common.redo,
          run: () => void redo(id),
          shortcut: () => ({ text: keyText("Ctrl+Shift+Z"), aria: "Control+Shift+Z" }),
        },
      ],
    });
  });

export const redo = (entry: EntryId | null) =>
  attempt(async () => {
    const { id, op } = await redoEntry(entry);
    notify({ tone: "done", text: () => words().history.redone(opText(op)), actions: [undoAction(id)] });
  });

export const copyPath = (path: string) => copy(path, () => words().postings.pathCopied);

/** The settings tell what came of these two, so that is where they are shown. */
const showStore = () => go({ page: "settings", section: "store" });

export const checkNow = () =>
  attempt(async () => {
    showStore();
    await checkStore();
  });

export const backUpNow = () =>
  attempt(async () => {
    showStore();
    await backUpStore();
  });
