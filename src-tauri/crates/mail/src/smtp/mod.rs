//! Sending by SMTP, stage by stage.
//!
//! The connection is our own, on rustls, because nobody else's can be asked how far it came, which recipient was refused, or to stop
//! before the final dot when the ledger could not be written. Signing in and MIME are lettre's.

mod deliver;
mod reply;
mod session;

pub use deliver::{Delivery, Envelope, Outcome};
pub use reply::Reply;
pub use session::{Offers, Session};
