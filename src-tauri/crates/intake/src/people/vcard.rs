//! Address book cards: vCard 2.1, 3 and 4, as phones, mail programs and web address books write them.
//!
//! Read here because the crates that could bring calendars and time zones along or refuse 2.1: of a card we want a dozen lines.

use encoding_rs::WINDOWS_1252;
use hiring::{Incoming, RowPlace};

use super::taken::{join, settle_name, take_addresses, take_links, take_phones};
use crate::bytes::line_number;

pub fn is_vcard(text: &str) -> bool {
    text.trim_start().get(..11).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD"))
}

pub fn people(text: &str) -> Vec<Incoming> {
    let mut people = Vec::new();
    let mut card: Option<Incoming> = None;
    for line in logical_lines(text) {
        let Some(property) = Property::read(&line.text) else { continue };
        match property.name.as_str() {
            "BEGIN" => {
                people.extend(card.take().map(finish));
                let place = RowPlace { sheet: None, line: line.number };
                card = Some(Incoming::at(place));
            }
            "END" => people.extend(card.take().map(finish)),
            _ => {
                if let Some(card) = &mut card {
                    property.take_into(card);
                }
            }
        }
    }
    // Cut short, the last card still says who it is.
    people.extend(card.map(finish));
    people
}

struct LogicalLine {
    number: u32,
    text: String,
    /// A line that ends with `=` goes on. Noted once: a picture is a value of many thousand lines.
    is_quoted: bool,
}

fn says_quoted(line: &str) -> bool {
    line.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// Lines as they were before they were folded: a continuation begins with a blank, or follows a `=` of quoted-printable.
fn logical_lines(text: &str) -> Vec<LogicalLine> {
    let mut lines: Vec<LogicalLine> = Vec::new();
    for (line, at) in text.lines().zip(0..) {
        if let Some(last) = lines.last_mut() {
            if last.is_quoted && last.text.ends_with('=') {
                last.text.pop();
                last.text.push_str(line.trim_start_matches(['\t', ' ']));
                continue;
            }
            if let Some(rest) = line.strip_prefix([' ', '\t']) {
                last.text.push_str(rest);
                last.is_quoted |= says_quoted(rest);
                continue;
            }
        }
        lines.push(LogicalLine { number: line_number(at), text: line.to_owned(), is_quoted: says_quoted(line) });
    }
    lines
}

struct Property {
    name: String,
    value: String,
}

impl Property {
    /// `item1.EMAIL;TYPE=home;CHARSET=utf-8:camille@example.org`
    fn read(line: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.find(|c| {
            quoted ^= c == '"';
            c == ':' && !quoted
        })?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        let name = name.rsplit_once('.').map_or(name, |(_, name)| name).trim().to_ascii_uppercase();
        let parameters = parameters.to_ascii_uppercase();
        let value = if parameters.contains("QUOTED-PRINTABLE") { unquoted(value) } else { value.to_owned() };
        Some(Self { name, value })
    }

    fn take_into(&self, card: &mut Incoming) {
        let whole = plain(&self.value);
        let details = &mut card.details;
        match self.name.as_str() {
            "FN" => details.name.written = whole,
            "N" => {
                let mut parts = split(&self.value, ';').into_iter();
                details.name.family = parts.next();
                details.name.given = parts.next();
            }
            "EMAIL" => take_addresses(card, &whole),
            "TEL" => {
                let number = whole.strip_prefix("tel:").unwrap_or(&whole);
                take_phones(card, number.split(';').next().unwrap_or_default());
            }
            "URL" | "X-SOCIALPROFILE" | "SOCIALPROFILE" => take_links(card, &whole),
            "TITLE" | "ROLE" | "ORG" => {
                let parts = split(&self.value, ';').into_iter().filter(|part| !part.is_empty());
                join(&mut details.headline, &parts.collect::<Vec<_>>().join(", "), " · ");
            }
            "ADR" if details.place.is_empty() => details.place = town(&split(&self.value, ';')),
            "LANG" => details.languages.push(whole),
            "CATEGORIES" => details.tags.extend(split(&self.value, ',').into_iter().filter(|tag| !tag.is_empty())),
            "NOTE" if !whole.is_empty() => card.notes.push(whole),
            _ => {}
        }
    }
}

/// Locality and country of an address.
fn town(parts: &[String]) -> String {
    let place = [3, 6].into_iter().filter_map(|at| parts.get(at)).filter(|part| !part.is_empty());
    place.cloned().collect::<Vec<_>>().join(", ")
}

fn finish(mut card: Incoming) -> Incoming {
    settle_name(&mut card);
    card
}

/// A value's parts, with what was escaped put back.
fn split(value: &str, separator: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        let Some(part) = parts.last_mut() else { break };
        match c {
            'n' | 'N' if escaped => part.push('\n'),
            c if escaped => part.push(c),
            '\\' => {}
            c if c == separator => parts.push(String::new()),
            c => part.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

fn plain(value: &str) -> String {
    // No value has this character in it.
    split(value, '\0').concat()
}

fn unquoted(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let hex = |rest: &mut std::str::Bytes<'_>| {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            u8::try_from(digit()? * 16 + digit()?).ok()
        };
        bytes.extend(if byte == b'=' { hex(&mut rest) } else { Some(byte) });
    }
    String::from_utf8(bytes).unwrap_or_else(|error| WINDOWS_1252.decode(error.as_bytes()).0.into_owned())
}

#[cfg(test)]
mod tests {
    use hiring::{PersonName, RowProblem};

    use super::*;

    #[test]
    fn reads_a_card_of_version_four() {
        let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Camille Rouvière\nN:Rouvière;Camille;;;\nEMAIL;TYPE=\"work,pref\":camille@example.org\nTEL;VALUE=uri:tel:+33-6-39-98-12-34;ext=1\nURL:https://linkedin.com/in/camille\nTITLE:Juriste\\, données\nORG:Rivages;Service\nADR:;;3 quai;Brest;;29200;France\nCATEGORIES:vivier,droit\\,RGPD\nNOTE:Une ligne\\n\n  puis une autre\nEND:VCARD\n";
        assert!(is_vcard(card));
        let people = people(card);
        let [person] = people.as_slice() else { panic!("{people:?}") };
        let details = &person.details;
        assert_eq!(details.name, PersonName::told("Camille Rouvière", Some("Rouvière"), Some("Camille")));
        assert_eq!(details.addresses, ["camille@example.org"]);
        assert_eq!(details.phones, ["+33-6-39-98-12-34"]);
        assert_eq!(details.headline, "Juriste, données · Rivages, Service");
        assert_eq!(details.place, "Brest, France");
        assert_eq!(details.tags, ["vivier", "droit,RGPD"]);
        assert_eq!(person.notes, ["Une ligne\n puis une autre"]);
        assert!(person.problems.is_empty(), "{:?}", person.problems);
    }

    #[test]
    fn reads_older_cards_and_several() {
        let cards = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Rouvi=C3=A8re;Ca=\nmille;;;\nEMAIL;INTERNET:camille@example.org\nEND:VCARD\n\nBEGIN:VCARD\nVERSION:3.0\nitem1.FN:Yann Le Goff\nitem1.EMAIL;type=INTERNET:pas une adresse\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nNOTE:personne";
        let people = people(cards);
        assert_eq!(
            people.iter().map(|it| it.details.name.written.as_str()).collect::<Vec<_>>(),
            ["Camille Rouvière", "Yann Le Goff", ""]
        );
        assert_eq!(people.iter().map(|it| it.place.line).collect::<Vec<_>>(), [1, 8, 13]);
        assert_eq!(people[1].problems, [RowProblem::AddressInvalid { value: "pas une adresse".to_owned() }]);
        assert_eq!(people[2].problems, [RowProblem::NameMissing]);
    }

    /// Were the work to grow with the square of its length, this would not end while anybody waits.
    #[test]
    fn a_large_picture_is_read_over() {
        let picture = format!(" {}\n", "A".repeat(74)).repeat(30_000);
        let card = format!("BEGIN:VCARD\nFN:Camille Rouvière\nPHOTO;ENCODING=b:AAAA\n{picture}\nNOTE:x\nEND:VCARD\n");
        let people = people(&card);
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].notes, ["x"]);
    }
}
