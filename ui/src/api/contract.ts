// Made from the desk's command table by `cargo xtask contract`; a test fails when it drifts. Not edited by hand.

export type AnswerSameRole = { id: PostingId, of: PostingId, same: boolean, };
export type AnsweredSameRole = { 
/**
 * To undo it by; none when that was the answer already.
 */
entry: EntryId | null, };
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
export type CollectionId = number;
export type CollectionKind = "folder" | "files" | "sample" | "by_hand";
export type CollectionList = { collections: Array<CollectionRow>, };
export type CollectionRow = { id: CollectionId, kind: CollectionKind, folder: string, postings: number, 
/**
 * Of these, how many have no file any more.
 */
gone: number, read_at: Moment | null, 
/**
 * What a refresh would find; none where there is no folder to look into.
 */
on_disk: OnDisk | null, };
export type ContactList = { 
/**
 * Those on most postings first.
 */
contacts: Array<ContactRow>, };
export type ContactPage = { postings: Array<ContactPosting>, };
export type ContactPosting = { id: PostingId, title: string, organisation: string | null, state: PostingState, role: ContactRole, how: How, };
export type ContactRole = "to" | "cc" | "question";
export type ContactRow = { address: string, 
/**
 * On how many postings, and on how many that take applications.
 */
postings: number, open: number, 
/**
 * On how many in each role.
 */
to: number, cc: number, question: number, 
/**
 * On how many a link shows one address and leads to another, this being either, and nobody has decided.
 */
doubtful: number, 
/**
 * The addresses that this one was put in the place of, for imports to come as well.
 */
instead_of: Array<string>, };
export type ContactValue = { address: string, role: ContactRole, };
export type ContractKind = "permanent" | "fixed_term" | "freelance" | "internship" | "apprenticeship" | "civil_service" | "volunteer";
export type CreatePosting = { 
/**
 * Both may be left to the text.
 */
title: string | null, organisation: string | null, 
/**
 * Markdown, with front matter or without.
 */
text: string, };
export type CriterionKind = "must" | "plus";
export type CriterionValue = { text: string, kind: CriterionKind, };
export type Decision = { "code": "not_a_problem" } | { "code": "write_to", "params": { address: string, } };
export type DiffLine = { change: LineChange, text: string, };
export type Difference = { which: string, before: PostingValue, after: PostingValue, };
export type Entry = { id: EntryId, at: Moment, who: string, op: Op, state: EntryState, };
export type EntryId = number;
export type EntryState = "done" | "undone";
export type Event = { "event": "changed", "data": Changed } | { "event": "progress", "data": Progress };
export type Excerpt = { id: PostingId, parts: Array<ExcerptPart>, };
export type ExcerptPart = { text: string, 
/**
 * It is what was looked for.
 */
found: boolean, };
export type Excerpts = { excerpts: Array<Excerpt>, };
export type Expression = string;
export type Fact = { key: string, value: string, line: number | null, };
export type Failure = { "code": "store_not_open" } | { "code": "store_missing", "params": { path: string, } } | { "code": "store_exists", "params": { path: string, } } | { "code": "store_locked", "params": { path: string, } } | { "code": "store_damaged", "params": { path: string, detail: string, } } | { "code": "store_foreign", "params": { path: string, } } | { "code": "store_newer", "params": { path: string, found: number, known: number, } } | { "code": "store_read_only", "params": { path: string, } } | { "code": "disk_full", "params": { path: string, } } | { "code": "file_failed", "params": { path: string, detail: string, } } | { "code": "store_failed", "params": { detail: string, } } | { "code": "not_found", "params": { what: Word, id: number, } } | { "code": "nothing_to_undo" } | { "code": "nothing_to_redo" } | { "code": "undo_conflict", "params": { entry: EntryId, op: Op, at: Moment, } } | { "code": "already_undone", "params": { entry: EntryId, } } | { "code": "not_undone", "params": { entry: EntryId, } } | { "code": "cancelled" } | { "code": "value_unfit", "params": { field: Field, value: string, } } | { "code": "not_by_hand", "params": { title: string, } } | { "code": "text_refused", "params": { problem: ProblemKind, } } | { "code": "version_missing", "params": { version: number, } } | { "code": "contact_unknown", "params": { address: string, } } | { "code": "folder_missing", "params": { path: string, } } | { "code": "bad_request", "params": { command: string, detail: string, } } | { "code": "unknown_command", "params": { name: string, } } | { "code": "internal", "params": { detail: string, } };
export type Field = "title" | "organisation" | "state" | "date" | "deadline" | "subject" | "application_url" | "pieces" | "refused_pieces" | "proof" | "answer_within_days" | "contract" | "length" | "days_a_week" | "remote" | "place" | "start" | "pay" | "language" | "register" | "contact" | "criterion" | "problem";
export type FindExcerpts = { 
/**
 * Those on the screen.
 */
ids: Array<PostingId>, text: string, };
export type Finding = { which: string, kind: ProblemKind, place: Place | null, decision: Decision | null, 
/**
 * Whether it still asks something of a person.
 */
open: boolean, };
export type Held<T> = { value: T, how: How, 
/**
 * What the file says.
 */
says: T, 
/**
 * Where it says so; none where the file's name does, or where it says nothing.
 */
source: Source | null, 
/**
 * The file has come to say something else since a person settled it.
 */
differs: boolean, };
export type HeldContact = { which: string, 
/**
 * One that was removed is still shown, so that it can be brought back.
 */
address: string, role: ContactRole, how: How, says: ContactValue | null, source: Source | null, 
/**
 * Its place among the contacts that were read, from 0.
 */
index: number | null, differs: boolean, };
export type HeldCriterion = { which: string, text: string, kind: CriterionKind, how: How, says: CriterionValue | null, source: Source | null, 
/**
 * Its place among the criteria that were read, from 0.
 */
index: number | null, differs: boolean, };
export type HistoryPage = { entries: Array<Entry>, total: number, 
/**
 * The entry that "redo" would bring back.
 */
redo: EntryId | null, };
export type How = "read" | "confirmed" | "corrected" | "added" | "removed";
export type Hunk = { 
/**
 * The first line's number in the earlier text and in the later one.
 */
before: number, after: number, lines: Array<DiffLine>, };
export type ImportPostings = { 
/**
 * Files, and folders with all that is below them.
 */
paths: Array<string>, 
/**
 * Only these, as the preview names them; null for all. A preview takes no notice.
 */
only: Array<string> | null, };
export type ImportPreview = { 
/**
 * Those that an import would change first, the unchanged last.
 */
files: Array<PreviewedFile>, reposts: number, passed_over: Array<PassedOver>, 
/**
 * It was stopped.
 */
cancelled: boolean, new: number, changed: number, unchanged: number, gone: number, back: number, refused: number, 
/**
 * Of all that were read, how many had garbled text put right.
 */
repaired: number, };
export type ImportReport = { files: Array<ImportedFile>, passed_over: Array<PassedOver>, 
/**
 * To undo it by; none when nothing changed.
 */
entry: EntryId | null, 
/**
 * It was stopped, and nothing was taken in.
 */
cancelled: boolean, new: number, changed: number, unchanged: number, gone: number, back: number, refused: number, 
/**
 * Of all that were read, how many had garbled text put right.
 */
repaired: number, };
export type ImportedFile = { 
/**
 * Its whole name.
 */
file: string, 
/**
 * Below its folder.
 */
path: string, outcome: Outcome, posting: PostingId | null, title: string, problems: Array<Problem>, };
export type Language = "fr" | "en";
export type LineChange = "same" | "removed" | "added";
export type ListContacts = { 
/**
 * Looked for in the address; empty for all.
 */
text: string, };
export type ListHistory = { offset: number, limit: number, };
export type ListPostings = { 
/**
 * Each word is looked for in title, organisation and path, without case and accents, or is the beginning of a word of the text.
 */
text: string, 
/**
 * Empty for all.
 */
states: Array<PostingState>, organisation: string | null, 
/**
 * Empty for all.
 */
contracts: Array<ContractKind>, 
/**
 * Only those with problems that ask something, or only those without; null for all. So the two below.
 */
has_problems: boolean | null, is_gone: boolean | null, is_repost: boolean | null, sort: SortPostings, descending: boolean, offset: number, limit: number, };
export type ListVersions = { id: PostingId, };
export type Moment = number;
export type Nothing = Record<symbol, never>;
export type OnDisk = { 
/**
 * The folder itself is not there: then nothing is said of its files.
 */
missing: boolean, new: number, changed: number, gone: number, 
/**
 * Gone before, and there again.
 */
back: number, };
export type Op = { "code": "postings_imported", "params": { new: number, changed: number, gone: number, back: number, from: string, } } | { "code": "sample_added", "params": { postings: number, } } | { "code": "postings_removed", "params": { count: number, title: string, } } | { "code": "posting_settled", "params": { title: string, fields: Array<Field>, } } | { "code": "posting_unsettled", "params": { title: string, fields: Array<Field>, } } | { "code": "posting_created", "params": { title: string, } } | { "code": "posting_rewritten", "params": { title: string, } } | { "code": "same_role_answered", "params": { title: string, of: string, same: boolean, } } | { "code": "contact_replaced", "params": { from: string, to: string, postings: number, } } | { "code": "postings_reread", "params": { postings: number, } };
export type OpenStore = { 
/**
 * None for the desk's own, which is made if it is not there.
 */
path: string | null, };
export type Outcome = "new" | "changed" | "unchanged" | "gone" | "back" | "refused";
export type PassedOver = { 
/**
 * How their names end, in lower case: `pdf`, `docx`.
 */
ending: string, files: number, };
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
 * How many match all of the filter but the states, by state.
 */
by_state: PostingCounts, organisations: Array<string>, };
export type PostingPage = { 
/**
 * Each value with how it stands, what the file says, and where.
 */
values: Values, 
/**
 * For each contact, what opens a new message in the recruiter's own mail program.
 */
mailto: { [key in string]: string }, 
/**
 * The front matter, key by key, in the file's order.
 */
facts: Array<Fact>, 
/**
 * For each of these, the values that were read there, by the names that the marks of `html` have.
 */
fact_sources: Array<Array<string>>, 
/**
 * The text, repaired where it was garbled, in Markdown …
 */
text: string, 
/**
 * … and as sanitised HTML, in which the words that values were read from are marked: `<mark data-source="contact:0">`.
 */
html: string, 
/**
 * The whole file, repaired, front matter included: what the values' sources are places in.
 */
source: string, 
/**
 * The file's text as it was decoded, before any repair.
 */
original: string, repaired: boolean, kind: CollectionKind, folder: string, size: number, version: number, 
/**
 * The number of the present version.
 */
latest: number, id: PostingId, title: string, organisation: string | null, date: string | null, deadline: string | null, state: PostingState, path: string, 
/**
 * How many ask something of a person.
 */
problems: number, 
/**
 * Of these, the one that may do the most harm.
 */
worst: ProblemKind | null, contract: ContractKind | null, read_at: Moment, 
/**
 * Since when its file is no longer there.
 */
gone_since: Moment | null, 
/**
 * The posting that it nearly repeats, unless a person said that it is another role.
 */
repost_of: RepostOf | null, };
export type PostingRow = { id: PostingId, title: string, organisation: string | null, date: string | null, deadline: string | null, state: PostingState, path: string, 
/**
 * How many ask something of a person.
 */
problems: number, 
/**
 * Of these, the one that may do the most harm.
 */
worst: ProblemKind | null, contract: ContractKind | null, read_at: Moment, 
/**
 * Since when its file is no longer there.
 */
gone_since: Moment | null, 
/**
 * The posting that it nearly repeats, unless a person said that it is another role.
 */
repost_of: RepostOf | null, };
export type PostingState = "open" | "closed" | "filled" | "unknown";
export type PostingValue = { "field": "title", "value": string } | { "field": "organisation", "value": string | null } | { "field": "state", "value": PostingState } | { "field": "date", "value": string | null } | { "field": "deadline", "value": string | null } | { "field": "subject", "value": string | null } | { "field": "application_url", "value": string | null } | { "field": "pieces", "value": Expression | null } | { "field": "refused_pieces", "value": Array<Piece> } | { "field": "proof", "value": Proof | null } | { "field": "answer_within_days", "value": number | null } | { "field": "contract", "value": ContractKind | null } | { "field": "length", "value": string | null } | { "field": "days_a_week", "value": string | null } | { "field": "remote", "value": Remote | null } | { "field": "place", "value": string | null } | { "field": "start", "value": string | null } | { "field": "pay", "value": string | null } | { "field": "language", "value": Language | null } | { "field": "register", "value": Register } | { "field": "contact", "value": ContactValue | null } | { "field": "criterion", "value": CriterionValue | null } | { "field": "problem", "value": Decision | null };
export type PostingVersion = { number: number, read_at: Moment, size: number, 
/**
 * What it says otherwise than the one before; nothing for the first.
 */
differences: Array<Difference>, lines: Array<Hunk>, };
export type PostingVersions = { 
/**
 * The latest first.
 */
versions: Array<PostingVersion>, };
export type PreviewCollection = { id: CollectionId, };
export type PreviewedDifference = { 
/**
 * A person settled this value: it stays as they said.
 */
settled: boolean, which: string, before: PostingValue, after: PostingValue, };
export type PreviewedFile = { 
/**
 * Its whole name, by which an import can be told to take it.
 */
file: string, 
/**
 * Below its folder.
 */
path: string, outcome: Outcome, posting: PostingId | null, title: string, problems: Array<Problem>, 
/**
 * Of a changed file: what it says otherwise than before.
 */
differences: Array<PreviewedDifference>, lines: Array<Hunk>, 
/**
 * Of a new file: the posting that it nearly repeats.
 */
repost_of: RepostOf | null, };
export type Problem = { kind: ProblemKind, place: Place | null, };
export type ProblemKind = { "code": "front_matter_missing" } | { "code": "front_matter_unclosed" } | { "code": "front_matter_invalid", "params": { reason: string, } } | { "code": "title_missing" } | { "code": "date_invalid", "params": { key: string, value: string, } } | { "code": "state_contradictory", "params": { one: string, other: string, } } | { "code": "address_invalid", "params": { value: string, } } | { "code": "contact_mismatch", "params": { shown: string, linked: string, } } | { "code": "encoding_guessed", "params": { encoding: string, } } | { "code": "text_repaired", "params": { encoding: string, } } | { "code": "characters_lost" } | { "code": "empty" } | { "code": "not_text" } | { "code": "too_large", "params": { bytes: number, limit: number, } } | { "code": "unreadable", "params": { reason: string, } } | { "code": "no_posting" } | { "code": "several_postings", "params": { count: number, } } | { "code": "data_invalid", "params": { reason: string, } } | { "code": "nested_too_deep", "params": { limit: number, } } | { "code": "settled_differs", "params": { field: Field, 
/**
 * Which of several.
 */
which: string, } };
export type Progress = { job: string, done: number, total: number | null, 
/**
 * What is being done now: a file's name, never a person's.
 */
what: string, };
export type Proof = { what: string, where: ProofPlace, };
export type ProofPlace = "subject" | "message" | "anywhere";
export type RefreshCollection = { id: CollectionId, 
/**
 * Only these files, as the preview names them; null for all.
 */
only: Array<string> | null, };
export type Register = "tu" | "vous" | "mixed" | "none";
export type Remote = "full" | "partial" | "none";
export type RemovePostings = { ids: Array<PostingId>, };
export type Removed = { count: number, entry: EntryId | null, };
export type ReplaceContact = { from: string, to: string, 
/**
 * Only on these. Without: on all, and on what is imported later too.
 */
postings: Array<PostingId> | null, };
export type ReplacedContact = { 
/**
 * On how many postings.
 */
postings: number, 
/**
 * To undo it by; none when it was on none of them.
 */
entry: EntryId | null, };
export type RepostAnswer = "asked" | "same";
export type RepostOf = { id: PostingId, title: string, date: string | null, 
/**
 * How much of the two texts is the same.
 */
percent: number, answer: RepostAnswer, };
export type RewritePosting = { id: PostingId, 
/**
 * The whole of it, front matter included: `source` of the page.
 */
text: string, };
export type SettlePosting = { id: PostingId, 
/**
 * The value that a person gives; the same as the file says confirms it. `which` may be empty for a contact or a criterion that
 * is added.
 */
values: Array<Which>, };
export type SettledPosting = { 
/**
 * What holds of the posting now.
 */
values: Values, 
/**
 * To undo it by; none when it was so already.
 */
entry: EntryId | null, };
export type SettledValue = { field: Field, 
/**
 * As the page gives it; empty for what a posting has one of.
 */
which: string, };
export type ShowContact = { address: string, };
export type ShowPosting = { id: PostingId, 
/**
 * An earlier one, as its file was, without what a person settled; null for the present one.
 */
version: number | null, };
export type SortPostings = "title" | "organisation" | "date" | "state" | "problems";
export type Source = { start: number, end: number, line: number, };
export type StoreInfo = { 
/**
 * Of this program.
 */
version: string, path: string, size: number, created_at: Moment, schema: number, postings: number, postings_open: number, candidates: number, applications: number, };
export type UndoEntry = { 
/**
 * None for the latest.
 */
entry: EntryId | null, };
export type UnsettlePosting = { id: PostingId, values: Array<SettledValue>, };
export type Values = { title: Held<string>, organisation: Held<string | null>, state: Held<PostingState>, date: Held<string | null>, deadline: Held<string | null>, subject: Held<string | null>, application_url: Held<string | null>, pieces: Held<Expression | null>, refused_pieces: Held<Array<Piece>>, proof: Held<Proof | null>, answer_within_days: Held<number | null>, contract: Held<ContractKind | null>, length: Held<string | null>, days_a_week: Held<string | null>, remote: Held<Remote | null>, place: Held<string | null>, start: Held<string | null>, pay: Held<string | null>, language: Held<Language | null>, register: Held<Register>, contacts: Array<HeldContact>, criteria: Array<HeldCriterion>, 
/**
 * The worst first.
 */
findings: Array<Finding>, };
export type Which = { 
/**
 * Of a contact the address, of a criterion the text, as the file gives it; of a problem the code that the page gives it. Empty
 * for what a posting has one of.
 */
which: string, value: PostingValue, };
export type Word = "posting" | "collection" | "candidate" | "application" | "stage" | "template" | "message" | "journal";
export type WrittenPosting = { id: PostingId, title: string, version: number, problems: Array<Problem>, 
/**
 * To undo it by; none when the text was the same.
 */
entry: EntryId | null, };

export type Commands = {
  "store.open": { kind: "write"; request: OpenStore; response: StoreInfo };
  "store.info": { kind: "read"; request: Nothing; response: StoreInfo };
  "store.check": { kind: "job"; request: Nothing; response: CheckReport };
  "store.backup": { kind: "job"; request: BackUp; response: BackedUp };
  "sample.add": { kind: "job"; request: Nothing; response: ImportReport };
  "postings.import": { kind: "job"; request: ImportPostings; response: ImportReport };
  "postings.list": { kind: "read"; request: ListPostings; response: PostingList };
  "postings.show": { kind: "read"; request: ShowPosting; response: PostingPage };
  "postings.preview": { kind: "job"; request: ImportPostings; response: ImportPreview };
  "postings.versions": { kind: "read"; request: ListVersions; response: PostingVersions };
  "postings.excerpts": { kind: "read"; request: FindExcerpts; response: Excerpts };
  "postings.settle": { kind: "write"; request: SettlePosting; response: SettledPosting };
  "postings.unsettle": { kind: "write"; request: UnsettlePosting; response: SettledPosting };
  "postings.create": { kind: "write"; request: CreatePosting; response: WrittenPosting };
  "postings.rewrite": { kind: "write"; request: RewritePosting; response: WrittenPosting };
  "postings.same_role": { kind: "write"; request: AnswerSameRole; response: AnsweredSameRole };
  "contacts.list": { kind: "read"; request: ListContacts; response: ContactList };
  "contacts.show": { kind: "read"; request: ShowContact; response: ContactPage };
  "contacts.replace": { kind: "write"; request: ReplaceContact; response: ReplacedContact };
  "collections.list": { kind: "read"; request: Nothing; response: CollectionList };
  "collections.preview": { kind: "job"; request: PreviewCollection; response: ImportPreview };
  "collections.refresh": { kind: "job"; request: RefreshCollection; response: ImportReport };
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
  "postings.preview": "job",
  "postings.versions": "read",
  "postings.excerpts": "read",
  "postings.settle": "write",
  "postings.unsettle": "write",
  "postings.create": "write",
  "postings.rewrite": "write",
  "postings.same_role": "write",
  "contacts.list": "read",
  "contacts.show": "read",
  "contacts.replace": "write",
  "collections.list": "read",
  "collections.preview": "job",
  "collections.refresh": "job",
  "postings.remove": "write",
  "history.list": "read",
  "history.undo": "write",
  "history.redo": "write",
  "jobs.cancel": "read",
} as const;
