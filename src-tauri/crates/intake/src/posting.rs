//! A posting file into a posting.

use chrono::NaiveDate;
use hiring::{Address, Contact, ContactRole, Fact, Posting, PostingState, Problem, ProblemKind, fold};

use crate::bytes;
use crate::front_matter::{self, FrontMatter, Key, Value};
use crate::garbled;

/// What was read of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Absent when the file gives no posting at all; then a problem says why.
    pub posting: Option<Posting>,
    pub problems: Vec<Problem>,
    /// The text as decoded, before any repair.
    pub original: String,
    pub repaired: bool,
}

const TITLE: [&str; 6] = ["title", "titre", "titles", "role", "roles", "poste"];
const ORGANISATION: [&str; 9] =
    ["organisation", "organization", "organisme", "company", "entreprise", "startup", "equipe", "team", "structure"];
const DATE: [&str; 4] = ["date", "published", "publication", "date_publication"];
const DEADLINE: [&str; 5] = ["deadline", "date_limite", "echeance", "cloture", "closing_date"];
const CONTACT: [&str; 4] = ["contact", "contacts", "email", "courriel"];

pub fn read_posting(bytes: &[u8], name: &str) -> Reading {
    let decoded = match bytes::decode(bytes) {
        Ok(decoded) => decoded,
        Err(kind) => {
            return Reading {
                posting: None,
                problems: vec![Problem::new(kind)],
                original: String::new(),
                repaired: false,
            };
        }
    };
    let mut problems = decoded.problems;
    let repaired = garbled::repair(&decoded.text);
    if let Some(repaired) = &repaired {
        problems.push(Problem::new(ProblemKind::TextRepaired { encoding: repaired.encoding.to_owned() }));
    }
    let text = repaired.as_ref().map_or(decoded.text.as_str(), |repaired| repaired.text.as_str());
    let front_matter = front_matter::split(text);
    let posting = posting_of(&front_matter, name, &mut problems);
    problems.extend(front_matter.problems);
    problems.sort_by_key(|problem| (problem.kind.is_remark(), problem.place));
    Reading { posting: Some(posting), problems, repaired: repaired.is_some(), original: decoded.text }
}

fn posting_of(front_matter: &FrontMatter<'_>, name: &str, problems: &mut Vec<Problem>) -> Posting {
    let keys = &front_matter.keys;
    let title = first_line(keys, &TITLE).or_else(|| first_heading(front_matter.body)).unwrap_or_else(|| {
        problems.push(Problem::at(ProblemKind::TitleMissing, 1, 1));
        title_from_name(name)
    });
    Posting {
        title,
        organisation: first_line(keys, &ORGANISATION),
        date: date(keys, &DATE, problems).or_else(|| date_from_name(name)),
        deadline: date(keys, &DEADLINE, problems),
        state: state(keys, problems),
        contacts: contacts(keys, problems),
        facts: keys.iter().map(fact).collect(),
        body: front_matter.body.to_owned(),
    }
}

fn fact(key: &Key) -> Fact {
    Fact { key: key.name.clone(), value: key.value.to_line(), line: Some(key.line) }
}

/// The keys of that name, whatever their case, in the order of `names`.
fn named<'a>(keys: &'a [Key], names: &'a [&str]) -> impl Iterator<Item = &'a Key> {
    names.iter().flat_map(move |name| keys.iter().filter(move |key| key.name.eq_ignore_ascii_case(name)))
}

fn first_line(keys: &[Key], names: &[&str]) -> Option<String> {
    named(keys, names).map(|key| key.value.to_line()).find(|line| !line.is_empty())
}

fn first_heading(body: &str) -> Option<String> {
    body.lines()
        .filter_map(|line| line.strip_prefix('#'))
        .map(|line| line.replace("**", "").trim_matches(['#', ' ', '*']).to_owned())
        .find(|line| !line.is_empty())
}

fn title_from_name(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = stem.get(..10).and_then(read_date).and_then(|_| stem.get(10..)).unwrap_or(stem);
    let words = words.replace(['-', '_'], " ");
    let words = words.trim();
    if words.is_empty() { file.to_owned() } else { words.to_owned() }
}

/// File names often begin with the day: `2026-02-03-juriste.md`.
fn date_from_name(name: &str) -> Option<NaiveDate> {
    name.rsplit('/').next()?.get(..10).and_then(read_date)
}

fn date(keys: &[Key], names: &[&str], problems: &mut Vec<Problem>) -> Option<NaiveDate> {
    let key = named(keys, names).find(|key| key.value != Value::Nothing)?;
    let value = key.value.to_line();
    let date = read_date(&value);
    if date.is_none() {
        problems.push(Problem::at(ProblemKind::DateInvalid { key: key.name.clone(), value }, key.line, 1));
    }
    date
}

/// A day, in any of the ways people put it: `2026-02-03`, `2026-02-03T10:00:00Z`, `2026/02/03`, `03/02/2026`, `3.2.2026`,
/// `3 février 2026`.
fn read_date(text: &str) -> Option<NaiveDate> {
    read_numbers(text).or_else(|| read_words(text))
}

/// The months by the letters they begin with, in French and English.
const MONTHS: [&[&str]; 12] = [
    &["janv", "jan"],
    &["fev", "feb"],
    &["mars", "mar"],
    &["avr", "apr"],
    &["mai", "may"],
    &["juin", "jun"],
    &["juil", "jul"],
    &["aou", "aug"],
    &["sept", "sep"],
    &["oct"],
    &["nov"],
    &["dec"],
];

fn read_words(text: &str) -> Option<NaiveDate> {
    let text = fold(text);
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|words| {
        let [one, other, year] = words else { return None };
        let (day, month) = if one.starts_with(|c: char| c.is_ascii_digit()) { (one, other) } else { (other, one) };
        let month = (1..).zip(MONTHS).find(|(_, starts)| starts.iter().any(|start| month.starts_with(start)))?.0;
        let day = day.trim_end_matches(|c: char| !c.is_ascii_digit());
        NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
    })
}

fn read_numbers(text: &str) -> Option<NaiveDate> {
    let day = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
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

/// Keys that agree settle it. Two that cannot both be true are reported, and nothing is chosen for the recruiter.
fn state(keys: &[Key], problems: &mut Vec<Problem>) -> PostingState {
    let said: Vec<(&Key, PostingState)> = keys.iter().filter_map(|key| Some((key, said_of_state(key)?))).collect();
    let open = said.iter().find(|(_, state)| *state == PostingState::Open);
    let over = said.iter().find(|(_, state)| *state != PostingState::Open);
    if let (Some((one, _)), Some((other, _))) = (open, over) {
        let line = one.line.max(other.line);
        let kind = ProblemKind::StateContradictory { one: said_as(one), other: said_as(other) };
        problems.push(Problem::at(kind, line, 1));
        return PostingState::Unknown;
    }
    let filled = said.iter().find(|(_, state)| *state == PostingState::Filled);
    filled.or(open).or(over).map_or(PostingState::Unknown, |(_, state)| *state)
}

fn said_as(key: &Key) -> String {
    format!("{}: {}", key.name, key.value.to_line())
}

/// Addresses in the front matter. A name without an @ is somebody's user name: it stays among the facts.
fn contacts(keys: &[Key], problems: &mut Vec<Problem>) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = Vec::new();
    for key in named(keys, &CONTACT) {
        for text in key.value.texts() {
            for word in text.split([',', ';', ' ', '\n', '<', '>']).filter(|word| word.contains('@')) {
                let word = word.strip_prefix("mailto:").unwrap_or(word);
                match word.parse::<Address>() {
                    Ok(address) if contacts.iter().all(|known| known.address != address) => {
                        contacts.push(Contact { address, role: ContactRole::To, line: Some(key.line) });
                    }
                    Ok(_) => {}
                    Err(_) => {
                        problems.push(Problem::at(ProblemKind::AddressInvalid { value: word.to_owned() }, key.line, 1));
                    }
                }
            }
        }
    }
    contacts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Posting, Vec<Problem>) {
        let reading = read_posting(text.as_bytes(), "2026-02-03-juriste.md");
        (reading.posting.unwrap(), reading.problems)
    }

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn reads_title_organisation_date_and_state() {
        let (posting, problems) = read(
            "---\nroles: \"  Juriste  données \"\nstartup: rivages\nopen: true\ndate: 2026-01-26T08:12:00.000Z\ndeadline: 28/02/2026\n---\nBonjour\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(posting.title, "Juriste données");
        assert_eq!(posting.organisation.as_deref(), Some("rivages"));
        assert_eq!(posting.date, day("2026-01-26"));
        assert_eq!(posting.deadline, day("2026-02-28"));
        assert_eq!(posting.state, PostingState::Open);
        assert_eq!(posting.body, "Bonjour\n");
    }

    #[test]
    fn without_front_matter_the_heading_and_the_file_name_speak() {
        let (posting, problems) = read("Bonjour\n\n## Juriste **données** ##\n");
        assert_eq!(posting.title, "Juriste données");
        assert_eq!(posting.date, day("2026-02-03"));
        assert_eq!(posting.state, PostingState::Unknown);
        assert_eq!(problems, [Problem::new(ProblemKind::FrontMatterMissing)]);

        let (posting, problems) = read("Bonjour\n");
        assert_eq!(posting.title, "juriste");
        assert!(problems.contains(&Problem::at(ProblemKind::TitleMissing, 1, 1)));
    }

    #[test]
    fn states_that_agree_settle_it() {
        for (keys, state) in [
            ("open: false\nposte_pourvu: true", PostingState::Filled),
            ("post_ouvert: oui", PostingState::Open),
            ("poste_ferme: true", PostingState::Closed),
            ("status: pourvu", PostingState::Filled),
            ("open: true\nposte_pourvu: false", PostingState::Open),
            ("junior: true", PostingState::Unknown),
        ] {
            let (posting, problems) = read(&format!("---\ntitle: x\n{keys}\n---\n"));
            assert_eq!(posting.state, state, "{keys}");
            assert!(problems.is_empty(), "{keys}: {problems:?}");
        }
    }

    #[test]
    fn a_contradiction_is_reported_and_not_settled() {
        let (posting, problems) = read("---\ntitle: x\nopen: true\nposte_pourvu: true\n---\n");
        assert_eq!(posting.state, PostingState::Unknown);
        let kind =
            ProblemKind::StateContradictory { one: "open: true".to_owned(), other: "poste_pourvu: true".to_owned() };
        assert_eq!(problems, [Problem::at(kind, 4, 1)]);
    }

    #[test]
    fn addresses_of_the_front_matter_are_contacts() {
        let (posting, problems) = read(
            "---\ntitle: x\ncontact:\n  - Camille@Example.org\n  - yann.lebihan\ncontacts: mailto:camille@example.org, equipe@ponant.example; a@b\n---\n",
        );
        let addresses: Vec<_> = posting.contacts.iter().map(|contact| contact.address.as_str()).collect();
        assert_eq!(addresses, ["Camille@example.org", "camille@example.org", "equipe@ponant.example"]);
        assert_eq!(problems, [Problem::at(ProblemKind::AddressInvalid { value: "a@b".to_owned() }, 6, 1)]);
    }

    #[test]
    fn a_date_that_is_none_is_reported_where_it_stands() {
        let (posting, problems) = read("---\ntitle: x\ndate: au printemps\n---\n");
        assert_eq!(posting.date, day("2026-02-03"), "the file name still says one");
        assert_eq!(problems[0].place.unwrap().line, 3);
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-02-03",
            "2026-02-03T10:00:00Z",
            "2026/2/3",
            "03/02/2026",
            "3.2.2026",
            "3 février 2026",
            "mardi 3 fév. 2026",
            "3rd February 2026",
            "Feb 3, 2026",
        ] {
            assert_eq!(read_date(text), day("2026-02-03"), "{text}");
        }
        for text in ["au printemps 2026", "2026-13-01", "31/02/2026", "février", "2026"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn garbled_text_is_repaired_and_the_original_kept() {
        let garbled = "---\ntitle: ChargÃ©Â·e dâ€™assistance\n---\nÃ€ bientÃ´t\n";
        let reading = read_posting(garbled.as_bytes(), "x.md");
        assert!(reading.repaired);
        assert_eq!(reading.posting.unwrap().title, "Chargé·e d’assistance");
        assert!(reading.original.contains("ChargÃ©"));
    }

    #[test]
    fn a_file_that_gives_nothing_says_why() {
        let reading = read_posting(b"\0\0\0", "x.md");
        assert_eq!(reading.posting, None);
        assert_eq!(reading.problems, [Problem::new(ProblemKind::NotText)]);
    }
}
