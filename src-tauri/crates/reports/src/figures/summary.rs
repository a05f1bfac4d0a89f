//! The period in a few numbers.

use std::collections::HashSet;

use hiring::{Case, Figure, Histories, StageEnd};

use super::Asked;
use super::calendar::DAY;
use super::ladder::Ladder;
use crate::section::{Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let ladder = Ladder::of(histories, asked.posting);
    let those = |wanted: &dyn Fn(&Case) -> bool| -> Vec<usize> {
        histories.cases.iter().enumerate().filter(|(_, case)| wanted(case)).map(|(place, _)| place).collect()
    };
    let ended = |end| those(&|case| histories.end_of(case) == Some(end));
    let everything = those(&|_| true);
    let people = histories.cases.iter().map(|case| case.candidate).collect::<HashSet<_>>().len();
    let rows = [
        (Term::Applications, Figured::count(everything.clone())),
        (Term::People, Figured::times(people as u64, everything)),
        (Term::Again, Figured::count(those(&|case| histories.again.binary_search(&case.id).is_ok()))),
        (Term::MovedOn, Figured::count(those(&|case| ladder.way(histories, case).furthest > 0))),
        (Term::Running, Figured::count(those(&|case| histories.end_of(case).is_none()))),
        (Term::Overdue, Figured::count(those(&|case| is_overdue(histories, case, asked)))),
        (Term::Hired, Figured::count(ended(StageEnd::Hired))),
        (Term::Rejected, Figured::count(ended(StageEnd::Rejected))),
        (Term::Withdrawn, Figured::count(ended(StageEnd::Withdrawn))),
    ];
    let all = histories.cases.len();
    let rows = rows.into_iter().map(|(term, count)| {
        let share = match term {
            Term::People => Figured::default(),
            _ => Figured::share(count.behind.clone(), all),
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

/// More whole days in its stage than that expects.
pub fn is_overdue(histories: &Histories, case: &Case, asked: &Asked) -> bool {
    let stage = histories.stage_of(case).filter(|stage| stage.ends.is_none());
    let expected = stage.and_then(|stage| stage.expected_days);
    expected
        .is_some_and(|expected| asked.now.millis() - case.entered_stage_at.millis() >= (i64::from(expected) + 1) * DAY)
}
