//! Which rows a write is about: exactly those that somebody saw.

use hiring::{ApplicationId, CandidateId, Word};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::ApplicationFilter;
use super::candidates::CandidateFilter;
use crate::{Error, Read, Tx};

/// Those named, or all that match a filter, with the number that was shown: were it another by now, nothing is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Selection<Id, Filter> {
    Ids {
        ids: Vec<Id>,
    },
    Matching {
        filter: Filter,
        #[ts(type = "number")]
        expected: u64,
    },
}

impl Read<'_> {
    pub fn selected_candidates(
        &self,
        selection: &Selection<CandidateId, CandidateFilter>,
    ) -> Result<Vec<CandidateId>, Error> {
        let ids = match selection {
            Selection::Ids { ids } => {
                let ids = ids.iter().map(|id| id.raw());
                self.all_there(ids, "SELECT id FROM candidate WHERE id = ?1", Word::Candidate)?
            }
            Selection::Matching { filter, expected } => {
                let (wanted, values) = filter.conditions();
                self.as_expected(
                    &format!("SELECT c.id FROM candidate AS c WHERE {wanted} ORDER BY c.id"),
                    &values,
                    *expected,
                )?
            }
        };
        Ok(ids.into_iter().map(CandidateId::new).collect())
    }

    /// Each once, in the order named. One that is not there is an error: somebody saw it.
    fn all_there(&self, ids: impl Iterator<Item = i64>, sql: &str, what: Word) -> Result<Vec<i64>, Error> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut seen = std::collections::HashSet::new();
        let mut there = Vec::new();
        for id in ids.filter(|id| seen.insert(*id)) {
            let known: Option<i64> = statement.query_row([id], |row| row.get("id")).optional()?;
            there.push(known.ok_or(Error::NotFound { what, id })?);
        }
        Ok(there)
    }

    fn as_expected(&self, sql: &str, values: &[Value], expected: u64) -> Result<Vec<i64>, Error> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let ids =
            statement.query_map(params_from_iter(values), |row| row.get("id"))?.collect::<Result<Vec<i64>, _>>()?;
        let found = ids.len() as u64;
        if found == expected { Ok(ids) } else { Err(Error::SelectionChanged { expected, found }) }
    }
}

impl Tx<'_> {
    pub fn selected_applications(
        &self,
        selection: &Selection<ApplicationId, ApplicationFilter>,
    ) -> Result<Vec<ApplicationId>, Error> {
        let ids = match selection {
            Selection::Ids { ids } => {
                let ids = ids.iter().map(|id| id.raw());
                self.all_there(ids, "SELECT id FROM application WHERE id = ?1", Word::Application)?
            }
            Selection::Matching { filter, expected } => {
                let (wanted, values) = filter.conditions(self.now());
                self.as_expected(
                    &format!("SELECT a.id FROM application AS a WHERE {wanted} ORDER BY a.id"),
                    &values,
                    *expected,
                )?
            }
        };
        Ok(ids.into_iter().map(ApplicationId::new).collect())
    }
}
