//! The pipeline: the general one, and those of postings that have one of their own.

use hiring::{Hue, PostingId, StageEnd, StageId, StageName};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stage {
    pub id: StageId,
    pub name: StageName,
    pub ends: Option<StageEnd>,
    pub hue: Hue,
    /// How many it is meant to hold.
    pub room: Option<u32>,
    pub expected_days: Option<u32>,
    /// How many are in it: of the posting, or of all that follow the general pipeline.
    pub applications: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListStages {
    /// None for the general pipeline.
    pub posting: Option<PostingId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pipeline {
    pub posting: Option<PostingId>,
    /// Whether the posting has one of its own; else this is the general one.
    pub own: bool,
    pub stages: Vec<Stage>,
}

/// The whole pipeline as it is to be, in its order. A posting that follows the general one gets its own by this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveStages {
    pub posting: Option<PostingId>,
    pub stages: Vec<WantedStage>,
    /// Those that are left out, and where their applications go.
    pub removed: Vec<RemovedStage>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedStage {
    /// As listed; none for a new one.
    pub id: Option<StageId>,
    /// Empty for the default words, where it has them.
    pub name: String,
    /// Of a new stage; that of a known one never changes.
    pub ends: Option<StageEnd>,
    pub hue: Hue,
    pub room: Option<u32>,
    pub expected_days: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemovedStage {
    pub id: StageId,
    /// Needed where it holds applications.
    pub to: Option<StageId>,
}
