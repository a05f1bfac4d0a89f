//! `vivier undo`, `redo` and `history`.

use std::path::PathBuf;

use desk::{Entry, EntryState, Failure, HistoryPage};
use serde_json::{Value, json};

use crate::Done;
use crate::open::open_for;
use crate::show::{Show, local};
use crate::table::{column, table};

pub fn undo(entry: Option<i64>, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    take_back("history.undo", entry, place, show)
}

pub fn redo(entry: Option<i64>, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    take_back("history.redo", entry, place, show)
}

fn take_back(command: &str, entry: Option<i64>, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for(command, place)?;
    let entry: Entry = crate::postings::answer(desk.call(command, json!({ "entry": entry }), None)?)?;
    show.result(&entry, |entry| format!("{}\n", show.words.taken_back(entry)));
    Ok(Done::Well)
}

pub fn list(request: &Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("history.list", place)?;
    let page: HistoryPage = crate::postings::answer(desk.call("history.list", request.clone(), None)?)?;
    show.result(&page, |page| {
        if page.entries.is_empty() {
            return format!("{}\n", show.words.nothing_done());
        }
        let heads = show.words.history_heads();
        let columns =
            [column(heads[0]).right(), column(heads[1]), column(heads[2]), column(heads[3]).gives(), column("")];
        let rows: Vec<_> = page
            .entries
            .iter()
            .map(|entry| {
                let state = if entry.state == EntryState::Undone { show.words.undone() } else { "" };
                vec![
                    entry.id.to_string(),
                    local(entry.at),
                    entry.who.clone(),
                    show.words.op(&entry.op),
                    state.to_owned(),
                ]
            })
            .collect();
        table(&columns, &rows)
    });
    Ok(Done::Well)
}
