//! Histories as they were read last. From one report to the next, from one period to another, and from a figure to who is behind it,
//! nothing has changed: a hundred thousand applications are read once, and after the next entries in the journal those that they changed.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use hiring::{EntryId, Histories, Mailed};
use mail::TemplateName;
use store::{Read, Store};

#[derive(Debug, Default)]
pub struct Kept {
    reading: Mutex<Option<Reading>>,
    mails: Mutex<Option<ReadMails>>,
}

#[derive(Debug)]
struct Reading {
    of: Weak<Store>,
    entry: Option<EntryId>,
    histories: Arc<Histories>,
}

/// The ledger of mails has no entries in the journal: it is read again after any write.
#[derive(Debug)]
struct ReadMails {
    of: Weak<Store>,
    writes: u64,
    mails: Arc<Vec<Mailed>>,
}

impl Kept {
    /// Of the whole store. Whoever asks while they are being read waits for them.
    pub fn histories(&self, store: &Arc<Store>, read: &Read<'_>) -> Result<Arc<Histories>, store::Error> {
        let entry = read.last_entry()?;
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = |known: &&Reading| known.entry == entry && known.of.ptr_eq(&Arc::downgrade(store));
        if let Some(known) = reading.as_ref().filter(is_fresh) {
            return Ok(Arc::clone(&known.histories));
        }
        // What is stale goes before the new is there: not both are held.
        let stale = reading.take().filter(|known| known.of.ptr_eq(&Arc::downgrade(store)));
        let renewed = stale.map(|known| brought_up(known, read)).transpose()?.flatten();
        let histories = Arc::new(renewed.map_or_else(|| read.histories(), Ok)?);
        *reading = Some(Reading { of: Arc::downgrade(store), entry, histories: Arc::clone(&histories) });
        Ok(histories)
    }

    /// All that were written, whatever became of them.
    pub fn mails(&self, store: &Arc<Store>, read: &Read<'_>, writes: u64) -> Result<Arc<Vec<Mailed>>, store::Error> {
        let mut known = self.mails.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fresh = |known: &&ReadMails| known.writes == writes && known.of.ptr_eq(&Arc::downgrade(store));
        if let Some(known) = known.as_ref().filter(is_fresh) {
            return Ok(Arc::clone(&known.mails));
        }
        *known = None;
        let mails = Arc::new(read.all_mailed(TemplateName::Acknowledgement.code())?);
        *known = Some(ReadMails { of: Arc::downgrade(store), writes, mails: Arc::clone(&mails) });
        Ok(mails)
    }
}

/// None where so much has changed since that all is read again.
fn brought_up(known: Reading, read: &Read<'_>) -> Result<Option<Histories>, store::Error> {
    let Some(since) = known.entry else { return Ok(None) };
    let mut histories = Arc::unwrap_or_clone(known.histories);
    Ok(read.bring_up(&mut histories, since)?.then_some(histories))
}
