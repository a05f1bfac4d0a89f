//! Mails that went, or did not, before there was a store: those of the sample set.
//!
//! They are of no account. Nothing asks for an account's mails without naming one that there is, so none of these is ever taken up, also
//! not one that waits: that one is held.

use hiring::{AccountId, MailId, MailState, Moment};

use super::ledger::NewMail;
use crate::{Error, Tx};

/// Accounts are numbered from one.
pub const NO_ACCOUNT: AccountId = AccountId::new(0);

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastMail {
    pub written_at: Moment,
    pub state: MailState,
    /// What the server said.
    pub answer: String,
}

impl Tx<'_> {
    /// Writes it down where it came to be, under no account whatever it says.
    pub fn keep_past_mail(&self, mail: &NewMail<'_>, past: &PastMail) -> Result<MailId, Error> {
        let about = super::MailAbout { account: NO_ACCOUNT, ..mail.about };
        let id = self.queue_mail(&NewMail { about, due_at: past.written_at, again: true, ..mail.clone() })?;
        let at = past.written_at.millis();
        let sql = "UPDATE outbox SET queued_at = ?2 WHERE id = ?1";
        self.connection().prepare_cached(sql)?.execute((id.raw(), at))?;
        let sql = "UPDATE outbox_recipient SET state = ?2, answer = ?3, changed_at = ?4, attempts = ?5
                   WHERE outbox_id = ?1";
        let attempts = i64::from(past.state != MailState::Queued);
        let values = (id.raw(), past.state.code(), &past.answer, at, attempts);
        self.connection().prepare_cached(sql)?.execute(values)?;
        self.mails_changed();
        Ok(id)
    }

    /// Nobody ever had them, so they go with the applications that they are about.
    pub(crate) fn drop_past_mails(&self) -> Result<(), Error> {
        let sql = "SELECT id FROM outbox
                   WHERE account_id = ?1 AND NOT EXISTS (SELECT 1 FROM application WHERE id = outbox.application_id)";
        let mut statement = self.connection().prepare_cached(sql)?;
        let ids = statement.query_map([NO_ACCOUNT.raw()], |row| Ok(MailId::new(row.get("id")?)))?;
        for id in ids.collect::<Result<Vec<_>, _>>()? {
            let sql = "DELETE FROM outbox_recipient WHERE outbox_id = ?1";
            self.connection().prepare_cached(sql)?.execute([id.raw()])?;
            self.drop_mail_without_recipients(id)?;
            self.mails_changed();
        }
        Ok(())
    }
}
