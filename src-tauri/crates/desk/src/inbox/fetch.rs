//! Fetching mails from the accounts' mailboxes: what is new since the last look, folder by folder.
//!
//! A server is talked to while no transaction is open. What was fetched is written together with how far its folder was looked
//! through, so that a break loses nothing and nothing comes twice; and a mail that is met again is the same mail anyway.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, TryLockError};

use chrono::{DateTime, Days, NaiveDate};
use hiring::{AccountId, Arrived, EntryId, MailId};
use mail::{Fault, FolderRole, LARGEST_MAIL, MailFolder, MailPart, Mailbox, Stage, Trouble, read_mail};
use serde::{Deserialize, Serialize};
use store::{Error, FolderSeen, MailAccount, MailboxState, Receiving, Store};
use ts_rs::TS;

use super::import::{AsideCount, Import, MailsImported, WholeMail, read_whole, received};
use crate::job::Job;
use crate::mailing::{MailAnswer, Way, mailbox_of, name_of_mailbox, stored_fault};
use crate::parallel::in_parallel;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FetchMails {
    /// None for all whose mails are read.
    pub accounts: Vec<AccountId>,
    /// Also what was looked at before: what was taken in and taken back since comes once more.
    pub again: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailsFetched {
    pub report: MailsImported,
    /// Mails of the outbox of which nobody knew whether they went: they lay among what was sent.
    #[ts(type = "number")]
    pub settled: u64,
    /// Mailboxes that could not be looked into, or not into all of them, and why.
    pub left: Vec<MailboxLeft>,
    /// What can be undone, in its order; the report has it where it is one.
    pub entries: Vec<EntryId>,
    /// Mails are being fetched already: nothing was done here.
    pub busy: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailboxLeft {
    pub account: AccountId,
    pub name: String,
    pub why: NotFetched,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum NotFetched {
    NoSecret,
    Fault(Fault),
    /// A folder that was chosen and is not there, or cannot be opened.
    Folder {
        name: String,
        text: String,
    },
    /// The server says that they are there, and does not give them.
    Mails {
        folder: String,
        #[ts(type = "number")]
        count: u64,
    },
}

pub(crate) fn fetch(desk: &Desk, request: FetchMails, job: &Job<'_>) -> Result<MailsFetched, Failure> {
    let _only_one = match desk.fetching.try_lock() {
        Ok(held) => held,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => return Ok(MailsFetched { busy: true, ..MailsFetched::default() }),
    };
    let store = desk.store()?;
    let accounts = store.read(|read| read.mail_accounts())?;
    let is_asked = |account: &MailAccount| request.accounts.is_empty() || request.accounts.contains(&account.id);
    let accounts: Vec<_> =
        accounts.into_iter().filter(|account| account.settings.receiving.is_some() && is_asked(account)).collect();
    if accounts.is_empty() {
        return Err(Failure::NoMailbox);
    }
    let mut report = MailsFetched::default();
    for account in &accounts {
        let done = open(desk, account).and_then(|mut mailbox| {
            look_through(desk, account, &mut mailbox, (request.again, job), &mut report)?;
            mailbox.log_out();
            Ok(())
        });
        match done {
            Ok(()) => {}
            Err(Stopped::Away(why)) => leave(account, why, &mut report),
            Err(Stopped::Failure(Failure::Cancelled)) => {
                report.report.cancelled = true;
                break;
            }
            Err(Stopped::Failure(failure)) => return Err(failure),
        }
    }
    if let [only] = report.entries.as_slice() {
        report.report.entry = Some(*only);
    }
    Ok(report)
}

fn leave(account: &MailAccount, why: NotFetched, report: &mut MailsFetched) {
    report.left.push(MailboxLeft { account: account.id, name: account.settings.name.clone(), why });
}

/// Why a look was not finished.
#[derive(Debug)]
pub enum Stopped {
    Away(NotFetched),
    Failure(Failure),
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Away(NotFetched::Fault(fault))
    }
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Failure(error.into())
    }
}

/// What went wrong is written down with the account.
pub fn open(desk: &Desk, account: &MailAccount) -> Result<Mailbox, Stopped> {
    let opened = match mailbox_of(desk, &account.settings)? {
        Way::NoSecret => return Err(Stopped::Away(NotFetched::NoSecret)),
        Way::Shut(fault) => Err(fault),
        Way::To(server) => Mailbox::open(&server),
    };
    opened.map_err(|fault| match note_fault(desk, account, &fault) {
        Ok(()) => fault.into(),
        Err(failure) => Stopped::Failure(failure),
    })
}

/// All folders, from where the last look ended. The one that has the mailbox open holds `desk.fetching`.
pub fn look_through(
    desk: &Desk,
    account: &MailAccount,
    mailbox: &mut Mailbox,
    (again, job): (bool, &Job<'_>),
    report: &mut MailsFetched,
) -> Result<(), Stopped> {
    let Some(receiving) = &account.settings.receiving else { return Ok(()) };
    let mut look = Look { desk, store: desk.store()?, account, receiving, mailbox, job, again, report, trouble: None };
    match look.all() {
        Ok(()) => {
            let fetched_at = Some(desk.now());
            let fault = look.trouble.as_ref().map(stored_fault).unwrap_or_default();
            look.store.record(|tx| tx.set_mailbox_state(account.id, &MailboxState { fetched_at, fault }))?;
            desk.tell_mails(&[]);
            Ok(())
        }
        Err(Stopped::Away(NotFetched::Fault(fault))) => {
            note_fault(desk, account, &fault)?;
            Err(fault.into())
        }
        other => other,
    }
}

fn note_fault(desk: &Desk, account: &MailAccount, fault: &Fault) -> Result<(), Failure> {
    let words = stored_fault(fault);
    desk.store()?.record(|tx| {
        let state = tx.mailbox_state(account.id)?;
        tx.set_mailbox_state(account.id, &MailboxState { fault: words, ..state })
    })?;
    desk.tell_mails(&[]);
    Ok(())
}

/// As many are asked for at once, and written at once unless they are large.
const AT_ONCE: usize = 250;
const BYTES_AT_ONCE: u64 = 24 * 1024 * 1024;
/// Between two of them somebody may stop it.
const BYTES_BETWEEN: u64 = 4 * 1024 * 1024;
const MOST_TO_SETTLE: usize = 200;

struct Look<'a> {
    desk: &'a Desk,
    store: Arc<Store>,
    account: &'a MailAccount,
    receiving: &'a Receiving,
    mailbox: &'a mut Mailbox,
    job: &'a Job<'a>,
    again: bool,
    report: &'a mut MailsFetched,
    /// What was left out, for whoever looks at the account later.
    trouble: Option<Fault>,
}

impl Look<'_> {
    fn all(&mut self) -> Result<(), Stopped> {
        let folders = self.mailbox.folders()?;
        let is_sent = |folder: &&MailFolder| folder.role == Some(FolderRole::Sent);
        let sent = folders.iter().find(is_sent).map(|folder| folder.name.clone());
        if let Some(sent) = &sent {
            self.settle_unknown(sent)?;
        }
        let inbox = ["INBOX".to_owned()];
        let chosen = if self.receiving.folders.is_empty() { &inbox[..] } else { &self.receiving.folders };
        for folder in chosen {
            let whose = if sent.as_ref() == Some(folder) { Whose::Ours } else { Whose::Anybodys };
            self.folder(folder, whose)?;
        }
        match sent {
            Some(sent) if self.receiving.sent && !chosen.contains(&sent) => self.folder(&sent, Whose::Ours),
            _ => Ok(()),
        }
    }

    /// Whatever lies among what was sent, went.
    fn settle_unknown(&mut self, sent: &str) -> Result<(), Stopped> {
        let unknown = self.store.read(|read| read.unknown_mails(self.account.id))?;
        if unknown.is_empty() {
            return Ok(());
        }
        self.mailbox.look_into(sent)?;
        for (id, message_id) in unknown.into_iter().take(MOST_TO_SETTLE) {
            let found = self.mailbox.named(&message_id)?;
            if found.is_empty() {
                continue;
            }
            let mut is_it = false;
            self.mailbox.fetch(&found, MailPart::Head, |_, head| {
                is_it |= read_mail(&head).said.message_id.as_ref() == Some(&message_id);
            })?;
            if is_it {
                self.went(id, sent)?;
            }
        }
        Ok(())
    }

    fn went(&mut self, id: MailId, sent: &str) -> Result<(), Stopped> {
        let answer = MailAnswer::FoundInSent { folder: sent.to_owned() }.stored();
        if self.store.record(|tx| tx.resolve_as_sent(id, &answer))? > 0 {
            self.report.settled += 1;
            self.desk.tell_mails(&[id]);
        }
        Ok(())
    }

    fn folder(&mut self, name: &str, whose: Whose) -> Result<(), Stopped> {
        let looked = match self.mailbox.look_into(name) {
            Err(Fault { stage: Stage::Folder, trouble: Trouble::Denied { text, .. } }) => {
                // The others are none the worse for it.
                let said = Trouble::Denied { text: format!("{name}: {text}"), for_now: false };
                self.trouble = Some(Fault::new(Stage::Folder, said));
                leave(self.account, NotFetched::Folder { name: name.to_owned(), text }, self.report);
                return Ok(());
            }
            other => other?,
        };
        let mailbox = name_of_mailbox(&self.account.settings);
        let seen = self.store.read(|read| read.folder_seen(self.account.id, &mailbox, name))?;
        let seen = seen.filter(|seen| seen.validity == looked.validity && !self.again);
        let mut last = seen.map_or(0, |seen| seen.last);
        let since = if seen.is_none() { self.first_day() } else { None };
        let uids = self.mailbox.after(last, since)?;
        let total = uids.len() as u64;
        let mut done = 0;
        for some in uids.chunks(AT_ONCE) {
            self.job.step(done, Some(total), &self.account.settings.name)?;
            let wanted = if whose == Whose::Ours { self.only_to_people_here(some)? } else { some.to_vec() };
            for batch in self.batches(&wanted)? {
                let mails = self.fetched(&batch, name, (done, total), whose)?;
                last = batch.last().map_or(last, |mail| mail.uid.max(last));
                self.write(&mails, &mailbox, name, FolderSeen { validity: looked.validity, last })?;
                done += batch.len() as u64;
            }
            last = some.last().map_or(last, |uid| last.max(*uid));
        }
        // Beyond the last mail there may have been others, deleted since or too old.
        let last = looked.next.map_or(last, |next| last.max(next.saturating_sub(1)));
        let seen = FolderSeen { validity: looked.validity, last };
        self.store.record(|tx| tx.set_folder_seen(self.account.id, &mailbox, name, seen))?;
        self.job.step(total, Some(total), &self.account.settings.name)?;
        Ok(())
    }

    fn first_day(&self) -> Option<NaiveDate> {
        let today = DateTime::from_timestamp_millis(self.desk.now().millis())?.date_naive();
        today.checked_sub_days(Days::new(self.receiving.days?.into()))
    }

    /// Of what was sent, what went to somebody who is known here. The rest is nobody's business, and is not even fetched.
    fn only_to_people_here(&mut self, uids: &[u32]) -> Result<Vec<u32>, Stopped> {
        let mut heads: Vec<(u32, Arrived)> = Vec::new();
        self.mailbox.fetch(uids, MailPart::Head, |uid, head| heads.push((uid, read_mail(&head).said)))?;
        let mut wanted = Vec::new();
        for (uid, said) in heads {
            if self.store.read(|read| concerns_us(read, &said))? {
                wanted.push(uid);
            }
        }
        wanted.sort_unstable();
        Ok(wanted)
    }

    /// Those that are still there, in parts that may be in memory together.
    fn batches(&mut self, uids: &[u32]) -> Result<Vec<Vec<Counted>>, Stopped> {
        if uids.is_empty() {
            return Ok(Vec::new());
        }
        let sizes: HashMap<u32, u64> = self.mailbox.sizes(uids)?.into_iter().collect();
        let mut batches: Vec<Vec<Counted>> = Vec::new();
        let mut bytes = 0;
        for uid in uids {
            let Some(size) = sizes.get(uid) else { continue };
            let mail = Counted { uid: *uid, size: *size };
            bytes += mail.bytes();
            match batches.last_mut() {
                Some(batch) if bytes <= BYTES_AT_ONCE => batch.push(mail),
                _ => {
                    bytes = mail.bytes();
                    batches.push(vec![mail]);
                }
            }
        }
        Ok(batches)
    }

    fn fetched(
        &mut self,
        batch: &[Counted],
        folder: &str,
        (done, total): (u64, u64),
        whose: Whose,
    ) -> Result<Vec<Taken>, Stopped> {
        let mut mails: Vec<(Vec<u8>, bool)> = Vec::new();
        let mut missing: BTreeSet<u32> = batch.iter().map(|mail| mail.uid).collect();
        for some in by_kind_and_size(batch) {
            self.job.step(done + mails.len() as u64, Some(total), &self.account.settings.name)?;
            let too_large = some.first().is_some_and(Counted::is_too_large);
            let part = if too_large { MailPart::Head } else { MailPart::Whole };
            let uids: Vec<u32> = some.iter().map(|mail| mail.uid).collect();
            self.mailbox.fetch(&uids, part, |uid, bytes| {
                missing.remove(&uid);
                mails.push((bytes, too_large));
            })?;
        }
        self.tell_missing(missing, folder)?;
        let read = in_parallel(
            &mails,
            |(bytes, too_large)| {
                let mail = read_whole(self.desk, bytes);
                let mail = if *too_large { mail.too_large() } else { mail };
                if whose == Whose::Ours { mail.sent() } else { mail }
            },
            |_, _| self.job.step(done, Some(total), &self.account.settings.name),
        )?;
        Ok(mails.into_iter().map(|(bytes, _)| bytes).zip(read).collect())
    }

    /// Some may have been deleted meanwhile; the others nobody is to miss without knowing.
    fn tell_missing(&mut self, missing: BTreeSet<u32>, folder: &str) -> Result<(), Stopped> {
        if missing.is_empty() {
            return Ok(());
        }
        let missing: Vec<u32> = missing.into_iter().collect();
        let count = self.mailbox.sizes(&missing)?.len() as u64;
        if count > 0 {
            self.trouble = Some(Fault::new(Stage::Fetch, Trouble::Garbled));
            leave(self.account, NotFetched::Mails { folder: folder.to_owned(), count }, self.report);
        }
        Ok(())
    }

    fn write(&mut self, mails: &[Taken], mailbox: &str, folder: &str, seen: FolderSeen) -> Result<(), Stopped> {
        let mut bounced = Vec::new();
        let from = &self.account.settings.name;
        let written = self.store.transact(|tx| {
            let mut import = Import::begin(self.desk, tx, self.job, 0)?;
            import.take_in(mails)?;
            let report = import.end(&mut bounced);
            tx.set_folder_seen(self.account.id, mailbox, folder, seen)?;
            let op = received(&report, from);
            Ok((report, op))
        })?;
        if !bounced.is_empty() {
            self.desk.tell_mails(&bounced);
        }
        self.report.entries.extend(written.entry);
        let report = self.desk.tell(written);
        self.add(report);
        Ok(())
    }

    fn add(&mut self, more: MailsImported) {
        let sum = &mut self.report.report;
        sum.waiting += more.waiting;
        sum.own += more.own;
        sum.known += more.known;
        sum.bounced += more.bounced;
        for AsideCount { reason, count } in more.aside {
            match sum.aside.iter_mut().find(|known| known.reason == reason) {
                Some(known) => known.count += count,
                None => sum.aside.push(AsideCount { reason, count }),
            }
        }
    }
}

type Taken = (Vec<u8>, WholeMail);

/// Who wrote the mails of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Anybodys,
    Ours,
}

/// A mail as the server counts it.
#[derive(Debug, Clone, Copy)]
struct Counted {
    uid: u32,
    size: u64,
}

impl Counted {
    const fn is_too_large(&self) -> bool {
        self.size > LARGEST_MAIL as u64
    }

    /// How much of it is fetched.
    const fn bytes(&self) -> u64 {
        if self.is_too_large() { 0 } else { self.size }
    }
}

/// In parts after which one can stop, those of which only the head is wanted for themselves.
fn by_kind_and_size(batch: &[Counted]) -> Vec<Vec<Counted>> {
    let mut parts: Vec<Vec<Counted>> = Vec::new();
    let mut bytes = 0;
    for mail in batch {
        bytes += mail.bytes();
        match parts.last_mut() {
            Some(part)
                if bytes <= BYTES_BETWEEN
                    && part.last().is_some_and(|last| last.is_too_large() == mail.is_too_large()) =>
            {
                part.push(*mail);
            }
            _ => {
                bytes = mail.bytes();
                parts.push(vec![*mail]);
            }
        }
    }
    parts
}

/// Its own bytes are in the outbox already.
fn concerns_us(read: &store::Read<'_>, said: &Arrived) -> Result<bool, Error> {
    if let Some(message_id) = &said.message_id
        && read.own_mail(message_id)?.is_some()
    {
        return Ok(false);
    }
    for address in &said.to {
        if !read.candidates_at(address)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
