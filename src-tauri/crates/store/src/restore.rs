//! Putting a copy in the place of the store: looked into first, and what was there is kept.

use std::fs;
use std::path::{Path, PathBuf};

use hiring::{Clock, Moment};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::{copy, sync_folder};
use crate::check::findings;
use crate::lock::Lock;
use crate::looking::Look;
use crate::open::{beside, connect, examine, real_path, refuse_what_is_not_ours};
use crate::{Access, Error};

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LookedInto {
    pub path: String,
    pub size: u64,
    pub schema: u32,
    pub created_at: Moment,
    /// The last thing that was done in it; none when nothing was.
    pub last_entry_at: Option<Moment>,
    pub postings: u64,
    pub candidates: u64,
    pub applications: u64,
    /// What is wrong with it, in SQLite's words.
    pub findings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the store that was there is now; none when there was none.
    pub replaced: Option<PathBuf>,
}

/// Looks into a copy without changing anything of it.
pub fn look_into(path: &Path) -> Result<LookedInto, Error> {
    let look = || {
        let connection = open_copy(path)?;
        let count = |table: &str| {
            // A table that an older schema had not holds nothing.
            let known = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
            let known: u64 = connection.query_row(known, [table], |row| row.get(0))?;
            if known == 0 {
                return Ok(0);
            }
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, u64>(0))
        };
        let created_at = connection.query_row("SELECT created_at FROM about_store", [], |row| row.get(0))?;
        let last: Option<i64> = connection.query_row("SELECT max(at) FROM journal", [], |row| row.get(0))?;
        Ok(LookedInto {
            path: path.display().to_string(),
            size: fs::metadata(path).map_err(|error| Error::from_io(&error, path))?.len(),
            schema: crate::migrate::schema_of(&connection)?,
            created_at: Moment::from_millis(created_at),
            last_entry_at: last.map(Moment::from_millis),
            postings: count("posting")?,
            candidates: count("candidate")?,
            applications: count("application")?,
            findings: findings(&connection)?,
        })
    };
    look().map_err(|error: Error| error.in_file(path))
}

fn open_copy(path: &Path) -> Result<Connection, Error> {
    if !fs::exists(path).map_err(|error| Error::from_io(&error, path))? {
        return Err(Error::Missing { path: path.to_owned() });
    }
    refuse_what_is_not_ours(path, Access::Read)?;
    let (_, connection) = Look::begin(path)?;
    examine(&connection, path, &crate::migrate::MIGRATIONS)?;
    Ok(connection)
}

/// Puts a copy of `from` in the place of the store, which nobody may have open. Opened, it is brought forward, and whoever was erased
/// since is erased again.
pub fn restore(store: &Path, from: &Path, clock: &dyn Clock) -> Result<Restored, Error> {
    let store = &real_path(store);
    if real_path(from) == *store {
        return Err(Error::Exists { path: store.clone() });
    }
    let source = open_copy(from).map_err(|error| error.in_file(from))?;
    let _lock = Lock::take(store)?;
    let folder = store.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: std::io::Error| Error::from_io(&error, store);
    // Whole, checked and on the disk under another name, before anything is touched.
    let ready = free_name(store, "restoring", "")?;
    copy(&source, &ready, &mut |_, _| true)?;
    let replaced = match keep_what_is_there(store, &replaced_name(store, clock.now())?) {
        Ok(replaced) => replaced,
        Err(error) => {
            let _ = fs::remove_file(&ready);
            return Err(error);
        }
    };
    fs::rename(&ready, store).map_err(failed)?;
    sync_folder(folder).map_err(failed)?;
    Ok(Restored { replaced })
}

fn replaced_name(store: &Path, now: Moment) -> Result<PathBuf, Error> {
    let day = chrono::DateTime::from_timestamp_millis(now.millis()).unwrap_or_default().date_naive();
    free_name(store, "replaced", &format!("-{day}"))
}

/// Beside the store, a name that nothing has yet.
pub fn free_name(store: &Path, what: &str, ending: &str) -> Result<PathBuf, Error> {
    let stem = store.file_stem().unwrap_or_default().to_string_lossy();
    let mut again = 1;
    loop {
        let number = if again == 1 { String::new() } else { format!("-{again}") };
        let name = store.with_file_name(format!("{stem}.{what}{ending}{number}.vivier"));
        if !fs::exists(&name).map_err(|error| Error::from_io(&error, &name))? {
            return Ok(name);
        }
        again += 1;
    }
}

/// Under another name, with its log if that cannot be folded in any more. The log must be gone before another file takes the name: it
/// would be taken for that one's.
fn keep_what_is_there(store: &Path, kept: &Path) -> Result<Option<PathBuf>, Error> {
    let failed = |error: std::io::Error| Error::from_io(&error, store);
    if !fs::exists(store).map_err(failed)? {
        return Ok(None);
    }
    fold_log_in(store);
    for ending in ["", "-wal"] {
        let (from, to) = (beside(store, ending), beside(kept, ending));
        if !fs::exists(&from).map_err(failed)? {
            continue;
        }
        if let Err(error) = fs::copy(&from, &to).and_then(|_| fs::File::open(&to)?.sync_all()) {
            // Half of it would look like all of it.
            let _ = fs::remove_file(beside(kept, ""));
            let _ = fs::remove_file(beside(kept, "-wal"));
            return Err(failed(error));
        }
    }
    for ending in ["-wal", "-shm"] {
        match fs::remove_file(beside(store, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
    }
    Ok(Some(kept.to_owned()))
}

/// A store that is whole is one file when its last connection closes; one that is damaged is kept as it is, with its log.
fn fold_log_in(store: &Path) {
    let Ok(connection) = connect(store, OpenFlags::SQLITE_OPEN_READ_WRITE) else { return };
    let _: Result<i64, _> = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Store;
    use crate::testing::{Ticking, import, posting, trial};

    #[test]
    fn a_copy_is_looked_into_and_put_in_place_and_what_was_there_is_kept() {
        let trial = trial();
        import(&trial.store, &[posting("Juriste")]);
        let copy = trial.path.with_file_name("copie.vivier");
        trial.store.back_up(&copy, &mut |_, _| true).unwrap();
        import(&trial.store, &[posting("Designer")]);
        let looked = look_into(&copy).unwrap();
        assert_eq!((looked.postings, looked.findings.len()), (1, 0));
        assert!(looked.last_entry_at.is_some());

        let clock = Ticking::default();
        assert!(matches!(restore(&trial.path, &copy, &clock), Err(Error::Locked { .. })), "it is open");
        let path = trial.path.clone();
        let folder = trial.close();
        let restored = restore(&path, &copy, &clock).unwrap();
        assert_eq!(look_into(&path).unwrap().postings, 1);
        let replaced = restored.replaced.unwrap();
        assert_eq!(replaced.file_name().unwrap(), "my.replaced-1970-01-01.vivier");
        assert_eq!(look_into(&replaced).unwrap().postings, 2);
        drop(folder);
    }

    #[test]
    fn what_is_no_whole_copy_takes_nobodys_place() {
        let trial = trial();
        import(&trial.store, &[posting("Juriste")]);
        let copy = trial.path.with_file_name("copie.vivier");
        trial.store.back_up(&copy, &mut |_, _| true).unwrap();
        let path = trial.path.clone();
        let _folder = trial.close();
        let mut bytes = fs::read(&copy).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle - 8192..middle + 8192].fill(0xA5);
        fs::write(&copy, &bytes).unwrap();
        let text = path.with_file_name("lettre.vivier");
        fs::write(&text, "Ceci est une lettre.").unwrap();
        for from in [&copy, &text, &path, &path.with_file_name("rien.vivier")] {
            restore(&path, from, &Ticking::default()).unwrap_err();
        }
        let store = Store::open(&path, Access::Write, Arc::new(Ticking::default()), "Camille").unwrap();
        assert_eq!(store.info().unwrap().postings, 1);
        let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().contains("restoring")), "{left:?}");
    }
}
