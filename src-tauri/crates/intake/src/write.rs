//! A posting written out again: as Markdown with front matter, or as a `JobPosting` of schema.org.
//!
//! This stands beside the reader and not with the reports, because it is the reader's inverse: it uses the same keys and the same
//! vocabulary, and what is written is read back at once to see that it says the same. What the file said in its own words stays in
//! them; only what it would not say any more (because the value came from the file's name, or was changed since) is put into a key.

mod job_posting;
mod markdown;

use hiring::{Posting, PostingState};

pub use self::job_posting::to_job_posting;
pub use self::markdown::to_markdown;

/// The keys that only Vivier has: of the front matter, and of the data.
fn days(posting: &Posting) -> [(&'static str, &'static str, Option<chrono::NaiveDate>); 2] {
    // The day it is taken off a site is no deadline; the day it closes is.
    let (key, name) = match posting.deadline {
        Some(_) => ("date_fermeture", "vivier:closedOn"),
        None => ("date_depublication", "vivier:unpublishedOn"),
    };
    [("date_ouverture", "vivier:openedOn", posting.opened_on), (key, name, posting.closed_on)]
}

/// None where nothing is known: then nothing is said.
fn said_state(posting: &Posting) -> Option<&'static str> {
    (posting.state != PostingState::Unknown).then(|| posting.state.code())
}
