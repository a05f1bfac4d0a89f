//! The desk itself: the open store, who sits there, and who is told of changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use hiring::{Clock, MailId, Moment, Word};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Access, Changed, ChangedWord, Store, Written, real_path};
use ts_rs::TS;

use crate::documents::Documents;
use crate::job::Jobs;
use crate::mailing::{Bell, MemorySecrets, Secrets, TokenDesk};
use crate::people::outside::{Opener, Outside};
use crate::search::Wake;
use crate::{COMMANDS, Failure, Job, Kind, Progress, StoreInfo, inbox, postings, reports};

/// What the desk tells without being asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", content = "data", rename_all = "snake_case")]
pub enum Event {
    Changed(Changed),
    Progress(Progress),
}

pub type Listener = Box<dyn Fn(Event) + Send + Sync>;

pub struct Desk {
    default_path: PathBuf,
    who: String,
    clock: Arc<dyn Clock>,
    listener: Listener,
    store: RwLock<Option<Arc<Store>>>,
    /// Held while a store is being opened: whoever asks meanwhile waits and finds it open.
    opening: Mutex<()>,
    jobs: Jobs,
    /// What reports were made from last.
    pub(crate) kept: reports::Kept,
    pub(crate) secrets: Arc<dyn Secrets>,
    pub(crate) patience: mail::Patience,
    /// Held by the one that sends.
    pub(crate) sending: Mutex<()>,
    pub(crate) bell: Bell,
    /// Held by the one that fetches.
    pub(crate) fetching: Mutex<()>,
    pub(crate) tokens: TokenDesk,
    pub(crate) inbox: inbox::Cache,
    pub(crate) documents: Documents,
    /// Wakes whoever reads the words of files.
    pub(crate) texts: Wake,
    pub(crate) printer: Option<reports::Printer>,
    /// Where there is a window to open files from.
    pub(crate) outside: Option<Outside>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Desk").field("default_path", &self.default_path).finish_non_exhaustive()
    }
}

impl Desk {
    /// No store is open yet: [`Desk::open`] does that, and may fail and be tried again.
    pub fn new(default_path: PathBuf, who: &str, clock: Arc<dyn Clock>, listener: Listener) -> Self {
        Self {
            default_path,
            who: who.to_owned(),
            clock,
            listener,
            store: RwLock::new(None),
            opening: Mutex::new(()),
            jobs: Jobs::default(),
            kept: reports::Kept::default(),
            secrets: Arc::new(MemorySecrets::default()),
            patience: mail::Patience::default(),
            sending: Mutex::new(()),
            bell: Bell::default(),
            fetching: Mutex::new(()),
            tokens: TokenDesk::default(),
            inbox: inbox::Cache::default(),
            documents: Documents::default(),
            texts: Wake::default(),
            printer: None,
            outside: None,
        }
    }

    /// Where the passwords of mail accounts are; in memory, and gone with the desk, unless this is said.
    #[must_use]
    pub fn with_secrets(self, secrets: Arc<dyn Secrets>) -> Self {
        Self { secrets, ..self }
    }

    /// How long mail servers are waited for.
    #[must_use]
    pub fn with_patience(self, patience: mail::Patience) -> Self {
        Self { patience, ..self }
    }

    /// Which program reads PDFs apart from this one; without one they stay unread.
    #[must_use]
    pub fn with_document_reader(self, program: PathBuf) -> Self {
        Self { documents: Documents::by(program), ..self }
    }

    /// What draws pages onto paper; without it there are no PDFs.
    #[must_use]
    pub fn with_printer(self, printer: reports::Printer) -> Self {
        Self { printer: Some(printer), ..self }
    }

    /// What has another program open a file; the copies that it opens are kept in a folder within that one.
    #[must_use]
    pub fn with_opener(self, opener: Opener, temporary: PathBuf) -> Self {
        Self { outside: Some(Outside::new(opener, temporary)), ..self }
    }

    /// Takes away the copies of files that other programs were given.
    pub(crate) fn clear_copies(&self, store: &Path) {
        if let Some(outside) = &self.outside {
            outside.clear(store);
        }
    }

    /// Passes on which mails are somewhere else on their way now.
    pub(crate) fn tell_mails(&self, ids: &[MailId]) {
        let ids = (ids.len() <= 500).then(|| ids.iter().map(|id| id.raw()).collect());
        let words = vec![ChangedWord { word: Word::Mail, ids }];
        self.texts.up();
        (self.listener)(Event::Changed(Changed { entry: None, words }));
    }

    /// Opens that store, or the desk's own. The one that was open stays so until the new one is.
    pub fn open(&self, path: Option<&Path>, access: Access) -> Result<StoreInfo, Failure> {
        let path = &real_path(path.unwrap_or(&self.default_path));
        let _opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        let is_open = self.opened().is_some_and(|store| store.path() == path);
        if !is_open {
            if matches!(access, Access::Create | Access::CreateAndWrite) {
                make_folder_of(path)?;
            }
            let store = Store::open(path, access, Arc::clone(&self.clock), &self.who)?;
            let before = self.store.write().unwrap_or_else(PoisonError::into_inner).replace(Arc::new(store));
            if let Some(before) = before {
                self.clear_copies(before.path());
            }
            // The mail that is on its way from the other store gets there; the rest waits in it.
            self.bell.hush();
            postings::read_what_is_unread(self)?;
            self.bell.ring();
            self.texts.up();
        }
        StoreInfo::of(&*self.store()?)
    }

    /// The path of the store that is open or was to be, once nobody uses it here any more; and whether it was open.
    pub(crate) fn close_to_replace(&self) -> (PathBuf, bool) {
        let Some(store) = self.opened() else { return (real_path(&self.default_path), false) };
        let (path, in_use) = (store.path().to_owned(), Arc::downgrade(&store));
        drop(store);
        self.close();
        // Commands and the post that are at work with it get done; whoever takes longer keeps it, and the store stays as it is.
        for _ in 0..500 {
            if in_use.strong_count() == 0 {
                break;
            }
            std::thread::park_timeout(Duration::from_millis(10));
        }
        (path, true)
    }

    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock)
    }

    /// Passes on what was changed otherwise than by a write that can be undone.
    pub(crate) fn tell_changed(&self, changed: Changed) {
        (self.listener)(Event::Changed(changed));
    }

    /// Lets go of the store, once the last command that uses it is done.
    pub fn close(&self) {
        let before = self.store.write().unwrap_or_else(PoisonError::into_inner).take();
        self.bell.hush();
        if let Some(store) = before {
            self.clear_copies(store.path());
        }
    }

    pub(crate) fn store(&self) -> Result<Arc<Store>, Failure> {
        self.opened().ok_or(Failure::StoreNotOpen)
    }

    /// That a file to be written is not the open store, nor one of those beside it: it would be lost under the program's hands.
    pub(crate) fn is_not_the_store(&self, target: &Path) -> Result<(), Failure> {
        let (store, target) = (self.store()?, real_path(target));
        let rest = target.as_os_str().as_encoded_bytes().strip_prefix(store.path().as_os_str().as_encoded_bytes());
        match rest {
            Some(b"" | b"-wal" | b"-shm" | b"-journal" | b".lock" | b".erased") => {
                Err(Failure::StoreExists { path: target.display().to_string() })
            }
            _ => Ok(()),
        }
    }

    /// Who sits there.
    pub(crate) fn who(&self) -> &str {
        &self.who
    }

    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    fn opened(&self) -> Option<Arc<Store>> {
        self.store.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Passes on what a write changed.
    pub(crate) fn tell<T>(&self, written: Written<T>) -> T {
        if let Some(changed) = written.changed {
            // A mail may have been held by what was changed.
            self.bell.ring();
            self.texts.up();
            (self.listener)(Event::Changed(changed));
        }
        written.value
    }

    pub(crate) fn stop(&self, job: &str) {
        self.jobs.stop(job);
    }

    /// Runs one command of the table. `job` is the name under which its progress is told and it can be stopped.
    pub fn call(&self, name: &str, request: Value, job: Option<&str>) -> Result<Value, Failure> {
        let command = COMMANDS
            .iter()
            .find(|command| command.name == name)
            .ok_or_else(|| Failure::UnknownCommand { name: name.to_owned() })?;
        let job = job.filter(|_| command.kind == Kind::Job);
        self.work(job, |job| (command.run)(self, request, job))
    }

    /// The same for callers in Rust, with the request and the response as they are.
    pub fn work<T>(&self, job: Option<&str>, work: impl FnOnce(&Job<'_>) -> T) -> T {
        self.jobs.run(job, &self.listener, work)
    }
}

fn make_folder_of(path: &Path) -> Result<(), Failure> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::create_dir_all(folder)
        .map_err(|error| Failure::FileFailed { path: folder.display().to_string(), detail: error.to_string() })
}
