//! Why somebody is kept and until when, and whose time is over. Nobody is erased by a rule: a person sets them apart, and a person
//! erases them.

use hiring::CandidateId;
use serde::{Deserialize, Serialize};
use store::{DuePeople, Op, Retention, RetentionRules};
use ts_rs::TS;

use crate::job::Job;
use crate::people::candidates::only;
use crate::people::{Done, done};
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowRetention {
    pub id: CandidateId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListDue {
    /// By which rules; none for those that hold. Others say what they would change.
    #[serde(default)]
    pub rules: Option<RetentionRules>,
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListHeld {
    #[ts(type = "number")]
    pub offset: u64,
    #[ts(type = "number")]
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetApart {
    pub ids: Vec<CandidateId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HoldCandidate {
    pub id: CandidateId,
    /// None: the rules hold again.
    pub reason: Option<String>,
}

pub(crate) fn show(desk: &Desk, request: ShowRetention, _: &Job<'_>) -> Result<Retention, Failure> {
    let now = desk.now();
    Ok(desk.store()?.read(|read| read.retention(request.id, now))?)
}

pub(crate) fn due(desk: &Desk, request: ListDue, _: &Job<'_>) -> Result<DuePeople, Failure> {
    let now = desk.now();
    if let Some(rules) = request.rules {
        within_limits("privacy.due", rules)?;
    }
    Ok(desk.store()?.read(|read| {
        let rules = request.rules.map_or_else(|| read.retention_rules(), Ok)?;
        read.due_people(rules, now, request.offset, request.limit)
    })?)
}

pub(crate) fn held(desk: &Desk, request: ListHeld, _: &Job<'_>) -> Result<DuePeople, Failure> {
    let now = desk.now();
    Ok(desk.store()?.read(|read| read.held_people(now, request.offset, request.limit))?)
}

pub(crate) fn set_apart(desk: &Desk, request: SetApart, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        for id in &request.ids {
            tx.set_apart(*id)?;
        }
        let (count, name) = (request.ids.len() as u64, name_of_only(tx, &request.ids)?);
        Ok((count, Op::CandidatesSetApart { count, name }))
    })
}

pub(crate) fn keep(desk: &Desk, request: SetApart, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        for id in &request.ids {
            tx.keep_after_all(*id)?;
        }
        let (count, name) = (request.ids.len() as u64, name_of_only(tx, &request.ids)?);
        Ok((count, Op::CandidatesKept { count, name }))
    })
}

fn name_of_only(read: &store::Read<'_>, ids: &[CandidateId]) -> Result<String, store::Error> {
    only(ids).map_or_else(|| Ok(String::new()), |id| read.name_of(id))
}

pub(crate) fn hold(desk: &Desk, request: HoldCandidate, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        tx.hold(request.id, request.reason.as_deref())?;
        let name = tx.name_of(request.id)?;
        Ok((1, if request.reason.is_some() { Op::HoldSet { name } } else { Op::HoldLifted { name } }))
    })
}

pub(crate) fn rules(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<RetentionRules, Failure> {
    Ok(desk.store()?.read(|read| read.retention_rules())?)
}

pub(crate) fn save_rules(desk: &Desk, rules: RetentionRules, _: &Job<'_>) -> Result<Done, Failure> {
    within_limits("privacy.save_rules", rules)?;
    done(desk, |tx| {
        tx.save_retention_rules(rules)?;
        Ok((1, Op::RetentionSaved))
    })
}

fn within_limits(command: &str, rules: RetentionRules) -> Result<(), Failure> {
    let limits = [
        ("refusal_months", rules.refusal_months, 0..=120),
        ("consent_months", rules.consent_months, 1..=120),
        ("quarantine_days", rules.quarantine_days, 0..=365),
    ];
    for (name, value, allowed) in limits {
        crate::the_store::within(command, name, value, &allowed)?;
    }
    Ok(())
}
