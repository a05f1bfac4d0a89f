//! A look before an import: what each file would change, value by value and line by line. Nothing is written.

use std::path::PathBuf;

use hiring::{CollectionId, Difference, Posting, PostingId, Problem, Said, Sketch, differences, fold};
use serde::{Deserialize, Serialize};
use store::{KnownPosting, RepostOf, Store, StoredPosting};
use ts_rs::TS;

use super::gather::{Gathered, Incoming, gather, gather_collection};
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
    /// Of a new file: the posting that it nearly repeats.
    pub repost_of: Option<RepostOf>,
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
    let gathered = desk.store()?.read(|read| gather(read, &chosen))?;
    look_over(desk, gathered, job)
}

pub(crate) fn preview_collection(desk: &Desk, id: CollectionId, job: &Job<'_>) -> Result<ImportPreview, Failure> {
    job.step(0, None, "")?;
    let store = desk.store()?;
    let collection = store.read(|read| read.collection_of(id))?;
    let gathered = look(&store, |read| gather_collection(read, &collection))?;
    look_over(desk, gathered, job)
}

/// What a file turned out to be; of a new one, what it is compared with the others by.
struct Looked {
    file: PreviewedFile,
    repaired: bool,
    sketch: Option<Sketch>,
}

fn look_over(desk: &Desk, gathered: Gathered, job: &Job<'_>) -> Result<ImportPreview, Failure> {
    let store = desk.store()?;
    let known = store.read(|read| Known::of(read, &gathered))?;
    let total = gathered.files.len() as u64;
    let looked = in_parallel(
        &gathered.files,
        |file| look_at(&store, file, known.posting(file)),
        |done, file| job.step(done, Some(total), &file.path),
    );
    let mut looked = match looked {
        Err(Failure::Cancelled) => return Ok(ImportPreview { cancelled: true, ..ImportPreview::default() }),
        other => other?.into_iter().collect::<Result<Vec<_>, _>>()?,
    };
    if looked.iter().any(|looked| looked.sketch.is_some()) {
        let reposts = store.read(|read| read.reposts())?;
        for looked in &mut looked {
            let sketch = looked.sketch.as_ref();
            looked.file.repost_of = sketch.and_then(|sketch| reposts.of(&looked.file.title, sketch));
        }
    }
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
        reposts: files.iter().filter(|file| file.repost_of.is_some()).count() as u64,
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
    }
}

fn look_at(store: &Store, file: &Incoming, known: Option<&KnownPosting>) -> Result<Looked, Failure> {
    let looked =
        |outcome| Looked { file: blank(file.file(), file.path.clone(), outcome), repaired: false, sketch: None };
    let bytes = match bytes_of(file) {
        Ok(bytes) => bytes,
        Err(kind) => {
            let mut looked = looked(Outcome::Refused);
            looked.file.problems = vec![Problem::new(kind)];
            return Ok(looked);
        }
    };
    if let Some(known) = known.filter(|known| known.has(&bytes)) {
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
        None => looked.sketch = Some(Sketch::of_folded(&fold(&posting.body))),
        Some(known) => {
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
    match &stored.said {
        Some(said) => (said.clone(), intake::text_of(&stored.bytes, &stored.row.path).unwrap_or_default()),
        None => {
            let reading = intake::read_posting(&stored.bytes, &stored.row.path);
            let posting = reading.posting.unwrap_or_else(|| Posting::titled(&stored.row.title));
            (Said { posting, problems: reading.problems }, reading.text)
        }
    }
}
