//! Speaks mail: templates become messages, messages become bytes, bytes go to a server or a folder.
//!
//! What was sent, what waits and what may be tried again is somebody else's to remember: this crate knows nothing of the store or of
//! posting files, and never asks the time.

mod address;
mod folder;
mod guess;
mod letter;
mod mailto;
mod markdown;
mod retry;
mod selftest;
mod smtp;
mod template;

pub use address::{NotForTheWire, WireAddress};
pub use folder::write_eml;
pub use guess::{Guess, guesses};
pub use letter::{Attachment, Composed, Letter, LetterError, Party};
pub use mailto::mailto;
pub use markdown::{to_html, to_text};
pub use retry::{Next, NoConnection, PATIENCE, PauseReason, after_attempt, after_no_connection, wait_after};
pub use selftest::{Step, StepResult, StepState, self_test};
pub use smtp::{
    BadCertificate, Delivery, Envelope, Fault, Offers, Outcome, Patience, Reply, Security, Server, Session, SignIn,
    SignInBy, Stage, Trouble,
};
pub use template::{
    Audience, BuiltIn, Given, Part, Rendered, Span, TemplateName, TemplateProblem, TemplateProblemKind, TemplateText,
    VARIABLES, Values, Variable, VariableSource, Variant, built_in, built_ins, check, marked, render,
};
