//! Mailboxes that are read: how, and how far each of their folders was. Where a folder stands is written together with the mails it is
//! about, and is no history: see the migration.

use hiring::{AccountId, MailId, Moment, Security, TokenProvider};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Read, Tx};

/// Where an account's mails are read; who signs in there, and how, is the same as for sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Receiving {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// None for the inbox alone.
    #[serde(default)]
    pub folders: Vec<String>,
    /// Of what was sent from elsewhere, mails to people known here are taken in as well.
    #[serde(default)]
    pub sent: bool,
    /// Of a folder that was never looked into, mails so many days old; none for all.
    #[serde(default)]
    pub days: Option<u32>,
}

/// Who gives out the tokens that an account signs in with, once a person has agreed in their browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Authority {
    pub provider: TokenProvider,
    pub client_id: String,
    /// The pages of a provider that is not known here.
    #[serde(default)]
    pub authorize_url: String,
    #[serde(default)]
    pub token_url: String,
    #[serde(default)]
    pub scope: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailboxState {
    pub fetched_at: Option<Moment>,
    /// As the desk writes it; empty when the last look came to its end.
    pub fault: String,
}

/// How far a folder was looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderSeen {
    pub validity: u32,
    pub last: u32,
}

impl Read<'_> {
    pub fn mailbox_state(&self, account: AccountId) -> Result<MailboxState, Error> {
        let sql = "SELECT fetched_at, fault FROM mailbox_state WHERE account_id = ?1";
        let state = self.connection().prepare_cached(sql)?.query_row([account.raw()], |row| {
            let fetched_at = row.get::<_, Option<i64>>("fetched_at")?.map(Moment::from_millis);
            Ok(MailboxState { fetched_at, fault: row.get("fault")? })
        });
        Ok(state.optional()?.unwrap_or_default())
    }

    pub fn folder_seen(&self, account: AccountId, mailbox: &str, name: &str) -> Result<Option<FolderSeen>, Error> {
        let sql = "SELECT validity, last FROM mailbox_folder WHERE account_id = ?1 AND mailbox = ?2 AND name = ?3";
        let seen = self.connection().prepare_cached(sql)?.query_row((account.raw(), mailbox, name), |row| {
            Ok(FolderSeen { validity: row.get("validity")?, last: row.get("last")? })
        });
        Ok(seen.optional()?)
    }

    /// Mails by that account of which nobody knows whether they went, with their Message-IDs.
    pub fn unknown_mails(&self, account: AccountId) -> Result<Vec<(MailId, String)>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT DISTINCT o.id, o.message_id FROM outbox_recipient AS r JOIN outbox AS o ON o.id = r.outbox_id
             WHERE r.account_id = ?1 AND r.state = 'unknown' ORDER BY o.id",
        )?;
        let mails =
            statement.query_map([account.raw()], |row| Ok((MailId::new(row.get("id")?), row.get("message_id")?)))?;
        Ok(mails.collect::<Result<_, _>>()?)
    }
}

impl Tx<'_> {
    pub fn set_mailbox_state(&self, account: AccountId, state: &MailboxState) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO mailbox_state (account_id, fetched_at, fault) VALUES (?1, ?2, ?3)
                 ON CONFLICT (account_id) DO UPDATE SET fetched_at = excluded.fetched_at, fault = excluded.fault",
            )?
            .execute((account.raw(), state.fetched_at.map(Moment::millis), &state.fault))?;
        Ok(())
    }

    pub fn set_folder_seen(
        &self,
        account: AccountId,
        mailbox: &str,
        name: &str,
        seen: FolderSeen,
    ) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO mailbox_folder (account_id, mailbox, name, validity, last) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (account_id, mailbox, name)
                 DO UPDATE SET validity = excluded.validity, last = excluded.last",
            )?
            .execute((account.raw(), mailbox, name, seen.validity, seen.last))?;
        Ok(())
    }
}
