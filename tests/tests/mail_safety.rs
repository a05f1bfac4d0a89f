//! What must never leave, or not twice: mails about what was removed, practice mails, the second application of one person.

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::mail_server::{Behaviour, MailServer};
use vivier_tests::recruiting::Recruiting;

fn acknowledge(applications: &[i64]) -> Value {
    json!({ "template": "acknowledgement", "to": { "whom": "applications", "ids": applications } })
}

fn held(trial: &Recruiting, mail: i64) -> Value {
    trial.call("mail.show", &json!({ "id": mail }))["mail"]["held"].clone()
}

fn only(id: i64) -> Value {
    json!({ "ids": [id] })
}

#[test]
fn a_mail_to_somebody_whose_adding_was_undone_waits_until_it_is_redone() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.acknowledge(&[zoe])[0];
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!((&trial.send()["sent"], held(&trial, mail)), (&json!(0), json!("person_gone")));
    trial.call("history.redo", &json!({ "entry": null }));
    assert_eq!(held(&trial, mail), json!(null));
    trial.call("applications.remove", &json!({ "selection": only(zoe) }));
    assert_eq!((&trial.send()["sent"], held(&trial, mail)), (&json!(0), json!("application_gone")));
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(trial.send()["sent"], 1);
    trial.call("applications.remove", &json!({ "selection": only(zoe) }));
    assert_eq!(held(&trial, mail), json!(null), "what went is not held");
}

#[test]
fn practice_mails_never_leave_because_their_folder_became_a_server() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    let settings = |kind: &str| {
        json!({ "name": "À relire", "kind": kind, "address": "camille@example.org", "host": "localhost", "port": server.port,
            "folder": trial.folder.path().join("mails"), "security": "none", "sign_in": "nothing" })
    };
    let save = |id: Value, kind: &str| json!({ "id": id, "settings": settings(kind) });
    let id = trial.call("mail.accounts.save", &save(json!(null), "smtp"))["id"].clone();
    trial.call("mail.accounts.test", &json!({ "id": id }));
    trial.call("mail.accounts.save", &save(id.clone(), "folder"));
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.acknowledge(&[zoe])[0];
    let refused = trial.refused("mail.accounts.save", &save(id, "smtp"));
    assert!(matches!(refused, Failure::AccountInUse { count: 1, .. }), "{refused:?}");
    // Past that: the account as it was before is brought back by undoing.
    trial.call("history.undo", &json!({ "entry": null }));
    trial.call("history.redo", &json!({ "entry": null }));
    let entries = trial.call("history.list", &json!({ "offset": 0, "limit": 10 }));
    let saved = entries["entries"].as_array().unwrap().iter().find(|entry| entry["op"]["code"] == "account_saved");
    trial.call("history.undo", &json!({ "entry": saved.unwrap()["id"] }));
    assert_eq!((&trial.send()["sent"], held(&trial, mail)), (&json!(0), json!("account_changed")));
    assert_eq!(server.kept().len(), 1, "nothing but the test of the account");
}

#[test]
fn whoever_applied_twice_is_written_to_once() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let person = trial.call("applications.show", &json!({ "id": zoe }))["candidate"].clone();
    let add = |again: bool| json!({ "candidates": { "ids": [person] }, "applying": { "posting": 1 }, "again": again });
    let skipped = trial.call("applications.add", &add(false));
    assert_eq!((&skipped["ids"], &skipped["already"], &skipped["entry"]), (&json!([]), &json!([person]), &json!(null)));
    let second = trial.call("applications.add", &add(true))["ids"][0].as_i64().unwrap();

    let preview = trial.call("mail.preview", &acknowledge(&[zoe, second]));
    assert_eq!(preview["mails"][1]["warnings"][0]["code"], "twice_here");
    assert_eq!(trial.acknowledge(&[zoe, second]).len(), 1);
    let preview = trial.call("mail.preview", &acknowledge(&[second]));
    assert_eq!(preview["mails"][0]["warnings"][0]["code"], "already_written");
    let mut again = acknowledge(&[second]);
    again["again"] = json!(true);
    assert_eq!(trial.write(&again).len(), 1);
}

#[test]
fn a_new_address_does_not_bring_the_same_mail_twice() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let person = trial.call("applications.show", &json!({ "id": zoe }))["candidate"].clone();
    trial.acknowledge(&[zoe]);
    trial.send();
    let page = trial.call("candidates.show", &json!({ "id": person }));
    assert_eq!(page["details"]["addresses"], json!(["zoe@example.com"]));
    let change = json!([{ "field": "addresses", "value": ["zoe@example.net"] }]);
    trial.call("candidates.edit", &json!({ "id": person, "changes": change }));
    let preview = trial.call("mail.preview", &acknowledge(&[zoe]));
    let warning = &preview["mails"][0]["warnings"][0];
    assert_eq!(
        (&warning["code"], &warning["params"]["address"]),
        (&json!("already_written"), &json!("zoe@example.com"))
    );
}

#[test]
fn a_backup_does_not_send_what_the_original_sends() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.acknowledge(&[zoe])[0];
    let copy = trial.folder.path().join("copie.vivier");
    trial.call("store.backup", &json!({ "to": copy }));
    assert_eq!(trial.send()["sent"], 1);
    trial.call("store.open", &json!({ "path": copy }));
    assert_eq!((&trial.send()["sent"], server.kept().len()), (&json!(0), 2));
    let recipient = trial.recipients(mail).remove(0);
    assert_eq!((&recipient["state"], &recipient["answer"]["code"]), (&json!("unknown"), &json!("copied")));
    trial.call("mail.resolve", &json!({ "id": mail, "to": "never" }));
    let recipient = trial.recipients(mail).remove(0);
    assert_eq!((&recipient["state"], &recipient["answer"]["code"]), (&json!("failed"), &json!("given_up")));
    assert_eq!((&trial.send()["sent"], server.kept().len()), (&json!(0), 2));
}

#[test]
fn a_mail_whose_text_was_lost_is_never_sent_empty_and_a_person_settles_it() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let lin = trial.applicant("Lin Ozer", "lin@example.com");
    let (lost, whole) = (trial.acknowledge(&[zoe])[0], trial.acknowledge(&[lin])[0]);
    let text = trial.call("mail.show", &json!({ "id": lost }))["raw"].as_str().unwrap().to_owned();
    trial.desk.close();
    // The disk has eaten into the mail to Zoé, and nothing else.
    let store = trial.folder.path().join("my.vivier");
    let mut bytes = std::fs::read(&store).unwrap();
    let needle = &text.as_bytes()[..60];
    let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
    bytes[at] ^= 1;
    std::fs::write(&store, &bytes).unwrap();
    let saved = trial.call("store.salvage", &json!({ "from": store, "into": null }));
    assert_eq!(saved["spoiled"], 1, "{saved}");
    trial.desk.open(None, desk::Access::Write).unwrap();

    // Both may have gone from the damaged one: neither goes by itself.
    trial.send();
    assert_eq!((trial.states(lost), trial.states(whole)), (vec!["unknown".to_owned()], vec!["unknown".to_owned()]));
    let again = |id: i64| json!({ "id": id, "to": "again" });
    let refused = trial.refused("mail.resolve", &again(lost));
    assert!(matches!(refused, Failure::MailLost { .. }), "{refused:?}");
    trial.call("mail.resolve", &again(whole));
    assert_eq!(trial.send()["sent"], 1);
    trial.call("mail.resolve", &json!({ "id": lost, "to": "never" }));
    trial.send();
    let to_zoe =
        |kept: &vivier_tests::mail_server::Kept| String::from_utf8_lossy(&kept.text).contains("zoe@example.com");
    assert!(!server.kept().iter().any(to_zoe), "nothing has gone to her");
    assert!(server.kept().iter().all(|kept| !kept.text.is_empty()));
    // Written anew by somebody who says "again", she gets it once.
    let mut anew = acknowledge(&[zoe]);
    assert_eq!(trial.write(&anew), [] as [i64; 0]);
    anew["again"] = json!(true);
    assert_eq!(trial.write(&anew).len(), 1);
    assert_eq!(trial.send()["sent"], 1);
    assert_eq!(server.kept().iter().filter(|kept| to_zoe(kept)).count(), 1);
}

#[test]
fn what_the_sample_set_says_was_written_never_leaves() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.call("sample.add", &json!({}));
    trial.account(&server);
    let folder = json!({
        "name": "Dossier", "kind": "folder", "address": "camille@example.org", "folder": trial.folder.path().join("mails"),
        "security": "none", "sign_in": "nothing",
    });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": folder }));
    let tested = server.kept().len();
    let outbox = |states: Value| trial.call("mail.outbox", &json!({ "states": states, "offset": 0, "limit": 500 }));
    let all = outbox(json!([]));
    let before = all["mails"].as_array().unwrap().clone();
    assert_eq!((&all["counts"]["failed"], &all["counts"]["bounced"]), (&json!(1), &json!(1)));
    assert!(all["counts"]["sent"].as_u64().unwrap() > 50, "{}", all["counts"]);
    assert!(before.is_sorted_by_key(|mail| std::cmp::Reverse(mail["queued_at"].as_i64().unwrap())), "latest first");
    for mail in &before {
        let to = mail["recipients"][0]["address"].as_str().unwrap();
        let domain = to.split_once('@').unwrap().1;
        assert!(
            ["example.org", "example.com", "example.net"].contains(&domain) || domain.ends_with(".example"),
            "{to}"
        );
        assert!(mail["queued_at"].as_i64().unwrap() < 1_795_251_600_000, "it is past: {mail}");
        let page = trial.call("mail.show", &json!({ "id": mail["id"] }));
        assert!(page["raw"].as_str().unwrap().contains("From: "), "{page}");
    }
    // The one that waits belongs to no account: whatever is sent, and however late it is, it stays.
    let waiting = outbox(json!(["queued"]))["mails"][0].clone();
    assert_eq!(waiting["held"], "account_gone");
    for _ in 0..3 {
        assert_eq!(trial.send()["sent"], 0);
        trial.later(std::time::Duration::from_hours(24 * 400));
    }
    assert_eq!((server.kept().len(), trial.folder.path().join("mails").exists()), (tested, false));
    assert_eq!(outbox(json!([]))["mails"].as_array().unwrap(), &before);
    // And it can be taken back like any other.
    assert_eq!(trial.call("mail.cancel", &json!({ "ids": [waiting["id"]] }))["count"], 1);
}

#[test]
fn the_mails_of_the_sample_set_go_with_it_and_come_back_with_it() {
    let trial = Recruiting::new();
    let entry = trial.call("sample.add", &json!({}))["entry"].clone();
    let total = || trial.call("mail.outbox", &json!({ "states": [], "offset": 0, "limit": 1 }))["total"].clone();
    let all = total();
    assert!(all.as_u64().unwrap() > 50, "{all}");
    trial.call("sample.add", &json!({}));
    assert_eq!(total(), all, "a second time adds nothing");
    trial.call("history.undo", &json!({ "entry": entry }));
    assert_eq!(total(), 0);
    trial.call("history.redo", &json!({ "entry": entry }));
    assert_eq!(total(), all);
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
    // What somebody wrote themselves stays, as always.
    let server = MailServer::start(Behaviour::default());
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    trial.acknowledge(&[zoe]);
    trial.call("history.undo", &json!({ "entry": entry }));
    assert_eq!(total(), 1);
}
