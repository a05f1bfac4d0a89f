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
