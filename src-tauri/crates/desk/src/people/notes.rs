//! Notes about people.

use hiring::{ApplicationId, CandidateId, EntryId, NoteId};
use serde::{Deserialize, Serialize};
use store::Note;
use ts_rs::TS;

use super::Done;
use super::candidates::later;
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

later! {
    add: AddNote => NoteAdded;
    edit: EditNote => Done;
    remove: RemoveNote => Done;
}
