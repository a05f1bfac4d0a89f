//! Histories on paper: named people, and days counted from the first of January 2026.

use hiring::{
    ApplicationId, CandidateId, Case, Decider, Histories, Language, Moment, Passage, PostingFacts, PostingId,
    PostingState, ReasonCode, ReasonFacts, ReasonId, ReasonKind, StageCode, StageEnd, StageFacts, StageId, StageName,
};

use super::Asked;
use super::calendar::DAY;
use crate::{Section, Value};

pub const NEW: usize = 0;
pub const SCREENING: usize = 1;
pub const INTERVIEW: usize = 2;
pub const OFFER: usize = 3;
pub const HIRED: usize = 4;
pub const REJECTED: usize = 5;
pub const WITHDRAWN: usize = 6;

/// Midnight UTC, 1 January 2026: a Thursday.
const FIRST: i64 = 1_767_225_600_000;

pub fn on(day: i64) -> Moment {
    Moment::from_millis(FIRST + day * DAY)
}

pub struct Trial {
    pub histories: Histories,
}

impl Trial {
    /// Two postings: Juriste at Ponant, open since day 0, and Médiatrice at Rivages, filled, from day 0.
    pub fn new() -> Self {
        let expected = [Some(7), Some(7), Some(14), Some(7), None, None, None];
        let stages = StageCode::ALL.iter().zip(expected).zip(1..).map(|((code, expected_days), position)| StageFacts {
            id: StageId::new(position),
            posting: None,
            position,
            name: StageName { code: Some(*code), name: String::new() },
            ends: StageEnd::of(code.code()),
            expected_days,
            retired: false,
        });
        let posting = |id, title: &str, organisation: &str, state| PostingFacts {
            id: PostingId::new(id),
            title: title.to_owned(),
            organisation: Some(organisation.to_owned()),
            state,
            posted_on: Some("2026-01-01".parse().unwrap()),
            first_read_at: on(0),
            last_read_at: on(30),
        };
        let reason =
            |id, kind, code| ReasonFacts { id: ReasonId::new(id), kind, code: Some(code), name: String::new() };
        Self {
            histories: Histories {
                stages: stages.collect(),
                postings: vec![
                    posting(1, "Juriste", "Ponant", PostingState::Open),
                    posting(2, "Médiatrice", "Rivages", PostingState::Filled),
                ],
                reasons: vec![
                    reason(1, ReasonKind::Rejected, ReasonCode::MissingSkill),
                    reason(2, ReasonKind::Withdrawn, ReasonCode::OtherOffer),
                ],
                sources: ["", "LinkedIn", "linkedin", "Salon"].map(str::to_owned).to_vec(),
                names: ["Camille", "Inès"].map(str::to_owned).to_vec(),
                ..Histories::default()
            },
        }
    }

    /// The general stages again as that posting's own, with one more after the first few.
    pub fn own_stage(&mut self, posting: usize, after: i64, name: &str) -> usize {
        let of = self.histories.postings[posting - 1].id;
        let general: Vec<StageFacts> =
            self.histories.stages.iter().filter(|it| it.posting.is_none()).cloned().collect();
        for stage in general {
            let position = if stage.position > after { stage.position + 1 } else { stage.position };
            let next = self.next_stage();
            self.histories.stages.push(StageFacts { id: next, posting: Some(of), position, ..stage });
        }
        let id = self.next_stage();
        self.histories.stages.push(StageFacts {
            id,
            posting: Some(of),
            position: after + 1,
            name: StageName { code: None, name: name.to_owned() },
            ends: None,
            expected_days: None,
            retired: false,
        });
        self.histories.stages.len() - 1
    }

    fn next_stage(&self) -> StageId {
        StageId::new(i64::try_from(self.histories.stages.len()).unwrap() + 1)
    }

    /// An application to that posting, and the stages it came into: on which day, and moved by whom.
    pub fn case(&mut self, posting: usize, source: usize, passages: &[(usize, i64, usize)]) -> usize {
        let start = self.histories.passages.len();
        for (stage, day, who) in passages {
            self.histories.passages.push(Passage { stage: *stage, at: on(*day), who: *who });
        }
        let (stage, entered, _) = *passages.last().unwrap();
        let place = self.histories.cases.len();
        let end = self.histories.stages[stage].ends;
        self.histories.cases.push(Case {
            id: ApplicationId::new(i64::try_from(place).unwrap() + 1),
            candidate: CandidateId::new(i64::try_from(place).unwrap() + 1),
            posting: posting - 1,
            stage,
            source,
            reason: match end {
                Some(StageEnd::Rejected) => Some(0),
                Some(StageEnd::Withdrawn) => Some(1),
                _ => None,
            },
            received_at: on(passages[0].1),
            answer_by: None,
            entered_stage_at: on(entered),
            decided_by: match end {
                Some(StageEnd::Rejected) => Some(Decider::Us),
                Some(StageEnd::Withdrawn) => Some(Decider::Them),
                _ => None,
            },
            passages: start..start + passages.len(),
        });
        place
    }
}

pub fn asked(day: i64) -> Asked {
    Asked { now: on(day), from: None, until: None, minutes_east: 0, posting: None, language: Language::English }
}

/// The table as it would be written on paper, a line a row, the total last.
pub fn on_paper(section: &Section) -> Vec<String> {
    let rows = section.rows.iter().chain(&section.total);
    let line = |row: &crate::Row| row.cells.iter().map(|cell| said(&cell.value)).collect::<Vec<_>>().join(" | ");
    rows.map(line).collect()
}

fn said(value: &Value) -> String {
    match value {
        Value::Nothing => "–".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Count(count) => count.to_string(),
        Value::Share(share) => format!("{:.0}%", share * 100.0),
        Value::Days(days) => format!("{days} d"),
        Value::Mean(mean) => format!("{mean:.2}"),
        Value::Day(day) => day.to_string(),
    }
}
