//! Applications: a candidate × posting, in exactly one stage.

use hiring::{
    ApplicationId, CandidateId, Decider, Hue, Moment, Piece, PostingId, ReasonId, StageEnd, StageId, StageName,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reasons::ReasonName;

/// Empty parts ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ApplicationFilter {
    /// The beginnings of words, in any order: names, headline, place, tags, addresses, digits of a phone.
    pub text: String,
    /// Those whose candidate has all of these.
    pub tags: Vec<String>,
    pub posting: Option<PostingId>,
    pub candidate: Option<CandidateId>,
    pub stages: Vec<StageId>,
    /// True for those under way, false for those that have ended.
    pub open: Option<bool>,
    /// The mean of the marks, from 1 to 4, both ends included.
    pub score_from: Option<f64>,
    pub score_to: Option<f64>,
    /// True for those with a mark, false for those without.
    pub scored: Option<bool>,
    /// Whole days in the stage, both ends included.
    pub days_from: Option<u32>,
    pub days_to: Option<u32>,
    /// Longer in the stage than it expects.
    pub overdue: bool,
    /// Something that was asked for has not come.
    pub incomplete: bool,
    /// One of these is missing.
    pub missing: Vec<Piece>,
    pub source: Option<String>,
    pub reason: Option<ReasonId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortApplications {
    #[default]
    Received,
    Name,
    /// Days in the stage: the longest first, when ascending.
    InStage,
    Score,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListApplications {
    pub filter: ApplicationFilter,
    pub sort: SortApplications,
    pub descending: bool,
    pub offset: u64,
    pub limit: u64,
}

/// Whether the sign that the posting was read to its end was looked for and found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProofState {
    Unknown,
    Found,
    Absent,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ApplicationRow {
    pub id: ApplicationId,
    pub candidate: CandidateId,
    pub name: String,
    pub headline: String,
    /// Whether there is an address to write to.
    pub has_address: bool,
    pub tags: Vec<String>,
    pub posting: PostingId,
    pub title: String,
    pub stage: StageId,
    pub stage_name: StageName,
    pub hue: Hue,
    pub ends: Option<StageEnd>,
    pub received_at: Moment,
    pub entered_stage_at: Moment,
    pub days_in_stage: u32,
    pub expected_days: Option<u32>,
    pub overdue: bool,
    pub source: String,
    /// Each is a choice: any one of its pieces would do.
    pub missing: Vec<Vec<Piece>>,
    pub proof: ProofState,
    /// The mean of all marks, from 1 to 4.
    pub score: Option<f64>,
    pub reason: Option<ReasonName>,
    pub decided_by: Option<Decider>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ApplicationList {
    pub rows: Vec<ApplicationRow>,
    /// How many match the filter.
    pub total: u64,
    /// How many there are.
    pub all: u64,
}
