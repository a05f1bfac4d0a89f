//! `vivier postings` and `vivier sample`.

mod folders;

use std::io::Read;
use std::path::{Path, PathBuf};

use desk::{
    AnsweredSameRole, ExportPostings, Failure, ImportPreview, ImportReport, Outcome, PostingList, PostingPage,
    PostingRow, PostingVersions, ReadFile, Removed, RepostAnswer, WrittenPosting,
};
use hiring::{PostingId, Problem};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Done;
use crate::args::{PostingsDo, YesNo};
use crate::open::{JOB, open_for, open_if_there, stop_on_interrupt};
use crate::show::{Show, local};
use crate::table::{column, table};
use crate::values::{aligned, shown};

pub fn run(does: PostingsDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        PostingsDo::Read { paths } => Ok(read(&paths, show)),
        PostingsDo::Import { paths, dry_run } => {
            let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
            let request = json!({ "paths": paths });
            if dry_run {
                look("postings.preview", request, place, show)
            } else {
                take_in("postings.import", request, place, show)
            }
        }
        PostingsDo::Refresh { folders, dry_run } => folders::refresh(&folders, dry_run, place, show),
        PostingsDo::Folders => folders::list(place, show),
        PostingsDo::Versions { id } => versions(id, place, show),
        PostingsDo::Export { ids, all: _, state, format, out, replace } => {
            let request = ExportPostings {
                ids: (!ids.is_empty()).then(|| ids.into_iter().map(PostingId::new).collect()),
                states: state.into_iter().map(Into::into).collect(),
                format: format.into(),
                folder: out.map(|folder| folder.display().to_string()),
                replace,
            };
            crate::export::run(&request, place, show)
        }
        PostingsDo::Set(set) => crate::settle::run(&set, place, show),
        PostingsDo::Add { title, organisation, file } => {
            let text = file.map(|file| read_text(&file)).transpose()?.unwrap_or_default();
            let request = json!({ "title": title, "organisation": organisation, "text": text });
            write("postings.create", request, place, show)
        }
        PostingsDo::Rewrite { id, file } => {
            write("postings.rewrite", json!({ "id": id, "text": read_text(&file)? }), place, show)
        }
        PostingsDo::SameRole { id, of, answer: said } => {
            let desk = open_for("postings.same_role", place)?;
            let request = json!({ "id": id, "of": of, "same": said == YesNo::Yes });
            let answered: AnsweredSameRole = answer(desk.call("postings.same_role", request, None)?)?;
            show.result(&answered, |answered| {
                format!("{}\n", if answered.entry.is_none() { show.words.was_so() } else { show.words.is_set() })
            });
            Ok(Done::Well)
        }
        PostingsDo::List {
            text,
            state,
            organisation,
            contract,
            problems,
            gone,
            reposts,
            sort,
            descending,
            limit,
            offset,
        } => {
            let request = desk::ListPostings {
                text,
                states: state.into_iter().map(Into::into).collect(),
                organisation,
                contracts: contract.into_iter().map(Into::into).collect(),
                has_problems: problems.then_some(true),
                is_gone: gone.then_some(true),
                is_repost: reposts.then_some(true),
                sort: sort.into(),
                descending,
                offset,
                limit,
            };
            list(&json!(request), place, show)
        }
        PostingsDo::Show { id, version } => show_one(id, version, place, show),
        PostingsDo::Remove { ids } => {
            let desk = open_for("postings.remove", place)?;
            let removed: Removed = answer(desk.call("postings.remove", json!({ "ids": ids }), None)?)?;
            show.result(&removed, |removed| format!("{}\n", show.words.removed(removed)));
            Ok(Done::Well)
        }
    }
}

pub fn sample(applicants: Option<u64>, seed: u64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let done = take_in("sample.add", json!({}), place.clone(), show)?;
    if let Some(applicants) = applicants {
        let desk = open_for("sample.crowd", place)?;
        stop_on_interrupt(&desk);
        let added: desk::Done =
            answer(desk.call("sample.crowd", json!({ "applicants": applicants, "seed": seed }), Some(JOB))?)?;
        show.result(&added, |added| format!("{}\n", show.words.done_to_candidates(*added)));
    }
    Ok(done)
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
    let problems = show_report(&report, show);
    Ok(if problems { Done::WithProblems } else { Done::Well })
}

/// Says whether there is something to check.
fn show_report(report: &ImportReport, show: &Show) -> bool {
    show.result(report, |report| format!("{}\n", show.words.imported(report)));
    for file in &report.files {
        show.problems(&file.path, &file.problems);
    }
    crate::preview::passed_over(&report.passed_over, show);
    report.files.iter().any(|file| file.outcome == Outcome::Refused || asks_something(&file.problems))
}

fn look(command: &str, request: Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_if_there(command, place)?;
    stop_on_interrupt(&desk);
    let preview: ImportPreview = answer(desk.call(command, request, Some(JOB))?)?;
    crate::preview::show_preview(&preview, show)
}

fn write(command: &str, request: Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for(command, place)?;
    let written: WrittenPosting = answer(desk.call(command, request, None)?)?;
    show.result(&written, |written| format!("{}\n", show.words.written_posting(written)));
    show.problems(&written.title, &written.problems);
    Ok(if asks_something(&written.problems) { Done::WithProblems } else { Done::Well })
}

fn read_text(file: &Path) -> Result<String, Failure> {
    let failed =
        |error: std::io::Error| Failure::FileFailed { path: file.display().to_string(), detail: error.to_string() };
    if file.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(failed)?;
        return Ok(text);
    }
    std::fs::read_to_string(file).map_err(failed)
}

fn versions(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("postings.versions", place)?;
    let versions: PostingVersions = answer(desk.call("postings.versions", json!({ "id": id }), None)?)?;
    show.result(&versions, |versions| {
        let mut text = String::new();
        for version in &versions.versions {
            text.push_str(&format!("{}  {}\n", version.number, local(version.read_at)));
            for difference in &version.differences {
                let (before, after) = (shown(&difference.before, show), shown(&difference.after, show));
                text.push_str(&format!("    {}: {before} → {after}\n", show.words.field(difference.after.field())));
            }
            text.extend(version.lines.iter().map(crate::preview::lines));
        }
        text
    });
    Ok(Done::Well)
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
            column(heads[6]),
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
                    row.deadline.map(|day| day.to_string()).unwrap_or_default(),
                    state(row, show),
                    row.path.clone(),
                ]
            })
            .collect();
        let shown = show.words.shown(list.rows.len() as u64, list.total, list.all);
        if rows.is_empty() { format!("{shown}\n") } else { format!("{}{shown}\n", table(&columns, &rows)) }
    });
    Ok(Done::Well)
}

/// With what is to be said of it beside.
fn state(row: &PostingRow, show: &Show) -> String {
    let mut state = show.words.state(row.state).to_owned();
    if row.problems > 0 {
        state.push_str(&format!(" ({} !)", row.problems));
    }
    if row.gone_since.is_some() {
        state.push_str(&format!(", {}", show.words.gone()));
    }
    if row.repost_of.is_some() {
        state.push_str(&format!(", {}", show.words.repost()));
    }
    state
}

fn show_one(id: i64, version: Option<i64>, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("postings.show", place)?;
    let page: PostingPage = answer(desk.call("postings.show", json!({ "id": id, "version": version }), None)?)?;
    show.result(&page, |page| {
        let words = show.words;
        let mut facts = vec![
            (words.read_at().to_owned(), local(page.row.read_at)),
            (words.posting_heads()[5].to_owned(), format!("{}/{}", page.folder, page.row.path)),
        ];
        facts.extend(page.row.gone_since.map(|since| (words.gone().to_owned(), local(since))));
        facts.extend(page.row.repost_of.as_ref().map(|repost| {
            let question = words.same_role_question(&repost.title, repost.id.raw(), repost.percent);
            let answered = words.same_role(&repost.title, repost.id.raw());
            (words.repost().to_owned(), if repost.answer == RepostAnswer::Same { answered } else { question })
        }));
        let values = crate::values::lines(&page.values, show);
        format!("{}\n\n{values}\n{}\n{}\n", page.row.title, aligned(&facts), page.text.trim())
    });
    for (number, finding) in (1..).zip(&page.values.findings) {
        if finding.open || finding.kind.is_remark() {
            show.finding(number, &page.row.path, finding);
        }
    }
    Ok(if page.row.problems > 0 { Done::WithProblems } else { Done::Well })
}
