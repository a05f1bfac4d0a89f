//! What is noted about somebody.

use hiring::{ApplicationId, CandidateId, Moment, NoteId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
