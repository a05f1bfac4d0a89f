//! What tables of people need: who is here already, how such a table was read last time, and many people at once.

use std::collections::{BTreeSet, HashMap};

use hiring::{CandidateDetails, CandidateId, ColumnMapping, LikelyReason, Moment, Person, PostingId};
use rusqlite::{OptionalExtension, Row};

use super::candidates::{DETAILS, details_of};
use super::likely::{Known, Lookalikes};
use super::rows::ids_as_json;
use crate::{Error, Read, Tx};

/// Somebody in the store whom a row may be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resemblance {
    pub candidate: CandidateId,
    /// The surest first.
    pub reasons: Vec<LikelyReason>,
    /// Whether nothing else needs to be asked.
    pub certain: bool,
}

/// A person as they were written down, with nothing read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenCandidate {
    pub id: CandidateId,
    pub details: CandidateDetails,
    pub added_at: Moment,
}

/// What a posting may be called in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingName {
    pub id: PostingId,
    pub title: String,
    pub path: String,
    pub open: bool,
}

/// As many as are read in one go.
const AT_ONCE: usize = 1000;

impl Read<'_> {
    /// The one who is most likely this person.
    pub fn resemblance(&self, person: &Person) -> Result<Option<Resemblance>, Error> {
        self.resemblance_among(&self.lookalikes(Known::of(person, None))?, person)
    }

    /// The same where it is known already who is alike.
    pub fn resemblance_among(&self, found: &Lookalikes, person: &Person) -> Result<Option<Resemblance>, Error> {
        let likely = &found.0;
        let is_named = |reasons: &BTreeSet<LikelyReason>| reasons.iter().any(|reason| NAMED.contains(reason));
        let is_only_namesake = likely.values().filter(|reasons| is_named(reasons)).count() == 1;
        let mut found = Vec::new();
        for (id, reasons) in likely {
            let certain = if is_only_a_name(person) {
                is_only_namesake && is_named(reasons)
            } else {
                reasons.iter().any(|reason| REACHED.contains(reason)) && self.may_be_called(*id, person)?
            };
            found.push(Resemblance {
                candidate: CandidateId::new(*id),
                certain,
                reasons: reasons.iter().copied().collect(),
            });
        }
        let strong =
            found.into_iter().filter(|found| found.certain || found.reasons.iter().any(|reason| reason.is_strong()));
        Ok(strong.min_by(|one, other| {
            let rank = |found: &Resemblance| (!found.certain, found.reasons.clone(), found.candidate);
            rank(one).cmp(&rank(other))
        }))
    }

    /// A name that is not known speaks against nobody.
    fn may_be_called(&self, id: i64, person: &Person) -> Result<bool, Error> {
        let mut statement = self.connection().prepare_cached("SELECT alike FROM candidate WHERE id = ?1")?;
        let theirs: String = statement.query_row([id], |row| row.get("alike"))?;
        let own = person.details.name.alike_key();
        Ok(own.is_empty() || theirs.is_empty() || own == theirs)
    }

    /// The latest first.
    pub fn posting_names(&self) -> Result<Vec<PostingName>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, title, path, state = 'open' AS open FROM posting ORDER BY posted_on DESC, id DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(PostingName {
                id: PostingId::new(row.get("id")?),
                title: row.get("title")?,
                path: row.get("path")?,
                open: row.get("open")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn has_applied(&self, candidate: CandidateId, posting: PostingId) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM application WHERE candidate_id = ?1 AND posting_id = ?2) AS applied";
        let mut statement = self.connection().prepare_cached(sql)?;
        Ok(statement.query_row((candidate.raw(), posting.raw()), |row| row.get("applied"))?)
    }

    /// How a table with these headings was read last time.
    pub fn known_mapping(&self, headings: &str) -> Result<Option<ColumnMapping>, Error> {
        let sql = "SELECT mapping FROM column_mapping WHERE headings = ?1";
        let known: Option<String> =
            self.connection().prepare_cached(sql)?.query_row([headings], |row| row.get("mapping")).optional()?;
        // One that a later version wrote, with fields unknown here, is as good as none.
        Ok(known.and_then(|known| serde_json::from_str(&known).ok()))
    }

    /// In the order of the ids; whoever is gone is left out. Only some are in memory at a time.
    pub fn each_candidate<E: From<Error>>(
        &self,
        ids: &[CandidateId],
        mut each: impl FnMut(WrittenCandidate) -> Result<(), E>,
    ) -> Result<(), E> {
        for some in ids.chunks(AT_ONCE) {
            for candidate in self.written_candidates(some)? {
                each(candidate)?;
            }
        }
        Ok(())
    }

    fn written_candidates(&self, ids: &[CandidateId]) -> Result<Vec<WrittenCandidate>, Error> {
        let ids = ids_as_json(&ids.iter().map(|id| id.raw()).collect::<Vec<_>>());
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT c.id, languages, created_at, {DETAILS}
             FROM json_each(?1) AS wanted CROSS JOIN candidate AS c ON c.id = wanted.value"
        ))?;
        let mut rows = statement.query([&ids])?;
        let mut candidates = Vec::new();
        while let Some(row) = rows.next()? {
            // By place: names of columns are looked up each time.
            let mut details = details_of(row, 3)?;
            details.languages = languages(row.get_ref(1)?.as_str().unwrap_or_default())?;
            let (id, added_at) = (CandidateId::new(row.get(0)?), Moment::from_millis(row.get(2)?));
            candidates.push(WrittenCandidate { id, details, added_at });
        }
        let places: HashMap<i64, usize> =
            candidates.iter().enumerate().map(|(at, candidate)| (candidate.id.raw(), at)).collect();
        let mut write = |sql: &str, to: fn(&mut CandidateDetails, &Row<'_>) -> rusqlite::Result<()>| {
            let mut statement = self.connection().prepare_cached(sql)?;
            let mut rows = statement.query([&ids])?;
            while let Some(row) = rows.next()? {
                if let Some(candidate) = places.get(&row.get(0)?).and_then(|at| candidates.get_mut(*at)) {
                    to(&mut candidate.details, row)?;
                }
            }
            Ok::<_, Error>(())
        };
        write(REACHES_OF_ALL, write_reach)?;
        write(TAGS_OF_ALL, |details, row| {
            details.tags.push(row.get(1)?);
            Ok(())
        })?;
        Ok(candidates)
    }
}

/// The index gives them in their order: sorting them costs as much as reading them.
const REACHES_OF_ALL: &str = "SELECT r.candidate_id, r.kind, r.written FROM json_each(?1) AS wanted
     CROSS JOIN reach AS r INDEXED BY reach_by_candidate ON r.candidate_id = wanted.value";
const TAGS_OF_ALL: &str = "SELECT t.candidate_id, t.tag FROM json_each(?1) AS wanted
     CROSS JOIN candidate_tag AS t INDEXED BY sqlite_autoindex_candidate_tag_1 ON t.candidate_id = wanted.value";

fn write_reach(details: &mut CandidateDetails, row: &Row<'_>) -> rusqlite::Result<()> {
    let written = row.get(2)?;
    match row.get_ref(1)?.as_str()? {
        "address" => details.addresses.push(written),
        "phone" => details.phones.push(written),
        _ => details.links.push(written),
    }
    Ok(())
}

/// Most people's are not known.
fn languages(json: &str) -> Result<Vec<String>, Error> {
    if json == "[]" { Ok(Vec::new()) } else { Ok(serde_json::from_str(json)?) }
}

/// An address or a phone may be a household's, a profile an agency's: each needs the name as well.
const REACHED: [LikelyReason; 3] = [LikelyReason::SameAddress, LikelyReason::SamePhone, LikelyReason::SameLink];
const NAMED: [LikelyReason; 3] = [LikelyReason::NearAddress, LikelyReason::SwappedName, LikelyReason::SameName];

/// For a row that has no more than that, the name of one person alone is enough, else a list of names could never be brought in twice.
pub fn is_only_a_name(person: &Person) -> bool {
    person.addresses.is_empty() && person.phones.is_empty() && person.links.is_empty()
}

impl Tx<'_> {
    pub fn remember_mapping(&self, headings: &str, mapping: &ColumnMapping) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "INSERT INTO column_mapping (headings, mapping) VALUES (?1, ?2)
                 ON CONFLICT (headings) DO UPDATE SET mapping = excluded.mapping",
            )?
            .execute((headings, serde_json::to_string(mapping)?))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use hiring::{CandidateDetails, PersonField, PersonName};

    use super::*;
    use crate::testing::{Trial, trial};
    use crate::{Op, Selection};

    fn person(name: &str, addresses: &[&str], phones: &[&str]) -> Person {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let details = CandidateDetails {
            name: PersonName::read(name),
            addresses: texts(addresses),
            phones: texts(phones),
            tags: vec!["vivier".to_owned()],
            languages: vec!["français".to_owned()],
            ..CandidateDetails::default()
        };
        details.read().unwrap()
    }

    fn add(trial: &Trial, people: &[Person]) -> Vec<CandidateId> {
        let written = trial.store.transact(|tx| {
            let ids = people.iter().map(|person| tx.add_candidate(person, tx.now())).collect::<Result<Vec<_>, _>>()?;
            Ok((ids, Op::CandidateAdded { name: String::new() }))
        });
        written.unwrap().value
    }

    #[test]
    fn only_what_cannot_be_chance_is_certain() {
        let trial = trial();
        let known = add(&trial, &[person("Camille Rouvière", &["camille@example.org"], &["06 39 98 00 01"])]);
        let certain = |other: Person| {
            let found = trial.store.read(|read| read.resemblance(&other)).unwrap();
            found.map(|found| (found.candidate == known[0], found.certain))
        };
        assert_eq!(certain(person("Rouviere Camille", &["Camille@example.org"], &[])), Some((true, true)));
        assert_eq!(certain(person("Yann Rouvière", &["camille@example.org"], &[])), Some((true, false)), "one mailbox");
        assert_eq!(certain(person("ROUVIÈRE Camille", &[], &["+33 6 39 98 00 01"])), Some((true, true)));
        assert_eq!(certain(person("Yann Rouvière", &[], &["06 39 98 00 01"])), Some((true, false)), "one household");
        assert_eq!(certain(person("Camille Rouvière", &["camille@example.com"], &[])), Some((true, false)));
        assert_eq!(certain(person("Camille Rouvière", &["c.r@example.com"], &[])), None, "a namesake");
        assert_eq!(certain(person("Camille Rouvière", &[], &[])), Some((true, true)), "a list of names");
        assert_eq!(certain(person("Inès Benali", &["ines@example.org"], &[])), None);
        add(&trial, &[person("Camille Rouvière", &["c.r@example.com"], &[])]);
        assert_eq!(certain(person("Camille Rouvière", &[], &[])), None, "one of two namesakes");
    }

    #[test]
    fn many_people_are_read_whole_and_in_order() {
        let trial = trial();
        let people: Vec<Person> = (0..1100)
            .map(|number| {
                let name = format!("Camille Rouvière{number}");
                let addresses = [&*format!("c{number}@example.org"), &*format!("a{number}@example.org")];
                let mut person = person(&name, &addresses, &["06 39 98 00 02", "06 39 98 00 01"]);
                person.details.tags.push("Ancien".to_owned());
                person
            })
            .collect();
        let mut ids = add(&trial, &people);
        ids.reverse();
        let mut read = Vec::new();
        let each = |candidate| {
            read.push(candidate);
            Ok::<(), Error>(())
        };
        trial.store.read(|store| store.each_candidate(&ids, each)).unwrap();
        assert_eq!(read.iter().map(|candidate| candidate.id).collect::<Vec<_>>(), ids);
        let single = trial.store.read(|store| store.candidate(ids[7])).unwrap();
        assert_eq!((&read[7].details, read[7].added_at), (&single.details, single.added_at));
        let all = Selection::Matching { filter: crate::CandidateFilter::default(), expected: 1100, print: None };
        assert_eq!(trial.store.read(|store| store.selected_candidates(&all)).unwrap().len(), 1100);
    }

    #[test]
    fn a_mapping_outlives_the_undoing_of_its_import() {
        let trial = trial();
        let mapping = ColumnMapping { fields: vec![Some(PersonField::Name), None], day_order: None };
        let written = trial.store.transact(|tx| {
            tx.remember_mapping("nom\tdivers", &mapping)?;
            tx.add_candidate(&person("Camille Rouvière", &[], &[]), tx.now())?;
            Ok(((), Op::CandidateAdded { name: String::new() }))
        });
        trial.store.undo(written.unwrap().entry).unwrap();
        let known = |headings: &str| trial.store.read(|read| read.known_mapping(headings)).unwrap();
        assert_eq!(known("nom\tdivers"), Some(mapping));
        assert_eq!(known("nom"), None);
    }
}
