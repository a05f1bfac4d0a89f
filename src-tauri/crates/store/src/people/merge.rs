//! Two people on paper who are one.

use hiring::{CandidateField, CandidateId};

use crate::{Error, Tx};

impl Tx<'_> {
    /// Everything of the other goes over to the one that is kept: nothing is lost, and one undo parts them again.
    pub fn merge_candidates(&self, keep: CandidateId, from: CandidateId, take: &[CandidateField]) -> Result<(), Error> {
        if keep == from {
            return Err(Error::SamePerson);
        }
        let gone = self.candidate(from)?;
        let merged = self.candidate(keep)?.details.merged_with(gone.details, take).read()?;
        let connection = self.connection();
        for table in ["application", "note", "file", "message"] {
            let sql = format!("UPDATE {table} SET candidate_id = ?1 WHERE candidate_id = ?2");
            connection.prepare_cached(&sql)?.execute((keep.raw(), from.raw()))?;
        }
        for table in ["reach", "candidate_tag"] {
            connection
                .prepare_cached(&format!("DELETE FROM {table} WHERE candidate_id = ?1"))?
                .execute([from.raw()])?;
        }
        self.hand_over_settled_pairs(from, keep)?;
        self.forget_pairs_of(from)?;
        self.hand_retention_over(from, keep)?;
        self.note_merged(keep, from)?;
        // Whoever was added first stays the date; the name in the list is the kept one's.
        let earlier = "UPDATE candidate SET created_at = min(created_at, ?2) WHERE id = ?1";
        connection.prepare_cached(earlier)?.execute((keep.raw(), gone.added_at.millis()))?;
        connection.prepare_cached("DELETE FROM candidate WHERE id = ?1")?.execute([from.raw()])?;
        self.write_candidate(keep, &merged)
    }

    /// What was written to the one was written to the other; also of those who had become part of them before.
    fn note_merged(&self, keep: CandidateId, from: CandidateId) -> Result<(), Error> {
        let connection = self.connection();
        connection
            .prepare_cached("UPDATE merged_candidate SET candidate_id = ?1 WHERE candidate_id = ?2")?
            .execute((keep.raw(), from.raw()))?;
        connection
            .prepare_cached("INSERT INTO merged_candidate (candidate_id, gone_id) VALUES (?1, ?2)")?
            .execute((keep.raw(), from.raw()))?;
        Ok(())
    }
}
