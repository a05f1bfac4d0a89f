//! A question as people type it: words in any order, `"phrases"`, `-unwanted`, and fields. Reading never fails: what cannot be
//! understood is said with its place, and the rest is looked for.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fields::{Narrowing, SearchField};
use super::words::{each_word, search_words};
use crate::{Phone, ProfileLink, fold};

/// A whole page pasted into the box is not looked for word by word.
const MOST: usize = 20;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Words(Sought),
    Field(Narrowing),
}

/// A word, a number or a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    pub written: String,
    /// In quotes: these words and no longer ones, in that order.
    pub phrase: bool,
    /// With a minus before it: whatever has it is not wanted.
    pub unwanted: bool,
}

/// A word as the index has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    /// Otherwise it is how the word begins.
    pub whole: bool,
}

/// What of a question could not be understood, and where it stands: counted in characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QueryProblem {
    pub at: u32,
    pub length: u32,
    pub field: SearchField,
    pub wrong: QueryWrong,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum QueryWrong {
    #[error("nothing stands behind the colon")]
    ValueMissing,
    #[error("this is not a day, a month or a year")]
    NotADate,
    #[error("this is not a score")]
    NotAScore,
    #[error("this is not a piece")]
    UnknownPiece,
}

impl Query {
    pub fn read(text: &str) -> (Self, Vec<QueryProblem>) {
        let mut reader = Reader { characters: text.chars().collect(), at: 0 };
        let (mut items, mut problems) = (Vec::new(), Vec::new());
        while let Some(item) = reader.next_item() {
            match item {
                Ok(item) => items.push(item),
                Err(problem) => problems.push(problem),
            }
        }
        items.retain(|item| !matches!(item, Item::Words(sought) if sought.ways().is_empty()));
        items.truncate(MOST);
        (Self { items: with_numbers_whole(items) }, problems)
    }

    /// Nothing but words, as a list is filtered by: neither fields nor signs mean anything.
    pub fn of_words(text: &str) -> Self {
        let words =
            text.split_whitespace().map(|word| Sought { written: word.to_owned(), phrase: false, unwanted: false });
        let items = words.filter(|sought| !sought.ways().is_empty()).take(MOST).map(Item::Words).collect();
        Self { items: with_numbers_whole(items) }
    }

    pub fn wanted(&self) -> impl Iterator<Item = &Sought> {
        self.sought().filter(|sought| !sought.unwanted)
    }

    pub fn unwanted(&self) -> impl Iterator<Item = &Sought> {
        self.sought().filter(|sought| sought.unwanted)
    }

    fn sought(&self) -> impl Iterator<Item = &Sought> {
        self.items.iter().filter_map(|item| match item {
            Item::Words(sought) => Some(sought),
            Item::Field(_) => None,
        })
    }

    pub fn fields(&self) -> impl Iterator<Item = &Narrowing> {
        self.items.iter().filter_map(|item| match item {
            Item::Field(narrowing) => Some(narrowing),
            Item::Words(_) => None,
        })
    }

    /// Whether it asks for anything that can be found: what is only unwanted cannot.
    pub fn is_empty(&self) -> bool {
        self.wanted().next().is_none() && self.fields().next().is_none()
    }

    /// The same question with other words in the place of some.
    #[must_use]
    pub fn with(&self, replaced: impl Fn(&Sought) -> Option<String>) -> Self {
        let items = self.items.iter().map(|item| match item {
            Item::Words(sought) => {
                let written = replaced(sought).unwrap_or_else(|| sought.written.clone());
                Item::Words(Sought { written, ..sought.clone() })
            }
            Item::Field(narrowing) => Item::Field(narrowing.clone()),
        });
        Self { items: items.collect() }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, item) in self.items.iter().enumerate() {
            out.write_str(if at == 0 { "" } else { " " })?;
            match item {
                Item::Words(sought) => sought.fmt(out)?,
                Item::Field(narrowing) => narrowing.fmt(out)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Sought {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.unwanted { "-" } else { "" })?;
        if self.phrase { write!(out, "\"{}\"", self.written) } else { out.write_str(&self.written) }
    }
}

impl Sought {
    /// Each way in which the index may have it, as words that all have to be there. None if there is no word in it.
    pub fn ways(&self) -> Vec<Vec<Token>> {
        if self.phrase {
            return one_way(self.tokens());
        }
        if let Some(digits) = digits_of_number(&self.written) {
            return numbers(&self.written, digits);
        }
        if let Some(key) = self.key_of_link() {
            return one_way(last_begins(words_of(&key)));
        }
        let folded = fold(&self.written);
        let folded = without_article(&folded);
        let mut plain = Vec::new();
        let mut special = Vec::new();
        each_word(folded, |word| {
            let is_special = word.contains(['+', '#', '.']);
            if is_special { &mut special } else { &mut plain }.push(word.into_owned());
        });
        if !special.is_empty() {
            // `C++` is not any word with a C; whatever else was written beside it has to be there, too.
            let base = |word: &str| special.iter().any(|special| special.trim_matches(['+', '#', '.']) == word);
            plain.retain(|word| !base(word));
            return one_way(plain.into_iter().chain(special).map(|text| Token { text, whole: true }).collect());
        }
        // `node.js` is also known as one word: each way to write it finds the others.
        let joined = plain.windows(3).find_map(|three| match three {
            [before, suffix, joined] if *joined == format!("{before}{suffix}") => Some(joined.clone()),
            _ => None,
        });
        let Some(joined) = joined else { return one_way(last_begins(plain)) };
        let apart: Vec<String> = plain.into_iter().filter(|word| *word != joined).collect();
        vec![vec![Token { text: joined, whole: false }], last_begins(apart)]
    }

    /// The words of it in their order, each as it is.
    pub fn tokens(&self) -> Vec<Token> {
        words_of(&self.written).into_iter().map(|text| Token { text, whole: true }).collect()
    }

    /// Of an address of a page, what is the same however it is written.
    fn key_of_link(&self) -> Option<String> {
        let looks_so = self.written.contains("://") || self.written.to_lowercase().starts_with("www.");
        looks_so.then(|| ProfileLink::read(&self.written).ok().map(|link| link.key)).flatten()
    }
}

/// `d'appui` also stands in a text that speaks of `des appuis`.
fn without_article(folded: &str) -> &str {
    const ARTICLES: [&str; 9] = ["c'", "d'", "j'", "l'", "m'", "n'", "s'", "t'", "qu'"];
    let bare = ARTICLES.iter().find_map(|article| folded.strip_prefix(article));
    bare.filter(|bare| bare.starts_with(char::is_alphanumeric)).unwrap_or(folded)
}

fn words_of(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn one_way(tokens: Vec<Token>) -> Vec<Vec<Token>> {
    if tokens.is_empty() { Vec::new() } else { vec![tokens] }
}

/// Of what was typed in one go, only the end may be unfinished: `r&d` asks for the word `r` and not for all that begins with it.
fn last_begins(words: Vec<String>) -> Vec<Token> {
    let last = words.len().saturating_sub(1);
    words.into_iter().enumerate().map(|(at, text)| Token { text, whole: at < last }).collect()
}

/// The digits of what is a telephone number, or the beginning of one.
fn digits_of_number(written: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || c == '+' || crate::phone::is_between_digits(c);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let begins = written.starts_with(['+', '0', '(']);
    (written.chars().all(is_number) && begins && digits.len() >= 4).then_some(digits)
}

fn numbers(written: &str, digits: String) -> Vec<Vec<Token>> {
    let abroad = Phone::read(written).ok().and_then(|phone| phone.e164);
    let abroad = abroad.map(|e164| e164.trim_start_matches('+').to_owned()).filter(|e164| *e164 != digits);
    // A number that was begun as from abroad: `+33 6`, `0033 6`.
    let begun = digits.strip_prefix("00").map(str::to_owned).filter(|begun| abroad.as_ref() != Some(begun));
    let whole = [Some(digits), abroad, begun].into_iter().flatten();
    let mut ways: Vec<Vec<Token>> = whole.map(|text| vec![Token { text, whole: false }]).collect();
    // Dates and other numbers stand in texts as they are.
    let apart =
        last_begins(search_words(written).split(' ').filter(|word| word.len() < 5).map(str::to_owned).collect());
    if apart.len() > 1 {
        ways.push(apart);
    }
    ways
}

/// `06 39 98`, typed with blanks, is one number.
fn with_numbers_whole(items: Vec<Item>) -> Vec<Item> {
    let mut whole: Vec<Item> = Vec::new();
    for item in items {
        if let (Some(Item::Words(last)), Item::Words(next)) = (whole.last_mut(), &item)
            && !last.phrase
            && !last.unwanted
            && !next.phrase
            && !next.unwanted
            && last.written.starts_with(['+', '0', '('])
            && is_part_of_number(&last.written)
            && is_part_of_number(&next.written)
        {
            last.written = format!("{} {}", last.written, next.written);
        } else {
            whole.push(item);
        }
    }
    whole
}

fn is_part_of_number(written: &str) -> bool {
    written.chars().any(|c| c.is_ascii_digit())
        && written.chars().all(|c| c.is_ascii_digit() || c == '+' || crate::phone::is_between_digits(c))
}

struct Reader {
    characters: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// None at the end.
    fn next_item(&mut self) -> Option<Result<Item, QueryProblem>> {
        while self.peek()?.is_whitespace() {
            self.at += 1;
        }
        let start = self.at;
        let unwanted = self.peek() == Some('-');
        self.at += usize::from(unwanted);
        if self.peek() == Some('"') {
            let written = self.quoted();
            return Some(Ok(Item::Words(Sought { written, phrase: true, unwanted })));
        }
        if !unwanted && let Some(field) = self.field() {
            let value = if self.peek() == Some('"') { self.quoted() } else { self.until(char::is_whitespace) };
            let length = self.at - start;
            return Some(field.with(&value).map(Item::Field).map_err(|wrong| QueryProblem {
                at: u32::try_from(start).unwrap_or(u32::MAX),
                length: u32::try_from(length).unwrap_or(u32::MAX),
                field,
                wrong,
            }));
        }
        let written = self.until(char::is_whitespace);
        Some(Ok(Item::Words(Sought { written, phrase: false, unwanted })))
    }

    /// The field whose name and colon stand here; passes over them.
    fn field(&mut self) -> Option<SearchField> {
        let rest = self.characters.get(self.at..)?;
        let colon =
            rest.iter().position(|c| *c == ':' || c.is_whitespace()).filter(|at| rest.get(*at) == Some(&':'))?;
        let field = SearchField::called(&rest.get(..colon)?.iter().collect::<String>())?;
        self.at += colon + 1;
        Some(field)
    }

    /// What stands between the quotes. While somebody types, the second one is not there yet.
    fn quoted(&mut self) -> String {
        self.at += 1;
        let quoted = self.until(|c| c == '"');
        self.at += 1;
        self.at = self.at.min(self.characters.len());
        quoted.trim().to_owned()
    }

    fn until(&mut self, ends: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| !ends(c)) {
            self.at += 1;
        }
        self.characters.get(start..self.at).unwrap_or_default().iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Query {
        let (query, problems) = Query::read(text);
        assert_eq!(problems, [], "{text}");
        query
    }

    fn ways(text: &str) -> Vec<String> {
        let query = read(text);
        let [Item::Words(sought)] = query.items.as_slice() else { panic!("{query:?}") };
        let token = |token: &Token| format!("{}{}", token.text, if token.whole { "" } else { "*" });
        sought.ways().iter().map(|way| way.iter().map(token).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn words_phrases_and_fields_are_told_apart() {
        let query = read("Hélène -junior \"plan d’action\" étape:entretien tag:\"temps partiel\" https:");
        assert_eq!(query.to_string(), "Hélène -junior \"plan d’action\" stage:entretien tag:\"temps partiel\" https:");
        assert_eq!(query.wanted().count(), 3);
        assert_eq!(query.unwanted().map(|sought| sought.written.as_str()).collect::<Vec<_>>(), ["junior"]);
        assert!(read("-rien").is_empty() && read(" - & \"\"").is_empty());
    }

    #[test]
    fn what_cannot_be_understood_is_said_with_its_place() {
        let (query, problems) = Query::read("é après:bientôt juriste tag: score:beaucoup manque:chat");
        assert_eq!(query.to_string(), "é juriste");
        let places: Vec<_> = problems.iter().map(|problem| (problem.at, problem.length, problem.wrong)).collect();
        assert_eq!(
            places,
            [
                (2, 13, QueryWrong::NotADate),
                (24, 4, QueryWrong::ValueMissing),
                (29, 14, QueryWrong::NotAScore),
                (44, 11, QueryWrong::UnknownPiece)
            ]
        );
    }

    #[test]
    fn every_writing_asks_for_the_same() {
        assert_eq!(ways("Zoé"), ["zoe*"]);
        assert_eq!(ways("d’App"), ["app*"]);
        assert_eq!(ways("R&D"), ["r d*"]);
        assert_eq!(ways("C++"), ["c++"]);
        assert_eq!(ways("C/C++"), ["c++"]);
        assert_eq!(ways(".NET"), [".net"]);
        assert_eq!(ways("Node.js"), ["nodejs*", "node js*"]);
        assert_eq!(ways("helene@example.org"), ["helene example org*"]);
        assert_eq!(ways("https://www.linkedin.com/in/Camille-Rouviere/"), ["linkedin com in camille rouviere*"]);
        assert_eq!(ways("+33 6 39 98 00 01"), ["33639980001*", "33 6 39 98 00 01*"]);
        assert_eq!(ways("06 39 98 00 01"), ["0639980001*", "33639980001*", "06 39 98 00 01*"]);
        assert_eq!(ways("06 39"), ["0639*", "06 39*"]);
        assert_eq!(ways("\"plan d’action\""), ["plan d action"]);
        assert_eq!(read("2019 2021").items.len(), 2, "two years are no number");
    }

    #[test]
    fn a_list_is_filtered_by_words_alone() {
        assert_eq!(Query::of_words("tag:x -y").items.len(), 2);
        assert!(Query::of_words(" \"*' ").is_empty());
    }
}
