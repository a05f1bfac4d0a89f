//! One posting's page.

use std::collections::BTreeMap;

use hiring::{Fact, Posting, PostingId, Said, Values};
use intake::Marked;
use serde::{Deserialize, Serialize};
use store::{PostingRow, StoredPosting};
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
    /// For each of these, the values that were read there, by the names that the marks of `html` have.
    pub fact_sources: Vec<Vec<String>>,
    /// The text, repaired where it was garbled, in Markdown …
    pub text: String,
    /// … and as sanitised HTML, in which the words that values were read from are marked: `<mark data-source="contact:0">`.
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

/// The values are those of the store; the text and its front matter are read from the bytes that are kept with it.
pub(crate) fn show(desk: &Desk, request: ShowPosting, _: &Job<'_>) -> Result<PostingPage, Failure> {
    let store = desk.store()?;
    let stored = match request.version {
        None => store.read(|read| read.posting(request.id))?,
        Some(version) => {
            store.read(|read| read.posting_version(request.id, version))?.ok_or(Failure::VersionMissing { version })?
        }
    };
    let reading = intake::read_posting(&stored.bytes, &stored.row.path);
    let body_start = reading.body_start();
    let posting = reading.posting.unwrap_or_else(|| Posting::titled(&stored.row.title));
    let (text, facts) = (posting.body.clone(), posting.facts.clone());
    let said = stored.said.clone().unwrap_or(Said { posting, problems: reading.problems });
    // The numbers are those of the values that are kept, which are kept without the text.
    let marked = Marked::of(&Posting { body: text.clone(), facts: facts.clone(), ..said.posting.clone() }, body_start);
    let values = stored.values(&said);
    Ok(PostingPage {
        mailto: mailto(&values),
        row: if stored.version == stored.latest { stored.row } else { row_of(&stored, &values) },
        values,
        facts,
        fact_sources: marked.facts.iter().map(|keys| keys.iter().map(ToString::to_string).collect()).collect(),
        html: marked.html,
        text,
        source: reading.text,
        original: reading.original,
        repaired: reading.repaired,
        kind: CollectionKind::of(&stored.folder, true),
        folder: stored.folder,
        size: stored.bytes.len() as u64,
        version: stored.version,
        latest: stored.latest,
    })
}

/// The row that an earlier version would have.
fn row_of(stored: &StoredPosting, values: &Values) -> PostingRow {
    PostingRow {
        title: values.title.value.clone(),
        organisation: values.organisation.value.clone(),
        date: values.date.value,
        deadline: values.deadline.value,
        state: values.state.value,
        contract: values.contract.value,
        problems: u32::try_from(values.open_findings().count()).unwrap_or(u32::MAX),
        worst: values.open_findings().next().map(|finding| finding.kind.clone()),
        read_at: stored.read_at,
        ..stored.row.clone()
    }
}

/// With the subject that the posting prescribes, else its title.
fn mailto(values: &Values) -> BTreeMap<String, String> {
    let subject = values.subject.value.as_deref().unwrap_or(&values.title.value);
    let link = |address: &str| Some((address.to_owned(), mail::mailto(&address.parse().ok()?, subject)));
    values.contacts_in_effect().filter_map(|contact| link(&contact.address)).collect()
}
