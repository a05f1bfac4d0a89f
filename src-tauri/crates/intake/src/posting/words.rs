//! A text as words: folded, without Markdown's marks, each with its place; and phrases to find among them.
//!
//! Every rule of the reader speaks in phrases: `lettre de motivation`, `envoy*` for all that begins so.

use hiring::fold;

use super::links::within_reach;

/// A word, or a mark that parts words (`,` `.` `(` …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// `été` is `ete`, `L’objet` is `l` and `objet`. A whole address is [`ADDRESS`], a whole link [`LINK`].
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// Begins with a capital, or is a mark.
    pub capital: bool,
}

pub const ADDRESS: &str = "<address>";
pub const LINK: &str = "<link>";
pub const LINE_END: &str = "\n";

impl Word {
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    pub fn is_mark(&self) -> bool {
        self.text.chars().all(|c| !c.is_alphanumeric()) && !self.is(LINE_END)
    }

    /// `.`, `!`, `?` and `…`: the tokeniser keeps a point only where a sentence may end.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.text.as_str(), "." | "!" | "?" | "…")
    }
}

/// The words of a text that begins at `offset` of its file.
pub fn words(text: &str, offset: usize) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut rest = text;
    let mut at = offset;
    // Up to there it is known that no address begins: what is written without a blank is looked through once.
    let mut plain_until = offset;
    while let Some(first) = rest.chars().next() {
        let (length, kept) = next(rest, first, at, &mut plain_until);
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if let Some(text) = kept {
            let text = if text.is_empty() { folded(token) } else { text.to_owned() };
            let capital = !first.is_alphanumeric() || first.is_uppercase();
            found.push(Word { text, start: at, end: at + token.len(), capital });
        }
        at += token.len();
        rest = after;
    }
    found
}

/// How long the next token is, and what it is kept as: nothing, itself (`""`), or what it stands for.
fn next(text: &str, first: char, at: usize, plain_until: &mut usize) -> (usize, Option<&'static str>) {
    if first.is_alphanumeric() {
        let found = if begins_link(text) || at >= *plain_until { unbroken(text) } else { Unbroken::Plain(0) };
        return match found {
            Unbroken::Whole(length, stands_for) => (length, Some(stands_for)),
            Unbroken::Plain(length) => {
                *plain_until = (*plain_until).max(at + length);
                (alphanumeric(text), Some(""))
            }
        };
    }
    let length = first.len_utf8();
    let after = text.get(length..).and_then(|rest| rest.chars().next());
    let kept = match first {
        '\n' => Some(LINE_END),
        '<' if after.is_some_and(|c| c.is_ascii_alphabetic() || c == '/') => return (tag(text), None),
        '.' if after.is_some_and(char::is_alphanumeric) => None,
        '.' => Some("."),
        ',' | '/' | '(' | ')' | '[' | ']' | ':' | ';' | '!' | '?' | '&' | '«' | '»' | '“' | '”' | '"' | '…' | '|'
        | '+' => Some(""),
        _ => None,
    };
    (length, kept)
}

/// How long the word is that the text begins with.
fn alphanumeric(text: &str) -> usize {
    let plain = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    let rest = text.get(plain..).unwrap_or_default();
    if rest.bytes().next().is_none_or(|byte| byte.is_ascii()) {
        return plain;
    }
    plain + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
}

/// A tag with its attributes; `<https://…>` and `<x@example.org>` are none.
fn tag(text: &str) -> usize {
    let text = within_reach(text, 0);
    let end = text.find(['>', '\n']).map_or(1, |end| end + 1);
    let inside = text.get(..end).unwrap_or_default();
    let is_tag = inside.ends_with('>') && !inside.starts_with("<http") && !inside.starts_with("<mailto");
    if is_tag && (!inside.contains('@') || inside.contains(' ')) { end } else { 1 }
}

enum Unbroken {
    /// A link or an address, so long.
    Whole(usize, &'static str),
    /// Neither; and no address begins within so many bytes.
    Plain(usize),
}

/// A link or an address, if one begins here.
fn unbroken(text: &str) -> Unbroken {
    let text = within_reach(text, 0);
    let end = text.find(ends_run).unwrap_or(text.len());
    let run = text.get(..end).unwrap_or(text);
    let trimmed = run.trim_end_matches(['.', ':', '!', '?', '…', '_', '\\']);
    if begins_link(trimmed) {
        return Unbroken::Whole(trimmed.len(), LINK);
    }
    match trimmed.split_once('@') {
        Some((local, domain)) if !local.is_empty() && domain.contains('.') => Unbroken::Whole(trimmed.len(), ADDRESS),
        Some((local, _)) => Unbroken::Plain(local.len()),
        None => Unbroken::Plain(end),
    }
}

fn ends_run(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | ',' | ';' | '"' | '“' | '”' | '«' | '»' | '*' | '`')
}

fn begins_link(text: &str) -> bool {
    // Nearly every word is told apart by its first letter.
    matches!(text.bytes().next(), Some(b'h' | b'H' | b'w' | b'W' | b'm' | b'M'))
        && ["http://", "https://", "www.", "mailto:"].iter().any(|start| starts_with(text, start))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn folded(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { fold(text) }
}

/// Words that follow one another.
#[derive(Debug, Clone)]
struct Phrase(Vec<&'static str>);

impl Phrase {
    /// How many of these words it takes up, if they begin with it. Line ends inside a phrase do not matter.
    fn at_start_of(&self, words: &[Word]) -> Option<usize> {
        let mut taken = 0;
        for (index, want) in self.0.iter().enumerate() {
            while index > 0 && words.get(taken).is_some_and(|word| word.is(LINE_END)) {
                taken += 1;
            }
            if !fits(want, words.get(taken)?) {
                return None;
            }
            taken += 1;
        }
        Some(taken)
    }
}

fn fits(want: &str, word: &Word) -> bool {
    match want.strip_suffix('*') {
        Some(start) => word.text.starts_with(start),
        None => word.text == want,
    }
}

/// A set of phrases, found by how their first word begins and how long it is: a text has many words, and there are many phrases.
#[derive(Debug, Clone)]
pub struct Phrases {
    /// Which letters and lengths any of them begins with: most words of a text are told apart by it.
    begun: [u64; LETTERS * LENGTHS / 64 + 1],
    by_letter_and_length: Vec<Vec<Phrase>>,
    /// Those whose first word is only a beginning.
    by_letter: Vec<Vec<Phrase>>,
}

/// From `a` to `z`, and all others.
const LETTERS: usize = 27;
const LENGTHS: usize = 12;

fn letter(word: &str) -> usize {
    match word.bytes().next() {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a'),
        _ => LETTERS - 1,
    }
}

fn letter_and_length(word: &str) -> usize {
    letter(word) * LENGTHS + word.len().min(LENGTHS - 1)
}

impl Phrases {
    /// `envoy* | lettre de motivation`.
    pub fn of(text: &'static str) -> Self {
        let mut by_letter_and_length = vec![Vec::new(); LETTERS * LENGTHS];
        let mut by_letter = vec![Vec::new(); LETTERS];
        let mut begun = [0; LETTERS * LENGTHS / 64 + 1];
        for phrase in text.split('|') {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            let Some(first) = words.first() else { continue };
            let place = if first.ends_with('*') {
                by_letter.get_mut(letter(first))
            } else {
                by_letter_and_length.get_mut(letter_and_length(first))
            };
            let shortest = letter_and_length(first.trim_end_matches('*'));
            let longest = if first.ends_with('*') { letter(first) * LENGTHS + LENGTHS - 1 } else { shortest };
            for place in shortest..=longest {
                begun.get_mut(place / 64).into_iter().for_each(|bits: &mut u64| *bits |= 1 << (place % 64));
            }
            if let Some(phrases) = place {
                phrases.push(Phrase(words));
            }
        }
        Self { begun, by_letter_and_length, by_letter }
    }

    /// How many words the longest phrase that they begin with takes up.
    pub fn begin(&self, words: &[Word]) -> Option<usize> {
        let first = &words.first()?.text;
        let place = letter_and_length(first);
        if self.begun.get(place / 64)? >> (place % 64) & 1 == 0 {
            return None;
        }
        let whole = self.by_letter_and_length.get(place)?;
        let begun = self.by_letter.get(letter(first))?;
        whole.iter().chain(begun).filter_map(|phrase| phrase.at_start_of(words)).max()
    }

    /// Whether the word alone is one of them.
    pub fn has(&self, word: &Word) -> bool {
        self.begin(std::slice::from_ref(word)).is_some()
    }
}

/// Names sets of phrases: `phrases! { ASKS = "envoy* | apply"; }`.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        $($(#[$doc])* static $name: std::sync::LazyLock<$crate::posting::words::Phrases> =
            std::sync::LazyLock::new(|| $crate::posting::words::Phrases::of($text));)+
    };
}
pub(crate) use phrases;

/// Whether any of the phrases stands among the words.
pub fn says(words: &[Word], phrases: &Phrases) -> bool {
    find_any(words, phrases).is_some()
}

/// The first place where one of the phrases stands, and how many words the longest takes up there.
pub fn find_any(words: &[Word], phrases: &Phrases) -> Option<(usize, usize)> {
    (0..words.len()).find_map(|at| Some((at, phrases.begin(words.get(at..)?)?)))
}

/// No sentence is longer; what is, is cut, so that reading takes time in proportion to the text.
const LONGEST: usize = 300;

/// Sentences: to a full stop, to the end of an item or a paragraph, to a line that begins anew with a capital.
pub fn sentences(words: &[Word]) -> Vec<&[Word]> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        let next_capital = words.get(at + 1).is_none_or(|next| next.capital || next.is(LINE_END));
        if word.ends_sentence() || word.is(LINE_END) && next_capital || at - start >= LONGEST {
            found.extend(words.get(start..=at));
            start = at + 1;
        }
    }
    found.extend(words.get(start..));
    found.retain(|sentence| sentence.iter().any(|word| !word.is(LINE_END) && !word.is_mark()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text, 0).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn folds_words_and_keeps_what_parts_them() {
        assert_eq!(
            texts("Écrivez-nous à l’**École**, vite !"),
            ["ecrivez", "nous", "a", "l", "ecole", ",", "vite", "!"]
        );
        assert_eq!(texts("chargé·e ou dév.euse. Fin"), ["charge", "e", "ou", "dev", "euse", ".", "fin"]);
    }

    #[test]
    fn an_address_and_a_link_are_one_word_each_and_a_tag_is_none() {
        assert_eq!(
            texts("à camille@example.org, <b>voir</b> https://example.org/github."),
            ["a", ADDRESS, ",", "voir", LINK, "."]
        );
        assert_eq!(texts("<camille@example.org> <https://example.org>"), [ADDRESS, LINK]);
    }

    #[test]
    fn places_are_those_of_the_file() {
        let found = words("é b", 10);
        assert_eq!((found[1].start, found[1].end), (13, 14));
    }

    #[test]
    fn finds_phrases_and_beginnings_of_words() {
        let text = words("Joignez une lettre de\nmotivation", 0);
        assert!(says(&text, &Phrases::of("lettre de motivation")));
        assert!(says(&text, &Phrases::of("motiv*")));
        assert!(!says(&text, &Phrases::of("lettre motivation | motiv")));
        assert_eq!(find_any(&text, &Phrases::of("lettre | lettre de motivation")), Some((2, 4)));
    }

    #[test]
    fn a_line_that_goes_on_in_small_letters_is_the_same_sentence() {
        let text = words("Send your CV and\na letter. Then wait\nWe answer", 0);
        assert_eq!(sentences(&text).len(), 3);
    }
}
