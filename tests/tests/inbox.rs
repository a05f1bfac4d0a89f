//! Applications arrive by mail: read in, matched, accepted, taken back; and what means harm is set aside.
#![allow(clippy::format_collect, reason = "a few lines of a trial file, put together plainly")]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use vivier_tests::hostile::{Told, hostile_mails};
use vivier_tests::mailbox::{Mail, as_mbox, base64, mailbox, other_mailbox};
use vivier_tests::trial::Trial;

#[path = "../../src-tauri/crates/intake/tests/hostile/shown.rs"]
mod shown;

use shown::{Links, must_be_harmless};

const RIVAGES: &str = "---\ntitle: Assistance Rivages\norganisation: Rivages\ndate: 2026-01-10\nopen: true\n---\n\nEnvoyez-nous quelques lignes sur ce qui vous attire dans ce poste, avec votre CV ou votre profil LinkedIn, à camille.rouviere@example.org, objet : « Assistance Rivages, votre nom ».\n\n\
    Ajoutez quelque part dans votre message le mot « sterne » : c'est notre façon de savoir que vous avez lu jusqu'ici.\n";

fn rivages() -> Trial {
    let trial = Trial::new();
    let folder = trial.postings(
        "annonces",
        &[
            ("rivages.md", RIVAGES),
            ("juriste.md", "---\ntitle: Juriste données\nopen: true\n---\nÉcrivez à droit@example.org.\n"),
        ],
    );
    trial.import(&folder);
    trial
}

const MALO: &str = "Message-ID: <1@example.org>\r\nDate: Tue, 20 Jan 2026 09:38:00 +0100\r\nFrom: Malo Guivarc'h <malo.guivarch@example.org>\r\n\
    To: camille.rouviere@example.org\r\nSubject: Assistance Rivages, Malo Guivarc'h\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
    --x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour Camille,\r\n\r\nAnimateur nature depuis six ans, j’accompagne 80 associations du littoral dans leurs inscriptions en ligne.\r\n\
    J’aime autant répondre au téléphone à une trésorière inquiète que rédiger la fiche qui évitera l’appel suivant.\r\n\r\n\
    Et puisque vous le demandez : sterne arctique, pour la distance.\r\n\r\nBien à vous,\r\nMalo Guivarc'h, 06 39 98 52 10\r\n\
    --x\r\nContent-Type: application/pdf; name=\"CV_Guivarch_2026.pdf\"\r\nContent-Disposition: attachment; filename=\"CV_Guivarch_2026.pdf\"\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--x--\r\n";

fn bring(trial: &Trial, mails: &[(&str, &[u8])]) -> Value {
    let folder = trial.folder.path().join("mails");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in mails {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    trial.call("inbox.import", &json!({ "paths": [folder] }))
}

fn rows(trial: &Trial, view: &str) -> Vec<Value> {
    let list = trial.call("inbox.list", &json!({ "view": view, "offset": 0, "limit": 10_000 }));
    list["rows"].as_array().unwrap().clone()
}

#[test]
fn a_mail_becomes_an_application_and_one_undo_takes_it_back() {
    let trial = rivages();
    let report = bring(&trial, &[("malo.eml", MALO.as_bytes()), ("again.eml", MALO.as_bytes())]);
    assert_eq!((&report["waiting"], &report["known"]), (&json!(1), &json!(1)), "the same mail twice is one: {report}");
    let row = rows(&trial, "waiting").remove(0);
    assert_eq!(
        (&row["group"], &row["outcome"], &row["title"]),
        (&json!("ready"), &json!("new_person"), &json!("Assistance Rivages")),
        "{row}"
    );
    assert_eq!((&row["asked"], &row["there"]), (&json!(3), &json!(3)), "{row}");

    let page = trial.call("inbox.show", &json!({ "id": row["id"] }));
    let signs = &page["matches"]["postings"][0]["signs"];
    assert_eq!(signs[0]["code"], "subject_as_asked", "{signs}");
    assert_eq!(signs[1]["params"], json!({ "address": "camille.rouviere@example.org", "postings": 1 }), "{signs}");
    assert_eq!(page["matches"]["proof"]["found"]["line"], 6, "{page}");
    assert_eq!(page["matches"]["subject"]["fits"], true);
    assert_eq!((&page["files"][0]["media"], &page["files"][0]["piece"]), (&json!("application/pdf"), &json!("cv")));

    let accepted = trial.call("inbox.accept", &json!({ "ready": 1 }));
    assert_eq!((&accepted["accepted"], &accepted["people_added"]), (&json!(1), &json!(1)), "{accepted}");
    let application = trial.call("applications.show", &json!({ "id": accepted["applications"][0] }));
    assert_eq!(
        (&application["name"], &application["proof"], &application["pieces"]["satisfied"]),
        (&json!("Malo Guivarc'h"), &json!("found"), &json!(true))
    );
    let candidate = &application["candidate"];
    let shown = trial.call("candidates.show", &json!({ "id": candidate }));
    assert_eq!(shown["files"][0]["name"], "CV_Guivarch_2026.pdf");
    let timeline = trial.call("candidates.timeline", &json!({ "candidate": candidate, "offset": 0, "limit": 10 }));
    let kinds: BTreeSet<&str> =
        timeline["items"].as_array().unwrap().iter().map(|item| item["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, BTreeSet::from(["applied", "attached", "wrote"]), "{timeline}");

    trial.call("history.undo", &json!({ "entry": accepted["entry"] }));
    assert_eq!(rows(&trial, "waiting").len(), 1);
    assert_eq!(
        trial.call(
            "candidates.list",
            &json!({ "filter": {}, "sort": "name", "descending": false, "offset": 0, "limit": 10 })
        )["total"],
        0
    );
    let trial = trial.restart();
    assert_eq!(trial.call("inbox.accept", &json!({ "ready": 1 }))["accepted"], 1);
}

#[test]
fn mails_are_found_in_files_mailboxes_and_maildirs_and_each_is_one() {
    let trial = rivages();
    let folder = trial.folder.path().join("mails");
    let other = |id: &str, name: &str| MALO.replace("<1@", &format!("<{id}@")).replace("Malo Guivarc'h", name);
    let nameless = MALO.replace("Message-ID: <1@example.org>\r\n", "");
    let mailbox = [MALO, &nameless, &other("5", "Awa Diop")]
        .map(|mail| format!("From x@example.org Tue Jan 20 09:38:00 2026\n{}\n\n", mail.replace("\r\n", "\n")))
        .concat();
    let files = [
        ("Maildir/cur/1737.M1.host:2,S", MALO.to_owned()),
        ("Maildir/new/1738.M2.host", other("2", "Fatou Sarr")),
        ("Maildir/tmp/1739.M3.host", other("3", "Nobody Yet")),
        ("Maildir/.Emploi/cur/1740.M4.host:2,", other("4", "Idris Belkacem")),
        ("Maildir/.Emploi/new/.keep", String::new()),
        ("Maildir/dovecot-uidlist", "3 V1".to_owned()),
        ("Emploi", mailbox),
        ("sans-nom.eml", nameless.clone()),
        ("apple.emlx", format!("{}\n{}<plist/>", MALO.len(), MALO)),
        ("lisez-moi.txt", "Bonjour".to_owned()),
    ];
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let report = trial.call("inbox.import", &json!({ "paths": [folder] }));
    let names: BTreeSet<String> =
        rows(&trial, "waiting").iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        names,
        ["Awa Diop", "Fatou Sarr", "Idris Belkacem", "Malo Guivarc'h"].map(str::to_owned).into(),
        "{report}"
    );
    assert_eq!(
        (&report["waiting"], &report["known"]),
        (&json!(5), &json!(3)),
        "with and without an id, once each: {report}"
    );
    assert_eq!(report["passed_over"], 2, "{report}");
    let again = trial.call("inbox.import", &json!({ "paths": [folder.join("Maildir"), folder.join("Emploi")] }));
    assert_eq!((&again["waiting"], &again["known"]), (&json!(0), &json!(6)), "{again}");
}

/// The house's address is a group's: it puts itself in the place of whoever writes, so that others take its mails in.
#[test]
fn whoever_writes_through_a_group_or_a_list_is_known_and_answered_themselves() {
    let trial = rivages();
    let account = json!({ "name": "Dossier", "kind": "folder", "address": "camille.rouviere@example.org", "security": "none",
        "sign_in": "nothing", "folder": trial.folder.path().join("sortie") });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": account }));
    let from = "From: Malo Guivarc'h <malo.guivarch@example.org>";
    let grouped = MALO.replace(
        from,
        "From: \"'Malo Guivarc'h' via Rivages\" <camille.rouviere@example.org>\r\nReply-To: Malo Guivarc'h <malo.guivarch@example.org>\r\n\
         X-Original-From: Malo Guivarc'h <malo.guivarch@example.org>\r\nPrecedence: list\r\nList-Id: <rivages.example.org>",
    );
    let hidden = MALO.replace("<1@", "<2@").replace("52 10", "52 11").replace("Malo Guivarc'h", "Awa Diop").replace(
        "From: Awa Diop <malo.guivarch@example.org>",
        "From: Awa Diop via Rivages <camille.rouviere@example.org>\r\nReply-To: camille.rouviere@example.org",
    );
    let form = MALO.replace("<1@", "<3@").replace("52 10", "52 12").replace("Malo Guivarc'h", "Fatou Sarr").replace(
        "From: Fatou Sarr <malo.guivarch@example.org>",
        "From: Site <camille.rouviere@example.org>\r\nReply-To: Fatou Sarr <fatou@example.com>",
    );
    let report = bring(
        &trial,
        &[("group.eml", grouped.as_bytes()), ("hidden.eml", hidden.as_bytes()), ("form.eml", form.as_bytes())],
    );
    assert_eq!((&report["waiting"], &report["aside"]), (&json!(3), &json!([])), "none is our own: {report}");
    let row = |name: &str| rows(&trial, "waiting").into_iter().find(|row| row["name"] == name).unwrap();

    let malo = row("Malo Guivarc'h");
    assert_eq!((&malo["group"], &malo["address"]), (&json!("ready"), &json!("malo.guivarch@example.org")), "{malo}");
    let page = trial.call("inbox.show", &json!({ "id": malo["id"] }));
    assert_eq!((&page["rewritten"], &page["from"]["address"]), (&json!(true), &json!("camille.rouviere@example.org")));
    let to_whom = |id: &Value| {
        let wish = json!({ "template": "reply", "to": { "whom": "reply", "message": id }, "instead": {} });
        trial.call("mail.preview", &wish)["mails"][0].clone()
    };
    let answer = to_whom(&malo["id"]);
    assert_eq!(answer["recipients"][0]["address"], "malo.guivarch@example.org", "{answer}");

    // Nobody is given the list's address as their own, and nobody's answer goes to everybody.
    let awa = row("Awa Diop");
    assert_eq!((&awa["outcome"], &awa["address"]), (&json!("person_unsure"), &json!("")), "{awa}");
    let page = trial.call("inbox.show", &json!({ "id": awa["id"] }));
    assert_eq!(page["matches"]["details"]["addresses"], json!([]), "{page}");
    assert!(to_whom(&awa["id"])["recipients"].as_array().unwrap().is_empty());

    // What somebody typed into a form is looked at by a person.
    let fatou = row("Fatou Sarr");
    assert_eq!(
        (&fatou["outcome"], &fatou["address"]),
        (&json!("person_unsure"), &json!("fatou@example.com")),
        "{fatou}"
    );
    assert_eq!(trial.call("inbox.accept", &json!({ "ready": 1 }))["people_added"], 1);
    let more = grouped.replace("<1@", "<9@").replace("CV_Guivarch_2026", "Lettre");
    bring(&trial, &[("group.eml", more.as_bytes())]);
    let known = row("Malo Guivarc'h");
    assert_eq!(
        (&known["group"], &known["outcome"]),
        (&json!("ready"), &json!("completes")),
        "the same person: {known}"
    );
}

#[test]
fn what_comes_from_where_our_answers_go_is_looked_at_unless_it_went_to_somebody_else() {
    let trial = rivages();
    let account = json!({ "name": "Dossier", "kind": "folder", "address": "camille.rouviere@example.org", "reply_to": "emploi@example.org",
        "security": "none", "sign_in": "nothing", "folder": trial.folder.path().join("sortie") });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": account }));
    let mail = |number: u32, to: &str| {
        format!(
            "Message-ID: <{number}@example.org>\r\nFrom: Emploi <emploi@example.org>\r\nTo: {to}\r\nSubject: Candidature\r\n\r\nBonjour\r\n"
        )
    };
    let (form, ours) = (mail(1, "camille.rouviere@example.org"), mail(2, "awa@example.com"));
    let report = bring(&trial, &[("form.eml", form.as_bytes()), ("ours.eml", ours.as_bytes())]);
    assert_eq!(report["waiting"], 1, "{report}");
    assert_eq!(report["aside"][0]["reason"], "own", "{report}");
}

#[test]
fn what_is_not_certain_waits_for_a_word() {
    let trial = rivages();
    let malo = json!({ "details": { "name": { "written": "Malo Guivarch", "family": null, "given": null }, "phones": ["06 39 98 52 10"] } });
    let known = trial.call("candidates.add", &malo)["id"].clone();
    let spontaneous = "Message-ID: <2@example.org>\r\nFrom: N. Ollivier <n.ollivier@example.org>\r\nTo: quelquun@example.com\r\nSubject: Candidature\r\n\r\nBonjour\r\n";
    bring(&trial, &[("malo.eml", MALO.as_bytes()), ("ollivier.eml", spontaneous.as_bytes())]);
    let rows = rows(&trial, "waiting");
    let outcome = |name: &str| rows.iter().find(|row| row["name"] == name).unwrap()["outcome"].clone();
    assert_eq!(outcome("N. Ollivier"), "no_posting");
    assert_eq!(outcome("Malo Guivarc'h"), "possible_duplicate");
    assert!(matches!(
        trial.refused("inbox.accept", &json!({ "ready": 2 })),
        desk::Failure::SelectionChanged { expected: 2, found: 0 }
    ));
    let ids: Vec<Value> = rows.iter().map(|row| json!({ "id": row["id"] })).collect();
    let left = trial.call("inbox.accept", &json!({ "mails": ids }));
    assert_eq!((&left["accepted"], left["left"].as_array().unwrap().len()), (&json!(0), 2), "{left}");

    let malo = rows.iter().find(|row| row["name"] == "Malo Guivarc'h").unwrap();
    let choice = json!({ "mails": [{ "id": malo["id"], "person": { "is": "known", "candidate": known } }] });
    let accepted = trial.call("inbox.accept", &choice);
    assert_eq!((&accepted["accepted"], &accepted["people_added"]), (&json!(1), &json!(0)));
    let page = trial.call("candidates.show", &json!({ "id": known }));
    assert_eq!(
        page["details"]["addresses"],
        json!(["malo.guivarch@example.org"]),
        "the address they wrote from is kept"
    );

    let ollivier = rows.iter().find(|row| row["name"] == "N. Ollivier").unwrap();
    trial
        .call("inbox.choose", &json!({ "id": ollivier["id"], "posting": { "is": "none" }, "person": { "is": "new" } }));
    assert_eq!(trial.call("inbox.accept", &json!({ "ready": 1 }))["accepted"], 1);
    assert_eq!(
        trial.call("inbox.list", &json!({ "view": "filed", "offset": 0, "limit": 10 }))["counts"],
        json!({ "decide": 0, "ready": 0, "aside": 0, "filed": 2 })
    );
}

#[test]
fn a_second_mail_completes_the_first() {
    let trial = rivages();
    bring(&trial, &[("malo.eml", MALO.replace("CV_Guivarch_2026.pdf", "Lettre.pdf").as_bytes())]);
    let first = trial.call("inbox.accept", &json!({ "ready": 1 }));
    assert_eq!(first["incomplete"], first["applications"], "no CV came: {first}");
    let more = MALO
        .replace("<1@", "<3@")
        .replace("Subject: Assistance Rivages, ", "In-Reply-To: <1@example.org>\r\nSubject: Re: Assistance Rivages, ");
    bring(&trial, &[("more.eml", more.as_bytes())]);
    let row = rows(&trial, "waiting").remove(0);
    assert_eq!((&row["group"], &row["outcome"]), (&json!("ready"), &json!("completes")), "{row}");
    let second = trial.call("inbox.accept", &json!({ "ready": 1 }));
    assert_eq!(
        (&second["completed"], &second["people_added"], second["applications"].as_array().unwrap().len()),
        (&json!(1), &json!(0), 0),
        "{second}"
    );
}

#[test]
fn whoever_has_applied_writes_about_that() {
    let trial = rivages();
    bring(&trial, &[("malo.eml", MALO.as_bytes())]);
    trial.call("inbox.accept", &json!({ "ready": 1 }));
    let question = "Message-ID: <7@example.org>\r\nDate: Fri, 23 Jan 2026 09:38:00 +0100\r\nFrom: Malo Guivarc'h <malo.guivarch@example.org>\r\n\
        To: accueil@example.net\r\nSubject: Une question\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour, jeudi vous irait-il ?\r\n";
    let stranger =
        question.replace("<7@", "<8@").replace("malo.guivarch@", "quelquun@").replace("Malo Guivarc'h", "Ève Anonyme");
    bring(&trial, &[("question.eml", question.as_bytes()), ("stranger.eml", stranger.as_bytes())]);
    let titles = |name: &str| {
        let row = rows(&trial, "waiting").into_iter().find(|row| row["name"] == name).unwrap();
        (row["title"].clone(), row["outcome"].clone(), row["id"].clone())
    };
    let (title, outcome, id) = titles("Malo Guivarc'h");
    assert_eq!(
        (title, outcome),
        (json!("Assistance Rivages"), json!("posting_unsure")),
        "offered, and a person says so"
    );
    let offers = trial.call("inbox.show", &json!({ "id": id }))["matches"]["postings"].clone();
    assert_eq!(offers[0]["signs"], json!([{ "code": "applied" }]), "{offers}");
    assert_eq!(titles("Ève Anonyme").1, "no_posting");

    let applications = trial.call(
        "applications.list",
        &json!({ "filter": {}, "sort": "received", "descending": true, "offset": 0, "limit": 5 }),
    );
    let those = json!({ "ids": [applications["rows"][0]["id"]] });
    let why = trial.call("reasons.list", &json!({}))["reasons"][0]["id"].clone();
    trial.call("applications.reject", &json!({ "selection": those, "reason": why, "by": "us" }));
    assert_eq!(titles("Malo Guivarc'h").1, "no_posting", "it has ended");
}

#[test]
fn what_no_person_wrote_is_set_aside_with_its_reason_and_comes_back() {
    let trial = rivages();
    let head = "From: Camille <c@example.com>\r\nTo: camille.rouviere@example.org\r\nDate: Tue, 20 Jan 2026 09:38:00 +0100\r\n";
    let mails = [
        (
            "away.eml",
            format!(
                "Message-ID: <a@x.example>\r\n{head}Subject: Automatic reply: Rivages\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n"
            ),
        ),
        (
            "list.eml",
            format!(
                "Message-ID: <b@x.example>\r\n{}Subject: News\r\nList-Id: <news.example>\r\n\r\nNews!\r\n",
                head.replace("camille.rouviere@example.org", "all@news.example")
            ),
        ),
        ("spam.eml", format!("Message-ID: <c@x.example>\r\n{head}Subject: Win\r\nX-Spam-Flag: YES\r\n\r\nWin!\r\n")),
        (
            "bounce.eml",
            format!(
                "Message-ID: <d@x.example>\r\n{head}Subject: Undelivered\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nNo.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; zoe@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n"
            ),
        ),
        ("broken.eml", "\u{0}\u{1}\u{2} nothing".to_owned()),
    ];
    let mails: Vec<(&str, &[u8])> = mails.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let report = bring(&trial, &mails);
    let reasons: BTreeSet<&str> =
        report["aside"].as_array().unwrap().iter().map(|aside| aside["reason"].as_str().unwrap()).collect();
    assert_eq!(reasons, BTreeSet::from(["auto_reply", "list", "spam", "bounce", "unreadable"]), "{report}");
    let spam = rows(&trial, "aside").into_iter().find(|row| row["aside"] == "spam").unwrap();
    trial.call("inbox.bring_back", &json!({ "ids": [spam["id"]] }));
    assert_eq!(rows(&trial, "waiting").len(), 1);
    trial.call("inbox.set_aside", &json!({ "ids": [spam["id"]] }));
    assert!(rows(&trial, "aside").iter().any(|row| row["aside"] == "by_hand"));
}

/// What the desk says of each, held against the truth.
#[derive(Debug, Default)]
struct Scores {
    mails: usize,
    posting: usize,
    person: usize,
    certain: usize,
    looked_at: usize,
    pieces: usize,
    wrong: Vec<String>,
}

/// Reads the mailbox in, on the sample set, and counts what is right; of the pieces at every one of `step`.
fn told_right(mails: &[Mail], step: usize) -> (Trial, Scores) {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    let mbox = trial.folder.path().join("applications.mbox");
    std::fs::write(&mbox, as_mbox(mails)).unwrap();
    let report = trial.call("inbox.import", &json!({ "paths": [mbox] }));
    assert_eq!((&report["waiting"], &report["aside"]), (&json!(mails.len()), &json!([])), "{report}");
    let again = trial.call("inbox.import", &json!({ "paths": [mbox] }));
    assert_eq!((&again["known"], &again["waiting"]), (&json!(mails.len()), &json!(0)), "nothing twice");

    let postings = trial.call("postings.list", &json!({ "text": "", "states": [], "organisation": null, "sort": "title", "descending": false, "offset": 0, "limit": 100 }));
    let path_of = |id: &Value| {
        let row = postings["rows"].as_array().unwrap().iter().find(|row| row["id"] == *id);
        row.map(|row| row["path"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    let rows = rows(&trial, "waiting");
    let mut scores = Scores { mails: mails.len(), ..Scores::default() };
    for (mail, number) in mails.iter().zip(0..) {
        // Whoever wrote it is found by their address; where that was not told, by nothing.
        let Some(row) = rows.iter().find(|row| row["address"] == mail.truth.address.as_str()) else {
            scores.wrong.push(format!("{:?} is nobody's", mail.truth));
            continue;
        };
        let file = path_of(&row["posting"]);
        let is_right =
            mail.truth.posting.is_some_and(|right| file.trim_start_matches("seeds/postings/").starts_with(right));
        let same = |one: &str, other: &str| {
            hiring::PersonName::read(one).alike_key() == hiring::PersonName::read(other).alike_key()
        };
        let name = row["name"].as_str().unwrap();
        let page = (number % step == 0).then(|| trial.call("inbox.show", &json!({ "id": row["id"] })));
        // Where they sign with more of their name than their program shows, that is who they are.
        let read = page.as_ref().map_or(name, |page| page["matches"]["details"]["name"]["written"].as_str().unwrap());
        let is_who = same(read, &mail.truth.name);
        let is_ready = row["group"] == "ready";
        assert!(is_right || !is_ready, "certain and wrong: {:?} {row}", mail.truth);
        assert!(is_who || !is_ready, "certain and somebody else: {:?} {read}", mail.truth);
        scores.posting += usize::from(is_right);
        scores.person += usize::from(is_who);
        scores.certain += usize::from(is_ready);
        if !is_right || !is_who {
            scores.wrong.push(format!("{:?} gave {file} {name} {read}", mail.truth));
        }
        if let Some(page) = page {
            let found = page["matches"]["found"].as_array().unwrap();
            let found: BTreeSet<&str> = found.iter().map(|found| found["piece"].as_str().unwrap()).collect();
            let has_all = found == mail.truth.pieces.iter().copied().collect();
            scores.looked_at += 1;
            scores.pieces += usize::from(has_all);
            if !has_all {
                scores.wrong.push(format!("{:?} gave {found:?}", mail.truth));
            }
        }
    }
    let Scores { posting, person, certain, pieces, looked_at, .. } = &scores;
    println!(
        "of {}: posting {posting}, person {person}, certain {certain}; pieces {pieces} of {looked_at}",
        mails.len()
    );
    scores.wrong.iter().take(40).for_each(|wrong| println!("{wrong}"));
    (trial, scores)
}

impl Scores {
    fn are_good_enough(&self) {
        let Self { mails, posting, person, certain, pieces, looked_at, .. } = self;
        assert!(posting * 100 >= mails * 97 && person * 100 >= mails * 98 && pieces * 10 >= looked_at * 9, "{self:#?}");
        assert!(certain * 3 >= *mails, "too few to be of use: {certain}");
    }
}

#[test]
fn a_mailbox_as_it_is_written_is_told_right() {
    let (trial, scores) = told_right(&mailbox(2000), 8);
    scores.are_good_enough();
    let accepted = trial.call("inbox.accept", &json!({ "ready": scores.certain }));
    assert_eq!(
        accepted["accepted"].as_u64().unwrap() + accepted["left"].as_array().unwrap().len() as u64,
        scores.certain as u64
    );
}

/// `VIVIER_MAILS` says how many of each seed: the suite throws a few.
#[test]
fn other_mailboxes_are_told_right_as_well() {
    let count = std::env::var("VIVIER_MAILS").ok().and_then(|count| count.parse().ok()).unwrap_or(250);
    for seed in 1..=3 {
        println!("seed {seed}");
        told_right(&other_mailbox(count, seed), 1).1.are_good_enough();
    }
}

/// Read by the program that reads them for people: a PDF is taken apart by another process of it.
#[test]
fn what_means_harm_does_none_and_says_what_was_left_out() {
    let trial = rivages();
    let folder = trial.folder.path().join("mails");
    std::fs::create_dir_all(&folder).unwrap();
    let mails = hostile_mails();
    assert!(mails.len() >= 200, "{}", mails.len());
    for (mail, number) in mails.iter().zip(0..) {
        std::fs::write(folder.join(format!("{number:03}.eml")), &mail.bytes).unwrap();
    }
    trial.desk.close();
    let ran =
        vivier_tests::command_line::vivier(&trial.store(), &["inbox", "import", folder.to_str().unwrap(), "--json"]);
    let report = ran.expect(0).json();
    let trial = trial.restart();
    let aside: u64 = report["aside"].as_array().unwrap().iter().map(|aside| aside["count"].as_u64().unwrap()).sum();
    assert_eq!(report["waiting"].as_u64().unwrap() + aside, mails.len() as u64, "every one is there: {report}");

    let all: Vec<Value> = rows(&trial, "waiting").into_iter().chain(rows(&trial, "aside")).collect();
    let mut wrong: Vec<String> = Vec::new();
    for mail in mails.iter().filter(|mail| !mail.name.is_empty()) {
        let row =
            all.iter().find(|row| row["subject"] == mail.name.as_str()).unwrap_or_else(|| panic!("{}", mail.name));
        let page = trial.call("inbox.show", &json!({ "id": row["id"] }));
        must_be_harmless(page["html"].as_str().unwrap_or_default(), Links::HttpsAndMail, None);
        if !is_told(mail.told, &page) {
            wrong.push(format!("{}: {:?} was not told in {}", mail.name, mail.told, shortened(&page)));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), mails.len(), wrong.join("\n"));
    let nameless = mails.iter().filter(|mail| mail.name.is_empty()).count();
    let unreadable = all.iter().filter(|row| row["subject"] == "" && row["aside"].is_string()).count();
    assert_eq!(unreadable, nameless, "{report}");
}

/// Whether that is what the page of the mail says.
fn is_told(told: Told, page: &Value) -> bool {
    let files = page["files"].as_array().unwrap();
    let only = files.first().filter(|_| files.len() == 1);
    match told {
        Told::Aside(why) => page["aside"] == why,
        Told::LeftOut => page["aside"].is_null() && (page["active"] != 0 || page["blocked"] != 0),
        Told::Shown => page["aside"].is_null() && page["active"] == 0 && page["blocked"] == 0,
        Told::File(states) => only.is_some_and(|file| states.iter().any(|state| file["state"] == *state)),
        Told::Lies => only.is_some_and(|file| {
            let runs =
                ["executable", "shortcut", "java"].iter().any(|kind| file["media"].as_str().unwrap().contains(kind));
            file["lies"] == true && (file["piece"].is_null() || !runs)
        }),
        Told::Called(name) => only.is_some_and(|file| file["name"] == name),
    }
}

fn shortened(page: &Value) -> String {
    let text =
        format!("{} {} {} {} {}", page["aside"], page["active"], page["blocked"], page["files"], page["subject"]);
    text.chars().take(300).collect()
}

#[test]
fn a_mail_of_outlooks_own_format_is_not_taken_in_and_it_is_said_what_to_do() {
    let trial = rivages();
    // As Outlook begins a file, and what only calls itself so.
    let outlook = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    let files: [(&str, &[u8]); 3] =
        [("Candidature.msg", &outlook), ("malo.eml", MALO.as_bytes()), ("note.msg", b"Bonjour")];
    let report = bring(&trial, &files);
    assert_eq!((&report["waiting"], &report["passed_over"]), (&json!(1), &json!(1)), "{report}");
    let named = trial.folder.path().join("mails/Candidature.msg");
    assert_eq!(report["outlook"], json!([named]));
    let report = trial.call("inbox.import", &json!({ "paths": [named] }));
    assert_eq!((&report["outlook"], &report["aside"]), (&json!([named]), &json!([])), "also by its name: {report}");

    let store = trial.folder.path().join("my.vivier");
    trial.desk.close();
    let said = vivier_tests::command_line::vivier(&store, &["inbox", "import", named.to_str().unwrap()]).expect(1);
    assert!(said.stderr.contains("save the mail as .eml"), "{}", said.stderr);
}

/// One page with these lines.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let text: String = lines.iter().map(|line| format!("({line}) Tj 0 -16 Td ")).collect();
    let content = format!("BT /F1 12 Tf 72 720 Td {text}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = file.len();
    let table: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    file.push_str(&format!(
        "xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    file.into_bytes()
}

#[test]
fn the_command_line_takes_mails_in_with_the_words_of_their_files() {
    let trial = rivages();
    let store = trial.store();
    let folder = trial.folder.path().join("mails");
    std::fs::create_dir_all(&folder).unwrap();
    let cv = pdf(&[
        "Malo Guivarc'h",
        "Experience",
        "Animateur nature",
        "06 39 98 52 11",
        "https://www.linkedin.com/in/malo-g",
    ]);
    std::fs::write(folder.join("malo.eml"), MALO.replace("JVBERi0xLjQK", &base64(&cv))).unwrap();
    std::fs::write(
        folder.join("eve.eml"),
        MALO.replace("<1@", "<9@")
            .replace("malo.guivarch", "eve")
            .replace("JVBERi0xLjQK", &base64(b"%PDF-1.7 nothing")),
    )
    .unwrap();
    drop(trial.desk);
    let run = |arguments: &[&str]| vivier_tests::command_line::vivier(&store, arguments);
    let imported = run(&["inbox", "import", folder.to_str().unwrap(), "--json"]).expect(0).json();
    assert_eq!(imported["waiting"], 2);
    let rows = run(&["inbox", "list", "--json"]).expect(0).json()["rows"].as_array().unwrap().clone();
    let id = |address: &str| rows.iter().find(|row| row["address"] == address).unwrap()["id"].to_string();
    let page = run(&["inbox", "show", &id("malo.guivarch@example.org"), "--json"]).expect(0).json();
    assert_eq!(page["files"][0]["state"], "read", "{page}");
    assert!(page["files"][0]["text"].as_str().unwrap().contains("Animateur nature"), "{page}");
    let suggested = &page["matches"]["suggested"];
    assert_eq!(suggested["phones"][0]["e164"], "+33639985211", "offered, and not taken: {suggested}");
    assert_eq!(page["matches"]["details"]["phones"], json!(["06 39 98 52 10"]));
    let damaged = run(&["inbox", "show", &id("eve@example.org"), "--json"]).expect(0).json();
    assert_eq!(damaged["files"][0]["state"], "damaged");
    assert!(run(&["inbox", "list"]).expect(0).stdout.contains("Assistance Rivages"));
    let shown = run(&["inbox", "show", &id("malo.guivarch@example.org")]).expect(0).stdout;
    assert!(shown.contains("of this posting alone") && shown.contains("sterne arctique"), "{shown}");
    run(&["inbox", "aside", &id("eve@example.org")]).expect(0);
    let accepted = run(&["inbox", "accept", "--certain", "--json"]).expect(0).json();
    assert_eq!(accepted["accepted"], 1, "{accepted}");
    run(&["inbox", "back", &id("eve@example.org")]).expect(0);
    let left = run(&["inbox", "accept", &id("eve@example.org")]).expect(1);
    assert!(left.stderr.contains("--candidate"), "{}", left.stderr);
    run(&["inbox", "accept", &id("eve@example.org"), "--new-person"]).expect(0);
}

/// After each write the list is what a look at everything finds.
#[test]
fn what_is_kept_of_the_list_is_what_a_look_at_everything_finds() {
    let mut trial = rivages();
    let answer = "Message-ID: <9@example.net>\r\nIn-Reply-To: <1@example.org>\r\nFrom: Soizic Guivarc'h <soizic@example.net>\r\nTo: quelquun@example.com\r\nSubject: Re: Assistance\r\n\r\nMalo m’a dit de vous écrire.\r\n";
    let other = MALO
        .replace("<1@", "<3@")
        .replace("Malo Guivarc'h", "Awa Diop")
        .replace("malo.guivarch", "awa")
        .replace("52 10", "52 11");
    bring(&trial, &[("malo.eml", MALO.as_bytes()), ("soizic.eml", answer.as_bytes()), ("awa.eml", other.as_bytes())]);
    let people = |trial: &Trial| {
        trial.call(
            "candidates.list",
            &json!({ "filter": {}, "sort": "name", "descending": false, "offset": 0, "limit": 10 }),
        )
    };
    let writes: [&dyn Fn(&Trial); 7] = [
        &|trial| {
            drop(trial.call(
                "candidates.add",
                &json!({ "details": { "name": { "written": "A. D." }, "phones": ["06 39 98 52 11"] } }),
            ));
        },
        &|trial| {
            let malo = rows(trial, "waiting").into_iter().find(|row| row["name"] == "Malo Guivarc'h").unwrap();
            drop(trial.call("inbox.accept", &json!({ "mails": [{ "id": malo["id"] }] })));
        },
        &|trial| {
            let id = people(trial)["rows"][0]["id"].clone();
            drop(trial.call("candidates.remove", &json!({ "selection": { "ids": [id] } })));
        },
        &|trial| {
            let entries = trial.call("history.list", &json!({ "offset": 0, "limit": 1 }));
            drop(trial.call("history.undo", &json!({ "entry": entries["entries"][0]["id"] })));
        },
        &|trial| {
            let id = people(trial)["rows"][0]["id"].clone();
            drop(trial.call("candidates.erase", &json!({ "selection": { "ids": [id] }, "at_once": true })));
        },
        &|trial| {
            drop(trial.import(&trial.postings(
                "autres",
                &[("autre.md", "---\ntitle: Assistance\nopen: true\n---\nÉcrivez à quelquun@example.com.\n")],
            )));
        },
        &|trial| drop(trial.call("inbox.set_aside", &json!({ "ids": [rows(trial, "waiting")[0]["id"]] }))),
    ];
    for (write, number) in writes.iter().zip(1..) {
        rows(&trial, "waiting");
        write(&trial);
        let kept = rows(&trial, "waiting");
        trial = trial.restart();
        assert_eq!(kept, rows(&trial, "waiting"), "after write {number}");
    }
}
