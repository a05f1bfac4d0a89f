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
mod application;
mod apply;
mod candidate;
mod codes;
mod contact;
mod cv_owner;
mod day;
mod expression;
mod figures;
mod file_kind;
mod folded;
mod held;
mod hints;
mod histories;
mod ids;
mod in_effect;
mod inbox;
mod incoming;
mod job_title;
mod likely;
mod likeness;
mod mailing;
mod moment;
mod person_name;
mod phone;
mod posting;
mod problem;
mod profile_link;
mod retention;
mod said;
mod search;
mod settled;
mod source;
mod source_key;
mod stage;
mod take_apart;
mod terms;
mod tone;
mod value;
mod word;

pub use address::{Address, AddressError};
pub use application::{Decider, Mark, MarkError, Pieces, ReasonCode, ReasonKind};
pub use apply::{ApplyContract, Criterion, CriterionKind, Proof, ProofPlace};
pub use candidate::{CandidateChange, CandidateDetails, CandidateField, Consent, DetailsError, Person};
pub use contact::{Contact, ContactRole};
pub use cv_owner::{CvOwner, CvSign, cv_owner, names_in_file_name};
pub use day::day_in_words;
pub use expression::{Expression, ExpressionError, Piece};
pub use figures::{Figure, PeriodOf, ReportName};
pub use file_kind::{FileKind, KeptShut};
pub use folded::fold;
pub use held::{Finding, Held, HeldContact, HeldCriterion, Values};
pub use hints::{Hint, HintKind, hints};
pub use histories::{Case, Histories, Mailed, MarkGiven, Passage, PostingFacts, ReasonFacts, StageFacts};
pub use ids::{
    AccountId, ApplicationId, CandidateId, CollectionId, DigestId, EntryId, FileId, FilterId, HeldMailId, MailId,
    MessageId, NoteId, PostingId, ReasonId, RecipientId, RuleId, SavedReportId, StageId, TemplateId, VersionId,
};
pub use inbox::{
    Arrived, ArrivedFile, AsideReason, AskingPosting, Direction, Forwarded, FoundIn, FoundPiece, FoundProof, MailParty,
    MessageState, PostingIndex, PostingMatch, PostingSign, Rewritten, TextState, Writer, find_proof, pieces_in,
    subject_as_asked, suggested_by, writer_of,
};
pub use incoming::{
    ColumnMapping, DayOrder, Incoming, IncomingApplication, PersonField, Remark, RowPlace, RowProblem, StatedOutcome,
};
pub use job_title::{job_without_remarks, job_words};
pub use likely::{LikelyReason, NearAddress};
pub use likeness::{Repetitions, Sketch, words};
pub use mailing::{
    AccountKind, Audience, HeldBecause, MailState, PauseReason, Receives, Security, SignInBy, TokenProvider, Variant,
};
pub use moment::{Clock, Moment};
pub use person_name::PersonName;
pub use phone::{Phone, PhoneError};
pub use posting::{Fact, Posting, PostingSources, PostingState};
pub use problem::{Place, Problem, ProblemKind};
pub use profile_link::{LinkError, LinkKind, ProfileLink};
pub use retention::RetentionReason;
pub use said::{Difference, Said, Which, differences, which_address};
pub use search::{
    Item, NAME, Narrowing, Query, QueryProblem, QueryWrong, SearchField, Sought, TextPart, Than, Token, context,
    is_called, marked, name_words, phrase_is_in, search_words, search_words_of_folded,
};
pub use settled::{How, Settled, lay};
pub use source::{Source, Sourced};
pub use source_key::SourceKey;
pub use stage::{Hue, StageCode, StageEnd, StageName};
pub use take_apart::{Parts, take_apart};
pub use terms::{ContractKind, Remote, Terms};
pub use tone::{Language, Register};
pub use value::{ContactValue, CriterionValue, Decision, Field, PostingValue, Unfit};
pub use word::Word;
