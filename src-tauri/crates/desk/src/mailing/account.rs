//! An account as it is used: which server, who signs in, whether it may send.

use hiring::{AccountId, AccountKind, Address, SignInBy};
use mail::{Fault, Party, Server, SignIn, WireAddress};
use secrecy::SecretString;
use store::{AccountSettings, MailAccount};

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

pub fn reply_to(settings: &AccountSettings) -> Result<Option<Party>, Failure> {
    if settings.reply_to.trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(Party { name: None, address: address(&settings.reply_to)? }))
}

/// Under which name its secret is kept.
pub fn secret_name(settings: &AccountSettings) -> String {
    format!("{}@{}:{}", user(settings), settings.host, settings.port)
}

fn user(settings: &AccountSettings) -> &str {
    if settings.user.trim().is_empty() { &settings.address } else { &settings.user }
}

pub fn needs_secret(settings: &AccountSettings) -> bool {
    settings.kind == AccountKind::Smtp && settings.sign_in != SignInBy::Nothing
}

impl Desk {
    /// For this run: for faces that ask for it themselves.
    pub fn hold_secret(&self, account: AccountId, secret: &SecretString) -> Result<(), Failure> {
        let account = self.store()?.read(|read| read.mail_account(account))?;
        self.secrets.hold(&secret_name(&account.settings), secret);
        self.bell.ring();
        Ok(())
    }
}

/// None when its secret is not to be had.
pub fn server_of(desk: &Desk, settings: &AccountSettings) -> Result<Option<Server>, Failure> {
    let sign_in = if needs_secret(settings) {
        let Some(secret) = desk.secrets.get(&secret_name(settings)) else { return Ok(None) };
        Some(SignIn { user: user(settings).to_owned(), secret, by: settings.sign_in })
    } else {
        None
    };
    let hello = WireAddress::new(&address_of(settings)?).map(|address| address.domain().to_owned()).unwrap_or_default();
    Ok(Some(Server {
        host: settings.host.trim().to_owned(),
        port: settings.port,
        security: settings.security,
        trusted: Some(settings.trusted.clone()).filter(|trusted| !trusted.trim().is_empty()),
        sign_in,
        hello,
        patience: desk.patience,
    }))
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

pub fn fault_of(account: &MailAccount) -> Option<Fault> {
    serde_json::from_str(&account.state.fault).ok()
}
