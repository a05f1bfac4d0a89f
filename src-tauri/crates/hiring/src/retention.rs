//! Why somebody's data is kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RetentionReason {
    /// Somebody has said why: a dispute, say.
    Hold,
    /// They have an application that has not ended.
    UnderWay,
    Hired,
    /// They agreed to be kept.
    Consent,
    /// Their application ended not long ago, and may have to be explained.
    Refusal,
    /// They never applied, and were written down not long ago.
    Added,
}

impl RetentionReason {
    pub const ALL: [Self; 6] = [Self::Hold, Self::UnderWay, Self::Hired, Self::Consent, Self::Refusal, Self::Added];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::UnderWay => "under_way",
            Self::Hired => "hired",
            Self::Consent => "consent",
            Self::Refusal => "refusal",
            Self::Added => "added",
        }
    }

    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}
