//! What the command line says, in the two languages. Every code has its sentence in both: a missing one does not compile.

mod english;
mod french;
mod people;

use desk::{Entry, Failure, ImportReport, Op, Removed, StoreInfo};
use hiring::{ContactRole, PostingState, ProblemKind};

pub use english::English;
pub use french::French;
pub use people::PeopleWords;

pub static ENGLISH: English = English;
pub static FRENCH: French = French;

pub trait Words: PeopleWords {
    /// What happened, what was kept, what to do.
    fn failure(&self, failure: &Failure) -> String;
    fn problem(&self, problem: &ProblemKind) -> String;
    fn op(&self, op: &Op) -> String;
    fn state(&self, state: PostingState) -> &'static str;
    fn role(&self, role: ContactRole) -> &'static str;
    fn report(&self, name: &str) -> &'static str;
    fn language(&self) -> hiring::Language;

    /// id, title, organisation, date, state, file
    fn posting_heads(&self) -> [&'static str; 6];
    /// id, when, who, what
    fn history_heads(&self) -> [&'static str; 4];
    fn deadline(&self) -> &'static str;
    fn read_at(&self) -> &'static str;
    fn refused(&self) -> &'static str;
    fn undone(&self) -> &'static str;
    fn nothing_done(&self) -> &'static str;

    fn imported(&self, report: &ImportReport) -> String;
    fn removed(&self, removed: &Removed) -> String;
    fn shown(&self, shown: u64, matching: u64, all: u64) -> String;
    fn taken_back(&self, entry: &Entry) -> String;
    fn written(&self, path: &str) -> String;
    fn checked(&self, sound: bool) -> &'static str;
    fn info(&self, info: &StoreInfo, created: &str) -> String;
}

/// `12 k` or `1.4 M`, with the decimal mark of the language; the unit's letter follows.
fn size(bytes: u64, mark: &str, space: &str) -> String {
    let tenths = bytes / 100_000;
    if tenths < 10 {
        format!("{}{space}k", bytes.div_ceil(1000))
    } else {
        format!("{}{mark}{}{space}M", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_read_well() {
        assert_eq!(size(300, ".", " "), "1 k");
        assert_eq!(size(98_304, ".", " "), "99 k");
        assert_eq!(size(1_449_000, ",", " "), "1,4 M");
    }
}
