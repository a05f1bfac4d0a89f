//! Speaks mail.
//!
//! For now one thing: the link that opens a new message in the recruiter's own mail program. Nothing leaves this program by itself.
//! This crate knows nothing of the store or of posting files.

mod mailto;

pub use mailto::mailto;
