//! Why applications ended that were rejected or withdrawn: those whose ending fell in the period and stands.

use std::collections::BTreeMap;

use hiring::{Decider, Figure, Histories, StageEnd};

use super::Asked;
use super::funnel::{TOTAL, Ways};
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section, Those};
use crate::words::{self, Term};

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let ways = Ways::of(histories, asked);
    let dropped = ways.those(&ways.all(), |way| matches!(way.end, Some(StageEnd::Rejected | StageEnd::Withdrawn)));
    let mut those: BTreeMap<(StageEnd, Option<usize>), Vec<usize>> = BTreeMap::new();
    for place in &dropped {
        let Some(case) = histories.cases.get(*place) else { continue };
        if let Some(end) = histories.end_of(case) {
            those.entry((end, case.reason)).or_default().push(*place);
        }
    }
    let of_end = |end| those.iter().filter(|((of, _), _)| *of == end).map(|(_, those)| those.len()).sum::<usize>();
    let cells = |labels: [String; 2], of: usize, those: &[usize]| {
        let by = |decider| {
            let is_so = |case: &&usize| histories.cases.get(**case).is_some_and(|it| it.decided_by == Some(decider));
            Figured::count(those.iter().filter(is_so).copied().collect::<Vec<_>>())
        };
        let mut cells: Vec<Figured> = labels.into_iter().map(Figured::text).collect();
        let count = Figured::count(those.to_vec());
        let share = Figured::share(Those::clone(&count.behind), of);
        cells.extend([count, share, by(Decider::Us), by(Decider::Them)]);
        cells.extend(ways.by_last(those).into_iter().map(Figured::count));
        cells
    };
    let language = asked.language;
    let mut rows: Vec<(StageEnd, usize, Row)> = those
        .iter()
        .map(|((end, reason), those)| {
            let reason = reason.and_then(|reason| histories.reasons.get(reason));
            let named = reason.map(|reason| words::reason(reason, language));
            let named = named.unwrap_or_else(|| words::term(Term::NoReason, language).to_owned());
            let key = reason.map_or_else(|| "none".to_owned(), |reason| reason.id.to_string());
            let labels = [named, words::term(words::end(*end), language).to_owned()];
            let cells = cells(labels, of_end(*end), those);
            (*end, those.len(), Row { key: format!("{}:{key}", end.code()), cells })
        })
        .collect();
    rows.sort_by(|(end, count, row), (other_end, others, other)| {
        end.cmp(other_end).then(others.cmp(count)).then_with(|| row.key.cmp(&other.key))
    });
    let mut heads = vec![
        Head::of(Term::Reason, Kind::Text, language),
        Head::of(Term::Ending, Kind::Text, language),
        Head::of(Term::Applications, Kind::Count, language),
        Head::of(Term::ShareOfEnding, Kind::Share, language),
        Head::of(Term::ByUs, Kind::Count, language),
        Head::of(Term::ByThem, Kind::Count, language),
    ];
    heads.extend((0..ways.ladder.steps.len()).map(|step| ways.rung_head(step)));
    let mut total = cells([words::term(Term::Total, language).to_owned(), String::new()], dropped.len(), &dropped);
    if let Some(share) = total.get_mut(3) {
        *share = Figured::default();
    }
    Section {
        figure: Figure::Reasons,
        heads,
        rows: rows.into_iter().map(|(_, _, row)| row).collect(),
        total: Some(Row { key: TOTAL.to_owned(), cells: total }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![2] }),
    }
}
