//! Who applies, as far as their mail says.

use crate::take_apart::{link_in, name_by_address, words_of_name};
use crate::{Arrived, CandidateDetails, LinkKind, Parts, PersonName, fold, take_apart};

/// How much of a message is looked through for a telephone number, and of a CV for its head.
const LOOKED_AT: usize = 6000;
const HEAD: usize = 2500;
/// A signature stands at the end.
const SIGNATURE: usize = 12;

/// The person a mail makes known; nothing of it comes from their files.
pub fn writer_of(mail: &Arrived) -> CandidateDetails {
    let writer = mail.writer();
    let address = writer.as_ref().and_then(|writer| writer.address.as_ref()).map(ToString::to_string);
    let addresses: Vec<String> = address.into_iter().collect();
    let shown = writer.as_ref().map(|writer| writer.name.as_str()).unwrap_or_default();
    let own = end_of(&mail.text);
    let parts = take_apart(&own);
    let phones = parts.phones.into_iter().filter(|phone| phone.e164.is_some()).map(|phone| phone.written);
    CandidateDetails {
        name: name(shown, &mail.text, &addresses),
        phones: phones.take(3).collect(),
        links: links_in(&mail.text, &mail.links),
        addresses,
        ..CandidateDetails::default()
    }
}

/// What the files say of the person that the mail does not: to be offered, never taken in by itself.
pub fn suggested_by(mail: &Arrived, known: &CandidateDetails) -> Parts {
    let mut suggested = Parts::default();
    for file in mail.files.iter().filter(|file| !file.text.is_empty()) {
        let head: String = file.text.chars().take(HEAD).collect();
        let parts = take_apart(&head);
        let is_new = |address: &String| known.addresses.iter().all(|known| !known.eq_ignore_ascii_case(address));
        suggested.addresses.extend(parts.addresses.into_iter().filter(is_new));
        suggested.phones.extend(parts.phones.into_iter().filter(|phone| phone.e164.is_some()));
        suggested.links.extend(parts.links.into_iter().filter(|link| link.kind != LinkKind::Portfolio));
        if suggested.name.is_empty() && parts.name.alike_key() != known.name.alike_key() {
            suggested.name = parts.name;
        }
    }
    let mut seen: Vec<String> = known.phones.iter().map(|phone| digits(phone)).collect();
    suggested.phones.retain(|phone| {
        let digits = digits(&phone.written);
        let is_new = !seen.contains(&digits);
        seen.push(digits);
        is_new
    });
    let mut seen: Vec<String> = known.links.iter().map(|link| fold(link)).collect();
    suggested.links.retain(|link| {
        let is_new = seen.iter().all(|known| !known.contains(&link.key));
        seen.push(link.key.clone());
        is_new
    });
    suggested.addresses.sort();
    suggested.addresses.dedup();
    suggested.headline.clear();
    suggested.rest.clear();
    suggested
}

/// The nine digits that are the same however a number begins.
fn digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits.iter().rev().take(9).rev().collect()
}

fn end_of(text: &str) -> String {
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(LOOKED_AT)).collect()
}

/// As the mail shows it; where it shows an address or half a name, as the signature does.
fn name(shown: &str, text: &str, addresses: &[String]) -> PersonName {
    let shown = shown.trim();
    let reads_well = !shown.contains('@') && words_of_name(shown).is_some_and(|words| words >= 2);
    if reads_well || shown.contains(',') && !shown.contains('@') {
        return PersonName::read(shown);
    }
    let local = addresses.first().and_then(|address| address.split('@').next()).map(fold).unwrap_or_default();
    let half = fold(shown);
    let speaks_for = |line: &&str| {
        let words = fold(line);
        let words: Vec<&str> = words.split(' ').collect();
        let named = !half.is_empty() && !half.contains('@') && words.contains(&half.as_str());
        named || words.iter().any(|word| word.chars().count() >= 3 && local.contains(word.trim_end_matches('.')))
    };
    let lines = text.lines().map(bare_line).filter(|line| !line.is_empty());
    let end: Vec<&str> = lines.collect::<Vec<_>>().into_iter().rev().take(SIGNATURE).collect();
    let signed = end.into_iter().filter(|line| words_of_name(line).is_some_and(|words| words >= 2)).find(speaks_for);
    if let Some(signed) = signed {
        return PersonName::read(signed);
    }
    if let Some(name) = name_by_address(addresses) {
        return name;
    }
    if shown.contains('@') { PersonName::default() } else { PersonName::read(shown) }
}

/// A line of a signature may go on with a number or a post.
fn bare_line(line: &str) -> &str {
    let end = line.find([',', '|', '–', '—', ':', '+', '(']).unwrap_or(line.len());
    let before = line.get(..end).unwrap_or(line);
    let end = before.find(|c: char| c.is_ascii_digit()).unwrap_or(before.len());
    before.get(..end).unwrap_or(before).trim().trim_matches(['-', '*', '_', ' '])
}

fn links_in(text: &str, hidden: &[String]) -> Vec<String> {
    let mut links = Vec::new();
    let mut keys = Vec::new();
    let words = text.split(|c: char| c.is_whitespace() || "<>()[]\"“”«»;|,".contains(c));
    for word in words.chain(hidden.iter().map(String::as_str)) {
        let Some(link) = link_in(word.trim_end_matches(['.', ':', '!', '?'])) else { continue };
        // A site may be anybody's; a profile is somebody's.
        if link.kind != LinkKind::Portfolio
            && !keys.contains(&link.key)
            && link.key.contains('/')
            && !link.key.ends_with('/')
        {
            keys.push(link.key);
            links.push(link.url);
        }
    }
    links.truncate(8);
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MailParty;

    fn mail(name: &str, address: &str, text: &str) -> Arrived {
        let from = MailParty { name: name.to_owned(), address: address.parse().unwrap() };
        Arrived { from: Some(from), text: text.to_owned(), ..Arrived::default() }
    }

    #[test]
    fn a_name_is_taken_from_where_it_is_whole() {
        let name = |name: &str, address: &str, text: &str| writer_of(&mail(name, address, text)).name.written;
        assert_eq!(name("Malo Guivarc’h", "malo@example.org", "Bonjour"), "Malo Guivarc’h");
        assert_eq!(name("GUIVARC'H, Malo", "malo@example.org", ""), "GUIVARC'H, Malo");
        assert_eq!(name("", "malo.guivarch@example.org", "Bonjour"), "Malo Guivarch");
        assert_eq!(
            name("Malo", "mg22@example.org", "Bonjour,\n\nBien à vous,\nMalo Guivarc'h, 06 39 98 52 10"),
            "Malo Guivarc'h"
        );
        assert_eq!(
            name("", "mguivarch@example.org", "Bien à vous\n--\nMalo Guivarch\nAnimateur nature"),
            "Malo Guivarch"
        );
        assert_eq!(name("", "x22@example.org", "Bonjour"), "");
    }

    #[test]
    fn a_person_has_the_phones_and_profiles_of_their_signature() {
        let text =
            "Bonjour,\nvoir https://rivages.example/annonce\n\nMalo Guivarc'h\n06 39 98 52 10\nlinkedin.com/in/malo-g";
        let person = writer_of(&mail("Malo Guivarc'h", "malo@example.org", text));
        assert_eq!(person.phones, ["06 39 98 52 10"]);
        assert_eq!(person.links, ["https://linkedin.com/in/malo-g"]);
    }
}
