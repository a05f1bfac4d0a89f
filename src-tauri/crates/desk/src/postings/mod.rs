//! Postings: taking them in, listing them, showing one.

pub(crate) mod by_hand;
mod excerpts;
mod export;
mod gather;
mod import;
mod lines;
mod preview;
mod read;
mod reposts;
mod reread;
pub(crate) mod sample;
mod settle;
mod show;
mod stamp;
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
pub(crate) use export::export;
pub use export::{ExportPostings, ExportedPosting, ExportedPostings, PostingFormat};
pub(crate) use gather::{home_of, is_on_disk};
pub use import::{Counts, ImportPostings, ImportReport, ImportedFile, Outcome, PassedOver};
pub(crate) use import::{import, refresh};
pub use lines::{DiffLine, Hunk, LineChange};
pub use preview::{ImportPreview, PreviewedDifference, PreviewedFile, RepeatedFile};
pub(crate) use preview::{preview, preview_collections};
pub use read::{ReadFile, read_files};
pub(crate) use reposts::same_role;
pub use reposts::{AnswerSameRole, AnsweredSameRole};
pub(crate) use reread::read_what_is_unread;
pub(crate) use sample::{Carried, FOLDER, add_sample, take_in_carried};
pub use settle::{SettlePosting, SettledPosting, SettledValue, UnsettlePosting};
pub(crate) use settle::{settle, unsettle};
pub(crate) use show::show;
pub use show::{PostingPage, ShowPosting};
pub(crate) use stamp::Stamp;
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
