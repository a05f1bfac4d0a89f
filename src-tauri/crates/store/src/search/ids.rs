//! Which rows of a kind match: the best few, and how many there are.

use std::collections::HashSet;

use hiring::Query;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::index::{Depth, question};
use super::scope::{Scope, phrases_are_in};
use crate::people::ids_as_json;
use crate::{Error, Read};

/// Counted so far; beyond it there are "1,000 or more".
pub const COUNTED: u64 = 1_000;
/// Rows that are looked at one by one, for each kind.
pub const ENOUGH: usize = 20_000;
/// And no more than these once there are enough to show: how many more there are is said as "so many, or more".
const ENOUGH_TO_COUNT: usize = 2_000;

/// A kind of thing that is found by its own words.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub index: &'static str,
    /// From the best on.
    pub depths: &'static [Depth],
    /// The table that it is about; in the two that follow, its row is `r`.
    pub table: &'static str,
    /// Whose a row is.
    pub candidate: &'static str,
    /// When it came.
    pub at: &'static str,
    /// Of the row `?1`: what phrases are looked for in.
    pub text: &'static str,
    /// Narrowed by what people have; a posting is nobody's.
    pub of_people: bool,
}

#[derive(Debug, Default)]
pub struct Ids {
    /// The best first; each with how well it matches, the best being 0.
    pub best: Vec<(i64, usize)>,
    pub count: u64,
    pub more: bool,
}

impl Read<'_> {
    /// Those that the words of the question find.
    pub(super) fn matching(&self, kind: Kind, query: &Query, scope: &Scope, limit: usize) -> Result<Ids, Error> {
        let mut found = Ids::default();
        if !kind.of_people && scope.leaves_postings() {
            return Ok(found);
        }
        let mut seen = HashSet::new();
        let last = kind.depths.len().saturating_sub(1);
        for (rank, depth) in kind.depths.iter().enumerate() {
            let Some(question) = question(query, *depth) else { continue };
            if rank < last && found.best.len() >= limit {
                continue;
            }
            let of_depth = if scope.is_everything() {
                self.latest_in(kind, &question, limit, rank == last)?
            } else {
                self.one_by_one(kind, &question, query, scope, limit)?
            };
            let new = of_depth.best.into_iter().map(|(id, _)| id).filter(|id| seen.insert(*id));
            found.best.extend(new.map(|id| (id, rank)));
            (found.count, found.more) = (of_depth.count, of_depth.more);
        }
        found.best.truncate(limit);
        Ok(found)
    }

    /// The latest few, straight from the index.
    fn latest_in(&self, kind: Kind, question: &str, limit: usize, counted: bool) -> Result<Ids, Error> {
        let mut latest = self.connection().prepare_cached(&latest_sql(kind.index))?;
        let ids = latest.query_map((question, limit as u64), |row| Ok((row.get("rowid")?, 0)))?;
        let ids = ids.collect::<Result<_, _>>()?;
        let count = if counted { self.count_of(kind.index, question, COUNTED + 1)? } else { 0 };
        Ok(Ids { best: ids, count: count.min(COUNTED), more: count > COUNTED })
    }

    /// How many match, as far as `most`.
    pub(crate) fn count_of(&self, index: &str, question: &str, most: u64) -> Result<u64, Error> {
        let mut statement = self.connection().prepare_cached(&count_sql(index))?;
        Ok(statement.query_row((question, most), |row| row.get("count"))?)
    }

    /// Those of them that fields and phrases leave: looked at from the latest on, and no further than enough.
    fn one_by_one(&self, kind: Kind, question: &str, query: &Query, scope: &Scope, limit: usize) -> Result<Ids, Error> {
        self.within(kind, Among::Matching(question), query, scope, limit)
    }

    /// The first of those that fields and phrases leave.
    pub(super) fn within(
        &self,
        kind: Kind,
        among: Among<'_>,
        query: &Query,
        scope: &Scope,
        limit: usize,
    ) -> Result<Ids, Error> {
        let (holds, mut values) = scope.condition(kind.candidate);
        values.extend(among.value());
        let mut statement = self.connection().prepare_cached(&among.sql(kind, &holds))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut found = Ids::default();
        let mut looked_at = 0;
        while let Some(row) = rows.next()? {
            let is_enough = looked_at >= ENOUGH || (looked_at >= ENOUGH_TO_COUNT && found.best.len() >= limit);
            if is_enough || found.count >= COUNTED {
                found.more = true;
                break;
            }
            looked_at += 1;
            let id = row.get("id")?;
            let holds = row.get("holds")? && scope.is_in_time(row.get("at")?);
            let is_theirs = if kind.of_people { scope.names(row.get("candidate")?) } else { scope.names_posting(id) };
            if holds && is_theirs && self.has_phrases(kind, id, query, scope)? {
                found.count += 1;
                if found.best.len() < limit {
                    found.best.push((id, 0));
                }
            }
        }
        Ok(found)
    }

    fn has_phrases(&self, kind: Kind, id: i64, query: &Query, scope: &Scope) -> Result<bool, Error> {
        if !scope.has_phrases() {
            return Ok(true);
        }
        let mut statement = self.connection().prepare_cached(kind.text)?;
        let text: Option<String> = statement.query_row([id], |row| row.get("text")).optional()?.flatten();
        Ok(phrases_are_in(&text.unwrap_or_default(), query))
    }
}

/// Which rows of a kind are looked at.
#[derive(Debug, Clone, Copy)]
pub enum Among<'a> {
    /// Those that the words of a question find, the latest first.
    Matching(&'a str),
    /// These, in this order.
    Named(&'a [i64]),
    /// All, the latest first.
    All,
}

impl Among<'_> {
    pub fn sql(self, kind: Kind, holds: &str) -> String {
        let Kind { index, table, candidate, at, .. } = kind;
        let (from, order) = match self {
            Self::Matching(_) => (
                format!("{index} AS s CROSS JOIN {table} AS r ON r.id = s.rowid WHERE s.{index} MATCH ?"),
                " ORDER BY s.rowid DESC",
            ),
            Self::Named(_) => (format!("json_each(?) AS s CROSS JOIN {table} AS r ON r.id = s.value"), ""),
            Self::All => (format!("{table} AS r"), " ORDER BY r.id DESC"),
        };
        format!("SELECT r.id AS id, {candidate} AS candidate, {at} AS at, {holds} AS holds FROM {from}{order}")
    }

    fn value(self) -> Option<Value> {
        match self {
            Self::Matching(question) => Some(question.to_owned().into()),
            Self::Named(ids) => Some(ids_as_json(ids).into()),
            Self::All => None,
        }
    }
}

pub fn latest_sql(index: &str) -> String {
    format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1 ORDER BY rowid DESC LIMIT ?2")
}

pub fn count_sql(index: &str) -> String {
    format!("SELECT count(*) AS count FROM (SELECT 1 FROM {index} WHERE {index} MATCH ?1 LIMIT ?2)")
}
