//! Long work: it tells how far it is and can be stopped.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Event, Failure, Listener};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    pub job: String,
    #[ts(type = "number")]
    pub done: u64,
    #[ts(type = "number | null")]
    pub total: Option<u64>,
    /// What is being done now: a file's name, never a person's.
    pub what: String,
}

/// Told oftener than this, nobody could read it.
const PAUSE: Duration = Duration::from_millis(50);

pub struct Job<'a> {
    id: Option<String>,
    stopped: Arc<AtomicBool>,
    listener: &'a Listener,
    told: Cell<Option<Instant>>,
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Job").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Job<'_> {
    /// Becomes true once somebody has asked to stop.
    pub fn stopped(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stopped)
    }

    /// Says how far it is; fails once somebody has asked to stop.
    pub fn step(&self, done: u64, total: Option<u64>, what: &str) -> Result<(), Failure> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(Failure::Cancelled);
        }
        let Some(job) = &self.id else { return Ok(()) };
        let now = Instant::now();
        if self.told.get().is_none_or(|told| now - told >= PAUSE) || Some(done) == total {
            self.told.set(Some(now));
            (self.listener)(Event::Progress(Progress { job: job.clone(), done, total, what: what.to_owned() }));
        }
        Ok(())
    }
}

/// The jobs that are under way, by the id their caller gave.
#[derive(Debug, Default)]
pub struct Jobs(Mutex<HashMap<String, Arc<AtomicBool>>>);

impl Jobs {
    /// Runs `work` as the job of that id; it can be stopped for as long as it runs.
    pub fn run<T>(&self, id: Option<&str>, listener: &Listener, work: impl FnOnce(&Job<'_>) -> T) -> T {
        let stopped = Arc::new(AtomicBool::new(false));
        if let Some(id) = id {
            self.held().insert(id.to_owned(), Arc::clone(&stopped));
        }
        let _done = Done { jobs: self, id };
        work(&Job { id: id.map(str::to_owned), stopped, listener, told: Cell::new(None) })
    }

    pub fn stop(&self, id: &str) {
        if let Some(stopped) = self.held().get(id) {
            stopped.store(true, Ordering::Relaxed);
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the job off the list, also when its work panics.
struct Done<'a> {
    jobs: &'a Jobs,
    id: Option<&'a str>,
}

impl Drop for Done<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            self.jobs.held().remove(id);
        }
    }
}
