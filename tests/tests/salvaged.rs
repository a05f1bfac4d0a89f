//! The front door of a store: read and left as it was, and what is saved of one that is damaged.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use vivier_tests::command_line::vivier;

fn names_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != "my.vivier.lock").collect();
    names.sort();
    names
}

/// How a page with rows of a table begins.
const TABLE_LEAF: u8 = 0x0D;
/// In a note of the sample set.
const NOTED: &str = "disponible sous deux mois";

fn holds(page: &[u8], text: &str) -> bool {
    page.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A store with the sample set.
static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("my.vivier");
    vivier(&store, &["sample"]);
    fs::read(store).unwrap()
});

#[test]
fn after_any_command_that_reads_there_is_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("my.vivier");
    fs::write(&store, &*SAMPLE).unwrap();
    let before = fs::read(&store).unwrap();
    for words in [
        &["postings", "list"][..],
        &["candidates", "list"],
        &["report", "funnel"],
        &["store", "info"],
        &["store", "check"],
        &["store", "look", store.to_str().unwrap()],
        &["history"],
    ] {
        vivier(&store, words).expect(0);
        assert_eq!(names_in(folder.path()), ["my.vivier"], "{words:?}");
    }
    assert!(fs::read(&store).unwrap() == before, "looking changes nothing");
}

#[test]
fn of_a_damaged_store_what_can_be_read_is_saved_and_the_rest_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("my.vivier");
    fs::write(&store, &*SAMPLE).unwrap();
    // The list of tables begins on the first page: without it, nothing can be opened at all.
    let mut bytes = fs::read(&store).unwrap();
    bytes[100..4096].fill(0xA5);
    fs::write(&store, &bytes).unwrap();
    let refused = vivier(&store, &["postings", "list"]).expect(3);
    assert!(refused.stderr.contains("vivier store salvage"), "{}", refused.stderr);

    let name = store.to_str().unwrap();
    let to = folder.path().join("saved.vivier");
    let saved = vivier(&store, &["store", "salvage", name, "--into", to.to_str().unwrap(), "--json"]).expect(0).json();
    assert_eq!(saved["kinds"][0]["what"], "postings");
    assert_eq!(fs::read(&store).unwrap(), bytes, "the damaged one is only read");
    assert_eq!(vivier(&to, &["postings", "list", "--json"]).expect(0).json()["total"], 16);
    assert_eq!(vivier(&to, &["store", "check"]).expect(0).stdout, "The store is sound.\n");

    // And a page with notes on it: they are lost with it.
    let of_rows = |page: &&mut [u8]| page[0] == TABLE_LEAF && holds(page, NOTED);
    bytes.chunks_mut(4096).skip(1).find(of_rows).unwrap().fill(0);
    fs::write(&store, &bytes).unwrap();
    let said = vivier(&store, &["store", "salvage", name]).expect(1);
    assert!(said.stdout.contains("the damaged store was kept"), "{}", said.stdout);
    let kept = names_in(folder.path()).into_iter().find(|name| name.starts_with("my.damaged-")).unwrap();
    assert_eq!(fs::read(folder.path().join(kept)).unwrap(), bytes);
    let found = vivier(&store, &["search", "ponant"]).expect(0);
    assert!(found.stdout.contains("Ponant"), "what is searched is there again: {}", found.stdout);
    vivier(&store, &["store", "salvage", folder.path().join("nothing.vivier").to_str().unwrap()]).expect(3);
}
