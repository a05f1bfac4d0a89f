//! Whether the file is whole: every page, every index, every reference.

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

impl Store {
    pub fn check(&self) -> Result<CheckReport, Error> {
        let findings =
            self.read(|read| findings(read.connection())).map_err(|error: Error| error.in_file(&self.path))?;
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
