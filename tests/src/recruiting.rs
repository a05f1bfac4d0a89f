//! A desk with a posting, applicants and a mail account: what is needed before anybody can be written to.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use desk::{Access, Desk, Event};
use hiring::{Clock, Moment};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::mail_server::MailServer;

/// Stands still until it is set on.
#[derive(Debug)]
pub struct Stopped(AtomicI64);

impl Clock for Stopped {
    fn now(&self) -> Moment {
        Moment::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// 21 November 2026, 9 o'clock.
const MORNING: i64 = 1_795_251_600_000;

pub const POSTING: &str = "---\ntitle: Éditrice ou éditeur web\ndate: 2026-11-02\nstate: open\n---\n\n\
    # Éditrice ou éditeur web\n\nVous travaillez avec nous à Sète. Envoyez votre CV et une lettre à \
    [recrutement@rivages.example](mailto:recrutement@rivages.example), en copie [jo@rivages.example](mailto:jo@rivages.example).\n";

pub struct Recruiting {
    pub folder: TempDir,
    pub desk: Arc<Desk>,
    told: Mutex<Receiver<Event>>,
    clock: Arc<Stopped>,
    patience: mail::Patience,
}

/// Servers that keep silent are given up on soon.
pub const IMPATIENT: mail::Patience = mail::Patience {
    connect: Duration::from_secs(5),
    answer: Duration::from_millis(400),
    after_dot: Duration::from_millis(400),
};

impl Recruiting {
    pub fn new() -> Self {
        Self::with(IMPATIENT)
    }

    /// For servers that take their time.
    pub fn patient() -> Self {
        Self::with(mail::Patience::default())
    }

    fn with(patience: mail::Patience) -> Self {
        let folder = TempDir::new().unwrap();
        let clock = Arc::new(Stopped(AtomicI64::new(MORNING)));
        let made = Self::over(folder, clock, patience);
        let postings = made.folder.path().join("annonces");
        std::fs::create_dir_all(&postings).unwrap();
        std::fs::write(postings.join("editrice.md"), POSTING).unwrap();
        made.call("postings.import", &json!({ "paths": [postings] }));
        made
    }

    fn over(folder: TempDir, clock: Arc<Stopped>, patience: mail::Patience) -> Self {
        let shared = Arc::clone(&clock);
        let (tell, told) = mpsc::channel();
        // Whoever no longer listens misses nothing.
        let listener = Box::new(move |event| drop(tell.send(event)));
        let desk = Desk::new(folder.path().join("my.vivier"), "Camille", shared, listener);
        let desk = Arc::new(desk.with_patience(patience));
        desk.open(None, Access::CreateAndWrite).unwrap();
        Self { folder, desk, told: Mutex::new(told), clock, patience }
    }

    /// Closes the desk and opens it again, as after a restart. Secrets in memory are gone.
    pub fn restart(self) -> Self {
        let Self { folder, desk, clock, patience, .. } = self;
        drop(desk);
        Self::over(folder, clock, patience)
    }

    /// Waits until that holds, looking again each time the desk tells something.
    #[track_caller]
    pub fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) {
        let told = self.told.lock().unwrap();
        while !holds(self) {
            assert!(told.recv_timeout(Duration::from_secs(20)).is_ok(), "it did not come to that: {what}");
        }
    }

    /// Waits until the desk tells of that.
    #[track_caller]
    pub fn until_told(&self, what: &str, is_it: impl Fn(&Event) -> bool) {
        let told = self.told.lock().unwrap();
        loop {
            let event = told.recv_timeout(Duration::from_secs(20));
            if is_it(&event.unwrap_or_else(|_| panic!("nothing was told of it: {what}"))) {
                return;
            }
        }
    }

    pub fn later(&self, by: Duration) {
        self.clock.0.fetch_add(i64::try_from(by.as_millis()).unwrap(), Ordering::Relaxed);
    }

    /// The clock is set back.
    pub fn earlier(&self, by: Duration) {
        self.clock.0.fetch_sub(i64::try_from(by.as_millis()).unwrap(), Ordering::Relaxed);
    }

    #[track_caller]
    pub fn call(&self, name: &str, request: &Value) -> Value {
        self.desk.call(name, request.clone(), None).unwrap_or_else(|failure| panic!("{name} {request}: {failure:?}"))
    }

    #[track_caller]
    pub fn refused(&self, name: &str, request: &Value) -> desk::Failure {
        match self.desk.call(name, request.clone(), None) {
            Ok(response) => panic!("{name} {request} was to be refused, and gave {response}"),
            Err(failure) => failure,
        }
    }

    /// Applies to the posting; the application's id.
    pub fn applicant(&self, name: &str, address: &str) -> i64 {
        let addresses: Vec<&str> = Some(address).filter(|address| !address.is_empty()).into_iter().collect();
        let added = self.call(
            "candidates.add",
            &json!({ "details": { "name": { "written": name }, "addresses": addresses }, "applying": { "posting": 1 } }),
        );
        added["application"].as_i64().unwrap()
    }

    /// An account at that server that has passed its test; its id.
    pub fn account(&self, server: &MailServer) -> i64 {
        let id = self.untested_account(server);
        let tested = self.call("mail.accounts.test", &json!({ "id": id }));
        assert_eq!(tested["passed"], true, "{tested}");
        id
    }

    pub fn untested_account(&self, server: &MailServer) -> i64 {
        let settings = json!({
            "name": "Rivages", "kind": "smtp", "address": "camille@example.org", "sender": "Camille Rouvière",
            "host": "localhost", "port": server.port, "security": "none", "sign_in": "nothing",
        });
        let saved = self.call("mail.accounts.save", &json!({ "id": null, "settings": settings }));
        saved["id"].as_i64().unwrap()
    }

    /// Previews the acknowledgement for these and queues all that may go, to leave at once; the mails' ids.
    pub fn acknowledge(&self, applications: &[i64]) -> Vec<i64> {
        self.write(&json!({ "template": "acknowledgement", "to": { "whom": "applications", "ids": applications } }))
    }

    pub fn write(&self, mail: &Value) -> Vec<i64> {
        let preview = self.call("mail.preview", mail);
        let ready = preview["mails"].as_array().unwrap().iter().filter(|mail| mail["blocked"] == false);
        let prints: Vec<&Value> = ready.map(|mail| &mail["print"]).collect();
        let queued = self.call("mail.queue", &json!({ "mail": mail, "prints": prints, "hold_seconds": 0 }));
        queued["mails"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect()
    }

    pub fn send(&self) -> Value {
        self.call("mail.send", &json!({}))
    }

    /// The recipients of a mail, in their order.
    pub fn recipients(&self, mail: i64) -> Vec<Value> {
        let page = self.call("mail.show", &json!({ "id": mail }));
        page["mail"]["recipients"].as_array().unwrap().clone()
    }

    pub fn states(&self, mail: i64) -> Vec<String> {
        let of = |recipient: &Value| recipient["state"].as_str().unwrap().to_owned();
        self.recipients(mail).iter().map(of).collect()
    }
}

impl Default for Recruiting {
    fn default() -> Self {
        Self::new()
    }
}
