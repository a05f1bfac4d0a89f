//! Reports by name, as bytes in a format.

use ::reports::{Cell, Report};
use store::ListPostings;

use crate::{Desk, Failure};

/// The names of all reports.
pub const REPORTS: [&str; 1] = ["postings"];

pub use ::reports::Format as ReportFormat;

/// None when there is no report of that name.
pub fn make_report(desk: &Desk, name: &str, format: ReportFormat) -> Result<Option<Vec<u8>>, Failure> {
    match name {
        "postings" => Ok(Some(::reports::write(&postings(desk)?, format))),
        _ => Ok(None),
    }
}

/// Every posting, a row each, by title.
fn postings(desk: &Desk) -> Result<Report, Failure> {
    let filter = ListPostings { limit: i64::MAX.cast_unsigned(), ..ListPostings::default() };
    let list = desk.store()?.read(|read| read.postings(&filter))?;
    let columns = ["id", "title", "organisation", "state", "date", "deadline", "problems", "path"];
    let rows = list.rows.into_iter().map(|row| {
        vec![
            Cell::Number(row.id.raw()),
            Cell::Text(row.title),
            Cell::text_or_empty(row.organisation),
            Cell::Text(row.state.code().to_owned()),
            Cell::text_or_empty(row.date.map(|day| day.to_string())),
            Cell::text_or_empty(row.deadline.map(|day| day.to_string())),
            Cell::Number(row.problems.into()),
            Cell::Text(row.path),
        ]
    });
    Ok(Report { name: "postings", columns: columns.to_vec(), rows: rows.collect() })
}
