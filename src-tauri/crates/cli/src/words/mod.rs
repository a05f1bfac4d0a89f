//! What the command line says, in the two languages. Every code has its sentence in both: a missing one does not compile.

mod english;
mod french;
mod inbox;
mod mailing;
mod people;
mod privacy;
mod search;
mod tables;

use desk::{
    Counts, Entry, ExportedPostings, Failure, ImportReport, OnDisk, Op, Outcome, PassedOver, Removed, StoreInfo,
    WrittenPosting,
};
use hiring::{ContactRole, ContractKind, CriterionKind, Field, How, PostingState, ProblemKind, ProofPlace, Remote};

pub use english::English;
pub use french::French;
pub use inbox::InboxWords;
pub use mailing::MailWords;
pub use people::PeopleWords;
pub use privacy::PrivacyWords;
pub use search::SearchWords;
pub use tables::TableWords;

pub static ENGLISH: English = English;
pub static FRENCH: French = French;

pub trait Words: PeopleWords + TableWords + MailWords + InboxWords + PrivacyWords + SearchWords {
    /// What happened, what was kept, what to do.
    fn failure(&self, failure: &Failure) -> String;
    fn problem(&self, problem: &ProblemKind) -> String;
    fn op(&self, op: &Op) -> String;
    fn state(&self, state: PostingState) -> &'static str;
    fn role(&self, role: ContactRole) -> &'static str;
    fn report(&self, name: &str) -> &'static str;
    /// A report is not written as it was asked for, but as one of these.
    fn choose_format(&self, formats: &str) -> String;
    fn language(&self) -> hiring::Language;

    /// id, title, organisation, date, state, file
    fn posting_heads(&self) -> [&'static str; 7];
    /// id, when, who, what
    fn history_heads(&self) -> [&'static str; 4];
    fn read_at(&self) -> &'static str;
    fn refused(&self) -> &'static str;
    fn undone(&self) -> &'static str;
    fn nothing_done(&self) -> &'static str;

    fn field(&self, field: Field) -> &'static str;
    fn how(&self, how: How) -> &'static str;
    fn criterion(&self, kind: CriterionKind) -> &'static str;
    fn contract(&self, kind: ContractKind) -> &'static str;
    fn remote(&self, remote: Remote) -> &'static str;
    fn proof_place(&self, place: ProofPlace) -> &'static str;
    fn outcome(&self, outcome: Outcome) -> &'static str;
    /// address, postings, open ones, roles, remarks
    fn contact_heads(&self) -> [&'static str; 5];
    /// folder, postings, read, on the disk
    fn folder_heads(&self) -> [&'static str; 4];
    fn days(&self, days: u32) -> String;
    fn nothing(&self) -> &'static str;
    fn file_says(&self, what: &str) -> String;
    fn gone(&self) -> &'static str;
    fn repost(&self) -> &'static str;
    fn same_role_question(&self, title: &str, id: i64, percent: u8) -> String;
    fn same_role_as_new(&self, title: &str, file: &str, percent: u8) -> String;
    fn same_role(&self, title: &str, id: i64) -> String;
    fn settled_stays(&self) -> &'static str;
    fn is_set(&self) -> &'static str;
    fn was_so(&self) -> &'static str;
    fn written_posting(&self, written: &WrittenPosting) -> String;
    fn would_import(&self, counts: &Counts, reposts: u64) -> String;
    fn repaired(&self, files: u64) -> String;
    fn passed_over(&self, kinds: &[PassedOver]) -> String;
    fn replaced(&self, postings: u64) -> String;
    fn on_disk(&self, found: &OnDisk) -> String;

    fn imported(&self, report: &ImportReport) -> String;
    fn exported(&self, exported: &ExportedPostings) -> String;
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

/// `3 .pdf, 1 .docx`
fn endings(kinds: &[PassedOver]) -> String {
    kinds.iter().map(|kind| format!("{} .{}", kind.files, kind.ending)).collect::<Vec<_>>().join(", ")
}

/// The words with a number before each that is not none.
fn counted(words: &[(u64, String)]) -> Vec<String> {
    words.iter().filter(|(count, _)| *count > 0).map(|(_, words)| words.clone()).collect()
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
