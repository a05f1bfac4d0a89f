//! What people may ask of whoever keeps their data: to be forgotten, to be handed all of it, not to be kept for longer than needed.

mod erasing;
mod hints;
mod person;
mod person_page;
mod retention;

pub use erasing::{EraseCandidates, ErasedCandidates, LookAtErasure};
pub(crate) use erasing::{erase, preview};
pub(crate) use hints::look;
pub use hints::{HintLine, HintList, HintPlace, LookForHints};
pub(crate) use person::export;
pub use person::{ExportPerson, PersonExported};
pub use retention::{HoldCandidate, ListDue, ListHeld, SetApart, ShowRetention};
pub(crate) use retention::{due, held, hold, keep, rules, save_rules, set_apart, show};
