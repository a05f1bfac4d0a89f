//! Postings as those who apply to them see them.

use hiring::{PostingId, VersionId, Word};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::today::Waiting;
use crate::{Error, Read, Tx};

/// A posting that has something to settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingToSettle {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub problems: u32,
}

impl Read<'_> {
    pub fn posting_title(&self, posting: PostingId) -> Result<String, Error> {
        let mut statement = self.connection().prepare_cached("SELECT title FROM posting WHERE id = ?1")?;
        let title = statement.query_row([posting.raw()], |row| row.get("title")).optional()?;
        title.ok_or(Error::NotFound { what: Word::Posting, id: posting.raw() })
    }

    /// The version that an application made now answers.
    pub fn current_version(&self, posting: PostingId) -> Result<VersionId, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT v.id FROM posting AS p JOIN posting_version AS v ON v.posting_id = p.id AND v.number = p.version
             WHERE p.id = ?1",
        )?;
        let version = statement.query_row([posting.raw()], |row| Ok(VersionId::new(row.get("id")?))).optional()?;
        version.ok_or(Error::NotFound { what: Word::Posting, id: posting.raw() })
    }

    /// Open ones, the latest first.
    pub(super) fn postings_to_settle(&self, limit: u64) -> Result<Waiting<PostingToSettle>, Error> {
        let wanted = "problems > 0 AND state IN ('open', 'unknown')";
        let sql = format!(
            "SELECT id, title, organisation, problems FROM posting WHERE {wanted} ORDER BY posted_on DESC, id DESC LIMIT ?1"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([limit], |row| {
            Ok(PostingToSettle {
                id: PostingId::new(row.get("id")?),
                title: row.get("title")?,
                organisation: row.get("organisation")?,
                problems: row.get("problems")?,
            })
        })?;
        let rows = rows.collect::<Result<_, _>>()?;
        let sql = format!("SELECT count(*) FROM posting WHERE {wanted}");
        Ok(Waiting { total: self.connection().prepare_cached(&sql)?.query_row([], |row| row.get(0))?, rows })
    }
}

impl Tx<'_> {
    /// Before a posting is taken out: not while somebody applies to it, and its own stages go with it.
    pub(crate) fn let_go_of_posting(&self, posting: PostingId) -> Result<(), Error> {
        let sql = "SELECT count(*) FROM application WHERE posting_id = ?1";
        let count = self.connection().prepare_cached(sql)?.query_row([posting.raw()], |row| row.get(0))?;
        if count > 0 {
            return Err(Error::PostingInUse { title: self.posting_title(posting)?, count });
        }
        self.connection().prepare_cached("DELETE FROM stage WHERE posting_id = ?1")?.execute([posting.raw()])?;
        Ok(())
    }
}
