//! What waits for the recruiter.

use store::Today;

use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

pub(crate) fn show(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<Today, Failure> {
    let now = desk.now();
    Ok(desk.store()?.read(|read| read.today(now))?)
}
