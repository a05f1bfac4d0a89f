//! What can still be read of a damaged store, in a new one.
//!
//! The pages are read without SQLite (`pages`, `trees`), each row by itself, so that a bad page costs what stands on it and nothing else.
//! Rows go into a fresh store made by the migrations, whose own rules (types, checks, what must be unique) refuse what is not right; bytes
//! that are no longer what their hash says are left out. Then what refers to what is lost is mended or goes, as the schema allows
//! (`mend`), and the indexes of the searches are written anew. The damaged file is only ever read.
//!
//! What was altered in place and still looks like a row cannot be told from one that was written so; only files and mails carry a hash.

mod found;
mod mend;
mod pages;
#[cfg(test)]
mod tests;
mod trees;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use hiring::Clock;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::found::{Found, find};
use self::pages::{Pages, number_at};
use self::trees::{Node, Row, walk};
use crate::backup::sync_folder;
use crate::check::findings;
use crate::lock::Lock;
use crate::migrate::{MIGRATIONS, migrate};
use crate::open::{beside, connect, real_path};
use crate::restore::free_name;
use crate::{Error, hash_of, ledger_of, mailing};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Salvaged {
    /// The store that holds what was saved.
    pub path: String,
    /// Where the damaged one is.
    pub damaged: String,
    /// The same by what it is to a person, all kinds in their order.
    pub kinds: Vec<SalvagedKind>,
    /// Those that held anything, or lost something.
    pub tables: Vec<SalvagedTable>,
    /// Pages of which it is not known any more what stood on them.
    #[ts(type = "number")]
    pub lost_pages: u64,
    /// Files and mails whose bytes are no longer what they were: left out.
    #[ts(type = "number")]
    pub spoiled: u64,
    /// Rules that write by themselves, switched off: it may be lost to whom they have written.
    #[ts(type = "number")]
    pub rules_off: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SalvagedKind {
    pub what: SalvagedWhat,
    #[ts(type = "number")]
    pub kept: u64,
    #[ts(type = "number")]
    pub lost: u64,
    #[ts(type = "number")]
    pub mended: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SalvagedWhat {
    Postings,
    People,
    Applications,
    Notes,
    Files,
    MailsIn,
    MailsOut,
    History,
    /// What goes with these: addresses, values, settings.
    Rest,
}

impl SalvagedWhat {
    const ALL: [Self; 9] = [
        Self::Postings,
        Self::People,
        Self::Applications,
        Self::Notes,
        Self::Files,
        Self::MailsIn,
        Self::MailsOut,
        Self::History,
        Self::Rest,
    ];

    fn of(table: &str) -> Self {
        match table {
            "posting" => Self::Postings,
            "candidate" => Self::People,
            "application" => Self::Applications,
            "note" => Self::Notes,
            "file" => Self::Files,
            "message" => Self::MailsIn,
            "outbox" => Self::MailsOut,
            "journal" => Self::History,
            _ => Self::Rest,
        }
    }
}

fn by_kind(tables: &[SalvagedTable]) -> Vec<SalvagedKind> {
    let sum = |what| {
        let of_it = || tables.iter().filter(move |table| SalvagedWhat::of(&table.name) == what);
        SalvagedKind {
            what,
            kept: of_it().map(|table| table.kept).sum(),
            lost: of_it().map(|table| table.lost).sum(),
            mended: of_it().map(|table| table.mended).sum(),
        }
    };
    SalvagedWhat::ALL.map(sum).into()
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SalvagedTable {
    pub name: String,
    #[ts(type = "number")]
    pub kept: u64,
    /// Rows that are known to have been there and are not any more.
    #[ts(type = "number")]
    pub lost: u64,
    /// Rows that referred to something lost and were kept without it.
    #[ts(type = "number")]
    pub mended: u64,
    /// Whether more may be lost than can be counted.
    pub damaged: bool,
}

/// Puts what can be read of `damaged` into a new store. Without a place for it, it takes the damaged one's, which is kept beside it under a
/// name that says so. `go_on` is told pages done and in all, and may stop it: then nothing has happened.
pub fn salvage(
    damaged: &Path,
    into: Option<&Path>,
    clock: &dyn Clock,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Salvaged, Error> {
    let damaged = &real_path(damaged);
    if !fs::exists(damaged).map_err(|error| Error::from_io(&error, damaged))? {
        return Err(Error::Missing { path: damaged.clone() });
    }
    let target = into.map_or_else(|| damaged.clone(), real_path);
    if into.is_some() && fs::exists(&target).map_err(|error| Error::from_io(&error, &target))? {
        return Err(Error::Exists { path: target });
    }
    // Nobody writes to either meanwhile; to a damaged one where nobody can, nobody does.
    let _lock = Lock::take(&target)?;
    let _other = if into.is_some() { lock_where_one_can(damaged)? } else { None };
    let failed = |error: std::io::Error| Error::from_io(&error, &target);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let unnamed = tempfile::Builder::new().prefix(".vivier-").suffix(".part").tempfile_in(folder).map_err(failed)?;
    let mut salvaged = save_rows(damaged, unnamed.path(), clock, go_on).map_err(|error| error.in_file(damaged))?;
    unnamed.as_file().sync_all().map_err(failed)?;
    let kept = if into.is_none() { set_aside(damaged, clock)? } else { damaged.clone() };
    unnamed.persist_noclobber(&target).map_err(|error| failed(error.error))?;
    // Whoever was erased stays so, whatever was read.
    if into.is_some() && fs::exists(ledger_of(damaged)).map_err(failed)? {
        fs::copy(ledger_of(damaged), ledger_of(&target)).map_err(failed)?;
    }
    sync_folder(folder).map_err(failed)?;
    salvaged.path = target.display().to_string();
    salvaged.damaged = kept.display().to_string();
    Ok(salvaged)
}

fn lock_where_one_can(damaged: &Path) -> Result<Option<Lock>, Error> {
    match Lock::take(damaged) {
        Err(Error::ReadOnly { .. }) => Ok(None),
        other => other.map(Some),
    }
}

/// Under another name with its log, which belongs to it alone.
fn set_aside(damaged: &Path, clock: &dyn Clock) -> Result<PathBuf, Error> {
    let failed = |error: std::io::Error| Error::from_io(&error, damaged);
    let day = chrono::DateTime::from_timestamp_millis(clock.now().millis()).unwrap_or_default().date_naive();
    let kept = free_name(damaged, "damaged", &format!("-{day}"))?;
    let log = beside(damaged, "-wal");
    let has_log = fs::exists(&log).map_err(failed)?;
    if has_log {
        fs::rename(&log, beside(&kept, "-wal")).map_err(failed)?;
    }
    if let Err(error) = fs::rename(damaged, &kept) {
        if has_log {
            let _ = fs::rename(beside(&kept, "-wal"), &log);
        }
        return Err(failed(error));
    }
    match fs::remove_file(beside(damaged, "-shm")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(error)),
        _ => Ok(kept),
    }
}

/// A table of a new store.
#[derive(Debug)]
struct Table {
    name: String,
    columns: Vec<String>,
    /// The column that is the row's number.
    number: Option<usize>,
    kept: u64,
    bad_pages: u64,
    bad_rows: u64,
    has_root: bool,
    lost: u64,
    mended: u64,
}

impl Table {
    const fn is_whole(&self) -> bool {
        self.has_root && self.bad_pages == 0 && self.bad_rows == 0
    }
}

#[expect(clippy::disallowed_methods, reason = "the new file is nobody's store yet")]
fn save_rows(
    damaged: &Path,
    into: &Path,
    clock: &dyn Clock,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Salvaged, Error> {
    let mut pages = Pages::open(damaged)?;
    let all = u64::from(pages.count);
    let mut go_on = |done: u64| if go_on(done, all) { Ok(()) } else { Err(Error::Cancelled) };
    let found = find(&mut pages, &mut |page| go_on(page / 2))?;
    if !OURS.iter().any(|name| found.tables.contains_key(*name)) {
        return Err(Error::Foreign { path: damaged.to_owned() });
    }
    let schema = schema_of(&mut pages, damaged)?;

    let mut new = connect(into, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    new.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;")?;
    migrate(&mut new, MIGRATIONS.get(..schema).unwrap_or(&MIGRATIONS), clock.now().millis())?;
    new.execute_batch(
        "PRAGMA foreign_keys = OFF; BEGIN; CREATE TEMP TABLE gone (tbl TEXT NOT NULL, id INTEGER NOT NULL)",
    )?;
    let triggers = mend::take_triggers_off(&new)?;
    let mut tables = tables_of(&new)?;
    let spoiled = fill(&new, &mut tables, &mut pages, found, &mut |done| go_on(u64::midpoint(all, done)))?;
    mend::put_back_what_every_store_has(&new, &tables)?;
    mend::mend_references(&new, &mut tables, clock.now())?;
    let rules_off = mend::switch_rules_off(&new)?;
    mend::keep_numbers_apart(&new, &tables)?;
    for trigger in triggers {
        new.execute_batch(&trigger)?;
    }
    new.execute_batch("COMMIT; PRAGMA foreign_keys = ON")?;
    if schema < MIGRATIONS.len() {
        migrate(&mut new, &MIGRATIONS, clock.now().millis())?;
    }
    mend::write_searches_anew(&mut new)?;
    // The damaged store may have sent them.
    mailing::leave_to_a_person(&new)?;
    new.execute_batch("PRAGMA journal_mode = DELETE; VACUUM")?;
    if let Some(detail) = findings(&new)?.into_iter().next() {
        return Err(Error::Damaged { path: damaged.to_owned(), detail });
    }
    go_on(all)?;
    let lost_pages = tables.iter().map(|table| table.bad_pages).sum();
    let tables = tables.into_iter().filter(|table| table.kept + table.lost + table.mended > 0 || !table.is_whole());
    let tables = tables.map(|table| SalvagedTable {
        damaged: !table.is_whole(),
        name: table.name,
        kept: table.kept,
        lost: table.lost,
        mended: table.mended,
    });
    let tables: Vec<_> = tables.collect();
    let kinds = by_kind(&tables);
    Ok(Salvaged { path: String::new(), damaged: String::new(), kinds, tables, lost_pages, spoiled, rules_off })
}

/// A file that has not one of these is no store.
const OURS: [&str; 4] = ["about_store", "journal_change", "posting_version", "apply_contract"];

/// The schema that the damaged store says it has; the present one where its head is lost.
fn schema_of(pages: &mut Pages, damaged: &Path) -> Result<usize, Error> {
    let head = pages.read(1).filter(|head| head.starts_with(b"SQLite format 3\0"));
    let said = head.and_then(|head| u32::try_from(number_at(&head, 60, 4)?).ok()).filter(|said| *said > 0);
    let known = MIGRATIONS.len();
    match said {
        Some(found) if found as usize > known => {
            Err(Error::Newer { path: damaged.to_owned(), found, known: u32::try_from(known).unwrap_or(u32::MAX) })
        }
        Some(found) => Ok(found as usize),
        None => Ok(known),
    }
}

fn tables_of(new: &Connection) -> Result<Vec<Table>, Error> {
    let sql = "SELECT name FROM pragma_table_list
               WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let names = new.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let table = |name: String| {
        let sql = "SELECT name, type = 'INTEGER' AND pk = 1 AND NOT (SELECT wr FROM pragma_table_list WHERE name = ?1) AS number
                   FROM pragma_table_info(?1) ORDER BY cid";
        let columns: Vec<(String, bool)> = new
            .prepare(sql)?
            .query_map([&name], |row| Ok((row.get("name")?, row.get("number")?)))?
            .collect::<Result<_, _>>()?;
        Ok(Table {
            name,
            number: columns.iter().position(|(_, number)| *number),
            columns: columns.into_iter().map(|(name, _)| name).collect(),
            kept: 0,
            bad_pages: 0,
            bad_rows: 0,
            has_root: true,
            lost: 0,
            mended: 0,
        })
    };
    names.into_iter().map(table).collect()
}

/// Every row that can be read; answers how many files and mails were left out because their bytes are not what they were.
fn fill(
    new: &Connection,
    tables: &mut [Table],
    pages: &mut Pages,
    mut found: Found,
    go_on: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<u64, Error> {
    let mut met = HashSet::new();
    let mut spoiled = 0;
    for table in tables.iter_mut() {
        new.execute(&format!("CREATE TEMP TABLE seed_{0} AS SELECT * FROM {0}", table.name), [])?;
        new.execute(&format!("DELETE FROM {}", table.name), [])?;
        let Some(root) = found.tables.remove(&table.name) else {
            table.has_root = false;
            continue;
        };
        let walked = walk(pages, root, &mut met, &mut |row| {
            go_on(0)?;
            match keep(new, table, row)? {
                Kept::Yes => table.kept += 1,
                Kept::No => table.bad_rows += 1,
                Kept::Spoiled => {
                    table.bad_rows += 1;
                    spoiled += 1;
                }
            }
            Ok::<(), Error>(())
        })?;
        table.bad_pages += walked.bad_pages;
        table.bad_rows += walked.bad_cells;
    }
    if let Some(root) = found.tables.remove("sqlite_sequence") {
        walk(pages, root, &mut met, &mut |row| {
            if let [Value::Text(table), Value::Integer(last)] = row.values.as_slice() {
                new.execute("INSERT INTO temp.gone (tbl, id) VALUES (?1, ?2)", (table, last))?;
            }
            Ok::<(), Error>(())
        })?;
    }
    // What belongs to indexes for searching and to SQLite itself is nobody's rows.
    for root in found.tables.into_values() {
        walk(pages, root, &mut met, &mut |_| go_on(0))?;
    }
    let mut leaves: Vec<u32> = found.leaves.into_iter().filter(|leaf| !met.contains(leaf)).collect();
    leaves.sort_unstable();
    for leaf in leaves {
        go_on(u64::from(leaf))?;
        spoiled += adopt(new, tables, pages, leaf)?;
    }
    for table in tables.iter_mut().filter(|table| !table.is_whole()) {
        let roots = found.indexes.remove(&table.name).unwrap_or_default();
        table.lost = lost_by_indexes(new, table, pages, &roots, &mut met)?.max(table.bad_rows);
    }
    Ok(spoiled)
}

enum Kept {
    Yes,
    No,
    Spoiled,
}

/// Writes a row where the rules of the new store let it be.
fn keep(new: &Connection, table: &Table, row: Row) -> Result<Kept, Error> {
    let is_bytes = table.name == "blob";
    if row.values.len() > table.columns.len() || row.wiped && !is_bytes {
        return Ok(Kept::No);
    }
    if let (true, [Value::Text(hash), Value::Blob(bytes)]) = (is_bytes, row.values.as_slice())
        && hash_of(bytes) != *hash
    {
        return Ok(Kept::Spoiled);
    }
    let mut values = row.values;
    if let Some(number) = table.number.and_then(|at| values.get_mut(at)) {
        // Kept as the row's own number, it stands in no value.
        if *number != Value::Null {
            return Ok(Kept::No);
        }
        *number = Value::Integer(row.id);
    }
    let columns = table.columns.get(..values.len()).unwrap_or_default().join(", ");
    let holes = vec!["?"; values.len()].join(", ");
    let sql = format!("INSERT INTO {} ({columns}) VALUES ({holes})", table.name);
    match new.prepare_cached(&sql)?.execute(params_from_iter(values)) {
        Ok(_) => Ok(Kept::Yes),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => Ok(Kept::No),
        Err(error) => Err(error.into()),
    }
}

/// A leaf that no tree leads to belongs to a table that has lost something. It is taken in where all of its rows are right, and they are
/// right in one table only.
fn adopt(new: &Connection, tables: &mut [Table], pages: &mut Pages, leaf: u32) -> Result<u64, Error> {
    let Some((rows, bad)) = Node::read(pages, leaf).map(|node| node.rows(pages)) else { return Ok(0) };
    let widest = rows.iter().map(|row| row.values.len()).max().unwrap_or_default();
    let mut fits = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        // A row may be older than a table's last columns; a table that has no such row is not asked.
        if table.is_whole() || table.columns.len() < widest || rows.is_empty() {
            continue;
        }
        new.execute("SAVEPOINT fitting", [])?;
        let fit = rows
            .iter()
            .try_fold(true, |fit, row| Ok::<_, Error>(fit && !matches!(keep(new, table, row.clone())?, Kept::No)))?;
        new.execute("ROLLBACK TO fitting", [])?;
        new.execute("RELEASE fitting", [])?;
        if fit {
            fits.push((table.columns.len() == widest, at));
        }
    }
    let exact: Vec<usize> = fits.iter().filter(|(exact, _)| *exact).map(|(_, at)| *at).collect();
    let only = match (exact.as_slice(), fits.as_slice()) {
        ([at], _) | ([], [(_, at)]) => *at,
        _ => return Ok(0),
    };
    let Some(table) = tables.get_mut(only) else { return Ok(0) };
    table.bad_rows += bad;
    let mut spoiled = 0;
    for row in rows {
        match keep(new, table, row)? {
            Kept::Yes => table.kept += 1,
            Kept::No => table.bad_rows += 1,
            Kept::Spoiled => {
                table.bad_rows += 1;
                spoiled += 1;
            }
        }
    }
    Ok(spoiled)
}

/// An index names each row of its table by its number: those that are not there any more are lost.
fn lost_by_indexes(
    new: &Connection,
    table: &Table,
    pages: &mut Pages,
    roots: &[u32],
    met: &mut HashSet<u32>,
) -> Result<u64, Error> {
    let Some(number) = table.number.and_then(|at| table.columns.get(at)) else { return Ok(0) };
    let mut named = HashSet::new();
    for root in roots {
        walk(pages, *root, met, &mut |row| {
            if let Some(Value::Integer(id)) = row.values.last() {
                named.insert(*id);
            }
            Ok::<(), Error>(())
        })?;
    }
    let mut is_there = new.prepare(&format!("SELECT 1 FROM {} WHERE {number} = ?1", table.name))?;
    let mut lost = 0;
    for id in named {
        if !is_there.exists([id])? {
            lost += 1;
            new.execute("INSERT INTO temp.gone (tbl, id) VALUES (?1, ?2)", (&table.name, id))?;
        }
    }
    Ok(lost)
}
