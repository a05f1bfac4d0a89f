//! What was done, and taking it back.

use hiring::{CandidateId, EntryId, PostingId};
use serde::{Deserialize, Serialize};
use store::{About, Entry, HistoryPage, Op};
use ts_rs::TS;

use crate::job::Job;
use crate::postings::FOLDER;
use crate::{Desk, Failure, people};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListHistory {
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
    /// Only what concerns this person, or this posting.
    #[serde(default)]
    #[ts(optional)]
    pub candidate: Option<CandidateId>,
    #[serde(default)]
    #[ts(optional)]
    pub posting: Option<PostingId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoEntry {
    /// None for the latest.
    pub entry: Option<EntryId>,
}

pub(crate) fn list(desk: &Desk, request: ListHistory, _: &Job<'_>) -> Result<HistoryPage, Failure> {
    let about = match (request.candidate, request.posting) {
        (Some(candidate), _) => About::Candidate(candidate),
        (None, Some(posting)) => About::Posting(posting),
        (None, None) => About::Everything,
    };
    Ok(desk.store()?.read(|read| read.history(about, request.offset, request.limit))?)
}

pub(crate) fn undo(desk: &Desk, request: UndoEntry, _: &Job<'_>) -> Result<Entry, Failure> {
    Ok(desk.tell(desk.store()?.undo(request.entry)?))
}

pub(crate) fn redo(desk: &Desk, request: UndoEntry, _: &Job<'_>) -> Result<Entry, Failure> {
    let store = desk.store()?;
    let redone = store.redo(request.entry)?;
    let has_mails = matches!(redone.value.op, Op::SampleAdded { .. });
    let entry = desk.tell(redone);
    if has_mails {
        store.record(|tx| people::add_sample_mails(tx, FOLDER))?;
        desk.tell_mails(&[]);
    }
    Ok(entry)
}
