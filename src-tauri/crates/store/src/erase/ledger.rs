//! Who was erased, beside the store: a copy that is older than an erasure is put in its place one day, and then they are erased there
//! as well.
//!
//! A line for each, with no more than a hash of the store's and the person's number; `through` says up to which number people had been
//! written down, so that nobody new gets the number of somebody who is gone.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::open::beside;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    pub erased: BTreeSet<String>,
    pub through: i64,
}

pub fn ledger_of(store: &Path) -> PathBuf {
    beside(store, ".erased")
}

/// The same in every copy of a store, and another in every store.
pub fn hash_of_person(store_created_at: i64, id: i64) -> String {
    blake3::hash(format!("vivier:{store_created_at}:{id}").as_bytes()).to_hex().chars().take(32).collect()
}

impl Ledger {
    /// Empty where there is none. A line that is none of ours is passed over.
    pub fn read(store: &Path) -> Result<Self, Error> {
        let path = ledger_of(store);
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            other => other.map_err(|error| Error::from_io(&error, &path))?,
        };
        let mut ledger = Self::default();
        for line in text.lines() {
            match line.split_once(' ') {
                Some(("erased", hash)) => {
                    ledger.erased.insert(hash.trim().to_owned());
                }
                Some(("through", id)) => ledger.through = ledger.through.max(id.trim().parse().unwrap_or_default()),
                _ => {}
            }
        }
        Ok(ledger)
    }

    /// Whole or not at all, and on the disk before anything is erased.
    pub fn write(&self, store: &Path) -> Result<(), Error> {
        let path = ledger_of(store);
        let failed = |error: std::io::Error| Error::from_io(&error, &path);
        let mut text = format!("through {}\n", self.through);
        for hash in &self.erased {
            text.push_str(&format!("erased {hash}\n"));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut unnamed =
            tempfile::Builder::new().prefix(".vivier-").suffix(".part").tempfile_in(folder).map_err(failed)?;
        unnamed.write_all(text.as_bytes()).and_then(|()| unnamed.as_file().sync_all()).map_err(failed)?;
        unnamed.persist(&path).map_err(|error| failed(error.error))?;
        crate::backup::sync_folder(folder).map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_is_read_as_it_was_written_and_says_nothing_of_whom() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("my.vivier");
        assert_eq!(Ledger::read(&store).unwrap(), Ledger::default());
        let ledger = Ledger { erased: BTreeSet::from([hash_of_person(7, 12), hash_of_person(7, 13)]), through: 40 };
        ledger.write(&store).unwrap();
        assert_eq!(Ledger::read(&store).unwrap(), ledger);
        assert_ne!(hash_of_person(7, 12), hash_of_person(8, 12), "another store's people are others");
    }
}
