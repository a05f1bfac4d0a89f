//! Whether the file is whole: every page, every index, every reference.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Store};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckReport {
    pub sound: bool,
    /// In SQLite's words.
    pub findings: Vec<String>,
}

/// SQLite's own steps between two looks at whether to go on: some milliseconds.
const STEPS: std::ffi::c_int = 100_000;

impl Store {
    /// `stop` ends it early, with [`Error::Cancelled`].
    pub fn check(&self, stop: Arc<AtomicBool>) -> Result<CheckReport, Error> {
        self.check_here(stop).map_err(|error| error.if_interrupted().in_file(&self.path))
    }

    fn check_here(&self, stop: Arc<AtomicBool>) -> Result<CheckReport, Error> {
        // A connection of its own: the handler stays with it.
        let mut connection = self.reader()?;
        connection.progress_handler(STEPS, Some(move || stop.load(Ordering::Relaxed)))?;
        let findings = findings(&connection)?;
        Ok(CheckReport { sound: findings.is_empty(), findings })
    }
}

pub fn findings(connection: &Connection) -> Result<Vec<String>, Error> {
    let mut findings: Vec<String> = connection
        .prepare("SELECT integrity_check AS finding FROM pragma_integrity_check")?
        .query_map([], |row| row.get("finding"))?
        .collect::<Result<_, _>>()?;
    findings.retain(|finding| finding != "ok");
    let hanging: Vec<String> = connection
        .prepare("SELECT \"table\" || ' ' || rowid || ' → ' || parent AS finding FROM pragma_foreign_key_check")?
        .query_map([], |row| row.get("finding"))?
        .collect::<Result<_, _>>()?;
    findings.extend(hanging);
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{import, posting, trial};

    #[test]
    fn a_check_that_is_stopped_says_so_and_the_next_is_whole() {
        let trial = trial();
        let many: Vec<_> = (0..2000).map(|number| posting(&format!("Juriste {number}"))).collect();
        import(&trial.store, &many);
        assert!(matches!(trial.store.check(Arc::new(AtomicBool::new(true))), Err(Error::Cancelled)));
        assert!(trial.store.check(Arc::default()).unwrap().sound);
    }
}
