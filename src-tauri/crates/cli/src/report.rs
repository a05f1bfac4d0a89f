//! `vivier report`.

use std::io::Write;
use std::path::PathBuf;

use desk::{
    Access, Failure, FigureFormat, FigureKind, FigureTable, REPORTS, ReportAsked, ReportExported, ReportRun, RunReport,
    SavedReport, SavedReports, make_report, report_list, written_report,
};
use hiring::ReportName;
use serde_json::json;

use crate::Done;
use crate::open::{JOB, open, open_for, stop_on_interrupt};
use crate::postings::answer;
use crate::report_args::{Format, ReportAsks};
use crate::show::Show;
use crate::table::{Column, column, table};

pub fn run(
    name: &str,
    asks: &ReportAsks,
    format: Option<Format>,
    out: Option<PathBuf>,
    place: Option<PathBuf>,
    show: &Show,
) -> Result<Done, Failure> {
    if name == "list" {
        return list(place, show);
    }
    let format = format.or_else(|| out.as_deref().and_then(Format::of_file));
    if REPORTS.contains(&name) {
        return postings(name, format.unwrap_or(Format::Csv), out, place, show);
    }
    let asked = match ReportName::of(&name.replace('-', "_")) {
        Some(report) => ReportAsked { report, filter: asks.filter(), span: None, compare: asks.compare() },
        None => saved_as(name, asks, place.clone())?,
    };
    let request = RunReport { asked, language: show.language(), now: asks.now() };
    match format.unwrap_or(Format::Table).of_figures() {
        None => on_screen(&request, out, place, show),
        Some(format) => as_file(request, format, out, place, show),
    }
}

/// What was saved under that name, as it was saved, with the days of this computer.
fn saved_as(name: &str, asks: &ReportAsks, place: Option<PathBuf>) -> Result<ReportAsked, Failure> {
    let unknown = || Failure::UnknownCommand { name: format!("report {name}") };
    let mut asked = saved(place)?.into_iter().find(|it| it.name == name).ok_or_else(unknown)?.asked;
    asked.filter.minutes_east = asks.filter().minutes_east;
    Ok(asked)
}

fn saved(place: Option<PathBuf>) -> Result<Vec<SavedReport>, Failure> {
    let desk = open_for("reports.saved", place)?;
    let saved: SavedReports = answer(desk.call("reports.saved", json!({}), None)?)?;
    Ok(saved.reports)
}

/// Those of the program, then those that somebody saved in the store; without a store there are none.
fn list(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let reports = report_list(show.language()).reports;
    let saved = match saved(place) {
        Err(Failure::StoreMissing { .. }) => Vec::new(),
        other => other?,
    };
    let names: Vec<&str> = REPORTS
        .into_iter()
        .chain(reports.iter().map(|it| it.report.code()))
        .chain(saved.iter().map(|it| it.name.as_str()))
        .collect();
    show.result(&names, |_| {
        let of_store = REPORTS.iter().map(|name| format!("{name:12}  {}\n", show.words.report(name)));
        let figures = reports.iter().map(|it| format!("{:12}  {}\n", it.report.code(), it.title));
        let title = |report| reports.iter().find(|it| it.report == report).map_or("", |it| it.title.as_str());
        let saved = saved.iter().map(|it| format!("{:12}  {}\n", it.name, title(it.asked.report)));
        of_store.chain(figures).chain(saved).collect()
    });
    Ok(Done::Well)
}

fn on_screen(request: &RunReport, out: Option<PathBuf>, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    if out.is_some() {
        let detail = show.words.choose_format("csv, xlsx, html, json, md");
        return Err(Failure::BadRequest { command: String::new(), detail });
    }
    let desk = open_for("reports.run", place)?;
    let run: ReportRun = answer(desk.call("reports.run", json!(request), None)?)?;
    show.result(&run, |run| {
        let tables = run.figures.iter().map(|figure| format!("\n{}\n{}", figure.title, shown(figure)));
        format!("{}\n{}\n{}", run.title, run.about.join("\n"), tables.collect::<String>())
    });
    Ok(Done::Well)
}

fn shown(figure: &FigureTable) -> String {
    let columns: Vec<Column<'_>> = figure
        .columns
        .iter()
        .map(|it| match it.kind {
            FigureKind::Text => column(&it.heading).gives(),
            _ => column(&it.heading).right(),
        })
        .collect();
    let rows = figure.rows.iter().chain(&figure.total);
    let rows: Vec<Vec<String>> = rows.map(|row| row.cells.iter().map(|cell| cell.said.clone()).collect()).collect();
    table(&columns, &rows)
}

fn as_file(
    report: RunReport,
    format: FigureFormat,
    out: Option<PathBuf>,
    place: Option<PathBuf>,
    show: &Show,
) -> Result<Done, Failure> {
    let desk = open_for("reports.export", place)?;
    let Some(path) = out else {
        print_bytes(&written_report(&desk, &report, format)?)?;
        return Ok(Done::Well);
    };
    stop_on_interrupt(&desk);
    let request = json!({ "report": report, "format": format, "to": path.display().to_string() });
    let exported: ReportExported = answer(desk.call("reports.export", request, Some(JOB))?)?;
    eprintln!("{}", show.words.written(&exported.path));
    Ok(Done::Well)
}

fn postings(
    name: &str,
    format: Format,
    out: Option<PathBuf>,
    place: Option<PathBuf>,
    show: &Show,
) -> Result<Done, Failure> {
    let format = format
        .of_list()
        .ok_or_else(|| Failure::BadRequest { command: String::new(), detail: show.words.choose_format("csv, json") })?;
    let desk = open(place, Access::Read)?;
    let bytes =
        make_report(&desk, name, format)?.ok_or_else(|| Failure::UnknownCommand { name: format!("report {name}") })?;
    let Some(path) = out else {
        print_bytes(&bytes)?;
        return Ok(Done::Well);
    };
    std::fs::write(&path, bytes)
        .map_err(|error| Failure::FileFailed { path: path.display().to_string(), detail: error.to_string() })?;
    eprintln!("{}", show.words.written(&path.display().to_string()));
    Ok(Done::Well)
}

/// A reader that has seen enough (`| head`) has closed stdout: that is no error.
fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    match std::io::stdout().write_all(bytes) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::FileFailed { path: "stdout".to_owned(), detail: error.to_string() })
        }
        _ => Ok(()),
    }
}
