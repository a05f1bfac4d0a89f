/** Postings that live: what a person settles, the look before an import, versions, contacts, postings by hand. */
import type { Field, How, Language, Register } from "../../api/contract";
import { formatFor } from "../format";

const { count, form, number } = formatFor("en-GB");
const postingForms = { one: "posting", other: "postings" };
const fileForms = { one: "file", other: "files" };
const valueForms = { one: "value", other: "values" };

/** What a person may settle, as it stands before its value. */
const names: Record<Field, string> = {
  title: "Title",
  organisation: "Organisation",
  state: "State",
  date: "Date",
  deadline: "Deadline",
  subject: "Subject",
  application_url: "Form",
  pieces: "To send",
  refused_pieces: "Not needed",
  proof: "Proof of reading",
  answer_within_days: "Answer",
  contract: "Contract",
  length: "Length",
  days_a_week: "Days a week",
  remote: "Remote",
  place: "Place",
  start: "Start",
  pay: "Pay",
  language: "Language",
  register: "Address",
  contact: "Contact",
  criterion: "Criterion",
  problem: "Problem",
};

const hows: Record<How, string> = {
  read: "Read from the file",
  confirmed: "Confirmed",
  corrected: "Corrected",
  added: "Added by hand",
  removed: "Removed",
};

const languages: Record<Language, string> = { fr: "French", en: "English" };
const registers: Record<Register, string> = {
  tu: "tu",
  vous: "vous",
  mixed: "tu and vous, mixed",
  none: "Not said",
};

export const settle = {
  names,
  hows,
  languages,
  registers,
  fileSays: (value: string) => `The file says: ${value}`,
  fileSaysNow: (value: string) => `The file now says: ${value}`,
  fileSilent: "The file does not say",
  nothing: "nothing",
  edit: (what: string) => `Correct: ${what}`,
  confirm: (what: string) => `Confirm: ${what}`,
  back: (what: string) => `Back to the file: ${what}`,
  remove: (what: string) => `Remove: ${what}`,
  takeFile: "Take the file’s",
  keepMine: "Keep mine",
  save: "Save",
  cancel: "Cancel",
  role: "Role",
  kind: "Kind",
  where: "Where",
  address: "E-mail address",
  unset: "Not said",
  dateFormat: "2026-02-28",
  days: "days",
  about: "About the posting",
  addContact: "Add a contact",
  addCriterion: "Add a criterion",
  addValue: "Add another value",
  confirmAll: "Confirm the reading",
  confirmedAll: (n: number) => `${count(n, valueForms)} confirmed`,
  done: {
    read: (what: string) => `${what}: back to the file`,
    confirmed: (what: string) => `${what}: confirmed`,
    corrected: (what: string) => `${what}: corrected`,
    added: (what: string) => `${what}: added`,
    removed: (what: string) => `${what}: removed`,
  },
  settledProblem: "Settled",
  notAProblem: "Not a problem",
  writeTo: "Write to",
  shown: "Shown",
  linked: "Linked",
  noMail: "No message should leave for this person before you choose.",
  decidedFor: (address: string) => `Settled: write to ${address}`,
  decidedFine: "Settled: not a problem",
  reopen: "Ask again",
  remarks: (n: number) => count(n, { one: "remark", other: "remarks" }),
  seeInText: "Show in the text",
  allOf: "An applicant sends all of this:",
  oneOf: (n: number) => `Item ${number(n)}: any one of`,
  or: "or",
  and: "and",
  orPiece: "or another piece",
  andPiece: "Also ask for…",
  isWelcome: "welcome, not required",
  removePiece: (piece: string) => `Remove ${piece}`,
  nothingAsked: "Nothing is asked for.",
};

export const compare = {
  sideBySide: "Side by side",
  received: "As received",
  repaired: "Repaired",
  places: (n: number) => `${count(n, { one: "line", other: "lines" })} repaired`,
};

export const versions = {
  title: "Versions",
  open: "Earlier versions",
  one: (n: number) => `Version ${number(n)}`,
  now: "present",
  first: "As first read.",
  sameValues: "No value changed.",
  shown: (n: number) => `This is version ${number(n)}, as the file was. What was set by hand is not shown.`,
  toPresent: "Show the present one",
  show: "Show",
  changes: "What changed",
  from: "Before",
  to: "After",
  linesFrom: (line: number) => `Line ${number(line)}`,
  marks: { removed: "removed: ", added: "added: " },
  kept: "stays as you set it",
};

export const look = {
  title: "What this import would do",
  working: "Reading the files",
  refreshing: "Reading the folder again",
  take: (n: number) => `Import ${count(n, fileForms)}`,
  takeAll: (n: number) => (n === 1 ? "Import the file" : `Import all ${number(n)}`),
  nothing: "There is nothing to import here: all is as it was.",
  unchanged: (n: number) => `${count(n, postingForms)} unchanged`,
  repaired: (n: number) => `${count(n, fileForms)} with garbled text put right`,
  passedOver: (n: number, ending: string) =>
    ending ? `${count(n, fileForms)} passed over (.${ending})` : `${count(n, fileForms)} passed over`,
  choose: (title: string) => `Import ${title}`,
  chooseAll: (outcome: string) => `All: ${outcome}`,
  again: (title: string, percent: number) =>
    `${number(percent)}% the same as “${title}”: perhaps the same role again`,
  againHere: (title: string, percent: number) =>
    `${number(percent)}% the same as “${title}”, new here too: perhaps the same role twice`,
  willBeGone: "Its file is no longer there. The posting stays, marked as gone.",
  comesBack: "Its file is there again.",
  details: "Details",
  stopped: "The reading was stopped: what had been read is shown, and nothing has been imported.",
};

export const folders = {
  again: (folder: string) => `Look at ${folder} again`,
  allAgain: (n: number) => `Look at all ${number(n)} folders again`,
  changed: (what: string, folder: string) => `${what} in ${folder} since it was last read`,
  new: (n: number) => count(n, { one: "new file", other: "new files" }),
  altered: (n: number) => count(n, { one: "changed file", other: "changed files" }),
  gone: (n: number) => count(n, { one: "file gone", other: "files gone" }),
  back: (n: number) => count(n, { one: "file back", other: "files back" }),
  missing: (folder: string) => `The folder ${folder} is not there any more. Its postings are kept.`,
  see: "Look and import",
  later: "Not now",
  label: "Changes on disk",
};

export const again = {
  ask: (title: string) => `Is this “${title}” again?`,
  note: (percent: number) => `${number(percent)}% of the text is the same.`,
  yes: "Same role again",
  no: "Another role",
  same: (title: string) => `The same role as “${title}”, posted again`,
  mark: "Posted again",
  answered: "Noted",
};

export const gone = {
  mark: "File gone",
  since: (when: string) => `The file of this posting has been gone since ${when}. The posting is kept.`,
};

export const byHand = {
  title: "New posting",
  rewrite: "Edit the text",
  name: "Title",
  organisation: "Organisation",
  text: "Text",
  textNote: "Paste or type it, Markdown if you like. Contacts, pieces and criteria are read from it.",
  fromText: "Left empty: read from the text",
  create: "Create the posting",
  save: "Save the text",
  created: (title: string) => `“${title}” created`,
  rewritten: (title: string) => `“${title}” rewritten`,
  needed: "Give it a title or a text first.",
};

export const contacts = {
  title: "Contacts",
  total: (n: number) => count(n, { one: "address", other: "addresses" }),
  filter: "Find an address…",
  filterLabel: "Find a contact",
  none: "No address was found in your postings yet",
  noneNext: "The addresses that postings name appear here once postings are imported.",
  noneMatch: "No address holds these words",
  on: (all: number, open: number) =>
    `${count(all, postingForms)}, ${number(open)} ${form(open, { one: "open", other: "open" })}`,
  columns: { address: "Address", postings: "Postings", roles: "Roles", open: "Open" },
  doubtful: (n: number) => `${count(n, postingForms)} where the link and the text differ`,
  instead: (addresses: string) => `In the place of ${addresses}`,
  choose: "Choose an address to see where it stands.",
  left: "This person left…",
  leftTitle: (address: string) => `Replace ${address}`,
  successor: "Write instead to",
  everywhere: "Everywhere, and in what is imported later",
  chosen: (n: number) => `Only in the chosen postings (${number(n)})`,
  scope: "Where",
  replace: (n: number) => `Replace in ${count(n, postingForms)}`,
  replaced: (n: number) => `Replaced in ${count(n, postingForms)}`,
  unfit: "This is not an e-mail address.",
};

export const rows = {
  worst: "Worst doubt",
  found: "Where found",
  contract: "Contract",
  anyContract: "Any contract",
  past: "The closing date has passed",
  more: "More",
  hasProblems: "To check",
  isGone: "File gone",
  isRepost: "Posted again",
  chosen: (n: number) => `${count(n, postingForms)} chosen`,
  chooseNone: "Choose none",
  removeChosen: (n: number) => `Remove ${number(n)}`,
};
