//! Postings that a person writes or pastes here: kept as the bytes of a file that no folder has, and read by the same reader.

use hiring::{EntryId, PostingId, PostingValue, Problem, ProblemKind, Said, Which, fold, words};
use serde::{Deserialize, Serialize};
use store::{NewVersion, Op, Tx};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

/// The collection of what was written here: no folder on a disk is called so.
pub const FOLDER: &str = "vivier:by-hand";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreatePosting {
    /// Both may be left to the text.
    pub title: Option<String>,
    pub organisation: Option<String>,
    /// Markdown, with front matter or without.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RewritePosting {
    pub id: PostingId,
    /// The whole of it, front matter included: `source` of the page.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenPosting {
    pub id: PostingId,
    pub title: String,
    #[ts(type = "number")]
    pub version: i64,
    pub problems: Vec<Problem>,
    /// To undo it by; none when the text was the same.
    pub entry: Option<EntryId>,
}

/// What is read of a text without a title of its own: its file's name, as for any other.
const UNTITLED: &str = "posting.md";

pub(crate) fn create(desk: &Desk, request: CreatePosting, _: &Job<'_>) -> Result<WrittenPosting, Failure> {
    let given = given(&request)?;
    let (text, given) = if request.text.starts_with("---") {
        // It says these things itself, in its own way; a person's word is laid over it.
        (request.text, given)
    } else {
        (with_front_matter(&given, &request.text), Vec::new())
    };
    let version = read(text, UNTITLED)?;
    let problems = version.said().problems.clone();
    let written = desk.store()?.transact(|tx| {
        let collection = tx.collection(FOLDER)?;
        let path = free_path(tx, &title_of(&given, &version))?;
        let id = tx.add_posting(collection, &path, &version)?;
        if !given.is_empty() {
            tx.settle(id, given)?;
        }
        tx.note_reposts(&[(id, version.sketch().clone())])?;
        let title = tx.posting(id)?.row.title;
        Ok(((id, title.clone()), Op::PostingCreated { title }))
    })?;
    let entry = written.entry;
    let (id, title) = desk.tell(written);
    Ok(WrittenPosting { id, title, version: 1, problems, entry })
}

pub(crate) fn rewrite(desk: &Desk, request: RewritePosting, _: &Job<'_>) -> Result<WrittenPosting, Failure> {
    let store = desk.store()?;
    let stored = store.read(|read| read.posting(request.id))?;
    if stored.folder != FOLDER {
        return Err(Failure::NotByHand { title: stored.row.title });
    }
    let version = read(request.text, &stored.row.path)?;
    let problems = version.said().problems.clone();
    let written = store.transact(|tx| {
        let known = tx.known_posting(FOLDER, &stored.row.path)?;
        if let Some(known) = known.filter(|known| !known.has_hash(version.hash())) {
            tx.add_version(&known, &version)?;
        }
        let now = tx.posting(request.id)?;
        let op = Op::PostingRewritten { title: now.row.title.clone() };
        Ok((now, op))
    })?;
    let entry = written.entry;
    let now = desk.tell(written);
    Ok(WrittenPosting { id: request.id, title: now.row.title, version: now.latest, problems, entry })
}

fn read(text: String, path: &str) -> Result<NewVersion, Failure> {
    let reading = intake::read_posting(text.as_bytes(), path);
    let Some(posting) = reading.posting else {
        let problem = reading.problems.into_iter().next().map_or(ProblemKind::Empty, |problem| problem.kind);
        return Err(Failure::TextRefused { problem });
    };
    Ok(NewVersion::new(Said { posting, problems: reading.problems }, text.into_bytes())?)
}

/// What the person filled in beside the text.
fn given(request: &CreatePosting) -> Result<Vec<Which>, Failure> {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let title = filled(&request.title).map(PostingValue::Title);
    let organisation = filled(&request.organisation).map(|name| PostingValue::Organisation(Some(name)));
    let given = title.into_iter().chain(organisation);
    given.map(|value| Ok(Which { which: String::new(), value: value.tidied()? })).collect()
}

fn with_front_matter(given: &[Which], text: &str) -> String {
    let lines: String = given
        .iter()
        .filter_map(|given| match &given.value {
            // JSON's quotes are YAML's.
            PostingValue::Title(title) => Some(format!("title: {}\n", serde_json::json!(title))),
            PostingValue::Organisation(name) => Some(format!("organisation: {}\n", serde_json::json!(name))),
            _ => None,
        })
        .collect();
    if lines.is_empty() { text.to_owned() } else { format!("---\n{lines}---\n\n{text}") }
}

fn title_of(given: &[Which], version: &NewVersion) -> String {
    let given = given.iter().find_map(|given| match &given.value {
        PostingValue::Title(title) => Some(title.clone()),
        _ => None,
    });
    given.unwrap_or_else(|| version.said().posting.title.clone())
}

/// A name after the title that no other posting has.
fn free_path(tx: &Tx<'_>, title: &str) -> Result<String, store::Error> {
    let folded = fold(title);
    let name: String = words(&folded).collect::<Vec<_>>().join("-").chars().take(60).collect();
    let name = if name.is_empty() { "posting".to_owned() } else { name };
    let mut path = format!("{name}.md");
    let mut number = 1;
    while tx.known_posting(FOLDER, &path)?.is_some() {
        number += 1;
        path = format!("{name}-{number}.md");
    }
    Ok(path)
}
