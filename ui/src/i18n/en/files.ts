/** What is said where people and postings come in from files and go out to them. */
import type { DayOrder, Duplicates, PeopleFormat, PostingFormat, ProblemRows } from "../../api/contract";
import { formatFor } from "../format";
import { rowPlace } from "./tables";

const { count, number } = formatFor("en-GB");
const person = { one: "person", other: "people" };
const row = { one: "row", other: "rows" };

export const peopleImport = {
  open: "Import people…",
  openShort: "Import…",
  title: (file: string) => `Import people: ${file}`,
  looking: "Reading the file",
  working: "Importing people",
  counts: { rows: "Rows", new: "New", known: "There already", problems: "With a problem" },
  sheet: "Sheet",
  remembered: "The columns are read as last time.",
  headingLine: (line: number) => `The headings stand in line ${number(line)}.`,
  columns: "Columns",
  column: "In the file",
  samples: "First values",
  becomes: "Becomes",
  becomesOf: (heading: string) => `What “${heading}” becomes`,
  untitled: (at: number) => `Column ${number(at)}`,
  leftOut: "Left out",
  dayOrder: "Dates such as 03/04/2026",
  dayOrders: { day_first: "Day first", month_first: "Month first" } satisfies Record<DayOrder, string>,
  nameless: "No column holds a name or an address: say which one does.",
  people: "As they will come in",
  firstOf: (shown: number, all: number) => `the first ${number(shown)} of ${number(all)}`,
  line: "Line",
  name: "Name",
  reach: "To reach them",
  application: "Applies to",
  more: "And",
  noteToo: "note",
  staysOut: "stays out",
  isThere: "there already",
  into: "For those whose row names none of your postings",
  intoNone: "No posting",
  intoStage: "Begins at",
  firstStage: "The first stage",
  unknownPosting: (name: string, rows: number) => `No posting is called “${name}” (${count(rows, row)})`,
  takenFor: (name: string, title: string, rows: number) =>
    `“${name}” is taken for “${title}” (${count(rows, row)})`,
  nearPostings: (titles: string) => `perhaps ${titles}`,
  severalPostings: (name: string, rows: number) =>
    `Several postings are called “${name}”, and nothing tells which is meant (${count(rows, row)})`,
  unknownStage: (name: string, rows: number) => `No stage is called “${name}” (${count(rows, row)})`,
  unknownNext: "What the row says of it is kept in a note.",
  known: "There already",
  sameAs: (name: string) => `the same as ${name}`,
  sameAsAbove: (line: number) => `the same as line ${number(line)}`,
  maybe: (name: string) => `perhaps ${name}: comes in, and is asked about later`,
  duplicates: "What becomes of those who are there already",
  duplicatesOf: {
    skip: "Leave them",
    fill: "Fill in what is missing",
    add: "Add all the same",
  } satisfies Record<Duplicates, string>,
  problems: "With a problem",
  problemRows: "What becomes of these rows",
  problemRowsOf: {
    leave_out: "Leave them out",
    take_in: "Take them in, the value in the note",
  } satisfies Record<ProblemRows, string>,
  place: (line: number, sheet: string | null) => rowPlace({ line, sheet }),
  take: (n: number) => (n === 0 ? "Import" : `Import ${count(n, person)}`),
  cancel: "Cancel",
  oneAtATime: (n: number) => `One table at a time: the first of ${number(n)} is shown.`,
  stopped: "Import stopped. Nobody was taken in.",
  imported: (n: number) => `${count(n, person)} imported`,
  nothingNew: "Nobody new: everyone was there already",
};

export const peopleReport = {
  title: "Import report",
  counts: {
    added: "New",
    filled: "Filled in",
    known: "Left as they were",
    applications: "Applications",
    left_out: "Left out",
  },
  unplaced: (n: number) =>
    `${count(n, { one: "row names", other: "rows name" })} a posting that is not here, or that could be several: it is kept in the note.`,
  problems: "With a problem",
  moreLeftOut: (n: number) => `${number(n)} more were left out`,
  clean: "Every row came in without a doubt.",
};

export const exporting = {
  people: (n: number) => `Export ${count(n, person)}`,
  applicants: (n: number, name: string) =>
    name
      ? `Export ${name}`
      : `Export whoever made ${count(n, { one: "application", other: "applications" })}`,
  postings: (n: number) => `Export ${count(n, { one: "posting", other: "postings" })}`,
  open: "Export…",
  openSome: (n: number) => (n === 1 ? "Export…" : `Export ${number(n)}…`),
  exactly: "Exactly these are written, and nobody else.",
  exactlyPostings: "Exactly these are written, with what you corrected.",
  format: "Format",
  formats: { csv: "CSV", xlsx: "Excel", vcard: "vCard", json: "JSON" } satisfies Record<PeopleFormat, string>,
  about: {
    csv: "A table that every program reads. What a spreadsheet would take for a formula is made harmless.",
    xlsx: "A workbook, with your name and the day in its properties.",
    vcard: "Cards for an address book.",
    json: "For programs: everything, with the fields’ names.",
  } satisfies Record<PeopleFormat, string>,
  postingFormats: { markdown: "Markdown", json_ld: "JSON-LD" } satisfies Record<PostingFormat, string>,
  postingAbout: {
    markdown: "A file for each, with its front matter: it can be imported again.",
    json_ld: "A JobPosting of schema.org for each, for a web site.",
  } satisfies Record<PostingFormat, string>,
  private: "The file holds personal data: keep it as carefully as this store.",
  save: "Save as…",
  folder: "Choose a folder…",
  cancel: "Cancel",
  fileName: (day: string) => `candidates-${day}`,
  working: "Writing the file",
  saved: (n: number, file: string) => `${count(n, person)} written to ${file}`,
  savedPostings: (n: number, folder: string) =>
    `${count(n, { one: "posting", other: "postings" })} written to ${folder}`,
  stopped: "Export stopped",
};

export const tagging = {
  open: "Tags…",
  title: (n: number) => `Tags of ${count(n, person)}`,
  titleOf: (n: number, name: string) =>
    name
      ? `Tags of ${name}`
      : `Tags of whoever made ${count(n, { one: "application", other: "applications" })}`,
  add: "Give",
  remove: "Take away",
  addOne: "Add a tag",
  removeOne: "Tag to take away",
  forget: (tag: string) => `Not ${tag} after all`,
  save: "Save",
  cancel: "Cancel",
  done: (n: number) => (n === 0 ? "They had it so already" : `Tags of ${count(n, person)} changed`),
};

export const noting = {
  title: (name: string) => `Note on ${name}`,
  cancel: "Cancel",
};
