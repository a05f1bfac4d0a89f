//! Looking into a mailbox by IMAP, and never changing anything in it: folders are opened read-only (EXAMINE), mails are looked at
//! without being marked as read (BODY.PEEK), and there is no command here that could delete or move one.
//!
//! What is fetched is bounded, whatever a server says: nothing of it is believed before it is read.

mod answer;
mod folder_name;
mod mailbox;
mod said;
mod selftest;

pub use mailbox::{Looked, Mailbox, Part};
pub use said::{FolderRole, MailFolder};
pub use selftest::{MailboxTest, test_mailbox};
