//! A posting file into a posting.

mod addresses;
mod asking;
mod contacts;
mod criteria;
pub(crate) mod dates;
mod form;
mod keys;
mod links;
mod mailto;
mod pieces;
mod proof;
mod sections;
mod subject;
mod terms;
mod text;
mod times;
mod title;
mod tone;
mod words;

use hiring::{ApplyContract, Place, Posting, PostingSources, Problem, ProblemKind};

pub use self::keys::{Family, is_of};
use self::keys::{Keys, Said};
use self::text::Line;
use crate::bytes::{self, Decoded};
use crate::front_matter::{self, FrontMatter};
use crate::garbled;
use crate::web::{self, Format};

/// What was read of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Absent when the file gives no posting at all; then a problem says why.
    pub posting: Option<Posting>,
    pub problems: Vec<Problem>,
    /// The text as decoded, before any repair.
    pub original: String,
    /// The text that was read, repaired: every source is a place in it. Of a web page, the Markdown that was made of it.
    pub text: String,
    pub repaired: bool,
}

impl Reading {
    /// Where the posting's body begins in the text.
    pub fn body_start(&self) -> usize {
        let body = self.posting.as_ref().map_or(0, |posting| posting.body.len());
        self.text.len().saturating_sub(body)
    }
}

pub fn read_posting(bytes: &[u8], name: &str) -> Reading {
    let format = Format::of(name, bytes);
    match decode(bytes, format) {
        Ok(decoded) if format == Format::Markdown => read_text(decoded, name),
        Ok(decoded) => read_converted(decoded, format, name),
        Err(kind) => refused(vec![Problem::new(kind)], String::new()),
    }
}

fn decode(bytes: &[u8], format: Format) -> Result<Decoded, ProblemKind> {
    let declared = if format == Format::Page { web::declared(bytes) } else { None };
    bytes::decode(bytes, declared)
}

/// A text of our own, to see what a reader would make of it.
pub fn read_again(text: &str) -> Posting {
    let mut problems = Vec::new();
    posting_of(text, &front_matter::split(text), "", &mut problems)
}

/// Data of our own, likewise.
pub fn read_again_data(json: &str) -> Option<Posting> {
    let converted = web::from_data(json);
    converted.is_posting.then(|| read_again(&converted.text))
}

fn refused(problems: Vec<Problem>, original: String) -> Reading {
    Reading { posting: None, problems, original, text: String::new(), repaired: false }
}

fn read_text(decoded: Decoded, name: &str) -> Reading {
    let mut problems = decoded.problems;
    let repaired = garbled::repair(&decoded.text);
    if let Some(repaired) = &repaired {
        problems.push(Problem::new(ProblemKind::TextRepaired { encoding: repaired.encoding.to_owned() }));
        let line = repaired.text.lines().position(|line| line.contains(char::REPLACEMENT_CHARACTER));
        if let Some(line) = line.filter(|_| repaired.lost) {
            problems.retain(|problem| problem.kind != ProblemKind::CharactersLost);
            problems.push(Problem::at(ProblemKind::CharactersLost, bytes::line_number(line), 1));
        }
    }
    let text = repaired.as_ref().map_or(decoded.text.as_str(), |repaired| repaired.text.as_str());
    let front_matter = front_matter::split(text);
    let posting = posting_of(text, &front_matter, name, &mut problems);
    problems.extend(front_matter.problems);
    sort(&mut problems);
    let text = text.to_owned();
    Reading { posting: Some(posting), problems, repaired: repaired.is_some(), original: decoded.text, text }
}

/// A web page, or data: read as the text that it is turned into. Problems have their places in the file.
fn read_converted(decoded: Decoded, format: Format, name: &str) -> Reading {
    let original = decoded.text;
    let converted = if format == Format::Page { web::from_page(&original) } else { web::from_data(&original) };
    let mut problems = decoded.problems;
    problems.extend(converted.problems);
    let reading = read_text(Decoded { text: converted.text, problems: Vec::new() }, name);
    if !converted.is_posting && !reading.posting.as_ref().is_some_and(asks_for_people) {
        problems.push(Problem::new(ProblemKind::NoPosting));
        sort(&mut problems);
        return refused(problems, original);
    }
    problems.extend(reading.problems.into_iter().map(|problem| placed_in(&original, problem)));
    sort(&mut problems);
    Reading { problems, original, ..reading }
}

fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| (problem.kind.is_remark(), problem.place));
}

/// A page that is no posting says nothing of whom to write to, of what to send, or of what is expected.
fn asks_for_people(posting: &Posting) -> bool {
    let apply = &posting.apply;
    let says_how = apply.application_url.is_some() || apply.pieces.is_some() || apply.subject.is_some();
    let says_what = !posting.criteria.is_empty() || posting.terms.contract.is_some();
    says_how || says_what && !posting.contacts.is_empty() || posting.criteria.len() > 2
}

/// Where the file says what the problem is about; the text that was read has other lines.
fn placed_in(file: &str, problem: Problem) -> Problem {
    let words = match &problem.kind {
        ProblemKind::DateInvalid { value, .. } | ProblemKind::AddressInvalid { value } => value,
        ProblemKind::ContactMismatch { linked, .. } => linked,
        _ => return Problem { place: None, ..problem },
    };
    let place = file.find(words.as_str()).map(|at| {
        let before = file.get(..at).unwrap_or_default();
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        Place { line: bytes::line_number(line), column: bytes::line_number(column) }
    });
    Problem { place, ..problem }
}

/// No more than the text that is read; nothing of a file that is no text.
pub fn text_of(bytes: &[u8], name: &str) -> Option<String> {
    let format = Format::of(name, bytes);
    let decoded = decode(bytes, format).ok()?;
    let text = match format {
        Format::Markdown => decoded.text,
        Format::Page => web::from_page(&decoded.text).text,
        Format::Data => web::from_data(&decoded.text).text,
    };
    Some(garbled::repair(&text).map_or(text, |repaired| repaired.text))
}

fn posting_of(text: &str, front_matter: &FrontMatter<'_>, name: &str, problems: &mut Vec<Problem>) -> Posting {
    let keys = Keys { keys: &front_matter.keys, text };
    let body = Body::of(text, front_matter.body);
    let (title, title_source) = title::title(&keys, &body.lines, name, problems);
    let organisation = keys.first_line(&keys::ORGANISATION);
    let date = keys.date(&keys::DATE, problems);
    let posted = date.as_ref().map(|said| said.value).or_else(|| title::date_from_name(name));
    let closed = keys.closed_on();
    let told = keys.date(&keys::DEADLINE, problems).map(|said| (said.value, keys.source(said.key)));
    let deadline = told
        .or_else(|| times::deadline(&body.lines, posted).map(|found| (found.value, found.source)))
        .or_else(|| closed.as_ref().filter(|said| is_closing(said)).map(|said| (said.value, keys.source(said.key))));
    let (state, state_key) = keys.state(problems);
    let said = body.said(&keys, problems);
    let sources = PostingSources {
        title: title_source,
        organisation: organisation.as_ref().map(|said| keys.source(said.key)),
        date: date.as_ref().map(|said| keys.source(said.key)),
        deadline: deadline.map(|(_, source)| source),
        state: state_key.map(|key| keys.source(key)),
    };
    Posting {
        title,
        organisation: organisation.map(|said| said.value),
        date: posted,
        deadline: deadline.map(|(day, _)| day),
        state,
        opened_on: keys.opened_on(),
        closed_on: closed.map(|said| said.value),
        sources,
        facts: keys.facts(),
        body: front_matter.body.to_owned(),
        ..said
    }
}

/// The day it closes is a deadline; the day it is taken off the site is not.
fn is_closing(said: &Said<'_, chrono::NaiveDate>) -> bool {
    !said.key.name.to_lowercase().contains("publication")
}

/// The text below the front matter, as lines.
struct Body<'a> {
    text: &'a str,
    /// Where it begins in the file, in bytes.
    offset: usize,
    lines: Vec<Line<'a>>,
}

impl<'a> Body<'a> {
    fn of(text: &str, body: &'a str) -> Self {
        let offset = text.len() - body.len();
        let above = text.get(..offset).map_or(0, |above| above.matches('\n').count());
        Self { text: body, offset, lines: text::lines(body, offset, bytes::line_number(above)) }
    }

    /// A posting of what the text says, and nothing of what the front matter says but its contacts.
    fn said(&self, keys: &Keys<'_>, problems: &mut Vec<Problem>) -> Posting {
        let (lines, text, offset) = (&self.lines, self.text, self.offset);
        let mut mentions = addresses::mentions(text);
        for mention in &mut mentions {
            mention.start += offset;
            mention.end += offset;
        }
        let blocks = asking::blocks(lines, &mentions);
        let asking = asking::asking(&blocks, lines);
        let application_url = form::form(&asking, lines, text, offset).or_else(|| keys.application_url());
        let given = keys.contacts(problems);
        let has_form = application_url.is_some();
        let (contacts, doubts) = contacts::contacts(&blocks, &asking, lines, &mentions, given, has_form);
        problems.extend(doubts);
        let pieces = pieces::pieces(&asking, lines);
        let language = tone::language(lines);
        Posting {
            contacts,
            criteria: criteria::criteria(lines),
            terms: terms::terms(lines, keys),
            language,
            register: tone::register(&asking, lines, language),
            apply: ApplyContract {
                subject: subject::subject(&asking, lines, &mentions, text, offset),
                application_url,
                pieces: pieces.asked,
                refused_pieces: pieces.refused,
                proof: proof::proof(&asking, lines, text, offset),
                answer_within_days: times::answer(lines),
            },
            ..Posting::titled("")
        }
    }
}

#[cfg(test)]
pub mod testing {
    //! Reads an invented posting whole, for the tests of each rule.

    use hiring::Posting;

    pub fn read(text: &str) -> Posting {
        super::read_posting(text.as_bytes(), "annonce.md").posting.unwrap()
    }

    pub fn apply(text: &str) -> Posting {
        read(&format!("# Juriste\n\n## Candidater\n\n{text}\n"))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use hiring::PostingState;

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
        assert_eq!(addresses, ["Camille@example.org", "equipe@ponant.example"]);
        assert_eq!(problems, [Problem::at(ProblemKind::AddressInvalid { value: "a@b".to_owned() }, 6, 1)]);
    }

    #[test]
    fn a_date_that_is_none_is_reported_where_it_stands() {
        let (posting, problems) = read("---\ntitle: x\ndate: au printemps\n---\n");
        assert_eq!(posting.date, day("2026-02-03"), "the file name still says one");
        assert_eq!(problems[0].place.unwrap().line, 3);
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

    #[test]
    fn keys_that_drifted_into_dates_say_since_when() {
        let (posting, problems) =
            read("---\ntitle: x\npost_ouvert: 2026-01-05\nposte_ferme: 2026-02-01\nposte_pourvu: false\n---\n");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(posting.state, PostingState::Open);
        assert_eq!((posting.opened_on, posting.closed_on), (day("2026-01-05"), day("2026-02-01")));
        assert_eq!(posting.deadline, day("2026-02-01"));

        let (posting, _) = read("---\ntitle: x\nopen: true\ndepublication_date: 2026-02-01\n---\n");
        assert_eq!(
            (posting.deadline, posting.closed_on),
            (None, day("2026-02-01")),
            "taken off the site is not closed"
        );
    }

    #[test]
    fn the_role_names_the_posting_rather_than_the_headline() {
        let (posting, _) = read("---\ntitle: Nous recrutons !\nroles: Juriste\ncolor: vert\n---\n");
        assert_eq!(posting.title, "Juriste");
        assert_eq!(posting.sources.title.unwrap().line, 3);
        assert_eq!(posting.facts.len(), 3, "what it does not know is kept");
    }

    #[test]
    fn places_are_those_of_the_repaired_file() {
        let garbled = "---\ntitle: Ã©tÃ©\n---\n# Profil\n- Ãªtre là\n";
        let reading = read_posting(garbled.as_bytes(), "x.md");
        let criterion = reading.posting.unwrap().criteria.remove(0);
        let place = criterion.source.start as usize..criterion.source.end as usize;
        assert_eq!(reading.text.get(place), Some("- être là"));
        assert_eq!(criterion.source.line, 5);
    }
}
