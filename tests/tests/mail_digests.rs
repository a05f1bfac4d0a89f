//! Weekly digests that go by themselves: to whom, when, what is left to a person, and that no week is told twice.

use std::time::Duration;

use serde_json::{Value, json};
use vivier_tests::mail_server::{Behaviour, MailServer};
use vivier_tests::recruiting::Recruiting;

const DAY: Duration = Duration::from_hours(24);

/// It is a Saturday morning there; the digest is set for Mondays at 9, wherever this runs.
fn trial(server: &MailServer) -> Recruiting {
    let trial = Recruiting::new();
    trial.account(server);
    trial.applicant("Zoé Martin", "zoe@example.com");
    trial
}

fn save(trial: &Recruiting, change: &[(&str, Value)]) -> Value {
    let mut digest = json!({ "posting": 1, "weekday": 1, "hour": 9, "on": true });
    for (name, value) in change {
        digest[*name] = value.clone();
    }
    trial.call("mail.digests.save", &digest)
}

fn digests(trial: &Recruiting) -> Vec<Value> {
    trial.call("mail.digests.list", &json!({}))["digests"].as_array().unwrap().clone()
}

fn outbox(trial: &Recruiting) -> Vec<Value> {
    trial.call("mail.outbox", &json!({ "limit": 1000 }))["mails"].as_array().unwrap().clone()
}

/// What is due is written, and what is written leaves.
fn round(trial: &Recruiting) {
    trial.send();
    trial.later(Duration::from_secs(20));
    trial.send();
}

fn digests_at(server: &MailServer) -> usize {
    let is_one = |text: &[u8]| String::from_utf8_lossy(text).contains("jo@rivages.example");
    server.kept().iter().filter(|kept| is_one(&kept.text)).count()
}

#[test]
fn the_contacts_are_told_once_a_week_from_the_next_time_its_hour_comes() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    let id = save(&trial, &[("on", json!(false))])["id"].clone();
    trial.later(DAY * 3);
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0], "off, it tells nobody");

    // Switched on on a Tuesday: Monday's is over.
    save(&trial, &[]);
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0], "not for an hour that was before");
    let line = digests(&trial).remove(0);
    assert_eq!(line["id"], id, "a posting has one digest");
    assert_eq!(line["to"][0]["addresses"], json!(["recrutement@rivages.example", "jo@rivages.example"]));

    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(digests_at(&server), 1);
    let mail = outbox(&trial).remove(0);
    assert_eq!(mail["by_digest"], true, "{mail}");
    let line = digests(&trial).remove(0);
    assert_eq!((&line["to"][0]["week"], &line["to"][0]["why"]), (&json!("2026-W49"), &Value::Null));

    // However often it looks, after a restart, and switched off and on again.
    round(&trial);
    save(&trial, &[("on", json!(false))]);
    save(&trial, &[]);
    let trial = trial.restart();
    round(&trial);
    assert_eq!(outbox(&trial).len(), 1);
    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(digests_at(&server), 2, "the next week has one of its own");
}

#[test]
fn a_clock_that_is_set_back_tells_no_week_twice() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    save(&trial, &[]);
    trial.later(DAY * 10);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 1);
    for days in [1, 7, 1] {
        trial.earlier(DAY * days);
        round(&trial);
    }
    trial.later(DAY * 9);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 1, "{:?}", outbox(&trial));
    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 2);

    // Ahead for a while by mistake: its week is not waited for once somebody switches it on anew.
    trial.later(DAY * 700);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 3);
    trial.earlier(DAY * 700);
    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 3);
    save(&trial, &[("hour", json!(8))]);
    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 4);
}

#[test]
fn a_week_that_was_told_by_hand_is_told_and_one_taken_back_stays_so() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    save(&trial, &[("weekday", json!(4))]);
    trial.later(DAY * 3);
    let by_hand =
        json!({ "template": "weekly_digest", "to": { "whom": "contacts", "posting": 1, "applications": [] } });
    trial.write(&by_hand);
    trial.later(DAY * 4);
    round(&trial);
    let mails = outbox(&trial);
    assert_eq!((mails.len(), &mails[0]["by_digest"]), (1, &json!(false)), "{mails:?}");

    trial.later(DAY * 7);
    trial.send();
    assert_eq!(digests(&trial)[0]["to"][0]["week"], "2026-W49");
    let waiting = outbox(&trial).remove(0);
    assert_eq!(waiting["recipients"][0]["state"], "queued", "it can be taken back");
    assert_eq!(trial.call("mail.cancel", &json!({ "ids": [waiting["id"]] }))["count"], 1);
    round(&trial);
    assert_eq!(digests_at(&server), 1, "what was taken back does not come again by itself");
    let to = digests(&trial)[0]["to"][0].clone();
    assert_eq!((&to["week"], &to["why"]), (&json!("2026-W48"), &Value::Null), "nor is it said to have been told");
}

#[test]
fn a_week_that_was_left_to_a_person_is_written_later_and_the_next_is_told_all_the_same() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    let at = |address: &str| {
        let text = format!("---\ntitle: Mousse\nstate: open\n---\n\n{address}\n");
        let file = trial.folder.path().join("annonces/mousse.md");
        std::fs::write(&file, text).unwrap();
        trial.call("postings.import", &json!({ "paths": [trial.folder.path().join("annonces")] }));
    };
    at("Venez nous voir au port.");
    save(&trial, &[("posting", json!(2)), ("weekday", json!(4))]);
    trial.later(DAY * 6);
    round(&trial);
    let left = digests(&trial)[0]["to"][0].clone();
    assert_eq!((&left["week"], &left["why"]["code"]), (&json!("2026-W48"), &json!("warned")), "{left}");

    // There is an address in the next week, and before its hour comes the last one's is written.
    at("Écrivez à jo@rivages.example.");
    trial.later(DAY * 4);
    let to = json!({ "whom": "contacts", "posting": 2, "applications": [] });
    trial.write(&json!({ "template": "weekly_digest", "to": to, "event": left["week"] }));
    assert_eq!(digests(&trial)[0]["to"][0]["why"], Value::Null);
    trial.later(DAY * 3);
    round(&trial);
    assert_eq!(digests_at(&server), 2, "{:?}", outbox(&trial));
    assert_eq!(digests(&trial)[0]["to"][0]["week"], "2026-W49");
}

#[test]
fn an_account_that_cannot_send_takes_no_digest_into_its_queue() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    let account = trial.untested_account(&server);
    trial.applicant("Zoé Martin", "zoe@example.com");
    save(&trial, &[]);
    trial.later(DAY * 3);
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0], "it has not passed its test");
    assert_eq!(digests(&trial)[0]["to"][0]["week"], Value::Null, "the week waits");
    trial.call("mail.accounts.test", &json!({ "id": account }));
    trial.call("mail.accounts.pause", &json!({ "id": account, "paused": true }));
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0], "somebody has paused it");

    // A folder beside it tells nobody, either.
    let folder = json!({ "name": "Brouillons", "kind": "folder", "address": "camille@example.org",
        "folder": trial.folder.path().join("mails"), "security": "none", "sign_in": "nothing" });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": folder }));
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0]);
    // Nor does another account speak in its place: nobody has said that it may.
    let other = trial.untested_account(&server);
    trial.call("mail.accounts.test", &json!({ "id": other }));
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0]);
    trial.call("mail.accounts.pause", &json!({ "id": account, "paused": false }));
    round(&trial);
    assert_eq!(digests_at(&server), 1);
}

#[test]
fn a_posting_has_one_digest_whatever_is_brought_back() {
    let trial = Recruiting::new();
    let saved = save(&trial, &[]);
    let removed = trial.call("mail.digests.remove", &json!({ "id": saved["id"] }));
    let other = save(&trial, &[("hour", json!(15)), ("on", json!(false))]);
    assert_ne!(other["id"], saved["id"]);
    trial.call("history.undo", &json!({ "entry": removed["entry"] }));
    let lines = digests(&trial);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!((&lines[0]["id"], &lines[0]["hour"]), (&saved["id"], &json!(9)), "the one that was brought back");
    trial.call("mail.digests.remove", &json!({ "id": saved["id"] }));
    assert_eq!(digests(&trial), [] as [Value; 0], "removed, none comes out from behind it");

    // Nor when one for all becomes one for a posting that has its own.
    let one = save(&trial, &[]);
    let all = save(&trial, &[("posting", Value::Null)]);
    let moved = save(&trial, &[("id", all["id"].clone()), ("hour", json!(11))]);
    let lines = digests(&trial);
    assert_eq!((lines.len(), &lines[0]["id"]), (1, &all["id"]), "{lines:?}");
    trial.call("history.undo", &json!({ "entry": moved["entry"] }));
    let ids: Vec<Value> = digests(&trial).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [one["id"].clone(), all["id"].clone()]);
}

#[test]
fn a_computer_that_was_off_at_the_hour_tells_it_within_three_days_or_not_at_all() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    save(&trial, &[]);
    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0], "on Saturday, Monday's figures are nothing to tell any more");
    trial.later(DAY * 3);
    round(&trial);
    assert_eq!(digests_at(&server), 1);
}

#[test]
fn a_closed_posting_and_whatever_a_person_would_be_warned_of_is_left_alone() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    for (name, text) in [
        ("juriste", "title: Juriste\nstate: closed\n---\n\nÉcrivez à droit@rivages.example.\n"),
        ("marin", "title: Marin\nstate: open\n---\n\nVenez nous voir au port.\n"),
        ("mousse", "title: Mousse\nstate: open\n---\n\nÉcrivez à mousse@rivages.example.\n"),
    ] {
        let file = trial.folder.path().join(format!("annonces/{name}.md"));
        std::fs::write(&file, format!("---\n{text}")).unwrap();
        trial.call("postings.import", &json!({ "paths": [file] }));
    }
    let all = save(&trial, &[("posting", Value::Null)])["id"].clone();
    let titles = |line: &Value| {
        let title = |to: &Value| to["title"].as_str().unwrap().to_owned();
        line["to"].as_array().unwrap().iter().map(title).collect::<Vec<_>>()
    };
    assert_eq!(titles(&digests(&trial)[0]), ["Mousse", "Marin", "Éditrice ou éditeur web"], "never a closed one");
    // One of its own that is off keeps a posting out of it.
    let mousse = digests(&trial)[0]["to"][0]["posting"].clone();
    save(&trial, &[("posting", mousse), ("on", json!(false))]);
    assert_eq!(titles(&digests(&trial)[0]), ["Marin", "Éditrice ou éditeur web"]);
    trial.later(DAY * 3);
    round(&trial);
    assert_eq!((outbox(&trial).len(), digests_at(&server)), (1, 1));
    let marin = digests(&trial)[0]["to"][0].clone();
    assert_eq!(marin["why"]["params"]["warnings"][0]["code"], "no_address", "{marin}");

    // It is closed in the meantime.
    let closed = json!({ "which": "", "value": { "field": "state", "value": "closed" } });
    trial.call("postings.settle", &json!({ "id": 1, "values": [closed] }));
    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 1);
    assert_eq!(digests(&trial)[0]["id"], all);
}

#[test]
fn whatever_comes_only_after_the_hour_begins_with_the_next_one() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    let settle = |state: &str| {
        let value = json!({ "which": "", "value": { "field": "state", "value": state } });
        trial.call("postings.settle", &json!({ "id": 1, "values": [value] }))
    };
    let removed = save(&trial, &[("posting", Value::Null)])["id"].clone();
    settle("closed");
    trial.later(DAY * 3);
    round(&trial);
    // Tuesday: it is opened again, another comes, and the digest is removed and brought back.
    settle("open");
    let file = trial.folder.path().join("annonces/mousse.md");
    std::fs::write(&file, "---\ntitle: Mousse\nstate: open\n---\n\nÉcrivez à mousse@rivages.example.\n").unwrap();
    trial.call("postings.import", &json!({ "paths": [file] }));
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0], "neither was there on Monday at nine");
    let removed = trial.call("mail.digests.remove", &json!({ "id": removed }));
    trial.later(DAY * 7);
    trial.call("history.undo", &json!({ "entry": removed["entry"] }));
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0], "it was off on Monday at nine");
    trial.later(DAY * 7);
    round(&trial);
    assert_eq!(outbox(&trial).len(), 2);
}

#[test]
fn one_that_still_waits_when_the_posting_is_closed_does_not_leave() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    save(&trial, &[]);
    trial.later(DAY * 3);
    trial.send();
    assert_eq!(outbox(&trial).len(), 1, "for ten seconds it can be taken back");
    let closed = json!({ "which": "", "value": { "field": "state", "value": "closed" } });
    trial.call("postings.settle", &json!({ "id": 1, "values": [closed] }));
    round(&trial);
    assert_eq!((outbox(&trial).len(), digests_at(&server)), (0, 0));
}

#[test]
fn one_that_could_not_leave_for_a_week_gives_way_to_the_next() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    save(&trial, &[]);
    trial.later(DAY * 3);
    trial.send();
    let first = outbox(&trial).remove(0)["id"].clone();
    trial.later(DAY * 8);
    round(&trial);
    let left: Vec<Value> = outbox(&trial).iter().map(|mail| mail["id"].clone()).collect();
    assert!(left.len() == 1 && left[0] != first, "{left:?}");
    assert_eq!(digests_at(&server), 1);
}

#[test]
fn switching_one_on_is_undone_and_a_copy_of_the_store_tells_nobody() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    let saved = save(&trial, &[]);
    let off = save(&trial, &[("on", json!(false))]);
    let copy = trial.folder.path().join("copie.vivier");
    trial.call("store.backup", &json!({ "to": copy }));
    trial.call("history.undo", &json!({ "entry": off["entry"] }));
    let removed = trial.call("mail.digests.remove", &json!({ "id": saved["id"] }));
    assert_eq!(digests(&trial), [] as [Value; 0]);
    trial.call("history.undo", &json!({ "entry": removed["entry"] }));
    assert!(digests(&trial)[0]["since"].is_number());
    trial.call("history.undo", &json!({ "entry": saved["entry"] }));
    trial.later(DAY * 3);
    round(&trial);
    assert_eq!(outbox(&trial), [] as [Value; 0]);

    trial.call("store.restore", &json!({ "from": copy }));
    assert_eq!(digests(&trial)[0]["since"], Value::Null, "the store it is a copy of may tell it, too");
    trial.call("history.undo", &json!({ "entry": off["entry"] }));
    assert_eq!(digests(&trial)[0]["since"], Value::Null, "nor does undoing something of before switch it on here");
    for wrong in [json!({ "weekday": 8, "hour": 9 }), json!({ "weekday": 1, "hour": 24 })] {
        assert!(matches!(trial.refused("mail.digests.save", &wrong), desk::Failure::BadRequest { .. }));
    }
}

/// In the file of a store that nobody has open.
#[expect(clippy::disallowed_methods, reason = "the store is broken by hand, as a full disk would")]
fn by_hand(trial: &Recruiting, sql: &str) {
    trial.desk.close();
    let file = rusqlite::Connection::open(trial.folder.path().join("my.vivier")).unwrap();
    file.execute_batch(sql).unwrap();
    drop(file);
    trial.desk.open(None, desk::Access::Write).unwrap();
}

#[test]
fn a_round_that_breaks_off_in_the_middle_leaves_both_the_mail_and_its_week_or_neither() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    save(&trial, &[]);
    trial.later(DAY * 3);
    // At the last step: the week cannot be noted.
    by_hand(&trial, "CREATE TRIGGER full BEFORE INSERT ON digest_outcome BEGIN SELECT RAISE(ABORT, 'full'); END");
    trial.call("mail.send", &json!({}));
    assert_eq!(outbox(&trial), [] as [Value; 0], "and nothing else is kept from leaving by it");
    by_hand(&trial, "DROP TRIGGER full");
    round(&trial);
    round(&trial);
    assert_eq!(digests_at(&server), 1);
}
