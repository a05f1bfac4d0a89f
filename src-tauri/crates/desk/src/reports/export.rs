//! A report as a file: whole, or not there.

use std::fs::File;
use std::path::{Path, PathBuf};

use ::reports::{Document, DocumentFormat, write_document};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{RunReport, day_of, run};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportReport {
    pub report: RunReport,
    pub format: FigureFormat,
    pub to: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureFormat {
    Csv,
    Xlsx,
    Html,
    Json,
    Markdown,
    /// The page, drawn onto paper by the window.
    Pdf,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportText {
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportExported {
    pub path: String,
    #[ts(type = "number")]
    pub size: u64,
}

/// Draws a page of HTML onto paper, as a PDF at that path, and returns once the file is whole.
pub type Printer = Box<dyn Fn(&str, &Path) -> Result<(), String> + Send + Sync>;

/// None for what only a window can draw.
const fn written_as(format: FigureFormat) -> Option<DocumentFormat> {
    match format {
        FigureFormat::Csv => Some(DocumentFormat::Csv),
        FigureFormat::Xlsx => Some(DocumentFormat::Xlsx),
        FigureFormat::Html => Some(DocumentFormat::Html),
        FigureFormat::Json => Some(DocumentFormat::Json),
        FigureFormat::Markdown => Some(DocumentFormat::Markdown),
        FigureFormat::Pdf => None,
    }
}

pub fn export(desk: &Desk, request: &ExportReport, job: &Job<'_>) -> Result<ReportExported, Failure> {
    let path = Path::new(&request.to);
    job.step(0, Some(2), &request.to)?;
    desk.is_not_the_store(path)?;
    if request.format == FigureFormat::Pdf {
        let printer = desk.printer.as_ref().ok_or(Failure::PrinterMissing)?;
        let page = written_report(desk, &request.report, FigureFormat::Html)?;
        job.step(1, Some(2), &request.to)?;
        put(path, |part| printer(&String::from_utf8_lossy(&page), part).map_err(std::io::Error::other))
    } else {
        let bytes = written_report(desk, &request.report, request.format)?;
        job.step(1, Some(2), &request.to)?;
        put(path, |part| std::fs::write(part, &bytes))
    }
    .and_then(|()| std::fs::metadata(path))
    .map_err(|error| Failure::FileFailed { path: request.to.clone(), detail: error.to_string() })
    .and_then(|file| {
        job.step(2, Some(2), &request.to)?;
        Ok(ReportExported { path: request.to.clone(), size: file.len() })
    })
}

/// In Markdown.
pub fn text(desk: &Desk, request: &RunReport) -> Result<ReportText, Failure> {
    let bytes = written_report(desk, request, FigureFormat::Markdown)?;
    Ok(ReportText { text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// The bytes of the file.
pub fn written_report(desk: &Desk, request: &RunReport, format: FigureFormat) -> Result<Vec<u8>, Failure> {
    let format = written_as(format).ok_or(Failure::PrinterMissing)?;
    let answer = run::answer(desk, request)?;
    let document = Document {
        report: request.asked.report,
        language: request.language,
        sections: answer.sections,
        about: answer.about,
        made_on: day_of(answer.now, request.asked.filter.minutes_east),
        made_at: answer.now,
        who: desk.who().to_owned(),
    };
    write_document(&document, format).map_err(|error| Failure::Internal { detail: error.to_string() })
}

/// Written beside its place and put there once it is whole: whoever looks finds the file before or the file after.
fn put(path: &Path, write: impl FnOnce(&Path) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let written = write(&part).and_then(|()| File::open(&part)?.sync_all()).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // What is left of it is of no use; that it cannot be removed either is not what went wrong.
        let _ = std::fs::remove_file(&part);
    }
    written
}
