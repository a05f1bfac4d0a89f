//! Where in the texts of postings the words stand that were looked for.

use hiring::PostingId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindExcerpts {
    /// Those on the screen.
    pub ids: Vec<PostingId>,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Excerpts {
    pub excerpts: Vec<Excerpt>,
}

/// Some words of a posting's text around the first that was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Excerpt {
    pub id: PostingId,
    pub parts: Vec<ExcerptPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExcerptPart {
    pub text: String,
    /// It is what was looked for.
    pub found: bool,
}

pub(crate) fn excerpts(_desk: &Desk, _request: FindExcerpts, _: &Job<'_>) -> Result<Excerpts, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
