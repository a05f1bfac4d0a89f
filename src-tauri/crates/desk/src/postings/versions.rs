//! The versions of a posting's file, and what each changed.

use hiring::{Difference, Moment, PostingId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::Hunk;
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListVersions {
    pub id: PostingId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingVersions {
    /// The latest first.
    pub versions: Vec<PostingVersion>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingVersion {
    #[ts(type = "number")]
    pub number: i64,
    pub read_at: Moment,
    #[ts(type = "number")]
    pub size: u64,
    /// What it says otherwise than the one before; nothing for the first.
    pub differences: Vec<Difference>,
    pub lines: Vec<Hunk>,
}

pub(crate) fn versions(_desk: &Desk, _request: ListVersions, _: &Job<'_>) -> Result<PostingVersions, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
