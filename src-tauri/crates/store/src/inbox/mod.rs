//! Mails that came: each once, waiting to be looked at, set aside, or filed to a person.
//!
//! What was read of a mail never changes and stands apart from where the mail is, so that its way through the inbox is a small row.

mod messages;
mod postings;
mod since;
mod threads;

pub use messages::{MessageCounts, NewMessage, StoredMessage};
pub use since::Since;
pub use threads::{OwnMail, Thread};
