//! Forgetting people for good: no row, no index, no entry of the journal, no mail and no file keeps anything of them.
//!
//! Unlike taking somebody out, this is no history: nothing brings them back. The entries that others share with them stay and can be
//! undone for the others.

mod belongings;
mod kept;
mod ledger;
mod preview;
mod scrub;

use std::collections::BTreeSet;

use hiring::{CandidateId, EntryId, Word};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::folding::Folding;
use crate::open::Store;
use crate::people::ids_as_json;
use crate::{Changed, ChangedWord, Error, Op, Read, journal, search};

use belongings::Belongings;
use kept::Kept;
use ledger::{Ledger, hash_of_person};

pub use kept::{Early, Erasing, HeldBack};
pub use ledger::ledger_of;
pub use preview::ErasurePreview;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    pub count: u64,
    /// Not even the free space of the file and the log beside it keep anything. False while another program has the store open: what is
    /// left there goes when it is closed.
    pub cleared: bool,
    pub changed: Changed,
}

impl Store {
    /// Erases these people for good; whoever was taken out before can be erased, too.
    pub fn erase(&self, people: &[CandidateId], erasing: Erasing) -> Result<Erased, Error> {
        self.erase_here(people, erasing).map_err(|error| error.in_file(&self.path))
    }

    fn erase_here(&self, people: &[CandidateId], erasing: Erasing) -> Result<Erased, Error> {
        let ids: &[i64] = &people.iter().map(|id| id.raw()).collect::<Vec<_>>();
        let mut connection = self.writer()?;
        let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let all = with_all_they_were(&sql, ids)?;
        Kept::of(&Read::new(&sql), people, self.clock.now())?.refuse(erasing)?;
        refuse_mails_on_their_way(&sql, &all)?;
        let before = Ledger::read(&self.path)?;
        let (ledger, hashes) = before.with(&sql, &all)?;
        // First the ledger: were the power cut now, the next start would finish what was begun.
        ledger.write(&self.path)?;
        let erased = forget(&sql, &all, ids.len() as u64, self.clock.now().millis(), &self.who)
            .and_then(|entry| note_hashes(&sql, &hashes, self.clock.now().millis()).map(|()| entry))
            .and_then(|entry| sql.commit().map(|()| entry).map_err(Error::from));
        match erased {
            Ok(entry) => {
                self.has_written();
                let cleared = clear(&connection, self.folding.as_ref())?;
                let count = ids.len() as u64;
                Ok(Erased { count, cleared, changed: changed(entry, &all) })
            }
            Err(error) => {
                before.write(&self.path)?;
                Err(error)
            }
        }
    }

    /// Erases whom the ledger names and who is here all the same: this is a copy from before.
    pub(crate) fn erase_again(&self) -> Result<(), Error> {
        let ledger = Ledger::read(&self.path)?;
        if ledger.erased.is_empty() {
            return Ok(());
        }
        self.erase_again_here(&ledger).map_err(|error| error.in_file(&self.path))
    }

    fn erase_again_here(&self, ledger: &Ledger) -> Result<(), Error> {
        let mut connection = self.writer()?;
        let unknown = unknown_here(&connection, ledger)?;
        if unknown.is_empty() {
            return Ok(());
        }
        let now = self.clock.now().millis();
        let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let created_at = created_at(&sql)?;
        let back: Vec<i64> =
            (1..=last_person(&sql)?).filter(|id| unknown.contains(&hash_of_person(created_at, *id))).collect();
        let back = there_in_some_way(&sql, &back)?;
        if !back.is_empty() {
            forget(&sql, &back, back.len() as u64, now, &self.who)?;
        }
        note_hashes(&sql, &unknown, now)?;
        // Nobody new gets the number of somebody who was erased.
        sql.execute("UPDATE sqlite_sequence SET seq = max(seq, ?1) WHERE name = 'candidate'", [ledger.through])?;
        sql.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT 'candidate', ?1
             WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'candidate')",
            [ledger.through],
        )?;
        sql.commit()?;
        if !back.is_empty() {
            clear(&connection, self.folding.as_ref())?;
        }
        Ok(())
    }
}

impl Ledger {
    /// With these people, and the lines that are new.
    fn with(&self, connection: &Connection, people: &[i64]) -> Result<(Self, BTreeSet<String>), Error> {
        let created_at = created_at(connection)?;
        let hashes: BTreeSet<String> = people.iter().map(|id| hash_of_person(created_at, *id)).collect();
        let erased = self.erased.union(&hashes).cloned().collect();
        Ok((Self { erased, through: self.through.max(last_person(connection)?) }, hashes))
    }
}

fn created_at(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.query_row("SELECT created_at FROM about_store", [], |row| row.get("created_at"))?)
}

impl Read<'_> {
    /// How many have ever been written down, those included who are gone since.
    pub fn people_ever(&self) -> Result<u64, Error> {
        Ok(last_person(self.connection())?.max(0).cast_unsigned())
    }
}

/// The highest number that anybody has had.
fn last_person(connection: &Connection) -> Result<i64, Error> {
    let sql = "SELECT coalesce(max(seq), 0) AS seq FROM sqlite_sequence WHERE name = 'candidate'";
    Ok(connection.query_row(sql, [], |row| row.get("seq"))?)
}

fn unknown_here(connection: &Connection, ledger: &Ledger) -> Result<BTreeSet<String>, Error> {
    let mut statement = connection.prepare("SELECT hash FROM erasure")?;
    let known = statement.query_map([], |row| row.get("hash"))?.collect::<Result<BTreeSet<String>, _>>()?;
    Ok(ledger.erased.difference(&known).cloned().collect())
}

fn note_hashes(connection: &Connection, hashes: &BTreeSet<String>, at: i64) -> Result<(), Error> {
    let mut note = connection.prepare("INSERT INTO erasure (hash, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    for hash in hashes {
        note.execute((hash, at))?;
    }
    Ok(())
}

/// Those of them of whom the store still knows something.
fn there_in_some_way(connection: &Connection, ids: &[i64]) -> Result<Vec<i64>, Error> {
    let mut statement = connection.prepare(
        "SELECT value AS id FROM json_each(?1)
         WHERE EXISTS (SELECT 1 FROM candidate WHERE id = value)
            OR EXISTS (SELECT 1 FROM journal_candidate WHERE candidate = value)
            OR EXISTS (SELECT 1 FROM outbox WHERE candidate_id = value)",
    )?;
    Ok(statement.query_map([ids_as_json(ids)], |row| row.get("id"))?.collect::<Result<_, _>>()?)
}

/// With everybody on paper who has become part of one of them. Whoever is nobody, or part of somebody else by now, is not found.
fn with_all_they_were(connection: &Connection, ids: &[i64]) -> Result<Vec<i64>, Error> {
    let mut became = connection.prepare(
        "SELECT gone.row AS gone FROM journal_candidate AS whom
         JOIN journal ON journal.id = whom.entry
         JOIN journal_change AS gone ON gone.entry = journal.id AND gone.tbl = 'candidate' AND gone.kind = 'delete'
         WHERE whom.candidate = ?1 AND gone.row <> ?1 AND journal.op ->> '$.code' = 'candidates_merged'
             AND journal.reverts IS NULL AND journal.undone_by IS NULL
             AND NOT EXISTS (SELECT 1 FROM candidate WHERE id = gone.row)",
    )?;
    let known = there_in_some_way(connection, ids)?;
    if let Some(id) = ids.iter().find(|id| !known.contains(id)) {
        return Err(Error::NotFound { what: Word::Candidate, id: *id });
    }
    let mut all = Vec::new();
    let mut to_look_at = ids.to_vec();
    while let Some(id) = to_look_at.pop() {
        if !all.contains(&id) {
            all.push(id);
            let were = became.query_map([id], |row| row.get::<_, i64>("gone"))?.collect::<Result<Vec<_>, _>>()?;
            to_look_at.extend(were);
        }
    }
    Ok(all)
}

/// A mail that is being handed over right now is not pulled away under the sender's hands.
fn refuse_mails_on_their_way(connection: &Connection, people: &[i64]) -> Result<(), Error> {
    let sql = format!(
        "SELECT count(DISTINCT outbox_id) AS count FROM outbox_recipient
         WHERE state IN ('sending', 'committing') AND outbox_id IN ({} UNION {})",
        scrub::mails_of_people(),
        scrub::mails_that_name_people()
    );
    let count: u64 = connection.query_row(&sql, [ids_as_json(people)], |row| row.get("count"))?;
    if count > 0 { Err(Error::MailOnItsWay { count }) } else { Ok(()) }
}

/// All of it, in the transaction that is open. The journal does not look while it is done.
fn forget(sql: &Transaction<'_>, people: &[i64], count: u64, now: i64, who: &str) -> Result<EntryId, Error> {
    journal::look_away(sql)?;
    sql.pragma_update(None, "defer_foreign_keys", true)?;
    let theirs = Belongings::of(sql, people)?;
    let known_as = scrub::known_as(sql, people)?;
    let mut bytes = scrub::bytes_of(sql, &theirs)?;
    bytes.extend(scrub::forget_mails(sql, people)?);
    scrub::forget_entries(sql, people, &theirs, &known_as)?;
    for (table, ids) in theirs.tables() {
        sql.execute(&format!("DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?1))"), [ids])?;
    }
    scrub::forget_bytes(sql, &bytes)?;
    scrub::forget_headings(sql, &known_as)?;
    search::forget_what_is_gone(sql)?;
    let op = serde_json::to_string(&Op::CandidatesErased { count })?;
    sql.execute("INSERT INTO journal (at, who, op) VALUES (?1, ?2, ?3)", (now, who, op))?;
    let entry = EntryId::new(sql.last_insert_rowid());
    journal::watch(sql)?;
    Ok(entry)
}

/// Writes the file anew, so that no page keeps in its free space what was moved about in it, and empties the log.
fn clear(connection: &Connection, folding: Option<&Folding>) -> Result<bool, Error> {
    let _rest = folding.map(Folding::rest);
    connection.execute("VACUUM", [])?;
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}

fn changed(entry: EntryId, people: &[i64]) -> Changed {
    let everything = [Word::Application, Word::Note, Word::File, Word::Mail, Word::Message, Word::Journal];
    let people = ChangedWord { word: Word::Candidate, ids: Some(people.to_vec()) };
    let words = everything.into_iter().map(|word| ChangedWord { word, ids: None });
    Changed { entry: Some(entry), words: std::iter::once(people).chain(words).collect() }
}

impl Read<'_> {
    /// Whether that entry still has rows to put back.
    pub(crate) fn is_erased(&self, entry: EntryId) -> Result<bool, Error> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM journal_change WHERE entry = ?1) AS erased";
        Ok(self.connection().prepare_cached(sql)?.query_row([entry.raw()], |row| row.get("erased"))?)
    }
}
