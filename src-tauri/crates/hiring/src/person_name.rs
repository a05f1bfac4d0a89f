//! A person's name: as it was written, and its parts where they can be told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fold;

/// `written` is what is shown. The parts are for sorting and for greeting; read of a name both are there or neither is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonName {
    pub written: String,
    pub family: Option<String>,
    pub given: Option<String>,
}

/// How somebody is addressed, and not a part of the name.
const TITLES: [&str; 17] = [
    "m",
    "mr",
    "mme",
    "mlle",
    "mrs",
    "ms",
    "mx",
    "miss",
    "dr",
    "pr",
    "prof",
    "me",
    "monsieur",
    "madame",
    "mademoiselle",
    "docteur",
    "doctor",
];

/// Small words that begin a family name and stay with it.
const PARTICLES: [&str; 26] = [
    "le", "la", "les", "de", "du", "des", "d", "van", "von", "der", "den", "ter", "ten", "el", "al", "ben", "bin",
    "bou", "da", "das", "do", "dos", "di", "del", "della", "st",
];

impl PersonName {
    /// Reads `Camille Rouvière`, `ROUVIÈRE Camille`, `Rouvière, Camille`, `Mme Camille de La Tour`, `"Camille Rouvière"`.
    pub fn read(text: &str) -> Self {
        let written = tidy(text);
        let parts = by_comma(&written).or_else(|| by_capitals(&written)).or_else(|| by_order(&written));
        match parts {
            Some((family, given)) => Self { written, family: Some(natural(&family)), given: Some(natural(&given)) },
            None => Self { written, family: None, given: None },
        }
    }

    /// The same with parts that somebody has told: a part alone is kept, and not sorted by.
    pub fn told(written: &str, family: Option<&str>, given: Option<&str>) -> Self {
        let part = |part: Option<&str>| part.map(on_one_line).filter(|part| !part.is_empty());
        let (family, given) = (part(family), part(given));
        if family.is_none() && given.is_none() {
            return Self::read(written);
        }
        let written = tidy(written);
        let whole = [given.as_deref(), family.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { written: if written.is_empty() { whole } else { written }, family, given }
    }

    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// By family name where it is known.
    pub fn sort_key(&self) -> String {
        match (&self.family, &self.given) {
            (Some(family), Some(given)) => fold(&format!("{family} {given}")),
            _ => fold(&self.written),
        }
    }

    /// The same for two names with the same words, whatever their order, case, accents and hyphens.
    pub fn alike_key(&self) -> String {
        let folded = fold(&self.written);
        let mut words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.join(" ")
    }
}

impl std::fmt::Display for PersonName {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.written)
    }
}

/// One space between words, and nothing that ends a line.
fn on_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// On one line, no quotes around, no title before.
fn tidy(text: &str) -> String {
    let line = on_one_line(text);
    let mut name = without_quotes(&line);
    // A title may stand in quotes of its own, and quotes behind a title.
    while let Some((title, rest)) = name.split_once(' ').filter(|(word, _)| is_title(word)) {
        let rest = without_quotes(rest);
        if rest.is_empty() {
            name = title;
            break;
        }
        name = rest;
    }
    name.to_owned()
}

fn without_quotes(text: &str) -> &str {
    text.trim_matches(|c: char| c == ' ' || "\"'“”«»„<>,;:*_|".contains(c))
}

fn is_title(word: &str) -> bool {
    let bare = fold(word.trim_end_matches('.'));
    // A title of one or two letters has its full stop or stands as it is usually written: an initial is no title.
    TITLES.contains(&bare.as_str()) && (bare.len() > 1 || word.ends_with('.') && bare == "m" || word == "M")
}

fn by_comma(written: &str) -> Option<(String, String)> {
    let (family, given) = written.split_once(',')?;
    let (family, given) = (family.trim(), given.trim());
    (!family.is_empty() && !given.is_empty() && !given.contains(',')).then(|| (family.to_owned(), given.to_owned()))
}

/// The words in capitals are the family name, if there are others beside them.
fn by_capitals(written: &str) -> Option<(String, String)> {
    let words: Vec<&str> = written.split(' ').collect();
    let first = words.iter().position(|word| is_capitals(word))?;
    let past = words.iter().rposition(|word| is_capitals(word))? + 1;
    // `de LA TOUR`: the particle before the capitals belongs to them.
    let before = words.get(..first)?.iter().rev().take_while(|word| is_particle(word)).count();
    let first = first - before;
    let given: Vec<&str> = words.get(..first)?.iter().chain(words.get(past..)?).copied().collect();
    if given.is_empty() {
        return None;
    }
    Some((words.get(first..past)?.join(" "), given.join(" ")))
}

/// The given name first, unless nothing tells.
fn by_order(written: &str) -> Option<(String, String)> {
    let words: Vec<&str> = written.split(' ').collect();
    if words.len() < 2 {
        return None;
    }
    let particle = words.iter().skip(1).position(|word| is_particle(word)).map(|at| at + 1);
    // `Camille de` has a particle with nothing behind it.
    let at = particle.filter(|at| at + 1 < words.len()).unwrap_or(1);
    Some((words.get(at..)?.join(" "), words.get(..at)?.join(" ")))
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&fold(word).trim_end_matches(['\'', '.']))
}

fn is_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && !word.chars().any(char::is_lowercase) && !word.ends_with('.')
}

/// `LE GOFF-O'NEILL` as `Le Goff-O'Neill`; a name with small letters stays as it is.
fn natural(part: &str) -> String {
    part.split(' ')
        .map(|word| if is_capitals(word) { capitalised(word) } else { word.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

fn capitalised(word: &str) -> String {
    let mut begins = true;
    let mut natural = String::with_capacity(word.len());
    for c in word.chars() {
        if begins {
            natural.push(c);
        } else {
            natural.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic();
    }
    natural
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String) {
        let name = PersonName::read(text);
        (name.family.unwrap_or_default(), name.given.unwrap_or_default())
    }

    #[test]
    fn the_parts_are_told_however_people_write_them() {
        let camille = ("Rouvière".to_owned(), "Camille".to_owned());
        for text in [
            "Camille Rouvière",
            "Rouvière, Camille",
            "ROUVIÈRE Camille",
            "Camille ROUVIÈRE",
            "  Mme   Camille  Rouvière ",
            "\"Camille Rouvière\"",
            "« Rouvière, Camille »",
            "M. Camille ROUVIÈRE",
            "Dr. Camille Rouvière",
        ] {
            assert_eq!(parts(text), camille, "{text}");
        }
        assert_eq!(parts("Gaël Le Dantec"), ("Le Dantec".to_owned(), "Gaël".to_owned()));
        assert_eq!(parts("LE DANTEC Gaël"), ("Le Dantec".to_owned(), "Gaël".to_owned()));
        assert_eq!(parts("Jeanne-Marie de LA TOUR"), ("de La Tour".to_owned(), "Jeanne-Marie".to_owned()));
        assert_eq!(parts("Jean Paul VAN DER MEER"), ("Van Der Meer".to_owned(), "Jean Paul".to_owned()));
        assert_eq!(parts("Siobhán O'NEILL-KELLY"), ("O'Neill-Kelly".to_owned(), "Siobhán".to_owned()));
        assert_eq!(parts("CAMILLE ROUVIÈRE"), ("Rouvière".to_owned(), "Camille".to_owned()));
        assert_eq!(parts("J. Martin"), ("Martin".to_owned(), "J.".to_owned()));
    }

    #[test]
    fn one_word_has_no_parts_and_a_title_alone_is_a_name() {
        assert_eq!(PersonName::read("Camille").family, None);
        assert_eq!(PersonName::read("Me").written, "Me");
        assert!(PersonName::read(" \t\n").is_empty());
        assert_eq!(PersonName::read("“Mme 'Camille Rouvière'”").written, "Camille Rouvière");
    }

    #[test]
    fn a_name_is_on_one_line_however_it_was_told() {
        let name = PersonName::told("", Some("Le\u{10}Goff"), Some(" Yann\r\nBcc: "));
        assert_eq!(name.family.as_deref(), Some("Le Goff"));
        assert_eq!(name.written, "Yann Bcc: Le Goff");
        for text in ["\"   M \"'   M \"''", "Mme « Dr Zoé Martin »", "M"] {
            let written = PersonName::read(text).written;
            assert_eq!(PersonName::read(&written).written, written, "{text:?}");
        }
    }

    #[test]
    fn two_orders_are_alike_and_sort_by_the_family_name() {
        let one = PersonName::read("Jean-Paul LE GOFF");
        let other = PersonName::read("Le Goff, Jean Paul");
        assert_eq!(one.alike_key(), other.alike_key());
        assert_eq!(one.sort_key(), "le goff jean-paul");
        assert_eq!(PersonName::told("Zoé", Some("Martin"), Some("Zoé")).sort_key(), "martin zoe");
        assert_eq!(PersonName::told("", Some("Martin"), Some("Zoé")).written, "Zoé Martin");
    }
}
