//! What is under way now, whatever the period.
//!
//! The days are how long the middle one has been in its stage so far; nobody has left, so nothing is said of how long they will be.

use std::collections::BTreeMap;

use hiring::{Figure, Histories, fold};

use super::Asked;
use super::calendar::days;
use super::funnel::{TOTAL, Ways};
use super::steps::Steps;
use super::summary::is_overdue;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

pub fn sections(histories: &Histories, asked: &Asked) -> Vec<Section> {
    let running: Vec<usize> = histories
        .cases
        .iter()
        .enumerate()
        .filter(|(_, case)| histories.end_of(case).is_none())
        .map(|(place, _)| place)
        .collect();
    vec![by_stage(histories, asked, &running), by_posting(histories, asked, &running)]
}

fn by_stage(histories: &Histories, asked: &Asked, running: &[usize]) -> Section {
    let steps = Steps::of(histories);
    let mut those: Vec<Vec<usize>> = vec![Vec::new(); steps.order.len()];
    for place in running {
        let case = histories.cases.get(*place);
        if let Some(those) = case.and_then(|case| those.get_mut(steps.step(case.stage))) {
            those.push(*place);
        }
    }
    let cells = |label: String, those: Vec<usize>| {
        let mut waits: Vec<i64> = those
            .iter()
            .filter_map(|place| histories.cases.get(*place))
            .map(|case| (asked.now.millis() - case.entered_stage_at.millis()).max(0))
            .collect();
        let overdue = |place: &&usize| histories.cases.get(**place).is_some_and(|it| is_overdue(histories, it, asked));
        vec![
            Figured::text(label),
            Figured::count(those.clone()),
            Figured::share(those.clone(), running.len()),
            Figured::days(middle(&mut waits).map(days), those.clone()),
            Figured::count(those.iter().filter(overdue).copied().collect::<Vec<_>>()),
        ]
    };
    let rows = steps.order.iter().zip(those).filter_map(|(stage, those)| {
        let stage = histories.stages.get(*stage).filter(|stage| stage.ends.is_none())?;
        let in_force = stage.posting.is_none() && !stage.retired;
        let key = stage.name.code.map_or_else(|| fold(&stage.name.name), |code| code.code().to_owned());
        let label = words::stage(&stage.name, asked.language);
        (in_force || !those.is_empty()).then(|| Row { key: format!("stage:{key}"), cells: cells(label, those) })
    });
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::PipelineStages,
        heads: vec![
            head(Term::Step, Kind::Text),
            head(Term::Applications, Kind::Count),
            head(Term::ShareOfAll, Kind::Share),
            head(Term::DaysSoFar, Kind::Days),
            head(Term::Overdue, Kind::Count),
        ],
        rows: rows.collect(),
        total: Some(Row {
            key: TOTAL.to_owned(),
            cells: cells(words::term(Term::Total, asked.language).to_owned(), running.to_vec()),
        }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![1, 4] }),
    }
}

/// The middle one; of an even number the middle of the two.
fn middle(waits: &mut [i64]) -> Option<i64> {
    waits.sort_unstable();
    let upper = waits.get(waits.len() / 2).copied()?;
    let lower = waits.get((waits.len() - 1) / 2).copied()?;
    Some(i64::midpoint(lower, upper))
}

fn by_posting(histories: &Histories, asked: &Asked, running: &[usize]) -> Section {
    let ways = Ways::of(histories, asked);
    let top = ways.ladder.steps.len();
    let mut those: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in running {
        if let Some(case) = histories.cases.get(*place) {
            those.entry(case.posting).or_default().push(*place);
        }
    }
    let cells = |labels: [String; 2], those: &[usize]| {
        let mut cells: Vec<Figured> = labels.into_iter().map(Figured::text).collect();
        cells.push(Figured::count(those.to_vec()));
        cells.extend((0..top).map(|step| Figured::count(ways.those(those, |way| way.last == step))));
        cells
    };
    let mut rows: Vec<Row> = those
        .iter()
        .filter_map(|(posting, those)| {
            let posting = histories.postings.get(*posting)?;
            let labels = [posting.title.clone(), posting.organisation.clone().unwrap_or_default()];
            Some(Row { key: format!("posting:{}", posting.id), cells: cells(labels, those) })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.cells.get(2).map_or(0, |cell| cell.behind.len())));
    let mut heads = vec![
        Head::of(Term::Posting, Kind::Text, asked.language),
        Head::of(Term::Organisation, Kind::Text, asked.language),
        Head::of(Term::Applications, Kind::Count, asked.language),
    ];
    heads.extend((0..top).map(|step| ways.rung_head(step)));
    let total = [words::term(Term::Total, asked.language).to_owned(), String::new()];
    Section {
        figure: Figure::PipelinePostings,
        heads,
        rows,
        total: Some(Row { key: TOTAL.to_owned(), cells: cells(total, running) }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![2] }),
    }
}
