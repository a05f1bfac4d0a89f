//! What a posting asks of those who apply, and judges them on.

use hiring::{CandidateId, Criterion, Expression, Moment, Piece, PostingId, Proof, StageId, VersionId};
use std::collections::BTreeSet;
use store::{Error, NewApplication, Read};

use super::candidates::Applying;

/// An application but for the person.
pub struct Asked {
    posting: PostingId,
    version: VersionId,
    stage: StageId,
    received_at: Option<Moment>,
    source: String,
    pieces: Option<Expression>,
    came: BTreeSet<Piece>,
    answer_within_days: Option<u32>,
}

const DAY: i64 = 86_400_000;

impl Asked {
    pub fn of(read: &Read<'_>, applying: &Applying) -> Result<Self, Error> {
        let reading = Asking::of(read, applying.posting)?;
        let pipeline = read.pipeline(Some(applying.posting))?;
        let stage = match applying.stage {
            Some(id) => pipeline.stages.iter().find(|stage| stage.id == id),
            None => pipeline.stages.iter().find(|stage| stage.ends.is_none()),
        };
        let stage = match (stage, applying.stage) {
            (Some(stage), _) => stage.id,
            (None, Some(id)) => {
                let (stage, title) = (read.stage(id)?.name, read.posting_title(applying.posting)?);
                return Err(Error::StageElsewhere { stage, title });
            }
            (None, None) => return Err(Error::StageNeeded { ends: None }),
        };
        Ok(Self {
            posting: applying.posting,
            version: read.current_version(applying.posting)?,
            stage,
            received_at: applying.received_at,
            source: applying.source.trim().to_owned(),
            pieces: reading.pieces,
            came: applying.came.iter().copied().collect(),
            answer_within_days: reading.answer_within_days,
        })
    }

    pub fn by(&self, candidate: CandidateId, now: Moment) -> NewApplication {
        let received_at = self.received_at.unwrap_or(now);
        let promised = |days: u32| Moment::from_millis(received_at.millis() + i64::from(days) * DAY);
        NewApplication {
            candidate,
            posting: self.posting,
            version: self.version,
            stage: self.stage,
            received_at,
            source: self.source.clone(),
            asked: self.pieces.clone(),
            came: self.came.clone(),
            answer_by: self.answer_within_days.map(promised),
        }
    }
}

/// The part of a posting that is about applying.
#[derive(Debug, Default)]
pub struct Asking {
    pub pieces: Option<Expression>,
    pub criteria: Vec<Criterion>,
    pub proof: Option<Proof>,
    pub answer_within_days: Option<u32>,
}

impl Asking {
    /// Of its present version, as it is read.
    pub fn of(read: &Read<'_>, posting: PostingId) -> Result<Self, Error> {
        let stored = read.posting(posting)?;
        let Some(posting) = intake::read_posting(&stored.bytes, &stored.row.path).posting else {
            return Ok(Self::default());
        };
        Ok(Self {
            pieces: posting.apply.pieces.map(|pieces| pieces.value),
            criteria: posting.criteria,
            proof: posting.apply.proof.map(|proof| proof.value),
            answer_within_days: posting.apply.answer_within_days.map(|days| days.value),
        })
    }
}
