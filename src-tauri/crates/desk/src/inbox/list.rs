//! The list of mails: what waits, what was set aside, what was filed.

use hiring::{AsideReason, Direction, MessageId, MessageState, Moment, Piece, PostingId};
use serde::{Deserialize, Serialize};
use store::{Read, StoredMessage};
use ts_rs::TS;

use super::looked::Looked;
use super::triage::{InboxOutcome, Triage};
use crate::job::Job;
use crate::mailing::in_one_look;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxView {
    /// Those to decide first, then those that are ready.
    #[default]
    Waiting,
    Aside,
    Filed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListInbox {
    #[serde(default)]
    pub view: InboxView,
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxGroup {
    /// A person has to say something first.
    Decide,
    /// Certain, or settled: can be accepted together.
    Ready,
    Aside,
    Filed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InboxRow {
    pub id: MessageId,
    pub group: InboxGroup,
    /// The writer's name, else their address.
    pub name: String,
    pub address: String,
    pub subject: String,
    pub at: Moment,
    pub direction: Direction,
    pub posting: Option<PostingId>,
    /// The posting's title.
    pub title: String,
    pub file_count: u32,
    /// What the posting asks for, choices counted once, the sign included; and how much of it is there.
    pub asked: u32,
    pub there: u32,
    /// Each is a choice: any one of its pieces would do.
    pub missing: Vec<Vec<Piece>>,
    /// A sign is asked for and is not there.
    pub proof_missing: bool,
    /// None once it no longer waits.
    pub outcome: Option<InboxOutcome>,
    pub aside: Option<AsideReason>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InboxCounts {
    #[ts(type = "number")]
    pub decide: u64,
    #[ts(type = "number")]
    pub ready: u64,
    #[ts(type = "number")]
    pub aside: u64,
    #[ts(type = "number")]
    pub filed: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InboxList {
    pub rows: Vec<InboxRow>,
    /// How many are in this view.
    #[ts(type = "number")]
    pub total: u64,
    pub counts: InboxCounts,
}

pub(crate) fn list(desk: &Desk, request: ListInbox, _: &Job<'_>) -> Result<InboxList, Failure> {
    let path = desk.store()?.path().to_owned();
    in_one_look(desk, |read| {
        let looked = desk.inbox.look(&path, read)?;
        let counts = counts(read, &looked)?;
        let rows = match request.view {
            InboxView::Waiting => waiting(read, &looked, &request)?,
            InboxView::Aside => stored(read, MessageState::Aside, &request)?,
            InboxView::Filed => stored(read, MessageState::Filed, &request)?,
        };
        let total = match request.view {
            InboxView::Waiting => counts.decide + counts.ready,
            InboxView::Aside => counts.aside,
            InboxView::Filed => counts.filed,
        };
        Ok(InboxList { rows, total, counts })
    })
}

fn counts(read: &Read<'_>, looked: &Looked) -> Result<InboxCounts, Failure> {
    let counts = read.message_counts()?;
    let ready = looked.triages.values().filter(|triage| triage.is_ready()).count() as u64;
    Ok(InboxCounts { ready, decide: looked.triages.len() as u64 - ready, aside: counts.aside, filed: counts.filed })
}

fn waiting(read: &Read<'_>, looked: &Looked, request: &ListInbox) -> Result<Vec<InboxRow>, Failure> {
    let both = looked.waiting.iter().filter_map(|message| Some((message, looked.triages.get(&message.id)?)));
    let (ready, decide): (Vec<_>, Vec<_>) = both.partition(|(_, triage)| triage.is_ready());
    let page = decide.into_iter().chain(ready).skip(within(request.offset)).take(within(request.limit));
    page.map(|(message, triage)| waiting_row(read, message, triage)).collect()
}

fn within(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn stored(read: &Read<'_>, state: MessageState, request: &ListInbox) -> Result<Vec<InboxRow>, Failure> {
    let messages = read.messages(state, request.offset, request.limit)?;
    messages.iter().map(|message| plain_row(read, message)).collect()
}

/// A mail in whatever state it is.
pub fn row_of(read: &Read<'_>, message: &StoredMessage, triage: Option<&Triage>) -> Result<InboxRow, Failure> {
    match triage {
        Some(triage) => waiting_row(read, message, triage),
        None => plain_row(read, message),
    }
}

fn plain_row(read: &Read<'_>, message: &StoredMessage) -> Result<InboxRow, Failure> {
    let group = match message.state {
        MessageState::Filed => InboxGroup::Filed,
        MessageState::Aside | MessageState::Waiting => InboxGroup::Aside,
    };
    let title = message.posting.map(|id| read.posting_title(id)).transpose()?.unwrap_or_default();
    Ok(InboxRow {
        id: message.id,
        group,
        name: if message.name.is_empty() { message.address.clone() } else { message.name.clone() },
        address: message.address.clone(),
        subject: message.subject.clone(),
        at: message.at,
        direction: message.direction,
        posting: message.posting,
        title,
        file_count: u32::try_from(read.said_of(message.id)?.files.len()).unwrap_or(u32::MAX),
        asked: 0,
        there: 0,
        missing: Vec::new(),
        proof_missing: false,
        outcome: None,
        aside: message.aside,
    })
}

fn waiting_row(read: &Read<'_>, message: &StoredMessage, triage: &Triage) -> Result<InboxRow, Failure> {
    let title = triage.posting.map(|id| read.posting_title(id)).transpose()?.unwrap_or_default();
    let asked = triage.pieces.asked.as_ref().map(|asked| asked.missing(&std::collections::BTreeSet::new()).len());
    let proofs = usize::from(triage.proof.is_some());
    let proof_missing = triage.proof.as_ref().is_some_and(|proof| proof.found.is_none());
    let asked = asked.unwrap_or_default() + proofs;
    let there = asked.saturating_sub(triage.pieces.missing.len() + usize::from(proof_missing));
    let name = &triage.details.name.written;
    Ok(InboxRow {
        group: if triage.is_ready() { InboxGroup::Ready } else { InboxGroup::Decide },
        name: if name.is_empty() { message.address.clone() } else { name.clone() },
        posting: triage.posting,
        title,
        asked: u32::try_from(asked).unwrap_or(u32::MAX),
        there: u32::try_from(there).unwrap_or(u32::MAX),
        missing: triage.pieces.missing.clone(),
        proof_missing,
        outcome: Some(triage.outcome),
        ..plain_row(read, &StoredMessage { posting: None, ..message.clone() })?
    })
}
