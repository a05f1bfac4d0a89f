//! The command line, killed at random moments of an import, a move of many, a merge, a copy, an erasure and a migration: what it had said
//! was done is there, nothing is half done, and the store is sound.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::command_line::vivier;
use vivier_tests::kills::{Killer, kills};
use vivier_tests::older_store::{leave_store, schema_of};

const KILLS: usize = 220;
const KILLS_OF_MIGRATIONS: usize = 60;
/// After so many a store is looked through whole, and another begun.
const SERIES: usize = 35;
const ALL: [Act; 5] = [Act::Import, Act::Move, Act::Merge, Act::Copy, Act::Erase];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Act {
    Import,
    Move,
    Merge,
    Copy,
    Erase,
}

/// What can be counted of a store from outside.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Held {
    people: u64,
    applications: u64,
    interviewed: u64,
}

struct Series {
    folder: TempDir,
    store: PathBuf,
    interview: Value,
    batches: usize,
    held: Held,
}

impl Series {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("my.vivier");
        let posting = folder.path().join("mediatrice.md");
        std::fs::write(&posting, "---\ntitle: Médiatrice\nopen: true\n---\nÉcrivez à emploi@example.org.\n").unwrap();
        vivier(&store, &["postings", "import", posting.to_str().unwrap()]).expect(0);
        let stages = vivier(&store, &["stages", "list", "--json"]).expect(0).json();
        let stages = stages["stages"].as_array().unwrap();
        let interview = stages.iter().find(|stage| stage["name"]["code"] == "interview").unwrap()["id"].clone();
        let held = look(&store);
        Self { folder, store, interview, batches: 0, held }
    }

    /// Fifty people who apply to the one posting.
    fn people(&mut self) -> String {
        self.batches += 1;
        let mut text = "Nom;E-mail;Annonce\n".to_owned();
        for number in 0..50 {
            let batch = self.batches;
            text.push_str(&format!("Zoé Martin{batch}x{number};zoe{batch}x{number}@example.com;Médiatrice\n"));
        }
        let path = self.folder.path().join("people.csv");
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn two(&self) -> [String; 2] {
        let list = vivier(&self.store, &["candidates", "list", "--limit", "2", "--json"]).expect(0).json();
        [0, 1].map(|place| list["rows"][place]["id"].to_string())
    }

    /// Does it, is killed at it, and looks whether all of it is there or nothing.
    fn suffer(&mut self, act: Act, killer: &mut Killer) {
        let before = self.held;
        let copy = self.folder.path().join("copie.vivier");
        let (done, all) = match act {
            Act::Import => {
                let people = self.people();
                let all = Held { people: before.people + 50, applications: before.applications + 50, ..before };
                (killer.kill(&self.store, &["candidates", "import", &people]), all)
            }
            Act::Move => {
                let selection = json!({ "filter": {}, "expected": before.applications });
                let everybody = json!({ "selection": selection, "to": self.interview }).to_string();
                let all = Held { interviewed: before.applications, ..before };
                (killer.kill(&self.store, &["call", "applications.move", &everybody]), all)
            }
            Act::Merge => {
                let [keep, from] = self.two();
                // Both applications stay: they were two.
                let all = Held { people: before.people - 1, ..before };
                (killer.kill(&self.store, &["candidates", "merge", &keep, &from]), all)
            }
            Act::Copy => (killer.kill(&self.store, &["store", "backup", copy.to_str().unwrap()]), before),
            Act::Erase => {
                let [id, _] = self.two();
                let done = killer.kill(&self.store, &["candidates", "erase", &id, "--now", "--yes"]);
                // Once it is in the ledger, whoever opens the store to write finishes it.
                vivier(&self.store, &["applications", "move", "0", "--to", "new"]);
                let now = look(&self.store);
                let fewer = now.people + 1 == before.people && now.applications < before.applications;
                assert!(fewer || (now == before && !done), "{before:?} {now:?} {done}");
                (fewer, now)
            }
        };
        let now = look(&self.store);
        assert!(now == all || (now == before && !done), "{act:?}: {before:?} {now:?} {done}");
        if act == Act::Copy {
            assert!(copy.exists() || !done);
            if copy.exists() {
                // A copy that has its name is a whole one.
                assert_eq!(look(&copy), before);
                vivier(&copy, &["store", "check"]).expect(0);
                std::fs::remove_file(&copy).unwrap();
            }
        }
        self.held = now;
    }
}

fn look(store: &Path) -> Held {
    let info = vivier(store, &["store", "info", "--json"]).expect(0).json();
    let interviewed =
        vivier(store, &["applications", "list", "--stage", "interview", "--limit", "1", "--json"]).expect(0).json();
    let count = |value: &Value| value.as_u64().unwrap();
    Held {
        people: count(&info["candidates"]),
        applications: count(&info["applications"]),
        interviewed: count(&interviewed["total"]),
    }
}

#[test]
fn whatever_is_killed_has_done_the_whole_of_it_or_nothing() {
    let mut killers: [Killer; ALL.len()] = Default::default();
    let all = kills(KILLS);
    let mut left = all;
    while left > 0 {
        let mut series = Series::new();
        let now = left.min(SERIES);
        for act in ALL.iter().cycle().take(now) {
            let place = ALL.iter().position(|known| known == act).unwrap();
            if matches!(act, Act::Merge | Act::Erase) && series.held.people < 2 {
                let people = series.people();
                vivier(&series.store, &["candidates", "import", &people]).expect(0);
                series.held = look(&series.store);
            }
            series.suffer(*act, &mut killers[place]);
        }
        vivier(&series.store, &["store", "check"]).expect(0);
        left -= now;
    }
    let count = |what: fn(&Killer) -> usize| killers.iter().map(what).sum::<usize>();
    let (killed, too_late) = (count(|killer| killer.killed), count(|killer| killer.too_late));
    assert!(killed * 2 > all, "{too_late} of {all} were done before they could be killed: that proves little");
    println!(
        "figure: {killed} kills survived of imports, moves, merges, copies and erasures, {too_late} came too late"
    );
}

#[test]
fn a_store_that_is_being_brought_forward_is_the_old_one_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let left_behind = folder.path().join("left.vivier");
    leave_store(&left_behind);
    let write = ["candidates", "add", "Awa Diop"];
    let mut killer = Killer::default();
    let (mut old, mut new) = (0, 0);
    let all = kills(KILLS_OF_MIGRATIONS);
    for round in 0..all {
        let home = folder.path().join(round.to_string());
        std::fs::create_dir(&home).unwrap();
        let store = home.join("my.vivier");
        std::fs::copy(&left_behind, &store).unwrap();
        let done = killer.kill(&store, &write);
        if schema_of(&store) == 1 {
            old += 1;
        } else {
            new += 1;
        }
        for entry in std::fs::read_dir(&home).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_string_lossy().contains(".before-schema-")
                && path.extension().is_some_and(|ending| ending == "vivier")
            {
                assert_eq!(schema_of(&path), 1, "the copy from before is whole");
            }
        }
        let people = look(&store).people;
        assert!(people == 1 || (people == 0 && !done), "{people} {done}");
        vivier(&store, &["candidates", "add", "Zoé Martin"]).expect(0);
        let list = vivier(&store, &["postings", "list", "--json"]).expect(0).json();
        assert_eq!(list["rows"][0]["title"], "Juriste", "{list}");
        vivier(&store, &["store", "check"]).expect(0);
        std::fs::remove_dir_all(&home).unwrap();
    }
    assert!(killer.killed * 2 > all, "{killer:?}");
    println!(
        "figure: {} kills survived while a store was brought forward, {old} were still the old one, {new} the new one",
        killer.killed
    );
}
