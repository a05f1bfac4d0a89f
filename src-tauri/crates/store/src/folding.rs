//! Folds the log into the file beside other work: whoever writes does not wait for it.

use std::ffi::c_int;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use rusqlite::hooks::Wal;
use rusqlite::{Connection, OpenFlags};

use crate::Error;
use crate::open::{connect, held};

/// The log is folded in once it holds so many pages: 4 MB.
const PAGES: c_int = 1_000;
/// Whoever writes on and on keeps the log from ever being folded in whole. After so many writes they do it themselves …
const WRITES: u32 = 64;
/// … once it has grown to so many pages.
const TOO_MANY: c_int = 16_000;

/// Lasts as long as the connection that writes, and ends before it: the last one to close folds in what is left.
pub struct Folding {
    bell: Arc<Bell>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Bell {
    rung: Mutex<Rung>,
    changed: Condvar,
    /// Held by whoever folds.
    turn: Mutex<()>,
}

#[derive(Default)]
struct Rung {
    fold: bool,
    end: bool,
}

impl Folding {
    pub fn begin(path: &Path, writer: &mut Connection) -> Result<Self, Error> {
        let bell = Arc::new(Bell::default());
        let thread = {
            let (path, bell) = (path.to_owned(), Arc::clone(&bell));
            Builder::new().name("folding".to_owned()).spawn(move || fold_when_rung(&path, &bell))
        };
        let thread = thread.map_err(|error| Error::from_io(&error, path))?;
        let folding = Self { bell: Arc::clone(&bell), thread: Some(thread) };
        Watch { bell, writes: 0 }.of(writer)?;
        Ok(folding)
    }

    /// Nothing is folded in beside for as long as this is held.
    pub fn rest(&self) -> MutexGuard<'_, ()> {
        held(&self.bell.turn)
    }
}

impl Drop for Folding {
    fn drop(&mut self) {
        self.bell.ring(|rung| rung.end = true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Bell {
    fn ring(&self, change: impl FnOnce(&mut Rung)) {
        change(&mut held(&self.rung));
        self.changed.notify_all();
    }

    /// However often it rang, once is enough. False when it is over.
    fn rings(&self) -> bool {
        let is_quiet = |rung: &mut Rung| !rung.fold && !rung.end;
        let mut rung = self.changed.wait_while(held(&self.rung), is_quiet).unwrap_or_else(PoisonError::into_inner);
        rung.fold = false;
        !rung.end
    }
}

/// What is looked at after each write.
struct Watch {
    bell: Arc<Bell>,
    /// How many there were since the log was last short.
    writes: u32,
}

impl Watch {
    fn of(mut self, writer: &mut Connection) -> rusqlite::Result<()> {
        writer.wal_hook(Some(move |wal: &mut Wal, pages| {
            self.written(wal, pages);
            Ok(())
        }))
    }

    fn written(&mut self, wal: &mut Wal, pages: c_int) {
        if pages < PAGES {
            self.writes = 0;
            return;
        }
        self.writes = self.writes.saturating_add(1);
        if self.writes < WRITES || pages < TOO_MANY {
            self.bell.ring(|rung| rung.fold = true);
        } else if let Ok(_turn) = self.bell.turn.try_lock() {
            // Where a reader stands in the way, the next write tries again.
            let _ = wal.checkpoint();
        }
    }
}

/// What fails is tried again the next time, at the latest by whoever closes.
fn fold_when_rung(path: &Path, bell: &Bell) {
    let mut connection = None;
    while bell.rings() {
        if connection.is_none() {
            connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE).ok();
        }
        if let Some(connection) = &connection {
            let _turn = held(&bell.turn);
            let _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::open::beside;
    use crate::testing::trial;

    /// Bytes of their own, as a file that was attached has them.
    fn keep_a_file(store: &crate::Store, number: u32, size: usize) {
        let bytes: Vec<u8> = number.to_le_bytes().into_iter().cycle().take(size).collect();
        store.record(|tx| tx.keep_bytes(&crate::hash_of(&bytes), &bytes)).unwrap();
    }

    #[test]
    fn the_log_is_folded_in_while_the_store_stays_open() {
        let trial = trial();
        let before = fs::metadata(trial.store.path()).unwrap().len();
        for number in 0..10 {
            keep_a_file(&trial.store, number, 600_000);
        }
        let deadline = Instant::now() + Duration::from_secs(20);
        while fs::metadata(trial.store.path()).unwrap().len() < before + 4_000_000 {
            assert!(Instant::now() < deadline, "the file has not grown");
            std::thread::yield_now();
        }
        assert!(beside(trial.store.path(), "-wal").exists());
        assert!(trial.store.check(std::sync::Arc::default()).unwrap().sound);
    }

    #[test]
    fn a_log_that_nobody_gets_round_to_folding_does_not_grow_for_ever() {
        let trial = trial();
        Watch { bell: Arc::default(), writes: 0 }.of(&mut trial.store.writer().unwrap()).unwrap();
        for number in 0..WRITES + 20 {
            keep_a_file(&trial.store, number, 1_200_000);
        }
        let log = fs::metadata(beside(trial.store.path(), "-wal")).unwrap().len();
        assert!(log < 90_000_000, "{log} bytes");
    }
}
