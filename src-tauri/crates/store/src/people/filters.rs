//! Filters that somebody has given a name.

use hiring::FilterId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FilteredList {
    Candidates,
    Applications,
    Board,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedFilter {
    pub id: FilterId,
    pub list: FilteredList,
    pub name: String,
    /// As the screen wrote it.
    #[ts(type = "unknown")]
    pub filter: Value,
}

/// Under a name that is taken on that list, it takes its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveFilter {
    pub list: FilteredList,
    pub name: String,
    #[ts(type = "unknown")]
    pub filter: Value,
}
