//! The board of a posting: a column for each stage.

use hiring::{ApplicationId, CandidateId, Moment, Piece, PostingId, StageId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::{ApplicationFilter, ProofState, SortApplications};
use super::stages::Stage;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ShowBoard {
    pub posting: PostingId,
    /// Its posting and stages are the board's own.
    pub filter: ApplicationFilter,
    pub sort: SortApplications,
    pub descending: bool,
    /// How many cards of each column from its top, where `windows` says nothing else.
    pub limit: u64,
    /// What of a column is wanted when it is scrolled. If there are any, the other columns come without cards.
    pub windows: Vec<CardWindow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardWindow {
    pub stage: StageId,
    pub offset: u64,
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Board {
    pub posting: PostingId,
    pub title: String,
    /// Whether the posting has a pipeline of its own.
    pub own: bool,
    pub columns: Vec<Column>,
    /// How many match the filter, and how many there are.
    pub total: u64,
    pub all: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Column {
    /// With how many there are in it, whatever the filter.
    pub stage: Stage,
    /// How many match the filter.
    pub total: u64,
    /// Of all in it, the days that the middle one has been there.
    pub median_days: Option<u32>,
    /// The place of the first card in the whole column.
    pub offset: u64,
    pub cards: Vec<Card>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Card {
    pub id: ApplicationId,
    pub candidate: CandidateId,
    pub name: String,
    pub headline: String,
    pub has_address: bool,
    pub tags: Vec<String>,
    pub received_at: Moment,
    pub entered_stage_at: Moment,
    pub days_in_stage: u32,
    /// Longer than the stage expects.
    pub overdue: bool,
    /// Each is a choice: any one of its pieces would do.
    pub missing: Vec<Vec<Piece>>,
    pub proof: ProofState,
    /// The mean of all marks, from 1 to 4.
    pub score: Option<f64>,
}
