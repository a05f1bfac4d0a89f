//! The command line, killed at random moments of an import, a move of many, a copy and an erasure: what it had said was done is
//! there, nothing is half done, and the store is sound.

use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use vivier_tests::command_line::{binary, vivier};

/// How often it is killed; `VIVIER_KILLS` says otherwise.
const KILLS: usize = 25;

fn kills() -> usize {
    std::env::var("VIVIER_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

fn random(below: usize) -> usize {
    usize::try_from(RandomState::new().hash_one(()) >> 33).unwrap() % below
}

/// Runs it and kills it somewhere between its first and its last moment; whether it had said that it was done.
fn killed(store: &Path, arguments: &[&str], spins: usize) -> bool {
    let mut command = Command::new(binary());
    command.arg("--store").arg(store).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    for _ in 0..random(spins) {
        if let Some(ended) = child.try_wait().unwrap() {
            return ended.success();
        }
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap().success()
}

fn look(store: &Path) -> (u64, u64, u64) {
    let info = vivier(store, &["store", "info", "--json"]).expect(0).json();
    let count = |what: &str| info[what].as_u64().unwrap();
    let moved =
        vivier(store, &["applications", "list", "--stage", "interview", "--limit", "1", "--json"]).expect(0).json();
    (count("candidates"), count("applications"), moved["total"].as_u64().unwrap())
}

/// Fifty people who apply to the one posting.
fn file_of_people(folder: &Path, batch: usize) -> String {
    let mut text = "Nom;E-mail;Annonce\n".to_owned();
    for number in 0..50 {
        text.push_str(&format!("Zoé Martin{batch}x{number};zoe{batch}x{number}@example.com;Médiatrice\n"));
    }
    let path = folder.join(format!("{batch}.csv"));
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn whatever_is_killed_has_done_the_whole_of_it_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("my.vivier");
    let posting = folder.path().join("mediatrice.md");
    std::fs::write(&posting, "---\ntitle: Médiatrice\nopen: true\n---\nÉcrivez à emploi@example.org.\n").unwrap();
    vivier(&store, &["postings", "import", posting.to_str().unwrap()]).expect(0);
    let stages = vivier(&store, &["stages", "list", "--json"]).expect(0).json();
    let stage = |code: &str| {
        let stages: &Vec<Value> = stages["stages"].as_array().unwrap();
        stages.iter().find(|stage| stage["name"]["code"] == code).unwrap()["id"].clone()
    };
    let (mut survived, mut said_done) = (0, 0);
    for round in 0..kills() {
        let before = look(&store);
        let people = file_of_people(folder.path(), round);
        let everybody = |to: &str| {
            let expected =
                vivier(&store, &["applications", "list", "--limit", "1", "--json"]).expect(0).json()["total"].clone();
            json!({ "selection": { "filter": {}, "expected": expected }, "to": stage(to) }).to_string()
        };
        let copy = folder.path().join(format!("copie-{round}.vivier"));
        let (done, whole) = match round % 5 {
            0 | 1 => (killed(&store, &["candidates", "import", &people], 6000), (50, 50, None)),
            2 => {
                (killed(&store, &["call", "applications.move", &everybody("interview")], 6000), (0, 0, Some(before.1)))
            }
            3 => (killed(&store, &["store", "backup", copy.to_str().unwrap()], 6000), (0, 0, None)),
            _ => {
                let list = vivier(&store, &["candidates", "list", "--limit", "1", "--json"]).expect(0).json();
                let id = list["rows"][0]["id"].to_string();
                if id == "null" {
                    continue;
                }
                let done = killed(&store, &["candidates", "erase", &id, "--yes"], 6000);
                // Once it is in the ledger, opening finishes it.
                vivier(&store, &["applications", "move", "0", "--to", "new"]);
                let now = look(&store);
                assert!(now.0 == before.0 - 1 || (now.0 == before.0 && !done), "{before:?} {now:?}");
                survived += 1;
                continue;
            }
        };
        let now = look(&store);
        let nothing = (before.0, before.1);
        let all = (before.0 + whole.0, before.1 + whole.1);
        let held = (now.0, now.1);
        assert!(held == all || (held == nothing && !done), "round {round}: {before:?} {now:?} {done}");
        if let Some(moved) = whole.2 {
            assert!(now.2 == moved || (now.2 == before.2 && !done), "round {round}: {before:?} {now:?}");
        }
        if copy.exists() {
            // A copy that has its name is a whole one.
            vivier(&copy, &["store", "check"]).expect(0);
        } else {
            assert!(round % 5 != 3 || !done);
        }
        survived += 1;
        said_done += usize::from(done);
    }
    vivier(&store, &["store", "check"]).expect(0);
    println!("{survived} kills survived, {said_done} of them too late");
}
