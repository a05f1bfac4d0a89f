//! The command line, killed in the middle of sending, again and again: nothing is lost, nothing goes twice by itself, and what nobody
//! can know is said to be unknown.

use std::collections::HashMap;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use vivier_tests::command_line::binary;
use vivier_tests::kills::{kills, random};
use vivier_tests::mail_server::{Behaviour, MailServer};
use vivier_tests::recruiting::Recruiting;

const KILLS: usize = 60;

fn sending(store: &std::path::Path) -> Child {
    Command::new(binary())
        .arg("--store")
        .arg(store)
        .args(["--lang", "en", "mail", "send", "--until-empty"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// At a moment somewhere between two lines that the server hears, or while it is being told a mail. False when it had ended by itself.
fn killed_somewhere(mut child: Child, server: &MailServer) -> bool {
    let moment = server.lines_heard() + random(10);
    while server.lines_heard() < moment {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::yield_now();
    }
    for _ in 0..random(4000) {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

#[test]
fn a_sender_that_is_killed_loses_nothing_and_sends_nothing_twice() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let kills = kills(KILLS);
    let ids: Vec<_> =
        (0..kills * 5).map(|number| trial.applicant("Zoé Martin", &format!("zoe{number}@example.com"))).collect();
    let mails = trial.acknowledge(&ids);
    assert_eq!(mails.len(), ids.len());
    let store = trial.folder.path().join("my.vivier");
    trial.desk.close();

    let mut killed = 0;
    // One that ends by itself has found nothing more to send.
    while killed < kills && killed_somewhere(sending(&store), &server) {
        killed += 1;
        server.settle();
    }
    assert!(killed * 2 >= kills, "killed {killed} times only: that proves little");
    let mut last = sending(&store);
    last.wait().unwrap();
    server.settle();

    let mut taken: HashMap<String, usize> = HashMap::new();
    for mail in server.kept() {
        *taken.entry(mail.message_id()).or_default() += 1;
    }
    let trial = trial.restart();
    let mut unknown = 0;
    for mail in mails {
        let page = trial.call("mail.show", &json!({ "id": mail }))["mail"].clone();
        let times = page["message_id"].as_str().and_then(|id| taken.get(id)).copied().unwrap_or_default();
        match page["recipients"][0]["state"].as_str().unwrap() {
            "sent" => assert_eq!(times, 1, "{page}"),
            "unknown" => {
                unknown += 1;
                assert!(times <= 1, "{page}");
            }
            _ => panic!("neither gone nor unknown: {page}"),
        }
    }
    assert!(unknown <= kills, "each kill leaves one mail in doubt at most");
    let check: Value = trial.call("store.check", &json!({}));
    assert_eq!(check["sound"], true, "{check}");
    println!(
        "figure: {killed} kills while sending survived, {unknown} of {} mails left in doubt, none lost",
        ids.len()
    );
}
