//! `vivier privacy`, and erasing people.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use desk::{
    Done as Written, DuePeople, ErasedCandidates, ErasurePreview, Failure, HintLine, HintList, PersonExported,
    Retention, RetentionRules,
};
use serde_json::json;

use crate::Done;
use crate::facts::facts;
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::postings::answer;
use crate::show::{Show, local, remark, says_yes};
use crate::table::{column, table};

#[derive(Debug, Args)]
pub struct EraseArgs {
    /// The candidates, by their numbers in the list
    #[arg(required = true, value_name = "ID")]
    ids: Vec<i64>,
    /// Only say what would go
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Do not wait until they have been set apart for as long as the rules say: they ask to be forgotten
    #[arg(long)]
    now: bool,
    /// Do not ask: what goes was looked at before
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Subcommand)]
pub enum PrivacyDo {
    /// Why somebody is kept, since when and until when
    Show {
        /// The candidate, by their number in the list
        id: i64,
    },
    /// List those who have been kept for long enough
    Due {
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u64,
        /// How many to leave out before these
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
    },
    /// List those who are kept whatever the rules say, with the reasons
    Held {
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u64,
        /// How many to leave out before these
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
    },
    /// List what was written that looks like health, social security or bank data; nothing is changed
    Hints {
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u64,
        /// How many to leave out before these
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
    },
    /// Set people apart, to be erased in a while (`vivier candidates erase` does it then)
    SetApart {
        /// The candidates, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Keep people who were set apart
    Keep {
        /// The candidates, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Keep somebody whatever the rules say, with the reason; without one, the rules hold again
    Hold {
        /// The candidate, by their number in the list
        id: i64,
        /// In words
        reason: Option<String>,
    },
    /// Show the rules, or change them
    Rules {
        /// For how long somebody is kept after a refusal
        #[arg(long, value_name = "N")]
        refusal_months: Option<u32>,
        /// For how long a consent holds that says nothing of it
        #[arg(long, value_name = "N")]
        consent_months: Option<u32>,
        /// For how long somebody is set apart before they are erased
        #[arg(long, value_name = "N")]
        quarantine_days: Option<u32>,
    },
}

pub fn run(does: PrivacyDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        PrivacyDo::Show { id } => show_one(id, place, show),
        PrivacyDo::Due { limit, offset } => {
            list("privacy.due", show.words.nobody_is_due(), [limit, offset], place, show)
        }
        PrivacyDo::Held { limit, offset } => {
            list("privacy.held", show.words.nobody_is_held(), [limit, offset], place, show)
        }
        PrivacyDo::Hints { limit, offset } => hints([limit, offset], place, show),
        PrivacyDo::SetApart { ids } => write("privacy.set_apart", json!({ "ids": ids }), place, show),
        PrivacyDo::Keep { ids } => write("privacy.keep", json!({ "ids": ids }), place, show),
        PrivacyDo::Hold { id, reason } => write("privacy.hold", json!({ "id": id, "reason": reason }), place, show),
        PrivacyDo::Rules { refusal_months: None, consent_months: None, quarantine_days: None } => rules(place, show),
        PrivacyDo::Rules { refusal_months, consent_months, quarantine_days } => {
            let desk = open_for("privacy.save_rules", place)?;
            let now: RetentionRules = answer(desk.call("privacy.rules", json!({}), None)?)?;
            let wanted = RetentionRules {
                refusal_months: refusal_months.unwrap_or(now.refusal_months),
                consent_months: consent_months.unwrap_or(now.consent_months),
                quarantine_days: quarantine_days.unwrap_or(now.quarantine_days),
            };
            let _: Written = answer(desk.call("privacy.save_rules", json!(wanted), None)?)?;
            show_rules(wanted, show);
            Ok(Done::Well)
        }
    }
}

fn write(command: &str, request: serde_json::Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for(command, place)?;
    let done: Written = answer(desk.call(command, request, None)?)?;
    show.result(&done, |done| format!("{}\n", show.words.done_to_candidates(*done)));
    Ok(Done::Well)
}

fn show_one(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("privacy.show", place)?;
    let kept: Retention = answer(desk.call("privacy.show", json!({ "id": id }), None)?)?;
    show.result(&kept, |kept| {
        let heads = show.words.due_heads();
        let row = due_row(kept, show);
        let told: Vec<_> = heads.into_iter().zip(row).skip(1).collect();
        facts(&told)
    });
    Ok(Done::Well)
}

fn due_row(kept: &Retention, show: &Show) -> Vec<String> {
    let reason = show.words.retention_reason(kept.why);
    let why = kept.hold.as_ref().map_or_else(|| reason.to_owned(), |hold| format!("{reason}: {hold}"));
    vec![
        kept.id.to_string(),
        kept.name.clone(),
        why,
        kept.since.to_string(),
        kept.until.map(|day| day.to_string()).unwrap_or_default(),
        kept.quarantine.as_ref().map(|apart| local(apart.until)).unwrap_or_default(),
    ]
}

fn list(
    command: &str,
    nobody: &str,
    [limit, offset]: [u64; 2],
    place: Option<PathBuf>,
    show: &Show,
) -> Result<Done, Failure> {
    let desk = open_for(command, place)?;
    let due: DuePeople = answer(desk.call(command, json!({ "limit": limit, "offset": offset }), None)?)?;
    show.result(&due, |due| {
        if due.rows.is_empty() {
            return format!("{nobody}\n");
        }
        let heads = show.words.due_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]).gives(),
            column(heads[2]).gives(),
            column(heads[3]),
            column(heads[4]),
            column(heads[5]),
        ];
        table(&columns, &due.rows.iter().map(|row| due_row(row, show)).collect::<Vec<_>>())
    });
    Ok(Done::Well)
}

fn hints([limit, offset]: [u64; 2], place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("privacy.hints", place)?;
    let list: HintList = answer(desk.call("privacy.hints", json!({ "limit": limit, "offset": offset }), None)?)?;
    show.result(&list, |list| {
        let heads = show.words.hint_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]).gives(),
            column(heads[2]),
            column(heads[3]),
            column(heads[4]).gives(),
        ];
        let rows: Vec<Vec<String>> = list.rows.iter().filter_map(|line| hint_row(line, show)).collect();
        let counted = show.words.hints_counted(list.total, rows.len() as u64);
        if rows.is_empty() { format!("{counted}\n") } else { format!("{}{counted}\n", table(&columns, &rows)) }
    });
    Ok(Done::Well)
}

fn hint_row(HintLine { hint, place }: &HintLine, show: &Show) -> Option<Vec<String>> {
    let place = place.as_ref()?;
    Some(vec![
        place.candidate.to_string(),
        place.name.clone(),
        show.words.free_text_part(place.part).to_owned(),
        show.words.hint_kind(hint.kind).to_owned(),
        hint.found.clone(),
    ])
}

fn rules(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("privacy.rules", place)?;
    show_rules(answer(desk.call("privacy.rules", json!({}), None)?)?, show);
    Ok(Done::Well)
}

fn show_rules(rules: RetentionRules, show: &Show) {
    show.result(&rules, |rules| {
        let [refusal, consent, apart] = show.words.rule_heads();
        facts(&[
            (refusal, show.words.months(rules.refusal_months)),
            (consent, show.words.months(rules.consent_months)),
            (apart, show.words.days(rules.quarantine_days)),
        ])
    });
}

/// First what would go, then only once somebody has agreed.
pub fn erase(args: &EraseArgs, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("candidates.erase", place)?;
    let request = json!({ "selection": { "ids": args.ids } });
    let preview: ErasurePreview = answer(desk.call("candidates.erase_preview", request, None)?)?;
    if args.dry_run {
        show.result(&preview, |preview| format!("{}\n", show.words.would_erase(preview)));
        return Ok(Done::Well);
    }
    remark(&show.words.would_erase(&preview));
    if let Some(held) = preview.held {
        return Err(Failure::HeldBack { held });
    }
    if let Some(early) = preview.early.filter(|_| !args.now) {
        return Err(Failure::TooEarly { early });
    }
    if !(args.yes || says_yes(&show.words.ask_to_erase(preview.candidates))) {
        remark(show.words.not_erased());
        return Ok(Done::NotAgreed);
    }
    let erase = json!({ "selection": { "ids": args.ids }, "at_once": args.now });
    let erased: ErasedCandidates = answer(desk.call("candidates.erase", erase, None)?)?;
    show.result(&erased, |erased| format!("{}\n", show.words.erased(*erased)));
    if !erased.cleared {
        remark(show.words.not_cleared());
    }
    Ok(if erased.cleared { Done::Well } else { Done::WithProblems })
}

pub fn export_person(id: i64, out: &std::path::Path, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("candidates.export_person", place)?;
    stop_on_interrupt(&desk);
    let request = json!({ "id": id, "to": out.display().to_string(), "language": show.words.language() });
    let exported: PersonExported = answer(desk.call("candidates.export_person", request, Some(JOB))?)?;
    show.result(&exported, |exported| format!("{}\n", show.words.person_exported(exported)));
    Ok(Done::Well)
}
