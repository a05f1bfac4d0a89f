//! The one SQLite file that holds all of it.
//!
//! Reads go through [`Store::read`], writes through [`Store::transact`] and no other door: one transaction, one journal entry that
//! can be undone, one list of what changed. A row written past that door fails: the triggers that keep the journal find no entry to
//! write to. This crate knows SQL and the words of `hiring`; it knows no file formats, no mail and no screen.
//!
//! ```
//! use std::sync::Arc;
//! use hiring::{Clock, Moment, Posting, PostingState, Said};
//! use store::{Access, NewVersion, Op, Store};
//!
//! struct Noon;
//! impl Clock for Noon {
//!     fn now(&self) -> Moment { Moment::from_millis(43_200_000) }
//! }
//!
//! # let folder = tempfile::tempdir().unwrap();
//! let store = Store::open(&folder.path().join("my.vivier"), Access::CreateAndWrite, Arc::new(Noon), "Camille")?;
//! let posting = Posting { state: PostingState::Open, body: "Bonjour".to_owned(), ..Posting::titled("Juriste") };
//! let version = NewVersion::new(Said { posting, problems: Vec::new() }, b"Bonjour".to_vec())?;
//! let added = store.transact(|tx| {
//!     let collection = tx.collection("/annonces")?;
//!     let id = tx.add_posting(collection, "juriste.md", &version)?;
//!     Ok((id, Op::PostingCreated { title: "Juriste".to_owned() }))
//! })?;
//! let entry = added.entry.expect("a row was written");
//! store.undo(Some(entry))?;
//! store.redo(None)?;
//! # Ok::<(), store::Error>(())
//! ```

mod backup;
mod backup_plan;
mod blobs;
mod check;
mod collections;
mod contacts;
mod erase;
mod error;
mod folding;
mod inbox;
mod journal;
mod kept;
mod lock;
mod looking;
mod mailing;
mod migrate;
mod open;
mod people;
mod postings;
mod restore;
mod revert;
mod salvage;
mod search;
#[cfg(test)]
mod survives;
#[cfg(test)]
mod testing;
mod transact;

pub use backup::BackedUp;
pub use backup_plan::BackupPlan;
pub use blobs::hash_of;
pub use check::CheckReport;
pub use collections::{SeenFile, StoredCollection};
pub use contacts::StoredContact;
pub use erase::{Early, Erased, Erasing, ErasurePreview, HeldBack, ledger_of};
pub use error::Error;
pub use inbox::{MessageCounts, NewMessage, OwnMail, Since, StoredMessage, Thread};
pub use journal::{About, Entry, EntryState, HistoryPage, Op};
pub use mailing::{
    AccountSettings, AccountState, AlreadyWritten, Authority, COPIED, ClaimedMail, ClaimedRecipient, FolderSeen,
    LatestMail, ListOutbox, MailAbout, MailAccount, MailCounts, MailFile, MailStep, MailTarget, MailboxState, NewMail,
    NewRecipient, Outbox, OutboxMail, OutboxRecipient, Receiving, StageCount, StoredMail, StoredTemplate,
};
pub use mailing::{Arrival, HeldMail, MailRule, NewRule, RuleCounts};
pub use mailing::{Digest, DigestOf, DigestOutcome};
pub use open::{Access, Info, Store, real_path};
pub use people::WrittenTo;
pub use people::{
    ApplicationDetails, ApplicationFilter, ApplicationList, ApplicationRow, AskedCriterion, Asking, Board,
    CandidateFilter, CandidateList, CandidateRow, Card, CardWindow, Column, Ending, FilteredList, Happened, Known,
    LatestApplication, Likely, LikelyPair, ListApplications, ListCandidates, ListStages, Move, MovedOn, NewApplication,
    NewFile, Note, PeopleSelection, PersonLine, Picked, Pipeline, PostingChoice, PostingName, PostingToSettle, Promise,
    ProofState, Reason, ReasonName, Reasons, RemovedStage, ReportChoices, ReportFilter, ReportPeriod, Resemblance,
    SaveFilter, SaveReasons, SaveStages, SavedFilter, Selection, ShowBoard, ShowTimeline, SortApplications,
    SortCandidates, Stage, StoredCandidate, StoredFile, StoredMark, StoredReport, TagCount, Timeline, TimelineItem,
    Today, Towards, Waiting, WantedReason, WantedStage, WrittenCandidate, is_only_a_name,
};
pub use people::{DuePeople, Quarantine, Retention, RetentionRules};
pub use people::{FreeText, FreeTextPart};
pub use people::{Lookalikes, NewCandidate};
pub use postings::{
    KnownPosting, ListPostings, NewText, NewVersion, PostingCounts, PostingList, PostingRow, Repeated, RepostAnswer,
    RepostOf, SortPostings, StoredPosting, StoredVersion, repeated,
};
pub use restore::{LookedInto, Restored, look_into, restore};
pub use salvage::{Salvaged, SalvagedKind, SalvagedTable, SalvagedWhat, salvage};
pub use search::{Found, FoundGroup, FoundKind, FoundRow, FoundWhat, ReadText, SearchAsked, WaitingText};
pub use transact::{Changed, ChangedWord, Read, Tx, Written};
