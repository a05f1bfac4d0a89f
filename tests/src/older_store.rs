//! A store that an earlier Vivier left.

use std::path::Path;

use rusqlite::Connection;

pub const JURISTE: &str =
    "---\ntitle: Juriste\nopen: true\n---\n## Candidater\n\nEnvoyez un CV à camille@example.org.\n";
const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/store/migrations/0001_house.sql");

/// As the first schema kept a posting with two versions: rows for lists, contacts, and the bytes.
#[expect(clippy::disallowed_methods, reason = "the store of an earlier version is made by hand")]
pub fn leave_store(path: &Path) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(&std::fs::read_to_string(HOUSE).unwrap()).unwrap();
    let (first, second) = ("a".repeat(64), "b".repeat(64));
    connection
        .execute_batch(&format!(
            "PRAGMA application_id = {}; PRAGMA user_version = 1;
             INSERT INTO about_store (id, created_at) VALUES (1, 0);
             INSERT INTO collection (id, folder) VALUES (1, '/annonces');
             INSERT INTO posting (id, collection_id, path, title, state, problems, version, folded, folded_organisation)
                 VALUES (1, 1, 'juriste.md', 'Juriste', 'open', 0, 2, 'juriste  juriste.md', '');",
            0x5669_7672
        ))
        .unwrap();
    for (number, hash, text) in [(1, &first, JURISTE.replace("Juriste", "Avocate")), (2, &second, JURISTE.to_owned())] {
        connection.execute("INSERT INTO blob (hash, bytes) VALUES (?1, ?2)", (hash, text.as_bytes())).unwrap();
        let sql =
            "INSERT INTO posting_version (id, posting_id, number, blob, size, read_at) VALUES (?1, 1, ?1, ?2, 9, 0)";
        connection.execute(sql, (number, hash)).unwrap();
        let sql = "INSERT INTO contact (version_id, address, role) VALUES (?1, 'camille@example.org', 'to')";
        connection.execute(sql, [number]).unwrap();
    }
}

/// Which schema the store at that path has.
#[expect(clippy::disallowed_methods, reason = "looked at from outside, so that nothing is brought forward by looking")]
pub fn schema_of(path: &Path) -> i64 {
    let connection = Connection::open(path).unwrap();
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}
