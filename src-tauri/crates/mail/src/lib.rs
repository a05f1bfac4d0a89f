//! Speaks mail: templates become messages, messages become bytes, bytes go to a server or a folder.
//!
//! What was sent, what waits and what may be tried again is somebody else's to remember: this crate knows nothing of the store or of
//! posting files, and never asks the time.

mod address;
mod connection;
mod folder;
mod guess;
mod imap;
mod incoming;
mod letter;
mod mailto;
mod markdown;
mod retry;
mod selftest;
mod smtp;
mod template;
mod token;

pub use address::{NotForTheWire, WireAddress};
pub use connection::{BadCertificate, Fault, HangUp, Patience, Server, SignIn, Stage, Trouble};
pub use folder::write_eml;
pub use guess::{Guess, GuessedMailbox, guesses};
pub use imap::{FolderRole, Looked, MailFolder, Mailbox, MailboxTest, Part as MailPart, test_mailbox};
pub use incoming::{
    Found, LARGEST_MAIL, MailSource, ReadMail, Returned, clean_file_name, each_in_mailbox, each_mail, find_mails,
    read_mail,
};
pub use letter::{Attachment, Composed, Letter, LetterError, Party};
pub use mailto::mailto;
pub use markdown::{to_html, to_text};
pub use retry::{Next, NoConnection, PATIENCE, after_attempt, after_no_connection, pause_lasts, wait_after};
pub use selftest::{Step, StepResult, StepState, self_test};
pub use smtp::{Delivery, Envelope, Offers, Outcome, Reply, Session};
pub use template::{
    BuiltIn, Given, Part, Rendered, Span, TemplateName, TemplateProblem, TemplateProblemKind, TemplateText, VARIABLES,
    Values, Variable, VariableSource, built_in, built_ins, check, language_of, marked, render, variant_of,
    variants_from,
};
pub use token::{Consent, NotAgreed, TokenGiver, Tokens, refresh};
