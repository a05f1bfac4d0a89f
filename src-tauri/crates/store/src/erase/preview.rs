//! What an erasure would take away.

use hiring::{CandidateId, Moment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::belongings::Belongings;
use super::kept::{Early, HeldBack, Kept};
use super::{scrub, with_all_they_were};
use crate::people::ids_as_json;
use crate::{Error, Read};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErasurePreview {
    pub candidates: u64,
    /// The first of them, by name.
    pub names: Vec<String>,
    pub applications: u64,
    pub notes: u64,
    pub files: u64,
    /// To them and about them.
    pub mails: u64,
    /// Of these, those that have not left: they never will.
    pub mails_waiting: u64,
    /// Entries of the history that will no longer say whom they concern.
    pub entries: u64,
    /// Notes of others in which one of them is named: these stay.
    pub named_elsewhere: u64,
    /// Those who are erased only when somebody says that it must not wait.
    pub early: Option<Early>,
    /// Those who are not erased before they are left to the rules again.
    pub held: Option<HeldBack>,
}

/// No more names than these are shown.
const NAMES: usize = 20;

impl Read<'_> {
    pub fn erasure_preview(&self, people: &[CandidateId], now: Moment) -> Result<ErasurePreview, Error> {
        let connection = self.connection();
        let ids: Vec<i64> = people.iter().map(|id| id.raw()).collect();
        let all = with_all_they_were(connection, &ids)?;
        let theirs = Belongings::of(connection, &all)?;
        let live = |table: &str| {
            let sql = format!("SELECT count(*) AS count FROM {table} WHERE id IN (SELECT value FROM json_each(?1))");
            let ids = theirs.ids_as_json(table).unwrap_or_else(|| "[]".to_owned());
            Ok::<u64, Error>(connection.query_row(&sql, [ids], |row| row.get("count"))?)
        };
        let all = ids_as_json(&all);
        let count = |sql: &str| Ok::<u64, Error>(connection.query_row(sql, [&all], |row| row.get("count"))?);
        let of_people = format!("{} UNION {}", scrub::mails_of_people(), scrub::mails_that_name_people());
        let kept = Kept::of(self, people, now)?;
        Ok(ErasurePreview {
            early: kept.early,
            held: kept.held,
            candidates: people.len() as u64,
            names: people.iter().take(NAMES).filter_map(|id| self.name_of(*id).ok()).collect(),
            applications: live("application")?,
            notes: live("note")?,
            files: live("file")?,
            mails: count(&format!("SELECT count(*) AS count FROM outbox WHERE id IN ({of_people})"))?,
            mails_waiting: count(&format!(
                "SELECT count(DISTINCT outbox_id) AS count FROM outbox_recipient
                 WHERE state IN ('queued', 'deferred') AND outbox_id IN ({of_people})"
            ))?,
            entries: count(
                "SELECT count(DISTINCT entry) AS count FROM journal_candidate
                 WHERE candidate IN (SELECT value FROM json_each(?1))",
            )?,
            named_elsewhere: count(
                "SELECT count(DISTINCT note.id) AS count FROM note, candidate
                 WHERE candidate.id IN (SELECT value FROM json_each(?1))
                     AND note.candidate_id NOT IN (SELECT value FROM json_each(?1))
                     AND length(candidate.name) > 3 AND instr(note.text, candidate.name) > 0",
            )?,
        })
    }
}
