//! What waits and what went, as it is looked at.

use hiring::{
    AccountId, ApplicationId, CandidateId, HeldBecause, MailId, MailState, Moment, PostingId, Receives, RecipientId,
    RuleId, Word,
};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::held::HELD;
use super::ledger::state;
use crate::{Error, Read};

/// Empty parts ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListOutbox {
    /// Mails with a recipient in one of these.
    pub states: Vec<MailState>,
    pub account: Option<AccountId>,
    pub application: Option<ApplicationId>,
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxRecipient {
    pub id: RecipientId,
    pub address: String,
    pub name: String,
    pub receives: Receives,
    pub state: MailState,
    /// When it is to go, or be tried again.
    pub due_at: Moment,
    pub attempts: u32,
    pub changed_at: Moment,
    /// What the server said last, or what went wrong, as the desk writes it.
    pub answer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxMail {
    pub id: MailId,
    pub account: AccountId,
    pub application: Option<ApplicationId>,
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
    pub template: String,
    pub event: String,
    pub subject: String,
    pub message_id: String,
    #[ts(type = "number")]
    pub size: u64,
    pub queued_at: Moment,
    pub who: String,
    /// By which it goes; none where a person sent it.
    pub rule: Option<RuleId>,
    /// It is a weekly digest that went by itself.
    pub by_digest: bool,
    /// Why it would not leave as things are.
    pub held: Option<HeldBecause>,
    pub recipients: Vec<OutboxRecipient>,
}

/// The mail about an application that was written last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LatestMail {
    pub application: ApplicationId,
    pub mail: MailId,
    pub template: String,
    pub state: MailState,
    pub at: Moment,
}

/// How many mails have a recipient in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailCounts {
    #[ts(type = "number")]
    pub queued: u64,
    /// `sending` and `committing`.
    #[ts(type = "number")]
    pub on_the_way: u64,
    #[ts(type = "number")]
    pub sent: u64,
    #[ts(type = "number")]
    pub bounced: u64,
    #[ts(type = "number")]
    pub deferred: u64,
    #[ts(type = "number")]
    pub failed: u64,
    #[ts(type = "number")]
    pub unknown: u64,
}

/// Latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Outbox {
    pub mails: Vec<OutboxMail>,
    /// How many match.
    #[ts(type = "number")]
    pub total: u64,
    pub counts: MailCounts,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMail {
    pub mail: OutboxMail,
    /// Exactly as it goes over the line.
    pub bytes: Vec<u8>,
}

const MAILS: &str =
    "SELECT o.id, o.account_id, o.application_id, o.candidate_id, o.posting_id, o.template, o.event, o.subject,
        o.message_id, o.size, o.queued_at, o.who, o.rule_id,
        EXISTS (SELECT 1 FROM digest_outcome AS d WHERE d.mail_id = o.id) AS by_digest";

/// A mail is that person's who has the application now; where there is none any more, theirs whom it was written to, or whose part
/// that one became.
pub const MAILS_OF_A_PERSON: &str = "
    SELECT m.id FROM outbox AS m WHERE m.application_id IN (SELECT id FROM application WHERE candidate_id = ?1)
    UNION SELECT m.id FROM outbox AS m
        WHERE m.candidate_id IN (SELECT ?1 UNION SELECT gone_id FROM merged_candidate WHERE candidate_id = ?1)
            AND NOT EXISTS (SELECT 1 FROM application WHERE id = m.application_id)";

impl Read<'_> {
    pub fn outbox(&self, list: &ListOutbox) -> Result<Outbox, Error> {
        let (wanted, values) = conditions(list);
        let sql = format!("SELECT count(*) AS count FROM outbox AS o WHERE {wanted}");
        let total =
            self.connection().prepare_cached(&sql)?.query_row(params_from_iter(&values), |row| row.get("count"))?;
        let page = [list.limit, list.offset].map(|number| Value::from(number.min(i64::MAX as u64).cast_signed()));
        let sql = format!(
            "{MAILS}, {HELD} AS held FROM outbox AS o WHERE {wanted} ORDER BY o.id DESC LIMIT ?{} OFFSET ?{}",
            values.len() + 1,
            values.len() + 2
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mails: Vec<OutboxMail> =
            statement.query_map(params_from_iter(values.iter().chain(&page)), mail)?.collect::<Result<_, _>>()?;
        let mails = mails.into_iter().map(|mail| self.with_recipients(mail)).collect::<Result<_, _>>()?;
        Ok(Outbox { mails, total, counts: self.mail_counts()? })
    }

    pub fn mail(&self, id: MailId) -> Result<StoredMail, Error> {
        Ok(StoredMail { mail: self.mail_line(id)?, bytes: self.mail_bytes(id)? })
    }

    pub fn mail_line(&self, id: MailId) -> Result<OutboxMail, Error> {
        let mut statement =
            self.connection().prepare_cached(&format!("{MAILS}, {HELD} AS held FROM outbox AS o WHERE o.id = ?1"))?;
        let mail = statement.query_row([id.raw()], mail).optional()?;
        self.with_recipients(mail.ok_or(Error::NotFound { what: Word::Mail, id: id.raw() })?)
    }

    pub fn mail_counts(&self) -> Result<MailCounts, Error> {
        let sql = "SELECT state, count(DISTINCT outbox_id) AS count FROM outbox_recipient GROUP BY state";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut counts = MailCounts::default();
        while let Some(row) = rows.next()? {
            let count: u64 = row.get("count")?;
            match state(row)? {
                MailState::Queued => counts.queued = count,
                MailState::Sending | MailState::Committing => counts.on_the_way += count,
                MailState::Sent => counts.sent = count,
                MailState::Bounced => counts.bounced = count,
                MailState::Deferred => counts.deferred = count,
                MailState::Failed => counts.failed = count,
                MailState::Unknown => counts.unknown = count,
            }
        }
        Ok(counts)
    }

    /// The latest mail about each of these applications, where there is one.
    pub fn latest_mails(&self, applications: &[ApplicationId]) -> Result<Vec<LatestMail>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT o.id, o.template, r.state, r.changed_at
             FROM outbox AS o JOIN outbox_recipient AS r ON r.outbox_id = o.id
             WHERE o.application_id = ?1 ORDER BY o.id DESC, r.id LIMIT 1",
        )?;
        let mut latest = Vec::new();
        for application in applications {
            let found = statement.query_row([application.raw()], |row| {
                Ok(LatestMail {
                    application: *application,
                    mail: MailId::new(row.get("id")?),
                    template: row.get("template")?,
                    state: state(row)?,
                    at: Moment::from_millis(row.get("changed_at")?),
                })
            });
            latest.extend(found.optional()?);
        }
        Ok(latest)
    }

    fn with_recipients(&self, mail: OutboxMail) -> Result<OutboxMail, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, address, name, receives, state, due_at, attempts, changed_at, answer FROM outbox_recipient
             WHERE outbox_id = ?1 ORDER BY id",
        )?;
        let recipients = statement.query_map([mail.id.raw()], recipient)?.collect::<Result<_, _>>()?;
        Ok(OutboxMail { recipients, ..mail })
    }
}

fn conditions(list: &ListOutbox) -> (String, Vec<Value>) {
    let mut conditions = vec!["true".to_owned()];
    let mut values = Vec::new();
    let ids = [
        ("o.account_id", list.account.map(AccountId::raw)),
        ("o.application_id", list.application.map(ApplicationId::raw)),
        ("o.posting_id", list.posting.map(PostingId::raw)),
    ];
    for (column, id) in ids {
        let Some(id) = id else { continue };
        values.push(Value::from(id));
        conditions.push(format!("{column} = ?{}", values.len()));
    }
    if let Some(candidate) = list.candidate {
        values.push(Value::from(candidate.raw()));
        let of_them = MAILS_OF_A_PERSON.replace("?1", &format!("?{}", values.len()));
        conditions.push(format!("o.id IN ({of_them})"));
    }
    if !list.states.is_empty() {
        let codes = list.states.iter().map(|state| format!("'{}'", state.code())).collect::<Vec<_>>().join(", ");
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM outbox_recipient AS r WHERE r.outbox_id = o.id AND r.state IN ({codes}))"
        ));
    }
    (conditions.join(" AND "), values)
}

fn mail(row: &Row<'_>) -> rusqlite::Result<OutboxMail> {
    Ok(OutboxMail {
        id: MailId::new(row.get("id")?),
        account: AccountId::new(row.get("account_id")?),
        application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
        candidate: row.get::<_, Option<i64>>("candidate_id")?.map(CandidateId::new),
        posting: row.get::<_, Option<i64>>("posting_id")?.map(PostingId::new),
        template: row.get("template")?,
        event: row.get("event")?,
        subject: row.get("subject")?,
        message_id: row.get("message_id")?,
        size: row.get("size")?,
        queued_at: Moment::from_millis(row.get("queued_at")?),
        who: row.get("who")?,
        rule: row.get::<_, Option<i64>>("rule_id")?.map(RuleId::new),
        by_digest: row.get("by_digest")?,
        held: row.get::<_, Option<String>>("held")?.as_deref().and_then(HeldBecause::of),
        recipients: Vec::new(),
    })
}

fn recipient(row: &Row<'_>) -> rusqlite::Result<OutboxRecipient> {
    Ok(OutboxRecipient {
        id: RecipientId::new(row.get("id")?),
        address: row.get("address")?,
        name: row.get("name")?,
        receives: Receives::of(&row.get::<_, String>("receives")?).unwrap_or(Receives::To),
        state: state(row)?,
        due_at: Moment::from_millis(row.get("due_at")?),
        attempts: row.get("attempts")?,
        changed_at: Moment::from_millis(row.get("changed_at")?),
        answer: row.get("answer")?,
    })
}
