/** How long ago a moment was, as far as it is said in a word. */
import type { Moment } from "../../api/contract";

const dayOf = (at: number) => new Date(at).setHours(0, 0, 0, 0);

export function agoOf(at: Moment): "today" | "yesterday" | "before" {
  const days = Math.round((dayOf(Date.now()) - dayOf(at)) / 86_400_000);
  if (days === 0) return "today";
  return days === 1 ? "yesterday" : "before";
}
