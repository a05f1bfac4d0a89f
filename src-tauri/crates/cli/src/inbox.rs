//! `vivier inbox`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use desk::{
    AccountLine, Accounts, Desk, Failure, InboxList, InboxPage, InboxRow, MailboxLeft, MailsAccepted, MailsFetched,
    MailsImported, NotFetched,
};
use hiring::{AccountId, FoundIn, MailParty, Word};
use serde_json::json;

use crate::Done;
use crate::facts::{facts, section};
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::postings::answer;
use crate::secrets::ask;
use crate::show::{Show, local, remark};
use crate::table::{column, table};

#[derive(Debug, Subcommand)]
pub enum InboxDo {
    /// Read mails in: .eml and .mbox files, Maildir folders, folders with such files. The same mail met twice is one mail
    Import {
        /// Files and folders
        #[arg(required_unless_present = "account", value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// What is new in that account’s mailbox instead: its name, address or number; `all` for each that is read
        #[arg(long, value_name = "NAME", conflicts_with = "paths")]
        account: Option<String>,
        /// All that lies there, also what was looked at before
        #[arg(long, requires = "account")]
        again: bool,
    },
    /// List the mails that wait, those to decide first; or those set aside, or filed
    List {
        /// Which mails
        #[arg(long, value_enum, default_value = "waiting")]
        view: View,
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u64,
    },
    /// Show one mail: what it says, and what speaks for which posting and person
    Show {
        /// The mail, by its number in the list
        id: i64,
    },
    /// File mails as applications: those named, or all that are certain
    Accept {
        /// The mails, by their numbers in the list
        #[arg(value_name = "ID", required_unless_present = "certain")]
        ids: Vec<i64>,
        /// All that are certain or settled
        #[arg(long, conflicts_with = "ids")]
        certain: bool,
        /// For this posting, whatever speaks for another
        #[arg(long, value_name = "ID", conflicts_with = "certain")]
        posting: Option<i64>,
        /// From this person
        #[arg(long, value_name = "ID", conflicts_with_all = ["certain", "new_person"])]
        candidate: Option<i64>,
        /// From somebody who is not here yet
        #[arg(long, conflicts_with = "certain")]
        new_person: bool,
    },
    /// Set mails aside that are no applications
    Aside {
        /// The mails, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Bring back what was set aside
    Back {
        /// The mails, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum View {
    Waiting,
    Aside,
    Filed,
}

impl View {
    const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Aside => "aside",
            Self::Filed => "filed",
        }
    }
}

pub fn run(does: InboxDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        InboxDo::Import { account: Some(account), again, .. } => fetch(&account, again, place, show),
        InboxDo::Import { paths, .. } => import(&paths, place, show),
        InboxDo::List { view, limit } => list(view, limit, place, show),
        InboxDo::Show { id } => show_one(id, place, show),
        InboxDo::Accept { certain: true, .. } => accept_certain(place, show),
        InboxDo::Accept { ids, posting, candidate, new_person, .. } => {
            let posting = posting.map(|posting| json!({ "is": "posting", "posting": posting }));
            let known = candidate.map(|candidate| json!({ "is": "known", "candidate": candidate }));
            let person = if new_person { Some(json!({ "is": "new" })) } else { known };
            let mails: Vec<_> =
                ids.iter().map(|id| json!({ "id": id, "posting": posting, "person": person })).collect();
            accept(&json!({ "mails": mails }), place, show)
        }
        InboxDo::Aside { ids } => settle("inbox.set_aside", &ids, place, show),
        InboxDo::Back { ids } => settle("inbox.bring_back", &ids, place, show),
    }
}

fn import(paths: &[PathBuf], place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("inbox.import", place)?;
    stop_on_interrupt(&desk);
    let report: MailsImported = answer(desk.call("inbox.import", json!({ "paths": paths }), Some(JOB))?)?;
    if report.cancelled {
        return Err(Failure::Cancelled);
    }
    show.result(&report, |report| format!("{}\n", show.words.mails_imported(report)));
    for file in &report.unreadable {
        remark(&format!("{}: {}", file.path, file.detail));
    }
    for file in &report.outlook {
        remark(&show.words.outlook_file(file));
    }
    let is_whole = report.unreadable.is_empty() && report.outlook.is_empty();
    Ok(if is_whole { Done::Well } else { Done::WithProblems })
}

fn fetch(account: &str, again: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("inbox.fetch", place)?;
    stop_on_interrupt(&desk);
    let accounts = if account == "all" { Vec::new() } else { vec![account_called(&desk, account)?] };
    let look = || {
        let request = json!({ "accounts": accounts, "again": again });
        answer::<MailsFetched>(desk.call("inbox.fetch", request, Some(JOB))?)
    };
    let mut fetched = look()?;
    let without_secret = |left: &&MailboxLeft| left.why == NotFetched::NoSecret;
    let mut typed = false;
    for left in fetched.left.iter().filter(without_secret) {
        if let Some(secret) = ask(&show.words.ask_secret(&left.name)) {
            desk.hold_secret(left.account, &secret)?;
            typed = true;
        }
    }
    if typed {
        fetched = look()?;
    }
    if fetched.report.cancelled {
        return Err(Failure::Cancelled);
    }
    show.result(&fetched, |fetched| format!("{}\n", show.words.mails_fetched(fetched)));
    for left in &fetched.left {
        remark(&format!("{}: {}", left.name, show.words.not_fetched(&left.why)));
    }
    Ok(if fetched.left.is_empty() && !fetched.busy { Done::Well } else { Done::WithProblems })
}

/// By its name, its address or its number.
fn account_called(desk: &Desk, called: &str) -> Result<AccountId, Failure> {
    let Accounts { accounts } = answer(desk.call("mail.accounts.list", json!({}), None)?)?;
    let is_it = |account: &&AccountLine| {
        let AccountLine { id, settings, .. } = account;
        settings.name == called || settings.address.eq_ignore_ascii_case(called) || id.to_string() == called
    };
    let found = accounts.iter().find(is_it).map(|account| account.id);
    found.ok_or_else(|| Failure::NotFound { what: Word::Account, id: called.parse().unwrap_or_default() })
}

fn list(view: View, limit: u64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("inbox.list", place)?;
    let request = json!({ "view": view.code(), "offset": 0, "limit": limit });
    let list: InboxList = answer(desk.call("inbox.list", request, None)?)?;
    show.result(&list, |list| {
        let heads = show.words.inbox_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]),
            column(heads[2]).gives(),
            column(heads[3]).gives(),
            column(heads[4]).gives(),
            column(heads[5]),
            column(heads[6]),
        ];
        let rows: Vec<_> = list.rows.iter().map(|row| line(row, show)).collect();
        let table = if rows.is_empty() { String::new() } else { table(&columns, &rows) };
        format!("{table}{}\n", show.words.inbox_counted(&list.counts))
    });
    Ok(Done::Well)
}

fn line(row: &InboxRow, show: &Show) -> Vec<String> {
    let pieces = if row.asked == 0 { String::new() } else { format!("{}/{}", row.there, row.asked) };
    let state = match (row.outcome, row.aside) {
        (Some(outcome), _) => show.words.inbox_outcome(outcome).to_owned(),
        (None, Some(aside)) => show.words.aside_reason(aside).to_owned(),
        (None, None) => String::new(),
    };
    vec![row.id.to_string(), local(row.at), row.name.clone(), row.subject.clone(), row.title.clone(), pieces, state]
}

fn show_one(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("inbox.show", place)?;
    let page: InboxPage = answer(desk.call("inbox.show", json!({ "id": id }), None)?)?;
    show.result(&page, |page| shown(page, show));
    Ok(Done::Well)
}

fn shown(page: &InboxPage, show: &Show) -> String {
    let words = show.words;
    let party = |from: &MailParty| format!("{} <{}>", from.name, from.address);
    let sender = page.from.as_ref().map(party).unwrap_or_default();
    let writer = page.passed_on_from.as_ref().map(party);
    let writer = writer.or_else(|| page.rewritten.then(|| format!("{} <{}>", page.row.name, page.row.address)));
    let from = writer.map_or_else(|| sender.clone(), |writer| words.written_through(&writer, &sender));
    let files: Vec<String> = page.files.iter().map(|file| format!("{} ({})", file.name, file.media)).collect();
    let mut text = facts(&[
        (words.mail_from(), from),
        (words.mail_to(), page.to.join(", ")),
        (words.mail_subject(), page.row.subject.clone()),
        (words.mail_files(), files.join(", ")),
    ]);
    if let Some(matches) = &page.matches {
        let postings: Vec<String> = matches
            .postings
            .iter()
            .map(|offer| {
                let signs: Vec<String> = offer.signs.iter().map(|sign| words.posting_sign(sign)).collect();
                format!("{} {}: {}", offer.posting, offer.title, signs.join("; "))
            })
            .collect();
        let people: Vec<String> = matches
            .people
            .iter()
            .map(|offer| {
                let reasons: Vec<_> = offer.reasons.iter().map(|reason| words.likely_reason(*reason)).collect();
                format!("{} {}: {}", offer.person.id, offer.person.name, reasons.join(", "))
            })
            .collect();
        let found: Vec<String> = matches
            .found
            .iter()
            .map(|found| {
                let place = match &found.place {
                    FoundIn::File { name, .. } => name.clone(),
                    FoundIn::Link { url } => url.clone(),
                    FoundIn::Message { line, .. } => words.in_line(*line),
                };
                format!("{}: {place}", words.piece(found.piece))
            })
            .collect();
        for (title, lines) in
            [(words.inbox_postings(), postings), (words.inbox_people(), people), (words.came(), found)]
        {
            if !lines.is_empty() {
                text.push_str(&section(title, &lines));
            }
        }
    }
    format!("{text}\n{}\n", page.text)
}

fn accept_certain(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("inbox.list", place.clone())?;
    let list: InboxList = answer(desk.call("inbox.list", json!({ "offset": 0, "limit": 0 }), None)?)?;
    drop(desk);
    accept(&json!({ "ready": list.counts.ready }), place, show)
}

fn accept(request: &serde_json::Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("inbox.accept", place)?;
    stop_on_interrupt(&desk);
    let report: MailsAccepted = answer(desk.call("inbox.accept", request.clone(), Some(JOB))?)?;
    show.result(&report, |report| format!("{}\n", show.words.mails_accepted(report)));
    for left in &report.left {
        remark(&format!("{}: {}", left.id, show.words.left_why(left.why)));
    }
    Ok(if report.left.is_empty() { Done::Well } else { Done::WithProblems })
}

fn settle(command: &str, ids: &[i64], place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for(command, place)?;
    let done: desk::Done = answer(desk.call(command, json!({ "ids": ids }), None)?)?;
    show.result(&done, |done| format!("{}\n", show.words.mails_settled(done.count)));
    Ok(Done::Well)
}
