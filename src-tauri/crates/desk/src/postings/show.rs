//! One posting's page.

use chrono::NaiveDate;
use hiring::{
    ApplyContract, Contact, ContactRole, Criterion, Fact, Language, Moment, Posting, PostingId, PostingState, Problem,
    Register, Terms,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowPosting {
    pub id: PostingId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactLine {
    pub address: String,
    pub role: ContactRole,
    /// Of the file.
    pub line: Option<u32>,
    /// Opens a new message in the recruiter's own mail program.
    pub mailto: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingPage {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub date: Option<NaiveDate>,
    pub deadline: Option<NaiveDate>,
    pub state: PostingState,
    pub contacts: Vec<ContactLine>,
    /// What it asks of an applicant …
    pub apply: ApplyContract,
    /// … and judges them on.
    pub criteria: Vec<Criterion>,
    pub terms: Terms,
    pub language: Option<Language>,
    pub register: Register,
    /// The front matter, key by key, in the file's order.
    pub facts: Vec<Fact>,
    /// The text, repaired where it was garbled, in Markdown …
    pub text: String,
    /// … and as sanitised HTML.
    pub html: String,
    /// The file's text as it was decoded, before any repair.
    pub original: String,
    pub repaired: bool,
    pub problems: Vec<Problem>,
    pub folder: String,
    pub path: String,
    #[ts(type = "number")]
    pub size: u64,
    pub read_at: Moment,
    #[ts(type = "number")]
    pub version: i64,
}

/// The values are those of the store; text, facts and problems are read anew from the bytes that are kept with it.
pub(crate) fn show(desk: &Desk, request: ShowPosting, _: &Job<'_>) -> Result<PostingPage, Failure> {
    let stored = desk.store()?.read(|read| read.posting(request.id))?;
    let reading = intake::read_posting(&stored.bytes, &stored.row.path);
    let posting = reading.posting.unwrap_or_else(|| Posting::titled(&stored.row.title));
    let row = stored.row;
    Ok(PostingPage {
        id: row.id,
        contacts: posting.contacts.iter().map(|contact| contact_line(contact, &posting)).collect(),
        apply: posting.apply,
        criteria: posting.criteria,
        terms: posting.terms,
        language: posting.language,
        register: posting.register,
        title: row.title,
        organisation: row.organisation,
        date: row.date,
        deadline: row.deadline,
        state: row.state,
        facts: posting.facts,
        html: intake::to_safe_html(&posting.body),
        text: posting.body,
        original: reading.original,
        repaired: reading.repaired,
        problems: reading.problems,
        folder: stored.folder,
        path: row.path,
        size: stored.bytes.len() as u64,
        read_at: row.read_at,
        version: stored.version,
    })
}

/// With the subject that the posting prescribes, else its title.
fn contact_line(contact: &Contact, posting: &Posting) -> ContactLine {
    let subject = posting.apply.subject.as_ref().map_or(posting.title.as_str(), |subject| subject.value.as_str());
    ContactLine {
        address: contact.address.to_string(),
        role: contact.role,
        line: contact.line(),
        mailto: mail::mailto(&contact.address, subject),
    }
}
