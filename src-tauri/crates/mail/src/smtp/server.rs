//! Which server to send by, and how to sign in there.

use std::time::Duration;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// Encrypted from the first byte (port 465).
    Tls,
    /// Encrypted after a greeting, or not at all (port 587).
    StartTls,
    /// Not encrypted: to a server on this computer only.
    None,
}

impl Security {
    pub const ALL: [Self; 3] = [Self::Tls, Self::StartTls, Self::None];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "start_tls",
            Self::None => "none",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignInBy {
    /// PLAIN, else LOGIN: whichever the server offers.
    Password,
    Plain,
    Login,
    /// The secret is an access token.
    Xoauth2,
    /// Without signing in.
    Nothing,
}

impl SignInBy {
    pub const ALL: [Self; 5] = [Self::Password, Self::Plain, Self::Login, Self::Xoauth2, Self::Nothing];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Plain => "plain",
            Self::Login => "login",
            Self::Xoauth2 => "xoauth2",
            Self::Nothing => "nothing",
        }
    }
}

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
