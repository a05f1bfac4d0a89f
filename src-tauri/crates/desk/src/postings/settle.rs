//! A person's word on what was read: confirming, correcting, adding, taking away, and taking that word back.

use hiring::{EntryId, Field, PostingId, Values, Which};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettlePosting {
    pub id: PostingId,
    /// The value that a person gives; the same as the file says confirms it. `which` may be empty for a contact or a criterion that
    /// is added.
    pub values: Vec<Which>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsettlePosting {
    pub id: PostingId,
    pub values: Vec<SettledValue>,
}

/// A value that was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledValue {
    pub field: Field,
    /// As the page gives it; empty for what a posting has one of.
    pub which: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettledPosting {
    /// What holds of the posting now.
    pub values: Values,
    /// To undo it by; none when it was so already.
    pub entry: Option<EntryId>,
}

pub(crate) fn settle(_desk: &Desk, _request: SettlePosting, _: &Job<'_>) -> Result<SettledPosting, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}

pub(crate) fn unsettle(_desk: &Desk, _request: UnsettlePosting, _: &Job<'_>) -> Result<SettledPosting, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
