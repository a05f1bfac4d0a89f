//! The ledger: from `queued` to `sent`, one step after the other, and none that could lose a mail or send it twice.
//!
//! `queued → sending → committing → sent`: `committing` is written, and on the disk, before the final dot is. A step that does not
//! follow from where a row is fails as a whole, and then the dot is not written.

use hiring::{
    AccountId, Address, ApplicationId, Audience, CandidateId, MailId, MailState, Moment, PostingId, Receives,
    RecipientId, RuleId, Word,
};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Params, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::held::HELD;
use crate::blobs::hash_of;
use crate::{Error, Read, Tx};

/// A mail to be queued: all that it will ever be.
#[derive(Debug, Clone)]
pub struct NewMail<'a> {
    pub about: MailAbout<'a>,
    /// Its mails leave this computer.
    pub leaves: bool,
    /// The applications it names, where it is not about one alone.
    pub named: &'a [ApplicationId],
    pub message_id: &'a str,
    pub sender: &'a Address,
    pub subject: &'a str,
    pub bytes: &'a [u8],
    pub recipients: &'a [NewRecipient],
    pub due_at: Moment,
    /// A person wants the same mail to go once more.
    pub again: bool,
    /// By which it goes; none where a person sends it.
    pub rule: Option<RuleId>,
}

/// By whom, on what occasion and about whom a mail is: what the same mail again has in common with the first.
#[derive(Debug, Clone, Copy)]
pub struct MailAbout<'a> {
    pub account: AccountId,
    pub template: &'a str,
    pub event: &'a str,
    /// Whom the template is for. Applicants are told apart as people, whichever of their addresses they are written to.
    pub audience: Audience,
    pub application: Option<ApplicationId>,
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecipient {
    pub address: Address,
    pub name: String,
    pub receives: Receives,
}

/// That mail was written before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlreadyWritten {
    pub mail: MailId,
    pub address: String,
    /// When it went; where it has not, when it came to be where it is.
    pub at: Moment,
    pub state: MailState,
}

/// A mail that this process, and nobody else, is about to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedMail {
    pub id: MailId,
    pub message_id: String,
    pub sender: String,
    pub recipients: Vec<ClaimedRecipient>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedRecipient {
    pub id: RecipientId,
    pub address: String,
    /// How often it was tried before, and when first.
    pub attempts: u32,
    pub first_attempt_at: Option<Moment>,
}

/// Where a recipient's row goes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailStep {
    /// The dot is about to be written.
    Committing,
    Sent {
        answer: String,
    },
    Unknown {
        answer: String,
    },
    Failed {
        answer: String,
    },
    Deferred {
        answer: String,
        due_at: Moment,
    },
    /// Nothing was tried that counts: it waits as before.
    Released,
}

/// What a mail to contacts is about.
fn about(application: Option<ApplicationId>, posting: Option<PostingId>) -> String {
    match (application, posting) {
        (Some(application), _) => format!("application:{application}"),
        (None, Some(posting)) => format!("posting:{posting}"),
        (None, None) => String::new(),
    }
}

impl Read<'_> {
    /// The first time that mail was written: by that account, or by any whose mails leave this computer.
    pub fn already_written(&self, mail: &MailAbout<'_>, address: &Address) -> Result<Option<AlreadyWritten>, Error> {
        let folded = address.as_str().to_lowercase();
        let MailAbout { account, template, event, application, posting, .. } = *mail;
        // Whoever is nobody here yet is known by their address alone.
        let is_stranger = application.is_none() && mail.candidate.is_none();
        match mail.audience {
            Audience::Applicants if !is_stranger => {
                let (application, posting) = (application.map(ApplicationId::raw), posting.map(PostingId::raw));
                let candidate = mail.candidate.map(CandidateId::raw);
                let values = (application, candidate, posting, template, event, account.raw(), &folded);
                let known = self.first_written(PERSON_WAS_WRITTEN_TO, values)?;
                if known.is_some() || template != "reply" {
                    return Ok(known);
                }
                // The same mail may have been answered before anybody knew whose it is.
                self.first_written(ADDRESS_WAS_WRITTEN_TO, (about(None, None), template, event, account.raw(), folded))
            }
            Audience::Applicants | Audience::Contacts => {
                let values = (about(application, posting), template, event, account.raw(), folded);
                self.first_written(ADDRESS_WAS_WRITTEN_TO, values)
            }
        }
    }

    fn first_written(&self, sql: &str, values: impl Params) -> Result<Option<AlreadyWritten>, Error> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let found = statement.query_row(values, |row| {
            Ok(AlreadyWritten {
                mail: MailId::new(row.get("outbox_id")?),
                address: row.get("address")?,
                at: Moment::from_millis(row.get("changed_at")?),
                state: state(row)?,
            })
        });
        Ok(found.optional()?)
    }

    /// The exact bytes.
    pub fn mail_bytes(&self, id: MailId) -> Result<Vec<u8>, Error> {
        let sql = "SELECT blob.bytes FROM outbox JOIN blob ON blob.hash = outbox.blob WHERE outbox.id = ?1";
        let bytes = self.connection().prepare_cached(sql)?.query_row([id.raw()], |row| row.get("bytes")).optional()?;
        bytes.ok_or(Error::NotFound { what: Word::Mail, id: id.raw() })
    }

    /// How many mails that account has handed over since, those that may have been included.
    pub fn handed_over_since(&self, account: AccountId, since: Moment) -> Result<u64, Error> {
        let sql = "SELECT count(DISTINCT outbox_id) AS count FROM outbox_recipient
                   WHERE account_id = ?1 AND changed_at > ?2 AND state IN ('sent', 'bounced', 'unknown')";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_row((account.raw(), since.millis()), |row| row.get("count"))?)
    }

    /// Whether that account has something to send now.
    pub fn has_due_mail(&self, account: AccountId, now: Moment) -> Result<bool, Error> {
        Ok(self.next_due(account)?.is_some_and(|due| due <= now))
    }

    /// When the next mail of that account is due, but for those that are held.
    pub fn next_due(&self, account: AccountId) -> Result<Option<Moment>, Error> {
        let sql = format!(
            "SELECT r.due_at FROM outbox_recipient AS r JOIN outbox AS o ON o.id = r.outbox_id
             WHERE r.account_id = ?1 AND r.state IN ('queued', 'deferred') AND {HELD} IS NULL
             ORDER BY r.due_at, r.id LIMIT 1"
        );
        let due = self.connection().prepare_cached(&sql)?.query_row([account.raw()], |row| row.get("due_at"));
        Ok(due.optional()?.map(Moment::from_millis))
    }

    /// How many mails of that account are due, those that are held among them.
    pub fn due_mails(&self, account: AccountId, now: Moment) -> Result<u64, Error> {
        let sql = "SELECT count(DISTINCT outbox_id) AS count FROM outbox_recipient
                   WHERE account_id = ?1 AND state IN ('queued', 'deferred') AND due_at <= ?2";
        Ok(self.connection().prepare_cached(sql)?.query_row((account.raw(), now.millis()), |row| row.get("count"))?)
    }

    /// How many of its mails are not settled.
    pub fn unfinished_mails(&self, account: AccountId) -> Result<u64, Error> {
        let sql = "SELECT count(DISTINCT outbox_id) AS count FROM outbox_recipient
                   WHERE account_id = ?1 AND state IN ('queued', 'deferred', 'sending', 'committing', 'unknown')";
        Ok(self.connection().prepare_cached(sql)?.query_row([account.raw()], |row| row.get("count"))?)
    }
}

/// To that person, as whom they are known by now, about any of their applications to that posting. What another address of theirs
/// did not take does not count.
const PERSON_WAS_WRITTEN_TO: &str = "
    SELECT r.outbox_id, r.address, r.changed_at, r.state
    FROM outbox AS o JOIN outbox_recipient AS r ON r.outbox_id = o.id
    WHERE o.id IN (
            SELECT id FROM outbox WHERE application_id = ?1
            UNION SELECT id FROM outbox WHERE application_id IN
                (SELECT id FROM application WHERE candidate_id = ?2 AND posting_id = ?3)
            UNION SELECT id FROM outbox WHERE posting_id IS ?3 AND candidate_id IN
                (SELECT ?2 UNION SELECT gone_id FROM merged_candidate WHERE candidate_id = ?2))
        AND o.template = ?4 AND o.event = ?5 AND (o.account_id = ?6 OR r.leaves = 1)
        AND (r.folded = ?7 OR r.state NOT IN ('failed', 'bounced'))
    ORDER BY r.id LIMIT 1";

const ADDRESS_WAS_WRITTEN_TO: &str = "
    SELECT outbox_id, address, changed_at, state FROM outbox_recipient
    WHERE about = ?1 AND template = ?2 AND event = ?3 AND folded = ?5 AND (account_id = ?4 OR leaves = 1)
    ORDER BY id LIMIT 1";

impl Tx<'_> {
    /// Writes the mail down as it will go, unless it was written before and nobody says "again".
    pub fn queue_mail(&self, mail: &NewMail<'_>) -> Result<MailId, Error> {
        for recipient in mail.recipients.iter().filter(|_| !mail.again) {
            if let Some(before) = self.already_written(&mail.about, &recipient.address)? {
                return Err(Error::AlreadyWritten(before));
            }
        }
        let MailAbout { account, template, event, application, candidate, posting, .. } = mail.about;
        let hash = hash_of(mail.bytes);
        self.keep_bytes(&hash, mail.bytes)?;
        self.connection()
            .prepare_cached(
                "INSERT INTO outbox (account_id, application_id, candidate_id, posting_id, template, event, message_id,
                    sender, subject, blob, size, queued_at, who, rule_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute((
                account.raw(),
                application.map(ApplicationId::raw),
                candidate.map(CandidateId::raw),
                posting.map(PostingId::raw),
                template,
                event,
                mail.message_id,
                mail.sender.as_str(),
                mail.subject,
                hash,
                mail.bytes.len() as u64,
                self.now().millis(),
                self.who(),
                mail.rule.map(RuleId::raw),
            ))?;
        let id = MailId::new(self.connection().last_insert_rowid());
        for recipient in mail.recipients {
            self.queue_recipient(id, mail, recipient)?;
        }
        for named in mail.named {
            self.connection()
                .prepare_cached("INSERT OR IGNORE INTO outbox_named (outbox_id, application_id) VALUES (?1, ?2)")?
                .execute((id.raw(), named.raw()))?;
        }
        Ok(id)
    }

    fn queue_recipient(&self, id: MailId, mail: &NewMail<'_>, recipient: &NewRecipient) -> Result<(), Error> {
        let MailAbout { account, template, event, .. } = mail.about;
        let about = about(mail.about.application, mail.about.posting);
        let folded = recipient.address.as_str().to_lowercase();
        let again: i64 = self
            .connection()
            .prepare_cached(
                "SELECT coalesce(max(again) + 1, 0) AS again FROM outbox_recipient
                 WHERE about = ?1 AND template = ?2 AND event = ?3 AND folded = ?4 AND account_id = ?5",
            )?
            .query_row((&about, template, event, &folded, account.raw()), |row| row.get("again"))?;
        self.connection()
            .prepare_cached(
                "INSERT INTO outbox_recipient (outbox_id, receives, address, name, state, due_at, changed_at, account_id,
                    leaves, about, template, event, folded, again)
                 VALUES (?1, ?2, ?3, ?4, 'queued', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute((
                id.raw(),
                recipient.receives.code(),
                recipient.address.as_str(),
                &recipient.name,
                mail.due_at.millis(),
                self.now().millis(),
                account.raw(),
                mail.leaves,
                about,
                template,
                event,
                folded,
                again,
            ))?;
        Ok(())
    }

    /// Takes the account's next mail that is due and not held, the oldest first: `queued, deferred → sending`.
    pub fn claim_mail(&self, account: AccountId) -> Result<Option<ClaimedMail>, Error> {
        let sql = format!(
            "SELECT r.outbox_id FROM outbox_recipient AS r JOIN outbox AS o ON o.id = r.outbox_id
             WHERE r.account_id = ?1 AND r.state IN ('queued', 'deferred') AND r.due_at <= ?2 AND {HELD} IS NULL
             ORDER BY r.due_at, r.id LIMIT 1"
        );
        let due: Option<i64> = self
            .connection()
            .prepare_cached(&sql)?
            .query_row((account.raw(), self.now().millis()), |row| row.get("outbox_id"))
            .optional()?;
        due.map(|id| self.claim(MailId::new(id))).transpose()
    }

    pub(super) fn claim(&self, id: MailId) -> Result<ClaimedMail, Error> {
        let recipients = self
            .connection()
            .prepare_cached(
                "UPDATE outbox_recipient SET state = 'sending', changed_at = ?2
                 WHERE outbox_id = ?1 AND state IN ('queued', 'deferred') AND due_at <= ?2
                 RETURNING id, address, attempts, first_attempt_at",
            )?
            .query_map((id.raw(), self.now().millis()), |row| {
                Ok(ClaimedRecipient {
                    id: RecipientId::new(row.get("id")?),
                    address: row.get("address")?,
                    attempts: row.get("attempts")?,
                    first_attempt_at: row.get::<_, Option<i64>>("first_attempt_at")?.map(Moment::from_millis),
                })
            })?
            .collect::<Result<_, _>>()?;
        let (message_id, sender) = self
            .connection()
            .prepare_cached("SELECT message_id, sender FROM outbox WHERE id = ?1")?
            .query_row([id.raw()], |row| Ok((row.get("message_id")?, row.get("sender")?)))?;
        Ok(ClaimedMail { id, message_id, sender, recipients })
    }

    /// One step. From a state that it does not follow from, it is refused.
    pub fn step_mail(&self, recipient: RecipientId, step: &MailStep) -> Result<(), Error> {
        let (to, answer, due_at, from) = match step {
            MailStep::Committing => (MailState::Committing, "", None, "'sending'"),
            MailStep::Sent { answer } => (MailState::Sent, answer.as_str(), None, "'sending', 'committing'"),
            MailStep::Unknown { answer } => (MailState::Unknown, answer.as_str(), None, "'committing'"),
            MailStep::Failed { answer } => (MailState::Failed, answer.as_str(), None, "'sending', 'committing'"),
            MailStep::Deferred { answer, due_at } => {
                (MailState::Deferred, answer.as_str(), Some(due_at.millis()), "'sending', 'committing'")
            }
            MailStep::Released => return self.release(recipient),
        };
        // An attempt ends with any of these but the first.
        let sql = format!(
            "UPDATE outbox_recipient SET state = ?2, answer = ?3, due_at = coalesce(?4, due_at), changed_at = ?5,
                attempts = attempts + (?2 <> 'committing'), first_attempt_at = coalesce(first_attempt_at, ?5)
             WHERE id = ?1 AND state IN ({from})"
        );
        let values = (recipient.raw(), to.code(), answer, due_at, self.now().millis());
        self.exactly_one(self.connection().prepare_cached(&sql)?.execute(values)?, recipient)
    }

    /// Back to where it was taken from: also after a server's no to the dot, which counts against the account and not the mail.
    fn release(&self, recipient: RecipientId) -> Result<(), Error> {
        let sql = "UPDATE outbox_recipient SET state = iif(attempts = 0, 'queued', 'deferred'), changed_at = ?2
                   WHERE id = ?1 AND state IN ('sending', 'committing')";
        let done = self.connection().prepare_cached(sql)?.execute((recipient.raw(), self.now().millis()))?;
        self.exactly_one(done, recipient)
    }

    #[expect(clippy::unused_self, reason = "reads as a part of the step")]
    fn exactly_one(&self, changed: usize, recipient: RecipientId) -> Result<(), Error> {
        if changed == 1 { Ok(()) } else { Err(Error::NotFound { what: Word::Mail, id: recipient.raw() }) }
    }

    /// Takes back what has not left, and says how many mails that were.
    pub fn cancel_mails(&self, ids: &[MailId]) -> Result<u64, Error> {
        let mut cancelled = 0;
        for id in ids {
            let sql = "DELETE FROM outbox_recipient WHERE outbox_id = ?1 AND state IN ('queued', 'deferred')";
            let gone = self.connection().prepare_cached(sql)?.execute([id.raw()])?;
            cancelled += u64::from(gone > 0);
            self.drop_mail_without_recipients(*id)?;
        }
        Ok(cancelled)
    }

    /// A mail whose fate nobody knew went, says a person.
    pub fn resolve_as_sent(&self, id: MailId, answer: &str) -> Result<u64, Error> {
        let sql = "UPDATE outbox_recipient SET state = 'sent', answer = ?2, changed_at = ?3
                   WHERE outbox_id = ?1 AND state = 'unknown'";
        Ok(self.connection().prepare_cached(sql)?.execute((id.raw(), answer, self.now().millis()))? as u64)
    }

    /// Whether it went or not, it is not to go any more.
    pub fn resolve_as_given_up(&self, id: MailId, answer: &str) -> Result<u64, Error> {
        let sql = "UPDATE outbox_recipient SET state = 'failed', answer = ?2, changed_at = ?3
                   WHERE outbox_id = ?1 AND state = 'unknown'";
        Ok(self.connection().prepare_cached(sql)?.execute((id.raw(), answer, self.now().millis()))? as u64)
    }

    /// It is to go once more, the same bytes with the same Message-ID.
    pub fn resolve_by_sending_again(&self, id: MailId) -> Result<u64, Error> {
        let sql = "UPDATE outbox_recipient SET state = 'queued', attempts = 0, first_attempt_at = NULL, due_at = ?2,
                   changed_at = ?2 WHERE outbox_id = ?1 AND state = 'unknown'";
        Ok(self.connection().prepare_cached(sql)?.execute((id.raw(), self.now().millis()))? as u64)
    }

    pub(super) fn drop_mail_without_recipients(&self, id: MailId) -> Result<(), Error> {
        let sql = "DELETE FROM outbox_named WHERE outbox_id = ?1
                   AND NOT EXISTS (SELECT 1 FROM outbox_recipient WHERE outbox_id = ?1)";
        self.connection().prepare_cached(sql)?.execute([id.raw()])?;
        let sql = "DELETE FROM outbox WHERE id = ?1
                   AND NOT EXISTS (SELECT 1 FROM outbox_recipient WHERE outbox_id = ?1) RETURNING blob";
        let hash: Option<String> =
            self.connection().prepare_cached(sql)?.query_row([id.raw()], |row| row.get("blob")).optional()?;
        let Some(hash) = hash else { return Ok(()) };
        match self.connection().prepare_cached("DELETE FROM blob WHERE hash = ?1")?.execute([hash]) {
            // Something else has the same bytes.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(()),
            other => Ok(other.map(|_| ())?),
        }
    }

    /// What an earlier process, or an earlier round, left in the middle.
    pub fn recover_mails(&self) -> Result<(), Error> {
        Ok(recover(self.connection(), self.now())?)
    }
}

/// Nobody else holds the store, so nothing is on its way: what was being handed over had no dot yet and waits again; where the dot
/// may have been written, nobody knows.
pub fn recover(connection: &Connection, now: Moment) -> rusqlite::Result<()> {
    let sql = "UPDATE outbox_recipient SET state = iif(attempts = 0, 'queued', 'deferred'), changed_at = ?1
               WHERE state = 'sending'";
    connection.prepare_cached(sql)?.execute([now.millis()])?;
    let sql = "UPDATE outbox_recipient SET state = 'unknown', changed_at = ?1 WHERE state = 'committing'";
    connection.prepare_cached(sql)?.execute([now.millis()])?;
    Ok(())
}

/// As an answer of a mail in a copy of the store.
pub const COPIED: &str = "copied";

/// In a copy, what was to go may go from the original: only a person can say what is to become of it here.
pub fn leave_to_a_person(copy: &Connection) -> rusqlite::Result<()> {
    let has_outbox = "SELECT 1 FROM pragma_table_list WHERE name = 'outbox_recipient'";
    if copy.query_row(has_outbox, [], |_| Ok(())).optional()?.is_none() {
        return Ok(());
    }
    let sql = "UPDATE outbox_recipient SET state = 'unknown', answer = ?1
               WHERE state IN ('queued', 'deferred', 'sending', 'committing')";
    copy.execute(sql, [COPIED])?;
    // The original tells of this week, too.
    let has_digests = "SELECT 1 FROM pragma_table_list WHERE name = 'digest'";
    if copy.query_row(has_digests, [], |_| Ok(())).optional()?.is_some() {
        copy.execute("UPDATE digest SET since = NULL WHERE since IS NOT NULL", [])?;
        // Nor does undoing something of before switch one on here.
        let sql = "UPDATE journal_change SET before = json_set(before, '$.since', NULL)
                   WHERE tbl = 'digest' AND before ->> '$.since' IS NOT NULL";
        copy.execute(sql, [])?;
    }
    Ok(())
}

pub(super) fn state(row: &Row<'_>) -> rusqlite::Result<MailState> {
    Ok(MailState::of(&row.get::<_, String>("state")?).unwrap_or(MailState::Unknown))
}
