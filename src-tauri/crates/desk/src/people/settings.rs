//! What a recruiter arranges once: stages, reasons, saved filters.

use hiring::{EntryId, FilterId};
use serde::{Deserialize, Serialize};
use store::{FilteredList, ListStages, Op, Pipeline, Reasons, SaveFilter, SaveReasons, SaveStages, SavedFilter};
use ts_rs::TS;

use super::{Done, done};
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

pub(crate) fn list_stages(desk: &Desk, request: ListStages, _: &Job<'_>) -> Result<Pipeline, Failure> {
    Ok(desk.store()?.read(|read| {
        if let Some(posting) = request.posting {
            read.posting_title(posting)?;
        }
        read.pipeline(request.posting)
    })?)
}

pub(crate) fn save_stages(desk: &Desk, request: SaveStages, _: &Job<'_>) -> Result<StagesSaved, Failure> {
    let written = desk.store()?.transact(|tx| {
        tx.save_stages(&request)?;
        let title = request.posting.map(|posting| tx.posting_title(posting)).transpose()?;
        Ok((tx.pipeline(request.posting)?, Op::StagesSaved { title }))
    })?;
    let entry = written.entry;
    Ok(StagesSaved { pipeline: desk.tell(written), entry })
}

pub(crate) fn list_reasons(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<Reasons, Failure> {
    Ok(Reasons { reasons: desk.store()?.read(|read| read.reasons())? })
}

pub(crate) fn save_reasons(desk: &Desk, request: SaveReasons, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        tx.save_reasons(&request.reasons)?;
        Ok((request.reasons.len() as u64, Op::ReasonsSaved))
    })
}

pub(crate) fn list_filters(desk: &Desk, request: ListFilters, _: &Job<'_>) -> Result<SavedFilters, Failure> {
    Ok(SavedFilters { filters: desk.store()?.read(|read| read.filters(request.list))? })
}

pub(crate) fn save_filter(desk: &Desk, request: SaveFilter, _: &Job<'_>) -> Result<FilterSaved, Failure> {
    let written = desk.store()?.transact(|tx| {
        let name = request.name.trim().to_owned();
        Ok((tx.save_filter(&request)?, Op::FilterSaved { name }))
    })?;
    let entry = written.entry;
    Ok(FilterSaved { id: desk.tell(written), entry })
}

pub(crate) fn remove_filter(desk: &Desk, request: RemoveFilter, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| Ok((1, Op::FilterRemoved { name: tx.remove_filter(request.id)? })))
}
