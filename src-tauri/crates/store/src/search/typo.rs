//! One slip of a letter in a word that nothing has: which word of the indexes was meant.
//!
//! Every word that is one slip away is looked up: some hundreds for a word, whatever the indexes hold. A slip after letters with which
//! no word begins there is not even tried.

use hiring::{NAME, Query, Sought};

use crate::{Error, Read};

/// In shorter words a slip makes another word.
const SHORTEST: usize = 4;
const LONGEST: usize = 20;
/// Beyond this it does not matter how many have a word.
const MANY: u64 = 50;

const NAMES: (&str, Option<char>) = ("person_search", Some(NAME));
/// Where words are looked up; names before all, as in what is found.
const INDEXES: [(&str, Option<char>); 7] = [
    NAMES,
    ("person_search", None),
    ("posting_search", None),
    ("file_search", None),
    ("note_search", None),
    ("message_search", None),
    ("outbox_search", None),
];

impl Read<'_> {
    /// The question with such words corrected; none where no word is, or no other is near.
    pub(super) fn nearest(&self, query: &Query) -> Result<Option<Query>, Error> {
        let mut corrected: Vec<(&Sought, String)> = Vec::new();
        for sought in query.wanted().filter(|sought| !sought.phrase) {
            let Some(word) = plain_word(sought) else { continue };
            if self.is_anywhere(&word)? {
                continue;
            }
            if let Some(meant) = self.meant_by(&word)? {
                corrected.push((sought, meant));
            }
        }
        let of = |sought: &Sought| corrected.iter().find(|(one, _)| *one == sought).map(|(_, meant)| meant.clone());
        Ok((!corrected.is_empty()).then(|| query.with(of)))
    }

    /// How many of its first letters some word there begins with.
    fn letters_known(&self, index: &str, mark: Option<char>, word: &str) -> Result<usize, Error> {
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for (known, end) in ends.enumerate() {
            let beginning = word.get(..end).unwrap_or(word);
            if self.count_of(index, &begins(mark, beginning), 1)? == 0 {
                return Ok(known);
            }
        }
        Ok(word.chars().count())
    }

    fn is_anywhere(&self, word: &str) -> Result<bool, Error> {
        for (index, mark) in INDEXES {
            if self.count_of(index, &begins(mark, word), 1)? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Of the words that are one slip away, the one that most have; of a longer word that may be unfinished, the beginning of a name.
    fn meant_by(&self, word: &str) -> Result<Option<String>, Error> {
        let near = one_slip_away(word);
        let whole = self.most_used(&INDEXES, word, &near, whole)?;
        if whole.is_some() || word.chars().count() <= SHORTEST + 1 {
            return Ok(whole);
        }
        self.most_used(&[NAMES], word, &near, begins)
    }

    fn most_used(
        &self,
        indexes: &[(&str, Option<char>)],
        slipped: &str,
        near: &[Near],
        question: fn(Option<char>, &str) -> String,
    ) -> Result<Option<String>, Error> {
        for (index, mark) in indexes.iter().copied() {
            let known = self.letters_known(index, mark, slipped)?;
            let mut best: Option<(u64, &String)> = None;
            for Near { word, .. } in near.iter().filter(|near| near.at <= known) {
                let count = self.count_of(index, &question(mark, word), MANY)?;
                if count > best.map_or(0, |(most, _)| most) {
                    best = Some((count, word));
                }
            }
            if let Some((_, word)) = best {
                return Ok(Some(word.clone()));
            }
        }
        Ok(None)
    }
}

/// A word one slip away, and how many letters are the same before the slip.
struct Near {
    at: usize,
    word: String,
}

fn whole(mark: Option<char>, word: &str) -> String {
    format!("\"{}{word}\"", mark.map(String::from).unwrap_or_default())
}

fn begins(mark: Option<char>, word: &str) -> String {
    format!("{} *", whole(mark, word))
}

/// A word of letters, long enough for a slip to be one.
fn plain_word(sought: &Sought) -> Option<String> {
    let ways = sought.ways();
    let [way] = ways.as_slice() else { return None };
    let [token] = way.as_slice() else { return None };
    let length = token.text.chars().count();
    let is_plain = token.text.chars().all(char::is_alphabetic) && (SHORTEST..=LONGEST).contains(&length);
    is_plain.then(|| token.text.clone())
}

/// Two letters changed places, one is too many, another one, or one is missing: the likeliest first.
fn one_slip_away(word: &str) -> Vec<Near> {
    let letters: Vec<char> = word.chars().collect();
    let mut near: Vec<Near> = Vec::new();
    for at in 1..letters.len() {
        let mut swapped = letters.clone();
        swapped.swap(at - 1, at);
        near.push(Near { at: at - 1, word: swapped.into_iter().collect() });
    }
    let without = |at: usize| letters.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, c)| *c);
    near.extend((0..letters.len()).map(|at| Near { at, word: without(at).collect() }));
    for letter in 'a'..='z' {
        for at in 0..letters.len() {
            let other = letters.iter().enumerate().map(|(other, c)| if other == at { letter } else { *c });
            near.push(Near { at, word: other.collect() });
        }
        for at in 0..=letters.len() {
            let mut longer = letters.clone();
            longer.insert(at, letter);
            near.push(Near { at, word: longer.into_iter().collect() });
        }
    }
    near.retain(|near| near.word != word);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_of_one_letter_is_tried() {
        let near = one_slip_away("helnee");
        for meant in ["helene", "helne", "helneee", "hellnee", "kelnee"] {
            assert!(near.iter().any(|near| near.word == meant), "{meant}");
        }
        assert!(near.iter().all(|near| near.word != "helnee") && near.len() < 400);
        for Near { at, word } in near {
            let same = word.chars().zip("helnee".chars()).take_while(|(one, other)| one == other).count();
            assert!(same >= at, "{word} is tried only where something begins as it does");
        }
    }
}
