//! A workbook with one sheet: typed cells, headings that stay in sight, a filter on each.
//!
//! Rows go to a file of their own as they come (the library's constant memory mode), so a hundred thousand of them cost no memory.
//! Text is always written as text: nothing a candidate wrote can become a formula.

use std::fmt;
use std::io::Write;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use crate::table::{About, Column};
use crate::{Cell, Error};

/// Of a sheet; the first holds the headings.
const MOST_ROWS: u32 = 1_048_576;
/// In characters, of a cell. What is longer is cut and says so.
const LONGEST: usize = 32_767;

pub struct Sheet<W: Write + Send> {
    out: W,
    workbook: Workbook,
    day: Format,
    row: u32,
    columns: u16,
}

impl<W: Write + Send> fmt::Debug for Sheet<W> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Sheet").field("row", &self.row).finish_non_exhaustive()
    }
}

impl<W: Write + Send> Sheet<W> {
    pub fn begin(out: W, columns: &[Column], about: &About) -> Result<Self, Error> {
        let mut workbook = Workbook::new();
        let mut properties = DocProperties::new().set_title(&about.title).set_author(&about.who);
        if let Ok(when) = ExcelDateTime::from_timestamp(about.when.millis().div_euclid(1000)) {
            properties = properties.set_creation_datetime(&when);
        }
        workbook.set_properties(&properties);
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(&about.title))?;
        sheet.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, at) in columns.iter().zip(0..) {
            sheet.set_column_width(at, f64::from(column.width))?;
            sheet.write_string_with_format(0, at, fitting(&column.heading), &bold)?;
        }
        let columns = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        Ok(Self { out, workbook, day: Format::new().set_num_format("yyyy-mm-dd"), row: 0, columns })
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.row += 1;
        if self.row >= MOST_ROWS {
            return Err(Error::TooManyRows { limit: MOST_ROWS - 1 });
        }
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (cell, at) in cells.iter().zip(0..) {
            write_cell(sheet, self.row, at, cell, &self.day)?;
        }
        Ok(())
    }

    pub fn finish(mut self) -> Result<W, Error> {
        if self.columns > 0 {
            self.workbook.worksheet_from_index(0)?.autofilter(0, 0, self.row, self.columns - 1)?;
        }
        self.workbook.save_to_writer(&mut self.out)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are all of this kind")]
fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, day_format: &Format) -> Result<(), Error> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Hundredths(number) => {
            sheet.write_number(row, column, *number as f64 / 100.0)?;
        }
        Cell::Day(day) => {
            match day_as_excel(*day) {
                Some(excel) => sheet.write_datetime_with_format(row, column, &excel, day_format)?,
                None => sheet.write_string(row, column, day.to_string())?,
            };
        }
        Cell::Text(_) | Cell::List(_) => {
            let text = cell.text().unwrap_or_default();
            if !text.is_empty() {
                sheet.write_string(row, column, fitting(&text))?;
            }
        }
    }
    Ok(())
}

/// Before 1900 there are no days for a spreadsheet.
pub fn day_as_excel(day: NaiveDate) -> Option<ExcelDateTime> {
    match (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day())) {
        (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).ok(),
        _ => None,
    }
}

/// Without what XML cannot hold, and no longer than a cell may be.
pub fn fitting(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let mut fit: String = text.chars().filter(allowed).take(LONGEST + 1).collect();
    if fit.chars().count() > LONGEST {
        fit = fit.chars().take(LONGEST - 1).collect();
        fit.push('…');
    }
    fit
}

/// Excel takes 31 characters, and not all of them.
pub fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(31).collect();
    let name = name.trim();
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}
