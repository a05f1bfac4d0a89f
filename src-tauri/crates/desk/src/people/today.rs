//! What waits for the recruiter.

use store::Today;

use super::candidates::later;
use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

later! {
    show: Nothing => Today;
}
