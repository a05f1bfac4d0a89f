//! What was chosen, as files on their way in: each with the collection it belongs to.
//!
//! A posting is its collection and its path there. A file below a folder that is a collection already belongs to that one, however it
//! was chosen: alone, with a folder below, or with one above. Of several, to the nearest.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use hiring::{Problem, ProblemKind};
use intake::Search;
use store::{KnownPosting, Read, StoredCollection};

use super::{ImportedFile, Outcome, PassedOver};
use crate::Failure;

/// A file on its way in.
#[derive(Debug)]
pub struct Incoming {
    pub folder: String,
    pub path: String,
    pub bytes: Bytes,
}

#[derive(Debug)]
pub enum Bytes {
    On(PathBuf),
    /// Inside the program.
    Carried(Cow<'static, [u8]>),
}

impl Incoming {
    /// Its whole name.
    pub fn file(&self) -> String {
        whole_name(&self.folder, &self.path)
    }
}

pub fn whole_name(folder: &str, path: &str) -> String {
    if is_on_disk(folder) { Path::new(folder).join(path).display().to_string() } else { format!("{folder}/{path}") }
}

/// Collections without a folder have names that no folder has.
pub fn is_on_disk(folder: &str) -> bool {
    !folder.starts_with("vivier:")
}

/// A posting whose file is no longer there.
#[derive(Debug)]
pub struct Absent {
    pub file: String,
    pub path: String,
    pub known: KnownPosting,
}

#[derive(Debug, Default)]
pub struct Gathered {
    pub files: Vec<Incoming>,
    pub refused: Vec<ImportedFile>,
    pub passed_over: Vec<PassedOver>,
    pub absent: Vec<Absent>,
    /// The collections that were looked through, and whether with all that is in their folder.
    pub read: Vec<(String, bool)>,
}

impl Gathered {
    pub fn only(mut self, only: Option<Vec<String>>) -> Self {
        let Some(only) = only else { return self };
        let only: HashSet<String> = only.into_iter().collect();
        self.files.retain(|file| only.contains(&file.file()));
        self.absent.retain(|absent| only.contains(&absent.file));
        self.refused.retain(|refused| only.contains(&refused.file));
        self
    }
}

/// Files, and folders with all that is below them.
pub fn gather(read: &Read<'_>, chosen: &[PathBuf]) -> Result<Gathered, store::Error> {
    let search = intake::find_postings(chosen);
    let known = read.collections()?;
    let absent = absent(read, &known, &search)?;
    Ok(gathered(search, &known, absent))
}

/// What is known of a collection: its folder with all that is in it, or those single files of it that were imported once.
pub fn gather_collection(read: &Read<'_>, collection: &StoredCollection) -> Result<Gathered, Failure> {
    let folder = PathBuf::from(&collection.folder);
    // A stick that was pulled out takes no posting with it.
    if !is_on_disk(&collection.folder) || !folder.is_dir() {
        return Err(Failure::FolderMissing { path: collection.folder.clone() });
    }
    if collection.whole {
        return Ok(gather(read, &[folder])?);
    }
    let mut gathered = Gathered { read: vec![(collection.folder.clone(), false)], ..Gathered::default() };
    for (path, known) in in_order(read.known_postings(&collection.folder)?) {
        let file = folder.join(&path);
        if file.is_file() {
            gathered.files.push(Incoming { folder: collection.folder.clone(), path, bytes: Bytes::On(file) });
        } else if known.gone_since.is_none() {
            gathered.absent.push(Absent { file: file.display().to_string(), path, known });
        }
    }
    Ok(gathered)
}

fn in_order(known: std::collections::HashMap<String, KnownPosting>) -> Vec<(String, KnownPosting)> {
    let mut known: Vec<_> = known.into_iter().collect();
    known.sort_by(|one, other| one.0.cmp(&other.0));
    known
}

fn gathered(search: Search, known: &[StoredCollection], absent: Vec<Absent>) -> Gathered {
    // A part of a collection is looked through as that part, and is no collection of its own.
    let part = |folder: &&PathBuf| home_of(known, folder).is_some_and(|(_, path)| !path.is_empty());
    let whole = search.folders.iter().filter(|folder| !part(folder));
    let whole: HashSet<String> = whole.map(|folder| folder.display().to_string()).collect();
    let files: Vec<Incoming> = search
        .found
        .into_iter()
        .map(|found| match home_of(known, &found.file) {
            Some((collection, path)) => {
                Incoming { folder: collection.folder.clone(), path, bytes: Bytes::On(found.file) }
            }
            None => {
                Incoming { folder: found.folder.display().to_string(), path: found.path, bytes: Bytes::On(found.file) }
            }
        })
        .collect();
    let refused = search.unreadable.into_iter().map(|unreadable| {
        let path = unreadable.path.display().to_string();
        refused(path.clone(), path, vec![Problem::new(ProblemKind::Unreadable { reason: unreadable.reason })])
    });
    let folders: HashSet<&String> = files.iter().map(|file| &file.folder).chain(&whole).collect();
    let mut read: Vec<(String, bool)> =
        folders.into_iter().map(|folder| (folder.clone(), whole.contains(folder))).collect();
    read.sort();
    Gathered {
        refused: refused.collect(),
        passed_over: search.passed_over.into_iter().map(|(ending, files)| PassedOver { ending, files }).collect(),
        absent,
        read,
        files,
    }
}

pub fn refused(file: String, path: String, problems: Vec<Problem>) -> ImportedFile {
    ImportedFile { file, title: path.clone(), path, outcome: Outcome::Refused, posting: None, problems }
}

/// The nearest collection whose folder the file lies in, and its path there.
pub fn home_of<'a>(known: &'a [StoredCollection], file: &Path) -> Option<(&'a StoredCollection, String)> {
    let homes = known.iter().filter(|collection| is_on_disk(&collection.folder));
    let nearest = homes
        .filter(|collection| file.starts_with(&collection.folder))
        .max_by_key(|collection| Path::new(&collection.folder).components().count())?;
    let below = file.strip_prefix(&nearest.folder).ok()?;
    let path = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    Some((nearest, path))
}

/// The postings of the folders that were looked through of which no file was found. What lies where nobody could look is not gone.
fn absent(read: &Read<'_>, known: &[StoredCollection], search: &Search) -> Result<Vec<Absent>, store::Error> {
    let found: HashSet<&PathBuf> = search.found.iter().map(|found| &found.file).collect();
    let looked_at = |file: &Path| {
        search.folders.iter().any(|folder| file.starts_with(folder))
            && !search.unreadable.iter().any(|unreadable| file.starts_with(&unreadable.path))
    };
    let touched = |collection: &&StoredCollection| {
        let folder = Path::new(&collection.folder);
        is_on_disk(&collection.folder)
            && search.folders.iter().any(|looked| looked.starts_with(folder) || folder.starts_with(looked))
    };
    let mut absent = Vec::new();
    for collection in known.iter().filter(touched) {
        for (path, known) in in_order(read.known_postings(&collection.folder)?) {
            let file = Path::new(&collection.folder).join(&path);
            if known.gone_since.is_none() && !found.contains(&file) && looked_at(&file) {
                absent.push(Absent { file: file.display().to_string(), path, known });
            }
        }
    }
    Ok(absent)
}
