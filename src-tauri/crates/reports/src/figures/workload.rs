//! What each person did in the period: applications they took in, and moves they made.
//!
//! A move is forward or back by the order of the stages, into an end, or out of one again; each move is one of these, so
//! moves = forward + back + reopened + hired + rejected + withdrawn.

use hiring::{Figure, Histories, Passage, StageEnd};

use super::Asked;
use super::funnel::TOTAL;
use super::ladder::{Ladder, Rung};
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Did {
    TookIn,
    Forward,
    Back,
    Reopened,
    Ended(StageEnd),
}

const MOVES: [Did; 6] = [
    Did::Forward,
    Did::Back,
    Did::Reopened,
    Did::Ended(StageEnd::Hired),
    Did::Ended(StageEnd::Rejected),
    Did::Ended(StageEnd::Withdrawn),
];

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let ladder = Ladder::of(histories, None);
    let mut done: Vec<Vec<(usize, Did)>> = vec![Vec::new(); histories.names.len()];
    let mut all = Vec::new();
    for (place, case) in histories.cases.iter().enumerate() {
        let mut before: Option<&Passage> = None;
        for passage in histories.passages_of(case) {
            let did = before.map_or(Did::TookIn, |before| kind(histories, &ladder, before.stage, passage.stage));
            before = Some(passage);
            if asked.has(passage.at) {
                if let Some(theirs) = done.get_mut(passage.who) {
                    theirs.push((place, did));
                }
                all.push((place, did));
            }
        }
    }
    let mut theirs: Vec<(&String, Vec<(usize, Did)>)> =
        histories.names.iter().zip(done).filter(|(_, done)| !done.is_empty()).collect();
    theirs.sort_by_key(|(name, _)| *name);
    let mut rows: Vec<Row> = theirs
        .into_iter()
        .map(|(name, done)| Row { key: format!("who:{name}"), cells: cells(name.clone(), &done) })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.cells.get(2).map_or(0, counted)));
    let head = |term, kind| Head::of(term, kind, asked.language);
    let terms = [
        Term::TakenIn,
        Term::Moves,
        Term::Forward,
        Term::Back,
        Term::Reopened,
        Term::Hired,
        Term::Rejected,
        Term::Withdrawn,
        Term::Applications,
    ];
    let mut heads = vec![head(Term::Name, Kind::Text)];
    heads.extend(terms.into_iter().map(|term| head(term, Kind::Count)));
    let total = cells(words::term(Term::Total, asked.language).to_owned(), &all);
    Section {
        figure: Figure::Workload,
        heads,
        rows,
        total: Some(Row { key: TOTAL.to_owned(), cells: total }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![2] }),
    }
}

fn kind(histories: &Histories, ladder: &Ladder, from: usize, to: usize) -> Did {
    match (ladder.rung(from), ladder.rung(to)) {
        (_, Rung::End(end)) => Did::Ended(end),
        (Rung::End(_), Rung::Step(_)) => Did::Reopened,
        (Rung::Step(before), Rung::Step(after)) => {
            let (one, other) = (histories.stages.get(from), histories.stages.get(to));
            let in_one_pipeline = one.zip(other).filter(|(one, other)| one.posting == other.posting);
            let is_back = match in_one_pipeline {
                Some((one, other)) => other.position < one.position,
                None => after < before,
            };
            if is_back { Did::Back } else { Did::Forward }
        }
    }
}

fn counted(cell: &Figured) -> u64 {
    if let crate::Value::Count(count) = cell.value { count } else { 0 }
}

fn cells(name: String, done: &[(usize, Did)]) -> Vec<Figured> {
    let mut taken_in = Vec::new();
    let mut moved = Vec::new();
    let mut of_kind = MOVES.map(|kind| (kind, Vec::new()));
    for (case, did) in done {
        let such = of_kind.iter_mut().find(|(kind, _)| kind == did);
        let Some((_, such)) = such else {
            taken_in.push(*case);
            continue;
        };
        such.push(*case);
        moved.push(*case);
    }
    let times = |such: Vec<usize>| Figured::times(such.len() as u64, such);
    let mut cells = vec![Figured::text(name), times(taken_in), times(moved)];
    cells.extend(of_kind.map(|(_, such)| times(such)));
    let mut touched: Vec<usize> = done.iter().map(|(case, _)| *case).collect();
    touched.dedup();
    cells.push(Figured::count(touched));
    cells
}
