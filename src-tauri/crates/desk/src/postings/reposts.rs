//! Whether a posting is an earlier one again.

use hiring::{EntryId, PostingId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerSameRole {
    pub id: PostingId,
    pub of: PostingId,
    pub same: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredSameRole {
    /// To undo it by; none when that was the answer already.
    pub entry: Option<EntryId>,
}

pub(crate) fn same_role(_desk: &Desk, _request: AnswerSameRole, _: &Job<'_>) -> Result<AnsweredSameRole, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
