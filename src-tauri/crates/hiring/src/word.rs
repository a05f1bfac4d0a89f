//! The kinds of thing that can change or be missing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    Posting,
    Collection,
    Candidate,
    Application,
    Stage,
    Template,
    Message,
    Journal,
    Note,
    File,
    Reason,
    Filter,
    Account,
    Mail,
    Report,
    Rule,
    Digest,
}
