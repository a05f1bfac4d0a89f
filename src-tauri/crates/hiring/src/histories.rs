//! What has happened to applications, as figures are made from: the applications that a report is about, and their way through the
//! stages. Small numbers point into the lists beside them, so that a hundred thousand histories are gone through at once.

use std::ops::Range;

use chrono::NaiveDate;

use crate::{
    ApplicationId, CandidateId, CriterionKind, Decider, MailState, Moment, PostingId, PostingState, ReasonCode,
    ReasonId, ReasonKind, StageEnd, StageId, StageName,
};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Histories {
    /// Those of the general pipeline and of postings' own, also when retired.
    pub stages: Vec<StageFacts>,
    pub postings: Vec<PostingFacts>,
    pub reasons: Vec<ReasonFacts>,
    /// As written with applications; the empty one where none was told.
    pub sources: Vec<String>,
    /// Of those who moved applications.
    pub names: Vec<String>,
    pub criteria: Vec<String>,
    /// By id.
    pub cases: Vec<Case>,
    /// Those of one case beside each other, in the order in which they happened.
    pub passages: Vec<Passage>,
    pub marks: Vec<MarkGiven>,
    /// Of the cases, those whose person had applied before, to whatever posting.
    pub again: Vec<ApplicationId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageFacts {
    pub id: StageId,
    /// None for the general pipeline.
    pub posting: Option<PostingId>,
    pub position: i64,
    pub name: StageName,
    pub ends: Option<StageEnd>,
    pub expected_days: Option<u32>,
    pub retired: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingFacts {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub state: PostingState,
    pub posted_on: Option<NaiveDate>,
    /// When its first version was read, and its latest.
    pub first_read_at: Moment,
    pub last_read_at: Moment,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonFacts {
    pub id: ReasonId,
    pub kind: ReasonKind,
    pub code: Option<ReasonCode>,
    pub name: String,
}

/// One application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: ApplicationId,
    pub candidate: CandidateId,
    /// Places in the lists of [`Histories`].
    pub posting: usize,
    pub stage: usize,
    pub source: usize,
    pub reason: Option<usize>,
    pub received_at: Moment,
    /// By when the posting has promised an answer.
    pub answer_by: Option<Moment>,
    pub entered_stage_at: Moment,
    pub decided_by: Option<Decider>,
    /// Where its passages are; none were asked for when empty.
    pub passages: Range<usize>,
}

/// An application comes into a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    pub stage: usize,
    pub at: Moment,
    pub who: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkGiven {
    pub case: usize,
    pub criterion: usize,
    pub kind: CriterionKind,
    pub mark: u8,
}

/// A mail that was written to one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mailed {
    /// None for one to the contacts of a posting.
    pub application: Option<ApplicationId>,
    pub posting: Option<PostingId>,
    /// It says no more than that the application has arrived.
    pub acknowledges: bool,
    pub state: MailState,
    /// It was to leave this computer, and not only to be put into a folder.
    pub leaves: bool,
    pub written_at: Moment,
    /// When it came to be in its state.
    pub changed_at: Moment,
}

impl Mailed {
    /// When whoever it is for got it, as far as anybody knows.
    #[must_use]
    pub fn reached_at(&self) -> Option<Moment> {
        (self.leaves && self.state == MailState::Sent).then_some(self.changed_at)
    }
}

impl Histories {
    /// Those cases, with what belongs to them, and those postings. A case whose posting is left out is left out too.
    #[must_use]
    pub fn of(&self, postings: &dyn Fn(&PostingFacts) -> bool, cases: &dyn Fn(&Case) -> bool) -> Self {
        let mut part = Self {
            stages: self.stages.clone(),
            reasons: self.reasons.clone(),
            sources: self.sources.clone(),
            names: self.names.clone(),
            criteria: self.criteria.clone(),
            again: self.again.clone(),
            // Room for all: growing would copy what is there again and again. What is not used of it costs nothing.
            cases: Vec::with_capacity(self.cases.len()),
            passages: Vec::with_capacity(self.passages.len()),
            ..Self::default()
        };
        let mut place_of_posting = vec![None; self.postings.len()];
        for (posting, place) in self.postings.iter().zip(&mut place_of_posting) {
            if postings(posting) {
                *place = Some(part.postings.len());
                part.postings.push(posting.clone());
            }
        }
        let mut place_of_case = vec![None; self.cases.len()];
        for (case, place) in self.cases.iter().zip(&mut place_of_case) {
            let Some(posting) = place_of_posting.get(case.posting).copied().flatten() else { continue };
            if !cases(case) {
                continue;
            }
            let start = part.passages.len();
            part.passages.extend_from_slice(self.passages_of(case));
            *place = Some(part.cases.len());
            part.cases.push(Case { posting, passages: start..part.passages.len(), ..case.clone() });
        }
        let kept = |mark: &MarkGiven| {
            let case = place_of_case.get(mark.case).copied().flatten()?;
            Some(MarkGiven { case, ..*mark })
        };
        part.marks = self.marks.iter().filter_map(kept).collect();
        part
    }

    pub fn passages_of(&self, case: &Case) -> &[Passage] {
        self.passages.get(case.passages.clone()).unwrap_or_default()
    }

    pub fn stage_of(&self, case: &Case) -> Option<&StageFacts> {
        self.stages.get(case.stage)
    }

    /// None while it is under way.
    pub fn end_of(&self, case: &Case) -> Option<StageEnd> {
        self.stage_of(case).and_then(|stage| stage.ends)
    }
}
