//! How long postings take, each figure beside the same done bare: the bytes read, and rows written without a reader, a journal or an
//! index. `cargo xtask bench postings` runs it, in release.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use desk::{Access, Desk};
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;
use vivier_tests::figures::{Table, median, time};

fn main() -> ExitCode {
    let folder = TempDir::new().unwrap();
    let mut table = Table::default();
    corpus(folder.path(), &mut table);
    many(folder.path(), &mut table);
    large(folder.path(), &mut table);
    table.finish()
}

/// The real postings, where they are.
fn corpus(folder: &Path, table: &mut Table) {
    let Some(corpus) = std::env::var_os("VIVIER_CORPUS") else {
        println!("the real postings are skipped: VIVIER_CORPUS is not set");
        return;
    };
    let real = Path::new(&corpus).join("real");
    let files = files_of(&real);
    let takes = median((0..7).map(|_| import(&fresh(folder), &real, files.len() as u64)));
    let bare = median((0..7).map(|_| bare(folder, &files)));
    table.line(&format!("import {} real postings", files.len()), takes, Some(bare), Some(Duration::from_millis(60)));
}

fn many(folder: &Path, table: &mut Table) {
    let mut each = Vec::new();
    for count in [1_000, 10_000] {
        let postings = folder.join(format!("{count}"));
        generate(&postings, count);
        let files = files_of(&postings);
        let budget = (count == 10_000).then_some(Duration::from_secs(5));
        let desk = fresh(folder);
        let takes = import(&desk, &postings, count);
        table.line(&format!("import {count} postings of 5 kB"), takes, Some(bare(folder, &files)), budget);
        each.push(takes.as_secs_f64() / f64::from(u32::try_from(count).unwrap()));
        if count == 10_000 {
            known(&desk, &postings, table);
        }
    }
    table.ratio("one of 10,000 beside one of 1,000", each[1] / each[0], 1.3);
}

/// What is done again and again with 10,000 postings in the store.
fn known(desk: &Desk, postings: &Path, table: &mut Table) {
    let again = median((0..3).map(|_| {
        time(|| {
            let report = desk.call("postings.import", json!({ "paths": [postings] }), None).unwrap();
            assert_eq!(report["unchanged"], 10_000);
        })
    }));
    let files = files_of(postings);
    let read = median((0..3).map(|_| time(|| files.iter().for_each(|file| drop(fs::read(file).unwrap())))));
    table.line("import 10000 again, unchanged", again, Some(read), Some(Duration::from_secs(1)));
    let look = median((0..5).map(|_| time(|| drop(desk.call("collections.list", json!({}), None).unwrap()))));
    table.line("look whether 10000 files have changed", look, None, Some(Duration::from_millis(250)));
    for (what, text) in
        [("the first page", ""), ("found by a word of the text", "estuaire"), ("by two words", "post vela")]
    {
        let request = json!({ "text": text, "states": [], "organisation": null, "sort": "title", "descending": false, "offset": 0, "limit": 100 });
        let listed = desk.call("postings.list", request.clone(), None).unwrap();
        let takes = median((0..25).map(|_| time(|| drop(desk.call("postings.list", request.clone(), None).unwrap()))));
        let name = format!("list of 10000, {what} ({} found)", listed["total"]);
        // The first page of a list, or a search as one types.
        let budget = Duration::from_millis(if text.is_empty() { 5 } else { 10 });
        table.line(&name, takes, None, Some(budget));
    }
    let show =
        median((0..25).map(|n| time(|| drop(desk.call("postings.show", json!({ "id": 1 + n * 100 }), None).unwrap()))));
    table.line("show one posting", show, None, Some(Duration::from_millis(5)));
    let settle = median((0..25).map(|n| {
        let value = json!({ "field": "title", "value": format!("Titre {n}") });
        let request = json!({ "id": 7, "values": [{ "which": "", "value": value }] });
        time(|| drop(desk.call("postings.settle", request, None).unwrap()))
    }));
    table.line("settle one value, durable", settle, None, Some(Duration::from_millis(5)));
}

/// One text of 1, 2 and 4 MB: time grows as the text does.
fn large(folder: &Path, table: &mut Table) {
    let mut times = Vec::new();
    for megabytes in [1_u64, 2, 4] {
        let postings = folder.join(format!("large-{megabytes}"));
        fs::create_dir_all(&postings).unwrap();
        let file = postings.join("large.md");
        fs::write(&file, text(megabytes, 1_000_000 * usize::try_from(megabytes).unwrap())).unwrap();
        let takes = median((0..3).map(|_| import(&fresh(folder), &postings, 1)));
        table.line(&format!("import one text of {megabytes} MB"), takes, Some(bare(folder, &[file])), None);
        times.push(takes.as_secs_f64());
    }
    table.ratio("a text of 4 MB beside one of 1 MB, for each byte", times[2] / times[0] / 4.0, 1.3);
}

/// A desk over a new store.
fn fresh(folder: &Path) -> Desk {
    let path = folder.join(format!("{}.vivier", fs::read_dir(folder).unwrap().count()));
    let desk = Desk::new(path, "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, Access::Create).unwrap();
    desk
}

fn import(desk: &Desk, folder: &Path, expected: u64) -> Duration {
    time(|| {
        let report = desk.call("postings.import", json!({ "paths": [folder] }), None).unwrap();
        assert_eq!(report["new"], expected, "{}", report["files"][0]);
    })
}

/// The bytes read, and for each file its bytes and a dozen small rows written, in one transaction.
fn bare(folder: &Path, files: &[PathBuf]) -> Duration {
    let path = folder.join("bare.sqlite");
    let _ = fs::remove_file(&path);
    let mut connection = open_bare(&path);
    let takes = time(|| {
        let tx = connection.transaction().unwrap();
        for file in files {
            let bytes = fs::read(file).unwrap();
            let mut insert = tx.prepare_cached("INSERT INTO file (path, bytes) VALUES (?1, ?2)").unwrap();
            insert.execute((file.display().to_string(), bytes)).unwrap();
            let id = tx.last_insert_rowid();
            let mut insert = tx.prepare_cached("INSERT INTO detail (file, text) VALUES (?1, ?2)").unwrap();
            for _ in 0..12 {
                insert.execute((id, "Savoir écrire un français clair")).unwrap();
            }
        }
        tx.commit().unwrap();
    });
    drop(connection);
    fs::remove_file(&path).unwrap();
    takes
}

#[expect(clippy::disallowed_methods, reason = "this is no store, but what a store is measured against")]
fn open_bare(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
             CREATE TABLE detail (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
             CREATE INDEX detail_by_file ON detail (file);",
        )
        .unwrap();
    connection
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn generate(folder: &Path, count: u64) {
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        fs::write(folder.join(format!("{number:05}.md")), text(number, 5_000)).unwrap();
    }
}

/// An invented posting of that many bytes, another for each number and the same every time.
fn text(number: u64, bytes: usize) -> String {
    let mut words = Words(number.wrapping_add(1));
    let mut text = format!(
        "---\ntitle: Poste {} {}\norganisation: Maison {}\nopen: {}\ndate: 2026-{:02}-{:02}\n---\n# Contexte\n\n",
        words.word(),
        words.word(),
        number % 200,
        !number.is_multiple_of(3),
        1 + number % 12,
        1 + number % 28,
    );
    let ending = format!(
        "\n## Profil\n\n- Connaître {}\n- Savoir {}\n- Avoir envie de {}\n- Une expérience de {} serait un plus\n\n## Conditions\n\n\
         - Contrat : CDI\n- Lieu : Saint-{}\n\n## Candidater\n\nEnvoyez votre CV et quelques lignes de motivation à \
         camille{}@example.org avant le 28 février 2026.\n",
        words.words(6),
        words.words(6),
        words.words(6),
        words.words(4),
        words.word(),
        number % 500,
    );
    while text.len() + ending.len() < bytes {
        let _ = write!(text, "{}.\n\n", words.words(30));
    }
    text + &ending
}

/// Words of invented syllables; every now and then an estuary.
struct Words(u64);

const WORDS: usize = 8_000;
const SYLLABLES: [&str; 24] = [
    "ba", "chor", "dé", "fil", "gra", "hou", "jen", "ka", "lis", "mon", "né", "plou", "qui", "ras", "sel", "tou",
    "vel", "a", "zan", "mar", "cri", "pont", "lu", "or",
];

impl Words {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    /// As in a language, few words are most of a text.
    fn word(&mut self) -> String {
        let rank = self.next(WORDS).min(self.next(WORDS)).min(self.next(WORDS));
        if rank == 997 {
            return "estuaire".to_owned();
        }
        let mut of_rank = Self(u64::try_from(rank).unwrap());
        (0..2 + rank % 3).map(|_| SYLLABLES[of_rank.next(SYLLABLES.len())]).collect()
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}
