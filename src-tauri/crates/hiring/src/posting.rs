//! One job advertisement, as read from its file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ApplyContract, Contact, Criterion, Language, Register, Source, Terms};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PostingState {
    Open,
    Closed,
    /// Closed because somebody was found.
    Filled,
    /// The file does not say, or says two things.
    Unknown,
}

impl PostingState {
    pub const ALL: [Self; 4] = [Self::Open, Self::Closed, Self::Filled, Self::Unknown];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Filled => "filled",
            Self::Unknown => "unknown",
        }
    }

    /// A posting that does not say is treated as open: turning somebody away on silence would be worse.
    pub const fn takes_applications(self) -> bool {
        matches!(self, Self::Open | Self::Unknown)
    }
}

/// One key of the front matter, in the file's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fact {
    pub key: String,
    pub value: String,
    pub line: Option<u32>,
}

/// Kept as JSON it is what was read of the text, not the text: that stays with the bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    pub title: String,
    pub organisation: Option<String>,
    pub date: Option<NaiveDate>,
    pub deadline: Option<NaiveDate>,
    pub state: PostingState,
    /// Since when it takes applications, and since or until when it does not.
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub contacts: Vec<Contact>,
    pub apply: ApplyContract,
    pub criteria: Vec<Criterion>,
    pub terms: Terms,
    pub language: Option<Language>,
    pub register: Register,
    /// Where the values above that have no source of their own were read.
    pub sources: PostingSources,
    /// The front matter, key by key.
    #[serde(skip)]
    pub facts: Vec<Fact>,
    /// Markdown, without the front matter.
    #[serde(skip)]
    pub body: String,
}

/// A value that came from the file's name has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PostingSources {
    pub title: Option<Source>,
    pub organisation: Option<Source>,
    pub date: Option<Source>,
    pub deadline: Option<Source>,
    pub state: Option<Source>,
}

impl Posting {
    /// A posting of which no more than this is known yet.
    pub fn titled(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            organisation: None,
            date: None,
            deadline: None,
            state: PostingState::Unknown,
            opened_on: None,
            closed_on: None,
            contacts: Vec::new(),
            apply: ApplyContract::default(),
            criteria: Vec::new(),
            terms: Terms::default(),
            language: None,
            register: Register::None,
            sources: PostingSources::default(),
            facts: Vec::new(),
            body: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_posting_that_does_not_say_still_takes_applications() {
        assert!(PostingState::Open.takes_applications());
        assert!(PostingState::Unknown.takes_applications());
        assert!(!PostingState::Closed.takes_applications());
        assert!(!PostingState::Filled.takes_applications());
    }

    #[test]
    fn codes_are_what_is_written_in_json() {
        for state in PostingState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
    }
}
