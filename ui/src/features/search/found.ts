/** One thing that was found, as the palette and the page both show it. */
import type { FoundGroup, FoundRow } from "../../api/contract";
import { format, words } from "../../i18n/words.svelte";

export const keyOf = (row: FoundRow): string => `${row.what}-${row.id}`;

/** Beside its title: who, of whom, in what. */
export function about(row: FoundRow): string {
  switch (row.what) {
    case "person":
      return row.latest ? row.latest.title : row.headline;
    case "posting":
      return [row.organisation, words().states[row.state]].filter(Boolean).join(", ");
    case "file":
      return row.name;
    case "note":
      return words().search.note;
    case "message":
      return row.direction === "in" ? words().search.from(row.name) : words().search.sent;
    case "mail":
      return words().search.to(row.name);
  }
}

/** As many as there are, or honestly at least so many. */
export const countOf = ({ count, more }: FoundGroup): string =>
  more ? words().search.atLeast(format().number(count)) : format().number(count);
