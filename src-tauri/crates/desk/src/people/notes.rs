//! Notes about people.

use hiring::{ApplicationId, CandidateId, EntryId, NoteId};
use serde::{Deserialize, Serialize};
use store::{Note, Op};
use ts_rs::TS;

use super::{Done, done};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotePage {
    #[serde(flatten)]
    pub note: Note,
    /// The same as sanitised HTML.
    pub html: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddNote {
    pub candidate: CandidateId,
    #[serde(default)]
    pub application: Option<ApplicationId>,
    /// Markdown.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoteAdded {
    pub id: NoteId,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditNote {
    pub id: NoteId,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemoveNote {
    pub id: NoteId,
}

pub(super) fn note_page(note: Note) -> NotePage {
    NotePage { html: intake::to_safe_html(&note.text), note }
}

pub(crate) fn add(desk: &Desk, request: AddNote, _: &Job<'_>) -> Result<NoteAdded, Failure> {
    let written = desk.store()?.transact(|tx| {
        let id = tx.add_note(request.candidate, request.application, tx.now(), &request.text)?;
        Ok((id, Op::NoteAdded { name: tx.name_of(request.candidate)? }))
    })?;
    let entry = written.entry;
    Ok(NoteAdded { id: desk.tell(written), entry })
}

pub(crate) fn edit(desk: &Desk, request: EditNote, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let name = tx.name_of(tx.note(request.id)?.candidate)?;
        tx.edit_note(request.id, &request.text)?;
        Ok((1, Op::NoteEdited { name }))
    })
}

pub(crate) fn remove(desk: &Desk, request: RemoveNote, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let name = tx.name_of(tx.note(request.id)?.candidate)?;
        tx.remove_note(request.id)?;
        Ok((1, Op::NoteRemoved { name }))
    })
}
