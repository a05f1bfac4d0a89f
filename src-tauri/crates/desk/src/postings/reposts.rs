//! Whether a posting is an earlier one again.

use hiring::{EntryId, PostingId};
use serde::{Deserialize, Serialize};
use store::Op;
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnswerSameRole {
    pub id: PostingId,
    pub of: PostingId,
    pub same: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnsweredSameRole {
    /// To undo it by; none when that was the answer already.
    pub entry: Option<EntryId>,
}

pub(crate) fn same_role(desk: &Desk, request: AnswerSameRole, _: &Job<'_>) -> Result<AnsweredSameRole, Failure> {
    let AnswerSameRole { id, of, same } = request;
    let written = desk.store()?.transact(|tx| {
        let op = Op::SameRoleAnswered { title: tx.posting(id)?.row.title, of: tx.posting(of)?.row.title, same };
        tx.answer_repost(id, of, same)?;
        Ok(((), op))
    })?;
    let entry = written.entry;
    desk.tell(written);
    Ok(AnsweredSameRole { entry })
}
