//! What happened with a person, newest first.

use hiring::{ApplicationId, CandidateId, Decider, EntryId, FileId, Moment, NoteId, PostingId, StageName};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reasons::ReasonName;
use crate::{EntryState, Op};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowTimeline {
    pub candidate: CandidateId,
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Timeline {
    pub items: Vec<TimelineItem>,
    pub total: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineItem {
    pub at: Moment,
    pub who: String,
    #[serde(flatten)]
    pub what: Happened,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    Applied {
        application: ApplicationId,
        posting: PostingId,
        title: String,
        stage: StageName,
    },
    Moved {
        application: ApplicationId,
        posting: PostingId,
        title: String,
        from: StageName,
        to: StageName,
        why: String,
        reason: Option<ReasonName>,
        decided_by: Option<Decider>,
    },
    Noted {
        note: NoteId,
        application: Option<ApplicationId>,
        /// Markdown.
        text: String,
        edited_at: Option<Moment>,
    },
    Attached {
        file: FileId,
        application: Option<ApplicationId>,
        name: String,
        media: String,
        #[ts(type = "number")]
        size: u64,
    },
    /// Anything else that was written about them, as the history names it.
    Changed {
        entry: EntryId,
        op: Op,
        state: EntryState,
    },
}
