//! A person from a line or a block that somebody has pasted: a signature, the head of a mail, a cell of a table.
//!
//! What is sure by its form goes first (links, addresses, phones); of what is left, the first piece that reads like a name is the
//! name, the next one what they do. Nothing is lost: what found no place is `rest`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::phone::is_between_digits;
use crate::{Address, PersonName, Phone, ProfileLink, fold};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Parts {
    pub name: PersonName,
    pub addresses: Vec<String>,
    pub phones: Vec<Phone>,
    pub links: Vec<ProfileLink>,
    pub headline: String,
    /// Nothing in a line tells a place from what somebody does: whoever knows some says so ([`Parts::with_place`]).
    pub place: String,
    /// A line each.
    pub rest: String,
}

impl Parts {
    /// What may be where they live: what follows the last comma, what was taken for what they do, what found no place.
    pub fn may_be_places(&self) -> Vec<String> {
        let behind_comma = self.headline.rsplit_once(',').map(|(_, behind)| behind.trim());
        let lines = self.rest.lines().map(str::trim);
        [Some(self.headline.as_str()), behind_comma]
            .into_iter()
            .flatten()
            .chain(lines)
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// With one of them as the place. What they do is then the next piece, if there is one.
    #[must_use]
    pub fn with_place(mut self, place: &str) -> Self {
        place.clone_into(&mut self.place);
        let mut rest: Vec<&str> = self.rest.lines().collect();
        if self.headline == place {
            let next = (!rest.is_empty()).then(|| rest.remove(0).to_owned());
            self.headline = next.unwrap_or_default();
        } else if let Some((headline, behind)) = self.headline.rsplit_once(',')
            && behind.trim() == place
        {
            self.headline = headline.trim().into();
        } else {
            rest.retain(|line| line.trim() != place);
        }
        self.rest = rest.join("\n");
        self
    }
}

/// More is no line about a person.
const LONGEST: usize = 20_000;

/// Nobody has that many telephones.
const LONGEST_RUN: usize = 400;

/// Stands where something was taken out, so that what stood on either side stays apart.
const TAKEN: char = '\u{1}';

pub fn take_apart(text: &str) -> Parts {
    let text: String = text.chars().take(LONGEST).filter(|c| !matches!(c, '\u{1}' | '\u{200b}' | '\u{feff}')).collect();
    let mut parts = Parts::default();
    let text = take_links_and_addresses(&text, &mut parts);
    let text = take_phones(&text, &mut parts);
    let pieces: Vec<Labelled> =
        text.split(is_border).flat_map(dashed).flat_map(name_ends_at_comma).filter_map(labelled).collect();
    let named = name_in(&pieces);
    parts.name =
        named.as_ref().map(|(name, _)| name.clone()).or_else(|| name_by_address(&parts.addresses)).unwrap_or_default();
    let used = named.map(|(_, used)| used).unwrap_or_default();
    let unused = pieces.iter().zip(0..).filter(|(_, at)| !used.contains(at));
    let mut left: Vec<String> = unused.map(|(piece, _)| piece.text.clone()).collect();
    if left.first().is_some_and(|first| first.chars().count() <= 120 && first.chars().any(char::is_alphabetic)) {
        parts.headline = left.remove(0);
    }
    parts.rest = left.join("\n");
    parts
}

const fn is_border(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | ';' | '|' | '<' | '>' | '(' | ')' | '[' | ']' | '•' | TAKEN)
}

/// A dash between spaces separates; one within a word does not.
fn dashed(piece: &str) -> impl Iterator<Item = &str> {
    piece
        .split(" - ")
        .flat_map(|piece| piece.split(" – "))
        .flat_map(|piece| piece.split(" — "))
        .flat_map(|piece| piece.split(" / "))
}

/// `Camille Rouvière, animatrice` is two pieces; `Rouvière, Camille` is one, and so is `Conseil, vente et marketing`.
fn name_ends_at_comma(piece: &str) -> Vec<&str> {
    match piece.split_once(',') {
        Some((name, rest)) if !is_turned(piece) && words_of_name(name).is_some_and(|words| words >= 2) => {
            vec![name, rest]
        }
        _ => vec![piece],
    }
}

/// The family name, a comma, the given name.
fn is_turned(piece: &str) -> bool {
    let Some((family, given)) = piece.split_once(',') else { return false };
    let is_family = words_of_name(family) == Some(1)
        || words_of_name(family).is_some() && !family.chars().any(char::is_lowercase)
        || words_of_name(family).is_some()
            && PersonName::read(&format!("x {family}")).family.as_deref() == Some(family.trim());
    is_family && matches!(words_of_name(given), Some(1..=2))
}

fn take_links_and_addresses(text: &str, parts: &mut Parts) -> String {
    let mut left = String::with_capacity(text.len());
    let ends_word = |c: char| c.is_whitespace() || "<>()[]\"“”«»;|,".contains(c);
    for word in text.split_inclusive(ends_word) {
        let end = word.chars().next_back().filter(|c| ends_word(*c));
        let bare = end.map_or(word, |end| word.strip_suffix(end).unwrap_or(word));
        let trimmed = bare.trim_end_matches(['.', ':', '!', '?']);
        if let Some(address) = address_in(trimmed) {
            push_new(&mut parts.addresses, address.to_string());
            left.push(TAKEN);
        } else if let Some(link) = link_in(trimmed) {
            if parts.links.iter().all(|known| known.key != link.key) {
                parts.links.push(link);
            }
            left.push(TAKEN);
        } else {
            left.push_str(bare);
        }
        left.extend(end);
    }
    left
}

fn address_in(word: &str) -> Option<Address> {
    let bare = word.strip_prefix("mailto:").unwrap_or(word);
    let bare = bare.split('?').next().unwrap_or(bare);
    // `e-mail:camille@example.org`, written without a space.
    let bare = bare.rsplit_once(':').filter(|(label, _)| is_label(label)).map_or(bare, |(_, behind)| behind);
    if bare.contains('/') {
        return None;
    }
    bare.trim_matches(['\'', '*', '_', '`']).parse().ok()
}

/// Endings that a bare name with a dot must have to be taken for a site: `J.Martin` is none.
const SITES: [&str; 32] = [
    "com", "org", "net", "fr", "eu", "io", "dev", "me", "be", "ch", "ca", "uk", "info", "bzh", "paris", "design",
    "tech", "app", "xyz", "pro", "studio", "art", "blog", "site", "page", "world", "coop", "example", "test", "de",
    "es", "it",
];

pub(crate) fn link_in(word: &str) -> Option<ProfileLink> {
    // `LinkedIn:linkedin.com/in/camille`, written without a space.
    let word = word
        .split_once(':')
        .filter(|(label, behind)| is_label(label) && !behind.starts_with("//"))
        .map_or(word, |(_, behind)| behind);
    let link = ProfileLink::read(word.trim_matches(['*', '_', '`'])).ok()?;
    let host = word.split("://").last()?.split(['/', '?', '#']).next()?;
    let is_told = word.contains("://") || host.starts_with("www.") || SITES.contains(&host.rsplit('.').next()?);
    (is_told && !host.contains('@')).then_some(link)
}

fn push_new(list: &mut Vec<String>, value: String) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn take_phones(text: &str, parts: &mut Parts) -> String {
    let mut left = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().chain([TAKEN]) {
        let goes_on = c.is_ascii_digit()
            || (c == '+' || c == '(')
            || !run.is_empty() && is_between_digits(c) && c != '\n' && c != '\t';
        if goes_on {
            run.push(c);
        } else {
            left.push_str(&phones_in(&std::mem::take(&mut run), parts));
            left.push(c);
        }
    }
    left
}

/// Takes the numbers out of a run of digits and what stands between them; returns what is left of it.
fn phones_in(run: &str, parts: &mut Parts) -> String {
    if run.len() > LONGEST_RUN {
        return run.to_owned();
    }
    let mut left = String::new();
    let mut number = String::new();
    for c in run.chars() {
        if begins_another(&number, c) {
            left.push_str(&phone_or_text(&std::mem::take(&mut number), parts));
        }
        number.push(c);
    }
    left.push_str(&phone_or_text(&number, parts));
    left
}

/// A plus sign begins a number; so does a digit after ten that are a whole French number.
fn begins_another(number: &str, next: char) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_whole = digits == 10 && number.trim_start().starts_with('0') && !number.trim_start().starts_with("00");
    let is_whole = is_whole || digits == 11 && number.trim_start().starts_with("+33");
    let is_apart = number.chars().next_back().is_some_and(is_between_digits);
    digits > 0 && next == '+' || is_whole && is_apart && (next.is_ascii_digit() || next == '(')
}

fn phone_or_text(number: &str, parts: &mut Parts) -> String {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_international = number.trim_start_matches(['(', ' ']).starts_with('+');
    // Eight digits are a date, nine and more a number.
    if !is_international && digits < 9 {
        return number.to_owned();
    }
    // `(bureau)` begins after the number.
    let opens = number.trim_end().ends_with('(');
    let bare = number.trim().trim_end_matches(['(', '-', '–', '/', '.', ' ']);
    match Phone::read(bare) {
        Ok(phone) if phone.e164.is_some() || digits <= 12 => {
            let known =
                |known: &Phone| known.written == phone.written || known.e164.is_some() && known.e164 == phone.e164;
            if !parts.phones.iter().any(known) {
                parts.phones.push(phone);
            }
            if opens { format!("{TAKEN}(") } else { TAKEN.to_string() }
        }
        _ => number.to_owned(),
    }
}

/// A piece of the text, without the word that says what it is.
struct Labelled {
    text: String,
    label: Option<Label>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Name,
    Family,
    Given,
    Other,
}

const LABELS: [(&str, Label); 42] = [
    ("name", Label::Name),
    ("full name", Label::Name),
    ("nom complet", Label::Name),
    ("nom et prenom", Label::Name),
    ("nom prenom", Label::Name),
    ("candidat", Label::Name),
    ("candidate", Label::Name),
    ("candidat·e", Label::Name),
    ("from", Label::Name),
    ("de", Label::Name),
    ("nom", Label::Family),
    ("nom de famille", Label::Family),
    ("last name", Label::Family),
    ("surname", Label::Family),
    ("family name", Label::Family),
    ("prenom", Label::Given),
    ("first name", Label::Given),
    ("given name", Label::Given),
    ("email", Label::Other),
    ("e-mail", Label::Other),
    ("mail", Label::Other),
    ("courriel", Label::Other),
    ("mel", Label::Other),
    ("adresse", Label::Other),
    ("tel", Label::Other),
    ("telephone", Label::Other),
    ("t", Label::Other),
    ("m", Label::Other),
    ("p", Label::Other),
    ("port", Label::Other),
    ("portable", Label::Other),
    ("mobile", Label::Other),
    ("mob", Label::Other),
    ("phone", Label::Other),
    ("cell", Label::Other),
    ("linkedin", Label::Other),
    ("github", Label::Other),
    ("gitlab", Label::Other),
    ("portfolio", Label::Other),
    ("site", Label::Other),
    ("web", Label::Other),
    ("site web", Label::Other),
];

fn label_of(word: &str) -> Option<Label> {
    let bare = fold(word);
    let bare = bare.trim().trim_end_matches(['.', ':', ' ', '\u{a0}']).trim();
    LABELS.iter().find(|(name, _)| *name == bare).map(|(_, label)| *label)
}

fn is_label(word: &str) -> bool {
    label_of(word).is_some()
}

/// None for what is a label alone, or nothing.
fn labelled(piece: &str) -> Option<Labelled> {
    let bare = piece.trim_matches(|c: char| c.is_whitespace() || ",:-–—•*\"“”«»/".contains(c));
    let (label, text) = match bare.split_once(':') {
        Some((before, behind)) if is_label(before) => (label_of(before), behind.trim()),
        _ => (None, bare),
    };
    // `Camille Rouvière, tél.` was followed by a number.
    let text = match text.rsplit_once([',', ' ']) {
        Some((before, last)) if label.is_none() && last.chars().count() > 1 && label_of(last) == Some(Label::Other) => {
            before
        }
        _ => text,
    };
    let text = text.trim_matches(|c: char| c.is_whitespace() || ",:\"“”«»'".contains(c));
    let is_nothing = !text.chars().any(char::is_alphanumeric) || label.is_none() && is_label(text);
    (!is_nothing).then(|| Labelled { text: text.split_whitespace().collect::<Vec<_>>().join(" "), label })
}

/// The name, and which pieces it was made of.
fn name_in(pieces: &[Labelled]) -> Option<(PersonName, Vec<usize>)> {
    let with = |label| pieces.iter().position(|piece| piece.label == Some(label));
    let text = |at: usize| pieces.get(at).map(|piece| piece.text.as_str());
    if let (Some(family), Some(given)) = (with(Label::Family), with(Label::Given)) {
        return Some((PersonName::told("", text(family), text(given)), vec![family, given]));
    }
    let told =
        with(Label::Name).or_else(|| with(Label::Family)).and_then(|at| Some((PersonName::read(text(at)?), vec![at])));
    told.or_else(|| {
        let mut bare = pieces.iter().zip(0..).filter(|(piece, _)| piece.label.is_none());
        bare.find_map(|(piece, at)| Some((name_of(&piece.text)?, vec![at])))
    })
}

/// Words that begin a line which is no name.
const NO_NAMES: [&str; 22] = [
    "bonjour",
    "bonsoir",
    "hello",
    "hi",
    "dear",
    "cher",
    "chere",
    "cordialement",
    "bien",
    "merci",
    "cv",
    "lettre",
    "motivation",
    "curriculum",
    "objet",
    "subject",
    "re",
    "fwd",
    "candidature",
    "application",
    "best",
    "kind",
];

fn name_of(piece: &str) -> Option<PersonName> {
    if piece.contains(',') {
        return is_turned(piece).then(|| PersonName::read(piece));
    }
    (words_of_name(piece)? >= 2).then(|| PersonName::read(&with_capitals(piece)))
}

/// How many words it has, if they read like a name.
pub(crate) fn words_of_name(piece: &str) -> Option<usize> {
    let name = PersonName::read(piece);
    let words: Vec<&str> = name.written.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let first = fold(words.first()?);
    let are_letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
    let is_long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let reads_so = words.len() <= 5
        && !NO_NAMES.contains(&first.as_str())
        && words.iter().all(are_letters)
        && words.iter().any(is_long)
        && are_capitalised(&words);
    reads_so.then_some(words.len())
}

/// As names are: particles small, the others with capitals; or all small, where somebody was in a hurry.
fn are_capitalised(words: &[&str]) -> bool {
    let begins_large = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let large = words.iter().filter(|word| begins_large(word)).count();
    let at_an_end = words.first().is_some_and(begins_large) || words.last().is_some_and(begins_large);
    large == 0 && words.len() <= 3 || at_an_end && large * 2 >= words.len()
}

/// `camille rouvière` was typed in a hurry.
fn with_capitals(name: &str) -> String {
    if name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let mut begins = true;
    let mut capitals = String::with_capacity(name.len());
    for c in name.chars() {
        if begins {
            capitals.extend(c.to_uppercase());
        } else {
            capitals.push(c);
        }
        begins = !c.is_alphabetic();
    }
    capitals
}

/// `camille.rouviere@example.org` says how somebody is called.
pub(crate) fn name_by_address(addresses: &[String]) -> Option<PersonName> {
    let (local, _) = addresses.first()?.split_once('@')?;
    let words: Vec<&str> = local.split(['.', '_']).collect();
    let is_name = words.len() == 2
        && words.iter().all(|word| word.chars().count() >= 2 && word.chars().all(|c| c.is_alphabetic() || c == '-'));
    is_name.then(|| PersonName::read(&with_capitals(&words.join(" ").to_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Family, given, addresses, international numbers, links, headline, rest.
    fn apart(text: &str) -> (String, String, String, String, String, String, String) {
        let parts = take_apart(text);
        let phones: Vec<_> = parts.phones.into_iter().map(|phone| phone.e164.unwrap_or(phone.written)).collect();
        let links: Vec<_> = parts.links.into_iter().map(|link| link.key).collect();
        (
            parts.name.family.unwrap_or(parts.name.written),
            parts.name.given.unwrap_or_default(),
            parts.addresses.join(" "),
            phones.join(" "),
            links.join(" "),
            parts.headline,
            parts.rest,
        )
    }

    #[track_caller]
    fn reads(text: &str, expected: [&str; 7]) {
        let (family, given, addresses, phones, links, headline, rest) = apart(text);
        assert_eq!([family, given, addresses, phones, links, headline, rest], expected, "{text}");
    }

    const CAMILLE: [&str; 4] = ["Rouvière", "Camille", "camille@example.org", "+33639980001"];

    #[track_caller]
    fn is_camille(text: &str) {
        let (family, given, addresses, phones, _, headline, rest) = apart(text);
        assert_eq!([family, given, addresses, phones], CAMILLE, "{text}");
        assert_eq!((headline.as_str(), rest.as_str()), ("", ""), "{text}");
    }

    #[test]
    fn one_line_however_it_was_written() {
        for text in [
            "Camille Rouvière <camille@example.org> 06 39 98 00 01",
            "ROUVIÈRE Camille camille@example.org 06.39.98.00.01",
            "Camille ROUVIÈRE, camille@example.org, +33 (0)6 39 98 00 01",
            "Rouvière, Camille ; camille@example.org ; 0639980001",
            "\"Rouvière, Camille\" <camille@example.org> tél. 06 39 98 00 01",
            "Mme Camille Rouvière | camille@example.org | Tél : 06-39-98-00-01",
            "camille@example.org\t06 39 98 00 01\tCamille Rouvière",
            "camille rouvière mailto:camille@example.org?subject=CV portable 0033 6 39 98 00 01",
            "Nom : Rouvière\nPrénom : Camille\nE-mail : camille@example.org\nTél. : 06 39 98 00 01",
            "De : Camille Rouvière <camille@example.org>\nMobile: 06 39 98 00 01",
            "M. Camille Rouvière (camille@example.org) — 06 39 98 00 01",
            "Camille Rouvière,camille@example.org,06 39 98 00 01",
        ] {
            is_camille(text);
        }
    }

    #[test]
    fn links_phones_and_what_they_do() {
        reads(
            "Awa Diop – Conseillère numérique\nawa.diop@example.com\n06 39 98 10 02 / 01 99 00 10 02\nhttps://fr.linkedin.com/in/awa-diop?x=1 github.com/awa",
            [
                "Diop",
                "Awa",
                "awa.diop@example.com",
                "+33639981002 +33199001002",
                "linkedin.com/in/awa-diop github.com/awa",
                "Conseillère numérique",
                "",
            ],
        );
        reads(
            "Priya Raman, Community support lead, Bristol\npriya@example.com 07700 900115",
            ["Raman", "Priya", "priya@example.com", "+447700900115", "", "Community support lead, Bristol", ""],
        );
        reads(
            "LE DANTEC Gaël 06 39 98 10 13 06 39 98 10 14 gael.example disponible le 12/05/2026",
            ["Le Dantec", "Gaël", "", "+33639981013 +33639981014", "gael.example", "disponible le 12/05/2026", ""],
        );
        reads("Le Dantec, Gaël, gael@example.org", ["Le Dantec", "Gaël", "gael@example.org", "", "", "", ""]);
    }

    #[test]
    fn a_name_that_is_not_written_is_read_from_the_address() {
        reads("nolwenn.tanguy@example.org", ["Tanguy", "Nolwenn", "nolwenn.tanguy@example.org", "", "", "", ""]);
        reads("emploi@example.org", ["", "", "emploi@example.org", "", "", "", ""]);
    }

    #[test]
    fn a_signature_gives_the_name_and_loses_nothing() {
        reads(
            "Bonjour,\nCordialement,\n\nSolène Abgrall\nAnimatrice de réseau, Quimper\nTél. 06 39 98 41 27\nsolene.abgrall@example.org",
            [
                "Abgrall",
                "Solène",
                "solene.abgrall@example.org",
                "+33639984127",
                "",
                "Bonjour",
                "Cordialement\nAnimatrice de réseau, Quimper",
            ],
        );
    }

    #[test]
    fn a_place_is_what_somebody_knows_to_be_one() {
        let placed = |text: &str, place: &str| {
            let parts = take_apart(text);
            assert!(parts.may_be_places().iter().any(|piece| piece == place), "{text}: {:?}", parts.may_be_places());
            let parts = parts.with_place(place);
            assert_eq!(parts.place, place);
            (parts.headline, parts.rest)
        };
        let none = String::new;
        assert_eq!(placed("Jeanne Le Goff jeanne@example.org 06 39 98 00 42 Brest", "Brest"), (none(), none()));
        assert_eq!(
            placed("Priya Raman, Support lead, Bristol priya@example.com", "Bristol"),
            ("Support lead".into(), none())
        );
        assert_eq!(placed("Awa Diop – Médiatrice – Nantes – awa@example.org", "Nantes"), ("Médiatrice".into(), none()));
        assert_eq!(
            placed("Awa Diop | Nantes | Médiatrice | le soir", "Nantes"),
            ("Médiatrice".into(), "le soir".into())
        );
    }

    #[test]
    fn nothing_and_nonsense_are_taken_as_they_are() {
        assert_eq!(take_apart(" \n\t "), Parts::default());
        for text in [
            "@",
            "a@b",
            "<<>>((",
            "+",
            "++++ 00",
            "http://",
            "\u{1}\u{1}",
            "https://[::1]/",
            "é@é.é",
            &"(06".repeat(5000),
        ] {
            let _ = take_apart(text);
        }
        let years = take_apart("2019-2021 : conseillère 2015 – 2018");
        assert!(years.phones.is_empty(), "{years:?}");
    }
}
