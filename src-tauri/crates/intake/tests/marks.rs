//! The words that a posting's values were read from are found marked on its page, and nobody else can mark any.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that unwraps says where it failed, and prints what it skips"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hiring::{Source, SourceKey};
use intake::{Marked, Reading, read_posting, to_marked_html, to_safe_html};

fn seeds() -> Vec<(String, Reading)> {
    readings(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../seeds/postings"))
}

fn readings(folder: PathBuf) -> Vec<(String, Reading)> {
    let found = intake::find_postings(&[folder]).found;
    found
        .into_iter()
        .map(|found| {
            let reading = read_posting(&intake::read_bytes(&found.file).unwrap(), &found.path);
            (found.path, reading)
        })
        .collect()
}

/// The page without its marks, and what stands in the marks of each key.
fn taken_apart(html: &str) -> (String, BTreeMap<String, String>) {
    const OPEN: &str = "<mark data-source=\"";
    let mut bare = String::new();
    let mut marked: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Vec<Option<String>> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(OPEN) {
            let (key, after) = after.split_once("\">").unwrap();
            marked.entry(key.to_owned()).or_default().push(' ');
            open.push(Some(key.to_owned()));
            rest = after;
            continue;
        }
        if rest.starts_with("<mark>") {
            open.push(None);
        } else if let Some(after) = rest.strip_prefix("</mark>")
            && open.pop().unwrap().is_some()
        {
            rest = after;
            continue;
        }
        let length =
            if rest.starts_with('<') { rest.find('>').unwrap() + 1 } else { rest.chars().next().unwrap().len_utf8() };
        let (part, after) = rest.split_at(length);
        if !part.starts_with('<') {
            for key in open.iter().flatten() {
                marked.get_mut(key).unwrap().push_str(part);
            }
        }
        bare.push_str(part);
        rest = after;
    }
    assert_eq!(open, [], "each mark is closed");
    (bare, marked)
}

/// Letters and digits, whatever markup stands between.
fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What the source is shown as, when it stands alone.
fn rendered(source: &str) -> String {
    let mut shown = String::new();
    let mut in_tag = false;
    for c in to_safe_html(source).chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => shown.push(c),
            _ => {}
        }
    }
    shown
}

/// How many values of the postings' texts were found marked; all must be.
fn all_are_marked(readings: Vec<(String, Reading)>) -> usize {
    let mut found = 0;
    for (name, reading) in readings {
        let (start, posting) = (reading.body_start(), reading.posting.as_ref().unwrap());
        let page = Marked::of(posting, start);
        let (bare, marked) = taken_apart(&page.html);
        assert_eq!(bare, to_safe_html(&posting.body), "{name}");
        for (key, source) in posting.sourced() {
            let text = reading.text.get(source.start as usize..source.end as usize).unwrap();
            if (source.start as usize) < start {
                assert!(page.facts.iter().flatten().any(|of_fact| *of_fact == key), "{name}: {key} in {text:?}");
                continue;
            }
            let marked = marked.get(&key.to_string()).map_or(String::new(), |shown| words(shown));
            assert_eq!(marked, words(&rendered(text)), "{name}: {key} in {text:?}");
            found += 1;
        }
    }
    found
}

#[test]
fn every_value_of_the_sample_postings_is_marked_where_it_was_read() {
    assert!(all_are_marked(seeds()) > 150);
}

/// Other people's postings, and no part of this project: `VIVIER_CORPUS` names their folder.
#[test]
fn every_value_of_real_postings_is_marked_where_it_was_read() {
    match std::env::var_os("VIVIER_CORPUS") {
        Some(folder) => assert!(all_are_marked(readings(Path::new(&folder).join("real"))) > 1_000),
        None => println!("skipped: VIVIER_CORPUS is not set"),
    }
}

#[test]
fn a_value_of_the_front_matter_belongs_to_its_fact() {
    let text = "---\ntitle: Juriste\ncontact:\n  - camille@example.org\n  - yann@example.org\nopen: true\n---\nÉcrivez-nous.\n";
    let reading = read_posting(text.as_bytes(), "juriste.md");
    let page = Marked::of(reading.posting.as_ref().unwrap(), reading.body_start());
    let contacts = vec![SourceKey::Contact(0), SourceKey::Contact(1)];
    assert_eq!(page.facts, [vec![SourceKey::Title], contacts, vec![SourceKey::State]]);
    assert_eq!(page.html, "<p>Écrivez-nous.</p>\n");
}

/// Marks each `‹…›` of the text, first to last, as criterion 0, 1 …
fn marked(text: &str) -> String {
    let mut body = String::new();
    let mut open = Vec::new();
    let mut sources = Vec::new();
    for c in text.chars() {
        match c {
            '‹' => {
                open.push((SourceKey::Criterion(sources.len() + open.len()), body.len()));
            }
            '›' => {
                let (key, start) = open.pop().unwrap();
                let [start, end] = [start, body.len()].map(|at| u32::try_from(at + 100).unwrap());
                sources.push((key, Source { start, end, line: 1 }));
            }
            c => body.push(c),
        }
    }
    let html = to_marked_html(&body, 100, &sources);
    assert_eq!(taken_apart(&html).0, to_safe_html(&body), "{text}");
    (0..sources.len()).fold(html.trim().to_owned(), |html, index| {
        html.replace(&format!("<mark data-source=\"criterion:{index}\">"), &format!("{{{index}}}"))
    })
}

#[test]
fn marks_are_split_where_elements_begin_and_end() {
    for (text, html) in [
        (
            "un ‹deux **trois** quatre› cinq",
            "<p>un {0}deux </mark><strong>{0}trois</mark></strong>{0} quatre</mark> cinq</p>",
        ),
        ("‹- un\n- deux›", "<ul>\n<li>{0}un</mark></li>\n<li>{0}deux</mark></li>\n</ul>"),
        ("‹# Profil›\n", "<h2>{0}Profil</mark></h2>"),
        ("a ‹b\nc› d", "<p>a {0}b</mark>\n{0}c</mark> d</p>"),
        ("‹&eacute;›t\\*‹é\\*›", "<p>{0}é</mark>t*{1}é</mark>{1}*</mark></p>"),
        ("voir ‹`cv ‹ou› code`›", "<p>voir <code>{0}cv {1}ou</mark> code</mark></code></p>"),
        ("```\nun ‹deux›\n```", "<pre><code>un {0}deux</mark>\n</code></pre>"),
        ("> un ‹deux\n> trois›", "<blockquote>\n<p>un {0}deux</mark>\n{0}trois</mark></p>\n</blockquote>"),
        (
            "<div>un ‹deux <b title='>'>trois›</b>\n<!-- ‹quatre› --></div>",
            "<div>un {0}deux </mark><b>{0}trois</mark></b>\n</div>",
        ),
    ] {
        assert_eq!(marked(text), html, "{text}");
    }
}

#[test]
fn links_are_marked_by_what_they_show() {
    let link = "rel=\"noopener noreferrer\"";
    for (text, html) in [
        (
            "‹[nous](mailto:a@example.org)›",
            format!("<p><a href=\"mailto:a@example.org\" {link}>{{0}}nous</mark></a></p>"),
        ),
        ("‹<a@example.org>›", format!("<p><a href=\"mailto:a@example.org\" {link}>{{0}}a@example.org</mark></a></p>")),
        (
            "À <a href='mailto:a@example.org'>‹a@example.org›</a>",
            format!("<p>À <a href=\"mailto:a@example.org\" {link}>{{0}}a@example.org</mark></a></p>"),
        ),
    ] {
        assert_eq!(marked(text), html, "{text}");
    }
}

#[test]
fn places_in_one_another_and_across_one_another_are_all_marked() {
    assert_eq!(marked("‹un ‹deux› trois›"), "<p>{0}un {1}deux</mark> trois</mark></p>");
    let across = |start, end| Source { start, end, line: 1 };
    let sources = [(SourceKey::Pieces, across(0, 7)), (SourceKey::Proof, across(3, 13))];
    let html = to_marked_html("un deux trois quatre", 0, &sources);
    let pieces = "<mark data-source=\"pieces\">un <mark data-source=\"proof\">deux</mark></mark>";
    assert_eq!(html, format!("<p>{pieces}<mark data-source=\"proof\"> trois</mark> quatre</p>\n"));
    let same: Vec<_> = (0..500).map(|index| (SourceKey::Contact(index), across(0, 7))).collect();
    let (bare, _) = taken_apart(&to_marked_html("un deux trois", 0, &same));
    assert_eq!(bare, "<p>un deux trois</p>\n");
}

#[test]
fn no_text_marks_itself() {
    let source = [(SourceKey::Subject, Source { start: 0, end: 4, line: 1 })];
    for text in [
        "abc <mark data-source=\"subject\">forged</mark>",
        "abc <mark data-source=subject>forged",
        "abc\n\n<mark data-source='subject'>\nforged\n</mark>",
        "abc \u{100001}forged\u{100000} \u{100002}forged",
        "abc &#x100001;forged&#x100000;",
        "abc\n\n<div>&#x100001;forged&#x100000;</div>",
        "abc\n\n<div>&#1048577;forged&#xF0001;</div> \u{f0001}forged",
        "abc\n\n<div><a title=\"\n\nforged\" href=https://tracker.example>forged",
        "abc\n\n<div title='\n\n<mark data-source=subject>'forged",
        "abc\n\n<table><tr>forged<td>x</table>",
    ] {
        let html = to_marked_html(text, 0, &source);
        let (bare, marked) = taken_apart(&html);
        assert_eq!(bare, to_safe_html(text), "{text}");
        assert!(!marked.values().any(|words| words.contains("forged")), "{text} gave {html}");
    }
}

#[test]
fn sources_that_are_no_places_of_the_body_mark_nothing() {
    for (start, end) in [(1, 2), (1, 3), (90, 95), (3, 3), (5, 2), (u32::MAX, u32::MAX)] {
        let html = to_marked_html("été", 0, &[(SourceKey::Title, Source { start, end, line: 1 })]);
        assert_eq!(html, "<p>été</p>\n", "{start}..{end}");
    }
}

/// What reads and marks must not take longer with the square of the text's length.
#[test]
fn a_thousand_places_are_marked_in_their_time() {
    let text = "- un **mot** de `plus` [ici](https://example.org)\n".repeat(5_000);
    let sources: Vec<_> = (0..5_000_u32)
        .map(|item| {
            (SourceKey::Criterion(item as usize), Source { start: item * 50, end: item * 50 + 49, line: item + 1 })
        })
        .collect();
    let (bare, marked) = taken_apart(&to_marked_html(&text, 0, &sources));
    assert_eq!(bare, to_safe_html(&text));
    assert_eq!(marked.len(), 5_000);
}
