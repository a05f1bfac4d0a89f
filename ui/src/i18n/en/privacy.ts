/** Forgetting people, handing them what is kept of them, and copies of the store. */
import type { RetentionReason } from "../../api/contract";
import { formatFor } from "../format";
import type { FailureWords, OpWords } from "../shape";

const { count, size } = formatFor("en-GB");
const people = { one: "candidate", other: "candidates" };
const whom = (n: number, name: string) => (n === 1 ? name : count(n, people));

export const privacyOps = {
  candidates_erased: (p) => `Erased ${count(p.count, people)} for good`,
  candidates_set_apart: (p) => `Set ${whom(p.count, p.name)} apart, to be erased`,
  candidates_kept: (p) => `Kept ${whom(p.count, p.name)} after all`,
  hold_set: (p) => `Said why ${p.name} is kept`,
  hold_lifted: (p) => `Left ${p.name} to the rules again`,
  retention_saved: () => "Changed how long people are kept",
  backup_plan_saved: () => "Changed where copies of the store go",
} satisfies Partial<OpWords>;

export const privacyFailures = {
  erased_for_good: () => ({
    happened: "Whom this concerns was erased for good.",
    kept: "There is nothing left that could be put back.",
  }),
  mail_on_its_way: (p) => ({
    happened: `${count(p.count, { one: "mail", other: "mails" })} to them are leaving at this moment.`,
    kept: "Nobody was erased.",
    next: "Try again in a moment.",
  }),
} satisfies Partial<FailureWords>;

const reasons: Record<RetentionReason, string> = {
  hold: "Kept on purpose",
  under_way: "Application under way",
  hired: "Hired",
  consent: "Agreed to be kept",
  refusal: "Application ended",
  added: "Never applied",
};

export const erasing = {
  section: "Personal data",
  why: reasons,
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  over: (day: string) => `was to be kept until ${day}`,
  lastContact: (day: string) => `Last contact ${day}`,
  handOver: "Export…",
  handOverNote: "One archive with all that is kept of this person.",
  exporting: "Exporting all that is kept",
  exportName: (id: number) => `candidate-${id}.zip`,
  exported: (path: string, bytes: number) => `Written to ${path}, ${size(bytes)}`,
  erase: "Erase…",
  title: (n: number, name: string) => `Erase ${whom(n, name)} for good`,
  lead: "This goes, everywhere in the store, and nothing brings it back:",
  applications: (n: number) => count(n, { one: "application", other: "applications" }),
  notes: (n: number) => count(n, { one: "note", other: "notes" }),
  files: (n: number) => count(n, { one: "file", other: "files" }),
  mails: (n: number) => count(n, { one: "mail", other: "mails" }),
  entries: (n: number) =>
    `${count(n, { one: "entry", other: "entries" })} of the history will no longer name them`,
  waiting: (n: number) =>
    `${count(n, { one: "waiting mail", other: "waiting mails" })} to them will never leave.`,
  elsewhere: (n: number) =>
    `${count(n, { one: "note", other: "notes" })} on other people may name them, and will stay.`,
  copies: "Copies made before still hold them. A copy that is put back forgets them, too.",
  understood: "I have seen what goes, and mean it",
  cancel: "Cancel",
  confirm: "Erase for good",
  done: (n: number) => `${count(n, people)} erased for good`,
  notCleared:
    "Another program has the store open: the log beside it still holds something of them, until that program is closed.",
};

export const copies = {
  title: "Copies by themselves",
  note: (daily: number, weekly: number) =>
    `One a day while you work: the last ${count(daily, { one: "day", other: "days" })} and ${count(weekly, { one: "week", other: "weeks" })} before are kept.`,
  folder: "Folder",
  choose: "Choose a folder…",
  beside: "Beside the store",
  none: "There is none yet.",
  today: "Copy now",
  copying: "Copying the store",
  restore: "Put back…",
  other: "Put another copy back…",
  restoreTitle: "Put a copy back",
  from: "Last changed",
  begun: "Begun",
  holds: (candidates: number, applications: number, postings: number) =>
    [
      count(candidates, people),
      count(applications, { one: "application", other: "applications" }),
      count(postings, { one: "posting", other: "postings" }),
    ].join(", "),
  damaged: "This copy is damaged, and cannot be put back.",
  kept: "What is in the store now is kept in a file beside it.",
  confirm: "Put back",
  cancel: "Cancel",
  restored: (replaced: string) => `The copy is in place. What was there is now ${replaced}`,
};
