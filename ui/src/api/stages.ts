/** How far along a stage is, as a level of water: the same in every picture of it. */
import type { Hue, StageEnd } from "./contract";

type StageMark = { level: number; tone: string } | { end: "done" | "struck" | "back"; tone: string };

const rising: Record<Hue, { level: number; tone: string }> = {
  slate: { level: 0, tone: "new" },
  blue: { level: 0.3, tone: "screening" },
  plum: { level: 0.52, tone: "interview" },
  ochre: { level: 0.76, tone: "offer" },
  green: { level: 1, tone: "hired" },
};
const ended: Record<StageEnd, StageMark> = {
  hired: { end: "done", tone: "hired" },
  rejected: { end: "struck", tone: "rejected" },
  withdrawn: { end: "back", tone: "withdrawn" },
};

export const stageMark = ({ hue, ends }: { hue: Hue; ends: StageEnd | null }): StageMark =>
  ends === null ? rising[hue] : ended[ends];
