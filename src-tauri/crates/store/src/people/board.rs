//! The board of a posting: a column for each stage.

use std::collections::HashMap;

use hiring::{ApplicationId, CandidateId, Moment, Piece, PostingId, StageId};
use rusqlite::{OptionalExtension, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::{ApplicationFilter, ApplicationRow, DAY, ProofState, SortApplications};
use super::rows::page_of;
use super::stages::Stage;
use crate::{Error, Read};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ShowBoard {
    pub posting: PostingId,
    /// Its posting and stages are the board's own.
    pub filter: ApplicationFilter,
    pub sort: SortApplications,
    pub descending: bool,
    /// How many cards of each column from its top, where `windows` says nothing else.
    pub limit: u64,
    /// What of a column is wanted when it is scrolled. If there are any, the other columns come without cards.
    pub windows: Vec<CardWindow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardWindow {
    pub stage: StageId,
    pub offset: u64,
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Board {
    pub posting: PostingId,
    pub title: String,
    /// Whether the posting has a pipeline of its own.
    pub own: bool,
    pub columns: Vec<Column>,
    /// How many match the filter, and how many there are.
    pub total: u64,
    pub all: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Column {
    /// With how many there are in it, whatever the filter.
    pub stage: Stage,
    /// How many match the filter.
    pub total: u64,
    /// Of all in it, the days that the middle one has been there.
    pub median_days: Option<u32>,
    /// The place of the first card in the whole column.
    pub offset: u64,
    pub cards: Vec<Card>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Card {
    pub id: ApplicationId,
    pub candidate: CandidateId,
    pub name: String,
    pub headline: String,
    pub has_address: bool,
    pub tags: Vec<String>,
    pub received_at: Moment,
    pub entered_stage_at: Moment,
    pub days_in_stage: u32,
    /// Longer than the stage expects.
    pub overdue: bool,
    /// Each is a choice: any one of its pieces would do.
    pub missing: Vec<Vec<Piece>>,
    pub proof: ProofState,
    /// The mean of all marks, from 1 to 4.
    pub score: Option<f64>,
}

impl Read<'_> {
    /// The ids of each column come from an index, all cards from one query.
    pub fn board(&self, show: &ShowBoard, now: Moment) -> Result<Board, Error> {
        let title = self.posting_title(show.posting)?;
        let pipeline = self.pipeline(Some(show.posting))?;
        let of_posting = ApplicationFilter { posting: Some(show.posting), stages: Vec::new(), ..show.filter.clone() };
        let matching = self.count_by_stage(&of_posting, now)?;
        let mut columns = Vec::new();
        let mut ids = Vec::new();
        for stage in pipeline.stages {
            let (offset, limit) = show.part_of(stage.id);
            let in_stage = ApplicationFilter { stages: vec![stage.id], ..of_posting.clone() };
            let (wanted, values) = in_stage.conditions(now);
            let sql = in_stage.page_sql(&wanted, show.sort, show.descending);
            let column =
                if limit == 0 { Vec::new() } else { page_of(self.connection(), &sql, &values, offset, limit)? };
            ids.extend(column);
            columns.push(Column {
                total: matching.get(&stage.id.raw()).copied().unwrap_or_default(),
                median_days: self.median_days(show.posting, &stage, now)?,
                stage,
                offset,
                cards: Vec::new(),
            });
        }
        for row in self.application_rows(&ids, now)? {
            if let Some(column) = columns.iter_mut().find(|column| column.stage.id == row.stage) {
                column.cards.push(card(row));
            }
        }
        Ok(Board {
            posting: show.posting,
            title,
            own: pipeline.own,
            total: columns.iter().map(|column| column.total).sum(),
            all: columns.iter().map(|column| column.stage.applications).sum(),
            columns,
        })
    }

    fn count_by_stage(&self, filter: &ApplicationFilter, now: Moment) -> Result<HashMap<i64, u64>, Error> {
        let (wanted, values) = filter.conditions(now);
        let sql =
            format!("SELECT a.stage_id, count(*) AS count FROM application AS a WHERE {wanted} GROUP BY a.stage_id");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let counts =
            statement.query_map(params_from_iter(values), |row| Ok((row.get("stage_id")?, row.get("count")?)))?;
        Ok(counts.collect::<Result<_, _>>()?)
    }

    fn median_days(&self, posting: PostingId, stage: &Stage, now: Moment) -> Result<Option<u32>, Error> {
        if stage.applications == 0 {
            return Ok(None);
        }
        let mut statement = self.connection().prepare_cached(
            "SELECT entered_stage_at FROM application WHERE posting_id = ?1 AND stage_id = ?2
             ORDER BY entered_stage_at LIMIT 1 OFFSET ?3",
        )?;
        let middle = (posting.raw(), stage.id.raw(), stage.applications / 2);
        let entered: Option<i64> = statement.query_row(middle, |row| row.get("entered_stage_at")).optional()?;
        Ok(entered.map(|entered| u32::try_from((now.millis() - entered).max(0) / DAY).unwrap_or(u32::MAX)))
    }
}

impl ShowBoard {
    /// Offset and limit.
    fn part_of(&self, stage: StageId) -> (u64, u64) {
        match self.windows.iter().find(|window| window.stage == stage) {
            Some(window) => (window.offset, window.limit),
            None if self.windows.is_empty() => (0, self.limit),
            None => (0, 0),
        }
    }
}

fn card(row: ApplicationRow) -> Card {
    Card {
        id: row.id,
        candidate: row.candidate,
        name: row.name,
        headline: row.headline,
        has_address: row.has_address,
        tags: row.tags,
        received_at: row.received_at,
        entered_stage_at: row.entered_stage_at,
        days_in_stage: row.days_in_stage,
        overdue: row.overdue,
        missing: row.missing,
        proof: row.proof,
        score: row.score,
    }
}
