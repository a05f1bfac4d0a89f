//! People who ask to be forgotten, or to be handed all that is kept of them.

use std::fs;
use std::path::Path;

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::command_line::vivier;
use vivier_tests::recruiting::Recruiting;

/// In every text and every file that is about her, and nowhere else.
const CANARY: &str = "zqxcanari";
/// Her number, as people write it and as machines do.
const DIGITS: [&str; 2] = ["06 39 98 00 42", "639980042"];

/// The files of a folder, and of those in it, that hold something of hers.
fn traces(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(traces(&path));
            continue;
        }
        let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        if holds(CANARY) || DIGITS.iter().any(|digits| holds(digits)) {
            found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
        assert!(!path.file_name().unwrap().to_string_lossy().to_lowercase().contains(CANARY), "{}", path.display());
    }
    found.sort();
    found
}

fn stage(trial: &Recruiting, code: &str) -> Value {
    let pipeline = trial.call("stages.list", &json!({ "posting": null }));
    let stages = pipeline["stages"].as_array().unwrap();
    stages.iter().find(|stage| stage["name"]["code"] == code).unwrap()["id"].clone()
}

fn reason(trial: &Recruiting) -> Value {
    let reasons = trial.call("reasons.list", &json!({}));
    reasons["reasons"].as_array().unwrap().iter().find(|reason| reason["kind"] == "rejected").unwrap()["id"].clone()
}

/// What is said of somebody, with a word of theirs in each part.
fn details(word: &str, phone: &str) -> Value {
    json!({
        "name": { "written": format!("Awa {word}") }, "addresses": [format!("{word}@example.com")], "phones": [phone],
        "links": [format!("https://www.linkedin.com/in/{word}")], "headline": format!("Éditrice {word}"),
        "place": format!("Sète {word}"), "languages": [format!("wolof {word}")], "tags": [format!("tag-{word}")],
        "source": format!("source {word}"),
    })
}

/// Awa, known in every way there is; her ids as a person and as an applicant.
fn awa(trial: &Recruiting, outside: &Path) -> (i64, i64) {
    let note = format!("Une note sur {CANARY}");
    let adding =
        json!({ "details": details(CANARY, DIGITS[0]), "note": note, "applying": { "posting": 1, "source": CANARY } });
    let added = trial.call("candidates.add", &adding);
    let (id, application) = (added["id"].as_i64().unwrap(), added["application"].as_i64().unwrap());
    let edited = json!([{ "field": "headline", "value": format!("{CANARY} en chef") }]);
    trial.call("candidates.edit", &json!({ "id": id, "changes": edited }));
    let noted = trial.call("notes.add", &json!({ "candidate": id, "text": format!("À rappeler, {CANARY}") }));
    trial.call("notes.edit", &json!({ "id": noted["id"], "text": format!("Rappelée, {CANARY}") }));
    trial.call("notes.remove", &json!({ "id": noted["id"] }));
    let cv = outside.join(format!("CV {CANARY}.txt"));
    fs::write(&cv, format!("Je suis {CANARY}").repeat(5000)).unwrap();
    let attached = trial.call("files.attach", &json!({ "candidate": id, "application": application, "path": cv }));
    trial.call("files.detach", &json!({ "id": attached["id"] }));
    trial.call("history.undo", &json!({ "entry": null }));
    trial.call("applications.came", &json!({ "id": application, "came": [], "proof": "found", "proof_where": CANARY }));
    let to = stage(trial, "interview");
    trial.call("applications.move", &json!({ "selection": { "ids": [application] }, "to": to, "why": CANARY }));
    let mark = json!({ "criterion": "Écrit bien", "kind": "must", "mark": 3, "note": CANARY });
    trial.call("applications.score", &json!({ "id": application, "reviewer": null, "marks": [mark] }));
    // Somebody who turned out to be her, and who had been taken out and brought back.
    let csv = outside.join(format!("{CANARY}.csv"));
    fs::write(&csv, format!("Nom;E-mail\nA. {CANARY};a.{CANARY}@example.org\n")).unwrap();
    trial.call("candidates.import", &json!({ "path": csv, "duplicates": "add" }));
    let again = id + 1;
    trial.call("candidates.remove", &json!({ "selection": { "ids": [again] } }));
    trial.call("history.undo", &json!({ "entry": null }));
    trial.call("candidates.merge", &json!({ "keep": id, "from": again, "take": ["name"] }));
    trial.call("privacy.hold", &json!({ "id": id, "reason": format!("litige {CANARY}") }));
    trial.call("privacy.hold", &json!({ "id": id, "reason": null }));
    trial.call("privacy.set_apart", &json!({ "ids": [id] }));
    (id, application)
}

fn folder_account(trial: &Recruiting, outside: &Path) {
    let settings = json!({ "name": "À relire", "kind": "folder", "address": "camille@example.org", "folder": outside,
        "security": "none", "sign_in": "nothing" });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings }));
}

fn close(trial: Recruiting) -> tempfile::TempDir {
    let Recruiting { folder, desk, .. } = trial;
    drop(desk);
    folder
}

#[test]
fn whoever_is_erased_leaves_no_trace_in_any_file_and_others_keep_all_of_theirs() {
    let outside = tempfile::tempdir().unwrap();
    let trial = Recruiting::new();
    folder_account(&trial, outside.path());
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    trial.call("notes.add", &json!({ "candidate": 1, "text": "À l’aise au téléphone" }));
    let (awa, application) = awa(&trial, outside.path());
    let mails = trial.acknowledge(&[zoe, application]);
    assert_eq!(mails.len(), 2);
    let trial = trial.restart();
    assert!(traces(trial.folder.path()).contains(&"my.vivier".to_owned()), "else this would prove nothing");

    let selection = json!({ "selection": { "ids": [awa] } });
    let preview = trial.call("candidates.erase_preview", &selection);
    let counts = ["candidates", "applications", "files", "mails", "mails_waiting"].map(|what| preview[what].clone());
    assert_eq!(counts, [1, 1, 1, 1, 1].map(|count| json!(count)), "{preview}");
    let mut now = selection.clone();
    now["at_once"] = json!(true);
    let erased = trial.call("candidates.erase", &now);
    assert_eq!(erased, json!({ "count": 1, "cleared": true }));
    assert_eq!(traces(trial.folder.path()), Vec::<String>::new(), "while it is open");

    assert!(matches!(trial.refused("candidates.show", &json!({ "id": awa })), Failure::NotFound { .. }));
    assert_eq!(trial.call("mail.outbox", &json!({ "limit": 9 }))["total"], 1, "Zoé’s waits as before");
    // What was done stays on record, and to whom does not; what was done to others can be undone.
    let history = trial.call("history.list", &json!({ "offset": 0, "limit": 100 }));
    let entries = history["entries"].as_array().unwrap();
    assert_eq!(entries[0]["op"], json!({ "code": "candidates_erased", "params": { "count": 1 } }));
    let moved = entries.iter().find(|entry| entry["op"]["code"] == "applications_moved").unwrap();
    assert_eq!(moved["op"]["params"]["name"], "[…]");
    for entry in [&entries[0]["id"], &moved["id"]] {
        let refused = trial.refused("history.undo", &json!({ "entry": entry }));
        assert!(matches!(refused, Failure::ErasedForGood { .. }), "{refused:?}");
    }
    let undone = trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(undone["op"]["params"]["name"], "Zoé Martin", "the last thing that can be undone");
    trial.call("history.redo", &json!({ "entry": null }));
    assert_eq!(trial.call("candidates.show", &json!({ "id": 1 }))["notes"][0]["text"], "À l’aise au téléphone");
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
    let folder = close(trial);
    let found = traces(folder.path());
    println!("figure: {} canaries found after an erasure", found.len());
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_copy_from_before_forgets_them_as_well_and_nobody_gets_their_number() {
    let outside = tempfile::tempdir().unwrap();
    let trial = Recruiting::new();
    folder_account(&trial, outside.path());
    let empty = outside.path().join("vide.vivier");
    trial.call("store.backup", &json!({ "to": empty }));
    let (awa, _) = awa(&trial, outside.path());
    let full = outside.path().join("pleine.vivier");
    trial.call("store.backup", &json!({ "to": full }));
    trial.call("candidates.erase", &json!({ "selection": { "ids": [awa] }, "at_once": true }));

    let looked = trial.call("store.look", &json!({ "path": full }));
    assert_eq!((&looked["candidates"], &looked["findings"]), (&json!(1), &json!([])));
    let restored = trial.call("store.restore", &json!({ "from": full }));
    assert_eq!(restored["info"]["candidates"], 0, "{restored}");
    assert_eq!(traces(trial.folder.path()), Vec::<String>::new());
    assert!(Path::new(restored["replaced"].as_str().unwrap()).exists());

    // A copy that has never heard of her: whoever comes next is not taken for her later on.
    trial.call("store.restore", &json!({ "from": empty }));
    trial.applicant("Zoé Martin", "zoe@example.com");
    let trial = trial.restart();
    let everybody = json!({ "filter": {}, "sort": "name", "descending": false, "offset": 0, "limit": 100 });
    let list = trial.call("candidates.list", &everybody);
    assert_eq!(list["rows"][0]["name"], "Zoé Martin");
    assert!(list["rows"][0]["id"].as_i64().unwrap() > awa + 1, "{list}");
}

#[test]
fn an_erasure_that_was_cut_short_is_finished_at_the_next_start() {
    let outside = tempfile::tempdir().unwrap();
    let trial = Recruiting::new();
    let (awa, _) = awa(&trial, outside.path());
    let before = outside.path().join("avant.vivier");
    trial.call("store.backup", &json!({ "to": before }));
    trial.call("candidates.erase", &json!({ "selection": { "ids": [awa] }, "at_once": true }));
    // The ledger was on the disk, and then the power went: the store is still the one from before.
    let folder = close(trial);
    fs::copy(&before, folder.path().join("my.vivier")).unwrap();
    assert_eq!(traces(folder.path()), ["my.vivier"]);
    vivier(&folder.path().join("my.vivier"), &["call", "history.list", r#"{"offset":0,"limit":1}"#]).expect(0);
    // A reader writes nothing; whoever writes next finishes it.
    vivier(&folder.path().join("my.vivier"), &["candidates", "add", "Zoé Martin"]).expect(0);
    assert_eq!(traces(folder.path()), Vec::<String>::new());
}

#[test]
fn two_who_were_taken_for_one_and_parted_are_erased_one_by_one() {
    let trial = Recruiting::new();
    trial.applicant("Zoé Martin", "zoe@example.com");
    trial.applicant("Zoé Martineau", "zoe@example.org");
    trial.call("notes.add", &json!({ "candidate": 2, "text": "Vient de loin" }));
    trial.call("candidates.merge", &json!({ "keep": 1, "from": 2 }));
    trial.call("history.undo", &json!({ "entry": null }));
    trial.call("candidates.erase", &json!({ "selection": { "ids": [1] }, "at_once": true }));
    let page = trial.call("candidates.show", &json!({ "id": 2 }));
    assert_eq!(page["notes"][0]["text"], "Vient de loin");
    assert_eq!(page["applications"].as_array().unwrap().len(), 1);
    assert!(matches!(trial.refused("history.redo", &json!({ "entry": null })), Failure::NothingToRedo));
}

#[test]
fn somebody_who_was_taken_out_before_is_erased_from_the_history() {
    let outside = tempfile::tempdir().unwrap();
    let trial = Recruiting::new();
    let (awa, _) = awa(&trial, outside.path());
    trial.call("candidates.remove", &json!({ "selection": { "ids": [awa] } }));
    assert!(!traces(trial.folder.path()).is_empty());
    trial.call("candidates.erase", &json!({ "selection": { "ids": [awa] }, "at_once": true }));
    assert_eq!(traces(trial.folder.path()), Vec::<String>::new());
    let refused = trial.refused("candidates.erase", &json!({ "selection": { "ids": [awa + 40] }, "at_once": true }));
    assert!(matches!(refused, Failure::NotFound { .. }));
}

#[test]
fn a_person_is_handed_all_that_is_kept_of_them() {
    let outside = tempfile::tempdir().unwrap();
    let trial = Recruiting::new();
    folder_account(&trial, outside.path());
    trial.applicant("Zoé Martin", "zoe@example.com");
    let (awa, application) = awa(&trial, outside.path());
    trial.acknowledge(&[application]);
    let store = trial.folder.path().join("my.vivier");
    let folder = close(trial);
    let archive = outside.path().join("awa.zip");
    let to = archive.to_str().unwrap();
    let exported = vivier(&store, &["candidates", "export", "--person", &awa.to_string(), "--out", to]).expect(0);
    assert!(exported.stdout.ends_with("all that is kept of them, with 1 file and 1 mail\n"), "{}", exported.stdout);

    let mut archive = zip::ZipArchive::new(fs::File::open(&archive).unwrap()).unwrap();
    let mut text = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let page = text("index.html");
    for part in ["Une note sur", "en chef", "Éditrice ou éditeur web", "mails/1.eml", "3/4"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Zoé") && !page.contains("<script"), "{page}");
    let data: Value = serde_json::from_str(&text("person.json")).unwrap();
    assert_eq!(data["person"]["page"]["details"]["addresses"][0], format!("{CANARY}@example.com"));
    assert!(text(data["files"][0].as_str().unwrap()).starts_with("Je suis"));
    assert!(text("mails/1.eml").contains(CANARY));
    vivier(&store, &["candidates", "export", "--person", &awa.to_string(), "--out", to]).expect(3);
    drop(folder);
}

#[test]
fn those_whose_time_is_over_are_shown_set_apart_and_only_then_erased_by_a_person() {
    let trial = Recruiting::new();
    let months = |count: u32| std::time::Duration::from_secs(u64::from(count) * 31 * 86_400);
    let refused = trial.applicant("Zoé Martin", "zoe@example.com");
    trial.applicant("Camille Rouvière", "camille.rouviere@example.com");
    let agreed = trial.applicant("Awa Diop", "awa@example.com");
    let consent = json!([{ "field": "consent", "value": { "given_on": "2026-11-21", "until": null } }]);
    trial.call("candidates.edit", &json!({ "id": 3, "changes": consent }));
    let decided = json!({ "selection": { "ids": [refused, agreed] }, "reason": reason(&trial), "by": "us" });
    trial.call("applications.reject", &decided);

    let due = |trial: &Recruiting| {
        let due = trial.call("privacy.due", &json!({ "offset": 0, "limit": 10 }));
        due["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(due(&trial), Vec::<String>::new());
    trial.later(months(4));
    assert_eq!(due(&trial), ["Zoé Martin"], "Camille’s is under way, and Awa agreed");
    let kept = |id: i64| trial.call("privacy.show", &json!({ "id": id }));
    assert_eq!((&kept(2)["why"], &kept(2)["until"]), (&json!("under_way"), &Value::Null));
    assert_eq!((&kept(3)["why"], &kept(3)["until"]), (&json!("consent"), &json!("2028-11-21")));
    trial.call("privacy.hold", &json!({ "id": 1, "reason": "Litige en cours" }));
    assert_eq!(kept(1)["hold"], "Litige en cours");
    let held = trial.call("privacy.held", &json!({ "offset": 0, "limit": 10 }));
    assert_eq!((&held["total"], &held["rows"][0]["hold"]), (&json!(1), &json!("Litige en cours")));
    assert_eq!(due(&trial), Vec::<String>::new());
    trial.call("history.undo", &json!({ "entry": null }));

    assert_eq!(trial.call("privacy.held", &json!({ "offset": 0, "limit": 10 }))["total"], 0);
    let stricter = json!({ "refusal_months": 0, "consent_months": 1, "quarantine_days": 30 });
    let would_be = trial.call("privacy.due", &json!({ "rules": stricter, "offset": 0, "limit": 10 }));
    assert_eq!(
        (&would_be["total"], due(&trial).len()),
        (&json!(2), 1),
        "asked what rules would change, none is changed"
    );
    let counted = trial.call("privacy.due", &json!({ "rules": stricter, "offset": 0, "limit": 0 }));
    assert_eq!(counted, json!({ "rows": [], "total": 2 }), "how many, without any of them");

    trial.call("privacy.set_apart", &json!({ "ids": [1] }));
    let apart = kept(1)["quarantine"].clone();
    let days = (apart["until"].as_i64().unwrap() - apart["since"].as_i64().unwrap()) / 86_400_000;
    assert_eq!(days, 30);
    trial.call("privacy.save_rules", &json!({ "refusal_months": 6, "consent_months": 2, "quarantine_days": 10 }));
    assert_eq!(due(&trial), ["Zoé Martin"], "set apart all the same");
    trial.later(months(24));
    assert_eq!(due(&trial), ["Zoé Martin", "Awa Diop"], "nobody has gone by themselves");
    let wrong = json!({ "refusal_months": 6, "consent_months": 0, "quarantine_days": 10 });
    assert!(matches!(trial.refused("privacy.save_rules", &wrong), Failure::BadRequest { .. }));
}

#[test]
fn nobody_is_erased_before_their_time_unless_somebody_says_so_nor_whoever_is_held() {
    let trial = Recruiting::new();
    let days = |count: u64| std::time::Duration::from_secs(count * 86_400);
    let applications = [("Zoé Martin", "zoe"), ("Awa Diop", "awa"), ("Camille Rouvière", "camille")]
        .map(|(name, known_as)| trial.applicant(name, &format!("{known_as}@example.com")));
    let decided = json!({ "selection": { "ids": applications }, "reason": reason(&trial), "by": "us" });
    trial.call("applications.reject", &decided);
    let whom = |ids: &[i64]| json!({ "selection": { "ids": ids } });
    let refused = |trial: &Recruiting, ids: &[i64]| match trial.refused("candidates.erase", &whom(ids)) {
        Failure::TooEarly { early } => early,
        other => panic!("{other:?}"),
    };

    trial.later(days(120));
    let early = refused(&trial, &[1, 2]);
    assert_eq!((early.count, early.name.as_str(), early.until), (2, "Zoé Martin", None), "due, and not set apart");
    trial.call("privacy.set_apart", &json!({ "ids": [1] }));
    trial.later(days(29));
    let apart = trial.call("privacy.show", &json!({ "id": 1 }))["quarantine"].clone();
    let early = refused(&trial, &[1]);
    assert_eq!(json!(early.until), apart["until"], "and it says until when");
    assert_eq!(trial.call("candidates.erase_preview", &whom(&[1]))["early"], json!(early), "before it is tried, too");
    trial.later(days(2));
    // Three have nothing in common: one of them is enough.
    assert_eq!(refused(&trial, &[1, 2, 3]).count, 2);
    assert_eq!(trial.call("candidates.erase_preview", &whom(&[1]))["early"], Value::Null);
    let stricter = json!({ "refusal_months": 12, "consent_months": 24, "quarantine_days": 30 });
    trial.call("privacy.save_rules", &stricter);
    assert_eq!(refused(&trial, &[1]).count, 1, "the rules would keep her again");
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(trial.call("candidates.erase", &whom(&[1]))["count"], 1);

    trial.call("privacy.hold", &json!({ "id": 2, "reason": "Litige en cours" }));
    let at_once = |ids: &[i64]| json!({ "selection": { "ids": ids }, "at_once": true });
    let Failure::HeldBack { held } = trial.refused("candidates.erase", &at_once(&[2, 3])) else { panic!("held") };
    assert_eq!((held.count, held.name.as_str(), held.reason.as_str()), (1, "Awa Diop", "Litige en cours"));
    // Nor are they taken out first: nobody would see any more that they are held.
    assert!(matches!(
        trial.refused("candidates.remove", &json!({ "selection": { "ids": [2] } })),
        Failure::HeldBack { .. }
    ));

    let store = trial.folder.path().join("my.vivier");
    let folder = close(trial);
    let told = vivier(&store, &["candidates", "erase", "3", "--yes"]).expect(3).stderr;
    assert!(told.contains("Camille Rouvière is not set apart") && told.contains("--now"), "{told}");
    let told = vivier(&store, &["candidates", "erase", "2", "--now", "--yes"]).expect(3).stderr;
    assert!(told.contains("Awa Diop is kept on purpose (Litige en cours)"), "{told}");
    vivier(&store, &["candidates", "erase", "3", "--now", "--yes"]).expect(0);
    drop(folder);
}

#[test]
fn what_should_not_be_kept_is_pointed_out_and_left_as_it_is() {
    let trial = Recruiting::new();
    let application = trial.applicant("Zoé Martin", "zoe@example.com");
    trial.applicant("Awa Diop", "awa@example.com");
    let note = "RIB pour le train : FR76 3000 6000 0112 3456 7890 189";
    trial.call("notes.add", &json!({ "candidate": 1, "text": note }));
    trial
        .call("notes.add", &json!({ "candidate": 2, "text": "À rappeler au 06 39 98 00 42, SIRET 732 829 320 00074" }));
    let mark = json!({ "criterion": "Écrit bien", "kind": "must", "mark": 3, "note": "a parlé de sa grossesse" });
    trial.call("applications.score", &json!({ "id": application, "reviewer": null, "marks": [mark] }));
    let to = stage(&trial, "interview");
    let why = "NIR 1 85 05 78 006 084 91";
    trial.call("applications.move", &json!({ "selection": { "ids": [application] }, "to": to, "why": why }));
    trial.call("candidates.tag", &json!({ "selection": { "ids": [2] }, "add": ["RQTH"], "remove": [] }));

    let found = trial.call("privacy.hints", &json!({ "offset": 0, "limit": 10 }));
    let line = |part: &str, kind: &str, found: &str, candidate: i64, name: &str| json!({ "kind": kind, "found": found, "place": { "part": part, "candidate": candidate, "name": name } });
    let all = json!([
        line("note", "bank", "FR7630 … 89", 1, "Zoé Martin"),
        line("score", "health", "grossesse", 1, "Zoé Martin"),
        line("move", "social_security", "185 … 91", 1, "Zoé Martin"),
        line("tag", "health", "RQTH", 2, "Awa Diop"),
    ]);
    assert_eq!(found, json!({ "rows": all, "total": 4 }));
    let second = trial.call("privacy.hints", &json!({ "offset": 1, "limit": 1 }));
    assert_eq!(second, json!({ "rows": [all[1]], "total": 4 }));
    assert_eq!(trial.call("candidates.show", &json!({ "id": 1 }))["notes"][0]["text"], note, "nothing is altered");
    let writing = json!({ "text": "elle est enceinte", "offset": 0, "limit": 3 });
    let told = trial.call("privacy.hints", &writing);
    assert_eq!(told, json!({ "rows": [{ "kind": "health", "found": "enceinte", "place": null }], "total": 1 }));

    let store = trial.folder.path().join("my.vivier");
    let folder = close(trial);
    let told = vivier(&store, &["privacy", "hints"]).expect(0).stdout;
    assert!(told.contains("Awa Diop") && told.ends_with("4 places to look at; nothing was changed\n"), "{told}");
    drop(folder);
}
