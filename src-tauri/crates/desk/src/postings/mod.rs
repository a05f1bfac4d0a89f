//! Postings: taking them in, listing them, showing one.

mod by_hand;
mod excerpts;
mod import;
mod lines;
mod preview;
mod read;
mod reposts;
mod sample;
mod settle;
mod show;
mod versions;

use hiring::PostingId;
use serde::{Deserialize, Serialize};
use store::{ListPostings, Op, PostingList};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

pub use by_hand::{CreatePosting, RewritePosting, WrittenPosting};
pub(crate) use by_hand::{create, rewrite};
pub(crate) use excerpts::excerpts;
pub use excerpts::{Excerpt, ExcerptPart, Excerpts, FindExcerpts};
pub(crate) use import::import;
pub use import::{Counts, ImportPostings, ImportReport, ImportedFile, Outcome, PassedOver};
pub use lines::{DiffLine, Hunk, LineChange};
pub(crate) use preview::preview;
pub use preview::{ImportPreview, PreviewedDifference, PreviewedFile};
pub use read::{ReadFile, read_files};
pub(crate) use reposts::same_role;
pub use reposts::{AnswerSameRole, AnsweredSameRole};
pub(crate) use sample::add_sample;
pub use settle::{SettlePosting, SettledPosting, SettledValue, UnsettlePosting};
pub(crate) use settle::{settle, unsettle};
pub(crate) use show::show;
pub use show::{PostingPage, ShowPosting};
pub(crate) use versions::versions;
pub use versions::{ListVersions, PostingVersion, PostingVersions};

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
