//! Marks: what each reviewer gave for each criterion.

use hiring::{ApplicationId, CriterionKind, Mark, Moment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::not_found;
use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoredMark {
    /// In the posting's words as they were when it was given.
    pub criterion: String,
    pub kind: CriterionKind,
    pub mark: Mark,
    pub note: String,
    pub reviewer: String,
    pub at: Moment,
}

const fn code(kind: CriterionKind) -> &'static str {
    match kind {
        CriterionKind::Must => "must",
        CriterionKind::Plus => "plus",
    }
}

impl Tx<'_> {
    /// In the place of what this reviewer gave before.
    pub fn give_mark(&self, id: ApplicationId, given: &StoredMark) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO score (application_id, criterion, wanted, mark, note, reviewer, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (application_id, criterion, reviewer)
                 DO UPDATE SET wanted = excluded.wanted, mark = excluded.mark, note = excluded.note, at = excluded.at",
            )?
            .execute((
                id.raw(),
                &given.criterion,
                code(given.kind),
                given.mark.value(),
                &given.note,
                &given.reviewer,
                given.at.millis(),
            ))?;
        Ok(())
    }

    pub fn take_mark_back(&self, id: ApplicationId, criterion: &str, reviewer: &str) -> Result<(), Error> {
        self.connection()
            .prepare_cached("DELETE FROM score WHERE application_id = ?1 AND criterion = ?2 AND reviewer = ?3")?
            .execute((id.raw(), criterion, reviewer))?;
        Ok(())
    }

    /// The mean that lists sort and filter by.
    pub fn sum_marks_up(&self, id: ApplicationId) -> Result<(), Error> {
        let written = self
            .connection()
            .prepare_cached(
                "UPDATE application
                 SET score = (SELECT CAST(round(avg(mark) * 100) AS INTEGER) FROM score WHERE application_id = ?1) WHERE id = ?1",
            )?
            .execute([id.raw()])?;
        if written == 0 { Err(not_found(id)) } else { Ok(()) }
    }
}

impl Read<'_> {
    /// In the order in which they were given.
    pub fn marks_of(&self, id: ApplicationId) -> Result<Vec<StoredMark>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT criterion, wanted, mark, note, reviewer, at FROM score WHERE application_id = ?1 ORDER BY at, id",
        )?;
        let mut rows = statement.query([id.raw()])?;
        let mut marks = Vec::new();
        while let Some(row) = rows.next()? {
            let is_plus = row.get_ref("wanted")?.as_str() == Ok("plus");
            let Ok(mark) = Mark::try_from(row.get::<_, u8>("mark")?) else { continue };
            marks.push(StoredMark {
                criterion: row.get("criterion")?,
                kind: if is_plus { CriterionKind::Plus } else { CriterionKind::Must },
                mark,
                note: row.get("note")?,
                reviewer: row.get("reviewer")?,
                at: Moment::from_millis(row.get("at")?),
            });
        }
        Ok(marks)
    }
}
