//! How the work of every day takes with a thousand, ten thousand and a hundred thousand applicants (with `VIVIER_MILLION` set, a million):
//! each figure at each size, the budget, and beside it the same done bare: the same rows read or written by SQLite alone, the same bytes
//! written to a file. What should take the same time whatever the size, or so much for each, is held to that.
//!
//! `cargo xtask bench size` runs it, in release; with words behind, only those groups. With `VIVIER_STORES` a folder, the stores are made
//! there once and copied; with `VIVIER_APPLICANTS` a number, that is the only size.

mod size {
    pub mod bare;
    pub mod people;
    pub mod search;
    pub mod table;
    pub mod writes;
}

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use desk::{Access, Desk};
use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::figures::time;

use size::table::{Budget, Growth, Sheet, Taken};
use size::{people, search, writes};

type Measure = fn(&Trial, &mut Sheet);

/// In this order: what is looked at comes before what is changed.
const GROUPS: [(&str, Measure); 9] = [
    ("lists", people::lists),
    ("board", people::board),
    ("pages", people::pages),
    ("search", search::searches),
    ("exports", writes::exports),
    ("reports", people::reports),
    ("moves", writes::moves),
    ("mails", writes::mails),
    ("imports", writes::imports),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    if let [_, work, store, out, format] = words.as_slice()
        && work == writes::EXPORT
    {
        return writes::export_here(Path::new(store), out, format);
    }
    // Cargo adds `--bench`.
    let groups: Vec<&str> = words.iter().skip(1).map(String::as_str).filter(|word| !word.starts_with('-')).collect();
    let mut sizes = vec![1_000, 10_000, 100_000];
    if std::env::var_os("VIVIER_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    if let Some(only) = std::env::var("VIVIER_APPLICANTS").ok().and_then(|number| number.parse().ok()) {
        sizes = vec![only];
    }
    let mut sheet = Sheet::new(&sizes);
    for applicants in sizes {
        let folder = TempDir::new().unwrap();
        let trial = Trial::with(folder.path(), applicants, &mut sheet);
        for (group, measure) in GROUPS {
            if groups.is_empty() || groups.contains(&group) {
                measure(&trial, &mut sheet);
            }
        }
    }
    sheet.finish()
}

/// A desk over a store with a crowd in it.
pub struct Trial {
    pub desk: Desk,
    pub path: PathBuf,
    pub applicants: u64,
}

impl Trial {
    fn with(folder: &Path, applicants: u64, sheet: &mut Sheet) -> Self {
        let path = folder.join("size.vivier");
        let kept = std::env::var_os("VIVIER_STORES").map(|kept| Path::new(&kept).join(format!("{applicants}.vivier")));
        if let Some(kept) = kept.as_ref().filter(|kept| kept.exists()) {
            fs::copy(kept, &path).unwrap();
        } else {
            make(&path, applicants, sheet);
            if let Some(kept) = kept {
                fs::copy(&path, kept).unwrap();
            }
        }
        let trial = Self { desk: desk_over(path.clone(), Access::Write), path, applicants };
        let opening = Taken::of(9, |_| time(|| drop(desk_over(trial.path.clone(), Access::Read))));
        sheet.line("open the store to look", applicants, opening, None, Budget::None, Growth::Flat);
        trial
    }

    pub fn call(&self, name: &str, request: &Value) -> Value {
        self.desk.call(name, request.clone(), None).unwrap_or_else(|failure| panic!("{name} {request}: {failure:?}"))
    }

    /// How long that command takes, over and over.
    pub fn asked(&self, rounds: usize, name: &str, request: &Value) -> Taken {
        drop(self.call(name, request));
        Taken::of(rounds, |_| time(|| drop(self.call(name, request))))
    }
}

fn make(path: &Path, applicants: u64, sheet: &mut Sheet) {
    let taken = time(|| {
        let desk = desk_over(path.to_owned(), Access::Create);
        let call = |name, request| desk.call(name, request, None).unwrap();
        call("sample.add", json!({}));
        call("sample.crowd", json!({ "applicants": applicants }));
    });
    let budget = Budget::At(100_000, Duration::from_mins(2));
    sheet.line("make up the applicants", applicants, Taken::once(taken), None, budget, Growth::Linear);
}

pub fn desk_over(path: PathBuf, access: Access) -> Desk {
    let desk = Desk::new(path, "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, access).unwrap();
    desk
}
