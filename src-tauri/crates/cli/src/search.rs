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
use crate::table::{Column, column, table};

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
        let blank = if page.is_empty() { "" } else { "\n" };
        page.push_str(&format!("{blank}{} ({count})\n", show.words.found_kind(group.kind)));
        let heads = show.words.found_heads(group.kind);
        let [number, texts @ ..] = heads.map(column);
        let columns: Vec<_> = std::iter::once(number).chain(texts.map(Column::gives)).collect();
        let rows: Vec<_> = group.rows.iter().map(line).collect();
        page.push_str(&table(&columns, &rows));
    }
    page
}

/// What other commands know it by, its name, whose it is or what it is, and the words around what was found.
fn line(row: &FoundRow) -> Vec<String> {
    let (id, about) = match &row.what {
        FoundWhat::Person { id, headline, .. } => (id.to_string(), headline.clone()),
        FoundWhat::Posting { id, organisation, .. } => (id.to_string(), organisation.clone()),
        FoundWhat::Note { candidate, .. } => (candidate.to_string(), String::new()),
        FoundWhat::File { candidate, name, .. } => (candidate.to_string(), name.clone()),
        FoundWhat::Message { id, name, .. } => (format!("inbox show {id}"), name.clone()),
        FoundWhat::Mail { id, name, .. } => (format!("mail show {id}"), name.clone()),
    };
    let line = text(&row.line);
    // Around a headline are the place and the tags, and the headline is told already.
    let rest = line.strip_prefix(&about).map(|rest| rest.trim_start_matches([' ', '·']).to_owned());
    vec![id, text(&row.title), about, rest.unwrap_or(line)]
}

fn text(parts: &[TextPart]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect::<String>().trim().to_owned()
}
