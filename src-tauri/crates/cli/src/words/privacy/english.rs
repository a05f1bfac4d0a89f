use desk::{
    BackedUpToday, Early, ErasedCandidates, ErasurePreview, FreeTextPart, HeldBack, LookedInto, PersonExported,
    Salvaged, SalvagedWhat, StoreRestored,
};
use hiring::{HintKind, RetentionReason};

use super::PrivacyWords;
use crate::show::local;
use crate::words::English;

fn count(number: u64, one: &str, other: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {other}") }
}

fn people(number: u64) -> String {
    count(number, "person", "people")
}

impl PrivacyWords for English {
    fn retention_reason(&self, why: RetentionReason) -> &'static str {
        match why {
            RetentionReason::Hold => "kept on purpose",
            RetentionReason::UnderWay => "application under way",
            RetentionReason::Hired => "hired",
            RetentionReason::Consent => "consent",
            RetentionReason::Refusal => "application ended",
            RetentionReason::Added => "never applied",
        }
    }

    fn due_heads(&self) -> [&'static str; 6] {
        ["id", "name", "kept for", "since", "until", "set apart until"]
    }

    fn nobody_is_due(&self) -> &'static str {
        "nobody is kept for longer than the rules say"
    }

    fn nobody_is_held(&self) -> &'static str {
        "nobody is kept whatever the rules say"
    }

    fn rule_heads(&self) -> [&'static str; 3] {
        ["after an application has ended", "after the last contact, with consent", "set apart before erasing"]
    }

    fn months(&self, months: u32) -> String {
        count(u64::from(months), "month", "months")
    }

    fn hint_heads(&self) -> [&'static str; 5] {
        ["id", "name", "in", "looks like", "found"]
    }

    fn hint_kind(&self, kind: HintKind) -> &'static str {
        match kind {
            HintKind::Health => "health",
            HintKind::SocialSecurity => "social security",
            HintKind::Bank => "bank",
        }
    }

    fn free_text_part(&self, part: FreeTextPart) -> &'static str {
        match part {
            FreeTextPart::Note => "a note",
            FreeTextPart::Score => "a mark",
            FreeTextPart::Move => "a move",
            FreeTextPart::Tag => "a tag",
            FreeTextPart::Hold => "a hold",
        }
    }

    fn hints_counted(&self, total: u64, shown: u64) -> String {
        match total {
            0 => "nothing that was written looks like health, social security or bank data".to_owned(),
            _ if shown < total => format!("{shown} of {total}; nothing was changed"),
            _ => format!("{}; nothing was changed", count(total, "place to look at", "places to look at")),
        }
    }

    fn would_erase(&self, preview: &ErasurePreview) -> String {
        let mut lines = vec![format!(
            "{} ({}), {}, {}, {}, {}, and {} of the history that will no longer name them",
            people(preview.candidates),
            preview.names.join(", "),
            count(preview.applications, "application", "applications"),
            count(preview.notes, "note", "notes"),
            count(preview.files, "file", "files"),
            count(preview.mails, "mail", "mails"),
            count(preview.entries, "entry", "entries"),
        )];
        if preview.mails_waiting > 0 {
            lines.push(format!("{} to them will never leave", count(preview.mails_waiting, "mail", "mails")));
        }
        if preview.named_elsewhere > 0 {
            let notes = count(preview.named_elsewhere, "note", "notes");
            lines.push(format!("{notes} of other people may name them, and will stay"));
        }
        lines.push("copies made before still hold them; put back, they are erased there as well".to_owned());
        lines.join("\n")
    }

    fn too_early(&self, Early { count: number, name, until }: &Early) -> String {
        let why = match until {
            Some(until) => format!("{name} is set apart until {}, or the rules would keep them again", local(*until)),
            None if name.is_empty() => "somebody who was taken out was never set apart".to_owned(),
            None => format!("{name} is not set apart"),
        };
        let others = if *number > 1 { format!(", nor have {} others waited", number - 1) } else { String::new() };
        format!(
            "{why}{others}; nobody was erased. --now erases them all the same, as when they ask for it; `vivier privacy set-apart` lets them wait"
        )
    }

    fn held_back(&self, HeldBack { count: number, name, reason }: &HeldBack) -> String {
        let others = if *number > 1 { format!(", and {} others as well", number - 1) } else { String::new() };
        format!("{name} is kept on purpose ({reason}){others}; nobody was erased. `vivier privacy hold ID` lifts that")
    }

    fn ask_to_erase(&self, number: u64) -> String {
        format!("Erase {} for good? This cannot be undone. [y/N] ", people(number))
    }

    fn not_erased(&self) -> &'static str {
        "nobody was erased; --yes says that you have seen the above and mean it"
    }

    fn erased(&self, erased: ErasedCandidates) -> String {
        format!("{} erased for good", people(erased.count))
    }

    fn not_cleared(&self) -> &'static str {
        "another program has the store open: the log beside it still holds something of them, until that program closes it"
    }

    fn person_exported(&self, exported: &PersonExported) -> String {
        format!(
            "{}: all that is kept of them, with {} and {}",
            exported.path,
            count(exported.files, "file", "files"),
            count(exported.mails, "mail", "mails")
        )
    }

    fn looked_into(&self, looked: &LookedInto, created: &str, last: &str) -> String {
        let state = if looked.findings.is_empty() { "sound" } else { "DAMAGED" };
        format!(
            "{}: {state}, begun {created}, last changed {last}; {}, {}, {}",
            looked.path,
            count(looked.postings, "posting", "postings"),
            count(looked.candidates, "candidate", "candidates"),
            count(looked.applications, "application", "applications"),
        )
    }

    fn ask_to_restore(&self) -> &'static str {
        "Put this copy in the place of the store? What is there now is kept beside it. [y/N] "
    }

    fn not_restored(&self) -> &'static str {
        "nothing was changed; --yes says that you have seen the above and mean it"
    }

    fn restored(&self, restored: &StoreRestored) -> String {
        let info = &restored.info.info;
        let kept = restored.replaced.as_deref().map(|path| format!("; what was there is now {path}"));
        format!("{} holds the copy now{}", info.path, kept.unwrap_or_default())
    }

    fn backed_up_today(&self, done: &BackedUpToday) -> String {
        match &done.made {
            Some(made) if done.removed > 0 => {
                format!("{} written, {} removed", made.path, count(done.removed, "old copy", "old copies"))
            }
            Some(made) => format!("{} written", made.path),
            None => "there is a copy of today already".to_owned(),
        }
    }

    fn backup_heads(&self) -> [&'static str; 3] {
        ["day", "bytes", "file"]
    }

    fn salvage_heads(&self) -> [&'static str; 4] {
        ["what", "kept", "lost", "mended"]
    }

    fn salvaged_what(&self, what: SalvagedWhat) -> &'static str {
        match what {
            SalvagedWhat::Postings => "postings",
            SalvagedWhat::People => "people",
            SalvagedWhat::Applications => "applications",
            SalvagedWhat::Notes => "notes",
            SalvagedWhat::Files => "files",
            SalvagedWhat::MailsIn => "mails received",
            SalvagedWhat::MailsOut => "mails written",
            SalvagedWhat::History => "entries of the history",
            SalvagedWhat::Rest => "all that goes with them",
        }
    }

    fn salvaged(&self, salvaged: &Salvaged) -> String {
        let mut lines = vec![format!("{} holds what could be read", salvaged.path)];
        if salvaged.lost_pages > 0 {
            let pages = count(salvaged.lost_pages, "page", "pages");
            lines.push(format!("{pages} could not be read: more may be lost than can be counted"));
        }
        if salvaged.spoiled > 0 {
            let files = count(salvaged.spoiled, "file or mail", "files or mails");
            lines.push(format!("{files} left out: the bytes are no longer what they were"));
        }
        if salvaged.rules_off > 0 {
            let rules = count(salvaged.rules_off, "rule that writes by itself", "rules that write by themselves");
            lines.push(format!("{rules} switched off: it may be lost to whom they have written"));
        }
        lines.push(format!("the damaged store was kept: {}", salvaged.damaged));
        lines.join("\n")
    }

    fn set_aside(&self, files: &[String]) -> String {
        format!("kept from before it was replaced or brought forward: {}", files.join(", "))
    }
}
