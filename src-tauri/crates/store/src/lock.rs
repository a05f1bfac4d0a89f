//! One writer: a lock file beside the store, held by the operating system for as long as the process lives.
//!
//! SQLite's own locks keep two transactions apart; this keeps two programs apart, so that neither finds its undo in the other's way
//! and no two of them send the same mail. A crash frees it by itself.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::Error;
use crate::open::beside;

/// A program that was just being started from here has the lock, too, for the moment until it runs.
const PATIENCE: Duration = Duration::from_millis(400);

#[expect(clippy::disallowed_methods, reason = "nobody tells when a lock is freed")]
fn look_again_soon() {
    std::thread::sleep(Duration::from_millis(10));
}

#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    pub fn take(store: &Path) -> Result<Self, Error> {
        let path = beside(store, ".lock");
        // Never removed: a second process could then lock a file that has no name any more.
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(|error| {
            match Error::from_io(&error, store) {
                // The folder itself is not there.
                Error::Missing { path } => Error::File { path, detail: error.to_string() },
                other => other,
            }
        })?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if Instant::now() < deadline => look_again_soon(),
                Err(TryLockError::WouldBlock) => return Err(Error::Locked { path: store.to_owned() }),
                Err(TryLockError::Error(error)) => return Err(Error::from_io(&error, store)),
            }
        }
    }
}
