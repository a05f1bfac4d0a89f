//! Mails that are written: whatever a name, a subject or a text holds, it stays where it was put.

use std::collections::BTreeMap;

use hiring::{Address, AsideReason, Moment};
use mail::{Attachment, Letter, Party, mailto, read_mail};
use mail_parser::{MessageParser, MimeHeaders};

use crate::{seen, texts};

pub fn letter(bytes: &[u8]) {
    let [from, to, cc, subject, file, text, html, thread] = texts(bytes);
    let letter = Letter {
        from: party(&from, "camille@example.org"),
        reply_to: (!cc.is_empty()).then(|| party(&cc, "recrutement@example.org")).into_iter().collect(),
        to: vec![party(&to, "malo@example.com")],
        cc: vec![party(&cc, "yann@example.com")],
        bcc: vec![known("archive@example.org")],
        subject: subject.to_string(),
        text: text.to_string(),
        html: html.to_string(),
        attachments: vec![Attachment { name: file.to_string(), bytes: text.as_bytes().to_vec() }],
        message_id: "<1@example.org>".to_owned(),
        date: Moment::from_millis(1_770_000_000_000),
        in_reply_to: thread.lines().next().map(str::to_owned),
        references: thread.split(' ').map(str::to_owned).collect(),
        answers_by_itself: true,
    };
    let written = match letter.compose() {
        Ok(composed) => composed.bytes,
        // Only an address may make it impossible to write to somebody.
        Err(error) => panic!("{error}"),
    };
    headers_are_ours(&written);
    comes_back(&letter, &written);
}

/// The name, and after an at sign that begins a line the address that goes with it.
fn party(text: &str, otherwise: &str) -> Party {
    let (name, address) = text.split_once('\n').unwrap_or((text, ""));
    let address = address.parse().ok().filter(is_for_the_wire).unwrap_or_else(|| known(otherwise));
    Party { name: Some(if address.as_str() == otherwise { text } else { name }.to_owned()), address }
}

fn is_for_the_wire(address: &Address) -> bool {
    let parts = mail::WireAddress::new(address);
    assert!(mailto(address, "x\r\ny").chars().all(|c| c.is_ascii_graphic()));
    parts.is_ok_and(|wire| wire.local().is_ascii() && wire.domain().is_ascii() && wire.domain().len() < 200)
}

fn known(address: &str) -> Address {
    address.parse().expect("an address")
}

/// Each header is one that a letter has, as often as a letter has it; nothing stands between them, and no line is too long.
fn headers_are_ours(written: &[u8]) {
    const ONCE: [&str; 9] =
        ["From", "To", "Cc", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted"];
    const AT_MOST_ONCE: [&str; 3] = ["Reply-To", "In-Reply-To", "References"];
    let written = std::str::from_utf8(written).expect("headers in ASCII and a text in UTF-8");
    let (head, body) = written.split_once("\r\n\r\n").expect("a head and a body");
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for line in head.split("\r\n") {
        assert!(line.is_ascii() && !line.chars().any(|c| c.is_control() && c != '\t'), "{line:?} in {head:?}");
        assert!(line.len() <= 998, "{} bytes in a line", line.len());
        if !line.starts_with([' ', '\t']) {
            let name = line.split_once(": ").map_or(line.trim_end_matches(':'), |(name, _)| name);
            *seen.entry(name).or_default() += 1;
        }
    }
    let expected = |name: &&str| ONCE.contains(name) || AT_MOST_ONCE.contains(name);
    assert!(seen.iter().all(|(name, times)| expected(name) && *times == 1), "{seen:?}");
    assert!(ONCE.iter().all(|name| seen.contains_key(name)), "{seen:?}");
    assert!(
        body.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n', '\0'])),
        "a line of the body"
    );
}

/// Another program reads in it what was written, to whom it was written.
fn comes_back(letter: &Letter, written: &[u8]) {
    let back = MessageParser::default().parse(written).expect("a mail");
    let addresses = |list: Option<&mail_parser::Address<'_>>| -> Vec<String> {
        list.into_iter().flat_map(|list| list.iter()).filter_map(|to| to.address().map(str::to_owned)).collect()
    };
    let wire = |party: &Party| mail::WireAddress::new(&party.address).expect("looked at before").to_string();
    assert_eq!(addresses(back.to()), letter.to.iter().map(wire).collect::<Vec<_>>());
    assert_eq!(addresses(back.cc()), letter.cc.iter().map(wire).collect::<Vec<_>>());
    assert_eq!(addresses(back.from()), [wire(&letter.from)]);
    let names: Vec<_> = back.attachments().map(|part| part.attachment_name().unwrap_or_default()).collect();
    assert!(names.len() == 1, "{names:?}");
    assert_eq!(back.attachment(0).map(mail_parser::MessagePart::contents), Some(letter.text.as_bytes()));
    begins_as(back.subject(), &letter.subject, 400);
    let from = back.from().and_then(|from| from.first()).and_then(mail_parser::Addr::name);
    begins_as(from, letter.from.name.as_deref().unwrap_or_default(), 100);
    assert_ne!(read_mail(written).aside, Some(AsideReason::Unreadable), "one of ours is a mail");
}

/// So many letters of what was written are there in any case: what is too long for a header is cut.
fn begins_as(read: Option<&str>, written: &str, letters: usize) {
    let written: String = written.chars().take(letters).collect();
    let read = read.unwrap_or_default();
    assert!(seen(read).starts_with(&seen(&written)), "{written:?} became {read:?}");
}
