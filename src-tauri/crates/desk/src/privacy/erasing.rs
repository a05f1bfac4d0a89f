//! Erasing people for good.

use hiring::CandidateId;
use serde::{Deserialize, Serialize};
use store::{CandidateFilter, Erasing, ErasurePreview, Read, Selection};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LookAtErasure {
    /// Those named may also be people who were taken out before.
    pub selection: Selection<CandidateId, CandidateFilter>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EraseCandidates {
    pub selection: Selection<CandidateId, CandidateFilter>,
    /// Also those whose time set apart is not over: they have asked to be forgotten, say.
    #[serde(default)]
    pub at_once: bool,
}

/// There is no entry to undo it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErasedCandidates {
    #[ts(type = "number")]
    pub count: u64,
    /// False while another program has the store open: until it is closed, the log beside the store still holds something of them.
    pub cleared: bool,
}

fn chosen(
    read: &Read<'_>,
    selection: &Selection<CandidateId, CandidateFilter>,
) -> Result<Vec<CandidateId>, store::Error> {
    match selection {
        Selection::Ids { ids } => {
            let mut each = ids.clone();
            each.sort_unstable();
            each.dedup();
            Ok(each)
        }
        Selection::Matching { .. } => read.selected_candidates(selection),
    }
}

pub(crate) fn preview(desk: &Desk, request: LookAtErasure, _: &Job<'_>) -> Result<ErasurePreview, Failure> {
    let now = desk.now();
    Ok(desk.store()?.read(|read| read.erasure_preview(&chosen(read, &request.selection)?, now))?)
}

pub(crate) fn erase(desk: &Desk, request: EraseCandidates, _: &Job<'_>) -> Result<ErasedCandidates, Failure> {
    let store = desk.store()?;
    let people = store.read(|read| chosen(read, &request.selection))?;
    if people.is_empty() {
        return Ok(ErasedCandidates { count: 0, cleared: true });
    }
    let erased = store.erase(&people, if request.at_once { Erasing::AtOnce } else { Erasing::WhoseTimeIsOver })?;
    desk.clear_copies(store.path());
    desk.tell_changed(erased.changed);
    Ok(ErasedCandidates { count: erased.count, cleared: erased.cleared })
}
