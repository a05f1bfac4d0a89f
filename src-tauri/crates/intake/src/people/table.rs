//! A table of text cells, whatever file it came from: where its headings are, and which line of the file each row is.

use csv::StringRecord;
use hiring::PersonField;

use super::headings::field_of;
use super::values::{is_address, is_number, is_phone};

/// A row as it stands in the file.
#[derive(Debug, Clone)]
pub struct Row {
    pub line: u32,
    pub cells: StringRecord,
    /// The last line that a quotation mark swallowed, if one was left open in this row.
    pub swallowed: Option<u32>,
}

impl Row {
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A sheet, or a whole text file.
#[derive(Debug, Clone)]
pub struct Table {
    pub sheet: Option<String>,
    /// As written; empty where a column has none.
    pub headings: Vec<String>,
    pub heading_line: Option<u32>,
    rows: Vec<Row>,
}

/// Titles and remarks above the headings are never longer than this.
const SEARCHED: usize = 25;

impl Table {
    /// From all rows of a sheet, blank ones left out. None if there is nothing in it.
    pub fn of(sheet: Option<String>, mut rows: Vec<Row>) -> Option<Self> {
        let headings = find_headings(&rows);
        let mut heading_line = None;
        let mut named = Vec::new();
        if let Some(at) = headings {
            let row = rows.drain(..=at).next_back()?;
            heading_line = Some(row.line);
            named = row.cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            while named.last().is_some_and(String::is_empty) {
                named.pop();
            }
        }
        let columns = if named.is_empty() { width(&rows) } else { named.len() };
        named.resize(columns, String::new());
        (columns > 0).then_some(Self { sheet, headings: named, heading_line, rows })
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What tells this kind of table from another: its headings. None without them.
    pub fn signature(&self) -> Option<String> {
        self.heading_line
            .map(|_| self.headings.iter().map(|heading| hiring::fold(heading)).collect::<Vec<_>>().join("\t"))
    }

    /// Those whose heading may mean the work that somebody does, or the work that they apply for.
    pub fn work_columns(&self) -> impl Iterator<Item = usize> {
        let named = self.headings.iter().enumerate();
        named.filter(|(_, heading)| field_of(heading) == Some(PersonField::Other)).map(|(column, _)| column)
    }

    /// The first values of a column that are not empty, as many as `most`.
    pub fn samples(&self, column: usize, most: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.cell(column)).filter(|cell| !cell.is_empty()).take(most)
    }
}

/// How many columns the rows have: the widest that is not blank at its end.
fn width(rows: &[Row]) -> usize {
    let last = |row: &Row| {
        row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).map(|(at, _)| at + 1).last()
    };
    rows.iter().filter_map(last).max().unwrap_or_default()
}

/// The first row that names at least two things a person has; else the first that could be headings, if the next could not.
fn find_headings(rows: &[Row]) -> Option<usize> {
    let known = |row: &Row| row.cells.iter().filter(|cell| is_heading(cell)).count();
    let named = rows.iter().take(SEARCHED).position(|row| known(row) >= 2);
    named.or_else(|| {
        let first = rows.first()?;
        let only_words = first.cells.iter().all(|cell| !cell.trim().is_empty() && !is_value(cell));
        let then_values = rows.iter().skip(1).take(SEARCHED).any(|row| row.cells.iter().any(is_value));
        let names_one = first.cells.iter().any(is_heading);
        (only_words && (names_one || then_values)).then_some(0)
    })
}

fn is_heading(cell: &str) -> bool {
    cell.chars().count() <= 60 && field_of(cell).is_some_and(|field| field != PersonField::Other)
}

fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    is_address(cell) || is_phone(cell) || is_number(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Option<Table> {
        let rows =
            rows.iter().zip(1..).map(|(cells, line)| Row { line, cells: cells.to_vec().into(), swallowed: None });
        Table::of(None, rows.filter(|row| !row.is_blank()).collect())
    }

    #[test]
    fn headings_are_found_below_titles() {
        let found = table(&[
            &["Candidatures 2026", "", ""],
            &["", "", ""],
            &["Export du 3 mars", "", ""],
            &["Nom", " Prénom ", "Courriel"],
            &["Rouvière", "Camille", "camille@example.org"],
        ])
        .unwrap();
        assert_eq!(found.headings, ["Nom", "Prénom", "Courriel"]);
        assert_eq!(found.heading_line, Some(4));
        assert_eq!(found.rows()[0].line, 5);
        assert_eq!(found.signature().unwrap(), "nom\tprenom\tcourriel");
    }

    #[test]
    fn a_table_without_headings_keeps_its_first_row() {
        let found =
            table(&[&["Camille Rouvière", "camille@example.org"], &["Yann Le Goff", "yann@example.org"]]).unwrap();
        assert_eq!(found.heading_line, None);
        assert_eq!(found.headings, ["", ""]);
        assert_eq!(found.rows().len(), 2);
        assert_eq!(found.signature(), None);
        assert!(table(&[&["", ""]]).is_none());
    }

    #[test]
    fn headings_nobody_knows_are_headings_when_values_follow() {
        let found = table(&[&["Wer", "Wohin"], &["Camille Rouvière", "camille@example.org"]]).unwrap();
        assert_eq!(found.headings, ["Wer", "Wohin"]);
    }
}
