//! An account as it is used: which server, who signs in, whether it may send.

use hiring::{AccountId, AccountKind, Address, Moment, PauseReason, Security, SignInBy};
use mail::{Fault, Party, Server, SignIn, WireAddress};
use secrecy::SecretString;
use store::{AccountSettings, MailAccount};

use super::tokens::access_token;
use crate::{Desk, Failure};

pub fn address_of(settings: &AccountSettings) -> Result<Address, Failure> {
    address(&settings.address)
}

pub fn address(written: &str) -> Result<Address, Failure> {
    let wrong = || Failure::AddressWrong { written: written.to_owned() };
    let address: Address = written.parse().map_err(|_| wrong())?;
    WireAddress::new(&address).map_err(|_| wrong())?;
    Ok(address)
}

/// Who writes.
pub fn sender(settings: &AccountSettings) -> Result<Party, Failure> {
    let name = Some(settings.sender.clone()).filter(|name| !name.trim().is_empty());
    Ok(Party { name, address: address_of(settings)? })
}

pub fn reply_to(settings: &AccountSettings) -> Result<Vec<Party>, Failure> {
    if settings.reply_to.trim().is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Party { name: None, address: address(&settings.reply_to)? }])
}

/// Under which name its secret is kept.
pub fn secret_name(settings: &AccountSettings) -> String {
    format!("{}@{}:{}", user(settings), settings.host, settings.port)
}

pub(super) fn user(settings: &AccountSettings) -> &str {
    if settings.user.trim().is_empty() { &settings.address } else { &settings.user }
}

pub fn needs_secret(settings: &AccountSettings) -> bool {
    settings.kind == AccountKind::Smtp && (settings.sign_in != SignInBy::Nothing || settings.receiving.is_some())
}

/// Whose mails are read, and where: elsewhere the numbers of its folders mean other mails.
pub fn name_of_mailbox(settings: &AccountSettings) -> String {
    let host = settings.receiving.as_ref().map(|receiving| receiving.host.trim()).unwrap_or_default();
    format!("{}@{host}", user(settings))
}

impl Desk {
    /// For this run: for faces that ask for it themselves.
    pub fn hold_secret(&self, account: AccountId, secret: &SecretString) -> Result<(), Failure> {
        let account = self.store()?.read(|read| read.mail_account(account))?;
        let name = secret_name(&account.settings);
        self.tokens.forget(&name);
        self.secrets.hold(&name, secret);
        self.bell.ring();
        Ok(())
    }
}

/// Whether a server can be asked at all.
#[derive(Debug)]
pub enum Way {
    To(Server),
    /// Its secret is not to be had.
    NoSecret,
    /// Whoever gives out its tokens gave none.
    Shut(Fault),
}

/// To where its mails leave from.
pub fn server_of(desk: &Desk, settings: &AccountSettings) -> Result<Way, Failure> {
    let server = Server {
        host: settings.host.trim().to_owned(),
        port: settings.port,
        security: settings.security,
        ..server_without_address(desk, settings)?
    };
    Ok(signed_in(desk, settings, settings.sign_in, server))
}

/// To where its mails are read. Nobody reads there without signing in.
pub fn mailbox_of(desk: &Desk, settings: &AccountSettings) -> Result<Way, Failure> {
    let receiving = settings.receiving.as_ref().ok_or(Failure::NoMailbox)?;
    let server = Server {
        host: receiving.host.trim().to_owned(),
        port: receiving.port,
        security: receiving.security,
        ..server_without_address(desk, settings)?
    };
    let by = if settings.sign_in == SignInBy::Nothing { SignInBy::Password } else { settings.sign_in };
    Ok(signed_in(desk, settings, by, server))
}

fn server_without_address(desk: &Desk, settings: &AccountSettings) -> Result<Server, Failure> {
    let hello = WireAddress::new(&address_of(settings)?).map(|address| address.domain().to_owned()).unwrap_or_default();
    Ok(Server {
        host: String::new(),
        port: 0,
        security: Security::Tls,
        trusted: Some(settings.trusted.clone()).filter(|trusted| !trusted.trim().is_empty()),
        sign_in: None,
        hello,
        patience: desk.patience,
    })
}

fn signed_in(desk: &Desk, settings: &AccountSettings, by: SignInBy, server: Server) -> Way {
    if by == SignInBy::Nothing {
        return Way::To(server);
    }
    let Some(secret) = desk.secrets.get(&secret_name(settings)) else { return Way::NoSecret };
    let secret = match &settings.authority {
        Some(authority) if by == SignInBy::Xoauth2 => match access_token(desk, settings, authority, &secret) {
            Ok(token) => token,
            Err(fault) => return Way::Shut(fault),
        },
        _ => secret,
    };
    let sign_in = Some(SignIn { user: user(settings).to_owned(), secret, by });
    Way::To(Server { sign_in, ..server })
}

/// What its test holds for: with another server, name or sender it has to be tried again.
pub fn tested_settings(settings: &AccountSettings) -> String {
    let AccountSettings { address, host, port, trusted, .. } = settings;
    let (security, sign_in, user) = (settings.security.code(), settings.sign_in.code(), user(settings));
    serde_json::json!([address, host, port, security, sign_in, user, trusted]).to_string()
}

/// A folder needs no test: nothing leaves.
pub fn is_tested(account: &MailAccount) -> bool {
    account.settings.kind == AccountKind::Folder || account.state.tested == tested_settings(&account.settings)
}

/// Why its mails wait, by somebody's word or a server's.
pub fn paused_now(account: &MailAccount, now: Moment) -> Option<PauseReason> {
    account.state.paused.filter(|_| account.state.paused_until.is_none_or(|until| until > now))
}

pub fn fault_of(account: &MailAccount) -> Option<Fault> {
    serde_json::from_str(&account.state.fault).ok()
}
