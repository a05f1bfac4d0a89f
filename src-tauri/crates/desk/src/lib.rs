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

mod clock;
mod collections;
mod commands;
mod contacts;
mod contract;
mod desk;
mod failure;
mod history;
mod job;
mod parallel;
mod place;
mod postings;
mod report;
mod the_store;

pub use clock::system_clock;
pub use collections::{CollectionKind, CollectionList, CollectionRow, OnDisk, PreviewCollection, RefreshCollection};
pub use commands::{COMMANDS, Command, Kind};
pub use contacts::{
    ContactList, ContactPage, ContactPosting, ContactRow, ListContacts, ReplaceContact, ReplacedContact, ShowContact,
};
pub use contract::typescript;
pub use desk::{Desk, Event, Listener};
pub use failure::Failure;
pub use history::{ListHistory, UndoEntry};
pub use job::{Job, Progress};
pub use place::{default_store, user_name};
pub use postings::{
    AnswerSameRole, AnsweredSameRole, Counts, CreatePosting, DiffLine, Excerpt, ExcerptPart, Excerpts, FindExcerpts,
    Hunk, ImportPostings, ImportPreview, ImportReport, ImportedFile, LineChange, ListVersions, Outcome, PassedOver,
    PostingPage, PostingVersion, PostingVersions, PreviewedDifference, PreviewedFile, ReadFile, RemovePostings,
    Removed, RewritePosting, SettlePosting, SettledPosting, SettledValue, ShowPosting, UnsettlePosting, WrittenPosting,
    read_files,
};
pub use report::{REPORTS, ReportFormat, make_report};
pub use store::{
    Access, Changed, ChangedWord, CheckReport, Entry, EntryState, HistoryPage, ListPostings, Op, PostingList,
    PostingRow, RepostAnswer, RepostOf, SortPostings, real_path,
};
pub use the_store::{BackUp, BackedUp, Nothing, OpenStore, StoreInfo};
