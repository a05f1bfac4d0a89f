//! What a store must get through: a log cut off anywhere, a clock that goes back.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use hiring::{Clock, Moment};

use crate::open::beside;
use crate::testing::{Ticking, everything, import, posting, trial};
use crate::{About, Access, Store};

/// How often the log is cut; `VIVIER_CUTS` says otherwise.
const CUTS: usize = 60;

/// The same numbers each time: a cut that fails fails again.
fn numbers(below: usize) -> impl FnMut() -> usize {
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    }
}

fn titles(path: &Path) -> Vec<String> {
    let store = Store::open(path, Access::Write, Arc::new(Ticking::default()), "Camille").unwrap();
    assert!(store.check(Arc::default()).unwrap().sound);
    let rows = store.read(|read| read.postings(&everything())).unwrap().rows;
    rows.into_iter().map(|row| row.title).collect()
}

#[test]
fn a_log_cut_anywhere_opens_and_holds_what_was_written_up_to_there() {
    let trial = trial();
    // What is copied below is the file without any of its log.
    let _unfolded = trial.store.folding.as_ref().unwrap().rest();
    let written: Vec<String> = (0..40).map(|number| format!("Annonce {number:02}")).collect();
    for title in &written {
        import(&trial.store, &[posting(title)]);
    }
    let log = fs::read(beside(&trial.path, "-wal")).unwrap();
    let cuts = std::env::var("VIVIER_CUTS").ok().and_then(|cuts| cuts.parse().ok()).unwrap_or(CUTS);
    let mut next = numbers(log.len() + 1);
    let mut seen = std::collections::BTreeSet::new();
    for cut in (0..cuts).map(|_| next()).chain([0, log.len()]) {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("my.vivier");
        fs::copy(&trial.path, &copy).unwrap();
        fs::write(beside(&copy, "-wal"), &log[..cut]).unwrap();
        // Before the schema itself was folded into the file, the log is all there is of it.
        if crate::look_into(&copy).is_err() {
            assert!(cut < log.len(), "the whole log is a whole store");
            continue;
        }
        let held = titles(&copy);
        assert_eq!(held, written[..held.len()], "cut at {cut} of {}", log.len());
        seen.insert(held.len());
    }
    assert!(seen.len() > 10, "cuts that all fall into one place prove little: {seen:?}");
    println!("figure: {cuts} cuts of the log survived");
}

struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Moment {
        Moment::from_millis(self.0.load(Ordering::Relaxed))
    }
}

#[test]
fn a_clock_that_goes_back_changes_neither_the_order_of_things_nor_what_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.vivier");
    let clock = Arc::new(Hands(AtomicI64::new(1_000_000_000)));
    let store = Store::open(&path, Access::Create, Arc::clone(&clock) as Arc<dyn Clock>, "Camille").unwrap();
    let (first, _) = import(&store, &[posting("Juriste")]);
    clock.0.store(1000, Ordering::Relaxed);
    let (second, _) = import(&store, &[posting("Designer")]);
    let history = store.read(|read| read.history(About::Everything, 0, 10)).unwrap();
    assert_eq!(history.entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!(store.undo(None).unwrap().value.id, second);
    assert_eq!(store.redo(None).unwrap().value.id, second);
}
