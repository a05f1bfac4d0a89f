//! Bytes, stored once by what they are.

use rusqlite::OptionalExtension;

use crate::{Error, Read, Tx};

impl Tx<'_> {
    /// Under the name that [`hash_of`] gives them. Storing the same ones again costs nothing.
    pub(crate) fn keep_bytes(&self, hash: &str, bytes: &[u8]) -> Result<(), Error> {
        self.connection()
            .prepare_cached("INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute((hash, bytes))?;
        Ok(())
    }
}

impl Read<'_> {
    pub(crate) fn bytes(&self, hash: &str) -> Result<Option<Vec<u8>>, Error> {
        let mut statement = self.connection().prepare_cached("SELECT bytes FROM blob WHERE hash = ?1")?;
        Ok(statement.query_row([hash], |row| row.get("bytes")).optional()?)
    }
}

pub fn hash_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
