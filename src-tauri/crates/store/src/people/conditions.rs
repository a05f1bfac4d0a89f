//! A filter's parts as conditions of SQL with their values.

use hiring::fold;
use rusqlite::types::Value;

/// A whole page pasted into a filter is not looked for word by word.
const WORDS: usize = 20;

#[derive(Debug, Default)]
pub struct Conditions {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    /// `?` in the condition stands for the value.
    pub fn with(&mut self, condition: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.conditions.push(condition.replace('?', &format!("?{}", self.values.len())));
    }

    pub fn plain(&mut self, condition: &str) {
        self.conditions.push(condition.to_owned());
    }

    /// Any one of them.
    pub fn any(&mut self, condition: &str, values: impl Iterator<Item = Value>) {
        let mut either = Vec::new();
        for value in values {
            self.values.push(value);
            either.push(condition.replace('?', &format!("?{}", self.values.len())));
        }
        if !either.is_empty() {
            self.conditions.push(format!("({})", either.join(" OR ")));
        }
    }

    /// Candidates that have all of the words, each by its beginning.
    pub fn text(&mut self, candidate: &str, text: &str) {
        if let Some(query) = search_query(text) {
            let found = format!("{candidate} IN (SELECT rowid FROM candidate_search WHERE candidate_search MATCH ?)");
            self.with(&found, query);
        } else if !text.trim().is_empty() {
            // Nothing but punctuation is found nowhere.
            self.plain("false");
        }
    }

    pub fn tags(&mut self, candidate: &str, tags: &[String]) {
        for tag in tags {
            let has = format!(
                "EXISTS (SELECT 1 FROM candidate_tag AS t WHERE t.candidate_id = {candidate} AND t.folded = ?)"
            );
            self.with(&has, fold(tag.trim()));
        }
    }

    pub fn done(self) -> (String, Vec<Value>) {
        let conditions = if self.conditions.is_empty() { "true".to_owned() } else { self.conditions.join(" AND ") };
        (conditions, self.values)
    }
}

/// The words in the language of the index; none if there are none. The digits of a phone are one word, however they were spaced.
fn search_query(text: &str) -> Option<String> {
    let folded = fold(text);
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let is_phone = digits.len() >= 4 && !folded.chars().any(char::is_alphabetic);
    let words: Vec<String> = if is_phone {
        vec![digits]
    } else {
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.take(WORDS).map(str::to_owned).collect()
    };
    let query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
    (!query.is_empty()).then_some(query)
}

#[cfg(test)]
mod tests {
    use super::search_query;

    #[test]
    fn words_are_found_by_their_beginnings() {
        assert_eq!(search_query("Zoé  d’Am").as_deref(), Some("\"zoe\"* \"d\"* \"am\"*"));
        assert_eq!(search_query("06 39.98").as_deref(), Some("\"063998\"*"));
        assert_eq!(search_query("NOT \"a\" OR*").as_deref(), Some("\"not\"* \"a\"* \"or\"*"));
        assert_eq!(search_query(" \"*' "), None);
    }
}
