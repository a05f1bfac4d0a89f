//! Where copies go by themselves, and how many are kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupPlan {
    /// Empty for the one beside the store.
    pub folder: String,
    /// The last of so many days, and of so many weeks before.
    pub daily: u32,
    pub weekly: u32,
}

impl Read<'_> {
    pub fn backup_plan(&self) -> Result<BackupPlan, Error> {
        Ok(self.connection().query_row("SELECT folder, daily, weekly FROM backup_plan", [], |row| {
            Ok(BackupPlan { folder: row.get("folder")?, daily: row.get("daily")?, weekly: row.get("weekly")? })
        })?)
    }
}

impl Tx<'_> {
    pub fn save_backup_plan(&self, plan: &BackupPlan) -> Result<(), Error> {
        let values = (plan.folder.trim(), plan.daily, plan.weekly);
        self.connection().execute("UPDATE backup_plan SET folder = ?1, daily = ?2, weekly = ?3", values)?;
        Ok(())
    }
}
