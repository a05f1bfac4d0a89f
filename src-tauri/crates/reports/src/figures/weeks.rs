//! Applications by the week in which they were received, and how those stand today. Weeks without any are shown.

use std::collections::BTreeMap;

use hiring::{Figure, Histories, Moment, StageEnd};

use super::Asked;
use super::calendar::{monday_of, week_name, week_number};
use super::funnel::TOTAL;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

/// Ten years; over more than that only weeks with applications are shown.
const MOST_WEEKS: i64 = 522;

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let week_of = |at| week_number(at, asked.minutes_east);
    let mut those: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    let mut ends = Vec::with_capacity(histories.cases.len());
    for (place, case) in histories.cases.iter().enumerate() {
        those.entry(week_of(case.received_at)).or_default().push(place);
        ends.push(histories.end_of(case));
    }
    let found = those.keys().next().copied().zip(those.keys().next_back().copied());
    let last_asked = asked.until.map_or(asked.now, |until| Moment::from_millis(until.millis() - 1)).min(asked.now);
    let from = asked.from.map(week_of).or(found.map(|(first, _)| first));
    let until = found.map_or(week_of(last_asked), |(_, last)| last.max(week_of(last_asked)));
    if let Some(from) = from.filter(|from| until - from <= MOST_WEEKS) {
        for week in from..=until {
            those.entry(week).or_default();
        }
    }
    let cells = |label: String, those: Vec<usize>| {
        let standing = |end: Option<StageEnd>| {
            let is_so = |case: &&usize| ends.get(**case).is_some_and(|it| *it == end);
            Figured::count(those.iter().filter(is_so).copied().collect::<Vec<_>>())
        };
        let [running, hired, rejected, withdrawn] =
            [None, Some(StageEnd::Hired), Some(StageEnd::Rejected), Some(StageEnd::Withdrawn)].map(standing);
        vec![Figured::text(label), Figured::count(those), running, hired, rejected, withdrawn]
    };
    let rows = those.into_iter().map(|(week, those)| Row {
        key: week_name(monday_of(week), hiring::Language::English),
        cells: cells(week_name(monday_of(week), asked.language), those),
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
