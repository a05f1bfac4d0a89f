//! What can go wrong with a store, as somebody can act on it.

use std::path::{Path, PathBuf};

use hiring::{DetailsError, EntryId, Moment, ReasonKind, StageEnd, StageName, Word};
use rusqlite::ErrorCode;

use crate::{AlreadyWritten, Early, HeldBack, Op};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no store at {path}")]
    Missing { path: PathBuf },
    #[error("{path} is already there")]
    Exists { path: PathBuf },
    #[error("another process is writing to {path}")]
    Locked { path: PathBuf },
    #[error("{path} is damaged: {detail}")]
    Damaged { path: PathBuf, detail: String },
    #[error("{path} is not a Vivier store")]
    Foreign { path: PathBuf },
    #[error("{path} was written by a newer Vivier (schema {found}, this one knows {known})")]
    Newer { path: PathBuf, found: u32, known: u32 },
    #[error("{path} cannot be written to")]
    ReadOnly { path: PathBuf },
    #[error("the disk that holds {path} is full")]
    Full { path: PathBuf },
    #[error("{path}: {detail}")]
    File { path: PathBuf, detail: String },
    #[error("there is no such {what:?}: {id}")]
    NotFound { what: Word, id: i64 },
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("there is nothing to redo")]
    NothingToRedo,
    #[error("a later entry, {entry}, stands in the way")]
    Conflict { entry: EntryId, op: Op, at: Moment },
    #[error("entry {entry} is undone already")]
    AlreadyUndone { entry: EntryId },
    #[error("entry {entry} is not undone")]
    NotUndone { entry: EntryId },
    #[error("whom entry {entry} concerns was erased")]
    ErasedForGood { entry: EntryId },
    #[error("too early to erase {0:?}")]
    TooEarly(Early),
    #[error("kept on purpose: {0:?}")]
    HeldBack(HeldBack),
    #[error("{count} mails are being handed over")]
    MailOnItsWay { count: u64 },
    #[error("the same mail was written before: {0:?}")]
    AlreadyWritten(AlreadyWritten),
    #[error("{count} mails wait for the account “{name}”")]
    AccountInUse { name: String, count: u64 },
    #[error("{found} match by now, and {expected} were shown")]
    SelectionChanged { expected: u64, found: u64 },
    #[error("“{title}” has no such stage: {stage:?}")]
    StageElsewhere { stage: StageName, title: String },
    #[error("{count} have applied to “{title}”")]
    PostingInUse { title: String, count: u64 },
    #[error("{stage:?} holds {count} applications")]
    StageInUse { stage: StageName, count: u64 },
    #[error("a pipeline needs a stage to begin with and one for each end: {ends:?}")]
    StageNeeded { ends: Option<StageEnd> },
    #[error("this is no reason for {wanted:?}")]
    ReasonUnfit { wanted: ReasonKind },
    #[error("there is no reason left for {kind:?}")]
    ReasonNeeded { kind: ReasonKind },
    #[error("this is one person")]
    SamePerson,
    #[error("there is nothing written")]
    TextMissing,
    #[error(transparent)]
    Details(#[from] DetailsError),
    #[error("cancelled")]
    Cancelled,
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// SQLite says what happened but not to which file; here that is known.
    pub(crate) fn in_file(self, path: &Path) -> Self {
        let path = path.to_owned();
        let Self::Sqlite(error) = self else { return self };
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, detail: error.to_string() },
            Some(ErrorCode::NotADatabase) => Self::Foreign { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path },
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::File { path, detail: error.to_string() },
            _ => Self::Sqlite(error),
        }
    }

    /// Somebody asked to stop.
    pub(crate) fn if_interrupted(self) -> Self {
        match self {
            Self::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
                Self::Cancelled
            }
            other => other,
        }
    }

    pub(crate) fn from_io(error: &std::io::Error, path: &Path) -> Self {
        use std::io::ErrorKind::{AlreadyExists, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};
        let path = path.to_owned();
        match error.kind() {
            NotFound => Self::Missing { path },
            AlreadyExists => Self::Exists { path },
            PermissionDenied | ReadOnlyFilesystem => Self::ReadOnly { path },
            StorageFull => Self::Full { path },
            _ => Self::File { path, detail: error.to_string() },
        }
    }
}
