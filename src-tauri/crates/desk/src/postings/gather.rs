//! What was chosen, as files on their way in: each with the collection it belongs to.
//!
//! A posting is its collection and its path there. A file below a folder that is a collection already belongs to that one, however it
//! was chosen: alone, with a folder below, or with one above. Of several, to the nearest.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use hiring::{CollectionId, Problem, ProblemKind};
use intake::{Search, Unreadable};
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
    let looked = Looked { folders: search.folders.clone(), blocked: paths_of(&search.unreadable) };
    let mut gathered = gathered(search, &known);
    for collection in known.iter().filter(|collection| looked.touches(collection)) {
        add_not_found(read, collection, |file| looked.saw(file), &mut gathered)?;
    }
    Ok(gathered)
}

/// The same where there is no store yet: nothing is known.
pub fn gather_into_nothing(chosen: &[PathBuf]) -> Gathered {
    gathered(intake::find_postings(chosen), &[])
}

/// What is known of these collections: of each its folder with all that is in it, or those single files of it that were imported once.
pub fn gather_collections(read: &Read<'_>, ids: &[CollectionId]) -> Result<Gathered, Failure> {
    let mut wanted = read.collections()?;
    if ids.is_empty() {
        wanted.retain(|collection| is_on_disk(&collection.folder) && collection.postings > 0);
    } else {
        wanted = ids.iter().map(|id| read.collection_of(*id)).collect::<Result<_, _>>()?;
    }
    // A stick that was pulled out takes no posting with it.
    let missing =
        |collection: &StoredCollection| !is_on_disk(&collection.folder) || !Path::new(&collection.folder).is_dir();
    if let Some(missing) =
        wanted.iter().find(|collection| missing(collection) && (!ids.is_empty() || wanted.len() == 1))
    {
        return Err(Failure::FolderMissing { path: missing.folder.clone() });
    }
    let (missing, there): (Vec<_>, Vec<_>) = wanted.into_iter().partition(missing);
    let whole = there.iter().filter(|collection| collection.whole).map(|collection| PathBuf::from(&collection.folder));
    let whole: Vec<PathBuf> = whole.collect();
    let mut gathered = gather(read, &whole)?;
    let lies_in_one =
        |collection: &&StoredCollection| whole.iter().any(|whole| Path::new(&collection.folder).starts_with(whole));
    for collection in there.iter().filter(|collection| !lies_in_one(collection)) {
        gathered.read.push((collection.folder.clone(), false));
        add_not_found(read, collection, |_| true, &mut gathered)?;
    }
    gathered.refused.extend(missing.into_iter().map(|StoredCollection { folder, .. }| {
        let reason = std::fs::metadata(&folder).err().map(|error| error.to_string()).unwrap_or_default();
        refused(folder.clone(), folder, vec![Problem::new(ProblemKind::Unreadable { reason })])
    }));
    Ok(gathered)
}

/// The postings of a collection that were not among the files found: one that was once chosen by itself is read all the same; of the
/// others the file is gone.
fn add_not_found(
    read: &Read<'_>,
    collection: &StoredCollection,
    looked_at: impl Fn(&Path) -> bool,
    gathered: &mut Gathered,
) -> Result<(), store::Error> {
    let folder = Path::new(&collection.folder);
    let found = gathered.files.iter().filter(|file| file.folder == collection.folder);
    let found: HashSet<String> = found.map(|file| file.path.clone()).collect();
    for (path, known) in in_order(read.known_postings(&collection.folder)?) {
        let named = folder.join(&path);
        if found.contains(&path) || !looked_at(&named) {
            continue;
        }
        match intake::file_below(folder, &path) {
            Some(file) => {
                if gathered.read.iter().all(|(read, _)| *read != collection.folder) {
                    gathered.read.push((collection.folder.clone(), false));
                }
                gathered.files.push(Incoming { folder: collection.folder.clone(), path, bytes: Bytes::On(file) });
            }
            None if known.gone_since.is_none() => {
                gathered.absent.push(Absent { file: named.display().to_string(), path, known });
            }
            None => {}
        }
    }
    Ok(())
}

/// Where was looked. What lies where nobody could look is not gone.
struct Looked {
    folders: Vec<PathBuf>,
    blocked: Vec<PathBuf>,
}

impl Looked {
    fn touches(&self, collection: &StoredCollection) -> bool {
        let folder = Path::new(&collection.folder);
        is_on_disk(&collection.folder)
            && self.folders.iter().any(|looked| looked.starts_with(folder) || folder.starts_with(looked))
    }

    fn saw(&self, file: &Path) -> bool {
        self.folders.iter().any(|folder| file.starts_with(folder))
            && !self.blocked.iter().any(|blocked| file.starts_with(blocked))
    }
}

fn paths_of(unreadable: &[Unreadable]) -> Vec<PathBuf> {
    unreadable.iter().map(|unreadable| unreadable.path.clone()).collect()
}

fn in_order(known: std::collections::HashMap<String, KnownPosting>) -> Vec<(String, KnownPosting)> {
    let mut known: Vec<_> = known.into_iter().collect();
    known.sort_by(|one, other| one.0.cmp(&other.0));
    known
}

fn gathered(search: Search, known: &[StoredCollection]) -> Gathered {
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
        refused(path.clone(), path, vec![Problem::new(unreadable.why)])
    });
    let folders: HashSet<&String> = files.iter().map(|file| &file.folder).chain(&whole).collect();
    let mut read: Vec<(String, bool)> =
        folders.into_iter().map(|folder| (folder.clone(), whole.contains(folder))).collect();
    read.sort();
    Gathered {
        refused: refused.collect(),
        passed_over: search.passed_over.into_iter().map(|(ending, files)| PassedOver { ending, files }).collect(),
        absent: Vec::new(),
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
