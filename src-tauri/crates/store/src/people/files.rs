//! Documents of somebody's: their bytes are stored once by what they are.

use hiring::{ApplicationId, CandidateId, FileId, Moment, Piece, Word};
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::piece_of;
use crate::blobs::hash_of;
use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoredFile {
    pub id: FileId,
    pub candidate: CandidateId,
    pub application: Option<ApplicationId>,
    pub name: String,
    /// What it is to an application.
    pub piece: Option<Piece>,
    /// As in `application/pdf`.
    pub media: String,
    pub size: u64,
    pub at: Moment,
    pub who: String,
}

#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    pub candidate: CandidateId,
    pub application: Option<ApplicationId>,
    pub name: &'a str,
    pub piece: Option<Piece>,
    pub media: &'a str,
    pub bytes: &'a [u8],
}

impl Tx<'_> {
    pub fn attach_file(&self, new: &NewFile<'_>) -> Result<FileId, Error> {
        self.attach_file_at(new, self.now())
    }

    /// The same as if it had been attached then.
    pub fn attach_file_at(&self, new: &NewFile<'_>, at: Moment) -> Result<FileId, Error> {
        self.check_owner(new.candidate, new.application)?;
        let hash = hash_of(new.bytes);
        self.keep_bytes(&hash, new.bytes)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO file (candidate_id, application_id, name, piece, media, size, blob, at, who)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute((
                new.candidate.raw(),
                new.application.map(ApplicationId::raw),
                new.name,
                new.piece.map(Piece::code),
                new.media,
                new.bytes.len(),
                hash,
                at.millis(),
                self.who(),
            ))?;
        Ok(FileId::new(self.connection().last_insert_rowid()))
    }

    /// Its bytes stay: the journal may bring it back.
    pub fn detach_file(&self, id: FileId) -> Result<(), Error> {
        self.connection().prepare_cached("DELETE FROM file WHERE id = ?1")?.execute([id.raw()])?;
        Ok(())
    }
}

impl Read<'_> {
    pub fn file(&self, id: FileId) -> Result<StoredFile, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, candidate_id, application_id, name, piece, media, size, at, who FROM file WHERE id = ?1",
        )?;
        statement.query_row([id.raw()], file).optional()?.ok_or(Error::NotFound { what: Word::File, id: id.raw() })
    }

    pub fn file_bytes(&self, id: FileId) -> Result<Vec<u8>, Error> {
        let mut statement = self.connection().prepare_cached("SELECT blob FROM file WHERE id = ?1")?;
        let hash: Option<String> = statement.query_row([id.raw()], |row| row.get("blob")).optional()?;
        let hash = hash.ok_or(Error::NotFound { what: Word::File, id: id.raw() })?;
        Ok(self.bytes(&hash)?.unwrap_or_default())
    }

    /// Whether that person has these very bytes already, under whatever name.
    pub fn has_file(&self, candidate: CandidateId, hash: &str) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM file WHERE candidate_id = ?1 AND blob = ?2) AS has";
        Ok(self.connection().prepare_cached(sql)?.query_row((candidate.raw(), hash), |row| row.get("has"))?)
    }

    /// The latest first.
    pub fn files_of(&self, candidate: CandidateId) -> Result<Vec<StoredFile>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, candidate_id, application_id, name, piece, media, size, at, who FROM file WHERE candidate_id = ?1
             ORDER BY at DESC, id DESC",
        )?;
        Ok(statement.query_map([candidate.raw()], file)?.collect::<Result<_, _>>()?)
    }
}

fn file(row: &Row<'_>) -> rusqlite::Result<StoredFile> {
    Ok(StoredFile {
        id: FileId::new(row.get("id")?),
        candidate: CandidateId::new(row.get("candidate_id")?),
        application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
        name: row.get("name")?,
        piece: row.get::<_, Option<String>>("piece")?.and_then(|code| piece_of(&code)),
        media: row.get("media")?,
        size: row.get("size")?,
        at: Moment::from_millis(row.get("at")?),
        who: row.get("who")?,
    })
}
