//! The words of hiring and their rules, as plain values.
//!
//! Nothing here reads a file, opens a connection or asks the time: what the rules need is passed in ([`Clock`]). So every rule can
//! be tested by a sentence, and every other crate may depend on this one.
//!
//! ```
//! use hiring::{Address, PostingState};
//!
//! let address: Address = "Camille.Rouviere@Example.ORG".parse()?;
//! assert_eq!(address.as_str(), "Camille.Rouviere@example.org");
//! assert!(PostingState::Open.takes_applications());
//! # Ok::<(), hiring::AddressError>(())
//! ```

mod address;
mod apply;
mod contact;
mod expression;
mod folded;
mod ids;
mod likeness;
mod moment;
mod posting;
mod problem;
mod said;
mod settled;
mod source;
mod source_key;
mod terms;
mod tone;
mod value;
mod word;

pub use address::{Address, AddressError};
pub use apply::{ApplyContract, Criterion, CriterionKind, Proof, ProofPlace};
pub use contact::{Contact, ContactRole};
pub use expression::{Expression, ExpressionError, Piece};
pub use folded::fold;
pub use ids::{CollectionId, EntryId, PostingId, VersionId};
pub use likeness::{Repetitions, Sketch, words};
pub use moment::{Clock, Moment};
pub use posting::{Fact, Posting, PostingSources, PostingState};
pub use problem::{Place, Problem, ProblemKind};
pub use said::{Difference, Said, Which, differences, which_address};
pub use settled::{Finding, Held, HeldContact, HeldCriterion, How, Settled, Values, lay};
pub use source::{Source, Sourced};
pub use source_key::SourceKey;
pub use terms::{ContractKind, Remote, Terms};
pub use tone::{Language, Register};
pub use value::{ContactValue, CriterionValue, Decision, Field, PostingValue, Unfit};
pub use word::Word;
