//! Looking for people, postings, notes, mails and CVs by what is written in them: what was asked, the words of a text as they are
//! looked up, and where in a text they stand.
//!
//! A text and a question go through the same rules ([`search_words`]), so that what is written one way is found by every other.
//!
//! ```
//! use hiring::{Query, context};
//!
//! let (query, problems) = Query::read("helene \"plan d’action\" -stage étape:entretien");
//! assert!(problems.is_empty());
//! let line = context("Hélène a écrit le plan d’action.", &query).unwrap();
//! assert!(line.iter().any(|part| part.found && part.text == "Hélène"));
//! ```

mod context;
mod fields;
mod query;
mod words;

pub use context::{TextPart, context, marked, phrase_is_in};
pub use fields::{Narrowing, SearchField, Than, is_called};
pub use query::{Item, Query, QueryProblem, QueryWrong, Sought, Token};
pub use words::{NAME, name_words, search_words, search_words_of_folded};
