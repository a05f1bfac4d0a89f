//! A copy of the store, whole and verified before it gets its name.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::check::findings;
use crate::{Error, Store, mailing};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    pub path: PathBuf,
    pub size: u64,
}

/// How much is copied between two looks at whether to go on: 4 MiB.
const PAGES_A_STEP: i32 = 1024;

impl Store {
    /// Copies the store to `to`, which must not be there yet. `go_on` is told pages done and in all, and may stop it.
    pub fn back_up(&self, to: &Path, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackedUp, Error> {
        self.read(|read| copy(read.connection(), to, go_on))
    }
}

/// Beside the store, named after the schema it still has. An earlier one stays.
pub fn before_migration(connection: &Connection, store: &Path, schema: usize) -> Result<BackedUp, Error> {
    let stem = store.file_stem().unwrap_or_default().to_string_lossy();
    let name = |again: String| store.with_file_name(format!("{stem}.before-schema-{schema}{again}.vivier"));
    let mut again = 1;
    loop {
        let to = if again == 1 { name(String::new()) } else { name(format!("-{again}")) };
        match copy(connection, &to, &mut |_, _| true) {
            Err(Error::Exists { .. }) => again += 1,
            other => return other,
        }
    }
}

/// Under a name of its own first: the name that was asked for stands only for a copy that is whole, checked and on the disk.
pub fn copy(from: &Connection, to: &Path, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackedUp, Error> {
    let failed = |error: std::io::Error| match Error::from_io(&error, to) {
        // It is the folder that is missing, not a store.
        Error::Missing { path } => Error::File { path, detail: error.to_string() },
        other => other,
    };
    if fs::exists(to).map_err(failed)? {
        return Err(Error::Exists { path: to.to_owned() });
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let unnamed = tempfile::Builder::new().prefix(".vivier-").suffix(".part").tempfile_in(folder).map_err(failed)?;
    copy_pages(from, unnamed.path(), to, go_on).map_err(|error| error.in_file(to))?;
    unnamed.as_file().sync_all().map_err(failed)?;
    unnamed.persist_noclobber(to).map_err(|error| failed(error.error))?;
    sync_folder(folder).map_err(failed)?;
    let size = fs::metadata(to).map_err(failed)?.len();
    Ok(BackedUp { path: to.to_owned(), size })
}

/// A new name is on the disk only once its folder is. Windows has no such thing, and no need of it.
pub fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

fn copy_pages(
    from: &Connection,
    unnamed: &Path,
    to: &Path,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(), Error> {
    let mut copy = Connection::open_with_flags(unnamed, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    {
        let backup = Backup::new(from, &mut copy)?;
        while backup.step(PAGES_A_STEP)? != StepResult::Done {
            let progress = backup.progress();
            let count = |pages: i32| u64::try_from(pages).unwrap_or_default();
            if !go_on(count(progress.pagecount - progress.remaining), count(progress.pagecount)) {
                return Err(Error::Cancelled);
            }
        }
    }
    // One file that can be carried about, without a log beside it.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    mailing::leave_to_a_person(&copy)?;
    match findings(&copy)?.into_iter().next() {
        None => Ok(()),
        Some(detail) => Err(Error::Damaged { path: to.to_owned(), detail }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Access;
    use crate::testing::{Ticking, import, posting, trial};

    #[test]
    fn a_backup_is_a_whole_store_in_one_file() {
        let trial = trial();
        import(&trial.store, &[posting("Juriste")]);
        let to = trial.path.with_file_name("copie.vivier");
        let backed_up = trial.store.back_up(&to, &mut |_, _| true).unwrap();
        assert_eq!(backed_up.size, fs::metadata(&to).unwrap().len());
        assert!(matches!(trial.store.back_up(&to, &mut |_, _| true), Err(Error::Exists { .. })));
        let nowhere = trial.path.with_file_name("nulle-part").join("copie.vivier");
        assert!(matches!(trial.store.back_up(&nowhere, &mut |_, _| true), Err(Error::File { .. })));
        let copy = Store::open(&to, Access::Read, std::sync::Arc::new(Ticking::default()), "Camille").unwrap();
        assert_eq!(copy.info().unwrap().postings, 1);
    }

    #[test]
    fn a_backup_that_is_stopped_leaves_nothing() {
        let trial = trial();
        let long = "x".repeat(8 * 1024 * 1024);
        import(&trial.store, &[posting(&long)]);
        let to = trial.path.with_file_name("copie.vivier");
        assert!(matches!(trial.store.back_up(&to, &mut |_, _| false), Err(Error::Cancelled)));
        let left: Vec<_> =
            fs::read_dir(trial.path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name.to_string_lossy().starts_with("my.vivier")), "{left:?}");
    }
}
