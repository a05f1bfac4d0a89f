//! Taking somebody out of what is not theirs alone: mails, bytes, entries of the journal.

use std::collections::BTreeSet;

use hiring::fold;
use rusqlite::Connection;
use serde_json::Value;

use super::belongings::Belongings;
use crate::blobs::hash_of;
use crate::people::ids_as_json;
use crate::{Error, Op};

/// Their applications, those that are gone included; `?1` the people's ids as JSON.
const APPLICATIONS: &str = "
    SELECT id FROM application WHERE candidate_id IN (SELECT value FROM json_each(?1))
    UNION SELECT row FROM journal_change
        WHERE tbl = 'application' AND before IS NOT NULL AND before ->> '$.candidate_id' IN (SELECT value FROM json_each(?1))
            AND NOT EXISTS (SELECT 1 FROM application WHERE id = row)";

/// The mails to them or about nobody but them.
pub fn mails_of_people() -> String {
    format!(
        "SELECT id FROM outbox WHERE candidate_id IN (SELECT value FROM json_each(?1))
         UNION SELECT id FROM outbox WHERE application_id IN ({APPLICATIONS})"
    )
}

/// Those that name them beside others, as a shortlist does.
pub fn mails_that_name_people() -> String {
    format!("SELECT outbox_id FROM outbox_named WHERE application_id IN ({APPLICATIONS})")
}

/// What stands in the history where a name stood.
const ERASED: &str = "[…]";

/// Each hash of bytes that one of their rows has or had.
pub fn bytes_of(connection: &Connection, theirs: &Belongings) -> Result<BTreeSet<String>, Error> {
    let mut hashes = BTreeSet::new();
    for table in tables_with_bytes(connection)? {
        let Some(ids) = theirs.ids_as_json(&table) else { continue };
        let mut statement = connection.prepare(&format!(
            "SELECT blob FROM {table} WHERE id IN (SELECT value FROM json_each(?1))
             UNION SELECT before ->> '$.blob' FROM journal_change
                 WHERE tbl = '{table}' AND before IS NOT NULL AND row IN (SELECT value FROM json_each(?1))"
        ))?;
        let found = statement.query_map([ids], |row| row.get::<_, Option<String>>(0))?;
        for hash in found {
            hashes.extend(hash?);
        }
    }
    Ok(hashes)
}

fn tables_with_bytes(connection: &Connection) -> Result<Vec<String>, Error> {
    let sql = "SELECT t.name FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f
               WHERE t.schema = 'main' AND t.type = 'table' AND f.\"table\" = 'blob'";
    Ok(connection.prepare(sql)?.query_map([], |row| row.get("name"))?.collect::<Result<_, _>>()?)
}

/// Bytes that nothing needs any more, neither a row nor an entry that can be undone.
pub fn forget_bytes(connection: &Connection, hashes: &BTreeSet<String>) -> Result<(), Error> {
    let needed = tables_with_bytes(connection)?
        .iter()
        .map(|table| format!("OR EXISTS (SELECT 1 FROM {table} WHERE {table}.blob = ?1)"))
        .collect::<String>();
    let images = "SELECT before ->> '$.blob' AS hash FROM journal_change WHERE before IS NOT NULL AND before ->> '$.blob' IS NOT NULL";
    let in_images =
        connection.prepare(images)?.query_map([], |row| row.get("hash"))?.collect::<Result<BTreeSet<String>, _>>()?;
    let mut forget = connection.prepare(&format!("DELETE FROM blob WHERE hash = ?1 AND NOT (false {needed})"))?;
    for hash in hashes.difference(&in_images) {
        forget.execute([hash])?;
    }
    Ok(())
}

/// The mails to them and about them, those that wait as well; the hashes of their bytes. Of a mail that named them beside others and
/// has left, it stays on record that it went, and no longer what it said.
pub fn forget_mails(connection: &Connection, people: &[i64]) -> Result<BTreeSet<String>, Error> {
    let people = ids_as_json(people);
    let mut hashes = BTreeSet::new();
    for (id, hash) in mails(connection, &mails_of_people(), &people)? {
        forget_mail(connection, id)?;
        hashes.insert(hash);
    }
    for (id, hash) in mails(connection, &mails_that_name_people(), &people)? {
        let waiting = "DELETE FROM outbox_recipient WHERE outbox_id = ?1 AND state IN ('queued', 'deferred')";
        connection.prepare_cached(waiting)?.execute([id])?;
        let left = "SELECT EXISTS (SELECT 1 FROM outbox_recipient WHERE outbox_id = ?1) AS some";
        if connection.prepare_cached(left)?.query_row([id], |row| row.get("some"))? {
            blank_mail(connection, id)?;
        } else {
            forget_mail(connection, id)?;
        }
        hashes.insert(hash);
    }
    let by_rules = format!("DELETE FROM rule_outcome WHERE application_id IN ({APPLICATIONS})");
    connection.execute(&by_rules, [&people])?;
    let named = format!("DELETE FROM outbox_named WHERE application_id IN ({APPLICATIONS})");
    connection.execute(&named, [&people])?;
    Ok(hashes)
}

fn mails(connection: &Connection, which: &str, people: &str) -> Result<Vec<(i64, String)>, Error> {
    let mut statement = connection.prepare(&format!("SELECT id, blob FROM outbox WHERE id IN ({which})"))?;
    let mails = statement.query_map([people], |row| Ok((row.get("id")?, row.get("blob")?)))?;
    Ok(mails.collect::<Result<_, _>>()?)
}

fn forget_mail(connection: &Connection, id: i64) -> Result<(), Error> {
    for table in ["outbox_named", "outbox_recipient"] {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE outbox_id = ?1"))?.execute([id])?;
    }
    connection.prepare_cached("DELETE FROM outbox WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn blank_mail(connection: &Connection, id: i64) -> Result<(), Error> {
    let nothing = hash_of(b"");
    connection
        .prepare_cached("INSERT INTO blob (hash, bytes) VALUES (?1, x'') ON CONFLICT DO NOTHING")?
        .execute([&nothing])?;
    connection
        .prepare_cached("UPDATE outbox SET blob = ?2, size = 0, subject = ?3 WHERE id = ?1")?
        .execute((id, nothing, ERASED))?;
    Ok(())
}

/// All that they were called and written to by, now and before; folded.
pub fn known_as(connection: &Connection, people: &[i64]) -> Result<BTreeSet<String>, Error> {
    let mut statement = connection.prepare(
        "SELECT name FROM candidate WHERE id IN (SELECT value FROM json_each(?1))
         UNION SELECT before ->> '$.name' FROM journal_change
            WHERE tbl = 'candidate' AND before IS NOT NULL AND row IN (SELECT value FROM json_each(?1))
         UNION SELECT written FROM reach WHERE candidate_id IN (SELECT value FROM json_each(?1))
         UNION SELECT before ->> '$.written' FROM journal_change
            WHERE tbl = 'reach' AND before IS NOT NULL AND before ->> '$.candidate_id' IN (SELECT value FROM json_each(?1))",
    )?;
    let texts = statement.query_map([ids_as_json(people)], |row| row.get::<_, Option<String>>(0))?;
    let texts = texts.collect::<Result<Vec<_>, _>>()?;
    Ok(texts.into_iter().flatten().map(|text| fold(&text)).filter(|text| !text.is_empty()).collect())
}

/// Their rows leave the journal; its entries stay as a list of who did what, and no longer say to whom.
pub fn forget_entries(
    connection: &Connection,
    people: &[i64],
    theirs: &Belongings,
    known_as: &BTreeSet<String>,
) -> Result<(), Error> {
    for (entry, shared, op) in entries_about(connection, people, theirs)? {
        let Some(op) = without(&op, known_as, shared) else { continue };
        connection.prepare_cached("UPDATE journal SET op = ?2 WHERE id = ?1")?.execute((entry, op))?;
    }
    for (table, ids) in theirs.tables() {
        connection
            .prepare("DELETE FROM journal_change WHERE tbl = ?1 AND row IN (SELECT value FROM json_each(?2))")?
            .execute((table, ids))?;
    }
    // A merging of one of them that was undone cannot be done once more.
    let people = ids_as_json(people);
    connection.execute(
        "DELETE FROM journal_change WHERE entry IN (
             SELECT id FROM journal WHERE op ->> '$.code' = 'candidates_merged'
                 AND id IN (SELECT entry FROM journal_candidate WHERE candidate IN (SELECT value FROM json_each(?1))))",
        [&people],
    )?;
    connection
        .execute("DELETE FROM journal_candidate WHERE candidate IN (SELECT value FROM json_each(?1))", [&people])?;
    Ok(())
}

/// Each entry that concerns them, whether it concerns others as well, and what it is called.
fn entries_about(
    connection: &Connection,
    people: &[i64],
    theirs: &Belongings,
) -> Result<Vec<(i64, bool, String)>, Error> {
    let people = ids_as_json(people);
    let mut entries = BTreeSet::new();
    let sql = "SELECT entry FROM journal_candidate WHERE candidate IN (SELECT value FROM json_each(?1))";
    let mut statement = connection.prepare(sql)?;
    for entry in statement.query_map([&people], |row| row.get::<_, i64>("entry"))? {
        entries.insert(entry?);
    }
    let sql = "SELECT entry FROM journal_change WHERE tbl = ?1 AND row IN (SELECT value FROM json_each(?2))";
    let mut statement = connection.prepare(sql)?;
    for (table, ids) in theirs.tables() {
        for entry in statement.query_map((table, ids), |row| row.get::<_, i64>("entry"))? {
            entries.insert(entry?);
        }
    }
    let mut statement = connection.prepare(
        "SELECT op, EXISTS (SELECT 1 FROM journal_candidate
            WHERE entry = id AND candidate NOT IN (SELECT value FROM json_each(?2))) AS shared
         FROM journal WHERE id = ?1",
    )?;
    let mut about = Vec::new();
    for entry in entries {
        about.push(statement.query_row((entry, &people), |row| Ok((entry, row.get("shared")?, row.get("op")?)))?);
    }
    Ok(about)
}

/// The entry's name without what names them; None when there is nothing to take out. What an entry says of others stays.
fn without(op: &str, known_as: &BTreeSet<String>, shared: bool) -> Option<String> {
    let mut named: Value = serde_json::from_str(op).ok()?;
    let params = named.get("params")?.as_object()?.clone();
    for (key, value) in params.iter().filter(|(key, _)| *key != "title") {
        let names_them = |text: &str| !text.is_empty() && (!shared || known_as.contains(&fold(text)));
        let blanked = match value {
            Value::String(text) if names_them(text) => Value::from(ERASED),
            Value::Array(texts) if texts.iter().any(|text| text.as_str().is_some_and(names_them)) => {
                Value::from(vec![ERASED])
            }
            _ => continue,
        };
        let mut changed = named.clone();
        *changed.get_mut("params")?.get_mut(key)? = blanked;
        // What can be any text is text; a code cannot, and says nothing of anybody.
        if serde_json::from_value::<Op>(changed.clone()).is_ok() {
            named = changed;
        }
    }
    let named = named.to_string();
    (named != op).then_some(named)
}

/// A table without headings was remembered by its first row: that may have been one of them.
pub fn forget_headings(connection: &Connection, known_as: &BTreeSet<String>) -> Result<(), Error> {
    let mut forget =
        connection.prepare("DELETE FROM column_mapping WHERE instr(headings, ?1) > 0 OR instr(mapping, ?1) > 0")?;
    for text in known_as {
        forget.execute([text])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(op: &Op, known_as: &[&str], shared: bool) -> Op {
        let op = serde_json::to_string(op).unwrap();
        let known_as = known_as.iter().map(|name| fold(name)).collect();
        serde_json::from_str(&without(&op, &known_as, shared).unwrap_or(op)).unwrap()
    }

    #[test]
    fn an_entry_keeps_what_was_done_and_loses_to_whom() {
        let attached = Op::FileAttached { name: "Awa Diop".to_owned(), file: "CV Awa.pdf".to_owned() };
        let erased = Op::FileAttached { name: "[…]".to_owned(), file: "[…]".to_owned() };
        assert_eq!(named(&attached, &["Awa Diop"], false), erased);
        let edited =
            Op::CandidateEdited { name: "Awa Diop".to_owned(), fields: vec![hiring::CandidateField::Headline] };
        let erased = Op::CandidateEdited { name: "[…]".to_owned(), fields: vec![hiring::CandidateField::Headline] };
        assert_eq!(named(&edited, &[], false), erased, "codes stay");
    }

    #[test]
    fn an_entry_that_others_share_keeps_their_names() {
        let apart = Op::CandidatesToldApart { one: "Awa Diop".to_owned(), other: "Awa Diallo".to_owned() };
        let erased = Op::CandidatesToldApart { one: "[…]".to_owned(), other: "Awa Diallo".to_owned() };
        assert_eq!(named(&apart, &["awa diop"], true), erased);
        let imported =
            Op::CandidatesImported { added: 2, filled: 0, applications: 0, from: "salon-2026.csv".to_owned() };
        assert_eq!(named(&imported, &["awa diop"], true), imported);
    }
}
