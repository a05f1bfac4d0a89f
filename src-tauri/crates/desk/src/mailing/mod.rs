//! Writing to applicants and to the contacts of postings: who gets what, what waits, and what went.
//!
//! Nothing leaves without having been shown: a preview lists each mail, and only what was in it can be queued.

mod account;
mod accounts;
mod digests;
mod facts;
mod outbox;
mod post;
mod prepare;
mod preview;
mod queue;
mod reply;
mod rules;
mod sample;
mod secrets;
mod sender;
mod templates;
mod tokens;
mod wish;
mod words;

pub(crate) use account::{Way, mailbox_of, name_of_mailbox, secret_name};
pub use accounts::{
    AccountLine, AccountSaved, AccountTested, Accounts, ForgetAccount, GiveSecret, GuessAccount, Guesses, MailboxLine,
    PauseAccount, SaveAccount, SecretGiven, TestAccount,
};
pub(crate) use accounts::{
    give_secret, guess, list as list_accounts, pause, remove as remove_account, save as save_account, test,
};
pub use digests::{DigestLine, DigestSaved, DigestTo, Digests, RemoveDigest, SaveDigest};
pub(crate) use digests::{list as list_digests, remove as remove_digest, save as save_digest};
pub use outbox::{
    CancelMails, Cancelled, FindLatestMails, LatestMails, MailAnswer, MailPage, OutboxLine, OutboxPage,
    OutboxRecipientLine, Resolution, ResolveMail, Resolved, ShowMail,
};
pub(crate) use outbox::{cancel, latest, list as list_outbox, resolve, show};
pub(crate) use post::post;
pub use post::{Bell, Post, PostState};
pub(crate) use preview::in_one_look;
pub use preview::{AttachedFile, MailPreview, MailRecipientLine, PreviewedMail, preview};
pub use queue::{MailQueued, QueueMails, queue};
pub use rules::{HeldLine, LeftToAPerson, MailRules, RemoveRule, RuleLine, RuleSaved, SaveRule, SettleHeld};
pub(crate) use rules::{list as list_rules, remove as remove_rule, save as save_rule, settle as settle_held};
pub(crate) use sample::{WentBefore, keep_as_history};
pub use secrets::{MemorySecrets, Secrets};
pub(crate) use sender::stored_fault;
pub use sender::{AccountReport, OnHold, SendMails, SendReport, send};
pub use templates::{
    CheckTemplate, ResetTemplate, SaveTemplate, ShowTemplate, TemplateChecked, TemplateLine, TemplatePage,
    TemplateSaved, Templates, VariableLine,
};
pub(crate) use templates::{
    check as check_template, list as list_templates, reset as reset_template, save as save_template,
    show as show_template,
};
pub use tokens::{BeginSignIn, FinishSignIn, SignInBegun};
pub(crate) use tokens::{TokenDesk, begin as begin_sign_in, finish as finish_sign_in};
pub use wish::{MailWarning, WriteMail, WriteTo};
