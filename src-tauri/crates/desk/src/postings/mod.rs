//! Postings: taking them in, listing them, showing one.

mod export;
mod import;
mod read;
mod sample;
mod show;

use hiring::PostingId;
use serde::{Deserialize, Serialize};
use store::{ListPostings, Op, PostingList};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

pub(crate) use export::export;
pub use export::{ExportPostings, ExportedPosting, ExportedPostings, PostingFormat};
pub(crate) use import::import;
pub use import::{ImportPostings, ImportReport, ImportedFile, Outcome};
pub use read::{ReadFile, read_files};
pub(crate) use sample::add_sample;
pub(crate) use show::show;
pub use show::{ContactLine, PostingPage, ShowPosting};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemovePostings {
    pub ids: Vec<PostingId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Removed {
    #[ts(type = "number")]
    pub count: u64,
    pub entry: Option<hiring::EntryId>,
}

pub(crate) fn list(desk: &Desk, request: ListPostings, _: &Job<'_>) -> Result<PostingList, Failure> {
    Ok(desk.store()?.read(|read| read.postings(&request))?)
}

pub(crate) fn remove(desk: &Desk, request: RemovePostings, _: &Job<'_>) -> Result<Removed, Failure> {
    let count = request.ids.len() as u64;
    let written = desk.store()?.transact(|tx| {
        let mut title = String::new();
        for id in &request.ids {
            title = tx.posting(*id)?.row.title;
            tx.remove_posting(*id)?;
        }
        Ok(((), Op::PostingsRemoved { count, title }))
    })?;
    let entry = written.entry;
    desk.tell(written);
    Ok(Removed { count, entry })
}
