//! Posting files into the store: read all, compare, then write in one go.

use std::collections::HashMap;
use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::path::{Path, PathBuf};

use hiring::{EntryId, PostingId, Problem, ProblemKind};
use intake::Reading;
use serde::{Deserialize, Serialize};
use store::{KnownPosting, NewVersion, Op, Tx};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPostings {
    /// Files, and folders with all that is below them.
    pub paths: Vec<String>,
    /// Only these, as the preview names them; null for all. A preview takes no notice.
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    New,
    Changed,
    Unchanged,
    /// The file is no longer there: its posting stays, and says so.
    Gone,
    /// It was gone, and is there again as it was.
    Back,
    /// Nothing could be made of it; its problems say why.
    Refused,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportedFile {
    /// Its whole name.
    pub file: String,
    /// Below its folder.
    pub path: String,
    pub outcome: Outcome,
    pub posting: Option<PostingId>,
    pub title: String,
    pub problems: Vec<Problem>,
}

/// How many files came out how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    #[ts(type = "number")]
    pub new: u64,
    #[ts(type = "number")]
    pub changed: u64,
    #[ts(type = "number")]
    pub unchanged: u64,
    #[ts(type = "number")]
    pub gone: u64,
    #[ts(type = "number")]
    pub back: u64,
    #[ts(type = "number")]
    pub refused: u64,
    /// Of all that were read, how many had garbled text put right.
    #[ts(type = "number")]
    pub repaired: u64,
}

/// Files of a kind that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PassedOver {
    /// How their names end, in lower case: `pdf`, `docx`.
    pub ending: String,
    #[ts(type = "number")]
    pub files: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    pub files: Vec<ImportedFile>,
    #[serde(flatten)]
    pub counts: Counts,
    pub passed_over: Vec<PassedOver>,
    /// To undo it by; none when nothing changed.
    pub entry: Option<EntryId>,
    /// It was stopped, and nothing was taken in.
    pub cancelled: bool,
}

/// A file on its way in.
pub(super) struct Incoming {
    pub folder: String,
    pub path: String,
    pub bytes: Box<dyn FnOnce() -> Result<Vec<u8>, ProblemKind>>,
}

/// A file that is worth writing, and its row in the report.
struct ToWrite {
    at: usize,
    folder: String,
    reading: Reading,
    bytes: Vec<u8>,
}

pub(crate) fn import(desk: &Desk, request: ImportPostings, job: &Job<'_>) -> Result<ImportReport, Failure> {
    let chosen: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    job.step(0, None, "")?;
    let (found, unreadable) = intake::find_postings(&chosen);
    let incoming = found
        .into_iter()
        .map(|found| Incoming {
            folder: found.folder.display().to_string(),
            path: found.path,
            bytes: Box::new(move || intake::read_bytes(&found.file)),
        })
        .collect();
    let refused = unreadable.into_iter().map(|unreadable| {
        let path = unreadable.path.display().to_string();
        refused_file(path, vec![Problem::new(ProblemKind::Unreadable { reason: unreadable.reason })])
    });
    let from = chosen.iter().map(|path| short_name(path)).collect::<Vec<_>>().join(", ");
    take_in(desk, incoming, refused.collect(), job, |new, changed| Op::PostingsImported { new, changed, gone: 0, back: 0, from })
}

/// A folder's or file's own name, without the path that only this computer knows.
fn short_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

pub(super) fn take_in(
    desk: &Desk,
    incoming: Vec<Incoming>,
    refused: Vec<ImportedFile>,
    job: &Job<'_>,
    op: impl FnOnce(u64, u64) -> Op,
) -> Result<ImportReport, Failure> {
    let mut report = ImportReport { files: refused, ..ImportReport::default() };
    let to_write = match read_all(desk, incoming, &mut report, job) {
        Err(Failure::Cancelled) => return Ok(ImportReport { cancelled: true, ..ImportReport::default() }),
        other => other?,
    };
    let written = desk.store()?.transact(|tx| {
        for file in to_write {
            write(tx, file, &mut report.files)?;
        }
        report.count();
        let op = op(report.counts.new, report.counts.changed);
        Ok((report, op))
    })?;
    let entry = written.entry;
    Ok(ImportReport { entry, ..desk.tell(written) })
}

impl ImportReport {
    fn count(&mut self) {
        let count = |outcome| self.files.iter().filter(|file| file.outcome == outcome).count() as u64;
        (self.counts.new, self.counts.changed) = (count(Outcome::New), count(Outcome::Changed));
        (self.counts.unchanged, self.counts.refused) = (count(Outcome::Unchanged), count(Outcome::Refused));
    }
}

fn read_all(
    desk: &Desk,
    incoming: Vec<Incoming>,
    report: &mut ImportReport,
    job: &Job<'_>,
) -> Result<Vec<ToWrite>, Failure> {
    let store = desk.store()?;
    let total = incoming.len() as u64;
    let mut known_by_folder: HashMap<String, HashMap<String, KnownPosting>> = HashMap::new();
    let mut to_write = Vec::new();
    for (file, done) in incoming.into_iter().zip(1..) {
        job.step(done, Some(total), &file.path)?;
        let known = match known_by_folder.entry(file.folder.clone()) {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => entry.insert(store.read(|read| read.known_postings(&file.folder))?),
        };
        let known = known.remove(&file.path);
        let bytes = match (file.bytes)() {
            Ok(bytes) => bytes,
            Err(kind) => {
                report.files.push(refused_file(file.path, vec![Problem::new(kind)]));
                continue;
            }
        };
        if let Some(known) = known.as_ref().filter(|known| known.has(&bytes)) {
            report.files.push(ImportedFile {
                file: file.path.clone(),
                path: file.path,
                outcome: Outcome::Unchanged,
                posting: Some(known.id),
                title: known.title.clone(),
                problems: Vec::new(),
            });
            continue;
        }
        let reading = intake::read_posting(&bytes, &file.path);
        let Some(posting) = &reading.posting else {
            report.files.push(refused_file(file.path, reading.problems));
            continue;
        };
        report.files.push(ImportedFile {
            file: file.path.clone(),
            path: file.path,
            outcome: if known.is_some() { Outcome::Changed } else { Outcome::New },
            posting: known.as_ref().map(|known| known.id),
            title: posting.title.clone(),
            problems: reading.problems.clone(),
        });
        to_write.push(ToWrite { at: report.files.len() - 1, folder: file.folder, reading, bytes });
    }
    Ok(to_write)
}

fn refused_file(path: String, problems: Vec<Problem>) -> ImportedFile {
    ImportedFile { file: path.clone(), title: path.clone(), path, outcome: Outcome::Refused, posting: None, problems }
}

/// Looked up anew: while the files were read, somebody may have undone or imported something.
fn write(tx: &Tx<'_>, file: ToWrite, files: &mut [ImportedFile]) -> Result<(), store::Error> {
    let (Some(posting), Some(row)) = (&file.reading.posting, files.get_mut(file.at)) else { return Ok(()) };
    let problems = file.reading.problems.iter().filter(|problem| !problem.kind.is_remark()).count();
    let version = NewVersion { posting, problems, bytes: &file.bytes };
    if let Some(known) = tx.known_posting(&file.folder, &row.path)? {
        tx.add_version(&known, &row.path, &version)?;
        (row.posting, row.outcome) = (Some(known.id), Outcome::Changed);
    } else {
        let collection = tx.collection(&file.folder)?;
        (row.posting, row.outcome) = (Some(tx.add_posting(collection, &row.path, &version)?), Outcome::New);
    }
    Ok(())
}
