//! `vivier postings folders` and `refresh`.

use std::path::PathBuf;

use desk::{CollectionKind, CollectionList, CollectionRow, Desk, Failure, ImportPreview, ImportReport, OnDisk};
use serde_json::json;

use super::{answer, show_report};
use crate::Done;
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::show::{Show, local};
use crate::table::{column, table};

pub fn list(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("collections.list", place)?;
    let list: CollectionList = answer(desk.call("collections.list", json!({}), None)?)?;
    show.result(&list, |list| {
        let heads = show.words.folder_heads();
        let columns = [column(heads[0]).gives(), column(heads[1]).right(), column(heads[2]), column(heads[3]).gives()];
        let rows: Vec<_> = list
            .collections
            .iter()
            .map(|row| {
                vec![
                    row.folder.clone(),
                    row.postings.to_string(),
                    row.read_at.map(local).unwrap_or_default(),
                    row.on_disk.map(|found| show.words.on_disk(&found)).unwrap_or_default(),
                ]
            })
            .collect();
        table(&columns, &rows)
    });
    Ok(Done::Well)
}

/// Folder by folder; one that is not there is said, and the others are looked at.
pub fn refresh(folders: &[PathBuf], dry_run: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let command = if dry_run { "collections.preview" } else { "collections.refresh" };
    let desk = open_for(command, place)?;
    stop_on_interrupt(&desk);
    let mut done = Done::Well;
    for collection in chosen(&desk, folders)? {
        if collection.on_disk.is_none_or(|OnDisk { missing, .. }| missing) {
            show.failure(&Failure::FolderMissing { path: collection.folder });
            done = Done::WithProblems;
            continue;
        }
        eprintln!("{}", collection.folder);
        let found = desk.call(command, json!({ "ids": [collection.id] }), Some(JOB))?;
        let went = if dry_run {
            crate::preview::show_preview(&answer::<ImportPreview>(found)?, show)?
        } else {
            let report: ImportReport = answer(found)?;
            if report.cancelled {
                return Err(Failure::Cancelled);
            }
            if show_report(&report, show) { Done::WithProblems } else { Done::Well }
        };
        if went == Done::WithProblems {
            done = went;
        }
    }
    Ok(done)
}

/// Those given, or all that have a folder.
fn chosen(desk: &Desk, folders: &[PathBuf]) -> Result<Vec<CollectionRow>, Failure> {
    let mut all: CollectionList = answer(desk.call("collections.list", json!({}), None)?)?;
    if folders.is_empty() {
        all.collections.retain(|row| matches!(row.kind, CollectionKind::Folder | CollectionKind::Files));
        return Ok(all.collections);
    }
    let mut chosen = Vec::new();
    for folder in folders {
        let path = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.clone()).display().to_string();
        let found = all.collections.iter().find(|row| row.folder == path);
        chosen.push(found.ok_or(Failure::FolderMissing { path })?.clone());
    }
    Ok(chosen)
}
