//! `vivier postings` and `vivier sample`.

use std::path::PathBuf;

use desk::{ExportPostings, Failure, ImportReport, Outcome, PostingList, PostingPage, ReadFile, Removed};
use hiring::{PostingId, PostingState, Problem};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Done;
use crate::args::PostingsDo;
use crate::export;
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::show::{Show, local};
use crate::table::{column, table};

pub fn run(does: PostingsDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        PostingsDo::Read { paths } => Ok(read(&paths, show)),
        PostingsDo::Import { paths } => {
            let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
            take_in("postings.import", json!({ "paths": paths }), place, show)
        }
        PostingsDo::List { text, state, organisation, sort, descending, limit, offset } => {
            let request = desk::ListPostings {
                text,
                states: state.into_iter().map(Into::into).collect(),
                organisation,
                sort: sort.into(),
                descending,
                offset,
                limit,
            };
            list(&json!(request), place, show)
        }
        PostingsDo::Show { id } => show_one(id, place, show),
        PostingsDo::Export { ids, all: _, state, format, out, replace } => {
            let request = ExportPostings {
                ids: (!ids.is_empty()).then(|| ids.into_iter().map(PostingId::new).collect()),
                states: state.into_iter().map(Into::into).collect(),
                format: format.into(),
                folder: out.map(|folder| folder.display().to_string()),
                replace,
            };
            export::run(&request, place, show)
        }
        PostingsDo::Remove { ids } => {
            let desk = open_for("postings.remove", place)?;
            let removed: Removed = answer(desk.call("postings.remove", json!({ "ids": ids }), None)?)?;
            show.result(&removed, |removed| format!("{}\n", show.words.removed(removed)));
            Ok(Done::Well)
        }
    }
}

pub fn sample(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    take_in("sample.add", json!({}), place, show)
}

/// The table's answer as the type it was made from.
pub fn answer<T: DeserializeOwned>(value: Value) -> Result<T, Failure> {
    serde_json::from_value(value).map_err(|error| Failure::Internal { detail: error.to_string() })
}

fn asks_something(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| !problem.kind.is_remark())
}

fn read(paths: &[PathBuf], show: &Show) -> Done {
    let files = desk::read_files(paths);
    show.result(&files, |files: &Vec<ReadFile>| {
        let heads = show.words.posting_heads();
        let columns = [
            column(heads[5]).gives(),
            column(heads[1]).gives(),
            column(heads[2]).gives(),
            column(heads[3]),
            column(heads[4]),
        ];
        let rows: Vec<_> = files
            .iter()
            .map(|file| {
                vec![
                    file.file.clone(),
                    file.title.clone().unwrap_or_else(|| show.words.refused().to_owned()),
                    file.organisation.clone().unwrap_or_default(),
                    file.date.map(|day| day.to_string()).unwrap_or_default(),
                    show.words.state(file.state).to_owned(),
                ]
            })
            .collect();
        table(&columns, &rows)
    });
    for file in &files {
        show.problems(&file.file, &file.problems);
    }
    if files.iter().any(|file| asks_something(&file.problems)) { Done::WithProblems } else { Done::Well }
}

fn take_in(command: &str, request: Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for(command, place)?;
    stop_on_interrupt(&desk);
    let report: ImportReport = answer(desk.call(command, request, Some(JOB))?)?;
    if report.cancelled {
        return Err(Failure::Cancelled);
    }
    show.result(&report, |report| format!("{}\n", show.words.imported(report)));
    for file in &report.files {
        show.problems(&file.path, &file.problems);
    }
    let problems = report.files.iter().any(|file| file.outcome == Outcome::Refused || asks_something(&file.problems));
    Ok(if problems { Done::WithProblems } else { Done::Well })
}

fn list(request: &Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("postings.list", place)?;
    let list: PostingList = answer(desk.call("postings.list", request.clone(), None)?)?;
    show.result(&list, |list| {
        let heads = show.words.posting_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]).gives(),
            column(heads[2]).gives(),
            column(heads[3]),
            column(heads[4]),
            column(heads[5]).gives(),
        ];
        let rows: Vec<_> = list
            .rows
            .iter()
            .map(|row| {
                vec![
                    row.id.to_string(),
                    row.title.clone(),
                    row.organisation.clone().unwrap_or_default(),
                    row.date.map(|day| day.to_string()).unwrap_or_default(),
                    state(row.state, row.problems, show),
                    row.path.clone(),
                ]
            })
            .collect();
        let shown = show.words.shown(list.rows.len() as u64, list.total, list.all);
        if rows.is_empty() { format!("{shown}\n") } else { format!("{}{shown}\n", table(&columns, &rows)) }
    });
    Ok(Done::Well)
}

fn state(state: PostingState, problems: u32, show: &Show) -> String {
    let state = show.words.state(state);
    if problems == 0 { state.to_owned() } else { format!("{state} ({problems} !)") }
}

fn show_one(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("postings.show", place)?;
    let page: PostingPage = answer(desk.call("postings.show", json!({ "id": id }), None)?)?;
    show.result(&page, |page| {
        let words = show.words;
        let heads = words.posting_heads();
        let mut facts = vec![
            (heads[2].to_owned(), page.organisation.clone().unwrap_or_default()),
            (heads[4].to_owned(), words.state(page.state).to_owned()),
            (heads[3].to_owned(), page.date.map(|day| day.to_string()).unwrap_or_default()),
            (words.deadline().to_owned(), page.deadline.map(|day| day.to_string()).unwrap_or_default()),
            (words.read_at().to_owned(), local(page.read_at)),
            (heads[5].to_owned(), format!("{}/{}", page.folder, page.path)),
        ];
        facts
            .extend(page.contacts.iter().map(|contact| (words.role(contact.role).to_owned(), contact.address.clone())));
        facts.retain(|(_, value)| !value.is_empty());
        let width = facts.iter().map(|(name, _)| console::measure_text_width(name)).max().unwrap_or_default();
        let lines: String = facts
            .iter()
            .map(|(name, value)| {
                let blank = " ".repeat(width - console::measure_text_width(name));
                format!("{name}{blank}  {value}\n")
            })
            .collect();
        format!("{}\n\n{lines}\n{}\n", page.title, page.text.trim())
    });
    show.problems(&page.path, &page.problems);
    Ok(if asks_something(&page.problems) { Done::WithProblems } else { Done::Well })
}
