//! Rules by which mails go, whom they are about, and what each has come to.

use hiring::{ApplicationId, CandidateId, HeldMailId, Moment, PostingId, RuleId, StageCode, StageName, Word};
use rusqlite::Row;

use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRule {
    pub id: RuleId,
    /// None for every posting.
    pub posting: Option<PostingId>,
    pub stage: StageName,
    pub template: String,
    pub delay_minutes: u32,
    /// Since when it writes; none while it is off.
    pub since: Option<Moment>,
}

#[derive(Debug, Clone, Copy)]
pub struct NewRule<'a> {
    pub posting: Option<PostingId>,
    pub stage: &'a StageName,
    pub template: &'a str,
    pub delay_minutes: u32,
    pub on: bool,
}

/// Somebody who has come to a stage since a rule was switched on, and to whom it has not come yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    pub application: ApplicationId,
    /// When they applied, or were moved there.
    pub at: Moment,
}

/// A mail that a rule left to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldMail {
    pub id: HeldMailId,
    pub rule: RuleId,
    pub template: String,
    pub application: ApplicationId,
    pub candidate: CandidateId,
    pub name: String,
    pub posting: PostingId,
    pub title: String,
    pub at: Moment,
    /// As the desk wrote it.
    pub held: String,
}

/// What a rule did with each that it came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RuleCounts {
    pub written: u64,
    pub held: u64,
}

/// Held, not seen to, and still a question: they are there, and have not been written to since.
const STILL_HELD: &str = "
    FROM rule_outcome AS h
    JOIN mail_rule AS m ON m.id = h.rule_id
    JOIN application AS a ON a.id = h.application_id
    JOIN candidate AS c ON c.id = a.candidate_id
    JOIN posting AS p ON p.id = a.posting_id
    WHERE h.held <> '' AND h.settled = 0
        AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.application_id = a.id AND o.template = m.template)";

impl Read<'_> {
    /// In the order they were made.
    pub fn mail_rules(&self) -> Result<Vec<MailRule>, Error> {
        let sql = "SELECT id, posting_id, stage, template, delay_minutes, since FROM mail_rule ORDER BY id";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_map([], rule)?.collect::<Result<_, _>>()?)
    }

    pub fn mail_rule(&self, id: RuleId) -> Result<MailRule, Error> {
        let rules = self.mail_rules()?;
        rules.into_iter().find(|rule| rule.id == id).ok_or(Error::NotFound { what: Word::Rule, id: id.raw() })
    }

    pub fn rule_counts(&self, id: RuleId) -> Result<RuleCounts, Error> {
        let sql = "SELECT count(*) FILTER (WHERE held = '') AS written, count(*) FILTER (WHERE held <> '') AS held
                   FROM rule_outcome WHERE rule_id = ?1";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement
            .query_row([id.raw()], |row| Ok(RuleCounts { written: row.get("written")?, held: row.get("held")? }))?)
    }

    /// Whom that rule has not come to yet, in the order they came. One applies when they are written down, whenever their mail was sent.
    pub fn arrivals(&self, id: RuleId) -> Result<Vec<Arrival>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT a.id, a.entered_stage_at
             FROM mail_rule AS m
             JOIN stage AS s ON coalesce(s.code, s.name) = m.stage
             JOIN application AS a ON a.stage_id = s.id
             WHERE m.id = ?1 AND m.since IS NOT NULL AND (m.posting_id IS NULL OR a.posting_id = m.posting_id)
                AND (a.id > m.since_application OR a.entered_stage_at > m.since AND a.entered_stage_at <> a.received_at)
                AND NOT EXISTS (SELECT 1 FROM rule_outcome WHERE rule_id = m.id AND application_id = a.id)
             ORDER BY a.entered_stage_at, a.id",
        )?;
        let arrivals = statement.query_map([id.raw()], |row| {
            Ok(Arrival {
                application: ApplicationId::new(row.get("id")?),
                at: Moment::from_millis(row.get("entered_stage_at")?),
            })
        })?;
        Ok(arrivals.collect::<Result<_, _>>()?)
    }

    /// The latest first.
    pub fn held_by_rules(&self, limit: u64) -> Result<Vec<HeldMail>, Error> {
        let sql = format!(
            "SELECT h.id, h.rule_id, h.application_id, h.at, h.held, m.template, a.candidate_id, a.posting_id, c.name, p.title
             {STILL_HELD} ORDER BY h.at DESC, h.id DESC LIMIT ?1"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let limit = limit.min(i64::MAX as u64).cast_signed();
        Ok(statement.query_map([limit], held)?.collect::<Result<_, _>>()?)
    }

    pub fn held_by_rules_count(&self) -> Result<u64, Error> {
        let sql = format!("SELECT count(*) AS count {STILL_HELD}");
        Ok(self.connection().prepare_cached(&sql)?.query_row([], |row| row.get("count"))?)
    }

    /// Whether a mail to that address has ever come back.
    pub fn has_bounced(&self, address: &str) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM outbox_recipient WHERE state = 'bounced' AND folded = ?1) AS bounced";
        Ok(self.connection().prepare_cached(sql)?.query_row([address.to_lowercase()], |row| row.get("bounced"))?)
    }
}

impl Tx<'_> {
    /// A rule that is switched on begins with whoever comes from now on.
    pub fn save_mail_rule(&self, id: Option<RuleId>, new: &NewRule<'_>) -> Result<RuleId, Error> {
        let before = id.map(|id| self.mail_rule(id)).transpose()?;
        let id = if let Some(id) = id {
            id
        } else {
            let sql = "INSERT INTO mail_rule (stage, template) VALUES ('new', 'acknowledgement')";
            self.connection().prepare_cached(sql)?.execute([])?;
            RuleId::new(self.connection().last_insert_rowid())
        };
        let stage = match new.stage.code {
            Some(code) => code.code(),
            None => new.stage.name.trim(),
        };
        self.connection()
            .prepare_cached(
                "UPDATE mail_rule SET posting_id = ?2, stage = ?3, template = ?4, delay_minutes = ?5 WHERE id = ?1",
            )?
            .execute((id.raw(), new.posting.map(PostingId::raw), stage, new.template, new.delay_minutes))?;
        let speaks_of_the_same = before.as_ref().is_some_and(|before| {
            (before.posting, &before.stage, before.template.as_str()) == (new.posting, new.stage, new.template)
        });
        let was_on = before.is_some_and(|before| before.since.is_some()) && speaks_of_the_same;
        if !new.on || !was_on {
            let sql = "UPDATE mail_rule SET since = iif(?2, ?3, NULL),
                       since_application = iif(?2, (SELECT coalesce(max(id), 0) FROM application), NULL) WHERE id = ?1";
            self.connection().prepare_cached(sql)?.execute((id.raw(), new.on, self.now().millis()))?;
        }
        Ok(id)
    }

    pub fn remove_mail_rule(&self, id: RuleId) -> Result<(), Error> {
        let gone = self.connection().prepare_cached("DELETE FROM mail_rule WHERE id = ?1")?.execute([id.raw()])?;
        if gone == 0 { Err(Error::NotFound { what: Word::Rule, id: id.raw() }) } else { Ok(()) }
    }

    /// That it has come to them: with a mail where nothing is held. For [`crate::Store::record`].
    pub fn note_rule_outcome(&self, rule: RuleId, application: ApplicationId, held: &str) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO rule_outcome (rule_id, application_id, at, held) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (rule_id, application_id) DO NOTHING",
            )?
            .execute((rule.raw(), application.raw(), self.now().millis(), held))?;
        Ok(())
    }

    /// A person has seen to these.
    pub fn settle_held_mails(&self, ids: &[HeldMailId]) -> Result<u64, Error> {
        let mut settled = 0;
        for id in ids {
            let sql = "UPDATE rule_outcome SET settled = 1 WHERE id = ?1 AND settled = 0";
            settled += self.connection().prepare_cached(sql)?.execute([id.raw()])? as u64;
        }
        Ok(settled)
    }
}

fn rule(row: &Row<'_>) -> rusqlite::Result<MailRule> {
    let stage: String = row.get("stage")?;
    let code = StageCode::of(&stage);
    Ok(MailRule {
        id: RuleId::new(row.get("id")?),
        posting: row.get::<_, Option<i64>>("posting_id")?.map(PostingId::new),
        stage: StageName { name: if code.is_some() { String::new() } else { stage }, code },
        template: row.get("template")?,
        delay_minutes: row.get("delay_minutes")?,
        since: row.get::<_, Option<i64>>("since")?.map(Moment::from_millis),
    })
}

fn held(row: &Row<'_>) -> rusqlite::Result<HeldMail> {
    Ok(HeldMail {
        id: HeldMailId::new(row.get("id")?),
        rule: RuleId::new(row.get("rule_id")?),
        template: row.get("template")?,
        application: ApplicationId::new(row.get("application_id")?),
        candidate: CandidateId::new(row.get("candidate_id")?),
        name: row.get("name")?,
        posting: PostingId::new(row.get("posting_id")?),
        title: row.get("title")?,
        at: Moment::from_millis(row.get("at")?),
        held: row.get("held")?,
    })
}
