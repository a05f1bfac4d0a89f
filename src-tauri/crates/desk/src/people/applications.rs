//! Applications, the board, moves and marks.

use hiring::{
    ApplicationId, CandidateId, CriterionKind, Decider, EntryId, Mark, Moment, Piece, Pieces, Proof, ReasonId,
    ReasonKind, StageId,
};
use serde::{Deserialize, Serialize};
use store::{
    ApplicationFilter, ApplicationList, ApplicationRow, AskedCriterion, Board, CandidateFilter, Ending,
    ListApplications, Move, MovedOn, Op, Picked, ProofState, Selection, ShowBoard, Stage, StoredMark, Towards,
};
use ts_rs::TS;

use super::asked::Asked;
use super::candidates::{Applying, only};
use super::{Done, done};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AddApplications {
    pub candidates: Selection<CandidateId, CandidateFilter>,
    pub applying: Applying,
    /// Also those who have applied to the posting before: they get another application beside the one they have.
    #[serde(default)]
    pub again: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApplicationsAdded {
    pub ids: Vec<ApplicationId>,
    /// Those who had applied to it before, and were left as they are.
    pub already: Vec<CandidateId>,
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
    /// Whether the posting still names it.
    pub of_posting: bool,
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
pub struct PickApplications {
    pub filter: ApplicationFilter,
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

pub(crate) fn add(desk: &Desk, request: AddApplications, _: &Job<'_>) -> Result<ApplicationsAdded, Failure> {
    let written = desk.store()?.transact(|tx| {
        let asked = Asked::of(tx, &request.applying)?;
        let (mut ids, mut applied, mut already) = (Vec::new(), Vec::new(), Vec::new());
        for candidate in tx.selected_candidates(&request.candidates)? {
            if !request.again && tx.has_applied(candidate, request.applying.posting)? {
                already.push(candidate);
                continue;
            }
            ids.push(tx.add_application(&asked.by(candidate, tx.now()))?);
            applied.push(candidate);
        }
        let name = only(&applied).map_or_else(|| Ok(String::new()), |id| tx.name_of(id))?;
        let title = tx.posting_title(request.applying.posting)?;
        let op = Op::ApplicationsAdded { count: ids.len() as u64, name, title };
        Ok(((ids, already), op))
    })?;
    let entry = written.entry;
    let (ids, already) = desk.tell(written);
    Ok(ApplicationsAdded { ids, already, entry })
}

pub(crate) fn show(desk: &Desk, request: ShowApplication, _: &Job<'_>) -> Result<ApplicationPage, Failure> {
    let (now, id) = (desk.now(), request.id);
    Ok(desk.store()?.read(|read| {
        let row = read.application(id, now)?;
        let details = read.application_details(id)?;
        let asking = read.asking(row.posting)?;
        Ok(ApplicationPage {
            version: details.version,
            current_version: details.current_version,
            pieces: Pieces::of(details.asked, &details.came),
            proof_asked: asking.proof,
            proof_where: details.proof_where,
            answer_by: details.answer_by,
            scorecard: Scorecard::of(asking.criteria, read.marks_of(id)?),
            moves: read.moves_of(id)?,
            stages: read.pipeline(Some(row.posting))?.stages,
            row,
        })
    })?)
}

pub(crate) fn list(desk: &Desk, request: ListApplications, _: &Job<'_>) -> Result<ApplicationList, Failure> {
    let now = desk.now();
    Ok(desk.store()?.read(|read| read.applications(&request, now))?)
}

pub(crate) fn board(desk: &Desk, request: ShowBoard, _: &Job<'_>) -> Result<Board, Failure> {
    let now = desk.now();
    Ok(desk.store()?.read(|read| read.board(&request, now))?)
}

pub(crate) fn move_on(desk: &Desk, request: MoveApplications, _: &Job<'_>) -> Result<Done, Failure> {
    go(desk, &request.selection, Towards::Stage(request.to), &request.why, |moved| Op::ApplicationsMoved {
        count: moved.count,
        name: moved.name,
        to: moved.to,
    })
}

pub(crate) fn reject(desk: &Desk, request: RejectApplications, _: &Job<'_>) -> Result<Done, Failure> {
    let ending = Ending { kind: ReasonKind::Rejected, reason: request.reason, by: request.by };
    go(desk, &request.selection, Towards::End(ending), &request.why, |moved| Op::ApplicationsRejected {
        count: moved.count,
        name: moved.name,
    })
}

pub(crate) fn withdraw(desk: &Desk, request: WithdrawApplications, _: &Job<'_>) -> Result<Done, Failure> {
    let ending = Ending { kind: ReasonKind::Withdrawn, reason: request.reason, by: Decider::Them };
    go(desk, &request.selection, Towards::End(ending), &request.why, |moved| Op::ApplicationsWithdrawn {
        count: moved.count,
        name: moved.name,
    })
}

fn go(
    desk: &Desk,
    selection: &Selection<ApplicationId, ApplicationFilter>,
    towards: Towards,
    why: &str,
    op: impl FnOnce(MovedOn) -> Op,
) -> Result<Done, Failure> {
    done(desk, |tx| {
        let ids = tx.selected_applications(selection, tx.now())?;
        let moved = tx.move_applications(&ids, towards, why.trim())?;
        Ok((moved.count, op(moved)))
    })
}

/// What “all that match” are now, for a write that is to be about exactly them.
pub(crate) fn pick(desk: &Desk, request: PickApplications, _: &Job<'_>) -> Result<Picked, Failure> {
    Ok(desk.store()?.read(|read| read.pick_applications(&request.filter, desk.now()))?)
}

pub(crate) fn remove(desk: &Desk, request: RemoveApplications, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let ids = tx.selected_applications(&request.selection, tx.now())?;
        let name = match only(&ids) {
            Some(id) => tx.applicant(id)?.1,
            None => String::new(),
        };
        for id in &ids {
            tx.remove_application(*id)?;
        }
        Ok((ids.len() as u64, Op::ApplicationsRemoved { count: ids.len() as u64, name }))
    })
}

pub(crate) fn came(desk: &Desk, request: NotePieces, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let came = request.came.iter().copied().collect();
        tx.write_pieces(request.id, &came, request.proof, request.proof_where.trim())?;
        Ok((1, Op::PiecesNoted { name: tx.applicant(request.id)?.1 }))
    })
}

pub(crate) fn score(desk: &Desk, request: ScoreApplication, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let named = request.reviewer.as_deref().map(str::trim).filter(|reviewer| !reviewer.is_empty());
        let reviewer = named.unwrap_or(tx.who());
        let name = tx.applicant(request.id)?.1;
        for given in &request.marks {
            match given.mark {
                None => tx.take_mark_back(request.id, &given.criterion, reviewer)?,
                Some(mark) => tx.give_mark(request.id, &given.by(reviewer, mark, tx.now()))?,
            }
        }
        tx.sum_marks_up(request.id)?;
        Ok((request.marks.len() as u64, Op::Scored { name }))
    })
}

impl GiveMark {
    fn by(&self, reviewer: &str, mark: Mark, at: Moment) -> StoredMark {
        StoredMark {
            criterion: self.criterion.clone(),
            kind: self.kind,
            mark,
            note: self.note.trim().to_owned(),
            reviewer: reviewer.to_owned(),
            at,
        }
    }
}

impl Scorecard {
    fn of(criteria: Vec<AskedCriterion>, marks: Vec<StoredMark>) -> Self {
        let mean = mean(marks.iter());
        let must_mean = self::mean(marks.iter().filter(|mark| mark.kind == CriterionKind::Must));
        let mut reviewers: Vec<String> = Vec::new();
        let mut scored: Vec<ScoredCriterion> = criteria
            .into_iter()
            .map(|criterion| ScoredCriterion {
                text: criterion.text,
                kind: criterion.kind,
                of_posting: true,
                mean: None,
                marks: Vec::new(),
            })
            .collect();
        for mark in &marks {
            if !reviewers.contains(&mark.reviewer) {
                reviewers.push(mark.reviewer.clone());
            }
            if scored.iter().all(|criterion| criterion.text != mark.criterion) {
                scored.push(ScoredCriterion {
                    text: mark.criterion.clone(),
                    kind: mark.kind,
                    of_posting: false,
                    mean: None,
                    marks: Vec::new(),
                });
            }
        }
        for criterion in &mut scored {
            let given = || marks.iter().filter(|mark| mark.criterion == criterion.text);
            criterion.mean = self::mean(given());
            criterion.marks = given().map(mark_given).collect();
        }
        Self { criteria: scored, reviewers, mean, must_mean }
    }
}

fn mark_given(mark: &StoredMark) -> MarkGiven {
    MarkGiven { reviewer: mark.reviewer.clone(), mark: mark.mark, note: mark.note.clone(), at: mark.at }
}

fn mean<'a>(marks: impl Iterator<Item = &'a StoredMark>) -> Option<f64> {
    let (sum, count) = marks.fold((0.0, 0.0), |(sum, count), given| (sum + f64::from(given.mark.value()), count + 1.0));
    (count > 0.0).then(|| sum / count)
}
