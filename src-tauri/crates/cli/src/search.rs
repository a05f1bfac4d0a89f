//! `vivier search`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ValueEnum;
use desk::{Access, Desk, Failure, Found, FoundGroup, FoundKind, FoundRow, FoundWhat};
use hiring::TextPart;
use serde_json::json;

use crate::Done;
use crate::open::{JOB, open, stop_on_interrupt};
use crate::postings::answer;
use crate::show::{Show, remark};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    People,
    Postings,
    Files,
    Mails,
    Notes,
}

impl From<Kind> for FoundKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::People => Self::People,
            Kind::Postings => Self::Postings,
            Kind::Files => Self::Files,
            Kind::Mails => Self::Mails,
            Kind::Notes => Self::Notes,
        }
    }
}

pub fn run(query: &[String], kinds: &[Kind], limit: u64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = with_all_read(place)?;
    let kinds: Vec<FoundKind> = kinds.iter().map(|kind| (*kind).into()).collect();
    let request = json!({ "query": query.join(" "), "kinds": kinds, "limit": limit });
    let found: Found = answer(desk.call("search", request, Some(JOB))?)?;
    for problem in &found.problems {
        remark(&format!("{}:{}: {}", query.join(" "), problem.at + 1, show.words.query_problem(problem)));
    }
    show.result(&found, |found| page(found, show));
    Ok(if found.problems.is_empty() { Done::Well } else { Done::WithProblems })
}

/// Where the window has the store open, the window reads the files; otherwise what has come since is read first.
fn with_all_read(place: Option<PathBuf>) -> Result<Arc<Desk>, Failure> {
    match open(place.clone(), Access::Write) {
        Ok(desk) => {
            stop_on_interrupt(&desk);
            desk.call("search.read_texts", json!({}), Some(JOB))?;
            Ok(desk)
        }
        Err(Failure::StoreLocked { .. } | Failure::StoreReadOnly { .. } | Failure::DiskFull { .. }) => {
            open(place, Access::Read)
        }
        Err(other) => Err(other),
    }
}

fn page(found: &Found, show: &Show) -> String {
    let groups: Vec<&FoundGroup> = found.groups.iter().filter(|group| group.count > 0).collect();
    if groups.is_empty() {
        return format!("{}\n", show.words.nothing_found());
    }
    let mut page = String::new();
    if let Some(corrected) = &found.corrected {
        page.push_str(&format!("{}\n", show.words.looked_for_instead(corrected)));
    }
    for group in groups {
        let count = show.words.count_of(group.count, group.more);
        page.push_str(&format!("{} ({count})\n", show.words.found_kind(group.kind)));
        for row in &group.rows {
            page.push_str(&format!("  {}\n", line(row)));
        }
    }
    page
}

fn line(row: &FoundRow) -> String {
    let (id, about) = match &row.what {
        FoundWhat::Person { id, headline, .. } => (id.raw(), headline),
        FoundWhat::Posting { id, organisation, .. } => (id.raw(), organisation),
        FoundWhat::Note { id, .. } => (id.raw(), &String::new()),
        FoundWhat::File { id, name, .. } => (id.raw(), name),
        FoundWhat::Message { id, name, .. } => (id.raw(), name),
        FoundWhat::Mail { id, name, .. } => (id.raw(), name),
    };
    let parts = [text(&row.title), about.clone(), text(&row.line)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{id:>6}  {}", parts.join("  –  "))
}

fn text(parts: &[TextPart]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect::<String>().trim().to_owned()
}
