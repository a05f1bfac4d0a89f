//! What a posting asks of an applicant, and judges them on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Expression, Piece, Source, Sourced};

/// Everything but the contacts and the deadline, which a posting without any of this has too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ApplyContract {
    /// The subject line it prescribes.
    pub subject: Option<Sourced<String>>,
    /// The form or site to apply through.
    pub application_url: Option<Sourced<String>>,
    pub pieces: Option<Sourced<Expression>>,
    /// Said not to be needed.
    pub refused_pieces: Vec<Piece>,
    pub proof: Option<Sourced<Proof>>,
    /// It promises an answer within so many days.
    pub answer_within_days: Option<Sourced<u32>>,
}

/// A sign that the posting was read to its end: an emoji to put in the subject, a word to slip into the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proof {
    pub what: String,
    #[serde(rename = "where")]
    pub place: ProofPlace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProofPlace {
    Subject,
    Message,
    Anywhere,
}

/// One requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Criterion {
    pub text: String,
    pub kind: CriterionKind,
    pub source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CriterionKind {
    Must,
    /// A bonus: missing it costs nobody the post.
    Plus,
}

impl ProofPlace {
    pub const ALL: [Self; 3] = [Self::Subject, Self::Message, Self::Anywhere];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Message => "message",
            Self::Anywhere => "anywhere",
        }
    }
}

impl CriterionKind {
    pub const ALL: [Self; 2] = [Self::Must, Self::Plus];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Plus => "plus",
        }
    }
}
