//! A person on the way in: one row of somebody's table, one card, one CV's data. Nothing of it is in the store yet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Address;

/// What a column of a table says of a person. Several columns may say the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonField {
    /// The whole name, in whatever order.
    Name,
    Given,
    Family,
    Email,
    Phone,
    Link,
    Headline,
    Place,
    Language,
    Tag,
    Source,
    /// Yes or no, or the day it was given.
    Consent,
    ConsentUntil,
    Note,
    /// The posting they applied to: its title, or its file.
    Posting,
    Stage,
    /// Still under way, hired, rejected, withdrawn: for tables that say so beside the stage.
    Outcome,
    Received,
    Reason,
    Rating,
    /// Has no place of its own here: kept in the note, with the column's heading.
    Other,
}

impl PersonField {
    pub const ALL: [Self; 21] = [
        Self::Name,
        Self::Given,
        Self::Family,
        Self::Email,
        Self::Phone,
        Self::Link,
        Self::Headline,
        Self::Place,
        Self::Language,
        Self::Tag,
        Self::Source,
        Self::Consent,
        Self::ConsentUntil,
        Self::Note,
        Self::Posting,
        Self::Stage,
        Self::Outcome,
        Self::Received,
        Self::Reason,
        Self::Rating,
        Self::Other,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Given => "given",
            Self::Family => "family",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Link => "link",
            Self::Headline => "headline",
            Self::Place => "place",
            Self::Language => "language",
            Self::Tag => "tag",
            Self::Source => "source",
            Self::Consent => "consent",
            Self::ConsentUntil => "consent_until",
            Self::Note => "note",
            Self::Posting => "posting",
            Self::Stage => "stage",
            Self::Outcome => "outcome",
            Self::Received => "received",
            Self::Reason => "reason",
            Self::Rating => "rating",
            Self::Other => "other",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// How a table writes `03/04/2026`, where its other days do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// Which column says what; a column without a field is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnMapping {
    pub fields: Vec<Option<PersonField>>,
    /// None where each column settles it by itself.
    pub day_order: Option<DayOrder>,
}

impl ColumnMapping {
    pub fn has(&self, field: PersonField) -> bool {
        self.fields.contains(&Some(field))
    }
}

/// Where a person stands in what was brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct RowPlace {
    pub sheet: Option<String>,
    /// From 1, in the file: a row with line breaks in it is named by its first line.
    pub line: u32,
}

/// A value that cannot be taken as it stands, with the value where that helps to find it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum RowProblem {
    NameMissing,
    AddressInvalid {
        value: String,
    },
    PhoneInvalid {
        value: String,
    },
    DateInvalid {
        column: String,
        value: String,
    },
    /// `03/04/2026`: March or April, and nothing in the column tells.
    DateAmbiguous {
        column: String,
        value: String,
    },
    RatingInvalid {
        value: String,
    },
    ValueTooLong {
        column: String,
        limit: u32,
    },
    /// More cells than columns: a separator inside a value shifted the rest, so none of them can be trusted.
    TooManyCells {
        found: u32,
        columns: u32,
    },
    /// A quotation mark that is opened and never closed swallowed the following rows.
    QuoteOpen {
        until: u32,
    },
}

impl RowProblem {
    /// Whether the rest of the row cannot be taken in either.
    pub const fn refuses(&self) -> bool {
        matches!(self, Self::NameMissing | Self::TooManyCells { .. } | Self::QuoteOpen { .. })
    }
}

/// How an application ended, or that it did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatedOutcome {
    UnderWay,
    Hired,
    Rejected,
    Withdrawn,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IncomingConsent {
    pub given: Option<bool>,
    pub on: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl IncomingConsent {
    pub fn is_silent(self) -> bool {
        self == Self::default()
    }
}

/// What the row says of an application, in its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IncomingApplication {
    pub posting: Option<String>,
    pub stage: Option<String>,
    pub outcome: Option<StatedOutcome>,
    pub received: Option<NaiveDate>,
    pub reason: Option<String>,
}

/// A remark that has no place of its own, with the heading it stood under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remark {
    pub heading: String,
    pub text: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incoming {
    pub place: RowPlace,
    /// As written; from given and family name where there is no whole one.
    pub name: String,
    pub given: Option<String>,
    pub family: Option<String>,
    pub emails: Vec<Address>,
    /// As written.
    pub phones: Vec<String>,
    pub links: Vec<String>,
    pub headline: Option<String>,
    pub town: Option<String>,
    pub languages: Vec<String>,
    pub tags: Vec<String>,
    pub source: Option<String>,
    pub consent: IncomingConsent,
    pub notes: Vec<String>,
    /// In hundredths, so that `3,5` and `3.5` are the same.
    pub rating: Option<u32>,
    pub others: Vec<Remark>,
    pub application: IncomingApplication,
    pub problems: Vec<RowProblem>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_what_is_written_in_json() {
        for field in PersonField::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
            assert_eq!(PersonField::of_code(field.code()), Some(field));
        }
    }
}
