//! The language a posting is written in, and how it addresses its reader: mails to applicants follow it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "en")]
    English,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    Tu,
    Vous,
    /// Both, neither prevailing.
    Mixed,
    /// Addresses nobody, or in a language without the difference.
    #[default]
    None,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}

impl Register {
    pub const ALL: [Self; 4] = [Self::Tu, Self::Vous, Self::Mixed, Self::None];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Tu => "tu",
            Self::Vous => "vous",
            Self::Mixed => "mixed",
            Self::None => "none",
        }
    }
}
