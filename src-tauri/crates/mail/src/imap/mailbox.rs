//! One connection to somebody's mailbox.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use hiring::{Security, SignInBy};
use secrecy::{ExposeSecret, SecretString};

use super::answer::{Answer, Raw, Status, Value};
use super::folder_name;
use super::said::{FolderRole, MailFolder, is_marked_sent, only_one_sent};
use crate::LARGEST_MAIL;
use crate::connection::{Fault, HangUp, Server, SignIn, Stage, Stream, Trouble};

/// Signed in, and in no folder or in one.
#[derive(Debug)]
pub struct Mailbox {
    stream: BufReader<Stream>,
    server: Server,
    offers: BTreeSet<String>,
    commands: u32,
}

/// A folder that was opened to look into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// As long as it is the same, the numbers of its mails mean the same mails.
    pub validity: u32,
    /// The number that the next mail to come will have; none where the server does not say.
    pub next: Option<u32>,
}

/// How much of a mail is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// What is said of it before its text.
    Head,
}

/// Lines are short but for the numbers of mails, which may be many.
const LONGEST_LINE: usize = 16 * 1024 * 1024;
/// Texts sent by their length, within one answer.
const MOST_TEXTS: usize = 64;
/// A mail is asked for up to so much; a server that sends more is not one.
const LONGEST_TEXT: usize = LARGEST_MAIL + 64 * 1024;
/// A long text is waited for piece by piece.
const PIECE: usize = 64 * 1024;
const MOST_FOLDERS: usize = 5_000;
const MOST_MAILS: usize = 2_000_000;
/// Of mails in one answer, however small a server has called them.
const MOST_AT_ONCE: usize = LARGEST_MAIL + 24 * 1024 * 1024;
/// A server that goes on after that many answers to one command is not one.
const MOST_ANSWERS: usize = 200_000;

impl Mailbox {
    /// Connects, encrypts and signs in, as the account says.
    pub fn open(server: &Server) -> Result<Self, Fault> {
        let mut stream = Stream::connect(server)?;
        if server.security == Security::Tls {
            stream = stream.encrypted(server)?;
        }
        let mut mailbox =
            Self { stream: BufReader::new(stream), server: server.clone(), offers: BTreeSet::new(), commands: 0 };
        let known = mailbox.greeting()?;
        mailbox.ask_for_offers()?;
        if server.security == Security::StartTls {
            mailbox = mailbox.start_tls()?;
            mailbox.ask_for_offers()?;
        }
        match &server.sign_in {
            Some(sign_in) if !known => {
                mailbox.sign_in(sign_in)?;
                mailbox.ask_for_offers()?;
            }
            _ => {}
        }
        Ok(mailbox)
    }

    /// Ends it from outside, while it is waited on.
    pub fn hang_up(&self) -> io::Result<HangUp> {
        self.stream.get_ref().hang_up()
    }

    /// Takes leave. Whatever the server makes of it, nothing depends on it.
    pub fn log_out(mut self) {
        self.server.patience.answer = self.server.patience.answer.min(Duration::from_secs(2));
        let _ = self.ask(Stage::Hello, "LOGOUT", |_| {});
    }

    /// Whether it tells by itself what comes.
    pub fn tells(&self) -> bool {
        self.offers.contains("IDLE")
    }

    pub fn folders(&mut self) -> Result<Vec<MailFolder>, Fault> {
        let mut folders = Vec::new();
        self.ask(Stage::Folder, "LIST \"\" \"*\"", |values| {
            if folders.len() < MOST_FOLDERS {
                folders.extend(MailFolder::of(&values).map(|folder| (folder, is_marked_sent(&values))));
            }
        })?;
        let mut folders = only_one_sent(folders);
        // As they are looked for: the inbox, then the others as the server has them.
        folders.sort_by_key(|folder| folder.role != Some(FolderRole::Inbox));
        Ok(folders)
    }

    /// Opens a folder without changing anything in it, not even what counts as read.
    pub fn look_into(&mut self, folder: &str) -> Result<Looked, Fault> {
        let mut texts = Vec::new();
        self.ask_and_hear(Stage::Folder, &format!("EXAMINE {}", quoted(&folder_name::written(folder))), |answer| {
            if let Answer::Status { text, .. } = answer {
                texts.push(text);
            }
        })?;
        let code = |name: &str| {
            texts.iter().find_map(|text| {
                let rest = text.strip_prefix('[')?.split_once(']')?.0;
                let (word, number) = rest.split_once(' ')?;
                if word.eq_ignore_ascii_case(name) { number.trim().parse::<u32>().ok() } else { None }
            })
        };
        let validity = code("UIDVALIDITY").ok_or(Fault::new(Stage::Folder, Trouble::Garbled))?;
        Ok(Looked { validity, next: code("UIDNEXT") })
    }

    /// The mails of the open folder after that number, that came on that day or later; drafts and what was deleted are none.
    pub fn after(&mut self, last: u32, since: Option<NaiveDate>) -> Result<Vec<u32>, Fault> {
        let since = since.map(|day| format!(" SINCE {}", day.format("%-d-%b-%Y"))).unwrap_or_default();
        let from = last.saturating_add(1);
        let mut found = self.search(&format!("UID {from}:* UNDELETED UNDRAFT{since}"))?;
        // `7:*` names the last mail even where it is the sixth.
        found.retain(|uid| *uid > last);
        Ok(found)
    }

    /// Those of the open folder that may have that Message-ID: a server looks for the letters anywhere in it.
    pub fn named(&mut self, message_id: &str) -> Result<Vec<u32>, Fault> {
        self.search(&format!("HEADER Message-ID {}", quoted(message_id)))
    }

    fn search(&mut self, what: &str) -> Result<Vec<u32>, Fault> {
        let mut found = BTreeSet::new();
        self.ask(Stage::Fetch, &format!("UID SEARCH {what}"), |values| {
            if let Some((word, numbers)) = values.split_first()
                && word.is("SEARCH")
                && found.len() < MOST_MAILS
            {
                found.extend(numbers.iter().filter_map(Value::number::<u32>));
            }
        })?;
        Ok(found.into_iter().collect())
    }

    /// How many bytes each of them has, as the server says; those that are gone by now are not among them, nor any that was not asked
    /// for.
    pub fn sizes(&mut self, uids: &[u32]) -> Result<Vec<(u32, u64)>, Fault> {
        let mut sizes = Vec::new();
        let mut wanted: BTreeSet<u32> = uids.iter().copied().collect();
        self.ask(Stage::Fetch, &format!("UID FETCH {} (UID RFC822.SIZE)", set_of(uids)), |values| {
            let of = fetched(&values);
            let size = of.and_then(|items| Some((number(items, "UID")?, number(items, "RFC822.SIZE")?)));
            sizes.extend(size.filter(|(uid, _)| wanted.remove(uid)));
        })?;
        Ok(sizes)
    }

    /// Their bytes, one after the other, each once. Of one that is larger than any mail only the beginning is sent.
    pub fn fetch(&mut self, uids: &[u32], part: Part, mut each: impl FnMut(u32, Vec<u8>)) -> Result<(), Fault> {
        let what = match part {
            Part::Whole => format!("BODY.PEEK[]<0.{}>", LARGEST_MAIL + 1),
            Part::Head => format!("BODY.PEEK[HEADER]<0.{LONGEST_HEAD}>"),
        };
        let mut wanted: BTreeSet<u32> = uids.iter().copied().collect();
        let mut bytes = 0;
        self.ask(Stage::Fetch, &format!("UID FETCH {} (UID {what})", set_of(uids)), |values| {
            let uid = fetched(&values).and_then(|items| number(items, "UID"));
            let (Some(uid), Some(mail)) = (uid, body_in(values)) else { return };
            bytes += mail.len();
            if bytes <= MOST_AT_ONCE && wanted.remove(&uid) {
                each(uid, mail);
            }
        })?;
        if bytes > MOST_AT_ONCE { Err(Fault::new(Stage::Fetch, Trouble::Garbled)) } else { Ok(()) }
    }

    /// Waits until the server tells of something new in the open folder, or that time has passed. Whether it told.
    pub fn wait(&mut self, at_most: Duration) -> Result<bool, Fault> {
        let tag = self.begin(Stage::Fetch, "IDLE")?;
        self.wait_to_go_on(Stage::Fetch, &tag)?;
        let until = Instant::now() + at_most;
        let mut told = false;
        while !told && self.says_something_before(until)? {
            told =
                matches!(self.hear(Stage::Fetch)?, Answer::Data(values) if values.iter().any(|word| word.is("EXISTS")));
        }
        self.write(Stage::Fetch, b"DONE\r\n")?;
        self.until_done(Stage::Fetch, &tag, |answer| {
            told |= matches!(answer, Answer::Data(values) if values.iter().any(|word| word.is("EXISTS")));
        })?;
        Ok(told)
    }

    fn says_something_before(&mut self, until: Instant) -> Result<bool, Fault> {
        let left = until.saturating_duration_since(Instant::now());
        self.stream.get_mut().within(left);
        match self.stream.fill_buf() {
            Ok([]) => Err(Fault::new(Stage::Fetch, Trouble::Dropped)),
            Ok(_) => Ok(true),
            Err(error) => match Trouble::from(error) {
                Trouble::TimedOut => Ok(false),
                trouble => Err(Fault::new(Stage::Fetch, trouble)),
            },
        }
    }

    /// Whether the server knows already who we are.
    fn greeting(&mut self) -> Result<bool, Fault> {
        match self.hear(Stage::Greeting)? {
            Answer::Status { tag: None, kind: Status::Ok, .. } => Ok(false),
            Answer::Status { tag: None, kind: Status::PreAuth, .. } => Ok(true),
            Answer::Status { tag: None, kind: Status::Bye, text } => {
                Err(Fault::new(Stage::Greeting, Trouble::Denied { text, for_now: true }))
            }
            _ => Err(Fault::new(Stage::Greeting, Trouble::Garbled)),
        }
    }

    fn ask_for_offers(&mut self) -> Result<(), Fault> {
        let mut offers = BTreeSet::new();
        self.ask(Stage::Hello, "CAPABILITY", |values| {
            if values.first().is_some_and(|word| word.is("CAPABILITY")) {
                offers.extend(values.iter().skip(1).filter_map(Value::text).map(|word| word.to_ascii_uppercase()));
            }
        })?;
        self.offers = offers;
        Ok(())
    }

    fn start_tls(mut self) -> Result<Self, Fault> {
        if !self.offers.contains("STARTTLS") {
            return Err(Fault::new(Stage::Tls, Trouble::NoTls));
        }
        self.ask(Stage::Tls, "STARTTLS", |_| {})?;
        if !self.stream.buffer().is_empty() {
            // Said before the encryption, and to be believed after it: somebody in between has put it there.
            return Err(Fault::new(Stage::Tls, Trouble::Garbled));
        }
        let Self { stream, server, commands, .. } = self;
        let stream = BufReader::new(stream.into_inner().encrypted(&server)?);
        Ok(Self { stream, server, commands, offers: BTreeSet::new() })
    }

    fn sign_in(&mut self, sign_in: &SignIn) -> Result<(), Fault> {
        let SignIn { user, secret, by } = sign_in;
        let offers = |mechanism: &str| self.offers.contains(&format!("AUTH={mechanism}"));
        let takes_login = !self.offers.contains("LOGINDISABLED");
        match by {
            SignInBy::Xoauth2 if offers("XOAUTH2") => {
                let words = format!("user={user}\u{1}auth=Bearer {}\u{1}\u{1}", secret.expose_secret());
                self.authenticate("XOAUTH2", &words.into())
            }
            SignInBy::Password | SignInBy::Plain if offers("PLAIN") => {
                self.authenticate("PLAIN", &format!("\0{user}\0{}", secret.expose_secret()).into())
            }
            SignInBy::Password | SignInBy::Login if takes_login => self.log_in(user, secret),
            SignInBy::Nothing => Ok(()),
            _ => Err(Fault::new(Stage::SignIn, Trouble::NoSignIn)),
        }
    }

    fn authenticate(&mut self, mechanism: &str, words: &SecretString) -> Result<(), Fault> {
        let words = STANDARD.encode(words.expose_secret());
        let tag = if self.offers.contains("SASL-IR") {
            self.begin(Stage::SignIn, &format!("AUTHENTICATE {mechanism} {words}"))?
        } else {
            let tag = self.begin(Stage::SignIn, &format!("AUTHENTICATE {mechanism}"))?;
            self.wait_to_go_on(Stage::SignIn, &tag)?;
            self.write(Stage::SignIn, format!("{words}\r\n").as_bytes())?;
            tag
        };
        // XOAUTH2 says why it refuses before it does, and wants an empty line in between.
        for _ in 0..3 {
            let answer = self.hear(Stage::SignIn)?;
            if answer == Answer::GoOn {
                self.write(Stage::SignIn, b"\r\n")?;
            } else if let Some(done) = outcome(Stage::SignIn, &tag, &answer) {
                return done;
            }
        }
        self.until_done(Stage::SignIn, &tag, |_| {})
    }

    /// Each by its length, so that any letter may be in it.
    fn log_in(&mut self, user: &str, secret: &SecretString) -> Result<(), Fault> {
        let secret = secret.expose_secret();
        let tag = self.begin(Stage::SignIn, &format!("LOGIN {{{}}}", user.len()))?;
        self.wait_to_go_on(Stage::SignIn, &tag)?;
        self.write(Stage::SignIn, format!("{user} {{{}}}\r\n", secret.len()).as_bytes())?;
        self.wait_to_go_on(Stage::SignIn, &tag)?;
        self.write(Stage::SignIn, format!("{secret}\r\n").as_bytes())?;
        self.until_done(Stage::SignIn, &tag, |_| {})
    }

    fn wait_to_go_on(&mut self, stage: Stage, tag: &str) -> Result<(), Fault> {
        loop {
            match self.hear(stage)? {
                Answer::GoOn => return Ok(()),
                answer => {
                    if let Some(done) = outcome(stage, tag, &answer) {
                        // Done before it was asked.
                        return done.and(Err(Fault::new(stage, Trouble::Garbled)));
                    }
                }
            }
        }
    }

    fn ask(&mut self, stage: Stage, command: &str, mut data: impl FnMut(Vec<Value>)) -> Result<(), Fault> {
        self.ask_and_hear(stage, command, |answer| {
            if let Answer::Data(values) = answer {
                data(values);
            }
        })
    }

    fn ask_and_hear(&mut self, stage: Stage, command: &str, each: impl FnMut(Answer)) -> Result<(), Fault> {
        let tag = self.begin(stage, command)?;
        self.until_done(stage, &tag, each)
    }

    fn begin(&mut self, stage: Stage, command: &str) -> Result<String, Fault> {
        self.commands += 1;
        let tag = format!("v{}", self.commands);
        self.write(stage, format!("{tag} {command}\r\n").as_bytes())?;
        Ok(tag)
    }

    fn until_done(&mut self, stage: Stage, tag: &str, mut each: impl FnMut(Answer)) -> Result<(), Fault> {
        for _ in 0..MOST_ANSWERS {
            let answer = self.hear(stage)?;
            match outcome(stage, tag, &answer) {
                Some(done) => return done,
                None => each(answer),
            }
        }
        Err(Fault::new(stage, Trouble::Garbled))
    }

    fn write(&mut self, stage: Stage, bytes: &[u8]) -> Result<(), Fault> {
        let stream = self.stream.get_mut();
        stream.within(self.server.patience.answer);
        stream.write_all(bytes).and_then(|()| stream.flush()).map_err(|error| Fault::new(stage, error.into()))
    }

    fn hear(&mut self, stage: Stage) -> Result<Answer, Fault> {
        let raw = self.read_raw().map_err(|error| Fault::new(stage, error.into()))?;
        Answer::read(raw).ok_or(Fault::new(stage, Trouble::Garbled))
    }

    fn read_raw(&mut self) -> io::Result<Raw> {
        self.stream.get_mut().within(self.server.patience.answer);
        let mut raw = Raw::default();
        loop {
            self.read_line(&mut raw.line)?;
            let Some((begins, length)) = announced(&raw.line) else { return Ok(raw) };
            if length > LONGEST_TEXT || raw.texts.len() >= MOST_TEXTS {
                return Err(io::ErrorKind::InvalidData.into());
            }
            raw.line.truncate(begins);
            raw.line.push(0);
            let text = self.read_text(length)?;
            raw.texts.push(text);
        }
    }

    /// Adds one line without its end.
    fn read_line(&mut self, line: &mut Vec<u8>) -> io::Result<()> {
        let before = line.len();
        let room = LONGEST_LINE.saturating_sub(before) as u64;
        (&mut self.stream).take(room).read_until(b'\n', line)?;
        let added = line.get(before..).unwrap_or_default();
        if added.last() != Some(&b'\n') {
            let kind =
                if added.len() as u64 == room { io::ErrorKind::InvalidData } else { io::ErrorKind::UnexpectedEof };
            return Err(kind.into());
        }
        // Stands for texts, and is nothing that a server says.
        if added.contains(&0) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        while matches!(line.last(), Some(b'\n' | b'\r')) && line.len() > before {
            line.pop();
        }
        Ok(())
    }

    fn read_text(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        while text.len() < length {
            self.stream.get_mut().within(self.server.patience.answer);
            let piece = PIECE.min(length - text.len()) as u64;
            if (&mut self.stream).take(piece).read_to_end(&mut text)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(text)
    }
}

/// Of a mail's head, more is not looked at.
const LONGEST_HEAD: usize = 256 * 1024;

/// `… {123}` at the end of a line: so many bytes follow. Where that begins, and how many.
fn announced(line: &[u8]) -> Option<(usize, usize)> {
    let inner = line.strip_suffix(b"}")?;
    let open = inner.iter().rposition(|byte| *byte == b'{')?;
    let digits = std::str::from_utf8(inner.get(open + 1..)?).ok()?;
    Some((open, digits.parse().ok()?))
}

/// What became of the command with that tag; none as long as the answer is about something else.
fn outcome(stage: Stage, tag: &str, answer: &Answer) -> Option<Result<(), Fault>> {
    match answer {
        Answer::Status { tag: Some(of), kind, text } if of == tag => Some(match kind {
            Status::Ok => Ok(()),
            Status::No | Status::Bad | Status::Bye | Status::PreAuth => Err(Fault::new(stage, denied(text))),
        }),
        // It takes leave without having been asked to, and says why.
        Answer::Status { tag: None, kind: Status::Bye, text } if stage != Stage::Hello => {
            Some(Err(Fault::new(stage, Trouble::Denied { text: text.clone(), for_now: true })))
        }
        _ => None,
    }
}

/// By the code of RFC 5530, never by the words.
fn denied(text: &str) -> Trouble {
    let code = text.strip_prefix('[').and_then(|rest| rest.split([' ', ']']).next()).unwrap_or_default();
    let for_now = ["UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT"].iter().any(|known| code.eq_ignore_ascii_case(known));
    Trouble::Denied { text: text.to_owned(), for_now }
}

/// Of `12 FETCH (name value …)`.
fn fetched(values: &[Value]) -> Option<&[Value]> {
    match values {
        [_, word, Value::List(items)] if word.is("FETCH") => Some(items),
        _ => None,
    }
}

/// Of the same, what was asked of the mail itself.
fn body_in(values: Vec<Value>) -> Option<Vec<u8>> {
    let items = values.into_iter().find_map(|value| if let Value::List(items) = value { Some(items) } else { None })?;
    let is_name = |item: &Value| matches!(item, Value::Atom(name) if name.starts_with("BODY["));
    match items.into_iter().skip_while(|item| !is_name(item)).nth(1) {
        Some(Value::Text(bytes)) => Some(bytes),
        _ => None,
    }
}

fn number<T: std::str::FromStr>(items: &[Value], name: &str) -> Option<T> {
    let at = items.iter().position(|item| item.is(name))?;
    items.get(at + 1)?.number()
}

/// Only printable ASCII is ever handed in.
fn quoted(text: &str) -> String {
    let clean: String = text.chars().filter(|c| matches!(c, ' '..='~')).collect();
    format!("\"{}\"", clean.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `3:5,9`
fn set_of(uids: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for uid in uids {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *uid => *last = *uid,
            _ => ranges.push((*uid, *uid)),
        }
    }
    let shown = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}:{last}") };
    ranges.iter().map(shown).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_ranges() {
        assert_eq!(set_of(&[3, 4, 5, 9, 11, 12]), "3:5,9,11:12");
        assert_eq!(set_of(&[u32::MAX]), "4294967295");
    }

    #[test]
    fn a_text_is_announced_by_its_length() {
        assert_eq!(announced(b"* 1 FETCH (BODY[] {310}"), Some((18, 310)));
        for none in [&b"* OK {"[..], b"* OK }", b"* OK {x}", b"* OK {-1}", b"{99999999999999999999}"] {
            assert_eq!(announced(none), None);
        }
    }

    #[test]
    fn a_name_cannot_end_its_line() {
        assert_eq!(quoted("a\"b\\c\r\nd"), "\"a\\\"b\\\\cd\"");
    }

    #[test]
    fn a_refusal_is_for_now_by_its_code_alone() {
        let for_now = |text: &str| matches!(denied(text), Trouble::Denied { for_now: true, .. });
        assert!(for_now("[UNAVAILABLE] later"));
        assert!(!for_now("[AUTHENTICATIONFAILED] UNAVAILABLE"));
        assert!(!for_now("no"));
    }
}
