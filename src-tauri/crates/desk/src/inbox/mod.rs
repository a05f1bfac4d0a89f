//! Applications that arrive by mail: read in, matched with the reasons shown, and filed once a person has agreed.
//!
//! What speaks for a posting or a person is found anew each time it is looked at, so that it holds for the postings and people that
//! there are now. Nothing is filed to anybody by itself but our own mails.

mod accept;
mod fetch;
mod import;
mod list;
mod looked;
mod settle;
mod show;
mod triage;
mod watch;

pub(crate) use accept::accept;
pub use accept::{AcceptMail, AcceptMails, LeftMail, LeftWhy, MailsAccepted};
pub(crate) use fetch::fetch;
pub use fetch::{FetchMails, MailboxLeft, MailsFetched, NotFetched};
pub(crate) use import::import;
pub use import::{AsideCount, ImportMails, MailsImported, UnreadableMails};
pub(crate) use list::list;
pub use list::{InboxCounts, InboxGroup, InboxList, InboxRow, InboxView, ListInbox};
pub(crate) use looked::Cache;
pub use settle::{AsideMails, BringBackMails, ChooseMail, ChosenPerson, ChosenPosting};
pub(crate) use settle::{bring_back, choose, set_aside};
pub use show::{
    InboxFile, InboxFileRead, InboxPage, InboxPosting, PersonOffer, PostingOffer, ReadInboxFile, ShowInbox, SubjectLine,
};
pub(crate) use show::{read_file, show};
pub(crate) use triage::triage;
pub use triage::{InboxOutcome, InboxWord, ProofAsked};
pub use watch::Watch;
