//! The folders that postings came from, and what was seen in them.

use std::collections::HashMap;

use hiring::{CollectionId, Moment, Word};
use rusqlite::OptionalExtension;

use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCollection {
    pub id: CollectionId,
    pub folder: String,
    /// It was imported with all that is in it, not only single files.
    pub whole: bool,
    pub read_at: Option<Moment>,
    pub postings: u32,
    pub gone: u32,
}

/// A file as it was when it was last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenFile {
    pub size: u64,
    /// In whatever the disk counts its time in; only compared with itself.
    pub changed_at: i64,
    pub hash: String,
}

/// So many rows in one statement.
const AT_ONCE: usize = 64;

impl Tx<'_> {
    /// The collection of that folder, made if it is new.
    pub fn collection(&self, folder: &str) -> Result<CollectionId, Error> {
        let known = "SELECT id FROM collection WHERE folder = ?1";
        let mut statement = self.connection().prepare_cached(known)?;
        if let Some(id) = statement.query_row([folder], |row| row.get("id")).optional()? {
            return Ok(CollectionId::new(id));
        }
        self.connection().execute("INSERT INTO collection (folder) VALUES (?1)", [folder])?;
        Ok(CollectionId::new(self.connection().last_insert_rowid()))
    }

    /// The folder was looked into just now. Once it was looked through as a whole, only that counts as looking.
    pub fn note_reading(&self, id: CollectionId, whole: bool) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "UPDATE collection SET read_at = CASE WHEN whole AND NOT ?3 THEN read_at ELSE ?2 END, whole = max(whole, ?3)
                 WHERE id = ?1",
            )?
            .execute((id.raw(), self.now().millis(), whole))?;
        Ok(())
    }

    /// Each with its collection and its path.
    pub fn note_seen(&self, seen: &[(CollectionId, &str, SeenFile)]) -> Result<(), Error> {
        for some in seen.chunks(AT_ONCE) {
            let sql = format!(
                "INSERT INTO seen_file (collection_id, path, size, changed_at, hash) VALUES {}
                 ON CONFLICT (collection_id, path) DO UPDATE SET
                     size = excluded.size, changed_at = excluded.changed_at, hash = excluded.hash",
                vec!["(?, ?, ?, ?, ?)"; some.len()].join(", ")
            );
            let mut statement = self.connection().prepare_cached(&sql)?;
            for (file, (collection, path, seen)) in some.iter().enumerate() {
                let at = file * 5;
                statement.raw_bind_parameter(at + 1, collection.raw())?;
                statement.raw_bind_parameter(at + 2, path)?;
                statement.raw_bind_parameter(at + 3, seen.size)?;
                statement.raw_bind_parameter(at + 4, seen.changed_at)?;
                statement.raw_bind_parameter(at + 5, &seen.hash)?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }
}

impl Read<'_> {
    pub fn collections(&self) -> Result<Vec<StoredCollection>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT c.id, c.folder, c.whole, c.read_at, count(p.id) AS postings, count(p.gone_since) AS gone
             FROM collection AS c LEFT JOIN posting AS p ON p.collection_id = c.id
             GROUP BY c.id ORDER BY c.folder",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(StoredCollection {
                id: CollectionId::new(row.get("id")?),
                folder: row.get("folder")?,
                whole: row.get("whole")?,
                read_at: row.get::<_, Option<i64>>("read_at")?.map(Moment::from_millis),
                postings: row.get("postings")?,
                gone: row.get("gone")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn collection_of(&self, id: CollectionId) -> Result<StoredCollection, Error> {
        let found = self.collections()?.into_iter().find(|collection| collection.id == id);
        found.ok_or(Error::NotFound { what: Word::Collection, id: id.raw() })
    }

    /// What was seen of the folder's files, by path.
    pub fn seen_files(&self, folder: &str) -> Result<HashMap<String, SeenFile>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.path, s.size, s.changed_at, s.hash FROM collection AS c JOIN seen_file AS s ON s.collection_id = c.id
             WHERE c.folder = ?1",
        )?;
        let rows = statement.query_map([folder], |row| {
            let seen = SeenFile { size: row.get("size")?, changed_at: row.get("changed_at")?, hash: row.get("hash")? };
            Ok((row.get("path")?, seen))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
