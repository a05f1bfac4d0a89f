//! A person, once, however many postings they applied to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{Address, PersonName, Phone, ProfileLink, fold};

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

/// A person whose addresses, phones and links have been read: what can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Tidied: no blanks around, nothing twice; addresses, phones and links as they were read.
    pub details: CandidateDetails,
    pub addresses: Vec<Address>,
    pub phones: Vec<Phone>,
    pub links: Vec<ProfileLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DetailsError {
    #[error("there is neither a name nor an address")]
    NameMissing,
    #[error("“{value}” is not an e-mail address")]
    Address { value: String },
    #[error("“{value}” is not a telephone number")]
    Phone { value: String },
    #[error("“{value}” is not a link")]
    Link { value: String },
    #[error("{field:?} can have {limit} characters")]
    TooLong { field: CandidateField, limit: u32 },
}

/// How many characters a field of one line can have.
const LONGEST: u32 = 500;

impl CandidateDetails {
    /// As it can be kept. Somebody without a name goes by their address.
    pub fn read(self) -> Result<Person, DetailsError> {
        let mut details = self;
        let mut addresses: Vec<Address> = Vec::new();
        for value in filled(&details.addresses) {
            let address: Address = value.parse().map_err(|_| DetailsError::Address { value: value.to_owned() })?;
            if addresses.iter().all(|known| known.key() != address.key()) {
                addresses.push(address);
            }
        }
        let mut phones: Vec<Phone> = Vec::new();
        for value in filled(&details.phones) {
            let phone = Phone::read(value).map_err(|_| DetailsError::Phone { value: value.to_owned() })?;
            let same =
                |known: &Phone| known.written == phone.written || known.e164.is_some() && known.e164 == phone.e164;
            if !phones.iter().any(same) {
                phones.push(phone);
            }
        }
        let mut links: Vec<ProfileLink> = Vec::new();
        for value in filled(&details.links) {
            let link = ProfileLink::read(value).map_err(|_| DetailsError::Link { value: value.to_owned() })?;
            if links.iter().all(|known| known.key != link.key) {
                links.push(link);
            }
        }
        let name = &details.name;
        details.name = PersonName::told(&name.written, name.family.as_deref(), name.given.as_deref());
        if details.name.is_empty() {
            details.name.written = addresses.first().ok_or(DetailsError::NameMissing)?.to_string();
        }
        details.addresses = addresses.iter().map(Address::to_string).collect();
        details.phones = phones.iter().map(|phone| phone.written.clone()).collect();
        details.links = links.iter().map(|link| link.url.clone()).collect();
        for text in [&mut details.headline, &mut details.place, &mut details.source] {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        details.languages = without_repeats(&details.languages);
        details.tags = without_repeats(&details.tags);
        details.has_room()?;
        Ok(Person { details, addresses, phones, links })
    }

    fn has_room(&self) -> Result<(), DetailsError> {
        let longest = |texts: &[String]| texts.iter().map(|text| text.chars().count()).max().unwrap_or_default();
        let lengths = [
            (CandidateField::Name, self.name.written.chars().count()),
            (CandidateField::Headline, self.headline.chars().count()),
            (CandidateField::Place, self.place.chars().count()),
            (CandidateField::Source, self.source.chars().count()),
            (CandidateField::Languages, longest(&self.languages)),
            (CandidateField::Tags, longest(&self.tags)),
        ];
        match lengths.into_iter().find(|(_, length)| *length > LONGEST as usize) {
            Some((field, _)) => Err(DetailsError::TooLong { field, limit: LONGEST }),
            None => Ok(()),
        }
    }

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

fn filled(values: &[String]) -> impl Iterator<Item = &str> {
    values.iter().map(|value| value.trim()).filter(|value| !value.is_empty())
}

/// Each once, whatever its case and accents, as it was written first.
fn without_repeats(values: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() && kept.iter().all(|known| fold(known) != fold(&value)) {
            kept.push(value);
        }
    }
    kept
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
    fn what_is_kept_is_tidy_and_has_nothing_twice() {
        let person = CandidateDetails {
            addresses: ["Camille@example.org", " ", "camille@example.org"].map(str::to_owned).to_vec(),
            phones: ["06 39 98 00 01", "+33 6 39 98 00 01"].map(str::to_owned).to_vec(),
            tags: ["Bretagne", " bretagne ", ""].map(str::to_owned).to_vec(),
            ..camille()
        };
        let person = person.read().unwrap();
        assert_eq!(person.details.addresses, ["Camille@example.org"]);
        assert_eq!(person.details.phones, ["06 39 98 00 01"]);
        assert_eq!(person.details.tags, ["Bretagne"]);
    }

    #[test]
    fn somebody_without_a_name_goes_by_their_address() {
        let nameless = CandidateDetails { name: PersonName::default(), ..camille() };
        assert_eq!(nameless.read().unwrap().details.name.written, "camille@example.org");
        assert_eq!(CandidateDetails::default().read(), Err(DetailsError::NameMissing));
    }

    #[test]
    fn what_cannot_be_kept_is_named() {
        let wrong = |change: CandidateChange| {
            let mut details = camille();
            details.change(change);
            details.read().unwrap_err()
        };
        let list = |value: &str| vec![value.to_owned()];
        let value = "camille".to_owned();
        assert_eq!(wrong(CandidateChange::Addresses(list("camille"))), DetailsError::Address { value: value.clone() });
        assert_eq!(wrong(CandidateChange::Phones(list("camille"))), DetailsError::Phone { value: value.clone() });
        assert_eq!(wrong(CandidateChange::Links(list("camille"))), DetailsError::Link { value });
        let long = wrong(CandidateChange::Headline("a".repeat(501)));
        assert_eq!(long, DetailsError::TooLong { field: CandidateField::Headline, limit: 500 });
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
