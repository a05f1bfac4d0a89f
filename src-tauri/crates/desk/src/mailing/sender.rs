//! Handing over what is due: one account after the other, one mail after the other, with the ledger written at each step.
//!
//! No transaction is open while a server is talked to. Before the final dot `committing` is on the disk; were that to fail, the dot is
//! not written.

use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::{Arc, TryLockError};
use std::time::{Duration, Instant};

use hiring::{AccountId, AccountKind, Address, MailId, Moment, PauseReason};
use mail::{
    Delivery, Envelope, Fault, Next, NoConnection, Outcome, Server, Session, Stage, Trouble, WireAddress,
    after_attempt, after_no_connection, pause_lasts, write_eml,
};
use serde::{Deserialize, Serialize};
use store::{AccountState, ClaimedMail, ClaimedRecipient, MailAccount, MailStep, Store};
use ts_rs::TS;

use super::account::{Way, is_tested, paused_now, server_of};
use super::digests::tell_the_week;
use super::outbox::MailAnswer;
use super::rules::follow;
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SendMails {
    /// Wait for what is due within a minute, too, until nothing is.
    #[serde(default)]
    pub until_empty: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SendReport {
    /// Recipients, by what became of their mails.
    #[ts(type = "number")]
    pub sent: u64,
    #[ts(type = "number")]
    pub deferred: u64,
    #[ts(type = "number")]
    pub failed: u64,
    #[ts(type = "number")]
    pub unknown: u64,
    /// Accounts whose mails wait, and why.
    pub accounts: Vec<AccountReport>,
    /// When there is something to do again by itself.
    pub next_at: Option<Moment>,
    /// Another sending is under way: nothing was done here.
    pub busy: bool,
    pub cancelled: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountReport {
    pub account: AccountId,
    pub name: String,
    pub held: OnHold,
}

/// Why an account's mails stay where they are for now. Nothing is lost by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum OnHold {
    /// It has not passed its test with these settings.
    NotTested,
    NoSecret,
    Paused {
        reason: PauseReason,
        until: Option<Moment>,
    },
    /// The network is away, or the server is.
    Offline {
        fault: Fault,
    },
    /// As many as it may send in a minute or a day.
    Limit {
        until: Moment,
    },
    /// The folder cannot be written to.
    Folder {
        detail: String,
    },
}

/// How many one connection carries.
const MAILS_A_CONNECTION: u32 = 50;
/// What is due so soon is waited for.
const SOON: i64 = 60_000;
/// An account in trouble is tried again after that many milliseconds.
const AFTER_TROUBLE: i64 = 60_000;
/// The window is told oftener than this by nobody.
const TELL_EVERY: Duration = Duration::from_millis(250);

pub fn send(desk: &Desk, request: SendMails, job: &Job<'_>) -> Result<SendReport, Failure> {
    send_until_hushed(desk, request, desk.bell.hushes(), job)
}

/// Ends early once the desk's bell has been hushed oftener than that.
pub fn send_until_hushed(desk: &Desk, request: SendMails, hushes: u64, job: &Job<'_>) -> Result<SendReport, Failure> {
    let _only_one = match desk.sending.try_lock() {
        Ok(held) => held,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => return Ok(SendReport { busy: true, ..SendReport::default() }),
    };
    let store = desk.store()?;
    desk.bell.note(|state| (state.busy, state.done, state.total) = (true, 0, 0));
    let report = round(desk, &store, request, (job, hushes));
    let is_news = desk.bell.note(|state| {
        state.busy = false;
        if let Ok(report) = &report {
            (state.next_at, state.accounts) = (report.next_at, report.accounts.clone());
        }
    });
    if is_news {
        desk.tell_mails(&[]);
    }
    report
}

fn round(
    desk: &Desk,
    store: &Arc<Store>,
    request: SendMails,
    (job, hushes): (&Job<'_>, u64),
) -> Result<SendReport, Failure> {
    // A round before this one may have ended in the middle, with a full disk for instance.
    store.record(|tx| tx.recover_mails())?;
    // They are tried again in the next round: nothing that goes wrong with a rule or a digest keeps other mails here.
    let troubled = follow(desk, store).is_err();
    let _ = tell_the_week(desk, store);
    let mut sender = Sender {
        desk,
        store: Arc::clone(store),
        job,
        hushes,
        report: SendReport::default(),
        total: 0,
        done: 0,
        to_tell: Vec::new(),
        told: Instant::now(),
    };
    let outcome = sender.rounds(request.until_empty);
    if !sender.to_tell.is_empty() {
        sender.tell_now();
    }
    match outcome {
        Err(Failure::Cancelled) => sender.report.cancelled = true,
        other => other?,
    }
    if troubled {
        let again = Moment::from_millis(desk.now().millis() + AFTER_TROUBLE);
        sender.report.next_at = Some(sender.report.next_at.map_or(again, |next| next.min(again)));
    }
    Ok(sender.report)
}

struct Sender<'a> {
    desk: &'a Desk,
    store: Arc<Store>,
    job: &'a Job<'a>,
    /// How often rounds were to stop before this one began.
    hushes: u64,
    report: SendReport,
    /// Mails that were due, and those that were tried.
    total: u64,
    done: u64,
    to_tell: Vec<MailId>,
    told: Instant,
}

impl Sender<'_> {
    fn rounds(&mut self, until_empty: bool) -> Result<(), Failure> {
        loop {
            self.report.accounts.clear();
            for account in self.store.read(|read| read.mail_accounts())? {
                self.account(&account)?;
            }
            let soon = |due: &Moment| until_empty && due.millis() - self.desk.now().millis() <= SOON;
            let Some(due) = self.next_due()?.filter(soon) else {
                self.report.next_at = self.next_look()?;
                return Ok(());
            };
            self.tell_now();
            self.wait_until(due)?;
        }
    }

    /// The soonest of all accounts that are not held; a limit that ends soon counts as due then.
    fn next_due(&self) -> Result<Option<Moment>, Failure> {
        let mut soonest = None;
        for account in self.store.read(|read| read.mail_accounts())? {
            let held = self.report.accounts.iter().find(|report| report.account == account.id);
            let due = match held.map(|report| &report.held) {
                Some(OnHold::Limit { until }) => Some(*until),
                Some(_) => None,
                None => self.store.read(|read| read.next_due(account.id))?,
            };
            soonest = [soonest, due].into_iter().flatten().min();
        }
        Ok(soonest)
    }

    /// When it is worth looking again without anybody having done something.
    fn next_look(&self) -> Result<Option<Moment>, Failure> {
        let now = self.desk.now();
        let after_trouble = Moment::from_millis(now.millis() + AFTER_TROUBLE);
        let mut soonest = self.next_due()?;
        for AccountReport { held, .. } in &self.report.accounts {
            let next = match held {
                OnHold::Paused { until, .. } => *until,
                OnHold::Offline { .. } | OnHold::Folder { .. } => Some(after_trouble),
                // In the sum already, or somebody's turn.
                OnHold::Limit { .. } | OnHold::NotTested | OnHold::NoSecret => None,
            };
            soonest = [soonest, next].into_iter().flatten().min();
        }
        Ok(soonest)
    }

    fn wait_until(&self, due: Moment) -> Result<(), Failure> {
        loop {
            self.step()?;
            let left = due.millis() - self.desk.now().millis();
            if left <= 0 {
                return Ok(());
            }
            // Short, so that being stopped is noticed.
            std::thread::park_timeout(Duration::from_millis(left.min(100).unsigned_abs()));
        }
    }

    fn step(&self) -> Result<(), Failure> {
        if self.desk.bell.hushes() != self.hushes {
            return Err(Failure::Cancelled);
        }
        // Some may have come meanwhile.
        let total = self.total.max(self.done);
        self.desk.bell.note(|state| (state.done, state.total) = (self.done, total));
        self.job.step(self.done, Some(total), "")
    }

    fn account(&mut self, account: &MailAccount) -> Result<(), Failure> {
        let now = self.desk.now();
        if !self.store.read(|read| read.has_due_mail(account.id, now))? {
            return Ok(());
        }
        self.total += self.store.read(|read| read.due_mails(account.id, now))?;
        let held = match self.held_before(account, now)? {
            Some(held) => Some(held),
            None => match account.settings.kind {
                AccountKind::Folder => self.by_folder(account)?,
                AccountKind::Smtp => self.by_smtp(account)?,
            },
        };
        if let Some(held) = held {
            let name = account.settings.name.clone();
            self.report.accounts.push(AccountReport { account: account.id, name, held });
        }
        Ok(())
    }

    fn held_before(&self, account: &MailAccount, now: Moment) -> Result<Option<OnHold>, Failure> {
        if let Some(reason) = paused_now(account, now) {
            return Ok(Some(OnHold::Paused { reason, until: account.state.paused_until }));
        }
        if !is_tested(account) {
            return Ok(Some(OnHold::NotTested));
        }
        self.limit(account)
    }

    /// Reached, and when it is worth looking again.
    fn limit(&self, account: &MailAccount) -> Result<Option<OnHold>, Failure> {
        const MINUTE: i64 = 60_000;
        let limits = [(account.settings.per_minute, MINUTE), (account.settings.per_day, 24 * 60 * MINUTE)];
        let now = self.desk.now();
        for (most, within) in limits {
            let Some(most) = most else { continue };
            let since = Moment::from_millis(now.millis() - within);
            if self.store.read(|read| read.handed_over_since(account.id, since))? >= u64::from(most) {
                let until = Moment::from_millis(now.millis() + (within / 60).max(1000));
                return Ok(Some(OnHold::Limit { until }));
            }
        }
        Ok(None)
    }

    /// A folder takes a mail whole or not at all, and the same one twice as one: no step between is needed.
    fn by_folder(&mut self, account: &MailAccount) -> Result<Option<OnHold>, Failure> {
        while let Some(mail) = self.store.record(|tx| tx.claim_mail(account.id))? {
            let bytes = self.store.read(|read| read.mail_bytes(mail.id))?;
            let name = mail.message_id.trim_matches(['<', '>']);
            match write_eml(Path::new(&account.settings.folder), name, &bytes) {
                Ok(path) => {
                    let answer = MailAnswer::Written { path: path.display().to_string() }.stored();
                    let steps = mail.recipients.iter().map(|to| (to, MailStep::Sent { answer: answer.clone() }));
                    self.record(mail.id, &steps.collect::<Vec<_>>())?;
                }
                Err(error) => {
                    self.release(&mail)?;
                    return Ok(Some(OnHold::Folder { detail: error.to_string() }));
                }
            }
            self.step()?;
        }
        Ok(None)
    }

    fn by_smtp(&mut self, account: &MailAccount) -> Result<Option<OnHold>, Failure> {
        let server = match server_of(self.desk, &account.settings)? {
            Way::To(server) => server,
            Way::NoSecret => return Ok(Some(OnHold::NoSecret)),
            Way::Shut(fault) => return Ok(Some(self.without_connection(account, fault)?)),
        };
        let mut line = match self.connect(account, &server)? {
            Ok(session) => session,
            Err(held) => return Ok(Some(held)),
        };
        // One at a time: until its turn comes, each can be cancelled.
        while let Some(mail) = self.store.record(|tx| tx.claim_mail(account.id))? {
            match self.hand_over(account, &server, line, &mail)? {
                Ok(next) => line = next,
                Err(held) => return Ok(Some(held)),
            }
            let again = self.step().and_then(|()| self.held_now(account.id));
            if !matches!(again, Ok(None)) {
                line.quit();
                return again;
            }
        }
        line.quit();
        Ok(None)
    }

    /// As it is meanwhile: somebody may have paused it.
    fn held_now(&self, id: AccountId) -> Result<Option<OnHold>, Failure> {
        let account = self.store.read(|read| read.mail_account(id))?;
        self.held_before(&account, self.desk.now())
    }

    /// One mail, on this connection or, if need be, on a fresh one. The connection comes back for the next.
    fn hand_over(
        &mut self,
        account: &MailAccount,
        server: &Server,
        mut line: Session,
        mail: &ClaimedMail,
    ) -> Result<Result<Session, OnHold>, Failure> {
        if line.mails() >= MAILS_A_CONNECTION {
            line.quit();
            line = match self.reconnect(account, server, mail)? {
                Ok(fresh) => fresh,
                Err(held) => return Ok(Err(held)),
            };
        }
        let Some(envelope) = envelope_of(mail) else {
            let answer = MailAnswer::Fault(Fault::new(Stage::Sender, Trouble::NeedsUtf8)).stored();
            let steps: Vec<_> =
                mail.recipients.iter().map(|to| (to, MailStep::Failed { answer: answer.clone() })).collect();
            self.record(mail.id, &steps)?;
            return Ok(Ok(line));
        };
        let bytes = self.store.read(|read| read.mail_bytes(mail.id))?;
        let reused = line.mails() > 0;
        let mut attempt = self.attempt(&mut line, mail, &envelope, &bytes);
        if reused && attempt.was_turned_away() {
            line = match self.reconnect(account, server, mail)? {
                Ok(fresh) => fresh,
                Err(held) => return Ok(Err(held)),
            };
            attempt = self.attempt(&mut line, mail, &envelope, &bytes);
        }
        let pause = self.note(mail, &attempt)?;
        if let Some((reason, fault)) = pause {
            line.quit();
            return Ok(Err(self.pause(account, reason, &fault)?));
        }
        if attempt.delivery.usable {
            return Ok(Ok(line));
        }
        drop(line);
        self.connect(account, server)
    }

    fn connect(&self, account: &MailAccount, server: &Server) -> Result<Result<Session, OnHold>, Failure> {
        match Session::open(server) {
            Ok(session) => {
                if account.state.offline_since.is_some()
                    || account.state.paused.is_some()
                    || !account.state.fault.is_empty()
                {
                    self.set_state(account, |state| AccountState {
                        // What somebody has paused meanwhile stays so.
                        paused: state.paused.filter(|reason| *reason == PauseReason::ByHand),
                        paused_until: None,
                        offline_since: None,
                        fault: String::new(),
                        ..state
                    })?;
                }
                Ok(Ok(session))
            }
            Err(fault) => Ok(Err(self.without_connection(account, fault)?)),
        }
    }

    fn without_connection(&self, account: &MailAccount, fault: Fault) -> Result<OnHold, Failure> {
        match after_no_connection(&fault) {
            NoConnection::Pause(reason) => self.pause(account, reason, &fault),
            NoConnection::Offline => {
                let now = self.desk.now();
                let words = stored_fault(&fault);
                self.set_state(account, |state| AccountState {
                    offline_since: state.offline_since.or(Some(now)),
                    fault: words,
                    ..state
                })?;
                Ok(OnHold::Offline { fault })
            }
        }
    }

    /// The same with a mail in hand, which waits again when it does not come about.
    fn reconnect(
        &mut self,
        account: &MailAccount,
        server: &Server,
        mail: &ClaimedMail,
    ) -> Result<Result<Session, OnHold>, Failure> {
        let connected = self.connect(account, server)?;
        if connected.is_err() {
            self.release(mail)?;
        }
        Ok(connected)
    }

    fn pause(&self, account: &MailAccount, reason: PauseReason, fault: &Fault) -> Result<OnHold, Failure> {
        let lasts = pause_lasts(reason).and_then(|lasts| i64::try_from(lasts.as_millis()).ok());
        let until = lasts.map(|lasts| Moment::from_millis(self.desk.now().millis() + lasts));
        let words = stored_fault(fault);
        self.set_state(account, |state| AccountState {
            paused: Some(reason),
            paused_until: until,
            fault: words,
            ..state
        })?;
        Ok(OnHold::Paused { reason, until })
    }

    fn set_state(
        &self,
        account: &MailAccount,
        change: impl FnOnce(AccountState) -> AccountState,
    ) -> Result<(), Failure> {
        Ok(self.store.record(|tx| {
            let state = tx.mail_account(account.id)?.state;
            tx.set_account_state(account.id, &change(state))
        })?)
    }

    /// The dot is written only once `committing` is on the disk, together with what is certain by then for the others.
    fn attempt(&self, line: &mut Session, mail: &ClaimedMail, envelope: &Envelope, bytes: &[u8]) -> Attempt {
        let mut before_dot: Option<Vec<Option<Outcome>>> = None;
        let delivery = line.deliver(envelope, bytes, |so_far| {
            let steps = mail.recipients.iter().zip(so_far).map(|(to, known)| match known {
                Some(outcome) => (to, self.step_after(to, outcome)),
                None => (to, MailStep::Committing),
            });
            let steps: Vec<_> = steps.collect();
            let written = self.store.record(|tx| steps.iter().try_for_each(|(to, step)| tx.step_mail(to.id, step)));
            before_dot = written.is_ok().then(|| so_far.to_vec());
            written.is_ok()
        });
        Attempt { delivery, before_dot }
    }

    /// Writes down what became of the mail, and says whether the account has to pause.
    fn note(&mut self, mail: &ClaimedMail, attempt: &Attempt) -> Result<Option<(PauseReason, Fault)>, Failure> {
        let mut pause = None;
        let mut steps = Vec::new();
        for (place, (to, outcome)) in mail.recipients.iter().zip(&attempt.delivery.outcomes).enumerate() {
            if let Some(found) = self.pause_after(to, outcome) {
                pause = Some(found);
            }
            let step = self.step_after(to, outcome);
            if attempt.is_written(place) {
                self.count(&step, 1);
            } else {
                steps.push((to, step));
            }
        }
        self.record(mail.id, &steps)?;
        Ok(pause)
    }

    fn pause_after(&self, to: &ClaimedRecipient, outcome: &Outcome) -> Option<(PauseReason, Fault)> {
        match (self.next(to, outcome), outcome) {
            (Next::Pause(reason), Outcome::NotSent(fault)) => Some((reason, fault.clone())),
            _ => None,
        }
    }

    fn next(&self, to: &ClaimedRecipient, outcome: &Outcome) -> Next {
        let now = self.desk.now();
        let since = to.first_attempt_at.map_or(0, |first| now.millis() - first.millis());
        let since = Duration::from_millis(u64::try_from(since).unwrap_or_default());
        after_attempt(outcome, to.attempts + 1, since, jitter())
    }

    fn step_after(&self, to: &ClaimedRecipient, outcome: &Outcome) -> MailStep {
        let answer = MailAnswer::of(outcome).stored();
        match self.next(to, outcome) {
            Next::Sent => MailStep::Sent { answer },
            Next::Unknown => MailStep::Unknown { answer },
            Next::Failed => MailStep::Failed { answer },
            Next::Pause(_) => MailStep::Released,
            Next::TryAgain { after } => {
                let after = i64::try_from(after.as_millis()).unwrap_or(i64::MAX);
                MailStep::Deferred {
                    answer,
                    due_at: Moment::from_millis(self.desk.now().millis().saturating_add(after)),
                }
            }
        }
    }

    fn record(&mut self, mail: MailId, steps: &[(&ClaimedRecipient, MailStep)]) -> Result<(), Failure> {
        self.store.record(|tx| steps.iter().try_for_each(|(to, step)| tx.step_mail(to.id, step)))?;
        for (_, step) in steps {
            self.count(step, 1);
        }
        self.tell(mail);
        Ok(())
    }

    fn release(&mut self, mail: &ClaimedMail) -> Result<(), Failure> {
        self.store.record(|tx| mail.recipients.iter().try_for_each(|to| tx.step_mail(to.id, &MailStep::Released)))?;
        self.tell(mail.id);
        Ok(())
    }

    const fn count(&mut self, step: &MailStep, recipients: u64) {
        match step {
            MailStep::Sent { .. } => self.report.sent += recipients,
            MailStep::Unknown { .. } => self.report.unknown += recipients,
            MailStep::Failed { .. } => self.report.failed += recipients,
            MailStep::Deferred { .. } => self.report.deferred += recipients,
            MailStep::Committing | MailStep::Released => {}
        }
    }

    fn tell(&mut self, mail: MailId) {
        self.done += 1;
        self.to_tell.push(mail);
        if self.told.elapsed() >= TELL_EVERY {
            self.tell_now();
        }
    }

    fn tell_now(&mut self) {
        self.desk.tell_mails(&std::mem::take(&mut self.to_tell));
        self.told = Instant::now();
    }
}

/// What a server made of a mail, and what of it the ledger has already.
struct Attempt {
    delivery: Delivery,
    /// What was certain just before the dot; none when it did not come to that.
    before_dot: Option<Vec<Option<Outcome>>>,
}

impl Attempt {
    /// The ledger has it since just before the dot.
    fn is_written(&self, place: usize) -> bool {
        let before = self.before_dot.as_ref().and_then(|before| before.get(place));
        before.is_some_and(Option::is_some)
    }

    /// The server was done with this connection, as servers are after a while or a number of mails: nothing was begun.
    fn was_turned_away(&self) -> bool {
        let turned_away = |outcome: &Outcome| match outcome {
            Outcome::NotSent(Fault { stage: Stage::Sender | Stage::Recipient | Stage::Data, trouble }) => match trouble
            {
                Trouble::Refused(reply) => reply.code == 421,
                Trouble::Dropped => true,
                _ => false,
            },
            _ => false,
        };
        self.before_dot.is_none() && self.delivery.outcomes.iter().all(turned_away)
    }
}

fn envelope_of(mail: &ClaimedMail) -> Option<Envelope> {
    let wire = |address: &str| WireAddress::new(&address.parse::<Address>().ok()?).ok();
    let to = mail.recipients.iter().map(|to| wire(&to.address)).collect::<Option<Vec<_>>>()?;
    Some(Envelope { from: wire(&mail.sender)?, to })
}

pub(crate) fn stored_fault(fault: &Fault) -> String {
    serde_json::to_string(fault).unwrap_or_default()
}

/// Between 0 and 1, so that mails put off together do not all come back at once.
fn jitter() -> f64 {
    let random = u32::try_from(RandomState::new().hash_one(()) >> 32).unwrap_or_default();
    f64::from(random) / f64::from(u32::MAX)
}
