//! Search everywhere: the question goes to the store as it was typed; a later one ends it early.

mod texts;

use store::{Found, SearchAsked};

use crate::job::Job;
use crate::{Desk, Failure};

pub use texts::{TextReader, TextsRead};
pub(crate) use texts::{Wake, read_texts};

pub(crate) fn search(desk: &Desk, request: SearchAsked, job: &Job<'_>) -> Result<Found, Failure> {
    Ok(desk.store()?.read_until(job.stopped(), |read| read.search(&request))?)
}
