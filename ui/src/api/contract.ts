// Made from the desk's command table by `cargo xtask contract`; a test fails when it drifts. Not edited by hand.

export type ApplyContract = { 
/**
 * The subject line it prescribes.
 */
subject: Sourced<string> | null, 
/**
 * The form or site to apply through.
 */
application_url: Sourced<string> | null, pieces: Sourced<Expression> | null, 
/**
 * Said not to be needed.
 */
refused_pieces: Array<Piece>, proof: Sourced<Proof> | null, 
/**
 * It promises an answer within so many days.
 */
answer_within_days: Sourced<number> | null, };
export type BackUp = { to: string, };
export type BackedUp = { path: string, size: number, };
export type CancelJob = { job: string, };
export type Changed = { entry: EntryId, words: Array<ChangedWord>, };
export type ChangedWord = { word: Word, ids: number[] | null, };
export type CheckReport = { sound: boolean, 
/**
 * In SQLite's words.
 */
findings: Array<string>, };
export type ContactLine = { address: string, role: ContactRole, 
/**
 * Of the file.
 */
line: number | null, 
/**
 * Opens a new message in the recruiter's own mail program.
 */
mailto: string, };
export type ContactRole = "to" | "cc" | "question";
export type ContractKind = "permanent" | "fixed_term" | "freelance" | "internship" | "apprenticeship" | "civil_service" | "volunteer";
export type Criterion = { text: string, kind: CriterionKind, source: Source, };
export type CriterionKind = "must" | "plus";
export type Entry = { id: EntryId, at: Moment, who: string, op: Op, state: EntryState, };
export type EntryId = number;
export type EntryState = "done" | "undone";
export type Event = { "event": "changed", "data": Changed } | { "event": "progress", "data": Progress };
export type Expression = string;
export type Fact = { key: string, value: string, line: number | null, };
export type Failure = { "code": "store_not_open" } | { "code": "store_missing", "params": { path: string, } } | { "code": "store_exists", "params": { path: string, } } | { "code": "store_locked", "params": { path: string, } } | { "code": "store_damaged", "params": { path: string, detail: string, } } | { "code": "store_foreign", "params": { path: string, } } | { "code": "store_newer", "params": { path: string, found: number, known: number, } } | { "code": "store_read_only", "params": { path: string, } } | { "code": "disk_full", "params": { path: string, } } | { "code": "file_failed", "params": { path: string, detail: string, } } | { "code": "store_failed", "params": { detail: string, } } | { "code": "not_found", "params": { what: Word, id: number, } } | { "code": "nothing_to_undo" } | { "code": "nothing_to_redo" } | { "code": "undo_conflict", "params": { entry: EntryId, op: Op, at: Moment, } } | { "code": "already_undone", "params": { entry: EntryId, } } | { "code": "not_undone", "params": { entry: EntryId, } } | { "code": "cancelled" } | { "code": "bad_request", "params": { command: string, detail: string, } } | { "code": "unknown_command", "params": { name: string, } } | { "code": "internal", "params": { detail: string, } };
export type HistoryPage = { entries: Array<Entry>, total: number, 
/**
 * The entry that "redo" would bring back.
 */
redo: EntryId | null, };
export type ImportPostings = { 
/**
 * Files, and folders with all that is below them.
 */
paths: Array<string>, };
export type ImportReport = { files: Array<ImportedFile>, new: number, changed: number, unchanged: number, refused: number, 
/**
 * To undo it by; none when nothing changed.
 */
entry: EntryId | null, 
/**
 * It was stopped, and nothing was taken in.
 */
cancelled: boolean, };
export type ImportedFile = { path: string, outcome: Outcome, posting: PostingId | null, title: string, problems: Array<Problem>, };
export type Language = "fr" | "en";
export type ListHistory = { offset: number, limit: number, };
export type ListPostings = { 
/**
 * Each word is looked for in title, organisation and path, without case and accents.
 */
text: string, 
/**
 * Empty for all.
 */
states: Array<PostingState>, organisation: string | null, sort: SortPostings, descending: boolean, offset: number, limit: number, };
export type Moment = number;
export type Nothing = Record<symbol, never>;
export type Op = { "code": "postings_imported", "params": { new: number, changed: number, from: string, } } | { "code": "sample_added", "params": { postings: number, } } | { "code": "postings_removed", "params": { count: number, title: string, } };
export type OpenStore = { 
/**
 * None for the desk's own, which is made if it is not there.
 */
path: string | null, };
export type Outcome = "new" | "changed" | "unchanged" | "refused";
export type Piece = "cv" | "linkedin" | "github" | "portfolio" | "letter" | "motivation" | "references" | "rate" | "availability" | "project" | "social" | "answers" | "other";
export type Place = { line: number, column: number, };
export type PostingCounts = { open: number, closed: number, filled: number, unknown: number, };
export type PostingId = number;
export type PostingList = { rows: Array<PostingRow>, 
/**
 * How many match the whole filter.
 */
total: number, 
/**
 * How many there are in the store.
 */
all: number, 
/**
 * How many match the text and the organisation, by state.
 */
by_state: PostingCounts, organisations: Array<string>, };
export type PostingPage = { id: PostingId, title: string, organisation: string | null, date: string | null, deadline: string | null, state: PostingState, contacts: Array<ContactLine>, 
/**
 * What it asks of an applicant …
 */
apply: ApplyContract, 
/**
 * … and judges them on.
 */
criteria: Array<Criterion>, terms: Terms, language: Language | null, register: Register, 
/**
 * The front matter, key by key, in the file's order.
 */
facts: Array<Fact>, 
/**
 * The text, repaired where it was garbled, in Markdown …
 */
text: string, 
/**
 * … and as sanitised HTML.
 */
html: string, 
/**
 * The file's text as it was decoded, before any repair.
 */
original: string, repaired: boolean, problems: Array<Problem>, folder: string, path: string, size: number, read_at: Moment, version: number, };
export type PostingRow = { id: PostingId, title: string, organisation: string | null, date: string | null, deadline: string | null, state: PostingState, path: string, problems: number, read_at: Moment, };
export type PostingState = "open" | "closed" | "filled" | "unknown";
export type Problem = { kind: ProblemKind, place: Place | null, };
export type ProblemKind = { "code": "front_matter_missing" } | { "code": "front_matter_unclosed" } | { "code": "front_matter_invalid", "params": { reason: string, } } | { "code": "title_missing" } | { "code": "date_invalid", "params": { key: string, value: string, } } | { "code": "state_contradictory", "params": { one: string, other: string, } } | { "code": "address_invalid", "params": { value: string, } } | { "code": "contact_mismatch", "params": { shown: string, linked: string, } } | { "code": "encoding_guessed", "params": { encoding: string, } } | { "code": "text_repaired", "params": { encoding: string, } } | { "code": "characters_lost" } | { "code": "empty" } | { "code": "not_text" } | { "code": "too_large", "params": { bytes: number, limit: number, } } | { "code": "unreadable", "params": { reason: string, } } | { "code": "no_posting" } | { "code": "several_postings", "params": { count: number, } } | { "code": "data_invalid", "params": { reason: string, } } | { "code": "nested_too_deep", "params": { limit: number, } };
export type Progress = { job: string, done: number, total: number | null, 
/**
 * What is being done now: a file's name, never a person's.
 */
what: string, };
export type Proof = { what: string, where: ProofPlace, };
export type ProofPlace = "subject" | "message" | "anywhere";
export type Register = "tu" | "vous" | "mixed" | "none";
export type Remote = "full" | "partial" | "none";
export type RemovePostings = { ids: Array<PostingId>, };
export type Removed = { count: number, entry: EntryId | null, };
export type ShowPosting = { id: PostingId, };
export type SortPostings = "title" | "organisation" | "date" | "state" | "problems";
export type Source = { start: number, end: number, line: number, };
export type Sourced<T> = { value: T, source: Source, };
export type StoreInfo = { 
/**
 * Of this program.
 */
version: string, path: string, size: number, created_at: Moment, schema: number, postings: number, postings_open: number, candidates: number, applications: number, };
export type Terms = { contract: Sourced<ContractKind> | null, length: Sourced<string> | null, days_a_week: Sourced<string> | null, remote: Sourced<Remote> | null, place: Sourced<string> | null, start: Sourced<string> | null, pay: Sourced<string> | null, };
export type UndoEntry = { 
/**
 * None for the latest.
 */
entry: EntryId | null, };
export type Word = "posting" | "candidate" | "application" | "stage" | "template" | "message" | "journal";

export type Commands = {
  "store.open": { kind: "write"; request: OpenStore; response: StoreInfo };
  "store.info": { kind: "read"; request: Nothing; response: StoreInfo };
  "store.check": { kind: "job"; request: Nothing; response: CheckReport };
  "store.backup": { kind: "job"; request: BackUp; response: BackedUp };
  "sample.add": { kind: "job"; request: Nothing; response: ImportReport };
  "postings.import": { kind: "job"; request: ImportPostings; response: ImportReport };
  "postings.list": { kind: "read"; request: ListPostings; response: PostingList };
  "postings.show": { kind: "read"; request: ShowPosting; response: PostingPage };
  "postings.remove": { kind: "write"; request: RemovePostings; response: Removed };
  "history.list": { kind: "read"; request: ListHistory; response: HistoryPage };
  "history.undo": { kind: "write"; request: UndoEntry; response: Entry };
  "history.redo": { kind: "write"; request: UndoEntry; response: Entry };
  "jobs.cancel": { kind: "read"; request: CancelJob; response: Nothing };
};

export const kinds = {
  "store.open": "write",
  "store.info": "read",
  "store.check": "job",
  "store.backup": "job",
  "sample.add": "job",
  "postings.import": "job",
  "postings.list": "read",
  "postings.show": "read",
  "postings.remove": "write",
  "history.list": "read",
  "history.undo": "write",
  "history.redo": "write",
  "jobs.cancel": "read",
} as const;
