//! Applications by the week in which they were received, and how those stand today. Weeks without any are shown.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use hiring::{Figure, Histories, Moment, StageEnd};

use super::Asked;
use super::calendar::{day_of, every_week, week_name, week_of};
use super::funnel::TOTAL;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let day = |at| day_of(at, asked.minutes_east);
    let mut those: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (place, case) in histories.cases.iter().enumerate() {
        those.entry(week_of(day(case.received_at))).or_default().push(place);
    }
    let found = those.keys().next().copied().zip(those.keys().next_back().copied());
    let last_asked = asked.until.map_or(asked.now, |until| Moment::from_millis(until.millis() - 1)).min(asked.now);
    let from = asked.from.map(day).map(week_of).or(found.map(|(first, _)| first));
    let until = found.map_or(week_of(day(last_asked)), |(_, last)| last.max(week_of(day(last_asked))));
    for week in from.into_iter().flat_map(|from| every_week(from, until)) {
        those.entry(week).or_default();
    }
    let cells = |label: String, those: Vec<usize>| {
        let standing = |end: Option<StageEnd>| {
            let is_so = |case: &&usize| histories.cases.get(**case).is_some_and(|it| histories.end_of(it) == end);
            Figured::count(those.iter().filter(is_so).copied().collect::<Vec<_>>())
        };
        vec![
            Figured::text(label),
            Figured::count(those.clone()),
            standing(None),
            standing(Some(StageEnd::Hired)),
            standing(Some(StageEnd::Rejected)),
            standing(Some(StageEnd::Withdrawn)),
        ]
    };
    let rows = those.into_iter().map(|(monday, those)| Row {
        key: week_name(monday, hiring::Language::English),
        cells: cells(week_name(monday, asked.language), those),
    });
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::Weeks,
        heads: vec![
            head(Term::Week, Kind::Text),
            head(Term::Received, Kind::Count),
            head(Term::Running, Kind::Count),
            head(Term::Hired, Kind::Count),
            head(Term::Rejected, Kind::Count),
            head(Term::Withdrawn, Kind::Count),
        ],
        rows: rows.collect(),
        total: Some(Row {
            key: TOTAL.to_owned(),
            cells: cells(words::term(Term::Total, asked.language).to_owned(), (0..histories.cases.len()).collect()),
        }),
        chart: Some(Chart { kind: ChartKind::Columns, columns: vec![1] }),
    }
}
