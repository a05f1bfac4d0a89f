//! Two people who may be one, to be settled by somebody.

use hiring::{CandidateId, LikelyReason};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::candidates::{Likely, PersonLine};
use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LikelyPair {
    pub one: PersonLine,
    pub other: PersonLine,
    pub reason: LikelyReason,
}

impl Tx<'_> {
    /// Notes that they are two people: nobody asks again.
    pub fn tell_apart(&self, one: CandidateId, other: CandidateId) -> Result<(), Error> {
        if one == other {
            return Err(Error::SamePerson);
        }
        let (one, other) = (one.min(other), one.max(other));
        self.connection()
            .prepare_cached(
                "INSERT INTO likely_pair (candidate_id, other_id, reason, settled) VALUES (?1, ?2, 'same_name', 1)
                 ON CONFLICT (candidate_id, other_id) DO UPDATE SET settled = 1",
            )?
            .execute((one.raw(), other.raw()))?;
        Ok(())
    }

    /// Whom the one was told apart from, the other is, too.
    pub(super) fn hand_over_settled_pairs(&self, from: CandidateId, to: CandidateId) -> Result<(), Error> {
        let sql = "SELECT iif(candidate_id = ?1, other_id, candidate_id) AS other FROM likely_pair
                   WHERE settled = 1 AND (candidate_id = ?1 OR other_id = ?1)";
        let others = self
            .connection()
            .prepare_cached(sql)?
            .query_map([from.raw()], |row| row.get("other").map(CandidateId::new))?
            .collect::<Result<Vec<_>, _>>()?;
        others.into_iter().filter(|other| *other != to).try_for_each(|other| self.tell_apart(to, other))
    }

    pub(super) fn forget_pairs_of(&self, id: CandidateId) -> Result<(), Error> {
        for column in ["candidate_id", "other_id"] {
            let sql = format!("DELETE FROM likely_pair WHERE {column} = ?1");
            self.connection().prepare_cached(&sql)?.execute([id.raw()])?;
        }
        Ok(())
    }
}

impl Read<'_> {
    /// The latest noted first.
    pub fn open_pairs(&self, limit: u64) -> Result<(Vec<LikelyPair>, u64), Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT candidate_id, other_id, reason FROM likely_pair WHERE settled = 0 ORDER BY id DESC LIMIT ?1",
        )?;
        let mut rows = statement.query([limit.min(i64::MAX as u64).cast_signed()])?;
        let mut pairs = Vec::new();
        while let Some(row) = rows.next()? {
            let reason = LikelyReason::of(&row.get::<_, String>("reason")?);
            let mut people = self.person_lines(&[row.get("candidate_id")?, row.get("other_id")?])?;
            if let (Some(other), Some(one), Some(reason)) = (people.pop(), people.pop(), reason) {
                pairs.push(LikelyPair { one, other, reason });
            }
        }
        let sql = "SELECT count(*) FROM likely_pair WHERE settled = 0";
        Ok((pairs, self.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?))
    }

    /// Who may be the same as this person, as long as nobody has settled it.
    pub fn likely_others(&self, id: CandidateId) -> Result<Vec<Likely>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT other_id AS other, reason FROM likely_pair WHERE candidate_id = ?1 AND settled = 0
             UNION ALL SELECT candidate_id, reason FROM likely_pair WHERE other_id = ?1 AND settled = 0",
        )?;
        let mut rows = statement.query([id.raw()])?;
        let mut likely = Vec::new();
        while let Some(row) = rows.next()? {
            let reasons = LikelyReason::of(&row.get::<_, String>("reason")?).into_iter().collect();
            let person = self.person_lines(&[row.get("other")?])?.pop();
            likely.extend(person.map(|person| Likely { person, reasons }));
        }
        Ok(likely)
    }
}
