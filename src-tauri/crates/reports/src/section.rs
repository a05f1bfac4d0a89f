//! A figure as a table: typed cells, and for each the applications behind it.

use std::sync::Arc;

use chrono::NaiveDate;
use hiring::{Figure, Language};

use crate::words::{self, Term};

#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub figure: Figure,
    pub heads: Vec<Head>,
    pub rows: Vec<Row>,
    pub total: Option<Row>,
    pub chart: Option<Chart>,
}

/// Of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// For scripts: the same in every language.
    pub code: String,
    /// For people.
    pub heading: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Count,
    Share,
    Days,
    Mean,
    Day,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The same for as long as the row is about the same thing.
    pub key: String,
    pub cells: Vec<Figured>,
}

/// The places of applications; several figures are made from the same.
pub type Those = Arc<Vec<usize>>;

/// A value, and the places of the applications it was made from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figured {
    pub value: Value,
    pub behind: Those,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    #[default]
    Nothing,
    Text(String),
    Count(u64),
    /// From 0 to 1.
    Share(f64),
    Days(f64),
    /// Of marks.
    Mean(f64),
    Day(NaiveDate),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub kind: ChartKind,
    /// The columns it draws, the longest bars first.
    pub columns: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar for each row, each column's within the one before.
    Nested,
    /// Upright, in the order of time.
    Columns,
}

impl Head {
    pub fn of(term: Term, kind: Kind, language: Language) -> Self {
        Self { code: term.code().to_owned(), heading: words::term(term, language).to_owned(), kind }
    }
}

impl Figured {
    pub fn text(text: impl Into<String>) -> Self {
        Self { value: Value::Text(text.into()), behind: Those::default() }
    }

    /// As many as there are behind it.
    pub fn count(behind: impl Into<Those>) -> Self {
        let behind = behind.into();
        Self { value: Value::Count(behind.len() as u64), behind }
    }

    /// So many things that happened to those.
    pub fn times(count: u64, mut behind: Vec<usize>) -> Self {
        behind.dedup();
        Self { value: Value::Count(count), behind: behind.into() }
    }

    pub fn share(behind: impl Into<Those>, of: usize) -> Self {
        let behind = behind.into();
        let share = if of == 0 { Value::Nothing } else { Value::Share(ratio(behind.len(), of)) };
        Self { value: share, behind }
    }

    pub fn days(days: Option<f64>, behind: impl Into<Those>) -> Self {
        Self { value: days.map_or(Value::Nothing, Value::Days), behind: behind.into() }
    }

    pub fn mean(marks: &[u8], behind: impl Into<Those>) -> Self {
        let sum: usize = marks.iter().map(|mark| usize::from(*mark)).sum();
        let mean = if marks.is_empty() { Value::Nothing } else { Value::Mean(ratio(sum, marks.len())) };
        Self { value: mean, behind: behind.into() }
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are no more applications than a double counts exactly")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

impl Section {
    /// The applications behind one cell, none where there is no such cell.
    pub fn behind(&self, key: &str, column: &str) -> Option<&[usize]> {
        let row = self.rows.iter().chain(&self.total).find(|row| row.key == key)?;
        let at = self.heads.iter().position(|head| head.code == column)?;
        row.cells.get(at).map(|cell| cell.behind.as_slice())
    }

    pub fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }
}
