//! Answering the mails that came: in their thread, to whoever wrote them, and to nobody else.

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::mail_server::{Behaviour, Kept, MailServer};
use vivier_tests::recruiting::Recruiting;

const CV: &str = "--x\r\nContent-Type: application/pdf; name=\"CV Zoé.pdf\"\r\nContent-Disposition: attachment; filename=\"CV.pdf\"\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--x--\r\n";

/// From Zoé, for the posting, with her CV.
fn from_zoe(id: &str, subject: &str, head: &str, text: &str, end: &str) -> String {
    format!(
        "Message-ID: <{id}@example.com>\r\n{head}Date: Fri, 20 Nov 2026 09:38:00 +0100\r\nFrom: Zoé Martin <zoe@example.com>\r\n\
         To: recrutement@rivages.example\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
         --x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n{end}"
    )
}

fn applies() -> String {
    let text =
        "Bonjour,\r\n\r\nLe poste d’éditrice ou éditeur web à Sète m’intéresse : voici mon CV.\r\n\r\nZoé Martin";
    from_zoe("1", "Éditrice ou éditeur web", "References: <0@example.com>\r\n", text, CV)
}

fn bring(trial: &Recruiting, name: &str, mail: &str) -> Value {
    let file = trial.folder.path().join(name);
    std::fs::write(&file, mail).unwrap();
    trial.call("inbox.import", &json!({ "paths": [file] }))
}

fn rows(trial: &Recruiting, view: &str) -> Vec<Value> {
    let list = trial.call("inbox.list", &json!({ "view": view, "offset": 0, "limit": 100 }));
    list["rows"].as_array().unwrap().clone()
}

/// Zoé's mail, filed; its number and her application's.
fn zoe_has_applied(trial: &Recruiting) -> (i64, i64) {
    bring(trial, "zoe.eml", &applies());
    let accepted = trial.call("inbox.accept", &json!({ "ready": 1 }));
    assert_eq!(accepted["incomplete"], accepted["applications"], "the letter is missing: {accepted}");
    (rows(trial, "filed")[0]["id"].as_i64().unwrap(), accepted["applications"][0].as_i64().unwrap())
}

fn reply(message: i64, template: &str) -> Value {
    json!({ "template": template, "to": { "whom": "reply", "message": message } })
}

fn head(kept: &Kept) -> String {
    let text = String::from_utf8_lossy(&kept.text).into_owned();
    text.split_once("\r\n\r\n").unwrap().0.to_owned()
}

#[test]
fn what_is_missing_is_asked_for_in_the_thread_of_the_mail() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let (message, application) = zoe_has_applied(&trial);
    let preview = trial.call("mail.preview", &reply(message, "missing_pieces"));
    let mail = &preview["mails"][0];
    assert_eq!((&mail["blocked"], &mail["application"]), (&json!(false), &json!(application)), "{mail}");
    assert_eq!(mail["subject"], "Re: Éditrice ou éditeur web");
    let text = mail["text"].as_str().unwrap();
    assert!(text.contains("lettre") && !text.contains("CV"), "just what is missing: {text}");
    assert_eq!(mail["recipients"][0]["address"], "zoe@example.com");

    trial.write(&reply(message, "missing_pieces"));
    trial.send();
    let kept = server.kept().pop().unwrap();
    assert_eq!(kept.to, ["zoe@example.com"]);
    let read = mail::read_mail(&kept.text).said;
    assert_eq!(read.references, ["<0@example.com>", "<1@example.com>"]);
    assert!(head(&kept).contains("In-Reply-To: <1@example.com>"), "{}", head(&kept));
    assert_eq!(read.subject, "Re: Éditrice ou éditeur web");

    // She answers, with the letter: it comes back to her application by the thread alone.
    let answer = from_zoe(
        "2",
        "Re: Éditrice",
        &format!("In-Reply-To: {}\r\n", kept.message_id()),
        "La voici.",
        &CV.replace("CV", "Lettre"),
    );
    bring(&trial, "answer.eml", &answer);
    let waiting = rows(&trial, "waiting").remove(0);
    assert_eq!((&waiting["group"], &waiting["outcome"]), (&json!("ready"), &json!("completes")), "{waiting}");
    // Before it is filed it can be answered, too: of what was missing nothing is any more.
    let id = waiting["id"].as_i64().unwrap();
    let thanks = trial.call("mail.preview", &reply(id, "missing_pieces"));
    assert_eq!(thanks["mails"][0]["blocked"], true, "{thanks}");
    let mut thanks = reply(id, "reply");
    thanks["given"] = json!({ "message": "Merci, c’est complet." });
    assert_eq!(trial.write(&thanks).len(), 1);
}

#[test]
fn own_words_answer_each_mail_once_unless_a_person_says_again() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let (message, _) = zoe_has_applied(&trial);
    let mut words = reply(message, "reply");
    let empty = trial.call("mail.preview", &words);
    assert_eq!(empty["mails"][0]["warnings"][0]["params"]["kind"]["params"]["name"], "message", "nothing is said yet");
    words["given"] = json!({ "message": "Oui, **mardi** convient.\n\nÀ bientôt" });
    assert_eq!(trial.write(&words).len(), 1);
    trial.send();
    let kept = server.kept().pop().unwrap();
    let text = mail::read_mail(&kept.text).said.text;
    assert!(text.starts_with("Bonjour Zoé Martin,\n\nOui, mardi convient.\n\nÀ bientôt"), "{text}");
    assert!(!head(&kept).contains("Auto-Submitted"), "a person wrote it");

    let before = trial.call("mail.preview", &words);
    assert_eq!(before["mails"][0]["warnings"][0]["code"], "already_written");
    words["again"] = json!(true);
    assert_eq!(trial.write(&words).len(), 1);
    // Another mail of hers is another question.
    bring(
        &trial,
        "zoe2.eml",
        &from_zoe("5", "Re: Éditrice ou éditeur web", "In-Reply-To: <1@example.com>\r\n", "Et jeudi ?", "--x--"),
    );
    let accepted = trial.call("inbox.accept", &json!({ "ready": 1 }));
    assert_eq!(accepted["accepted"], 1, "{accepted}");
    let mut again = reply(message + 1, "reply");
    again["given"] = json!({ "message": "Jeudi aussi." });
    assert_eq!(trial.write(&again).len(), 1);
}

#[test]
fn an_acknowledgement_of_a_mail_goes_into_its_thread() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let (_, application) = zoe_has_applied(&trial);
    trial.acknowledge(&[application]);
    trial.send();
    let head = head(&server.kept().pop().unwrap());
    assert!(head.contains("In-Reply-To: <1@example.com>") && head.contains("Auto-Submitted: auto-replied"), "{head}");
}

#[test]
fn a_subject_that_is_written_like_a_template_stays_what_it_is() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let mail = applies().replace("Subject: Éditrice", "Subject: {{ signature }} {% for x in range(9) %} Éditrice");
    bring(&trial, "zoe.eml", &mail);
    let accepted = trial.call("inbox.accept", &json!({ "ready": 1 }));
    assert_eq!(accepted["accepted"], 1, "{accepted}");
    let message = rows(&trial, "filed")[0]["id"].as_i64().unwrap();
    let preview = trial.call("mail.preview", &reply(message, "acknowledgement"));
    assert_eq!(
        preview["mails"][0]["subject"], "Re: {{ signature }} {% for x in range(9) %} Éditrice ou éditeur web",
        "{preview}"
    );
}

#[test]
fn what_is_nobodys_or_was_set_aside_is_not_answered() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let absent =
        from_zoe("7", "Réponse automatique : absence", "Auto-Submitted: auto-replied\r\n", "Je suis absente.", "--x--");
    bring(&trial, "absent.eml", &absent);
    let aside = rows(&trial, "aside")[0]["id"].as_i64().unwrap();
    let refused = trial.refused("mail.preview", &reply(aside, "reply"));
    assert!(matches!(refused, Failure::NotAnswerable { .. }), "{refused:?}");

    bring(
        &trial,
        "zoe.eml",
        &applies().replace("éditrice", "cuisinière").replace("Éditrice ou éditeur web", "Candidature"),
    );
    let waiting = rows(&trial, "waiting")[0]["id"].as_i64().unwrap();
    let refused = trial.refused("mail.preview", &reply(waiting, "talent_pool"));
    assert!(matches!(refused, Failure::NotAnswerable { .. }), "what is about an application waits for it: {refused:?}");
    // Filed to her without any posting, in any words.
    let choice = json!({ "mails": [{ "id": waiting, "posting": { "is": "none" }, "person": { "is": "new" } }] });
    assert_eq!(trial.call("inbox.accept", &choice)["accepted"], 1);
    let mut words = reply(waiting, "reply");
    words["given"] = json!({ "message": "Nous n’avons rien pour vous en ce moment." });
    let preview = trial.call("mail.preview", &words);
    assert_eq!(preview["mails"][0]["posting"], json!(null), "{preview}");
    assert_eq!(trial.write(&words).len(), 1);
    let before = trial.call("mail.preview", &words);
    assert_eq!(before["mails"][0]["warnings"][0]["code"], "already_written", "once as well");
    assert_eq!(trial.send()["sent"], 1);
}

#[test]
fn a_contact_can_be_left_out_of_one_mail() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let mut digest = json!({ "template": "weekly_digest", "without": ["JO@rivages.example"],
        "to": { "whom": "contacts", "posting": 1, "applications": [] } });
    trial.write(&digest);
    trial.send();
    assert_eq!(server.kept().pop().unwrap().to, ["recrutement@rivages.example"]);
    digest["without"] = json!(["jo@rivages.example", "recrutement@rivages.example"]);
    let nobody = trial.call("mail.preview", &digest);
    assert_eq!(nobody["mails"][0]["warnings"][0]["code"], "no_address");

    // Each week has a digest of its own, and only one.
    digest["without"] = json!([]);
    let both = trial.call("mail.preview", &digest);
    assert_eq!(both["mails"][0]["warnings"][0]["code"], "already_written", "{both}");
    trial.later(std::time::Duration::from_hours(7 * 24));
    assert_eq!(trial.write(&digest).len(), 1);
}

#[test]
fn an_account_that_is_removed_takes_its_password_along() {
    let trial = Recruiting::new();
    let settings = json!({
        "name": "Rivages", "kind": "smtp", "address": "camille@example.org", "host": "mail.example.org", "port": 465,
        "security": "tls", "sign_in": "password", "user": "camille",
    });
    let save = |secret: Value| {
        trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings, "secret": secret }))
    };
    let has_secret = |at: usize| trial.call("mail.accounts.list", &json!({}))["accounts"][at]["has_secret"].clone();
    let first = save(json!("sterne"))["id"].clone();
    let second = save(json!(null))["id"].clone();
    trial.call("mail.accounts.remove", &json!({ "id": first }));
    assert_eq!(has_secret(0), true, "the other signs in by it, too");
    let removed = trial.call("mail.accounts.remove", &json!({ "id": second }));
    trial.call("history.undo", &json!({ "entry": removed["entry"] }));
    assert_eq!(has_secret(0), false);
}

#[test]
fn a_stranger_who_is_known_by_now_is_not_answered_twice() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let asks = applies().replace("éditrice", "cuisinière").replace("Éditrice ou éditeur web", "Une question");
    bring(&trial, "zoe.eml", &asks);
    let mut words = reply(rows(&trial, "waiting")[0]["id"].as_i64().unwrap(), "reply");
    words["given"] = json!({ "message": "Pour quel poste nous écrivez-vous ?" });
    trial.write(&words);
    trial.send();
    trial.applicant("Zoé Martin", "zoe@example.com");
    let again = trial.call("mail.preview", &words);
    assert_eq!(again["mails"][0]["warnings"][0]["code"], "already_written", "{again}");
}

#[test]
fn a_mail_that_is_not_filed_yet_is_answered_in_ones_own_words_and_the_answer_is_filed_with_it() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let asks = applies().replace("éditrice", "cuisinière").replace("Éditrice ou éditeur web", "Une question");
    bring(&trial, "zoe.eml", &asks);
    let waiting = rows(&trial, "waiting")[0]["id"].as_i64().unwrap();
    let mut words = reply(waiting, "reply");
    words["given"] = json!({ "message": "Pour quel poste nous écrivez-vous ?" });
    let mail = trial.call("mail.preview", &words)["mails"][0].clone();
    assert_eq!((&mail["name"], &mail["subject"]), (&json!("Zoé Martin"), &json!("Re: Une question")), "{mail}");
    assert_eq!(mail["recipients"][0]["address"], "zoe@example.com");
    let sent = trial.write(&words)[0];
    assert_eq!(trial.send()["sent"], 1);
    let head = head(&server.kept().pop().unwrap());
    assert!(head.contains("In-Reply-To: <1@example.com>"), "{head}");
    let before = trial.call("mail.preview", &words);
    assert_eq!(before["mails"][0]["warnings"][0]["code"], "already_written", "a stranger is not told it twice either");

    // Once it is known whose it is, the answer is theirs, and it still went once.
    let choice = json!({ "mails": [{ "id": waiting, "posting": { "is": "posting", "posting": 1 }, "person": { "is": "new" } }] });
    let accepted = trial.call("inbox.accept", &choice);
    assert_eq!(accepted["accepted"], 1);
    let of = || trial.call("mail.show", &json!({ "id": sent }))["mail"].clone();
    assert!(of()["candidate"].is_number());
    trial.call("history.undo", &json!({ "entry": accepted["entry"] }));
    let nobody = of();
    assert_eq!((&nobody["candidate"], &nobody["posting"]), (&Value::Null, &Value::Null), "filed to nobody again");
    trial.call("history.redo", &json!({ "entry": accepted["entry"] }));
    let shown = of();
    assert!(shown["candidate"].is_number() && shown["application"].is_number(), "{shown}");
    assert_eq!(shown["posting"], 1);
    let before = trial.call("mail.preview", &words);
    assert_eq!(before["mails"][0]["warnings"][0]["code"], "already_written", "{before}");
    let ids = json!({ "selection": { "ids": [shown["candidate"]] }, "at_once": true });
    trial.call("candidates.erase", &ids);
    trial.refused("mail.show", &json!({ "id": sent }));
}

#[test]
fn what_a_program_wrote_is_not_answered_though_somebody_brought_it_back() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let absent = from_zoe("8", "Absence", "Auto-Submitted: auto-replied\r\n", "Je suis absente.", "--x--");
    bring(&trial, "absence.eml", &absent);
    let id = rows(&trial, "aside")[0]["id"].clone();
    trial.call("inbox.bring_back", &json!({ "ids": [id] }));
    let refused = trial.refused("mail.preview", &reply(id.as_i64().unwrap(), "reply"));
    assert!(matches!(refused, Failure::NotAnswerable { .. }), "{refused:?}");
}
