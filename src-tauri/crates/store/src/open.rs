//! Opening the file: is it there, is it ours, is it whole, may we write to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hiring::{Clock, Moment};
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::folding::Folding;
use crate::kept::Kept;
use crate::lock::Lock;
use crate::looking::Look;
use crate::migrate::{APPLICATION_ID, MIGRATIONS, migrate, schema_of};
use crate::{Error, Read, backup, journal, mailing, search};

/// How many readers wait for the next look.
const READERS: usize = 4;

/// SQLite's own steps between two looks at whether to go on: a fraction of a millisecond.
const STEPS: std::ffi::c_int = 2_000;

/// What the file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Beside another process that writes, if need be.
    Read,
    /// An existing store, for this process alone.
    Write,
    /// The same, and a new store if there is none.
    CreateAndWrite,
    /// A new store; refused if there is a file already.
    Create,
}

pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) who: String,
    // Closed in this order: only the last connection folds the log in, and only the writer may; then the lock is freed.
    pub(crate) folding: Option<Folding>,
    readers: Mutex<Vec<Connection>>,
    look: Look,
    kept: Kept,
    writer: Option<Mutex<Connection>>,
    pub(crate) writes: AtomicU64,
    _lock: Option<Lock>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Info {
    pub path: String,
    pub size: u64,
    pub created_at: Moment,
    pub schema: u32,
    pub postings: u64,
    pub postings_open: u64,
    pub candidates: u64,
    pub applications: u64,
    /// Mails that came and wait to be looked at.
    pub mails_waiting: u64,
    /// It is where nobody can write.
    pub read_only: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Store {
    pub fn open(path: &Path, access: Access, clock: Arc<dyn Clock>, who: &str) -> Result<Self, Error> {
        Self::open_with(path, access, clock, who, &MIGRATIONS)
    }

    fn open_with(
        path: &Path,
        access: Access,
        clock: Arc<dyn Clock>,
        who: &str,
        migrations: &[&str],
    ) -> Result<Self, Error> {
        let path = &real_path(path);
        let there = fs::exists(path).map_err(|error| Error::from_io(&error, path))?;
        match access {
            Access::Read | Access::Write if !there => return Err(Error::Missing { path: path.to_owned() }),
            Access::Create if there => return Err(Error::Exists { path: path.to_owned() }),
            _ => {}
        }
        if there {
            refuse_what_is_not_ours(path, access)?;
        }
        let only_looks = if access == Access::Read { look_only(path, migrations)? } else { None };
        let (folding, writer, lock) = if only_looks.is_some() {
            (None, None, None)
        } else {
            let lock = Lock::take(path)?;
            let mut writer = open_to_write(path, clock.now(), migrations).map_err(|error| error.in_file(path))?;
            let folding = Folding::begin(path, &mut writer)?;
            (Some(folding), Some(Mutex::new(writer)), Some(lock))
        };
        let store = Self {
            path: path.to_owned(),
            clock,
            who: who.to_owned(),
            folding,
            writer,
            readers: Mutex::new(Vec::new()),
            look: only_looks.unwrap_or(Look::BesideTheWriter),
            kept: Kept::default(),
            writes: AtomicU64::new(0),
            _lock: lock,
        };
        if store.is_written_here() {
            store.erase_again()?;
        }
        Ok(store)
    }

    /// How often it was written to here. What was read at another number may be otherwise by now.
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// One consistent view of the store, whatever is written meanwhile.
    pub fn read<T>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let look = || {
            let mut connection = self.reader()?;
            let outcome = {
                let view = connection.transaction()?;
                work(&Read::keeping(&view, &self.kept))
            };
            self.keep_reader(connection);
            self.look.still_holds(&self.path)?;
            outcome
        };
        look().map_err(|error: Error| error.in_file(&self.path))
    }

    /// The same, ended early with [`Error::Cancelled`] once somebody no longer wants to know.
    pub fn read_until<T>(
        &self,
        stop: Arc<AtomicBool>,
        work: impl FnOnce(&Read<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let look = || {
            let mut connection = self.reader()?;
            connection.progress_handler(STEPS, Some(move || stop.load(Ordering::Relaxed)))?;
            let outcome = {
                let view = connection.transaction()?;
                work(&Read::keeping(&view, &self.kept))
            };
            connection.progress_handler(STEPS, None::<fn() -> bool>)?;
            self.keep_reader(connection);
            self.look.still_holds(&self.path)?;
            outcome
        };
        look().map_err(|error: Error| error.if_interrupted().in_file(&self.path))
    }

    /// A few are kept; each has a cache of its own.
    fn keep_reader(&self, connection: Connection) {
        let mut readers = held(&self.readers);
        if readers.len() < READERS {
            readers.push(connection);
        }
    }

    pub(crate) fn reader(&self) -> Result<Connection, Error> {
        if let Some(connection) = held(&self.readers).pop() {
            return Ok(connection);
        }
        self.look.connect(&self.path)
    }

    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>, Error> {
        let writer = self.writer.as_ref().ok_or_else(|| Error::ReadOnly { path: self.path.clone() })?;
        Ok(held(writer))
    }

    /// Whether it was opened for more than looking.
    pub const fn is_written_here(&self) -> bool {
        self.writer.is_some()
    }

    pub fn info(&self) -> Result<Info, Error> {
        self.read(|read| {
            Ok(read.connection().query_row(
                "SELECT created_at, (SELECT user_version FROM pragma_user_version) AS schema,
                        (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size) AS size,
                        (SELECT count(*) FROM posting) AS postings,
                        (SELECT count(*) FROM posting WHERE state = 'open') AS postings_open,
                        (SELECT count(*) FROM candidate) AS candidates,
                        (SELECT count(*) FROM application) AS applications,
                        (SELECT count(*) FROM message WHERE state = 'waiting') AS mails_waiting
                 FROM about_store",
                [],
                |row| {
                    Ok(Info {
                        path: self.path.display().to_string(),
                        size: row.get("size")?,
                        created_at: Moment::from_millis(row.get("created_at")?),
                        schema: row.get("schema")?,
                        postings: row.get("postings")?,
                        postings_open: row.get("postings_open")?,
                        candidates: row.get("candidates")?,
                        applications: row.get("applications")?,
                        mails_waiting: row.get("mails_waiting")?,
                        read_only: matches!(self.look, Look::Standing(_)),
                    })
                },
            )?)
        })
    }
}

/// A panic while the lock was held has rolled its transaction back: what the lock holds is sound.
pub fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file's one name, whatever links and dots lead there: lock and window go by it.
pub fn real_path(path: &Path) -> PathBuf {
    let in_real_folder = || {
        let folder = fs::canonicalize(path.parent().filter(|folder| !folder.as_os_str().is_empty())?).ok()?;
        Some(folder.join(path.file_name()?))
    };
    fs::canonicalize(path)
        .ok()
        .or_else(in_real_folder)
        .unwrap_or_else(|| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// By its first bytes, before SQLite touches it. An empty file where a store is expected was cut short; its log may hold what is left.
pub fn refuse_what_is_not_ours(path: &Path, access: Access) -> Result<(), Error> {
    use std::io::Read as _;
    let mut head = [0; 16];
    let mut file = fs::File::open(path).map_err(|error| Error::from_io(&error, path))?;
    let length = file.metadata().map_err(|error| Error::from_io(&error, path))?.len();
    if length == 0 {
        let has_log = fs::exists(beside(path, "-wal")).unwrap_or(true);
        return match access {
            Access::CreateAndWrite if !has_log => Ok(()),
            _ => Err(Error::Damaged { path: path.to_owned(), detail: "the file is empty".to_owned() }),
        };
    }
    match file.read_exact(&mut head) {
        Ok(()) if &head == b"SQLite format 3\0" => Ok(()),
        _ => Err(Error::Foreign { path: path.to_owned() }),
    }
}

/// The name of a file that goes with the store: its log, its lock.
pub fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that opens the file")]
pub fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;")?;
    connection.set_prepared_statement_cache_capacity(128);
    search::know_words(&connection)?;
    Ok(connection)
}

/// How a store is looked at whose schema is the present one; an older one is brought forward first.
fn look_only(path: &Path, migrations: &[&str]) -> Result<Option<Look>, Error> {
    let (look, connection) = Look::begin(path).map_err(|error| error.in_file(path))?;
    let is_present = examine(&connection, path, migrations)? == migrations.len();
    Ok(is_present.then_some(look))
}

/// The schema it has, if it is a store that this version can read.
pub fn examine(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<usize, Error> {
    let path = path.to_owned();
    let look = || -> rusqlite::Result<(i32, u32, u32)> {
        Ok((
            connection.pragma_query_value(None, "application_id", |row| row.get(0))?,
            schema_of(connection)?,
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?,
        ))
    };
    let (application_id, schema, objects) = look().map_err(|error| Error::from(error).in_file(&path))?;
    match (application_id, schema, objects) {
        (0, 0, 0) => Ok(0),
        (APPLICATION_ID, 1.., 1..) if schema as usize <= migrations.len() => Ok(schema as usize),
        (APPLICATION_ID, 1.., _) => {
            let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
            Err(Error::Newer { path, found: schema, known })
        }
        (APPLICATION_ID, ..) => Err(Error::Damaged { path, detail: "the schema is missing".to_owned() }),
        _ => Err(Error::Foreign { path }),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that sets the file up")]
fn open_to_write(path: &Path, now: Moment, migrations: &[&str]) -> Result<Connection, Error> {
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    let found = examine(&connection, path, migrations)?;
    connection.execute_batch(
        // What a large import writes stays in memory until it is whole, instead of going to the log again and again.
        "PRAGMA cache_size = -64000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA recursive_triggers = ON;",
    )?;
    if found < migrations.len() {
        if found > 0 {
            backup::before_migration(&connection, path, found)?;
        }
        migrate(&mut connection, migrations, now.millis())?;
    }
    // The lock is ours: nothing is on its way any more.
    mailing::recover(&connection, now)?;
    journal::watch(&connection)?;
    Ok(connection)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the tests make files that are no stores")]
mod tests {
    use super::*;

    struct Noon;

    impl Clock for Noon {
        fn now(&self) -> Moment {
            Moment::from_millis(43_200_000)
        }
    }

    fn open(path: &Path, access: Access) -> Result<Store, Error> {
        Store::open(path, access, Arc::new(Noon), "Camille")
    }

    fn open_with(path: &Path, migrations: &[&str]) -> Result<Store, Error> {
        Store::open_with(path, Access::CreateAndWrite, Arc::new(Noon), "Camille", migrations)
    }

    /// The schema of a store that this version makes.
    #[expect(clippy::cast_possible_truncation, reason = "there are not so many")]
    const PRESENT: u32 = MIGRATIONS.len() as u32;

    #[test]
    fn a_new_store_is_made_only_where_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        assert!(matches!(open(&path, Access::Write), Err(Error::Missing { .. })));
        assert!(matches!(open(&path, Access::Read), Err(Error::Missing { .. })));
        assert!(!path.exists());
        let info = open(&path, Access::Create).unwrap().info().unwrap();
        assert_eq!((info.created_at, info.schema), (Moment::from_millis(43_200_000), PRESENT));
        assert!(matches!(open(&path, Access::Create), Err(Error::Exists { .. })));
    }

    #[test]
    fn a_second_writer_is_told_and_a_reader_may_look() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        let first = open(&path, Access::CreateAndWrite).unwrap();
        assert!(matches!(open(&path, Access::Write), Err(Error::Locked { .. })));
        assert_eq!(open(&path, Access::Read).unwrap().info().unwrap().postings, 0);
        drop(first);
        open(&path, Access::Write).unwrap();
    }

    #[test]
    fn closed_the_store_is_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        let store = open(&path, Access::Create).unwrap();
        store.info().unwrap();
        crate::testing::import(&store, &[crate::testing::posting("Juriste")]);
        store.info().unwrap();
        drop(store);
        let copy = folder.path().join("carried.vivier");
        fs::copy(&path, &copy).unwrap();
        assert_eq!(open(&copy, Access::Read).unwrap().info().unwrap().postings, 1);
        assert!(!beside(&path, "-wal").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_store_is_that_store() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        let link = folder.path().join("link.vivier");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        let _first = open(&path, Access::CreateAndWrite).unwrap();
        assert!(matches!(open(&link, Access::Write), Err(Error::Locked { .. })));
        assert_eq!(real_path(&folder.path().join(".").join("link.vivier")), real_path(&path));
    }

    #[test]
    fn a_store_cut_short_is_not_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        fs::write(&path, "").unwrap();
        for access in [Access::Read, Access::Write] {
            assert!(matches!(open(&path, access), Err(Error::Damaged { .. })));
        }
        fs::write(beside(&path, "-wal"), "what is left").unwrap();
        assert!(matches!(open(&path, Access::CreateAndWrite), Err(Error::Damaged { .. })));
        assert_eq!(fs::read(beside(&path, "-wal")).unwrap(), b"what is left");
    }

    /// Where even root may not write.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_cannot_be_written_is_named_as_such() {
        let refused = open(Path::new("/sys/my.vivier"), Access::CreateAndWrite);
        assert!(matches!(refused, Err(Error::ReadOnly { .. })), "{refused:?}");
    }

    #[test]
    fn a_reader_does_not_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        drop(open(&path, Access::Create).unwrap());
        let store = open(&path, Access::Read).unwrap();
        let refused = store.undo(None);
        assert!(matches!(refused, Err(Error::ReadOnly { .. })), "{refused:?}");
    }

    #[test]
    fn foreign_files_are_refused_and_left_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("lettre.vivier");
        fs::write(&text, "Ceci n’est pas un vivier, mais une lettre.").unwrap();
        assert!(matches!(open(&text, Access::CreateAndWrite), Err(Error::Foreign { .. })));
        assert_eq!(fs::read_to_string(&text).unwrap(), "Ceci n’est pas un vivier, mais une lettre.");

        let other = folder.path().join("other.sqlite");
        Connection::open(&other).unwrap().execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
        let before = fs::read(&other).unwrap();
        assert!(matches!(open(&other, Access::CreateAndWrite), Err(Error::Foreign { .. })));
        assert_eq!(fs::read(&other).unwrap(), before);
    }

    #[test]
    fn a_newer_store_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        drop(open(&path, Access::Create).unwrap());
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let before = fs::read(&path).unwrap();
        for access in [Access::Read, Access::Write] {
            assert!(matches!(open(&path, access), Err(Error::Newer { found: 99, known: PRESENT, .. })));
        }
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    fn longer(next: &'static str) -> Vec<&'static str> {
        MIGRATIONS.into_iter().chain([next]).collect()
    }

    #[test]
    fn an_older_store_is_backed_up_and_brought_forward() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        drop(open(&path, Access::Create).unwrap());
        let longer = longer("ALTER TABLE candidate ADD COLUMN hobby TEXT NOT NULL DEFAULT ''");
        assert_eq!(open_with(&path, &longer).unwrap().info().unwrap().schema, PRESENT + 1);
        let kept = folder.path().join(format!("my.before-schema-{PRESENT}.vivier"));
        assert_eq!(open(&kept, Access::Read).unwrap().info().unwrap().schema, PRESENT);
    }

    #[test]
    fn a_migration_that_fails_leaves_the_store_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        drop(open(&path, Access::Create).unwrap());
        let broken = longer("ALTER TABLE candidate ADD COLUMN hobby TEXT; ALTER TABLE nobody RENAME TO x");
        assert!(open_with(&path, &broken).is_err());
        let store = open(&path, Access::Write).unwrap();
        assert_eq!(store.info().unwrap().schema, PRESENT);
        assert!(store.check(std::sync::Arc::default()).unwrap().sound);
    }

    #[test]
    fn damage_is_named_as_such() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.vivier");
        drop(open(&path, Access::Create).unwrap());
        let mut bytes = fs::read(&path).unwrap();
        bytes[100..4096].fill(0xA5);
        fs::write(&path, &bytes).unwrap();
        let refused = open(&path, Access::Write);
        assert!(matches!(refused, Err(Error::Damaged { .. })), "{refused:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "it is left for a later rescue");
    }
}
