use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hiring::{CandidateDetails, CandidateId, PersonName, VersionId};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use super::*;
use crate::testing::{Ticking, Trial, import, posting, trial};
use crate::{Access, NewApplication, NewFile, Op, Store};

const PAGE: usize = 4096;
const PEOPLE: u64 = 80;

/// The same numbers for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.roll() % sides as u64).unwrap()
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.roll().to_le_bytes()[0]).collect()
    }
}

/// People with notes, files and applications, on many pages.
fn store_with_people() -> Trial {
    let trial = trial();
    let titles: Vec<_> = (0..12).map(|number| posting(&format!("Juriste {number}"))).collect();
    let (_, postings) = import(&trial.store, &titles);
    let mut dice = Dice(7);
    for number in 0..PEOPLE {
        let name = format!("Camille Rouvière {number}");
        let details = CandidateDetails {
            name: PersonName::read(&name),
            addresses: vec![format!("camille.{number}@example.org")],
            tags: vec!["vivier".to_owned()],
            ..CandidateDetails::default()
        };
        let written = trial.store.transact(|tx| {
            let candidate = tx.add_candidate(&details.clone().read()?, tx.now())?;
            let posting = postings[usize::try_from(number).unwrap() % postings.len()];
            let version: i64 = tx.connection().query_row(
                "SELECT id FROM posting_version WHERE posting_id = ?1",
                [posting.raw()],
                |row| row.get(0),
            )?;
            tx.add_application(&NewApplication {
                candidate,
                posting,
                version: VersionId::new(version),
                stage: hiring::StageId::new(1),
                received_at: tx.now(),
                source: String::new(),
                asked: None,
                came: std::collections::BTreeSet::new(),
                answer_by: None,
            })?;
            tx.add_note(candidate, None, tx.now(), &format!("{name} parle de l’estran. ").repeat(20))?;
            let bytes = dice.bytes(3 * PAGE);
            let file = NewFile {
                candidate,
                application: None,
                name: "CV.bin",
                piece: None,
                media: "application/octet-stream",
                bytes: &bytes,
            };
            tx.attach_file(&file)?;
            Ok(((), Op::CandidateAdded { name: name.clone() }))
        });
        written.unwrap();
    }
    trial
}

/// A store that is closed, and its bytes.
fn closed_store() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let trial = store_with_people();
    let path = trial.path.clone();
    let folder = trial.close();
    let bytes = fs::read(&path).unwrap();
    (folder, path, bytes)
}

fn look(path: &Path) -> Connection {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// The rows of each table, by their keys.
type Rows = BTreeMap<String, BTreeMap<String, Vec<Value>>>;

fn rows_of(path: &Path) -> Rows {
    let connection = look(path);
    let mut rows = Rows::new();
    for table in tables_of(&connection).unwrap() {
        let columns = table.columns.join(", ");
        let sql = format!("SELECT {columns} FROM {}", table.name);
        let key = table.number.unwrap_or_default();
        let mut statement = connection.prepare(&sql).unwrap();
        let values = statement
            .query_map([], |row| (0..table.columns.len()).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>())
            .unwrap();
        for row in values {
            let row = row.unwrap();
            let key = if table.number.is_some() || table.name == "blob" || table.name.starts_with("blob_") {
                format!("{:?}", row[key])
            } else {
                format!("{row:?}")
            };
            rows.entry(table.name.clone()).or_default().insert(key, row);
        }
    }
    rows
}

fn saved(path: &Path) -> Result<Salvaged, Error> {
    salvage(path, None, &Ticking::default(), &mut |_, _| true)
}

fn losses(salvaged: &Salvaged) -> Vec<&str> {
    salvaged
        .tables
        .iter()
        .filter(|table| table.damaged || table.lost + table.mended > 0)
        .map(|it| it.name.as_str())
        .collect()
}

#[test]
fn of_a_store_that_is_whole_everything_is_saved() {
    let (_folder, path, bytes) = closed_store();
    let before = rows_of(&path);
    let salvaged = saved(&path).unwrap();
    assert_eq!((losses(&salvaged), salvaged.lost_pages, salvaged.spoiled), (vec![], 0, 0));
    assert_eq!(rows_of(&path), before);
    assert!(salvaged.damaged.ends_with("my.damaged-1970-01-01.vivier"), "{salvaged:?}");
    assert_eq!(fs::read(&salvaged.damaged).unwrap(), bytes, "the damaged one is as it was");
}

/// Fifty of them, each with other pages overwritten: by garbage or by zeros.
#[test]
fn whatever_pages_are_lost_what_is_saved_was_there_and_is_whole() {
    let (folder, path, bytes) = closed_store();
    let before = rows_of(&path);
    let pages = bytes.len() / PAGE;
    let mut saved_rows = 0;
    for seed in 0..50 {
        let mut dice = Dice(seed);
        let mut broken = bytes.clone();
        let lost: Vec<usize> = (0..=dice.below(4)).map(|_| dice.below(pages)).collect();
        for page in &lost {
            let with = if dice.roll() & 1 == 0 { dice.bytes(PAGE) } else { vec![0; PAGE] };
            broken[page * PAGE..(page + 1) * PAGE].copy_from_slice(&with);
        }
        let damaged = folder.path().join(format!("broken-{seed}.vivier"));
        fs::write(&damaged, &broken).unwrap();
        let salvaged = saved(&damaged).unwrap_or_else(|error| panic!("{seed}, {lost:?}: {error:?}"));
        assert_eq!(findings(&look(&damaged)).unwrap(), Vec::<String>::new(), "{seed}, {lost:?}");
        for (table, rows) in rows_of(&damaged) {
            let known = before.get(&table).cloned().unwrap_or_default();
            let others: Vec<_> = rows.iter().filter(|(key, row)| known.get(*key) != Some(row)).collect();
            let said = salvaged.tables.iter().find(|it| it.name == table).unwrap();
            // Stand-ins bring an empty text, and a reading of it.
            let allowed = if ["blob", "blob_text", "collection", "reading"].contains(&table.as_str()) {
                1 + said.mended
            } else {
                said.mended
            };
            let allowed = if table == "reading" { allowed + 12 } else { allowed };
            assert!(others.len() as u64 <= allowed, "{seed}, {lost:?}: {table}: {others:?}");
            saved_rows += rows.len();
        }
        let store = Store::open(&damaged, Access::Write, Arc::new(Ticking::default()), "Camille").unwrap();
        store.info().unwrap();
        drop(store);
        assert_eq!(fs::read(&salvaged.damaged).unwrap(), broken);
    }
    let all: usize = before.values().map(BTreeMap::len).sum();
    assert!(saved_rows > all * 50 * 9 / 10, "{saved_rows} of {}", all * 50);
}

/// The number of a page that holds notes and nothing else.
fn a_leaf_of(path: &Path, table: &str) -> u32 {
    let mut pages = Pages::open(path).unwrap();
    let found = find(&mut pages, &mut |_| Ok(())).unwrap();
    let root = found.tables[table];
    let mut met = HashSet::new();
    walk(&mut pages, root, &mut met, &mut |_| Ok::<(), Error>(())).unwrap();
    let leaf = met.into_iter().filter(|page| *page != root).max();
    leaf.expect("it has several pages")
}

fn without_page(path: &Path, page: u32) {
    let mut bytes = fs::read(path).unwrap();
    let at = (page as usize - 1) * PAGE;
    bytes[at..at + PAGE].fill(0xA5);
    fs::write(path, bytes).unwrap();
}

#[test]
fn one_bad_leaf_costs_what_stood_on_it_and_nothing_of_other_tables() {
    let (_folder, path, _) = closed_store();
    let before = rows_of(&path);
    without_page(&path, a_leaf_of(&path, "note"));
    let salvaged = saved(&path).unwrap();
    assert_eq!(losses(&salvaged), ["note"]);
    let said = salvaged.tables.iter().find(|table| table.name == "note").unwrap();
    assert!(said.lost > 0 && said.lost < 20, "{said:?}");
    assert_eq!(said.kept + said.lost, PEOPLE, "the indexes know how many there were");
    let mut after = rows_of(&path);
    let notes = after.remove("note").unwrap();
    assert_eq!(notes.len() as u64, said.kept);
    assert!(notes.iter().all(|(key, row)| before["note"][key] == *row));
    let mut others = before;
    others.remove("note");
    assert_eq!(after, others);
}

#[test]
fn whoever_is_lost_leaves_their_files_and_keeps_their_name_or_address() {
    let (_folder, path, _) = closed_store();
    let before = rows_of(&path);
    without_page(&path, a_leaf_of(&path, "candidate"));
    let salvaged = saved(&path).unwrap();
    let people = salvaged.tables.iter().find(|table| table.name == "candidate").unwrap();
    assert!(people.mended > 0, "{people:?}");
    let after = rows_of(&path);
    assert_eq!(after["file"], before["file"]);
    assert_eq!(after["application"], before["application"]);
    let names: Vec<_> = after["candidate"].iter().filter(|(key, row)| before["candidate"][*key] != **row).collect();
    assert!(names.iter().all(|(_, row)| format!("{:?}", row[1]).contains("@example.org")), "{names:?}");
    // They are found, and nobody new gets a number that was somebody's.
    let store = Store::open(&path, Access::Write, Arc::new(Ticking::default()), "Camille").unwrap();
    let details = CandidateDetails { name: PersonName::read("Awa Diop"), ..CandidateDetails::default() };
    let added = store.transact(|tx| {
        Ok((tx.add_candidate(&details.clone().read()?, tx.now())?, Op::CandidateAdded { name: "Awa Diop".to_owned() }))
    });
    assert_eq!(added.unwrap().value, CandidateId::new(i64::try_from(PEOPLE).unwrap() + 1));
}

#[test]
fn whoever_was_changed_in_any_way_is_saved_under_their_name() {
    let trial = store_with_people();
    let written = trial.store.transact(|tx| {
        for id in (1..=PEOPLE).map(|id| CandidateId::new(i64::try_from(id).unwrap())) {
            let details = CandidateDetails { headline: "Éditrice".to_owned(), ..tx.candidate(id)?.details };
            tx.write_candidate(id, &details.read()?)?;
        }
        Ok(((), Op::RetentionSaved))
    });
    written.unwrap();
    let path = trial.path.clone();
    let _folder = trial.close();
    let named = |rows: &Rows| rows["candidate"].values().map(|row| row[1].clone()).collect::<Vec<_>>();
    let before = named(&rows_of(&path));
    without_page(&path, a_leaf_of(&path, "candidate"));
    let salvaged = saved(&path).unwrap();
    assert!(salvaged.tables.iter().any(|table| table.name == "candidate" && table.mended > 0), "{salvaged:?}");
    assert_eq!(named(&rows_of(&path)), before);
}

#[test]
fn a_file_that_is_not_what_it_was_is_left_out_and_said() {
    let (_folder, path, mut bytes) = closed_store();
    let cv: Vec<u8> =
        look(&path).query_row("SELECT bytes FROM blob WHERE length(bytes) = ?1", [3 * PAGE], |row| row.get(0)).unwrap();
    let needle = &cv[PAGE..PAGE + 64];
    let at = bytes.windows(64).position(|window| window == needle).unwrap();
    bytes[at] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let salvaged = saved(&path).unwrap();
    assert_eq!(salvaged.spoiled, 1);
    let table = |name: &str| salvaged.tables.iter().find(|table| table.name == name).unwrap().clone();
    assert_eq!((table("blob").lost, table("file").lost), (1, 1));
    assert_eq!(table("file").kept, PEOPLE - 1);
}

#[test]
fn what_only_the_log_holds_is_saved_too() {
    let trial = store_with_people();
    let before = {
        // While it is open, all of it is in the log.
        let copy = trial.path.with_file_name("copie.vivier");
        for ending in ["", "-wal"] {
            fs::copy(beside(&trial.path, ending), beside(&copy, ending)).unwrap();
        }
        assert!(fs::metadata(beside(&copy, "-wal")).unwrap().len() > 100_000);
        copy
    };
    let salvaged = saved(&before).unwrap();
    assert_eq!(losses(&salvaged), Vec::<&str>::new());
    assert_eq!(rows_of(&before), rows_of(&trial.path));
    assert!(beside(Path::new(&salvaged.damaged), "-wal").exists());
}

#[test]
fn stopped_nothing_has_happened_and_what_is_no_store_is_refused() {
    let (folder, path, bytes) = closed_store();
    let clock = Ticking::default();
    let mut looks = 0;
    let stopped = salvage(&path, None, &clock, &mut |_, _| {
        looks += 1;
        looks < 400
    });
    assert!(matches!(stopped, Err(Error::Cancelled)), "{stopped:?}");
    let text = folder.path().join("lettre.vivier");
    fs::write(&text, "Ceci n’est pas un vivier, mais une lettre. ".repeat(500)).unwrap();
    assert!(matches!(saved(&text), Err(Error::Foreign { .. })));
    assert!(matches!(salvage(&path, Some(&text), &clock, &mut |_, _| true), Err(Error::Exists { .. })));
    let to = folder.path().join("sauvé.vivier");
    salvage(&path, Some(&to), &clock, &mut |_, _| true).unwrap();
    assert_eq!(rows_of(&to), rows_of(&path));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert!(
        fs::read_dir(folder.path()).unwrap().all(|it| !it.unwrap().file_name().to_string_lossy().contains(".part"))
    );
}
