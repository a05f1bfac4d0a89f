/** The list that a person edits, back as the expression that is kept. */
import type { Item } from "../../api/pieces";

export function expressionOf(items: Item[]): string | null {
  const kept = items.filter(({ pieces }) => pieces.length > 0);
  const parts = kept.map(({ pieces, welcome }) => {
    const text = pieces.map((piece) => (welcome ? `${piece}?` : piece)).join(" | ");
    return pieces.length > 1 && kept.length > 1 ? `(${text})` : text;
  });
  return parts.length > 0 ? parts.join(" & ") : null;
}
