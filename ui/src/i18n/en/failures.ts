import type { KeptShut, Word } from "../../api/contract";
import { formatFor } from "../format";
import { worded, type FailureWords } from "../shape";
import { fields } from "./fields";
import { ops } from "./history";
import { mailFailures } from "./mail";
import { peopleFailures } from "./people";
import { privacyFailures } from "./privacy";
import { tableFailures } from "./tables";
import { problems } from "./postings";

const { moment, number } = formatFor("en-GB");
const nothingLost = "Nothing in the store was changed.";

const words: Record<Word, string> = {
  posting: "posting",
  collection: "folder",
  candidate: "candidate",
  application: "application",
  stage: "stage",
  template: "template",
  message: "message",
  journal: "entry of the history",
  note: "note",
  file: "file",
  reason: "reason",
  filter: "saved filter",
  rule: "rule",
  digest: "weekly digest",
  report: "saved report",
  account: "mail account",
  mail: "mail",
};

const keptShut: Record<KeptShut, string> = {
  program: "it runs when it is opened",
  macros: "it has programs in it (macros)",
  unknown: "nothing in it says what it is",
};

export const failures: FailureWords = {
  store_not_open: () => ({ happened: "No store is open.", next: "Open a store, then try again." }),
  store_missing: (p) => ({
    happened: `There is no file at ${p.path}.`,
    kept: "Nothing was created in its place.",
    next: "Plug in the disk it was on, or open another store.",
  }),
  store_locked: (p) => ({
    happened: `${p.path} is in use by another window or by the command line.`,
    kept: "Nothing was changed: one program writes to a store at a time.",
    next: "Close the other one, then try again.",
  }),
  store_damaged: (p) => ({
    happened: `${p.path} is damaged and cannot be read safely.`,
    kept: "The file was left exactly as it is.",
    next: "Save what can be read, or open your latest backup. The file itself stays as it is.",
  }),
  store_foreign: (p) => ({
    happened: `${p.path} is not a Vivier store.`,
    kept: "The file was left exactly as it is.",
    next: "Open another store.",
  }),
  store_newer: (p) => ({
    happened: `${p.path} was made by a newer Vivier (version ${number(p.found)} of the file, this one knows ${number(p.known)}).`,
    kept: "The file was left exactly as it is.",
    next: "Update Vivier on this computer, or open another store.",
  }),
  store_read_only: (p) => ({
    happened: `${p.path} cannot be written to.`,
    kept: nothingLost,
    next: "Check the permissions of the file and of its folder, then try again.",
  }),
  store_exists: (p) => ({
    happened: `There is already a file at ${p.path}.`,
    kept: "It was left as it is: Vivier never replaces a file, even where the system’s dialog offered to.",
    next: "Start again, and give the copy another name.",
  }),
  disk_full: (p) => ({
    happened: `There is no room left on the disk for ${p.path}.`,
    kept: nothingLost,
    next: "Free some space, then try again.",
  }),
  file_failed: (p) => ({
    happened: `${p.path} could not be read or written.`,
    kept: nothingLost,
    next: "Check that it exists and that you may use it, then try again.",
  }),
  store_failed: () => ({
    happened: "The store refused the work.",
    kept: nothingLost,
    next: "Try again; if it happens again, check the store in Settings.",
  }),
  not_found: (p) => ({
    happened: `This ${words[p.what]} is no longer in the store.`,
    next: "It may have been removed: look in History.",
  }),
  nothing_to_undo: () => ({ happened: "There is nothing to undo." }),
  nothing_to_redo: () => ({ happened: "There is nothing to redo." }),
  undo_conflict: (p) => ({
    happened: `A later change stands in the way: ${worded(ops, p.op)}, ${moment(p.at)}.`,
    kept: nothingLost,
    next: "Undo that one first.",
  }),
  already_undone: () => ({ happened: "This was undone already." }),
  not_undone: () => ({ happened: "This was not undone, so it cannot be done again." }),
  value_unfit: (p) => ({
    happened: `“${p.value}” cannot be a posting’s ${fields[p.field]}.`,
    kept: nothingLost,
    next: "Correct it, then try again.",
  }),
  not_by_hand: (p) => ({
    happened: `“${p.title}” comes from a file.`,
    kept: nothingLost,
    next: "Change the file and import it again, or correct single values here.",
  }),
  text_refused: (p) => ({
    happened: `No posting can be made of this text. ${worded(problems, p.problem)}.`,
    kept: nothingLost,
  }),
  version_missing: (p) => ({ happened: `This posting has no version ${number(p.version)}.` }),
  contact_unknown: (p) => ({ happened: `No posting has the contact ${p.address}.`, kept: nothingLost }),
  printer_missing: () => ({
    happened: "A PDF cannot be drawn here.",
    kept: "Nothing was written.",
    next: "Write the report as HTML and print that page.",
  }),
  opener_missing: () => ({
    happened: "There is no other program to open files with here.",
    next: "Save a copy and open that.",
  }),
  file_kept_shut: (p) => ({
    happened: `${p.name} is not opened by another program: ${keptShut[p.why]}.`,
    next: "Save a copy of it if you know what it is.",
  }),
  folder_missing: (p) => ({
    happened: `The folder ${p.path} is not there.`,
    kept: "Its postings are as they were; none was marked as gone.",
    next: "Plug in the disk it is on, then try again.",
  }),
  bad_request: (p) => ({
    happened: `Vivier asked itself something wrong (${p.command}).`,
    kept: nothingLost,
    next: "This is a fault in the program: copy the details and report it.",
  }),
  unknown_command: (p) => ({
    happened: `Vivier asked itself for something it cannot do (${p.name}).`,
    kept: nothingLost,
    next: "This is a fault in the program: copy the details and report it.",
  }),
  cancelled: () => ({ happened: "Stopped.", kept: "Nothing is left half done." }),
  internal: () => ({
    happened: "Something unexpected went wrong in the program.",
    kept: "What was saved before is kept.",
    next: "Try again; if it happens again, copy the details and report it.",
  }),
  ...peopleFailures,
  ...privacyFailures,
  ...tableFailures,
  ...mailFailures,
};
