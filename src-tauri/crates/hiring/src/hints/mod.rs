//! What in a free text looks like something that nobody should keep of an applicant: their health, a number of social security, or of a
//! bank account or card.
//!
//! A hint is pointed out, and never more than that: nothing is altered, and nobody is kept from writing. So rather miss something than
//! cry wolf: numbers count only where their own checksum holds, words only where they are said of people.
//!
//! ```
//! use hiring::{HintKind, hints};
//!
//! let found = hints("IBAN FR76 3000 6000 0112 3456 7890 189, à rappeler au 06 39 98 00 01");
//! assert_eq!(found.len(), 1);
//! assert_eq!((found[0].kind, found[0].found.as_str()), (HintKind::Bank, "FR7630 … 89"));
//! ```

mod health;
mod numbers;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    Health,
    SocialSecurity,
    Bank,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hint {
    pub kind: HintKind,
    /// As it was written; of a number only its ends, so that a list of hints is no list of numbers.
    pub found: String,
}

/// Each once, in the order in which they stand there, numbers first.
pub fn hints(text: &str) -> Vec<Hint> {
    let mut found = numbers::hints(text);
    for hint in health::hints(text) {
        if !found.contains(&hint) {
            found.push(hint);
        }
    }
    found
}

#[cfg(test)]
mod tests;
