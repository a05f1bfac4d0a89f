//! Weekly digests: which postings' contacts are told where it stands, when, and what each week came to.

use hiring::{DigestId, MailId, Moment, PostingId, Word};
use rusqlite::{OptionalExtension, Row};

use crate::{Error, Read, Tx};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest {
    pub id: DigestId,
    pub of: DigestOf,
    /// Since when it writes; none while it is off.
    pub since: Option<Moment>,
}

/// For which posting, and when in the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestOf {
    /// None for every open posting that has no digest of its own.
    pub posting: Option<PostingId>,
    /// Monday is 1.
    pub weekday: u32,
    pub hour: u32,
}

/// What the latest week came to for a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestOutcome {
    pub week: String,
    /// Why none went, as the desk wrote it; empty where one did, also by hand since.
    pub held: String,
}

impl Read<'_> {
    /// In the order they were made. A posting has one: where an earlier one was brought back beside another, that is it.
    pub fn digests(&self) -> Result<Vec<Digest>, Error> {
        let sql = "SELECT id, posting_id, weekday, hour, since FROM digest AS d
                   WHERE NOT EXISTS (SELECT 1 FROM digest AS o WHERE o.posting_id IS d.posting_id AND o.id < d.id)
                   ORDER BY id";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_map([], digest)?.collect::<Result<_, _>>()?)
    }

    pub fn digest(&self, id: DigestId) -> Result<Digest, Error> {
        let digests = self.digests()?;
        digests.into_iter().find(|digest| digest.id == id).ok_or(Error::NotFound { what: Word::Digest, id: id.raw() })
    }

    /// The open postings that it is for, the latest first. One that does not say what it is, only where it is named.
    pub fn postings_of_digest(&self, id: DigestId) -> Result<Vec<PostingId>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id FROM digest AS d
             JOIN posting AS p ON p.id = d.posting_id AND p.state IN ('open', 'unknown')
                OR d.posting_id IS NULL AND p.state = 'open'
                    AND NOT EXISTS (SELECT 1 FROM digest AS own WHERE own.posting_id = p.id)
             WHERE d.id = ?1 ORDER BY p.id DESC",
        )?;
        let postings = statement.query_map([id.raw()], |row| Ok(PostingId::new(row.get("id")?)))?;
        Ok(postings.collect::<Result<_, _>>()?)
    }

    /// When somebody last changed any of them, or took a change back.
    pub fn digests_changed_at(&self) -> Result<Option<Moment>, Error> {
        let sql = "SELECT max(j.at) AS at FROM journal_change AS c JOIN journal AS j ON j.id = c.entry WHERE c.tbl = 'digest'";
        let at = self.connection().prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<i64>>("at"))?;
        Ok(at.map(Moment::from_millis))
    }

    /// Whether it has come, or changed its state, only after that moment.
    pub fn is_new_since(&self, posting: PostingId, moment: Moment) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM journal_change AS c JOIN journal AS j ON j.id = c.entry
                     JOIN posting AS p ON p.id = c.row
                     WHERE c.tbl = 'posting' AND c.row = ?1 AND j.at > ?2
                        AND (c.kind = 'insert' OR c.before ->> '$.state' <> p.state)) AS new";
        Ok(self.connection().prepare_cached(sql)?.query_row((posting.raw(), moment.millis()), |row| row.get("new"))?)
    }

    /// Those that still wait though their posting is closed or gone, or they were written before that moment.
    pub fn outdated_digests(&self, before: Moment) -> Result<Vec<MailId>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT DISTINCT d.mail_id AS id FROM outbox_recipient AS r
             JOIN digest_outcome AS d ON d.mail_id = r.outbox_id
             LEFT JOIN posting AS p ON p.id = d.posting_id
             WHERE r.state IN ('queued', 'deferred') AND (p.id IS NULL OR p.state NOT IN ('open', 'unknown') OR d.at < ?1)",
        )?;
        let ids = statement.query_map([before.millis()], |row| Ok(MailId::new(row.get("id")?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The latest week that was told, also by hand, or left to a person; not one whose mail was taken back.
    pub fn last_told(&self, posting: PostingId) -> Result<Option<DigestOutcome>, Error> {
        self.latest_outcome(posting, "held <> '' OR is_written")
    }

    /// Of the latest week that has come to anything, whatever the clock says now.
    pub fn last_digest(&self, posting: PostingId) -> Result<Option<DigestOutcome>, Error> {
        self.latest_outcome(posting, "1")
    }

    fn latest_outcome(&self, posting: PostingId, of: &str) -> Result<Option<DigestOutcome>, Error> {
        let sql = format!(
            "SELECT week, iif(is_written, '', held) AS held FROM (
                SELECT d.week, d.held, EXISTS (SELECT 1 FROM outbox AS o WHERE o.posting_id = d.posting_id
                    AND o.template = 'weekly_digest' AND o.event = d.week) AS is_written
                FROM digest_outcome AS d WHERE d.posting_id = ?1)
             WHERE {of} ORDER BY week DESC LIMIT 1"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let last = |row: &Row<'_>| Ok(DigestOutcome { week: row.get("week")?, held: row.get("held")? });
        Ok(statement.query_row([posting.raw()], last).optional()?)
    }
}

impl Tx<'_> {
    /// One that is switched on begins with the next time that its hour comes. It takes the place of any other of that posting.
    pub fn save_digest(&self, id: Option<DigestId>, of: DigestOf, on: bool) -> Result<DigestId, Error> {
        let before = match id {
            Some(id) => Some(self.digest(id)?),
            None => self.digests()?.into_iter().find(|other| other.of.posting == of.posting),
        };
        let id = if let Some(before) = before {
            before.id
        } else {
            self.connection().prepare_cached("INSERT INTO digest (since) VALUES (NULL)")?.execute([])?;
            DigestId::new(self.connection().last_insert_rowid())
        };
        let goes_on = before.filter(|before| on && before.of == of).and_then(|before| before.since);
        let since = goes_on.or(on.then(|| self.now()));
        self.connection()
            .prepare_cached("UPDATE digest SET posting_id = ?2, weekday = ?3, hour = ?4, since = ?5 WHERE id = ?1")?
            .execute((
                id.raw(),
                of.posting.map(PostingId::raw),
                of.weekday,
                of.hour,
                since.map(hiring::Moment::millis),
            ))?;
        let sql = "DELETE FROM digest WHERE posting_id IS ?2 AND id <> ?1";
        self.connection().prepare_cached(sql)?.execute((id.raw(), of.posting.map(PostingId::raw)))?;
        Ok(id)
    }

    /// With any that stood behind it.
    pub fn remove_digest(&self, id: DigestId) -> Result<(), Error> {
        let posting = self.digest(id)?.of.posting.map(PostingId::raw);
        self.connection().prepare_cached("DELETE FROM digest WHERE posting_id IS ?1")?.execute([posting])?;
        Ok(())
    }

    /// Whatever came to a later week than that.
    pub fn forget_digests_after(&self, week: &str) -> Result<(), Error> {
        self.connection().prepare_cached("DELETE FROM digest_outcome WHERE week > ?1")?.execute([week])?;
        Ok(())
    }

    /// What that week came to; a second one for it is refused with whatever else is in the transaction. For [`crate::Store::record`].
    pub fn note_digest(&self, posting: PostingId, week: &str, mail: Option<MailId>, held: &str) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO digest_outcome (posting_id, week, at, mail_id, held) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((posting.raw(), week, self.now().millis(), mail.map(MailId::raw), held))?;
        Ok(())
    }
}

fn digest(row: &Row<'_>) -> rusqlite::Result<Digest> {
    Ok(Digest {
        id: DigestId::new(row.get("id")?),
        of: DigestOf {
            posting: row.get::<_, Option<i64>>("posting_id")?.map(PostingId::new),
            weekday: row.get("weekday")?,
            hour: row.get("hour")?,
        },
        since: row.get::<_, Option<i64>>("since")?.map(Moment::from_millis),
    })
}
