//! Making one whole of what was saved: what refers to something lost is mended where that can be done, and goes where it cannot.
//!
//! A person whose own row is lost stands there with the name the history remembers, or an address, so that their applications, notes
//! and files stay theirs. A posting of which the text is left is read from it again when the store is next opened.

use hiring::{Moment, PersonName, Posting, Said};
use rusqlite::{Connection, OptionalExtension};

use super::Table;
use crate::{Error, hash_of};

/// Their texts, to be put back when all rows are there.
#[expect(clippy::disallowed_methods, reason = "the new file is nobody's store yet")]
pub fn take_triggers_off(new: &Connection) -> Result<Vec<String>, Error> {
    let triggers: Vec<(String, String)> = new
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?
        .query_map([], |row| Ok((row.get("name")?, row.get("sql")?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &triggers {
        new.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(triggers.into_iter().map(|(_, sql)| sql).collect())
}

/// The stages, reasons and settings that a new store comes with, where those of the damaged one are lost.
pub fn put_back_what_every_store_has(new: &Connection, tables: &[Table]) -> Result<(), Error> {
    for table in tables.iter().filter(|table| !table.is_whole()) {
        new.execute(&format!("INSERT OR IGNORE INTO {0} SELECT * FROM temp.seed_{0}", table.name), [])?;
    }
    Ok(())
}

pub fn mend_references(new: &Connection, tables: &mut [Table], now: Moment) -> Result<(), Error> {
    stand_in_for_bytes(new, tables)?;
    let people = stand_in_for_people(new, now)?;
    count_mended(tables, "candidate", people);
    let postings = stand_in_for_postings(new)?;
    count_mended(tables, "posting", postings);
    let versions = stand_in_for_versions(new, now)?;
    count_mended(tables, "posting_version", versions);
    let applications = new.execute(
        "UPDATE application SET version_id =
             (SELECT v.id FROM posting_version AS v WHERE v.posting_id = application.posting_id ORDER BY v.number DESC LIMIT 1)
         WHERE version_id NOT IN (SELECT id FROM posting_version)
           AND posting_id IN (SELECT posting_id FROM posting_version)",
        [],
    )?;
    let moved = new.execute(
        "UPDATE application SET stage_id =
             (SELECT s.id FROM stage AS s WHERE s.posting_id IS application.posting_id OR s.posting_id IS NULL
              ORDER BY s.posting_id IS NULL, s.retired, s.position, s.id LIMIT 1)
         WHERE stage_id NOT IN (SELECT id FROM stage)
           AND EXISTS (SELECT 1 FROM stage AS s WHERE s.posting_id IS application.posting_id OR s.posting_id IS NULL)",
        [],
    )?;
    count_mended(tables, "application", applications + moved);
    // What goes may leave others without what they refer to.
    while mend_each_reference(new, tables)? > 0 {}
    Ok(())
}

fn count_mended(tables: &mut [Table], name: &str, rows: usize) {
    for table in tables.iter_mut().filter(|table| table.name == name) {
        table.mended += rows as u64;
    }
}

struct Reference {
    column: String,
    parent: String,
    key: String,
    may_be_none: bool,
}

fn references_of(new: &Connection, table: &str) -> Result<Vec<Reference>, Error> {
    let sql = "SELECT f.\"from\" AS col, f.\"table\" AS parent, f.\"to\" AS key, NOT c.\"notnull\" AS may_be_none
               FROM pragma_foreign_key_list(?1) AS f JOIN pragma_table_info(?1) AS c ON c.name = f.\"from\"";
    let mut statement = new.prepare(sql)?;
    let references = statement.query_map([table], |row| {
        Ok(Reference {
            column: row.get("col")?,
            parent: row.get("parent")?,
            key: row.get("key")?,
            may_be_none: row.get("may_be_none")?,
        })
    })?;
    Ok(references.collect::<Result<_, _>>()?)
}

/// How many rows were mended or went.
fn mend_each_reference(new: &Connection, tables: &mut [Table]) -> Result<usize, Error> {
    let mut all = 0;
    for table in tables {
        for Reference { column, parent, key, may_be_none } in references_of(new, &table.name)? {
            let name = &table.name;
            let hanging = format!("{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {parent})");
            if may_be_none {
                let mended =
                    new.execute(&format!("UPDATE OR IGNORE {name} SET {column} = NULL WHERE {hanging}"), [])?;
                table.mended += mended as u64;
                all += mended;
            }
            let gone = new.execute(&format!("DELETE FROM {name} WHERE {hanging}"), [])?;
            table.kept = table.kept.saturating_sub(gone as u64);
            table.lost += gone as u64;
            all += gone;
        }
    }
    Ok(all)
}

/// A mail whose bytes are lost was still sent or received, and a posting was still read: they stay, and are empty. What waited to be sent
/// is left to a person like all the rest, and cannot be sent again. A file without its bytes is none.
fn stand_in_for_bytes(new: &Connection, tables: &mut [Table]) -> Result<(), Error> {
    let empty = hash_of(b"");
    for name in ["posting_version", "message", "outbox"] {
        let hanging = "blob NOT IN (SELECT hash FROM blob)";
        if !new.prepare(&format!("SELECT 1 FROM {name} WHERE {hanging}"))?.exists([])? {
            continue;
        }
        new.execute("INSERT INTO blob (hash, bytes) VALUES (?1, x'') ON CONFLICT DO NOTHING", [&empty])?;
        let mended = new.execute(&format!("UPDATE {name} SET blob = ?1 WHERE {hanging}"), [&empty])?;
        count_mended(tables, name, mended);
    }
    Ok(())
}

/// For each posting of which no version is left: an empty one that says what the posting's own row says.
fn stand_in_for_versions(new: &Connection, now: Moment) -> Result<usize, Error> {
    let bare: Vec<(i64, String, Option<String>)> = new
        .prepare(
            "SELECT id, title, organisation FROM posting WHERE id NOT IN (SELECT posting_id FROM posting_version) ORDER BY id",
        )?
        .query_map([], |row| Ok((row.get("id")?, row.get("title")?, row.get("organisation")?)))?
        .collect::<Result<_, _>>()?;
    if !bare.is_empty() {
        let empty = "INSERT INTO blob (hash, bytes) VALUES (?1, x'') ON CONFLICT DO NOTHING";
        new.execute(empty, [hash_of(b"")])?;
    }
    for (posting, title, organisation) in &bare {
        // Its own number, so that who applied to it did so to this version.
        let asked = "SELECT version_id FROM application WHERE posting_id = ?1 AND version_id NOT IN (SELECT id FROM posting_version)
                     LIMIT 1";
        let id: Option<i64> = new.query_row(asked, [posting], |row| row.get(0)).optional()?;
        new.execute(
            "INSERT INTO posting_version (id, posting_id, number, blob, size, read_at)
             SELECT ?1, id, version, ?2, 0, ?3 FROM posting WHERE id = ?4",
            (id, hash_of(b""), now.millis(), posting),
        )?;
        let version = new.last_insert_rowid();
        let values = Posting { organisation: organisation.clone(), ..Posting::titled(title) };
        let said = serde_json::to_string(&Said { posting: values, problems: Vec::new() })?;
        new.execute("INSERT INTO reading (version_id, said) VALUES (?1, ?2) ON CONFLICT DO NOTHING", (version, said))?;
    }
    // The latest that is left is the one in effect.
    new.execute(
        "UPDATE posting SET version = (SELECT max(v.number) FROM posting_version AS v WHERE v.posting_id = posting.id)
         WHERE NOT EXISTS (SELECT 1 FROM posting_version AS v WHERE v.posting_id = posting.id AND v.number = posting.version)",
        [],
    )?;
    Ok(bare.len())
}

/// For each person who has something left here and no row of their own.
fn stand_in_for_people(new: &Connection, now: Moment) -> Result<usize, Error> {
    let gone: Vec<i64> = new
        .prepare(
            "SELECT id FROM (SELECT candidate_id AS id FROM application UNION SELECT candidate_id FROM note
                             UNION SELECT candidate_id FROM file UNION SELECT candidate_id FROM reach
                             UNION SELECT candidate_id FROM message WHERE candidate_id IS NOT NULL)
             WHERE id NOT IN (SELECT id FROM candidate) ORDER BY id",
        )?
        .query_map([], |row| row.get("id"))?
        .collect::<Result<_, _>>()?;
    for id in &gone {
        let remembered = "SELECT coalesce(
                (SELECT before ->> '$.name' FROM journal_change WHERE tbl = 'candidate' AND row = ?1 AND before IS NOT NULL
                 ORDER BY id DESC LIMIT 1),
                (SELECT written FROM reach WHERE candidate_id = ?1 AND kind = 'address' ORDER BY position LIMIT 1))";
        let remembered: Option<String> = new.query_row(remembered, [id], |row| row.get(0)).optional()?.flatten();
        let written = remembered.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| format!("#{id}"));
        let name = PersonName::read(&written);
        new.execute(
            "INSERT INTO candidate (id, name, folded, alike, created_at, search) VALUES (?1, ?2, ?3, ?4, ?5, ?2)",
            (id, &name.written, name.sort_key(), name.alike_key(), now.millis()),
        )?;
    }
    Ok(gone.len())
}

/// For each posting that is lost and of which a version is left. That version counts as not read yet, and so is read when the store is
/// opened: title, contacts and all the rest come from its text, and from what people have said of it.
fn stand_in_for_postings(new: &Connection) -> Result<usize, Error> {
    let gone: Vec<(i64, i64, i64)> = new
        .prepare(
            "SELECT posting_id, id, max(number) AS number FROM posting_version
             WHERE posting_id NOT IN (SELECT id FROM posting) AND blob IN (SELECT hash FROM blob)
             GROUP BY posting_id ORDER BY posting_id",
        )?
        .query_map([], |row| Ok((row.get("posting_id")?, row.get("id")?, row.get("number")?)))?
        .collect::<Result<_, _>>()?;
    if !gone.is_empty() {
        new.execute("INSERT INTO collection (folder) SELECT '' WHERE NOT EXISTS (SELECT 1 FROM collection)", [])?;
    }
    for (posting, version, number) in &gone {
        new.execute(
            "INSERT INTO posting (id, collection_id, path, title, state, problems, version, folded, folded_organisation)
             VALUES (?1, (SELECT min(id) FROM collection), '#' || ?1 || '.md', '#' || ?1, 'unknown', 0, ?2, '#' || ?1, '')",
            (posting, number),
        )?;
        new.execute("DELETE FROM reading WHERE version_id = ?1", [version])?;
    }
    Ok(gone.len())
}

/// It may be lost to whom they have written: somebody switches them on again who knows.
pub fn switch_rules_off(new: &Connection) -> Result<u64, Error> {
    let has_rules = "SELECT 1 FROM pragma_table_list WHERE name = 'mail_rule'";
    if !new.prepare(has_rules)?.exists([])? {
        return Ok(0);
    }
    let off = "UPDATE mail_rule SET since = NULL, since_application = NULL WHERE since IS NOT NULL";
    let digests_off = "UPDATE digest SET since = NULL WHERE since IS NOT NULL";
    let has_digests = new.prepare("SELECT 1 FROM pragma_table_list WHERE name = 'digest'")?.exists([])?;
    let digests = if has_digests { new.execute(digests_off, [])? } else { 0 };
    Ok((new.execute(off, [])? + digests) as u64)
}

/// A number that somebody or something lost had, is never given again: the history still names it.
pub fn keep_numbers_apart(new: &Connection, tables: &[Table]) -> Result<(), Error> {
    for table in tables.iter().filter(|table| table.number.is_some()) {
        let highest = "SELECT max(coalesce((SELECT max(row) FROM journal_change WHERE tbl = ?1), 0),
                                  coalesce((SELECT max(id) FROM temp.gone WHERE tbl = ?1), 0))";
        let highest: i64 = new.query_row(highest, [&table.name], |row| row.get(0))?;
        let raised = "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1";
        if highest > 0 && new.execute(raised, (&table.name, highest))? == 0 {
            new.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", (&table.name, highest))?;
        }
    }
    Ok(())
}

/// All that is found by searching, from the rows that are there now.
pub fn write_searches_anew(new: &mut Connection) -> Result<(), Error> {
    let sql = new.transaction()?;
    sql.execute(
        "INSERT INTO posting_words (posting_id, words)
         SELECT p.id, search_words(file_text(b.bytes))
         FROM posting AS p JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version JOIN blob AS b ON b.hash = v.blob
         WHERE p.id NOT IN (SELECT posting_id FROM posting_words)",
        [],
    )?;
    sql.execute(
        "INSERT INTO blob_text (hash) SELECT blob FROM (SELECT blob FROM file UNION SELECT blob FROM outbox)
         WHERE blob NOT IN (SELECT hash FROM blob_text)",
        [],
    )?;
    let people = "SELECT id, name_words(name) || ' ' || search_words(search) AS words FROM candidate".to_owned();
    let terms = |of: &str| format!("SELECT id, words FROM {of}_terms");
    let of = [
        ("person", people),
        ("posting", terms("posting")),
        ("note", terms("note")),
        ("file", terms("file")),
        ("message", terms("message")),
        ("outbox", terms("outbox")),
    ];
    for (name, rows) in of {
        sql.execute(&format!("INSERT INTO {name}_search ({name}_search) VALUES ('delete-all')"), [])?;
        sql.execute(&format!("INSERT INTO {name}_search (rowid, words) {rows}"), [])?;
    }
    Ok(sql.commit()?)
}
