/** What a person can do that changes the store: done, then told with the way back. */
import type {
  CollectionId,
  EntryId,
  ImportPreview,
  ImportReport,
  PostingId,
  SettledValue,
  Which,
} from "../api/contract";
import { redoEntry, undoEntry } from "../features/history/history.svelte";
import {
  addSample,
  answerSameRole,
  createPosting,
  howNow,
  importPostings,
  previewFolders,
  previewImport,
  refreshFolders,
  removePostings,
  replaceAddress,
  rewritePosting,
  settlePosting,
  unsettlePosting,
} from "../features/postings/writes";
import type { Written } from "../features/postings/WritePosting.svelte";
import { backUpStore, checkStore, openStore } from "../features/settings/store.svelte";
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
  const count = report.new + report.changed + report.gone + report.back;
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

/** Where nothing would change and nothing was refused, there is nothing to look at. */
function lookFirst(preview: ImportPreview, take: (only: string[] | null) => Promise<ImportReport>): void {
  const { changed, gone, back, refused, cancelled } = preview;
  const told = preview.new + changed + gone + back + refused;
  if (told === 0) {
    const text = () => {
      if (cancelled) return words().imports.stoppedShort;
      return preview.unchanged > 0 ? words().imports.unchanged(preview.unchanged) : words().imports.nothing;
    };
    notify({ tone: "done", text });
    return;
  }
  const apply = (only: string[] | null) =>
    void attempt(async () => {
      const report = await take(only);
      showList(report);
      tellImport(report, (count) => words().imports.imported(count));
    });
  show({ kind: "import-preview", preview, apply });
}

export const importPaths = (paths: string[]) =>
  attempt(async () => lookFirst(await previewImport(paths), (only) => importPostings(paths, only)));

/** Of none in particular: at all of them. */
export const lookAtFolders = (...ids: CollectionId[]) =>
  attempt(async () => lookFirst(await previewFolders(ids), (only) => refreshFolders(ids, only)));

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

export const remove = (...ids: PostingId[]) =>
  attempt(async () => {
    const { count, entry } = await removePostings(ids);
    const actions = entry === null ? [] : [undoAction(entry)];
    notify({ tone: "done", text: () => words().removal.removed(count), actions });
  });

export function tellDone(text: () => string, entry: EntryId | null): void {
  notify({ tone: "done", text, actions: entry === null ? [] : [undoAction(entry)] });
}

export const settle = (id: PostingId, values: Which[]) =>
  attempt(async () => {
    const { values: now, entry } = await settlePosting(id, values);
    const [only, ...others] = values;
    if (!only) return;
    const { field } = only.value;
    const how = howNow(now, only);
    const text = () =>
      others.length > 0
        ? words().settle.confirmedAll(values.length)
        : words().settle.done[how](words().settle.names[field]);
    tellDone(text, entry);
  });

export const unsettle = (id: PostingId, values: SettledValue[]) =>
  attempt(async () => {
    const { entry } = await unsettlePosting(id, values);
    const field = values[0]?.field ?? "problem";
    tellDone(() => words().settle.done.read(words().settle.names[field]), entry);
  });

export const create = (written: Written) =>
  attempt(async () => {
    const { id, title, entry } = await createPosting(written);
    go({ page: "posting", id });
    tellDone(() => words().byHand.created(title || words().postings.untitled), entry);
  });

export const rewrite = (id: PostingId, text: string) =>
  attempt(async () => {
    const { title, entry } = await rewritePosting(id, text);
    tellDone(() => words().byHand.rewritten(title || words().postings.untitled), entry);
  });

export const answerRepost = (id: PostingId, of: PostingId, same: boolean) =>
  attempt(async () => {
    const { entry } = await answerSameRole(id, of, same);
    tellDone(() => words().again.answered, entry);
  });

export const replaceContact = (from: string, to: string, postings: PostingId[] | null) =>
  attempt(async () => {
    const { postings: count, entry } = await replaceAddress(from, to, postings);
    tellDone(() => words().contacts.replaced(count), entry);
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

/** The one that is open stays so until the other one is. */
export const openAnotherStore = () =>
  attempt(async () => {
    const path = await host().pickStore();
    if (path === null) return;
    await openStore(path);
    go({ page: "postings" });
  });
