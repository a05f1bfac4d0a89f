//! What stands in one cell: several addresses, a phone number that a spreadsheet took for a number, yes or no.

use hiring::{Address, Phone, ProfileLink, StatedOutcome, fold};

pub fn is_address(text: &str) -> bool {
    text.contains('@') && addresses(text).iter().all(Result::is_ok)
}

/// Every address of a cell, or the words that should have been one: `Camille <camille@example.org>; autre@example.org (perso)`.
pub fn addresses(text: &str) -> Vec<Result<String, String>> {
    let mut found = Vec::new();
    for part in text.split([',', ';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let bracketed = part.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
        let written = bracketed.unwrap_or(part);
        let written = written.strip_prefix("mailto:").unwrap_or(written).trim();
        match written.parse::<Address>() {
            Ok(address) => found.push(Ok(address.to_string())),
            Err(_) => found.extend(among_words(written)),
        }
    }
    found
}

/// `camille@example.org (perso)`, `a@example.org / b@example.org`.
fn among_words(text: &str) -> Vec<Result<String, String>> {
    let words = text.split([' ', '/', '\u{a0}', '(', ')']).filter(|word| word.contains('@'));
    let read = |word: &str| word.trim_end_matches('.').parse::<Address>().map(|address| address.to_string());
    let found: Vec<_> = words.map(|word| read(word).map_err(|_| text.to_owned())).collect();
    if found.is_empty() { vec![Err(text.to_owned())] } else { found }
}

/// `06 39 98 12 34 / +33 1 99 00 12 34 (bureau)`: each number, or the words that should have been one.
pub fn phones(text: &str) -> Vec<Result<String, String>> {
    let text = text.replace(" / ", ";").replace(" ou ", ";").replace(" or ", ";");
    let parts = text.split([';', ',', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| phone(part).ok_or_else(|| part.to_owned())).collect()
}

pub fn is_phone(text: &str) -> bool {
    phone(text).is_some()
}

fn phone(text: &str) -> Option<String> {
    let number = without_words(text);
    if is_day(number) || is_decimal(number) {
        return None;
    }
    Some(Phone::read(&with_its_zero(number)).ok()?.written)
}

/// `Tél. : 06 39 98 12 34 (bureau)`; the brackets of `+33 (0)6 …` stay.
fn without_words(text: &str) -> &str {
    let number = match text.rsplit_once('(') {
        Some((number, word)) if word.chars().any(char::is_alphabetic) => number,
        _ => text,
    };
    number.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, ':' | '.' | ' ')).trim()
}

fn is_decimal(text: &str) -> bool {
    text.split('.').count() == 2 && is_number(text)
}

/// `2026-02-03` and `03/02/2026` have as many digits as a phone number.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    matches!(lengths.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
        && parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit()))
}

/// A spreadsheet takes `0612345678` and `+33612345678` for numbers, and leaves out what numbers do not need.
fn with_its_zero(phone: &str) -> String {
    let only_digits = phone.chars().all(|c| c.is_ascii_digit());
    match (only_digits, phone.len(), phone.chars().next()) {
        (true, 9, Some('1'..='9')) => format!("0{phone}"),
        (true, 11, _) if phone.starts_with("33") => format!("+{phone}"),
        _ => phone.to_owned(),
    }
}

pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.')) || text.starts_with("www.") || fold(text).contains("linkedin.com/")
}

/// Separated by spaces, commas or line breaks. Words beside a link are left out; words alone should have been one.
pub fn links(text: &str) -> Vec<Result<String, String>> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    let found: Vec<_> = parts
        .map(|part| part.trim_matches(['<', '>', '(', ')']))
        .filter(|part| part.contains('.') && !part.contains('@'))
        .filter_map(|part| Some(Ok(ProfileLink::read(part).ok()?.url)))
        .collect();
    if found.is_empty() && !text.trim().is_empty() { vec![Err(text.to_owned())] } else { found }
}

/// A list of words. A comma only separates where nothing stronger does: `Paris, Lyon; remote` are two.
pub fn list(text: &str) -> Vec<String> {
    let strong = [';', '|', '\n'];
    let parts: Vec<&str> = if text.contains(strong) { text.split(strong).collect() } else { text.split(',').collect() };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

pub fn is_number(text: &str) -> bool {
    !text.is_empty() && text.replace(',', ".").parse::<f64>().is_ok()
}

/// `3,5`, `3.5`, `4/5`, `★★★☆`.
pub fn is_mark(text: &str) -> bool {
    let is_star = |c| matches!(c, '★' | '☆' | '⭐' | '*' | '\u{fe0f}');
    let number = text.split_once('/').map_or(text, |(number, _)| number).trim();
    number.chars().all(is_star) || (is_number(number) && number.starts_with(|c: char| c.is_ascii_digit()))
}

/// An answer that says nothing of a day.
pub fn yes_or_no(text: &str) -> bool {
    let answers = [
        "oui", "o", "yes", "y", "true", "vrai", "x", "1", "ok", "granted", "given", "donne", "accorde", "non", "n",
        "no", "false", "faux", "0", "refused", "refuse", "revoked", "retire",
    ];
    answers.contains(&fold(text).trim())
}

/// The words that say how an application ended, by what they begin with.
const OUTCOMES: [(StatedOutcome, &[&str]); 4] = [
    (StatedOutcome::Hired, &["hired", "embauch", "recrut", "engage"]),
    (
        StatedOutcome::Withdrawn,
        &["withdr", "desist", "retire", "retrait", "candidate declined", "offer declined", "a decline"],
    ),
    (
        StatedOutcome::Rejected,
        &[
            "reject",
            "refus",
            "rejet",
            "ecart",
            "declin",
            "disqualif",
            "archived",
            "archive",
            "non retenu",
            "not selected",
            "ko",
        ],
    ),
    (
        StatedOutcome::UnderWay,
        &["active", "actif", "en cours", "open", "in progress", "a l etude", "nouveau", "nouvelle", "new"],
    ),
];

pub fn outcome(text: &str) -> Option<StatedOutcome> {
    let folded = fold(text).replace(['-', '_', '\'', '·', '.'], " ");
    let begins = |starts: &[&str]| starts.iter().any(|start| folded.trim().starts_with(start));
    OUTCOMES.iter().find(|(_, starts)| begins(starts)).map(|(outcome, _)| *outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_out_of_what_surrounds_them() {
        let good = |text: &str| vec![Ok(text.to_owned())];
        let read = addresses;
        assert_eq!(read("Camille <Camille@Example.org>"), good("Camille@example.org"));
        assert_eq!(read("mailto:camille@example.org"), good("camille@example.org"));
        assert_eq!(read("camille@example.org (perso)"), good("camille@example.org"));
        assert_eq!(read("a@example.org; b@example.org,c@example.org / d@example.org").len(), 4);
        assert_eq!(read("camille.example.org"), [Err("camille.example.org".to_owned())]);
        assert_eq!(read("camille@"), [Err("camille@".to_owned())]);
    }

    #[test]
    fn phones_keep_their_writing_and_get_back_the_zero_a_spreadsheet_took() {
        let read = |text: &str| phones(text).into_iter().collect::<Result<Vec<_>, _>>();
        assert_eq!(read("06 39 98 12 34"), Ok(vec!["06 39 98 12 34".to_owned()]));
        assert_eq!(read("639981234"), Ok(vec!["0639981234".to_owned()]));
        assert_eq!(read("33639981234"), Ok(vec!["+33639981234".to_owned()]));
        assert_eq!(read("+33 (0)6 39 98 12 34 / 01.99.00.12.34").unwrap().len(), 2);
        assert_eq!(read("07700 900123 (mobile)").unwrap(), ["07700 900123"]);
        for text in ["3,36E+10", "non", "12", "2026-02-03", "03/02/2026", "1234567.5"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lists_split_at_the_strongest_separator() {
        assert_eq!(list("Rust, SQL ,"), ["Rust", "SQL"]);
        assert_eq!(list("Paris, Lyon; à distance"), ["Paris, Lyon", "à distance"]);
        let read: Result<Vec<_>, _> = links("https://a.example, linkedin.com/in/camille aucun").into_iter().collect();
        assert_eq!(read.unwrap(), ["https://a.example", "https://linkedin.com/in/camille"]);
        assert_eq!(links("aucun"), [Err("aucun".to_owned())]);
    }

    #[test]
    fn marks_have_commas_points_or_stars() {
        assert!(["3,5", "3.5", "4/5", "4 / 5", "★★★☆", "12"].into_iter().all(is_mark));
        assert!(!["bien", "-1", "inf", "A+", "3,5 ou 4"].into_iter().any(is_mark));
    }

    #[test]
    fn outcomes_are_known_by_how_they_begin() {
        for (text, known) in [
            ("Embauché·e", Some(StatedOutcome::Hired)),
            ("Refusée", Some(StatedOutcome::Rejected)),
            ("Désistement", Some(StatedOutcome::Withdrawn)),
            ("Active", Some(StatedOutcome::UnderWay)),
            ("Entretien", None),
        ] {
            assert_eq!(outcome(text), known, "{text}");
        }
    }
}
