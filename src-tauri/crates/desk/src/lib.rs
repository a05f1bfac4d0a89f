//! What a recruiter can do.
//!
//! Every deed is a command with a name, a request and a response ([`COMMANDS`]). The window, the command line and the tests all go
//! through [`Desk::call`]; none of them holds a rule. Errors leave as [`Failure`]: a code with what is needed to word it.
//!
//! ```
//! # let folder = tempfile::tempdir().unwrap();
//! let desk = desk::Desk::new(folder.path().join("my.vivier"), "Camille", desk::system_clock(), Box::new(|_| {}));
//! desk.open(None, desk::Access::CreateAndWrite)?;
//! let report = desk.call("sample.add", serde_json::json!({}), None)?;
//! assert!(report["new"].as_u64() >= Some(12));
//! # Ok::<(), desk::Failure>(())
//! ```

#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method by its path does not take a view of any lifetime"
)]
mod backups;
mod clock;
mod collections;
mod commands;
mod contacts;
#[cfg(debug_assertions)]
mod contract;
mod desk;
mod documents;
mod failure;
mod history;
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method by its path does not take a view of any lifetime"
)]
mod inbox;
mod job;
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method by its path does not take a view of any lifetime"
)]
mod mailing;
mod parallel;
mod people;
mod place;
mod postings;
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method by its path does not take a view of any lifetime"
)]
mod privacy;
mod report;
mod reports;
mod salvage;
mod search;
mod the_store;

/// For everything that a desk is part of: the window, the command line, the measures.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use backups::{BackedUpToday, BackupCopy, Backups, LookIntoBackup, RestoreStore, StoreRestored};
pub use clock::system_clock;
pub use collections::{CollectionKind, CollectionList, CollectionRow, OnDisk, PreviewCollections, RefreshCollections};
pub use commands::{COMMANDS, Command, Kind};
pub use contacts::{
    ContactList, ContactPage, ContactPosting, ContactRow, ListContacts, ReplaceContact, ReplacedContact, ShowContact,
};
#[cfg(debug_assertions)]
pub use contract::typescript;
pub use desk::{Desk, Event, Listener};
pub use documents::{READ_DOCUMENT, read_document_from_input};
pub use failure::Failure;
pub use history::{ListHistory, UndoEntry};
pub use inbox::{
    AcceptMail, AcceptMails, AsideCount, AsideMails, BringBackMails, ChooseMail, ChosenPerson, ChosenPosting,
    FetchMails, ImportMails, InboxCounts, InboxFile, InboxFileRead, InboxGroup, InboxList, InboxOutcome, InboxPage,
    InboxPosting, InboxRow, InboxView, InboxWord, LeftMail, LeftWhy, ListInbox, MailboxLeft, MailsAccepted,
    MailsFetched, MailsImported, NotFetched, PersonOffer, PostingOffer, ProofAsked, ReadInboxFile, ShowInbox,
    SubjectLine, UnreadableMails, Watch,
};
pub use job::{Job, Progress};
pub use mail::{
    BadCertificate, Fault as MailFault, FolderRole, GuessedMailbox, MailFolder, Part as TemplatePart, Patience,
    Step as TestStep, StepState, TemplateProblemKind, Trouble as MailTrouble,
};
pub use mailing::{
    AccountLine, AccountReport, AccountSaved, AccountTested, Accounts, AttachedFile, BeginSignIn, CancelMails,
    Cancelled, CheckTemplate, FindLatestMails, FinishSignIn, ForgetAccount, GiveSecret, GuessAccount, Guesses,
    LatestMails, MailAnswer, MailPage, MailPreview, MailQueued, MailRecipientLine, MailWarning, MailboxLine,
    MemorySecrets, OnHold, OutboxLine, OutboxPage, OutboxRecipientLine, PauseAccount, Post, PostState, PreviewedMail,
    QueueMails, ResetTemplate, Resolution, ResolveMail, Resolved, SaveAccount, SaveTemplate, SecretGiven, Secrets,
    SendMails, SendReport, ShowMail, ShowTemplate, SignInBegun, TemplateChecked, TemplateLine, TemplatePage,
    TemplateSaved, Templates, TestAccount, VariableLine, WriteMail, WriteTo,
};
pub use mailing::{DigestLine, DigestSaved, DigestTo, Digests, RemoveDigest, SaveDigest};
pub use mailing::{HeldLine, LeftToAPerson, MailRules, RemoveRule, RuleLine, RuleSaved, SaveRule, SettleHeld};
pub use people::Done;
pub use people::applications::{ApplicationPage, ApplicationsAdded, Scorecard};
pub use people::candidates::{CandidateAdded, CandidatePage};
pub use people::cvs::{AttachCvs, CvFile, CvFor, CvsAttached, CvsPreview, LookAtCvs, Whose};
pub use people::files::FileAttached;
pub use people::notes::NoteAdded;
pub use people::outside::{FileOpening, Opener};
pub use people::tables::{
    ColumnPreview, Duplicates, ExportCandidates, Exported, ImportInto, ImportPeople, KnownRow, NamedPosting,
    NamedStage, PeopleFile, PeopleFormat, PeopleImported, PeoplePreview, ProblemRow, ProblemRows,
};
pub use place::{default_store, user_name};
pub use postings::{
    AnswerSameRole, AnsweredSameRole, Counts, CreatePosting, DiffLine, Excerpt, ExcerptPart, Excerpts, ExportPostings,
    ExportedPosting, ExportedPostings, FindExcerpts, Hunk, ImportPostings, ImportPreview, ImportReport, ImportedFile,
    LineChange, ListVersions, Outcome, PassedOver, PostingFormat, PostingPage, PostingVersion, PostingVersions,
    PreviewedDifference, PreviewedFile, ReadFile, RemovePostings, Removed, RepeatedFile, RewritePosting, SettlePosting,
    SettledPosting, SettledValue, ShowPosting, UnsettlePosting, WrittenPosting, read_files,
};
pub use privacy::{
    EraseCandidates, ErasedCandidates, ExportPerson, HintLine, HintList, HintPlace, HoldCandidate, ListDue, ListHeld,
    PersonExported, SetApart, ShowRetention,
};
pub use report::{REPORTS, ReportFormat, make_report};
pub use reports::{
    Compare, ExportReport, FigureFormat, FigureKind, FigureTable, Printer, RemoveReport, ReportAsked, ReportExported,
    ReportRun, ReportSaved, ReportSpan, ReportText, RunReport, SaveReport, SavedReport, SavedReports, report_list,
    written_report,
};
pub use salvage::SalvageStore;
pub use search::{TextReader, TextsRead};
pub use store::{
    Access, AccountSettings, Authority, Changed, ChangedWord, CheckReport, Entry, EntryState, HistoryPage,
    ListPostings, Op, PostingList, PostingRow, Receiving, RepostAnswer, RepostOf, SortPostings, real_path,
};
pub use store::{
    ApplicationFilter, ApplicationList, ApplicationRow, CandidateFilter, CandidateList, Likely, ListApplications,
    ListCandidates, Pipeline, ReasonName, Reasons, Selection, SortApplications, SortCandidates, WrittenTo,
};
pub use store::{
    BackupPlan, DuePeople, Early, ErasurePreview, FreeTextPart, HeldBack, LookedInto, Retention, RetentionRules,
};
pub use store::{Found, FoundGroup, FoundKind, FoundRow, FoundWhat, SearchAsked};
pub use store::{PersonLine, ReportFilter, ReportPeriod};
pub use store::{Salvaged, SalvagedKind, SalvagedTable, SalvagedWhat};
pub use the_store::{BackUp, BackedUp, Nothing, OpenStore, StoreInfo};
