//! Which rows a write is about: exactly those that somebody saw.

use hiring::{ApplicationId, CandidateId, Moment, Word};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::ApplicationFilter;
use super::candidates::CandidateFilter;
use crate::{Error, Read, hash_of};

/// Those named, or all that match a filter as they did when they were looked at: were they others by now, nothing is written.
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
        /// Of exactly those; None where only their number was seen.
        #[serde(default)]
        print: Option<String>,
    },
}

/// People, or whoever made the applications.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum PeopleSelection {
    Applicants { applications: Selection<ApplicationId, ApplicationFilter> },
    People(Selection<CandidateId, CandidateFilter>),
}

/// All that match a filter now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Picked {
    #[ts(type = "number")]
    pub count: u64,
    /// The same for the same rows, however they were found.
    pub print: String,
}

impl Read<'_> {
    pub fn pick_candidates(&self, filter: &CandidateFilter) -> Result<Picked, Error> {
        Ok(picked(&self.matching_candidates(filter)?))
    }

    pub fn pick_applications(&self, filter: &ApplicationFilter, now: Moment) -> Result<Picked, Error> {
        Ok(picked(&self.matching_applications(filter, now)?))
    }

    pub fn selected_candidates(
        &self,
        selection: &Selection<CandidateId, CandidateFilter>,
    ) -> Result<Vec<CandidateId>, Error> {
        let ids = match selection {
            Selection::Ids { ids } => {
                let ids = ids.iter().map(|id| id.raw());
                self.all_there(ids, "SELECT id FROM candidate WHERE id = ?1", Word::Candidate)?
            }
            Selection::Matching { filter, expected, print } => {
                as_seen(self.matching_candidates(filter)?, *expected, print.as_deref())?
            }
        };
        Ok(ids.into_iter().map(CandidateId::new).collect())
    }

    pub fn selected_applications(
        &self,
        selection: &Selection<ApplicationId, ApplicationFilter>,
        now: Moment,
    ) -> Result<Vec<ApplicationId>, Error> {
        let ids = match selection {
            Selection::Ids { ids } => {
                let ids = ids.iter().map(|id| id.raw());
                self.all_there(ids, "SELECT id FROM application WHERE id = ?1", Word::Application)?
            }
            Selection::Matching { filter, expected, print } => {
                as_seen(self.matching_applications(filter, now)?, *expected, print.as_deref())?
            }
        };
        Ok(ids.into_iter().map(ApplicationId::new).collect())
    }

    /// Somebody with several of the applications is one person.
    pub fn selected_people(&self, selection: &PeopleSelection, now: Moment) -> Result<Vec<CandidateId>, Error> {
        let applications = match selection {
            PeopleSelection::People(selection) => return self.selected_candidates(selection),
            PeopleSelection::Applicants { applications } => self.selected_applications(applications, now)?,
        };
        let mut statement = self.connection().prepare_cached("SELECT candidate_id FROM application WHERE id = ?1")?;
        let mut seen = std::collections::HashSet::new();
        let mut people = Vec::new();
        for id in applications {
            let candidate: i64 = statement.query_row([id.raw()], |row| row.get("candidate_id"))?;
            if seen.insert(candidate) {
                people.push(CandidateId::new(candidate));
            }
        }
        Ok(people)
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

    fn matching_candidates(&self, filter: &CandidateFilter) -> Result<Vec<i64>, Error> {
        let (wanted, values) = filter.conditions();
        self.ids_of(&format!("SELECT c.id FROM candidate AS c WHERE {wanted} ORDER BY c.id"), &values)
    }

    fn matching_applications(&self, filter: &ApplicationFilter, now: Moment) -> Result<Vec<i64>, Error> {
        let (wanted, values) = filter.conditions(now);
        self.ids_of(&format!("SELECT a.id FROM application AS a WHERE {wanted} ORDER BY a.id"), &values)
    }

    fn ids_of(&self, sql: &str, values: &[Value]) -> Result<Vec<i64>, Error> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let ids = statement.query_map(params_from_iter(values), |row| row.get("id"))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

/// The same number of others is not what was seen either.
fn as_seen(ids: Vec<i64>, expected: u64, print: Option<&str>) -> Result<Vec<i64>, Error> {
    let found = ids.len() as u64;
    if found == expected && print.is_none_or(|print| print == print_of(&ids)) {
        Ok(ids)
    } else {
        Err(Error::SelectionChanged { expected, found })
    }
}

fn picked(ids: &[i64]) -> Picked {
    Picked { count: ids.len() as u64, print: print_of(ids) }
}

fn print_of(ids: &[i64]) -> String {
    let bytes: Vec<u8> = ids.iter().flat_map(|id| id.to_le_bytes()).collect();
    hash_of(&bytes)
}
