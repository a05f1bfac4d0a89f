//! A filter's parts as conditions of SQL with their values.

use hiring::fold;
use rusqlite::types::Value;

use crate::search::question_of_beginnings;

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
        if let Some(query) = question_of_beginnings(text) {
            let found = format!("{candidate} IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)");
            self.with(&found, query);
        } else if !text.trim().is_empty() {
            // Nothing but punctuation is found nowhere.
            self.plain("false");
        }
    }

    /// The same, asked of one candidate after the other: quick where so many match that the first of them are soon met.
    pub fn text_in_turn(&mut self, candidate: &str, text: &str) {
        if let Some(query) = question_of_beginnings(text) {
            let has =
                format!("EXISTS (SELECT 1 FROM person_search WHERE person_search MATCH ? AND rowid = {candidate})");
            self.with(&has, query);
        }
    }

    /// Candidates that have all of the tags.
    pub fn tags(&mut self, candidate: &str, tags: &[String]) {
        for tag in tags {
            let has = format!("{candidate} IN (SELECT t.candidate_id FROM candidate_tag AS t WHERE t.folded = ?)");
            self.with(&has, fold(tag.trim()));
        }
    }

    /// The same, asked of one candidate after the other.
    pub fn tags_in_turn(&mut self, candidate: &str, tags: &[String]) {
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
