//! One search over people, postings, notes, mails and the words of files.
//!
//! Each kind has an index whose rows are numbered as its own rows are, so the latest come first out of it: what is shown is read, and
//! never more. A short prefix that matches half the store costs what a rare word costs. What is narrowed by fields or holds a phrase is
//! looked at row by row, and no further than [`ids::ENOUGH`]; then the count says that there is more.

mod ids;
mod index;
#[cfg(test)]
mod plans;
mod rows;
mod scope;
mod texts;
mod typo;

use hiring::{
    ApplicationId, CandidateId, Direction, FileId, MailId, MessageId, MessageState, Moment, NoteId, PostingId,
    PostingState, Query, QueryProblem, TextPart,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::people::LatestApplication;
use crate::{Error, Read};

pub use index::{forget_what_is_gone, know_words, question_of_beginnings};
pub use texts::{ReadText, WaitingText};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchAsked {
    /// As it was typed.
    pub query: String,
    /// Empty for all of them.
    #[serde(default)]
    pub kinds: Vec<FoundKind>,
    /// How many of each kind.
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    People,
    Postings,
    Files,
    Mails,
    Notes,
}

impl FoundKind {
    /// In the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::People, Self::Postings, Self::Files, Self::Mails, Self::Notes];
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Found {
    /// Of each kind that was asked for, also where there is none.
    pub groups: Vec<FoundGroup>,
    /// Nothing matched what was asked; this is what was looked for instead.
    pub corrected: Option<String>,
    /// What of the question could not be understood.
    pub problems: Vec<QueryProblem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundGroup {
    pub kind: FoundKind,
    #[ts(type = "number")]
    pub count: u64,
    /// There are at least so many, and nobody has counted further.
    pub more: bool,
    /// The best first.
    pub rows: Vec<FoundRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundRow {
    #[serde(flatten)]
    pub what: FoundWhat,
    /// A name, a title, a subject.
    pub title: Vec<TextPart>,
    /// The words around what was found; empty where the title says it all.
    pub line: Vec<TextPart>,
    pub at: Option<Moment>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum FoundWhat {
    Person {
        id: CandidateId,
        headline: String,
        latest: Option<LatestApplication>,
    },
    Posting {
        id: PostingId,
        organisation: String,
        state: PostingState,
    },
    Note {
        id: NoteId,
        candidate: CandidateId,
        application: Option<ApplicationId>,
    },
    /// A file of somebody's; the title is whose it is.
    File {
        id: FileId,
        candidate: CandidateId,
        application: Option<ApplicationId>,
        name: String,
    },
    /// A mail that came, or one of ours that was found in a mailbox.
    Message {
        id: MessageId,
        direction: Direction,
        state: MessageState,
        candidate: Option<CandidateId>,
        name: String,
    },
    /// A mail of ours that waits or went, and to whom.
    Mail {
        id: MailId,
        candidate: Option<CandidateId>,
        name: String,
    },
}

/// More than this nobody reads.
const MOST: u64 = 200;

impl Read<'_> {
    /// The best of each kind. Where nothing is found, one slip of a letter in a word is forgiven.
    pub fn search(&self, asked: &SearchAsked) -> Result<Found, Error> {
        let (query, problems) = Query::read(&asked.query);
        let groups = self.groups(&query, asked)?;
        let nothing = groups.iter().all(|group| group.count == 0);
        if nothing && let Some(nearest) = self.nearest(&query)? {
            let groups = self.groups(&nearest, asked)?;
            if groups.iter().any(|group| group.count > 0) {
                return Ok(Found { groups, corrected: Some(nearest.to_string()), problems });
            }
        }
        Ok(Found { groups, corrected: None, problems })
    }

    fn groups(&self, query: &Query, asked: &SearchAsked) -> Result<Vec<FoundGroup>, Error> {
        let limit = usize::try_from(asked.limit.min(MOST)).unwrap_or_default();
        let scope = scope::Scope::of(self, query)?;
        let kinds = FoundKind::ALL.into_iter().filter(|kind| asked.kinds.is_empty() || asked.kinds.contains(kind));
        kinds.map(|kind| self.group(kind, query, &scope, limit)).collect()
    }

    fn group(&self, kind: FoundKind, query: &Query, scope: &scope::Scope, limit: usize) -> Result<FoundGroup, Error> {
        let (count, more, rows) = match kind {
            FoundKind::People => self.found_people(query, scope, limit)?,
            FoundKind::Postings => self.found_postings(query, scope, limit)?,
            FoundKind::Files => self.found_files(query, scope, limit)?,
            FoundKind::Notes => self.found_notes(query, scope, limit)?,
            FoundKind::Mails => self.found_mails(query, scope, limit)?,
        };
        Ok(FoundGroup { kind, count, more, rows })
    }
}
