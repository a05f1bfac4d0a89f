//! A desk over a store in a temporary folder, with all that it told.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use desk::{Access, Desk, Event, Failure};
use hiring::{Clock, Moment};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Noon of a day, and a second later each time it is asked.
struct TestClock(AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> Moment {
        Moment::from_millis(1_770_000_000_000 + self.0.fetch_add(1000, Ordering::Relaxed))
    }
}

pub struct Trial {
    pub folder: TempDir,
    pub desk: Desk,
    events: Arc<Mutex<Vec<Event>>>,
}

impl Trial {
    pub fn new() -> Self {
        Self::over(TempDir::new().unwrap())
    }

    /// Over the store that lies in that folder, or a new one.
    pub fn over(folder: TempDir) -> Self {
        let events = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&events);
        let clock = Arc::new(TestClock(AtomicI64::new(0)));
        let listener = Box::new(move |event| told.lock().unwrap().push(event));
        let desk = Desk::new(folder.path().join("my.vivier"), "Camille", clock, listener);
        desk.open(None, Access::CreateAndWrite).unwrap();
        Self { folder, desk, events }
    }

    /// Closes the desk and opens it again, as after a restart.
    pub fn restart(self) -> Self {
        let Self { folder, desk, .. } = self;
        drop(desk);
        Self::over(folder)
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("my.vivier")
    }

    pub fn call(&self, name: &str, request: &Value) -> Value {
        self.desk.call(name, request.clone(), None).unwrap_or_else(|failure| panic!("{name} {request}: {failure:?}"))
    }

    pub fn refused(&self, name: &str, request: &Value) -> Failure {
        match self.desk.call(name, request.clone(), None) {
            Ok(response) => panic!("{name} {request} was to be refused, and gave {response}"),
            Err(failure) => failure,
        }
    }

    /// The titles in the list, in its order.
    pub fn titles(&self) -> Vec<String> {
        let list = self.call("postings.list", &everything());
        list["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
    }

    /// What was told since the last time this was asked.
    pub fn told(&self) -> Vec<Event> {
        std::mem::take(&mut self.events.lock().unwrap())
    }

    /// A folder of posting files, by name and text.
    pub fn postings(&self, name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = self.folder.path().join(name);
        for (name, text) in files {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        folder
    }

    pub fn import(&self, path: &Path) -> Value {
        self.call("postings.import", &json!({ "paths": [path] }))
    }
}

impl Default for Trial {
    fn default() -> Self {
        Self::new()
    }
}

pub fn everything() -> Value {
    json!({
        "text": "", "states": [], "organisation": null, "sort": "title", "descending": false, "offset": 0, "limit": 1000
    })
}
