//! Postings that live, as a script on a server deals with them.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;
use vivier_tests::command_line::{binary, vivier};

const JURISTE: &str = "---\ntitle: Juriste\nopen: true\n---\nBonjour\n\n## Candidater\n\nCV à camille@example.org.\n";

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn store_in(folder: &Path) -> std::path::PathBuf {
    folder.join("my.vivier")
}

#[test]
fn a_dry_run_tells_all_and_takes_nothing_in() {
    let (home, folder) = (TempDir::new().unwrap(), folder_with(&[("juriste.md", JURISTE), ("grille.pdf", "%PDF")]));
    let store = store_in(home.path());
    let path = folder.path().to_str().unwrap();
    let import = vivier(&store, &["postings", "import", path]).expect(0);
    assert!(import.stderr.contains("passed over") && import.stderr.contains("1 .pdf"), "{}", import.stderr);
    fs::write(folder.path().join("juriste.md"), JURISTE.replace("true", "false").replace("Bonjour", "Bonsoir"))
        .unwrap();
    let dry = vivier(&store, &["postings", "import", "--dry-run", path]).expect(0).stdout;
    for line in ["changed: Juriste  (juriste.md)", "    state: open → closed", "    -Bonjour", "    +Bonsoir"] {
        assert!(dry.contains(line), "{line} in {dry}");
    }
    assert!(dry.contains("Nothing was taken in. There are 0 new, 1 changed"), "{dry}");
    let folders = vivier(&store, &["postings", "folders"]).expect(0).stdout;
    assert!(folders.contains("1 changed"), "{folders}");
    let refreshed = vivier(&store, &["postings", "refresh"]).expect(0).stdout;
    assert!(refreshed.starts_with("0 new, 1 changed"), "{refreshed}");
    assert!(vivier(&store, &["postings", "versions", "1"]).expect(0).stdout.contains("state: open → closed"));
    fs::remove_file(folder.path().join("juriste.md")).unwrap();
    let refreshed = vivier(&store, &["postings", "refresh", path]).expect(0).stdout;
    assert!(refreshed.contains("1 gone"), "{refreshed}");
    assert!(vivier(&store, &["postings", "list", "--gone"]).expect(0).stdout.contains("closed, file gone"));
    assert!(vivier(&store, &["history"]).expect(0).stdout.contains("marked 1 posting as gone from"));
    fs::remove_dir_all(folder.path()).unwrap();
    assert!(vivier(&store, &["postings", "refresh"]).expect(1).stderr.contains("is not there now"));
}

#[test]
fn a_dry_run_needs_no_store_and_makes_none() {
    let home = TempDir::new().unwrap();
    let store = store_in(home.path());
    let mut long = String::new();
    for n in 0..60 {
        long += &format!("Elle fera la tâche {n} avec l’équipe {n}, et tient les comptes du port, jour après jour.\n");
    }
    let twice = format!("---\ntitle: Comptable\n---\n{long}");
    let folder =
        folder_with(&[("juriste.md", JURISTE), ("a.md", &twice), ("b.md", &twice.replace("tâche 7 ", "mission 7 "))]);
    let dry = vivier(&store, &["postings", "import", "--dry-run", folder.path().to_str().unwrap()]).expect(0).stdout;
    assert!(dry.contains("There are 3 new, 0 changed"), "{dry}");
    assert!(dry.contains("the same role again?") && dry.contains("“Comptable”, which is new here too"), "{dry}");
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "no store, and nothing beside it");
    vivier(&store, &["postings", "list"]).expect(3);
}

#[test]
fn the_list_takes_several_kinds_of_contract_and_says_until_when() {
    let home = TempDir::new().unwrap();
    let store = store_in(home.path());
    vivier(&store, &["sample"]);
    let several =
        ["postings", "list", "--contract", "internship", "--contract", "civil_service", "--contract", "permanent"];
    let list = vivier(&store, &[&several[..], &["--sort", "deadline"]].concat()).expect(0).stdout;
    assert!(list.contains("closes") && list.contains("2026-12-18") && list.contains("Data engineer"), "{list}");
    assert!(!list.contains("Community coordinator"), "{list}");
    assert!(list.find("2026-11-29") < list.find("2026-12-18"), "{list}");
}

#[test]
fn values_are_set_taken_back_and_undone() {
    let (home, folder) = (TempDir::new().unwrap(), folder_with(&[("juriste.md", JURISTE)]));
    let store = store_in(home.path());
    vivier(&store, &["postings", "import", folder.path().to_str().unwrap()]).expect(0);
    let set = |arguments: &[&str]| vivier(&store, &[&["postings", "set", "1"], arguments].concat());
    let shown = set(&["deadline", "2026-03-01"]).expect(0).stdout;
    assert!(shown.contains("deadline") && shown.contains("2026-03-01  (added)"), "{shown}");
    let shown = set(&["state", "filled"]).expect(0).stdout;
    assert!(shown.contains("filled  (corrected, the file says: open)"), "{shown}");
    let shown = set(&["contact", "yann@example.org", "--instead-of", "camille@example.org"]).expect(0).stdout;
    assert!(shown.contains("write to  yann@example.org  (corrected"), "{shown}");
    set(&["criterion", "Écrire clair", "--plus"]).expect(0);
    set(&["pieces", "cv & letter?"]).expect(0);
    set(&["answer_within_days", "14"]).expect(0);
    set(&["proof", "🐟", "--where", "subject"]).expect(0);
    let shown = vivier(&store, &["postings", "show", "1"]).expect(0).stdout;
    for line in ["a plus", "within 14 days  (added)", "🐟 (in the subject)", "cv & letter?"] {
        assert!(shown.contains(line), "{line} in {shown}");
    }
    assert!(set(&["contact", "yann@"]).expect(2).stderr.contains("cannot be a posting’s contact"));
    set(&["pieces", "cv &"]).expect(2);
    set(&["charm", "much"]).expect(2);
    set(&["state", "--unset"]).expect(0);
    assert!(set(&["state", "--unset"]).expect(0).stdout.starts_with("It was so already."));
    assert!(vivier(&store, &["undo"]).expect(0).stdout.starts_with("Undone: took back state of “Juriste”."));

    vivier(&store, &["contacts", "replace", "yann@example.org", "zoe@example.org"]).expect(0);
    let contacts = vivier(&store, &["contacts", "list"]).expect(0).stdout;
    assert!(contacts.contains("zoe@example.org") && contacts.contains("← yann@example.org"), "{contacts}");
    assert!(vivier(&store, &["contacts", "show", "zoe@example.org"]).expect(0).stdout.contains("Juriste"));
    vivier(&store, &["contacts", "show", "yann@example.org"]).expect(3);
}

#[test]
fn a_posting_is_added_from_a_pipe_and_rewritten() {
    let home = TempDir::new().unwrap();
    let store = store_in(home.path());
    let mut child = Command::new(binary())
        .arg("--store")
        .arg(&store)
        .args(["postings", "add", "--title", "Comptable", "--organisation", "Ponant", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("Envoyez un CV à camille@example.org.\n".as_bytes()).unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
    let page = vivier(&store, &["postings", "show", "1", "--json"]).json();
    assert_eq!((&page["title"], &page["organisation"]), (&"Comptable".into(), &"Ponant".into()));
    let file = home.path().join("texte.md");
    fs::write(&file, "---\ntitle: Comptable confirmée\n---\nBonjour\n").unwrap();
    let rewritten = vivier(&store, &["postings", "rewrite", "1", file.to_str().unwrap()]).expect(0);
    assert!(rewritten.stdout.starts_with("1  Comptable confirmée, version 2"), "{}", rewritten.stdout);
    assert!(vivier(&store, &["postings", "show", "1", "--version", "1"]).stdout.starts_with("Comptable\n"));
}
