//! Address book cards: vCard 2.1, 3 and 4, as phones, mail programs and web address books write them.
//!
//! Read here because the crates that could bring calendars and time zones along or refuse 2.1: of a card we want a dozen lines.

use encoding_rs::WINDOWS_1252;
use hiring::{Incoming, RowPlace};

use super::taken::{settle_name, take_addresses, take_phones};
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
                card = Some(Incoming { place, ..Incoming::default() });
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
}

/// Lines as they were before they were folded: a continuation begins with a blank, or follows a `=` of quoted-printable.
fn logical_lines(text: &str) -> Vec<LogicalLine> {
    let mut lines: Vec<LogicalLine> = Vec::new();
    for (line, at) in text.lines().zip(0..) {
        if let Some(last) = lines.last_mut() {
            let quoted = last.text.to_ascii_uppercase().contains("QUOTED-PRINTABLE") && last.text.ends_with('=');
            if quoted {
                last.text.pop();
                last.text.push_str(line.trim_start_matches(['\t', ' ']));
                continue;
            }
            if let Some(rest) = line.strip_prefix([' ', '\t']) {
                last.text.push_str(rest);
                continue;
            }
        }
        lines.push(LogicalLine { number: line_number(at), text: line.to_owned() });
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
        match self.name.as_str() {
            "FN" => card.name = whole,
            "N" => {
                let mut parts = split(&self.value, ';').into_iter();
                card.family = parts.next().filter(|part| !part.is_empty());
                card.given = parts.next().filter(|part| !part.is_empty());
            }
            "EMAIL" => take_addresses(card, &whole),
            "TEL" => {
                let number = whole.strip_prefix("tel:").unwrap_or(&whole);
                take_phones(card, number.split(';').next().unwrap_or_default());
            }
            "URL" | "X-SOCIALPROFILE" | "SOCIALPROFILE" if whole.contains('.') => card.links.push(whole),
            "TITLE" | "ROLE" | "ORG" => add_to_headline(card, &split(&self.value, ';')),
            "ADR" if card.town.is_none() => card.town = town(&split(&self.value, ';')),
            "LANG" => card.languages.push(whole),
            "CATEGORIES" => card.tags.extend(split(&self.value, ',').into_iter().filter(|tag| !tag.is_empty())),
            "NOTE" if !whole.is_empty() => card.notes.push(whole),
            _ => {}
        }
    }
}

fn add_to_headline(card: &mut Incoming, parts: &[String]) {
    let text = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    match &mut card.headline {
        _ if text.is_empty() => {}
        Some(known) if known.contains(&text) => {}
        Some(known) => known.push_str(&format!(" · {text}")),
        None => card.headline = Some(text),
    }
}

/// Locality and country of an address.
fn town(parts: &[String]) -> Option<String> {
    let place = [3, 6].into_iter().filter_map(|at| parts.get(at)).filter(|part| !part.is_empty());
    let place = place.cloned().collect::<Vec<_>>().join(", ");
    (!place.is_empty()).then_some(place)
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
    use hiring::RowProblem;

    use super::*;

    #[test]
    fn reads_a_card_of_version_four() {
        let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Camille Rouvière\nN:Rouvière;Camille;;;\nEMAIL;TYPE=\"work,pref\":camille@example.org\nTEL;VALUE=uri:tel:+33-6-39-98-12-34;ext=1\nURL:https://linkedin.com/in/camille\nTITLE:Juriste\\, données\nORG:Rivages;Service\nADR:;;3 quai;Brest;;29200;France\nCATEGORIES:vivier,droit\\,RGPD\nNOTE:Une ligne\\n\n  puis une autre\nEND:VCARD\n";
        assert!(is_vcard(card));
        let people = people(card);
        let [person] = people.as_slice() else { panic!("{people:?}") };
        assert_eq!(
            (person.name.as_str(), person.given.as_deref(), person.family.as_deref()),
            ("Camille Rouvière", Some("Camille"), Some("Rouvière"))
        );
        assert_eq!(person.emails[0].as_str(), "camille@example.org");
        assert_eq!(person.phones, ["+33-6-39-98-12-34"]);
        assert_eq!(person.headline.as_deref(), Some("Juriste, données · Rivages, Service"));
        assert_eq!(person.town.as_deref(), Some("Brest, France"));
        assert_eq!(person.tags, ["vivier", "droit,RGPD"]);
        assert_eq!(person.notes, ["Une ligne\n puis une autre"]);
        assert!(person.problems.is_empty(), "{:?}", person.problems);
    }

    #[test]
    fn reads_older_cards_and_several() {
        let cards = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Rouvi=C3=A8re;Ca=\nmille;;;\nEMAIL;INTERNET:camille@example.org\nEND:VCARD\n\nBEGIN:VCARD\nVERSION:3.0\nitem1.FN:Yann Le Goff\nitem1.EMAIL;type=INTERNET:pas une adresse\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEMAIL:x@example.org";
        let people = people(cards);
        assert_eq!(
            people.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
            ["Camille Rouvière", "Yann Le Goff", ""]
        );
        assert_eq!(people.iter().map(|it| it.place.line).collect::<Vec<_>>(), [1, 8, 13]);
        assert_eq!(people[1].problems, [RowProblem::AddressInvalid { value: "pas une adresse".to_owned() }]);
        assert_eq!(people[2].problems, [RowProblem::NameMissing]);
    }
}
