// Made from the desk's command table by `cargo xtask contract`; a test fails when it drifts. Not edited by hand.

export type AddApplications = { candidates: Selection<CandidateId, CandidateFilter>, applying: Applying, };
export type AddCandidate = { details: CandidateDetails, 
/**
 * A first note, in Markdown.
 */
note: string, 
/**
 * To apply to a posting at once.
 */
applying: Applying | null, };
export type AddNote = { candidate: CandidateId, application: ApplicationId | null, 
/**
 * Markdown.
 */
text: string, };
export type ApplicationFilter = { 
/**
 * The beginnings of words, in any order: names, headline, place, tags, addresses, digits of a phone.
 */
text: string, 
/**
 * Those whose candidate has all of these.
 */
tags: Array<string>, posting: PostingId | null, candidate: CandidateId | null, stages: Array<StageId>, 
/**
 * True for those under way, false for those that have ended.
 */
open: boolean | null, 
/**
 * The mean of the marks, from 1 to 4, both ends included.
 */
score_from: number | null, score_to: number | null, 
/**
 * True for those with a mark, false for those without.
 */
scored: boolean | null, 
/**
 * Whole days in the stage, both ends included.
 */
days_from: number | null, days_to: number | null, 
/**
 * Longer in the stage than it expects.
 */
overdue: boolean, 
/**
 * Something that was asked for has not come.
 */
incomplete: boolean, 
/**
 * One of these is missing.
 */
missing: Array<Piece>, source: string | null, reason: ReasonId | null, };
export type ApplicationId = number;
export type ApplicationList = { rows: Array<ApplicationRow>, 
/**
 * How many match the filter.
 */
total: number, 
/**
 * How many there are.
 */
all: number, };
export type ApplicationPage = { 
/**
 * The version of the posting that it answers, and the one that the posting has now.
 */
version: number, current_version: number, pieces: Pieces, 
/**
 * The sign that the posting asks for; none if it asks for none.
 */
proof_asked: Proof | null, 
/**
 * Where it was found, in somebody's words.
 */
proof_where: string, 
/**
 * By when the posting has promised an answer.
 */
answer_by: Moment | null, scorecard: Scorecard, 
/**
 * The latest first.
 */
moves: Array<Move>, 
/**
 * The stages that it can be moved to, its own among them.
 */
stages: Array<Stage>, id: ApplicationId, candidate: CandidateId, name: string, headline: string, 
/**
 * Whether there is an address to write to.
 */
has_address: boolean, tags: Array<string>, posting: PostingId, title: string, stage: StageId, stage_name: StageName, hue: Hue, ends: StageEnd | null, received_at: Moment, entered_stage_at: Moment, days_in_stage: number, expected_days: number | null, overdue: boolean, source: string, 
/**
 * Each is a choice: any one of its pieces would do.
 */
missing: Array<Array<Piece>>, proof: ProofState, 
/**
 * The mean of all marks, from 1 to 4.
 */
score: number | null, reason: ReasonName | null, decided_by: Decider | null, };
export type ApplicationRow = { id: ApplicationId, candidate: CandidateId, name: string, headline: string, 
/**
 * Whether there is an address to write to.
 */
has_address: boolean, tags: Array<string>, posting: PostingId, title: string, stage: StageId, stage_name: StageName, hue: Hue, ends: StageEnd | null, received_at: Moment, entered_stage_at: Moment, days_in_stage: number, expected_days: number | null, overdue: boolean, source: string, 
/**
 * Each is a choice: any one of its pieces would do.
 */
missing: Array<Array<Piece>>, proof: ProofState, 
/**
 * The mean of all marks, from 1 to 4.
 */
score: number | null, reason: ReasonName | null, decided_by: Decider | null, };
export type ApplicationsAdded = { ids: Array<ApplicationId>, entry: EntryId | null, };
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
export type Applying = { posting: PostingId, stage: StageId | null, received_at: Moment | null, source: string, came: Array<Piece>, };
export type AttachFile = { candidate: CandidateId, application: ApplicationId | null, 
/**
 * What it is to that application: it counts as come from now on.
 */
piece: Piece | null, } & ({ path: string, } | { name: string, base64: string, });
export type BackUp = { to: string, };
export type BackedUp = { path: string, size: number, };
export type Board = { posting: PostingId, title: string, 
/**
 * Whether the posting has a pipeline of its own.
 */
own: boolean, columns: Array<Column>, 
/**
 * How many match the filter, and how many there are.
 */
total: number, all: number, };
export type CancelJob = { job: string, };
export type CandidateAdded = { id: CandidateId, application: ApplicationId | null, 
/**
 * Who may be the same person: they were added all the same.
 */
likely: Array<Likely>, entry: EntryId | null, };
export type CandidateChange = { "field": "name", "value": PersonName } | { "field": "addresses", "value": Array<string> } | { "field": "phones", "value": Array<string> } | { "field": "links", "value": Array<string> } | { "field": "headline", "value": string } | { "field": "place", "value": string } | { "field": "languages", "value": Array<string> } | { "field": "tags", "value": Array<string> } | { "field": "source", "value": string } | { "field": "consent", "value": Consent } | { "field": "last_contact", "value": string | null };
export type CandidateDetails = { name: PersonName, addresses: Array<string>, phones: Array<string>, links: Array<string>, 
/**
 * What they do, in a line.
 */
headline: string, place: string, languages: Array<string>, tags: Array<string>, 
/**
 * Where they came from: a site, a fair, a colleague.
 */
source: string, consent: Consent, last_contact: string | null, };
export type CandidateField = "name" | "addresses" | "phones" | "links" | "headline" | "place" | "languages" | "tags" | "source" | "consent" | "last_contact";
export type CandidateFilter = { 
/**
 * The beginnings of words, in any order: names, headline, place, tags, addresses, digits of a phone.
 */
text: string, 
/**
 * Those who have all of these.
 */
tags: Array<string>, source: string | null, 
/**
 * Those who applied there.
 */
posting: PostingId | null, };
export type CandidateId = number;
export type CandidateList = { rows: Array<CandidateRow>, 
/**
 * How many match the filter.
 */
total: number, 
/**
 * How many there are.
 */
all: number, };
export type CandidatePage = { 
/**
 * The latest first.
 */
applications: Array<ApplicationRow>, 
/**
 * The latest first.
 */
notes: Array<NotePage>, files: Array<StoredFile>, 
/**
 * Who may be the same person, as long as nobody has said that they are not.
 */
likely: Array<Likely>, id: CandidateId, details: CandidateDetails, 
/**
 * The same phones and links as in the details, as they were read.
 */
phones: Array<Phone>, links: Array<ProfileLink>, added_at: Moment, };
export type CandidateRow = { id: CandidateId, name: string, headline: string, place: string, 
/**
 * The first of each.
 */
address: string | null, phone: string | null, tags: Array<string>, source: string, added_at: Moment, last_contact: string | null, applications: number, 
/**
 * The application that came last.
 */
latest: LatestApplication | null, };
export type Card = { id: ApplicationId, candidate: CandidateId, name: string, headline: string, has_address: boolean, tags: Array<string>, received_at: Moment, entered_stage_at: Moment, days_in_stage: number, 
/**
 * Longer than the stage expects.
 */
overdue: boolean, 
/**
 * Each is a choice: any one of its pieces would do.
 */
missing: Array<Array<Piece>>, proof: ProofState, 
/**
 * The mean of all marks, from 1 to 4.
 */
score: number | null, };
export type CardWindow = { stage: StageId, offset: number, limit: number, };
export type Changed = { entry: EntryId, words: Array<ChangedWord>, };
export type ChangedWord = { word: Word, ids: number[] | null, };
export type CheckReport = { sound: boolean, 
/**
 * In SQLite's words.
 */
findings: Array<string>, };
export type Column = { 
/**
 * With how many there are in it, whatever the filter.
 */
stage: Stage, 
/**
 * How many match the filter.
 */
total: number, 
/**
 * Of all in it, the days that the middle one has been there.
 */
median_days: number | null, 
/**
 * The place of the first card in the whole column.
 */
offset: number, cards: Array<Card>, };
export type Consent = { given_on: string | null, until: string | null, };
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
export type Decider = "us" | "them";
export type DetachFile = { id: FileId, };
export type Done = { count: number, entry: EntryId | null, };
export type EditCandidate = { id: CandidateId, changes: Array<CandidateChange>, };
export type EditNote = { id: NoteId, text: string, };
export type Entry = { id: EntryId, at: Moment, who: string, op: Op, state: EntryState, };
export type EntryId = number;
export type EntryState = "done" | "undone";
export type Event = { "event": "changed", "data": Changed } | { "event": "progress", "data": Progress };
export type ExportReport = { report: RunReport, format: FigureFormat, to: string, };
export type Expression = string;
export type Fact = { key: string, value: string, line: number | null, };
export type Failure = { "code": "store_not_open" } | { "code": "store_missing", "params": { path: string, } } | { "code": "store_exists", "params": { path: string, } } | { "code": "store_locked", "params": { path: string, } } | { "code": "store_damaged", "params": { path: string, detail: string, } } | { "code": "store_foreign", "params": { path: string, } } | { "code": "store_newer", "params": { path: string, found: number, known: number, } } | { "code": "store_read_only", "params": { path: string, } } | { "code": "disk_full", "params": { path: string, } } | { "code": "file_failed", "params": { path: string, detail: string, } } | { "code": "store_failed", "params": { detail: string, } } | { "code": "not_found", "params": { what: Word, id: number, } } | { "code": "nothing_to_undo" } | { "code": "nothing_to_redo" } | { "code": "undo_conflict", "params": { entry: EntryId, op: Op, at: Moment, } } | { "code": "already_undone", "params": { entry: EntryId, } } | { "code": "not_undone", "params": { entry: EntryId, } } | { "code": "selection_changed", "params": { expected: number, found: number, } } | { "code": "name_missing" } | { "code": "address_invalid", "params": { value: string, } } | { "code": "phone_invalid", "params": { value: string, } } | { "code": "link_invalid", "params": { value: string, } } | { "code": "text_too_long", "params": { field: CandidateField, limit: number, } } | { "code": "text_missing" } | { "code": "stage_elsewhere", "params": { stage: StageName, title: string, } } | { "code": "posting_in_use", "params": { title: string, count: number, } } | { "code": "stage_in_use", "params": { stage: StageName, count: number, } } | { "code": "stage_needed", "params": { ends: StageEnd | null, } } | { "code": "reason_unfit", "params": { wanted: ReasonKind, } } | { "code": "reason_needed", "params": { kind: ReasonKind, } } | { "code": "same_person" } | { "code": "file_too_large", "params": { name: string, bytes: number, limit: number, } } | { "code": "cancelled" } | { "code": "bad_request", "params": { command: string, detail: string, } } | { "code": "unknown_command", "params": { name: string, } } | { "code": "internal", "params": { detail: string, } };
export type Figure = "summary" | "funnel_steps" | "funnel_drops" | "funnel_postings" | "funnel_organisations" | "funnel_months" | "pipeline_stages" | "pipeline_postings" | "stage_time" | "time_to_hire" | "openings" | "weeks" | "sources" | "reasons" | "scores_stages" | "scores_criteria" | "workload";
export type FigureCell = { 
/**
 * None for a text, a day, or where there is nothing.
 */
number: number | null, 
/**
 * As it is written in the language that was asked for.
 */
said: string, 
/**
 * How many applications are behind it.
 */
behind: number, };
export type FigureChart = { kind: FigureChartKind, 
/**
 * Places of the columns it draws, the longest bars first.
 */
columns: Array<number>, };
export type FigureChartKind = "nested" | "columns";
export type FigureColumn = { 
/**
 * The same in every language.
 */
code: string, heading: string, kind: FigureKind, };
export type FigureFormat = "csv" | "xlsx" | "html" | "json" | "markdown";
export type FigureInfo = { figure: Figure, title: string, 
/**
 * What is counted and what is not, in sentences.
 */
definition: string, };
export type FigureKind = "text" | "count" | "share" | "days" | "mean" | "day";
export type FigureRow = { key: string, cells: Array<FigureCell>, };
export type FigureTable = { figure: Figure, title: string, definition: string, columns: Array<FigureColumn>, rows: Array<FigureRow>, total: FigureRow | null, chart: FigureChart | null, };
export type FileAttached = { id: FileId, entry: EntryId | null, };
export type FileId = number;
export type FileRead = { base64: string, id: FileId, candidate: CandidateId, application: ApplicationId | null, name: string, 
/**
 * What it is to an application.
 */
piece: Piece | null, 
/**
 * As in `application/pdf`.
 */
media: string, size: number, at: Moment, who: string, };
export type FilterId = number;
export type FilterSaved = { id: FilterId, entry: EntryId | null, };
export type FilteredList = "candidates" | "applications" | "board";
export type FindLikely = { name: string, addresses: Array<string>, phones: Array<string>, links: Array<string>, 
/**
 * Not this person themselves.
 */
except: CandidateId | null, };
export type GiveMark = { criterion: string, kind: CriterionKind, 
/**
 * None takes it back.
 */
mark: Mark | null, note: string, };
export type HistoryPage = { entries: Array<Entry>, total: number, 
/**
 * The entry that "redo" would bring back.
 */
redo: EntryId | null, };
export type Hue = "slate" | "blue" | "plum" | "ochre" | "green";
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
export type LatestApplication = { id: ApplicationId, posting: PostingId, title: string, stage: StageName, hue: Hue, ends: StageEnd | null, };
export type Likely = { person: PersonLine, reasons: Array<LikelyReason>, };
export type LikelyPair = { one: PersonLine, other: PersonLine, reason: LikelyReason, };
export type LikelyPeople = { likely: Array<Likely>, };
export type LikelyReason = "same_address" | "same_phone" | "same_link" | "near_address" | "swapped_name" | "same_name";
export type LinkKind = "linkedin" | "github" | "gitlab" | "social" | "portfolio";
export type ListApplications = { filter: ApplicationFilter, sort: SortApplications, descending: boolean, offset: number, limit: number, };
export type ListCandidates = { filter: CandidateFilter, sort: SortCandidates, descending: boolean, offset: number, limit: number, };
export type ListFilters = { list: FilteredList, };
export type ListHistory = { offset: number, limit: number, 
/**
 * Only what concerns this person, or this posting.
 */
candidate?: CandidateId, posting?: PostingId, };
export type ListPostings = { 
/**
 * Each word is looked for in title, organisation and path, without case and accents.
 */
text: string, 
/**
 * Empty for all.
 */
states: Array<PostingState>, organisation: string | null, sort: SortPostings, descending: boolean, offset: number, limit: number, };
export type ListReports = { language: Language, };
export type ListStages = { 
/**
 * None for the general pipeline.
 */
posting: PostingId | null, };
export type Mark = 1 | 2 | 3 | 4;
export type MarkGiven = { reviewer: string, mark: Mark, note: string, at: Moment, };
export type MergeCandidates = { keep: CandidateId, from: CandidateId, 
/**
 * The fields to take from the other; of lists, whose comes first. Everything else is kept as it is, and nothing is lost.
 */
take: Array<CandidateField>, };
export type Moment = number;
export type Move = { 
/**
 * None when it began.
 */
from: StageName | null, to: StageName, at: Moment, who: string, why: string, reason: ReasonName | null, decided_by: Decider | null, };
export type MoveApplications = { selection: Selection<ApplicationId, ApplicationFilter>, 
/**
 * Of the posting's pipeline; for a selection over several, each goes to its own stage of that name.
 */
to: StageId, why: string, };
export type NoteAdded = { id: NoteId, entry: EntryId | null, };
export type NoteId = number;
export type NotePage = { 
/**
 * The same as sanitised HTML.
 */
html: string, id: NoteId, candidate: CandidateId, 
/**
 * None for a note about the person, whatever they applied to.
 */
application: ApplicationId | null, at: Moment, who: string, 
/**
 * Markdown.
 */
text: string, edited_at: Moment | null, };
export type NotePieces = { id: ApplicationId, came: Array<Piece>, proof: ProofState, 
/**
 * Where it was found, in one's own words.
 */
proof_where: string, };
export type Nothing = Record<symbol, never>;
export type Op = { "code": "postings_imported", "params": { new: number, changed: number, from: string, } } | { "code": "sample_added", "params": { postings: number, } } | { "code": "postings_removed", "params": { count: number, title: string, } } | { "code": "candidate_added", "params": { name: string, } } | { "code": "candidate_edited", "params": { name: string, fields: Array<CandidateField>, } } | { "code": "candidates_tagged", "params": { count: number, name: string, added: Array<string>, removed: Array<string>, } } | { "code": "candidates_merged", "params": { kept: string, gone: string, } } | { "code": "candidates_removed", "params": { count: number, name: string, } } | { "code": "candidates_told_apart", "params": { one: string, other: string, } } | { "code": "note_added", "params": { name: string, } } | { "code": "note_edited", "params": { name: string, } } | { "code": "note_removed", "params": { name: string, } } | { "code": "file_attached", "params": { name: string, file: string, } } | { "code": "file_detached", "params": { name: string, file: string, } } | { "code": "applications_added", "params": { count: number, name: string, title: string, } } | { "code": "applications_moved", "params": { count: number, name: string, to: StageName, } } | { "code": "applications_rejected", "params": { count: number, name: string, } } | { "code": "applications_withdrawn", "params": { count: number, name: string, } } | { "code": "applications_removed", "params": { count: number, name: string, } } | { "code": "pieces_noted", "params": { name: string, } } | { "code": "scored", "params": { name: string, } } | { "code": "stages_saved", "params": { title: string | null, } } | { "code": "reasons_saved" } | { "code": "filter_saved", "params": { name: string, } } | { "code": "filter_removed", "params": { name: string, } };
export type OpenStore = { 
/**
 * None for the desk's own, which is made if it is not there.
 */
path: string | null, };
export type Outcome = "new" | "changed" | "unchanged" | "refused";
export type Parts = { name: PersonName, addresses: Array<string>, phones: Array<Phone>, links: Array<ProfileLink>, headline: string, 
/**
 * A line each.
 */
rest: string, };
export type PersonLine = { id: CandidateId, name: string, headline: string, place: string, addresses: Array<string>, phones: Array<string>, applications: number, };
export type PersonName = { written: string, family: string | null, given: string | null, };
export type Phone = { written: string, 
/**
 * `+33639980001`: the same for every way to write the same number. None where the country cannot be told.
 */
e164: string | null, };
export type Piece = "cv" | "linkedin" | "github" | "portfolio" | "letter" | "motivation" | "references" | "rate" | "availability" | "project" | "social" | "answers" | "other";
export type Pieces = { 
/**
 * None when the posting asks for nothing.
 */
asked: Expression | null, came: Array<Piece>, 
/**
 * Each is a choice: any one of its pieces would do.
 */
missing: Array<Array<Piece>>, 
/**
 * Asked or welcome, not there, and not missed.
 */
welcome: Array<Piece>, satisfied: boolean, };
export type Pipeline = { posting: PostingId | null, 
/**
 * Whether the posting has one of its own; else this is the general one.
 */
own: boolean, stages: Array<Stage>, };
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
export type PostingToSettle = { id: PostingId, title: string, organisation: string | null, problems: number, };
export type Problem = { kind: ProblemKind, place: Place | null, };
export type ProblemKind = { "code": "front_matter_missing" } | { "code": "front_matter_unclosed" } | { "code": "front_matter_invalid", "params": { reason: string, } } | { "code": "title_missing" } | { "code": "date_invalid", "params": { key: string, value: string, } } | { "code": "state_contradictory", "params": { one: string, other: string, } } | { "code": "address_invalid", "params": { value: string, } } | { "code": "contact_mismatch", "params": { shown: string, linked: string, } } | { "code": "encoding_guessed", "params": { encoding: string, } } | { "code": "text_repaired", "params": { encoding: string, } } | { "code": "characters_lost" } | { "code": "empty" } | { "code": "not_text" } | { "code": "too_large", "params": { bytes: number, limit: number, } } | { "code": "unreadable", "params": { reason: string, } };
export type ProfileLink = { 
/**
 * As it opens: with its scheme, otherwise as written.
 */
url: string, kind: LinkKind, 
/**
 * The same for every way to write a link to the same profile.
 */
key: string, };
export type Progress = { job: string, done: number, total: number | null, 
/**
 * What is being done now: a file's name, never a person's.
 */
what: string, };
export type Promise = { application: ApplicationRow, answer_by: Moment, };
export type Proof = { what: string, where: ProofPlace, };
export type ProofPlace = "subject" | "message" | "anywhere";
export type ProofState = "unknown" | "found" | "absent";
export type ReadOneFile = { id: FileId, };
export type Reason = { id: ReasonId, kind: ReasonKind, code: ReasonCode | null, 
/**
 * Empty while the default words stand.
 */
name: string, };
export type ReasonCode = "missing_skill" | "less_experience" | "other_chosen" | "incomplete_application" | "language" | "availability" | "place" | "pay" | "posting_closed" | "unreachable" | "declined_offer" | "other_offer" | "changed_mind" | "personal_reasons" | "other";
export type ReasonId = number;
export type ReasonKind = "rejected" | "withdrawn";
export type ReasonName = { code: ReasonCode | null, 
/**
 * Empty while the default words stand.
 */
name: string, };
export type Reasons = { reasons: Array<Reason>, };
export type Register = "tu" | "vous" | "mixed" | "none";
export type RejectApplications = { selection: Selection<ApplicationId, ApplicationFilter>, reason: ReasonId, by: Decider, why: string, };
export type Remote = "full" | "partial" | "none";
export type RemoveApplications = { selection: Selection<ApplicationId, ApplicationFilter>, };
export type RemoveCandidates = { selection: Selection<CandidateId, CandidateFilter>, };
export type RemoveFilter = { id: FilterId, };
export type RemoveNote = { id: NoteId, };
export type RemovePostings = { ids: Array<PostingId>, };
export type Removed = { count: number, entry: EntryId | null, };
export type RemovedStage = { id: StageId, 
/**
 * Needed where it holds applications.
 */
to: StageId | null, };
export type ReportExported = { path: string, size: number, };
export type ReportFilter = { period: ReportPeriod, postings: Array<PostingId>, organisation: string | null, source: string | null, 
/**
 * Those whose candidate has all of these.
 */
tags: Array<string>, 
/**
 * How far the days are ahead of UTC where they are counted.
 */
minutes_east: number, };
export type ReportInfo = { report: ReportName, title: string, 
/**
 * What has to have happened in the period.
 */
period_of: string, figures: Array<FigureInfo>, };
export type ReportList = { reports: Array<ReportInfo>, };
export type ReportName = "summary" | "funnel" | "pipeline" | "stage_time" | "hiring_time" | "openings" | "weeks" | "sources" | "reasons" | "scores" | "workload";
export type ReportPeriod = { from: string | null, to: string | null, };
export type ReportRun = { report: ReportName, title: string, 
/**
 * What it is about, in words, a line each.
 */
about: Array<string>, figures: Array<FigureTable>, };
export type RunReport = { report: ReportName, filter: ReportFilter, 
/**
 * The same for another period, beside it.
 */
compare: ReportPeriod | null, language: Language, 
/**
 * None for the present.
 */
now: Moment | null, };
export type SaveFilter = { list: FilteredList, name: string, filter: unknown, };
export type SaveReasons = { reasons: Array<WantedReason>, };
export type SaveStages = { posting: PostingId | null, stages: Array<WantedStage>, 
/**
 * Those that are left out, and where their applications go.
 */
removed: Array<RemovedStage>, };
export type SavedFilter = { id: FilterId, list: FilteredList, name: string, 
/**
 * As the screen wrote it.
 */
filter: unknown, };
export type SavedFilters = { filters: Array<SavedFilter>, };
export type ScoreApplication = { id: ApplicationId, 
/**
 * None for who sits at the desk.
 */
reviewer: string | null, marks: Array<GiveMark>, };
export type Scorecard = { 
/**
 * Of the posting as it is now, then those of earlier versions that somebody has marked.
 */
criteria: Array<ScoredCriterion>, reviewers: Array<string>, mean: number | null, 
/**
 * Of what the posting says is needed.
 */
must_mean: number | null, };
export type ScoredCriterion = { text: string, kind: CriterionKind, 
/**
 * None once the posting no longer names it.
 */
of_posting: Criterion | null, mean: number | null, marks: Array<MarkGiven>, };
export type Selection<Id, Filter> = { ids: Array<Id>, } | { filter: Filter, expected: number, };
export type ShowApplication = { id: ApplicationId, };
export type ShowBehind = { report: ReportName, filter: ReportFilter, now: Moment | null, figure: Figure, row: string, column: string, offset: number, limit: number, };
export type ShowBoard = { posting: PostingId, 
/**
 * Its posting and stages are the board's own.
 */
filter: ApplicationFilter, sort: SortApplications, descending: boolean, 
/**
 * How many cards of each column from its top, where `windows` says nothing else.
 */
limit: number, 
/**
 * What of a column is wanted when it is scrolled. If there are any, the other columns come without cards.
 */
windows: Array<CardWindow>, };
export type ShowCandidate = { id: CandidateId, };
export type ShowPosting = { id: PostingId, };
export type ShowTimeline = { candidate: CandidateId, offset: number, limit: number, };
export type SortApplications = "received" | "name" | "in_stage" | "score";
export type SortCandidates = "name" | "added" | "last_contact";
export type SortPostings = "title" | "organisation" | "date" | "state" | "problems";
export type Source = { start: number, end: number, line: number, };
export type Sourced<T> = { value: T, source: Source, };
export type Stage = { id: StageId, name: StageName, ends: StageEnd | null, hue: Hue, 
/**
 * How many it is meant to hold.
 */
room: number | null, expected_days: number | null, 
/**
 * How many are in it: of the posting, or of all that follow the general pipeline.
 */
applications: number, };
export type StageCode = "new" | "screening" | "interview" | "offer" | "hired" | "rejected" | "withdrawn";
export type StageEnd = "hired" | "rejected" | "withdrawn";
export type StageId = number;
export type StageName = { code: StageCode | null, 
/**
 * Empty while the default words stand.
 */
name: string, };
export type StagesSaved = { pipeline: Pipeline, entry: EntryId | null, };
export type StoreInfo = { 
/**
 * Of this program.
 */
version: string, path: string, size: number, created_at: Moment, schema: number, postings: number, postings_open: number, candidates: number, applications: number, };
export type StoredFile = { id: FileId, candidate: CandidateId, application: ApplicationId | null, name: string, 
/**
 * What it is to an application.
 */
piece: Piece | null, 
/**
 * As in `application/pdf`.
 */
media: string, size: number, at: Moment, who: string, };
export type TagCandidates = { selection: Selection<CandidateId, CandidateFilter>, add: Array<string>, remove: Array<string>, };
export type TagCount = { tag: string, count: number, };
export type Tags = { tags: Array<TagCount>, };
export type TakeApart = { text: string, };
export type TellApart = { one: CandidateId, other: CandidateId, };
export type Terms = { contract: Sourced<ContractKind> | null, length: Sourced<string> | null, days_a_week: Sourced<string> | null, remote: Sourced<Remote> | null, place: Sourced<string> | null, start: Sourced<string> | null, pay: Sourced<string> | null, };
export type Timeline = { items: Array<TimelineItem>, total: number, };
export type TimelineItem = { at: Moment, who: string, } & ({ "kind": "applied", application: ApplicationId, posting: PostingId, title: string, stage: StageName, } | { "kind": "moved", application: ApplicationId, posting: PostingId, title: string, from: StageName, to: StageName, why: string, reason: ReasonName | null, decided_by: Decider | null, } | { "kind": "noted", note: NoteId, application: ApplicationId | null, 
/**
 * Markdown.
 */
text: string, edited_at: Moment | null, } | { "kind": "attached", file: FileId, application: ApplicationId | null, name: string, media: string, size: number, } | { "kind": "changed", entry: EntryId, op: Op, state: EntryState, });
export type Today = { 
/**
 * In the first stage, nobody has moved them yet.
 */
fresh: Waiting<ApplicationRow>, 
/**
 * Longer in their stage than it expects, the longest first.
 */
overdue: Waiting<ApplicationRow>, 
/**
 * The posting promises an answer, and the day is near or past.
 */
promises: Waiting<Promise>, 
/**
 * Open postings with something to settle.
 */
problems: Waiting<PostingToSettle>, 
/**
 * People who may be one.
 */
pairs: Waiting<LikelyPair>, };
export type UndoEntry = { 
/**
 * None for the latest.
 */
entry: EntryId | null, };
export type Waiting<T> = { total: number, rows: Array<T>, };
export type WantedReason = { 
/**
 * None for a new one.
 */
id: ReasonId | null, kind: ReasonKind, 
/**
 * Empty for the default words, where it has them.
 */
name: string, };
export type WantedStage = { 
/**
 * As listed; none for a new one.
 */
id: StageId | null, 
/**
 * Empty for the default words, where it has them.
 */
name: string, 
/**
 * Of a new stage; that of a known one never changes.
 */
ends: StageEnd | null, hue: Hue, room: number | null, expected_days: number | null, };
export type WithdrawApplications = { selection: Selection<ApplicationId, ApplicationFilter>, reason: ReasonId, why: string, };
export type Word = "posting" | "candidate" | "application" | "stage" | "template" | "message" | "journal" | "note" | "file" | "reason" | "filter";

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
  "candidates.take_apart": { kind: "read"; request: TakeApart; response: Parts };
  "candidates.likely": { kind: "read"; request: FindLikely; response: LikelyPeople };
  "candidates.add": { kind: "write"; request: AddCandidate; response: CandidateAdded };
  "candidates.edit": { kind: "write"; request: EditCandidate; response: Done };
  "candidates.tag": { kind: "write"; request: TagCandidates; response: Done };
  "candidates.remove": { kind: "write"; request: RemoveCandidates; response: Done };
  "candidates.merge": { kind: "write"; request: MergeCandidates; response: Done };
  "candidates.tell_apart": { kind: "write"; request: TellApart; response: Done };
  "candidates.show": { kind: "read"; request: ShowCandidate; response: CandidatePage };
  "candidates.list": { kind: "read"; request: ListCandidates; response: CandidateList };
  "candidates.tags": { kind: "read"; request: Nothing; response: Tags };
  "candidates.timeline": { kind: "read"; request: ShowTimeline; response: Timeline };
  "notes.add": { kind: "write"; request: AddNote; response: NoteAdded };
  "notes.edit": { kind: "write"; request: EditNote; response: Done };
  "notes.remove": { kind: "write"; request: RemoveNote; response: Done };
  "files.attach": { kind: "write"; request: AttachFile; response: FileAttached };
  "files.read": { kind: "read"; request: ReadOneFile; response: FileRead };
  "files.detach": { kind: "write"; request: DetachFile; response: Done };
  "applications.add": { kind: "write"; request: AddApplications; response: ApplicationsAdded };
  "applications.show": { kind: "read"; request: ShowApplication; response: ApplicationPage };
  "applications.list": { kind: "read"; request: ListApplications; response: ApplicationList };
  "applications.board": { kind: "read"; request: ShowBoard; response: Board };
  "applications.move": { kind: "write"; request: MoveApplications; response: Done };
  "applications.reject": { kind: "write"; request: RejectApplications; response: Done };
  "applications.withdraw": { kind: "write"; request: WithdrawApplications; response: Done };
  "applications.remove": { kind: "write"; request: RemoveApplications; response: Done };
  "applications.came": { kind: "write"; request: NotePieces; response: Done };
  "applications.score": { kind: "write"; request: ScoreApplication; response: Done };
  "stages.list": { kind: "read"; request: ListStages; response: Pipeline };
  "stages.save": { kind: "write"; request: SaveStages; response: StagesSaved };
  "reasons.list": { kind: "read"; request: Nothing; response: Reasons };
  "reasons.save": { kind: "write"; request: SaveReasons; response: Done };
  "filters.list": { kind: "read"; request: ListFilters; response: SavedFilters };
  "filters.save": { kind: "write"; request: SaveFilter; response: FilterSaved };
  "filters.remove": { kind: "write"; request: RemoveFilter; response: Done };
  "today.show": { kind: "read"; request: Nothing; response: Today };
  "reports.list": { kind: "read"; request: ListReports; response: ReportList };
  "reports.run": { kind: "read"; request: RunReport; response: ReportRun };
  "reports.behind": { kind: "read"; request: ShowBehind; response: ApplicationList };
  "reports.export": { kind: "job"; request: ExportReport; response: ReportExported };
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
  "candidates.take_apart": "read",
  "candidates.likely": "read",
  "candidates.add": "write",
  "candidates.edit": "write",
  "candidates.tag": "write",
  "candidates.remove": "write",
  "candidates.merge": "write",
  "candidates.tell_apart": "write",
  "candidates.show": "read",
  "candidates.list": "read",
  "candidates.tags": "read",
  "candidates.timeline": "read",
  "notes.add": "write",
  "notes.edit": "write",
  "notes.remove": "write",
  "files.attach": "write",
  "files.read": "read",
  "files.detach": "write",
  "applications.add": "write",
  "applications.show": "read",
  "applications.list": "read",
  "applications.board": "read",
  "applications.move": "write",
  "applications.reject": "write",
  "applications.withdraw": "write",
  "applications.remove": "write",
  "applications.came": "write",
  "applications.score": "write",
  "stages.list": "read",
  "stages.save": "write",
  "reasons.list": "read",
  "reasons.save": "write",
  "filters.list": "read",
  "filters.save": "write",
  "filters.remove": "write",
  "today.show": "read",
  "reports.list": "read",
  "reports.run": "read",
  "reports.behind": "read",
  "reports.export": "job",
  "jobs.cancel": "read",
} as const;
