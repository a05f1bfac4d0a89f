//! The addresses a text shows or links to, in whatever way they are written.

use std::collections::{HashMap, HashSet};

use hiring::Address;
use memchr::memmem;

use super::links::{Link, links, shown};
use super::mailto::{self, Mailto};

/// A place in the text that gives an address, or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub to: Vec<Address>,
    /// Only what a link says; what the words around say is for others to read.
    pub cc: Vec<Address>,
    pub subject: Option<String>,
    /// Shown and linked, where they differ.
    pub mismatch: Option<(String, String)>,
    /// Looks like an address and is none.
    pub invalid: Option<String>,
    /// A link that shows words instead: `Postuler par mail`.
    pub shows_words: bool,
    /// In bytes of the text.
    pub start: usize,
    pub end: usize,
}

impl Mention {
    fn at(start: usize, end: usize) -> Self {
        Self {
            to: Vec::new(),
            cc: Vec::new(),
            subject: None,
            mismatch: None,
            invalid: None,
            shows_words: false,
            start,
            end,
        }
    }
}

/// An address as its reader sees it.
struct Seen {
    address: Address,
    start: usize,
    end: usize,
}

/// How often each domain is shown.
type Spread = HashMap<String, usize>;

/// In the order of the text.
pub fn mentions(text: &str) -> Vec<Mention> {
    let links = links(text);
    let seen = seen(text, &links);
    let mut found: Vec<Mention> = Vec::new();
    let mut taken = vec![false; seen.len()];
    let mut spread = Spread::new();
    for address in &seen {
        *spread.entry(domain(&address.address).to_owned()).or_default() += 1;
    }
    for link in &links {
        let Some(target) = mail_target(link) else { continue };
        let first = seen.partition_point(|address| address.end <= link.start);
        let mut shown = Vec::new();
        for (address, taken) in seen.iter().zip(&mut taken).skip(first) {
            let leftover = link.shown.0 == link.shown.1 && address.start == link.end;
            if address.start >= link.end && !leftover {
                break;
            }
            *taken = true;
            shown.push(address);
        }
        found.push(linked(link, &target, &shown, &spread));
    }
    for (address, taken) in seen.iter().zip(taken) {
        if !taken {
            found.push(Mention { to: vec![address.address.clone()], ..Mention::at(address.start, address.end) });
        }
    }
    found.sort_by_key(|mention| mention.start);
    found
}

fn mail_target(link: &Link) -> Option<Mailto> {
    let head = link.target.get(..7)?;
    head.eq_ignore_ascii_case("mailto:").then(|| mailto::read(link.target.get(7..).unwrap_or_default()))
}

/// A link to write a mail with, and the addresses it shows.
fn linked(link: &Link, target: &Mailto, shown: &[&Seen], spread: &Spread) -> Mention {
    let start = shown.iter().map(|address| address.start).fold(link.start, usize::min);
    let end = shown.iter().map(|address| address.end).fold(link.end, usize::max);
    let mut mention = Mention::at(start, end);
    mention.shows_words = shown.is_empty();
    mention.subject.clone_from(&target.subject);
    mention.cc = target.cc.iter().filter_map(|cc| cc.parse().ok()).collect();
    mention.to = target.to.iter().filter_map(|to| to.parse().ok()).collect();
    if let ([linked], [shown]) = (mention.to.as_slice(), shown)
        && !same(linked, &shown.address)
    {
        mention.mismatch = Some((shown.address.to_string(), linked.to_string()));
        let shows_nothing = link.shown.0 == link.shown.1;
        if shows_nothing || is_misspelt(linked, &shown.address, spread) {
            mention.to = vec![shown.address.clone()];
        }
    } else if mention.to.is_empty() {
        mention.to = shown.iter().map(|seen| seen.address.clone()).collect();
        mention.invalid = target.to.iter().find(|to| to.contains('@')).filter(|_| mention.to.is_empty()).cloned();
    }
    mention
}

pub fn same(one: &Address, other: &Address) -> bool {
    one.as_str().to_lowercase() == other.as_str().to_lowercase()
}

fn domain(address: &Address) -> &str {
    address.as_str().rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// The link's domain is a letter or two off the shown one, which others of the text have too.
fn is_misspelt(linked: &Address, shown: &Address, spread: &Spread) -> bool {
    let (wrong, right) = (domain(linked), domain(shown));
    let spread = |domain: &str| spread.get(domain).copied().unwrap_or_default();
    wrong != right && spread(right) > 1 && spread(wrong) == 0 && distance(wrong, right) <= 2
}

/// How many letters must be added, taken away or changed.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut previous = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        let mut left = i + 1;
        for (b, cell) in other.iter().zip(row.iter_mut().skip(1)) {
            let changed = previous + usize::from(a != *b);
            previous = *cell;
            *cell = changed.min(left + 1).min(previous + 1);
            left = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}

fn seen(text: &str, links: &[Link]) -> Vec<Seen> {
    let shown = shown(text, links);
    let mut found = plain(&shown.text);
    found.extend(spelt_out(&shown.text));
    found.sort_by_key(|(start, ..)| *start);
    found
        .into_iter()
        .map(|(start, end, address)| Seen {
            address,
            start: shown.place(start),
            end: shown.place(end.saturating_sub(1)) + 1,
        })
        .collect()
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'+-/=?^_{|}~.".contains(c)
}

fn is_domain(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '.'
}

/// `camille@example.org`, with what surrounds it cut off.
fn plain(text: &str) -> Vec<(usize, usize, Address)> {
    text.match_indices('@')
        .filter_map(|(at, _)| {
            let before = text.get(..at)?;
            // An address has at most 64 characters there: looking further would cost time on hostile text.
            let local: usize = before.chars().rev().take(65).take_while(|c| is_local(*c)).map(char::len_utf8).sum();
            let after = text.get(at + 1..)?;
            let domain: usize = after.chars().take(255).take_while(|c| is_domain(*c)).map(char::len_utf8).sum();
            let written = text.get(at - local..at + 1 + domain)?;
            let trimmed = written.trim_end_matches(['.', '-']);
            let end = at - local + trimmed.len();
            let trimmed = trimmed.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
            // `CV/portfolio/camille@example.org`, `mail:camille@example.org`
            let trimmed = trimmed.rsplit_once(['/', '=', '|', '&', '?']).map_or(trimmed, |(_, last)| last);
            Some((end - trimmed.len(), end, trimmed.parse().ok()?))
        })
        .collect()
}

/// How people hide the sign from machines.
const AT_SIGNS: [&str; 14] = [
    " [at] ",
    " (at) ",
    " {at} ",
    " <at> ",
    "[at]",
    "(at)",
    "{at}",
    " [arobase] ",
    " (arobase) ",
    "[arobase]",
    "(arobase)",
    " arobase ",
    " (a) ",
    " at ",
];
const DOTS: [&str; 8] = [" [dot] ", " (dot) ", "[dot]", "(dot)", "[point]", "(point)", " dot ", " point "];

/// `camille at example.org`, `camille [at] example [dot] org`, `camille(arobase)example.org`.
fn spelt_out(text: &str) -> Vec<(usize, usize, Address)> {
    let mut found: Vec<(usize, usize, Address)> = Vec::new();
    let mut known = HashSet::new();
    for sign in AT_SIGNS {
        for at in memmem::find_iter(text.as_bytes(), sign) {
            let read = text.get(..at).zip(text.get(at + sign.len()..)).and_then(|(before, after)| {
                let local: usize = before.chars().rev().take(65).take_while(|c| is_local(*c)).map(char::len_utf8).sum();
                let local = before.get(at - local..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
                let (domain, length) = spelt_domain(after)?;
                // “You can apply at example.org”: without brackets, only what can be no word of a sentence.
                if sign == " at " && !may_stand_bare(local, before, after.get(length..).unwrap_or_default()) {
                    return None;
                }
                let address: Address = format!("{local}@{domain}").parse().ok()?;
                Some((at - local.len(), at + sign.len() + length, address))
            });
            found.extend(read.filter(|(start, ..)| known.insert(*start)));
        }
    }
    found
}

/// A name in a sentence is a word; an address stands after `:` or `to`, alone on its line, or has marks that words have not.
fn may_stand_bare(local: &str, before: &str, after: &str) -> bool {
    let lead = before.strip_suffix(local).unwrap_or(before).trim_end_matches([' ', '\u{a0}', '(', '"', '“']);
    let word = lead.rsplit(|c: char| !c.is_alphanumeric() && c != ':').next().unwrap_or_default().to_lowercase();
    let introduced = lead.is_empty()
        || lead.ends_with([':', '\n'])
        || ["to", "à", "a", "sur", "mail", "email", "adresse", "et", "cc", "copie"].contains(&word.as_str());
    let ends = after.trim_start_matches(['.', ',', ')', '!', ' ']).chars().next();
    let followed_by_path = after.starts_with('/');
    !followed_by_path
        && (introduced || local.contains(['.', '_', '-']) || ends.is_none())
        && !["look", "us", "me", "apply"].contains(&local)
}

fn spelt_domain(text: &str) -> Option<(String, usize)> {
    let mut domain = String::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let label: usize = rest.chars().take(255).take_while(|c| is_domain(*c)).map(char::len_utf8).sum();
        domain.push_str(rest.get(..label)?);
        at += label;
        let after = text.get(at..)?;
        match DOTS.iter().find(|dot| label > 0 && domain.len() < 255 && after.starts_with(**dot)) {
            Some(dot) => {
                domain.push('.');
                at += dot.len();
            }
            None => break,
        }
    }
    let trimmed = domain.trim_end_matches(['.', '-']);
    let length = at - (domain.len() - trimmed.len());
    let top = trimmed.rsplit_once('.')?.1;
    (top.len() >= 2).then(|| (trimmed.to_owned(), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        mentions(text).iter().flat_map(|mention| mention.to.iter().map(ToString::to_string)).collect()
    }

    #[test]
    fn reads_addresses_however_they_are_written() {
        for text in [
            "à camille@example.org.",
            "`camille@example.org`",
            "**camille**@example.org",
            "<camille@example.org>",
            "[écrire](mailto:camille@example.org)",
            "[camille](mailto: camille@example.org )",
            "<a href=\"mailto:camille@example.org\">camille@example.org</a>",
            "camille[@example.org](mailto:camille@example.org)",
            "camille@[example.org](http://example.org)",
            "CV/LinkedIn/camille@example.org",
            "à : camille at example.org",
            "camille [at] example.org",
            "camille(arobase)example.org",
            "camille (at) example (dot) org,",
        ] {
            assert_eq!(read(text), ["camille@example.org"], "{text}");
        }
    }

    #[test]
    fn a_sentence_with_at_is_no_address() {
        for text in ["You can apply at example.org.", "Meet us at example.org/jobs", "We work at example.com most days"]
        {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn several_addresses_in_a_link_are_several_contacts() {
        let found = mentions("[nous](mailto:a@example.org,b@example.org?cc=c@example.org&subject=Poste)");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].to.len(), 2);
        assert_eq!(found[0].cc[0].as_str(), "c@example.org");
        assert_eq!(found[0].subject.as_deref(), Some("Poste"));
    }

    #[test]
    fn a_link_that_leads_elsewhere_is_told() {
        let found = mentions("[camille@example.org](mailto:camille.r@example.org)");
        assert_eq!(found[0].to[0].as_str(), "camille.r@example.org", "the link is what mail programs follow");
        assert!(found[0].mismatch.is_some());

        let found = mentions("[camille@example.test](mailto:camille@exmple.test) et yann@example.test");
        assert_eq!(found[0].to[0].as_str(), "camille@example.test", "a slip in the domain");
        assert!(found[0].mismatch.is_some());

        let found = mentions("[](mailto:yann@example.com)camille@example.org");
        assert_eq!(found.len(), 1, "a link that shows nothing is a leftover");
        assert_eq!(found[0].to[0].as_str(), "camille@example.org");

        assert_eq!(mentions("[Camille@example.org](mailto:camille@example.org)")[0].mismatch, None);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "À [camille](mailto:camille@example.org) ou yann@example.org.";
        let places: Vec<_> =
            mentions(text).iter().map(|mention| text.get(mention.start..mention.end).unwrap()).collect();
        assert_eq!(places, ["[camille](mailto:camille@example.org)", "yann@example.org"]);
    }
}
