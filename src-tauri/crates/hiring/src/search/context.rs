//! Where in a text the words stand that were looked for, and the line around them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::char::is_combining_mark;

use super::query::{Query, Sought, Token};
use crate::fold;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextPart {
    pub text: String,
    /// It is what was looked for.
    pub found: bool,
}

/// How many words are shown before the first that was found, and how many in all.
const BEFORE: usize = 6;
const SHOWN: usize = 26;
/// Words that belong together stand so near.
const NEAR: usize = 14;
/// A CV is read from its beginning; what is beyond this is found and not shown.
const READ: usize = 60_000;
/// Digits at the end of a number that make it the same one.
const SAME_DIGITS: usize = 8;

/// All of a short text, with the words marked that were looked for.
pub fn marked(text: &str, query: &Query) -> Vec<TextPart> {
    let pieces = pieces(text);
    let found = found_in(&pieces, query);
    let parts =
        pieces.iter().enumerate().map(|(at, piece)| (piece.text.to_owned(), found.iter().any(|(of, _)| *of == at)));
    joined(parts)
}

/// The words of a long text around those that were looked for, where most of them stand together; none if none of them is there.
pub fn context(text: &str, query: &Query) -> Option<Vec<TextPart>> {
    let end = text.char_indices().nth(READ).map_or(text.len(), |(end, _)| end);
    let pieces = pieces(text.get(..end)?);
    let found = found_in(&pieces, query);
    let together = |start: usize| {
        let near = found.iter().filter(|(at, _)| (start..start + NEAR * 2).contains(at));
        near.map(|(_, which)| which).collect::<BTreeSet<_>>().len()
    };
    // The first of the best: the last of those that are compared from the end.
    let first = found.iter().map(|(at, _)| *at).rev().max_by_key(|at| together(*at))?;
    let start = first.saturating_sub(BEFORE * 2);
    let shown = pieces.iter().enumerate().skip(start).take(SHOWN * 2);
    let mut line = joined(shown.map(|(at, piece)| {
        let text = if piece.is_word { piece.text.to_owned() } else { between(piece.text) };
        (text, found.iter().any(|(of, _)| *of == at))
    }));
    if let Some(first) = line.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = line.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    line.retain(|part| !part.text.is_empty());
    Some(line)
}

/// Whether the words of the phrase stand in the text one after the other.
pub fn phrase_is_in(text: &str, phrase: &Sought) -> bool {
    let wanted: Vec<String> = phrase.tokens().into_iter().map(|token| token.text).collect();
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    wanted.is_empty()
        || words.windows(wanted.len()).any(|words| words.iter().zip(&wanted).all(|(word, wanted)| word == wanted))
}

/// A word, or what stands between two.
struct Piece<'a> {
    text: &'a str,
    folded: String,
    is_word: bool,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let is_of_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut rest = text;
    let mut pieces = Vec::new();
    while let Some(first) = rest.chars().next() {
        let is_word = is_of_word(first);
        let end = rest.find(|c: char| is_of_word(c) != is_word).unwrap_or(rest.len());
        let Some((piece, after)) = rest.split_at_checked(end) else { break };
        pieces.push(Piece { text: piece, folded: if is_word { fold(piece) } else { String::new() }, is_word });
        rest = after;
    }
    pieces
}

/// The pieces that were looked for, in their order, each with the word of the question that asks for it.
fn found_in(pieces: &[Piece<'_>], query: &Query) -> Vec<(usize, usize)> {
    let wanted: Vec<(usize, Vec<Token>)> = query
        .wanted()
        .enumerate()
        .flat_map(|(which, sought)| sought.ways().into_iter().map(move |way| (which, way)))
        .collect();
    let mut found = BTreeSet::new();
    for (which, way) in &wanted {
        for token in way {
            if let Some(end) = end_of_number(token) {
                found.extend(digits_at(pieces, end).map(|at| (at, *which)));
            }
            let at = pieces.iter().enumerate().filter(|(at, piece)| piece.is_word && is_it(pieces, *at, token));
            found.extend(at.map(|(at, _)| (at, *which)));
        }
    }
    found.into_iter().collect()
}

fn is_it(pieces: &[Piece<'_>], at: usize, token: &Token) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let text = token.text.as_str();
    if let Some(name) = text.strip_prefix('.') {
        let dot = at.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|gap| gap.text.ends_with('.'));
        return piece.folded == name && dot || piece.folded == "dotnet";
    }
    let name = text.trim_end_matches(['+', '#']);
    if name != text {
        let signs = text.strip_prefix(name).unwrap_or_default();
        return piece.folded == name && pieces.get(at + 1).is_some_and(|gap| gap.text.starts_with(signs));
    }
    if token.whole { piece.folded == text } else { piece.folded.starts_with(text) }
}

fn end_of_number(token: &Token) -> Option<&str> {
    let is_number = token.text.len() >= SAME_DIGITS && token.text.chars().all(|c| c.is_ascii_digit());
    token.text.get(token.text.len().checked_sub(SAME_DIGITS)?..).filter(|_| is_number)
}

/// The pieces of a number that ends so.
fn digits_at<'a>(pieces: &'a [Piece<'_>], end: &'a str) -> impl Iterator<Item = usize> + 'a {
    (0..pieces.len()).flat_map(move |last| {
        let mut digits = String::new();
        let mut first = last;
        for (at, piece) in pieces.iter().enumerate().take(last + 1).rev().take(12) {
            if is_digits(piece) {
                digits.insert_str(0, &piece.folded);
                first = at;
            } else if piece.is_word || digits.is_empty() || piece.text.chars().count() > 2 {
                break;
            }
            if digits.len() >= end.len() {
                break;
            }
        }
        let all = if digits.ends_with(end) { first..last + 1 } else { 0..0 };
        all.filter(|at| pieces.get(*at).is_some_and(is_digits))
    })
}

fn is_digits(piece: &Piece<'_>) -> bool {
    piece.is_word && piece.folded.chars().all(|c| c.is_ascii_digit())
}

fn joined(parts: impl Iterator<Item = (String, bool)>) -> Vec<TextPart> {
    let mut joined: Vec<TextPart> = Vec::new();
    for (text, found) in parts {
        let text: String = text.chars().filter(|c| !is_private(*c)).collect();
        match joined.last_mut().filter(|last| last.found == found) {
            Some(last) => last.text.push_str(&text),
            None if text.is_empty() => {}
            None => joined.push(TextPart { text, found }),
        }
    }
    joined
}

/// What has no shape of its own, or changes that of others: an icon of a CV's font, a sign that turns the line around.
fn is_private(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
}

/// What stands between two words, in one line and without what is only there for Markdown.
fn between(piece: &str) -> String {
    let kept: String = piece.chars().filter(|c| !matches!(c, '*' | '`' | '|' | '_' | '[' | ']')).collect();
    let is_spaced = |c: char| c.is_whitespace() || c.is_control();
    let tight = kept.split(is_spaced).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    match (tight.is_empty(), piece.contains(is_spaced)) {
        (true, true) => " ".to_owned(),
        (true, false) => String::new(),
        (false, _) => {
            let before = if kept.starts_with(is_spaced) { " " } else { "" };
            let after = if kept.ends_with(is_spaced) { " " } else { "" };
            format!("{before}{tight}{after}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Query {
        Query::read(text).0
    }

    /// With what was found in square brackets.
    fn shown(parts: &[TextPart]) -> String {
        let part = |part: &TextPart| if part.found { format!("[{}]", part.text) } else { part.text.clone() };
        parts.iter().map(part).collect()
    }

    #[test]
    fn what_was_looked_for_is_marked_in_the_text_as_it_stands() {
        let marks = |text: &str, asked: &str| shown(&marked(text, &query(asked)));
        assert_eq!(marks("Marie-Hélène Le Guen", "helene gu"), "Marie-[Hélène] Le [Guen]");
        assert_eq!(marks("He\u{301}le\u{300}ne", "helene"), "[He\u{301}le\u{300}ne]");
        assert_eq!(marks("C, C++, C#", "c++"), "C, [C]++, C#");
        assert_eq!(marks("Le .NET et le net", ".net"), "Le .[NET] et le net");
        assert_eq!(marks("Node.js", "nodejs"), "Node.js");
        assert_eq!(marks("Tél. 06 39 98 00 01.", "+33639980001"), "Tél. 06 [39] [98] [00] [01].");
        assert_eq!(marks("<b>Zoé</b>", "zoe"), "<b>[Zoé]</b>", "text stays text");
    }

    #[test]
    fn the_line_is_where_the_words_stand_together() {
        let text = format!(
            "Plan. {} Elle écrit le **plan\nd’action** \u{e001}\u{202e}du port. {}",
            "mot ".repeat(40),
            "fin ".repeat(40)
        );
        let line = shown(&context(&text, &query("action plan")).unwrap());
        assert!(line.contains("écrit le [plan] d’[action] du port."), "{line}");
        assert!(!line.contains(['\u{e001}', '\u{202e}', '\n']) && line.len() < 250, "{line}");
        assert_eq!(context(&text, &query("absent")), None);
        assert_eq!(context("", &query("plan")), None);
    }

    #[test]
    fn a_phrase_stands_in_that_order() {
        let phrase = |asked: &str, text: &str| phrase_is_in(text, query(asked).wanted().next().unwrap());
        assert!(phrase("\"plan d'action\"", "Le PLAN d’Action."));
        assert!(!phrase("\"plan d'action\"", "L’action du plan d’un port"));
        assert!(!phrase("\"plan\"", "planifier"));
    }
}
