//! Who may be the same person: found by what is alike, never by going through all.

use std::collections::{BTreeMap, BTreeSet};

use hiring::{Address, CandidateId, LikelyReason, NearAddress, Person, PersonName, Phone, ProfileLink, fold};

use super::candidates::Likely;
use super::tables::is_only_a_name;
use crate::{Error, Read, Tx};

/// What is known of somebody who may be in the store already.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub name: &'a PersonName,
    pub addresses: &'a [Address],
    pub phones: &'a [Phone],
    pub links: &'a [ProfileLink],
    /// Not these themselves.
    pub except: Option<CandidateId>,
}

impl<'a> Known<'a> {
    pub fn of(person: &'a Person, except: Option<CandidateId>) -> Self {
        Self {
            name: &person.details.name,
            addresses: &person.addresses,
            phones: &person.phones,
            links: &person.links,
            except,
        }
    }
}

/// Whom somebody may be the same as, by id, and what says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lookalikes(pub(super) BTreeMap<i64, BTreeSet<LikelyReason>>);

/// Among many people of one name nobody finds the right one in a hint.
const NAMESAKES: usize = 50;
/// And people who have only the name in common are shown as a few.
const ONLY_BY_NAME: usize = 5;

impl Read<'_> {
    /// The surest first.
    pub fn likely(&self, known: Known<'_>) -> Result<Vec<Likely>, Error> {
        let mut found: Vec<(BTreeSet<LikelyReason>, i64)> =
            self.lookalikes(known)?.0.into_iter().map(|(id, reasons)| (reasons, id)).collect();
        found.sort();
        let mut only_by_name = 0;
        found.retain(|(reasons, _)| {
            only_by_name += usize::from(!reasons.iter().any(|reason| reason.is_strong()));
            only_by_name <= ONLY_BY_NAME
        });
        let ids: Vec<i64> = found.iter().map(|(_, id)| *id).collect();
        let people = self.person_lines(&ids)?;
        let likely = people.into_iter().zip(found);
        Ok(likely.map(|(person, (reasons, _))| Likely { person, reasons: reasons.into_iter().collect() }).collect())
    }

    pub fn lookalikes(&self, known: Known<'_>) -> Result<Lookalikes, Error> {
        let mut found: BTreeMap<i64, BTreeSet<LikelyReason>> = BTreeMap::new();
        let addresses = known.addresses.iter().map(|address| ("address", address.key(), LikelyReason::SameAddress));
        let phones =
            known.phones.iter().filter_map(|phone| Some(("phone", phone.e164.clone()?, LikelyReason::SamePhone)));
        let links = known.links.iter().map(|link| ("link", link.key.clone(), LikelyReason::SameLink));
        let sql = "SELECT candidate_id FROM reach WHERE alike = ?1 AND kind = ?2";
        let mut statement = self.connection().prepare_cached(sql)?;
        for (kind, alike, reason) in addresses.chain(phones).chain(links) {
            let ids = statement.query_map((alike, kind), |row| row.get::<_, i64>("candidate_id"))?;
            for id in ids {
                found.entry(id?).or_default().insert(reason);
            }
        }
        for (id, reason) in self.namesakes(known)? {
            found.entry(id).or_default().insert(reason);
        }
        if let Some(except) = known.except {
            found.remove(&except.raw());
        }
        Ok(Lookalikes(found))
    }

    fn namesakes(&self, known: Known<'_>) -> Result<Vec<(i64, LikelyReason)>, Error> {
        let alike = known.name.alike_key();
        if !alike.contains(' ') {
            // Half a name says nothing.
            return Ok(Vec::new());
        }
        // SQLite plans a statement anew each time if its limit may be another.
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT c.id, c.name,
                    (SELECT group_concat(written, ' ') FROM reach WHERE candidate_id = c.id AND kind = 'address') AS addresses
             FROM candidate AS c WHERE c.alike = ?1 ORDER BY c.id LIMIT {NAMESAKES}"
        ))?;
        let own: Vec<NearAddress> =
            known.addresses.iter().filter_map(|address| NearAddress::of(address.as_str())).collect();
        let in_order = words(&known.name.written);
        let mut rows = statement.query([alike])?;
        let mut namesakes = Vec::new();
        while let Some(row) = rows.next()? {
            let addresses = row.get::<_, Option<String>>("addresses")?.unwrap_or_default();
            let mut theirs = addresses.split(' ').filter_map(NearAddress::of);
            let reason = if theirs.any(|address| own.iter().any(|own| own.is_near(&address))) {
                LikelyReason::NearAddress
            } else if words(&row.get::<_, String>("name")?) == in_order {
                LikelyReason::SameName
            } else {
                LikelyReason::SwappedName
            };
            namesakes.push((row.get("id")?, reason));
        }
        Ok(namesakes)
    }
}

/// Of a name, in their order.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

impl Tx<'_> {
    /// Remembers for later whom this person may be the same as; what somebody has settled stays settled.
    pub(super) fn note_likely_pairs(&self, id: CandidateId, person: &Person) -> Result<(), Error> {
        let found = self.lookalikes(Known::of(person, Some(id)))?;
        let others: Vec<i64> = found.worth_asking_about(person).into_iter().map(|(other, _)| other).collect();
        self.connection()
            .prepare_cached(
                "DELETE FROM likely_pair
                 WHERE settled = 0 AND (candidate_id = ?1 OR other_id = ?1) AND NOT EXISTS
                     (SELECT 1 FROM json_each(?2) WHERE value IN (candidate_id, other_id))",
            )?
            .execute((id.raw(), super::rows::ids_as_json(&others)))?;
        self.note_pairs_with(id, person, &found)
    }

    /// The same of somebody new.
    pub(super) fn note_pairs_with(&self, id: CandidateId, person: &Person, found: &Lookalikes) -> Result<(), Error> {
        let mut note = self.connection().prepare_cached(
            "INSERT INTO likely_pair (candidate_id, other_id, reason) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?;
        for (other, reason) in found.worth_asking_about(person) {
            note.execute((id.raw().min(other), id.raw().max(other), reason.code()))?;
        }
        Ok(())
    }
}

impl Lookalikes {
    fn worth_asking_about(&self, person: &Person) -> Vec<(i64, LikelyReason)> {
        let found = &self.0;
        let mut strong: Vec<(i64, LikelyReason)> = found
            .iter()
            .filter_map(|(other, reasons)| Some((*other, *reasons.iter().find(|reason| reason.is_strong())?)))
            .collect();
        // Of whom nothing but the name is known, nothing else could ever tell: they are asked about once, not with each namesake.
        if strong.is_empty() && is_only_a_name(person) {
            let namesake = found.iter().find_map(|(other, reasons)| Some((*other, *reasons.first()?)));
            strong.extend(namesake);
        }
        strong
    }
}
