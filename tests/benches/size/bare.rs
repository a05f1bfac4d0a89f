//! The same without us: SQLite reads or writes as many rows, a file takes as many bytes.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, params_from_iter};
use vivier_tests::figures::{median, time};

/// The store itself, looked at past all that is ours.
pub fn look(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// How long SQLite takes to read every column of every row of these.
pub fn rows(connection: &Connection, queries: &[(&str, &[i64])]) -> Duration {
    let read = || {
        for (sql, values) in queries {
            let mut statement = connection.prepare_cached(sql).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query(params_from_iter(values.iter())).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    std::hint::black_box(row.get_ref(column).unwrap());
                }
            }
        }
    };
    read();
    median((0..9).map(|_| time(read)))
}

/// A table of its own with an index, as durable as a store.
#[expect(clippy::disallowed_methods, reason = "the bare writing that ours is measured against")]
pub fn table(folder: &Path) -> Connection {
    let connection = Connection::open(folder.join("bare.sqlite")).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS line (id INTEGER PRIMARY KEY, of INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
             CREATE INDEX IF NOT EXISTS line_of ON line (of, at);",
        )
        .unwrap();
    connection
}

/// Rows with such a text, in one transaction, on the disk at its end.
pub fn inserts(folder: &Path, count: u64, text: &str) -> Duration {
    let mut connection = table(folder);
    time(|| {
        let tx = connection.transaction().unwrap();
        {
            let mut insert = tx.prepare("INSERT INTO line (of, at, text) VALUES (?1, ?2, ?3)").unwrap();
            for number in 0..count {
                insert.execute((number.cast_signed() * 7_919 % 100_003, number.cast_signed(), text)).unwrap();
            }
        }
        tx.commit().unwrap();
    })
}

pub fn bytes(path: &Path, size: u64) -> Duration {
    let some = vec![b'x'; usize::try_from(size).unwrap()];
    time(|| {
        let mut file = File::create(path).unwrap();
        file.write_all(&some).unwrap();
        file.sync_all().unwrap();
    })
}
