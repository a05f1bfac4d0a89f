//! Where somebody's application stands: what was asked and what came, scores, and how it ended.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize, de};
use ts_rs::TS;

use crate::codes::codes;
use crate::{Expression, Piece, StageEnd};

codes! {
    /// Who ended it.
    pub enum Decider {
        Us = "us",
        Them = "them",
    }

    /// The reasons that every store begins with; screens word them by language until somebody gives them words of their own.
    pub enum ReasonCode {
        MissingSkill = "missing_skill",
        LessExperience = "less_experience",
        OtherChosen = "other_chosen",
        IncompleteApplication = "incomplete_application",
        Language = "language",
        Availability = "availability",
        Place = "place",
        Pay = "pay",
        PostingClosed = "posting_closed",
        Unreachable = "unreachable",
        DeclinedOffer = "declined_offer",
        OtherOffer = "other_offer",
        ChangedMind = "changed_mind",
        PersonalReasons = "personal_reasons",
        Other = "other",
    }

    /// What a reason is given for.
    pub enum ReasonKind {
        Rejected = "rejected",
        Withdrawn = "withdrawn",
    }
}

impl ReasonKind {
    pub const fn end(self) -> StageEnd {
        match self {
            Self::Rejected => StageEnd::Rejected,
            Self::Withdrawn => StageEnd::Withdrawn,
        }
    }
}

/// How the pieces that came stand against what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pieces {
    /// None when the posting asks for nothing.
    pub asked: Option<Expression>,
    pub came: Vec<Piece>,
    /// Each is a choice: any one of its pieces would do.
    pub missing: Vec<Vec<Piece>>,
    /// Asked or welcome, not there, and not missed.
    pub welcome: Vec<Piece>,
    pub satisfied: bool,
}

impl Pieces {
    pub fn of(asked: Option<Expression>, came: &BTreeSet<Piece>) -> Self {
        let missing = asked.as_ref().map(|asked| asked.missing(came)).unwrap_or_default();
        let missed: BTreeSet<Piece> = missing.iter().flatten().copied().collect();
        let named = asked.as_ref().map(Expression::pieces).unwrap_or_default();
        let welcome = named.into_iter().filter(|piece| !came.contains(piece) && !missed.contains(piece)).collect();
        Self { satisfied: missing.is_empty(), asked, came: came.iter().copied().collect(), missing, welcome }
    }
}

/// A mark for one criterion, from 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[ts(type = "1 | 2 | 3 | 4")]
pub struct Mark(u8);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mark is 1, 2, 3 or 4")]
pub struct MarkError;

impl Mark {
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Mark {
    type Error = MarkError;

    fn try_from(value: u8) -> Result<Self, MarkError> {
        if (1..=4).contains(&value) { Ok(Self(value)) } else { Err(MarkError) }
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u8::deserialize(deserializer)?.try_into().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(asked: &str, came: &[Piece]) -> Pieces {
        Pieces::of(Some(asked.parse().unwrap()), &came.iter().copied().collect())
    }

    #[test]
    fn it_says_what_is_missing_and_what_is_merely_welcome() {
        let nothing = pieces("motivation & (cv | linkedin) & portfolio?", &[]);
        assert_eq!(nothing.missing, [vec![Piece::Motivation], vec![Piece::Cv, Piece::Linkedin]]);
        assert_eq!(nothing.welcome, [Piece::Portfolio]);
        let enough = pieces("motivation & (cv | linkedin) & portfolio?", &[Piece::Motivation, Piece::Linkedin]);
        assert!(enough.satisfied);
        assert_eq!(enough.welcome, [Piece::Cv, Piece::Portfolio]);
        assert!(Pieces::of(None, &BTreeSet::new()).satisfied);
    }

    #[test]
    fn a_mark_is_from_one_to_four() {
        assert_eq!(serde_json::from_str::<Mark>("4").unwrap().value(), 4);
        assert!(serde_json::from_str::<Mark>("0").is_err());
        assert!(serde_json::from_str::<Mark>("5").is_err());
    }
}
