//! Reading columns that several tables have in common.

use chrono::NaiveDate;
use hiring::{Hue, StageCode, StageEnd, StageName};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, RowIndex, params_from_iter};

use super::reasons::ReasonName;
use crate::Error;

/// A list that was put together by SQL, a unit separator between.
pub fn texts(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Vec<String>> {
    let joined = row.get_ref(column)?.as_str_or_null()?;
    Ok(joined.map(|joined| joined.split('\u{1f}').map(str::to_owned).collect()).unwrap_or_default())
}

pub fn day(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.and_then(|day| day.parse().ok()))
}

pub fn stage_name(row: &Row<'_>, code: &str, name: &str) -> rusqlite::Result<StageName> {
    let code: Option<String> = row.get(code)?;
    Ok(StageName { code: code.and_then(|code| StageCode::of(&code)), name: row.get(name)? })
}

/// None where there is no reason.
pub fn reason_name(row: &Row<'_>, code: &str, name: &str) -> rusqlite::Result<Option<ReasonName>> {
    let Some(name) = row.get::<_, Option<String>>(name)? else { return Ok(None) };
    let code: Option<String> = row.get(code)?;
    Ok(Some(ReasonName { code: code.and_then(|code| hiring::ReasonCode::of(&code)), name }))
}

pub fn hue(row: &Row<'_>) -> rusqlite::Result<Hue> {
    Ok(Hue::of(&row.get::<_, String>("hue")?).unwrap_or(Hue::Slate))
}

pub fn ends(row: &Row<'_>) -> rusqlite::Result<Option<StageEnd>> {
    Ok(row.get::<_, Option<String>>("ends")?.and_then(|ends| StageEnd::of(&ends)))
}

/// The ids that a query finds, that part of them.
pub fn page_of(
    connection: &Connection,
    sql: &str,
    values: &[Value],
    offset: u64,
    limit: u64,
) -> Result<Vec<i64>, Error> {
    let sql = format!("{sql} LIMIT ?{} OFFSET ?{}", values.len() + 1, values.len() + 2);
    let page = [limit, offset].map(|number| Value::from(number.min(i64::MAX as u64).cast_signed()));
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_map(params_from_iter(values.iter().chain(&page)), |row| row.get("id"))?
        .collect::<Result<_, _>>()?)
}

/// How a page of a list is come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Few match: they are found by what they match, and then put in order.
    Gathered,
    /// So many match that going through all in the order of the list soon meets enough of them.
    InTurn,
}

/// So many that the first of them are soon met in any order.
const MANY: u64 = 2_000;

impl Way {
    pub const fn to(total: u64, offset: u64, limit: u64) -> Self {
        if total > MANY && offset.saturating_add(limit) <= MANY { Self::InTurn } else { Self::Gathered }
    }
}

/// For `json_each`, which keeps their order.
pub fn ids_as_json(ids: &[i64]) -> String {
    serde_json::json!(ids).to_string()
}
