//! All rows that are somebody's: those there are, and those that only the journal still has.
//!
//! Read from the schema: whatever refers to a person, or to something of theirs, is theirs. A new table needs no line here.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::Error;
use crate::journal::watched_tables;
use crate::people::ids_as_json;

/// Ids by table.
#[derive(Debug, Default)]
pub struct Belongings {
    rows: BTreeMap<String, BTreeSet<i64>>,
}

/// A column that refers to another table's row.
#[derive(Debug)]
struct Reference {
    table: String,
    column: String,
    to: String,
}

impl Belongings {
    /// Of these people.
    pub fn of(connection: &Connection, people: &[i64]) -> Result<Self, Error> {
        let mut all = Self::default();
        all.rows.insert("candidate".to_owned(), people.iter().copied().collect());
        all.rows.insert("message".to_owned(), unfiled_from(connection, people)?);
        let references = references(connection)?;
        loop {
            let known = all.count();
            for reference in &references {
                let Some(owners) = all.ids_as_json(&reference.to) else { continue };
                let found = reference.rows_of(connection, &owners)?;
                all.rows.entry(reference.table.clone()).or_default().extend(found);
            }
            if all.count() == known {
                return Ok(all);
            }
        }
    }

    fn count(&self) -> usize {
        self.rows.values().map(BTreeSet::len).sum()
    }

    /// None where there are none.
    pub fn ids_as_json(&self, table: &str) -> Option<String> {
        let ids: Vec<i64> = self.rows.get(table)?.iter().copied().collect();
        (!ids.is_empty()).then(|| ids_as_json(&ids))
    }

    /// Each table with the ids of what is theirs in it, as JSON.
    pub fn tables(&self) -> impl Iterator<Item = (&str, String)> {
        self.rows.keys().filter_map(|table| Some((table.as_str(), self.ids_as_json(table)?)))
    }
}

impl Reference {
    /// Those there are; and those that are gone and were theirs when they were last seen. A row that is there is whoever's it is now.
    fn rows_of(&self, connection: &Connection, owners: &str) -> Result<Vec<i64>, Error> {
        let Self { table, column, .. } = self;
        let mut statement = connection.prepare(&format!(
            "SELECT id FROM {table} WHERE {column} IN (SELECT value FROM json_each(?1))
             UNION
             SELECT row FROM journal_change
             WHERE tbl = '{table}' AND before IS NOT NULL AND before ->> '$.{column}' IN (SELECT value FROM json_each(?1))
                 AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = row)"
        ))?;
        Ok(statement.query_map([owners], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

/// Mails from one of their addresses that nobody has filed yet.
fn unfiled_from(connection: &Connection, people: &[i64]) -> Result<BTreeSet<i64>, Error> {
    let mut statement = connection.prepare(
        "SELECT id FROM message WHERE candidate_id IS NULL AND lower(address) IN (
             SELECT lower(written) FROM reach WHERE kind = 'address' AND candidate_id IN (SELECT value FROM json_each(?1)))",
    )?;
    Ok(statement.query_map([ids_as_json(people)], |row| row.get("id"))?.collect::<Result<_, _>>()?)
}

fn references(connection: &Connection) -> Result<Vec<Reference>, Error> {
    let sql = "SELECT \"from\" AS name, \"table\" AS parent FROM pragma_foreign_key_list(?1)";
    let mut statement = connection.prepare(sql)?;
    let mut references = Vec::new();
    for table in watched_tables(connection)? {
        let of_table = statement.query_map([&table], |row| {
            Ok(Reference { table: table.clone(), column: row.get("name")?, to: row.get("parent")? })
        })?;
        for reference in of_table {
            references.push(reference?);
        }
    }
    Ok(references)
}
