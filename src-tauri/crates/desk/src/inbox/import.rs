//! Reading mails in: files, mailboxes, folders. The same mail met twice is one mail.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use hiring::{Address, Arrived, AsideReason, Direction, EntryId, MailId, Moment, PostingIndex};
use mail::{MailSource, ReadMail, each_mail, find_mails, read_mail};
use serde::{Deserialize, Serialize};
use store::{AccountSettings, Error, NewMessage, Op, Tx, Written};
use ts_rs::TS;

use crate::job::Job;
use crate::parallel::in_parallel;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportMails {
    /// Files (.eml, .mbox) and folders (Maildir, or with such files in them).
    pub paths: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailsImported {
    /// How many wait to be looked at.
    #[ts(type = "number")]
    pub waiting: u64,
    /// How many were set aside, and why.
    pub aside: Vec<AsideCount>,
    /// Our own, filed to whom they went.
    #[ts(type = "number")]
    pub own: u64,
    /// Here already.
    #[ts(type = "number")]
    pub known: u64,
    /// Mails of ours that came back: how many recipients of the outbox were marked.
    #[ts(type = "number")]
    pub bounced: u64,
    pub unreadable: Vec<UnreadableMails>,
    /// In Outlook's own format (.msg), which is not read.
    pub outlook: Vec<String>,
    /// Other files in the folders.
    #[ts(type = "number")]
    pub passed_over: u64,
    pub entry: Option<EntryId>,
    /// It was stopped, and nothing was taken in.
    pub cancelled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AsideCount {
    pub reason: AsideReason,
    #[ts(type = "number")]
    pub count: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnreadableMails {
    pub path: String,
    pub detail: String,
}

/// As many are read at once, on all cores, before they are written: more would fill the memory.
const AT_ONCE: usize = 64;
const BYTES_AT_ONCE: usize = 24 * 1024 * 1024;
/// Of the words of one file, so many letters are kept.
const LONGEST_TEXT: usize = 40_000;

pub(crate) fn import(desk: &Desk, request: ImportMails, job: &Job<'_>) -> Result<MailsImported, Failure> {
    let paths: Vec<PathBuf> = request.paths.iter().map(PathBuf::from).collect();
    let from = request.paths.first().map(|path| short_name(path)).unwrap_or_default();
    match job.step(0, None, &from).and_then(|()| take_in(desk, &paths, &from, job)) {
        Err(Failure::Cancelled) => Ok(MailsImported { cancelled: true, ..MailsImported::default() }),
        other => other,
    }
}

fn take_in(desk: &Desk, paths: &[PathBuf], from: &str, job: &Job<'_>) -> Result<MailsImported, Failure> {
    let found = find_mails(paths);
    let total = found.sources.iter().map(|source| source.size).sum();
    let mut bounced = Vec::new();
    let written = desk.store()?.transact(|tx| {
        let mut import = Import::begin(desk, tx, job, total)?;
        for source in &found.sources {
            import.read(source)?;
        }
        import.write_batch()?;
        let report = import.end(&mut bounced);
        let op = received(&report, from);
        Ok((report, op))
    })?;
    if !bounced.is_empty() {
        desk.tell_mails(&bounced);
    }
    let entry = written.entry;
    let mut report = desk.tell(Written { ..written });
    report.unreadable.extend(
        found.unreadable.into_iter().map(|(path, detail)| UnreadableMails { path: path.display().to_string(), detail }),
    );
    let outlook = found.outlook.into_iter().map(|path| path.display().to_string()).collect();
    Ok(MailsImported { entry, passed_over: found.passed_over, outlook, ..report })
}

pub(super) fn received(report: &MailsImported, from: &str) -> Op {
    let aside = report.aside.iter().map(|aside| aside.count).sum();
    Op::MailsReceived { waiting: report.waiting, aside, own: report.own, from: from.to_owned() }
}

fn short_name(path: &str) -> String {
    let path = Path::new(path);
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Mails on their way into one transaction.
pub(super) struct Import<'a> {
    desk: &'a Desk,
    tx: &'a Tx<'a>,
    job: &'a Job<'a>,
    total: u64,
    done: u64,
    what: String,
    index: PostingIndex,
    /// The addresses we write from and have answers sent to.
    own: HashSet<String>,
    /// Only those we write from.
    senders: HashSet<String>,
    batch: Vec<Vec<u8>>,
    bytes: usize,
    seen: HashSet<String>,
    aside: BTreeMap<AsideReason, u64>,
    bounced: Vec<MailId>,
    report: MailsImported,
}

impl<'a> Import<'a> {
    pub(super) fn begin(desk: &'a Desk, tx: &'a Tx<'a>, job: &'a Job<'a>, total: u64) -> Result<Self, Error> {
        let accounts = tx.mail_accounts()?;
        Ok(Self {
            desk,
            tx,
            job,
            total,
            done: 0,
            what: String::new(),
            index: PostingIndex::of(tx.asking_postings()?),
            senders: accounts.iter().map(|account| account.settings.address.to_lowercase()).collect(),
            own: accounts.into_iter().flat_map(|account| own_addresses(&account.settings)).collect(),
            batch: Vec::new(),
            bytes: 0,
            seen: HashSet::new(),
            aside: BTreeMap::new(),
            bounced: Vec::new(),
            report: MailsImported::default(),
        })
    }

    fn read(&mut self, source: &MailSource) -> Result<(), Error> {
        let before = self.done;
        self.what = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = each_mail::<Stopped>(source, |bytes, done| {
            self.bytes += bytes.len();
            self.batch.push(bytes);
            self.done = before + done;
            if self.batch.len() >= AT_ONCE || self.bytes >= BYTES_AT_ONCE {
                self.write_batch()?;
            }
            Ok(())
        });
        self.done = before + source.size;
        match read {
            Ok(()) => Ok(()),
            Err(Stopped::Store(error)) => Err(error),
            Err(Stopped::File(error)) => {
                let path = source.path.display().to_string();
                self.report.unreadable.push(UnreadableMails { path, detail: error.to_string() });
                Ok(())
            }
        }
    }

    fn write_batch(&mut self) -> Result<(), Error> {
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        self.job.step(self.done, Some(self.total), &self.what).map_err(|_| Error::Cancelled)?;
        let read = in_parallel(
            &batch,
            |bytes| read_whole(self.desk, bytes),
            |_, _| {
                // Only so that it can be stopped in the middle of a batch.
                self.job.step(self.done, Some(self.total), &self.what)
            },
        );
        let read = read.map_err(|_| Error::Cancelled)?;
        let mails: Vec<_> = batch.into_iter().zip(read).collect();
        self.take_in(&mails)
    }

    /// Those that are not here yet.
    pub(super) fn take_in(&mut self, mails: &[(Vec<u8>, WholeMail)]) -> Result<(), Error> {
        let identities = mails.iter().flat_map(|(_, mail)| [&mail.identity, &mail.as_it_lies]).cloned();
        let known = self.tx.known_messages(&identities.collect::<Vec<String>>())?;
        for (bytes, mail) in mails {
            if known.contains(&mail.identity)
                || known.contains(&mail.as_it_lies)
                || !self.seen.insert(mail.identity.clone())
            {
                self.report.known += 1;
            } else {
                self.write(bytes, mail)?;
            }
        }
        Ok(())
    }

    /// What came of it all, and which mails of ours came back.
    pub(super) fn end(self, bounced: &mut Vec<MailId>) -> MailsImported {
        *bounced = self.bounced;
        let aside = self.aside.into_iter().map(|(reason, count)| AsideCount { reason, count }).collect();
        MailsImported { aside, ..self.report }
    }

    fn write(&mut self, bytes: &[u8], mail: &WholeMail) -> Result<(), Error> {
        let said = &mail.read.said;
        let writer = said.writer();
        let is_own = mail.is_own || self.is_own(said);
        // What went through the outbox is known there, also when a list brings it back.
        if (is_own || said.rewritten.is_some()) && self.tx.own_mail(&mail.identity)?.is_some() {
            self.report.known += 1;
            return Ok(());
        }
        let aside = if is_own { Some(AsideReason::Own) } else { self.why_aside(said, mail.read.aside)? };
        let id = self.tx.add_message(&NewMessage {
            direction: if is_own { Direction::Out } else { Direction::In },
            aside,
            identity: &mail.identity,
            bytes,
            at: said.sent_at.filter(|at| at.millis() > 0).unwrap_or_else(|| self.tx.now()).min(latest(self.tx.now())),
            name: writer.as_ref().map(|writer| writer.name.as_str()).unwrap_or_default(),
            address: writer
                .as_ref()
                .and_then(|writer| writer.address.as_ref())
                .map(Address::as_str)
                .unwrap_or_default(),
            subject: &said.subject,
            said,
        })?;
        if is_own && self.file_own(id, said)? {
            self.report.own += 1;
            return Ok(());
        }
        if aside == Some(AsideReason::Bounce) {
            self.note_bounce(mail)?;
        }
        match aside {
            Some(reason) => *self.aside.entry(reason).or_default() += 1,
            None => self.report.waiting += 1,
        }
        Ok(())
    }

    /// We wrote it: under our address, and neither a list nor a form of ours did for somebody else, nor was it passed on to ourselves.
    fn is_own(&self, said: &Arrived) -> bool {
        let is_ours = |address: &Address| self.own.contains(&address.key());
        let is_for_others = || {
            let comes_back = said.forwarded.is_none() || said.to.iter().any(is_ours);
            comes_back && said.writer().and_then(|writer| writer.address).is_some_and(|writer| !is_ours(&writer))
        };
        match (&said.from, &said.rewritten) {
            (_, Some(rewritten)) => rewritten.address.as_ref().is_some_and(is_ours),
            // What comes from where answers go may be a form's, or a colleague's, as long as it went to nobody but us.
            (Some(from), None) => {
                let may_be_another = !self.senders.contains(&from.address.key()) && said.to.iter().all(is_ours);
                is_ours(&from.address) && !may_be_another && !is_for_others()
            }
            (None, None) => false,
        }
    }

    /// A group's address marks all that it passes on as a list's, and an answer to one of our mails is no list's.
    fn why_aside(&self, said: &Arrived, aside: Option<AsideReason>) -> Result<Option<AsideReason>, Error> {
        if aside != Some(AsideReason::List) {
            return Ok(aside);
        }
        let is_for_us =
            said.to.iter().any(|to| self.index.is_contact(to)) || self.tx.thread_of(&said.references)?.is_some();
        Ok(aside.filter(|_| !is_for_us))
    }

    /// To the one person it went to.
    fn file_own(&self, id: hiring::MessageId, said: &Arrived) -> Result<bool, Error> {
        let mut people = HashSet::new();
        for address in &said.to {
            people.extend(self.tx.candidates_at(address)?);
        }
        let mut people = people.into_iter();
        let (Some(candidate), None) = (people.next(), people.next()) else { return Ok(false) };
        let thread = self.tx.thread_of(&said.references)?.filter(|thread| thread.candidate == Some(candidate));
        let applications = self.tx.applications_of(candidate)?;
        let only = if let [only] = applications.as_slice() { Some(*only) } else { None };
        let application = thread.and_then(|thread| thread.application).or(only);
        let posting = match application {
            Some(application) => Some(self.tx.application(application, self.tx.now())?.posting),
            None => None,
        };
        self.tx.file_message(id, candidate, posting, application)?;
        Ok(true)
    }

    fn note_bounce(&mut self, mail: &WholeMail) -> Result<(), Error> {
        let Some(returned) = mail.read.returned.as_ref().filter(|returned| returned.failed) else { return Ok(()) };
        let Some(own) = returned.message_id.as_deref().map(|id| self.tx.own_mail(id)).transpose()?.flatten() else {
            return Ok(());
        };
        let mut count = 0;
        for address in &returned.recipients {
            count += self.tx.bounce_mail(own.id, Some(address), &returned.answer)?;
        }
        if count == 0 {
            count = self.tx.bounce_mail(own.id, None, &returned.answer)?;
        }
        if count > 0 {
            self.bounced.push(own.id);
        }
        self.report.bounced += count;
        Ok(())
    }
}

/// Those it writes from and has its answers sent to.
fn own_addresses(settings: &AccountSettings) -> impl Iterator<Item = String> + use<> {
    [&settings.address, &settings.reply_to]
        .map(|address| address.to_lowercase())
        .into_iter()
        .filter(|own| !own.is_empty())
}

/// A clock that is wrong by a day is usual; mails from next year are not.
fn latest(now: Moment) -> Moment {
    Moment::from_millis(now.millis() + 86_400_000)
}

pub(super) struct WholeMail {
    read: ReadMail,
    /// Its Message-ID, else what its bytes come to, whatever ends its lines: files and mailboxes differ in that.
    identity: String,
    /// What mails without a Message-ID were known by once.
    as_it_lies: String,
    /// It lay among what was sent, by whichever address.
    is_own: bool,
}

impl WholeMail {
    pub(super) fn sent(self) -> Self {
        Self { is_own: true, ..self }
    }

    /// Of one whose beginning alone is here.
    pub(super) fn too_large(self) -> Self {
        let read = ReadMail { aside: Some(AsideReason::TooLarge), ..self.read };
        Self { read, ..self }
    }
}

/// With what its files are and say. The bytes of the files are read again when they are wanted.
pub(super) fn read_whole(desk: &Desk, bytes: &[u8]) -> WholeMail {
    let mut read = read_mail(bytes);
    let files = std::mem::take(&mut read.files);
    for (file, bytes) in read.said.files.iter_mut().zip(&files) {
        intake::media_of(&file.name, bytes).clone_into(&mut file.media);
        let (state, text) = desk.documents.read(&file.media, bytes);
        file.state = state;
        file.text = text.chars().take(LONGEST_TEXT).collect();
    }
    let named = read.said.message_id.clone();
    let as_it_lies = named.clone().unwrap_or_else(|| format!("blake3:{}", blake3::hash(bytes).to_hex()));
    let identity = named.unwrap_or_else(|| format!("blake3:{}", hash_of_lines(bytes).to_hex()));
    WholeMail { read, identity, as_it_lies, is_own: false }
}

fn hash_of_lines(bytes: &[u8]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for line in bytes.trim_ascii_end().split(|byte| *byte == b'\n') {
        hasher.update(line.strip_suffix(b"\r").unwrap_or(line)).update(b"\n");
    }
    hasher.finalize()
}

enum Stopped {
    Store(Error),
    File(std::io::Error),
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::File(error)
    }
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}
