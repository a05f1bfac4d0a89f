//! The versions of a posting's file, and what each changed.

use hiring::{Difference, Moment, PostingId, Said, differences};
use serde::{Deserialize, Serialize};
use store::StoredVersion;
use ts_rs::TS;

use super::lines::{Hunk, line_changes};
use super::preview::said_and_text;
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListVersions {
    pub id: PostingId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingVersions {
    /// The latest first.
    pub versions: Vec<PostingVersion>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingVersion {
    #[ts(type = "number")]
    pub number: i64,
    pub read_at: Moment,
    #[ts(type = "number")]
    pub size: u64,
    /// What it says otherwise than the one before; nothing for the first.
    pub differences: Vec<Difference>,
    pub lines: Vec<Hunk>,
}

pub(crate) fn versions(desk: &Desk, request: ListVersions, _: &Job<'_>) -> Result<PostingVersions, Failure> {
    let store = desk.store()?;
    let all = store.read(|read| {
        let versions = read.versions(request.id)?.into_iter().rev();
        versions.map(|version| Ok((read.posting_version(request.id, version.number)?, version))).collect()
    })?;
    let all: Vec<_> = all;
    let mut before: Option<(Said, String)> = None;
    let mut versions = Vec::new();
    for (stored, version) in all {
        let Some(stored) = stored else { continue };
        let (said, text) = said_and_text(&stored);
        let (differences, lines) = match &before {
            None => (Vec::new(), Vec::new()),
            Some((earlier, earlier_text)) => (differences(earlier, &said), line_changes(earlier_text, &text)),
        };
        before = Some((said, text));
        let StoredVersion { number, size, read_at } = version;
        versions.push(PostingVersion { number, read_at, size, differences, lines });
    }
    versions.reverse();
    Ok(PostingVersions { versions })
}
