//! What waits for the recruiter.

use std::cmp::Reverse;

use hiring::Moment;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::{ApplicationRow, DAY, the_minute_of};
use super::pairs::LikelyPair;
use super::postings::PostingToSettle;
use super::rows::page_of;
use crate::{Error, Read};

/// Of each list its first few, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Today {
    /// In the first stage, nobody has moved them yet.
    pub fresh: Waiting<ApplicationRow>,
    /// Longer in their stage than it expects, the longest first.
    pub overdue: Waiting<ApplicationRow>,
    /// The posting promises an answer, and the day is near or past.
    pub promises: Waiting<Promise>,
    /// Open postings with something to settle.
    pub problems: Waiting<PostingToSettle>,
    /// People who may be one.
    pub pairs: Waiting<LikelyPair>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Waiting<T> {
    pub total: u64,
    pub rows: Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Promise {
    pub application: ApplicationRow,
    pub answer_by: Moment,
}

/// Of each list so many.
const FIRST: u64 = 50;

/// A promise is shown this long before it is due.
const SOON: i64 = 2 * DAY;

impl Read<'_> {
    pub fn today(&self, now: Moment) -> Result<Today, Error> {
        let now = the_minute_of(now);
        let (pairs, pair_count) = self.open_pairs(FIRST)?;
        Ok(Today {
            fresh: self.fresh(now)?,
            overdue: self.overdue(now)?,
            promises: self.promises(now)?,
            problems: self.postings_to_settle(FIRST)?,
            pairs: Waiting { total: pair_count, rows: pairs },
        })
    }

    /// In the first stage of their pipeline; the latest to come first.
    fn fresh(&self, now: Moment) -> Result<Waiting<ApplicationRow>, Error> {
        let mut first = self.connection().prepare_cached(
            "SELECT id FROM stage AS s WHERE retired = 0 AND ends IS NULL AND position =
                 (SELECT min(position) FROM stage WHERE posting_id IS s.posting_id AND retired = 0 AND ends IS NULL)",
        )?;
        let stages = first.query_map([], |row| row.get("id"))?.collect::<Result<Vec<i64>, _>>()?;
        let until_now: Vec<_> = stages.into_iter().map(|stage| (stage, i64::MAX)).collect();
        let mut waiting = self.in_stages(&until_now, "DESC")?;
        waiting.rows.sort_unstable_by_key(|entered| Reverse(*entered));
        self.whole(waiting, now)
    }

    /// Longer in their stage than it expects, the longest first.
    fn overdue(&self, now: Moment) -> Result<Waiting<ApplicationRow>, Error> {
        let mut expecting = self
            .connection()
            .prepare_cached("SELECT id, expected_days FROM stage WHERE ends IS NULL AND expected_days IS NOT NULL")?;
        let last = |days: i64| now.millis() - (days + 1) * DAY;
        let stages = expecting
            .query_map([], |row| Ok((row.get("id")?, last(row.get("expected_days")?))))?
            .collect::<Result<Vec<(i64, i64)>, _>>()?;
        let mut waiting = self.in_stages(&stages, "ASC")?;
        waiting.rows.sort_unstable();
        self.whole(waiting, now)
    }

    /// Who came into each of these stages until then: how many, and the first of each by when they came and their id.
    fn in_stages(&self, stages: &[(i64, i64)], direction: &str) -> Result<Waiting<(i64, i64)>, Error> {
        let mut found = Waiting { total: 0, rows: Vec::new() };
        let sql = format!(
            "SELECT entered_stage_at, id FROM application WHERE stage_id = ?1 AND entered_stage_at <= ?2
             ORDER BY entered_stage_at {direction}, id {direction} LIMIT ?3"
        );
        let mut first = self.connection().prepare_cached(&sql)?;
        for (stage, until) in stages {
            let count = "SELECT count(*) FROM application WHERE stage_id = ?1 AND entered_stage_at <= ?2";
            found.total += self.counted(count, &[(*stage).into(), (*until).into()])?;
            let rows =
                first.query_map((stage, until, FIRST), |row| Ok((row.get("entered_stage_at")?, row.get("id")?)))?;
            found.rows.extend(rows.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(found)
    }

    fn whole(&self, found: Waiting<(i64, i64)>, now: Moment) -> Result<Waiting<ApplicationRow>, Error> {
        let ids: Vec<i64> =
            found.rows.into_iter().map(|(_, id)| id).take(usize::try_from(FIRST).unwrap_or(usize::MAX)).collect();
        Ok(Waiting { total: found.total, rows: self.application_rows(&ids, now)? })
    }

    /// Nobody has moved them yet, and the day is near or past.
    fn promises(&self, now: Moment) -> Result<Waiting<Promise>, Error> {
        let due = "FROM application AS a INDEXED BY application_by_promise
                   WHERE a.answer_by <= ?1 AND a.answer_by IS NOT NULL AND a.entered_stage_at = a.received_at
                       AND a.stage_id IN (SELECT id FROM stage WHERE ends IS NULL)";
        let soon = [Value::from(now.millis() + SOON)];
        let total = self.counted(&format!("SELECT count(*) {due}"), &soon)?;
        let sql = format!("SELECT a.id {due} ORDER BY a.answer_by, a.id");
        let ids = page_of(self.connection(), &sql, &soon, 0, FIRST)?;
        let mut rows = Vec::new();
        for application in self.application_rows(&ids, now)? {
            if let Some(answer_by) = self.application_details(application.id)?.answer_by {
                rows.push(Promise { application, answer_by });
            }
        }
        Ok(Waiting { total, rows })
    }
}
