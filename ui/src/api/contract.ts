// Made from the desk's command table by `cargo xtask contract`; a test fails when it drifts. Not edited by hand.

export type AcceptMail = { id: MessageId, posting: ChosenPosting | null, person: ChosenPerson | null, };
export type AcceptMails = { mails: Array<AcceptMail>, } | { ready: number, };
export type AccountId = number;
export type AccountKind = "folder" | "smtp";
export type AccountLine = { id: AccountId, settings: AccountSettings, 
/**
 * It has passed its test as it is now: before, nothing leaves by it.
 */
tested: boolean, tested_at: Moment | null, paused: PauseReason | null, paused_until: Moment | null, offline_since: Moment | null, 
/**
 * What the last connection failed with.
 */
fault: Fault | null, 
/**
 * Its password is there, or none is needed.
 */
has_secret: boolean, 
/**
 * None where its mails are not read.
 */
mailbox: MailboxLine | null, };
export type AccountReport = { account: AccountId, name: string, held: OnHold, };
export type AccountSaved = { id: AccountId, entry: EntryId | null, 
/**
 * False when the secret could not be kept, and will be asked for.
 */
secret_kept: boolean, };
export type AccountSettings = { 
/**
 * What the recruiter calls it.
 */
name: string, kind: AccountKind, address: string, 
/**
 * The name beside the address.
 */
sender: string, reply_to: string, 
/**
 * Markdown.
 */
signature: string, folder: string, host: string, port: number, security: Security, sign_in: SignInBy, user: string, 
/**
 * Certificates to trust beside the usual ones, as PEM.
 */
trusted: string, per_minute: number | null, per_day: number | null, 
/**
 * None where its mails are not read.
 */
receiving: Receiving | null, 
/**
 * For one that signs in with tokens.
 */
authority: Authority | null, };
export type AccountTested = { steps: Array<StepResult>, 
/**
 * All of them: mails may leave by it now.
 */
passed: boolean, 
/**
 * Of reading its mails; none where they are not read.
 */
mailbox: Array<StepResult>, 
/**
 * Those there are, when it could be looked into.
 */
folders: Array<MailFolder>, };
export type Accounts = { accounts: Array<AccountLine>, };
export type AddApplications = { candidates: Selection<CandidateId, CandidateFilter>, applying: Applying, 
/**
 * Also those who have applied to the posting before: they get another application beside the one they have.
 */
again: boolean, };
export type AddCandidate = { details: CandidateDetails, 
/**
 * A first note, in Markdown.
 */
note: string, 
/**
 * To apply to a posting at once.
 */
applying: Applying | null, };
export type AddCrowd = { applicants: number, 
/**
 * Another seed makes another crowd.
 */
seed: number, 
/**
 * How many postings are made up for them to apply to, beside those that are here; some hundreds of applications to each unless said.
 */
postings: number | null, };
export type AddNote = { candidate: CandidateId, application: ApplicationId | null, 
/**
 * Markdown.
 */
text: string, };
export type AlreadyWritten = { mail: MailId, address: string, 
/**
 * When it went; where it has not, when it came to be where it is.
 */
at: Moment, state: MailState, };
export type AnswerSameRole = { id: PostingId, of: PostingId, same: boolean, };
export type AnsweredSameRole = { 
/**
 * To undo it by; none when that was the answer already.
 */
entry: EntryId | null, };
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
missing: Array<Piece>, 
/**
 * How writing to them stands.
 */
mail: WrittenTo | null, source: string | null, reason: ReasonId | null, };
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
export type ApplicationsAdded = { ids: Array<ApplicationId>, 
/**
 * Those who had applied to it before, and were left as they are.
 */
already: Array<CandidateId>, entry: EntryId | null, };
export type Applying = { posting: PostingId, stage: StageId | null, received_at: Moment | null, source: string, came: Array<Piece>, };
export type AsideCount = { reason: AsideReason, count: number, };
export type AsideMails = { ids: Array<MessageId>, 
/**
 * `by_hand` unless said.
 */
reason: AsideReason | null, };
export type AsideReason = "bounce" | "auto_reply" | "list" | "spam" | "own" | "empty" | "unreadable" | "too_large" | "too_deep" | "by_hand";
export type AttachCvs = { path: string, files: Array<CvFor>, };
export type AttachFile = { candidate: CandidateId, application: ApplicationId | null, 
/**
 * What it is to that application: it counts as come from now on.
 */
piece: Piece | null, } & ({ path: string, } | { name: string, base64: string, });
export type AttachedFile = { name: string, size: number, };
export type Audience = "applicants" | "contacts";
export type Authority = { provider: TokenProvider, client_id: string, 
/**
 * The pages of a provider that is not known here.
 */
authorize_url: string, token_url: string, scope: string, };
export type BackUp = { to: string, };
export type BackedUp = { path: string, size: number, };
export type BackedUpToday = { 
/**
 * None when there was one of today.
 */
made: BackupCopy | null, 
/**
 * How many were older than the plan keeps.
 */
removed: number, };
export type BackupCopy = { path: string, day: string, size: number, };
export type BackupPlan = { 
/**
 * Empty for the one beside the store.
 */
folder: string, 
/**
 * The last of so many days, and of so many weeks before.
 */
daily: number, weekly: number, };
export type Backups = { plan: BackupPlan, 
/**
 * Where they are.
 */
folder: string, 
/**
 * The latest first.
 */
copies: Array<BackupCopy>, 
/**
 * Beside the store, from before something took its place or brought it forward. They stay until somebody removes them.
 */
set_aside: Array<string>, };
export type BadCertificate = "expired" | "not_yet_valid" | "other_name" | "unknown_issuer" | "other";
export type BeginSignIn = { id: AccountId, 
/**
 * Where the provider has given one; kept with the tokens.
 */
client_secret: string | null, };
export type Board = { posting: PostingId, title: string, 
/**
 * Whether the posting has a pipeline of its own.
 */
own: boolean, columns: Array<Column>, 
/**
 * How many match the filter, and how many there are.
 */
total: number, all: number, };
export type BringBackMails = { ids: Array<MessageId>, };
export type CancelJob = { job: string, };
export type CancelMails = { ids: Array<MailId>, };
export type Cancelled = { 
/**
 * How many were taken back; the others had left, or were about to.
 */
count: number, };
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
export type Changed = { 
/**
 * None for what is no history: where mails are on their way.
 */
entry: EntryId | null, words: Array<ChangedWord>, };
export type ChangedWord = { word: Word, ids: number[] | null, };
export type CheckReport = { sound: boolean, 
/**
 * In SQLite's words.
 */
findings: Array<string>, };
export type CheckTemplate = { text: TemplateText, };
export type ChooseMail = { id: MessageId, posting: ChosenPosting | null, person: ChosenPerson | null, };
export type ChosenPerson = { "is": "known", candidate: CandidateId, } | { "is": "new" } | { "is": "unsaid" };
export type ChosenPosting = { "is": "posting", posting: PostingId, } | { "is": "none" } | { "is": "unsaid" };
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
export type ColumnMapping = { fields: Array<PersonField | null>, 
/**
 * None where each column settles it by itself.
 */
day_order: DayOrder | null, };
export type ColumnPreview = { heading: string, 
/**
 * The first values that are not empty.
 */
samples: Array<string>, field: PersonField | null, };
export type Compare = "period_before" | "year_before" | { "period": ReportPeriod } | { "posting": PostingId };
export type Consent = { given_on: string | null, until: string | null, };
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
export type CvFile = { 
/**
 * With the folders it has in the ZIP.
 */
name: string, size: number, 
/**
 * The same for the same bytes.
 */
print: string, 
/**
 * What came of reading it.
 */
reading: TextState, whose: Whose, };
export type CvFor = { name: string, print: string, candidate: CandidateId, };
export type CvSign = "address" | "file_name" | "first_lines";
export type CvsAttached = { count: number, 
/**
 * Their people had them before.
 */
already: number, entry: EntryId | null, };
export type CvsPreview = { files: Array<CvFile>, };
export type DayOrder = "day_first" | "month_first";
export type Decider = "us" | "them";
export type Decision = { "code": "not_a_problem" } | { "code": "write_to", "params": { address: string, } };
export type DetachFile = { id: FileId, };
export type DiffLine = { change: LineChange, text: string, };
export type Difference = { which: string, before: PostingValue, after: PostingValue, };
export type DigestId = number;
export type DigestLine = { id: DigestId, 
/**
 * None for every open posting that has no digest of its own.
 */
posting: PostingId | null, 
/**
 * The posting's; none where it is gone.
 */
title: string | null, 
/**
 * By the recruiter's clock; Monday is 1.
 */
weekday: number, hour: number, 
/**
 * Since when it writes; none while it is off.
 */
since: Moment | null, 
/**
 * When its hour comes next.
 */
next_at: Moment, 
/**
 * Who is told, as things are: a posting that is closed is not in it.
 */
to: Array<DigestTo>, };
export type DigestSaved = { id: DigestId, entry: EntryId | null, };
export type DigestTo = { posting: PostingId, title: string, addresses: Array<string>, 
/**
 * The latest that was told, or left to a person: 2026-W47.
 */
week: string | null, 
/**
 * Why that one has not gone; none once it has.
 */
why: LeftToAPerson | null, };
export type Digests = { digests: Array<DigestLine>, };
export type Direction = "in" | "out";
export type Done = { count: number, entry: EntryId | null, };
export type DuePeople = { rows: Array<Retention>, total: number, };
export type Duplicates = "skip" | "add" | "fill";
export type Early = { count: number, 
/**
 * The first of them; empty for somebody who was taken out before.
 */
name: string, 
/**
 * When their time set apart is over; none when they are not set apart.
 */
until: Moment | null, };
export type EditCandidate = { id: CandidateId, changes: Array<CandidateChange>, };
export type EditNote = { id: NoteId, text: string, };
export type Entry = { id: EntryId, at: Moment, who: string, op: Op, state: EntryState, };
export type EntryId = number;
export type EntryState = "done" | "undone";
export type EraseCandidates = { selection: Selection<CandidateId, CandidateFilter>, 
/**
 * Also those whose time set apart is not over: they have asked to be forgotten, say.
 */
at_once: boolean, };
export type ErasedCandidates = { count: number, 
/**
 * False while another program has the store open: until it is closed, the log beside the store still holds something of them.
 */
cleared: boolean, };
export type ErasurePreview = { candidates: number, 
/**
 * The first of them, by name.
 */
names: Array<string>, applications: number, notes: number, files: number, 
/**
 * To them and about them.
 */
mails: number, 
/**
 * Of these, those that have not left: they never will.
 */
mails_waiting: number, 
/**
 * Entries of the history that will no longer say whom they concern.
 */
entries: number, 
/**
 * Notes of others in which one of them is named: these stay.
 */
named_elsewhere: number, 
/**
 * Those who are erased only when somebody says that it must not wait.
 */
early: Early | null, 
/**
 * Those who are not erased before they are left to the rules again.
 */
held: HeldBack | null, };
export type Event = { "event": "changed", "data": Changed } | { "event": "progress", "data": Progress };
export type Excerpt = { id: PostingId, parts: Array<ExcerptPart>, };
export type ExcerptPart = { text: string, 
/**
 * It is what was looked for.
 */
found: boolean, };
export type Excerpts = { excerpts: Array<Excerpt>, };
export type ExportCandidates = { selection: PeopleSelection, format: PeopleFormat, 
/**
 * A file that is there already is replaced.
 */
path: string, 
/**
 * Of the headings, and of the spreadsheets that it is for.
 */
language: Language, 
/**
 * What the file is called inside.
 */
title: string, };
export type ExportPerson = { id: CandidateId, 
/**
 * A file that is there already is left as it is.
 */
to: string, 
/**
 * Of the page.
 */
language: Language, };
export type ExportPostings = { 
/**
 * None for all in these states.
 */
ids: Array<PostingId> | null, 
/**
 * Empty for every state.
 */
states: Array<PostingState>, format: PostingFormat, 
/**
 * The folder to write to, made if it is missing. Without it the documents are in the answer.
 */
folder: string | null, 
/**
 * Whether a file of the same name that is there already gives way. Where not, the new one takes another name.
 */
replace: boolean, };
export type ExportReport = { report: RunReport, format: FigureFormat, to: string, };
export type Exported = { path: string, count: number, size: number, };
export type ExportedPosting = { id: PostingId, title: string, 
/**
 * The file that was written …
 */
path: string | null, 
/**
 * … in place of one that was there.
 */
replaced: boolean, 
/**
 * The document, where no folder was named.
 */
text: string | null, };
export type ExportedPostings = { postings: Array<ExportedPosting>, 
/**
 * It was stopped; what is listed was written whole.
 */
cancelled: boolean, };
export type Expression = string;
export type Fact = { key: string, value: string, line: number | null, };
export type Failure = { "code": "store_not_open" } | { "code": "store_missing", "params": { path: string, } } | { "code": "store_exists", "params": { path: string, } } | { "code": "store_locked", "params": { path: string, } } | { "code": "store_damaged", "params": { path: string, detail: string, } } | { "code": "store_foreign", "params": { path: string, } } | { "code": "store_newer", "params": { path: string, found: number, known: number, } } | { "code": "store_read_only", "params": { path: string, } } | { "code": "disk_full", "params": { path: string, } } | { "code": "file_failed", "params": { path: string, detail: string, } } | { "code": "store_failed", "params": { detail: string, } } | { "code": "not_found", "params": { what: Word, id: number, } } | { "code": "people_file_refused", "params": { path: string, problem: ProblemKind, } } | { "code": "sheet_missing", "params": { path: string, sheet: string, } } | { "code": "nothing_to_undo" } | { "code": "nothing_to_redo" } | { "code": "undo_conflict", "params": { entry: EntryId, op: Op, at: Moment, } } | { "code": "already_undone", "params": { entry: EntryId, } } | { "code": "not_undone", "params": { entry: EntryId, } } | { "code": "erased_for_good", "params": { entry: EntryId, } } | { "code": "too_early", "params": { early: Early, } } | { "code": "held_back", "params": { held: HeldBack, } } | { "code": "mail_on_its_way", "params": { count: number, } } | { "code": "selection_changed", "params": { expected: number, found: number, } } | { "code": "name_missing" } | { "code": "address_invalid", "params": { value: string, } } | { "code": "phone_invalid", "params": { value: string, } } | { "code": "link_invalid", "params": { value: string, } } | { "code": "text_too_long", "params": { field: CandidateField, limit: number, } } | { "code": "text_missing" } | { "code": "stage_elsewhere", "params": { stage: StageName, title: string, } } | { "code": "posting_in_use", "params": { title: string, count: number, } } | { "code": "stage_in_use", "params": { stage: StageName, count: number, } } | { "code": "stage_needed", "params": { ends: StageEnd | null, } } | { "code": "reason_unfit", "params": { wanted: ReasonKind, } } | { "code": "reason_needed", "params": { kind: ReasonKind, } } | { "code": "same_person" } | { "code": "file_too_large", "params": { name: string, bytes: number, limit: number, } } | { "code": "no_mail_account" } | { "code": "template_unknown", "params": { name: string, } } | { "code": "template_wrong", "params": { problems: Array<TemplateProblem>, } } | { "code": "address_wrong", "params": { written: string, } } | { "code": "secret_missing", "params": { account: string, } } | { "code": "account_in_use", "params": { name: string, count: number, } } | { "code": "mail_blocked", "params": { count: number, } } | { "code": "already_written", "params": { before: AlreadyWritten, } } | { "code": "mail_changed" } | { "code": "not_by_rule", "params": { template: string, } } | { "code": "not_answerable", "params": { id: MessageId, } } | { "code": "mail_lost", "params": { id: MailId, } } | { "code": "mail_not_unknown", "params": { id: MailId, } } | { "code": "no_mailbox" } | { "code": "no_token_provider" } | { "code": "not_agreed", "params": { detail: string, } } | { "code": "token_failed", "params": { detail: string, } } | { "code": "cancelled" } | { "code": "value_unfit", "params": { field: Field, value: string, } } | { "code": "not_by_hand", "params": { title: string, } } | { "code": "text_refused", "params": { problem: ProblemKind, } } | { "code": "version_missing", "params": { version: number, } } | { "code": "contact_unknown", "params": { address: string, } } | { "code": "folder_missing", "params": { path: string, } } | { "code": "printer_missing" } | { "code": "opener_missing" } | { "code": "file_kept_shut", "params": { name: string, why: KeptShut, } } | { "code": "bad_request", "params": { command: string, detail: string, } } | { "code": "unknown_command", "params": { name: string, } } | { "code": "internal", "params": { detail: string, } };
export type Fault = { stage: TalkStage, trouble: Trouble, };
export type FetchMails = { 
/**
 * None for all whose mails are read.
 */
accounts: Array<AccountId>, 
/**
 * Also what was looked at before: what was taken in and taken back since comes once more.
 */
again: boolean, };
export type Field = "title" | "organisation" | "state" | "date" | "deadline" | "subject" | "application_url" | "pieces" | "refused_pieces" | "proof" | "answer_within_days" | "contract" | "length" | "days_a_week" | "remote" | "place" | "start" | "pay" | "language" | "register" | "contact" | "criterion" | "problem";
export type Figure = "summary" | "funnel_steps" | "funnel_drops" | "funnel_postings" | "funnel_organisations" | "funnel_months" | "pipeline_stages" | "pipeline_postings" | "stage_time" | "time_to_hire" | "openings" | "weeks" | "sources" | "reasons" | "scores_stages" | "scores_criteria" | "workload" | "acknowledgements" | "first_answers" | "promises" | "mails_postings" | "mails_weeks";
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
export type FigureFormat = "csv" | "xlsx" | "html" | "json" | "markdown" | "pdf";
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
export type FileKind = "pdf" | "picture" | "word" | "open_document" | "rich_text" | "text" | "spreadsheet" | "presentation" | "sound" | "film" | "mail" | "archive";
export type FileOpening = { 
/**
 * What its bytes say it is; none where it is kept shut.
 */
kind: FileKind | null, shut: KeptShut | null, 
/**
 * What the copy will be called, which may be told apart from the name that somebody gave it.
 */
called: string, 
/**
 * Its own name promises another kind of file.
 */
lies: boolean, id: FileId, candidate: CandidateId, application: ApplicationId | null, name: string, 
/**
 * What it is to an application.
 */
piece: Piece | null, 
/**
 * As in `application/pdf`.
 */
media: string, size: number, at: Moment, who: string, };
export type FileRead = { base64: string, id: FileId, candidate: CandidateId, application: ApplicationId | null, name: string, 
/**
 * What it is to an application.
 */
piece: Piece | null, 
/**
 * As in `application/pdf`.
 */
media: string, size: number, at: Moment, who: string, };
export type FileSaved = { path: string, size: number, };
export type FilterId = number;
export type FilterSaved = { id: FilterId, entry: EntryId | null, };
export type FilteredList = "candidates" | "applications" | "board" | "search";
export type FindExcerpts = { 
/**
 * Those on the screen.
 */
ids: Array<PostingId>, text: string, };
export type FindLatestMails = { applications: Array<ApplicationId>, };
export type FindLikely = { name: string, addresses: Array<string>, phones: Array<string>, links: Array<string>, 
/**
 * Not this person themselves.
 */
except: CandidateId | null, };
export type Finding = { which: string, kind: ProblemKind, place: Place | null, decision: Decision | null, 
/**
 * Whether it still asks something of a person.
 */
open: boolean, };
export type FinishSignIn = { id: AccountId, };
export type FolderRole = "inbox" | "sent" | "drafts" | "junk" | "trash" | "all";
export type ForgetAccount = { id: AccountId, };
export type Found = { 
/**
 * Of each kind that was asked for, also where there is none.
 */
groups: Array<FoundGroup>, 
/**
 * Nothing matched what was asked; this is what was looked for instead.
 */
corrected: string | null, 
/**
 * What of the question could not be understood.
 */
problems: Array<QueryProblem>, };
export type FoundGroup = { kind: FoundKind, count: number, 
/**
 * There are at least so many, and nobody has counted further.
 */
more: boolean, 
/**
 * The best first.
 */
rows: Array<FoundRow>, };
export type FoundIn = { "kind": "file", file: number, name: string, } | { "kind": "link", url: string, } | { "kind": "message", line: number, lines: number, };
export type FoundKind = "people" | "postings" | "files" | "mails" | "notes";
export type FoundPiece = { piece: Piece, where: FoundIn, };
export type FoundProof = { 
/**
 * None when it is in the subject; else the line of the message, from 1.
 */
line: number | null, 
/**
 * The words around it.
 */
text: string, };
export type FoundRow = { 
/**
 * A name, a title, a subject.
 */
title: Array<TextPart>, 
/**
 * The words around what was found; empty where the title says it all.
 */
line: Array<TextPart>, at: Moment | null, } & ({ "what": "person", id: CandidateId, headline: string, latest: LatestApplication | null, } | { "what": "posting", id: PostingId, organisation: string, state: PostingState, } | { "what": "note", id: NoteId, candidate: CandidateId, application: ApplicationId | null, } | { "what": "file", id: FileId, candidate: CandidateId, application: ApplicationId | null, name: string, } | { "what": "message", id: MessageId, direction: Direction, state: MessageState, candidate: CandidateId | null, name: string, } | { "what": "mail", id: MailId, candidate: CandidateId | null, name: string, });
export type FreeTextPart = "note" | "score" | "move" | "tag" | "hold";
export type GiveMark = { criterion: string, kind: CriterionKind, 
/**
 * None takes it back.
 */
mark: Mark | null, note: string, };
export type GiveSecret = { id: AccountId, 
/**
 * None to forget the one that is there.
 */
secret: string | null, };
export type Guess = { host: string, port: number, security: Security, sign_in: SignInBy, 
/**
 * The provider is known: this is no guess.
 */
known: boolean, 
/**
 * It wants a password made for programs, not the one of its web page.
 */
app_password: boolean, 
/**
 * Where its mails are read.
 */
mailbox: GuessedMailbox, };
export type GuessAccount = { address: string, };
export type GuessedMailbox = { host: string, port: number, security: Security, };
export type Guesses = { 
/**
 * Best first.
 */
guesses: Array<Guess>, };
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
export type HeldBack = { count: number, 
/**
 * The first of them, and why.
 */
name: string, reason: string, };
export type HeldBecause = "account_gone" | "account_changed" | "posting_gone" | "person_gone" | "application_gone";
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
export type HeldLine = { id: HeldMailId, rule: RuleId, template: string, application: ApplicationId, candidate: CandidateId, name: string, posting: PostingId, title: string, at: Moment, why: LeftToAPerson, };
export type HeldMailId = number;
export type HintKind = "health" | "social_security" | "bank";
export type HintLine = { 
/**
 * None in a text that is being written.
 */
place: HintPlace | null, kind: HintKind, 
/**
 * As it was written; of a number only its ends, so that a list of hints is no list of numbers.
 */
found: string, };
export type HintList = { rows: Array<HintLine>, total: number, };
export type HintPlace = { part: FreeTextPart, candidate: CandidateId, name: string, };
export type HistoryPage = { entries: Array<Entry>, total: number, 
/**
 * The entry that "redo" would bring back.
 */
redo: EntryId | null, };
export type HoldCandidate = { id: CandidateId, 
/**
 * None: the rules hold again.
 */
reason: string | null, };
export type How = "read" | "confirmed" | "corrected" | "added" | "removed";
export type Hue = "slate" | "blue" | "plum" | "ochre" | "green";
export type Hunk = { 
/**
 * The first line's number in the earlier text and in the later one.
 */
before: number, after: number, lines: Array<DiffLine>, };
export type ImportInto = { posting: PostingId, 
/**
 * Where they begin unless their row says; None for the first stage.
 */
stage: StageId | null, };
export type ImportMails = { 
/**
 * Files (.eml, .mbox) and folders (Maildir, or with such files in them).
 */
paths: Array<string>, };
export type ImportPeople = { into: ImportInto | null, duplicates: Duplicates, problem_rows: ProblemRows, path: string, 
/**
 * None for the first that has something in it.
 */
sheet: string | null, 
/**
 * None for the one that was used for such a table last time, else a guess.
 */
mapping: ColumnMapping | null, };
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
export type InboxCounts = { decide: number, ready: number, aside: number, filed: number, };
export type InboxFile = { 
/**
 * To read it by.
 */
number: number, name: string, 
/**
 * What it is, by its bytes.
 */
media: string, claimed: string, 
/**
 * Its name promises something else than it is.
 */
lies: boolean, size: number, piece: Piece | null, state: TextState, 
/**
 * Its words, as far as they are kept.
 */
text: string, };
export type InboxFileRead = { name: string, media: string, base64: string, };
export type InboxGroup = "decide" | "ready" | "aside" | "filed";
export type InboxList = { rows: Array<InboxRow>, 
/**
 * How many are in this view.
 */
total: number, counts: InboxCounts, };
export type InboxOutcome = "new_person" | "known_person" | "completes" | "reply" | "possible_duplicate" | "no_posting" | "posting_unsure" | "posting_closed" | "name_missing" | "person_unsure";
export type InboxPage = { from: MailParty | null, to: Array<string>, 
/**
 * Whose mail was passed on.
 */
passed_on_from: MailParty | null, 
/**
 * A list or a forwarder has put its own address in the place of the writer's.
 */
rewritten: boolean, 
/**
 * When it was read in.
 */
came_at: Moment, 
/**
 * What they wrote, without what they answer. Lines are counted from 1.
 */
text: string, quoted: string, 
/**
 * Cleaned; none where there is only text.
 */
html: string | null, 
/**
 * Pictures and other things that it would have fetched.
 */
blocked: number, 
/**
 * Scripts, forms and other things that would have done something.
 */
active: number, files: Array<InboxFile>, 
/**
 * None once it no longer waits.
 */
matches: InboxPosting | null, 
/**
 * To whom it was filed.
 */
candidate: CandidateId | null, application: ApplicationId | null, id: MessageId, group: InboxGroup, 
/**
 * The writer's name, else their address.
 */
name: string, address: string, subject: string, at: Moment, direction: Direction, posting: PostingId | null, 
/**
 * The posting's title.
 */
title: string, file_count: number, 
/**
 * What the posting asks for, choices counted once, the sign included; and how much of it is there.
 */
asked: number, there: number, 
/**
 * Each is a choice: any one of its pieces would do.
 */
missing: Array<Array<Piece>>, 
/**
 * A sign is asked for and is not there.
 */
proof_missing: boolean, 
/**
 * None once it no longer waits.
 */
outcome: InboxOutcome | null, aside: AsideReason | null, };
export type InboxPosting = { 
/**
 * The likeliest first.
 */
postings: Array<PostingOffer>, 
/**
 * Chosen, else the likeliest; none for no posting.
 */
posting: PostingId | null, posting_by: InboxWord, 
/**
 * The person as the mail makes them known.
 */
details: CandidateDetails, 
/**
 * What their files say beyond that: to be taken over by hand.
 */
suggested: Parts, 
/**
 * The surest first.
 */
people: Array<PersonOffer>, 
/**
 * Chosen, else the likeliest; none for somebody new.
 */
person: CandidateId | null, person_by: InboxWord, 
/**
 * There already: accepting adds to it.
 */
application: ApplicationId | null, pieces: Pieces, found: Array<FoundPiece>, proof: ProofAsked | null, subject: SubjectLine | null, };
export type InboxRow = { id: MessageId, group: InboxGroup, 
/**
 * The writer's name, else their address.
 */
name: string, address: string, subject: string, at: Moment, direction: Direction, posting: PostingId | null, 
/**
 * The posting's title.
 */
title: string, file_count: number, 
/**
 * What the posting asks for, choices counted once, the sign included; and how much of it is there.
 */
asked: number, there: number, 
/**
 * Each is a choice: any one of its pieces would do.
 */
missing: Array<Array<Piece>>, 
/**
 * A sign is asked for and is not there.
 */
proof_missing: boolean, 
/**
 * None once it no longer waits.
 */
outcome: InboxOutcome | null, aside: AsideReason | null, };
export type InboxView = "waiting" | "aside" | "filed";
export type InboxWord = "chosen" | "certain" | "open";
export type Incoming = { place: RowPlace, details: CandidateDetails, notes: Array<string>, others: Array<Remark>, application: IncomingApplication, problems: Array<RowProblem>, };
export type IncomingApplication = { posting: string, stage: string, outcome: StatedOutcome | null, received: string | null, reason: string, };
export type KeptShut = "program" | "macros" | "unknown";
export type KnownRow = { place: RowPlace, name: string, 
/**
 * None for a row that says the same as one above.
 */
candidate: CandidateId | null, candidate_name: string, 
/**
 * The row above.
 */
above: RowPlace | null, reasons: Array<LikelyReason>, 
/**
 * Whether the import takes them for the same; else they are added, and somebody is asked later.
 */
certain: boolean, };
export type Language = "fr" | "en";
export type LatestApplication = { id: ApplicationId, posting: PostingId, title: string, stage: StageName, hue: Hue, ends: StageEnd | null, };
export type LatestMail = { application: ApplicationId, mail: MailId, template: string, state: MailState, at: Moment, };
export type LatestMails = { 
/**
 * Applications about which nothing was written are not in it.
 */
mails: Array<LatestMail>, };
export type LeftMail = { id: MessageId, why: LeftWhy, };
export type LeftToAPerson = { "code": "warned", "params": { warnings: Array<MailWarning>, } } | { "code": "not_a_person", "params": { reason: AsideReason, } } | { "code": "came_back", "params": { address: string, } } | { "code": "late" } | { "code": "many" };
export type LeftWhy = "not_waiting" | "posting_open" | "person_open";
export type Likely = { person: PersonLine, reasons: Array<LikelyReason>, };
export type LikelyPair = { one: PersonLine, other: PersonLine, reason: LikelyReason, };
export type LikelyPeople = { likely: Array<Likely>, };
export type LikelyReason = "same_address" | "same_phone" | "same_link" | "near_address" | "swapped_name" | "same_name";
export type LineChange = "same" | "removed" | "added";
export type LinkKind = "linkedin" | "github" | "gitlab" | "social" | "portfolio";
export type ListApplications = { filter: ApplicationFilter, sort: SortApplications, descending: boolean, offset: number, limit: number, };
export type ListCandidates = { filter: CandidateFilter, sort: SortCandidates, descending: boolean, offset: number, limit: number, };
export type ListContacts = { 
/**
 * Looked for in the address; empty for all.
 */
text: string, };
export type ListDue = { 
/**
 * By which rules; none for those that hold. Others say what they would change.
 */
rules: RetentionRules | null, offset: number, limit: number, };
export type ListFilters = { list: FilteredList, };
export type ListHeld = { offset: number, limit: number, };
export type ListHistory = { offset: number, limit: number, 
/**
 * Only what concerns this person, or this posting.
 */
candidate?: CandidateId, posting?: PostingId, };
export type ListInbox = { view: InboxView, offset: number, limit: number, };
export type ListOutbox = { 
/**
 * Mails with a recipient in one of these.
 */
states: Array<MailState>, account: AccountId | null, application: ApplicationId | null, candidate: CandidateId | null, posting: PostingId | null, offset: number, limit: number, };
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
export type ListReports = { language: Language, };
export type ListStages = { 
/**
 * None for the general pipeline.
 */
posting: PostingId | null, };
export type ListVersions = { id: PostingId, };
export type LookAtCvs = { path: string, };
export type LookAtErasure = { 
/**
 * Those named may also be people who were taken out before.
 */
selection: Selection<CandidateId, CandidateFilter>, };
export type LookForHints = { 
/**
 * Only in this text, which is being written; none for all that is kept.
 */
text: string | null, offset: number, limit: number, };
export type LookIntoBackup = { path: string, };
export type LookedInto = { path: string, size: number, schema: number, created_at: Moment, 
/**
 * The last thing that was done in it; none when nothing was.
 */
last_entry_at: Moment | null, postings: number, candidates: number, applications: number, 
/**
 * What is wrong with it, in SQLite's words.
 */
findings: Array<string>, };
export type MailAnswer = { "code": "said", "params": Reply } | { "code": "fault", "params": Fault } | { "code": "silence", "params": Trouble } | { "code": "interrupted" } | { "code": "written", "params": { path: string, } } | { "code": "said_by_hand", "params": { who: string, } } | { "code": "found_in_sent", "params": { folder: string, } } | { "code": "copied" } | { "code": "given_up", "params": { who: string, } } | { "code": "came_back", "params": { text: string, } };
export type MailCounts = { queued: number, 
/**
 * `sending` and `committing`.
 */
on_the_way: number, sent: number, bounced: number, deferred: number, failed: number, unknown: number, };
export type MailFolder = { name: string, role: FolderRole | null, };
export type MailId = number;
export type MailPage = { mail: OutboxLine, 
/**
 * The mail as it goes over the line; bytes that are no UTF-8 are not in it.
 */
raw: string, };
export type MailParty = { 
/**
 * Empty where there is none.
 */
name: string, address: string, };
export type MailPreview = { mails: Array<PreviewedMail>, 
/**
 * How many could be queued as they are.
 */
ready: number, blocked: number, };
export type MailQueued = { mails: Array<MailId>, 
/**
 * Until then all of it can be cancelled.
 */
due_at: Moment, };
export type MailRecipientLine = { address: string, name: string, receives: Receives, };
export type MailRules = { rules: Array<RuleLine>, 
/**
 * What rules left to a person, the latest first, as many as a page shows.
 */
held: Array<HeldLine>, held_total: number, 
/**
 * What a rule may write.
 */
templates: Array<string>, };
export type MailState = "queued" | "sending" | "committing" | "sent" | "bounced" | "deferred" | "failed" | "unknown";
export type MailWarning = { "code": "no_address" } | { "code": "bad_address", "params": { written: string, } } | { "code": "already_written", "params": AlreadyWritten } | { "code": "twice_here" } | { "code": "nobody_reads", "params": { address: string, } } | { "code": "ourselves", "params": { address: string, } } | { "code": "template", "params": TemplateProblem } | { "code": "posting_closed" } | { "code": "contact_mismatch" } | { "code": "proof_not_found" };
export type MailboxLeft = { account: AccountId, name: string, why: NotFetched, };
export type MailboxLine = { 
/**
 * When it was last looked into from beginning to end.
 */
fetched_at: Moment | null, 
/**
 * What the last look failed with.
 */
fault: Fault | null, };
export type MailsAccepted = { accepted: number, people_added: number, 
/**
 * New ones, in the order of the mails; for acknowledging them together.
 */
applications: Array<ApplicationId>, 
/**
 * Applications that were there and got more.
 */
completed: number, 
/**
 * Applications, new or not, that still miss something that was asked for.
 */
incomplete: Array<ApplicationId>, 
/**
 * What was not filed, and why.
 */
left: Array<LeftMail>, entry: EntryId | null, };
export type MailsFetched = { report: MailsImported, 
/**
 * Mails of the outbox of which nobody knew whether they went: they lay among what was sent.
 */
settled: number, 
/**
 * Mailboxes that could not be looked into, or not into all of them, and why.
 */
left: Array<MailboxLeft>, 
/**
 * What can be undone, in its order; the report has it where it is one.
 */
entries: Array<EntryId>, 
/**
 * Mails are being fetched already: nothing was done here.
 */
busy: boolean, };
export type MailsImported = { 
/**
 * How many wait to be looked at.
 */
waiting: number, 
/**
 * How many were set aside, and why.
 */
aside: Array<AsideCount>, 
/**
 * Our own, filed to whom they went.
 */
own: number, 
/**
 * Here already.
 */
known: number, 
/**
 * Mails of ours that came back: how many recipients of the outbox were marked.
 */
bounced: number, unreadable: Array<UnreadableMails>, 
/**
 * In Outlook's own format (.msg), which is not read.
 */
outlook: Array<string>, 
/**
 * Other files in the folders.
 */
passed_over: number, entry: EntryId | null, 
/**
 * It was stopped, and nothing was taken in.
 */
cancelled: boolean, };
export type Mark = 1 | 2 | 3 | 4;
export type MarkGiven = { reviewer: string, mark: Mark, note: string, at: Moment, };
export type MergeCandidates = { keep: CandidateId, from: CandidateId, 
/**
 * The fields to take from the other; of lists, whose comes first. Everything else is kept as it is, and nothing is lost.
 */
take: Array<CandidateField>, };
export type MessageId = number;
export type MessageState = "waiting" | "aside" | "filed";
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
export type NamedPosting = { name: string, rows: number, 
/**
 * None if there is none of that name, or if nothing tells which of several is meant.
 */
posting: PostingId | null, several: boolean, 
/**
 * The title of the one that is meant, where only the words of it are the same.
 */
taken_for: string | null, 
/**
 * Where there is none: titles of postings that may be meant.
 */
near: Array<string>, };
export type NamedStage = { name: string, rows: number, 
/**
 * Whether the pipelines have it; else the application begins at the first stage.
 */
known: boolean, };
export type NotFetched = { "code": "no_secret" } | { "code": "fault", "params": Fault } | { "code": "folder", "params": { name: string, text: string, } } | { "code": "mails", "params": { folder: string, count: number, } };
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
export type OnDisk = { 
/**
 * The folder itself is not there: then nothing is said of its files.
 */
missing: boolean, new: number, changed: number, gone: number, 
/**
 * Gone before, and there again.
 */
back: number, };
export type OnHold = { "code": "not_tested" } | { "code": "no_secret" } | { "code": "paused", "params": { reason: PauseReason, until: Moment | null, } } | { "code": "offline", "params": { fault: Fault, } } | { "code": "limit", "params": { until: Moment, } } | { "code": "folder", "params": { detail: string, } };
export type Op = { "code": "postings_imported", "params": { new: number, changed: number, gone: number, back: number, from: string, } } | { "code": "sample_added", "params": { postings: number, } } | { "code": "crowd_added", "params": { candidates: number, } } | { "code": "postings_removed", "params": { count: number, title: string, } } | { "code": "candidates_imported", "params": { added: number, filled: number, applications: number, from: string, } } | { "code": "candidate_added", "params": { name: string, } } | { "code": "candidate_edited", "params": { name: string, fields: Array<CandidateField>, } } | { "code": "candidates_tagged", "params": { count: number, name: string, added: Array<string>, removed: Array<string>, } } | { "code": "candidates_merged", "params": { kept: string, gone: string, } } | { "code": "candidates_removed", "params": { count: number, name: string, } } | { "code": "candidates_erased", "params": { count: number, } } | { "code": "candidates_set_apart", "params": { count: number, name: string, } } | { "code": "candidates_kept", "params": { count: number, name: string, } } | { "code": "hold_set", "params": { name: string, } } | { "code": "hold_lifted", "params": { name: string, } } | { "code": "retention_saved" } | { "code": "backup_plan_saved" } | { "code": "candidates_told_apart", "params": { one: string, other: string, } } | { "code": "note_added", "params": { name: string, } } | { "code": "note_edited", "params": { name: string, } } | { "code": "note_removed", "params": { name: string, } } | { "code": "file_attached", "params": { name: string, file: string, } } | { "code": "file_detached", "params": { name: string, file: string, } } | { "code": "cvs_attached", "params": { count: number, from: string, } } | { "code": "applications_added", "params": { count: number, name: string, title: string, } } | { "code": "applications_moved", "params": { count: number, name: string, to: StageName, } } | { "code": "applications_rejected", "params": { count: number, name: string, } } | { "code": "applications_withdrawn", "params": { count: number, name: string, } } | { "code": "applications_removed", "params": { count: number, name: string, } } | { "code": "pieces_noted", "params": { name: string, } } | { "code": "scored", "params": { name: string, } } | { "code": "stages_saved", "params": { title: string | null, } } | { "code": "reasons_saved" } | { "code": "filter_saved", "params": { name: string, } } | { "code": "filter_removed", "params": { name: string, } } | { "code": "report_saved", "params": { name: string, } } | { "code": "report_removed", "params": { name: string, } } | { "code": "posting_settled", "params": { title: string, fields: Array<Field>, } } | { "code": "posting_unsettled", "params": { title: string, fields: Array<Field>, } } | { "code": "posting_created", "params": { title: string, } } | { "code": "posting_rewritten", "params": { title: string, } } | { "code": "same_role_answered", "params": { title: string, of: string, same: boolean, } } | { "code": "contact_replaced", "params": { from: string, to: string, postings: number, } } | { "code": "postings_reread", "params": { postings: number, } } | { "code": "account_saved", "params": { name: string, } } | { "code": "account_removed", "params": { name: string, } } | { "code": "template_saved", "params": { name: string, variant: Variant, } } | { "code": "template_reset", "params": { name: string, variant: Variant, } } | { "code": "rule_saved", "params": { stage: StageName, on: boolean, } } | { "code": "rule_removed", "params": { stage: StageName, } } | { "code": "digest_saved", "params": { title: string | null, on: boolean, } } | { "code": "digest_removed", "params": { title: string | null, } } | { "code": "mails_received", "params": { waiting: number, aside: number, own: number, from: string, } } | { "code": "mails_accepted", "params": { count: number, name: string, } } | { "code": "mail_settled", "params": { subject: string, } } | { "code": "mails_set_aside", "params": { count: number, subject: string, } } | { "code": "mails_brought_back", "params": { count: number, subject: string, } };
export type OpenStore = { 
/**
 * None for the desk's own, which is made if it is not there.
 */
path: string | null, };
export type OutboxLine = { id: MailId, account: AccountId, application: ApplicationId | null, candidate: CandidateId | null, posting: PostingId | null, template: string, subject: string, message_id: string, size: number, queued_at: Moment, who: string, 
/**
 * By which it goes; none where a person sent it.
 */
rule: RuleId | null, 
/**
 * It is a weekly digest that went by itself.
 */
by_digest: boolean, 
/**
 * It waits and would not leave as things are, because what it is about is gone.
 */
held: HeldBecause | null, recipients: Array<OutboxRecipientLine>, };
export type OutboxPage = { 
/**
 * Latest first.
 */
mails: Array<OutboxLine>, total: number, counts: MailCounts, };
export type OutboxRecipientLine = { id: RecipientId, address: string, name: string, receives: Receives, state: MailState, 
/**
 * When it is to go or be tried again; none once that is settled.
 */
due_at: Moment | null, attempts: number, changed_at: Moment, answer: MailAnswer | null, };
export type Outcome = "new" | "changed" | "unchanged" | "gone" | "back" | "refused";
export type Part = "subject" | "body";
export type Parts = { name: PersonName, addresses: Array<string>, phones: Array<Phone>, links: Array<ProfileLink>, headline: string, 
/**
 * Nothing in a line tells a place from what somebody does: whoever knows some says so ([`Parts::with_place`]).
 */
place: string, 
/**
 * A line each.
 */
rest: string, };
export type PassedOver = { 
/**
 * How their names end, in lower case: `pdf`, `docx`.
 */
ending: string, files: number, };
export type PauseAccount = { id: AccountId, paused: boolean, };
export type PauseReason = "sign_in_refused" | "daily_quota" | "not_secure" | "by_hand";
export type PeopleFormat = "csv" | "xlsx" | "json" | "vcard";
export type PeopleImported = { added: number, 
/**
 * Known people about whom something was filled in.
 */
filled: number, 
/**
 * Rows about people who were known and stayed as they were.
 */
known: number, applications: number, 
/**
 * Rows that name a posting that is not in the store, and that no other was chosen for: what they said of it is in the note.
 */
unplaced: number, 
/**
 * Rows that stayed out.
 */
left_out: number, 
/**
 * Rows with problems, the first of them.
 */
problems: Array<ProblemRow>, 
/**
 * To undo it by; none when nothing changed.
 */
entry: EntryId | null, 
/**
 * It was stopped, and nobody was taken in.
 */
cancelled: boolean, };
export type PeoplePreview = { 
/**
 * Of a workbook, those that have something in them.
 */
sheets: Array<string>, sheet: string | null, 
/**
 * Of a table; cards and CVs have none.
 */
columns: Array<ColumnPreview>, mapping: ColumnMapping | null, 
/**
 * The mapping is the one that was used for such a table last time.
 */
remembered: boolean, heading_line: number | null, 
/**
 * Rows, and how many of them would come in as somebody new.
 */
rows: number, new: number, 
/**
 * The first people as they would come in.
 */
people: Array<Incoming>, known_total: number, known: Array<KnownRow>, problem_total: number, problems: Array<ProblemRow>, postings: Array<NamedPosting>, stages: Array<NamedStage>, 
/**
 * Of the file as a whole.
 */
file_problems: Array<Problem>, };
export type PeopleSelection = { applications: Selection<ApplicationId, ApplicationFilter>, } | Selection<CandidateId, CandidateFilter>;
export type PersonExported = { path: string, size: number, files: number, mails: number, };
export type PersonField = "name" | "given" | "family" | "email" | "phone" | "link" | "headline" | "place" | "language" | "tag" | "source" | "consent" | "consent_until" | "note" | "posting" | "stage" | "outcome" | "received" | "reason" | "rating" | "other";
export type PersonLine = { id: CandidateId, name: string, headline: string, place: string, addresses: Array<string>, phones: Array<string>, applications: number, };
export type PersonName = { written: string, family: string | null, given: string | null, };
export type PersonOffer = { person: PersonLine, 
/**
 * The surest first; none for somebody chosen by hand.
 */
reasons: Array<LikelyReason>, added_at: Moment, latest: ApplicationRow | null, };
export type Phone = { written: string, 
/**
 * `+33639980001`: the same for every way to write the same number. None where the country cannot be told.
 */
e164: string | null, };
export type PickApplications = { filter: ApplicationFilter, };
export type PickCandidates = { filter: CandidateFilter, };
export type Picked = { count: number, 
/**
 * The same for the same rows, however they were found.
 */
print: string, };
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
export type PostState = { 
/**
 * Mails leave by themselves. Where not, somebody has to say so each time.
 */
by_itself: boolean, 
/**
 * A round is under way.
 */
busy: boolean, 
/**
 * Of this round, or else of the last one.
 */
done: number, total: number, 
/**
 * When it looks again, unless something happens before.
 */
next_at: Moment | null, 
/**
 * Accounts whose mails wait, and why.
 */
accounts: Array<AccountReport>, };
export type PostingChoice = { id: PostingId, title: string, organisation: string | null, open: boolean, };
export type PostingCounts = { open: number, closed: number, filled: number, unknown: number, };
export type PostingFormat = "markdown" | "json_ld";
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
export type PostingOffer = { posting: PostingId, title: string, organisation: string | null, state: PostingState, signs: Array<PostingSign>, certain: boolean, };
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
export type PostingSign = { "code": "thread" } | { "code": "subject_as_asked", "params": { subject: string, } } | { "code": "written_to", "params": { address: string, postings: number, } } | { "code": "applied" } | { "code": "title_in_subject", "params": { words: Array<string>, } } | { "code": "reference", "params": { text: string, } } | { "code": "title_in_text", "params": { words: Array<string>, } };
export type PostingState = "open" | "closed" | "filled" | "unknown";
export type PostingToSettle = { id: PostingId, title: string, organisation: string | null, problems: number, };
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
export type PreviewCollections = { 
/**
 * Empty for all that have a folder.
 */
ids: Array<CollectionId>, };
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
 * Of a new file: the posting that it nearly repeats, …
 */
repost_of: RepostOf | null, 
/**
 * … or another new file of the same import.
 */
repeats: RepeatedFile | null, };
export type PreviewedMail = { 
/**
 * Stands for all that is shown of it: what is queued by it is this and nothing else.
 */
print: string, account: AccountId, application: ApplicationId | null, posting: PostingId | null, 
/**
 * The person, or the posting's title.
 */
name: string, from: string, 
/**
 * Where answers go; none for to whom it is from.
 */
reply_to: Array<string>, recipients: Array<MailRecipientLine>, variant: Variant, subject: string, text: string, html: string, 
/**
 * Subject and text in pieces: the template's own words, and what was filled in from where.
 */
subject_spans: Array<Span>, text_spans: Array<Span>, attachments: Array<AttachedFile>, warnings: Array<MailWarning>, blocked: boolean, };
export type Problem = { kind: ProblemKind, place: Place | null, };
export type ProblemKind = { "code": "front_matter_missing" } | { "code": "front_matter_unclosed" } | { "code": "front_matter_invalid", "params": { reason: string, } } | { "code": "title_missing" } | { "code": "date_invalid", "params": { key: string, value: string, } } | { "code": "state_contradictory", "params": { one: string, other: string, } } | { "code": "address_invalid", "params": { value: string, } } | { "code": "contact_mismatch", "params": { shown: string, linked: string, } } | { "code": "encoding_guessed", "params": { encoding: string, } } | { "code": "text_repaired", "params": { encoding: string, } } | { "code": "characters_lost" } | { "code": "empty" } | { "code": "not_text" } | { "code": "too_large", "params": { bytes: number, limit: number, } } | { "code": "unreadable", "params": { reason: string, } } | { "code": "name_unreadable" } | { "code": "no_posting" } | { "code": "several_postings", "params": { count: number, } } | { "code": "data_invalid", "params": { reason: string, } } | { "code": "nested_too_deep", "params": { limit: number, } } | { "code": "settled_differs", "params": { field: Field, 
/**
 * Which of several.
 */
which: string, } };
export type ProblemRow = { place: RowPlace, 
/**
 * As far as it can be told.
 */
name: string, problems: Array<RowProblem>, };
export type ProblemRows = "leave_out" | "take_in";
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
export type ProofAsked = { proof: Proof, found: FoundProof | null, };
export type ProofPlace = "subject" | "message" | "anywhere";
export type ProofState = "unknown" | "found" | "absent";
export type Quarantine = { since: Moment, 
/**
 * From then on they may be erased.
 */
until: Moment, who: string, };
export type QueryProblem = { at: number, length: number, field: SearchField, wrong: QueryWrong, };
export type QueryWrong = "value_missing" | "not_a_date" | "not_a_score" | "unknown_piece";
export type QueueMails = { 
/**
 * As it was previewed.
 */
mail: WriteMail, 
/**
 * The prints of the mails that are to go.
 */
prints: Array<string>, 
/**
 * Not before then.
 */
at: Moment | null, 
/**
 * How long nothing leaves, so that it can be taken back; ten seconds unless said.
 */
hold_seconds: number | null, };
export type ReadInboxFile = { id: MessageId, number: number, };
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
export type Receives = "to" | "cc" | "bcc";
export type Receiving = { host: string, port: number, security: Security, 
/**
 * None for the inbox alone.
 */
folders: Array<string>, 
/**
 * Of what was sent from elsewhere, mails to people known here are taken in as well.
 */
sent: boolean, 
/**
 * Of a folder that was never looked into, mails so many days old; none for all.
 */
days: number | null, };
export type RecipientId = number;
export type RefreshCollections = { 
/**
 * Empty for all that have a folder.
 */
ids: Array<CollectionId>, 
/**
 * Only these files, as the preview names them; null for all.
 */
only: Array<string> | null, };
export type Register = "tu" | "vous" | "mixed" | "none";
export type RejectApplications = { selection: Selection<ApplicationId, ApplicationFilter>, reason: ReasonId, by: Decider, why: string, };
export type Remark = { heading: string, text: string, };
export type Remote = "full" | "partial" | "none";
export type RemoveApplications = { selection: Selection<ApplicationId, ApplicationFilter>, };
export type RemoveCandidates = { selection: Selection<CandidateId, CandidateFilter>, };
export type RemoveDigest = { id: DigestId, };
export type RemoveFilter = { id: FilterId, };
export type RemoveNote = { id: NoteId, };
export type RemovePostings = { ids: Array<PostingId>, };
export type RemoveReport = { id: SavedReportId, };
export type RemoveRule = { id: RuleId, };
export type Removed = { count: number, entry: EntryId | null, };
export type RemovedStage = { id: StageId, 
/**
 * Needed where it holds applications.
 */
to: StageId | null, };
export type RepeatedFile = { file: string, title: string, 
/**
 * How much of the two texts is the same.
 */
percent: number, };
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
export type Reply = { code: number, 
/**
 * Without control characters; lines parted by line feeds.
 */
text: string, };
export type ReportAsked = { report: ReportName, filter: ReportFilter, 
/**
 * Takes the place of the filter's period.
 */
span: ReportSpan | null, compare: Compare | null, };
export type ReportChoices = { 
/**
 * Those that somebody has applied to, the open ones first, then by title.
 */
postings: Array<PostingChoice>, organisations: Array<string>, 
/**
 * Each once, however it was written.
 */
sources: Array<string>, 
/**
 * The most used first.
 */
tags: Array<string>, };
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
export type ReportName = "summary" | "funnel" | "pipeline" | "stage_time" | "hiring_time" | "openings" | "weeks" | "sources" | "reasons" | "scores" | "workload" | "answers" | "mails";
export type ReportPeriod = { from: string | null, to: string | null, };
export type ReportRun = { report: ReportName, title: string, 
/**
 * The days that are counted, and those that they are compared with.
 */
period: ReportPeriod, compared: ReportPeriod | null, 
/**
 * What it is about, in words, a line each.
 */
about: Array<string>, figures: Array<FigureTable>, };
export type ReportSaved = { id: SavedReportId, entry: EntryId | null, };
export type ReportSpan = "four_weeks" | "twelve_weeks" | "last_month" | "this_year" | "last_year";
export type ReportText = { text: string, };
export type RepostAnswer = "asked" | "same";
export type RepostOf = { id: PostingId, title: string, date: string | null, 
/**
 * How much of the two texts is the same.
 */
percent: number, answer: RepostAnswer, };
export type ResetTemplate = { name: string, variant: Variant, };
export type Resolution = "sent" | "again" | "never";
export type ResolveMail = { id: MailId, to: Resolution, };
export type Resolved = { mail: OutboxLine, };
export type RestoreStore = { from: string, };
export type Retention = { id: CandidateId, name: string, why: RetentionReason, 
/**
 * The day that counts begins with.
 */
since: string, 
/**
 * The last day; none as long as the reason lasts.
 */
until: string | null, due: boolean, last_contact: string, consent_on: string | null, consent_until: string | null, 
/**
 * Why they are kept whatever the rules say.
 */
hold: string | null, quarantine: Quarantine | null, };
export type RetentionReason = "hold" | "under_way" | "hired" | "consent" | "refusal" | "added";
export type RetentionRules = { 
/**
 * After an application has ended, to be able to explain it; also for whoever never applied.
 */
refusal_months: number, 
/**
 * After the last contact, for those who consented to be kept.
 */
consent_months: number, 
/**
 * Between being set apart and being erased.
 */
quarantine_days: number, };
export type RewritePosting = { id: PostingId, 
/**
 * The whole of it, front matter included: `source` of the page.
 */
text: string, };
export type RowPlace = { sheet: string | null, 
/**
 * From 1, in the file: a row with line breaks in it is named by its first line.
 */
line: number, };
export type RowProblem = { "code": "name_missing" } | { "code": "address_invalid", "params": { value: string, } } | { "code": "phone_invalid", "params": { value: string, } } | { "code": "link_invalid", "params": { value: string, } } | { "code": "date_invalid", "params": { column: string, value: string, } } | { "code": "date_ambiguous", "params": { column: string, value: string, } } | { "code": "rating_invalid", "params": { value: string, } } | { "code": "value_too_long", "params": { column: string, limit: number, } } | { "code": "too_many_cells", "params": { found: number, columns: number, } } | { "code": "quote_open", "params": { until: number, } } | { "code": "posting_unknown", "params": { value: string, } } | { "code": "posting_ambiguous", "params": { value: string, postings: number, } };
export type RuleId = number;
export type RuleLine = { id: RuleId, 
/**
 * None for every posting.
 */
posting: PostingId | null, 
/**
 * The posting's; none where it is gone.
 */
title: string | null, stage: StageName, template: string, delay_minutes: number, 
/**
 * Since when it writes; none while it is off.
 */
since: Moment | null, 
/**
 * How many it has written, and how many it has left to a person.
 */
written: number, held: number, };
export type RuleSaved = { id: RuleId, entry: EntryId | null, };
export type RunReport = { language: Language, 
/**
 * None for the present.
 */
now: Moment | null, report: ReportName, filter: ReportFilter, 
/**
 * Takes the place of the filter's period.
 */
span: ReportSpan | null, compare: Compare | null, };
export type SalvageStore = { from: string, 
/**
 * A file that is not there yet. None for the damaged one's place: that one is kept beside it under another name.
 */
into: string | null, };
export type Salvaged = { 
/**
 * The store that holds what was saved.
 */
path: string, 
/**
 * Where the damaged one is.
 */
damaged: string, 
/**
 * The same by what it is to a person, all kinds in their order.
 */
kinds: Array<SalvagedKind>, 
/**
 * Those that held anything, or lost something.
 */
tables: Array<SalvagedTable>, 
/**
 * Pages of which it is not known any more what stood on them.
 */
lost_pages: number, 
/**
 * Files and mails whose bytes are no longer what they were: left out.
 */
spoiled: number, 
/**
 * Rules that write by themselves, switched off: it may be lost to whom they have written.
 */
rules_off: number, };
export type SalvagedKind = { what: SalvagedWhat, kept: number, lost: number, mended: number, };
export type SalvagedTable = { name: string, kept: number, 
/**
 * Rows that are known to have been there and are not any more.
 */
lost: number, 
/**
 * Rows that referred to something lost and were kept without it.
 */
mended: number, 
/**
 * Whether more may be lost than can be counted.
 */
damaged: boolean, };
export type SalvagedWhat = "postings" | "people" | "applications" | "notes" | "files" | "mails_in" | "mails_out" | "history" | "rest";
export type SaveAccount = { 
/**
 * None for a new one.
 */
id: AccountId | null, settings: AccountSettings, 
/**
 * Handed on to where the system keeps secrets; none to leave the one that is there.
 */
secret: string | null, };
export type SaveDigest = { 
/**
 * None for the one that the posting has, or else a new one.
 */
id: DigestId | null, posting: PostingId | null, weekday: number, hour: number, on: boolean, };
export type SaveFile = { id: FileId, to: string, };
export type SaveFilter = { list: FilteredList, name: string, filter: unknown, };
export type SaveReasons = { reasons: Array<WantedReason>, };
export type SaveReport = { name: string, asked: ReportAsked, };
export type SaveRule = { 
/**
 * None for a new one.
 */
id: RuleId | null, posting: PostingId | null, stage: StageName, template: string, delay_minutes: number, on: boolean, };
export type SaveStages = { posting: PostingId | null, stages: Array<WantedStage>, 
/**
 * Those that are left out, and where their applications go.
 */
removed: Array<RemovedStage>, };
export type SaveTemplate = { name: string, variant: Variant, 
/**
 * Of a new one; a built-in one keeps its own.
 */
audience: Audience, text: TemplateText, };
export type SavedFilter = { id: FilterId, list: FilteredList, name: string, 
/**
 * As the screen wrote it.
 */
filter: unknown, };
export type SavedFilters = { filters: Array<SavedFilter>, };
export type SavedReport = { id: SavedReportId, name: string, asked: ReportAsked, };
export type SavedReportId = number;
export type SavedReports = { 
/**
 * By name.
 */
reports: Array<SavedReport>, };
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
 * Whether the posting still names it.
 */
of_posting: boolean, mean: number | null, marks: Array<MarkGiven>, };
export type SearchAsked = { 
/**
 * As it was typed.
 */
query: string, 
/**
 * Empty for all of them.
 */
kinds: Array<FoundKind>, 
/**
 * How many of each kind.
 */
limit: number, };
export type SearchField = "tag" | "stage" | "posting" | "source" | "missing" | "after" | "before" | "score";
export type SecretGiven = { 
/**
 * Beyond this run. Where not, it will be asked for again.
 */
kept: boolean, };
export type Security = "tls" | "start_tls" | "none";
export type Selection<Id, Filter> = { ids: Array<Id>, } | { filter: Filter, expected: number, 
/**
 * Of exactly those; None where only their number was seen.
 */
print: string | null, };
export type SendMails = { 
/**
 * Wait for what is due within a minute, too, until nothing is.
 */
until_empty: boolean, };
export type SendReport = { 
/**
 * Recipients, by what became of their mails.
 */
sent: number, deferred: number, failed: number, unknown: number, 
/**
 * Accounts whose mails wait, and why.
 */
accounts: Array<AccountReport>, 
/**
 * When there is something to do again by itself.
 */
next_at: Moment | null, 
/**
 * Another sending is under way: nothing was done here.
 */
busy: boolean, cancelled: boolean, };
export type SetApart = { ids: Array<CandidateId>, };
export type SettleHeld = { ids: Array<HeldMailId>, };
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
export type ShowApplication = { id: ApplicationId, };
export type ShowBehind = { now: Moment | null, figure: Figure, row: string, column: string, offset: number, limit: number, report: ReportName, filter: ReportFilter, 
/**
 * Takes the place of the filter's period.
 */
span: ReportSpan | null, compare: Compare | null, };
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
export type ShowContact = { address: string, };
export type ShowInbox = { id: MessageId, };
export type ShowMail = { id: MailId, };
export type ShowPosting = { id: PostingId, 
/**
 * An earlier one, as its file was, without what a person settled; null for the present one.
 */
version: number | null, };
export type ShowRetention = { id: CandidateId, };
export type ShowTemplate = { name: string, variant: Variant, };
export type ShowTimeline = { candidate: CandidateId, offset: number, limit: number, };
export type SignInBegun = { 
/**
 * To be opened in a browser.
 */
url: string, };
export type SignInBy = "password" | "plain" | "login" | "xoauth2" | "nothing";
export type SortApplications = "received" | "name" | "in_stage" | "score";
export type SortCandidates = "name" | "added" | "last_contact";
export type SortPostings = "title" | "organisation" | "date" | "deadline" | "state" | "problems";
export type Source = { start: number, end: number, line: number, };
export type Span = { text: string, from: VariableSource | null, };
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
export type StatedOutcome = "under_way" | "hired" | "rejected" | "withdrawn";
export type Step = "resolve" | "connect" | "encrypt" | "certificate" | "sign_in" | "size" | "mail" | "folders";
export type StepResult = { step: Step, state: StepState, };
export type StepState = { "state": "passed" } | { "state": "limited", "what": number } | { "state": "not_asked" } | { "state": "failed", "what": Fault } | { "state": "not_reached" };
export type StoreInfo = { 
/**
 * Of this program.
 */
version: string, path: string, size: number, created_at: Moment, schema: number, postings: number, postings_open: number, candidates: number, applications: number, 
/**
 * Mails that came and wait to be looked at.
 */
mails_waiting: number, 
/**
 * It is where nobody can write.
 */
read_only: boolean, };
export type StoreRestored = { 
/**
 * Where the store that was there is now.
 */
replaced: string | null, info: StoreInfo, };
export type StoredFile = { id: FileId, candidate: CandidateId, application: ApplicationId | null, name: string, 
/**
 * What it is to an application.
 */
piece: Piece | null, 
/**
 * As in `application/pdf`.
 */
media: string, size: number, at: Moment, who: string, };
export type SubjectLine = { asked: string, fits: boolean, };
export type TagCandidates = { selection: PeopleSelection, add: Array<string>, remove: Array<string>, };
export type TagCount = { tag: string, count: number, };
export type Tags = { tags: Array<TagCount>, };
export type TakeApart = { text: string, };
export type TalkStage = "resolve" | "connect" | "greeting" | "hello" | "tls" | "sign_in" | "sender" | "recipient" | "data" | "text" | "dot" | "token" | "folder" | "fetch";
export type TellApart = { one: CandidateId, other: CandidateId, };
export type TemplateChecked = { problems: Array<TemplateProblem>, };
export type TemplateLine = { name: string, audience: Audience, variants: Array<Variant>, 
/**
 * Those whose words are the recruiter's own.
 */
changed: Array<Variant>, built_in: boolean, };
export type TemplatePage = { name: string, variant: Variant, audience: Audience, text: TemplateText, 
/**
 * The words that come with Vivier, where these are not they.
 */
built_in: TemplateText | null, problems: Array<TemplateProblem>, };
export type TemplateProblem = { part: Part, 
/**
 * From 1.
 */
line: number, kind: TemplateProblemKind, };
export type TemplateProblemKind = { "code": "unknown_variable", "params": { name: string, } } | { "code": "no_value", "params": { name: string, } } | { "code": "syntax", "params": { detail: string, } } | { "code": "empty_subject" };
export type TemplateSaved = { entry: EntryId | null, };
export type TemplateText = { subject: string, 
/**
 * Markdown.
 */
body: string, };
export type Templates = { templates: Array<TemplateLine>, 
/**
 * What a template may speak of.
 */
variables: Array<VariableLine>, };
export type TestAccount = { id: AccountId, };
export type TextPart = { text: string, 
/**
 * It is what was looked for.
 */
found: boolean, };
export type TextState = "none" | "read" | "scan" | "locked" | "damaged" | "too_much";
export type TextsRead = { count: number, };
export type Timeline = { items: Array<TimelineItem>, total: number, };
export type TimelineItem = { at: Moment, who: string, } & ({ "kind": "applied", application: ApplicationId, posting: PostingId, title: string, stage: StageName, } | { "kind": "moved", application: ApplicationId, posting: PostingId, title: string, from: StageName, to: StageName, why: string, reason: ReasonName | null, decided_by: Decider | null, } | { "kind": "noted", note: NoteId, application: ApplicationId | null, 
/**
 * Markdown.
 */
text: string, edited_at: Moment | null, } | { "kind": "attached", file: FileId, application: ApplicationId | null, name: string, media: string, size: number, } | { "kind": "mailed", mail: MailId, application: ApplicationId | null, template: string, subject: string, 
/**
 * Where it is for its first recipient.
 */
state: MailState, } | { "kind": "wrote", message: MessageId, application: ApplicationId | null, direction: Direction, subject: string, } | { "kind": "changed", entry: EntryId, op: Op, state: EntryState, });
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
export type TokenProvider = "google" | "microsoft" | "other";
export type Trouble = { "code": "refused", "params": Reply } | { "code": "denied", "params": { text: string, for_now: boolean, } } | { "code": "unresolved" } | { "code": "unreachable", "params": { detail: string, } } | { "code": "timed_out" } | { "code": "dropped" } | { "code": "garbled" } | { "code": "certificate", "params": BadCertificate } | { "code": "tls", "params": { detail: string, } } | { "code": "no_tls" } | { "code": "no_sign_in" } | { "code": "not_loopback" } | { "code": "too_large", "params": { limit: number, } } | { "code": "needs_utf8" } | { "code": "stopped" };
export type UndoEntry = { 
/**
 * None for the latest.
 */
entry: EntryId | null, };
export type UnreadableMails = { path: string, detail: string, };
export type UnsettlePosting = { id: PostingId, values: Array<SettledValue>, };
export type Values = { title: Held<string>, organisation: Held<string | null>, state: Held<PostingState>, date: Held<string | null>, deadline: Held<string | null>, subject: Held<string | null>, application_url: Held<string | null>, pieces: Held<Expression | null>, refused_pieces: Held<Array<Piece>>, proof: Held<Proof | null>, answer_within_days: Held<number | null>, contract: Held<ContractKind | null>, length: Held<string | null>, days_a_week: Held<string | null>, remote: Held<Remote | null>, place: Held<string | null>, start: Held<string | null>, pay: Held<string | null>, language: Held<Language | null>, register: Held<Register>, contacts: Array<HeldContact>, criteria: Array<HeldCriterion>, 
/**
 * The worst first.
 */
findings: Array<Finding>, };
export type VariableLine = { name: string, source: VariableSource, 
/**
 * Several lines, to go through with `{% for line in … %}`.
 */
list: boolean, };
export type VariableSource = "application" | "posting" | "account" | "person" | "missing";
export type Variant = "fr-vous" | "fr-tu" | "en";
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
export type Which = { 
/**
 * Of a contact the address, of a criterion the text, as the file gives it; of a problem the code that the page gives it. Empty
 * for what a posting has one of.
 */
which: string, value: PostingValue, };
export type Whose = { "code": "known", "params": { person: PersonLine, by: CvSign, has_it: boolean, } } | { "code": "unclear", "params": { people: Array<PersonLine>, } } | { "code": "nobody", "params": { name: string, addresses: Array<string>, } } | { "code": "unread" };
export type WithdrawApplications = { selection: Selection<ApplicationId, ApplicationFilter>, reason: ReasonId, why: string, };
export type Word = "posting" | "collection" | "candidate" | "application" | "stage" | "template" | "message" | "journal" | "note" | "file" | "reason" | "filter" | "account" | "mail" | "report" | "rule" | "digest";
export type WriteMail = { template: string, to: WriteTo, 
/**
 * None for the first that may send, or else the first there is.
 */
account: AccountId | null, 
/**
 * None to speak as the posting does.
 */
variant: Variant | null, 
/**
 * What a person types for this sending, by the variables' names.
 */
given: { [key in string]: string }, 
/**
 * What tells one mail from another of the same template: a week, an interview.
 */
event: string, 
/**
 * Also to those who had it before.
 */
again: boolean, 
/**
 * Words to take in the place of the template's own, by the variant that they are in.
 */
instead: { [key in Variant]?: TemplateText }, 
/**
 * What applicants answer goes to the posting's contacts, not to where it is from.
 */
answers_to_contacts: boolean, 
/**
 * Contacts of the posting that are not to have it.
 */
without: Array<string>, };
export type WriteTo = { "whom": "applications", ids: Array<ApplicationId>, } | { "whom": "stage", posting: PostingId, stage: string | null, } | { "whom": "contacts", posting: PostingId, applications: Array<ApplicationId>, } | { "whom": "reply", message: MessageId, };
export type WrittenPosting = { id: PostingId, title: string, version: number, problems: Array<Problem>, 
/**
 * To undo it by; none when the text was the same.
 */
entry: EntryId | null, };
export type WrittenTo = "not_yet" | "waiting" | "sent" | "failed" | "unknown" | "no_address";

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
  "collections.preview": { kind: "job"; request: PreviewCollections; response: ImportPreview };
  "collections.refresh": { kind: "job"; request: RefreshCollections; response: ImportReport };
  "postings.export": { kind: "job"; request: ExportPostings; response: ExportedPostings };
  "postings.remove": { kind: "write"; request: RemovePostings; response: Removed };
  "history.list": { kind: "read"; request: ListHistory; response: HistoryPage };
  "history.undo": { kind: "write"; request: UndoEntry; response: Entry };
  "history.redo": { kind: "write"; request: UndoEntry; response: Entry };
  "sample.crowd": { kind: "job"; request: AddCrowd; response: Done };
  "candidates.take_apart": { kind: "read"; request: TakeApart; response: Parts };
  "candidates.likely": { kind: "read"; request: FindLikely; response: LikelyPeople };
  "candidates.add": { kind: "write"; request: AddCandidate; response: CandidateAdded };
  "candidates.import_preview": { kind: "job"; request: ImportPeople; response: PeoplePreview };
  "candidates.import": { kind: "job"; request: ImportPeople; response: PeopleImported };
  "candidates.export": { kind: "job"; request: ExportCandidates; response: Exported };
  "candidates.edit": { kind: "write"; request: EditCandidate; response: Done };
  "candidates.pick": { kind: "read"; request: PickCandidates; response: Picked };
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
  "cvs.preview": { kind: "job"; request: LookAtCvs; response: CvsPreview };
  "cvs.attach": { kind: "job"; request: AttachCvs; response: CvsAttached };
  "files.attach": { kind: "write"; request: AttachFile; response: FileAttached };
  "files.read": { kind: "read"; request: ReadOneFile; response: FileRead };
  "files.save": { kind: "read"; request: SaveFile; response: FileSaved };
  "files.opening": { kind: "read"; request: ReadOneFile; response: FileOpening };
  "files.open": { kind: "read"; request: ReadOneFile; response: Nothing };
  "files.detach": { kind: "write"; request: DetachFile; response: Done };
  "applications.add": { kind: "write"; request: AddApplications; response: ApplicationsAdded };
  "applications.show": { kind: "read"; request: ShowApplication; response: ApplicationPage };
  "applications.list": { kind: "read"; request: ListApplications; response: ApplicationList };
  "applications.board": { kind: "read"; request: ShowBoard; response: Board };
  "applications.pick": { kind: "read"; request: PickApplications; response: Picked };
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
  "mail.accounts.list": { kind: "read"; request: Nothing; response: Accounts };
  "mail.accounts.save": { kind: "write"; request: SaveAccount; response: AccountSaved };
  "mail.accounts.remove": { kind: "write"; request: ForgetAccount; response: Done };
  "mail.accounts.pause": { kind: "write"; request: PauseAccount; response: AccountLine };
  "mail.accounts.secret": { kind: "write"; request: GiveSecret; response: SecretGiven };
  "mail.accounts.test": { kind: "job"; request: TestAccount; response: AccountTested };
  "mail.accounts.guess": { kind: "read"; request: GuessAccount; response: Guesses };
  "mail.templates.list": { kind: "read"; request: Nothing; response: Templates };
  "mail.templates.show": { kind: "read"; request: ShowTemplate; response: TemplatePage };
  "mail.templates.check": { kind: "read"; request: CheckTemplate; response: TemplateChecked };
  "mail.templates.save": { kind: "write"; request: SaveTemplate; response: TemplateSaved };
  "mail.templates.reset": { kind: "write"; request: ResetTemplate; response: TemplateSaved };
  "candidates.erase_preview": { kind: "read"; request: LookAtErasure; response: ErasurePreview };
  "candidates.erase": { kind: "write"; request: EraseCandidates; response: ErasedCandidates };
  "candidates.export_person": { kind: "job"; request: ExportPerson; response: PersonExported };
  "privacy.show": { kind: "read"; request: ShowRetention; response: Retention };
  "privacy.due": { kind: "read"; request: ListDue; response: DuePeople };
  "privacy.held": { kind: "read"; request: ListHeld; response: DuePeople };
  "privacy.hints": { kind: "read"; request: LookForHints; response: HintList };
  "privacy.set_apart": { kind: "write"; request: SetApart; response: Done };
  "privacy.keep": { kind: "write"; request: SetApart; response: Done };
  "privacy.hold": { kind: "write"; request: HoldCandidate; response: Done };
  "privacy.rules": { kind: "read"; request: Nothing; response: RetentionRules };
  "privacy.save_rules": { kind: "write"; request: RetentionRules; response: Done };
  "store.backups": { kind: "read"; request: Nothing; response: Backups };
  "store.backup_today": { kind: "job"; request: Nothing; response: BackedUpToday };
  "store.save_backup_plan": { kind: "write"; request: BackupPlan; response: Done };
  "store.look": { kind: "read"; request: LookIntoBackup; response: LookedInto };
  "store.salvage": { kind: "job"; request: SalvageStore; response: Salvaged };
  "store.restore": { kind: "write"; request: RestoreStore; response: StoreRestored };
  "mail.preview": { kind: "job"; request: WriteMail; response: MailPreview };
  "mail.queue": { kind: "job"; request: QueueMails; response: MailQueued };
  "mail.send": { kind: "job"; request: SendMails; response: SendReport };
  "mail.post": { kind: "read"; request: Nothing; response: PostState };
  "mail.outbox": { kind: "read"; request: ListOutbox; response: OutboxPage };
  "mail.show": { kind: "read"; request: ShowMail; response: MailPage };
  "mail.latest": { kind: "read"; request: FindLatestMails; response: LatestMails };
  "mail.cancel": { kind: "write"; request: CancelMails; response: Cancelled };
  "mail.rules.list": { kind: "read"; request: Nothing; response: MailRules };
  "mail.rules.save": { kind: "write"; request: SaveRule; response: RuleSaved };
  "mail.rules.remove": { kind: "write"; request: RemoveRule; response: Done };
  "mail.digests.list": { kind: "read"; request: Nothing; response: Digests };
  "mail.digests.save": { kind: "write"; request: SaveDigest; response: DigestSaved };
  "mail.digests.remove": { kind: "write"; request: RemoveDigest; response: Done };
  "mail.rules.settle": { kind: "write"; request: SettleHeld; response: Done };
  "mail.resolve": { kind: "write"; request: ResolveMail; response: Resolved };
  "inbox.import": { kind: "job"; request: ImportMails; response: MailsImported };
  "inbox.fetch": { kind: "job"; request: FetchMails; response: MailsFetched };
  "mail.accounts.sign_in": { kind: "write"; request: BeginSignIn; response: SignInBegun };
  "mail.accounts.signed_in": { kind: "job"; request: FinishSignIn; response: SecretGiven };
  "inbox.list": { kind: "read"; request: ListInbox; response: InboxList };
  "inbox.show": { kind: "read"; request: ShowInbox; response: InboxPage };
  "inbox.read_file": { kind: "read"; request: ReadInboxFile; response: InboxFileRead };
  "inbox.choose": { kind: "write"; request: ChooseMail; response: Done };
  "inbox.accept": { kind: "job"; request: AcceptMails; response: MailsAccepted };
  "inbox.set_aside": { kind: "write"; request: AsideMails; response: Done };
  "inbox.bring_back": { kind: "write"; request: BringBackMails; response: Done };
  "reports.list": { kind: "read"; request: ListReports; response: ReportList };
  "reports.run": { kind: "read"; request: RunReport; response: ReportRun };
  "reports.behind": { kind: "read"; request: ShowBehind; response: ApplicationList };
  "reports.text": { kind: "read"; request: RunReport; response: ReportText };
  "reports.choices": { kind: "read"; request: Nothing; response: ReportChoices };
  "reports.saved": { kind: "read"; request: Nothing; response: SavedReports };
  "reports.save": { kind: "write"; request: SaveReport; response: ReportSaved };
  "reports.remove": { kind: "write"; request: RemoveReport; response: Done };
  "reports.export": { kind: "job"; request: ExportReport; response: ReportExported };
  "search": { kind: "job"; request: SearchAsked; response: Found };
  "search.read_texts": { kind: "job"; request: Nothing; response: TextsRead };
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
  "postings.export": "job",
  "postings.remove": "write",
  "history.list": "read",
  "history.undo": "write",
  "history.redo": "write",
  "sample.crowd": "job",
  "candidates.take_apart": "read",
  "candidates.likely": "read",
  "candidates.add": "write",
  "candidates.import_preview": "job",
  "candidates.import": "job",
  "candidates.export": "job",
  "candidates.edit": "write",
  "candidates.pick": "read",
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
  "cvs.preview": "job",
  "cvs.attach": "job",
  "files.attach": "write",
  "files.read": "read",
  "files.save": "read",
  "files.opening": "read",
  "files.open": "read",
  "files.detach": "write",
  "applications.add": "write",
  "applications.show": "read",
  "applications.list": "read",
  "applications.board": "read",
  "applications.pick": "read",
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
  "mail.accounts.list": "read",
  "mail.accounts.save": "write",
  "mail.accounts.remove": "write",
  "mail.accounts.pause": "write",
  "mail.accounts.secret": "write",
  "mail.accounts.test": "job",
  "mail.accounts.guess": "read",
  "mail.templates.list": "read",
  "mail.templates.show": "read",
  "mail.templates.check": "read",
  "mail.templates.save": "write",
  "mail.templates.reset": "write",
  "candidates.erase_preview": "read",
  "candidates.erase": "write",
  "candidates.export_person": "job",
  "privacy.show": "read",
  "privacy.due": "read",
  "privacy.held": "read",
  "privacy.hints": "read",
  "privacy.set_apart": "write",
  "privacy.keep": "write",
  "privacy.hold": "write",
  "privacy.rules": "read",
  "privacy.save_rules": "write",
  "store.backups": "read",
  "store.backup_today": "job",
  "store.save_backup_plan": "write",
  "store.look": "read",
  "store.salvage": "job",
  "store.restore": "write",
  "mail.preview": "job",
  "mail.queue": "job",
  "mail.send": "job",
  "mail.post": "read",
  "mail.outbox": "read",
  "mail.show": "read",
  "mail.latest": "read",
  "mail.cancel": "write",
  "mail.rules.list": "read",
  "mail.rules.save": "write",
  "mail.rules.remove": "write",
  "mail.digests.list": "read",
  "mail.digests.save": "write",
  "mail.digests.remove": "write",
  "mail.rules.settle": "write",
  "mail.resolve": "write",
  "inbox.import": "job",
  "inbox.fetch": "job",
  "mail.accounts.sign_in": "write",
  "mail.accounts.signed_in": "job",
  "inbox.list": "read",
  "inbox.show": "read",
  "inbox.read_file": "read",
  "inbox.choose": "write",
  "inbox.accept": "job",
  "inbox.set_aside": "write",
  "inbox.bring_back": "write",
  "reports.list": "read",
  "reports.run": "read",
  "reports.behind": "read",
  "reports.text": "read",
  "reports.choices": "read",
  "reports.saved": "read",
  "reports.save": "write",
  "reports.remove": "write",
  "reports.export": "job",
  "search": "job",
  "search.read_texts": "job",
  "jobs.cancel": "read",
} as const;
