//! A person, once, however many postings they applied to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::PersonName;
use crate::codes::codes;

/// All that is said of a person by those who write it down: addresses, phones and links as written, to be read by their own rules.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CandidateDetails {
    pub name: PersonName,
    pub addresses: Vec<String>,
    pub phones: Vec<String>,
    pub links: Vec<String>,
    /// What they do, in a line.
    pub headline: String,
    pub place: String,
    pub languages: Vec<String>,
    pub tags: Vec<String>,
    /// Where they came from: a site, a fair, a colleague.
    pub source: String,
    pub consent: Consent,
    pub last_contact: Option<NaiveDate>,
}

/// Their agreement that what they sent is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Consent {
    pub given_on: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

codes! {
    /// The parts of a person's details, each changed and picked by itself.
    pub enum CandidateField {
        Name = "name",
        Addresses = "addresses",
        Phones = "phones",
        Links = "links",
        Headline = "headline",
        Place = "place",
        Languages = "languages",
        Tags = "tags",
        Source = "source",
        Consent = "consent",
        LastContact = "last_contact",
    }
}

/// One part, as it is to be from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum CandidateChange {
    /// With its parts, if they were told; else they are read from what is written.
    Name(PersonName),
    Addresses(Vec<String>),
    Phones(Vec<String>),
    Links(Vec<String>),
    Headline(String),
    Place(String),
    Languages(Vec<String>),
    Tags(Vec<String>),
    Source(String),
    Consent(Consent),
    LastContact(Option<NaiveDate>),
}

impl CandidateChange {
    pub const fn field(&self) -> CandidateField {
        match self {
            Self::Name(_) => CandidateField::Name,
            Self::Addresses(_) => CandidateField::Addresses,
            Self::Phones(_) => CandidateField::Phones,
            Self::Links(_) => CandidateField::Links,
            Self::Headline(_) => CandidateField::Headline,
            Self::Place(_) => CandidateField::Place,
            Self::Languages(_) => CandidateField::Languages,
            Self::Tags(_) => CandidateField::Tags,
            Self::Source(_) => CandidateField::Source,
            Self::Consent(_) => CandidateField::Consent,
            Self::LastContact(_) => CandidateField::LastContact,
        }
    }
}

impl CandidateDetails {
    pub fn change(&mut self, change: CandidateChange) {
        match change {
            CandidateChange::Name(name) => {
                self.name = PersonName::told(&name.written, name.family.as_deref(), name.given.as_deref());
            }
            CandidateChange::Addresses(addresses) => self.addresses = addresses,
            CandidateChange::Phones(phones) => self.phones = phones,
            CandidateChange::Links(links) => self.links = links,
            CandidateChange::Headline(headline) => self.headline = headline,
            CandidateChange::Place(place) => self.place = place,
            CandidateChange::Languages(languages) => self.languages = languages,
            CandidateChange::Tags(tags) => self.tags = tags,
            CandidateChange::Source(source) => self.source = source,
            CandidateChange::Consent(consent) => self.consent = consent,
            CandidateChange::LastContact(day) => self.last_contact = day,
        }
    }

    /// This person's details with those of another who turned out to be the same: lists hold what both had, of the rest `theirs`
    /// says which fields are the other's; what is empty here is filled from there.
    pub fn merged_with(self, other: Self, theirs: &[CandidateField]) -> Self {
        let takes = |field| theirs.contains(&field);
        let text = |field, own: String, others: String| {
            if own.is_empty() || takes(field) && !others.is_empty() { others } else { own }
        };
        let name = if takes(CandidateField::Name) && !other.name.is_empty() { other.name } else { self.name };
        let consent = if takes(CandidateField::Consent) || self.consent == Consent::default() {
            other.consent
        } else {
            self.consent
        };
        Self {
            name,
            addresses: both(self.addresses, other.addresses, takes(CandidateField::Addresses)),
            phones: both(self.phones, other.phones, takes(CandidateField::Phones)),
            links: both(self.links, other.links, takes(CandidateField::Links)),
            headline: text(CandidateField::Headline, self.headline, other.headline),
            place: text(CandidateField::Place, self.place, other.place),
            languages: both(self.languages, other.languages, takes(CandidateField::Languages)),
            tags: both(self.tags, other.tags, takes(CandidateField::Tags)),
            source: text(CandidateField::Source, self.source, other.source),
            consent,
            last_contact: self.last_contact.max(other.last_contact),
        }
    }
}

/// All of both; the first is the one that is written to, so it matters whose come first.
fn both(own: Vec<String>, others: Vec<String>, others_first: bool) -> Vec<String> {
    if others_first { [others, own].concat() } else { [own, others].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camille() -> CandidateDetails {
        CandidateDetails {
            name: PersonName::read("Camille Rouvière"),
            addresses: vec!["camille@example.org".to_owned()],
            headline: "Animatrice".to_owned(),
            tags: vec!["bretagne".to_owned()],
            last_contact: "2026-02-01".parse().ok(),
            ..CandidateDetails::default()
        }
    }

    fn other() -> CandidateDetails {
        CandidateDetails {
            name: PersonName::read("C. Rouviere"),
            addresses: vec!["rouviere@example.com".to_owned()],
            headline: "Animatrice de réseau".to_owned(),
            place: "Quimper".to_owned(),
            last_contact: "2026-03-01".parse().ok(),
            ..CandidateDetails::default()
        }
    }

    #[test]
    fn merging_keeps_everything_and_takes_what_was_picked() {
        let merged = camille().merged_with(other(), &[CandidateField::Headline, CandidateField::Addresses]);
        assert_eq!(merged.name.written, "Camille Rouvière");
        assert_eq!(merged.addresses, ["rouviere@example.com", "camille@example.org"]);
        assert_eq!(merged.headline, "Animatrice de réseau");
        assert_eq!(merged.place, "Quimper", "what was empty is filled");
        assert_eq!(merged.tags, ["bretagne"]);
        assert_eq!(merged.last_contact, "2026-03-01".parse().ok(), "the later of the two");
    }

    #[test]
    fn picking_what_the_other_does_not_have_empties_nothing() {
        let merged = camille().merged_with(CandidateDetails::default(), CandidateField::ALL);
        assert_eq!(merged, camille());
    }

    #[test]
    fn every_change_names_its_field_as_json_does() {
        let change = CandidateChange::LastContact(None);
        assert_eq!(serde_json::to_value(&change).unwrap()["field"], change.field().code());
        let mut details = camille();
        details.change(CandidateChange::Name(PersonName {
            written: "ROUVIÈRE Camille".to_owned(),
            ..PersonName::default()
        }));
        assert_eq!(details.name.family.as_deref(), Some("Rouvière"));
    }
}
