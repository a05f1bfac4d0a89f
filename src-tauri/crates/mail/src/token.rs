//! Signing in with tokens (OAuth 2.0 for programs on a computer, RFC 8252): a person agrees in their browser, the provider sends the
//! browser back to a port of this computer, and what it brings is exchanged for tokens, with a proof that it was asked for here (PKCE).

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hiring::TokenProvider;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use url::{Host, Url, form_urlencoded};

use crate::connection::{Fault, Stage, Trouble};

/// Who gives out tokens, and as what we are known there.
#[derive(Debug, Clone)]
pub struct TokenGiver {
    pub authorize_url: String,
    pub token_url: String,
    pub scope: String,
    pub client_id: String,
    /// Google gives one even to programs that cannot keep it.
    pub client_secret: Option<SecretString>,
    /// As which this computer is known there.
    loopback: &'static str,
}

impl TokenGiver {
    /// The pages of the large providers are known; those of another one are as they are given.
    pub fn new(provider: TokenProvider, client_id: &str, pages: [&str; 3]) -> Self {
        let [authorize_url, token_url, scope] = match provider {
            TokenProvider::Google => [
                "https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&prompt=consent",
                "https://oauth2.googleapis.com/token",
                "https://mail.google.com/",
            ],
            TokenProvider::Microsoft => [
                "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                "https://login.microsoftonline.com/common/oauth2/v2.0/token",
                "https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
            ],
            TokenProvider::Other => pages,
        };
        Self {
            authorize_url: authorize_url.to_owned(),
            token_url: token_url.to_owned(),
            scope: scope.to_owned(),
            client_id: client_id.to_owned(),
            client_secret: None,
            // Microsoft knows programs on a computer by this name alone.
            loopback: if provider == TokenProvider::Microsoft { "localhost" } else { "127.0.0.1" },
        }
    }
}

/// What signing in is done with.
#[derive(Debug, Clone)]
pub struct Tokens {
    pub access: SecretString,
    /// To get the next one with, where it is another one than before.
    pub refresh: Option<SecretString>,
    pub lasts: Duration,
}

/// Why nobody agreed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAgreed {
    #[error("the provider's pages are no addresses that can be asked")]
    WrongPages,
    /// In the provider's words.
    #[error("{0}")]
    Refused(String),
    #[error("stopped")]
    Stopped,
    #[error("{0}")]
    Failed(String),
}

impl From<io::Error> for NotAgreed {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Somebody is asked to agree, and a port waits for their browser to come back.
#[derive(Debug)]
pub struct Consent {
    listener: TcpListener,
    url: String,
    redirect: String,
    state: String,
    verifier: SecretString,
}

/// How long the browser is waited for between two looks whether it is to be waited for still.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
const LONGEST_REQUEST: usize = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);
const LONGEST_ANSWER: u64 = 256 * 1024;
/// Where a provider does not say.
const USUAL: u64 = 3600;

impl Consent {
    pub fn ask(giver: &TokenGiver, user: &str) -> Result<Self, NotAgreed> {
        let mut url = secure(&giver.authorize_url).ok_or(NotAgreed::WrongPages)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let redirect = format!("http://{}:{}/", giver.loopback, listener.local_addr()?.port());
        let (state, verifier) = (random()?, random()?);
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &giver.client_id)
            .append_pair("redirect_uri", &redirect)
            .append_pair("scope", &giver.scope)
            .append_pair("state", &state)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("login_hint", user);
        Ok(Self { listener, url: url.into(), redirect, state, verifier: verifier.into() })
    }

    /// To be opened in the person's browser.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Waits for the browser to come back, for as long as that says so, and exchanges what it brings.
    pub fn wait(&self, giver: &TokenGiver, mut goes_on: impl FnMut() -> bool) -> Result<Tokens, NotAgreed> {
        loop {
            if !goes_on() {
                return Err(NotAgreed::Stopped);
            }
            match self.listener.accept() {
                Ok((browser, _)) => {
                    if let Some(code) = self.hear(browser)? {
                        return self.exchange(giver, &code);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => std::thread::park_timeout(BETWEEN_LOOKS),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// The code that the browser brings; none where it asks for something else, or somebody else does.
    fn hear(&self, mut browser: TcpStream) -> Result<Option<String>, NotAgreed> {
        let Ok(request) = request_line(&mut browser) else { return Ok(None) };
        let query = request.split(' ').nth(1).and_then(|target| target.split_once('?')).map(|(_, query)| query);
        let value = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
            pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        if value("state").as_deref() != Some(self.state.as_str()) {
            answer(&mut browser, "404 Not Found", "");
            return Ok(None);
        }
        if let Some(code) = value("code") {
            answer(&mut browser, "200 OK", AGREED);
            return Ok(Some(code));
        }
        answer(&mut browser, "200 OK", NOT_AGREED);
        let said = [value("error"), value("error_description")].into_iter().flatten().collect::<Vec<_>>().join(": ");
        Err(NotAgreed::Refused(shown(&said)))
    }

    fn exchange(&self, giver: &TokenGiver, code: &str) -> Result<Tokens, NotAgreed> {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.redirect),
            ("code_verifier", self.verifier.expose_secret()),
        ];
        match ask_for_tokens(giver, &form) {
            Ok(tokens) if tokens.refresh.is_some() => Ok(tokens),
            Ok(_) => Err(NotAgreed::Refused("no refresh_token (offline access)".to_owned())),
            Err(Fault { trouble: Trouble::Denied { text, .. }, .. }) => Err(NotAgreed::Refused(text)),
            Err(fault) => Err(NotAgreed::Failed(format!("{:?}", fault.trouble))),
        }
    }
}

/// The next tokens for those that ran out.
pub fn refresh(giver: &TokenGiver, refresh: &SecretString) -> Result<Tokens, Fault> {
    ask_for_tokens(giver, &[("grant_type", "refresh_token"), ("refresh_token", refresh.expose_secret())])
}

#[derive(Deserialize)]
struct Answer {
    access_token: Option<SecretString>,
    refresh_token: Option<SecretString>,
    expires_in: Option<u64>,
    error: Option<String>,
    error_description: Option<String>,
}

fn ask_for_tokens(giver: &TokenGiver, form: &[(&str, &str)]) -> Result<Tokens, Fault> {
    let wrong = |trouble| Fault::new(Stage::Token, trouble);
    let url = secure(&giver.token_url).ok_or_else(|| wrong(Trouble::NotLoopback))?;
    let mut form = form.to_vec();
    form.push(("client_id", &giver.client_id));
    if let Some(secret) = &giver.client_secret {
        form.push(("client_secret", secret.expose_secret()));
    }
    let settings = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .max_redirects(0)
        .https_only(url.scheme() == "https");
    let settings = if url.scheme() == "https" { settings } else { settings.proxy(None) };
    let agent = ureq::Agent::new_with_config(settings.build());
    let mut response = agent.post(url.as_str()).send_form(form).map_err(|error| wrong(trouble_of(error)))?;
    let status = response.status().as_u16();
    let text = response.body_mut().with_config().limit(LONGEST_ANSWER).read_to_string();
    let text = SecretString::from(text.map_err(|error| wrong(trouble_of(error)))?);
    let answer = serde_json::from_str::<Answer>(text.expose_secret()).ok();
    match answer {
        Some(Answer { access_token: Some(access), refresh_token, expires_in, .. }) if status == 200 => {
            Ok(Tokens { access, refresh: refresh_token, lasts: Duration::from_secs(expires_in.unwrap_or(USUAL)) })
        }
        Some(Answer { error: Some(error), error_description, .. }) => {
            let said = error_description.map(|said| format!(": {said}")).unwrap_or_default();
            let for_now = status == 429 || status >= 500 || error == "temporarily_unavailable";
            Err(wrong(Trouble::Denied { text: shown(&format!("{error}{said}")), for_now }))
        }
        _ if status == 429 || status >= 500 => {
            Err(wrong(Trouble::Denied { text: format!("HTTP {status}"), for_now: true }))
        }
        _ => Err(wrong(Trouble::Garbled)),
    }
}

fn trouble_of(error: ureq::Error) -> Trouble {
    match error {
        ureq::Error::Io(error) => error.into(),
        ureq::Error::Timeout(_) => Trouble::TimedOut,
        ureq::Error::HostNotFound => Trouble::Unresolved,
        ureq::Error::Rustls(error) => Trouble::from(&error),
        ureq::Error::BodyExceedsLimit(_) => Trouble::Garbled,
        other => Trouble::Unreachable { detail: other.to_string() },
    }
}

/// Encrypted, or on this computer.
fn secure(page: &str) -> Option<Url> {
    let url = Url::parse(page).ok()?;
    let is_here = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    (url.scheme() == "https" || (url.scheme() == "http" && is_here)).then_some(url)
}

fn random() -> io::Result<String> {
    let mut bytes = [0; 32];
    let provider = rustls::crypto::ring::default_provider();
    provider.secure_random.fill(&mut bytes).map_err(|_| io::Error::other("no random numbers"))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Of another's words, so many.
fn shown(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(300).collect()
}

fn request_line(browser: &mut TcpStream) -> io::Result<String> {
    browser.set_nonblocking(false)?;
    browser.set_read_timeout(Some(Duration::from_secs(5)))?;
    browser.set_write_timeout(Some(Duration::from_secs(5)))?;
    let mut request = Vec::new();
    let mut piece = [0; 1024];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") && request.len() < LONGEST_REQUEST {
        let read = browser.read(&mut piece)?;
        if read == 0 {
            break;
        }
        request.extend(piece.iter().take(read));
    }
    Ok(String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned())
}

const AGREED: &str = "Vivier ✓<br>You can close this page. / Vous pouvez fermer cette page.";
const NOT_AGREED: &str =
    "Vivier<br>You did not agree: nothing was changed. / Vous n’avez pas donné votre accord : rien n’a changé.";

fn answer(browser: &mut TcpStream, status: &str, words: &str) {
    let page = format!("<!doctype html><meta charset=utf-8><title>Vivier</title><p>{words}");
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n", page.len());
    // A browser that is gone misses a page that says nothing new.
    let _ = browser.write_all(format!("{head}Connection: close\r\n\r\n{page}").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_asked_for_where_nobody_listens_in() {
        assert!(secure("https://login.example.org/token").is_some());
        assert!(secure("http://127.0.0.1:8080/token").is_some() && secure("http://[::1]/token").is_some());
        for wrong in ["http://login.example.org/token", "ftp://127.0.0.1/", "file:///etc/passwd", "token", ""] {
            assert!(secure(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn what_a_person_is_asked_names_us_and_proves_nothing_by_itself() {
        let giver = TokenGiver::new(TokenProvider::Google, "vivier & co", ["", "", ""]);
        let consent = Consent::ask(&giver, "camille@example.org").unwrap();
        let url = Url::parse(consent.url()).unwrap();
        let value = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
        assert_eq!(value("client_id").as_deref(), Some("vivier & co"));
        assert_eq!(value("access_type").as_deref(), Some("offline"));
        assert_eq!(value("login_hint").as_deref(), Some("camille@example.org"));
        assert!(value("redirect_uri").unwrap().starts_with("http://127.0.0.1:"));
        assert!(!consent.url().contains(consent.verifier.expose_secret()));
        let another = Consent::ask(&giver, "camille@example.org").unwrap();
        assert_ne!(consent.state, another.state);
    }
}
