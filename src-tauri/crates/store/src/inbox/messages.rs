//! The rows of mails.

use std::collections::HashSet;

use hiring::{
    ApplicationId, Arrived, AsideReason, CandidateId, Direction, MessageId, MessageState, Moment, PostingId, Word,
};
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::blobs::hash_of;
use crate::{Error, Read, Tx};

/// A mail as it is read in.
#[derive(Debug, Clone)]
pub struct NewMessage<'a> {
    pub direction: Direction,
    pub aside: Option<AsideReason>,
    /// The same for the same mail.
    pub identity: &'a str,
    pub bytes: &'a [u8],
    pub at: Moment,
    pub name: &'a str,
    pub address: &'a str,
    pub subject: &'a str,
    pub said: &'a Arrived,
}

/// Where a mail stands, and what a person has said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMessage {
    pub id: MessageId,
    pub direction: Direction,
    pub state: MessageState,
    pub aside: Option<AsideReason>,
    pub size: u64,
    pub at: Moment,
    pub came_at: Moment,
    pub name: String,
    pub address: String,
    pub subject: String,
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
    pub application: Option<ApplicationId>,
    pub no_posting: bool,
    pub new_person: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageCounts {
    #[ts(type = "number")]
    pub waiting: u64,
    #[ts(type = "number")]
    pub aside: u64,
    #[ts(type = "number")]
    pub filed: u64,
}

const MESSAGES: &str =
    "SELECT id, direction, state, aside, size, at, came_at, name, address, subject, candidate_id, posting_id,
        application_id, no_posting, new_person
    FROM message";

impl Tx<'_> {
    pub fn add_message(&self, new: &NewMessage<'_>) -> Result<MessageId, Error> {
        let hash = hash_of(new.bytes);
        self.keep_bytes(&hash, new.bytes)?;
        let state = if new.aside.is_some() { MessageState::Aside } else { MessageState::Waiting };
        self.connection()
            .prepare_cached(
                "INSERT INTO message (direction, state, aside, identity, blob, size, at, came_at, name, address, subject)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                new.direction.code(),
                state.code(),
                new.aside.map(AsideReason::code),
                new.identity,
                hash,
                new.bytes.len() as u64,
                new.at.millis(),
                self.now().millis(),
                new.name,
                new.address,
                new.subject,
            ))?;
        let id = MessageId::new(self.connection().last_insert_rowid());
        self.connection()
            .prepare_cached("INSERT INTO message_said (message_id, said) VALUES (?1, ?2)")?
            .execute((id.raw(), serde_json::to_string(new.said)?))?;
        Ok(id)
    }

    pub fn set_message_aside(&self, id: MessageId, reason: AsideReason) -> Result<(), Error> {
        let sql = "UPDATE message SET state = 'aside', aside = ?2 WHERE id = ?1 AND state <> 'filed'";
        self.connection().prepare_cached(sql)?.execute((id.raw(), reason.code()))?;
        Ok(())
    }

    pub fn bring_message_back(&self, id: MessageId) -> Result<(), Error> {
        let sql = "UPDATE message SET state = 'waiting', aside = NULL WHERE id = ?1 AND state = 'aside'";
        self.connection().prepare_cached(sql)?.execute([id.raw()])?;
        Ok(())
    }

    /// `None` leaves it to what speaks for one; `Some(None)` says that there is none.
    pub fn choose_posting(&self, id: MessageId, posting: Option<Option<PostingId>>) -> Result<(), Error> {
        let none = posting == Some(None);
        self.connection()
            .prepare_cached("UPDATE message SET posting_id = ?2, no_posting = ?3 WHERE id = ?1 AND state = 'waiting'")?
            .execute((id.raw(), posting.flatten().map(PostingId::raw), none))?;
        Ok(())
    }

    /// `None` leaves it to what speaks for one; `Some(None)` says that it is somebody new.
    pub fn choose_person(&self, id: MessageId, person: Option<Option<CandidateId>>) -> Result<(), Error> {
        let new = person == Some(None);
        self.connection()
            .prepare_cached(
                "UPDATE message SET candidate_id = ?2, new_person = ?3 WHERE id = ?1 AND state = 'waiting'",
            )?
            .execute((id.raw(), person.flatten().map(CandidateId::raw), new))?;
        Ok(())
    }

    pub fn file_message(
        &self,
        id: MessageId,
        candidate: CandidateId,
        posting: Option<PostingId>,
        application: Option<ApplicationId>,
    ) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "UPDATE message SET state = 'filed', aside = NULL, candidate_id = ?2, posting_id = ?3, application_id = ?4,
                    no_posting = 0, new_person = 0
                 WHERE id = ?1",
            )?
            .execute((id.raw(), candidate.raw(), posting.map(PostingId::raw), application.map(ApplicationId::raw)))?;
        Ok(())
    }

    /// What was filed to somebody goes with them; what only may be theirs waits for another answer.
    pub(crate) fn let_messages_go_with(&self, candidate: CandidateId) -> Result<(), Error> {
        let connection = self.connection();
        let filed = "SELECT id FROM message WHERE candidate_id = ?1 AND state = 'filed'";
        for sql in [
            format!("DELETE FROM message_said WHERE message_id IN ({filed})"),
            format!("DELETE FROM message WHERE id IN ({filed})"),
            "UPDATE message SET candidate_id = NULL WHERE candidate_id = ?1".to_owned(),
        ] {
            connection.prepare_cached(&sql)?.execute([candidate.raw()])?;
        }
        Ok(())
    }
}

impl Read<'_> {
    /// Which of these are here already.
    pub fn known_messages(&self, identities: &[String]) -> Result<HashSet<String>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT m.identity FROM json_each(?1) AS w CROSS JOIN message AS m ON m.identity = w.value",
        )?;
        let known = statement.query_map([serde_json::to_string(identities)?], |row| row.get("identity"))?;
        Ok(known.collect::<Result<_, _>>()?)
    }

    pub fn message(&self, id: MessageId) -> Result<StoredMessage, Error> {
        let mut statement = self.connection().prepare_cached(&format!("{MESSAGES} WHERE id = ?1"))?;
        statement
            .query_row([id.raw()], message)
            .optional()?
            .ok_or(Error::NotFound { what: Word::Message, id: id.raw() })
    }

    /// The latest first.
    pub fn messages(&self, state: MessageState, offset: u64, limit: u64) -> Result<Vec<StoredMessage>, Error> {
        let sql = format!("{MESSAGES} WHERE state = ?1 ORDER BY at DESC, id DESC LIMIT ?2 OFFSET ?3");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let [limit, offset] = [limit, offset].map(|number| number.min(i64::MAX as u64).cast_signed());
        Ok(statement.query_map((state.code(), limit, offset), message)?.collect::<Result<_, _>>()?)
    }

    pub fn message_counts(&self) -> Result<MessageCounts, Error> {
        let mut counts = MessageCounts::default();
        let mut statement =
            self.connection().prepare_cached("SELECT state, count(*) AS count FROM message GROUP BY state")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let count = row.get("count")?;
            match MessageState::of(&row.get::<_, String>("state")?) {
                Some(MessageState::Waiting) => counts.waiting = count,
                Some(MessageState::Aside) => counts.aside = count,
                Some(MessageState::Filed) | None => counts.filed = count,
            }
        }
        Ok(counts)
    }

    /// The last one of theirs that was filed to that application.
    pub fn latest_message_about(&self, application: ApplicationId) -> Result<Option<MessageId>, Error> {
        // `+state`: by the application's few, not by all that are filed.
        let mut statement = self.connection().prepare_cached(
            "SELECT id FROM message WHERE application_id = ?1 AND +state = 'filed' AND direction = 'in'
             ORDER BY at DESC, id DESC LIMIT 1",
        )?;
        let id = statement.query_row([application.raw()], |row| Ok(MessageId::new(row.get("id")?)));
        Ok(id.optional()?)
    }

    /// What was read of it.
    pub fn said_of(&self, id: MessageId) -> Result<Arrived, Error> {
        let mut statement = self.connection().prepare_cached("SELECT said FROM message_said WHERE message_id = ?1")?;
        let said: Option<String> = statement.query_row([id.raw()], |row| row.get("said")).optional()?;
        let said = said.ok_or(Error::NotFound { what: Word::Message, id: id.raw() })?;
        Ok(serde_json::from_str(&said)?)
    }

    /// The exact bytes.
    pub fn message_bytes(&self, id: MessageId) -> Result<Vec<u8>, Error> {
        let sql = "SELECT blob.bytes FROM message JOIN blob ON blob.hash = message.blob WHERE message.id = ?1";
        let bytes = self.connection().prepare_cached(sql)?.query_row([id.raw()], |row| row.get("bytes")).optional()?;
        bytes.ok_or(Error::NotFound { what: Word::Message, id: id.raw() })
    }
}

fn message(row: &Row<'_>) -> rusqlite::Result<StoredMessage> {
    Ok(StoredMessage {
        id: MessageId::new(row.get("id")?),
        direction: Direction::of(&row.get::<_, String>("direction")?).unwrap_or(Direction::In),
        state: MessageState::of(&row.get::<_, String>("state")?).unwrap_or(MessageState::Waiting),
        aside: row.get::<_, Option<String>>("aside")?.and_then(|code| AsideReason::of(&code)),
        size: row.get("size")?,
        at: Moment::from_millis(row.get("at")?),
        came_at: Moment::from_millis(row.get("came_at")?),
        name: row.get("name")?,
        address: row.get("address")?,
        subject: row.get("subject")?,
        candidate: row.get::<_, Option<i64>>("candidate_id")?.map(CandidateId::new),
        posting: row.get::<_, Option<i64>>("posting_id")?.map(PostingId::new),
        application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
        no_posting: row.get("no_posting")?,
        new_person: row.get("new_person")?,
    })
}
