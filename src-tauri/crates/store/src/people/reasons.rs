//! Why applications end.

use hiring::{ReasonCode, ReasonId, ReasonKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// By its code in the screen's language, unless somebody has named it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReasonName {
    pub code: Option<ReasonCode>,
    /// Empty while the default words stand.
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reason {
    pub id: ReasonId,
    pub kind: ReasonKind,
    #[serde(flatten)]
    pub name: ReasonName,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reasons {
    pub reasons: Vec<Reason>,
}

/// The whole list as it is to be, in its order. A reason that is left out goes from the list; who was given it keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveReasons {
    pub reasons: Vec<WantedReason>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedReason {
    /// None for a new one.
    pub id: Option<ReasonId>,
    pub kind: ReasonKind,
    /// Empty for the default words, where it has them.
    pub name: String,
}
