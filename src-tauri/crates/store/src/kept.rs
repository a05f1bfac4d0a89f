//! Counts that took a look at many rows: kept until the journal has another entry, for nothing in a watched table changes without one.
//!
//! Only a look from outside uses them. Within a write, the entry is there before all that it changes is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use hiring::EntryId;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::open::held;
use crate::people::TagCount;
use crate::{Error, Read};

/// More different questions than that between two entries are nobody's.
const MOST: usize = 256;

#[derive(Debug, Default)]
pub struct Kept(Mutex<AtEntry>);

#[derive(Debug, Default)]
struct AtEntry {
    entry: Option<EntryId>,
    counts: HashMap<String, u64>,
    tags: Option<Arc<Vec<TagCount>>>,
}

impl Kept {
    /// What is known at that entry.
    fn at<T>(&self, entry: Option<EntryId>, look: impl FnOnce(&mut AtEntry) -> T) -> T {
        let mut known = held(&self.0);
        if known.entry != entry || known.counts.len() > MOST {
            *known = AtEntry { entry, ..AtEntry::default() };
        }
        look(&mut known)
    }
}

impl Read<'_> {
    /// What a query counts that looks at watched tables only.
    pub(crate) fn counted(&self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        let count = || self.connection().prepare_cached(sql)?.query_row(params_from_iter(values), |row| row.get(0));
        let Some(kept) = self.kept() else { return Ok(count()?) };
        let entry = self.last_entry()?;
        let question = format!("{sql} {values:?}");
        if let Some(known) = kept.at(entry, |known| known.counts.get(&question).copied()) {
            return Ok(known);
        }
        let counted = count()?;
        kept.at(entry, |known| known.counts.insert(question, counted));
        Ok(counted)
    }

    pub(crate) fn counted_tags(
        &self,
        count: impl FnOnce() -> Result<Vec<TagCount>, Error>,
    ) -> Result<Vec<TagCount>, Error> {
        let Some(kept) = self.kept() else { return count() };
        let entry = self.last_entry()?;
        if let Some(known) = kept.at(entry, |known| known.tags.clone()) {
            return Ok(known.to_vec());
        }
        let counted = count()?;
        kept.at(entry, |known| known.tags = Some(Arc::new(counted.clone())));
        Ok(counted)
    }
}

#[cfg(test)]
mod tests {
    use hiring::{CandidateDetails, PersonName};

    use crate::testing::{Trial, trial};
    use crate::{CandidateFilter, ListCandidates, Op, SortCandidates};

    fn add(trial: &Trial, name: &str) {
        let details = CandidateDetails {
            name: PersonName::read(name),
            tags: vec!["vivier".to_owned()],
            ..CandidateDetails::default()
        };
        let written = trial.store.transact(|tx| {
            tx.add_candidate(&details.clone().read()?, tx.now())?;
            // Counted in the middle of a write, and more is written after.
            let counted = tx.candidates(&tagged())?.total;
            tx.add_candidate(
                &CandidateDetails { name: PersonName::read("Awa Diop"), ..details.clone() }.read()?,
                tx.now(),
            )?;
            Ok((counted, Op::CandidateAdded { name: name.to_owned() }))
        });
        written.unwrap();
    }

    fn tagged() -> ListCandidates {
        let filter = CandidateFilter { tags: vec!["vivier".to_owned()], ..CandidateFilter::default() };
        ListCandidates { filter, sort: SortCandidates::Name, descending: false, offset: 0, limit: 10 }
    }

    #[test]
    fn a_count_is_never_older_than_what_it_counts() {
        let trial = trial();
        let counted = || {
            let (list, tags) = trial.store.read(|read| Ok((read.candidates(&tagged())?, read.tags()?))).unwrap();
            (list.total, list.rows.len(), tags.first().map_or(0, |tag| tag.count))
        };
        assert_eq!(counted(), (0, 0, 0));
        add(&trial, "Camille Rouvière");
        assert_eq!(counted(), (2, 2, 2));
        assert_eq!(counted(), (2, 2, 2), "and again");
        add(&trial, "Zoé d’Amboise");
        assert_eq!(counted(), (4, 4, 4));
        trial.store.undo(None).unwrap();
        assert_eq!(counted(), (2, 2, 2));
    }
}
