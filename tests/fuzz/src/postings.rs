//! Postings as files, pages and data; as they are shown, and as they are written out again.

use std::collections::BTreeSet;

use hiring::{Posting, Problem, Source, SourceKey};
use intake::{Reading, read_posting, to_job_posting, to_markdown, to_marked_html, to_safe_html, to_safe_mail_html};

use crate::shown::{Links, must_be_harmless};
use crate::text;

pub fn posting(bytes: &[u8]) {
    must_hold(&read_posting(bytes, "x.md"));
}

pub fn page(bytes: &[u8]) {
    let is_data = matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['));
    must_hold(&read_posting(bytes, if is_data { "x.json" } else { "x.html" }));
}

/// Whatever stands between the fences, the text below them is the body.
pub fn front_matter(bytes: &[u8]) {
    const BODY: &str = "# Juriste\n\nEnvoyez votre CV à camille@example.org.\n";
    let keys = text(bytes);
    let reading = read_posting(format!("---\n{keys}\n---\n{BODY}").as_bytes(), "x.md");
    must_hold(&reading);
    let Some(posting) = &reading.posting else { return };
    let fences = reading.text.split('\n').filter(|line| matches!(line.trim_end(), "---" | "...")).count();
    let is_front_matter = fences == 2 && reading.text.len() < 60_000 && !reading.repaired;
    assert!(!is_front_matter || posting.body == BODY, "{:?}", posting.body);
}

/// Right text stays; what is put right does not grow, and lines stay lines.
pub fn garbled(bytes: &[u8]) {
    let reading = read_posting(bytes, "x.md");
    if reading.posting.is_none() || reading.original.trim_start().starts_with('<') {
        return;
    }
    let (original, text) = (&reading.original, &reading.text);
    assert!(reading.repaired || original == text);
    assert!(text.chars().count() <= original.chars().count());
    assert_eq!(text.split('\n').count(), original.split('\n').count());
    for (was, is) in original.split('\n').zip(text.split('\n')) {
        assert!(!was.is_ascii() || was == is, "{was:?} became {is:?}");
    }
}

/// As HTML, a posting and a mail are harmless, with our marks in it and without.
pub fn shown(bytes: &[u8]) {
    let text = text(bytes);
    must_be_harmless(&to_safe_html(&text), Links::HttpsAndMail, None);
    must_be_harmless(&to_safe_mail_html(&text).html, Links::HttpsAndMail, None);
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    for (start, end) in [(0, text.len()), (middle, text.len()), (0, middle)] {
        let source = Source { start: small(start), end: small(end), line: 1 };
        must_be_harmless(&to_marked_html(&text, 0, &[(SourceKey::Proof, source)]), Links::HttpsAndMail, Some("proof"));
    }
}

/// What is written out is read back as it was, unless a key stood there twice.
pub fn written(bytes: &[u8]) {
    let Some(posting) = read_posting(bytes, "x.md").posting else { return };
    let keys: BTreeSet<String> = posting.facts.iter().map(|fact| fact.key.to_lowercase()).collect();
    if keys.len() < posting.facts.len() {
        return;
    }
    let markdown = to_markdown(&posting);
    let Some(back) = read_posting(markdown.as_bytes(), "elsewhere.md").posting else {
        let strange = |c: char| c.is_control() && !c.is_whitespace();
        assert!(posting.body.contains(strange), "only what is hardly a text is refused: {markdown}");
        return;
    };
    assert_eq!(values(&back), values(&posting), "{markdown}");
    let data = to_job_posting(&posting);
    must_be_harmless(data["description"].as_str().expect("a description"), Links::WebAndMail, None);
}

fn values(posting: &Posting) -> [String; 5] {
    [
        posting.title.clone(),
        format!("{:?}", posting.organisation),
        format!("{:?} {:?}", posting.date, posting.deadline),
        format!("{:?} {:?} {:?}", posting.state, posting.opened_on, posting.closed_on),
        posting.body.trim_end().to_owned(),
    ]
}

fn must_hold(reading: &Reading) {
    let Some(posting) = &reading.posting else {
        assert!(!reading.problems.is_empty(), "refused without a reason");
        return;
    };
    let start = reading.body_start();
    assert_eq!(reading.text.get(start..), Some(posting.body.as_str()), "the body is the end of the text");
    let sources = posting.sourced();
    for (key, source) in &sources {
        let place = reading.text.get(source.start as usize..source.end as usize);
        let line = 1 + reading.text[..source.start as usize].matches('\n').count();
        assert!(place.is_some() && source.line as usize == line, "{key:?} is not at {source:?}");
    }
    places_are_in(&reading.original, &reading.problems);
    let marked = to_marked_html(&posting.body, start, &sources);
    assert_eq!(without_marks(&marked), to_safe_html(&posting.body), "marks change the page");
}

fn places_are_in(text: &str, problems: &[Problem]) {
    let lines = 1 + text.matches('\n').count();
    for problem in problems {
        let Some(place) = problem.place else { continue };
        assert!(place.line >= 1 && place.column >= 1 && place.line as usize <= lines, "{problem:?} of {lines} lines");
    }
}

/// Our marks have a source, the text's own have none.
fn without_marks(html: &str) -> String {
    let mut bare = String::with_capacity(html.len());
    let mut ours = Vec::new();
    let mut parts = html.split('<');
    bare.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let is_ours = if let Some(attributes) = part.strip_prefix("mark") {
            ours.push(attributes.starts_with(" data-source="));
            ours.last() == Some(&true)
        } else {
            part.starts_with("/mark>") && ours.pop() == Some(true)
        };
        if is_ours {
            bare.push_str(part.split_once('>').map_or("", |(_, text)| text));
        } else {
            bare.push('<');
            bare.push_str(part);
        }
    }
    bare
}

fn small(at: usize) -> u32 {
    u32::try_from(at).expect("no input is that long")
}
