//! A report as a file: whole, or not there.

use std::fs::File;
use std::io::Write;
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

impl From<FigureFormat> for DocumentFormat {
    fn from(format: FigureFormat) -> Self {
        match format {
            FigureFormat::Csv => Self::Csv,
            FigureFormat::Xlsx => Self::Xlsx,
            FigureFormat::Html => Self::Html,
            FigureFormat::Json => Self::Json,
            FigureFormat::Markdown => Self::Markdown,
        }
    }
}

pub fn export(desk: &Desk, request: &ExportReport, job: &Job<'_>) -> Result<ReportExported, Failure> {
    job.step(0, Some(2), &request.to)?;
    desk.is_not_the_store(Path::new(&request.to))?;
    let bytes = written_report(desk, &request.report, request.format)?;
    job.step(1, Some(2), &request.to)?;
    put(Path::new(&request.to), &bytes)
        .map_err(|error| Failure::FileFailed { path: request.to.clone(), detail: error.to_string() })?;
    job.step(2, Some(2), &request.to)?;
    Ok(ReportExported { path: request.to.clone(), size: bytes.len() as u64 })
}

/// In Markdown.
pub fn text(desk: &Desk, request: &RunReport) -> Result<ReportText, Failure> {
    let bytes = written_report(desk, request, FigureFormat::Markdown)?;
    Ok(ReportText { text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// The bytes of the file.
pub fn written_report(desk: &Desk, request: &RunReport, format: FigureFormat) -> Result<Vec<u8>, Failure> {
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
    write_document(&document, format.into()).map_err(|error| Failure::Internal { detail: error.to_string() })
}

/// Written beside its place and put there once it is whole: whoever looks finds the file before or the file after.
fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let written = write_whole(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // What is left of it is of no use; that it cannot be removed either is not what went wrong.
        let _ = std::fs::remove_file(&part);
    }
    written
}

fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
