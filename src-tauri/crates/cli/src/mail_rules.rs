//! `vivier mail rules`.

use std::path::PathBuf;

use clap::Subcommand;
use desk::{HeldLine, LeftToAPerson, MailRules, RuleLine, RuleSaved};
use hiring::{StageCode, StageName};
use serde_json::json;

use desk::Failure;

use crate::Done;
use crate::open::open_for;
use crate::postings::answer;
use crate::show::{Show, local};
use crate::table::{column, table};

#[derive(Debug, Subcommand)]
pub enum RulesDo {
    /// List the rules, and whom they have left to you with the reason
    List,
    /// Acknowledge by itself whoever comes to a stage from now on; with --off it is only written down
    Add {
        /// The stage, by its name or code
        #[arg(long, value_name = "STAGE", default_value = "new")]
        stage: String,
        /// What is written: `acknowledgement` or `withdrawal_confirmed`
        #[arg(long, value_name = "NAME", default_value = "acknowledgement")]
        template: String,
        /// Only for this posting; by default for all
        #[arg(long, value_name = "ID")]
        posting: Option<i64>,
        /// How long each waits in the outbox before it leaves
        #[arg(long, value_name = "N", default_value_t = 0)]
        delay_minutes: u32,
        /// Without switching it on
        #[arg(long)]
        off: bool,
    },
    /// Let a rule write to whoever comes from now on
    On {
        /// The rule, by its number in the list
        id: i64,
    },
    /// Keep a rule, and let it write to nobody
    Off {
        /// The rule, by its number in the list
        id: i64,
    },
    /// Remove a rule (`vivier undo` brings it back); what waits in the outbox stays there
    Remove {
        /// The rule, by its number in the list
        id: i64,
    },
    /// You have seen to these: they are not listed any more
    Settle {
        /// The mails, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
}

pub fn run(does: RulesDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        RulesDo::List => list(place, show),
        RulesDo::Add { stage, template, posting, delay_minutes, off } => {
            let stage = stage_named(&stage, show);
            let rule = json!({ "id": null, "stage": stage, "template": template, "posting": posting,
                "delay_minutes": delay_minutes, "on": !off });
            save(&rule, !off, place, show)
        }
        RulesDo::On { id } => switch(id, true, place, show),
        RulesDo::Off { id } => switch(id, false, place, show),
        RulesDo::Remove { id } => {
            let desk = open_for("mail.rules.remove", place)?;
            let done: desk::Done = answer(desk.call("mail.rules.remove", json!({ "id": id }), None)?)?;
            show.result(&done, |_| format!("{}\n", show.words.rule_removed(id)));
            Ok(Done::Well)
        }
        RulesDo::Settle { ids } => {
            let desk = open_for("mail.rules.settle", place)?;
            let done: desk::Done = answer(desk.call("mail.rules.settle", json!({ "ids": ids }), None)?)?;
            show.result(&done, |done| format!("{}\n", show.words.rules_settled(done.count)));
            Ok(if done.count < ids.len() as u64 { Done::WithProblems } else { Done::Well })
        }
    }
}

/// A stage of the usual pipeline by what it is called in either way, or one that somebody has named.
fn stage_named(text: &str, show: &Show) -> StageName {
    let is_called =
        |code: &StageCode| code.code() == text || hiring::fold(show.words.stage_code(*code)) == hiring::fold(text);
    let code = StageCode::ALL.iter().copied().find(is_called);
    StageName { name: if code.is_some() { String::new() } else { text.to_owned() }, code }
}

fn save(rule: &serde_json::Value, on: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.rules.save", place)?;
    let saved: RuleSaved = answer(desk.call("mail.rules.save", rule.clone(), None)?)?;
    show.result(&saved, |saved| {
        let id = saved.id.raw();
        format!("{}\n", if on { show.words.rule_on(id) } else { show.words.rule_off(id) })
    });
    Ok(Done::Well)
}

fn switch(id: i64, on: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let known = {
        let desk = open_for("mail.rules.list", place.clone())?;
        let known: MailRules = answer(desk.call("mail.rules.list", json!({}), None)?)?;
        known.rules.into_iter().find(|rule| rule.id.raw() == id)
    };
    let rule = known.ok_or(Failure::NotFound { what: hiring::Word::Rule, id })?;
    let rule = json!({ "id": id, "stage": rule.stage, "template": rule.template, "posting": rule.posting,
        "delay_minutes": rule.delay_minutes, "on": on });
    save(&rule, on, place, show)
}

fn list(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.rules.list", place)?;
    let rules: MailRules = answer(desk.call("mail.rules.list", json!({}), None)?)?;
    show.result(&rules, |rules| {
        if rules.rules.is_empty() {
            return format!("{}\n", show.words.no_rules());
        }
        let heads = show.words.mail_rule_heads();
        let columns =
            [column(heads[0]).right(), column(heads[1]).gives(), column(heads[2]), column(heads[3]), column(heads[4])];
        let rows: Vec<_> = rules.rules.iter().map(|rule| row(rule, show)).collect();
        format!("{}{}", table(&columns, &rows), held(&rules.held, show))
    });
    Ok(if rules.held.is_empty() { Done::Well } else { Done::WithProblems })
}

fn row(rule: &RuleLine, show: &Show) -> Vec<String> {
    let words = show.words;
    vec![
        rule.id.to_string(),
        rule.title.clone().unwrap_or_else(|| words.every_posting().to_owned()),
        words.stage(&rule.stage),
        rule.template.clone(),
        rule.since.map_or_else(|| words.rule_is_off().to_owned(), |since| words.rule_since(&local(since))),
    ]
}

fn held(held: &[HeldLine], show: &Show) -> String {
    if held.is_empty() {
        return String::new();
    }
    let heads = show.words.held_heads();
    let columns =
        [column(heads[0]).right(), column(heads[1]).gives(), column(heads[2]).gives(), column(heads[3]).gives()];
    let rows: Vec<_> = held
        .iter()
        .map(|line| vec![line.id.to_string(), line.name.clone(), line.title.clone(), why(&line.why, show)])
        .collect();
    format!("\n{}\n{}", show.words.left_to_you(), table(&columns, &rows))
}

pub fn why(why: &LeftToAPerson, show: &Show) -> String {
    match why {
        LeftToAPerson::Warned { warnings } => {
            warnings.iter().map(|warning| show.words.mail_warning(warning)).collect::<Vec<_>>().join("; ")
        }
        LeftToAPerson::NotAPerson { reason } => show.words.by_a_program(*reason),
        LeftToAPerson::CameBack { address } => show.words.came_back(address),
        LeftToAPerson::Late => show.words.came_late().to_owned(),
        LeftToAPerson::Many => show.words.many_came().to_owned(),
    }
}
