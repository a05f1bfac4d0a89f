//! Mail accounts, and what became known of them while sending.

use hiring::{AccountId, AccountKind, Moment, PauseReason, Security, SignInBy, Word};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Authority, Receiving};
use crate::{Error, Read, Tx};

/// As a person set it up; the secret is kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountSettings {
    /// What the recruiter calls it.
    pub name: String,
    pub kind: AccountKind,
    pub address: String,
    /// The name beside the address.
    #[serde(default)]
    pub sender: String,
    #[serde(default)]
    pub reply_to: String,
    /// Markdown.
    #[serde(default)]
    pub signature: String,
    #[serde(default)]
    pub folder: String,
    #[serde(default)]
    pub host: String,
    #[serde(default)]
    pub port: u16,
    pub security: Security,
    pub sign_in: SignInBy,
    #[serde(default)]
    pub user: String,
    /// Certificates to trust beside the usual ones, as PEM.
    #[serde(default)]
    pub trusted: String,
    pub per_minute: Option<u32>,
    pub per_day: Option<u32>,
    /// None where its mails are not read.
    #[serde(default)]
    pub receiving: Option<Receiving>,
    /// For one that signs in with tokens.
    #[serde(default)]
    pub authority: Option<Authority>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailAccount {
    pub id: AccountId,
    pub settings: AccountSettings,
    pub state: AccountState,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountState {
    /// The settings with which it last passed its test, as the desk writes them.
    pub tested: String,
    pub tested_at: Option<Moment>,
    pub paused: Option<PauseReason>,
    pub paused_until: Option<Moment>,
    pub offline_since: Option<Moment>,
    /// What the last connection failed with, as the desk writes it.
    pub fault: String,
}

const ACCOUNTS: &str = "SELECT a.id, a.name, a.kind, a.address, a.sender, a.reply_to, a.signature, a.folder, a.host, a.port,
        a.security, a.sign_in, a.user, a.trusted, a.per_minute, a.per_day, a.receiving, a.authority, coalesce(s.tested, '') AS tested, s.tested_at,
        s.paused, s.paused_until, s.offline_since, coalesce(s.fault, '') AS fault
    FROM mail_account AS a LEFT JOIN mail_account_state AS s ON s.account_id = a.id";

impl Read<'_> {
    /// In the order they were made.
    pub fn mail_accounts(&self) -> Result<Vec<MailAccount>, Error> {
        let mut statement = self.connection().prepare_cached(&format!("{ACCOUNTS} ORDER BY a.id"))?;
        Ok(statement.query_map([], account)?.collect::<Result<_, _>>()?)
    }

    pub fn mail_account(&self, id: AccountId) -> Result<MailAccount, Error> {
        let mut statement = self.connection().prepare_cached(&format!("{ACCOUNTS} WHERE a.id = ?1"))?;
        statement
            .query_row([id.raw()], account)
            .optional()?
            .ok_or(Error::NotFound { what: Word::Account, id: id.raw() })
    }
}

impl Tx<'_> {
    pub fn add_mail_account(&self, settings: &AccountSettings) -> Result<AccountId, Error> {
        self.connection()
            .prepare_cached("INSERT INTO mail_account (name, kind, address) VALUES ('', ?1, '')")?
            .execute([settings.kind.code()])?;
        let id = AccountId::new(self.connection().last_insert_rowid());
        self.set_mail_account(id, settings)?;
        Ok(id)
    }

    /// What waits for a folder must not leave because the folder became a server's account: that is refused.
    pub fn change_mail_account(&self, id: AccountId, settings: &AccountSettings) -> Result<(), Error> {
        let before = self.mail_account(id)?.settings;
        let count = self.unfinished_mails(id)?;
        if before.kind != settings.kind && count > 0 {
            return Err(Error::AccountInUse { name: before.name, count });
        }
        self.set_mail_account(id, settings)
    }

    pub(super) fn set_mail_account(&self, id: AccountId, settings: &AccountSettings) -> Result<(), Error> {
        let receiving = settings.receiving.as_ref().map(serde_json::to_string).transpose()?.unwrap_or_default();
        let authority = settings.authority.as_ref().map(serde_json::to_string).transpose()?.unwrap_or_default();
        let changed = self
            .connection()
            .prepare_cached(
                "UPDATE mail_account SET name = ?2, kind = ?3, address = ?4, sender = ?5, reply_to = ?6, signature = ?7,
                    folder = ?8, host = ?9, port = ?10, security = ?11, sign_in = ?12, user = ?13, trusted = ?14,
                    per_minute = ?15, per_day = ?16, receiving = ?17, authority = ?18
                 WHERE id = ?1",
            )?
            .execute(params![
                id.raw(),
                &settings.name,
                settings.kind.code(),
                &settings.address,
                &settings.sender,
                &settings.reply_to,
                &settings.signature,
                &settings.folder,
                &settings.host,
                settings.port,
                settings.security.code(),
                settings.sign_in.code(),
                &settings.user,
                &settings.trusted,
                settings.per_minute,
                settings.per_day,
                receiving,
                authority,
            ])?;
        if changed == 0 { Err(Error::NotFound { what: Word::Account, id: id.raw() }) } else { Ok(()) }
    }

    pub fn remove_mail_account(&self, id: AccountId) -> Result<(), Error> {
        let gone = self.connection().prepare_cached("DELETE FROM mail_account WHERE id = ?1")?.execute([id.raw()])?;
        if gone == 0 { Err(Error::NotFound { what: Word::Account, id: id.raw() }) } else { Ok(()) }
    }

    /// What is known of it from now on. No history: for [`crate::Store::record`].
    pub fn set_account_state(&self, id: AccountId, state: &AccountState) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO mail_account_state (account_id, tested, tested_at, paused, paused_until, offline_since, fault)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (account_id) DO UPDATE SET tested = excluded.tested, tested_at = excluded.tested_at,
                    paused = excluded.paused, paused_until = excluded.paused_until,
                    offline_since = excluded.offline_since, fault = excluded.fault",
            )?
            .execute((
                id.raw(),
                &state.tested,
                state.tested_at.map(Moment::millis),
                state.paused.map(PauseReason::code),
                state.paused_until.map(Moment::millis),
                state.offline_since.map(Moment::millis),
                &state.fault,
            ))?;
        Ok(())
    }
}

fn account(row: &Row<'_>) -> rusqlite::Result<MailAccount> {
    let moment = |name| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(name)?.map(Moment::from_millis));
    let text = |name| row.get::<_, String>(name);
    Ok(MailAccount {
        id: AccountId::new(row.get("id")?),
        settings: AccountSettings {
            name: text("name")?,
            kind: AccountKind::of(&text("kind")?).unwrap_or(AccountKind::Folder),
            address: text("address")?,
            sender: text("sender")?,
            reply_to: text("reply_to")?,
            signature: text("signature")?,
            folder: text("folder")?,
            host: text("host")?,
            port: row.get("port")?,
            security: Security::of(&text("security")?).unwrap_or(Security::Tls),
            sign_in: SignInBy::of(&text("sign_in")?).unwrap_or(SignInBy::Nothing),
            user: text("user")?,
            trusted: text("trusted")?,
            per_minute: row.get("per_minute")?,
            per_day: row.get("per_day")?,
            // What a later version may have written is left to it.
            receiving: serde_json::from_str(&text("receiving")?).ok(),
            authority: serde_json::from_str(&text("authority")?).ok(),
        },
        state: AccountState {
            tested: text("tested")?,
            tested_at: moment("tested_at")?,
            paused: row.get::<_, Option<String>>("paused")?.as_deref().and_then(PauseReason::of),
            paused_until: moment("paused_until")?,
            offline_since: moment("offline_since")?,
            fault: text("fault")?,
        },
    })
}
