//! The watch: while a store is open, mailboxes that are read are kept open, and what comes is fetched when the server tells of it.
//!
//! A thread looks after the accounts there are; each has one that waits on its server. Whoever waits is hung up on when the account is
//! changed, the store closed or the program ended.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use hiring::AccountId;
use mail::{Fault, HangUp, Mailbox, Stage, Trouble};
use secrecy::ExposeSecret;
use store::{AccountSettings, MailAccount};

use super::fetch::{MailsFetched, NotFetched, Stopped, look_through, open};
use crate::mailing::{name_of_mailbox, secret_name};
use crate::{Desk, Failure};

/// Under which the progress of a first look is told.
pub const WATCH_JOB: &str = "inbox";

/// A connection that nobody uses is cut somewhere on the way; and a computer may have slept.
const STAY: Duration = Duration::from_mins(5);
/// After trouble that may be over by then.
const AFTER_TROUBLE: Duration = Duration::from_mins(1);
/// Whether there are other accounts is looked at that often even when nothing was told.
const LOOK_EVERY: Duration = Duration::from_mins(1);

/// For the mails that are just being written; whoever takes longer leaves them to the next start.
const PARTING: Duration = Duration::from_secs(5);

/// Mails are fetched by themselves for as long as this is held.
#[derive(Debug)]
pub struct Watch {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    pub fn start(desk: &Arc<Desk>) -> std::io::Result<Self> {
        let watches = Arc::clone(desk);
        let thread = Builder::new().name("watch".to_owned()).spawn(move || keep_watch(&watches))?;
        Ok(Self { desk: Arc::clone(desk), thread: Some(thread) })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.desk.bell.end_watch();
        self.desk.stop(WATCH_JOB);
        let until = Instant::now() + PARTING;
        let Some(thread) = self.thread.take() else { return };
        while !thread.is_finished() {
            if Instant::now() > until {
                return;
            }
            std::thread::park_timeout(Duration::from_millis(5));
        }
        // One that panicked has nothing left to end.
        let _ = thread.join();
    }
}

/// One that waits on an account's server.
struct Waiting {
    of: Wanted,
    ends: Arc<End>,
    thread: JoinHandle<()>,
}

impl Waiting {
    fn end(self) {
        self.ends.now();
        let _ = self.thread.join();
    }
}

/// What a watch is about: were any of it another, it would be another watch.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    store: PathBuf,
    settings: AccountSettings,
    /// Only to tell whether it is another one.
    secret: Option<blake3::Hash>,
}

fn keep_watch(desk: &Arc<Desk>) {
    let mut waiting: HashMap<AccountId, Waiting> = HashMap::new();
    let mut rings = 0;
    loop {
        let wanted = wanted(desk);
        let over: Vec<AccountId> =
            waiting.iter().filter(|(id, of)| wanted.get(id) != Some(&of.of)).map(|(id, _)| *id).collect();
        for id in over {
            if let Some(one) = waiting.remove(&id) {
                one.end();
            }
        }
        for (id, of) in wanted {
            if !waiting.contains_key(&id)
                && let Ok(one) = wait_on(desk, id, of)
            {
                waiting.insert(id, one);
            }
        }
        match desk.bell.rung_after(rings, LOOK_EVERY) {
            Some(now) => rings = now,
            None => break,
        }
    }
    for one in waiting.into_values() {
        one.end();
    }
}

/// The accounts whose mails are read, in the store that is open.
fn wanted(desk: &Desk) -> HashMap<AccountId, Wanted> {
    let Ok(store) = desk.store() else { return HashMap::new() };
    let accounts = store.read(|read| read.mail_accounts()).unwrap_or_default();
    let reads = |account: MailAccount| {
        account.settings.receiving.as_ref()?;
        let secret = desk.secrets.get(&secret_name(&account.settings));
        let secret = secret.map(|secret| blake3::hash(secret.expose_secret().as_bytes()));
        Some((account.id, Wanted { store: store.path().to_owned(), settings: account.settings, secret }))
    };
    accounts.into_iter().filter_map(reads).collect()
}

fn wait_on(desk: &Arc<Desk>, id: AccountId, of: Wanted) -> std::io::Result<Waiting> {
    let ends = Arc::new(End::default());
    let (desk, end) = (Arc::clone(desk), Arc::clone(&ends));
    let thread = Builder::new().name("mailbox".to_owned()).spawn(move || {
        while !end.is_now() {
            let rest = match stay(&desk, id, &end) {
                Ok(()) => Some(Duration::ZERO),
                Err(stopped) => rest_after(&stopped),
            };
            end.within(rest);
        }
    })?;
    Ok(Waiting { of, ends, thread })
}

/// None until somebody has done something about it: a server that refuses is not asked over and over.
fn rest_after(stopped: &Stopped) -> Option<Duration> {
    match stopped {
        Stopped::Away(NotFetched::NoSecret) => None,
        Stopped::Away(NotFetched::Fault(Fault { stage: Stage::SignIn | Stage::Token, trouble })) => match trouble {
            Trouble::Denied { for_now: false, .. } | Trouble::NoSignIn => None,
            _ => Some(AFTER_TROUBLE),
        },
        Stopped::Failure(Failure::Cancelled) => Some(STAY),
        Stopped::Away(_) | Stopped::Failure(_) => Some(AFTER_TROUBLE),
    }
}

/// Keeps the mailbox open and fetches what comes, until it is ended or something goes wrong.
fn stay(desk: &Desk, id: AccountId, end: &End) -> Result<(), Stopped> {
    let account = desk.store()?.read(|read| read.mail_account(id))?;
    let mut mailbox = open(desk, &account)?;
    end.holds(&mailbox);
    while !end.is_now() {
        let looked = {
            let _only_one = desk.fetching.lock().unwrap_or_else(PoisonError::into_inner);
            let mut report = MailsFetched::default();
            desk.work(Some(WATCH_JOB), |job| look_through(desk, &account, &mut mailbox, (false, job), &mut report))
        };
        looked?;
        if !end.is_now() && !has_more(desk, &account, &mut mailbox)? {
            if mailbox.tells() {
                mailbox.wait(STAY)?;
            } else {
                end.within(Some(STAY));
            }
        }
    }
    mailbox.log_out();
    Ok(())
}

/// Opens the folder that is waited on, in which something may have come since it was looked through.
fn has_more(desk: &Desk, account: &MailAccount, mailbox: &mut Mailbox) -> Result<bool, Stopped> {
    let receiving = account.settings.receiving.as_ref();
    let folder = receiving.and_then(|receiving| receiving.folders.first()).map_or("INBOX", String::as_str);
    let looked = mailbox.look_into(folder)?;
    let name = name_of_mailbox(&account.settings);
    let seen = desk.store()?.read(|read| read.folder_seen(account.id, &name, folder))?;
    Ok(match (seen, looked.next) {
        (Some(seen), Some(next)) => seen.validity == looked.validity && next > seen.last.saturating_add(1),
        _ => false,
    })
}

/// Told from outside: it is over.
#[derive(Debug, Default)]
struct End {
    at: Mutex<Ended>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Ended {
    over: bool,
    line: Option<HangUp>,
}

impl End {
    fn held(&self) -> MutexGuard<'_, Ended> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) {
        let mut held = self.held();
        held.over = true;
        if let Some(line) = &held.line {
            line.now();
        }
        drop(held);
        self.changed.notify_all();
    }

    fn is_now(&self) -> bool {
        self.held().over
    }

    /// That is what is to be hung up.
    fn holds(&self, mailbox: &Mailbox) {
        let mut held = self.held();
        held.line = mailbox.hang_up().ok();
        if held.over
            && let Some(line) = &held.line
        {
            line.now();
        }
    }

    fn within(&self, rest: Option<Duration>) {
        let is_on = |held: &mut Ended| !held.over;
        let waited = match rest {
            Some(rest) => self.changed.wait_timeout_while(self.held(), rest, is_on).map(|(held, _)| held).ok(),
            None => self.changed.wait_while(self.held(), is_on).ok(),
        };
        drop(waited);
    }
}
