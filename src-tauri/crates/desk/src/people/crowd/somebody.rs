//! One made-up person.

use hiring::{CandidateDetails, PersonName};

use super::dice::Dice;
use super::lexicon::{Lexicon, Lexicons, Trade};
use super::texts::Pen;

#[derive(Debug)]
pub struct Somebody<'a> {
    pub details: CandidateDetails,
    pub given: String,
    pub pen: Pen<'a>,
    /// Of the other language: few have worked in one country only.
    pub abroad: Pen<'a>,
    pub trade: Option<&'a Trade>,
    /// Theirs alone.
    pub number: u64,
    pub seed: u64,
}

/// One in so many is there a second time, the name turned round and at the same address: a likely duplicate to settle.
const TWICE: u64 = 400;
/// The same as somebody who was written down so many before.
const BEFORE: u64 = 300;

impl<'a> Somebody<'a> {
    pub fn of(lexicons: &'a Lexicons, seed: u64, number: u64) -> Self {
        if number % TWICE == TWICE - 1 {
            let before = Self::of(lexicons, seed, number - BEFORE);
            let mut details = before.details;
            details.name = PersonName::read(&turned(&details.name));
            details.phones.clear();
            details.links.clear();
            return Self { details, number, ..before };
        }
        let mut dice = Dice::of(seed, number);
        let is_english = dice.below(10) < 3;
        let (own, other) =
            if is_english { (&lexicons.english, &lexicons.french) } else { (&lexicons.french, &lexicons.english) };
        let mut pen = Pen { lexicon: own, dice };
        let trade = pen.trade();
        let details = details(&mut pen, trade, seed, number);
        let abroad = Pen { lexicon: other, dice: Dice::of(seed, !number) };
        let given = details.name.given.clone().unwrap_or_default();
        Self { details, given, pen, abroad, trade, number, seed }
    }

    pub fn name(&self) -> &str {
        &self.details.name.written
    }

    pub fn address(&self) -> &str {
        self.details.addresses.first().map(String::as_str).unwrap_or_default()
    }

    pub fn cv(&mut self) -> String {
        let details = &self.details;
        let reached =
            details.addresses.iter().chain(&details.phones).map(String::as_str).collect::<Vec<_>>().join(" · ");
        let head = format!("{}\n{}\n{}\n{reached}", details.name.written, details.headline, details.place);
        self.pen.cv(&head, self.trade, &mut self.abroad)
    }
}

fn turned(name: &PersonName) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    format!("{} {}", part(&name.family).to_uppercase(), part(&name.given))
}

fn details<'a>(pen: &mut Pen<'a>, trade: Option<&'a Trade>, seed: u64, number: u64) -> CandidateDetails {
    let lexicon: &Lexicon = pen.lexicon;
    let given = pen.dice.often(&lexicon.given).cloned().unwrap_or_default();
    let family = pen.dice.often(&lexicon.family).cloned().unwrap_or_default();
    let domain = pen.dice.one_of(&["example.org", "example.com", "example.net"]).copied().unwrap_or_default();
    // Numbers that follow one another would be a slip of one letter apart.
    let spread = (number + seed.wrapping_mul(1_000_003) % 1_000_000_007) * 48_271 % 2_147_483_647;
    // There are ten thousand numbers for fiction: whoever comes later has none, for no two people share one.
    let phone = (number < 10_000).then(|| format!("06 39 98 {:02} {:02}", number / 100, number % 100));
    let link = pen.dice.one_in(3).then(|| format!("https://www.linkedin.com/in/crowd-{seed}-{number}"));
    let tags = (0..pen.dice.below(3)).filter_map(|_| pen.dice.often(&lexicon.tags).cloned()).collect();
    let languages = (0..=pen.dice.below(2)).filter_map(|_| pen.dice.often(&lexicon.languages).cloned()).collect();
    CandidateDetails {
        name: PersonName::told("", Some(&family), Some(&given)),
        addresses: vec![format!("{}.{}{spread}@{domain}", plain(&given), plain(&family))],
        phones: phone.into_iter().collect(),
        links: link.into_iter().collect(),
        headline: format!("{}, {}", pen.role(trade), pen.skill(trade)),
        place: pen.dice.often(&lexicon.places).cloned().unwrap_or_default(),
        languages,
        tags,
        source: pen.dice.often(&lexicon.sources).cloned().unwrap_or_default(),
        ..CandidateDetails::default()
    }
}

/// As it stands in an address.
fn plain(name: &str) -> String {
    hiring::fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_number_is_the_same_person_and_another_seed_is_another() {
        let lexicons = Lexicons::read();
        let of = |seed, number| Somebody::of(&lexicons, seed, number).details;
        assert_eq!(of(0, 42), of(0, 42));
        assert_ne!(of(0, 42), of(1, 42));
    }

    #[test]
    fn each_has_an_address_that_reaches_nobody_real() {
        let lexicons = Lexicons::read();
        let mut addresses = HashSet::new();
        let mut namesakes = HashSet::new();
        for number in 0..4_000 {
            let person = Somebody::of(&lexicons, 0, number).details.read().unwrap();
            let address = person.addresses.first().unwrap().to_string();
            assert!(["example.org", "example.com", "example.net"].contains(&address.split_once('@').unwrap().1));
            namesakes.insert(person.details.name.alike_key());
            addresses.insert(address);
        }
        assert_eq!(addresses.len(), 4_000 - 10, "one in four hundred is there twice");
        assert!(namesakes.len() > 2_500, "{} different names", namesakes.len());
    }
}
