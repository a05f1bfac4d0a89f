//! What the reader finds in files, without a store.

use std::path::PathBuf;

use chrono::NaiveDate;
use hiring::{Fact, PostingState, Problem, ProblemKind};
use serde::Serialize;

/// One file, as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadFile {
    pub file: String,
    pub title: Option<String>,
    pub organisation: Option<String>,
    pub open: Option<bool>,
    pub state: PostingState,
    pub date: Option<NaiveDate>,
    pub deadline: Option<NaiveDate>,
    pub contacts: Vec<ReadContact>,
    pub facts: Vec<Fact>,
    pub problems: Vec<Problem>,
    pub repaired: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadContact {
    pub address: String,
    pub role: hiring::ContactRole,
    pub line: Option<u32>,
}

pub fn read_files(chosen: &[PathBuf]) -> Vec<ReadFile> {
    let (found, unreadable) = intake::find_postings(chosen);
    let refused = unreadable
        .into_iter()
        .map(|it| refused(it.path.display().to_string(), Problem::new(ProblemKind::Unreadable { reason: it.reason })));
    let read = found.into_iter().map(|found| match intake::read_bytes(&found.file) {
        Ok(bytes) => as_read(found.path.clone(), intake::read_posting(&bytes, &found.path)),
        Err(kind) => self::refused(found.path, Problem::new(kind)),
    });
    refused.chain(read).collect()
}

fn as_read(file: String, reading: intake::Reading) -> ReadFile {
    let Some(posting) = reading.posting else {
        return ReadFile { problems: reading.problems, ..refused(file, Problem::new(ProblemKind::Empty)) };
    };
    let open = match posting.state {
        PostingState::Open => Some(true),
        PostingState::Closed | PostingState::Filled => Some(false),
        PostingState::Unknown => None,
    };
    let contacts = posting.contacts.into_iter().map(|contact| ReadContact {
        address: contact.address.to_string(),
        role: contact.role,
        line: contact.line,
    });
    ReadFile {
        file,
        title: Some(posting.title),
        organisation: posting.organisation,
        open,
        state: posting.state,
        date: posting.date,
        deadline: posting.deadline,
        contacts: contacts.collect(),
        facts: posting.facts,
        problems: reading.problems,
        repaired: reading.repaired,
    }
}

fn refused(file: String, problem: Problem) -> ReadFile {
    ReadFile {
        file,
        title: None,
        organisation: None,
        open: None,
        state: PostingState::Unknown,
        date: None,
        deadline: None,
        contacts: Vec::new(),
        facts: Vec::new(),
        problems: vec![problem],
        repaired: false,
    }
}
