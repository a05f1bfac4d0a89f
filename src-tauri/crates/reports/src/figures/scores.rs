//! The marks that reviewers gave, from 1 to 4: each mark counts once.

use std::collections::BTreeMap;

use hiring::{CriterionKind, Figure, Histories, MarkGiven, StageEnd, fold};

use super::Asked;
use super::steps::Steps;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

pub fn sections(histories: &Histories, asked: &Asked) -> Vec<Section> {
    vec![by_stage(histories, asked), by_criterion(histories, asked)]
}

/// By the stage in which applications are today.
fn by_stage(histories: &Histories, asked: &Asked) -> Section {
    let steps = Steps::of(histories);
    let mut given: Vec<Vec<MarkGiven>> = vec![Vec::new(); steps.order.len()];
    for mark in &histories.marks {
        let step = histories.cases.get(mark.case).map(|case| steps.step(case.stage));
        if let Some(given) = step.and_then(|step| given.get_mut(step)) {
            given.push(*mark);
        }
    }
    let rows = steps.order.iter().zip(given).filter_map(|(stage, given)| {
        let stage = histories.stages.get(*stage)?;
        if given.is_empty() {
            return None;
        }
        let mut cells = vec![Figured::text(words::stage(&stage.name, asked.language))];
        cells.extend(marks_of(&given));
        for mark in 1..=4 {
            let such: Vec<usize> = given.iter().filter(|it| it.mark == mark).map(|it| it.case).collect();
            cells.push(Figured::times(such.len() as u64, sorted(such)));
        }
        let key = stage.name.code.map_or_else(|| fold(&stage.name.name), |code| code.code().to_owned());
        Some(Row { key: format!("stage:{key}"), cells })
    });
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::ScoresStages,
        heads: vec![
            head(Term::Step, Kind::Text),
            head(Term::Applications, Kind::Count),
            head(Term::Marks, Kind::Count),
            head(Term::Mean, Kind::Mean),
            head(Term::Mark1, Kind::Count),
            head(Term::Mark2, Kind::Count),
            head(Term::Mark3, Kind::Count),
            head(Term::Mark4, Kind::Count),
        ],
        rows: rows.collect(),
        total: None,
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![3] }),
    }
}

/// Applications, marks, mean.
fn marks_of(given: &[MarkGiven]) -> [Figured; 3] {
    let marks: Vec<u8> = given.iter().map(|it| it.mark).collect();
    let mut cases = sorted(given.iter().map(|it| it.case).collect());
    let count = Figured::times(marks.len() as u64, cases.clone());
    cases.dedup();
    [Figured::count(cases.clone()), count, Figured::mean(&marks, cases)]
}

fn sorted(mut cases: Vec<usize>) -> Vec<usize> {
    cases.sort_unstable();
    cases
}

/// By the words of the criterion; case and accents do not matter.
fn by_criterion(histories: &Histories, asked: &Asked) -> Section {
    let folded: Vec<String> = histories.criteria.iter().map(|it| fold(it.trim())).collect();
    let mut given: BTreeMap<(&str, bool), Vec<MarkGiven>> = BTreeMap::new();
    for mark in &histories.marks {
        let key = folded.get(mark.criterion).map_or("", String::as_str);
        given.entry((key, mark.kind == CriterionKind::Plus)).or_default().push(*mark);
    }
    let mut rows: Vec<Row> = given
        .into_iter()
        .map(|((key, plus), given)| {
            let text = given.first().and_then(|it| histories.criteria.get(it.criterion)).cloned().unwrap_or_default();
            let wanted = if plus { Term::Plus } else { Term::Must };
            let mut cells = vec![Figured::text(text), Figured::text(words::term(wanted, asked.language))];
            cells.extend(marks_of(&given));
            for end in [StageEnd::Hired, StageEnd::Rejected] {
                let ended = |it: &&MarkGiven| {
                    histories.cases.get(it.case).is_some_and(|case| histories.end_of(case) == Some(end))
                };
                let such: Vec<MarkGiven> = given.iter().filter(ended).copied().collect();
                let [_, _, mean] = marks_of(&such);
                cells.push(mean);
            }
            Row { key: format!("{}:{key}", wanted.code()), cells }
        })
        .collect();
    rows.sort_by(|one, other| {
        let marked = |row: &Row| row.cells.get(2).map_or(0, |cell| cell.behind.len());
        marked(other).cmp(&marked(one)).then_with(|| one.key.cmp(&other.key))
    });
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::ScoresCriteria,
        heads: vec![
            head(Term::Criterion, Kind::Text),
            head(Term::Wanted, Kind::Text),
            head(Term::Applications, Kind::Count),
            head(Term::Marks, Kind::Count),
            head(Term::Mean, Kind::Mean),
            head(Term::MeanHired, Kind::Mean),
            head(Term::MeanRejected, Kind::Mean),
        ],
        rows,
        total: None,
        chart: None,
    }
}
