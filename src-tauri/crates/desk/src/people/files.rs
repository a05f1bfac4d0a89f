//! People's files.

use hiring::{ApplicationId, CandidateId, EntryId, FileId, Piece};
use serde::{Deserialize, Serialize};
use store::StoredFile;
use ts_rs::TS;

use super::Done;
use super::candidates::later;
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachFile {
    pub candidate: CandidateId,
    #[serde(default)]
    pub application: Option<ApplicationId>,
    /// What it is to that application: it counts as come from now on.
    #[serde(default)]
    pub piece: Option<Piece>,
    #[serde(flatten)]
    pub content: FileContent,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FileContent {
    /// A file of this computer's.
    Path { path: String },
    /// What was dropped or pasted.
    Bytes { name: String, base64: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileAttached {
    pub id: FileId,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadOneFile {
    pub id: FileId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileRead {
    #[serde(flatten)]
    pub file: StoredFile,
    pub base64: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DetachFile {
    pub id: FileId,
}

later! {
    attach: AttachFile => FileAttached;
    read: ReadOneFile => FileRead;
    detach: DetachFile => Done;
}
