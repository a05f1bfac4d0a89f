//! A store in a temporary folder, and postings by their title.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use hiring::{Clock, Contact, ContactRole, Moment, Posting, PostingId, PostingState, Said, Source};

use crate::{Access, Error, ListPostings, NewVersion, Op, PostingList, Store};

/// A second later each time it is asked.
#[derive(Default)]
pub struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Moment {
        Moment::from_millis(self.0.fetch_add(1000, Ordering::Relaxed))
    }
}

#[allow(dead_code, reason = "the folder is held, not read")]
pub struct Trial {
    /// Removed when the trial is over.
    folder: tempfile::TempDir,
    pub path: PathBuf,
    pub store: Store,
}

pub fn trial() -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.vivier");
    let store = Store::open(&path, Access::Create, Arc::new(Ticking::default()), "Camille").unwrap();
    Trial { folder, path, store }
}

impl Trial {
    /// Closes and opens it again, as after a restart.
    pub fn reopen(self) -> Self {
        let Self { folder, path, store } = self;
        drop(store);
        let store = Store::open(&path, Access::Write, Arc::new(Ticking::default()), "Camille").unwrap();
        Self { folder, path, store }
    }

    /// Closes it and leaves its folder.
    pub fn close(self) -> tempfile::TempDir {
        self.folder
    }

    pub fn titles(&self) -> Vec<String> {
        self.list(&everything()).rows.into_iter().map(|row| row.title).collect()
    }

    pub fn list(&self, filter: &ListPostings) -> PostingList {
        self.store.read(|read| read.postings(filter)).unwrap()
    }
}

pub fn everything() -> ListPostings {
    ListPostings { limit: 1000, ..ListPostings::default() }
}

pub fn posting(title: &str) -> Posting {
    Posting {
        organisation: Some("Rivages".to_owned()),
        date: Some("2026-01-26".parse().unwrap()),
        state: PostingState::Open,
        contacts: vec![Contact {
            address: "camille@example.org".parse().unwrap(),
            role: ContactRole::To,
            source: Some(Source { start: 20, end: 39, line: 3 }),
        }],
        ..Posting::titled(title)
    }
}

/// As if that posting had been read of a file that holds no more than its title.
pub fn version(posting: &Posting) -> NewVersion {
    let said = Said { posting: posting.clone(), problems: Vec::new() };
    NewVersion::new(said, posting.title.clone().into_bytes()).unwrap()
}

pub fn imported(new: u64, changed: u64) -> Op {
    Op::PostingsImported { new, changed, gone: 0, back: 0, from: "annonces".to_owned() }
}

pub fn import(store: &Store, postings: &[Posting]) -> (hiring::EntryId, Vec<PostingId>) {
    let written = store
        .transact(|tx| {
            let collection = tx.collection("/annonces")?;
            let mut ids = Vec::new();
            for posting in postings {
                ids.push(tx.add_posting(collection, &format!("{}.md", posting.title), &version(posting))?);
            }
            Ok((ids, imported(postings.len() as u64, 0)))
        })
        .unwrap();
    (written.entry.unwrap(), written.value)
}

pub fn retitle(store: &Store, path: &str, title: &str) -> hiring::EntryId {
    let written = store.transact(|tx| {
        let known = tx.known_postings("/annonces")?.remove(path).unwrap();
        tx.add_version(&known, &version(&posting(title)))?;
        Ok(((), imported(0, 1)))
    });
    written.unwrap().entry.unwrap()
}

pub fn remove(store: &Store, id: PostingId) -> Result<hiring::EntryId, Error> {
    let op = Op::PostingsRemoved { count: 1, title: String::new() };
    store.transact(|tx| tx.remove_posting(id).map(|()| ((), op))).map(|written| written.entry.unwrap())
}
