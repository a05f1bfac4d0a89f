//! How long applications stay in a stage.
//!
//! A stay is from coming into a stage to leaving it; whoever comes back stays again. One that is not over counts as long as it has been
//! (see `quantile`). Over what is expected: more whole days than the stage expects, by the stage's expectation of today.

use hiring::{Figure, Histories, fold};

use super::Asked;
use super::calendar::{DAY, days};
use super::quantile::{Stay, median, ninetieth};
use super::steps::Steps;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section, Those, Value};
use crate::words::{self, Term};

#[derive(Default, Clone)]
struct Stays {
    each: Vec<Stay>,
    /// Of each stay, the application.
    cases: Vec<usize>,
    running: Vec<usize>,
    over: Vec<usize>,
    over_count: u64,
    /// What those stages expect; they may differ between postings.
    expected: Vec<u32>,
}

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let steps = Steps::of(histories);
    let mut found = vec![Stays::default(); steps.order.len()];
    for (place, case) in histories.cases.iter().enumerate() {
        let passages = histories.passages_of(case);
        let same_step =
            |one: &hiring::Passage, other: &hiring::Passage| steps.step(one.stage) == steps.step(other.stage);
        let mut visits = passages.chunk_by(same_step).peekable();
        while let Some(visit) = visits.next() {
            let Some(first) = visit.first() else { continue };
            let next = visits.peek().and_then(|next| next.first());
            let Some(stage) = histories.stages.get(first.stage).filter(|stage| stage.ends.is_none()) else { continue };
            let Some(stays) = found.get_mut(steps.step(first.stage)) else { continue };
            let until = next.map_or(asked.now, |next| next.at);
            let millis = (until.millis() - first.at.millis()).max(0);
            stays.each.push(Stay { millis, left: next.is_some() });
            stays.cases.push(place);
            if next.is_none() {
                stays.running.push(place);
            }
            if let Some(expected) = stage.expected_days {
                if !stays.expected.contains(&expected) {
                    stays.expected.push(expected);
                }
                if millis >= (i64::from(expected) + 1) * DAY {
                    stays.over.push(place);
                    stays.over_count += 1;
                }
            }
        }
    }
    let rows = steps.order.iter().zip(found).filter_map(|(stage, stays)| {
        let stage = histories.stages.get(*stage).filter(|stage| stage.ends.is_none())?;
        if stays.each.is_empty() {
            return None;
        }
        let key = stage.name.code.map_or_else(|| fold(&stage.name.name), |code| code.code().to_owned());
        Some(Row { key: format!("stage:{key}"), cells: cells(words::stage(&stage.name, asked.language), stays) })
    });
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::StageTime,
        heads: vec![
            head(Term::Step, Kind::Text),
            head(Term::Stays, Kind::Count),
            head(Term::Running, Kind::Count),
            head(Term::MedianDays, Kind::Days),
            head(Term::NinetiethDays, Kind::Days),
            head(Term::ExpectedDays, Kind::Count),
            head(Term::Overdue, Kind::Count),
            head(Term::OverdueShare, Kind::Share),
        ],
        rows: rows.collect(),
        total: None,
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![4, 3] }),
    }
}

fn cells(label: String, mut stays: Stays) -> Vec<Figured> {
    let all = stays.each.len();
    let in_days = |millis: Option<i64>| millis.map(days);
    let expected = match stays.expected.as_slice() {
        [one] => Value::Count(u64::from(*one)),
        _ => Value::Nothing,
    };
    let share = Value::Share(part(stays.over_count, all));
    let once = |mut cases: Vec<usize>| {
        cases.dedup();
        Those::from(cases)
    };
    let (cases, over) = (once(stays.cases), once(stays.over));
    vec![
        Figured::text(label),
        Figured { value: Value::Count(all as u64), behind: Those::clone(&cases) },
        Figured::count(stays.running),
        Figured::days(in_days(median(&mut stays.each)), Those::clone(&cases)),
        Figured::days(in_days(ninetieth(&mut stays.each)), cases),
        Figured { value: expected, ..Figured::default() },
        Figured { value: Value::Count(stays.over_count), behind: Those::clone(&over) },
        Figured { value: if stays.expected.is_empty() { Value::Nothing } else { share }, behind: over },
    ]
}

#[expect(clippy::cast_precision_loss, reason = "there are no more stays than a double counts exactly")]
fn part(over: u64, all: usize) -> f64 {
    over as f64 / all as f64
}
