//! Marks: what each reviewer gave for each criterion.

use hiring::{CriterionKind, Mark, Moment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoredMark {
    /// In the posting's words as they were when it was given.
    pub criterion: String,
    pub kind: CriterionKind,
    pub mark: Mark,
    pub note: String,
    pub reviewer: String,
    pub at: Moment,
}
