//! The words of bytes: read once, outside of any write, and kept by the bytes' own name.

use hiring::TextState;
use rusqlite::OptionalExtension;

use crate::{Error, Read, Tx};

/// Bytes whose words nobody has read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingText {
    pub hash: String,
    /// What a file of somebody's says it is; none of a mail of ours.
    pub media: Option<String>,
}

/// What came of reading them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadText {
    pub hash: String,
    pub state: TextState,
    pub text: String,
}

impl Read<'_> {
    /// The next few.
    pub fn waiting_texts(&self, limit: u64) -> Result<Vec<WaitingText>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT hash, (SELECT media FROM file WHERE blob = blob_text.hash LIMIT 1) AS media FROM blob_text
             WHERE state = 'waiting' LIMIT ?1",
        )?;
        let waiting =
            statement.query_map([limit], |row| Ok(WaitingText { hash: row.get("hash")?, media: row.get("media")? }))?;
        Ok(waiting.collect::<Result<_, _>>()?)
    }

    /// Empty where they are gone.
    pub fn bytes_called(&self, hash: &str) -> Result<Vec<u8>, Error> {
        Ok(self.bytes(hash)?.unwrap_or_default())
    }

    /// The words of somebody's file or of a mail of ours, as far as they were read.
    pub(super) fn text_of(&self, hash: &str) -> Result<String, Error> {
        let mut statement = self.connection().prepare_cached("SELECT text FROM blob_text WHERE hash = ?1")?;
        Ok(statement.query_row([hash], |row| row.get("text")).optional()?.unwrap_or_default())
    }
}

impl Tx<'_> {
    /// All in one statement: an index is brought to the file once for each, however many texts it holds.
    pub fn keep_texts(&self, read: &[ReadText]) -> Result<(), Error> {
        let rows: Vec<_> = read.iter().map(|one| (&one.hash, one.state.code(), &one.text)).collect();
        self.connection()
            .prepare_cached(
                "UPDATE blob_text SET state = j.value ->> 1, text = j.value ->> 2 FROM json_each(?1) AS j
                 WHERE hash = j.value ->> 0",
            )?
            .execute([serde_json::to_string(&rows)?])?;
        Ok(())
    }
}
