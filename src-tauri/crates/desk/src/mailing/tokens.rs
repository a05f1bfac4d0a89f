//! Tokens instead of passwords: a person agrees once, in their browser; what is kept of it, where passwords are, gets a new token
//! whenever the last one has run out.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use hiring::{AccountId, Moment};
use mail::{Consent, Fault, NotAgreed, TokenGiver, Tokens};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use store::{AccountSettings, Authority};
use ts_rs::TS;

use super::account::{secret_name, user};
use super::accounts::{SecretGiven, another_try, tell_account};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Deserialize, TS)]
pub struct BeginSignIn {
    pub id: AccountId,
    /// Where the provider has given one; kept with the tokens.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub client_secret: Option<SecretString>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignInBegun {
    /// To be opened in a browser.
    pub url: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FinishSignIn {
    pub id: AccountId,
}

/// Somebody is to agree.
#[derive(Debug)]
struct Asked {
    account: AccountId,
    consent: Consent,
    giver: TokenGiver,
}

#[derive(Debug, Default)]
pub struct TokenDesk {
    asked: Mutex<Option<Asked>>,
    /// By the name of the secret they come from, with the moment from which they are too old.
    held: Mutex<HashMap<String, (SecretString, Moment)>>,
}

impl TokenDesk {
    fn asked(&self) -> MutexGuard<'_, Option<Asked>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn held(&self) -> MutexGuard<'_, HashMap<String, (SecretString, Moment)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn forget(&self, name: &str) {
        self.held().remove(name);
    }
}

/// What is kept of somebody's having agreed. Written as one text, because that is what keychains keep.
#[derive(Serialize, Deserialize)]
struct Kept {
    refresh: String,
    client_secret: Option<String>,
}

impl Kept {
    /// One that was typed is what gets new tokens.
    fn read(secret: &SecretString) -> Self {
        let secret = secret.expose_secret();
        serde_json::from_str(secret).unwrap_or_else(|_| Self { refresh: secret.to_owned(), client_secret: None })
    }

    fn written(&self) -> SecretString {
        serde_json::to_string(self).unwrap_or_default().into()
    }
}

fn giver(authority: &Authority, client_secret: Option<SecretString>) -> TokenGiver {
    let Authority { provider, client_id, authorize_url, token_url, scope } = authority;
    let mut giver = TokenGiver::new(*provider, client_id.trim(), [authorize_url, token_url, scope]);
    giver.client_secret = client_secret;
    giver
}

/// A minute before it runs out a token is too old: it has to get to the server yet.
const MARGIN: i64 = 60_000;

/// The token to sign in with now: the one there is, or a new one.
pub fn access_token(
    desk: &Desk,
    settings: &AccountSettings,
    authority: &Authority,
    secret: &SecretString,
) -> Result<SecretString, Fault> {
    let name = secret_name(settings);
    if let Some((token, until)) = desk.tokens.held().get(&name)
        && *until > desk.now()
    {
        return Ok(token.clone());
    }
    let kept = Kept::read(secret);
    let giver = giver(authority, kept.client_secret.clone().map(SecretString::from));
    let tokens = mail::refresh(&giver, &kept.refresh.clone().into())?;
    if let Some(refresh) = &tokens.refresh
        && refresh.expose_secret() != kept.refresh
    {
        // The one before is worth nothing from now on, at some providers.
        let refresh = refresh.expose_secret().to_owned();
        desk.secrets.keep(&name, &Kept { refresh, ..kept }.written());
    }
    Ok(hold(desk, name, &tokens))
}

fn hold(desk: &Desk, name: String, tokens: &Tokens) -> SecretString {
    let lasts = i64::try_from(tokens.lasts.as_millis()).unwrap_or(i64::MAX);
    let until = Moment::from_millis(desk.now().millis().saturating_add(lasts).saturating_sub(MARGIN));
    desk.tokens.held().insert(name, (tokens.access.clone(), until));
    tokens.access.clone()
}

pub(crate) fn begin(desk: &Desk, request: BeginSignIn, _: &Job<'_>) -> Result<SignInBegun, Failure> {
    let settings = desk.store()?.read(|read| read.mail_account(request.id))?.settings;
    let authority = settings.authority.as_ref().ok_or(Failure::NoTokenProvider)?;
    if authority.client_id.trim().is_empty() {
        return Err(Failure::NoTokenProvider);
    }
    let secret = request.client_secret.filter(|secret| !secret.expose_secret().trim().is_empty());
    let giver = giver(authority, secret);
    let consent = Consent::ask(&giver, user(&settings)).map_err(failure)?;
    let url = consent.url().to_owned();
    *desk.tokens.asked() = Some(Asked { account: request.id, consent, giver });
    Ok(SignInBegun { url })
}

/// Waits until the person has agreed, for as long as nobody stops it.
pub(crate) fn finish(desk: &Desk, request: FinishSignIn, job: &Job<'_>) -> Result<SecretGiven, Failure> {
    let store = desk.store()?;
    let settings = store.read(|read| read.mail_account(request.id))?.settings;
    let asked = desk.tokens.asked().take().filter(|asked| asked.account == request.id);
    let Asked { consent, giver, .. } = asked.ok_or(Failure::NoTokenProvider)?;
    let tokens = consent.wait(&giver, || job.step(0, None, &settings.host).is_ok()).map_err(failure)?;
    let name = secret_name(&settings);
    let refresh = tokens.refresh.as_ref().map(|refresh| refresh.expose_secret().to_owned()).unwrap_or_default();
    let client_secret = giver.client_secret.as_ref().map(|secret| secret.expose_secret().to_owned());
    let kept = desk.secrets.keep(&name, &Kept { refresh, client_secret }.written());
    hold(desk, name, &tokens);
    store.record(|tx| tx.set_account_state(request.id, &another_try(tx.mail_account(request.id)?.state)))?;
    tell_account(desk);
    Ok(SecretGiven { kept })
}

fn failure(why: NotAgreed) -> Failure {
    match why {
        NotAgreed::Stopped => Failure::Cancelled,
        NotAgreed::WrongPages => Failure::NoTokenProvider,
        NotAgreed::Refused(detail) => Failure::NotAgreed { detail },
        NotAgreed::Failed(detail) => Failure::TokenFailed { detail },
    }
}
