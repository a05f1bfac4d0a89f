//! Postings as those who apply to them see them.

use hiring::{CriterionKind, Expression, PostingId, Proof, ProofPlace, VersionId, Word};
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

/// What a posting asks of those who apply, and judges them on: the values in effect of its present version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    pub version: VersionId,
    pub pieces: Option<Expression>,
    pub proof: Option<Proof>,
    pub answer_within_days: Option<u32>,
    pub criteria: Vec<AskedCriterion>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedCriterion {
    pub text: String,
    pub kind: CriterionKind,
}

impl Read<'_> {
    pub fn asking(&self, posting: PostingId) -> Result<Asking, Error> {
        let version = self.current_version(posting)?;
        let mut asking = Asking { version, pieces: None, proof: None, answer_within_days: None, criteria: Vec::new() };
        let mut statement = self.connection().prepare_cached(
            "SELECT pieces, proof, proof_where, answer_within_days FROM apply_contract WHERE version_id = ?1",
        )?;
        let mut rows = statement.query([version.raw()])?;
        if let Some(row) = rows.next()? {
            asking.pieces = row.get::<_, Option<String>>("pieces")?.and_then(|pieces| pieces.parse().ok());
            asking.answer_within_days = row.get("answer_within_days")?;
            let place = match row.get::<_, Option<String>>("proof_where")?.as_deref() {
                Some("subject") => ProofPlace::Subject,
                Some("message") => ProofPlace::Message,
                _ => ProofPlace::Anywhere,
            };
            asking.proof = row.get::<_, Option<String>>("proof")?.map(|what| Proof { what, place });
        }
        let sql = "SELECT text, wanted FROM criterion WHERE version_id = ?1 ORDER BY position, id";
        let mut statement = self.connection().prepare_cached(sql)?;
        let criteria = statement.query_map([version.raw()], |row| {
            let is_must = row.get_ref("wanted")?.as_str() == Ok(CriterionKind::Must.code());
            let kind = if is_must { CriterionKind::Must } else { CriterionKind::Plus };
            Ok(AskedCriterion { text: row.get("text")?, kind })
        })?;
        asking.criteria = criteria.collect::<Result<_, _>>()?;
        Ok(asking)
    }

    pub fn posting_ids(&self) -> Result<Vec<PostingId>, Error> {
        let mut statement = self.connection().prepare_cached("SELECT id FROM posting ORDER BY id")?;
        let ids = statement.query_map([], |row| Ok(PostingId::new(row.get("id")?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    pub fn posting_title(&self, posting: PostingId) -> Result<String, Error> {
        let mut statement = self.connection().prepare_cached("SELECT title FROM posting WHERE id = ?1")?;
        let title = statement.query_row([posting.raw()], |row| row.get("title")).optional()?;
        title.ok_or(Error::NotFound { what: Word::Posting, id: posting.raw() })
    }

    /// The version that an application made now answers.
    fn current_version(&self, posting: PostingId) -> Result<VersionId, Error> {
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
        let mails = "UPDATE message SET posting_id = NULL WHERE posting_id = ?1";
        self.connection().prepare_cached(mails)?.execute([posting.raw()])?;
        self.connection().prepare_cached("DELETE FROM stage WHERE posting_id = ?1")?.execute([posting.raw()])?;
        Ok(())
    }
}
