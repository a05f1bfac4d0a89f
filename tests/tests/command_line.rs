//! `vivier` as a script on a server uses it.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::json;
use tempfile::TempDir;
use vivier_tests::command_line::{binary, vivier};

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

#[test]
fn the_sample_set_is_filled_in_listed_shown_undone_and_redone() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    let sample = vivier(&store, &["sample"]).expect(1);
    assert!(sample.stdout.starts_with("16 new, 0 changed, 0 unchanged, 0 refused"), "{}", sample.stdout);
    assert!(sample.stderr.contains("cannot both be true"), "problems are listed on stderr: {}", sample.stderr);
    assert!(vivier(&store, &["sample"]).expect(0).stdout.starts_with("0 new, 0 changed, 16 unchanged"));

    let list = vivier(&store, &["postings", "list", "--text", "ponant charge"]).expect(0);
    assert!(list.stdout.lines().next().unwrap().starts_with("id  title"), "{}", list.stdout);
    assert!(list.stdout.ends_with(" of 16 postings\n"), "{}", list.stdout);
    let id = list.stdout.lines().nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let shown = vivier(&store, &["postings", "show", &id]);
    assert!(shown.stdout.contains("state"), "{}", shown.stdout);

    assert!(vivier(&store, &["undo"]).expect(0).stdout.starts_with("Undone: added the sample set, 16 postings."));
    assert_eq!(vivier(&store, &["postings", "list"]).expect(0).stdout, "0 postings\n");
    assert!(vivier(&store, &["history"]).expect(0).stdout.contains("undone"));
    vivier(&store, &["redo"]).expect(0);
    assert_eq!(vivier(&store, &["postings", "list", "--json"]).expect(0).json()["total"], 16);
    vivier(&store, &["redo"]).expect(3);
}

#[test]
fn done_the_store_is_one_file_that_can_be_carried_about() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["sample"]).expect(1);
    let copy = folder.path().join("carried.vivier");
    fs::copy(&store, &copy).unwrap();
    assert_eq!(vivier(&copy, &["postings", "list", "--json"]).expect(0).json()["total"], 16);
    assert!(!folder.path().join("my.vivier-wal").exists());
}

#[test]
fn reading_without_a_store_says_what_is_there_and_where_problems_are() {
    let folder = folder();
    let file = folder.path().join("2026-02-03-juriste.md");
    fs::write(&file, "---\ntitle: Juriste: données\nopen: true\n---\nBonjour\n").unwrap();
    let store = folder.path().join("never.vivier");
    let read = vivier(&store, &["postings", "read", file.to_str().unwrap(), "--json"]).expect(1);
    let json = read.json();
    assert_eq!(json[0]["title"], "Juriste: données");
    assert_eq!((&json[0]["open"], &json[0]["date"]), (&json!(true), &json!("2026-02-03")));
    assert_eq!(json[0]["problems"][0]["line"], 2);
    assert!(read.stderr.starts_with("2026-02-03-juriste.md:2:"), "{}", read.stderr);
    assert!(!store.exists());
}

#[test]
fn what_cannot_be_done_says_why_and_loses_nothing() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    let missing = vivier(&store, &["postings", "list"]).expect(3);
    assert!(missing.stderr.contains("there is no store at"), "{}", missing.stderr);
    assert!(!store.exists(), "looking makes nothing");
    assert_eq!(
        vivier(&store, &["postings", "list", "--json"]).stderr.trim(),
        json!({ "code": "store_missing", "params": { "path": store } }).to_string()
    );

    fs::write(&store, "not a store").unwrap();
    assert!(vivier(&store, &["sample"]).expect(3).stderr.contains("is not a Vivier store"));
    assert_eq!(fs::read_to_string(&store).unwrap(), "not a store");

    vivier(&store, &["postings", "list", "--state", "dreaming"]).expect(2);
    let unknown = vivier(&store, &["call", "no.such"]).expect(2).stderr;
    assert!(unknown.contains("no command is called “no.such”; `vivier call`, without a name, lists them"), "{unknown}");
    vivier(&store, &["frobnicate"]).expect(2);
}

#[test]
fn a_file_that_is_not_there_is_refused_and_the_rest_goes_in() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    let there = folder.path().join("juriste.md");
    fs::write(&there, "---\ntitle: Juriste\n---\nBonjour\n").unwrap();
    let absent = folder.path().join("absent.md");
    let import = vivier(&store, &["postings", "import", there.to_str().unwrap(), absent.to_str().unwrap()]).expect(1);
    assert!(import.stdout.starts_with("1 new, 0 changed, 0 unchanged, 1 refused"), "{}", import.stdout);
    assert!(import.stderr.contains("absent.md: refused"), "{}", import.stderr);
}

#[test]
fn two_processes_do_not_write_at_once() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["sample"]);
    // Another program has it open.
    let desk = desk::Desk::new(store.clone(), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, desk::Access::Write).unwrap();
    let refused = vivier(&store, &["undo"]).expect(3);
    assert!(refused.stderr.contains("another Vivier is writing"), "{}", refused.stderr);
    assert_eq!(vivier(&store, &["postings", "list", "--json"]).expect(0).json()["total"], 16, "reading goes on");
    drop(desk);
    vivier(&store, &["undo"]).expect(0);
}

#[test]
fn the_command_table_is_there_for_scripts() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    let names = vivier(&store, &["call", "--json"]).expect(0).json();
    assert!(
        names.as_array().unwrap().iter().any(|command| command == &json!({ "name": "postings.list", "kind": "read" }))
    );
    let report = vivier(&store, &["call", "sample.add"]).expect(0).json();
    assert_eq!(report["new"], 16);
    let wrong = vivier(&store, &["call", "postings.show", "{\"id\": \"one\"}"]).expect(2);
    assert!(wrong.stderr.contains("postings.show does not take this request"), "{}", wrong.stderr);

    let mut child = Command::new(binary())
        .arg("--store")
        .arg(&store)
        .args(["call", "postings.show", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), br#"{"id": 1}"#).unwrap();
    let page: serde_json::Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(page["id"], 1);
}

#[test]
fn the_store_is_looked_at_checked_and_copied() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["sample"]);
    let info = vivier(&store, &["store", "info", "--json"]).expect(0).json();
    assert_eq!(info["postings"], 16);
    assert!(info["schema"].as_u64() >= Some(1), "{info}");
    assert!(vivier(&store, &["store", "info"]).expect(0).stdout.contains("16 postings"));
    assert_eq!(vivier(&store, &["store", "check"]).expect(0).stdout, "The store is sound.\n");
    let copy = folder.path().join("copie.vivier");
    vivier(&store, &["store", "backup", copy.to_str().unwrap()]).expect(0);
    assert_eq!(vivier(&copy, &["postings", "list", "--json"]).expect(0).json()["total"], 16);
    assert!(vivier(&store, &["store", "backup", copy.to_str().unwrap()]).expect(3).stderr.contains("is there already"));
}

#[test]
fn a_report_goes_to_stdout_or_to_a_file() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["sample"]);
    assert!(vivier(&store, &["report", "list"]).expect(0).stdout.starts_with("postings "));
    let csv = vivier(&store, &["report", "postings"]).expect(0).stdout;
    assert_eq!(csv.lines().next(), Some("id,title,organisation,state,date,deadline,problems,path"));
    assert_eq!(csv.lines().count(), 17);
    let file = folder.path().join("annonces.json");
    vivier(&store, &["report", "postings", "--format", "json", "--out", file.to_str().unwrap()]).expect(0);
    let rows: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 16);
    vivier(&store, &["report", "horoscope"]).expect(2);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["sample"]);
    let mut list = Command::new(binary())
        .arg("--store")
        .arg(&store)
        .args(["postings", "list", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(list.stdout.take());
    let ended = list.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[test]
fn looking_makes_nothing_and_copies_nothing_that_is_not_there() {
    let folder = folder();
    let store = folder.path().join("typo.vivier");
    let copy = folder.path().join("copie.vivier");
    let request = json!({ "to": copy }).to_string();
    vivier(&store, &["call", "store.backup", &request]).expect(3);
    vivier(&store, &["call", "store.check"]).expect(3);
    assert!(!store.exists() && !copy.exists());
}

#[test]
fn help_and_completions_name_every_command() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    let help = vivier(&store, &["--help"]).expect(0).stdout;
    let bash = vivier(&store, &["completions", "bash"]).expect(0).stdout;
    for name in ["postings", "sample", "undo", "redo", "history", "report", "store", "call", "completions"] {
        assert!(help.contains(&format!("\n  {name} ")), "{help}");
        assert!(bash.contains(name));
    }
    let pages = folder.path().join("man1");
    vivier(&store, &["manual", pages.to_str().unwrap()]).expect(0);
    assert!(fs::read_to_string(pages.join("vivier-postings-import.1")).unwrap().contains("posting files and folders"));
    assert!(!store.exists());
}

#[test]
fn it_speaks_french() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    let run = |arguments: &[&str]| {
        let output =
            Command::new(binary()).arg("--store").arg(&store).args(["--lang", "fr"]).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    assert!(run(&["postings", "list"]).contains("il n’y a pas de vivier"));
    assert!(run(&["sample"]).starts_with("16 nouvelles, 0 changée"));
    assert!(run(&["postings", "list"]).starts_with("id  titre"));
    assert!(run(&["undo"]).starts_with("Annulé\u{a0}: ajout du jeu d’essai, 16 annonces."));
}

#[test]
fn postings_are_written_out_and_taken_in_again_elsewhere() {
    let folder = folder();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["sample"]).expect(1);
    let titles = |store: &std::path::Path| {
        let list = vivier(store, &["postings", "list", "--json"]).expect(0).json();
        let rows = list["rows"].as_array().unwrap().clone();
        let row = |row: serde_json::Value| {
            json!([row["title"], row["organisation"], row["date"], row["deadline"], row["state"]])
        };
        rows.into_iter().map(row).collect::<Vec<_>>()
    };
    for format in ["md", "json-ld"] {
        let out = folder.path().join(format);
        let export = ["postings", "export", "--all", "--format", format, "--out", out.to_str().unwrap()];
        let written = vivier(&store, &export).expect(0);
        assert!(written.stdout.ends_with("16 postings written\n"), "{}", written.stdout);
        let other = folder.path().join(format!("{format}.vivier"));
        vivier(&other, &["postings", "import", out.to_str().unwrap()]);
        assert_eq!(titles(&other), titles(&store), "{format}");

        vivier(&store, &export).expect(0);
        assert_eq!(fs::read_dir(&out).unwrap().count(), 32, "nothing is written over");
        let replaced = vivier(&store, &[&export[..], &["--replace"]].concat()).expect(0);
        assert_eq!(replaced.stdout.matches("(replaced)").count(), 16);
        assert_eq!(fs::read_dir(&out).unwrap().count(), 32);
    }

    let open = vivier(&store, &["postings", "export", "--state", "open", "--format", "json-ld"]).expect(0).json();
    assert!(open.as_array().unwrap().iter().all(|posting| posting["vivier:state"] == "open"));
    let one = vivier(&store, &["postings", "export", "1", "--format", "md"]).expect(0);
    assert!(one.stdout.starts_with("---\n"), "{}", one.stdout);
    vivier(&store, &["postings", "export", "--format", "md"]).expect(2);
    vivier(&store, &["postings", "export", "1", "--all", "--format", "md"]).expect(2);
    vivier(&store, &["postings", "export", "999", "--format", "md"]).expect(3);
}
