//! Writing to people through the command table: previews, the outbox, and what is said and kept when something goes wrong.

use std::net::TcpStream;
use std::time::Duration;

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::mail_server::{At, Behaviour, Does, Encryption, MailServer};
use vivier_tests::recruiting::Recruiting;

fn to(applications: &[i64]) -> Value {
    json!({ "template": "acknowledgement", "to": { "whom": "applications", "ids": applications } })
}

fn codes(warnings: &Value) -> Vec<&str> {
    warnings.as_array().unwrap().iter().map(|warning| warning["code"].as_str().unwrap()).collect()
}

#[test]
fn an_applicant_is_acknowledged_and_the_mail_is_exactly_what_was_shown() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let preview = trial.call("mail.preview", &to(&[zoe]));
    let mail = &preview["mails"][0];
    assert_eq!((&preview["ready"], &mail["blocked"], &mail["warnings"]), (&json!(1), &json!(false), &json!([])));
    assert_eq!(mail["subject"], "Votre candidature est bien arrivée – Éditrice ou éditeur web");
    assert_eq!(mail["from"], "Camille Rouvière <camille@example.org>");
    let text = mail["text"].as_str().unwrap();
    assert!(text.starts_with("Bonjour Zoé Martin,\n\n") && text.contains("21 novembre 2026"), "{text}");
    assert_eq!(mail["text_spans"][1], json!({ "text": "Zoé Martin", "from": "application" }));

    let ids = trial.acknowledge(&[zoe]);
    let sent = trial.send();
    assert_eq!((&sent["sent"], &sent["accounts"]), (&json!(1), &json!([])));
    let kept = server.kept().pop().unwrap();
    assert_eq!((kept.from.as_str(), kept.to.as_slice()), ("camille@example.org", &["zoe@example.com".to_owned()][..]));
    let page = trial.call("mail.show", &json!({ "id": ids[0] }));
    assert_eq!(page["raw"].as_str().unwrap().as_bytes(), kept.text);
    assert_eq!(page["mail"]["message_id"], kept.message_id());
    assert!(page["raw"].as_str().unwrap().contains("Auto-Submitted: auto-replied"));
    assert_eq!(page["mail"]["recipients"][0]["answer"]["params"]["text"], "2.0.0 taken");
}

#[test]
fn the_same_mail_does_not_go_twice_unless_a_person_says_again() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let first = to(&[zoe]);
    let before = trial.call("mail.preview", &first);
    trial.acknowledge(&[zoe]);
    // Shown before, and still on somebody's screen.
    let stale = json!({ "mail": first, "prints": [before["mails"][0]["print"]] });
    assert!(matches!(trial.refused("mail.queue", &stale), Failure::MailBlocked { count: 1 }));
    trial.send();
    let preview = trial.call("mail.preview", &first);
    let warning = &preview["mails"][0]["warnings"][0];
    assert_eq!((&warning["code"], &warning["params"]["state"]), (&json!("already_written"), &json!("sent")));
    assert_eq!((&preview["ready"], &preview["blocked"]), (&json!(0), &json!(1)));
    let mut again = first;
    again["again"] = json!(true);
    assert_eq!(trial.write(&again).len(), 1);
    trial.send();
    assert_eq!(server.kept().len(), 3, "the test of the account, and two acknowledgements");
}

#[test]
fn what_stands_in_the_way_is_said_person_by_person() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let people = [
        ("Zoé Martin", "zoe@example.com"),
        ("Ada Bel", ""),
        ("Lin Ozer", "no-reply@example.com"),
        ("Camille Rouvière", "Camille@example.org"),
    ];
    let ids: Vec<_> = people.iter().map(|(name, address)| trial.applicant(name, address)).collect();
    let preview = trial.call("mail.preview", &to(&ids));
    let said: Vec<_> = (0..4).map(|at| codes(&preview["mails"][at]["warnings"])).collect();
    assert_eq!(said, [vec![], vec!["no_address"], vec!["nobody_reads"], vec!["ourselves"]]);
    let prints: Vec<_> = preview["mails"].as_array().unwrap().iter().map(|mail| &mail["print"]).collect();
    let all = json!({ "mail": to(&ids), "prints": prints });
    assert!(matches!(trial.refused("mail.queue", &all), Failure::MailBlocked { count: 3 }));
    assert!(matches!(trial.refused("mail.queue", &json!({ "mail": to(&ids), "prints": ["x"] })), Failure::MailChanged));

    let invitation = json!({ "template": "invitation", "to": { "whom": "applications", "ids": [ids[0]] },
        "given": { "when": "mardi à 10 h" } });
    let preview = trial.call("mail.preview", &invitation);
    let missing = &preview["mails"][0]["warnings"][0];
    assert_eq!(missing["params"]["kind"], json!({ "code": "no_value", "params": { "name": "where" } }));
    let wrong = json!({ "template": "weekly_digest", "to": { "whom": "applications", "ids": [ids[0]] } });
    assert!(matches!(trial.refused("mail.preview", &wrong), Failure::TemplateUnknown { .. }), "not to applicants");
}

#[test]
fn the_contacts_of_a_posting_get_one_mail_together() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    trial.write(&json!({ "template": "weekly_digest", "event": "2026-W47", "to": { "whom": "contacts", "posting": 1, "applications": [] } }));
    trial.write(
        &json!({ "template": "new_application", "to": { "whom": "contacts", "posting": 1, "applications": [zoe] } }),
    );
    trial.send();
    let kept = server.kept();
    assert_eq!(kept.len(), 3);
    for mail in &kept[1..] {
        assert_eq!(mail.to, ["recrutement@rivages.example", "jo@rivages.example"]);
        let text = String::from_utf8_lossy(&mail.text);
        assert!(
            text.contains("To: recrutement@rivages.example\r\n") && text.contains("Cc: jo@rivages.example\r\n"),
            "{text}"
        );
    }
    assert!(String::from_utf8_lossy(&kept[2].text).contains("Martin"));
}

#[test]
fn answers_go_to_the_postings_contacts_where_somebody_says_so() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mut mail = to(&[zoe]);
    let here = trial.call("mail.preview", &mail)["mails"][0].clone();
    assert_eq!(here["reply_to"], json!([]), "by itself they come to whom it is from");
    mail["answers_to_contacts"] = json!(true);
    let there = trial.call("mail.preview", &mail)["mails"][0].clone();
    assert_eq!(there["reply_to"], json!(["recrutement@rivages.example"]), "not to those in copy");
    // What was shown with the one is not queued with the other.
    let other = json!({ "mail": mail, "prints": [here["print"]] });
    assert!(matches!(trial.refused("mail.queue", &other), Failure::MailChanged));
    trial.write(&mail);
    trial.send();
    let kept = server.kept().pop().unwrap();
    let text = String::from_utf8(kept.text).unwrap();
    assert!(text.contains("\r\nReply-To: recrutement@rivages.example\r\n"), "{text}");
    assert_eq!(kept.to, ["zoe@example.com"], "nobody else has the mail");
}

#[test]
fn mails_go_to_the_contacts_in_effect_and_to_nobody_a_person_took_out() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    trial.call(
        "contacts.replace",
        &json!({ "from": "recrutement@rivages.example", "to": "emploi@rivages.example", "postings": null }),
    );
    let removed = json!({ "which": "jo@rivages.example", "value": { "field": "contact", "value": null } });
    trial.call("postings.settle", &json!({ "id": 1, "values": [removed] }));
    let digest = json!({ "template": "weekly_digest", "to": { "whom": "contacts", "posting": 1, "applications": [] } });
    let mail = trial.call("mail.preview", &digest)["mails"][0].clone();
    let addresses: Vec<_> = mail["recipients"].as_array().unwrap().iter().map(|to| &to["address"]).collect();
    assert_eq!(addresses, ["emploi@rivages.example"]);
}

#[test]
fn a_mismatch_that_was_decided_no_longer_warns() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let file = trial.folder.path().join("annonces/monteuse.md");
    let text = "---\ntitle: Monteuse ou monteur\ndate: 2026-11-02\nstate: open\n---\n\n# Monteuse ou monteur\n\n\
        Envoyez votre CV à [iris@rivages.example](mailto:zoe@rivages.example).\n";
    std::fs::write(&file, text).unwrap();
    trial.call("postings.import", &json!({ "paths": [file] }));
    let digest = json!({ "template": "weekly_digest", "to": { "whom": "contacts", "posting": 2, "applications": [] } });
    let preview = || trial.call("mail.preview", &digest)["mails"][0].clone();
    assert!(codes(&preview()["warnings"]).contains(&"contact_mismatch"));
    let finding = &trial.call("postings.show", &json!({ "id": 2 }))["values"]["findings"][0];
    let decision = json!({ "code": "write_to", "params": { "address": "iris@rivages.example" } });
    let decided = json!({ "which": finding["which"], "value": { "field": "problem", "value": decision } });
    trial.call("postings.settle", &json!({ "id": 2, "values": [decided] }));
    let after = preview();
    assert!(!codes(&after["warnings"]).contains(&"contact_mismatch"), "{after}");
    assert_eq!(after["recipients"].as_array().unwrap().len(), 1);
    assert_eq!(after["recipients"][0]["address"], "iris@rivages.example");
}

#[test]
fn what_a_person_paused_stays_paused_through_a_test_and_a_new_password() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    let id = trial.account(&server);
    trial.call("mail.accounts.pause", &json!({ "id": id, "paused": true }));
    let account = || trial.call("mail.accounts.list", &json!({}))["accounts"][0].clone();
    assert_eq!(trial.call("mail.accounts.test", &json!({ "id": id }))["passed"], true);
    assert_eq!(account()["paused"], "by_hand");
    let save = json!({ "id": id, "settings": account()["settings"], "secret": "new" });
    trial.call("mail.accounts.save", &save);
    assert_eq!(account()["paused"], "by_hand");
    trial.call("mail.accounts.pause", &json!({ "id": id, "paused": false }));
    assert_eq!(account()["paused"], json!(null));
}

/// What becomes of a mail: its state, in how many minutes it is due, why the account waits if it does, in how many minutes something is to
/// be done by itself, and how often the server has taken the mail.
type Becomes = (&'static str, Option<i64>, &'static str, Option<i64>, usize);

const OFFLINE: Becomes = ("queued", Some(0), "offline", Some(1), 0);
const PAUSED: Becomes = ("queued", Some(0), "paused", None, 0);
const OVER_QUOTA: Becomes = ("queued", Some(0), "paused", Some(24 * 60), 0);
const DEFERRED: Becomes = ("deferred", Some(1), "", Some(1), 0);
const FAILED: Becomes = ("failed", None, "", None, 0);
const UNKNOWN: Becomes = ("unknown", None, "", None, 0);
const UNKNOWN_TAKEN: Becomes = ("unknown", None, "", None, 1);
const SENT: Becomes = ("sent", None, "", None, 1);

/// Every fault at every stage: refused, put off, dropped, silent, and what else servers say.
const FAULTS: &[(At, Does, Becomes)] = &[
    (At::Greeting, Does::Says("554 no"), OFFLINE),
    (At::Greeting, Does::Says("421 later"), OFFLINE),
    (At::Greeting, Does::Drops, OFFLINE),
    (At::Greeting, Does::Keeps, OFFLINE),
    (At::Hello, Does::Says("550 no"), OFFLINE),
    (At::Hello, Does::Says("451 later"), OFFLINE),
    (At::Hello, Does::Drops, OFFLINE),
    (At::Hello, Does::Keeps, OFFLINE),
    (At::StartTls, Does::Says("554 no"), OFFLINE),
    (At::StartTls, Does::Says("454 later"), OFFLINE),
    (At::StartTls, Does::Drops, OFFLINE),
    (At::StartTls, Does::Keeps, OFFLINE),
    (At::Auth, Does::Says("535 5.7.8 who are you?"), PAUSED),
    (At::Auth, Does::Says("454 4.7.0 later"), OFFLINE),
    (At::Auth, Does::Drops, OFFLINE),
    (At::Auth, Does::Keeps, OFFLINE),
    (At::Mail, Does::Says("550 no"), FAILED),
    (At::Mail, Does::Says("451 later"), DEFERRED),
    (At::Mail, Does::Says("421 later"), DEFERRED),
    (At::Mail, Does::Says("530 5.7.0 sign in"), PAUSED),
    (At::Mail, Does::Drops, DEFERRED),
    (At::Mail, Does::Keeps, DEFERRED),
    (At::Rcpt, Does::Says("550 5.1.1 unknown"), FAILED),
    (At::Rcpt, Does::Says("451 later"), DEFERRED),
    (At::Rcpt, Does::Says("550 5.4.5 daily quota"), OVER_QUOTA),
    (At::Rcpt, Does::Drops, DEFERRED),
    (At::Rcpt, Does::Keeps, DEFERRED),
    (At::Data, Does::Says("554 no"), FAILED),
    (At::Data, Does::Says("451 later"), DEFERRED),
    (At::Data, Does::Drops, DEFERRED),
    (At::Data, Does::Keeps, DEFERRED),
    (At::Dot, Does::Says("554 no"), FAILED),
    (At::Dot, Does::Says("451 later"), DEFERRED),
    (At::Dot, Does::Says("550 5.4.5 daily quota"), OVER_QUOTA),
    (At::Dot, Does::Drops, UNKNOWN),
    (At::Dot, Does::Keeps, UNKNOWN),
    (At::AfterDot, Does::Says("what?"), UNKNOWN_TAKEN),
    (At::AfterDot, Does::Drops, UNKNOWN_TAKEN),
    (At::AfterDot, Does::Keeps, UNKNOWN_TAKEN),
    (At::Quit, Does::Says("554 no"), SENT),
    (At::Quit, Does::Says("421 later"), SENT),
    (At::Quit, Does::Drops, SENT),
    (At::Quit, Does::Keeps, SENT),
];

fn minutes_from_now(at: &Value) -> Option<i64> {
    at.as_i64().map(|at| (at - 1_795_251_600_000) / 60_000)
}

#[test]
fn every_fault_leaves_the_mail_where_it_belongs() {
    let well =
        Behaviour { encryption: Encryption::Offered, sign_in: Some(("camille", "secret")), ..Behaviour::default() };
    let server = MailServer::start(well.clone());
    let trial = Recruiting::new();
    let settings = json!({ "name": "Rivages", "kind": "smtp", "address": "camille@example.org", "host": "localhost",
        "port": server.port, "security": "start_tls", "sign_in": "password", "user": "camille", "trusted": server.certificate });
    let save = json!({ "id": null, "settings": settings, "secret": "secret" });
    let account = trial.call("mail.accounts.save", &save)["id"].clone();
    assert_eq!(trial.call("mail.accounts.test", &json!({ "id": account }))["passed"], true);
    for (number, (at, does, becomes)) in FAULTS.iter().enumerate() {
        let before = server.kept().len();
        let application = trial.applicant("Zoé Martin", &format!("zoe{number}@example.com"));
        let mail = trial.acknowledge(&[application])[0];
        server.behave(well.clone().with(*at, *does));
        let report = trial.send();
        server.behave(well.clone());
        let recipient = trial.recipients(mail).remove(0);
        let is: (&str, _, _, _, _) = (
            recipient["state"].as_str().unwrap(),
            minutes_from_now(&recipient["due_at"]),
            report["accounts"].get(0).map_or("", |account| account["held"]["code"].as_str().unwrap()),
            minutes_from_now(&report["next_at"]),
            server.kept().len() - before,
        );
        assert_eq!(is, *becomes, "{at:?} {does:?}: {recipient} {report}");
        // Out of the way of the next row.
        trial.call("mail.accounts.pause", &json!({ "id": account, "paused": false }));
        trial.call("mail.cancel", &json!({ "ids": [mail] }));
    }
}

#[test]
fn a_server_that_is_not_there_is_tried_again_and_the_mail_waits() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.acknowledge(&[zoe])[0];
    let port = server.port;
    drop(server);
    while TcpStream::connect(("127.0.0.1", port)).is_ok() {
        std::thread::yield_now();
    }
    let report = trial.send();
    let held = &report["accounts"][0]["held"];
    assert_eq!((&held["code"], &held["params"]["fault"]["stage"]), (&json!("offline"), &json!("connect")), "{held}");
    assert_eq!((trial.states(mail), minutes_from_now(&report["next_at"])), (vec!["queued".to_owned()], Some(1)));
}

#[test]
fn one_refused_contact_does_not_keep_the_other_from_theirs() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let folder = trial.folder.path().join("annonces/editrice.md");
    let text = std::fs::read_to_string(&folder).unwrap().replace("jo@", "rcpt451-jo@");
    std::fs::write(&folder, text).unwrap();
    trial.call("postings.import", &json!({ "paths": [folder.parent().unwrap()] }));
    let mail = trial.write(
        &json!({ "template": "posting_closed", "to": { "whom": "contacts", "posting": 1, "applications": [] } }),
    )[0];
    trial.send();
    assert_eq!(trial.states(mail), ["sent", "deferred"]);
    assert_eq!(server.kept().last().unwrap().to, ["recrutement@rivages.example"]);
    trial.later(Duration::from_mins(2));
    trial.send();
    assert_eq!(trial.recipients(mail)[1]["attempts"], 2);
    assert_eq!(server.kept().len(), 2, "the first contact is not written to a second time");
}

#[test]
fn mails_share_a_connection_until_the_server_has_enough() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let ids: Vec<_> = (0..7).map(|number| trial.applicant("Zoé", &format!("zoe{number}@example.com"))).collect();
    trial.acknowledge(&ids);
    let before = server.connections();
    server.behave(Behaviour { mails_a_connection: Some(3), ..Behaviour::default() });
    assert_eq!(trial.send()["sent"], 7);
    assert_eq!((server.connections() - before, server.kept().len()), (3, 8));
}

#[test]
fn nothing_leaves_by_an_account_that_was_not_tried_or_without_its_secret() {
    let server = MailServer::start(Behaviour { sign_in: Some(("camille", "secret")), ..Behaviour::default() });
    let trial = Recruiting::new();
    let id = trial.untested_account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.acknowledge(&[zoe])[0];
    let held = |trial: &Recruiting| trial.send()["accounts"][0]["held"].clone();
    assert_eq!(held(&trial)["code"], "not_tested");
    let settings = |user: &str| {
        json!({ "name": "Rivages", "kind": "smtp", "address": "camille@example.org", "host": "localhost", "port": server.port,
            "security": "none", "sign_in": "password", "user": user })
    };
    let save = |secret: &str| {
        trial.call("mail.accounts.save", &json!({ "id": id, "settings": settings("camille"), "secret": secret }));
        trial.call("mail.accounts.test", &json!({ "id": id }))
    };
    assert_eq!(save("wrong")["passed"], false);
    assert_eq!(save("secret")["passed"], true);
    assert_eq!(trial.send()["sent"], 1);
    assert_eq!(trial.states(mail), ["sent"]);

    // The password was changed at the provider's.
    let ada = trial.applicant("Ada Bel", "ada@example.com");
    let mail = trial.acknowledge(&[ada])[0];
    server.behave(Behaviour { sign_in: Some(("camille", "other")), ..Behaviour::default() });
    assert_eq!(held(&trial), json!({ "code": "paused", "params": { "reason": "sign_in_refused", "until": null } }));
    let heard = server.heard().len();
    assert_eq!(held(&trial)["code"], "paused");
    assert_eq!(
        (server.heard().len(), trial.states(mail)),
        (heard, vec!["queued".to_owned()]),
        "not tried again by itself"
    );
    assert_eq!(save("other")["passed"], true);
    assert_eq!(trial.send()["sent"], 1);

    let trial = trial.restart();
    let lin = trial.applicant("Lin Ozer", "lin@example.com");
    trial.acknowledge(&[lin]);
    assert_eq!(held(&trial)["code"], "no_secret");
    let store = std::fs::read(trial.folder.path().join("my.vivier")).unwrap();
    assert!(!store.windows(6).any(|bytes| bytes == b"secret"), "a secret in the store");
}

#[test]
fn within_the_undo_window_nothing_leaves_and_all_of_it_can_be_taken_back() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let ids = [trial.applicant("Zoé", "zoe@example.com"), trial.applicant("Ada", "ada@example.com")];
    let preview = trial.call("mail.preview", &to(&ids));
    let prints: Vec<_> = preview["mails"].as_array().unwrap().iter().map(|mail| &mail["print"]).collect();
    let queued = trial.call("mail.queue", &json!({ "mail": to(&ids), "prints": prints }));
    assert_eq!(trial.send()["sent"], 0);
    trial.later(Duration::from_secs(9));
    assert_eq!(trial.send()["sent"], 0);
    assert_eq!(trial.call("mail.cancel", &json!({ "ids": [queued["mails"][0]] }))["count"], 1);
    trial.later(Duration::from_secs(2));
    assert_eq!(trial.send()["sent"], 1);
    assert_eq!(server.kept().last().unwrap().to, ["ada@example.com"]);
    assert_eq!(trial.call("mail.cancel", &json!({ "ids": queued["mails"] }))["count"], 0, "it has left");
    assert_eq!(trial.acknowledge(&[ids[0]]).len(), 1, "what was taken back was never written");
}

#[test]
fn a_mail_nobody_knows_about_waits_for_a_person() {
    let server = MailServer::start(Behaviour::default().with(At::AfterDot, Does::Drops));
    let trial = Recruiting::new();
    let account = trial.untested_account(&server);
    server.behave(Behaviour::default());
    trial.call("mail.accounts.test", &json!({ "id": account }));
    server.behave(Behaviour::default().with(At::AfterDot, Does::Drops));
    let ids = [trial.applicant("Zoé", "zoe@example.com"), trial.applicant("Ada", "ada@example.com")];
    let mails = trial.acknowledge(&ids);
    assert_eq!(trial.send()["unknown"], 2);
    server.behave(Behaviour::default());
    trial.later(Duration::from_hours(72));
    assert_eq!((&trial.send()["sent"], server.kept().len()), (&json!(0), 3), "never by itself");
    let trial = trial.restart();
    trial.send();
    assert_eq!(server.kept().len(), 3, "nor after a restart");

    let resolve = |mail: i64, to: &str| trial.call("mail.resolve", &json!({ "id": mail, "to": to }));
    assert_eq!(resolve(mails[0], "sent")["mail"]["recipients"][0]["answer"]["code"], "said_by_hand");
    resolve(mails[1], "again");
    trial.send();
    let kept = server.kept();
    assert_eq!(kept.len(), 4);
    assert_eq!(kept[3], kept[2], "the same bytes, the same Message-ID");
    let settled = trial.refused("mail.resolve", &json!({ "id": mails[1], "to": "again" }));
    assert!(matches!(settled, Failure::MailNotUnknown { .. }));
}

#[test]
fn a_folder_takes_the_first_mails_and_nothing_leaves() {
    let trial = Recruiting::new();
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    assert!(matches!(trial.refused("mail.preview", &to(&[zoe])), Failure::NoMailAccount));
    let folder = trial.folder.path().join("mails");
    let settings = json!({ "name": "À relire", "kind": "folder", "address": "camille@example.org", "folder": folder,
        "security": "none", "sign_in": "nothing" });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings }));
    let mail = trial.acknowledge(&[zoe])[0];
    assert_eq!(trial.send()["sent"], 1);
    let answer = trial.recipients(mail)[0]["answer"].clone();
    let written = std::fs::read_to_string(answer["params"]["path"].as_str().unwrap()).unwrap();
    assert!(written.contains("To: =?utf-8?"), "{written}");
    // Once there is a real account, the same acknowledgement may leave.
    let server = MailServer::start(Behaviour::default());
    trial.account(&server);
    assert_eq!(trial.acknowledge(&[zoe]).len(), 1);
}

#[test]
fn an_account_keeps_to_its_limits() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    let id = trial.account(&server);
    let settings = json!({ "name": "Rivages", "kind": "smtp", "address": "camille@example.org", "host": "localhost",
        "port": server.port, "security": "none", "sign_in": "nothing", "per_minute": 2, "per_day": 3 });
    trial.call("mail.accounts.save", &json!({ "id": id, "settings": settings }));
    let ids: Vec<_> = (0..5).map(|number| trial.applicant("Zoé", &format!("zoe{number}@example.com"))).collect();
    trial.acknowledge(&ids);
    let report = trial.send();
    assert_eq!((&report["sent"], &report["accounts"][0]["held"]["code"]), (&json!(2), &json!("limit")));
    trial.later(Duration::from_secs(61));
    assert_eq!(trial.send()["sent"], 1, "three a day");
    trial.later(Duration::from_hours(25));
    assert_eq!(trial.send()["sent"], 2);
}

#[test]
fn words_for_one_sending_take_the_place_of_the_templates_own_in_their_language_alone() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let usual = trial.call("mail.preview", &to(&[zoe]))["mails"][0].clone();
    let mut draft = to(&[zoe]);
    draft["instead"] = json!({ "en": { "subject": "Hello", "body": "Dear {{ name }}" } });
    assert_eq!(trial.call("mail.preview", &draft)["mails"][0], usual, "the posting speaks French");

    draft["instead"] = json!({ "fr-vous": { "subject": "Bonjour", "body": "Chère {{ name }}, {{ prenom }}" } });
    let wrong = trial.call("mail.preview", &draft)["mails"][0].clone();
    assert_eq!((&wrong["blocked"], codes(&wrong["warnings"])), (&json!(true), vec!["template"]));

    draft["instead"] = json!({ "fr-vous": { "subject": "Bonjour", "body": "Chère {{ name }}" } });
    let mail = trial.call("mail.preview", &draft)["mails"][0].clone();
    assert_eq!((&mail["subject"], mail["text"].as_str().unwrap().trim_end()), (&json!("Bonjour"), "Chère Zoé Martin"));
    // What was shown with these words is queued with these words, and not with the template's.
    let other = json!({ "mail": to(&[zoe]), "prints": [mail["print"]] });
    assert!(matches!(trial.refused("mail.queue", &other), Failure::MailChanged));
    assert_eq!(trial.write(&draft).len(), 1);
    let shown = trial.call("mail.templates.show", &json!({ "name": "acknowledgement", "variant": "fr-vous" }));
    assert_ne!(shown["text"]["subject"], "Bonjour", "the template stands");
}

#[test]
fn a_template_in_own_words_stands_until_it_is_reset() {
    let trial = Recruiting::new();
    let template = json!({ "name": "acknowledgement", "variant": "fr-vous", "audience": "applicants",
        "text": { "subject": "Reçu", "body": "Bonjour {{ name }}" } });
    trial.call("mail.templates.save", &template);
    let show = || trial.call("mail.templates.show", &json!({ "name": "acknowledgement", "variant": "fr-vous" }));
    assert_eq!((&show()["text"]["subject"], show()["built_in"].is_object()), (&json!("Reçu"), true));
    let mut wrong = template.clone();
    wrong["text"]["body"] = json!("Bonjour {{ nom }}");
    assert!(
        matches!(trial.refused("mail.templates.save", &wrong), Failure::TemplateWrong { problems } if problems.len() == 1)
    );
    trial.call("history.undo", &json!({ "entry": null }));
    assert_ne!(show()["text"]["subject"], "Reçu");
    trial.call("history.redo", &json!({ "entry": null }));
    trial.call("mail.templates.reset", &json!({ "name": "acknowledgement", "variant": "fr-vous" }));
    assert!(show()["built_in"].is_null());
    let list = trial.call("mail.templates.list", &json!({}));
    assert_eq!(list["templates"].as_array().unwrap().len(), 14);
}
