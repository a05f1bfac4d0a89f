//! People in and out as files: tables, cards, CVs as data.

mod above;
mod export;
mod file;
mod import;
mod places;
mod preview;

use hiring::{ColumnMapping, RowPlace, RowProblem};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use export::export;
pub use export::{ExportCandidates, Exported, PeopleFormat};
pub(crate) use import::import;
pub use import::{Duplicates, ImportInto, ImportPeople, PeopleImported, ProblemRows};
pub(crate) use preview::preview;
pub use preview::{ColumnPreview, KnownRow, NamedPosting, NamedStage, PeoplePreview};

/// Which people: a file, and of a workbook one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeopleFile {
    pub path: String,
    /// None for the first that has something in it.
    #[serde(default)]
    pub sheet: Option<String>,
    /// None for the one that was used for such a table last time, else a guess.
    #[serde(default)]
    pub mapping: Option<ColumnMapping>,
}

/// A row with values that cannot be taken as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProblemRow {
    pub place: RowPlace,
    /// As far as it can be told.
    pub name: String,
    pub problems: Vec<RowProblem>,
}

/// As many are listed; more are counted.
const LISTED: usize = 500;
