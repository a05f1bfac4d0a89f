//! Undo and redo: putting each row of an entry back as it was, unless a later entry stands in the way.
//!
//! Undoing is itself a write with an entry of its own, so redoing is undoing that one. All of it is in the file: it works the same
//! after a restart.

use hiring::{EntryId, Word};
use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use crate::journal::{self, Reverting, watched_tables};
use crate::{Changed, Entry, EntryState, Error, Op, Read, Store, Tx, Written};

impl Store {
    /// Undoes one entry, or the latest that is not undone.
    pub fn undo(&self, entry: Option<EntryId>) -> Result<Written<Entry>, Error> {
        self.revert(|read| {
            let id = entry.map_or_else(|| read.last_done(), |id| Ok(Some(id)))?.ok_or(Error::NothingToUndo)?;
            let entry = read.entry(id)?;
            if entry.state == EntryState::Undone {
                return Err(Error::AlreadyUndone { entry: id });
            }
            let reverts = last_application(read.connection(), id)?;
            if read.is_erased(reverts)? {
                return Err(Error::ErasedForGood { entry: id });
            }
            Ok((entry, reverts))
        })
    }

    /// Redoes one undone entry, or the one that was undone last.
    pub fn redo(&self, entry: Option<EntryId>) -> Result<Written<Entry>, Error> {
        self.revert(|read| {
            let id = entry.map_or_else(|| read.last_undone(), |id| Ok(Some(id)))?.ok_or(Error::NothingToRedo)?;
            let entry = read.entry(id)?;
            let sql = "SELECT undone_by FROM journal WHERE id = ?1";
            let undone_by: Option<i64> = read.connection().query_row(sql, [id.raw()], |row| row.get("undone_by"))?;
            let reverts = EntryId::new(undone_by.ok_or(Error::NotUndone { entry: id })?);
            if read.is_erased(reverts)? {
                return Err(Error::ErasedForGood { entry: id });
            }
            Ok((entry, reverts))
        })
    }

    fn revert(
        &self,
        choose: impl FnOnce(&Read<'_>) -> Result<(Entry, EntryId), Error>,
    ) -> Result<Written<Entry>, Error> {
        self.revert_here(choose).map_err(|error| error.in_file(&self.path))
    }

    fn revert_here(
        &self,
        choose: impl FnOnce(&Read<'_>) -> Result<(Entry, EntryId), Error>,
    ) -> Result<Written<Entry>, Error> {
        let mut connection = self.writer()?;
        let sql = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (entry, reverts) = choose(&Read::new(&sql))?;
        if let Some(later) = standing_in_the_way(&sql, reverts)? {
            return Err(conflict(&sql, later));
        }
        let about = entry.id;
        let own = journal::begin(&sql, self.clock.now(), &self.who, Some(Reverting { reverts, about }))?;
        put_back(&sql, reverts)?;
        let tx = Tx::new(&sql, self.clock.now(), &self.who);
        if matches!(entry.op, Op::SampleAdded { .. }) {
            tx.drop_past_mails()?;
        }
        // The screen knows the entry it is about, not the one that reverts it.
        let changed = journal::end(&sql, own, &entry.op)?
            .map(|changed| tx.telling_of_mails(Changed { entry: Some(about), ..changed }));
        let state = match entry.state {
            EntryState::Done => EntryState::Undone,
            EntryState::Undone => EntryState::Done,
        };
        let undone_by = (state == EntryState::Undone).then_some(own.raw());
        sql.execute("UPDATE journal SET undone_by = ?2 WHERE id = ?1", (about.raw(), undone_by))?;
        commit_or_conflict(&sql, own)?;
        Ok(Written { value: Entry { state, ..entry }, entry: Some(about), changed })
    }
}

/// The write that put the entry in effect: itself, or its latest redo.
fn last_application(connection: &Connection, entry: EntryId) -> Result<EntryId, Error> {
    let sql = "SELECT coalesce(max(id), ?1) AS id FROM journal WHERE about = ?1";
    let id = connection.query_row(sql, [entry.raw()], |row| row.get("id"))?;
    Ok(EntryId::new(id))
}

/// The latest entry that changed one of the same rows since and has not been taken back itself.
fn standing_in_the_way(connection: &Connection, entry: EntryId) -> Result<Option<EntryId>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT theirs.tbl, theirs.row, theirs.entry, journal.reverts
         FROM journal_change AS ours
         JOIN journal_change AS theirs ON theirs.tbl = ours.tbl AND theirs.row = ours.row AND theirs.entry > ours.entry
         JOIN journal ON journal.id = theirs.entry
         WHERE ours.entry = ?1
         ORDER BY theirs.tbl, theirs.row, theirs.entry",
    )?;
    let mut rows = statement.query([entry.raw()])?;
    let mut standing: Vec<i64> = Vec::new();
    let mut latest: Option<i64> = None;
    let mut at: Option<(String, i64)> = None;
    while let Some(row) = rows.next()? {
        let here = (row.get("tbl")?, row.get("row")?);
        if at.as_ref() != Some(&here) {
            latest = latest.max(standing.last().copied());
            standing.clear();
            at = Some(here);
        }
        // A change and its taking back, one after the other, leave the row as it was.
        let reverts: Option<i64> = row.get("reverts")?;
        if reverts.is_some() && standing.last().copied() == reverts {
            standing.pop();
        } else {
            standing.push(row.get("entry")?);
        }
    }
    latest = latest.max(standing.last().copied());
    Ok(latest.map(EntryId::new))
}

fn conflict(connection: &Connection, later: EntryId) -> Error {
    let sql = "SELECT coalesce(about, id) AS id FROM journal WHERE id = ?1";
    let shown: rusqlite::Result<i64> = connection.query_row(sql, [later.raw()], |row| row.get("id"));
    match shown.map_err(Error::from).and_then(|id| Read::new(connection).entry(EntryId::new(id))) {
        Ok(entry) => Error::Conflict { entry: entry.id, op: entry.op, at: entry.at },
        Err(error) => error,
    }
}

struct Change {
    table: String,
    row: i64,
    kind: String,
    before: Option<String>,
}

/// Each row back to what it was, the last change first.
fn put_back(connection: &Connection, entry: EntryId) -> Result<(), Error> {
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    let tables = watched_tables(connection)?;
    let mut statement = connection
        .prepare_cached("SELECT tbl, row, kind, before FROM journal_change WHERE entry = ?1 ORDER BY id DESC")?;
    let changes = statement
        .query_map([entry.raw()], |row| {
            Ok(Change {
                table: row.get("tbl")?,
                row: row.get("row")?,
                kind: row.get("kind")?,
                before: row.get("before")?,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    for change in changes {
        if !tables.contains(&change.table) {
            // From before a migration that took the table away: half an undo would be worse than none.
            return Err(Error::NotFound { what: Word::Journal, id: entry.raw() });
        }
        match change.put_back(connection) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                let later = change.holder_of_its_key(connection)?.ok_or(error)?;
                return Err(conflict(connection, later));
            }
            other => other?,
        }
    }
    Ok(())
}

impl Change {
    /// By the columns that the row had then: one that a migration has added since keeps what it has, or its default.
    fn put_back(&self, connection: &Connection) -> rusqlite::Result<()> {
        let table = &self.table;
        match (self.kind.as_str(), &self.before) {
            ("insert", _) => {
                connection.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([self.row])?;
            }
            ("update", Some(before)) => {
                let sets = self.columns(connection)?;
                let sets = sets.iter().map(|name| format!("{name} = ?2 ->> '$.{name}'")).collect::<Vec<_>>().join(", ");
                let sql = format!("UPDATE {table} SET {sets} WHERE id = ?1");
                connection.prepare_cached(&sql)?.execute((self.row, before))?;
            }
            (_, before) => {
                let names = self.columns(connection)?;
                let values = names.iter().map(|name| format!("?1 ->> '$.{name}'")).collect::<Vec<_>>().join(", ");
                let sql = format!("INSERT INTO {table} ({}) VALUES ({values})", names.join(", "));
                connection.prepare_cached(&sql)?.execute([before])?;
            }
        }
        Ok(())
    }

    /// The columns that it had and that are still there.
    fn columns(&self, connection: &Connection) -> rusqlite::Result<Vec<String>> {
        let sql = "SELECT name FROM pragma_table_info(?1) JOIN json_each(?2) ON key = name ORDER BY cid";
        let mut statement = connection.prepare_cached(sql)?;
        statement.query_map((&self.table, &self.before), |row| row.get("name"))?.collect()
    }

    /// Another row that has come to hold what must be unique: whoever wrote it last stands in the way.
    fn holder_of_its_key(&self, connection: &Connection) -> Result<Option<EntryId>, Error> {
        let sql = "SELECT name FROM pragma_index_list(?1) WHERE \"unique\"";
        let indexes: Vec<String> =
            connection.prepare(sql)?.query_map([&self.table], |row| row.get("name"))?.collect::<Result<_, _>>()?;
        for index in indexes {
            let sql = "SELECT name FROM pragma_index_info(?1)";
            let columns: Vec<String> =
                connection.prepare(sql)?.query_map([index], |row| row.get("name"))?.collect::<Result<_, _>>()?;
            // Of a row that changed, what it has is what it had where nothing is noted.
            let had = |name: &String| {
                format!(
                    "{name} IS iif(json_type(?2, '$.{name}') IS NULL, (SELECT {name} FROM {table} WHERE id = ?3), ?2 ->> '$.{name}')",
                    table = self.table
                )
            };
            let same = columns.iter().map(had).collect::<Vec<_>>().join(" AND ");
            let sql = format!(
                "SELECT max(entry) AS entry FROM journal_change
                 WHERE tbl = ?1 AND row IN (SELECT id FROM {} WHERE {same} AND id <> ?3)",
                self.table
            );
            let entry: Option<i64> =
                connection.query_row(&sql, (&self.table, &self.before, self.row), |row| row.get("entry"))?;
            if entry.is_some() {
                return Ok(entry.map(EntryId::new));
            }
        }
        Ok(None)
    }
}

/// A commit that SQLite refuses leaves the transaction open: then the rows that refer to one that is gone can be found, and whoever
/// wrote them last stands in the way.
#[expect(clippy::disallowed_methods, reason = "Transaction::commit rolls back before anybody could look")]
fn commit_or_conflict(connection: &Connection, own: EntryId) -> Result<(), Error> {
    let refused = match connection.execute_batch("COMMIT") {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => error,
        other => return Ok(other?),
    };
    match left_hanging(connection, own)? {
        Some(later) => Err(conflict(connection, later)),
        None => Err(refused.into()),
    }
}

fn left_hanging(connection: &Connection, own: EntryId) -> Result<Option<EntryId>, Error> {
    let last_before = |table: &str, row: i64| {
        let sql = "SELECT max(entry) AS entry FROM journal_change WHERE tbl = ?1 AND row = ?2 AND entry < ?3";
        let entry = connection.query_row(sql, (table, row, own.raw()), |row| row.get::<_, Option<i64>>("entry"))?;
        Ok::<_, Error>(entry.map(EntryId::new))
    };
    let sql = "SELECT \"table\" AS tbl, rowid AS row, parent, fkid FROM pragma_foreign_key_check LIMIT 1";
    let (table, row, parent, key): (String, i64, String, i64) = connection
        .query_row(sql, [], |row| Ok((row.get("tbl")?, row.get("row")?, row.get("parent")?, row.get("fkid")?)))?;
    let sql = "SELECT count(*) FROM journal_change WHERE tbl = ?1 AND row = ?2 AND entry = ?3";
    let brought_back: i64 = connection.query_row(sql, (&table, row, own.raw()), |row| row.get(0))?;
    if brought_back == 0 {
        // It refers to a row that was just taken away.
        return last_before(&table, row);
    }
    // It was just brought back, and what it refers to is gone since.
    let sql = "SELECT \"from\" AS name FROM pragma_foreign_key_list(?1) WHERE id = ?2";
    let column: String = connection.query_row(sql, (&table, key), |row| row.get("name"))?;
    let referred =
        connection.query_row(&format!("SELECT {column} FROM {table} WHERE id = ?1"), [row], |row| row.get(0))?;
    last_before(&parent, referred)
}

#[cfg(test)]
mod tests {
    use hiring::{EntryId, PostingId, Word};

    use crate::testing::{everything, import, posting, remove, retitle, trial};
    use crate::{ChangedWord, EntryState, Error, Op, Store};

    /// A row that refers to that posting.
    fn add_stage(store: &Store, posting: PostingId) -> EntryId {
        let written = store.transact(|tx| {
            let sql = "INSERT INTO stage (posting_id, position, name, hue) VALUES (?1, 1, 'Entretien', 'plum')";
            tx.connection().execute(sql, [posting.raw()])?;
            Ok(((), Op::SampleAdded { postings: 0 }))
        });
        written.unwrap().entry.unwrap()
    }

    #[test]
    fn an_import_is_undone_and_redone_to_the_last_column() {
        let trial = trial();
        let (entry, ids) = import(&trial.store, &[posting("Juriste"), posting("Designer")]);
        let before = trial.list(&everything());
        let undone = trial.store.undo(None).unwrap();
        assert_eq!((undone.value.id, undone.value.state), (entry, EntryState::Undone));
        let raw = ids.iter().map(|id| id.raw()).collect();
        let words = undone.changed.unwrap().words;
        assert!(words.contains(&ChangedWord { word: Word::Posting, ids: Some(raw) }), "{words:?}");
        assert!(trial.titles().is_empty());

        assert_eq!(trial.store.redo(None).unwrap().value.state, EntryState::Done);
        assert_eq!(trial.list(&everything()), before);
        let stored = trial.store.read(|read| read.posting(ids[0])).unwrap();
        assert_eq!(stored.bytes, b"Juriste");
    }

    #[test]
    fn undo_goes_back_step_by_step_also_after_a_restart() {
        let trial = trial();
        let (_, ids) = import(&trial.store, &[posting("Juriste")]);
        retitle(&trial.store, "Juriste.md", "Juriste données");
        remove(&trial.store, ids[0]).unwrap();
        let trial = trial.reopen();
        assert!(trial.titles().is_empty());
        trial.store.undo(None).unwrap();
        assert_eq!(trial.titles(), ["Juriste données"]);
        trial.store.undo(None).unwrap();
        assert_eq!(trial.titles(), ["Juriste"]);
        let trial = trial.reopen();
        trial.store.redo(None).unwrap();
        assert_eq!(trial.titles(), ["Juriste données"]);
        trial.store.redo(None).unwrap();
        assert!(trial.titles().is_empty());
        assert!(matches!(trial.store.redo(None), Err(Error::NothingToRedo)));
        for _ in 0..3 {
            trial.store.undo(None).unwrap();
        }
        assert!(matches!(trial.store.undo(None), Err(Error::NothingToUndo)));
        assert!(trial.store.check(std::sync::Arc::default()).unwrap().sound);
    }

    #[test]
    fn undo_and_redo_can_be_repeated() {
        let trial = trial();
        let (entry, _) = import(&trial.store, &[posting("Juriste")]);
        for _ in 0..3 {
            trial.store.undo(Some(entry)).unwrap();
            assert!(matches!(trial.store.undo(Some(entry)), Err(Error::AlreadyUndone { .. })));
            trial.store.redo(Some(entry)).unwrap();
            assert!(matches!(trial.store.redo(Some(entry)), Err(Error::NotUndone { .. })));
        }
        assert_eq!(trial.titles(), ["Juriste"]);
    }

    #[test]
    fn a_later_change_of_the_same_row_stands_in_the_way_and_is_named() {
        let trial = trial();
        let (first, _) = import(&trial.store, &[posting("Juriste"), posting("Designer")]);
        let later = retitle(&trial.store, "Juriste.md", "Juriste données");
        let refused = trial.store.undo(Some(first));
        assert!(matches!(refused, Err(Error::Conflict { entry, .. }) if entry == later), "{refused:?}");
        assert_eq!(trial.titles(), ["Designer", "Juriste données"], "nothing was touched");

        trial.store.undo(Some(later)).unwrap();
        trial.store.undo(Some(first)).unwrap();
        // What was undone later is redone first.
        let refused = trial.store.redo(Some(later));
        assert!(matches!(refused, Err(Error::Conflict { entry, .. }) if entry == first), "{refused:?}");
    }

    #[test]
    fn a_later_row_that_refers_to_a_gone_one_stands_in_the_way_and_is_named() {
        let trial = trial();
        let (first, ids) = import(&trial.store, &[posting("Juriste")]);
        let later = add_stage(&trial.store, ids[0]);
        let refused = trial.store.undo(Some(first));
        assert!(matches!(refused, Err(Error::Conflict { entry, .. }) if entry == later), "{refused:?}");
        assert_eq!(trial.titles(), ["Juriste"]);
        trial.store.undo(Some(later)).unwrap();
        trial.store.undo(Some(first)).unwrap();
    }

    #[test]
    fn a_child_brought_back_without_its_parent_names_who_took_the_parent() {
        let trial = trial();
        let (first, ids) = import(&trial.store, &[posting("Juriste")]);
        let child = add_stage(&trial.store, ids[0]);
        trial.store.undo(Some(child)).unwrap();
        trial.store.undo(Some(first)).unwrap();
        let refused = trial.store.redo(Some(child));
        assert!(matches!(refused, Err(Error::Conflict { entry, .. }) if entry == first), "{refused:?}");
    }

    #[test]
    fn a_row_that_took_the_same_name_stands_in_the_way_and_is_named() {
        let trial = trial();
        let (first, _) = import(&trial.store, &[posting("Juriste")]);
        trial.store.undo(None).unwrap();
        let (again, ids) = import(&trial.store, &[posting("Juriste")]);
        let refused = trial.store.redo(Some(first));
        assert!(matches!(refused, Err(Error::Conflict { entry, .. }) if entry == again), "{refused:?}");

        let removal = remove(&trial.store, ids[0]).unwrap();
        let (third, _) = import(&trial.store, &[posting("Juriste")]);
        let refused = trial.store.undo(Some(removal));
        assert!(matches!(refused, Err(Error::Conflict { entry, .. }) if entry == third), "{refused:?}");
        assert_eq!(trial.titles(), ["Juriste"]);
    }

    #[test]
    fn the_history_outlives_a_migration() {
        let trial = trial();
        let (first, ids) = import(&trial.store, &[posting("Juriste")]);
        let second = retitle(&trial.store, "Juriste.md", "Juriste données");
        let removal = remove(&trial.store, ids[0]).unwrap();
        trial
            .store
            .writer()
            .unwrap()
            .execute("ALTER TABLE posting ADD COLUMN harbour TEXT NOT NULL DEFAULT 'Nantes'", [])
            .unwrap();
        let trial = trial.reopen();
        for entry in [removal, second, first] {
            trial.store.undo(Some(entry)).unwrap();
        }
        for entry in [first, second] {
            trial.store.redo(Some(entry)).unwrap();
        }
        assert_eq!(trial.titles(), ["Juriste données"]);
    }

    #[test]
    fn changes_elsewhere_do_not_stand_in_the_way() {
        let trial = trial();
        let (first, _) = import(&trial.store, &[posting("Juriste")]);
        import(&trial.store, &[posting("Designer")]);
        trial.store.undo(Some(first)).unwrap();
        trial.store.redo(Some(first)).unwrap();
        let (third, _) = import(&trial.store, &[posting("Médiatrice")]);
        retitle(&trial.store, "Designer.md", "Designer UX");
        trial.store.undo(Some(third)).unwrap();
        assert_eq!(trial.titles(), ["Designer UX", "Juriste"]);
        // Something new was done since nothing was undone: redo brings the third back, not something older.
        let history = trial.store.read(|read| read.history(crate::About::Everything, 0, 10)).unwrap();
        assert_eq!(history.redo, Some(third));
        assert_eq!(history.total, 4);
        assert_eq!(history.entries[1].state, EntryState::Undone);
        import(&trial.store, &[posting("Analyste")]);
        assert!(matches!(trial.store.redo(None), Err(Error::NothingToRedo)));
        trial.store.redo(Some(third)).unwrap();
    }
}
