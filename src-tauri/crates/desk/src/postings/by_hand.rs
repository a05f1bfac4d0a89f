//! Postings that a person writes or pastes here: kept as the bytes of a file that no folder has, and read by the same reader.

use hiring::{EntryId, PostingId, Problem};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

/// The collection of what was written here: no folder on a disk is called so.
pub(super) const FOLDER: &str = "vivier:by-hand";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreatePosting {
    /// Both may be left to the text.
    pub title: Option<String>,
    pub organisation: Option<String>,
    /// Markdown, with front matter or without.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RewritePosting {
    pub id: PostingId,
    /// The whole of it, front matter included: `source` of the page.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenPosting {
    pub id: PostingId,
    pub title: String,
    #[ts(type = "number")]
    pub version: i64,
    pub problems: Vec<Problem>,
    /// To undo it by; none when the text was the same.
    pub entry: Option<EntryId>,
}

pub(crate) fn create(_desk: &Desk, _request: CreatePosting, _: &Job<'_>) -> Result<WrittenPosting, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}

pub(crate) fn rewrite(_desk: &Desk, _request: RewritePosting, _: &Job<'_>) -> Result<WrittenPosting, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
