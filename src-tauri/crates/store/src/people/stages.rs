//! The pipeline: the general one, and those of postings that have one of their own.

use std::collections::HashMap;

use hiring::{ApplicationId, Hue, PostingId, StageEnd, StageId, StageName, Word};
use rusqlite::{OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rows::{ends, hue, stage_name};
use crate::{Error, Read, Tx};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stage {
    pub id: StageId,
    pub name: StageName,
    pub ends: Option<StageEnd>,
    pub hue: Hue,
    /// How many it is meant to hold.
    pub room: Option<u32>,
    pub expected_days: Option<u32>,
    /// How many are in it: of the posting, or of all that follow the general pipeline.
    pub applications: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListStages {
    /// None for the general pipeline.
    pub posting: Option<PostingId>,
}

/// Where an application can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub id: StageId,
    pub name: StageName,
    pub ends: Option<StageEnd>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pipeline {
    pub posting: Option<PostingId>,
    /// Whether the posting has one of its own; else this is the general one.
    pub own: bool,
    pub stages: Vec<Stage>,
}

/// The whole pipeline as it is to be, in its order. A posting that follows the general one gets its own by this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveStages {
    pub posting: Option<PostingId>,
    pub stages: Vec<WantedStage>,
    /// Those that are left out, and where their applications go.
    pub removed: Vec<RemovedStage>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedStage {
    /// As listed; none for a new one.
    pub id: Option<StageId>,
    /// Empty for the default words, where it has them.
    pub name: String,
    /// Of a new stage; that of a known one never changes.
    pub ends: Option<StageEnd>,
    pub hue: Hue,
    pub room: Option<u32>,
    pub expected_days: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemovedStage {
    pub id: StageId,
    /// Needed where it holds applications.
    pub to: Option<StageId>,
}

impl Read<'_> {
    /// The posting's own pipeline, else the general one.
    pub fn pipeline(&self, posting: Option<PostingId>) -> Result<Pipeline, Error> {
        let own = match posting {
            Some(id) => self.stages_where("s.posting_id = ?1", id.raw(), "true")?,
            None => Vec::new(),
        };
        if !own.is_empty() {
            return Ok(Pipeline { posting, own: true, stages: own });
        }
        let Some(id) = posting else { return self.general_pipeline() };
        let stages = self.stages_where("s.posting_id IS NULL", id.raw(), "a.posting_id = ?1")?;
        Ok(Pipeline { posting, own: false, stages })
    }

    /// What is in its stages may be most of what there is.
    fn general_pipeline(&self) -> Result<Pipeline, Error> {
        let mut stages = self.stages_where("s.posting_id IS NULL", 0, "?1 <> 0")?;
        for stage in &mut stages {
            let count = "SELECT count(*) FROM application WHERE stage_id = ?1";
            stage.applications = self.counted(count, &[stage.id.raw().into()])?;
        }
        Ok(Pipeline { posting: None, own: false, stages })
    }

    fn stages_where(&self, which: &str, id: i64, counted: &str) -> Result<Vec<Stage>, Error> {
        let sql = format!(
            "SELECT s.id, s.code, s.name, s.ends, s.hue, s.room, s.expected_days,
                    (SELECT count(*) FROM application AS a WHERE a.stage_id = s.id AND {counted}) AS applications
             FROM stage AS s WHERE {which} AND s.retired = 0 ORDER BY s.position, s.id"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([id], stage)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The stages of a posting's pipeline, without a look at what is in them.
    pub(super) fn steps(&self, posting: PostingId) -> Result<Vec<Step>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, code, name, ends FROM stage
             WHERE retired = 0 AND posting_id IS (SELECT posting_id FROM stage WHERE posting_id = ?1 AND retired = 0 LIMIT 1)
             ORDER BY position, id",
        )?;
        let steps = statement.query_map([posting.raw()], |row| {
            Ok(Step { id: StageId::new(row.get("id")?), name: stage_name(row, "code", "name")?, ends: ends(row)? })
        })?;
        Ok(steps.collect::<Result<_, _>>()?)
    }

    pub(super) fn stage_called(&self, id: StageId) -> Result<StageName, Error> {
        let mut statement = self.connection().prepare_cached("SELECT code, name FROM stage WHERE id = ?1")?;
        let found = statement.query_row([id.raw()], |row| stage_name(row, "code", "name")).optional()?;
        found.ok_or(Error::NotFound { what: Word::Stage, id: id.raw() })
    }

    pub fn stage(&self, id: StageId) -> Result<Stage, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id, s.code, s.name, s.ends, s.hue, s.room, s.expected_days,
                    (SELECT count(*) FROM application WHERE stage_id = s.id) AS applications
             FROM stage AS s WHERE s.id = ?1",
        )?;
        let found = statement.query_row([id.raw()], stage).optional()?;
        found.ok_or(Error::NotFound { what: Word::Stage, id: id.raw() })
    }
}

fn stage(row: &Row<'_>) -> rusqlite::Result<Stage> {
    Ok(Stage {
        id: StageId::new(row.get("id")?),
        name: stage_name(row, "code", "name")?,
        ends: ends(row)?,
        hue: hue(row)?,
        room: row.get("room")?,
        expected_days: row.get("expected_days")?,
        applications: row.get("applications")?,
    })
}

impl Tx<'_> {
    /// Makes the pipeline what is wanted. What was in a removed stage moves to where it is said to go.
    pub fn save_stages(&self, save: &SaveStages) -> Result<(), Error> {
        if let Some(posting) = save.posting {
            self.posting_title(posting)?;
        }
        let known = self.pipeline(save.posting)?;
        check_shape(save, &known)?;
        for gone in known.stages.iter().filter(|stage| save.stages.iter().all(|wanted| wanted.id != Some(stage.id))) {
            let to = save.removed.iter().find(|removed| removed.id == gone.id).and_then(|removed| removed.to);
            let to = to.filter(|to| save.stages.iter().any(|wanted| wanted.id == Some(*to)));
            match to {
                None if gone.applications > 0 => {
                    return Err(Error::StageInUse { stage: gone.name.clone(), count: gone.applications });
                }
                None => {}
                Some(to) => self.empty_stage(gone.id, to, save.posting)?,
            }
        }
        if known.own == save.posting.is_some() {
            self.change_pipeline(save, &known)
        } else {
            self.give_own_pipeline(save, &known)
        }
    }

    /// Those of that posting; of the general pipeline, all that follow it.
    fn empty_stage(&self, stage: StageId, to: StageId, posting: Option<PostingId>) -> Result<(), Error> {
        let sql = "SELECT id FROM application WHERE stage_id = ?1 AND (?2 IS NULL OR posting_id = ?2) ORDER BY id";
        let mut statement = self.connection().prepare_cached(sql)?;
        let ids = statement
            .query_map((stage.raw(), posting.map(PostingId::raw)), |row| Ok(ApplicationId::new(row.get("id")?)))?
            .collect::<Result<Vec<_>, _>>()?;
        for id in ids {
            self.move_one(id, to, "", None)?;
        }
        Ok(())
    }

    fn change_pipeline(&self, save: &SaveStages, known: &Pipeline) -> Result<(), Error> {
        let mut retire = self.connection().prepare_cached("UPDATE stage SET retired = 1 WHERE id = ?1")?;
        for gone in known.stages.iter().filter(|stage| save.stages.iter().all(|wanted| wanted.id != Some(stage.id))) {
            retire.execute([gone.id.raw()])?;
        }
        let mut change = self.connection().prepare_cached(
            "UPDATE stage SET position = ?2, name = ?3, hue = ?4, room = ?5, expected_days = ?6 WHERE id = ?1",
        )?;
        for (wanted, position) in save.stages.iter().zip(1..) {
            match wanted.id {
                Some(id) => {
                    let values =
                        (id.raw(), position, wanted.name.trim(), wanted.hue.code(), wanted.room, wanted.expected_days);
                    change.execute(values)?;
                }
                None => self.add_stage(save.posting, position, &wanted.as_new(), wanted)?,
            }
        }
        Ok(())
    }

    /// The posting goes its own way from here: same steps, stages of its own. Nobody moves by that.
    fn give_own_pipeline(&self, save: &SaveStages, known: &Pipeline) -> Result<(), Error> {
        let mut stages: HashMap<StageId, i64> = HashMap::new();
        for (wanted, position) in save.stages.iter().zip(1..) {
            let like = known.stages.iter().find(|stage| wanted.id == Some(stage.id));
            self.add_stage(save.posting, position, like.unwrap_or(&wanted.as_new()), wanted)?;
            if let Some(like) = like {
                stages.insert(like.id, self.connection().last_insert_rowid());
            }
        }
        let sql = "UPDATE application SET stage_id = ?3 WHERE posting_id = ?1 AND stage_id = ?2";
        let mut take_along = self.connection().prepare_cached(sql)?;
        for (from, to) in stages {
            take_along.execute((save.posting.map(PostingId::raw), from.raw(), to))?;
        }
        Ok(())
    }

    fn add_stage(
        &self,
        posting: Option<PostingId>,
        position: i64,
        like: &Stage,
        wanted: &WantedStage,
    ) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO stage (posting_id, position, code, name, ends, hue, room, expected_days)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                posting.map(PostingId::raw),
                position,
                like.name.code.map(hiring::StageCode::code),
                wanted.name.trim(),
                like.ends.map(StageEnd::code),
                wanted.hue.code(),
                wanted.room,
                wanted.expected_days,
            ))?;
        Ok(())
    }
}

impl WantedStage {
    fn as_new(&self) -> Stage {
        Stage {
            id: StageId::new(0),
            name: StageName { code: None, name: self.name.trim().to_owned() },
            ends: self.ends,
            hue: self.hue,
            room: self.room,
            expected_days: self.expected_days,
            applications: 0,
        }
    }
}

/// One to begin with, one for each end, each with something it is called by, and none of another pipeline.
fn check_shape(save: &SaveStages, known: &Pipeline) -> Result<(), Error> {
    let mut all_ends = Vec::new();
    for wanted in &save.stages {
        let stage = match wanted.id {
            None => wanted.as_new(),
            Some(id) => {
                let known = known.stages.iter().find(|stage| stage.id == id);
                known.cloned().ok_or(Error::NotFound { what: Word::Stage, id: id.raw() })?
            }
        };
        if wanted.name.trim().is_empty() && stage.name.code.is_none() {
            return Err(Error::TextMissing);
        }
        all_ends.push(stage.ends);
    }
    let needed = std::iter::once(None).chain(StageEnd::ALL.iter().copied().map(Some));
    match needed.into_iter().find(|needed| !all_ends.contains(needed)) {
        Some(ends) => Err(Error::StageNeeded { ends }),
        None => Ok(()),
    }
}
