//! Writing people to a file: exactly those that were chosen.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use chrono::DateTime;
use hiring::{Language, Moment};
use reports::{About, Card, Cell, TableFormat, TableWriter};
use serde::{Deserialize, Serialize};
use store::{PeopleSelection, Read, WrittenCandidate};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeopleFormat {
    Csv,
    Xlsx,
    Json,
    Vcard,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportCandidates {
    pub selection: PeopleSelection,
    pub format: PeopleFormat,
    /// A file that is there already is replaced.
    pub path: String,
    /// Of the headings, and of the spreadsheets that it is for.
    pub language: Language,
    /// What the file is called inside.
    #[serde(default)]
    pub title: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exported {
    pub path: String,
    #[ts(type = "number")]
    pub count: u64,
    #[ts(type = "number")]
    pub size: u64,
}

pub(crate) fn export(desk: &Desk, request: ExportCandidates, job: &Job<'_>) -> Result<Exported, Failure> {
    job.step(0, None, &request.path)?;
    desk.is_not_the_store(Path::new(&request.path))?;
    let part = Part::beside(Path::new(&request.path))?;
    let count = desk.store()?.read(|read| Ok(write(read, desk, &request, &part, job)))??;
    let size = part.becomes_whole()?;
    Ok(Exported { path: request.path, count, size })
}

/// So many are handed over at a time, and so many times what is read may be ahead of what is written.
const TOGETHER: usize = 500;
const AHEAD: usize = 4;

/// Read on one core and written on another.
fn write(read: &Read<'_>, desk: &Desk, request: &ExportCandidates, part: &Part, job: &Job<'_>) -> Result<u64, Failure> {
    let ids = read.selected_people(&request.selection, desk.now())?;
    let total = ids.len() as u64;
    let about = About {
        title: request.title.clone(),
        who: desk.who().to_owned(),
        when: desk.now(),
        language: request.language,
    };
    let (sender, receiver) = mpsc::sync_channel::<Vec<WrittenCandidate>>(AHEAD);
    let (looked, written) = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let people = receiver.into_iter().flatten();
            match request.format.table() {
                None => write_cards(people, part),
                Some(format) => write_table(people, format, &about, part),
            }
        });
        let mut done = 0;
        let mut some = Vec::new();
        let looked = read.each_candidate(&ids, |candidate| {
            done += 1;
            job.step(done, Some(total), &request.path)?;
            some.push(candidate);
            if some.len() < TOGETHER {
                return Ok(());
            }
            // Whoever writes has stopped, and says why below.
            sender.send(std::mem::take(&mut some)).map_err(|_| Failure::Cancelled)
        });
        let looked = looked.and_then(|()| sender.send(some).map_err(|_| Failure::Cancelled));
        drop(sender);
        (looked, writer.join())
    });
    let panicked = |_| Failure::Internal { detail: "the file could not be written".to_owned() };
    let file = written.map_err(panicked)??;
    looked?;
    file.sync_all().map_err(|error| part.failed(&error))?;
    Ok(total)
}

fn write_cards(people: impl Iterator<Item = WrittenCandidate>, part: &Part) -> Result<File, Failure> {
    let mut out = BufWriter::with_capacity(256 * 1024, part.create()?);
    for candidate in people {
        reports::write_card(&mut out, &card(candidate)).map_err(|error| part.failed(&error))?;
    }
    out.into_inner().map_err(|error| part.failed(error.error()))
}

fn write_table(
    people: impl Iterator<Item = WrittenCandidate>,
    format: TableFormat,
    about: &About,
    part: &Part,
) -> Result<File, Failure> {
    let out = BufWriter::with_capacity(256 * 1024, part.create()?);
    let columns = reports::people_columns(about.language);
    let mut table = TableWriter::begin(out, format, &columns, about).map_err(|error| part.refused(error))?;
    for candidate in people {
        table.row(&cells(candidate)).map_err(|error| part.refused(error))?;
    }
    let out = table.finish().map_err(|error| part.refused(error))?;
    out.into_inner().map_err(|error| part.failed(error.error()))
}

impl PeopleFormat {
    const fn table(self) -> Option<TableFormat> {
        match self {
            Self::Csv => Some(TableFormat::Csv),
            Self::Xlsx => Some(TableFormat::Xlsx),
            Self::Json => Some(TableFormat::Json),
            Self::Vcard => None,
        }
    }
}

/// In the order of [`reports::people_columns`].
fn cells(candidate: WrittenCandidate) -> Vec<Cell> {
    let details = candidate.details;
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
    vec![
        Cell::Text(details.name.written),
        Cell::text_or_empty(details.name.given),
        Cell::text_or_empty(details.name.family),
        Cell::List(details.addresses),
        Cell::List(details.phones),
        Cell::List(details.links),
        text(details.headline),
        text(details.place),
        Cell::List(details.languages),
        Cell::List(details.tags),
        text(details.source),
        Cell::day_or_empty(details.consent.given_on),
        Cell::day_or_empty(details.consent.until),
        Cell::day_or_empty(details.last_contact),
        day_of(candidate.added_at),
    ]
}

fn day_of(moment: Moment) -> Cell {
    Cell::day_or_empty(DateTime::from_timestamp_millis(moment.millis()).map(|at| at.date_naive()))
}

fn card(candidate: WrittenCandidate) -> Card {
    let details = candidate.details;
    Card {
        name: details.name.written,
        given: details.name.given.unwrap_or_default(),
        family: details.name.family.unwrap_or_default(),
        emails: details.addresses,
        phones: details.phones,
        links: details.links,
        headline: details.headline,
        town: details.place,
        tags: details.tags,
        notes: Vec::new(),
    }
}

/// The file while it is being written: until it is whole, nothing stands under its name, and if it never is, nothing is left of it.
struct Part {
    path: PathBuf,
    part: PathBuf,
}

impl Part {
    fn beside(path: &Path) -> Result<Self, Failure> {
        let failed = |detail: &str| Failure::FileFailed { path: path.display().to_string(), detail: detail.to_owned() };
        let name = path.file_name().ok_or_else(|| failed("no file name"))?;
        if path.is_dir() {
            return Err(failed("a folder"));
        }
        let mut part = name.to_owned();
        part.push(".part");
        Ok(Self { path: path.to_owned(), part: path.with_file_name(part) })
    }

    fn create(&self) -> Result<File, Failure> {
        File::create(&self.part).map_err(|error| self.failed(&error))
    }

    fn becomes_whole(self) -> Result<u64, Failure> {
        let size = fs::metadata(&self.part).map_err(|error| self.failed(&error))?.len();
        fs::rename(&self.part, &self.path).map_err(|error| self.failed(&error))?;
        Ok(size)
    }

    fn failed(&self, error: &std::io::Error) -> Failure {
        let path = self.path.display().to_string();
        match error.kind() {
            std::io::ErrorKind::StorageFull => Failure::DiskFull { path },
            _ => Failure::FileFailed { path, detail: error.to_string() },
        }
    }

    fn refused(&self, error: reports::Error) -> Failure {
        match error {
            reports::Error::File(error) => self.failed(&error),
            other => Failure::FileFailed { path: self.path.display().to_string(), detail: other.to_string() },
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Gone already when it became whole.
        let _ = fs::remove_file(&self.part);
    }
}
