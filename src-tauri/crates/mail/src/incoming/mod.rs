//! Mails that came: from bytes to what they say, whatever program wrote them.
//!
//! Reading never fails whole: what cannot be read is set aside with the reason. Nothing here runs, fetches or follows anything that
//! a mail names, and nothing here knows postings or people.

mod bounce;
mod bounds;
mod letters;
mod mailbox;
mod names;
mod quoted;
mod read;
mod rewritten;
mod traits;

pub use bounce::Returned;
pub use mailbox::{Found, MailSource, each_in_mailbox, each_mail, find_mails};
pub use names::clean_file_name;
pub use read::{LARGEST_MAIL, ReadMail, read_mail};
