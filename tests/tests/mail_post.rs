//! What a person queued leaves by itself while a store is open, and nothing else does.

use std::time::Duration;

use desk::Post;
use serde_json::{Value, json};
use vivier_tests::mail_server::{At, Behaviour, Does, MailServer};
use vivier_tests::recruiting::Recruiting;

fn acknowledge(applications: &[i64]) -> Value {
    json!({ "template": "acknowledgement", "to": { "whom": "applications", "ids": applications } })
}

/// Queues the acknowledgement as the window does, to be held for so long.
fn queue_held(trial: &Recruiting, application: i64, seconds: u32) -> i64 {
    let mail = acknowledge(&[application]);
    let print = trial.call("mail.preview", &mail)["mails"][0]["print"].clone();
    let queued = trial.call("mail.queue", &json!({ "mail": mail, "prints": [print], "hold_seconds": seconds }));
    queued["mails"][0].as_i64().unwrap()
}

fn is_sent(mail: i64) -> impl Fn(&Recruiting) -> bool {
    move |trial| trial.states(mail) == ["sent"]
}

fn post(trial: &Recruiting) -> Value {
    trial.call("mail.post", &json!({}))
}

#[test]
fn what_was_queued_leaves_by_itself_and_so_does_what_waited_from_before() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let (zoe, ada) = (trial.applicant("Zoé Martin", "zoe@example.com"), trial.applicant("Ada Bel", "ada@example.com"));
    let from_before = trial.acknowledge(&[zoe])[0];
    assert_eq!((trial.states(from_before), &post(&trial)["by_itself"]), (vec!["queued".to_owned()], &json!(false)));

    let _post = Post::start(&trial.desk).unwrap();
    trial.until("it resumes at start", is_sent(from_before));
    let mail = trial.acknowledge(&[ada])[0];
    trial.until("it goes once queued", is_sent(mail));
    assert_eq!((server.kept().len(), &post(&trial)["by_itself"]), (3, &json!(true)));
}

#[test]
fn nothing_leaves_within_the_undo_window_and_all_of_it_after() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let _post = Post::start(&trial.desk).unwrap();
    let (zoe, ada) = (trial.applicant("Zoé Martin", "zoe@example.com"), trial.applicant("Ada Bel", "ada@example.com"));
    let (first, second) = (queue_held(&trial, zoe, 1), queue_held(&trial, ada, 1));
    assert_eq!(trial.call("mail.cancel", &json!({ "ids": [first] }))["count"], 1);
    // The post wakes by itself when the window is over; the desk's clock is told that it is.
    trial.later(Duration::from_secs(2));
    trial.until("the window is over", is_sent(second));
    assert_eq!(server.kept().last().unwrap().to, ["ada@example.com"]);
    assert_eq!(server.kept().len(), 2, "the account's test, and Ada's");
}

#[test]
fn to_be_offline_is_a_state_and_ends_by_itself() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    let account = trial.account(&server);
    server.behave(Behaviour::default().with(At::Greeting, Does::Drops));
    let _post = Post::start(&trial.desk).unwrap();
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.acknowledge(&[zoe])[0];
    let is_offline = |trial: &Recruiting| post(trial)["accounts"][0]["held"]["code"] == "offline";
    trial.until("the server is away", is_offline);
    let state = post(&trial);
    assert!(state["next_at"].is_number(), "it is tried again: {state}");
    assert_eq!(trial.recipients(mail)[0]["attempts"], 0, "which is not the mail’s fault");

    trial.call("mail.accounts.pause", &json!({ "id": account, "paused": true }));
    trial.until("paused", |trial| post(trial)["accounts"][0]["held"]["code"] == "paused");
    server.behave(Behaviour::default());
    trial.call("mail.accounts.pause", &json!({ "id": account, "paused": false }));
    trial.until("resumed", is_sent(mail));
    trial.until("nothing is on hold", |trial| post(trial)["accounts"] == json!([]));
}

#[test]
fn a_held_mail_leaves_once_what_it_is_about_is_back() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let mail = trial.acknowledge(&[zoe])[0];
    trial.call("applications.remove", &json!({ "selection": { "ids": [zoe] } }));
    let _post = Post::start(&trial.desk).unwrap();
    trial.call("history.undo", &json!({ "entry": null }));
    trial.until("it is wanted again", is_sent(mail));
}

#[test]
fn closed_in_the_middle_it_loses_none_and_sends_none_twice() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let ids: Vec<_> = (0..30).map(|number| trial.applicant("Zoé", &format!("zoe{number}@example.com"))).collect();
    let mails = trial.acknowledge(&ids);
    let post = Post::start(&trial.desk).unwrap();
    trial.until("some have left", |_| server.kept().len() > 3);
    drop(post);
    let left = mails.iter().filter(|mail| trial.states(**mail) == ["sent"]).count();
    assert_eq!(left, server.kept().len() - 1, "the ledger knows each of them");
    assert!(mails.iter().all(|mail| ["sent", "queued"].contains(&trial.states(*mail)[0].as_str())));

    let trial = trial.restart();
    let _post = Post::start(&trial.desk).unwrap();
    trial.until("the rest follows", |trial| mails.iter().all(|mail| is_sent(*mail)(trial)));
    let mut to: Vec<_> = server.kept().into_iter().skip(1).flat_map(|kept| kept.to).collect();
    to.sort();
    to.dedup();
    assert_eq!((to.len(), server.kept().len()), (30, 31));
}
