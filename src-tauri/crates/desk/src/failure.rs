//! What can go wrong, as a code and what is needed to say it. Screens and the command line find the words; nobody matches text.

use hiring::{EntryId, Field, Moment, ProblemKind, Unfit, Word};
use serde::{Deserialize, Serialize};
use store::{Error, Op};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
#[error("{self:?}")]
pub enum Failure {
    StoreNotOpen,
    StoreMissing {
        path: String,
    },
    StoreExists {
        path: String,
    },
    StoreLocked {
        path: String,
    },
    StoreDamaged {
        path: String,
        detail: String,
    },
    StoreForeign {
        path: String,
    },
    StoreNewer {
        path: String,
        found: u32,
        known: u32,
    },
    StoreReadOnly {
        path: String,
    },
    DiskFull {
        path: String,
    },
    FileFailed {
        path: String,
        detail: String,
    },
    StoreFailed {
        detail: String,
    },
    NotFound {
        what: Word,
        #[ts(type = "number")]
        id: i64,
    },
    NothingToUndo,
    NothingToRedo,
    UndoConflict {
        entry: EntryId,
        op: Op,
        at: Moment,
    },
    AlreadyUndone {
        entry: EntryId,
    },
    NotUndone {
        entry: EntryId,
    },
    Cancelled,
    /// A value that no posting can have: an address that is none, a title without a letter.
    ValueUnfit {
        field: Field,
        value: String,
    },
    /// Only what was written here is rewritten here.
    NotByHand {
        title: String,
    },
    /// A text of which the reader makes no posting.
    TextRefused {
        problem: ProblemKind,
    },
    VersionMissing {
        #[ts(type = "number")]
        version: i64,
    },
    /// No posting has that contact.
    ContactUnknown {
        address: String,
    },
    FolderMissing {
        path: String,
    },
    BadRequest {
        command: String,
        detail: String,
    },
    UnknownCommand {
        name: String,
    },
    Internal {
        detail: String,
    },
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let shown = |path: std::path::PathBuf| path.display().to_string();
        match error {
            Error::Missing { path } => Self::StoreMissing { path: shown(path) },
            Error::Exists { path } => Self::StoreExists { path: shown(path) },
            Error::Locked { path } => Self::StoreLocked { path: shown(path) },
            Error::Damaged { path, detail } => Self::StoreDamaged { path: shown(path), detail },
            Error::Foreign { path } => Self::StoreForeign { path: shown(path) },
            Error::Newer { path, found, known } => Self::StoreNewer { path: shown(path), found, known },
            Error::ReadOnly { path } => Self::StoreReadOnly { path: shown(path) },
            Error::Full { path } => Self::DiskFull { path: shown(path) },
            Error::File { path, detail } => Self::FileFailed { path: shown(path), detail },
            Error::NotFound { what, id } => Self::NotFound { what, id },
            Error::NothingToUndo => Self::NothingToUndo,
            Error::NothingToRedo => Self::NothingToRedo,
            Error::Conflict { entry, op, at } => Self::UndoConflict { entry, op, at },
            Error::AlreadyUndone { entry } => Self::AlreadyUndone { entry },
            Error::NotUndone { entry } => Self::NotUndone { entry },
            Error::Cancelled => Self::Cancelled,
            Error::Sqlite(error) => Self::StoreFailed { detail: error.to_string() },
            Error::Json(error) => Self::StoreFailed { detail: error.to_string() },
        }
    }
}

impl From<Unfit> for Failure {
    fn from(unfit: Unfit) -> Self {
        Self::ValueUnfit { field: unfit.field, value: unfit.value }
    }
}
