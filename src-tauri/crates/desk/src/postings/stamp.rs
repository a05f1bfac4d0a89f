//! A file's size and time: by which it is told, without reading it, that it has not changed.

use std::path::Path;
use std::time::UNIX_EPOCH;

use store::SeenFile;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    changed_at: i64,
}

impl Stamp {
    pub fn of(file: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(file).ok()?;
        let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { size: metadata.len(), changed_at: i64::try_from(since.as_nanos()).ok()? })
    }

    pub fn with(self, hash: &str) -> SeenFile {
        SeenFile { size: self.size, changed_at: self.changed_at, hash: hash.to_owned() }
    }

    pub const fn is(self, seen: &SeenFile) -> bool {
        self.size == seen.size && self.changed_at == seen.changed_at
    }
}
