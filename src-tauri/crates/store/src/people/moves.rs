//! Moves: an application going from one stage to another, when, by whom, why.

use hiring::{Decider, Moment, StageName};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reasons::ReasonName;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Move {
    /// None when it began.
    pub from: Option<StageName>,
    pub to: StageName,
    pub at: Moment,
    pub who: String,
    pub why: String,
    pub reason: Option<ReasonName>,
    pub decided_by: Option<Decider>,
}
