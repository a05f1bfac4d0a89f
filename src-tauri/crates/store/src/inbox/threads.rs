//! Which of our mails another one answers, and what came back of them.

use hiring::{ApplicationId, CandidateId, MailId, Moment, PostingId};
use rusqlite::OptionalExtension;

use crate::{Error, Read, Tx};

/// What a mail that is answered was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thread {
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
    pub application: Option<ApplicationId>,
}

/// One of ours in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnMail {
    pub id: MailId,
    pub thread: Thread,
}

impl Read<'_> {
    /// By the ids a mail answers: the nearest one that is ours, or filed here. What is gone since says nothing.
    pub fn thread_of(&self, references: &[String]) -> Result<Option<Thread>, Error> {
        for id in references.iter().rev().take(50) {
            let thread = match self.own_mail(id)? {
                Some(own) => Some(own.thread),
                None => self.filed_under(id)?,
            };
            let Some(thread) = thread else { continue };
            let thread = self.still_there(thread)?;
            if thread.candidate.is_some() {
                return Ok(Some(thread));
            }
        }
        Ok(None)
    }

    /// The mail in the outbox that has this Message-ID.
    pub fn own_mail(&self, message_id: &str) -> Result<Option<OwnMail>, Error> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT id, application_id, candidate_id, posting_id FROM outbox WHERE message_id = ?1")?;
        let own = statement
            .query_row([message_id], |row| Ok(OwnMail { id: MailId::new(row.get("id")?), thread: thread(row)? }));
        Ok(own.optional()?)
    }

    fn filed_under(&self, message_id: &str) -> Result<Option<Thread>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT application_id, candidate_id, posting_id FROM message WHERE identity = ?1 AND state = 'filed'",
        )?;
        Ok(statement.query_row([message_id], thread).optional()?)
    }

    /// The ledger outlives what it is about, and a person may have been merged into another.
    fn still_there(&self, thread: Thread) -> Result<Thread, Error> {
        if let Some(application) = thread.application {
            let mut statement =
                self.connection().prepare_cached("SELECT candidate_id, posting_id FROM application WHERE id = ?1")?;
            let found = statement.query_row([application.raw()], |row| {
                Ok(Thread {
                    candidate: Some(CandidateId::new(row.get("candidate_id")?)),
                    posting: Some(PostingId::new(row.get("posting_id")?)),
                    application: Some(application),
                })
            });
            if let Some(found) = found.optional()? {
                return Ok(found);
            }
        }
        let exists = |table: &str, id: i64| -> Result<bool, Error> {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1) AS there");
            Ok(self.connection().prepare_cached(&sql)?.query_row([id], |row| row.get("there"))?)
        };
        let candidate = match thread.candidate {
            Some(id) if exists("candidate", id.raw())? => Some(id),
            _ => None,
        };
        let posting = match thread.posting {
            Some(id) if exists("posting", id.raw())? => Some(id),
            _ => None,
        };
        Ok(Thread { candidate, posting, application: None })
    }

    /// The candidates that have this address.
    pub fn candidates_at(&self, address: &hiring::Address) -> Result<Vec<CandidateId>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT DISTINCT candidate_id FROM reach WHERE alike = ?1 AND kind = 'address' ORDER BY candidate_id",
        )?;
        let ids = statement.query_map([address.key()], |row| Ok(CandidateId::new(row.get("candidate_id")?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The latest application of theirs to that posting.
    pub fn application_to(&self, candidate: CandidateId, posting: PostingId) -> Result<Option<ApplicationId>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id FROM application WHERE candidate_id = ?1 AND posting_id = ?2 ORDER BY received_at DESC, id DESC LIMIT 1",
        )?;
        let id = statement.query_row((candidate.raw(), posting.raw()), |row| Ok(ApplicationId::new(row.get("id")?)));
        Ok(id.optional()?)
    }

    /// What their applications are to that have not ended, the latest first.
    pub fn postings_under_way(&self, candidate: CandidateId) -> Result<Vec<PostingId>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT a.posting_id FROM application AS a JOIN stage AS s ON s.id = a.stage_id
             WHERE a.candidate_id = ?1 AND s.ends IS NULL ORDER BY a.received_at DESC, a.id DESC",
        )?;
        let postings = statement.query_map([candidate.raw()], |row| Ok(PostingId::new(row.get("posting_id")?)))?;
        Ok(postings.collect::<Result<_, _>>()?)
    }

    /// The number of the latest entry: as long as it is the same, nothing that is history has changed.
    pub fn latest_entry(&self) -> Result<i64, Error> {
        let sql = "SELECT coalesce(max(id), 0) AS latest FROM journal";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| row.get("latest"))?)
    }
}

impl Tx<'_> {
    /// A mail of ours was returned. Without an address it is the only one it went to, or nobody's; how many it concerned.
    pub fn bounce_mail(&self, id: MailId, address: Option<&str>, answer: &str) -> Result<u64, Error> {
        let now: Moment = self.now();
        let count = self
            .connection()
            .prepare_cached(
                "UPDATE outbox_recipient SET state = 'bounced', answer = ?3, changed_at = ?4
                 WHERE outbox_id = ?1 AND state IN ('sent', 'unknown') AND CASE WHEN ?2 IS NULL
                     THEN (SELECT count(*) FROM outbox_recipient WHERE outbox_id = ?1) = 1 ELSE folded = lower(?2) END",
            )?
            .execute((id.raw(), address, answer, now.millis()))?;
        Ok(count as u64)
    }
}

fn thread(row: &rusqlite::Row<'_>) -> rusqlite::Result<Thread> {
    Ok(Thread {
        candidate: row.get::<_, Option<i64>>("candidate_id")?.map(CandidateId::new),
        posting: row.get::<_, Option<i64>>("posting_id")?.map(PostingId::new),
        application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
    })
}
