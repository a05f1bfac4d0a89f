//! Documents of somebody's: their bytes are stored once by what they are.

use hiring::{ApplicationId, CandidateId, FileId, Moment, Piece};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
