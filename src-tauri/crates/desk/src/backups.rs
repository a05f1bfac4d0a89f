//! Copies of the store: made by themselves once a day, kept for a while, looked into and put back.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use store::{Access, BackupPlan, LookedInto, Op};
use ts_rs::TS;

use crate::job::Job;
use crate::people::{Done, done};
use crate::the_store::{Nothing, StoreInfo, within};
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backups {
    pub plan: BackupPlan,
    /// Where they are.
    pub folder: String,
    /// The latest first.
    pub copies: Vec<BackupCopy>,
    /// Beside the store, from before something took its place or brought it forward. They stay until somebody removes them.
    pub set_aside: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupCopy {
    pub path: String,
    pub day: NaiveDate,
    #[ts(type = "number")]
    pub size: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackedUpToday {
    /// None when there was one of today.
    pub made: Option<BackupCopy>,
    /// How many were older than the plan keeps.
    #[ts(type = "number")]
    pub removed: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LookIntoBackup {
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RestoreStore {
    pub from: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoreRestored {
    /// Where the store that was there is now.
    pub replaced: Option<String>,
    pub info: StoreInfo,
}

pub(crate) fn look(_: &Desk, request: LookIntoBackup, _: &Job<'_>) -> Result<LookedInto, Failure> {
    Ok(store::look_into(Path::new(&request.path))?)
}

pub(crate) fn restore(desk: &Desk, request: RestoreStore, _: &Job<'_>) -> Result<StoreRestored, Failure> {
    desk.restore(Path::new(&request.from))
}

pub(crate) fn list(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<Backups, Failure> {
    let place = Place::of(desk)?;
    let mut copies = place.copies()?;
    copies.reverse();
    Ok(Backups { folder: place.folder.display().to_string(), copies, set_aside: place.set_aside()?, plan: place.plan })
}

pub(crate) fn save_plan(desk: &Desk, plan: BackupPlan, _: &Job<'_>) -> Result<Done, Failure> {
    within("store.save_backup_plan", "daily", plan.daily, &(1..=365))?;
    within("store.save_backup_plan", "weekly", plan.weekly, &(0..=520))?;
    let folder = plan.folder.trim();
    let usable = folder.is_empty() || (Path::new(folder).is_absolute() && Path::new(folder).is_dir());
    if !usable {
        return Err(Failure::FolderMissing { path: plan.folder });
    }
    done(desk, |tx| {
        tx.save_backup_plan(&plan)?;
        Ok((1, Op::BackupPlanSaved))
    })
}

/// Once a day: a copy, whole and checked, and then those go that are older than the plan keeps.
pub(crate) fn back_up_today(desk: &Desk, _: Nothing, job: &Job<'_>) -> Result<BackedUpToday, Failure> {
    let place = Place::of(desk)?;
    let today = chrono::DateTime::from_timestamp_millis(desk.now().millis()).unwrap_or_default().date_naive();
    let path = place.folder.join(place.name_of(today));
    if fs::exists(&path).unwrap_or(false) {
        return Ok(BackedUpToday { made: None, removed: 0 });
    }
    fs::create_dir_all(&place.folder).map_err(|error| place.failed(&error))?;
    let shown = path.display().to_string();
    let made = desk.store()?.back_up(&path, &mut |done, all| job.step(done, Some(all), &shown).is_ok())?;
    let days: Vec<NaiveDate> = place.copies()?.iter().map(|copy| copy.day).collect();
    let mut removed = 0;
    for day in too_old(&days, &place.plan).into_iter().filter(|day| *day != today) {
        fs::remove_file(place.folder.join(place.name_of(day))).map_err(|error| place.failed(&error))?;
        removed += 1;
    }
    Ok(BackedUpToday { made: Some(BackupCopy { path: shown, day: today, size: made.size }), removed })
}

/// Where this store's copies are, and what they are called.
struct Place {
    plan: BackupPlan,
    folder: PathBuf,
    store: PathBuf,
    /// The name up to the day: no other store's copies are taken for this one's.
    begins: String,
}

impl Place {
    fn of(desk: &Desk) -> Result<Self, Failure> {
        let store = desk.store()?;
        let plan = store.read(|read| read.backup_plan())?;
        let stem = store.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let created_at = store.info()?.created_at.millis();
        let mark: String = blake3::hash(created_at.to_string().as_bytes()).to_hex().chars().take(6).collect();
        let folder = match plan.folder.as_str() {
            "" => store.path().with_file_name(format!("{stem}-backups")),
            chosen => PathBuf::from(chosen),
        };
        Ok(Self { plan, folder, store: store.path().to_owned(), begins: format!("{stem}-{mark}-") })
    }

    fn name_of(&self, day: NaiveDate) -> String {
        format!("{}{day}.vivier", self.begins)
    }

    fn failed(&self, error: &std::io::Error) -> Failure {
        Failure::FileFailed { path: self.folder.display().to_string(), detail: error.to_string() }
    }

    /// The earliest first.
    fn copies(&self) -> Result<Vec<BackupCopy>, Failure> {
        let mut copies = Vec::new();
        for (path, name) in files_in(&self.folder).map_err(|error| self.failed(&error))? {
            let day = name.strip_prefix(&self.begins).and_then(|rest| rest.strip_suffix(".vivier"));
            let Some(day) = day.and_then(|day| day.parse().ok()) else { continue };
            let size = fs::metadata(&path).map(|about| about.len()).unwrap_or_default();
            copies.push(BackupCopy { path: path.display().to_string(), day, size });
        }
        copies.sort_by_key(|copy| copy.day);
        Ok(copies)
    }

    fn set_aside(&self) -> Result<Vec<String>, Failure> {
        let stem = self.store.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let begins = [format!("{stem}.before-schema-"), format!("{stem}.replaced-"), format!("{stem}.damaged-")];
        let folder = self.store.parent().unwrap_or(Path::new("."));
        let files = files_in(folder).map_err(|error| self.failed(&error))?;
        let aside = files.into_iter().filter(|(_, name)| begins.iter().any(|begins| name.starts_with(begins.as_str())));
        let mut aside: Vec<String> = aside.map(|(path, _)| path.display().to_string()).collect();
        aside.sort();
        Ok(aside)
    }
}

fn files_in(folder: &Path) -> std::io::Result<Vec<(PathBuf, String)>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    entries.map(|entry| entry.map(|it| (it.path(), it.file_name().to_string_lossy().into_owned()))).collect()
}

/// Of the days that there are copies of, those that go: neither among the latest days nor the latest of one of the weeks before.
fn too_old(days: &[NaiveDate], plan: &BackupPlan) -> Vec<NaiveDate> {
    let mut latest_first = days.to_vec();
    latest_first.sort_unstable();
    latest_first.reverse();
    let older = latest_first.split_off(latest_first.len().min(plan.daily as usize));
    let mut weeks = Vec::new();
    let mut gone = Vec::new();
    for day in older {
        let week = (day.iso_week().year(), day.iso_week().week());
        if weeks.contains(&week) || weeks.len() >= plan.weekly as usize {
            gone.push(day);
        } else {
            weeks.push(week);
        }
    }
    gone
}

impl Desk {
    /// Puts a copy in the place of the store, also of one that cannot be opened any more. What was open stays so when it cannot be done.
    pub fn restore(&self, from: &Path) -> Result<StoreRestored, Failure> {
        let (path, was_open) = self.close_to_replace();
        let restored = store::restore(&path, from, &*self.clock());
        if restored.is_err() && was_open {
            self.open(Some(&path), Access::Write)?;
        }
        let replaced = restored?.replaced.map(|replaced| replaced.display().to_string());
        Ok(StoreRestored { replaced, info: self.open(Some(&path), Access::Write)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_days_stay_and_one_of_each_of_the_weeks_before() {
        let first: NaiveDate = "2026-09-01".parse().unwrap();
        let days: Vec<NaiveDate> = first.iter_days().take(60).collect();
        let plan = BackupPlan { folder: String::new(), daily: 7, weekly: 4 };
        let gone = too_old(&days, &plan);
        let kept: Vec<String> = days.iter().filter(|day| !gone.contains(day)).map(ToString::to_string).collect();
        let expected = [
            "2026-10-04",
            "2026-10-11",
            "2026-10-18",
            "2026-10-23",
            "2026-10-24",
            "2026-10-25",
            "2026-10-26",
            "2026-10-27",
            "2026-10-28",
            "2026-10-29",
            "2026-10-30",
        ];
        assert_eq!(kept, expected);
        assert!(too_old(&days[..5], &plan).is_empty());
    }
}
