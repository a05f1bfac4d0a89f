//! What people type or paste: a line about somebody, an address, a question.

use std::collections::BTreeSet;

use hiring::{
    Address, PersonName, Phone, ProfileLink, Query, TextPart, context, marked, name_words, search_words, take_apart,
};
use mail::{WireAddress, mailto};

use crate::{seen, text, texts};

pub fn line(bytes: &[u8]) {
    let text = text(bytes);
    let parts = take_apart(&text);
    let addresses: BTreeSet<&str> = parts.addresses.iter().map(String::as_str).collect();
    assert_eq!(addresses.len(), parts.addresses.len(), "an address twice");
    assert!(addresses.iter().all(|address| address.parse::<Address>().is_ok()), "{addresses:?}");
    let links: BTreeSet<&str> = parts.links.iter().map(|link| link.key.as_str()).collect();
    assert_eq!(links.len(), parts.links.len(), "a link twice");
    assert!(!parts.headline.contains('\n') && parts.headline.chars().count() <= 120);
    for phone in &parts.phones {
        assert_eq!(Phone::read(&phone.written).as_ref(), Ok(phone), "a telephone is read as it is written");
    }
    let name = PersonName::read(&text);
    assert_eq!(name.family.is_some(), name.given.is_some());
    assert_eq!(PersonName::read(&name.written).written, name.written, "a name is read as it is written");
}

/// What is taken for an address, a telephone or a link reads as it is written, and leads where it says.
pub fn address(bytes: &[u8]) {
    let [text, subject] = texts(bytes);
    if let Ok(address) = text.parse::<Address>() {
        let written = address.as_str();
        assert_eq!(written.parse::<Address>().as_ref(), Ok(&address));
        assert!(written.len() <= 254 + 4 && written.matches('@').count() == 1, "{written:?}");
        assert!(
            !written.chars().any(|c| c.is_control() || c.is_whitespace() || "<>()[],;:\\\"".contains(c)),
            "{written:?}"
        );
        if let Ok(wire) = WireAddress::new(&address) {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
            assert!(wire.domain().chars().all(plain) && !wire.domain().is_empty(), "{wire}");
        }
        let link = mailto(&address, &subject);
        assert!(link.chars().all(|c| c.is_ascii_graphic()), "{link:?}");
        assert!(link.matches('?').count() <= 1 && !link.contains(['&', '#', '"', '<', '>', '\'']), "{link:?}");
    }
    if let Ok(phone) = Phone::read(&text) {
        assert_eq!(Phone::read(&phone.written).as_ref(), Ok(&phone));
        if let Some(number) = &phone.e164 {
            let digits = number.strip_prefix('+').expect("as from abroad");
            assert!((6..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit()), "{number}");
            assert_eq!(Phone::read(number).ok().and_then(|same| same.e164).as_ref(), Some(number));
        }
    }
    if let Ok(link) = ProfileLink::read(&text) {
        let lower = link.url.to_lowercase();
        assert!(lower.starts_with("https://") || lower.starts_with("http://"), "{link:?}");
        assert_eq!(ProfileLink::read(&link.url).map(|same| same.key).as_ref(), Ok(&link.key));
    }
}

/// A question, and a text that it is looked for in.
pub fn search(bytes: &[u8]) {
    let [question, text] = texts(bytes);
    let (query, problems) = Query::read(&question);
    let length = question.chars().count();
    for problem in &problems {
        assert!(problem.at as usize + problem.length as usize <= length, "{problem:?} of {length}");
    }
    assert!(query.items.len() <= 20);
    let (again, wrong) = Query::read(&query.to_string());
    assert_eq!((again, wrong.len()), (query.clone(), 0), "a question is read as it is written: {query}");
    assert!(!search_words(&question).contains('\n') && !name_words(&question).contains('\n'));
    assert_eq!(seen(&whole(&marked(&text, &query))), seen(&text), "marks change a text");
    if let Some(parts) = context(&text, &query) {
        assert!(parts.iter().any(|part| part.found), "words around nothing");
    }
    let _ = Query::of_words(&question);
}

fn whole(parts: &[TextPart]) -> String {
    parts.iter().map(|part| part.text.as_str()).collect()
}
