//! Opening the desk for one command, with progress on a terminal and Ctrl+C to stop a job.

use std::path::PathBuf;
use std::sync::Arc;

use desk::{Access, COMMANDS, Desk, Event, Failure};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::secrets::CommandSecrets;

/// The one job of this process.
pub const JOB: &str = "cli";

/// A desk over the store as that command of the table needs it.
pub fn open_for(command: &str, place: Option<PathBuf>) -> Result<Arc<Desk>, Failure> {
    let command = COMMANDS
        .iter()
        .find(|known| known.name == command)
        .ok_or_else(|| Failure::UnknownCommand { name: command.to_owned() })?;
    open(place, command.access)
}

/// The same for a look that tells something without a store as well: none is made.
pub fn open_if_there(command: &str, place: Option<PathBuf>) -> Result<Arc<Desk>, Failure> {
    match open_for(command, place.clone()) {
        Err(Failure::StoreMissing { .. }) => closed(place),
        other => other,
    }
}

pub fn open(place: Option<PathBuf>, access: Access) -> Result<Arc<Desk>, Failure> {
    let desk = closed(place)?;
    desk.open(None, access)?;
    Ok(desk)
}

/// A desk whose store is not open yet: it may not even be whole.
pub fn closed(place: Option<PathBuf>) -> Result<Arc<Desk>, Failure> {
    let path = place
        .or_else(desk::default_store)
        .ok_or_else(|| Failure::Internal { detail: "this system has no data folder: give --store".to_owned() })?;
    let desk = Desk::new(path, &desk::user_name(), desk::system_clock(), progress_listener())
        .with_secrets(Arc::new(CommandSecrets::default()));
    let desk = match std::env::current_exe() {
        Ok(program) => desk.with_document_reader(program),
        Err(_) => desk,
    };
    Ok(Arc::new(desk))
}

/// Lets Ctrl+C stop the job instead of the process: what is half done is left out whole.
pub fn stop_on_interrupt(desk: &Arc<Desk>) {
    // Not kept alive by the handler: the store is closed, and its log folded in, when the command is done.
    let desk = Arc::downgrade(desk);
    // Without the handler Ctrl+C ends the process, which the store survives as well.
    let _ = ctrlc::set_handler(move || {
        if let Some(desk) = desk.upgrade() {
            let _ = desk.call("jobs.cancel", json!({ "job": JOB }), None);
        }
    });
}

/// A bar on stderr; indicatif draws none where stderr is no terminal.
fn progress_listener() -> desk::Listener {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(0).with_style(style);
    Box::new(move |event| {
        let Event::Progress(progress) = event else { return };
        bar.set_length(progress.total.unwrap_or(progress.done));
        bar.set_position(progress.done);
        bar.set_message(progress.what);
        if progress.total == Some(progress.done) {
            bar.finish_and_clear();
        }
    })
}
