/** What a person can do to candidates and applications: done, then told with the way back. */
import type {
  ApplicationId,
  CandidateChange,
  CandidateId,
  Decider,
  EntryId,
  PostingId,
  ReasonId,
  Stage,
  StageId,
  StoredFile,
} from "../api/contract";
import { moveApplications, rejectApplications, type Applications } from "../features/board/queries";
import * as people from "../features/candidates/queries";
import type { Candidates } from "../features/candidates/selection";
import { host } from "../host/host";
import { keyText } from "../i18n/keys";
import { stageText } from "../i18n/people.svelte";
import { words } from "../i18n/words.svelte";
import { notify, type NoticeAction } from "../kit/notices.svelte";
import { attempt } from "./attempt";
import { undo } from "./writes";

/** Applications that something is about to be done to: exactly these, or all that match with the number shown. */
export type Chosen = {
  selection: Applications;
  count: number;
  /** Of the one, when it is one. */
  name: string;
  stages: Stage[];
  from: StageId | null;
  /** Shows the move before it is done; what it returns takes that back. */
  foresee?: (to: StageId) => () => void;
};

export const undoAction = (entry: EntryId): NoticeAction => ({
  label: () => words().common.undo,
  run: () => void undo(entry),
  shortcut: () => ({ text: keyText("Ctrl+Z"), aria: "Control+Z" }),
});

export function told(text: () => string, entry: EntryId | null): void {
  notify({ tone: "done", text, actions: entry === null ? [] : [undoAction(entry)] });
}

/** Shown at once, taken back if the desk refuses. */
const foreseen = (chosen: Chosen, to: StageId | undefined, work: () => Promise<void>) =>
  attempt(async () => {
    const takeBack = to === undefined ? undefined : chosen.foresee?.(to);
    try {
      await work();
    } catch (thrown) {
      takeBack?.();
      throw thrown;
    }
  });

export const moveTo = (chosen: Chosen, to: StageId) =>
  foreseen(chosen, to, async () => {
    const { count, entry } = await moveApplications(chosen.selection, to);
    const stage = chosen.stages.find(({ id }) => id === to);
    told(
      () =>
        entry === null
          ? words().board.stayed
          : words().board.moved(count, chosen.name, stage ? stageText(stage.name) : ""),
      entry,
    );
  });

export const reject = (chosen: Chosen, reason: ReasonId, by: Decider, why: string) => {
  const to = chosen.stages.find(({ ends }) => ends === (by === "us" ? "rejected" : "withdrawn"))?.id;
  return foreseen(chosen, to, async () => {
    const { count, entry } = await rejectApplications(chosen.selection, reason, by, why);
    const say = () => (by === "us" ? words().rejection.rejected : words().rejection.withdrawn);
    told(() => say()(count, chosen.name), entry);
  });
};

export const editCandidate = (id: CandidateId, change: CandidateChange) =>
  attempt(async () => {
    const { entry } = await people.editCandidate(id, [change]);
    if (entry !== null) told(() => words().candidatePage.saved, entry);
  });

export const applyTo = (candidate: CandidateId, posting: PostingId, title: string) =>
  attempt(async () => {
    const { entry } = await people.applyTo(candidate, posting);
    told(() => words().candidatePage.applied(title), entry);
  });

export const removeCandidates = (selection: Candidates) =>
  attempt(async () => {
    const { count, entry } = await people.removeCandidates(selection);
    told(() => words().candidates.removed(count), entry);
  });

export const tellApart = (one: CandidateId, other: CandidateId) =>
  attempt(async () => {
    const { entry } = await people.tellApart(one, other);
    told(() => words().candidatePage.toldApart, entry);
  });

export const merge = (request: Parameters<typeof people.merge>[0], name: string) =>
  attempt(async () => {
    const { entry } = await people.merge(request);
    told(() => words().merging.merged(name), entry);
  });

export const addNote = (candidate: CandidateId, application: ApplicationId | null, text: string) =>
  attempt(async () => {
    const { entry } = await people.addNote(candidate, application, text);
    told(() => words().candidatePage.noteSaved, entry);
  });

export const removeNote = (id: number) =>
  attempt(async () => {
    const { entry } = await people.removeNote(id);
    told(() => words().candidatePage.noteRemoved, entry);
  });

export const attachFiles = (candidate: CandidateId, application: ApplicationId | null, paths: string[]) =>
  attempt(async () => {
    for (const path of paths) {
      const { entry } = await people.attachFile(candidate, application, path);
      told(() => words().candidatePage.attached(path.split(/[\\/]/).at(-1) ?? path), entry);
    }
  });

/** For another program to open: where to is the person's to say, and nothing that is there gives way. */
export const saveFile = ({ id, name }: Pick<StoredFile, "id" | "name">) =>
  attempt(async () => {
    const to = await host().pickSaveAs(name);
    if (to === null) return;
    await people.saveFile(id, to);
    told(() => words().candidatePage.copySaved(name), null);
  });

/** Once somebody has said so: the desk tells by the file itself whether it is opened at all. */
export const openFile = (id: number, called: string) =>
  attempt(async () => {
    await people.openFile(id);
    told(() => words().opening.opened(called), null);
  });

export const detachFile = (id: number, name: string) =>
  attempt(async () => {
    const { entry } = await people.detachFile(id);
    told(() => words().candidatePage.detached(name), entry);
  });

export const notePieces = (request: Parameters<typeof people.notePieces>[0]) =>
  attempt(async () => void (await people.notePieces(request)));

export const giveMark = (id: ApplicationId, mark: Parameters<typeof people.giveMark>[1]) =>
  attempt(async () => void (await people.giveMark(id, mark)));

/** Added as asked, whoever else there may be; the new person's id, or none when it was refused. */
export async function addCandidate(request: people.NewCandidate): Promise<CandidateId | null> {
  let added: CandidateId | null = null;
  await attempt(async () => {
    const { id, application, entry } = await people.addCandidate(request);
    added = id;
    told(
      () => words().adding.added(request.details.name.written || (request.details.addresses[0] ?? "")),
      entry,
    );
    for (const path of request.files) await people.attachFile(id, application, path);
  });
  return added;
}
