//! Which server to talk to, and how to sign in there.

use std::time::Duration;

use hiring::{Security, SignInBy};
use secrecy::SecretString;

#[derive(Debug, Clone)]
pub struct SignIn {
    pub user: String,
    pub secret: SecretString,
    pub by: SignInBy,
}

#[derive(Debug, Clone)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Certificates to trust beside the usual ones, as PEM.
    pub trusted: Option<String>,
    pub sign_in: Option<SignIn>,
    /// What this computer calls itself: the domain of the sender's address.
    pub hello: String,
    pub patience: Patience,
}

/// How long to wait for what. Each is for one answer as a whole: a server that sends a byte now and then does not stretch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    pub connect: Duration,
    /// For the answer to a command.
    pub answer: Duration,
    /// For the answer to the final dot. Giving up early makes a mail's fate unknown, so RFC 5321 asks for ten minutes.
    pub after_dot: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(20), answer: Duration::from_mins(1), after_dot: Duration::from_mins(10) }
    }
}
