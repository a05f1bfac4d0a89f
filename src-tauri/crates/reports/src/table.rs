//! A table that goes out row by row, in whatever format.

use std::io::Write;

use hiring::{Language, Moment};

use crate::delimited::{Delimited, Style};
use crate::json::Rows;
use crate::xlsx::Sheet;
use crate::{Cell, Error};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    Csv,
    Xlsx,
    Json,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// For scripts: the same in every language.
    pub name: &'static str,
    /// For people.
    pub heading: String,
    /// In characters.
    pub width: u8,
}

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub who: String,
    pub when: Moment,
    /// Whose spreadsheets it is for.
    pub language: Language,
}

/// What is written is whole only once [`TableWriter::finish`] has returned.
#[derive(Debug)]
pub enum TableWriter<W: Write + Send> {
    Csv(Box<Delimited<W>>),
    Xlsx(Box<Sheet<W>>),
    Json(Rows<W>),
}

impl<W: Write + Send> TableWriter<W> {
    pub fn begin(out: W, format: TableFormat, columns: &[Column], about: &About) -> Result<Self, Error> {
        Ok(match format {
            TableFormat::Csv => {
                let headings = columns.iter().map(|column| column.heading.as_str());
                Self::Csv(Box::new(Delimited::begin(out, Style::for_spreadsheets(about.language), headings)?))
            }
            TableFormat::Xlsx => Self::Xlsx(Box::new(Sheet::begin(out, columns, about)?)),
            TableFormat::Json => Self::Json(Rows::begin(out, columns.iter().map(|it| it.name.to_owned()).collect())?),
        })
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Error> {
        match self {
            Self::Csv(table) => table.row(cells),
            Self::Xlsx(sheet) => sheet.row(cells),
            Self::Json(rows) => rows.row(cells),
        }
    }

    pub fn finish(self) -> Result<W, Error> {
        match self {
            Self::Csv(table) => table.finish(),
            Self::Xlsx(sheet) => sheet.finish(),
            Self::Json(rows) => rows.finish(),
        }
    }
}
