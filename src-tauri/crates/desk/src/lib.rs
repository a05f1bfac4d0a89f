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
mod commands;
mod contract;
mod desk;
mod failure;
mod history;
mod job;
mod people;
mod place;
mod postings;
mod report;
mod reports;
mod the_store;

pub use clock::system_clock;
pub use commands::{COMMANDS, Command, Kind};
pub use contract::typescript;
pub use desk::{Desk, Event, Listener};
pub use failure::Failure;
pub use history::{ListHistory, UndoEntry};
pub use job::{Job, Progress};
pub use people::Done;
pub use people::applications::{ApplicationPage, ApplicationsAdded, Scorecard};
pub use people::candidates::{CandidateAdded, CandidatePage};
pub use people::files::FileAttached;
pub use people::notes::NoteAdded;
pub use place::{default_store, user_name};
pub use postings::{
    ContactLine, ImportPostings, ImportReport, ImportedFile, Outcome, PostingPage, ReadFile, RemovePostings, Removed,
    ShowPosting, read_files,
};
pub use report::{REPORTS, ReportFormat, make_report};
pub use reports::{
    ExportReport, FigureFormat, FigureKind, FigureTable, ReportExported, ReportRun, RunReport, report_list,
    written_report,
};
pub use store::{
    Access, Changed, ChangedWord, CheckReport, Entry, EntryState, HistoryPage, ListPostings, Op, PostingList,
    PostingRow, SortPostings, real_path,
};
pub use store::{
    ApplicationFilter, ApplicationList, ApplicationRow, CandidateFilter, CandidateList, Likely, ListApplications,
    ListCandidates, Pipeline, ReasonName, Reasons, SortApplications, SortCandidates,
};
pub use store::{ReportFilter, ReportPeriod};
pub use the_store::{BackUp, BackedUp, Nothing, OpenStore, StoreInfo};
