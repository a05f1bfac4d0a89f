//! What stands in one cell: several addresses, a phone number that a spreadsheet took for a number, yes or no.

use hiring::{Address, StatedOutcome, fold};

pub fn is_address(text: &str) -> bool {
    text.contains('@') && addresses(text).iter().all(Result::is_ok)
}

/// Every address of a cell, or the words that should have been one: `Camille <camille@example.org>; autre@example.org (perso)`.
pub fn addresses(text: &str) -> Vec<Result<Address, String>> {
    let mut found = Vec::new();
    for part in text.split([',', ';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let bracketed = part.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inner, _)| inner);
        let written = bracketed.unwrap_or(part);
        let written = written.strip_prefix("mailto:").unwrap_or(written).trim();
        match written.parse() {
            Ok(address) => found.push(Ok(address)),
            Err(_) => found.extend(among_words(written)),
        }
    }
    found
}

/// `camille@example.org (perso)`, `a@example.org / b@example.org`.
fn among_words(text: &str) -> Vec<Result<Address, String>> {
    let words = text.split([' ', '/', '\u{a0}', '(', ')']).filter(|word| word.contains('@'));
    let found: Vec<_> = words.map(|word| word.trim_end_matches('.').parse().map_err(|_| text.to_owned())).collect();
    if found.is_empty() { vec![Err(text.to_owned())] } else { found }
}

/// `06 12 34 56 78 / +33 1 99 00 12 34 (bureau)`: each with at least six digits, or the words that should have been one.
pub fn phones(text: &str) -> Vec<Result<String, String>> {
    let text = text.replace(" / ", ";").replace(" ou ", ";").replace(" or ", ";");
    let parts = text.split([';', ',', '|', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| if is_phone(part) { Ok(with_its_zero(part)) } else { Err(part.to_owned()) }).collect()
}

pub fn is_phone(text: &str) -> bool {
    let number = match text.find('(') {
        // `+33 (0)6 …` has its brackets inside, `… (bureau)` a word in them.
        Some(at) if text.get(at..).is_some_and(|rest| rest.chars().any(char::is_alphabetic)) => {
            text.get(..at).unwrap_or(text)
        }
        _ => text,
    };
    let number = number.split_once(" ext").map_or(number, |(number, _)| number);
    let number = number.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, ':' | '.' | ' '));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (6..=17).contains(&digits)
        && number.chars().all(|c| c.is_ascii_digit() || " +-./()\u{a0}\u{202f}\u{2011}".contains(c))
        && !(number.contains('.') && number.split('.').count() == 2)
        && !is_day(number)
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

/// Separated by spaces, commas or line breaks; a word that is no link is left out.
pub fn links(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    parts
        .map(|part| part.trim_matches(['<', '>', '(', ')']))
        .filter(|part| part.contains('.') && !part.contains('@'))
        .map(str::to_owned)
        .collect()
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

/// `3,5`, `3.5`, `4/5`, `4 / 5`: in hundredths of what it counts.
pub fn rating(text: &str) -> Option<u32> {
    let number = text.split_once('/').map_or(text, |(number, _)| number).trim();
    let stars = number.chars().filter(|c| matches!(c, '★' | '⭐' | '*')).count();
    if stars > 0 && number.chars().all(|c| matches!(c, '★' | '☆' | '⭐' | '*' | '\u{fe0f}')) {
        return u32::try_from(stars * 100).ok();
    }
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return None;
    }
    let hundredths: String = part.chars().chain("00".chars()).take(2).collect();
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths.parse().ok()?)
}

/// None where it is neither.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).trim() {
        "oui" | "o" | "yes" | "y" | "true" | "vrai" | "x" | "1" | "ok" | "granted" | "given" | "donne" | "accorde"
        | "✓" | "✔" => Some(true),
        "non" | "n" | "no" | "false" | "faux" | "0" | "refused" | "refuse" | "revoked" | "retire" => Some(false),
        _ => None,
    }
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
        let read = |text: &str| addresses(text).into_iter().map(|it| it.map(|it| it.to_string())).collect::<Vec<_>>();
        let good = |text: &str| vec![Ok(text.to_owned())];
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
        assert_eq!(read("07700 900123 (mobile)").unwrap(), ["07700 900123 (mobile)"]);
        for text in ["3,36E+10", "non", "12", "2026-02-03", "03/02/2026", "1234567.5"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lists_split_at_the_strongest_separator() {
        assert_eq!(list("Rust, SQL ,"), ["Rust", "SQL"]);
        assert_eq!(list("Paris, Lyon; à distance"), ["Paris, Lyon", "à distance"]);
        assert_eq!(
            links("https://a.example, linkedin.com/in/camille aucun"),
            ["https://a.example", "linkedin.com/in/camille"]
        );
    }

    #[test]
    fn ratings_have_commas_points_or_stars() {
        for (text, hundredths) in [
            ("3,5", Some(350)),
            ("3.5", Some(350)),
            ("4/5", Some(400)),
            ("★★★☆", Some(300)),
            ("12", Some(1200)),
            ("bien", None),
            ("-1", None),
            ("99999999999", None),
        ] {
            assert_eq!(rating(text), hundredths, "{text}");
        }
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
