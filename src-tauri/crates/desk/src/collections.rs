//! The folders that postings came from, and whether their files have changed since.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use hiring::{CollectionId, Moment};
use serde::{Deserialize, Serialize};
use store::{KnownPosting, Read, StoredCollection};
use ts_rs::TS;

use crate::job::Job;
use crate::postings::{
    self, ImportPreview, ImportReport, Stamp, by_hand, home_of, is_on_disk, preview_collections, sample,
};
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CollectionList {
    pub collections: Vec<CollectionRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CollectionRow {
    pub id: CollectionId,
    pub kind: CollectionKind,
    pub folder: String,
    pub postings: u32,
    /// Of these, how many have no file any more.
    pub gone: u32,
    pub read_at: Option<Moment>,
    /// What a refresh would find; none where there is no folder to look into.
    pub on_disk: Option<OnDisk>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CollectionKind {
    /// Imported with all that is in it.
    Folder,
    /// Only single files of the folder were imported: only these are looked at again.
    Files,
    Sample,
    /// Written here.
    ByHand,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OnDisk {
    /// The folder itself is not there: then nothing is said of its files.
    pub missing: bool,
    pub new: u32,
    pub changed: u32,
    pub gone: u32,
    /// Gone before, and there again.
    pub back: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewCollections {
    /// Empty for all that have a folder.
    pub ids: Vec<CollectionId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefreshCollections {
    /// Empty for all that have a folder.
    pub ids: Vec<CollectionId>,
    /// Only these files, as the preview names them; null for all.
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

pub(crate) fn list(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<CollectionList, Failure> {
    let collections = desk.store()?.read(|read| {
        let known = read.collections()?;
        let shown = known.iter().filter(|collection| collection.postings > 0);
        shown.map(|collection| row(read, &known, collection)).collect()
    })?;
    Ok(CollectionList { collections })
}

fn row(
    read: &Read<'_>,
    known: &[StoredCollection],
    collection: &StoredCollection,
) -> Result<CollectionRow, store::Error> {
    let has_folder = is_on_disk(&collection.folder);
    Ok(CollectionRow {
        id: collection.id,
        kind: CollectionKind::of(&collection.folder, collection.whole),
        folder: collection.folder.clone(),
        postings: collection.postings,
        gone: collection.gone,
        read_at: collection.read_at,
        on_disk: has_folder.then(|| on_disk(read, known, collection)).transpose()?,
    })
}

impl CollectionKind {
    pub(crate) fn of(folder: &str, whole: bool) -> Self {
        match folder {
            by_hand::FOLDER => Self::ByHand,
            sample::FOLDER => Self::Sample,
            _ if whole => Self::Folder,
            _ => Self::Files,
        }
    }
}

/// A look at the files that belong to the collection: by size and time where these are as they were seen, else by the bytes.
fn on_disk(read: &Read<'_>, known: &[StoredCollection], collection: &StoredCollection) -> Result<OnDisk, store::Error> {
    let folder = Path::new(&collection.folder);
    if !folder.is_dir() {
        return Ok(OnDisk { missing: true, ..OnDisk::default() });
    }
    let mut postings = read.known_postings(&collection.folder)?;
    let seen = read.seen_files(&collection.folder)?;
    let mut files = single_files(folder, &postings);
    if collection.whole {
        files.extend(files_of(known, collection));
    }
    let mut on_disk = OnDisk::default();
    for (path, file) in files {
        let stamp = Stamp::of(&file);
        let seen = seen.get(&path).filter(|seen| stamp.is_some_and(|stamp| stamp.is(seen)));
        match (postings.remove(&path), seen) {
            // It was looked at before, and gave no posting or was taken out.
            (None, Some(_)) => {}
            (None, None) => on_disk.new += 1,
            (Some(posting), seen) => {
                let is_same = match seen {
                    Some(seen) => posting.has_hash(&seen.hash),
                    None => intake::read_bytes(&file).is_ok_and(|bytes| posting.has(&bytes)),
                };
                on_disk.changed += u32::from(!is_same);
                on_disk.back += u32::from(is_same && posting.gone_since.is_some());
            }
        }
    }
    let gone = postings.values().filter(|posting| posting.gone_since.is_none()).count();
    on_disk.gone = u32::try_from(gone).unwrap_or(u32::MAX);
    Ok(on_disk)
}

/// Those in its folder that do not belong to another.
fn files_of(known: &[StoredCollection], collection: &StoredCollection) -> HashMap<String, PathBuf> {
    let found = intake::find_postings(&[PathBuf::from(&collection.folder)]).found;
    let own = found.into_iter().filter_map(|found| {
        let (home, path) = home_of(known, &found.file)?;
        (home.id == collection.id).then_some((path, found.file))
    });
    own.collect()
}

fn single_files(folder: &Path, postings: &HashMap<String, KnownPosting>) -> HashMap<String, PathBuf> {
    postings.keys().filter_map(|path| Some((path.clone(), intake::file_below(folder, path)?))).collect()
}

pub(crate) fn preview(desk: &Desk, request: PreviewCollections, job: &Job<'_>) -> Result<ImportPreview, Failure> {
    preview_collections(desk, &request.ids, job)
}

pub(crate) fn refresh(desk: &Desk, request: RefreshCollections, job: &Job<'_>) -> Result<ImportReport, Failure> {
    postings::refresh(desk, &request.ids, request.only, job)
}
