//! The pages of a damaged store, without SQLite: it refuses what it cannot trust, and here each page is asked for what it still holds.
//!
//! What the log beside the store holds of whole transactions is laid over the file, as SQLite would. A page that the disk does not give
//! is a page that is lost, and no more than that.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use crate::Error;
use crate::open::beside;

const USUAL_SIZE: usize = 4096;

#[derive(Debug)]
pub struct Pages {
    file: File,
    log: Option<File>,
    /// Where in the log the latest of a page is.
    in_log: HashMap<u32, u64>,
    size: usize,
    /// Of each page, what SQLite uses.
    pub usable: usize,
    pub count: u32,
}

impl Pages {
    pub fn open(path: &Path) -> Result<Self, Error> {
        let failed = |error: std::io::Error| Error::from_io(&error, path);
        let mut file = File::open(path).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len();
        let mut head = [0; 100];
        // The head may be what is damaged: then it is taken for what a store always has.
        let whole = file.read_exact(&mut head).is_ok() && head.starts_with(b"SQLite format 3\0");
        let said = number_at(&head, 16, 2).and_then(|size| usize::try_from(if size == 1 { 65_536 } else { size }).ok());
        let size = said.filter(|size| whole && size.is_power_of_two() && *size >= 512).unwrap_or(USUAL_SIZE);
        let spare = if whole { head.get(20).copied().map_or(0, usize::from) } else { 0 };
        let count = u32::try_from(length.div_ceil(size as u64)).unwrap_or(u32::MAX);
        let mut pages =
            Self { file, log: None, in_log: HashMap::new(), size, usable: size.saturating_sub(spare), count };
        if let Ok(log) = File::open(beside(path, "-wal")) {
            pages.lay_over(log);
        }
        Ok(pages)
    }

    /// Up to the last transaction that is whole; what a broken one left is not read.
    fn lay_over(&mut self, mut log: File) {
        let mut head = [0; 32];
        if log.read_exact(&mut head).is_err() {
            return;
        }
        let magic = number_at(&head, 0, 4).unwrap_or_default();
        let is_ours = magic & !1 == 0x377f_0682 && number_at(&head, 8, 4) == Some(self.size as u64);
        let big = magic & 1 == 1;
        let mut sum = Sum::default();
        if !is_ours || !sum.add(head.get(..24).unwrap_or_default(), big).is(&head, 24) {
            return;
        }
        let mut pending = HashMap::new();
        let mut frame = vec![0; 24 + self.size];
        let mut at = 32;
        while log.read_exact(&mut frame).is_ok() {
            let same_log = frame.get(8..16) == head.get(16..24);
            let sums = sum.add(frame.get(..8).unwrap_or_default(), big).add(frame.get(24..).unwrap_or_default(), big);
            if !same_log || !sums.is(&frame, 16) {
                break;
            }
            let page = number_at(&frame, 0, 4).and_then(|page| u32::try_from(page).ok()).unwrap_or_default();
            pending.insert(page, at + 24);
            let pages = number_at(&frame, 4, 4).and_then(|pages| u32::try_from(pages).ok()).unwrap_or_default();
            if pages > 0 {
                self.in_log.extend(pending.drain());
                self.count = pages;
            }
            at += frame.len() as u64;
        }
        self.log = Some(log);
    }

    /// None if there is no such page, or the disk does not give it.
    pub fn read(&mut self, page: u32) -> Option<Vec<u8>> {
        if page == 0 || page > self.count {
            return None;
        }
        let mut bytes = vec![0; self.size];
        let (file, at) = match (self.in_log.get(&page), &mut self.log) {
            (Some(at), Some(log)) => (log, *at),
            _ => (&mut self.file, u64::from(page - 1) * self.size as u64),
        };
        file.seek(SeekFrom::Start(at)).and_then(|_| file.read_exact(&mut bytes)).ok()?;
        bytes.truncate(self.usable);
        Some(bytes)
    }

    /// What has been given up: nothing of it is anybody's any more.
    pub fn free(&mut self) -> HashSet<u32> {
        let mut free = HashSet::new();
        let page_at = |bytes: &[u8], at: usize| u32::try_from(number_at(bytes, at, 4)?).ok();
        let mut next =
            self.read(1).filter(|head| head.starts_with(b"SQLite format 3\0")).and_then(|head| page_at(&head, 32));
        while let Some(page) = next.filter(|page| *page > 0) {
            let Some(bytes) = self.read(page).filter(|_| free.insert(page)) else { break };
            let listed = number_at(&bytes, 4, 4).and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
            if listed > self.usable / 4 {
                break;
            }
            free.extend((0..listed).filter_map(|index| page_at(&bytes, 8 + 4 * index)));
            next = page_at(&bytes, 0);
        }
        free
    }
}

/// As SQLite sums up its log.
#[derive(Debug, Default, Clone, Copy)]
struct Sum(u32, u32);

impl Sum {
    fn add(&mut self, bytes: &[u8], big: bool) -> &mut Self {
        for pair in bytes.chunks_exact(8) {
            let word = |at: usize| {
                let four = pair.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok()).unwrap_or_default();
                if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
            };
            self.0 = self.0.wrapping_add(word(0)).wrapping_add(self.1);
            self.1 = self.1.wrapping_add(word(4)).wrapping_add(self.0);
        }
        self
    }

    fn is(self, bytes: &[u8], at: usize) -> bool {
        number_at(bytes, at, 4) == Some(u64::from(self.0)) && number_at(bytes, at + 4, 4) == Some(u64::from(self.1))
    }
}

/// A number of so many bytes, the greatest first.
pub fn number_at(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}
