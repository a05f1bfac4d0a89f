//! The folders that postings came from, and whether their files have changed since.

use hiring::{CollectionId, Moment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::job::Job;
use crate::postings::{ImportPreview, ImportReport};
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewCollection {
    pub id: CollectionId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefreshCollection {
    pub id: CollectionId,
    /// Only these files, as the preview names them; null for all.
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

pub(crate) fn list(_desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<CollectionList, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}

pub(crate) fn preview(_desk: &Desk, _request: PreviewCollection, _: &Job<'_>) -> Result<ImportPreview, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}

pub(crate) fn refresh(_desk: &Desk, _request: RefreshCollection, _: &Job<'_>) -> Result<ImportReport, Failure> {
    Err(Failure::Internal { detail: "soon".to_owned() })
}
