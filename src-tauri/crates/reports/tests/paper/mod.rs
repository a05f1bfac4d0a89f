//! A report to be written, from the figures to the file: two postings, five people, one of whom has a name that means harm.

use hiring::{
    ApplicationId, CandidateId, Case, Histories, Language, MailState, Mailed, Moment, Passage, PostingFacts, PostingId,
    PostingState, ReportName, StageCode, StageEnd, StageFacts, StageId, StageName,
};
use reports::{Asked, Document, figures};

const DAY: i64 = 86_400_000;
/// What a posting may be called by whoever means harm.
const FORMULA: &str = "=HYPERLINK(\"https://x.example\";\"y\")";

/// Midnight UTC, 1 January 2026, and so many days later.
fn on(day: i64) -> Moment {
    Moment::from_millis(1_767_225_600_000 + day * DAY)
}

pub fn document(language: Language) -> Document {
    let asked = Asked { now: on(30), from: None, until: None, minutes_east: 0, posting: None, language };
    Document {
        report: ReportName::Answers,
        language,
        sections: figures(ReportName::Answers, &histories(), &mails(), &asked),
        about: vec!["2026-01-01 – 2026-01-31".to_owned(), "<b>&</b>".to_owned()],
        made_on: "2026-01-31".parse().unwrap_or_default(),
        made_at: on(30),
        who: "Camille Rouvière".to_owned(),
    }
}

fn histories() -> Histories {
    let stages = StageCode::ALL.iter().zip(1..).map(|(code, position)| StageFacts {
        id: StageId::new(position),
        posting: None,
        position,
        name: StageName { code: Some(*code), name: String::new() },
        ends: StageEnd::of(code.code()),
        expected_days: None,
        retired: false,
    });
    let posting = |id, title: &str, organisation: &str| PostingFacts {
        id: PostingId::new(id),
        title: title.to_owned(),
        organisation: Some(organisation.to_owned()),
        state: PostingState::Open,
        posted_on: None,
        first_read_at: on(0),
        last_read_at: on(0),
    };
    let mut histories = Histories {
        stages: stages.collect(),
        postings: vec![posting(1, "Juriste, « données »", "Ponant"), posting(2, FORMULA, "<script>alert(1)</script>")],
        sources: vec![String::new()],
        names: vec!["Camille".to_owned()],
        ..Histories::default()
    };
    // Which posting, received on which day, moved on which day, promised an answer by which day.
    for (posting, received, moved, promised) in [
        (0, 0, Some(3), Some(7)),
        (0, 1, Some(12), Some(8)),
        (0, 2, None, Some(9)),
        (1, 4, Some(5), None),
        (1, 20, None, Some(44)),
    ] {
        let start = histories.passages.len();
        let passage = |stage, day| Passage { stage, at: on(day), who: 0 };
        histories.passages.push(passage(0, received));
        histories.passages.extend(moved.map(|day| passage(1, day)));
        let id = i64::try_from(histories.cases.len()).unwrap_or_default() + 1;
        histories.cases.push(Case {
            id: ApplicationId::new(id),
            candidate: CandidateId::new(id),
            posting,
            stage: usize::from(moved.is_some()),
            source: 0,
            reason: None,
            received_at: on(received),
            answer_by: promised.map(on),
            entered_stage_at: on(moved.unwrap_or(received)),
            decided_by: None,
            passages: start..histories.passages.len(),
        });
    }
    histories
}

fn mails() -> Vec<Mailed> {
    let acknowledged = |id, posting, day| Mailed {
        application: Some(ApplicationId::new(id)),
        posting: Some(PostingId::new(posting)),
        acknowledges: true,
        state: MailState::Sent,
        leaves: true,
        written_at: on(day),
        changed_at: on(day),
    };
    vec![acknowledged(1, 1, 0), acknowledged(2, 1, 2), acknowledged(4, 2, 5)]
}
