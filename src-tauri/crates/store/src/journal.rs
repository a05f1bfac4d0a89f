//! The history of the whole store: what was done, and each row as it was before.
//!
//! Triggers write it, made afresh from the schema for the one connection that writes. So no write is forgotten, and one outside
//! `transact` fails: there is no entry to write it to.

use std::collections::{BTreeMap, BTreeSet};

use hiring::{CandidateField, CandidateId, EntryId, Field, Moment, PostingId, StageName, Variant, Word};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Changed, ChangedWord, Error, Read};

/// What somebody did, in the words of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Op {
    PostingsImported {
        new: u64,
        changed: u64,
        #[serde(default)]
        gone: u64,
        #[serde(default)]
        back: u64,
        from: String,
    },
    SampleAdded {
        postings: u64,
    },
    /// Made up by the thousand, to see how it works with many.
    CrowdAdded {
        candidates: u64,
    },
    PostingsRemoved {
        count: u64,
        title: String,
    },
    CandidatesImported {
        added: u64,
        filled: u64,
        applications: u64,
        from: String,
    },
    CandidateAdded {
        name: String,
    },
    CandidateEdited {
        name: String,
        fields: Vec<CandidateField>,
    },
    CandidatesTagged {
        count: u64,
        name: String,
        added: Vec<String>,
        removed: Vec<String>,
    },
    CandidatesMerged {
        kept: String,
        gone: String,
    },
    CandidatesRemoved {
        count: u64,
        name: String,
    },
    /// For good: this entry has nothing to undo.
    CandidatesErased {
        count: u64,
    },
    /// To be erased in a while.
    CandidatesSetApart {
        count: u64,
        name: String,
    },
    CandidatesKept {
        count: u64,
        name: String,
    },
    /// Kept whatever the rules say.
    HoldSet {
        name: String,
    },
    HoldLifted {
        name: String,
    },
    RetentionSaved,
    BackupPlanSaved,
    /// Two people were said not to be one.
    CandidatesToldApart {
        one: String,
        other: String,
    },
    NoteAdded {
        name: String,
    },
    NoteEdited {
        name: String,
    },
    NoteRemoved {
        name: String,
    },
    FileAttached {
        name: String,
        file: String,
    },
    FileDetached {
        name: String,
        file: String,
    },
    CvsAttached {
        count: u64,
        from: String,
    },
    ApplicationsAdded {
        count: u64,
        name: String,
        title: String,
    },
    ApplicationsMoved {
        count: u64,
        name: String,
        to: StageName,
    },
    ApplicationsRejected {
        count: u64,
        name: String,
    },
    ApplicationsWithdrawn {
        count: u64,
        name: String,
    },
    ApplicationsRemoved {
        count: u64,
        name: String,
    },
    PiecesNoted {
        name: String,
    },
    Scored {
        name: String,
    },
    /// Of the general pipeline when there is no title.
    StagesSaved {
        title: Option<String>,
    },
    ReasonsSaved,
    FilterSaved {
        name: String,
    },
    FilterRemoved {
        name: String,
    },
    ReportSaved {
        name: String,
    },
    ReportRemoved {
        name: String,
    },
    PostingSettled {
        title: String,
        fields: Vec<Field>,
    },
    PostingUnsettled {
        title: String,
        fields: Vec<Field>,
    },
    PostingCreated {
        title: String,
    },
    PostingRewritten {
        title: String,
    },
    SameRoleAnswered {
        title: String,
        of: String,
        same: bool,
    },
    ContactReplaced {
        from: String,
        to: String,
        postings: u64,
    },
    /// Postings of an earlier Vivier, read again from their bytes.
    PostingsReread {
        postings: u64,
    },
    AccountSaved {
        name: String,
    },
    AccountRemoved {
        name: String,
    },
    TemplateSaved {
        name: String,
        variant: Variant,
    },
    /// The built-in words stand again.
    TemplateReset {
        name: String,
        variant: Variant,
    },
    /// Whoever comes to that stage is written to by it, or no longer.
    RuleSaved {
        stage: StageName,
        on: bool,
    },
    RuleRemoved {
        stage: StageName,
    },
    /// The contacts of that posting, or of every open one, are told by the week where it stands, or no longer.
    DigestSaved {
        title: Option<String>,
        on: bool,
    },
    DigestRemoved {
        title: Option<String>,
    },
    /// Mails were read in: so many to look at, so many set aside, so many of our own filed.
    MailsReceived {
        waiting: u64,
        aside: u64,
        own: u64,
        from: String,
    },
    /// Filed to people: one of them has a name.
    MailsAccepted {
        count: u64,
        name: String,
    },
    /// Which posting it is for, and whose it is.
    MailSettled {
        subject: String,
    },
    MailsSetAside {
        count: u64,
        subject: String,
    },
    MailsBroughtBack {
        count: u64,
        subject: String,
    },
}

/// What part of the history is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Everything,
    Candidate(CandidateId),
    Posting(PostingId),
}

impl About {
    /// The condition, and the id that stands for `?1` in it.
    fn condition(self) -> (&'static str, i64) {
        match self {
            Self::Everything => ("reverts IS NULL AND ?1 = 0", 0),
            Self::Candidate(id) => {
                ("reverts IS NULL AND id IN (SELECT entry FROM journal_candidate WHERE candidate = ?1)", id.raw())
            }
            Self::Posting(id) => {
                ("reverts IS NULL AND id IN (SELECT entry FROM journal_posting WHERE posting = ?1)", id.raw())
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    Done,
    Undone,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Entry {
    pub id: EntryId,
    pub at: Moment,
    pub who: String,
    pub op: Op,
    pub state: EntryState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryPage {
    pub entries: Vec<Entry>,
    pub total: u64,
    /// The entry that "redo" would bring back.
    pub redo: Option<EntryId>,
}

/// All that changed after an entry, by the few entries since: SQLite would rather go through all that ever changed in a table.
pub const SINCE: &str = "journal_change INDEXED BY journal_change_by_entry WHERE entry > ?1";

/// More changed rows of one word than this are not named one by one.
const NAMED: usize = 500;

/// The tables that the journal does not watch: itself, and what never changes once it is there. A collection is only the name of a
/// folder (what was seen there is no history either): were it part of the first import from there, that import could not be undone once there was a second.
const UNWATCHED: [&str; 11] = [
    "journal",
    "journal_change",
    "journal_candidate",
    "journal_posting",
    "blob",
    "blob_text",
    "collection",
    "about_store",
    "column_mapping",
    "seen_file",
    "erasure",
];

/// Nor where mails are on their way: what has left is not brought back by undoing, and undoing something else never sends or unsends.
const LEDGER: [&str; 8] = [
    "digest_outcome",
    "mail_account_state",
    "mailbox_folder",
    "mailbox_state",
    "outbox",
    "outbox_named",
    "outbox_recipient",
    "rule_outcome",
];

pub const fn word_of(table: &str) -> Option<Word> {
    Some(match table.as_bytes() {
        b"posting" => Word::Posting,
        b"candidate" => Word::Candidate,
        b"note" => Word::Note,
        b"file" => Word::File,
        b"reason" => Word::Reason,
        b"saved_filter" => Word::Filter,
        b"saved_report" => Word::Report,
        b"application" => Word::Application,
        b"stage" => Word::Stage,
        b"template" => Word::Template,
        b"message" => Word::Message,
        b"mail_account" => Word::Account,
        b"mail_rule" => Word::Rule,
        b"digest" => Word::Digest,
        _ => return None,
    })
}

pub fn watched_tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    // An index for searching is made of tables too; it follows the rows it is about.
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
               ORDER BY name";
    let names = connection.prepare(sql)?.query_map([], |row| row.get("name"))?.collect::<Result<Vec<String>, _>>()?;
    Ok(names
        .into_iter()
        .filter(|name| !UNWATCHED.contains(&name.as_str()) && !LEDGER.contains(&name.as_str()))
        .collect())
}

fn columns_of(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
    statement.query_map([table], |row| row.get("name"))?.collect()
}

#[expect(clippy::disallowed_methods, reason = "temporary tables and triggers of this connection, not the store's rows")]
pub fn watch(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("CREATE TEMP TABLE journal_now (entry INTEGER NOT NULL)")?;
    for table in watched_tables(connection)? {
        let columns = columns_of(connection, &table)?;
        let whole = columns.iter().map(|name| format!("'{name}', old.{name}")).collect::<Vec<_>>().join(", ");
        let differs =
            columns.iter().map(|name| format!("old.{name} IS NOT new.{name}")).collect::<Vec<_>>().join(" OR ");
        let note = |row: &str, kind: &str, before: &str| {
            format!(
                "INSERT INTO journal_change (entry, tbl, row, kind, before)
                 VALUES ((SELECT entry FROM journal_now), '{table}', {row}.id, '{kind}', {before}); {}",
                note_whom(row, &table, &columns)
            )
        };
        connection.execute_batch(&format!(
            "CREATE TEMP TRIGGER {table}_inserted AFTER INSERT ON main.{table} BEGIN {} END;
             CREATE TEMP TRIGGER {table}_updated AFTER UPDATE ON main.{table} WHEN {differs} BEGIN {} END;
             CREATE TEMP TRIGGER {table}_deleted AFTER DELETE ON main.{table} BEGIN {} END;",
            note("new", "insert", "NULL"),
            note("new", "update", &what_differs(&table, &columns)),
            note("old", "delete", &format!("json_object({whole})")),
        ))?;
    }
    Ok(())
}

/// A row as it was, in the columns that change, and in those that say whose it is: a row of thirty columns is moved on ten times.
/// Somebody's name is what they are saved under when their row is lost.
fn what_differs(table: &str, columns: &[String]) -> String {
    let says_whose = |name: &str| {
        matches!(name, "candidate_id" | "other_id" | "application_id") || (table == "candidate" && name == "name")
    };
    let parts = columns.iter().filter(|name| *name != "id").map(|name| {
        let was = format!("',\"{name}\":' || json_quote(old.{name})");
        if says_whose(name) { was } else { format!("iif(old.{name} IS new.{name}, '', {was})") }
    });
    format!("'{{' || substr({}, 2) || '}}'", parts.collect::<Vec<_>>().join(" || "))
}

/// What is done until it watches again leaves no trace here.
#[expect(clippy::disallowed_methods, reason = "temporary tables and triggers of this connection, not the store's rows")]
pub fn look_away(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'";
    let triggers =
        connection.prepare(sql)?.query_map([], |row| row.get("name"))?.collect::<Result<Vec<String>, _>>()?;
    for trigger in triggers {
        connection.execute_batch(&format!("DROP TRIGGER temp.{trigger}"))?;
    }
    connection.execute_batch("DROP TABLE temp.journal_now")
}

/// Whom and which posting a row is about, for the history of each.
fn note_whom(row: &str, table: &str, columns: &[String]) -> String {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let of_application = |column: &str| format!("(SELECT {column} FROM application WHERE id = {row}.application_id)");
    let subject = |word: &str, column: &str| match () {
        () if table == word => Some(format!("{row}.id")),
        () if has(column) => Some(format!("{row}.{column}")),
        () if has("application_id") => Some(of_application(column)),
        () => None,
    };
    let candidate = subject("candidate", "candidate_id").map(|of| ("candidate", of));
    let other = has("other_id").then(|| ("candidate", format!("{row}.other_id")));
    let posting = subject("posting", "posting_id").map(|of| ("posting", of));
    // Not `OR IGNORE`: what the statement that fires a trigger says of conflicts would hold in its stead.
    let notes = [candidate, other, posting].into_iter().flatten().map(|(word, of)| {
        format!(
            "INSERT INTO journal_{word} ({word}, entry) SELECT {of}, (SELECT entry FROM journal_now)
             WHERE {of} IS NOT NULL ON CONFLICT ({word}, entry) DO NOTHING;"
        )
    });
    notes.collect()
}

/// The entry that a new one reverts, and the one on the screen that it is about.
#[derive(Debug, Clone, Copy)]
pub struct Reverting {
    pub reverts: EntryId,
    pub about: EntryId,
}

pub fn begin(connection: &Connection, now: Moment, who: &str, reverting: Option<Reverting>) -> Result<EntryId, Error> {
    connection
        .prepare_cached("INSERT INTO journal (at, who, op, reverts, about) VALUES (?1, ?2, '', ?3, ?4)")?
        .execute((
            now.millis(),
            who,
            reverting.map(|reverting| reverting.reverts.raw()),
            reverting.map(|reverting| reverting.about.raw()),
        ))?;
    let entry = EntryId::new(connection.last_insert_rowid());
    connection.prepare_cached("INSERT INTO temp.journal_now (entry) VALUES (?1)")?.execute([entry.raw()])?;
    Ok(entry)
}

/// Names the entry and says what it changed; nothing if it changed nothing.
pub fn end(connection: &Connection, entry: EntryId, op: &Op) -> Result<Option<Changed>, Error> {
    connection.prepare_cached("DELETE FROM temp.journal_now")?.execute([])?;
    let changed = changed_by(connection, entry)?;
    if changed.is_some() {
        connection
            .prepare_cached("UPDATE journal SET op = ?2 WHERE id = ?1")?
            .execute((entry.raw(), serde_json::to_string(op)?))?;
    }
    Ok(changed)
}

/// Takes an entry back that noted nothing.
pub fn withdraw(connection: &Connection, entry: EntryId) -> Result<(), Error> {
    connection.prepare_cached("DELETE FROM journal WHERE id = ?1")?.execute([entry.raw()])?;
    Ok(())
}

fn changed_by(connection: &Connection, entry: EntryId) -> Result<Option<Changed>, Error> {
    let mut any = false;
    let mut ids: BTreeMap<Word, BTreeSet<i64>> = BTreeMap::new();
    let mut note = |word, id| {
        let ids = ids.entry(word).or_default();
        // One more than are named says that there are too many.
        if ids.len() <= NAMED {
            ids.insert(id);
        }
    };
    let mut statement = connection.prepare_cached("SELECT tbl, row FROM journal_change WHERE entry = ?1")?;
    let mut rows = statement.query([entry.raw()])?;
    while let Some(row) = rows.next()? {
        any = true;
        if let Some(word) = word_of(row.get_ref("tbl")?.as_str().unwrap_or_default()) {
            note(word, row.get("row")?);
        }
    }
    // A person has changed when anything of theirs has.
    let whose = "SELECT candidate FROM journal_candidate WHERE entry = ?1 LIMIT ?2";
    let mut statement = connection.prepare_cached(whose)?;
    let mut rows = statement.query((entry.raw(), NAMED + 1))?;
    while let Some(row) = rows.next()? {
        note(Word::Candidate, row.get("candidate")?);
    }
    let words = ids
        .into_iter()
        .map(|(word, ids)| ChangedWord { word, ids: (ids.len() <= NAMED).then(|| ids.into_iter().collect()) });
    Ok(any.then(|| Changed { entry: Some(entry), words: words.collect() }))
}

impl Read<'_> {
    /// What was done, latest first.
    pub fn history(&self, about: About, offset: u64, limit: u64) -> Result<HistoryPage, Error> {
        let (shown, id) = about.condition();
        let total = self
            .connection()
            .prepare_cached(&format!("SELECT count(*) FROM journal WHERE {shown}"))?
            .query_row([id], |row| row.get(0))?;
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT id, at, who, op, undone_by FROM journal WHERE {shown} ORDER BY id DESC LIMIT ?3 OFFSET ?2",
        ))?;
        let clamped = |number: u64| number.min(i64::MAX as u64).cast_signed();
        let mut rows = statement.query((id, clamped(offset), clamped(limit)))?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry_of(row)?);
        }
        Ok(HistoryPage { entries, total, redo: self.last_undone()? })
    }

    pub(crate) fn entry(&self, id: EntryId) -> Result<Entry, Error> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT id, at, who, op, undone_by FROM journal WHERE id = ?1 AND reverts IS NULL")?;
        let mut rows = statement.query([id.raw()])?;
        let row = rows.next()?.ok_or(Error::NotFound { what: Word::Journal, id: id.raw() })?;
        entry_of(row)
    }

    /// Of whatever was done, undone or redone last: nothing in a watched table changes without a new one.
    pub fn last_entry(&self) -> Result<Option<EntryId>, Error> {
        let mut statement = self.connection().prepare_cached("SELECT max(id) FROM journal")?;
        let id: Option<i64> = statement.query_row([], |row| row.get(0))?;
        Ok(id.map(EntryId::new))
    }

    pub(crate) fn last_done(&self) -> Result<Option<EntryId>, Error> {
        // An erasure, and what was done to the erased, is not undone.
        let sql = "SELECT id FROM journal WHERE reverts IS NULL AND undone_by IS NULL
                       AND EXISTS (SELECT 1 FROM journal_change WHERE entry = journal.id)
                   ORDER BY id DESC LIMIT 1";
        let id: Option<i64> = self.connection().query_row(sql, [], |row| row.get("id")).optional()?;
        Ok(id.map(EntryId::new))
    }

    /// The latest undone, unless something new was done since.
    pub(crate) fn last_undone(&self) -> Result<Option<EntryId>, Error> {
        let sql = "SELECT id FROM journal WHERE undone_by > (SELECT max(id) FROM journal WHERE reverts IS NULL) AND reverts IS NULL
                       AND EXISTS (SELECT 1 FROM journal_change WHERE entry = undone_by)
                   ORDER BY undone_by DESC LIMIT 1";
        let id: Option<i64> = self.connection().query_row(sql, [], |row| row.get("id")).optional()?;
        Ok(id.map(EntryId::new))
    }
}

pub fn entry_of(row: &Row<'_>) -> Result<Entry, Error> {
    let undone_by: Option<i64> = row.get("undone_by")?;
    Ok(Entry {
        id: EntryId::new(row.get("id")?),
        at: Moment::from_millis(row.get("at")?),
        who: row.get("who")?,
        op: serde_json::from_str(&row.get::<_, String>("op")?)?,
        state: if undone_by.is_some() { EntryState::Undone } else { EntryState::Done },
    })
}
