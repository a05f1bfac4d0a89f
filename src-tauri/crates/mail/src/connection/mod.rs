//! Getting to a mail server: which one, encrypted how, waited for how long, and what can go wrong on the way. What is said there is
//! somebody else's: [`crate::smtp`] sends, [`crate::imap`] looks.

mod fault;
mod server;
mod stream;

pub use fault::{BadCertificate, Fault, Stage, Trouble};
pub use server::{Patience, Server, SignIn};
pub use stream::{HangUp, Stream};
