//! One connection to a mail server, driven stage by stage.

use std::io::{BufReader, Write};
use std::time::Duration;

use hiring::{Security, SignInBy};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::commands::Auth;
use secrecy::ExposeSecret;

use super::Reply;
use crate::connection::{Fault, Server, SignIn, Stage, Stream, Trouble};

/// What the server says it can do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offers {
    pub start_tls: bool,
    pub utf8: bool,
    pub dsn: bool,
    /// In bytes; none where it names no limit.
    pub size: Option<u64>,
    mechanisms: Vec<String>,
}

impl Offers {
    fn of(hello: &Reply) -> Self {
        let mut offers = Self::default();
        for line in hello.text.lines().skip(1) {
            let line = line.to_ascii_uppercase();
            // Some old servers write AUTH=LOGIN.
            let mut words = line.split([' ', '=']);
            match words.next() {
                Some("STARTTLS") => offers.start_tls = true,
                Some("SMTPUTF8") => offers.utf8 = true,
                Some("DSN") => offers.dsn = true,
                Some("SIZE") => {
                    offers.size = words.next().and_then(|limit| limit.parse().ok()).filter(|limit| *limit > 0);
                }
                Some("AUTH") => offers.mechanisms.extend(words.map(str::to_owned)),
                _ => {}
            }
        }
        offers
    }

    fn has(&self, mechanism: Mechanism) -> bool {
        self.mechanisms.iter().any(|offered| *offered == mechanism.to_string())
    }
}

/// An open connection, signed in.
#[derive(Debug)]
pub struct Session {
    stream: BufReader<Stream>,
    server: Server,
    offers: Offers,
    /// How many mails it has been used for.
    pub(super) mails: u32,
    /// Nothing more is to be expected of it.
    pub(super) broken: bool,
}

impl Session {
    /// Connects, greets, encrypts and signs in, as the account says.
    pub fn open(server: &Server) -> Result<Self, Fault> {
        let mut stream = Stream::connect(server)?;
        if server.security == Security::Tls {
            stream = stream.encrypted(server)?;
        }
        let stream = BufReader::new(stream);
        let mut session = Self { stream, server: server.clone(), offers: Offers::default(), mails: 0, broken: false };
        session.answer(Stage::Greeting, server.patience.answer).and_then(|reply| good(Stage::Greeting, reply))?;
        session.hello()?;
        if server.security == Security::StartTls {
            session = session.start_tls()?;
            session.hello()?;
        }
        if let Some(sign_in) = &server.sign_in {
            session.sign_in(sign_in)?;
        }
        Ok(session)
    }

    pub const fn offers(&self) -> &Offers {
        &self.offers
    }

    /// How many mails it has been used for.
    pub const fn mails(&self) -> u32 {
        self.mails
    }

    /// Takes leave. Whatever the server makes of it, nothing depends on it any more.
    pub fn quit(mut self) {
        if !self.broken && self.say(Stage::Hello, "QUIT").is_ok() {
            let _ = self.answer(Stage::Hello, self.server.patience.answer.min(Duration::from_secs(2)));
        }
    }

    fn hello(&mut self) -> Result<(), Fault> {
        let name = idna::domain_to_ascii(&self.server.hello).unwrap_or_default();
        let name = if name.is_empty() { "[127.0.0.1]" } else { &name };
        let reply = self.ask(Stage::Hello, &format!("EHLO {name}"))?;
        let reply = good(Stage::Hello, reply)?;
        self.offers = Offers::of(&reply);
        Ok(())
    }

    fn start_tls(mut self) -> Result<Self, Fault> {
        if !self.offers.start_tls {
            return Err(Fault::new(Stage::Tls, Trouble::NoTls));
        }
        let reply = self.ask(Stage::Tls, "STARTTLS")?;
        good(Stage::Tls, reply)?;
        if !self.stream.buffer().is_empty() {
            // Said before the encryption, and to be believed after it: somebody in between has put it there.
            return Err(Fault::new(Stage::Tls, Trouble::Garbled));
        }
        let Self { stream, server, offers, mails, broken } = self;
        let stream = BufReader::new(stream.into_inner().encrypted(&server)?);
        Ok(Self { stream, server, offers, mails, broken })
    }

    fn sign_in(&mut self, sign_in: &SignIn) -> Result<(), Fault> {
        let wrong = |trouble| Fault::new(Stage::SignIn, trouble);
        let Some(wanted) = mechanisms(sign_in.by) else { return Ok(()) };
        let offers = &self.offers;
        let mechanism = wanted.iter().copied().find(|mechanism| offers.has(*mechanism));
        let mechanism = mechanism.ok_or_else(|| wrong(Trouble::NoSignIn))?;
        let credentials = Credentials::new(sign_in.user.clone(), sign_in.secret.expose_secret().to_owned());
        let first = Auth::new(mechanism, credentials.clone(), None).map_err(|_| wrong(Trouble::NoSignIn))?;
        let mut reply = self.ask(Stage::SignIn, first.to_string().trim_end())?;
        // LOGIN asks twice.
        for _ in 0..2 {
            if reply.code != 334 {
                break;
            }
            let challenge = format!("334 {}\r\n", reply.text);
            let next = challenge
                .parse()
                .and_then(|challenge| Auth::new_from_response(mechanism, credentials.clone(), &challenge))
                .map(|next| next.to_string());
            // Where nothing is left to answer (XOAUTH2 asks so to say why it refuses): an empty line.
            let next = if mechanism == Mechanism::Login { next.unwrap_or_default() } else { String::new() };
            reply = self.ask(Stage::SignIn, next.trim_end())?;
        }
        good(Stage::SignIn, reply).map(|_| ())
    }

    pub(super) fn ask(&mut self, stage: Stage, command: &str) -> Result<Reply, Fault> {
        self.say(stage, command)?;
        self.answer(stage, self.server.patience.answer)
    }

    fn say(&mut self, stage: Stage, command: &str) -> Result<(), Fault> {
        self.write(stage, format!("{command}\r\n").as_bytes())
    }

    pub(super) fn write(&mut self, stage: Stage, bytes: &[u8]) -> Result<(), Fault> {
        self.stream.get_mut().within(self.server.patience.answer);
        let stream = self.stream.get_mut();
        stream.write_all(bytes).and_then(|()| stream.flush()).map_err(|error| Fault::new(stage, error.into()))
    }

    pub(super) fn answer(&mut self, stage: Stage, within: Duration) -> Result<Reply, Fault> {
        self.stream.get_mut().within(within);
        Reply::read(&mut self.stream).map_err(|error| Fault::new(stage, error.into()))
    }

    pub(super) const fn after_dot(&self) -> Duration {
        self.server.patience.after_dot
    }

    /// The server has said something that nothing asked for: question and answer are no longer in step.
    pub(super) fn is_out_of_step(&self) -> bool {
        !self.stream.buffer().is_empty()
    }
}

fn mechanisms(by: SignInBy) -> Option<&'static [Mechanism]> {
    match by {
        SignInBy::Password => Some(&[Mechanism::Plain, Mechanism::Login]),
        SignInBy::Plain => Some(&[Mechanism::Plain]),
        SignInBy::Login => Some(&[Mechanism::Login]),
        SignInBy::Xoauth2 => Some(&[Mechanism::Xoauth2]),
        SignInBy::Nothing => None,
    }
}

pub(super) fn good(stage: Stage, reply: Reply) -> Result<Reply, Fault> {
    match reply.code {
        200..=299 => Ok(reply),
        400..=599 => Err(Fault::new(stage, Trouble::Refused(reply))),
        _ => Err(Fault::new(stage, Trouble::Garbled)),
    }
}
