//! What is noted about somebody.

use hiring::{ApplicationId, CandidateId, Moment, NoteId, Word};
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications;
use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Note {
    pub id: NoteId,
    pub candidate: CandidateId,
    /// None for a note about the person, whatever they applied to.
    pub application: Option<ApplicationId>,
    pub at: Moment,
    pub who: String,
    /// Markdown.
    pub text: String,
    pub edited_at: Option<Moment>,
}

impl Tx<'_> {
    pub fn add_note(
        &self,
        candidate: CandidateId,
        application: Option<ApplicationId>,
        at: Moment,
        text: &str,
    ) -> Result<NoteId, Error> {
        self.check_owner(candidate, application)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO note (candidate_id, application_id, at, who, text) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((candidate.raw(), application.map(ApplicationId::raw), at.millis(), self.who(), written(text)?))?;
        Ok(NoteId::new(self.connection().last_insert_rowid()))
    }

    pub fn edit_note(&self, id: NoteId, text: &str) -> Result<(), Error> {
        let text = written(text)?;
        if self.note(id)?.text != text {
            self.connection().prepare_cached("UPDATE note SET text = ?2, edited_at = ?3 WHERE id = ?1")?.execute((
                id.raw(),
                text,
                self.now().millis(),
            ))?;
        }
        Ok(())
    }

    pub fn remove_note(&self, id: NoteId) -> Result<(), Error> {
        self.connection().prepare_cached("DELETE FROM note WHERE id = ?1")?.execute([id.raw()])?;
        Ok(())
    }

    /// That the application is this person's: nobody's note is shown to another.
    pub(super) fn check_owner(&self, candidate: CandidateId, application: Option<ApplicationId>) -> Result<(), Error> {
        self.name_of(candidate)?;
        match application {
            Some(id) if self.applicant(id)?.0 != candidate => Err(applications::not_found(id)),
            _ => Ok(()),
        }
    }
}

fn written(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.is_empty() { Err(Error::TextMissing) } else { Ok(text) }
}

impl Read<'_> {
    pub fn note(&self, id: NoteId) -> Result<Note, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, candidate_id, application_id, at, who, text, edited_at FROM note WHERE id = ?1",
        )?;
        statement.query_row([id.raw()], note).optional()?.ok_or(Error::NotFound { what: Word::Note, id: id.raw() })
    }

    /// The latest first.
    pub fn notes_of(&self, candidate: CandidateId) -> Result<Vec<Note>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, candidate_id, application_id, at, who, text, edited_at FROM note WHERE candidate_id = ?1
             ORDER BY at DESC, id DESC",
        )?;
        Ok(statement.query_map([candidate.raw()], note)?.collect::<Result<_, _>>()?)
    }
}

fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: NoteId::new(row.get("id")?),
        candidate: CandidateId::new(row.get("candidate_id")?),
        application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
        at: Moment::from_millis(row.get("at")?),
        who: row.get("who")?,
        text: row.get("text")?,
        edited_at: row.get::<_, Option<i64>>("edited_at")?.map(Moment::from_millis),
    })
}
