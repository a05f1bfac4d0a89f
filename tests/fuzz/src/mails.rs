//! Mails that came, one by one and in mailboxes.

use std::convert::Infallible;
use std::io;

use hiring::AsideReason;
use mail::{clean_file_name, each_in_mailbox, read_mail};

pub fn mail(bytes: &[u8]) {
    let mail = read_mail(bytes);
    let said = &mail.said;
    for line in [&said.subject, &said.from.as_ref().map(|from| from.name.clone()).unwrap_or_default()] {
        assert!(!line.chars().any(turns_or_ends_a_line) && line.chars().count() <= 500, "{line:?}");
    }
    assert!(said.text.len() <= 70_000 && said.quoted.len() <= 70_000, "more words than are kept");
    assert!(said.text.len() + said.quoted.len() <= 8 * bytes.len() + 100, "words out of nothing");
    assert!(said.links.len() <= 40 && said.to.len() <= 120 && said.references.len() <= 101);
    assert!(mail.files.len() <= 60 && mail.files.len() == said.files.len());
    for (file, bytes) in said.files.iter().zip(&mail.files) {
        assert_eq!(file.size, bytes.len() as u64);
        assert!(is_clean(&file.name) && !file.name.is_empty(), "{:?}", file.name);
        assert!(file.claimed.is_ascii());
    }
    if let Some(returned) = &mail.returned {
        assert_eq!(mail.aside, Some(AsideReason::Bounce));
        assert!(!returned.answer.chars().any(turns_or_ends_a_line) && returned.answer.chars().count() <= 500);
    }
    let text = crate::text(bytes);
    let name = clean_file_name(&text);
    assert!(is_clean(&name), "{name:?}");
    assert_eq!(clean_file_name(&name), name, "cleaned once is clean");
}

/// Every mail of it comes out once, in its order, and nothing that was not in it.
pub fn mailbox(bytes: &[u8]) {
    let (mut mails, mut done) = (0, 0);
    let mut size = 0;
    let read: Result<(), Never> = each_in_mailbox(bytes, |mail, upto| {
        assert!(upto >= done && upto <= bytes.len() as u64);
        (mails, done, size) = (mails + 1, upto, size + mail.len());
        assert!(mails > 64 || read_mail(&mail).files.len() <= 60);
        Ok(())
    });
    assert!(read.is_ok());
    assert!(size <= bytes.len());
    assert!(mails <= bytes.windows(5).filter(|at| at == b"From ").count() + 1);
}

/// Reading from memory does not fail.
#[derive(Debug)]
struct Never(#[allow(dead_code, reason = "shown when it fails")] Option<Infallible>);

impl From<io::Error> for Never {
    fn from(error: io::Error) -> Self {
        panic!("{error}")
    }
}

fn is_clean(name: &str) -> bool {
    let leads = name.contains(['/', '\\', ':']) || name.starts_with('.');
    !leads && !name.chars().any(turns_or_ends_a_line) && name.chars().count() <= 140
}

fn turns_or_ends_a_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
