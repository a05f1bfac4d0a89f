import type { ContactRole, Outcome, PostingState } from "../../api/contract";
import { formatFor } from "../format";
import type { ProblemWords } from "../shape";
import { fields } from "./fields";

const { count, date, number, size } = formatFor("en-GB");
const postingForms = { one: "posting", other: "postings" };

export const problems: ProblemWords = {
  front_matter_missing: () =>
    "No front matter at the top: the title and the rest were looked for in the text",
  front_matter_unclosed: () => "The front matter is not closed by a line of ---",
  front_matter_invalid: (p) => `The front matter is not valid YAML: ${p.reason}`,
  title_missing: () => "No title in the front matter",
  date_invalid: (p) => `“${p.value}” is not a date, for ${p.key}`,
  state_contradictory: (p) => `“${p.one}” and “${p.other}” contradict each other on whether it is open`,
  address_invalid: (p) => `“${p.value}” is not an e-mail address`,
  contact_mismatch: (p) => `A link shows ${p.shown} and leads to ${p.linked}: one of them must be wrong`,
  encoding_guessed: (p) => `The file does not say its encoding: it was read as ${p.encoding}`,
  text_repaired: (p) => `Garbled characters were repaired (text once misread as ${p.encoding})`,
  characters_lost: () => "Some characters could not be read and are shown as �",
  empty: () => "The file is empty",
  not_text: () => "The file is not text",
  too_large: (p) => `The file is ${size(p.bytes)}, more than the limit of ${size(p.limit)}`,
  unreadable: (p) => `The file could not be read: ${p.reason}`,
  name_unreadable: () =>
    "The name of the file or of its folder holds characters that cannot be read: rename it, then import it",
  no_posting: () => "No posting was found in this page",
  several_postings: (p) => `The file holds ${number(p.count)} postings: only the first was read`,
  data_invalid: (p) => `The data in the file is not valid JSON: ${p.reason}`,
  nested_too_deep: (p) => `The page is nested more than ${number(p.limit)} deep: the rest was left out`,
  settled_differs: (p) =>
    `The file now says something else than what was set by hand: ${fields[p.field]}${p.which ? ` ${p.which}` : ""}`,
};

export const states: Record<PostingState, string> = {
  open: "Open",
  closed: "Closed",
  filled: "Filled",
  unknown: "Not said",
};

export const roles: Record<ContactRole, string> = { to: "To", cc: "Cc", question: "Questions" };

export const outcomes: Record<Outcome, string> = {
  new: "New",
  changed: "Changed",
  unchanged: "Unchanged",
  gone: "Gone",
  back: "There again",
  refused: "Refused",
};

export const postings = {
  title: "Postings",
  shown: (shown: number, all: number) =>
    shown === all ? count(all, postingForms) : `${number(shown)} of ${number(all)}`,
  importFolder: "Import folder…",
  importFiles: "Import files…",
  filter: "Filter by title, organisation, file…",
  filterLabel: "Filter the postings",
  states: "State",
  organisation: "Organisation",
  anyOrganisation: "Organisation",
  clearFilters: "Clear filters",
  noneMatch: "No posting matches these filters",
  noneMatchNext: "Widen the search, or clear the filters to see all of them.",
  columns: {
    title: "Title",
    organisation: "Organisation",
    date: "Date",
    deadline: "Closes",
    state: "State",
    problems: "To check",
    file: "File",
  },
  untitled: "Untitled",
  open: "Open",
  remove: "Remove",
  copyPath: "Copy path",
  pathCopied: "Path copied",
  preview: "Preview",
  choose: "Choose a posting in the list to read it here.",
};

export const posting = {
  back: "Postings",
  previous: "Previous posting",
  next: "Next posting",
  shownText: "Text shown",
  repaired: "Repaired",
  original: "Original",
  text: "Text of the posting",
  reading: "What was read",
  toCheck: "To check",
  nothingToCheck: "Nothing to check: the file was read without a doubt.",
  toApply: "To apply",
  noContacts: "No address was found in this posting.",
  subject: "Subject",
  form: "Form",
  pieces: "To send",
  notNeeded: "Not needed",
  proof: "Proof of reading",
  proofIn: { subject: "in the subject", message: "in the message", anywhere: "anywhere" },
  deadline: "Deadline",
  answer: "Answer",
  answerWithin: (days: number) => `promised within ${count(days, { one: "day", other: "days" })}`,
  must: "Required",
  plus: "A plus",
  terms: "Terms",
  termNames: {
    contract: "Contract",
    length: "Length",
    days_a_week: "Days a week",
    remote: "Remote",
    place: "Place",
    start: "Start",
    pay: "Pay",
  },
  contracts: {
    permanent: "Permanent",
    fixed_term: "Fixed term",
    freelance: "Freelance",
    internship: "Internship",
    apprenticeship: "Apprenticeship",
    civil_service: "Civil service",
    volunteer: "Volunteer",
  },
  remotes: { full: "Full", partial: "Partial", none: "No" },
  pieceNames: {
    cv: "CV",
    linkedin: "LinkedIn profile",
    github: "GitHub profile",
    portfolio: "portfolio",
    letter: "covering letter",
    motivation: "a few words on why",
    references: "references",
    rate: "rate",
    availability: "availability",
    project: "an account of a project",
    social: "social accounts",
    answers: "answers to the questions",
    other: "something else, see the text",
  },
  and: "and",
  orElse: "or",
  welcome: "(welcome)",
  writeTo: (address: string) => `Write to ${address}`,
  frontMatter: "Front matter",
  noFacts: "No front matter in this file.",
  file: "File",
  folder: "Folder",
  path: "Path",
  version: "Version",
  readAt: "Read",
  size: "Size",
  line: (line: number) => `line ${number(line)}`,
  place: (line: number, column: number) => `line ${number(line)}, column ${number(column)}`,
  dated: (when: string) => date(when),
  closes: (when: string) => `Closes ${date(when)}`,
  empty: "The file has no text after its front matter.",
};

export const removal = {
  removed: (n: number) => `${count(n, postingForms)} removed`,
};
