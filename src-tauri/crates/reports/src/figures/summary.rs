//! The period in a few numbers.

use hiring::{CandidateId, Case, Figure, Histories, StageEnd};

use super::Asked;
use super::calendar::DAY;
use super::funnel::Ways;
use crate::section::{Figured, Head, Kind, Row, Section, Those, Value};
use crate::words::{self, Term};

pub fn section(ways: &Ways<'_>) -> Section {
    let (histories, asked) = (ways.histories, ways.asked);
    let [mut again, mut overdue] = [const { Vec::new() }; 2];
    let [mut running, mut hired, mut rejected, mut withdrawn] = [const { Vec::new() }; 4];
    // Both are by id.
    let mut known_before = histories.again.iter().peekable();
    for (place, case) in histories.cases.iter().enumerate() {
        match histories.end_of(case) {
            None => &mut running,
            Some(StageEnd::Hired) => &mut hired,
            Some(StageEnd::Rejected) => &mut rejected,
            Some(StageEnd::Withdrawn) => &mut withdrawn,
        }
        .push(place);
        while known_before.next_if(|id| **id < case.id).is_some() {}
        if known_before.next_if(|id| **id == case.id).is_some() {
            again.push(place);
        }
        if is_overdue(histories, case, asked) {
            overdue.push(place);
        }
    }
    let everything = ways.all();
    let moved_on = ways.those(&everything, |way| way.furthest > 0);
    let rows = [
        (Term::Applications, Figured::count(Those::clone(&everything))),
        (Term::People, Figured { value: Value::Count(people(histories)), behind: everything }),
        (Term::Again, Figured::count(again)),
        (Term::MovedOn, Figured::count(moved_on)),
        (Term::Running, Figured::count(running)),
        (Term::Overdue, Figured::count(overdue)),
        (Term::Hired, Figured::count(hired)),
        (Term::Rejected, Figured::count(rejected)),
        (Term::Withdrawn, Figured::count(withdrawn)),
    ];
    let all = histories.cases.len();
    let rows = rows.into_iter().map(|(term, count)| {
        let share = match term {
            Term::People => Figured::default(),
            _ => Figured::share(Those::clone(&count.behind), all),
        };
        let label = Figured::text(words::term(term, asked.language));
        Row { key: term.code().to_owned(), cells: vec![label, count, share] }
    });
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::Summary,
        heads: vec![
            head(Term::Measure, Kind::Text),
            head(Term::Count, Kind::Count),
            head(Term::ShareOfAll, Kind::Share),
        ],
        rows: rows.collect(),
        total: None,
        chart: None,
    }
}

fn people(histories: &Histories) -> u64 {
    let mut people: Vec<CandidateId> = histories.cases.iter().map(|case| case.candidate).collect();
    people.sort_unstable();
    people.dedup();
    people.len() as u64
}

/// More whole days in its stage than that expects.
pub fn is_overdue(histories: &Histories, case: &Case, asked: &Asked) -> bool {
    let stage = histories.stage_of(case).filter(|stage| stage.ends.is_none());
    let expected = stage.and_then(|stage| stage.expected_days);
    expected
        .is_some_and(|expected| asked.now.millis() - case.entered_stage_at.millis() >= (i64::from(expected) + 1) * DAY)
}
