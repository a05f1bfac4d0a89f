//! A day with real servers: mails sent to Exim, mailboxes read at Dovecot. Skipped, and said so, where they are not installed.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use desk::{Event, Watch};
use mail::{MailPart, Mailbox, Server, SignIn};
use serde_json::{Value, json};
use vivier_tests::command_line::binary;
use vivier_tests::mail_server::{At, Behaviour, Does, MailServer};
use vivier_tests::real_servers::RealServers;
use vivier_tests::recruiting::Recruiting;

fn receiving(servers: &RealServers) -> Value {
    json!({ "host": "localhost", "port": servers.imaps, "security": "tls", "folders": [], "sent": true, "days": null })
}

/// hr's account at both servers, with its password; its id.
fn account(trial: &Recruiting, servers: &RealServers) -> i64 {
    let settings = json!({
        "name": "Rivages", "kind": "smtp", "address": "hr@test.example", "sender": "Camille Rouvière", "host": "localhost",
        "port": servers.smtps, "security": "tls", "sign_in": "password", "trusted": servers.authority,
        "receiving": receiving(servers),
    });
    let saved = trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings, "secret": "secret" }));
    saved["id"].as_i64().unwrap()
}

/// The same mailbox, but mails leave by a server that can misbehave.
fn account_beside(trial: &Recruiting, servers: &RealServers, sends: &MailServer) -> i64 {
    let settings = json!({
        "name": "Rivages", "kind": "smtp", "address": "hr@test.example", "host": "localhost", "port": sends.port,
        "security": "none", "sign_in": "nothing", "trusted": servers.authority, "receiving": receiving(servers),
    });
    let saved = trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings, "secret": "secret" }));
    let id = saved["id"].as_i64().unwrap();
    let tested = trial.call("mail.accounts.test", &json!({ "id": id }));
    assert_eq!(tested["passed"], true, "{tested}");
    id
}

fn fetch(trial: &Recruiting) -> Value {
    trial.call("inbox.fetch", &json!({}))
}

fn subjects(trial: &Recruiting, view: &str) -> BTreeSet<String> {
    let list = trial.call("inbox.list", &json!({ "view": view, "offset": 0, "limit": 10_000 }));
    list["rows"].as_array().unwrap().iter().map(|row| row["subject"].as_str().unwrap().to_owned()).collect()
}

fn application(number: usize) -> Vec<u8> {
    let word = if number.is_multiple_of(2) { "Candidature" } else { "Application" };
    format!(
        "Message-ID: <{number}@example.com>\r\nDate: Fri, 20 Nov 2026 09:38:00 +0100\r\nFrom: Zoé {number} <zoe{number}@example.com>\r\n\
         To: hr@test.example\r\nSubject: {word} {number}\r\n\r\nBonjour,\r\n\r\nVoici ma candidature.\r\n"
    )
    .into_bytes()
}

fn steps(tested: &Value, of: &str) -> Vec<String> {
    let step = |step: &Value| {
        let (name, state) = (step["step"].as_str().unwrap(), step["state"]["state"].as_str().unwrap());
        format!("{name}: {state}")
    };
    tested[of].as_array().unwrap().iter().map(step).collect()
}

#[test]
fn a_day_of_sending_and_reading() {
    let Some(servers) = RealServers::start() else { return };
    let trial = Recruiting::patient();
    let id = account(&trial, &servers);
    let tested = trial.call("mail.accounts.test", &json!({ "id": id }));
    assert_eq!(tested["passed"], true, "{tested}\n{}", servers.logs());
    let reading = ["resolve", "connect", "encrypt", "certificate", "sign_in", "folders"];
    assert_eq!(steps(&tested, "mailbox"), reading.map(|step| format!("{step}: passed")));
    assert_eq!(tested["folders"].as_array().unwrap().len(), 2, "{tested}");

    // Five people, and what becomes of the mails to each.
    let people = ["alice", "nouser", "grey", "late"];
    let applications: Vec<i64> =
        people.iter().map(|name| trial.applicant(&format!("{name} Martin"), &format!("{name}@test.example"))).collect();
    let mails = trial.acknowledge(&applications);
    let [alice, nouser, grey, late] = mails[..] else { panic!("{mails:?}") };
    let big = trial.write(&big_letter(&trial, applications[0]));
    let report = trial.send();
    assert_eq!(
        (&report["sent"], &report["deferred"], &report["failed"]),
        (&json!(2), &json!(1), &json!(3)),
        "{report}"
    );
    assert_eq!(
        [alice, nouser, grey, late].map(|mail| trial.states(mail).concat()),
        ["sent", "failed", "deferred", "sent"]
    );
    assert_eq!(trial.recipients(nouser)[0]["answer"]["params"]["trouble"]["params"]["code"], 550);
    assert_eq!(trial.recipients(grey)[0]["answer"]["params"]["trouble"]["params"]["text"], "4.7.1 greylisted");
    assert_eq!(trial.recipients(big[0])[0]["answer"]["params"]["trouble"]["code"], "too_large");

    // A greylist lets in whoever comes again, and not before.
    assert_eq!(trial.send()["sent"], 0);
    servers.know_the_sender();
    trial.later(Duration::from_mins(2));
    assert_eq!(trial.send()["sent"], 1);
    assert_eq!((trial.states(grey).concat().as_str(), &trial.recipients(grey)[0]["attempts"]), ("sent", &json!(2)));

    // The one that was taken and comes back says so once its report is read.
    let _watch = Watch::start(&trial.desk).unwrap();
    trial.until("the report of the failure comes", |trial| trial.states(late) == ["bounced"]);
    let answer = trial.recipients(late)[0]["answer"].clone();
    let words = answer["params"]["text"].as_str().unwrap_or_default();
    assert!(answer["code"] == "came_back" && words.contains("5.2.2"), "{answer}");

    // What came is what the outbox holds, byte for byte, below the lines that the server put on top, and nothing else came.
    let got = whole_inbox(&servers, "alice@test.example");
    assert_eq!(got.len(), 2);
    for mail in [alice, grey] {
        let sent = trial.call("mail.show", &json!({ "id": mail }))["raw"].as_str().unwrap().to_owned();
        let came = got.iter().filter(|bytes| bytes.ends_with(sent.as_bytes())).count();
        assert_eq!(came, 1, "{sent}");
    }
}

/// The application with its file, which the server finds too large.
fn big_letter(trial: &Recruiting, application: i64) -> Value {
    let file = trial.folder.path().join("portfolio.txt");
    std::fs::write(&file, "x".repeat(1_500_000)).unwrap();
    trial.call(
        "files.attach",
        &json!({ "application": application, "candidate": 1, "path": file, "piece": "portfolio" }),
    );
    json!({ "template": "new_application", "to": { "whom": "contacts", "posting": 1, "applications": [application] } })
}

fn whole_inbox(servers: &RealServers, user: &str) -> Vec<Vec<u8>> {
    let sign_in = SignIn { user: user.to_owned(), secret: "secret".to_owned().into(), by: hiring::SignInBy::Password };
    let server = Server {
        host: "localhost".to_owned(),
        port: servers.imap,
        security: hiring::Security::StartTls,
        trusted: Some(servers.authority.clone()),
        sign_in: Some(sign_in),
        hello: String::new(),
        patience: mail::Patience::default(),
    };
    let mut mailbox = Mailbox::open(&server).unwrap();
    mailbox.look_into("INBOX").unwrap();
    let uids = mailbox.after(0, None).unwrap();
    let mut mails = Vec::new();
    mailbox.fetch(&uids, MailPart::Whole, |_, bytes| mails.push(bytes)).unwrap();
    mailbox.log_out();
    mails
}

#[test]
fn whatever_lies_among_what_was_sent_went() {
    let Some(servers) = RealServers::start() else { return };
    let sends = MailServer::start(Behaviour::default());
    let trial = Recruiting::patient();
    account_beside(&trial, &servers, &sends);
    let (zoe, ada) = (trial.applicant("Zoé Martin", "zoe@example.com"), trial.applicant("Ada Bel", "ada@example.com"));
    sends.behave(Behaviour::default().with(At::AfterDot, Does::Drops));
    let mails = trial.acknowledge(&[zoe, ada]);
    trial.send();
    trial.send();
    assert_eq!(mails.iter().map(|mail| trial.states(*mail).concat()).collect::<Vec<_>>(), ["unknown", "unknown"]);

    // The provider kept a copy of Zoé's, and of a mail that was written elsewhere to Ada, and to somebody who is nobody here.
    let kept = sends.kept();
    let zoes = kept.iter().find(|mail| mail.to == ["zoe@example.com"]).unwrap();
    servers.lay("Sent", "1", &zoes.text);
    let by_hand = |id: &str, to: &str| {
        format!(
            "Message-ID: <{id}@test.example>\r\nDate: Fri, 20 Nov 2026 09:38:00 +0100\r\nFrom: Camille <c.rouviere@test.example>\r\nTo: {to}\r\nSubject: {id}\r\n\r\nBonjour\r\n"
        )
    };
    servers.lay("Sent", "2", by_hand("a-word", "ada@example.com").as_bytes());
    servers.lay("Sent", "3", by_hand("private", "mum@example.net").as_bytes());

    let fetched = fetch(&trial);
    assert_eq!((&fetched["settled"], &fetched["report"]["own"]), (&json!(1), &json!(1)), "{fetched}");
    assert_eq!(trial.states(mails[0]), ["sent"]);
    assert_eq!(
        trial.recipients(mails[0])[0]["answer"],
        json!({ "code": "found_in_sent", "params": { "folder": "Sent" } })
    );
    assert_eq!(trial.states(mails[1]), ["unknown"], "nobody can say that it did not go");
    assert_eq!(subjects(&trial, "filed"), BTreeSet::from(["a-word".to_owned()]));
    assert!(subjects(&trial, "aside").is_empty(), "a private mail is not even fetched");
    let again = fetch(&trial);
    assert_eq!(
        (&again["settled"], &again["report"]["own"], &again["report"]["known"]),
        (&json!(0), &json!(0), &json!(0))
    );
}

#[test]
fn two_thousand_mails_broken_off_and_resumed_come_once_each_and_stay_unread() {
    const MAILS: usize = 2_000;
    let Some(servers) = RealServers::start() else { return };
    let sends = MailServer::start(Behaviour::default());
    let trial = Recruiting::patient();
    account_beside(&trial, &servers, &sends);
    for number in 0..MAILS {
        servers.lay("INBOX", &format!("{number}.eml"), &application(number));
    }
    // Somebody stops it as soon as something is there.
    let desk = Arc::clone(&trial.desk);
    let fetching = std::thread::spawn(move || desk.call("inbox.fetch", json!({}), Some("fetching")).unwrap());
    trial.until_told("some are there", |event| matches!(event, Event::Progress(progress) if progress.done >= 500));
    trial.call("jobs.cancel", &json!({ "job": "fetching" }));
    let broken_off = fetching.join().unwrap();
    assert_eq!(broken_off["report"]["cancelled"], true, "{broken_off}");
    let came = broken_off["report"]["waiting"].as_u64().unwrap();
    assert!((500..MAILS as u64).contains(&came), "{came}");

    let trial = trial.restart();
    let account = json!({ "id": 1, "secret": "secret" });
    trial.call("mail.accounts.secret", &account);
    let resumed = fetch(&trial);
    assert_eq!(resumed["report"]["waiting"], json!(MAILS as u64 - came), "{resumed}");
    assert_eq!(resumed["report"]["known"], 0, "none was fetched twice");
    assert_eq!(subjects(&trial, "waiting").len(), MAILS);
    let line = trial.call("mail.accounts.list", &json!({}))["accounts"][0]["mailbox"].clone();
    assert!(line["fetched_at"].is_number() && line["fault"].is_null(), "{line}");

    // Nothing was marked as read, answered or deleted.
    let files = servers.inbox_files();
    assert_eq!(files.len(), MAILS);
    assert!(
        files.iter().all(|name| name.rsplit_once(',').is_none_or(|(_, marks)| !marks.contains(['S', 'R', 'T', 'F'])))
    );

    // With other numbers the same mails are the same; and one that came meanwhile is told of while one waits.
    servers.forget_numbers();
    let renumbered = fetch(&trial);
    assert_eq!((&renumbered["report"]["waiting"], &renumbered["report"]["known"]), (&json!(0), &json!(MAILS)));
    let _watch = Watch::start(&trial.desk).unwrap();
    servers.lay("INBOX", "late.eml", &application(MAILS));
    trial.until("it comes by itself", |trial| subjects(trial, "waiting").len() == MAILS + 1);
}

#[test]
fn what_is_wrong_with_a_mailbox_is_said_and_the_rest_goes_on() {
    let Some(servers) = RealServers::start() else { return };
    let trial = Recruiting::patient();
    let id = account(&trial, &servers);
    servers.lay("INBOX", "1", &application(1));
    let settings = trial.call("mail.accounts.list", &json!({}))["accounts"][0]["settings"].clone();
    let change = |pointer: &str, value: Value| {
        let mut settings = settings.clone();
        *settings.pointer_mut(pointer).unwrap() = value;
        trial.call("mail.accounts.save", &json!({ "id": id, "settings": settings }));
        fetch(&trial)["left"][0]["why"].clone()
    };
    let missing = change("/receiving/folders", json!(["Absent", "INBOX"]));
    assert_eq!((&missing["code"], &missing["params"]["name"]), (&json!("folder"), &json!("Absent")), "{missing}");
    assert_eq!(subjects(&trial, "waiting").len(), 1, "the other folder was read");
    let stranger = change("/trusted", json!(""));
    assert_eq!(
        stranger["params"]["trouble"],
        json!({ "code": "certificate", "params": "unknown_issuer" }),
        "{stranger}"
    );
    let unencrypted = change("/receiving/port", json!(servers.imap));
    assert_eq!(unencrypted["params"]["stage"], "tls", "{unencrypted}");
    trial.call("mail.accounts.save", &json!({ "id": id, "settings": settings, "secret": "guessed" }));
    let refused = fetch(&trial)["left"][0]["why"].clone();
    assert_eq!(
        (&refused["params"]["stage"], &refused["params"]["trouble"]["code"]),
        (&json!("sign_in"), &json!("denied"))
    );
    assert!(!refused.to_string().contains("guessed"));
}

#[test]
fn a_mailbox_is_read_from_the_command_line() {
    let Some(servers) = RealServers::start() else { return };
    for number in 0..3 {
        servers.lay("INBOX", &number.to_string(), &application(number));
    }
    let folder = tempfile::TempDir::new().unwrap();
    let authority = folder.path().join("authority.pem");
    std::fs::write(&authority, &servers.authority).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(binary());
        command.arg("--store").arg(folder.path().join("my.vivier")).args(["--lang", "en"]).args(arguments);
        command.env("VIVIER_KEYCHAIN", "none").env("VIVIER_MAIL_SECRET", "secret").env_remove("VIVIER_STORE");
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.code().unwrap(), said)
    };
    let (smtp, imap) = (servers.submission.to_string(), servers.imap.to_string());
    let none = run(&["inbox", "import", "--account", "all"]);
    assert!(none.0 == 3, "there is no store yet: {none:?}");
    let authority = authority.to_str().unwrap();
    let server = ["--host", "localhost", "--port", &smtp, "--trust", authority];
    let mailbox = ["--imap-host", "localhost", "--imap-port", &imap, "--imap-security", "start_tls"];
    let added = run(&[&["mail", "accounts", "add", "hr@test.example"][..], &server, &mailbox].concat());
    assert_eq!(added.0, 0, "{added:?}");
    let tested = run(&["mail", "accounts", "test", "1"]);
    assert!(tested.0 == 0 && tested.1.contains("folders: INBOX, Sent (sent)"), "{tested:?}");
    // And the mail of the test, which is one's own.
    let fetched = run(&["inbox", "import", "--account", "HR@test.example"]);
    assert!(fetched.0 == 0 && fetched.1.starts_with("3 to look at"), "{fetched:?}");
    let again = run(&["inbox", "import", "--account", "1"]);
    assert!(again.0 == 0 && !again.1.contains("to look at"), "{again:?}");
    let all = run(&["inbox", "import", "--account", "all", "--again"]);
    assert!(all.0 == 0 && all.1.contains("here already"), "{all:?}");
    let unknown = run(&["inbox", "import", "--account", "nobody"]);
    assert_eq!(unknown.0, 3, "{unknown:?}");
}
