//! Whom a posting names to write to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Address, Source};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// Applications go here.
    To,
    /// In copy of applications.
    Cc,
    /// For questions, not for applying.
    Question,
}

impl ContactRole {
    pub const ALL: [Self; 3] = [Self::To, Self::Cc, Self::Question];

    pub const fn code(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Cc => "cc",
            Self::Question => "question",
        }
    }
}

impl ContactRole {
    /// Those that applications go to come first.
    pub const fn rank(self) -> u8 {
        match self {
            Self::To => 0,
            Self::Cc => 1,
            Self::Question => 2,
        }
    }
}

/// An address on a posting, and the place in the file that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub address: Address,
    pub role: ContactRole,
    pub source: Option<Source>,
}

impl Contact {
    /// The line of the file it stands on, from 1.
    pub fn line(&self) -> Option<u32> {
        self.source.map(|source| source.line)
    }
}
