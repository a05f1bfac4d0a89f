//! Two periods, or two postings, side by side: each number of the second beside that of the first, row by row.

use crate::section::{ChartKind, Figured, Head, Kind, Row, Section};

/// What something is compared with, by its name.
#[derive(Debug, Clone, Copy)]
pub enum Other<'a> {
    Period(&'a str),
    /// In the same period.
    Posting(&'a str),
}

/// The other's columns are named by that word. Rows of both, in the order of the first, then those that only the second has.
///
/// The weeks or months of two periods are other ones: they stand side by side from the first on.
pub fn beside(now: Section, before: &Section, other: &Other<'_>) -> Section {
    let (Other::Period(named) | Other::Posting(named)) = *other;
    let compared: Vec<bool> = now.heads.iter().map(|head| head.kind != Kind::Text && head.kind != Kind::Day).collect();
    let column_before = |head: &Head| before.heads.iter().position(|known| known.code == head.code);
    let places: Vec<Option<usize>> = now.heads.iter().map(column_before).collect();
    let cells = |row: Option<&Row>, other: Option<&Row>| -> Vec<Figured> {
        let label = |at| row.or(other).and_then(|row| row.cells.get(at)).cloned().unwrap_or_default();
        let mut cells = Vec::new();
        for ((at, compared), place) in compared.iter().enumerate().zip(&places) {
            if *compared {
                cells.push(row.and_then(|row| row.cells.get(at)).cloned().unwrap_or_default());
                // What is behind it belongs to another period.
                let earlier = other.zip(*place).and_then(|(other, place)| other.cells.get(place));
                let value = earlier.map(|cell| cell.value.clone()).unwrap_or_default();
                cells.push(Figured { value, ..Figured::default() });
            } else {
                cells.push(label(at));
            }
        }
        cells
    };
    let same = |rows: &[Row], key: &str| rows.iter().position(|row| row.key == key);
    let in_time = now.chart.as_ref().is_some_and(|chart| chart.kind == ChartKind::Columns);
    let in_turn = in_time
        && matches!(other, Other::Period(_))
        && now.rows.iter().all(|row| same(&before.rows, &row.key).is_none());
    let mut rows: Vec<Row> = Vec::new();
    for (at, row) in now.rows.iter().enumerate() {
        let other = if in_turn { Some(at) } else { same(&before.rows, &row.key) };
        rows.push(Row { key: row.key.clone(), cells: cells(Some(row), other.and_then(|at| before.rows.get(at))) });
    }
    for (at, other) in before.rows.iter().enumerate() {
        let is_there = if in_turn { at < now.rows.len() } else { same(&now.rows, &other.key).is_some() };
        if !is_there {
            rows.push(Row { key: other.key.clone(), cells: cells(None, Some(other)) });
        }
    }
    let total = now
        .total
        .as_ref()
        .map(|total| Row { key: total.key.clone(), cells: cells(Some(total), before.total.as_ref()) });
    let mut heads = Vec::new();
    let mut moved = Vec::new();
    for (head, compared) in now.heads.iter().zip(&compared) {
        moved.push(heads.len());
        heads.push(head.clone());
        if *compared {
            let heading = format!("{}, {named}", head.heading);
            heads.push(Head { code: format!("{}_before", head.code), heading, kind: head.kind });
        }
    }
    let chart = now.chart.map(|mut chart| {
        chart.columns = chart.columns.iter().filter_map(|column| moved.get(*column).copied()).collect();
        chart
    });
    Section { figure: now.figure, heads, rows, total, chart }
}

#[cfg(test)]
mod tests {
    use hiring::{Figure, Language};

    use super::{Other, beside};
    use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
    use crate::words::Term;

    fn section(rows: &[(&str, usize)]) -> Section {
        let row = |(name, count): &(&str, usize)| Row {
            key: (*name).to_owned(),
            cells: vec![Figured::text(*name), Figured::count((0..*count).collect::<Vec<_>>())],
        };
        let head = |term, kind| Head::of(term, kind, Language::English);
        Section {
            figure: Figure::Sources,
            heads: vec![head(Term::Source, Kind::Text), head(Term::Received, Kind::Count)],
            rows: rows.iter().map(row).collect(),
            total: None,
            chart: None,
        }
    }

    #[test]
    fn a_source_of_one_period_only_is_shown_too() {
        let both = beside(
            section(&[("Salon", 3), ("LinkedIn", 1)]),
            &section(&[("Presse", 4), ("Salon", 2)]),
            &Other::Period("before"),
        );
        let heads: Vec<&str> = both.heads.iter().map(|head| head.heading.as_str()).collect();
        assert_eq!(heads, ["Source", "Received", "Received, before"]);
        assert_eq!(crate::figures::trial::on_paper(&both), ["Salon | 3 | 2", "LinkedIn | 1 | –", "Presse | – | 4"]);
    }

    #[test]
    fn the_weeks_of_two_periods_stand_side_by_side_from_the_first_on() {
        let weeks = |rows: &[(&str, usize)]| Section {
            chart: Some(Chart { kind: ChartKind::Columns, columns: vec![1] }),
            ..section(rows)
        };
        let before = weeks(&[("2025-W40", 4), ("2025-W41", 2), ("2025-W42", 5)]);
        let both = beside(weeks(&[("2026-W40", 3), ("2026-W41", 1)]), &before, &Other::Period("before"));
        assert_eq!(
            crate::figures::trial::on_paper(&both),
            ["2026-W40 | 3 | 4", "2026-W41 | 1 | 2", "2025-W42 | – | 5"]
        );
        // Of two postings in one period, each week beside itself.
        let designer = Other::Posting("Designer");
        let other = weeks(&[("2026-W41", 6)]);
        let both = beside(weeks(&[("2026-W40", 3), ("2026-W41", 1)]), &other, &designer);
        assert_eq!(crate::figures::trial::on_paper(&both), ["2026-W40 | 3 | –", "2026-W41 | 1 | 6"]);
        let both = beside(weeks(&[("2026-W10", 3)]), &other, &designer);
        assert_eq!(crate::figures::trial::on_paper(&both), ["2026-W10 | 3 | –", "2026-W41 | – | 6"]);
    }
}
