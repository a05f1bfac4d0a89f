//! Signing in with tokens: a person agrees in their browser at a provider, which here is a small one on this computer.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use vivier_tests::mail_server::{Behaviour, MailServer};
use vivier_tests::recruiting::Recruiting;

type Form = HashMap<String, String>;

/// Answers each request for tokens with what it was told to, in its order, and keeps what it was asked.
struct Provider {
    port: u16,
    asked: Arc<Mutex<Vec<Form>>>,
    answers: Arc<Mutex<Vec<(u16, Value)>>>,
}

impl Provider {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, answers) = (Arc::<Mutex<Vec<Form>>>::default(), Arc::<Mutex<Vec<(u16, Value)>>>::default());
        let (note, gives) = (Arc::clone(&asked), Arc::clone(&answers));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let form = posted(&stream);
                if form.is_empty() {
                    return;
                }
                note.lock().unwrap().push(form);
                let (status, body) = gives.lock().unwrap().remove(0);
                answer(&stream, status, &body.to_string());
            }
        });
        Self { port, asked, answers }
    }

    fn will_say(&self, status: u16, body: Value) {
        self.answers.lock().unwrap().push((status, body));
    }

    fn asked(&self) -> Vec<Form> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // Wakes it, and says nothing.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn posted(stream: &TcpStream) -> Form {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or_default() == 0 {
            return Form::new();
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    pairs(&String::from_utf8(body).unwrap())
}

fn answer(mut stream: &TcpStream, status: u16, body: &str) {
    let head = format!("HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    stream.write_all(format!("{head}Connection: close\r\n\r\n{body}").as_bytes()).unwrap();
}

fn pairs(query: &str) -> Form {
    let plain = |text: &str| {
        let mut bytes = Vec::new();
        let mut letters = text.bytes();
        while let Some(letter) = letters.next() {
            bytes.push(match letter {
                b'%' => {
                    let code = [letters.next().unwrap(), letters.next().unwrap()];
                    u8::from_str_radix(std::str::from_utf8(&code).unwrap(), 16).unwrap()
                }
                b'+' => b' ',
                letter => letter,
            });
        }
        String::from_utf8(bytes).unwrap()
    };
    query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (plain(name), plain(value))).collect()
}

/// The provider sends the person's browser back with that; what the page then says.
fn browser_comes_back(url: &Form, brings: &str) -> String {
    let redirect = url["redirect_uri"].strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
    let mut stream = TcpStream::connect(redirect).unwrap();
    write!(stream, "GET /?{brings} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    page
}

struct Agreeing {
    trial: Recruiting,
    provider: Provider,
    server: MailServer,
}

/// An account at a server that takes the token "first", of which the provider gives out as many as it is told to.
fn trial() -> Agreeing {
    let provider = Provider::start();
    let server =
        MailServer::start(Behaviour { sign_in: Some(("camille@example.org", "first")), ..Behaviour::default() });
    let trial = Recruiting::new();
    let at = |page: &str| format!("http://127.0.0.1:{}/{page}", provider.port);
    let settings = json!({
        "name": "Rivages", "kind": "smtp", "address": "camille@example.org", "host": "localhost", "port": server.port,
        "security": "none", "sign_in": "xoauth2",
        "authority": { "provider": "other", "client_id": "vivier", "authorize_url": at("agree"), "token_url": at("token"), "scope": "mail" },
    });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings }));
    Agreeing { trial, provider, server }
}

impl Agreeing {
    fn begin(&self) -> Form {
        let begun = self.trial.call("mail.accounts.sign_in", &json!({ "id": 1, "client_secret": "known to all" }));
        pairs(begun["url"].as_str().unwrap().split_once('?').unwrap().1)
    }

    /// Waits for the browser, which comes back with that.
    fn finish(&self, url: &Form, brings: String) -> Result<Value, desk::Failure> {
        let url = url.clone();
        let browser = std::thread::spawn(move || browser_comes_back(&url, &brings));
        let finished = self.trial.desk.call("mail.accounts.signed_in", json!({ "id": 1 }), None);
        browser.join().unwrap();
        finished
    }

    fn sign_in(&self) {
        let url = self.begin();
        self.provider.will_say(200, json!({ "access_token": "first", "refresh_token": "keep me", "expires_in": 3600 }));
        self.finish(&url, format!("code=agreed&state={}", url["state"])).unwrap();
    }
}

#[test]
fn somebody_who_agreed_once_sends_for_good() {
    let trial = trial();
    trial.sign_in();
    let form = trial.provider.asked().remove(0);
    assert_eq!((form["grant_type"].as_str(), form["code"].as_str()), ("authorization_code", "agreed"));
    assert_eq!((form["client_id"].as_str(), form["client_secret"].as_str()), ("vivier", "known to all"));
    assert!(form["code_verifier"].len() >= 43, "what only this program knows");
    let tested = trial.trial.call("mail.accounts.test", &json!({ "id": 1 }));
    assert_eq!(tested["passed"], true, "{tested}");

    // As long as the token is good nobody is asked for another; then one comes by itself, and the old way to it is worth nothing.
    let zoe = trial.trial.applicant("Zoé Martin", "zoe@example.com");
    trial.trial.acknowledge(&[zoe]);
    assert_eq!((trial.trial.send()["sent"].as_u64(), trial.provider.asked().len()), (Some(1), 1));
    trial.trial.later(Duration::from_hours(1));
    trial.server.takes("camille@example.org", "second");
    for token in ["second", "third"] {
        trial.provider.will_say(
            200,
            json!({ "access_token": token, "refresh_token": format!("after {token}"), "expires_in": 60 }),
        );
    }
    let ada = trial.trial.applicant("Ada Bel", "ada@example.com");
    trial.trial.acknowledge(&[ada]);
    assert_eq!(trial.trial.send()["sent"], 1);
    trial.server.takes("camille@example.org", "third");
    let awa = trial.trial.applicant("Awa Diop", "awa@example.com");
    trial.trial.acknowledge(&[awa]);
    assert_eq!(trial.trial.send()["sent"], 1);
    let refreshed: Vec<String> =
        trial.provider.asked().iter().skip(1).map(|form| form["refresh_token"].clone()).collect();
    assert_eq!(refreshed, ["keep me", "after second"]);
    assert_eq!(trial.provider.asked()[1]["client_secret"], "known to all");
}

#[test]
fn who_no_longer_agrees_pauses_the_account_and_loses_no_mail() {
    let trial = trial();
    trial.sign_in();
    trial.trial.call("mail.accounts.test", &json!({ "id": 1 }));
    trial.trial.later(Duration::from_hours(1));
    let zoe = trial.trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.trial.acknowledge(&[zoe])[0];
    trial.provider.will_say(503, json!({ "error": "temporarily_unavailable" }));
    let held = trial.trial.send()["accounts"][0]["held"].clone();
    assert_eq!(held["code"], "offline", "it may be over in a minute: {held}");
    trial.provider.will_say(400, json!({ "error": "invalid_grant", "error_description": "Token has been revoked." }));
    let held = trial.trial.send()["accounts"][0]["held"].clone();
    assert_eq!((&held["code"], &held["params"]["reason"]), (&json!("paused"), &json!("sign_in_refused")), "{held}");
    let fault = trial.trial.call("mail.accounts.list", &json!({}))["accounts"][0]["fault"].clone();
    let trouble =
        json!({ "code": "denied", "params": { "text": "invalid_grant: Token has been revoked.", "for_now": false } });
    assert_eq!(fault, json!({ "stage": "token", "trouble": trouble }));
    assert_eq!(trial.trial.states(mail), ["queued"]);
    trial.sign_in();
    assert_eq!(trial.trial.send()["sent"], 1, "agreeing again is another try");
}

#[test]
fn only_the_browser_that_was_sent_there_is_believed() {
    let trial = trial();
    let url = trial.begin();
    let page = {
        let (url, waits) = (url.clone(), Arc::clone(&trial.trial.desk));
        let waiting =
            std::thread::spawn(move || waits.call("mail.accounts.signed_in", json!({ "id": 1 }), Some("waiting")));
        let page = browser_comes_back(&url, "code=somebody-elses&state=guessed");
        trial.trial.call("jobs.cancel", &json!({ "job": "waiting" }));
        assert_eq!(waiting.join().unwrap().unwrap_err(), desk::Failure::Cancelled);
        page
    };
    assert!(page.starts_with("HTTP/1.1 404"), "{page}");
    assert!(trial.provider.asked().is_empty());

    let url = trial.begin();
    let refused = trial.finish(&url, format!("error=access_denied&state={}", url["state"]));
    assert_eq!(refused.unwrap_err(), desk::Failure::NotAgreed { detail: "access_denied".to_owned() });
    let line = trial.trial.call("mail.accounts.list", &json!({}))["accounts"][0].clone();
    assert_eq!(line["has_secret"], false);
    assert_eq!(trial.trial.refused("mail.accounts.signed_in", &json!({ "id": 1 })), desk::Failure::NoTokenProvider);
}
