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

use super::sender::{AccountReport, SendMails, SendReport, send};
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
struct Rung {
    rung: bool,
    over: bool,
    /// Counts up each time a round is to stop.
    hushes: u64,
    state: PostState,
}

impl Bell {
    fn held(&self) -> MutexGuard<'_, Rung> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn ring(&self) {
        self.held().rung = true;
        self.changed.notify_all();
    }

    /// The round under way ends after the mail that it is at.
    pub fn hush(&self) {
        self.held().hushes += 1;
    }

    pub fn hushes(&self) -> u64 {
        self.held().hushes
    }

    pub fn note(&self, change: impl FnOnce(&mut PostState)) {
        change(&mut self.held().state);
        self.changed.notify_all();
    }

    fn end(&self) {
        let mut held = self.held();
        held.over = true;
        held.hushes += 1;
        drop(held);
        self.changed.notify_all();
    }

    /// Until it is rung for or that time has come; false once it is over.
    fn wait(&self, at_most: Option<Duration>) -> bool {
        let deadline = at_most.map(|at_most| Instant::now() + at_most);
        let mut held = self.held();
        loop {
            if held.over {
                return false;
            }
            if std::mem::take(&mut held.rung) {
                return true;
            }
            held = match deadline.map(|deadline| deadline.saturating_duration_since(Instant::now())) {
                None => self.changed.wait(held).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => return true,
                Some(left) => self.changed.wait_timeout(held, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    /// Until no round is under way, but no longer than that.
    fn wait_until_quiet(&self, at_most: Duration) -> bool {
        let busy = |held: &mut Rung| held.state.busy;
        let (held, waited) = self
            .changed
            .wait_timeout_while(self.held(), at_most, busy)
            .unwrap_or_else(PoisonError::into_inner);
        drop(held);
        !waited.timed_out()
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
        let quiet = self.desk.bell.wait_until_quiet(PARTING);
        if let Some(thread) = self.thread.take().filter(|_| quiet) {
            // One that panicked has nothing left to end.
            let _ = thread.join();
        }
    }
}

fn go_round(desk: &Desk) {
    let mut at_most = Some(Duration::ZERO);
    while desk.bell.wait(at_most) {
        at_most = desk.work(Some(POST_JOB), |job| round(desk, job));
    }
    desk.bell.note(|state| state.by_itself = false);
}

/// How long until the next look; none when only somebody can bring something to do.
fn round(desk: &Desk, job: &Job<'_>) -> Option<Duration> {
    match send(desk, SendMails { until_empty: false }, job) {
        // Rung for once there is one.
        Err(Failure::StoreNotOpen) => None,
        Err(_) | Ok(SendReport { busy: true, .. }) => Some(AFTER_TROUBLE),
        Ok(SendReport { cancelled: true, .. }) => None,
        Ok(report) => report.next_at.map(|next| {
            let left = (next.millis() - desk.now().millis()).clamp(0, LOOK_EVERY);
            Duration::from_millis(left.unsigned_abs())
        }),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every command of the table may fail")]
pub(crate) fn post(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<PostState, Failure> {
    Ok(desk.bell.held().state.clone())
}
