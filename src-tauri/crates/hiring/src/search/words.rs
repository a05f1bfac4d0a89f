//! The words of a text as an index keeps them and a question names them.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::phone::is_between_digits;
use crate::{Phone, fold};

/// Stands before a word of a name, where the index keeps names apart from the rest.
pub const NAME: char = '=';

/// What is longer is noise or a link.
const LONGEST: usize = 40;
/// More of a text than this is not looked through.
const ENOUGH: usize = 400_000;
/// So many digits make a telephone number, and no year or price.
const DIGITS: std::ops::RangeInclusive<usize> = 9..=15;
/// Behind a dot these belong to what stands before it: `Node.js`, `ASP.NET`.
const SUFFIXES: [&str; 4] = ["js", "ts", "net", "io"];

/// Each word once, without case and accents, a space between: with `c++`, `.net` and `nodejs` as words, and numbers as they are
/// dialled from anywhere.
pub fn search_words(text: &str) -> String {
    search_words_of_folded(&fold(beginning(text)))
}

/// The same of a text that is without case and accents already.
pub fn search_words_of_folded(folded: &str) -> String {
    let folded = beginning(folded);
    let mut words = Words::default();
    each_word(folded, |word| words.add(word));
    each_number(folded, |digits| words.add(Cow::Owned(digits)));
    words.joined
}

/// The same of a name, each word also marked as part of one.
pub fn name_words(text: &str) -> String {
    let folded = fold(beginning(text));
    let mut words = Words::default();
    each_word(&folded, |word| {
        words.add(word.clone());
        words.add(Cow::Owned(format!("{NAME}{word}")));
    });
    words.joined
}

fn beginning(text: &str) -> &str {
    match text.char_indices().nth(ENOUGH) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    }
}

#[derive(Default)]
struct Words<'a> {
    seen: HashSet<Cow<'a, str>>,
    joined: String,
}

impl<'a> Words<'a> {
    fn add(&mut self, word: Cow<'a, str>) {
        if word.trim_start_matches(NAME).len() > LONGEST || self.seen.contains(&word) {
            return;
        }
        if !self.joined.is_empty() {
            self.joined.push(' ');
        }
        self.joined.push_str(&word);
        self.seen.insert(word);
    }
}

/// In the order of the text; what a word is also known as follows it.
pub(super) fn each_word<'a>(folded: &'a str, mut give: impl FnMut(Cow<'a, str>)) {
    let mut behind = "";
    let mut rest = folded;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let end = from.find(|c: char| !c.is_alphanumeric()).unwrap_or(from.len());
        let (word, after) = from.split_at_checked(end).unwrap_or((from, ""));
        give(Cow::Borrowed(word));
        if let Some(special) = with_signs(word, after) {
            give(Cow::Owned(special));
        }
        let is_attached = gap == "." && !behind.is_empty();
        if is_attached && SUFFIXES.contains(&word) {
            give(Cow::Owned(format!("{behind}{word}")));
        }
        if word == "net" && gap.ends_with('.') || word == "dotnet" {
            give(Cow::Borrowed(".net"));
        }
        behind = word;
        rest = after;
    }
}

/// `c++` and `c#`: the signs are part of the word.
fn with_signs(word: &str, after: &str) -> Option<String> {
    if after.starts_with("++") {
        return Some(format!("{word}++"));
    }
    let is_sharp =
        word.len() <= 2 && after.starts_with('#') && !after.chars().nth(1).is_some_and(char::is_alphanumeric);
    is_sharp.then(|| format!("{word}#"))
}

/// The digits of what can be a telephone number, as written and as they are dialled from abroad.
fn each_number(folded: &str, mut give: impl FnMut(String)) {
    let mut rest = folded;
    let mut before = ' ';
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+') {
        let (gap, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        before = gap.chars().next_back().unwrap_or(before);
        let is_within = |c: char| c.is_ascii_digit() || is_between_digits(c) && c != '\n';
        let signed = usize::from(from.starts_with('+'));
        let end =
            from.get(signed..).and_then(|digits| digits.find(|c| !is_within(c))).map_or(from.len(), |at| at + signed);
        let (run, after) = from.split_at_checked(end.max(1)).unwrap_or((from, ""));
        if !before.is_alphanumeric() {
            for written in numbers_in(run) {
                give(written);
            }
        }
        before = run.chars().next_back().unwrap_or(' ');
        rest = after;
    }
}

/// A run may go on with a date: a number that is dialled within the country ends by itself.
fn numbers_in(run: &str) -> Vec<String> {
    let mut all = Vec::new();
    let national: String = cut_after(run, 10);
    for written in [run, national.as_str()] {
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let Some(e164) = Some(written)
            .filter(|_| DIGITS.contains(&digits.len()))
            .and_then(|written| Phone::read(written.trim_matches(|c: char| !c.is_ascii_digit() && c != '+')).ok())
            .and_then(|phone| phone.e164)
        else {
            continue;
        };
        all.push(digits);
        all.push(e164.trim_start_matches('+').to_owned());
        break;
    }
    all
}

fn cut_after(run: &str, digits: usize) -> String {
    let mut seen = 0;
    run.chars()
        .take_while(|c| {
            let goes_on = seen < digits;
            seen += usize::from(c.is_ascii_digit());
            goes_on
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_once_and_folded() {
        assert_eq!(search_words("L’Œuvre, l’œuvre et ŒUVRE"), "l oeuvre et");
        assert_eq!(name_words("Hélène Le Guen"), "helene =helene le =le guen =guen");
        assert_eq!(search_words(&"x".repeat(50)), "");
    }

    #[test]
    fn the_names_of_tools_are_words() {
        assert_eq!(search_words("C++, C# et .NET"), "c c++ c# et net .net");
        assert_eq!(search_words("Node.js, ASP.NET, dotnet"), "node js nodejs asp net aspnet .net dotnet");
        assert_eq!(search_words("Fin. Net, C#4"), "fin net c 4");
        assert_eq!(search_words("À suivre… .Net"), "a suivre net .net");
    }

    #[test]
    fn a_telephone_number_is_found_however_it_is_written() {
        for written in
            ["06 39 98 00 01", "06.39.98.00.01", "+33 6 39 98 00 01", "0033639980001", "+33 (0)6 39 98 00 01"]
        {
            let words = search_words(&format!("Tél. : {written}, le soir"));
            assert!(words.split(' ').any(|word| word == "33639980001"), "{written}: {words}");
        }
        assert!(search_words("06 39 98 00 01 2019").contains("33639980001"));
        assert!(!search_words("2019 2020 2021 2022").contains("20192020"));
        assert!(!search_words("abc0639980001").contains("33639980001"));
        assert_eq!(search_words("+ +"), "");
    }
}
