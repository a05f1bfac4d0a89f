//! A look before an import: what each file would change, value by value and line by line. Nothing is written.

use hiring::{Difference, PostingId, Problem};
use serde::{Deserialize, Serialize};
use store::RepostOf;
use ts_rs::TS;

use super::lines::Hunk;
use super::{ImportPostings, Outcome, PassedOver};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewedFile {
    /// Its whole name, by which an import can be told to take it.
    pub file: String,
    /// Below its folder.
    pub path: String,
    pub outcome: Outcome,
    pub posting: Option<PostingId>,
    pub title: String,
    pub problems: Vec<Problem>,
    /// Of a changed file: what it says otherwise than before.
    pub differences: Vec<PreviewedDifference>,
    pub lines: Vec<Hunk>,
    /// Of a new file: the posting that it nearly repeats.
    pub repost_of: Option<RepostOf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewedDifference {
    #[serde(flatten)]
    pub difference: Difference,
    /// A person settled this value: it stays as they said.
    pub settled: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// Those that an import would change first, the unchanged last.
    pub files: Vec<PreviewedFile>,
    #[serde(flatten)]
    pub counts: super::Counts,
    #[ts(type = "number")]
    pub reposts: u64,
    pub passed_over: Vec<PassedOver>,
    /// It was stopped.
    pub cancelled: bool,
}

pub(crate) fn preview(_desk: &Desk, _request: ImportPostings, _job: &Job<'_>) -> Result<ImportPreview, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
