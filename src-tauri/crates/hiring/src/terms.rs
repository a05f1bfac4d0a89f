//! The terms of a post: contract, length, days, remote work, place, start, pay.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Sourced;

/// As the posting puts them, but for what is compared and filtered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Terms {
    pub contract: Option<Sourced<ContractKind>>,
    pub length: Option<Sourced<String>>,
    pub days_a_week: Option<Sourced<String>>,
    pub remote: Option<Sourced<Remote>>,
    pub place: Option<Sourced<String>>,
    pub start: Option<Sourced<String>>,
    pub pay: Option<Sourced<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContractKind {
    Permanent,
    FixedTerm,
    Freelance,
    Internship,
    Apprenticeship,
    CivilService,
    Volunteer,
}

impl ContractKind {
    pub const ALL: [Self; 7] = [
        Self::Permanent,
        Self::FixedTerm,
        Self::Freelance,
        Self::Internship,
        Self::Apprenticeship,
        Self::CivilService,
        Self::Volunteer,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::FixedTerm => "fixed_term",
            Self::Freelance => "freelance",
            Self::Internship => "internship",
            Self::Apprenticeship => "apprenticeship",
            Self::CivilService => "civil_service",
            Self::Volunteer => "volunteer",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Remote {
    Full,
    Partial,
    None,
}

impl Remote {
    pub const ALL: [Self; 3] = [Self::Full, Self::Partial, Self::None];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}
