//! A look before an import: what each file would change, value by value and line by line. Nothing is written.

use std::path::PathBuf;

use hiring::{CollectionId, Difference, Posting, PostingId, Problem, Said, Sketch, differences, fold};
use serde::{Deserialize, Serialize};
use store::{KnownPosting, NewText, Repeated, RepostOf, Store, StoredPosting, repeated};
use ts_rs::TS;

use super::gather::{Gathered, Incoming, gather, gather_collections, gather_into_nothing};
use super::import::{Known, bytes_of, look};
use super::lines::{Hunk, line_changes};
use super::{Counts, ImportPostings, Outcome, PassedOver};
use crate::job::Job;
use crate::parallel::in_parallel;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewedFile {
    /// Its whole name, by which an import can be told to take it.
    pub file: String,
    /// Below its folder.
    pub path: String,
    pub outcome: Outcome,
    pub posting: Option<PostingId>,
    pub title: String,
    pub problems: Vec<Problem>,
    /// Of a changed file: what it says otherwise than before.
    pub differences: Vec<PreviewedDifference>,
    pub lines: Vec<Hunk>,
    /// Of a new file: the posting that it nearly repeats, …
    pub repost_of: Option<RepostOf>,
    /// … or another new file of the same import.
    pub repeats: Option<RepeatedFile>,
}

/// A file on its way in that another one nearly repeats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepeatedFile {
    pub file: String,
    pub title: String,
    /// How much of the two texts is the same.
    pub percent: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewedDifference {
    #[serde(flatten)]
    pub difference: Difference,
    /// A person settled this value: it stays as they said.
    pub settled: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// Those that an import would change first, the unchanged last.
    pub files: Vec<PreviewedFile>,
    #[serde(flatten)]
    pub counts: Counts,
    #[ts(type = "number")]
    pub reposts: u64,
    pub passed_over: Vec<PassedOver>,
    /// It was stopped.
    pub cancelled: bool,
}

pub(crate) fn preview(desk: &Desk, request: ImportPostings, job: &Job<'_>) -> Result<ImportPreview, Failure> {
    let chosen: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    job.step(0, None, "")?;
    // Without a store everything is new.
    let Some(store) = desk.opened() else { return look_over(None, gather_into_nothing(&chosen), job) };
    let gathered = store.read(|read| gather(read, &chosen))?;
    look_over(Some(&store), gathered, job)
}

pub(crate) fn preview_collections(desk: &Desk, ids: &[CollectionId], job: &Job<'_>) -> Result<ImportPreview, Failure> {
    job.step(0, None, "")?;
    let store = desk.store()?;
    let gathered = look(&store, |read| gather_collections(read, ids))?;
    look_over(Some(&store), gathered, job)
}

/// What a file turned out to be; of a new one, what it is compared with the others by.
struct Looked {
    file: PreviewedFile,
    repaired: bool,
    new: Option<NewText>,
}

fn look_over(store: Option<&Store>, gathered: Gathered, job: &Job<'_>) -> Result<ImportPreview, Failure> {
    let known = match store {
        Some(store) => store.read(|read| Known::of(read, &gathered))?,
        None => Known::default(),
    };
    let total = gathered.files.len() as u64;
    let looked = in_parallel(
        &gathered.files,
        |file| look_at(file, store.zip(known.posting(file))),
        |done, file| job.step(done, Some(total), &file.path),
    );
    let mut looked = match looked {
        Err(Failure::Cancelled) => return Ok(ImportPreview { cancelled: true, ..ImportPreview::default() }),
        other => other?.into_iter().collect::<Result<Vec<_>, _>>()?,
    };
    note_repetitions(store, &mut looked)?;
    let repaired = looked.iter().filter(|looked| looked.repaired).count() as u64;
    let refused = gathered.refused.into_iter().map(|refused| PreviewedFile {
        problems: refused.problems,
        ..blank(refused.file, refused.path, Outcome::Refused)
    });
    let gone = gathered.absent.into_iter().map(|absent| PreviewedFile {
        posting: Some(absent.known.id),
        title: absent.known.title,
        ..blank(absent.file, absent.path, Outcome::Gone)
    });
    let mut files: Vec<PreviewedFile> = refused.chain(looked.into_iter().map(|it| it.file)).chain(gone).collect();
    files.sort_by_key(|file| place_of(file.outcome));
    Ok(ImportPreview {
        counts: Counts { repaired, ..Counts::of(files.iter().map(|file| file.outcome)) },
        reposts: files.iter().filter(|file| file.repost_of.is_some() || file.repeats.is_some()).count() as u64,
        passed_over: gathered.passed_over,
        files,
        cancelled: false,
    })
}

/// What asks for a look first, what needs none last.
const fn place_of(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Refused => 0,
        Outcome::Changed => 1,
        Outcome::Gone => 2,
        Outcome::Back => 3,
        Outcome::New => 4,
        Outcome::Unchanged => 5,
    }
}

fn blank(file: String, path: String, outcome: Outcome) -> PreviewedFile {
    PreviewedFile {
        file,
        title: path.clone(),
        path,
        outcome,
        posting: None,
        problems: Vec::new(),
        differences: Vec::new(),
        lines: Vec::new(),
        repost_of: None,
        repeats: None,
    }
}

/// Compares the new ones with all that are there and with one another.
fn note_repetitions(store: Option<&Store>, looked: &mut [Looked]) -> Result<(), Failure> {
    let new: Vec<NewText> = looked.iter().filter_map(|looked| looked.new.clone()).collect();
    if new.is_empty() {
        return Ok(());
    }
    let found = match store {
        Some(store) => store.read(|read| repeated(Some(read), &new))?,
        None => repeated(None, &new)?,
    };
    let names = looked.iter().filter(|looked| looked.new.is_some());
    let names: Vec<_> = names.map(|looked| (looked.file.file.clone(), looked.file.title.clone())).collect();
    for (looked, found) in looked.iter_mut().filter(|looked| looked.new.is_some()).zip(found) {
        match found {
            None => {}
            Some(Repeated::Posting(of)) => looked.file.repost_of = Some(of),
            Some(Repeated::New { place, percent }) => {
                let name = names.get(place).cloned();
                looked.file.repeats = name.map(|(file, title)| RepeatedFile { file, title, percent });
            }
        }
    }
    Ok(())
}

fn look_at(file: &Incoming, known: Option<(&Store, &KnownPosting)>) -> Result<Looked, Failure> {
    let looked = |outcome| Looked { file: blank(file.file(), file.path.clone(), outcome), repaired: false, new: None };
    let bytes = match bytes_of(file) {
        Ok(bytes) => bytes,
        Err(kind) => {
            let mut looked = looked(Outcome::Refused);
            looked.file.problems = vec![Problem::new(kind)];
            return Ok(looked);
        }
    };
    if let Some((_, known)) = known.filter(|(_, known)| known.has(&bytes)) {
        let mut looked = looked(if known.gone_since.is_some() { Outcome::Back } else { Outcome::Unchanged });
        (looked.file.posting, looked.file.title) = (Some(known.id), known.title.clone());
        return Ok(looked);
    }
    let mut looked = looked(if known.is_some() { Outcome::Changed } else { Outcome::New });
    let reading = intake::read_posting(&bytes, &file.path);
    looked.repaired = reading.repaired;
    looked.file.problems.clone_from(&reading.problems);
    let Some(posting) = reading.posting else {
        looked.file.outcome = Outcome::Refused;
        return Ok(looked);
    };
    looked.file.title.clone_from(&posting.title);
    match known {
        None => {
            let sketch = Sketch::of_folded(&fold(&posting.body));
            looked.new = Some(NewText { title: posting.title, date: posting.date, sketch });
        }
        Some((store, known)) => {
            let stored = store.read(|read| read.posting(known.id))?;
            let (earlier, before) = said_and_text(&stored);
            let later = Said { posting, problems: reading.problems };
            looked.file.posting = Some(known.id);
            looked.file.differences = differences(&earlier, &later)
                .into_iter()
                .map(|difference| PreviewedDifference { settled: is_settled(&stored, &difference), difference })
                .collect();
            looked.file.lines = line_changes(&before, &reading.text);
        }
    }
    Ok(looked)
}

fn is_settled(stored: &StoredPosting, difference: &Difference) -> bool {
    let field = difference.after.field();
    stored.settled.iter().any(|settled| settled.value.field() == field && settled.which == difference.which)
}

/// What a version says, and its whole text.
pub(super) fn said_and_text(stored: &StoredPosting) -> (Said, String) {
    if let Some(said) = &stored.said {
        return (said.clone(), intake::text_of(&stored.bytes, &stored.row.path).unwrap_or_default());
    }
    let reading = intake::read_posting(&stored.bytes, &stored.row.path);
    let posting = reading.posting.unwrap_or_else(|| Posting::titled(&stored.row.title));
    (Said { posting, problems: reading.problems }, reading.text)
}
