//! What is said of keeping people's data, forgetting them, and copies of the store.

mod english;
mod french;

use desk::{
    BackedUpToday, Early, ErasedCandidates, ErasurePreview, FreeTextPart, HeldBack, LookedInto, PersonExported,
    Salvaged, SalvagedWhat, StoreRestored,
};
use hiring::{HintKind, RetentionReason};

pub trait PrivacyWords {
    fn retention_reason(&self, why: RetentionReason) -> &'static str;
    /// id, name, why, since, until, set apart until
    fn due_heads(&self) -> [&'static str; 6];
    fn nobody_is_due(&self) -> &'static str;
    fn nobody_is_held(&self) -> &'static str;
    /// after a refusal, with consent, set apart for
    fn rule_heads(&self) -> [&'static str; 3];
    fn months(&self, months: u32) -> String;

    /// id, name, where, what, found
    fn hint_heads(&self) -> [&'static str; 5];
    fn hint_kind(&self, kind: HintKind) -> &'static str;
    fn free_text_part(&self, part: FreeTextPart) -> &'static str;
    fn hints_counted(&self, total: u64, shown: u64) -> String;

    fn would_erase(&self, preview: &ErasurePreview) -> String;
    fn too_early(&self, early: &Early) -> String;
    fn held_back(&self, held: &HeldBack) -> String;
    fn ask_to_erase(&self, count: u64) -> String;
    fn not_erased(&self) -> &'static str;
    fn erased(&self, erased: ErasedCandidates) -> String;
    fn not_cleared(&self) -> &'static str;
    fn person_exported(&self, exported: &PersonExported) -> String;

    fn looked_into(&self, looked: &LookedInto, created: &str, last: &str) -> String;
    fn ask_to_restore(&self) -> &'static str;
    fn not_restored(&self) -> &'static str;
    fn restored(&self, restored: &StoreRestored) -> String;
    fn backed_up_today(&self, done: &BackedUpToday) -> String;
    /// day, size, file
    fn backup_heads(&self) -> [&'static str; 3];
    /// what, kept, lost, mended
    fn salvage_heads(&self) -> [&'static str; 4];
    fn salvaged_what(&self, what: SalvagedWhat) -> &'static str;
    fn salvaged(&self, salvaged: &Salvaged) -> String;
    fn set_aside(&self, files: &[String]) -> String;
}
