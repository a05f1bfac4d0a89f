//! Rules that acknowledge by themselves: whom they write to, whom they leave to a person, and that they never do it twice.

use std::time::Duration;

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::mail_server::{Behaviour, MailServer};
use vivier_tests::recruiting::Recruiting;

fn rule(trial: &Recruiting, change: &[(&str, Value)]) -> Value {
    let mut rule = json!({ "stage": { "code": "new", "name": "" }, "template": "acknowledgement", "delay_minutes": 0, "on": true });
    for (name, value) in change {
        rule[*name] = value.clone();
    }
    trial.call("mail.rules.save", &rule)["id"].clone()
}

fn rules(trial: &Recruiting) -> Value {
    trial.call("mail.rules.list", &json!({}))
}

fn outbox(trial: &Recruiting) -> Vec<Value> {
    trial.call("mail.outbox", &json!({ "limit": 1000 }))["mails"].as_array().unwrap().clone()
}

/// Who was written to, in the order of the alphabet.
fn written_to(trial: &Recruiting) -> Vec<String> {
    let address = |mail: &Value| mail["recipients"][0]["address"].as_str().unwrap().to_owned();
    let mut addresses: Vec<_> = outbox(trial).iter().map(address).collect();
    addresses.sort();
    addresses
}

fn trial(server: &MailServer) -> Recruiting {
    let trial = Recruiting::new();
    trial.account(server);
    trial
}

#[test]
fn whoever_comes_once_a_rule_is_on_is_acknowledged_once_and_it_says_by_what() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    trial.applicant("Ada Bel", "ada@example.com");
    let id = rule(&trial, &[("on", json!(false)), ("delay_minutes", json!(20))]);
    trial.applicant("Zoé Martin", "zoe@example.com");
    trial.send();
    assert_eq!(outbox(&trial), [] as [Value; 0], "off, it writes to nobody");

    rule(&trial, &[("id", id.clone()), ("delay_minutes", json!(20))]);
    trial.applicant("Lin Ozer", "lin@example.com");
    trial.later(Duration::from_mins(1));
    trial.send();
    assert_eq!(written_to(&trial), ["lin@example.com"], "not to those who were there before");
    let mail = outbox(&trial).remove(0);
    assert_eq!(mail["rule"], id);
    assert_eq!(mail["recipients"][0]["state"], "queued", "it waits so long that it can be taken back");
    trial.later(Duration::from_mins(20));
    assert_eq!(trial.send()["sent"], 1);
    let text = String::from_utf8(server.kept().pop().unwrap().text).unwrap();
    assert!(text.contains("Auto-Submitted: auto-replied"), "{text}");

    // Moved away and back again, and after a restart: once is enough.
    let lin = mail["application"].clone();
    for stage in ["screening", "new"] {
        trial.later(Duration::from_mins(1));
        let stages = trial.call("stages.list", &json!({ "posting": 1 }));
        let to =
            stages["stages"].as_array().unwrap().iter().find(|one| one["name"]["code"] == stage).unwrap()["id"].clone();
        trial.call("applications.move", &json!({ "selection": { "ids": [lin] }, "to": to }));
    }
    trial.send();
    let trial = trial.restart();
    trial.send();
    assert_eq!(outbox(&trial).len(), 1);
    let line = rules(&trial)["rules"][0].clone();
    assert_eq!((&line["written"], &line["held"]), (&json!(1), &json!(0)), "{line}");
}

#[test]
fn whatever_a_person_would_be_warned_of_is_left_to_a_person() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    rule(&trial, &[]);
    let ada = trial.applicant("Ada Bel", "");
    trial.applicant("Lin Ozer", "no-reply@example.com");
    trial.applicant("Zoé Martin", "zoe@example.com");
    trial.send();
    assert_eq!(written_to(&trial), ["zoe@example.com"]);
    let held = rules(&trial);
    let why = |at: usize| {
        let line = &held["held"][at];
        (line["name"].clone(), line["why"]["params"]["warnings"][0]["code"].clone())
    };
    let mut all = [why(0), why(1)];
    all.sort_by_key(|(name, _)| name.to_string());
    assert_eq!(all, [(json!("Ada Bel"), json!("no_address")), (json!("Lin Ozer"), json!("nobody_reads"))]);
    assert_eq!(held["held_total"], 2);

    // Seen to by a person: by writing, or by saying so.
    let settled = trial.call("mail.rules.settle", &json!({ "ids": [held["held"][0]["id"]] }));
    assert_eq!(settled["count"], 1);
    assert_eq!(rules(&trial)["held_total"], 1);
    trial.call("applications.remove", &json!({ "selection": { "ids": [ada] } }));
    trial.send();
    let names: Vec<_> = rules(&trial)["held"].as_array().unwrap().iter().map(|line| line["name"].clone()).collect();
    assert!(!names.contains(&json!("Ada Bel")), "whoever is gone is no question any more: {names:?}");
}

#[test]
fn a_program_that_was_let_in_gets_no_answer() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    rule(&trial, &[]);
    let mail = "Message-ID: <1@example.com>\r\nDate: Fri, 20 Nov 2026 09:38:00 +0100\r\nFrom: Zoé Martin <zoe@example.com>\r\n\
        To: annonces@example.com\r\nList-Id: <annonces.example.com>\r\nSubject: Éditrice ou éditeur web\r\n\r\nVoici mon profil pour le poste d’éditrice ou éditeur web.\r\n";
    let file = trial.folder.path().join("list.eml");
    std::fs::write(&file, mail).unwrap();
    trial.call("inbox.import", &json!({ "paths": [file] }));
    let row = trial.call("inbox.list", &json!({ "view": "aside", "offset": 0, "limit": 9 }))["rows"][0].clone();
    assert_eq!(row["aside"], "list", "{row}");
    trial.call("inbox.bring_back", &json!({ "ids": [row["id"]] }));
    let one = json!({ "id": row["id"], "posting": { "is": "posting", "posting": 1 }, "person": { "is": "new" } });
    assert_eq!(trial.call("inbox.accept", &json!({ "mails": [one] }))["accepted"], 1);
    trial.send();
    assert_eq!(outbox(&trial), [] as [Value; 0]);
    let why = rules(&trial)["held"][0]["why"].clone();
    assert_eq!(why, json!({ "code": "not_a_person", "params": { "reason": "list" } }));
}

#[test]
fn so_many_at_once_are_left_to_a_person() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    rule(&trial, &[]);
    for number in 0..101 {
        trial.applicant(&format!("Zoé Martin {number}"), &format!("zoe{number}@example.com"));
    }
    trial.send();
    assert_eq!(outbox(&trial), [] as [Value; 0]);
    let held = rules(&trial);
    assert_eq!((&held["held_total"], &held["held"][0]["why"]["code"]), (&json!(101), &json!("many")));
    // Written to by hand, they are no question any more.
    let ids: Vec<i64> =
        held["held"].as_array().unwrap().iter().map(|line| line["application"].as_i64().unwrap()).collect();
    assert_eq!(trial.acknowledge(&ids).len(), 101);
    assert_eq!(rules(&trial)["held_total"], 0);
}

#[test]
fn a_rule_is_for_what_has_arrived_and_for_its_posting_alone() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    let refusal =
        json!({ "stage": { "code": "rejected", "name": "" }, "template": "refusal_after_screening", "on": true });
    assert!(matches!(trial.refused("mail.rules.save", &refusal), Failure::NotByRule { .. }));
    let folder = trial.folder.path().join("annonces/juriste.md");
    std::fs::write(&folder, "---\ntitle: Juriste\nstate: open\n---\n\nÉcrivez à droit@rivages.example.\n").unwrap();
    trial.call("postings.import", &json!({ "paths": [folder] }));
    let id = rule(&trial, &[("posting", json!(2))]);
    trial.applicant("Zoé Martin", "zoe@example.com");
    trial.send();
    assert_eq!(outbox(&trial), [] as [Value; 0]);
    let details = json!({ "name": { "written": "Lin Ozer" }, "addresses": ["lin@example.com"] });
    trial.call("candidates.add", &json!({ "details": details, "applying": { "posting": 2 } }));
    trial.send();
    assert_eq!(written_to(&trial), ["lin@example.com"]);

    let removed = trial.call("mail.rules.remove", &json!({ "id": id }));
    assert_eq!(rules(&trial)["rules"], json!([]));
    trial.call("history.undo", &json!({ "entry": removed["entry"] }));
    assert_eq!(rules(&trial)["rules"][0]["title"], "Juriste");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the store is broken by hand, as a full disk would")]
fn a_rule_that_fails_keeps_neither_other_rules_nor_other_mails() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    let ada = trial.applicant("Ada Bel", "ada@example.com");
    let failing = rule(&trial, &[]);
    rule(&trial, &[("posting", json!(1)), ("template", json!("withdrawal_confirmed"))]);
    trial.applicant("Lin Ozer", "lin@example.com");
    let by_hand = trial.acknowledge(&[ada])[0];
    trial.desk.close();
    let file = rusqlite::Connection::open(trial.folder.path().join("my.vivier")).unwrap();
    let full = format!(
        "CREATE TRIGGER full BEFORE INSERT ON rule_outcome WHEN new.rule_id = {failing}
         BEGIN SELECT RAISE(ABORT, 'full'); END"
    );
    file.execute_batch(&full).unwrap();
    drop(file);
    trial.desk.open(None, desk::Access::Write).unwrap();
    trial.send();
    assert_eq!(trial.states(by_hand), ["sent"]);
    let templates: Vec<Value> = outbox(&trial).iter().map(|mail| mail["template"].clone()).collect();
    assert_eq!(templates, ["withdrawal_confirmed", "acknowledgement"], "the other rule's, and the one by hand");
    trial.later(Duration::from_hours(1));
    let report = trial.send();
    assert_eq!(
        (&report["sent"], report["next_at"].is_i64()),
        (&json!(1), true),
        "it is tried again by itself: {report}"
    );
}

#[test]
fn erasing_somebody_leaves_nothing_of_them_with_a_rule() {
    let server = MailServer::start(Behaviour::default());
    let trial = trial(&server);
    rule(&trial, &[]);
    trial.applicant("Lin Ozer", "no-reply@example.com");
    trial.send();
    let candidate = rules(&trial)["held"][0]["candidate"].clone();
    trial.call("candidates.erase", &json!({ "selection": { "ids": [candidate] }, "at_once": true }));
    let store = trial.folder.path().join("my.vivier");
    drop(trial.desk);
    let bytes = std::fs::read(store).unwrap();
    assert!(!bytes.windows(20).any(|window| window == b"no-reply@example.com"));
}
