//! A crowd of made-up applicants with all that two years leave behind, the same each time: to see how the program works with many, and
//! to measure it.
//!
//! Nobody here exists: names are thrown together, addresses are on reserved domains, and telephone numbers come from those kept for fiction.

mod dice;
mod history;
mod lexicon;
mod openings;
mod somebody;
mod texts;

use serde::{Deserialize, Serialize};
use store::{Error, Op};
use ts_rs::TS;

use self::history::Openings;
use self::lexicon::Lexicons;
use self::somebody::Somebody;
use super::{Done, done};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddCrowd {
    #[ts(type = "number")]
    pub applicants: u64,
    /// Another seed makes another crowd.
    #[serde(default)]
    #[ts(type = "number")]
    pub seed: u64,
    /// How many postings are made up for them to apply to, beside those that are here; some hundreds of applications to each unless said.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub postings: Option<u64>,
}

/// As many as one entry of the history holds: what was stopped keeps the entries before.
const AT_ONCE: u64 = 10_000;

/// And so many are written down together.
const TOGETHER: usize = 250;

/// With each five applicants applying eight times, a posting has some four hundred.
const FOR_EACH_POSTING: u64 = 250;

/// A crowd that is added to goes on where it ended.
pub(crate) fn add_crowd(desk: &Desk, request: AddCrowd, job: &Job<'_>) -> Result<Done, Failure> {
    let lexicons = Lexicons::read();
    let total = request.applicants;
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method by itself is not for every lifetime")]
    let first = desk.store()?.read(|read| read.people_ever())?;
    let postings = request.postings.unwrap_or_else(|| total.div_ceil(FOR_EACH_POSTING));
    openings::add(desk, &lexicons, first, postings, request.seed, job)?;
    let mut added = Done { count: 0, entry: None };
    while added.count < total {
        let some = AT_ONCE.min(total - added.count);
        let batch = done(desk, |tx| {
            let openings = Openings::of(tx)?;
            let mut numbers = (0..some).map(|at| added.count + at).peekable();
            while let Some(done) = numbers.peek().copied() {
                job.step(done, Some(total), "").map_err(|_| Error::Cancelled)?;
                let crowd = numbers.by_ref().take(TOGETHER);
                let crowd = crowd.map(|number| Somebody::of(&lexicons, request.seed, first + number));
                openings.take(tx, crowd.collect())?;
            }
            Ok((some, Op::CrowdAdded { candidates: some }))
        })?;
        added = Done { count: added.count + some, entry: batch.entry };
    }
    Ok(added)
}
