//! The mails that reports are made from: to which address each went, and how far it came. What a figure counts in them is the affair of
//! `reports`.

use hiring::{ApplicationId, Mailed, Moment, PostingId};

use super::ledger::state;
use crate::{Error, Read};

impl Read<'_> {
    /// One for each address that a mail was written to. The template of that name only acknowledges.
    pub fn all_mailed(&self, acknowledgement: &str) -> Result<Vec<Mailed>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT o.application_id, o.posting_id, o.template = ?1 AS acknowledges, o.queued_at, r.state, r.leaves, r.changed_at
             FROM outbox_recipient AS r JOIN outbox AS o ON o.id = r.outbox_id ORDER BY r.id",
        )?;
        let mailed = statement.query_map([acknowledgement], |row| {
            Ok(Mailed {
                application: row.get::<_, Option<i64>>("application_id")?.map(ApplicationId::new),
                posting: row.get::<_, Option<i64>>("posting_id")?.map(PostingId::new),
                acknowledges: row.get("acknowledges")?,
                state: state(row)?,
                leaves: row.get("leaves")?,
                written_at: Moment::from_millis(row.get("queued_at")?),
                changed_at: Moment::from_millis(row.get("changed_at")?),
            })
        })?;
        Ok(mailed.collect::<Result<_, _>>()?)
    }
}
