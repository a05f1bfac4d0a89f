/** A pipeline while it is being changed: whole, in order, and where those of a removed stage go. */
import type { Pipeline, RemovedStage, Stage, WantedStage } from "../../api/contract";

export type Draft = WantedStage & { key: number; was: Stage | null };

let nextKey = 1;

export const draftOf = (pipeline: Pipeline): Draft[] =>
  pipeline.stages.map((stage) => ({
    key: nextKey++,
    was: stage,
    id: stage.id,
    name: stage.name.name,
    ends: stage.ends,
    hue: stage.hue,
    room: stage.room,
    expected_days: stage.expected_days,
  }));

/** Before the ends: those who go on stand before those who are done. */
export function withNew(draft: Draft[], name: string): Draft[] {
  const at = draft.findIndex(({ ends }) => ends !== null);
  const made: Draft = {
    key: nextKey++,
    was: null,
    id: null,
    name,
    ends: null,
    hue: "plum",
    room: null,
    expected_days: null,
  };
  return draft.toSpliced(at < 0 ? draft.length : at, 0, made);
}

export function moved(draft: Draft[], key: number, by: 1 | -1): Draft[] {
  const from = draft.findIndex((one) => one.key === key);
  const to = from + by;
  const stage = draft[from];
  if (!stage || to < 0 || to >= draft.length) return draft;
  return draft.toSpliced(from, 1).toSpliced(to, 0, stage);
}

export const wanted = (draft: Draft[]): WantedStage[] =>
  draft.map(({ id, name, ends, hue, room, expected_days }) => ({
    id,
    name: name.trim(),
    ends,
    hue,
    room,
    expected_days,
  }));

/** Those no longer in the draft; who is in them goes where it was said, or to the first that stays. */
export function removed(pipeline: Pipeline, draft: Draft[], goTo: Record<number, number>): RemovedStage[] {
  const first = draft.find(({ id }) => id !== null)?.id ?? null;
  return pipeline.stages
    .filter(({ id }) => !draft.some((one) => one.id === id))
    .map(({ id, applications }) => ({ id, to: applications > 0 ? (goTo[id] ?? first) : null }));
}
