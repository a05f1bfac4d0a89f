//! Applications, the board, moves and marks.

use hiring::{
    ApplicationId, CandidateId, Criterion, CriterionKind, Decider, EntryId, Mark, Moment, Piece, Pieces, Proof,
    ReasonId, StageId,
};
use serde::{Deserialize, Serialize};
use store::{
    ApplicationFilter, ApplicationList, ApplicationRow, Board, CandidateFilter, ListApplications, Move, ProofState,
    Selection, ShowBoard, Stage,
};
use ts_rs::TS;

use super::Done;
use super::candidates::{Applying, later};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AddApplications {
    pub candidates: Selection<CandidateId, CandidateFilter>,
    pub applying: Applying,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApplicationsAdded {
    pub ids: Vec<ApplicationId>,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowApplication {
    pub id: ApplicationId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ApplicationPage {
    #[serde(flatten)]
    pub row: ApplicationRow,
    /// The version of the posting that it answers, and the one that the posting has now.
    #[ts(type = "number")]
    pub version: i64,
    #[ts(type = "number")]
    pub current_version: i64,
    pub pieces: Pieces,
    /// The sign that the posting asks for; none if it asks for none.
    pub proof_asked: Option<Proof>,
    /// Where it was found, in somebody's words.
    pub proof_where: String,
    /// By when the posting has promised an answer.
    pub answer_by: Option<Moment>,
    pub scorecard: Scorecard,
    /// The latest first.
    pub moves: Vec<Move>,
    /// The stages that it can be moved to, its own among them.
    pub stages: Vec<Stage>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Scorecard {
    /// Of the posting as it is now, then those of earlier versions that somebody has marked.
    pub criteria: Vec<ScoredCriterion>,
    pub reviewers: Vec<String>,
    pub mean: Option<f64>,
    /// Of what the posting says is needed.
    pub must_mean: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ScoredCriterion {
    pub text: String,
    pub kind: CriterionKind,
    /// None once the posting no longer names it.
    pub of_posting: Option<Criterion>,
    pub mean: Option<f64>,
    pub marks: Vec<MarkGiven>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkGiven {
    pub reviewer: String,
    pub mark: Mark,
    pub note: String,
    pub at: Moment,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MoveApplications {
    pub selection: Selection<ApplicationId, ApplicationFilter>,
    /// Of the posting's pipeline; for a selection over several, each goes to its own stage of that name.
    pub to: StageId,
    #[serde(default)]
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RejectApplications {
    pub selection: Selection<ApplicationId, ApplicationFilter>,
    pub reason: ReasonId,
    pub by: Decider,
    #[serde(default)]
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WithdrawApplications {
    pub selection: Selection<ApplicationId, ApplicationFilter>,
    pub reason: ReasonId,
    #[serde(default)]
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RemoveApplications {
    pub selection: Selection<ApplicationId, ApplicationFilter>,
}

/// What has come, all of it, and whether the sign was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotePieces {
    pub id: ApplicationId,
    pub came: Vec<Piece>,
    pub proof: ProofState,
    /// Where it was found, in one's own words.
    #[serde(default)]
    pub proof_where: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScoreApplication {
    pub id: ApplicationId,
    /// None for who sits at the desk.
    #[serde(default)]
    pub reviewer: Option<String>,
    pub marks: Vec<GiveMark>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GiveMark {
    pub criterion: String,
    pub kind: CriterionKind,
    /// None takes it back.
    pub mark: Option<Mark>,
    #[serde(default)]
    pub note: String,
}

later! {
    add: AddApplications => ApplicationsAdded;
    show: ShowApplication => ApplicationPage;
    list: ListApplications => ApplicationList;
    board: ShowBoard => Board;
    move_on: MoveApplications => Done;
    reject: RejectApplications => Done;
    withdraw: WithdrawApplications => Done;
    remove: RemoveApplications => Done;
    came: NotePieces => Done;
    score: ScoreApplication => Done;
}
