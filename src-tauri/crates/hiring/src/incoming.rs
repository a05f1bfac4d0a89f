//! A person on the way in: one row of somebody's table, one card, one CV's data. Nothing of it is in the store yet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::CandidateDetails;
use crate::codes::codes;

codes! {
    /// What a column of a table says of a person. Several columns may say the same thing.
    pub enum PersonField {
        /// The whole name, in whatever order.
        Name = "name",
        Given = "given",
        Family = "family",
        Email = "email",
        Phone = "phone",
        Link = "link",
        Headline = "headline",
        Place = "place",
        Language = "language",
        Tag = "tag",
        Source = "source",
        /// The day it was given; a yes or no is kept in the note.
        Consent = "consent",
        ConsentUntil = "consent_until",
        Note = "note",
        /// The posting they applied to: its title, or its file.
        Posting = "posting",
        Stage = "stage",
        /// Still under way, hired, rejected, withdrawn: for tables that say so beside the stage.
        Outcome = "outcome",
        Received = "received",
        Reason = "reason",
        /// A number; kept in the note, with the column's heading.
        Rating = "rating",
        /// Has no place of its own here: kept in the note, with the column's heading.
        Other = "other",
    }

    /// How a table writes `03/04/2026`, where its other days do not tell.
    pub enum DayOrder {
        DayFirst = "day_first",
        MonthFirst = "month_first",
    }

    /// How an application ended, or that it did not.
    pub enum StatedOutcome {
        UnderWay = "under_way",
        Hired = "hired",
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }
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
    LinkInvalid {
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
    /// No posting is called that: the person comes in, and what the row says of it is kept in the note.
    PostingUnknown {
        value: String,
    },
    /// Several are, and nothing tells which is meant: the same.
    PostingAmbiguous {
        value: String,
        postings: u32,
    },
}

impl RowProblem {
    /// Whether the rest of the row cannot be taken in either.
    pub const fn refuses(&self) -> bool {
        matches!(self, Self::NameMissing | Self::TooManyCells { .. } | Self::QuoteOpen { .. })
    }

    /// The value in its own words, to be kept in the note when the rest is taken in without it.
    fn set_aside(&self) -> Option<Remark> {
        let remark = |heading: &str, text: &str| Some(Remark { heading: heading.to_owned(), text: text.to_owned() });
        match self {
            Self::AddressInvalid { value }
            | Self::PhoneInvalid { value }
            | Self::LinkInvalid { value }
            | Self::RatingInvalid { value } => remark("", value),
            Self::DateInvalid { column, value } | Self::DateAmbiguous { column, value } => remark(column, value),
            Self::NameMissing
            | Self::ValueTooLong { .. }
            | Self::TooManyCells { .. }
            | Self::QuoteOpen { .. }
            | Self::PostingUnknown { .. }
            | Self::PostingAmbiguous { .. } => None,
        }
    }
}

/// What the row says of an application, in its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IncomingApplication {
    pub posting: String,
    pub stage: String,
    pub outcome: Option<StatedOutcome>,
    pub received: Option<NaiveDate>,
    pub reason: String,
}

/// A remark that has no place of its own, with the heading it stood under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remark {
    pub heading: String,
    pub text: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Incoming {
    pub place: RowPlace,
    pub details: CandidateDetails,
    pub notes: Vec<String>,
    pub others: Vec<Remark>,
    pub application: IncomingApplication,
    pub problems: Vec<RowProblem>,
}

impl Incoming {
    pub fn at(place: RowPlace) -> Self {
        Self { place, ..Self::default() }
    }

    /// Whether anything of it may be taken in.
    pub fn is_refused(&self) -> bool {
        self.problems.iter().any(RowProblem::refuses)
    }

    /// Notes, remarks and the values that could not be taken, as one text.
    pub fn note(&self) -> String {
        let remarks = self.others.iter().cloned().chain(self.problems.iter().filter_map(RowProblem::set_aside));
        let remarks = remarks.map(|remark| match remark.heading.as_str() {
            "" => remark.text,
            heading => format!("{heading}: {}", remark.text),
        });
        let remarks = remarks.collect::<Vec<_>>().join("\n");
        let notes = self.notes.iter().map(String::as_str).chain(Some(remarks.as_str()));
        notes.filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_remarks_are_one_text() {
        let remark = |heading: &str, text: &str| Remark { heading: heading.to_owned(), text: text.to_owned() };
        let person = Incoming {
            notes: vec!["Très bien.".to_owned()],
            others: vec![remark("Permis", "B"), remark("", "à revoir")],
            problems: vec![RowProblem::PhoneInvalid { value: "06 39".to_owned() }],
            ..Incoming::default()
        };
        assert_eq!(person.note(), "Très bien.\n\nPermis: B\nà revoir\n06 39");
        assert_eq!(Incoming::default().note(), "");
    }
}
