//! Reports that somebody has given a name. What is asked of them is the affair of whoever asks.

use hiring::{SavedReportId, Word};
use rusqlite::OptionalExtension;

use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReport {
    pub id: SavedReportId,
    pub name: String,
    /// JSON.
    pub asked: String,
}

impl Read<'_> {
    /// By name.
    pub fn saved_reports(&self) -> Result<Vec<StoredReport>, Error> {
        let mut statement =
            self.connection().prepare_cached("SELECT id, name, asked FROM saved_report ORDER BY name")?;
        let reports = statement.query_map([], |row| {
            Ok(StoredReport {
                id: SavedReportId::new(row.get("id")?),
                name: row.get("name")?,
                asked: row.get("asked")?,
            })
        })?;
        Ok(reports.collect::<Result<_, _>>()?)
    }
}

impl Tx<'_> {
    /// Under a name that is taken, it takes its place.
    pub fn save_report(&self, name: &str, asked: &str) -> Result<SavedReportId, Error> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::TextMissing);
        }
        let id = self
            .connection()
            .prepare_cached(
                "INSERT INTO saved_report (name, asked) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET asked = excluded.asked RETURNING id",
            )?
            .query_row((name, asked), |row| row.get("id"))?;
        Ok(SavedReportId::new(id))
    }

    /// Its name.
    pub fn remove_report(&self, id: SavedReportId) -> Result<String, Error> {
        let mut statement =
            self.connection().prepare_cached("DELETE FROM saved_report WHERE id = ?1 RETURNING name")?;
        let name = statement.query_row([id.raw()], |row| row.get("name")).optional()?;
        name.ok_or(Error::NotFound { what: Word::Report, id: id.raw() })
    }
}
