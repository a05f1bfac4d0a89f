//! The post: while a store is open, what is due leaves by itself, on a thread of its own.
//!
//! It sleeps until it is rung for or the next mail is due, and asks a server at its own pace: no command waits for it. What leaves is
//! what a person queued; which, and how, is the sender's business.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use hiring::Moment;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::digests::next_hour;
use super::sender::{AccountReport, SendMails, SendReport, send_until_hushed};
use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

/// Under which the progress of a round is told.
pub const POST_JOB: &str = "mail";

/// What the post is at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostState {
    /// Mails leave by themselves. Where not, somebody has to say so each time.
    pub by_itself: bool,
    /// A round is under way.
    pub busy: bool,
    /// Of this round, or else of the last one.
    #[ts(type = "number")]
    pub done: u64,
    #[ts(type = "number")]
    pub total: u64,
    /// When it looks again, unless something happens before.
    pub next_at: Option<Moment>,
    /// Accounts whose mails wait, and why.
    pub accounts: Vec<AccountReport>,
}

/// Where the post is called from: rung for when there may be something to do, hushed when there is not to be.
#[derive(Debug, Default)]
pub struct Bell {
    at: Mutex<Rung>,
    changed: Condvar,
}

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was said, independent of the others")]
struct Rung {
    wanted: bool,
    over: bool,
    /// The post is on its round.
    out: bool,
    /// Counts up each time a round is to stop.
    hushes: u64,
    /// Counts up each time something may have changed.
    rings: u64,
    watch_over: bool,
    state: PostState,
}

impl Bell {
    fn held(&self) -> MutexGuard<'_, Rung> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn ring(&self) {
        let mut held = self.held();
        held.wanted = true;
        held.rings += 1;
        drop(held);
        self.changed.notify_all();
    }

    /// The round under way ends after the mail that it is at.
    pub fn hush(&self) {
        let mut held = self.held();
        held.hushes += 1;
        held.rings += 1;
        drop(held);
        self.changed.notify_all();
    }

    /// How often it was rung or hushed once that is oftener than so, or after that time; none once nobody is to watch any more.
    pub fn rung_after(&self, rings: u64, at_most: Duration) -> Option<u64> {
        let is_quiet = |held: &mut Rung| held.rings == rings && !held.watch_over;
        let waited = self.changed.wait_timeout_while(self.held(), at_most, is_quiet);
        let held = waited.unwrap_or_else(PoisonError::into_inner).0;
        (!held.watch_over).then_some(held.rings)
    }

    pub fn end_watch(&self) {
        self.held().watch_over = true;
        self.changed.notify_all();
    }

    pub fn hushes(&self) -> u64 {
        self.held().hushes
    }

    /// Whether other accounts are on hold by it, or for other reasons.
    pub fn note(&self, change: impl FnOnce(&mut PostState)) -> bool {
        let mut held = self.held();
        let before = held.state.accounts.clone();
        change(&mut held.state);
        held.state.accounts != before
    }

    fn end(&self) {
        let mut held = self.held();
        held.over = true;
        held.hushes += 1;
        drop(held);
        self.changed.notify_all();
    }

    /// Sets out once it is rung for or that time has come, unless it is hushed after so many times; none once it is over.
    fn set_out(&self, at_most: Option<Duration>) -> Option<u64> {
        let deadline = at_most.map(|at_most| Instant::now() + at_most);
        let mut held = self.held();
        loop {
            if held.over {
                return None;
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if std::mem::take(&mut held.wanted) || left == Some(Duration::ZERO) {
                held.out = true;
                return Some(held.hushes);
            }
            held = match left {
                None => self.changed.wait(held).unwrap_or_else(PoisonError::into_inner),
                Some(left) => self.changed.wait_timeout(held, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    fn come_back(&self) {
        self.held().out = false;
        self.changed.notify_all();
    }

    /// Whether it came back within that time.
    fn is_back_within(&self, at_most: Duration) -> bool {
        let is_out = |held: &mut Rung| held.out;
        let waited = self.changed.wait_timeout_while(self.held(), at_most, is_out);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }
}

/// A clock may be set and a computer may sleep: nothing is waited for longer than this without looking.
const LOOK_EVERY: i64 = 60_000;
/// Where something went wrong that the next look may find mended.
const AFTER_TROUBLE: Duration = Duration::from_mins(1);
/// For the mail that is just being handed over; it is safe in the ledger all the same.
const PARTING: Duration = Duration::from_secs(5);

/// Mails leave by themselves for as long as this is held.
#[derive(Debug)]
pub struct Post {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

impl Post {
    pub fn start(desk: &Arc<Desk>) -> std::io::Result<Self> {
        let goes = Arc::clone(desk);
        let thread = Builder::new().name("post".to_owned()).spawn(move || go_round(&goes))?;
        desk.bell.note(|state| state.by_itself = true);
        Ok(Self { desk: Arc::clone(desk), thread: Some(thread) })
    }
}

impl Drop for Post {
    /// Takes leave of a server that answers; one that does not is not waited for.
    fn drop(&mut self) {
        self.desk.bell.end();
        let is_back = self.desk.bell.is_back_within(PARTING);
        if let Some(thread) = self.thread.take().filter(|_| is_back) {
            // One that panicked has nothing left to end.
            let _ = thread.join();
        }
    }
}

fn go_round(desk: &Desk) {
    let mut at_most = Some(Duration::ZERO);
    while let Some(hushes) = desk.bell.set_out(at_most) {
        at_most = desk.work(Some(POST_JOB), |job| round(desk, hushes, job));
        desk.bell.come_back();
    }
    desk.bell.note(|state| state.by_itself = false);
}

/// How long until the next look; none when only somebody can bring something to do.
fn round(desk: &Desk, hushes: u64, job: &Job<'_>) -> Option<Duration> {
    match send_until_hushed(desk, SendMails { until_empty: false }, hushes, job) {
        // Rung for once there is one.
        Err(Failure::StoreNotOpen) => None,
        Err(_) | Ok(SendReport { busy: true, .. }) => Some(AFTER_TROUBLE),
        Ok(SendReport { cancelled: true, .. }) => None,
        Ok(report) => {
            let now = desk.now();
            let digest = desk.store().and_then(|store| next_hour(&store, now)).unwrap_or_default();
            [report.next_at, digest].into_iter().flatten().min().map(|next| {
                let left = (next.millis() - now.millis()).clamp(0, LOOK_EVERY);
                Duration::from_millis(left.unsigned_abs())
            })
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every command of the table may fail")]
pub(crate) fn post(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<PostState, Failure> {
    Ok(desk.bell.held().state.clone())
}
