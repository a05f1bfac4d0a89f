//! What can go wrong on the way to a mail server, and where.

use std::io;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::smtp::Reply;

/// How far a connection, or one mail on it, came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TalkStage")]
pub enum Stage {
    Resolve,
    Connect,
    Greeting,
    Hello,
    Tls,
    SignIn,
    Sender,
    Recipient,
    Data,
    /// The text is on its way; the final dot is not written.
    Text,
    /// The final dot is written, or may be.
    Dot,
    /// Whoever gives out tokens for signing in is asked for one.
    Token,
    /// A folder of the mailbox is opened.
    Folder,
    /// Mails are looked for and fetched.
    Fetch,
}

impl Stage {
    pub const ALL: [Self; 14] = [
        Self::Resolve,
        Self::Connect,
        Self::Greeting,
        Self::Hello,
        Self::Tls,
        Self::SignIn,
        Self::Sender,
        Self::Recipient,
        Self::Data,
        Self::Text,
        Self::Dot,
        Self::Token,
        Self::Folder,
        Self::Fetch,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Resolve => "resolve",
            Self::Connect => "connect",
            Self::Greeting => "greeting",
            Self::Hello => "hello",
            Self::Tls => "tls",
            Self::SignIn => "sign_in",
            Self::Sender => "sender",
            Self::Recipient => "recipient",
            Self::Data => "data",
            Self::Text => "text",
            Self::Dot => "dot",
            Self::Token => "token",
            Self::Folder => "folder",
            Self::Fetch => "fetch",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BadCertificate {
    Expired,
    NotYetValid,
    /// For another name than the one that was asked for.
    OtherName,
    /// Signed by nobody that is known here.
    UnknownIssuer,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Trouble {
    /// The server said no: for good (5xx) or for now (4xx).
    Refused(Reply),
    /// A server without reply codes said no, in these words; for now, or until something is changed.
    Denied {
        text: String,
        for_now: bool,
    },
    /// The name leads to no address: no such server, or no network.
    Unresolved,
    /// Nothing listens there, or there is no way to it.
    Unreachable {
        detail: String,
    },
    TimedOut,
    /// The connection ended in the middle.
    Dropped,
    /// What answered does not speak as a mail server does.
    Garbled,
    Certificate(BadCertificate),
    Tls {
        detail: String,
    },
    /// Encryption is demanded and not offered.
    NoTls,
    /// No way of signing in that both sides know.
    NoSignIn,
    /// Unencrypted connections stay on this computer.
    NotLoopback,
    /// Larger than the server takes.
    TooLarge {
        limit: u64,
    },
    /// An address or header needs what the server does not offer (SMTPUTF8).
    NeedsUtf8,
    /// Stopped on this side before the final dot.
    Stopped,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    pub stage: Stage,
    pub trouble: Trouble,
}

impl Fault {
    pub const fn new(stage: Stage, trouble: Trouble) -> Self {
        Self { stage, trouble }
    }

    /// The server's words, where it said any.
    pub const fn reply(&self) -> Option<&Reply> {
        match &self.trouble {
            Trouble::Refused(reply) => Some(reply),
            _ => None,
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        if let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return Self::from(tls);
        }
        match error.kind() {
            // A socket whose time is up says one or the other, by system.
            Kind::TimedOut | Kind::WouldBlock => Self::TimedOut,
            Kind::InvalidData => Self::Garbled,
            Kind::UnexpectedEof
            | Kind::ConnectionReset
            | Kind::ConnectionAborted
            | Kind::BrokenPipe
            | Kind::NotConnected
            | Kind::WriteZero => Self::Dropped,
            _ => Self::Unreachable { detail: error.to_string() },
        }
    }
}

impl From<&rustls::Error> for Trouble {
    fn from(error: &rustls::Error) -> Self {
        use rustls::CertificateError as Bad;
        let rustls::Error::InvalidCertificate(bad) = error else { return Self::Tls { detail: error.to_string() } };
        Self::Certificate(match bad {
            Bad::Expired | Bad::ExpiredContext { .. } => BadCertificate::Expired,
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => BadCertificate::NotYetValid,
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => BadCertificate::OtherName,
            Bad::UnknownIssuer => BadCertificate::UnknownIssuer,
            _ => BadCertificate::Other,
        })
    }
}
