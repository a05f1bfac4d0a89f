//! A mail that came: what it says of who wrote it, for which posting, and what was sent.
//!
//! Plain rules over plain values. Whoever reads mails fills an [`Arrived`]; whoever knows postings gives a [`PostingIndex`] what they
//! ask for. What is called certain here is filed together with others in one go, so it needs two signs that do not depend on one
//! another, and nothing that speaks for another posting.

mod applicant;
mod arrived;
mod pieces;
mod postings;
mod proof;

pub use applicant::{suggested_by, writer_of};
pub use arrived::{
    Arrived, ArrivedFile, AsideReason, Direction, Forwarded, MailParty, MessageState, Rewritten, TextState, Writer,
};
pub use pieces::{FoundIn, FoundPiece, pieces_in};
pub use postings::{AskingPosting, PostingIndex, PostingMatch, PostingSign};
pub use proof::{FoundProof, find_proof, subject_as_asked};
