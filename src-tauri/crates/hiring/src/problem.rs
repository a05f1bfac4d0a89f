//! What a reader could not take, or took with a doubt, and where.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Field;

/// A place in a text, both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum ProblemKind {
    /// The text does not begin with front matter; the title comes from the first heading.
    FrontMatterMissing,
    /// The front matter begins and is never closed.
    FrontMatterUnclosed,
    /// Not YAML: read key by key as well as it goes.
    FrontMatterInvalid {
        reason: String,
    },
    TitleMissing,
    DateInvalid {
        key: String,
        value: String,
    },
    /// Two keys that cannot both be true.
    StateContradictory {
        one: String,
        other: String,
    },
    AddressInvalid {
        value: String,
    },
    /// A link shows one address and leads to another.
    ContactMismatch {
        shown: String,
        linked: String,
    },
    /// Not UTF-8; read with this encoding, the likeliest.
    EncodingGuessed {
        encoding: String,
    },
    /// UTF-8 that had been read with this encoding and saved again, put right.
    TextRepaired {
        encoding: String,
    },
    /// Characters were lost before the file came here.
    CharactersLost,
    Empty,
    NotText,
    TooLarge {
        #[ts(type = "number")]
        bytes: u64,
        #[ts(type = "number")]
        limit: u64,
    },
    Unreadable {
        reason: String,
    },
    /// Its name, or its folder's, holds bytes that are no characters, so that it cannot be told from another of the same look.
    NameUnreadable,
    /// A web page, or data, in which there is no posting.
    NoPosting,
    /// A file holds more than one: the first was read.
    SeveralPostings {
        count: u32,
    },
    /// Data for machines that is none.
    DataInvalid {
        reason: String,
    },
    /// What comes after the place was left out.
    NestedTooDeep {
        limit: u32,
    },
    /// A value that a person settled, of which the file has come to say something else.
    SettledDiffers {
        field: Field,
        /// Which of several.
        which: String,
    },
}

impl ProblemKind {
    /// Whether the file gives no posting at all.
    pub const fn refuses(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::NotText
                | Self::TooLarge { .. }
                | Self::Unreadable { .. }
                | Self::NameUnreadable
                | Self::NoPosting
        )
    }

    /// What it may lead to if nobody looks, the worst first: a mail to the wrong place, people turned away or taken in wrongly, a
    /// value that is missing or doubtful, a letter that is odd to read.
    pub const fn harm(&self) -> u8 {
        match self {
            Self::Empty
            | Self::NotText
            | Self::TooLarge { .. }
            | Self::Unreadable { .. }
            | Self::NameUnreadable
            | Self::NoPosting => 0,
            Self::ContactMismatch { .. } => 1,
            Self::AddressInvalid { .. } | Self::SettledDiffers { field: Field::Contact, .. } => 2,
            Self::StateContradictory { .. } | Self::SettledDiffers { field: Field::State | Field::Deadline, .. } => 3,
            Self::SettledDiffers { .. } => 4,
            Self::FrontMatterUnclosed | Self::FrontMatterInvalid { .. } | Self::DataInvalid { .. } => 5,
            Self::SeveralPostings { .. } | Self::NestedTooDeep { .. } | Self::DateInvalid { .. } => 6,
            Self::TitleMissing => 7,
            Self::CharactersLost => 8,
            Self::EncodingGuessed { .. } => 9,
            Self::TextRepaired { .. } => 10,
            Self::FrontMatterMissing => 11,
        }
    }

    /// Whether it only tells what was done, and asks nothing of anybody.
    pub const fn is_remark(&self) -> bool {
        matches!(self, Self::TextRepaired { .. } | Self::EncodingGuessed { .. } | Self::FrontMatterMissing)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    pub kind: ProblemKind,
    pub place: Option<Place>,
}

impl Problem {
    pub const fn new(kind: ProblemKind) -> Self {
        Self { kind, place: None }
    }

    pub const fn at(kind: ProblemKind, line: u32, column: u32) -> Self {
        Self { kind, place: Some(Place { line, column }) }
    }
}
