//! Addresses, over all postings.

use hiring::{ContactRole, PostingId, PostingState, which_address};
use rusqlite::Row;

use crate::postings::state_of;
use crate::{Error, Read, Tx};

/// An address on one posting, as it is in effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredContact {
    pub posting: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub state: PostingState,
    pub address: String,
    pub role: ContactRole,
}

const CONTACTS: &str = "SELECT p.id, p.title, p.organisation, p.state, c.address, c.role
    FROM contact AS c
    JOIN posting_version AS v ON v.id = c.version_id
    JOIN posting AS p ON p.id = v.posting_id AND p.version = v.number";

impl Read<'_> {
    /// Every contact in effect.
    pub fn contacts(&self) -> Result<Vec<StoredContact>, Error> {
        let mut statement = self.connection().prepare_cached(&format!("{CONTACTS} ORDER BY p.folded, p.id"))?;
        Ok(statement.query_map([], stored_contact)?.collect::<Result<_, _>>()?)
    }

    /// Those postings on which a link shows one address and leads to another, and nobody has decided.
    pub fn postings_in_doubt_of_a_contact(&self) -> Result<Vec<PostingId>, Error> {
        let sql = "SELECT id FROM posting WHERE worst ->> '$.code' = 'contact_mismatch'";
        let ids = self
            .connection()
            .prepare_cached(sql)?
            .query_map([], |row| Ok(PostingId::new(row.get("id")?)))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Who is written to instead of whom, also on what is imported later.
    pub fn replaced_addresses(&self) -> Result<Vec<(String, String)>, Error> {
        let mut statement = self.connection().prepare_cached("SELECT was, now FROM replaced_address ORDER BY was")?;
        Ok(statement.query_map([], |row| Ok((row.get("was")?, row.get("now")?)))?.collect::<Result<_, _>>()?)
    }
}

impl Tx<'_> {
    /// Writes to `to` instead of `from` on these postings, those of them that have it. Says on how many.
    pub fn replace_on(&self, postings: &[PostingId], from: &str, to: &str) -> Result<u32, Error> {
        let mut replaced = 0;
        for posting in postings {
            replaced += u32::from(self.replace_contact(*posting, from, to)?);
        }
        Ok(replaced)
    }

    /// And on whatever is imported later. Whoever came in somebody's place may leave too, or that one come back.
    pub fn replace_from_now_on(&self, from: &str, to: &str) -> Result<(), Error> {
        let (was, now) = (which_address(from), which_address(to));
        let connection = self.connection();
        connection.execute("DELETE FROM replaced_address WHERE was = ?1", [&now])?;
        connection.execute("UPDATE replaced_address SET now = ?2 WHERE lower(now) = ?1", (&was, to))?;
        connection.execute(
            "INSERT INTO replaced_address (was, now) VALUES (?1, ?2) ON CONFLICT (was) DO UPDATE SET now = excluded.now",
            (&was, to),
        )?;
        Ok(())
    }
}

fn stored_contact(row: &Row<'_>) -> rusqlite::Result<StoredContact> {
    let code: String = row.get("role")?;
    Ok(StoredContact {
        posting: PostingId::new(row.get("id")?),
        title: row.get("title")?,
        organisation: row.get("organisation")?,
        state: state_of(&row.get::<_, String>("state")?),
        address: row.get("address")?,
        role: ContactRole::ALL.into_iter().find(|role| role.code() == code).unwrap_or(ContactRole::Question),
    })
}
