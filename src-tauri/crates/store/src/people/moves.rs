//! Moves: an application going from one stage to another, when, by whom, why.

use std::collections::HashMap;
use std::collections::hash_map::Entry::{Occupied, Vacant};

use hiring::{ApplicationId, Decider, Moment, PostingId, ReasonId, ReasonKind, StageEnd, StageId, StageName};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reasons::ReasonName;
use super::rows::{reason_name, stage_name};
use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Move {
    /// None when it began.
    pub from: Option<StageName>,
    pub to: StageName,
    pub at: Moment,
    pub who: String,
    pub why: String,
    pub reason: Option<ReasonName>,
    pub decided_by: Option<Decider>,
}

/// Where applications go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// That stage, or in a pipeline of its own the one that is the same step.
    Stage(StageId),
    /// The pipeline's stage for that end, with a reason.
    End(Ending),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    pub kind: ReasonKind,
    pub reason: ReasonId,
    pub by: Decider,
}

/// How many have moved, and whose application it was if it was one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedOn {
    pub count: u64,
    pub name: String,
    /// The stage that was asked for, or the last one that was reached.
    pub to: StageName,
}

impl Tx<'_> {
    /// Those that are there already stay as they are.
    pub fn move_applications(&self, ids: &[ApplicationId], towards: Towards, why: &str) -> Result<MovedOn, Error> {
        let ending = match towards {
            Towards::Stage(_) => None,
            Towards::End(ending) => {
                self.check_reason(ending.reason, ending.kind)?;
                Some(ending)
            }
        };
        let mut posting_of = self.connection().prepare_cached("SELECT posting_id FROM application WHERE id = ?1")?;
        let mut targets: HashMap<i64, (StageId, StageName)> = HashMap::new();
        let mut moved = MovedOn { count: 0, name: String::new(), to: StageName { code: None, name: String::new() } };
        for id in ids {
            let posting: i64 = posting_of.query_row([id.raw()], |row| row.get("posting_id"))?;
            let target = match targets.entry(posting) {
                Occupied(known) => known.into_mut(),
                Vacant(unknown) => unknown.insert(self.target(PostingId::new(posting), towards)?),
            };
            let (to, name) = target.clone();
            if self.move_one(*id, to, why, ending)? {
                if moved.count == 0 {
                    moved.name = self.applicant(*id)?.1;
                }
                moved.count += 1;
            }
            moved.to = name;
        }
        if let Towards::Stage(stage) = towards {
            moved.to = self.stage_called(stage)?;
        }
        Ok(moved)
    }

    /// Whether it was elsewhere before.
    pub(super) fn move_one(
        &self,
        id: ApplicationId,
        to: StageId,
        why: &str,
        ending: Option<Ending>,
    ) -> Result<bool, Error> {
        self.move_at(id, to, self.now(), self.who(), why, ending)
    }

    /// The same as if it had been written down then.
    pub fn move_at(
        &self,
        id: ApplicationId,
        to: StageId,
        at: Moment,
        who: &str,
        why: &str,
        ending: Option<Ending>,
    ) -> Result<bool, Error> {
        let reason = ending.map(|ending| ending.reason.raw());
        let by = ending.map(|ending| ending.by.code());
        let at = at.millis();
        let noted = self
            .connection()
            .prepare_cached(
                "INSERT INTO move (application_id, from_stage_id, to_stage_id, at, who, why, reason_id, decided_by)
                 SELECT id, stage_id, ?2, ?3, ?4, ?5, ?6, ?7 FROM application WHERE id = ?1 AND stage_id <> ?2",
            )?
            .execute((id.raw(), to.raw(), at, who, why, reason, by))?;
        if noted == 0 {
            return Ok(false);
        }
        self.connection()
            .prepare_cached(
                "UPDATE application SET stage_id = ?2, entered_stage_at = ?3, reason_id = ?4, decided_by = ?5 WHERE id = ?1",
            )?
            .execute((id.raw(), to.raw(), at, reason, by))?;
        Ok(true)
    }

    /// The stage of the posting's pipeline that is meant.
    fn target(&self, posting: PostingId, towards: Towards) -> Result<(StageId, StageName), Error> {
        let steps = self.steps(posting)?;
        let (found, wanted) = match towards {
            Towards::Stage(id) => {
                let wanted = self.stage_called(id)?;
                let exactly = steps.iter().find(|stage| stage.id == id);
                (exactly.or_else(|| steps.iter().find(|stage| stage.name.is_like(&wanted))), wanted)
            }
            Towards::End(ending) => {
                let end: StageEnd = ending.kind.end();
                let found = steps.iter().find(|stage| stage.ends == Some(end));
                (found, StageName { code: hiring::StageCode::of(end.code()), name: String::new() })
            }
        };
        match found {
            Some(stage) => Ok((stage.id, stage.name.clone())),
            None => Err(Error::StageElsewhere { stage: wanted, title: self.posting_title(posting)? }),
        }
    }
}

impl Read<'_> {
    /// The latest first.
    pub fn moves_of(&self, id: ApplicationId) -> Result<Vec<Move>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT m.at, m.who, m.why, m.decided_by, m.from_stage_id, f.code AS from_code, f.name AS from_name, t.code AS to_code,
                    t.name AS to_name, r.code AS reason_code, r.name AS reason
             FROM move AS m
             LEFT JOIN stage AS f ON f.id = m.from_stage_id
             JOIN stage AS t ON t.id = m.to_stage_id
             LEFT JOIN reason AS r ON r.id = m.reason_id
             WHERE m.application_id = ?1 ORDER BY m.at DESC, m.id DESC",
        )?;
        let rows = statement.query_map([id.raw()], |row| {
            let from = match row.get::<_, Option<i64>>("from_stage_id")? {
                Some(_) => Some(stage_name(row, "from_code", "from_name")?),
                None => None,
            };
            Ok(Move {
                from,
                to: stage_name(row, "to_code", "to_name")?,
                at: Moment::from_millis(row.get("at")?),
                who: row.get("who")?,
                why: row.get("why")?,
                reason: reason_name(row, "reason_code", "reason")?,
                decided_by: row.get::<_, Option<String>>("decided_by")?.and_then(|code| Decider::of(&code)),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
