//! The schema, forward only: numbered texts that never change once they have been published.

use rusqlite::{Connection, TransactionBehavior};

use crate::search;

/// Marks the file as ours: "Vivr".
pub const APPLICATION_ID: i32 = 0x5669_7672;

pub const MIGRATIONS: [&str; 14] = [
    include_str!("../migrations/0001_house.sql"),
    include_str!("../migrations/0002_living_postings.sql"),
    include_str!("../migrations/0003_candidates.sql"),
    include_str!("../migrations/0004_mail.sql"),
    include_str!("../migrations/0005_tables.sql"),
    include_str!("../migrations/0006_posted.sql"),
    include_str!("../migrations/0007_saved_reports.sql"),
    include_str!("../migrations/0008_inbox.sql"),
    include_str!("../migrations/0009_trust.sql"),
    include_str!("../migrations/0010_search.sql"),
    include_str!("../migrations/0011_imap.sql"),
    include_str!("../migrations/0012_rules.sql"),
    include_str!("../migrations/0013_size.sql"),
    include_str!("../migrations/0014_digests.sql"),
];

pub fn schema_of(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// All that are missing, in one transaction: a file is never left between two schemas.
#[expect(clippy::disallowed_methods, reason = "migrations are batches of statements")]
pub fn migrate(connection: &mut Connection, migrations: &[&str], now: i64) -> rusqlite::Result<()> {
    let found = schema_of(connection)?;
    search::know_words(connection)?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for text in migrations.iter().skip(found as usize) {
        tx.execute_batch(text)?;
    }
    if found == 0 {
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.execute("INSERT INTO about_store (id, created_at) VALUES (1, ?1)", [now])?;
    }
    tx.pragma_update(None, "user_version", u32::try_from(migrations.len()).unwrap_or(u32::MAX))?;
    tx.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A published migration is in people's files: a change to its text would leave those different from new ones.
    #[test]
    fn published_migrations_are_as_they_were_published() {
        let published = [
            "5522a7736456",
            "354cc2400bd4",
            "f91a356f6a2e",
            "ddd5e5ad0fc3",
            "185382efabcf",
            "b3c8f3aef745",
            "b3712c0f60dc",
            "add2f5ee7bf7",
            "255afc891f7c",
            "289dd118110b",
            "c1bc657452e6",
            "1423fd442ed6",
            "3721faca343a",
            "358415d5bf11",
        ];
        assert_eq!(published.len(), MIGRATIONS.len(), "a new migration adds its hash here");
        for (text, hash) in MIGRATIONS.iter().zip(published) {
            assert!(
                blake3::hash(text.as_bytes()).to_hex().starts_with(hash),
                "{}",
                blake3::hash(text.as_bytes()).to_hex()
            );
        }
    }

    #[test]
    fn every_table_is_strict_and_every_foreign_key_has_an_index() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &MIGRATIONS, 0).unwrap();
        let lax: Vec<String> = connection
            .prepare(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(lax.is_empty(), "{lax:?}");

        // What the journal needs of a table it watches.
        for table in crate::journal::watched_tables(&connection).unwrap() {
            let sql = "SELECT count(*) FILTER (WHERE name = 'id' AND pk = 1), count(*) FILTER (WHERE type = 'BLOB') FROM pragma_table_info(?1)";
            let shape: (i64, i64) = connection.query_row(sql, [&table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            assert_eq!(shape, (1, 0), "{table}: an id, and no bytes");
        }

        let bare: Vec<String> = connection
            .prepare(
                "SELECT t.name || '.' || f.\"from\" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f
                 WHERE t.schema = 'main' AND t.type = 'table' AND f.\"table\" NOT IN ('blob') AND NOT EXISTS (
                     SELECT 1 FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
                     WHERE c.seqno = 0 AND c.name = f.\"from\")",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(bare.is_empty(), "{bare:?}");
    }
}
