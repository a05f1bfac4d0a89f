//! A mail server for tests: takes mails on a free port of this computer, keeps them, and misbehaves where it is told to.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Where in the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    Greeting,
    Hello,
    StartTls,
    Auth,
    Mail,
    /// The answer to each recipient.
    Rcpt,
    Data,
    /// In the middle of the text.
    Text,
    /// The dot is there, nothing is kept.
    Dot,
    /// The mail is kept, the answer is not given yet.
    AfterDot,
    Quit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    Says(&'static str),
    Drops,
    /// Says nothing until the other side gives up.
    Keeps,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    Never,
    FromTheStart,
    Offered,
}

#[derive(Debug, Clone)]
pub struct Behaviour {
    pub faults: HashMap<At, Does>,
    pub encryption: Encryption,
    /// Its certificate is for this name.
    pub name: &'static str,
    pub sign_in: Option<(&'static str, &'static str)>,
    pub mechanisms: &'static str,
    pub size: Option<u64>,
    pub utf8: bool,
    pub dsn: bool,
    /// Answers 421 to the next mail after that many on one connection.
    pub mails_a_connection: Option<u32>,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            faults: HashMap::new(),
            encryption: Encryption::Never,
            name: "localhost",
            sign_in: None,
            mechanisms: "PLAIN LOGIN XOAUTH2",
            size: None,
            utf8: false,
            dsn: false,
            mails_a_connection: None,
        }
    }
}

impl Behaviour {
    pub fn with(mut self, at: At, does: Does) -> Self {
        self.faults.insert(at, does);
        self
    }
}

/// A mail as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub from: String,
    pub to: Vec<String>,
    pub text: Vec<u8>,
}

impl Kept {
    pub fn message_id(&self) -> String {
        let text = String::from_utf8_lossy(&self.text);
        let line = text.lines().find_map(|line| line.strip_prefix("Message-ID: ")).expect("each mail has a Message-ID");
        line.to_owned()
    }
}

#[derive(Debug, Default)]
struct Record {
    kept: Mutex<Vec<Kept>>,
    said: Mutex<Vec<String>>,
    heard: Condvar,
    connections: AtomicU32,
    talking: AtomicU32,
    over: AtomicBool,
}

#[derive(Debug)]
pub struct MailServer {
    pub port: u16,
    /// The certificate to trust, as PEM.
    pub certificate: String,
    behaviour: Arc<Mutex<Behaviour>>,
    record: Arc<Record>,
}

impl MailServer {
    pub fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let record = Arc::new(Record::default());
        let (tls, certificate) = tls(behaviour.name);
        let behaviour = Arc::new(Mutex::new(behaviour));
        let (shared, of) = (Arc::clone(&record), Arc::clone(&behaviour));
        std::thread::spawn(move || {
            for socket in listener.incoming() {
                if shared.over.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(socket) = socket else { continue };
                shared.connections.fetch_add(1, Ordering::Relaxed);
                shared.talking.fetch_add(1, Ordering::SeqCst);
                let (record, tls, behaviour) = (Arc::clone(&shared), Arc::clone(&tls), of.lock().unwrap().clone());
                std::thread::spawn(move || {
                    let _ = converse(socket, &behaviour, &tls, &record);
                    record.talking.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { port, certificate, behaviour, record }
    }

    /// For the connections to come.
    pub fn behave(&self, behaviour: Behaviour) {
        *self.behaviour.lock().unwrap() = behaviour;
    }

    /// From here on another secret is the right one.
    pub fn takes(&self, user: &'static str, secret: &'static str) {
        self.behaviour.lock().unwrap().sign_in = Some((user, secret));
    }

    /// The mails it has taken, in their order.
    pub fn kept(&self) -> Vec<Kept> {
        self.record.kept.lock().unwrap().clone()
    }

    /// What was said to it, line by line, but for the texts of mails.
    pub fn heard(&self) -> Vec<String> {
        self.record.said.lock().unwrap().clone()
    }

    /// Waits until that many lines more were said to it; false where the other side is gone before.
    pub fn hears(&self, lines: usize, mut is_gone: impl FnMut() -> bool) -> bool {
        let mut said = self.record.said.lock().unwrap();
        let moment = said.len() + lines;
        while said.len() < moment {
            if is_gone() {
                return false;
            }
            // Whoever dies before a word is looked for now and then.
            said = self.record.heard.wait_timeout(said, Duration::from_millis(5)).unwrap().0;
        }
        true
    }

    /// Waits until nobody talks to it any more.
    pub fn settle(&self) {
        while self.record.talking.load(Ordering::SeqCst) > 0 {
            std::thread::yield_now();
        }
    }

    pub fn connections(&self) -> u32 {
        self.record.connections.load(Ordering::Relaxed)
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.record.over.store(true, Ordering::Relaxed);
        // Wakes the listener, so that it notices.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn tls(name: &str) -> (Arc<ServerConfig>, String) {
    let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (Arc::new(config), made.cert.pem())
}

trait ReadWrite: Read + Write + Send {}
impl<T: Read + Write + Send> ReadWrite for T {}

struct Talk<'a> {
    stream: BufReader<Box<dyn ReadWrite>>,
    behaviour: &'a Behaviour,
    record: &'a Record,
}

/// The conversation is over.
fn over() -> io::Error {
    io::ErrorKind::ConnectionAborted.into()
}

fn converse(socket: TcpStream, behaviour: &Behaviour, tls: &Arc<ServerConfig>, record: &Record) -> io::Result<()> {
    socket.set_nodelay(true)?;
    let wrapped = |socket: TcpStream| -> io::Result<Box<dyn ReadWrite>> {
        let connection = ServerConnection::new(Arc::clone(tls)).map_err(io::Error::other)?;
        Ok(Box::new(StreamOwned::new(connection, socket)))
    };
    let again = socket.try_clone()?;
    let first: Box<dyn ReadWrite> =
        if behaviour.encryption == Encryption::FromTheStart { wrapped(socket)? } else { Box::new(socket) };
    let mut talk = Talk { stream: BufReader::new(first), behaviour, record };
    talk.answer(At::Greeting, "220 mx.example.test ESMTP")?;
    let mut encrypted = behaviour.encryption == Encryption::FromTheStart;
    let mut signed_in = behaviour.sign_in.is_none();
    let mut mail: Option<Kept> = None;
    let mut mails = 0;
    loop {
        let line = talk.hear()?;
        let upper = line.to_ascii_uppercase();
        let verb = upper.split([' ', ':']).next().unwrap_or_default();
        match verb {
            "EHLO" | "HELO" => talk.answer(At::Hello, &offers(behaviour, encrypted))?,
            "STARTTLS" => {
                talk.answer(At::StartTls, "220 go ahead")?;
                talk.stream = BufReader::new(wrapped(again.try_clone()?)?);
                encrypted = true;
            }
            "AUTH" => {
                let right = talk.sign_in(&line)?;
                talk.answer(At::Auth, if right { "235 2.7.0 welcome" } else { "535 5.7.8 who are you?" })?;
                signed_in = right;
            }
            "MAIL" if !signed_in => talk.say("530 5.7.0 sign in first")?,
            "MAIL" if behaviour.mails_a_connection.is_some_and(|most| mails >= most) => {
                talk.say("421 4.7.0 too many mails on one connection")?;
                return Ok(());
            }
            "MAIL" if line.contains("mail452") => talk.say("452 4.3.1 later")?,
            "MAIL" => {
                talk.answer(At::Mail, "250 2.1.0 sender ok")?;
                mails += 1;
                mail = Some(Kept { from: between(&line), to: Vec::new(), text: Vec::new() });
            }
            "RCPT" => {
                let to = between(&line);
                if let Some(no) = refusal(&to, "rcpt") {
                    talk.say(&no)?;
                } else {
                    talk.answer(At::Rcpt, "250 2.1.5 recipient ok")?;
                    mail.as_mut().ok_or_else(over)?.to.push(to);
                }
            }
            "DATA" => {
                let kept = mail.take().ok_or_else(over)?;
                talk.answer(At::Data, "354 go on")?;
                talk.take(kept)?;
            }
            "RSET" => {
                mail = None;
                talk.say("250 2.0.0 forgotten")?;
            }
            "QUIT" => {
                talk.answer(At::Quit, "221 2.0.0 bye")?;
                return Ok(());
            }
            _ => talk.say("502 5.5.1 what?")?,
        }
    }
}

fn offers(behaviour: &Behaviour, encrypted: bool) -> String {
    let mut offers = vec!["mx.example.test".to_owned(), "8BITMIME".to_owned()];
    if behaviour.encryption == Encryption::Offered && !encrypted {
        offers.push("STARTTLS".to_owned());
    }
    if behaviour.sign_in.is_some() && (encrypted || behaviour.encryption == Encryption::Never) {
        offers.push(format!("AUTH {}", behaviour.mechanisms));
    }
    offers.extend(behaviour.size.map(|size| format!("SIZE {size}")));
    offers.extend(behaviour.utf8.then(|| "SMTPUTF8".to_owned()));
    offers.extend(behaviour.dsn.then(|| "DSN".to_owned()));
    let last = offers.len() - 1;
    let lines =
        offers.iter().enumerate().map(|(at, offer)| format!("250{}{offer}", if at == last { ' ' } else { '-' }));
    lines.collect::<Vec<_>>().join("\r\n")
}

/// `rcpt451-zoe@example.org` is put off, `data554-…` is refused after the dot, and so on.
fn refusal(address: &str, stage: &str) -> Option<String> {
    let code = address.strip_prefix(stage)?.get(..3)?;
    let quota = if address.contains("quota") { "5.4.5 daily quota" } else { "as it was asked for" };
    Some(format!("{code} {quota}"))
}

fn between(line: &str) -> String {
    line.split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(inner, _)| inner.to_owned())
        .unwrap_or_default()
}

impl Talk<'_> {
    fn hear(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        self.stream.read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Err(over());
        }
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        self.record.said.lock().unwrap().push(line.clone());
        self.record.heard.notify_all();
        Ok(line)
    }

    fn say(&mut self, line: &str) -> io::Result<()> {
        let stream = self.stream.get_mut();
        stream.write_all(format!("{line}\r\n").as_bytes())?;
        stream.flush()
    }

    /// As it should, or as it was told to.
    fn answer(&mut self, at: At, line: &str) -> io::Result<()> {
        match self.behaviour.faults.get(&at) {
            None => self.say(line),
            Some(Does::Says(other)) => {
                self.say(other)?;
                if other.starts_with("421") { Err(over()) } else { Ok(()) }
            }
            Some(Does::Drops) => Err(over()),
            Some(Does::Keeps) => {
                let _ = io::copy(&mut self.stream, &mut io::sink());
                Err(over())
            }
        }
    }

    fn sign_in(&mut self, line: &str) -> io::Result<bool> {
        let Some((user, secret)) = self.behaviour.sign_in else { return Ok(true) };
        let mut words = line.split(' ').skip(1);
        match words.next() {
            Some("PLAIN") => Ok(words.next() == Some(&base64(format!("\0{user}\0{secret}").as_bytes()))),
            Some("LOGIN") => {
                self.say("334 VXNlcm5hbWU6")?;
                let first = self.hear()?;
                self.say("334 UGFzc3dvcmQ6")?;
                Ok((first, self.hear()?) == (base64(user.as_bytes()), base64(secret.as_bytes())))
            }
            Some("XOAUTH2") => {
                let right = format!("user={user}\x01auth=Bearer {secret}\x01\x01");
                if words.next() == Some(&base64(right.as_bytes())) {
                    return Ok(true);
                }
                self.say("334 eyJzdGF0dXMiOiI0MDEifQ==")?;
                self.hear()?;
                Ok(false)
            }
            _ => Ok(false),
        }
    }

    fn take(&mut self, mut kept: Kept) -> io::Result<()> {
        loop {
            let mut line = Vec::new();
            self.stream.read_until(b'\n', &mut line)?;
            if !line.ends_with(b"\n") {
                return Err(over());
            }
            if line == b".\r\n" {
                break;
            }
            match self.behaviour.faults.get(&At::Text) {
                Some(Does::Drops) => return Err(over()),
                Some(_) => self.answer(At::Text, "")?,
                None => {}
            }
            kept.text.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        if let Some(no) = kept.to.iter().find_map(|to| refusal(to, "data")) {
            return self.say(&no);
        }
        if kept.to.iter().any(|to| to.starts_with("drop-before")) {
            return Err(over());
        }
        if self.behaviour.faults.contains_key(&At::Dot) {
            return self.answer(At::Dot, "");
        }
        let drops = kept.to.iter().any(|to| to.starts_with("drop-after"));
        self.record.kept.lock().unwrap().push(kept);
        if drops { Err(over()) } else { self.answer(At::AfterDot, "250 2.0.0 taken") }
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = (u32::from(three[0]) << 16)
            | (u32::from(*three.get(1).unwrap_or(&0)) << 8)
            | u32::from(*three.get(2).unwrap_or(&0));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize];
            out.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}
