//! From receiving an application to hiring that person, of the hires that stand.
//!
//! Those who are still under way are not in it: most of them will never be hired, so their waiting says nothing about hiring.

use std::collections::BTreeMap;

use hiring::{Figure, Histories};

use super::Asked;
use super::calendar::days;
use super::funnel::TOTAL;
use super::quantile::{Stay, median, ninetieth};
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let mut those: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, case) in histories.cases.iter().enumerate() {
        those.entry(case.posting).or_default().push(place);
    }
    let mut rows: Vec<Row> = those
        .into_iter()
        .filter_map(|(posting, those)| {
            let posting = histories.postings.get(posting)?;
            let labels = [posting.title.clone(), posting.organisation.clone().unwrap_or_default()];
            Some(Row { key: format!("posting:{}", posting.id), cells: cells(histories, labels, those) })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.cells.get(2).map_or(0, |cell| cell.behind.len())));
    let all = (0..histories.cases.len()).collect();
    let total = [words::term(Term::Total, asked.language).to_owned(), String::new()];
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::TimeToHire,
        heads: vec![
            head(Term::Posting, Kind::Text),
            head(Term::Organisation, Kind::Text),
            head(Term::Hired, Kind::Count),
            head(Term::MedianDays, Kind::Days),
            head(Term::NinetiethDays, Kind::Days),
            head(Term::ShortestDays, Kind::Days),
            head(Term::LongestDays, Kind::Days),
        ],
        rows,
        total: Some(Row { key: TOTAL.to_owned(), cells: cells(histories, total, all) }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![3] }),
    }
}

fn cells(histories: &Histories, labels: [String; 2], those: Vec<usize>) -> Vec<Figured> {
    let taken = those.iter().filter_map(|place| histories.cases.get(*place));
    let mut stays: Vec<Stay> = taken
        .map(|case| (case.entered_stage_at.millis() - case.received_at.millis()).max(0))
        .map(|millis| Stay { millis, left: true })
        .collect();
    let (median, ninetieth) = (median(&mut stays), ninetieth(&mut stays));
    let ends = [stays.first(), stays.last()].map(|stay| stay.map(|stay| stay.millis));
    let mut cells: Vec<Figured> = labels.into_iter().map(Figured::text).collect();
    cells.push(Figured::count(those.clone()));
    let times = [median, ninetieth].into_iter().chain(ends);
    cells.extend(times.map(|millis| Figured::days(millis.map(days), those.clone())));
    cells
}
