import type { EntryState } from "../../api/contract";
import { formatFor } from "../format";
import type { OpWords } from "../shape";
import { inboxOps } from "./inbox";
import { mailOps } from "./mail";
import { peopleOps } from "./people";
import { privacyOps } from "./privacy";
import { tableOps } from "./tables";
import { fields } from "./fields";

const { count } = formatFor("en-GB");
const postingForms = { one: "posting", other: "postings" };

export const ops: OpWords = {
  postings_imported: (p) => {
    const parts = [];
    if (p.new > 0) parts.push(`${count(p.new, { one: "new posting", other: "new postings" })}`);
    if (p.changed > 0)
      parts.push(`${count(p.changed, { one: "changed posting", other: "changed postings" })}`);
    if (p.gone > 0) parts.push(`${count(p.gone, postingForms)} whose file is gone`);
    if (p.back > 0) parts.push(`${count(p.back, postingForms)} whose file is back`);
    return `Imported ${parts.join(", ") || "no posting"} from ${p.from}`;
  },
  sample_added: (p) => `Added the sample set, ${count(p.postings, postingForms)}`,
  postings_removed: (p) =>
    p.count === 1 ? `Removed “${p.title}”` : `Removed ${count(p.count, postingForms)}`,
  ...peopleOps,
  ...tableOps,
  posting_settled: (p) => `Set by hand in “${p.title}”: ${p.fields.map((field) => fields[field]).join(", ")}`,
  posting_unsettled: (p) =>
    `Back to what the file says in “${p.title}”: ${p.fields.map((field) => fields[field]).join(", ")}`,
  posting_created: (p) => `Added “${p.title}” by hand`,
  posting_rewritten: (p) => `Rewrote “${p.title}”`,
  same_role_answered: (p) =>
    p.same ? `“${p.title}” is “${p.of}” again` : `“${p.title}” is another role than “${p.of}”`,
  contact_replaced: (p) => `Put ${p.to} in the place of ${p.from}, in ${count(p.postings, postingForms)}`,
  postings_reread: (p) => `Read ${count(p.postings, postingForms)} of an earlier Vivier again`,
  ...mailOps,
  ...privacyOps,
  ...inboxOps,
};

export const entryStates: Record<EntryState, string> = { done: "Done", undone: "Undone" };

export const history = {
  title: "History",
  total: (n: number) => count(n, { one: "change", other: "changes" }),
  what: "What",
  when: "When",
  who: "Who",
  state: "State",
  turn: "Undo or redo",
  undone: (what: string) => `Undone: ${what}`,
  redone: (what: string) => `Done again: ${what}`,
  undoEntry: (what: string) => `Undo: ${what}`,
  redoEntry: (what: string) => `Redo: ${what}`,
  showEntry: "Show in History",
  empty: "Nothing has been changed yet",
  emptyNext: "Every import and every removal will be listed here, with a way to undo it.",
};
