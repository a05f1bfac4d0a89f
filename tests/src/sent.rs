//! What an account that writes into a folder has sent.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// The mails in the folder, as soon as there are this many. One that is being written has another name until it is whole.
pub async fn mails_in(folder: &Path, count: usize) -> Vec<Vec<u8>> {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let whole: Vec<_> =
            entries.map(|entry| entry.path()).filter(|path| path.extension() == Some(OsStr::new("eml"))).collect();
        if whole.len() >= count {
            return whole.iter().map(|path| fs::read(path).unwrap()).collect();
        }
        assert!(Instant::now() < deadline, "{} of {count} mails written into the folder", whole.len());
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}
