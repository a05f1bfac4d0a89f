//! Sheets of a spreadsheet file. Cells come out as a person would type them: days in ISO form, numbers without padding.
//!
//! XLSX is read cell by cell. ODS is read here and not by `calamine`: that one spreads out every repetition the file claims, and a
//! file of a few kilobytes may claim billions.

use std::io::{Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use csv::StringRecord;
use hiring::ProblemKind;
use zip::ZipArchive;

use super::ods;
use super::table::Row;
use crate::bytes::line_number;

/// What a file unpacks to at most, and how many cells are looked at: more is no table of people.
const LARGEST_UNPACKED: u64 = 1024 * 1024 * 1024;
pub const MOST_CELLS: usize = 30_000_000;
pub const MOST_COLUMNS: usize = 500;

pub type Sheets = Vec<(String, Vec<Row>)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workbook {
    Xlsx,
    Ods,
}

/// The visible sheets in their order, without their blank rows.
pub fn sheets(bytes: &[u8], kind: Workbook) -> Result<Sheets, ProblemKind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    refuse_bombs(&mut archive)?;
    match kind {
        Workbook::Xlsx => xlsx(bytes),
        Workbook::Ods => ods::sheets(&mut archive),
    }
}

pub fn unreadable(error: impl std::fmt::Display) -> ProblemKind {
    ProblemKind::Unreadable { reason: error.to_string() }
}

pub const fn too_large(bytes: u64) -> ProblemKind {
    ProblemKind::TooLarge { bytes, limit: LARGEST_UNPACKED }
}

/// A few kilobytes can unpack to gigabytes, whatever size they claim: everything is unpacked into nothing first.
fn refuse_bombs(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), ProblemKind> {
    let mut unpacked = 0;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(unreadable)?;
        let left = LARGEST_UNPACKED.saturating_sub(unpacked);
        unpacked += std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(unreadable)?;
        if unpacked > LARGEST_UNPACKED {
            return Err(too_large(unpacked));
        }
    }
    Ok(())
}

fn xlsx(bytes: &[u8]) -> Result<Sheets, ProblemKind> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> = workbook.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Vec::new();
    let mut seen = 0_usize;
    for name in names {
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(unreadable)?;
        let mut rows = RowsOf::default();
        while let Some(cell) = cells.next_cell().map_err(unreadable)? {
            seen += 1;
            if seen > MOST_CELLS {
                return Err(too_large(bytes.len() as u64));
            }
            let (row, column) = cell.get_position();
            rows.put(row, column, &written(cell.get_value()));
        }
        sheets.push((name, rows.finish()));
    }
    Ok(sheets)
}

/// Puts cells that come one by one into rows.
#[derive(Default)]
struct RowsOf {
    rows: Vec<Row>,
    at: Option<u32>,
    cells: StringRecord,
}

impl RowsOf {
    fn put(&mut self, row: u32, column: u32, text: &str) {
        if self.at != Some(row) {
            self.close();
            self.at = Some(row);
        }
        let column = column as usize;
        if text.is_empty() || column >= MOST_COLUMNS || column < self.cells.len() {
            return;
        }
        while self.cells.len() < column {
            self.cells.push_field("");
        }
        self.cells.push_field(text);
    }

    fn close(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if let Some(at) = self.at {
            let row = Row { line: line_number(at as usize), cells, swallowed: None };
            if !row.is_blank() {
                self.rows.push(row);
            }
        }
    }

    fn finish(mut self) -> Vec<Row> {
        self.close();
        self.rows
    }
}

fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(moment) => day(*moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Of a moment, the day is what tables of people are about; a time alone stays a number.
fn day(moment: ExcelDateTime) -> String {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return moment.as_f64().to_string();
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
