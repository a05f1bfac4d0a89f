//! What the command line says of mails that arrive.

mod english;
mod french;

use desk::{InboxCounts, InboxOutcome, LeftWhy, MailsAccepted, MailsFetched, MailsImported, NotFetched};
use hiring::{AsideReason, PostingSign};

pub trait InboxWords {
    /// id, when, who, subject, posting, pieces, what becomes of it
    fn inbox_heads(&self) -> [&'static str; 7];
    fn inbox_postings(&self) -> &'static str;
    fn inbox_people(&self) -> &'static str;
    /// Whom a list, a forwarder or a colleague wrote for.
    fn written_through(&self, writer: &str, sender: &str) -> String;
    fn in_line(&self, line: u32) -> String;
    fn inbox_outcome(&self, outcome: InboxOutcome) -> &'static str;
    fn aside_reason(&self, reason: AsideReason) -> &'static str;
    fn posting_sign(&self, sign: &PostingSign) -> String;
    fn left_why(&self, why: LeftWhy) -> &'static str;
    fn inbox_counted(&self, counts: &InboxCounts) -> String;
    fn outlook_file(&self, path: &str) -> String;
    fn mails_imported(&self, report: &MailsImported) -> String;
    fn mails_fetched(&self, fetched: &MailsFetched) -> String;
    fn not_fetched(&self, why: &NotFetched) -> String;
    fn mails_accepted(&self, report: &MailsAccepted) -> String;
    fn mails_settled(&self, count: u64) -> String;
}
