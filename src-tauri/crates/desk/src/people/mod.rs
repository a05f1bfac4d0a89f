//! People: candidates, applications, the pipeline, and what waits for the recruiter.

pub mod applications;
pub mod candidates;
pub mod files;
pub mod notes;
pub mod settings;
pub mod today;

use hiring::EntryId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many it was done to, and the entry to undo it by; none when nothing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {
    #[ts(type = "number")]
    pub count: u64,
    pub entry: Option<EntryId>,
}
