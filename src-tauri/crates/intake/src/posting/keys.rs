//! What the keys of the front matter say, under the names people give them.

use chrono::NaiveDate;
use hiring::{Address, Contact, ContactRole, Fact, PostingState, Problem, ProblemKind, Source, Sourced};

use super::dates::read_date;
use super::text::source;
use crate::front_matter::{Key, Value};

pub const TITLE: [&str; 9] = ["roles", "role", "title", "titre", "titles", "poste", "intitule", "job_title", "name"];
pub const ORGANISATION: [&str; 13] = [
    "organisation",
    "organization",
    "organisme",
    "company",
    "entreprise",
    "employer",
    "startup",
    "equipe",
    "team",
    "structure",
    "service",
    "friend",
    "hiringorganization",
];
pub const DATE: [&str; 7] =
    ["date", "published", "publication", "date_publication", "publication_date", "date_posted", "dateposted"];
pub const DEADLINE: [&str; 8] =
    ["deadline", "date_limite", "echeance", "cloture", "closing_date", "valid_through", "apply_before", "validthrough"];
const CONTACT: [&str; 7] = ["contact", "contacts", "email", "courriel", "mail", "apply_to", "applicationcontact"];
const OPENED: [&str; 6] = ["post_ouvert", "poste_ouvert", "ouvert", "open", "opened", "date_ouverture"];
const CLOSED: [&str; 9] = [
    "poste_ferme",
    "post_ferme",
    "ferme",
    "closed",
    "depublication_date",
    "date_depublication",
    "date_fermeture",
    "expires",
    "expiry_date",
];
/// Besides [`OPENED`] and [`CLOSED`], which are dates as often as truths.
const STATE: [&str; 7] = ["poste_pourvu", "pourvu", "filled", "status", "statut", "state", "etat"];

/// Keys that say the same thing under several names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Title,
    Organisation,
    Date,
    Deadline,
    State,
}

/// Whether a key of that name says that.
pub fn is_of(family: Family, name: &str) -> bool {
    let name = plain(name);
    let names: &[&[&str]] = match family {
        Family::Title => &[&TITLE],
        Family::Organisation => &[&ORGANISATION],
        Family::Date => &[&DATE],
        Family::Deadline => &[&DEADLINE],
        Family::State => &[&OPENED, &CLOSED, &STATE],
    };
    names.iter().any(|names| names.contains(&name.as_str()))
}

/// The keys, and the text they stand in.
pub struct Keys<'a> {
    pub keys: &'a [Key],
    pub text: &'a str,
}

/// A value, and the key it was read from.
pub struct Said<'a, T> {
    pub value: T,
    pub key: &'a Key,
}

impl<'a> Keys<'a> {
    /// The keys of that name, whatever their case and dashes, in the order of `names`.
    fn named(&self, names: &'a [&str]) -> impl Iterator<Item = &'a Key> + use<'a> {
        let keys = self.keys;
        names.iter().flat_map(move |name| keys.iter().filter(move |key| is_called(key, name)))
    }

    pub fn first_line(&self, names: &'a [&str]) -> Option<Said<'a, String>> {
        self.named(names).map(|key| Said { value: key.value.to_line(), key }).find(|said| !said.value.is_empty())
    }

    pub fn date(&self, names: &'a [&str], problems: &mut Vec<Problem>) -> Option<Said<'a, NaiveDate>> {
        let key = self.named(names).find(|key| key.value != Value::Nothing)?;
        let value = key.value.to_line();
        let date = read_date(&value);
        if date.is_none() {
            problems.push(Problem::at(ProblemKind::DateInvalid { key: key.name.clone(), value }, key.line, 1));
        }
        date.map(|value| Said { value, key })
    }

    /// The day it was opened: `post_ouvert` and the like are dates as often as truths.
    pub fn opened_on(&self) -> Option<NaiveDate> {
        self.named(&OPENED).find_map(|key| read_date(&key.value.to_line()))
    }

    pub fn closed_on(&self) -> Option<Said<'a, NaiveDate>> {
        self.named(&CLOSED).find_map(|key| Some(Said { value: read_date(&key.value.to_line())?, key }))
    }

    /// Keys that agree settle it. Two that cannot both be true are reported, and nothing is chosen for the recruiter.
    pub fn state(&self, problems: &mut Vec<Problem>) -> (PostingState, Option<&'a Key>) {
        let said: Vec<(&Key, PostingState)> =
            self.keys.iter().filter_map(|key| Some((key, said_of_state(key)?))).collect();
        let open = said.iter().find(|(_, state)| *state == PostingState::Open);
        let over = said.iter().find(|(_, state)| *state != PostingState::Open);
        if let (Some((one, _)), Some((other, _))) = (open, over) {
            let line = one.line.max(other.line);
            let kind = ProblemKind::StateContradictory { one: said_as(one), other: said_as(other) };
            problems.push(Problem::at(kind, line, 1));
            return (PostingState::Unknown, None);
        }
        let filled = said.iter().find(|(_, state)| *state == PostingState::Filled);
        match filled.or(open).or(over) {
            Some((key, state)) => (*state, Some(*key)),
            // Told only the day it was opened, it is open.
            None => match self.named(&OPENED).find(|key| read_date(&key.value.to_line()).is_some()) {
                Some(key) => (PostingState::Open, Some(key)),
                None => (PostingState::Unknown, None),
            },
        }
    }

    /// Where the page itself takes applications, as schema.org's `directApply` says, or names a form to write to.
    pub fn application_url(&self) -> Option<Sourced<String>> {
        let direct = self.named(&["directapply"]).any(|key| truth(&key.value) == Some(true));
        let names: &[&str] = if direct { &["applicationcontact", "url"] } else { &["applicationcontact"] };
        self.named(names).find_map(|key| {
            let value = key.value.to_line();
            let url =
                value.split([' ', ',']).find(|word| word.starts_with("https://") || word.starts_with("http://"))?;
            Some(Sourced::new(url.to_owned(), self.source_of(key, url)))
        })
    }

    /// The terms that a key of its own gives, in schema.org's names.
    pub fn term(&self, name: &'a str) -> Option<Sourced<String>> {
        let key = self.keys.iter().find(|key| key.name.eq_ignore_ascii_case(name))?;
        let value = key.value.to_line();
        (!value.is_empty()).then(|| Sourced::new(value, self.source(key)))
    }

    /// Addresses in the front matter. A name without an @ is somebody's user name: it stays among the facts.
    pub fn contacts(&self, problems: &mut Vec<Problem>) -> Vec<Contact> {
        let mut contacts: Vec<Contact> = Vec::new();
        for key in self.named(&CONTACT) {
            for text in key.value.texts() {
                for word in text.split([',', ';', ' ', '\n', '<', '>']).filter(|word| word.contains('@')) {
                    let word = word.strip_prefix("mailto:").unwrap_or(word);
                    match word.parse::<Address>() {
                        Ok(address) if contacts.iter().all(|known| known.address != address) => {
                            let source = self.source_of(key, word);
                            contacts.push(Contact { address, role: ContactRole::To, source: Some(source) });
                        }
                        Ok(_) => {}
                        Err(_) => {
                            let kind = ProblemKind::AddressInvalid { value: word.to_owned() };
                            problems.push(Problem::at(kind, key.line, 1));
                        }
                    }
                }
            }
        }
        contacts
    }

    pub fn facts(&self) -> Vec<Fact> {
        let fact = |key: &Key| Fact { key: key.name.clone(), value: key.value.to_line(), line: Some(key.line) };
        self.keys.iter().map(fact).collect()
    }

    /// The key's line.
    pub fn source(&self, key: &Key) -> Source {
        let (start, line) = self.line(key.line);
        source(start, start + line.len(), key.line)
    }

    /// Where a value of the key stands, on its line or on those below.
    fn source_of(&self, key: &Key, value: &str) -> Source {
        (key.line..key.line.saturating_add(20))
            .find_map(|number| {
                let (start, line) = self.line(number);
                let at = line.find(value)?;
                Some(source(start + at, start + at + value.len(), number))
            })
            .unwrap_or_else(|| self.source(key))
    }

    fn line(&self, number: u32) -> (usize, &'a str) {
        let mut start = 0;
        for line in self.text.split_inclusive('\n').take(number.saturating_sub(1) as usize) {
            start += line.len();
        }
        (start, self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default())
    }
}

/// `externalURL` and `external-url` are one name.
fn is_called(key: &Key, name: &str) -> bool {
    plain(&key.name) == name
}

fn plain(name: &str) -> String {
    name.replace('-', "_").to_lowercase()
}

/// What one key says of the state, if anything: `poste_pourvu: false` says nothing.
fn said_of_state(key: &Key) -> Option<PostingState> {
    use PostingState::{Closed, Filled, Open};
    let name = key.name.to_lowercase();
    let truth = truth(&key.value);
    match (name.as_str(), truth) {
        ("open" | "ouvert" | "post_ouvert" | "poste_ouvert", Some(open)) => Some(if open { Open } else { Closed }),
        ("poste_ferme" | "ferme" | "closed", Some(closed)) => Some(if closed { Closed } else { Open }),
        ("poste_pourvu" | "pourvu" | "filled", Some(true)) => Some(Filled),
        ("poste_pourvu" | "pourvu" | "filled", None) if read_date(&key.value.to_line()).is_some() => Some(Filled),
        ("status" | "statut" | "state" | "etat", _) => match key.value.to_line().to_lowercase().as_str() {
            "open" | "ouvert" | "ouverte" | "published" | "publié" | "publiée" => Some(Open),
            "closed" | "fermé" | "fermée" | "ferme" | "archived" | "archivée" | "clos" | "close" => Some(Closed),
            "filled" | "pourvu" | "pourvue" => Some(Filled),
            _ => None,
        },
        _ => None,
    }
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Truth(truth) => Some(*truth),
        Value::Text(text) => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "oui" | "vrai" => Some(true),
            "false" | "no" | "non" | "faux" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn said_as(key: &Key) -> String {
    format!("{}: {}", key.name, key.value.to_line())
}
