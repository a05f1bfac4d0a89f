//! Postings that an earlier Vivier took in: it kept no more of what it read than lists needed, so their bytes are read again, once.

use hiring::Said;
use store::{NewVersion, Op};

use crate::parallel::in_parallel;
use crate::{Desk, Failure};

pub fn read_what_is_unread(desk: &Desk) -> Result<(), Failure> {
    let store = desk.store()?;
    if !store.is_written_here() {
        return Ok(());
    }
    let unread = store.read(|read| read.unread_versions())?;
    if unread.is_empty() {
        return Ok(());
    }
    let read_one = |(id, number): &(_, _)| {
        let stored = store.read(|read| read.posting_version(*id, *number))?;
        let Some(stored) = stored else { return Ok(None) };
        let reading = intake::read_posting(&stored.bytes, &stored.row.path);
        let said = reading.posting.map(|posting| Said { posting, problems: reading.problems });
        said.map(|said| NewVersion::new(said, stored.bytes)).transpose()
    };
    let read: Vec<Result<_, store::Error>> = in_parallel(&unread, read_one, |_, _| Ok(()))?;
    let read = read.into_iter().collect::<Result<Vec<_>, _>>()?;
    let written = store.transact(|tx| {
        let mut postings = 0;
        for ((id, number), version) in unread.iter().zip(&read) {
            let Some(version) = version else { continue };
            tx.read_again(*id, *number, version)?;
            postings += 1;
        }
        Ok(((), Op::PostingsReread { postings }))
    })?;
    desk.tell(written);
    Ok(())
}
