//! One posting's page.

use std::collections::BTreeMap;

use hiring::{Fact, PostingId, Values};
use serde::{Deserialize, Serialize};
use store::PostingRow;
use ts_rs::TS;

use crate::collections::CollectionKind;
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowPosting {
    pub id: PostingId,
    /// An earlier one, as its file was, without what a person settled; null for the present one.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub version: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingPage {
    /// Of the version shown.
    #[serde(flatten)]
    pub row: PostingRow,
    /// Each value with how it stands, what the file says, and where.
    pub values: Values,
    /// For each contact, what opens a new message in the recruiter's own mail program.
    pub mailto: BTreeMap<String, String>,
    /// The front matter, key by key, in the file's order.
    pub facts: Vec<Fact>,
    /// The text, repaired where it was garbled, in Markdown …
    pub text: String,
    /// … and as sanitised HTML.
    pub html: String,
    /// The whole file, repaired, front matter included: what the values' sources are places in.
    pub source: String,
    /// The file's text as it was decoded, before any repair.
    pub original: String,
    pub repaired: bool,
    pub kind: CollectionKind,
    pub folder: String,
    #[ts(type = "number")]
    pub size: u64,
    #[ts(type = "number")]
    pub version: i64,
    /// The number of the present version.
    #[ts(type = "number")]
    pub latest: i64,
}

pub(crate) fn show(_desk: &Desk, _request: ShowPosting, _: &Job<'_>) -> Result<PostingPage, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
