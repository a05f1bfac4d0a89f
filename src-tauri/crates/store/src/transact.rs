//! The one door for writes.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::sync::atomic::Ordering;

use hiring::{EntryId, Moment, PostingId, Word};
use rusqlite::{Connection, TransactionBehavior};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kept::Kept;
use crate::{Error, Op, Store, journal};

/// A view of the store at one moment.
#[derive(Debug)]
pub struct Read<'a> {
    connection: &'a Connection,
    kept: Option<&'a Kept>,
}

impl<'a> Read<'a> {
    pub(crate) const fn new(connection: &'a Connection) -> Self {
        Self { connection, kept: None }
    }

    /// The same with what was counted at the same entry of the journal.
    pub(crate) const fn keeping(connection: &'a Connection, kept: &'a Kept) -> Self {
        Self { connection, kept: Some(kept) }
    }

    pub(crate) const fn kept(&self) -> Option<&'a Kept> {
        self.kept
    }

    pub(crate) const fn connection(&self) -> &Connection {
        self.connection
    }
}

/// A view that can be written to, until the end of `transact`.
#[derive(Debug)]
pub struct Tx<'a> {
    read: Read<'a>,
    now: Moment,
    who: &'a str,
    /// What postings are found by, not written yet.
    pub(crate) words: RefCell<Vec<(PostingId, String)>>,
    mails_changed: Cell<bool>,
}

impl<'a> Tx<'a> {
    pub(crate) const fn new(sql: &'a Connection, now: Moment, who: &'a str) -> Self {
        Self { read: Read::new(sql), now, who, words: RefCell::new(Vec::new()), mails_changed: Cell::new(false) }
    }

    pub const fn now(&self) -> Moment {
        self.now
    }

    /// Who writes.
    pub const fn who(&self) -> &str {
        self.who
    }

    /// The ledger is no history; whoever looks at it is told all the same.
    pub(crate) fn mails_changed(&self) {
        self.mails_changed.set(true);
    }

    pub(crate) fn telling_of_mails(&self, mut changed: Changed) -> Changed {
        if self.mails_changed.get() {
            changed.words.push(ChangedWord { word: Word::Mail, ids: None });
        }
        changed
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

/// What a write returned, the entry it left in the journal, and what it changed. No row changed: no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    pub value: T,
    pub entry: Option<EntryId>,
    pub changed: Option<Changed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// None for what is no history: where mails are on their way.
    pub entry: Option<EntryId>,
    pub words: Vec<ChangedWord>,
}

/// Which of one word changed; without ids, when they are too many to name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangedWord {
    pub word: Word,
    #[ts(type = "number[] | null")]
    pub ids: Option<Vec<i64>>,
}

/// What a write of so many rows held in memory is given back when it is done.
const MANY: u64 = 100_000;

impl Store {
    /// Runs `work` in one transaction. What it returns beside its value is what the journal will call it.
    pub fn transact<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<(T, Op), Error>) -> Result<Written<T>, Error> {
        self.transact_here(work).map_err(|error| error.in_file(&self.path))
    }

    /// Writes what is no history and cannot be undone: where mails are on their way. A table that the journal watches refuses it.
    pub fn record<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        self.record_here(work).map_err(|error| error.in_file(&self.path))
    }

    fn record_here<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let mut connection = self.writer()?;
        let now = self.clock.now();
        let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&Tx::new(&sql, now, &self.who))?;
        sql.commit()?;
        self.has_written();
        Ok(value)
    }

    pub(crate) fn has_written(&self) {
        self.writes.fetch_add(1, Ordering::Release);
    }

    fn transact_here<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<(T, Op), Error>) -> Result<Written<T>, Error> {
        let mut connection = self.writer()?;
        let now = self.clock.now();
        let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let entry = journal::begin(&sql, now, &self.who, None)?;
        let before = sql.total_changes();
        let tx = Tx::new(&sql, now, &self.who);
        let (value, op) = work(&tx)?;
        tx.write_words()?;
        let noted_something = sql.total_changes() > before;
        let Some(changed) = journal::end(&sql, entry, &op)? else {
            // Nothing of the history changed: there is no entry. What is no history (what was seen on a disk) is kept.
            if noted_something {
                journal::withdraw(&sql, entry)?;
                sql.commit()?;
                self.has_written();
            }
            return Ok(Written { value, entry: None, changed: None });
        };
        let changed = tx.telling_of_mails(changed);
        let written = sql.total_changes() - before;
        sql.commit()?;
        self.has_written();
        if written > MANY {
            connection.pragma_query(None, "shrink_memory", |_| Ok(()))?;
        }
        Ok(Written { value, entry: Some(entry), changed: Some(changed) })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{import, posting, trial};
    use crate::{Error, Op};

    #[test]
    fn work_that_fails_leaves_nothing() {
        let trial = trial();
        let failed = trial.store.transact(|tx| {
            tx.collection("/annonces")?;
            Err::<((), Op), _>(Error::Cancelled)
        });
        assert!(matches!(failed, Err(Error::Cancelled)));
        let history = trial.store.read(|read| read.history(crate::About::Everything, 0, 10)).unwrap();
        assert_eq!(history.total, 0);
        // And the next write has an entry of its own.
        import(&trial.store, &[posting("Juriste")]);
    }

    #[test]
    fn work_that_changes_nothing_leaves_no_entry() {
        let trial = trial();
        let written = trial.store.transact(|_| Ok(((), Op::SampleAdded { postings: 0 }))).unwrap();
        assert_eq!((written.entry, written.changed), (None, None));
    }

    #[test]
    fn a_write_past_the_door_fails() {
        let trial = trial();
        let writer = trial.store.writer().unwrap();
        let refused = writer.execute(
            "INSERT INTO candidate (name, folded, alike, created_at, search) VALUES ('Awa', 'awa', 'awa', 0, 'awa')",
            [],
        );
        assert!(refused.unwrap_err().to_string().contains("journal_change.entry"));
    }

    #[test]
    fn a_full_disk_is_named_and_loses_nothing() {
        let trial = trial();
        import(&trial.store, &[posting("Juriste")]);
        {
            let writer = trial.store.writer().unwrap();
            let pages: u32 = writer.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
            writer.pragma_update(None, "max_page_count", pages).unwrap();
        }
        let said = hiring::Said { posting: posting("Designer"), problems: Vec::new() };
        let long = crate::NewVersion::new(said, vec![b'x'; 100_000]).unwrap();
        let refused = trial.store.transact(|tx| {
            let collection = tx.collection("/annonces")?;
            tx.add_posting(collection, "Designer.md", &long)?;
            Ok(((), Op::SampleAdded { postings: 1 }))
        });
        assert!(matches!(refused, Err(Error::Full { .. })), "{refused:?}");
        let trial = trial.reopen();
        assert_eq!(trial.titles(), ["Juriste"]);
        assert!(trial.store.check(std::sync::Arc::default()).unwrap().sound);
    }
}
