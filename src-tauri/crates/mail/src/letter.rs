//! One mail as bytes: headers, text and HTML, attachments.
//!
//! Whatever a name, a subject or a file name holds, it stays where it was put: control characters never reach a header.

use std::time::{Duration, UNIX_EPOCH};

use hiring::{Address, Moment};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MessageBuilder, MultiPart, SinglePart};

use crate::{Envelope, NotForTheWire, WireAddress};

/// Somebody who writes or is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub name: Option<String>,
    pub address: Address,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Clone)]
pub struct Letter {
    pub from: Party,
    /// Where answers go; none for to whom it is from.
    pub reply_to: Vec<Party>,
    pub to: Vec<Party>,
    pub cc: Vec<Party>,
    /// In the envelope only.
    pub bcc: Vec<Address>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub attachments: Vec<Attachment>,
    /// With its angle brackets; given by whoever keeps the ledger.
    pub message_id: String,
    pub date: Moment,
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
    /// Written because something arrived: other programs are not to answer it.
    pub answers_by_itself: bool,
}

/// Ready to go: never changed again, not even to be sent a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    pub bytes: Vec<u8>,
    pub envelope: Envelope,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    #[error(transparent)]
    Address(#[from] NotForTheWire),
    #[error("{0} is not an address that can be written to")]
    Unwritable(Address),
    #[error("nobody to write to")]
    Nobody,
    #[error("{0:?} is not a message id")]
    MessageId(String),
    #[error("the message could not be put together: {0}")]
    Message(String),
}

/// The most of an earlier thread that is named: lines have an end.
const REFERENCES: usize = 20;

/// A word is not broken where it has no space, and no line may be longer than 998 bytes.
const SUBJECT: usize = 900;
const NAME: usize = 200;

impl Letter {
    pub fn compose(&self) -> Result<Composed, LetterError> {
        let everybody = self.to.iter().chain(&self.cc).map(|party| &party.address).chain(&self.bcc);
        let to = everybody.map(WireAddress::new).collect::<Result<Vec<_>, _>>()?;
        if to.is_empty() {
            return Err(LetterError::Nobody);
        }
        let envelope = Envelope { from: WireAddress::new(&self.from.address)?, to };
        let message = self.headers()?;
        let words = MultiPart::alternative_plain_html(clean_text(&self.text), clean_text(&self.html));
        let message = if self.attachments.is_empty() {
            message.multipart(words)
        } else {
            let parts = self.attachments.iter().map(part);
            message.multipart(parts.fold(MultiPart::mixed().multipart(words), MultiPart::singlepart))
        };
        let message = message.map_err(|error| LetterError::Message(error.to_string()))?;
        Ok(Composed { bytes: message.formatted(), envelope })
    }

    fn headers(&self) -> Result<MessageBuilder, LetterError> {
        let millis = Duration::from_millis(u64::try_from(self.date.millis()).unwrap_or_default());
        let from = mailbox(&self.from)?;
        // Only so that lettre does not look for one in the headers; ours is the one that is used.
        let unused = lettre::address::Envelope::new(Some(from.email.clone()), vec![from.email.clone()])
            .map_err(|error| LetterError::Message(error.to_string()))?;
        let mut message = Message::builder()
            .envelope(unused)
            .message_id(Some(checked_id(&self.message_id)?))
            .date(UNIX_EPOCH + millis)
            .from(from)
            .subject(shortened(&header_line(&self.subject), SUBJECT));
        for party in &self.reply_to {
            message = message.reply_to(mailbox(party)?);
        }
        for party in &self.to {
            message = message.to(mailbox(party)?);
        }
        for party in &self.cc {
            message = message.cc(mailbox(party)?);
        }
        if let Some(id) = self.in_reply_to.as_deref().filter(|id| is_id(id)) {
            message = message.in_reply_to(id.to_owned());
        }
        let references: Vec<_> = self.references.iter().filter(|id| is_id(id)).map(String::as_str).collect();
        let latest = references.get(references.len().saturating_sub(REFERENCES)..).unwrap_or_default();
        if !latest.is_empty() {
            message = message.references(latest.join(" "));
        }
        if self.answers_by_itself {
            let name = HeaderName::new_from_ascii_str("Auto-Submitted");
            message = message.raw_header(HeaderValue::new(name, "auto-replied".to_owned()));
        }
        Ok(message)
    }
}

fn mailbox(party: &Party) -> Result<Mailbox, LetterError> {
    let wire = WireAddress::new(&party.address)?;
    let address = lettre::Address::new(wire.local(), wire.domain())
        .map_err(|_| LetterError::Unwritable(party.address.clone()))?;
    let name = party.name.as_deref().map(header_line).filter(|name| !name.is_empty());
    let name = name.map(|name| shortened(&name, NAME));
    Ok(Mailbox::new(name, address))
}

fn part(attachment: &Attachment) -> SinglePart {
    let name = header_line(&attachment.name).replace(['/', '\\'], "_");
    let name = shortened(&name, NAME);
    // Base64 whatever it is: a text with other line ends would not arrive as it was.
    let body = Body::new_with_encoding(attachment.bytes.clone(), ContentTransferEncoding::Base64)
        .unwrap_or_else(|_| Body::new(Vec::new()));
    lettre::message::Attachment::new(if name.is_empty() { "file".to_owned() } else { name.clone() })
        .body(body, content_type(&name))
}

fn content_type(name: &str) -> ContentType {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let kind = match ending.as_str() {
        "pdf" => "application/pdf",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt" => "application/vnd.oasis.opendocument.text",
        "rtf" => "application/rtf",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "html" | "htm" => "text/html; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    ContentType::parse(kind).unwrap_or(ContentType::TEXT_PLAIN)
}

fn is_id(id: &str) -> bool {
    let inner = id.strip_prefix('<').and_then(|id| id.strip_suffix('>'));
    inner.is_some_and(|id| {
        (3..=200).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>".contains(&byte))
    })
}

fn checked_id(id: &str) -> Result<String, LetterError> {
    if is_id(id) { Ok(id.to_owned()) } else { Err(LetterError::MessageId(id.to_owned())) }
}

/// One line, without what ends a line or turns its direction: for headers.
pub(crate) fn clean_line(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    // A no-break space is part of the words.
    line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// As [`clean_line`], and without what would be taken for words in another encoding (RFC 2047) and read as other words.
fn header_line(text: &str) -> String {
    clean_line(text).replace("=?", "= ?")
}

/// Lines with one kind of end, without other control characters: for bodies.
fn clean_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}
