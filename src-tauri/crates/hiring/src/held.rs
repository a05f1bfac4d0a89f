//! The values of a posting as they are in effect, each with how it stands and what the file says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ContactRole, ContactValue, ContractKind, CriterionKind, CriterionValue, Decision, Expression, How, Language, Piece,
    Place, PostingState, ProblemKind, Proof, Register, Remote, Source,
};

/// A value in effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Held<T> {
    pub value: T,
    pub how: How,
    /// What the file says.
    pub says: T,
    /// Where it says so; none where the file's name does, or where it says nothing.
    pub source: Option<Source>,
    /// The file has come to say something else since a person settled it.
    pub differs: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldContact {
    pub which: String,
    /// One that was removed is still shown, so that it can be brought back.
    pub address: String,
    pub role: ContactRole,
    pub how: How,
    pub says: Option<ContactValue>,
    pub source: Option<Source>,
    /// Its place among the contacts that were read, from 0.
    pub index: Option<u32>,
    pub differs: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldCriterion {
    pub which: String,
    pub text: String,
    pub kind: CriterionKind,
    pub how: How,
    pub says: Option<CriterionValue>,
    pub source: Option<Source>,
    /// Its place among the criteria that were read, from 0.
    pub index: Option<u32>,
    pub differs: bool,
}

/// A problem, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    pub which: String,
    pub kind: ProblemKind,
    pub place: Option<Place>,
    pub decision: Option<Decision>,
    /// Whether it still asks something of a person.
    pub open: bool,
}

/// All values of a posting, each with how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Values {
    pub title: Held<String>,
    pub organisation: Held<Option<String>>,
    pub state: Held<PostingState>,
    #[ts(type = "Held<string | null>")]
    pub date: Held<Option<chrono::NaiveDate>>,
    #[ts(type = "Held<string | null>")]
    pub deadline: Held<Option<chrono::NaiveDate>>,
    pub subject: Held<Option<String>>,
    pub application_url: Held<Option<String>>,
    pub pieces: Held<Option<Expression>>,
    pub refused_pieces: Held<Vec<Piece>>,
    pub proof: Held<Option<Proof>>,
    pub answer_within_days: Held<Option<u32>>,
    pub contract: Held<Option<ContractKind>>,
    pub length: Held<Option<String>>,
    pub days_a_week: Held<Option<String>>,
    pub remote: Held<Option<Remote>>,
    pub place: Held<Option<String>>,
    pub start: Held<Option<String>>,
    pub pay: Held<Option<String>>,
    pub language: Held<Option<Language>>,
    pub register: Held<Register>,
    pub contacts: Vec<HeldContact>,
    pub criteria: Vec<HeldCriterion>,
    /// The worst first.
    pub findings: Vec<Finding>,
}

impl Values {
    /// Whom to write to: without those that do not hold.
    pub fn contacts_in_effect(&self) -> impl Iterator<Item = &HeldContact> {
        self.contacts.iter().filter(|contact| contact.how != How::Removed)
    }

    pub fn criteria_in_effect(&self) -> impl Iterator<Item = &HeldCriterion> {
        self.criteria.iter().filter(|criterion| criterion.how != How::Removed)
    }

    /// The problems that ask something of a person, the worst first.
    pub fn open_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.open)
    }
}
