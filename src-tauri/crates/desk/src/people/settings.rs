//! What a recruiter arranges once: stages, reasons, saved filters.

use hiring::{EntryId, FilterId};
use serde::{Deserialize, Serialize};
use store::{FilteredList, ListStages, Pipeline, Reasons, SaveFilter, SaveReasons, SaveStages, SavedFilter};
use ts_rs::TS;

use super::Done;
use super::candidates::later;
use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StagesSaved {
    pub pipeline: Pipeline,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListFilters {
    pub list: FilteredList,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedFilters {
    pub filters: Vec<SavedFilter>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilterSaved {
    pub id: FilterId,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemoveFilter {
    pub id: FilterId,
}

later! {
    list_stages: ListStages => Pipeline;
    save_stages: SaveStages => StagesSaved;
    list_reasons: Nothing => Reasons;
    save_reasons: SaveReasons => Done;
    list_filters: ListFilters => SavedFilters;
    save_filter: SaveFilter => FilterSaved;
    remove_filter: RemoveFilter => Done;
}
