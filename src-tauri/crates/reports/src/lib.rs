//! Figures from histories, and figures and people into files: CSV, XLSX, HTML, JSON, Markdown, vCard.
//!
//! What a figure counts is said in `figures`, in code, and in `words`, in a sentence; nowhere else.
//! A table goes out row by row ([`TableWriter`]), so its length does not matter; where the rows come from is the desk's affair. Text
//! from outside never becomes a formula.
//!
//! ```
//! use reports::{Cell, Format, Report};
//!
//! let report = Report { name: "postings", columns: vec!["id", "title"], rows: vec![vec![Cell::Number(1), Cell::Text("=1+1".into())]] };
//! assert_eq!(reports::write(&report, Format::Csv), b"id,title\r\n1,'=1+1\r\n");
//! ```

mod cell;
mod compare;
mod delimited;
mod document;
mod error;
mod figures;
mod files;
mod json;
mod people;
mod said;
mod section;
mod table;
mod vcard;
pub mod words;
mod xlsx;

pub use cell::Cell;
pub use compare::{Other, beside};
pub use document::{Document, DocumentFormat, write_document};
pub use error::Error;
pub use figures::{Asked, figures};
pub use people::people_columns;
pub use said::said;
pub use section::{Chart, ChartKind, Figured, Head, Kind, Row, Section, Value};
pub use table::{About, Column, TableFormat, TableWriter};
pub use vcard::{Card, write_card};

use delimited::{Delimited, Style};

#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub name: &'static str,
    /// The same in every language: scripts read them.
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
}

/// A short table, in memory, as scripts read it.
pub fn write(report: &Report, format: Format) -> Vec<u8> {
    let written = match format {
        Format::Csv => to_csv(report),
        Format::Json => to_json(report),
    };
    // Writing to memory does not fail.
    written.unwrap_or_default()
}

fn to_csv(report: &Report) -> Result<Vec<u8>, Error> {
    let mut table = Delimited::begin(Vec::new(), Style::FOR_SCRIPTS, report.columns.iter().copied())?;
    for row in &report.rows {
        table.row(row)?;
    }
    table.finish()
}

fn to_json(report: &Report) -> Result<Vec<u8>, Error> {
    let mut table = json::Rows::begin(Vec::new(), report.columns.iter().map(ToString::to_string).collect())?;
    for row in &report.rows {
        table.row(row)?;
    }
    table.finish()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn report() -> Report {
        let text = |text: &str| Cell::Text(text.to_owned());
        Report {
            name: "postings",
            columns: vec!["id", "title", "organisation"],
            rows: vec![
                vec![Cell::Number(1), text("Juriste, \"données\""), Cell::Empty],
                vec![Cell::Number(2), text("@SUM(A1)"), text("deux\nlignes")],
                vec![Cell::Number(3), text("-2+3"), text("\tx")],
            ],
        }
    }

    #[test]
    fn csv_quotes_what_needs_it_and_no_cell_is_a_formula() {
        let csv = String::from_utf8(write(&report(), Format::Csv)).unwrap();
        assert_eq!(
            csv,
            "id,title,organisation\r\n1,\"Juriste, \"\"données\"\"\",\r\n2,'@SUM(A1),\"deux\nlignes\"\r\n3,'-2+3,'\tx\r\n"
        );
    }

    #[test]
    fn json_keeps_types_and_words_as_they_are() {
        let json: Value = serde_json::from_slice(&write(&report(), Format::Json)).unwrap();
        assert_eq!(json[0]["id"], 1);
        assert_eq!(json[0]["organisation"], Value::Null);
        assert_eq!(json[1]["title"], "@SUM(A1)");
        let none = Report { rows: Vec::new(), ..report() };
        assert_eq!(write(&none, Format::Json), b"[]\n");
    }
}
