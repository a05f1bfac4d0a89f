//! Figures into files: CSV, JSON.
//!
//! A report is a table with a name; where its rows come from is the desk's affair. Text from outside never becomes a formula.
//!
//! ```
//! use reports::{Cell, Format, Report};
//!
//! let report = Report { name: "postings", columns: vec!["id", "title"], rows: vec![vec![Cell::Number(1), Cell::Text("=1+1".into())]] };
//! assert_eq!(reports::write(&report, Format::Csv), b"id,title\r\n1,'=1+1\r\n");
//! ```

use serde_json::{Map, Value};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub name: &'static str,
    /// The same in every language: scripts read them.
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Number(i64),
    Text(String),
}

impl Cell {
    pub fn text_or_empty(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
}

pub fn write(report: &Report, format: Format) -> Vec<u8> {
    match format {
        Format::Csv => to_csv(report),
        Format::Json => to_json(report),
    }
}

/// RFC 4180.
fn to_csv(report: &Report) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let heads = std::iter::once(report.columns.iter().map(ToString::to_string).collect::<Vec<_>>());
    let rows = report.rows.iter().map(|row| row.iter().map(csv_cell).collect());
    for row in heads.chain(rows) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

fn csv_cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => harmless(text),
    }
}

/// A spreadsheet takes what begins so for a formula; the apostrophe makes it text.
fn harmless(text: &str) -> String {
    let text = text.replace('\0', "");
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn to_json(report: &Report) -> Vec<u8> {
    let rows = report.rows.iter().map(|row| {
        let cells = report.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), json_cell(cell)));
        Value::Object(cells.collect::<Map<_, _>>())
    });
    let mut text = serde_json::to_vec_pretty(&rows.collect::<Vec<_>>()).unwrap_or_default();
    text.push(b'\n');
    text
}

fn json_cell(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) => Value::from(*number),
        Cell::Text(text) => Value::from(text.as_str()),
    }
}

#[cfg(test)]
mod tests {
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
    }
}
