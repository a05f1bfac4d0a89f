//! Whether a mail is taken apart at all: told from its bytes, before anything is built of them.
//!
//! The parser builds whatever a mail says it has: a part for every line that looks like a boundary, a mail within a mail within a mail.
//! A mail of a few kilobytes that holds another, encoded, could so end the program. What is counted here is what the parser could take
//! for such a thing, however oddly it is written, and what is encoded it is not shown at all.

use std::borrow::Cow;

use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Parts that say what they are. More, or deeper within one another, nobody writes.
const MOST_PARTS: usize = 200;
/// Lines that might part one thing from another, and lines that might be of a head.
const MOST_BORDERS: usize = 10_000;
const MOST_HEADS: usize = 100_000;
/// So often an encoded mail may hide another from who looks for it.
const MOST_LOOKS: usize = 8;

pub fn has_too_many_parts(bytes: &[u8]) -> bool {
    let (mut parts, mut borders, mut heads) = (0, 0, 0);
    for line in bytes.split(|byte| *byte == b'\n') {
        borders += usize::from(line.contains(&b'-') && line.windows(2).any(|two| two == b"--"));
        if line.contains(&b':') {
            heads += 1;
            parts += usize::from(names_a_kind(line));
        }
        if parts > MOST_PARTS || borders > MOST_BORDERS || heads > MOST_HEADS {
            return true;
        }
    }
    false
}

/// `Content-Type:` as the parser reads it: in any letters, with blanks anywhere.
fn names_a_kind(line: &[u8]) -> bool {
    const NAME: &[u8] = b"content-type";
    let mut known = 0;
    for byte in line.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_lowercase) {
        known = match NAME.get(known) {
            Some(next) if *next == byte => known + 1,
            _ => usize::from(byte == b'c'),
        };
        if known == NAME.len() {
            return true;
        }
    }
    false
}

/// What an encoded mail within a mail is called, so that the parser leaves it closed: we open it ourselves, through the same door.
const CLOSED: &[u8] = b"message/x-mail";

/// An encoded mail within this one, as a file.
pub fn closed_mail<'a>(part: &'a MessagePart<'_>) -> Option<&'a [u8]> {
    match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) if part.is_content_type("message", "x-mail") => {
            Some(bytes)
        }
        _ => None,
    }
}

/// The same mail, in which no encoded one is called a mail any more; none where they have no end.
pub fn with_encoded_mails_closed(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let mut closed = Cow::Borrowed(bytes);
    if !holds_mails(bytes) {
        return Some(closed);
    }
    for _ in 0..MOST_LOOKS {
        let places = encoded_mails(&closed);
        if places.is_empty() {
            return Some(closed);
        }
        for (start, end) in places {
            if let Some(kind) = closed.to_mut().get_mut(start..end) {
                kind.fill(b' ');
                kind.iter_mut().zip(CLOSED).for_each(|(at, letter)| *at = *letter);
            }
        }
    }
    None
}

/// The parser takes these as they stand, in a line of a head or one that goes on with it.
fn holds_mails(bytes: &[u8]) -> bool {
    let names = [b"rfc822", b"global", b"digest"];
    let of_head = |line: &&[u8]| line.contains(&b':') || line.first().is_some_and(u8::is_ascii_whitespace);
    let names_one = |line: &[u8]| line.windows(6).any(|six| names.iter().any(|name| six.eq_ignore_ascii_case(*name)));
    bytes.split(|byte| *byte == b'\n').filter(of_head).any(names_one)
}

/// Where it is said of what they are. Looked at without decoding anything.
fn encoded_mails(bytes: &[u8]) -> Vec<(usize, usize)> {
    let parser = MessageParser::new().with_mime_headers().ignore_header(HeaderName::ContentTransferEncoding);
    let mut places = Vec::new();
    if let Some(message) = parser.parse(bytes) {
        note_encoded(&message, bytes, &mut places);
    }
    places
}

fn note_encoded(message: &Message<'_>, bytes: &[u8], places: &mut Vec<(usize, usize)>) {
    for part in &message.parts {
        let place = |name: HeaderName<'_>| {
            let header = part.headers.iter().rev().find(|header| header.name == name)?;
            Some((header.offset_start as usize, header.offset_end as usize))
        };
        let is_mail = part.is_content_type("message", "rfc822") || part.is_content_type("message", "global");
        // Its parts are mails without saying so.
        let is_digest = part.is_content_type("multipart", "digest");
        let is_encoded = place(HeaderName::ContentTransferEncoding)
            .and_then(|(start, end)| bytes.get(start..end))
            .is_some_and(|said| !is_as_it_is(said));
        if let Some((start, end)) = place(HeaderName::ContentType).filter(|_| is_digest || is_mail && is_encoded) {
            places.push((start, end.saturating_sub(1)));
        }
        if let PartType::Message(inner) = &part.body {
            note_encoded(inner, bytes, places);
        }
    }
}

fn is_as_it_is(said: &[u8]) -> bool {
    let said = said.trim_ascii();
    [&b"7bit"[..], b"8bit", b"binary"].iter().any(|known| said.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_parser_takes_for_a_part_counts_as_one() {
        for line in ["Content-Type: a/b\n", " CONTENT -\tType : a/b\n", "::content-type:a\n", "--x Content-Type: y\n"] {
            assert!(!has_too_many_parts(line.repeat(200).as_bytes()), "{line}");
            assert!(has_too_many_parts(line.repeat(201).as_bytes()), "{line}");
        }
        assert!(has_too_many_parts("a --x\n\n".repeat(10_001).as_bytes()));
        assert!(has_too_many_parts("X:\n".repeat(100_001).as_bytes()));
        assert!(!has_too_many_parts(&b"QUJD".repeat(1_000_000)));
    }

    #[test]
    fn an_encoded_mail_is_closed_and_nothing_else_is_touched() {
        let plain =
            b"From: a@example.org\nContent-Type: message/rfc822\nContent-Transfer-Encoding: 8bit\n\nSubject: x\n\ny";
        assert_eq!(with_encoded_mails_closed(plain).unwrap().as_ref(), plain);
        for encoding in ["base64", "BASE64", "Quoted-Printable", "=?utf-8?q?base64?="] {
            let mail = format!(
                "From: a@example.org\nContent-Type: message/rfc822; name=a.eml\nContent-Transfer-Encoding: {encoding}\n\nU3ViamVjdDogeAoKeQ=="
            );
            let closed = with_encoded_mails_closed(mail.as_bytes()).unwrap();
            assert_eq!(closed.len(), mail.len());
            assert!(closed.windows(CLOSED.len()).any(|some| some == CLOSED), "{encoding}");
        }
    }
}
