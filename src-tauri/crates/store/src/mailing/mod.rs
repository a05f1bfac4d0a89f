//! Writing to people: accounts, templates, whom one could write to, and the ledger of what waits and what went.
//!
//! Accounts and templates are history like everything else. The ledger is not: what has left cannot be brought back by undoing, and
//! what was queued is taken back by cancelling it. So its tables are not watched, and are written through [`crate::Store::record`].

mod accounts;
mod digests;
mod held;
mod ledger;
mod mailboxes;
mod mailed;
mod outbox;
mod past;
mod rules;
mod targets;
mod templates;
#[cfg(test)]
mod tests;

pub use accounts::{AccountSettings, AccountState, MailAccount};
pub use digests::{Digest, DigestOf, DigestOutcome};
pub use ledger::{
    AlreadyWritten, COPIED, ClaimedMail, ClaimedRecipient, MailAbout, MailStep, NewMail, NewRecipient,
    leave_to_a_person, recover,
};
pub use mailboxes::{Authority, FolderSeen, MailboxState, Receiving};
pub(crate) use outbox::MAILS_OF_A_PERSON;
pub use outbox::{LatestMail, ListOutbox, MailCounts, Outbox, OutboxMail, OutboxRecipient, StoredMail};
pub use past::{NO_ACCOUNT, PastMail};
pub use rules::{Arrival, HeldMail, MailRule, NewRule, RuleCounts};
pub use targets::{MailFile, MailTarget, StageCount};
pub use templates::StoredTemplate;
