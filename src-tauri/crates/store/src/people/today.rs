//! What waits for the recruiter.

use hiring::Moment;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::ApplicationRow;
use super::pairs::LikelyPair;
use crate::PostingRow;

/// Of each list its first few, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Today {
    /// In the first stage, nobody has moved them yet.
    pub fresh: Waiting<ApplicationRow>,
    /// Longer in their stage than it expects, the longest first.
    pub overdue: Waiting<ApplicationRow>,
    /// The posting promises an answer, and the day is near or past.
    pub promises: Waiting<Promise>,
    /// Open postings with something to settle.
    pub problems: Waiting<PostingRow>,
    /// People who may be one.
    pub pairs: Waiting<LikelyPair>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Waiting<T> {
    pub total: u64,
    pub rows: Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Promise {
    pub application: ApplicationRow,
    pub answer_by: Moment,
}
