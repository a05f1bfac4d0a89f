//! Where the store lies when nobody says otherwise, and who is at the desk.

use std::path::PathBuf;

/// In the user's data folder. None on a system that has no such thing.
pub fn default_store() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "Vivier")?;
    Some(folders.data_dir().join("store.vivier"))
}

/// The name that the journal writes: as the system knows this user.
pub fn user_name() -> String {
    whoami::username().unwrap_or_else(|_| "?".to_owned())
}
