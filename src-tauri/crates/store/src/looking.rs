//! Connections that only look, and leave nothing beside the store.
//!
//! A store that is open has its log beside it. SQLite takes it away when the last connection closes that could fold it in, and a
//! connection that may only read could not: so where the file can be written, a look is taken by a connection that could write and is
//! told not to (`query_only`).
//!
//! Where nobody can write (a CD, a mounted image, a folder of somebody else's), SQLite cannot make its log and would refuse to read at all.
//! There the file is taken for one that stands still (`immutable`): no log, no locks. That is right only as long as nobody writes to
//! it, and *we* may not is not *nobody* may. So it is done only where there is no log, and after each look the file must still be the
//! one that was opened, without a log; otherwise what was seen is thrown away, as another program is writing.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::Error;
use crate::migrate::schema_of;
use crate::open::{beside, connect};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Another connection of this process writes, and folds the log in when it closes.
    BesideTheWriter,
    Alone,
    /// At a file that cannot be written.
    Standing(Stamp),
}

/// What would be otherwise if somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    has_log: bool,
}

impl Stamp {
    fn of(path: &Path) -> Result<Self, Error> {
        let about = fs::metadata(path).map_err(|error| Error::from_io(&error, path))?;
        // An empty log holds nothing that the file does not.
        let has_log = fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
        Ok(Self { size: about.len(), modified: about.modified().ok(), has_log })
    }
}

impl Look {
    /// How a store is looked at that nobody here writes to, and the first connection that does.
    pub fn begin(path: &Path) -> Result<(Self, Connection), Error> {
        let stamp = Stamp::of(path)?;
        if !stamp.has_log && !may_write(path) {
            return Self::standing(path, stamp);
        }
        let looked = Self::Alone.connect(path).and_then(|connection| {
            schema_of(&connection)?;
            Ok(connection)
        });
        match looked {
            Ok(connection) => Ok((Self::Alone, connection)),
            Err(Error::Sqlite(error)) if is_refused(&error) && !may_write_beside(path) => {
                if stamp.has_log {
                    return Err(Error::ReadOnly { path: path.to_owned() });
                }
                Self::standing(path, stamp)
            }
            Err(error) => Err(error),
        }
    }

    fn standing(path: &Path, stamp: Stamp) -> Result<(Self, Connection), Error> {
        let look = Self::Standing(stamp);
        Ok((look, look.connect(path)?))
    }

    pub fn connect(self, path: &Path) -> Result<Connection, Error> {
        match self {
            Self::BesideTheWriter => connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY),
            Self::Alone => {
                let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
                connection.pragma_update(None, "query_only", true)?;
                Ok(connection)
            }
            Self::Standing(_) => {
                connect(Path::new(&standing_still(path)), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
            }
        }
    }

    /// Fails if somebody has written to a file that was taken for one that stands still: what was seen of it may be of two moments.
    pub fn still_holds(self, path: &Path) -> Result<(), Error> {
        let Self::Standing(stamp) = self else { return Ok(()) };
        if Stamp::of(path)? == stamp { Ok(()) } else { Err(Error::Locked { path: path.to_owned() }) }
    }
}

fn may_write(path: &Path) -> bool {
    fs::OpenOptions::new().write(true).open(path).is_ok()
}

fn may_write_beside(path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    may_write(path) && tempfile::Builder::new().prefix(".vivier-").tempfile_in(folder).is_ok()
}

/// SQLite could not make its log, or open the file for it.
fn is_refused(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    matches!(code, Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied))
}

/// The file's address with the word for it; all that could mean something else in an address is written as its bytes.
fn standing_still(path: &Path) -> String {
    let mut address = "file:".to_owned();
    let bytes = path.as_os_str().as_encoded_bytes();
    let bytes = if cfg!(windows) { bytes.strip_prefix(br"\\?\").unwrap_or(bytes) } else { bytes };
    if cfg!(windows) {
        address.push('/');
    }
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
                address.push(char::from(*byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?immutable=1");
    address
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::testing::{Ticking, import, posting, trial};
    use crate::{Access, Store, look_into};

    fn open(path: &Path, access: Access) -> Result<Store, Error> {
        Store::open(path, access, Arc::new(Ticking::default()), "Camille")
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name != "my.vivier.lock").collect();
        names.sort();
        names
    }

    #[test]
    fn a_look_leaves_nothing_beside_the_store() {
        let trial = trial();
        import(&trial.store, &[posting("Juriste")]);
        let path = trial.path.clone();
        let folder = trial.close();
        let before = fs::read(&path).unwrap();
        {
            let (one, other) = (open(&path, Access::Read).unwrap(), open(&path, Access::Read).unwrap());
            assert_eq!(one.info().unwrap().postings, 1);
            assert!(!other.info().unwrap().read_only, "nobody here writes, and somebody could");
            assert!(other.check(Arc::default()).unwrap().sound);
        }
        assert_eq!(names_in(folder.path()), ["my.vivier"]);
        assert_eq!(look_into(&path).unwrap().postings, 1);
        assert_eq!(names_in(folder.path()), ["my.vivier"]);
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_look_beside_one_that_writes_sees_what_is_written() {
        let trial = trial();
        let beside_it = open(&trial.path, Access::Read).unwrap();
        import(&trial.store, &[posting("Juriste")]);
        assert_eq!(beside_it.info().unwrap().postings, 1);
        let path = trial.path.clone();
        let folder = trial.close();
        import_again(&path);
        assert_eq!(beside_it.info().unwrap().postings, 2);
        drop(beside_it);
        assert_eq!(names_in(folder.path()), ["my.vivier"]);
    }

    fn import_again(path: &Path) {
        import(&open(path, Access::Write).unwrap(), &[posting("Designer")]);
    }

    #[test]
    fn what_was_seen_of_a_file_that_did_not_stand_still_is_thrown_away() {
        let trial = trial();
        import(&trial.store, &[posting("Juriste")]);
        let path = trial.path.clone();
        let _folder = trial.close();
        let (look, connection) = Look::standing(&path, Stamp::of(&path).unwrap()).unwrap();
        assert_eq!(schema_of(&connection).unwrap() as usize, crate::migrate::MIGRATIONS.len());
        look.still_holds(&path).unwrap();
        import_again(&path);
        assert!(matches!(look.still_holds(&path), Err(Error::Locked { .. })));
    }

    #[test]
    fn an_address_means_that_file_whatever_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Mon vivier 100 % #1 ? «\u{a0}été\u{a0}».vivier");
        drop(open(&path, Access::Create).unwrap());
        let (_, connection) = Look::standing(&path, Stamp::of(&path).unwrap()).unwrap();
        schema_of(&connection).unwrap();
    }

    /// A folder that is mounted so that not even root may write there, for as long as it is held; none where that is not permitted.
    #[cfg(target_os = "linux")]
    struct ReadOnlyMount(PathBuf);

    #[cfg(target_os = "linux")]
    impl ReadOnlyMount {
        fn of(folder: &Path) -> Option<Self> {
            let mount = |arguments: &[&str]| {
                let asked = std::process::Command::new("mount").args(arguments).arg(folder).output();
                asked.is_ok_and(|done| done.status.success())
            };
            let shown = folder.to_str()?;
            if !mount(&["--bind", shown]) {
                return None;
            }
            let mounted = Self(folder.to_owned());
            mount(&["-o", "remount,bind,ro"]).then_some(mounted)
        }
    }

    #[cfg(target_os = "linux")]
    impl Drop for ReadOnlyMount {
        fn drop(&mut self) {
            let _ = std::process::Command::new("umount").arg(&self.0).output();
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    #[allow(clippy::print_stderr, reason = "what is skipped is said")]
    fn a_store_where_nobody_can_write_is_read_and_says_so() {
        let trial = trial();
        import(&trial.store, &[posting("Juriste")]);
        let path = trial.path.clone();
        let folder = trial.close();
        let Some(mount) = ReadOnlyMount::of(folder.path()) else {
            eprintln!("skipped: nothing may be mounted here");
            return;
        };
        let store = open(&path, Access::Read).unwrap();
        let info = store.info().unwrap();
        assert_eq!((info.postings, info.read_only), (1, true));
        assert!(store.check(Arc::default()).unwrap().sound);
        assert_eq!(look_into(&path).unwrap().postings, 1);
        let refused = store.undo(None);
        assert!(matches!(refused, Err(Error::ReadOnly { .. })), "{refused:?}");
        for access in [Access::Write, Access::CreateAndWrite] {
            assert!(matches!(open(&path, access), Err(Error::ReadOnly { .. })));
        }
        drop(store);
        drop(mount);
        let store = open(&path, Access::Write).unwrap();
        assert!(!store.info().unwrap().read_only);
    }
}
