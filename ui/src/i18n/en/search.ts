/** What is said of searching everywhere. */
import type { FoundKind, QueryProblem, QueryWrong, SearchField } from "../../api/contract";

const fields: Record<SearchField, string> = {
  tag: "tag:",
  stage: "stage:",
  posting: "posting:",
  source: "source:",
  missing: "missing:",
  after: "after:",
  before: "before:",
  score: "score:",
};
const wrongs: Record<QueryWrong, (field: string) => string> = {
  value_missing: (field) => `Write what to look for behind ${field}`,
  not_a_date: (field) => `${field} takes a day, a month or a year, such as 2026-01`,
  not_a_score: (field) => `${field} takes a score from 1 to 4, such as >3`,
  unknown_piece: (field) => `${field} takes a piece, such as cv or letter`,
};
const kinds: Record<FoundKind, string> = {
  people: "Candidates",
  postings: "Postings",
  files: "CVs and files",
  mails: "E-mails",
  notes: "Notes",
};
const hints: [what: string, does: string][] = [
  ["helene guen", "words in any order, by their beginnings; accents and case do not matter"],
  ['"plan of action"', "these words together, in this order"],
  ["-junior", "without this word"],
  ["+33 6 39 98 00 01", "a number, an address or a link, however it is written"],
  ["tag:python stage:interview", "candidates with that tag, in that stage"],
  ["posting:editor source:fair", "who applied there, who came from there"],
  ["missing:cv", "whose CV has not come"],
  ["after:2026-01 before:2026-06", "what came in that time"],
  ["score:>3", "with a mean mark above 3"],
];

export const search = {
  title: "Search",
  go: "Search everywhere",
  goAlso: "find look",
  label: "Search everywhere",
  placeholder: "People, postings, CVs, e-mails, notes…",
  clear: "Clear the search",
  which: "What to show",
  all: "All",
  kinds,
  save: "Save this search",
  isSaved: "Saved",
  saved: (query: string) => `Search “${query}” saved`,
  removed: (query: string) => `Search “${query}” removed`,
  remove: (query: string) => `Remove the search “${query}”`,
  savedTitle: "Saved searches",
  hintsTitle: "What can be written here",
  hints,
  more: (kind: string) => `Show more: ${kind}`,
  onlyFirst: (count: number) => `The first ${count} are shown. Add a word to find fewer.`,
  everything: (query: string) => `All results for “${query}”`,
  nothing: (query: string) => `Nothing is written like “${query}”`,
  nothingNext: "Try fewer words, or the beginning of one.",
  corrected: (asked: string, instead: string) =>
    `Nothing is written like “${asked}”. These are the results for “${instead}”.`,
  note: "note",
  sent: "sent by us",
  from: (name: string) => `from ${name}`,
  to: (name: string) => `to ${name}`,
  atLeast: (count: string) => `${count}+`,
  problem: ({ field, wrong }: QueryProblem) => wrongs[wrong](fields[field]),
};
