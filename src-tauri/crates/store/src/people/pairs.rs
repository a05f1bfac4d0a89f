//! Two people who may be one, to be settled by somebody.

use hiring::LikelyReason;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::candidates::PersonLine;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LikelyPair {
    pub one: PersonLine,
    pub other: PersonLine,
    pub reason: LikelyReason,
}
