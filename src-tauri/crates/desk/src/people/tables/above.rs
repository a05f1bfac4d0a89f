//! The rows further up in the same file that came in as somebody new: one rule for looking and for taking in.

use std::collections::{HashMap, HashSet};

use hiring::{LikelyReason, Person, RowPlace};
use store::{Resemblance, is_only_a_name};

#[derive(Default)]
pub(super) struct Above {
    places: HashMap<(LikelyReason, String), RowPlace>,
    names: HashSet<String>,
}

impl Above {
    /// The row that is certainly about the same person.
    pub(super) fn find(&self, person: &Person) -> Option<(RowPlace, LikelyReason)> {
        keys(person).into_iter().find_map(|key| Some((self.places.get(&key)?.clone(), key.0)))
    }

    pub(super) fn note(&mut self, person: &Person, place: &RowPlace) {
        for key in keys(person) {
            self.places.entry(key).or_insert_with(|| place.clone());
        }
        self.names.insert(person.details.name.alike_key());
    }

    /// Two rows of one file that have a name and no more may well be about two people.
    pub(super) fn leaves_certain(&self, found: &Resemblance, person: &Person) -> bool {
        found.certain && !(is_only_a_name(person) && self.names.contains(&person.details.name.alike_key()))
    }
}

fn keys(person: &Person) -> Vec<(LikelyReason, String)> {
    let name = person.details.name.alike_key();
    let named = |key: String| format!("{key} {name}");
    let addresses = person.addresses.iter().map(|address| (LikelyReason::SameAddress, named(address.key())));
    let links = person.links.iter().map(|link| (LikelyReason::SameLink, named(link.key.clone())));
    let phones = person.phones.iter().filter_map(|phone| Some((LikelyReason::SamePhone, named(phone.e164.clone()?))));
    addresses.chain(links).chain(phones).collect()
}
