//! What must hold of every reader, whatever it is given.
//!
//! A [`Target`] takes any bytes, hands them to one reader as it is handed them in the program, and panics when what comes out breaks
//! a promise: a place that is not in the text, a page that could do something, a header that nobody wrote, more than the limits allow.
//! libFuzzer looks for such bytes (`cargo xtask fuzz`); the tests try the ones that are kept in `corpus/`.

mod documents;
mod letters;
mod mails;
mod people;
mod postings;
mod servers;
#[path = "../../../src-tauri/crates/intake/tests/hostile/shown.rs"]
mod shown;
mod words;

use std::borrow::Cow;

/// One reader, and what must hold of it.
#[derive(Debug)]
pub struct Target {
    /// Also its folder in `corpus/`; the part before the slash is its module here and its file in `words/`.
    pub name: &'static str,
    pub check: fn(&[u8]),
}

const fn target(name: &'static str, check: fn(&[u8])) -> Target {
    Target { name, check }
}

pub const TARGETS: &[Target] = &[
    target("postings/posting", postings::posting),
    target("postings/front-matter", postings::front_matter),
    target("postings/page", postings::page),
    target("postings/garbled", postings::garbled),
    target("postings/shown", postings::shown),
    target("postings/written", postings::written),
    target("mails/mail", mails::mail),
    target("mails/mailbox", mails::mailbox),
    target("letters/letter", letters::letter),
    target("servers/imap", servers::imap),
    target("servers/smtp", servers::smtp),
    target("documents/document", documents::document),
    target("documents/pdf", documents::pdf),
    target("documents/archive", documents::archive),
    target("people/table", people::table),
    target("people/workbook", people::workbook),
    target("people/card", people::card),
    target("people/resume", people::resume),
    target("words/line", words::line),
    target("words/address", words::address),
    target("words/search", words::search),
];

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Letters and digits, in their order: what is left when blanks and signs may be written otherwise.
fn seen(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Stands between two texts: no text has it.
const BETWEEN: u8 = 0xff;

/// Several texts in one input, as many as are wanted; those that are not there are empty.
fn texts<const N: usize>(bytes: &[u8]) -> [Cow<'_, str>; N] {
    let mut parts = bytes.splitn(N, |byte| *byte == BETWEEN);
    std::array::from_fn(|_| text(parts.next().unwrap_or_default()))
}
