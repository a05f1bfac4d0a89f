//! What can still be read of a damaged store, in a new one: also of a store that cannot be opened any more.

use std::path::Path;

use serde::{Deserialize, Serialize};
use store::{Access, Salvaged, real_path};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SalvageStore {
    pub from: String,
    /// A file that is not there yet. None for the damaged one's place: that one is kept beside it under another name.
    pub into: Option<String>,
}

/// The store that is damaged may be the one that is open; it is closed meanwhile, and whatever is in its place then is opened.
pub(crate) fn salvage(desk: &Desk, request: SalvageStore, job: &Job<'_>) -> Result<Salvaged, Failure> {
    let from = real_path(Path::new(&request.from));
    let is_open = desk.store().is_ok_and(|store| store.path() == from);
    if is_open && request.into.is_none() {
        desk.close_to_replace();
    }
    let into = request.into.as_deref().map(Path::new);
    let mut step = |done, all| job.step(done, Some(all), &request.from).is_ok();
    let salvaged = store::salvage(&from, into, &*desk.clock(), &mut step);
    let opened = if is_open { desk.open(Some(&from), Access::Write).map(drop) } else { Ok(()) };
    // Why nothing was saved says more than that what is damaged does not open.
    let salvaged = salvaged?;
    opened?;
    Ok(salvaged)
}
