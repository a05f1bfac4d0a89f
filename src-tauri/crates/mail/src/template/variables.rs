//! What a template may speak of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a value comes from: shown as such in a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VariableSource {
    Application,
    Posting,
    Account,
    /// Typed for this sending.
    Person,
    /// Nothing is known.
    Missing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Variable {
    #[ts(type = "string")]
    pub name: &'static str,
    pub source: VariableSource,
    /// Several lines, to go through with `{% for line in … %}`.
    pub list: bool,
}

const fn of(source: VariableSource, name: &'static str) -> Variable {
    Variable { name, source, list: false }
}

const fn list_of(source: VariableSource, name: &'static str) -> Variable {
    Variable { name, source, list: true }
}

use VariableSource::{Account, Application, Person, Posting};

/// All there are; a template that names another is wrong.
pub const VARIABLES: &[Variable] = &[
    of(Application, "name"),
    of(Application, "first_name"),
    of(Application, "email"),
    of(Application, "received_on"),
    of(Application, "stage"),
    of(Application, "subject"),
    list_of(Application, "missing"),
    list_of(Application, "sent_pieces"),
    of(Posting, "posting"),
    of(Posting, "organisation"),
    of(Posting, "deadline"),
    of(Posting, "place"),
    of(Posting, "answer_days"),
    of(Posting, "applications"),
    of(Posting, "new_applications"),
    list_of(Posting, "figures"),
    list_of(Posting, "shortlist"),
    of(Account, "sender"),
    of(Account, "sender_address"),
    of(Account, "signature"),
    of(Person, "when"),
    of(Person, "where"),
    of(Person, "with_whom"),
    of(Person, "duration"),
    of(Person, "link"),
    of(Person, "until"),
    of(Person, "criteria"),
    of(Person, "start"),
    of(Person, "pay"),
    of(Person, "retention"),
    of(Person, "note"),
    of(Person, "message"),
];

/// A value to fill in. One that is empty is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Read as it stands, whatever marks it holds.
    Text(String),
    Lines(Vec<String>),
    /// The recruiter's own words, a signature or a message: Markdown.
    Markdown(String),
}

/// The values of one mail, by the names of [`VARIABLES`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(pub(super) BTreeMap<&'static str, Given>);

impl Values {
    /// Ignores a name that no template could use, and a value that is empty.
    pub fn set(&mut self, name: &str, given: Given) {
        let empty = match &given {
            Given::Text(text) | Given::Markdown(text) => text.trim().is_empty(),
            Given::Lines(lines) => lines.iter().all(|line| line.trim().is_empty()),
        };
        if let Some(variable) = VARIABLES.iter().find(|variable| variable.name == name).filter(|_| !empty) {
            self.0.insert(variable.name, given);
        }
    }

    pub fn text(&mut self, name: &str, text: &str) {
        self.set(name, Given::Text(text.to_owned()));
    }
}
