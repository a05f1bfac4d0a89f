//! How long mails take: queueing them, and handing them over with the ledger, each beside the same bytes written bare. `cargo xtask bench
//! mail` runs it, in release. The server is in this process and keeps what it takes; nothing leaves this computer.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use rusqlite::Connection;
use serde_json::{Value, json};
use vivier_tests::figures::{Table, time};
use vivier_tests::mail_server::{Behaviour, Kept, MailServer};
use vivier_tests::recruiting::Recruiting;

fn main() -> ExitCode {
    let mut table = Table::default();
    hundred(&mut table);
    ten_thousand(&mut table);
    table.finish()
}

fn to_all() -> Value {
    json!({ "template": "acknowledgement", "to": { "whom": "stage", "posting": 1, "stage": null } })
}

fn prints(trial: &Recruiting) -> Vec<Value> {
    let preview = trial.call("mail.preview", &to_all());
    let mails = preview["mails"].as_array().unwrap().iter();
    mails.filter(|mail| mail["blocked"] == false).map(|mail| mail["print"].clone()).collect()
}

fn queue(trial: &Recruiting, prints: &[Value]) {
    trial.call("mail.queue", &json!({ "mail": to_all(), "prints": prints, "hold_seconds": 0 }));
}

/// Queued and sent on one connection, the ledger written and synced at each step.
fn hundred(table: &mut Table) {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    trial.call("sample.crowd", &json!({ "applicants": 100, "postings": 0 }));
    let prints = prints(&trial);
    assert_eq!(prints.len(), 100);
    let connections = server.connections();
    let takes = time(|| {
        queue(&trial, &prints);
        assert_eq!(trial.send()["sent"], 100);
    });
    assert!(server.connections() - connections <= 2, "they share a connection");
    let mails = server.kept().split_off(1);
    let wire = MailServer::start(Behaviour::default());
    let bare = time(|| hand_over(&wire, &mails));
    assert!(wire.kept() == mails, "the same bytes");
    table.line("queue and send 100 mails, with the ledger", takes, Some(bare), Some(Duration::from_secs(1)));
    if let Some(source) = by_smtp_source(&mails) {
        table.line("the same, beside Postfix's smtp-source on one connection", takes, Some(source), None);
    }
}

/// As many mails, as large, by the program that mail servers are measured with; none where it is not installed, which is said.
fn by_smtp_source(mails: &[Kept]) -> Option<Duration> {
    let server = MailServer::start(Behaviour::default());
    let size = mails.iter().map(|mail| mail.text.len()).sum::<usize>() / mails.len();
    let (count, size, port) = (mails.len().to_string(), size.to_string(), server.port);
    let to = format!("inet:127.0.0.1:{port}");
    let arguments =
        ["-d", "-s", "1", "-m", &count, "-l", &size, "-f", "camille@example.org", "-t", "zoe@example.com", &to];
    let mut ended = None;
    let takes = time(|| {
        let runs = |program: &&str| Command::new(program).args(arguments).status().ok();
        ended = ["smtp-source", "/usr/sbin/smtp-source"].iter().find_map(runs);
    });
    let Some(ended) = ended else {
        println!("skipped: smtp-source (postfix) is not installed");
        return None;
    };
    assert!(ended.success() && server.kept().len() == mails.len() && server.connections() == 1, "{ended}");
    Some(takes)
}

/// The same conversations, without a ledger, from memory.
fn hand_over(server: &MailServer, mails: &[Kept]) {
    let socket = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    socket.set_nodelay(true).unwrap();
    let mut heard = BufReader::new(socket.try_clone().unwrap());
    let mut line = String::new();
    let mut answered = |says: &str| {
        loop {
            line.clear();
            heard.read_line(&mut line).unwrap();
            assert!(line.starts_with(says), "{line}");
            if line.as_bytes().get(3) == Some(&b' ') {
                return;
            }
        }
    };
    answered("220");
    let mut say = |text: &[u8], says: &str| {
        (&socket).write_all(text).unwrap();
        answered(says);
    };
    say(b"EHLO bare.example.test\r\n", "250");
    for mail in mails {
        say(format!("MAIL FROM:<{}>\r\n", mail.from).as_bytes(), "250");
        for to in &mail.to {
            say(format!("RCPT TO:<{to}>\r\n").as_bytes(), "250");
        }
        say(b"DATA\r\n", "354");
        let text = String::from_utf8_lossy(&mail.text).replace("\r\n.", "\r\n..");
        say(format!("{text}.\r\n").as_bytes(), "250");
    }
    say(b"QUIT\r\n", "221");
}

fn ten_thousand(table: &mut Table) {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    trial.call("sample.crowd", &json!({ "applicants": 10_000, "postings": 0 }));
    let mut shown = Vec::new();
    let preview = time(|| shown = prints(&trial));
    assert_eq!(shown.len(), 10_000);
    table.line("preview of 10000 mails", preview, None, None);
    let takes = time(|| queue(&trial, &shown));
    let bare = bare(trial.folder.path());
    table.line("queue 10000 mails", takes, Some(bare), Some(Duration::from_secs(3)));
    let page = json!({ "states": [], "limit": 100 });
    let outbox = time(|| drop(trial.call("mail.outbox", &page)));
    table.line("first page of an outbox of 10000", outbox, None, Some(Duration::from_millis(20)));
}

/// As many rows with as many bytes, in one transaction.
#[expect(clippy::disallowed_methods, reason = "this is no store, but what a store is measured against")]
fn bare(folder: &Path) -> Duration {
    let mut connection = Connection::open(folder.join("bare.sqlite")).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE mail (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
             CREATE TABLE recipient (id INTEGER PRIMARY KEY, mail INTEGER NOT NULL, address TEXT NOT NULL) STRICT;",
        )
        .unwrap();
    let bytes = vec![b'x'; 6_000];
    time(|| {
        let tx = connection.transaction().unwrap();
        for number in 0..10_000 {
            let mut insert = tx.prepare_cached("INSERT INTO mail (subject, bytes) VALUES (?1, ?2)").unwrap();
            insert.execute(("Votre candidature est bien arrivée", &bytes)).unwrap();
            let mut insert = tx.prepare_cached("INSERT INTO recipient (mail, address) VALUES (?1, ?2)").unwrap();
            insert.execute((tx.last_insert_rowid(), format!("zoe{number}@example.com"))).unwrap();
        }
        tx.commit().unwrap();
    })
}
