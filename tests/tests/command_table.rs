//! The desk's commands as the window calls them.

use desk::{COMMANDS, Event, Failure, Kind};
use serde_json::{Value, json};
use vivier_tests::trial::{Trial, everything};

const JURISTE: &str = "---\ntitle: Juriste données\nstartup: Rivages\nopen: true\ndate: 2026-01-26\ncontact: camille@example.org\n---\n# Contexte\n\nÉcrivez à [Camille](mailto:camille@example.org).\n";
const DESIGNER: &str = "---\nroles: Designer de service\nopen: false\n---\nBonjour\n";

#[test]
fn camille_imports_a_folder_reads_a_posting_and_changes_her_mind() {
    let trial = Trial::new();
    let folder =
        trial.postings("annonces", &[("juriste.md", JURISTE), ("2026/designer.md", DESIGNER), ("vide.md", " \n")]);
    let report = trial.import(&folder);
    assert_eq!((&report["new"], &report["refused"]), (&json!(2), &json!(1)));
    assert_eq!(trial.titles(), ["Designer de service", "Juriste données"]);

    let list = trial.call("postings.list", &everything());
    assert_eq!(list["rows"][1]["path"], "juriste.md");
    assert_eq!(list["rows"][0]["state"], "closed");
    let page = trial.call("postings.show", &json!({ "id": list["rows"][1]["id"] }));
    assert_eq!(page["organisation"], "Rivages");
    assert_eq!(page["date"], "2026-01-26");
    assert!(page["html"].as_str().unwrap().starts_with("<h2>Contexte</h2>"));
    let mailto = "mailto:camille@example.org?subject=Juriste%20donn%C3%A9es";
    assert_eq!(page["mailto"], json!({ "camille@example.org": mailto }));

    trial.call("history.undo", &json!({ "entry": null }));
    assert!(trial.titles().is_empty());
    let trial = trial.restart();
    trial.call("history.redo", &json!({ "entry": null }));
    assert_eq!(trial.titles(), ["Designer de service", "Juriste données"]);
}

#[test]
fn importing_again_changes_only_what_changed() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE), ("designer.md", DESIGNER)]);
    trial.import(&folder);
    let again = trial.import(&folder);
    assert_eq!((&again["unchanged"], &again["entry"]), (&json!(2), &Value::Null));

    std::fs::write(folder.join("designer.md"), DESIGNER.replace("service", "produit")).unwrap();
    let report = trial.import(&folder);
    assert_eq!((&report["changed"], &report["unchanged"]), (&json!(1), &json!(1)));
    assert_eq!(trial.titles(), ["Designer de produit", "Juriste données"]);
    let list = trial.call("postings.list", &everything());
    let page = trial.call("postings.show", &json!({ "id": list["rows"][0]["id"] }));
    assert_eq!(page["version"], 2);

    // The same file, chosen by itself, is the same posting.
    let alone = trial.import(&folder.join("designer.md"));
    assert_eq!(alone["unchanged"], 1);
}

#[test]
fn a_stopped_import_takes_nothing_in() {
    import_stopped_at(50, |_, _| true);
}

#[test]
fn an_import_that_is_stopped_while_it_writes_takes_nothing_in() {
    import_stopped_at(6, |done, total| {
        // Each step is told that comes so long after the one before.
        let (_nobody, silence) = std::sync::mpsc::channel::<()>();
        let _late = silence.recv_timeout(std::time::Duration::from_millis(120));
        done * 2 > total
    });
}

fn import_stopped_at(files: usize, is_time: fn(u64, u64) -> bool) {
    let trial = Trial::new();
    let names: Vec<String> = (0..files).map(|number| format!("{number}.md")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), JURISTE)).collect();
    let folder = trial.postings("annonces", &files);
    // The listener hears how far it is, and asks to stop.
    let folder_path = folder.clone();
    let store = trial.store();
    drop(trial.desk);
    let stopping: std::sync::Arc<std::sync::OnceLock<desk::Desk>> = std::sync::Arc::default();
    let stop = std::sync::Arc::clone(&stopping);
    let listener = Box::new(move |event| {
        if let (Event::Progress(progress), Some(desk)) = (event, stop.get())
            && is_time(progress.done, progress.total.unwrap_or(u64::MAX))
        {
            desk.call("jobs.cancel", json!({ "job": progress.job }), None).unwrap();
        }
    });
    let desk = stopping.get_or_init(|| desk::Desk::new(store, "Camille", desk::system_clock(), listener));
    desk.open(None, desk::Access::Write).unwrap();
    let report = desk.call("postings.import", json!({ "paths": [folder_path] }), Some("import-1")).unwrap();
    assert_eq!((&report["cancelled"], &report["new"]), (&json!(true), &json!(0)));
    let list = desk.call("postings.list", everything(), None).unwrap();
    assert_eq!(list["total"], 0);
}

#[test]
fn what_changed_is_told_once_and_by_name() {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    let told = trial.told();
    let [Event::Changed(changed)] = told.as_slice() else { panic!("{told:?}") };
    let ids = changed.words.iter().find(|changed| changed.word == hiring::Word::Posting).unwrap().ids.as_ref().unwrap();
    assert_eq!(ids.len(), trial.titles().len());
    trial.call("sample.add", &json!({}));
    assert!(trial.told().is_empty(), "the second time changes nothing");
}

#[test]
fn a_removed_posting_comes_back_with_all_it_had() {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    let list = trial.call("postings.list", &everything());
    let pages: Vec<Value> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| trial.call("postings.show", &json!({ "id": row["id"] })))
        .collect();
    let ids: Vec<&Value> = pages.iter().map(|page| &page["id"]).collect();
    // A posting that somebody applies to stays: its applicants go first.
    let everybody = trial.call(
        "candidates.list",
        &json!({ "filter": {}, "sort": "name", "descending": false, "offset": 0, "limit": 0 }),
    );
    let selection = json!({ "filter": {}, "expected": everybody["total"] });
    trial.call("candidates.remove", &json!({ "selection": selection }));
    let removed = trial.call("postings.remove", &json!({ "ids": ids }));
    assert_eq!(removed["count"], ids.len());
    assert!(trial.titles().is_empty());
    trial.call("history.undo", &json!({ "entry": removed["entry"] }));
    for page in &pages {
        assert_eq!(&trial.call("postings.show", &json!({ "id": page["id"] })), page);
    }
}

#[test]
fn a_later_change_that_stands_in_the_way_is_named() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE)]);
    let first = trial.import(&folder)["entry"].clone();
    std::fs::write(folder.join("juriste.md"), JURISTE.replace("true", "false")).unwrap();
    let second = trial.import(&folder)["entry"].clone();
    let refused = trial.refused("history.undo", &json!({ "entry": first }));
    assert!(matches!(&refused, Failure::UndoConflict { entry, .. } if json!(entry) == second), "{refused:?}");
    let history = trial.call("history.list", &json!({ "offset": 0, "limit": 10 }));
    assert_eq!(
        history["entries"][0]["op"],
        json!({
            "code": "postings_imported",
            "params": { "new": 0, "changed": 1, "gone": 0, "back": 0, "from": "annonces" }
        })
    );
    assert_eq!(history["entries"][0]["who"], "Camille");
}

#[test]
fn the_store_is_checked_and_copied_while_it_is_open() {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    assert_eq!(trial.call("store.check", &json!({})), json!({ "sound": true, "findings": [] }));
    let to = trial.folder.path().join("copie.vivier");
    trial.call("store.backup", &json!({ "to": to }));
    let opened = trial.call("store.open", &json!({ "path": to }));
    assert_eq!(opened["postings"], trial.titles().len());
    assert!(matches!(trial.refused("store.backup", &json!({ "to": trial.store() })), Failure::StoreExists { .. }));
}

#[test]
fn a_store_that_cannot_be_opened_leaves_the_other_open() {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    let letter = trial.folder.path().join("lettre.vivier");
    std::fs::write(&letter, "Madame, Monsieur,").unwrap();
    assert!(matches!(trial.refused("store.open", &json!({ "path": letter })), Failure::StoreForeign { .. }));
    let nowhere = trial.folder.path().join("nulle-part.vivier");
    assert!(matches!(trial.refused("store.open", &json!({ "path": nowhere })), Failure::StoreMissing { .. }));
    assert!(!nowhere.exists());
    assert!(!trial.titles().is_empty());
}

#[test]
fn no_request_makes_a_command_panic() {
    let trial = Trial::new();
    let strange = [
        json!(null),
        json!([]),
        json!({ "id": -1 }),
        json!({ "id": 1e300 }),
        json!({ "entry": 999 }),
        json!({ "path": "\u{0}" }),
        json!({ "paths": ["", "/proc/self/mem", "\u{202e}x"] }),
        json!({ "ids": [1, 1, -5] }),
        json!({ "to": "/proc/nowhere/x" }),
        json!({ "text": "%'\"\\_", "states": [], "organisation": "'; DROP TABLE posting; --", "sort": "title", "descending": true,
                "offset": u64::MAX, "limit": u64::MAX }),
        json!({ "offset": u64::MAX, "limit": 0 }),
        json!({ "offset": u64::MAX, "limit": u64::MAX }),
    ];
    for command in COMMANDS.iter().filter(|command| command.name != "store.open") {
        for request in &strange {
            let answer = trial.desk.call(command.name, request.clone(), Some("strange"));
            let vague = matches!(answer, Err(Failure::StoreFailed { .. } | Failure::Internal { .. }));
            assert!(!vague, "{} {request}: {answer:?}", command.name);
        }
    }
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
    assert!(matches!(trial.refused("no.such", &json!({})), Failure::UnknownCommand { .. }));
}

#[test]
fn an_import_that_a_later_one_repeats_says_so_instead_of_being_redone() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE)]);
    let first = trial.import(&folder)["entry"].clone();
    trial.call("history.undo", &json!({ "entry": null }));
    let again = trial.import(&folder)["entry"].clone();
    let refused = trial.refused("history.redo", &json!({ "entry": first }));
    assert!(matches!(&refused, Failure::UndoConflict { entry, .. } if json!(entry) == again), "{refused:?}");
}

#[test]
fn reading_changes_nothing() {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    trial.told();
    let before = trial.call("history.list", &json!({ "offset": 0, "limit": 10 }));
    for command in COMMANDS.iter().filter(|command| command.kind == Kind::Read) {
        for request in [json!({}), json!({ "id": 1 }), everything()] {
            let _ = trial.desk.call(command.name, request, None);
        }
    }
    assert_eq!(trial.call("history.list", &json!({ "offset": 0, "limit": 10 })), before);
    assert!(trial.told().is_empty());
}

/// The larger corpus lies beside some checkouts only.
#[test]
fn every_posting_of_the_corpus_is_taken_in_and_shown() {
    let Some(corpus) = std::env::var_os("VIVIER_CORPUS") else {
        println!("skipped: VIVIER_CORPUS is not set");
        return;
    };
    let trial = Trial::new();
    let folder = std::path::Path::new(&corpus).join("real");
    let report = trial.import(&folder);
    let files = std::fs::read_dir(folder).unwrap().count();
    assert_eq!((&report["new"], &report["refused"]), (&json!(files), &json!(0)));
    for file in report["files"].as_array().unwrap() {
        let page = trial.call("postings.show", &json!({ "id": file["posting"] }));
        assert!(!page["title"].as_str().unwrap().is_empty());
        assert!(page["html"].as_str().unwrap().len() > 200, "{}", file["path"]);
    }
}
