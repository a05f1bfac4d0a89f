//! Posting files into the store: read all, compare, then write in one go.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use hiring::{CollectionId, EntryId, PostingId, Problem, ProblemKind, Said, Sketch};
use serde::{Deserialize, Serialize};
use store::{KnownPosting, NewVersion, Op, Read, SeenFile, Store, Tx};
use ts_rs::TS;

use super::gather::{Bytes, Gathered, Incoming, gather, gather_collections, is_on_disk};
use super::stamp::Stamp;
use crate::job::Job;
use crate::parallel::{in_parallel, in_turn};
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

/// A file on its way in: its bytes, as long as nothing was read of them.
struct Met {
    stamp: Option<Stamp>,
    what: MetAs,
}

enum MetAs {
    Refused(ProblemKind),
    /// With the hash of its bytes.
    Unchanged(String),
    Unread(Vec<u8>),
}

/// What was made of it.
struct Fresh {
    seen: Option<SeenFile>,
    what: What,
}

enum What {
    Refused(Vec<Problem>),
    Unchanged,
    Worth(Box<Worth>),
}

/// Worth writing.
struct Worth {
    version: NewVersion,
    repaired: bool,
}

pub(crate) fn import(desk: &Desk, request: ImportPostings, job: &Job<'_>) -> Result<ImportReport, Failure> {
    let chosen: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    job.step(0, None, "")?;
    let gathered = desk.store()?.read(|read| gather(read, &chosen))?.only(request.only);
    let from = chosen.iter().map(|path| short_name(path)).collect::<Vec<_>>().join(", ");
    take_in(desk, gathered, job, |_, counts| Ok(imported(counts, from)))
}

pub(crate) fn refresh(
    desk: &Desk,
    ids: &[CollectionId],
    only: Option<Vec<String>>,
    job: &Job<'_>,
) -> Result<ImportReport, Failure> {
    job.step(0, None, "")?;
    let store = desk.store()?;
    let gathered = look(&store, |read| gather_collections(read, ids))?.only(only);
    let from = gathered.read.iter().map(|(folder, _)| short_name(Path::new(folder))).collect::<Vec<_>>().join(", ");
    take_in(desk, gathered, job, |_, counts| Ok(imported(counts, from)))
}

/// One view of the store, for work that may fail otherwise than the store does.
pub(super) fn look<T>(store: &Store, work: impl FnOnce(&Read<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
    store.read(|read| Ok(work(read)))?
}

fn imported(counts: Counts, from: String) -> Op {
    let Counts { new, changed, gone, back, .. } = counts;
    Op::PostingsImported { new, changed, gone, back, from }
}

/// A folder's or file's own name, without the path that only this computer knows.
fn short_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

pub(super) fn take_in(
    desk: &Desk,
    gathered: Gathered,
    job: &Job<'_>,
    op: impl FnOnce(&Tx<'_>, Counts) -> Result<Op, store::Error>,
) -> Result<ImportReport, Failure> {
    let store = desk.store()?;
    let known = store.read(|read| Known::of(read, &gathered))?;
    let total = gathered.files.len() as u64;
    let taken =
        in_parallel(&gathered.files, |file| meet(file, &known), |met, file| job.step(met / 2, Some(total), &file.path))
            .and_then(|met| {
                // All bytes are at hand: nobody waits for a disk while the store is being written to.
                let written = store.transact(|tx| {
                    let report = write_all(tx, &gathered, met, job)?;
                    let op = op(tx, report.counts)?;
                    Ok((report, op))
                })?;
                let entry = written.entry;
                Ok(ImportReport { entry, ..desk.tell(written) })
            });
    match taken {
        Err(Failure::Cancelled) => Ok(ImportReport { cancelled: true, ..ImportReport::default() }),
        other => other,
    }
}

/// What the store knows of the folders that files come from.
#[derive(Default)]
pub(super) struct Known {
    folders: HashMap<String, FolderKnown>,
}

struct FolderKnown {
    postings: HashMap<String, KnownPosting>,
    seen: HashMap<String, SeenFile>,
}

impl Known {
    pub fn of(read: &Read<'_>, gathered: &Gathered) -> Result<Self, store::Error> {
        let mut folders = HashMap::new();
        for (folder, _) in &gathered.read {
            let known = FolderKnown { postings: read.known_postings(folder)?, seen: read.seen_files(folder)? };
            folders.insert(folder.clone(), known);
        }
        Ok(Self { folders })
    }

    pub fn posting(&self, file: &Incoming) -> Option<&KnownPosting> {
        self.folders.get(&file.folder)?.postings.get(&file.path)
    }

    fn has_postings(&self, folder: &str) -> bool {
        self.folders.get(folder).is_some_and(|folder| !folder.postings.is_empty())
    }

    fn has_seen(&self, file: &Incoming, seen: &SeenFile) -> bool {
        self.folders.get(&file.folder).and_then(|folder| folder.seen.get(&file.path)) == Some(seen)
    }
}

pub(super) fn bytes_of(file: &Incoming) -> Result<Vec<u8>, ProblemKind> {
    match &file.bytes {
        Bytes::On(path) => intake::read_bytes(path),
        Bytes::Carried(bytes) => Ok(bytes.to_vec()),
    }
}

fn meet(file: &Incoming, known: &Known) -> Met {
    // Before the bytes: what is written in between shows in the time the next time.
    let stamp = match &file.bytes {
        Bytes::On(path) => Stamp::of(path),
        Bytes::Carried(_) => None,
    };
    let what = match bytes_of(file) {
        Err(kind) => return Met { stamp: None, what: MetAs::Refused(kind) },
        Ok(bytes) => match known.posting(file).filter(|known| known.has(&bytes)) {
            Some(known) => MetAs::Unchanged(known.hash().to_owned()),
            None => MetAs::Unread(bytes),
        },
    };
    Met { stamp, what }
}

fn read(file: &Incoming, Met { stamp, what }: Met) -> Result<Fresh, store::Error> {
    let seen = |hash: &str| stamp.map(|stamp| stamp.with(hash));
    let bytes = match what {
        MetAs::Refused(kind) => return Ok(Fresh { seen: None, what: What::Refused(vec![Problem::new(kind)]) }),
        MetAs::Unchanged(hash) => return Ok(Fresh { seen: seen(&hash), what: What::Unchanged }),
        MetAs::Unread(bytes) => bytes,
    };
    let reading = intake::read_posting(&bytes, &file.path);
    let Some(posting) = reading.posting else {
        return Ok(Fresh { seen: seen(&store::hash_of(&bytes)), what: What::Refused(reading.problems) });
    };
    let version = NewVersion::new(Said { posting, problems: reading.problems }, bytes)?;
    let seen = seen(version.hash());
    Ok(Fresh { seen, what: What::Worth(Box::new(Worth { version, repaired: reading.repaired })) })
}

/// All of it, in the one transaction: each as soon as it is read, while the next are. Looked up anew: since the files were met, somebody
/// may have undone or imported something.
fn write_all(tx: &Tx<'_>, gathered: &Gathered, met: Vec<Met>, job: &Job<'_>) -> Result<ImportReport, store::Error> {
    let there = Known::of(tx, gathered)?;
    let mut collections: HashMap<&str, CollectionId> = HashMap::new();
    // A folder in which nothing was found does not become a collection.
    let has_any = |folder: &str| gathered.files.iter().any(|file| file.folder == folder) || there.has_postings(folder);
    for (folder, whole) in gathered.read.iter().filter(|(folder, _)| is_on_disk(folder) && has_any(folder)) {
        let id = tx.collection(folder)?;
        tx.note_reading(id, *whole)?;
        collections.insert(folder, id);
    }
    let mut files = gathered.refused.clone();
    let mut met_paths = HashSet::new();
    let mut seen_files = Vec::new();
    let mut new = Vec::new();
    let mut repaired = 0;
    let total = gathered.files.len() as u64;
    let mut done = 0;
    in_turn(
        gathered.files.iter().zip(met).collect(),
        |(file, met): (&Incoming, Met)| (file, read(file, met)),
        |(file, fresh)| {
            done += 1;
            job.step(total.midpoint(done), Some(total), &file.path).map_err(|_| store::Error::Cancelled)?;
            let Fresh { seen, what } = fresh?;
            let collection = match collections.get(file.folder.as_str()) {
                Some(id) => *id,
                None => tx.collection(&file.folder)?,
            };
            if let Some(seen) = seen.filter(|seen| !there.has_seen(file, seen)) {
                seen_files.push((collection, file.path.as_str(), seen));
            }
            if let What::Worth(worth) = &what {
                repaired += u64::from(worth.repaired);
            }
            // Names that are no text may come out the same: the second file is then about the posting that the first has just made.
            let known = if met_paths.insert((&file.folder, &file.path)) {
                there.posting(file).cloned()
            } else {
                tx.known_posting(&file.folder, &file.path)?
            };
            let written = write_one(tx, collection, file, what, known)?;
            if let (Outcome::New, Some(id), Some(sketch)) = (written.file.outcome, written.file.posting, written.sketch)
            {
                new.push((id, sketch));
            }
            files.push(written.file);
            Ok::<(), store::Error>(())
        },
    )?;
    tx.note_seen(&seen_files)?;
    tx.note_reposts(&new)?;
    for absent in &gathered.absent {
        tx.mark_gone(absent.known.id, true)?;
        files.push(ImportedFile {
            file: absent.file.clone(),
            path: absent.path.clone(),
            outcome: Outcome::Gone,
            posting: Some(absent.known.id),
            title: absent.known.title.clone(),
            problems: Vec::new(),
        });
    }
    let counts = Counts { repaired, ..Counts::of(files.iter().map(|file| file.outcome)) };
    Ok(ImportReport { files, counts, passed_over: gathered.passed_over.clone(), entry: None, cancelled: false })
}

struct WrittenFile {
    file: ImportedFile,
    sketch: Option<Sketch>,
}

fn write_one(
    tx: &Tx<'_>,
    collection: CollectionId,
    file: &Incoming,
    what: What,
    known: Option<KnownPosting>,
) -> Result<WrittenFile, store::Error> {
    let row = |outcome, known: Option<&KnownPosting>, title: &str, problems| ImportedFile {
        file: file.file(),
        path: file.path.clone(),
        outcome,
        posting: known.map(|known| known.id),
        title: title.to_owned(),
        problems,
    };
    let was_gone = known.as_ref().filter(|known| known.gone_since.is_some());
    if let Some(known) = was_gone {
        tx.mark_gone(known.id, false)?;
    }
    let (worth, known) = match (what, known) {
        (What::Refused(problems), known) => {
            return Ok(WrittenFile { file: row(Outcome::Refused, known.as_ref(), &file.path, problems), sketch: None });
        }
        (What::Unchanged, Some(known)) => {
            let outcome = if known.gone_since.is_some() { Outcome::Back } else { Outcome::Unchanged };
            return Ok(WrittenFile { file: row(outcome, Some(&known), &known.title, Vec::new()), sketch: None });
        }
        // It was taken out meanwhile: the next import finds it new.
        (What::Unchanged, None) => {
            return Ok(WrittenFile { file: row(Outcome::Unchanged, None, &file.path, Vec::new()), sketch: None });
        }
        (What::Worth(worth), known) => (worth, known),
    };
    let said = worth.version.said();
    let problems = said.problems.clone();
    if let Some(known) = known {
        tx.add_version(&known, &worth.version)?;
        let file = row(Outcome::Changed, Some(&known), &said.posting.title, problems);
        return Ok(WrittenFile { file, sketch: None });
    }
    let id = tx.add_posting(collection, &file.path, &worth.version)?;
    let written = ImportedFile { posting: Some(id), ..row(Outcome::New, None, &said.posting.title, problems) };
    Ok(WrittenFile { file: written, sketch: Some(worth.version.sketch().clone()) })
}

impl Counts {
    pub(super) fn of(outcomes: impl Iterator<Item = Outcome>) -> Self {
        let mut counts = Self::default();
        for outcome in outcomes {
            *match outcome {
                Outcome::New => &mut counts.new,
                Outcome::Changed => &mut counts.changed,
                Outcome::Unchanged => &mut counts.unchanged,
                Outcome::Gone => &mut counts.gone,
                Outcome::Back => &mut counts.back,
                Outcome::Refused => &mut counts.refused,
            } += 1;
        }
        counts
    }
}
