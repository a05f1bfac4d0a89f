//! Whom an erasure would come too early for: the rules have people set apart first, and somebody may be held.

use hiring::{CandidateId, Moment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Read};

/// Whom an erasure may concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasing {
    /// Only those whose time is over and who have been set apart for as long as the rules say.
    WhoseTimeIsOver,
    /// Whoever it is: they have asked to be forgotten, say.
    AtOnce,
}

/// Those whose time has not come: not set apart, not for long enough, or such that the rules would keep them again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Early {
    #[ts(type = "number")]
    pub count: u64,
    /// The first of them; empty for somebody who was taken out before.
    pub name: String,
    /// When their time set apart is over; none when they are not set apart.
    pub until: Option<Moment>,
}

/// Those who are kept whatever the rules say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldBack {
    #[ts(type = "number")]
    pub count: u64,
    /// The first of them, and why.
    pub name: String,
    pub reason: String,
}

#[derive(Debug, Default)]
pub(super) struct Kept {
    pub early: Option<Early>,
    pub held: Option<HeldBack>,
}

impl Kept {
    pub fn of(read: &Read<'_>, people: &[CandidateId], now: Moment) -> Result<Self, Error> {
        let mut kept = Self::default();
        for id in people {
            kept.look_at(read, *id, now)?;
        }
        Ok(kept)
    }

    fn look_at(&mut self, read: &Read<'_>, id: CandidateId, now: Moment) -> Result<(), Error> {
        let person = match read.retention(id, now) {
            Ok(person) => Some(person),
            // They were taken out before.
            Err(Error::NotFound { .. }) => None,
            Err(error) => return Err(error),
        };
        let name = || person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
        if let Some(reason) = person.as_ref().and_then(|person| person.hold.clone()) {
            self.held.get_or_insert_with(|| HeldBack { count: 0, name: name(), reason }).count += 1;
        }
        let until = person.as_ref().and_then(|person| person.quarantine.as_ref()).map(|apart| apart.until);
        let is_due = person.as_ref().is_some_and(|person| person.due);
        if !(is_due && until.is_some_and(|until| until <= now)) {
            self.early.get_or_insert_with(|| Early { count: 0, name: name(), until }).count += 1;
        }
        Ok(())
    }

    pub fn refuse(self, erasing: Erasing) -> Result<(), Error> {
        match self {
            Self { held: Some(held), .. } => Err(Error::HeldBack(held)),
            Self { early: Some(early), .. } if erasing == Erasing::WhoseTimeIsOver => Err(Error::TooEarly(early)),
            _ => Ok(()),
        }
    }
}
