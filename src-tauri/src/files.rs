//! Files that somebody opened with Vivier or dropped on its icon, also while it runs. They wait here until the page takes them: it may
//! not be there yet. What they are, and where they go, the page decides as for files dropped on it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter, Manager, RunEvent, State};

/// The name under which the page hears that files wait.
const EVENT: &str = "files";

#[derive(Debug, Default)]
pub struct Waiting(Mutex<Vec<PathBuf>>);

impl Waiting {
    pub fn with(files: Vec<PathBuf>) -> Self {
        Self(Mutex::new(files))
    }

    fn add(&self, files: Vec<PathBuf>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
    }

    fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Each file is given out once.
#[tauri::command]
pub fn waiting_files(waiting: State<'_, Waiting>) -> Vec<PathBuf> {
    waiting.take()
}

pub fn hand_over(app: &AppHandle, files: Vec<PathBuf>) {
    if files.is_empty() {
        return;
    }
    app.state::<Waiting>().add(files);
    // A page that is not there yet asks when it is.
    let _ = app.emit(EVENT, ());
}

/// The system tells of them while the program runs; a store that it names is for Settings to open.
#[cfg(target_os = "macos")]
pub fn hear(app: &AppHandle, event: &RunEvent) {
    if let RunEvent::Opened { urls } = event {
        let files = urls.iter().filter_map(|url| url.to_file_path().ok());
        hand_over(app, files.filter(|file| !crate::arguments::is_store(file)).collect());
    }
}

/// They are arguments, of this start or of a second one.
#[cfg(not(target_os = "macos"))]
pub fn hear(_: &AppHandle, _: &RunEvent) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_given_out_once() {
        let waiting = Waiting::with(vec!["juriste.md".into()]);
        waiting.add(vec!["candidature.eml".into()]);
        assert_eq!(waiting.take(), [PathBuf::from("juriste.md"), PathBuf::from("candidature.eml")]);
        assert!(waiting.take().is_empty());
    }
}
