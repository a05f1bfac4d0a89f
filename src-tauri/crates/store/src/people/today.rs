//! What waits for the recruiter.

use hiring::Moment;
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::{ApplicationRow, DAY, is_overdue};
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
        let first = "SELECT id FROM stage AS s WHERE retired = 0 AND ends IS NULL AND position =
                         (SELECT min(position) FROM stage WHERE posting_id IS s.posting_id AND retired = 0 AND ends IS NULL)";
        self.waiting(&format!("a.stage_id IN ({first})"), Vec::new(), "a.entered_stage_at DESC, a.id DESC", now)
    }

    fn overdue(&self, now: Moment) -> Result<Waiting<ApplicationRow>, Error> {
        let late = is_overdue("?1");
        let from =
            format!("stage AS s CROSS JOIN application AS a ON a.stage_id = s.id WHERE s.ends IS NULL AND {late}");
        self.waiting_in(&from, vec![now.millis().into()], "a.entered_stage_at, a.id", now)
    }

    /// Nobody has moved them yet, and the day is near or past.
    fn promises(&self, now: Moment) -> Result<Waiting<Promise>, Error> {
        let due = "a.answer_by <= ?1 AND a.entered_stage_at = a.received_at AND a.stage_id IN (SELECT id FROM stage WHERE ends IS NULL)";
        let soon = now.millis() + SOON;
        let found = self.waiting(due, vec![soon.into()], "a.answer_by, a.id", now)?;
        let mut rows = Vec::new();
        for application in found.rows {
            if let Some(answer_by) = self.application_details(application.id)?.answer_by {
                rows.push(Promise { application, answer_by });
            }
        }
        Ok(Waiting { total: found.total, rows })
    }

    fn waiting(
        &self,
        wanted: &str,
        values: Vec<Value>,
        order: &str,
        now: Moment,
    ) -> Result<Waiting<ApplicationRow>, Error> {
        self.waiting_in(&format!("application AS a WHERE {wanted}"), values, order, now)
    }

    fn waiting_in(
        &self,
        from: &str,
        values: Vec<Value>,
        order: &str,
        now: Moment,
    ) -> Result<Waiting<ApplicationRow>, Error> {
        let ids = page_of(self.connection(), &format!("SELECT a.id FROM {from} ORDER BY {order}"), &values, 0, FIRST)?;
        let sql = format!("SELECT count(*) FROM {from}");
        let total = self.connection().prepare_cached(&sql)?.query_row(params_from_iter(&values), |row| row.get(0))?;
        Ok(Waiting { total, rows: self.application_rows(&ids, now)? })
    }
}
