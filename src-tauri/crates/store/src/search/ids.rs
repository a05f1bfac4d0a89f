//! Which rows of a kind match: the best few, and how many there are.

use std::collections::HashSet;

use hiring::Query;
use rusqlite::OptionalExtension;

use super::index::{Depth, question};
use super::scope::{Scope, phrases_are_in};
use crate::{Error, Read};

/// Counted so far; beyond it there are "1,000 or more".
pub const COUNTED: u64 = 1_000;
/// Rows that are looked at one by one, for each kind.
pub const ENOUGH: usize = 20_000;

/// A kind of thing that is found by its own words.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub index: &'static str,
    /// From the best on.
    pub depths: &'static [Depth],
    /// Of the row `?1`: whose it is, and when it came.
    pub row: &'static str,
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
        let mut latest = self.connection().prepare_cached(&latest_sql(kind.index))?;
        let rows = latest.query_map((question, ENOUGH as u64 + 1), |row| row.get("rowid"))?;
        self.within(kind, rows, query, scope, limit)
    }

    /// The first of these ids that fields and phrases leave.
    pub(super) fn within(
        &self,
        kind: Kind,
        ids: impl Iterator<Item = rusqlite::Result<i64>>,
        query: &Query,
        scope: &Scope,
        limit: usize,
    ) -> Result<Ids, Error> {
        let mut found = Ids::default();
        for (looked_at, id) in ids.enumerate() {
            if looked_at >= ENOUGH || found.count >= COUNTED {
                found.more = true;
                break;
            }
            let id = id?;
            if self.is_within(kind, id, query, scope)? {
                found.count += 1;
                if found.best.len() < limit {
                    found.best.push((id, 0));
                }
            }
        }
        Ok(found)
    }

    fn is_within(&self, kind: Kind, id: i64, query: &Query, scope: &Scope) -> Result<bool, Error> {
        let mut statement = self.connection().prepare_cached(kind.row)?;
        let row = statement.query_row([id], |row| Ok((row.get("candidate")?, row.get("at")?)));
        let Some((candidate, at)) = row.optional()? else { return Ok(false) };
        if !scope.is_in_time(at) {
            return Ok(false);
        }
        let is_of_them = if kind.of_people { scope.is_of(self, candidate)? } else { scope.names_posting(id) };
        if !is_of_them || !scope.has_phrases() {
            return Ok(is_of_them);
        }
        let mut statement = self.connection().prepare_cached(kind.text)?;
        let text: Option<String> = statement.query_row([id], |row| row.get("text")).optional()?.flatten();
        Ok(phrases_are_in(&text.unwrap_or_default(), query))
    }
}

pub fn latest_sql(index: &str) -> String {
    format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1 ORDER BY rowid DESC LIMIT ?2")
}

pub fn count_sql(index: &str) -> String {
    format!("SELECT count(*) AS count FROM (SELECT 1 FROM {index} WHERE {index} MATCH ?1 LIMIT ?2)")
}
