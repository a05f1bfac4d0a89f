//! One mail, from its bytes.

use hiring::{Address, Arrived, ArrivedFile, AsideReason, Forwarded, MailParty, Moment, Rewritten, TextState, Writer};
use mail_parser::decoders::html::html_to_text;
use mail_parser::{Addr, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::bounce::{Returned, returned};
use super::bounds::{closed_mail, has_too_many_parts, with_encoded_mails_closed};
use super::letters::{saved, saved_head};
use super::names::clean_file_name;
use super::quoted::{Divided, divide};
use super::rewritten::rewritten;
use super::traits::sign_of_a_program;
use crate::letter::clean_line;

/// What a mail says, and what is in it.
#[derive(Debug, Default)]
pub struct ReadMail {
    pub said: Arrived,
    /// Why it is no application, as far as the mail itself tells.
    pub aside: Option<AsideReason>,
    /// The bytes of its files, in their order.
    pub files: Vec<Vec<u8>>,
    /// As it came: never to be shown before it is cleaned.
    pub html: Option<String>,
    pub returned: Option<Returned>,
}

/// Servers take no larger ones in: encoded, it holds files of 30 MB together.
pub const LARGEST_MAIL: usize = 40 * 1024 * 1024;
const MOST_FILES: usize = 60;
/// Of the words of a message, so many letters are kept.
const LONGEST_TEXT: usize = 60_000;
const LONGEST_HTML: usize = 2_000_000;
const MOST_ADDRESSES: usize = 100;

/// An encoded mail within a mail is opened so many times.
const DEEPEST_ENCODED: usize = 3;

pub fn read_mail(bytes: &[u8]) -> ReadMail {
    read_within(bytes, DEEPEST_ENCODED)
}

fn read_within(bytes: &[u8], deeper: usize) -> ReadMail {
    if bytes.len() > LARGEST_MAIL {
        return set_aside(bytes, AsideReason::TooLarge);
    }
    let closed = if has_too_many_parts(bytes) { None } else { with_encoded_mails_closed(bytes) };
    let Some(closed) = closed else { return set_aside(bytes, AsideReason::TooDeep) };
    match MessageParser::default().parse(&*closed).filter(is_a_mail) {
        Some(message) => read(&message, deeper),
        None => ReadMail { aside: Some(AsideReason::Unreadable), ..ReadMail::default() },
    }
}

/// With what its head says, so that it can be told what it is.
fn set_aside(bytes: &[u8], reason: AsideReason) -> ReadMail {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let said = MessageParser::default().parse_headers(head).map(|message| head_of(&message)).unwrap_or_default();
    ReadMail { said, aside: Some(reason), ..ReadMail::default() }
}

const HEAD: usize = 256 * 1024;

/// Any text has lines with colons in them; a mail says who wrote it, or when, or to whom.
fn is_a_mail(message: &Message<'_>) -> bool {
    let known = [
        HeaderName::From,
        HeaderName::To,
        HeaderName::Subject,
        HeaderName::Date,
        HeaderName::MessageId,
        HeaderName::Received,
    ];
    message
        .parts
        .first()
        .is_some_and(|root| root.headers.iter().filter(|header| known.contains(&header.name)).count() >= 2)
}

fn read(message: &Message<'_>, deeper: usize) -> ReadMail {
    let mut mail = ReadMail { said: head_of(message), ..ReadMail::default() };
    mail.returned = returned(message);
    mail.html = html_of(message);
    let text = text_of(message, mail.html.as_deref());
    let passes_on = says_it_passes_on(&mail.said.subject);
    let Divided { own, quoted, forwarded } = divide(&text, passes_on);
    mail.said.text = tidy(&own);
    mail.said.quoted = tidy(&quoted);
    mail.said.forwarded = forwarded.filter(|forwarded| forwarded.from.is_some() || passes_on);
    mail.said.links = mail.html.as_deref().map(links_in).unwrap_or_default();
    let mut too_much = None;
    if mail.returned.is_none() {
        too_much = take_passed_on(message, deeper, &mut mail);
    }
    take_files(message, &mut mail);
    let documents = mail.said.files.iter().any(|file| is_document(&file.claimed, &file.name));
    mail.aside = match &mail.returned {
        Some(_) => Some(AsideReason::Bounce),
        None if too_much.is_some() => too_much,
        None => sign_of_a_program(message, documents).or_else(|| is_empty(&mail.said).then_some(AsideReason::Empty)),
    };
    mail
}

fn is_empty(said: &Arrived) -> bool {
    said.text.trim().is_empty() && said.quoted.trim().is_empty() && said.files.is_empty() && said.subject.is_empty()
}

fn head_of(message: &Message<'_>) -> Arrived {
    let raw_of = |name: HeaderName<'_>| {
        let header = message.parts.first()?.headers.iter().find(|header| header.name == name)?;
        message.raw_message.get(header.offset_start as usize..header.offset_end as usize)
    };
    let subject = saved_head(message.subject().unwrap_or_default(), raw_of(HeaderName::Subject).unwrap_or_default());
    let everybody = [message.to(), message.cc()].into_iter().flatten().flat_map(mail_parser::Address::iter);
    let everybody: Vec<MailParty> = everybody.filter_map(|addr| party_of(addr, b"")).take(MOST_ADDRESSES).collect();
    let mut to: Vec<Address> = everybody.iter().map(|party| party.address.clone()).collect();
    for name in ["Delivered-To", "X-Original-To", "Envelope-To", "X-Forwarded-To"] {
        for value in message.header_values(name) {
            let (HeaderValue::Text(_) | HeaderValue::TextList(_) | HeaderValue::Address(_)) = value else { continue };
            let more = texts_of(value).into_iter().filter_map(|text| text.trim_matches(['<', '>', ' ']).parse().ok());
            to.extend(more.take(5));
        }
    }
    let from = message.from().or_else(|| message.sender()).and_then(|from| from.first());
    let from = from.and_then(|from| party_of(from, raw_of(HeaderName::From).unwrap_or_default()));
    let reply_to = message.reply_to().and_then(|to| to.first()).and_then(|to| party_of(to, b""));
    let mut references = ids_of(message.references());
    for id in ids_of(message.in_reply_to()) {
        references.retain(|known| *known != id);
        references.push(id);
    }
    Arrived {
        message_id: message
            .message_id()
            .map(|id| format!("<{}>", id.trim_matches(['<', '>', ' '])))
            .filter(|id| id.len() <= 998),
        references,
        rewritten: from.as_ref().and_then(|from| rewritten(message, from, &everybody)),
        from,
        reply_name: reply_to.as_ref().map(|party| party.name.clone()).unwrap_or_default(),
        reply_to: reply_to.map(|party| party.address),
        to,
        subject: shortened(&clean_line(&subject), 500),
        sent_at: message.date().map(|date| Moment::from_millis(date.to_timestamp().saturating_mul(1000))),
        ..Arrived::default()
    }
}

fn texts_of(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(text) => vec![text.to_string()],
        HeaderValue::TextList(texts) => texts.iter().map(ToString::to_string).collect(),
        HeaderValue::Address(addresses) => {
            addresses.iter().filter_map(|addr| addr.address.as_ref().map(ToString::to_string)).collect()
        }
        _ => Vec::new(),
    }
}

fn ids_of(value: &HeaderValue<'_>) -> Vec<String> {
    let ids = texts_of(value).into_iter().map(|id| format!("<{}>", id.trim_matches(['<', '>', ' '])));
    let ids: Vec<String> = ids.filter(|id| (4..=998).contains(&id.len())).collect();
    // Of a long thread the end is what matters.
    let first = ids.len().saturating_sub(100);
    ids.into_iter().skip(first).collect()
}

pub fn address_of(addr: &Addr<'_>) -> Option<Address> {
    addr.address.as_deref()?.trim_matches(['<', '>', '\'', '"', ' ']).parse().ok()
}

fn party_of(addr: &Addr<'_>, raw: &[u8]) -> Option<MailParty> {
    let name = addr.name.as_deref().unwrap_or_default();
    let name = if name.contains(char::REPLACEMENT_CHARACTER) {
        let head = saved_head(name, raw);
        head.split(['<', '(']).next().unwrap_or_default().trim_matches(['"', ' ']).to_owned()
    } else {
        name.to_owned()
    };
    let name = shortened(clean_line(&name).trim_matches(['\'', '"', ' ']), 200);
    Some(MailParty { name, address: address_of(addr)? })
}

/// All that is to be read, one part after the other.
fn text_of(message: &Message<'_>, html: Option<&str>) -> String {
    let parts = message.text_body.iter().filter_map(|at| message.parts.get(*at as usize));
    let texts = parts.filter_map(|part| match &part.body {
        PartType::Text(text) => Some(saved(text, part, message)),
        PartType::Html(html) => Some(text_of_html(&saved(html, part, message))),
        _ => None,
    });
    let text =
        texts.map(|text| text.trim_end().to_owned()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.trim().is_empty() { html.map(text_of_html).unwrap_or_default() } else { text }
}

fn text_of_html(html: &str) -> String {
    let short: String = html.chars().take(LONGEST_HTML).collect();
    html_to_text(&short)
}

fn html_of(message: &Message<'_>) -> Option<String> {
    let parts = message.html_body.iter().filter_map(|at| message.parts.get(*at as usize));
    let htmls: Vec<String> = parts
        .filter_map(|part| match &part.body {
            PartType::Html(html) => Some(saved(html, part, message)),
            _ => None,
        })
        .collect();
    let html = htmls.join("\n");
    (!html.trim().is_empty() && html.len() <= LONGEST_HTML).then_some(html)
}

/// Links behind words, so that a profile behind "my profile" is found.
fn links_in(html: &str) -> Vec<String> {
    let mut links = Vec::new();
    for piece in html.split("href=").skip(1).take(200) {
        let quote = piece.chars().next().filter(|c| ['"', '\''].contains(c));
        let Some(quote) = quote else { continue };
        let Some(link) = piece.get(1..).and_then(|rest| rest.split(quote).next()) else { continue };
        let link = link.replace("&amp;", "&");
        if link.len() <= 500 && (link.starts_with("https://") || link.starts_with("http://")) && !links.contains(&link)
        {
            links.push(link);
        }
    }
    links.truncate(40);
    links
}

fn says_it_passes_on(subject: &str) -> bool {
    let lower = subject.trim().to_lowercase();
    ["fwd:", "fwd :", "fw:", "fw :", "tr:", "tr :", "tr\u{a0}:", "wg:", "i:"]
        .iter()
        .any(|begins| lower.starts_with(begins))
}

/// A mail that holds another mail and hardly a word beside: that one is meant. Says why it cannot be read, where it is too much.
fn take_passed_on(message: &Message<'_>, deeper: usize, mail: &mut ReadMail) -> Option<AsideReason> {
    if mail.said.forwarded.is_some() || mail.said.text.chars().count() > 600 {
        return None;
    }
    let mut inner = message.parts.iter().filter(|part| is_mail(part));
    let (Some(inner), None) = (inner.next(), inner.next()) else { return None };
    let passed_on = match (&inner.body, closed_mail(inner)) {
        (PartType::Message(inner), _) => read(inner, deeper),
        (_, Some(bytes)) if deeper > 0 => read_within(bytes, deeper - 1),
        _ => return Some(AsideReason::TooDeep),
    };
    match passed_on.aside {
        Some(AsideReason::Unreadable) => return None,
        Some(AsideReason::TooLarge | AsideReason::TooDeep) => return passed_on.aside,
        _ => {}
    }
    let said = passed_on.said;
    // Whoever wrote it, if they are not who stands in its head.
    let writer = said.writer().filter(|writer| writer.address.as_ref() != said.from.as_ref().map(|from| &from.address));
    let rewritten = writer.map(|Writer { name, address }| Rewritten { name, address });
    mail.said.forwarded = Some(Forwarded { from: said.from, rewritten, to: said.to, subject: said.subject });
    mail.said.text = said.text;
    mail.said.quoted = said.quoted;
    mail.said.links = said.links;
    mail.said.files = said.files;
    mail.files = passed_on.files;
    mail.html = passed_on.html;
    None
}

fn is_mail(part: &MessagePart<'_>) -> bool {
    part.message().is_some() || closed_mail(part).is_some()
}

fn take_files(message: &Message<'_>, mail: &mut ReadMail) {
    for at in &message.attachments {
        let Some(part) = message.parts.get(*at as usize) else { continue };
        if mail.files.len() >= MOST_FILES {
            return;
        }
        let Some(bytes) = bytes_of(part, message, mail) else { continue };
        let claimed = claimed_by(part);
        let name = clean_file_name(part.attachment_name().unwrap_or_default());
        if is_decoration(part, &claimed, &name) || bytes.is_empty() && name.is_empty() {
            continue;
        }
        mail.said.files.push(ArrivedFile {
            name: if name.is_empty() { unnamed(&claimed) } else { name },
            media: claimed.clone(),
            claimed,
            size: bytes.len() as u64,
            state: TextState::None,
            text: String::new(),
        });
        mail.files.push(bytes);
    }
}

fn bytes_of(part: &MessagePart<'_>, message: &Message<'_>, mail: &ReadMail) -> Option<Vec<u8>> {
    // Read as what was passed on, or what came back.
    if is_mail(part) && (mail.said.forwarded.is_some() || mail.returned.is_some()) {
        return None;
    }
    match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => Some(bytes.to_vec()),
        PartType::Text(text) | PartType::Html(text) => Some(saved(text, part, message).into_bytes()),
        PartType::Message(_) => {
            Some(message.raw_message.get(part.offset_body as usize..part.offset_end as usize)?.to_vec())
        }
        PartType::Multipart(_) => None,
    }
}

fn claimed_by(part: &MessagePart<'_>) -> String {
    if is_mail(part) {
        return "message/rfc822".to_owned();
    }
    let kind = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()),
        None => kind.ctype().to_owned(),
    });
    let kind = kind.unwrap_or_else(|| "application/octet-stream".to_owned()).to_lowercase();
    kind.chars().filter(char::is_ascii_graphic).take(120).collect()
}

/// Pictures within the text, and what mail programs add for each other.
fn is_decoration(part: &MessagePart<'_>, claimed: &str, name: &str) -> bool {
    let is_for_programs = [
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "message/delivery-status",
        "text/rfc822-headers",
        "application/ms-tnef",
    ];
    let is_picture =
        claimed.starts_with("image/") && part.content_id().is_some() && !name.to_lowercase().contains("cv");
    is_for_programs.contains(&claimed) || is_picture
}

fn unnamed(claimed: &str) -> String {
    let ending = match claimed {
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        "text/html" => "html",
        "text/calendar" => "ics",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "application/rtf" | "text/rtf" => "rtf",
        "message/rfc822" => "eml",
        _ => "bin",
    };
    format!("document.{ending}")
}

fn is_document(claimed: &str, name: &str) -> bool {
    let lower = name.to_lowercase();
    ["pdf", "doc", "docx", "odt", "rtf", "pages"].iter().any(|ending| lower.ends_with(&format!(".{ending}")))
        || claimed.contains("pdf")
        || claimed.contains("word")
}

/// Without blanks at the ends of lines, more than two empty lines, and characters that nobody sees.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len().min(LONGEST_TEXT));
    let mut empty = 0;
    for line in text.lines() {
        let seen: String = line
            .chars()
            .filter(|c| *c == '\t' || !c.is_control())
            .filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
            .collect();
        let seen = seen.trim_end();
        empty = if seen.is_empty() { empty + 1 } else { 0 };
        if empty > 2 || tidy.is_empty() && seen.is_empty() {
            continue;
        }
        tidy.push_str(seen);
        tidy.push('\n');
        if tidy.len() > LONGEST_TEXT {
            break;
        }
    }
    tidy.trim_end().to_owned()
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
