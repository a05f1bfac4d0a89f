//! Weekly digests: where a recruitment stands, told to its posting's contacts on a day and at an hour that somebody has set.
//!
//! Off until a person switches one on, and then from the next time its hour comes. A week that was told is not told again, whatever the
//! clock says afterwards. Whatever a person would have been warned of leaves it to a person, with the reason.

use chrono::{DateTime, Datelike, Days, Local, NaiveDate};
use hiring::{AccountId, AccountKind, DigestId, EntryId, MailId, Moment, PostingId};
use mail::TemplateName;
use serde::{Deserialize, Serialize};
use store::{Digest, DigestOf, MailAccount, NewMail, Op, Read, Store};
use ts_rs::TS;

use super::account::{is_tested, paused_now};
use super::facts::{PostingFacts, contacts_of};
use super::prepare::{Prepared, prepare};
use super::preview::in_one_look;
use super::queue::{HOLD_SECONDS, compose, new_mail};
use super::reply::InThread;
use super::rules::LeftToAPerson;
use super::wish::{MailWarning, WriteMail, WriteTo};
use super::words;
use crate::job::Job;
use crate::people::Done;
use crate::the_store::{Nothing, within};
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Digests {
    pub digests: Vec<DigestLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DigestLine {
    pub id: DigestId,
    /// None for every open posting that has no digest of its own.
    pub posting: Option<PostingId>,
    /// The posting's; none where it is gone.
    pub title: Option<String>,
    /// By the recruiter's clock; Monday is 1.
    pub weekday: u32,
    pub hour: u32,
    /// Since when it writes; none while it is off.
    pub since: Option<Moment>,
    /// When its hour comes next.
    pub next_at: Moment,
    /// Who is told, as things are: a posting that is closed is not in it.
    pub to: Vec<DigestTo>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DigestTo {
    pub posting: PostingId,
    pub title: String,
    pub addresses: Vec<String>,
    /// The latest that was told, or left to a person: 2026-W47.
    pub week: Option<String>,
    /// Why that one has not gone; none once it has.
    pub why: Option<LeftToAPerson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveDigest {
    /// None for the one that the posting has, or else a new one.
    #[serde(default)]
    pub id: Option<DigestId>,
    #[serde(default)]
    pub posting: Option<PostingId>,
    pub weekday: u32,
    pub hour: u32,
    #[serde(default)]
    pub on: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DigestSaved {
    pub id: DigestId,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemoveDigest {
    pub id: DigestId,
}

const TEMPLATE: TemplateName = TemplateName::WeeklyDigest;
/// A computer that was off at the hour tells it within so long; later, the next one is near.
const LATE: i64 = 3 * 24 * 60 * 60 * 1000;
const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
/// More at once is nothing that anybody has looked at.
const MANY: usize = 100;

pub(crate) fn list(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<Digests, Failure> {
    let now = desk.now();
    in_one_look(desk, |read| {
        let digests = read.digests()?.iter().map(|digest| line(read, digest, now)).collect::<Result<_, Failure>>()?;
        Ok(Digests { digests })
    })
}

fn line(read: &Read<'_>, digest: &Digest, now: Moment) -> Result<DigestLine, Failure> {
    let DigestOf { posting, weekday, hour } = digest.of;
    let postings = read.postings_of_digest(digest.id)?;
    Ok(DigestLine {
        id: digest.id,
        posting,
        title: posting.and_then(|posting| read.posting_title(posting).ok()),
        weekday,
        hour,
        since: digest.since,
        next_at: hour_after(now, digest.of),
        to: postings.into_iter().take(MANY).map(|posting| told(read, posting)).collect::<Result<_, Failure>>()?,
    })
}

fn told(read: &Read<'_>, posting: PostingId) -> Result<DigestTo, Failure> {
    let facts = PostingFacts::of(&read.posting(posting)?);
    let last = read.last_told(posting)?;
    let why = last.as_ref().and_then(|last| serde_json::from_str(&last.held).ok());
    let addresses = contacts_of(&facts, &[]).into_iter().map(|recipient| recipient.address.to_string());
    Ok(DigestTo { posting, addresses: addresses.collect(), title: facts.title, week: last.map(|last| last.week), why })
}

pub(crate) fn save(desk: &Desk, request: SaveDigest, _: &Job<'_>) -> Result<DigestSaved, Failure> {
    let SaveDigest { id, posting, weekday, hour, on } = request;
    within("mail.digests.save", "weekday", weekday, &(1..=7))?;
    within("mail.digests.save", "hour", hour, &(0..=23))?;
    let week = words::week(desk.now());
    let written = desk.store()?.transact(|tx| {
        let title = posting.map(|posting| tx.posting_title(posting)).transpose()?;
        let id = tx.save_digest(id, DigestOf { posting, weekday, hour }, on)?;
        if on {
            // Where the clock was ahead for a while; the ledger still knows each week that was written.
            tx.forget_digests_after(&week)?;
        }
        Ok((id, Op::DigestSaved { title, on }))
    })?;
    let entry = written.entry;
    Ok(DigestSaved { id: desk.tell(written), entry })
}

pub(crate) fn remove(desk: &Desk, request: RemoveDigest, _: &Job<'_>) -> Result<Done, Failure> {
    let written = desk.store()?.transact(|tx| {
        let posting = tx.digest(request.id)?.of.posting;
        let title = posting.and_then(|posting| tx.posting_title(posting).ok());
        tx.remove_digest(request.id)?;
        Ok(((), Op::DigestRemoved { title }))
    })?;
    let entry = written.entry;
    desk.tell(written);
    Ok(Done { count: 1, entry })
}

/// Writes what is due, or notes why not. What is written waits in the outbox like any other mail.
pub fn tell_the_week(desk: &Desk, store: &Store) -> Result<(), Failure> {
    // Nobody is told what no longer stands: that the next week does.
    let outdated = store.read(|read| read.outdated_digests(Moment::from_millis(desk.now().millis() - WEEK)))?;
    if !outdated.is_empty() {
        store.record(|tx| tx.cancel_mails(&outdated))?;
        desk.tell_mails(&outdated);
    }
    let due = store.read(|read| due(read, desk.now()))?;
    let many = due.len() > MANY;
    let mut queued = Vec::new();
    for (posting, week) in &due {
        match come_to(desk, store, *posting, week, many) {
            Ok(mail) => queued.extend(mail),
            // There is no account that can send now, or no such template: it waits until there is.
            Err(Failure::NoMailAccount | Failure::TemplateUnknown { .. }) => break,
            // It is tried again in the next round; the other postings are told meanwhile.
            Err(_) => {}
        }
    }
    if !due.is_empty() {
        desk.tell_mails(&queued);
    }
    Ok(())
}

/// When the next hour of any digest comes that is on.
pub fn next_hour(store: &Store, now: Moment) -> Result<Option<Moment>, Failure> {
    let digests = store.read(|read| read.digests())?;
    Ok(digests.iter().filter(|digest| digest.since.is_some()).map(|digest| hour_after(now, digest.of)).min())
}

/// The postings whose hour has come since their digest was switched on, and the week it came in.
fn due(read: &Read<'_>, now: Moment) -> Result<Vec<(PostingId, String)>, store::Error> {
    let mut due = Vec::new();
    let changed = read.digests_changed_at()?;
    for digest in read.digests()? {
        let Some(since) = digest.since else { continue };
        let hour = hour_before(now, digest.of);
        if hour <= since || changed.is_some_and(|changed| hour <= changed) || now.millis() - hour.millis() > LATE {
            continue;
        }
        let week = words::week(hour);
        for posting in read.postings_of_digest(digest.id)? {
            // Also one after it: the clock was set back.
            let is_told = read.last_digest(posting)?.is_some_and(|last| last.week >= week);
            // Whoever it is about since then begins with the next one.
            if !is_told && !read.is_new_since(posting, hour)? && due.iter().all(|(other, _)| *other != posting) {
                due.push((posting, week.clone()));
            }
        }
    }
    Ok(due)
}

/// What the week comes to for a posting, written down.
fn come_to(desk: &Desk, store: &Store, posting: PostingId, week: &str, many: bool) -> Result<Option<MailId>, Failure> {
    let why = match by_itself(desk, posting, week, many)? {
        Outcome::Write(mail) => return write(desk, store, posting, week, &mail),
        Outcome::Leave(why) => {
            serde_json::to_string(&why).map_err(|error| Failure::Internal { detail: error.to_string() })?
        }
        Outcome::HadIt => String::new(),
    };
    store.record(|tx| tx.note_digest(posting, week, None, &why))?;
    Ok(None)
}

enum Outcome {
    Write(Box<Prepared>),
    Leave(LeftToAPerson),
    /// Somebody has written it already.
    HadIt,
}

fn by_itself(desk: &Desk, posting: PostingId, week: &str, many: bool) -> Result<Outcome, Failure> {
    let request = WriteMail {
        template: TEMPLATE.code().to_owned(),
        to: WriteTo::Contacts { posting, applications: Vec::new() },
        event: week.to_owned(),
        ..WriteMail::default()
    };
    let now = desk.now();
    in_one_look(desk, |read| {
        let account = able_now(&read.mail_accounts()?, now).ok_or(Failure::NoMailAccount)?;
        let request = WriteMail { account: Some(account), ..request };
        let Some(mail) = prepare(read, &request, now)?.pop() else { return Ok(Outcome::HadIt) };
        if mail.warnings.iter().any(|warning| matches!(warning, MailWarning::AlreadyWritten(_))) {
            return Ok(Outcome::HadIt);
        }
        let why = match why_not(read, &mail)? {
            Some(why) => Some(why),
            None => many.then_some(LeftToAPerson::Many),
        };
        Ok(why.map_or_else(|| Outcome::Write(Box::new(mail)), Outcome::Leave))
    })
}

/// The one that mails usually go by, if it can hand it over as things are: in the queue of one that cannot, its figures would grow old.
/// Never another in its place, for nobody has said that it may speak for the house. Where there is only a folder, that.
fn able_now(accounts: &[MailAccount], now: Moment) -> Option<AccountId> {
    let leaves = |account: &MailAccount| account.settings.kind == AccountKind::Smtp;
    let usual = if accounts.iter().any(leaves) {
        accounts.iter().find(|account| leaves(account) && is_tested(account))
    } else {
        accounts.first()
    };
    usual.filter(|account| is_tested(account) && paused_now(account, now).is_none()).map(|account| account.id)
}

fn why_not(read: &Read<'_>, mail: &Prepared) -> Result<Option<LeftToAPerson>, Failure> {
    if !mail.warnings.is_empty() || mail.is_blocked() {
        return Ok(Some(LeftToAPerson::Warned { warnings: mail.warnings.clone() }));
    }
    for recipient in &mail.recipients {
        if read.has_bounced(recipient.address.as_str())? {
            return Ok(Some(LeftToAPerson::CameBack { address: recipient.address.to_string() }));
        }
    }
    Ok(None)
}

/// The mail and that the week is told, in one: none is written twice, whatever happens in between.
fn write(
    desk: &Desk,
    store: &Store,
    posting: PostingId,
    week: &str,
    mail: &Prepared,
) -> Result<Option<MailId>, Failure> {
    let due_at = Moment::from_millis(desk.now().millis() + i64::from(HOLD_SECONDS) * 1000);
    let (message_id, composed) = compose(&InThread::default(), mail, due_at)?;
    let new: NewMail<'_> = new_mail(mail, &message_id, &composed, due_at);
    let queued = store.record(|tx| {
        let id = tx.queue_mail(&new)?;
        tx.note_digest(posting, week, Some(id), "")?;
        Ok(id)
    });
    match queued {
        Ok(id) => Ok(Some(id)),
        // By hand, a moment ago.
        Err(store::Error::AlreadyWritten(_)) => {
            store.record(|tx| tx.note_digest(posting, week, None, ""))?;
            Ok(None)
        }
        Err(other) => Err(other.into()),
    }
}

/// The last time that its hour came, by the recruiter's clock.
fn hour_before(now: Moment, of: DigestOf) -> Moment {
    let today = local(now).date_naive();
    let back = (today.weekday().number_from_monday() + 7 - of.weekday) % 7;
    let day = today.checked_sub_days(Days::new(back.into())).unwrap_or(today);
    let this = hour_of(day, of.hour);
    if this <= now { this } else { hour_of(day.checked_sub_days(Days::new(7)).unwrap_or(day), of.hour) }
}

fn hour_after(now: Moment, of: DigestOf) -> Moment {
    let before = local(hour_before(now, of)).date_naive();
    hour_of(before.checked_add_days(Days::new(7)).unwrap_or(before), of.hour)
}

/// Where a clock that is put forward leaves the hour out, the one after it.
fn hour_of(day: NaiveDate, hour: u32) -> Moment {
    let at = |hour| day.and_hms_opt(hour, 0, 0)?.and_local_timezone(Local).earliest();
    let at = at(hour).or_else(|| at(hour + 1)).map_or(0, |at| at.timestamp_millis());
    Moment::from_millis(at)
}

fn local(moment: Moment) -> DateTime<Local> {
    DateTime::from_timestamp_millis(moment.millis()).unwrap_or_default().with_timezone(&Local)
}
