//! Filters that somebody has given a name.

use hiring::{FilterId, Word};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{Error, Read, Tx};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FilteredList {
    Candidates,
    Applications,
    Board,
    Search,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedFilter {
    pub id: FilterId,
    pub list: FilteredList,
    pub name: String,
    /// As the screen wrote it.
    #[ts(type = "unknown")]
    pub filter: Value,
}

/// Under a name that is taken on that list, it takes its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveFilter {
    pub list: FilteredList,
    pub name: String,
    #[ts(type = "unknown")]
    pub filter: Value,
}

impl FilteredList {
    const fn code(self) -> &'static str {
        match self {
            Self::Candidates => "candidates",
            Self::Applications => "applications",
            Self::Board => "board",
            Self::Search => "search",
        }
    }
}

impl Read<'_> {
    /// By name.
    pub fn filters(&self, list: FilteredList) -> Result<Vec<SavedFilter>, Error> {
        let sql = "SELECT id, name, filter FROM saved_filter WHERE list = ?1 ORDER BY name";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([list.code()])?;
        let mut filters = Vec::new();
        while let Some(row) = rows.next()? {
            filters.push(SavedFilter {
                id: FilterId::new(row.get("id")?),
                list,
                name: row.get("name")?,
                filter: serde_json::from_str(&row.get::<_, String>("filter")?)?,
            });
        }
        Ok(filters)
    }
}

impl Tx<'_> {
    pub fn save_filter(&self, save: &SaveFilter) -> Result<FilterId, Error> {
        let name = save.name.trim();
        if name.is_empty() {
            return Err(Error::TextMissing);
        }
        let id = self
            .connection()
            .prepare_cached(
                "INSERT INTO saved_filter (list, name, filter) VALUES (?1, ?2, ?3)
                 ON CONFLICT (list, name) DO UPDATE SET filter = excluded.filter RETURNING id",
            )?
            .query_row((save.list.code(), name, save.filter.to_string()), |row| row.get("id"))?;
        Ok(FilterId::new(id))
    }

    /// Its name.
    pub fn remove_filter(&self, id: FilterId) -> Result<String, Error> {
        let mut statement =
            self.connection().prepare_cached("DELETE FROM saved_filter WHERE id = ?1 RETURNING name")?;
        let name = statement.query_row([id.raw()], |row| row.get("name")).optional()?;
        name.ok_or(Error::NotFound { what: Word::Filter, id: id.raw() })
    }
}
