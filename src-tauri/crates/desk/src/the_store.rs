//! The store as a thing: opening it, looking at it, checking it, copying it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use store::{Access, CheckReport, Info, Store};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

/// For commands that need no more than their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenStore {
    /// None for the desk's own, which is made if it is not there.
    pub path: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoreInfo {
    #[serde(flatten)]
    pub info: Info,
    /// Of this program.
    pub version: String,
}

impl StoreInfo {
    pub(crate) fn of(store: &Store) -> Result<Self, Failure> {
        Ok(Self { info: store.info()?, version: env!("CARGO_PKG_VERSION").to_owned() })
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackUp {
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackedUp {
    pub path: String,
    #[ts(type = "number")]
    pub size: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CancelJob {
    pub job: String,
}

/// A number that a setting may have.
pub(crate) fn within(
    command: &str,
    name: &str,
    value: u32,
    allowed: &std::ops::RangeInclusive<u32>,
) -> Result<(), Failure> {
    if allowed.contains(&value) {
        return Ok(());
    }
    let detail = format!("{name}: {value}, not within {} to {}", allowed.start(), allowed.end());
    Err(Failure::BadRequest { command: command.to_owned(), detail })
}

pub(crate) fn open(desk: &Desk, request: OpenStore, _: &Job<'_>) -> Result<StoreInfo, Failure> {
    match request.path {
        // A file that somebody chose is never made.
        Some(path) => open_or_look(desk, Some(Path::new(&path)), Access::Write),
        None => open_or_look(desk, None, Access::CreateAndWrite),
    }
}

/// A store that nobody can write to is looked at, and says so ([`Info::read_only`]).
fn open_or_look(desk: &Desk, path: Option<&Path>, access: Access) -> Result<StoreInfo, Failure> {
    match desk.open(path, access) {
        Err(refused @ Failure::StoreReadOnly { .. }) => match desk.open(path, Access::Read) {
            // None is there to be looked at, and none can be made.
            Err(Failure::StoreMissing { .. }) => Err(refused),
            other => other,
        },
        other => other,
    }
}

pub(crate) fn info(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<StoreInfo, Failure> {
    StoreInfo::of(&*desk.store()?)
}

pub(crate) fn check(desk: &Desk, _: Nothing, job: &Job<'_>) -> Result<CheckReport, Failure> {
    let store = desk.store()?;
    job.step(0, None, &store.path().display().to_string())?;
    Ok(store.check(job.stopped())?)
}

pub(crate) fn back_up(desk: &Desk, request: BackUp, job: &Job<'_>) -> Result<BackedUp, Failure> {
    let to = PathBuf::from(&request.to);
    let backed_up = desk.store()?.back_up(&to, &mut |done, all| job.step(done, Some(all), &request.to).is_ok())?;
    Ok(BackedUp { path: backed_up.path.display().to_string(), size: backed_up.size })
}

#[expect(clippy::unnecessary_wraps, reason = "every command of the table may fail")]
pub(crate) fn cancel_job(desk: &Desk, request: CancelJob, _: &Job<'_>) -> Result<Nothing, Failure> {
    desk.stop(&request.job);
    Ok(Nothing {})
}
