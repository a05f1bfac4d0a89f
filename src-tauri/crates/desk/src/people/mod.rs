//! People: candidates, applications, the pipeline, and what waits for the recruiter.

pub mod applications;
pub(crate) mod asked;
pub mod candidates;
mod crowd;
pub mod cvs;
pub mod files;
pub mod notes;
pub mod outside;
mod sample;
pub mod settings;
pub mod tables;
pub mod today;

use hiring::EntryId;
use serde::{Deserialize, Serialize};
use store::{Op, Tx};
use ts_rs::TS;

use crate::{Desk, Failure};

pub use crowd::AddCrowd;
pub(crate) use crowd::add_crowd;
pub(crate) use sample::{add_sample_applicants, add_sample_mails};

/// How many it was done to, and the entry to undo it by; none when nothing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {
    #[ts(type = "number")]
    pub count: u64,
    pub entry: Option<EntryId>,
}

/// A write that says to how many it was done.
pub(crate) fn done(
    desk: &Desk,
    work: impl FnOnce(&Tx<'_>) -> Result<(u64, Op), store::Error>,
) -> Result<Done, Failure> {
    let written = desk.store()?.transact(work)?;
    let entry = written.entry;
    let count = desk.tell(written);
    Ok(Done { count: if entry.is_some() { count } else { 0 }, entry })
}
