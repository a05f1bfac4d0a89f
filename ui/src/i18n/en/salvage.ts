/** Saving what can be read of a damaged store. */
import type { SalvagedWhat } from "../../api/contract";
import { formatFor } from "../format";

const { count, number } = formatFor("en-GB");

export const salvage = {
  save: "Save what can be read",
  note: "In a new store, which takes this one’s place; this one is kept beside it as it is. A copy from before the damage, listed below, may hold more.",
  saving: "Saving what can be read",
  pages: (done: number, total: number) => `page ${number(done)} of ${number(total)}`,
  title: "What could be read is saved",
  what: "What",
  /** Kept, lost, mended. */
  counts: ["Saved", "Lost", "Mended"],
  number,
  kinds: {
    postings: "Postings",
    people: "Candidates",
    applications: "Applications",
    notes: "Notes",
    files: "Files",
    mails_in: "Mails received",
    mails_out: "Mails written",
    history: "Entries of the history",
    rest: "All that goes with them",
  } satisfies Record<SalvagedWhat, string>,
  lostPages: (pages: number) =>
    `${count(pages, { one: "page", other: "pages" })} could not be read: more may be lost than can be counted.`,
  spoiled: (files: number) =>
    `${count(files, { one: "file or mail was", other: "files or mails were" })} left out, because the bytes are no longer what they were.`,
  rulesOff: (rules: number) =>
    `${count(rules, { one: "rule that writes by itself is", other: "rules that write by themselves are" })} switched off: it may be lost to whom they have written.`,
  kept: (path: string) => `The damaged store is kept as it was: ${path}`,
  open: "Open the saved store",
};
