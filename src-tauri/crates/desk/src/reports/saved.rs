//! Reports under a name.

use hiring::{EntryId, SavedReportId};
use serde::{Deserialize, Serialize};
use store::{Op, StoredReport};
use ts_rs::TS;

use super::ReportAsked;
use crate::job::Job;
use crate::people::{Done, done};
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedReports {
    /// By name.
    pub reports: Vec<SavedReport>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedReport {
    pub id: SavedReportId,
    pub name: String,
    pub asked: ReportAsked,
}

/// Under a name that is taken, it takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveReport {
    pub name: String,
    pub asked: ReportAsked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportSaved {
    pub id: SavedReportId,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemoveReport {
    pub id: SavedReportId,
}

pub(crate) fn list_saved(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<SavedReports, Failure> {
    // One that another version wrote, and that this one does not understand, is left where it is.
    let saved = desk
        .store()?
        .read(|read| Ok(SavedReports { reports: read.saved_reports()?.into_iter().filter_map(understood).collect() }));
    Ok(saved?)
}

fn understood(stored: StoredReport) -> Option<SavedReport> {
    let asked = serde_json::from_str(&stored.asked).ok()?;
    Some(SavedReport { id: stored.id, name: stored.name, asked })
}

pub(crate) fn save(desk: &Desk, request: SaveReport, _: &Job<'_>) -> Result<ReportSaved, Failure> {
    let asked =
        serde_json::to_string(&request.asked).map_err(|error| Failure::Internal { detail: error.to_string() })?;
    let written = desk.store()?.transact(|tx| {
        let name = request.name.trim().to_owned();
        Ok((tx.save_report(&name, &asked)?, Op::ReportSaved { name }))
    })?;
    let entry = written.entry;
    Ok(ReportSaved { id: desk.tell(written), entry })
}

pub(crate) fn remove_saved(desk: &Desk, request: RemoveReport, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| Ok((1, Op::ReportRemoved { name: tx.remove_report(request.id)? })))
}
