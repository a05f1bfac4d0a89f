//! What a page made of a hostile text may consist of. It is taken apart by a grammar narrower than any browser's: what does not fit it
//! is a fault, whatever a browser would make of it.

#![allow(clippy::panic, reason = "a check that fails says what it found")]

const ELEMENTS: [&str; 40] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Where the links of a page may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// On the program's own page.
    HttpsAndMail,
    /// In a document for others.
    WebAndMail,
}

/// Fails unless the page is made of harmless elements alone. `key` is what our own marks are called.
pub fn must_be_harmless(html: &str, links: Links, key: Option<&str>) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let text = rest.get(..at).unwrap_or_default();
        assert!(!text.contains('>'), "a stray > in {html:?}");
        let (tag, after) = rest.get(at + 1..).and_then(tag).unwrap_or_else(|| panic!("no tag at {at} in {html:?}"));
        rest = after;
        assert!(ELEMENTS.contains(&tag.name), "<{}> in {html:?}", tag.name);
        if tag.ends {
            assert_eq!(open.pop(), Some(tag.name), "elements that cross in {html:?}");
            continue;
        }
        for (name, value) in &tag.attributes {
            let harmless = match (tag.name, *name) {
                ("a", "href") => leads_to_a_place(value, links),
                ("a", "rel") => *value == "noopener noreferrer",
                ("ol", "start") => true,
                ("mark", "data-source") => key == Some(value),
                _ => false,
            };
            assert!(harmless, "{name}={value:?} in {html:?}");
        }
        if !matches!(tag.name, "br" | "hr") {
            open.push(tag.name);
        }
    }
    assert!(!rest.contains('>'), "a stray > in {html:?}");
    assert_eq!(open, [""; 0], "elements that never end in {html:?}");
}

struct Tag<'a> {
    name: &'a str,
    ends: bool,
    attributes: Vec<(&'a str, &'a str)>,
}

/// `name a="…" b="…">` or `/name>`, and what follows.
fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let (ends, text) = text.strip_prefix('/').map_or((false, text), |rest| (true, rest));
    let (name, mut rest) = word(text)?;
    let mut attributes = Vec::new();
    while let Some(after) = rest.strip_prefix(' ').filter(|_| !ends) {
        let (name, after) = word(after)?;
        let (value, after) = after.strip_prefix("=\"")?.split_once('"')?;
        attributes.push((name, value));
        rest = after;
    }
    Some((Tag { name, ends, attributes }, rest.strip_prefix('>')?))
}

fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-')?;
    text.split_at_checked(end).filter(|(word, _)| !word.is_empty())
}

fn leads_to_a_place(target: &str, links: Links) -> bool {
    let clean = target.chars().all(|c| !c.is_control()) && target.trim() == target;
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
    let allowed: &[&str] = match links {
        Links::HttpsAndMail => &["https", "mailto"],
        Links::WebAndMail => &["https", "http", "mailto"],
    };
    // A mail is written to somebody, and carries no file.
    let mail = scheme != "mailto" || !target.contains('?') || links == Links::WebAndMail && !target.contains("attach");
    clean && allowed.contains(&scheme.to_lowercase().as_str()) && mail
}
