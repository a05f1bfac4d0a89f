//! The addresses on all postings, and replacing one everywhere.

use hiring::{ContactRole, EntryId, How, PostingId, PostingState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListContacts {
    /// Looked for in the address; empty for all.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactList {
    /// Those on most postings first.
    pub contacts: Vec<ContactRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactRow {
    pub address: String,
    /// On how many postings, and on how many that take applications.
    pub postings: u32,
    pub open: u32,
    /// On how many in each role.
    pub to: u32,
    pub cc: u32,
    pub question: u32,
    /// On how many a link shows one address and leads to another, this being either, and nobody has decided.
    pub doubtful: u32,
    /// The addresses that this one was put in the place of, for imports to come as well.
    pub instead_of: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowContact {
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactPage {
    pub postings: Vec<ContactPosting>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactPosting {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub state: PostingState,
    pub role: ContactRole,
    pub how: How,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplaceContact {
    pub from: String,
    pub to: String,
    /// Only on these. Without: on all, and on what is imported later too.
    pub postings: Option<Vec<PostingId>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplacedContact {
    /// On how many postings.
    pub postings: u32,
    /// To undo it by; none when it was on none of them.
    pub entry: Option<EntryId>,
}

pub(crate) fn list(_desk: &Desk, _request: ListContacts, _: &Job<'_>) -> Result<ContactList, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}

pub(crate) fn show(_desk: &Desk, _request: ShowContact, _: &Job<'_>) -> Result<ContactPage, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}

pub(crate) fn replace(_desk: &Desk, _request: ReplaceContact, _: &Job<'_>) -> Result<ReplacedContact, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
