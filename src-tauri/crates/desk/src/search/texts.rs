//! The words of files and of our own mails, read after they were written down: nobody waits for it.
//!
//! While the window is open a thread of its own does it, woken by any write; the command line does it before it searches. What is
//! read is kept a few at a time, so that whoever writes meanwhile waits for no more than that.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use hiring::{TextState, Word};
use mail::read_mail;
use serde::{Deserialize, Serialize};
use store::{Changed, ChangedWord, ReadText, WaitingText};
use ts_rs::TS;

use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

/// How many are kept at once: of PDFs, what is read in about a second.
const TOGETHER: u64 = 16;

/// How many texts were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextsRead {
    #[ts(type = "number")]
    pub count: u64,
}

pub(crate) fn read_texts(desk: &Desk, _: Nothing, job: &Job<'_>) -> Result<TextsRead, Failure> {
    let mut count = 0;
    while let Some(read) = read_some(desk)? {
        count += read;
        job.step(count, None, "")?;
    }
    if count > 0 {
        desk.tell_changed(Changed { entry: None, words: vec![ChangedWord { word: Word::File, ids: None }] });
    }
    Ok(TextsRead { count })
}

/// None once nothing waits. The store is let go of in between.
fn read_some(desk: &Desk) -> Result<Option<u64>, Failure> {
    let store = desk.store()?;
    if !store.is_written_here() {
        return Ok(None);
    }
    let waiting = store.read(|read| read.waiting_texts(TOGETHER))?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let mut texts = Vec::new();
    for one in waiting {
        let bytes = store.read(|read| read.bytes_called(&one.hash))?;
        texts.push(text_of(desk, one, &bytes));
    }
    store.record(|tx| tx.keep_texts(&texts))?;
    Ok(Some(texts.len() as u64))
}

fn text_of(desk: &Desk, waiting: WaitingText, bytes: &[u8]) -> ReadText {
    let (state, text) = match &waiting.media {
        Some(media) => desk.documents.read(media, bytes),
        None => (TextState::Read, read_mail(bytes).said.text),
    };
    ReadText { hash: waiting.hash, state, text: text.replace('\0', " ") }
}

/// By which the thread is woken.
#[derive(Debug, Default)]
pub struct Wake {
    at: Mutex<Wanted>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Wanted {
    wanted: bool,
    over: bool,
}

impl Wake {
    fn held(&self) -> MutexGuard<'_, Wanted> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn up(&self) {
        self.held().wanted = true;
        self.changed.notify_all();
    }

    fn end(&self) {
        self.held().over = true;
        self.changed.notify_all();
    }

    /// False once it is over.
    fn wait(&self) -> bool {
        let is_asleep = |at: &mut Wanted| !at.wanted && !at.over;
        let mut held = self.changed.wait_while(self.held(), is_asleep).unwrap_or_else(PoisonError::into_inner);
        held.wanted = false;
        !held.over
    }
}

/// Texts are read by themselves for as long as this is held.
#[derive(Debug)]
pub struct TextReader {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

/// Under which it can be stopped.
const READER_JOB: &str = "texts";

impl TextReader {
    pub fn start(desk: &Arc<Desk>) -> std::io::Result<Self> {
        let reads = Arc::clone(desk);
        let thread = Builder::new().name("texts".to_owned()).spawn(move || {
            while reads.texts.wait() {
                // A store that is closed or full: the next write wakes it again.
                let _ = reads.work(Some(READER_JOB), |job| read_texts(&reads, Nothing {}, job));
            }
        })?;
        desk.texts.up();
        Ok(Self { desk: Arc::clone(desk), thread: Some(thread) })
    }
}

impl Drop for TextReader {
    /// What it is at is kept or read again next time: it is waited for no longer than a few texts take.
    fn drop(&mut self) {
        self.desk.texts.end();
        self.desk.stop(READER_JOB);
        if let Some(thread) = self.thread.take() {
            // One that panicked has nothing left to end.
            let _ = thread.join();
        }
    }
}
