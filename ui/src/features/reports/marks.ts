/** The stages that the program itself names have a glyph, in reports as everywhere. */
import type { Hue, StageCode, StageEnd } from "../../api/contract";
import { stageMark } from "../../api/stages";

const hues: Record<StageCode, [hue: Hue, ends: StageEnd | null]> = {
  new: ["slate", null],
  screening: ["blue", null],
  interview: ["plum", null],
  offer: ["ochre", null],
  hired: ["green", "hired"],
  rejected: ["slate", "rejected"],
  withdrawn: ["slate", "withdrawn"],
};

/** Of a row about a stage; undefined for any other. */
export function markOf(key: string) {
  const code = key.replace(/^stage:/, "");
  if (!Object.hasOwn(hues, code)) return undefined;
  const [hue, ends] = hues[code as StageCode];
  return stageMark({ hue, ends });
}
