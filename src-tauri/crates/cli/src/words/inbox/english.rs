//! In English.

use desk::{InboxCounts, InboxOutcome, LeftWhy, MailsAccepted, MailsFetched, MailsImported, NotFetched};
use hiring::{AsideReason, PostingSign};

use super::InboxWords;
use crate::words::mailing::MailWords;
use crate::words::{English, counted};

impl InboxWords for English {
    fn inbox_heads(&self) -> [&'static str; 7] {
        ["id", "sent", "from", "subject", "posting", "pieces", "what"]
    }

    fn inbox_postings(&self) -> &'static str {
        "Postings"
    }

    fn inbox_people(&self) -> &'static str {
        "Perhaps known as"
    }

    fn written_through(&self, writer: &str, sender: &str) -> String {
        format!("{writer}, through {sender}")
    }

    fn in_line(&self, line: u32) -> String {
        format!("in the message, line {line}")
    }

    fn inbox_outcome(&self, outcome: InboxOutcome) -> &'static str {
        match outcome {
            InboxOutcome::NewPerson => "new person",
            InboxOutcome::KnownPerson => "known person",
            InboxOutcome::Completes => "completes an application",
            InboxOutcome::Reply => "reply",
            InboxOutcome::PossibleDuplicate => "possible duplicate",
            InboxOutcome::NoPosting => "no posting",
            InboxOutcome::PostingUnsure => "posting to confirm",
            InboxOutcome::PostingClosed => "posting closed",
            InboxOutcome::NameMissing => "nobody named",
            InboxOutcome::PersonUnsure => "person to confirm",
        }
    }

    fn aside_reason(&self, reason: AsideReason) -> &'static str {
        match reason {
            AsideReason::Bounce => "came back",
            AsideReason::AutoReply => "automatic reply",
            AsideReason::List => "list",
            AsideReason::Spam => "spam",
            AsideReason::Own => "your own",
            AsideReason::Empty => "empty",
            AsideReason::Unreadable => "unreadable",
            AsideReason::TooLarge => "too large",
            AsideReason::TooDeep => "too many parts",
            AsideReason::ByHand => "by hand",
        }
    }

    fn posting_sign(&self, sign: &PostingSign) -> String {
        match sign {
            PostingSign::Thread => "answers a mail about it".to_owned(),
            PostingSign::SubjectAsAsked { subject } => format!("subject as asked, “{subject}”"),
            PostingSign::WrittenTo { address, postings: 1 } => format!("written to {address}, of this posting alone"),
            PostingSign::WrittenTo { address, postings } => format!("written to {address}, of {postings} postings"),
            PostingSign::Applied => "this person has an application to it under way".to_owned(),
            PostingSign::TitleInSubject { words } => format!("in the subject: {}", words.join(", ")),
            PostingSign::Reference { text } => format!("names {text}"),
            PostingSign::TitleInText { words } => format!("in the text: {}", words.join(", ")),
        }
    }

    fn left_why(&self, why: LeftWhy) -> &'static str {
        match why {
            LeftWhy::NotWaiting => "it no longer waits",
            LeftWhy::PostingOpen => "say which posting it is for (--posting)",
            LeftWhy::PersonOpen => "say whose it is (--candidate, --new-person)",
        }
    }

    fn inbox_counted(&self, counts: &InboxCounts) -> String {
        format!(
            "{} to decide, {} ready, {} set aside, {} filed",
            counts.decide, counts.ready, counts.aside, counts.filed
        )
    }

    fn outlook_file(&self, path: &str) -> String {
        format!(
            "{path}: Outlook’s own format (.msg) is not read. In the new Outlook or on the web, save the mail as .eml; \
             from the older one, forward it as an attachment to a mailbox that is read here"
        )
    }

    fn mails_imported(&self, report: &MailsImported) -> String {
        let aside: Vec<String> =
            report.aside.iter().map(|aside| format!("{} {}", aside.count, self.aside_reason(aside.reason))).collect();
        let parts = counted(&[
            (report.waiting, format!("{} to look at", report.waiting)),
            (aside.len() as u64, format!("set aside: {}", aside.join(", "))),
            (report.own, format!("{} of your own filed", report.own)),
            (report.known, format!("{} here already", report.known)),
            (report.bounced, format!("{} sent mails marked as returned", report.bounced)),
            (report.passed_over, format!("{} other files passed over", report.passed_over)),
        ]);
        if parts.is_empty() { "No mail found".to_owned() } else { parts.join(", ") }
    }

    fn mails_fetched(&self, fetched: &MailsFetched) -> String {
        let settled = match fetched.settled {
            0 => String::new(),
            count => format!("; {count} of unknown fate found among what was sent"),
        };
        if fetched.busy {
            return "Mails are being fetched already".to_owned();
        }
        if fetched.report == MailsImported::default() {
            return format!("No new mails{settled}");
        }
        format!("{}{settled}", self.mails_imported(&fetched.report))
    }

    fn not_fetched(&self, why: &NotFetched) -> String {
        match why {
            NotFetched::NoSecret => "its password is missing: set VIVIER_MAIL_SECRET".to_owned(),
            NotFetched::Fault(fault) => self.mail_fault(fault),
            NotFetched::Mails { folder, count } => {
                format!("the server does not give {count} mails of the folder “{folder}”; --again tries once more")
            }
            NotFetched::Folder { name, text } => format!("the folder “{name}” cannot be opened: {text}"),
        }
    }

    fn mails_accepted(&self, report: &MailsAccepted) -> String {
        let parts = counted(&[
            (report.people_added, format!("{} people added", report.people_added)),
            (report.applications.len() as u64, format!("{} new applications", report.applications.len())),
            (report.completed, format!("{} completed", report.completed)),
            (report.incomplete.len() as u64, format!("{} with something missing", report.incomplete.len())),
            (report.left.len() as u64, format!("{} left", report.left.len())),
        ]);
        let accepted = format!("{} mails accepted", report.accepted);
        if parts.is_empty() { accepted } else { format!("{accepted}: {}", parts.join(", ")) }
    }

    fn mails_settled(&self, count: u64) -> String {
        format!("Done for {count}")
    }
}
