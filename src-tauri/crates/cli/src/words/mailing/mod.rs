//! What the command line says of mails, accounts and templates.

mod english;
mod french;

use desk::TemplateProblemKind;
use desk::{
    AccountLine, MailAnswer, MailFault, MailFolder, MailTrouble, MailWarning, OnHold, SendReport, StepState, TestStep,
};
use hiring::{AsideReason, Audience, HeldBecause, MailState, PauseReason};

pub trait MailWords {
    fn mail_from(&self) -> &'static str;
    fn mail_to(&self) -> &'static str;
    fn mail_reply_to(&self) -> &'static str;
    fn mail_subject(&self) -> &'static str;
    fn mail_files(&self) -> &'static str;
    fn mail_queued_at(&self) -> &'static str;
    fn mail_due(&self, when: &str) -> String;
    fn mail_state(&self, state: MailState) -> &'static str;
    fn mail_warning(&self, warning: &MailWarning) -> String;
    fn mail_answer(&self, answer: &MailAnswer) -> String;
    fn mail_fault(&self, fault: &MailFault) -> String;
    fn mail_trouble(&self, trouble: &MailTrouble) -> String;
    fn held(&self, held: &OnHold) -> String;
    fn secret_kept(&self, kept: bool) -> &'static str;
    fn secret_forgotten(&self) -> &'static str;
    fn held_because(&self, why: HeldBecause) -> &'static str;
    fn paused(&self, reason: PauseReason) -> &'static str;
    fn audience(&self, audience: Audience) -> &'static str;
    fn template_problem(&self, problem: &TemplateProblemKind) -> String;
    fn test_step(&self, step: TestStep, state: &StepState) -> String;

    /// name, address, subject
    fn preview_heads(&self) -> [&'static str; 3];
    /// id, queued, to, subject, state, due
    fn outbox_heads(&self) -> [&'static str; 6];
    /// id, address, server or folder, state
    fn account_heads(&self) -> [&'static str; 4];
    /// name, whom, variants
    fn template_heads(&self) -> [&'static str; 3];

    fn mails_ready(&self, ready: u64, blocked: u64) -> String;
    fn ask_to_queue(&self, count: u64) -> String;
    fn not_queued(&self) -> &'static str;
    fn mails_queued(&self, count: u64, due: &str) -> String;
    fn mails_sent(&self, report: &SendReport) -> String;
    fn mails_shown(&self, shown: u64, total: u64) -> String;
    fn mails_cancelled(&self, count: u64) -> String;
    fn ask_secret(&self, account: &str) -> String;
    fn account_saved(&self, id: i64) -> String;
    fn account_changed(&self, id: i64) -> String;
    fn rule_on(&self, id: i64) -> String;
    fn rule_off(&self, id: i64) -> String;
    fn rule_removed(&self, id: i64) -> String;
    fn rules_settled(&self, count: u64) -> String;
    fn no_rules(&self) -> &'static str;
    fn every_posting(&self) -> &'static str;
    fn rule_is_off(&self) -> &'static str;
    fn rule_since(&self, when: &str) -> String;
    /// id, posting, stage, template, on or off
    fn mail_rule_heads(&self) -> [&'static str; 5];
    fn left_to_you(&self) -> &'static str;
    /// id, name, posting, why
    fn held_heads(&self) -> [&'static str; 4];
    fn by_a_program(&self, reason: AsideReason) -> String;
    fn came_back(&self, address: &str) -> String;
    fn came_late(&self) -> &'static str;
    fn many_came(&self) -> &'static str;
    fn by_rule(&self) -> &'static str;
    fn by_digest(&self) -> &'static str;
    fn no_digests(&self) -> &'static str;
    fn every_open_posting(&self) -> &'static str;
    fn digest_on(&self, id: i64) -> String;
    fn digest_off(&self, id: i64) -> String;
    fn digest_removed(&self, id: i64) -> String;
    fn digest_next(&self, when: &str) -> String;
    /// Monday is 1.
    fn digest_hour(&self, weekday: u32, hour: u32) -> String;
    /// posting, who is told, latest week, why it was left to a person
    fn digest_heads(&self) -> [&'static str; 4];
    fn folder_saved(&self, id: i64) -> String;
    fn account_removed(&self, id: i64) -> String;
    fn account_state(&self, account: &AccountLine) -> String;
    fn no_accounts(&self) -> &'static str;
    fn test_of_mailbox(&self) -> &'static str;
    fn mail_folders(&self, folders: &[MailFolder]) -> String;
    fn sign_in_at(&self, url: &str) -> String;
    fn signed_in(&self, kept: bool) -> &'static str;
    fn ask_client_secret(&self) -> &'static str;
    fn test_passed(&self, passed: bool) -> &'static str;
    fn variables(&self) -> &'static str;
    fn template_checked(&self, problems: u64) -> String;
}
