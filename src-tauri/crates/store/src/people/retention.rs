//! How long somebody is kept, and why: the rules, who is due, and who is kept all the same.
//!
//! Nothing is erased by these rules: they say who is due, a person sets those apart, and after a while a person erases them.

use chrono::NaiveDate;
use hiring::{CandidateId, Moment, RetentionReason};
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::candidates::not_found;
use super::rows::day;
use crate::{Error, Read, Tx};

/// Months and days; see the table `retention`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RetentionRules {
    /// After an application has ended, to be able to explain it; also for whoever never applied.
    pub refusal_months: u32,
    /// After the last contact, for those who consented to be kept.
    pub consent_months: u32,
    /// Between being set apart and being erased.
    pub quarantine_days: u32,
}

/// Why somebody is kept, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Retention {
    pub id: CandidateId,
    pub name: String,
    pub why: RetentionReason,
    /// The day that counts begins with.
    pub since: NaiveDate,
    /// The last day; none as long as the reason lasts.
    pub until: Option<NaiveDate>,
    pub due: bool,
    pub last_contact: NaiveDate,
    pub consent_on: Option<NaiveDate>,
    pub consent_until: Option<NaiveDate>,
    /// Why they are kept whatever the rules say.
    pub hold: Option<String>,
    pub quarantine: Option<Quarantine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Quarantine {
    pub since: Moment,
    /// From then on they may be erased.
    pub until: Moment,
    pub who: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DuePeople {
    pub rows: Vec<Retention>,
    pub total: u64,
}

/// Of all people or one: `?1` is today, `?2` and `?3` the months after a refusal and with consent.
fn retention_sql(which: &str) -> String {
    format!(
        "WITH known AS (
             SELECT c.id, c.name, c.folded, c.consent_on, c.consent_until, h.reason AS hold, h.since AS held_since,
                    q.since AS q_since, q.until AS q_until, q.who AS q_who,
                    date(c.created_at / 1000, 'unixepoch') AS added_on,
                    max(date(c.created_at / 1000, 'unixepoch'), coalesce(c.contacted_on, ''), coalesce(c.consent_on, ''),
                        coalesce((SELECT date(max(received_at) / 1000, 'unixepoch') FROM application WHERE candidate_id = c.id), ''),
                        coalesce((SELECT date(max(r.changed_at) / 1000, 'unixepoch') FROM outbox AS o
                                  JOIN outbox_recipient AS r ON r.outbox_id = o.id
                                  WHERE o.candidate_id = c.id AND r.state = 'sent'), '')) AS last_contact,
                    (SELECT date(max(a.entered_stage_at) / 1000, 'unixepoch') FROM application AS a JOIN stage AS s ON s.id = a.stage_id
                     WHERE a.candidate_id = c.id AND s.ends IS NOT NULL) AS ended_on,
                    EXISTS (SELECT 1 FROM application AS a JOIN stage AS s ON s.id = a.stage_id
                            WHERE a.candidate_id = c.id AND s.ends IS NULL) AS under_way,
                    EXISTS (SELECT 1 FROM application AS a JOIN stage AS s ON s.id = a.stage_id
                            WHERE a.candidate_id = c.id AND s.ends = 'hired') AS hired
             FROM candidate AS c
             LEFT JOIN hold AS h ON h.candidate_id = c.id
             LEFT JOIN quarantine AS q ON q.candidate_id = c.id
             WHERE {which}
         ), dated AS (
             SELECT *, date(coalesce(ended_on, added_on), '+' || ?2 || ' months') AS explained_until,
                    CASE WHEN consent_on IS NOT NULL
                        THEN coalesce(consent_until, date(last_contact, '+' || ?3 || ' months')) END AS agreed_until
             FROM known
         ), kept AS (
             SELECT *,
                    CASE WHEN hold IS NOT NULL THEN 'hold' WHEN under_way THEN 'under_way' WHEN hired THEN 'hired'
                         WHEN agreed_until >= explained_until THEN 'consent' WHEN ended_on IS NOT NULL THEN 'refusal'
                         ELSE 'added' END AS why,
                    CASE WHEN hold IS NOT NULL OR under_way OR hired THEN NULL
                         ELSE max(explained_until, coalesce(agreed_until, '')) END AS kept_until
             FROM dated
         )
         SELECT *, kept_until IS NOT NULL AND kept_until < ?1 AS due,
                CASE why WHEN 'hold' THEN date(held_since / 1000, 'unixepoch') WHEN 'consent' THEN consent_on
                         WHEN 'refusal' THEN ended_on WHEN 'added' THEN added_on ELSE last_contact END AS since
         FROM kept"
    )
}

impl Read<'_> {
    pub fn retention_rules(&self) -> Result<RetentionRules, Error> {
        let sql = "SELECT refusal_months, consent_months, quarantine_days FROM retention";
        Ok(self.connection().query_row(sql, [], |row| {
            Ok(RetentionRules {
                refusal_months: row.get("refusal_months")?,
                consent_months: row.get("consent_months")?,
                quarantine_days: row.get("quarantine_days")?,
            })
        })?)
    }

    pub fn retention(&self, id: CandidateId, now: Moment) -> Result<Retention, Error> {
        let rules = self.retention_rules()?;
        let mut statement = self.connection().prepare_cached(&retention_sql("c.id = ?4"))?;
        let asked = (today(now), rules.refusal_months, rules.consent_months, id.raw());
        statement.query_row(asked, retention).optional()?.ok_or_else(|| not_found(id))
    }

    /// Those whose time is over by these rules, the longest first, and those who are set apart.
    pub fn due_people(&self, rules: RetentionRules, now: Moment, offset: u64, limit: u64) -> Result<DuePeople, Error> {
        let due = format!("{} WHERE due OR q_until IS NOT NULL", retention_sql("true"));
        self.kept_people((&due, "kept_until, id"), rules, now, (offset, limit))
    }

    /// Those who are kept whatever the rules say, the longest first.
    pub fn held_people(&self, now: Moment, offset: u64, limit: u64) -> Result<DuePeople, Error> {
        let held = retention_sql("c.id IN (SELECT candidate_id FROM hold)");
        self.kept_people((&held, "held_since, id"), self.retention_rules()?, now, (offset, limit))
    }

    fn kept_people(
        &self,
        (which, order): (&str, &str),
        rules: RetentionRules,
        now: Moment,
        (offset, limit): (u64, u64),
    ) -> Result<DuePeople, Error> {
        let (today, refusal, consent) = (today(now), rules.refusal_months, rules.consent_months);
        let total = self
            .connection()
            .prepare_cached(&format!("SELECT count(*) AS count FROM ({which})"))?
            .query_row((&today, refusal, consent), |row| row.get("count"))?;
        if limit == 0 {
            return Ok(DuePeople { rows: Vec::new(), total });
        }
        let mut statement =
            self.connection().prepare_cached(&format!("{which} ORDER BY {order} LIMIT ?4 OFFSET ?5"))?;
        let [limit, offset] = [limit, offset].map(|number| number.min(i64::MAX as u64).cast_signed());
        let rows = statement.query_map((&today, refusal, consent, limit, offset), retention)?;
        Ok(DuePeople { rows: rows.collect::<Result<_, _>>()?, total })
    }
}

fn today(now: Moment) -> String {
    chrono::DateTime::from_timestamp_millis(now.millis()).unwrap_or_default().date_naive().to_string()
}

fn retention(row: &Row<'_>) -> rusqlite::Result<Retention> {
    let moment = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(Moment::from_millis));
    let quarantine = match (moment("q_since")?, moment("q_until")?) {
        (Some(since), Some(until)) => Some(Quarantine { since, until, who: row.get("q_who")? }),
        _ => None,
    };
    Ok(Retention {
        id: CandidateId::new(row.get("id")?),
        name: row.get("name")?,
        why: RetentionReason::of(&row.get::<_, String>("why")?).unwrap_or(RetentionReason::Added),
        since: day(row, "since")?.unwrap_or_default(),
        until: day(row, "kept_until")?,
        due: row.get("due")?,
        last_contact: day(row, "last_contact")?.unwrap_or_default(),
        consent_on: day(row, "consent_on")?,
        consent_until: day(row, "consent_until")?,
        hold: row.get("hold")?,
        quarantine,
    })
}

impl Tx<'_> {
    pub fn save_retention_rules(&self, rules: RetentionRules) -> Result<(), Error> {
        self.connection().execute(
            "UPDATE retention SET refusal_months = ?1, consent_months = ?2, quarantine_days = ?3",
            (rules.refusal_months, rules.consent_months, rules.quarantine_days),
        )?;
        Ok(())
    }

    /// Sets somebody apart, for as long as the rules say. Whoever is set apart already stays so from then.
    pub fn set_apart(&self, id: CandidateId) -> Result<(), Error> {
        self.name_of(id)?;
        let days = i64::from(self.retention_rules()?.quarantine_days);
        let (since, until) = (self.now().millis(), self.now().millis() + days * 86_400_000);
        self.connection()
            .prepare_cached(
                "INSERT INTO quarantine (candidate_id, since, until, who) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute((id.raw(), since, until, self.who()))?;
        Ok(())
    }

    pub fn keep_after_all(&self, id: CandidateId) -> Result<(), Error> {
        self.connection().prepare_cached("DELETE FROM quarantine WHERE candidate_id = ?1")?.execute([id.raw()])?;
        Ok(())
    }

    /// Keeps somebody whatever the rules say; no longer, where there is no reason.
    pub fn hold(&self, id: CandidateId, reason: Option<&str>) -> Result<(), Error> {
        self.name_of(id)?;
        let connection = self.connection();
        let Some(reason) = reason else {
            connection.prepare_cached("DELETE FROM hold WHERE candidate_id = ?1")?.execute([id.raw()])?;
            return Ok(());
        };
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::TextMissing);
        }
        self.keep_after_all(id)?;
        connection
            .prepare_cached(
                "INSERT INTO hold (candidate_id, reason, since, who) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (candidate_id) DO UPDATE SET reason = excluded.reason",
            )?
            .execute((id.raw(), reason, self.now().millis(), self.who()))?;
        Ok(())
    }

    /// Whoever one of the two was kept for stays kept; nobody is set apart unseen.
    pub(super) fn hand_retention_over(&self, from: CandidateId, keep: CandidateId) -> Result<(), Error> {
        for id in [from, keep] {
            self.keep_after_all(id)?;
        }
        let (from, keep) = (from.raw(), keep.raw());
        let free = "UPDATE hold SET candidate_id = ?2 WHERE candidate_id = ?1
                    AND NOT EXISTS (SELECT 1 FROM hold WHERE candidate_id = ?2)";
        self.connection().prepare_cached(free)?.execute((from, keep))?;
        self.connection().prepare_cached("DELETE FROM hold WHERE candidate_id = ?1")?.execute([from])?;
        Ok(())
    }
}
