//! Mails of ours that came back (RFC 3464), and what the servers say of them.

use mail_parser::{HeaderValue, Message, MessagePart, MimeHeaders, PartType};

use super::bounds::closed_mail;

/// One of our mails, returned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returned {
    /// Of the mail that came back, as in `<a@example.org>`.
    pub message_id: Option<String>,
    /// Whom it did not reach, where that is said.
    pub recipients: Vec<String>,
    /// What the server said.
    pub answer: String,
    /// For good; a mere delay is none.
    pub failed: bool,
}

/// None when it is no report of a delivery.
pub fn returned(message: &Message<'_>) -> Option<Returned> {
    let root = message.parts.first()?;
    let kind = root.content_type();
    let is_report = kind.is_some_and(|kind| {
        kind.ctype().eq_ignore_ascii_case("multipart")
            && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("report"))
            && kind.attribute("report-type").is_none_or(|kind| kind.eq_ignore_ascii_case("delivery-status"))
    });
    let status = message.parts.iter().find(|part| part.is_content_type("message", "delivery-status"));
    if !is_report && status.is_none() {
        return by_sender(message);
    }
    let mut returned = status.map(|part| fields_of(&text_of(&part.body))).unwrap_or_default();
    returned.message_id =
        message.parts.iter().find_map(|part| id_of_returned(part, part.is_content_type("text", "rfc822-headers")));
    Some(returned)
}

/// What such a subject says.
const SAYS: [&str; 10] = [
    "undeliver",
    "delivery status",
    "returned",
    "failure notice",
    "mail delivery",
    "non remis",
    "non délivré",
    "échec",
    "rejected",
    "retour",
];

/// Servers that know no reports write as `MAILER-DAEMON` and quote what came back.
fn by_sender(message: &Message<'_>) -> Option<Returned> {
    let address = message.from()?.first()?.address.as_deref()?.to_lowercase();
    let local = address.split('@').next()?;
    let subject = message.subject().unwrap_or_default().to_lowercase();
    let is_daemon = ["mailer-daemon", "postmaster", "mail-daemon"].contains(&local)
        && SAYS.iter().any(|says| subject.contains(says));
    if !is_daemon {
        return None;
    }
    let text = message.body_text(0).unwrap_or_default();
    let id = text.lines().find_map(|line| {
        let (name, value) = line.trim().trim_start_matches(['>', ' ']).split_once(':')?;
        name.eq_ignore_ascii_case("message-id").then(|| value.trim().to_owned())
    });
    let answer =
        text.lines().map(str::trim).find(|line| line.starts_with('5') || line.contains(" 5.")).unwrap_or_default();
    let id = id.or_else(|| message.parts.iter().find_map(|part| id_of_returned(part, false)));
    Some(Returned { message_id: id, recipients: Vec::new(), answer: short(answer), failed: true })
}

fn text_of(body: &PartType<'_>) -> String {
    match body {
        PartType::Text(text) | PartType::Html(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        PartType::Message(_) | PartType::Multipart(_) => String::new(),
    }
}

fn id_of_returned(part: &MessagePart<'_>, is_head: bool) -> Option<String> {
    if let PartType::Message(inner) = &part.body {
        return inner.message_id().map(|id| format!("<{id}>"));
    }
    let text = is_head.then(|| text_of(&part.body));
    let head = text.as_deref().map(str::as_bytes).or_else(|| closed_mail(part))?;
    let inner = mail_parser::MessageParser::default().parse_headers(head.get(..HEAD.min(head.len()))?)?;
    match inner.header("Message-ID")? {
        HeaderValue::Text(id) => Some(format!("<{id}>")),
        _ => None,
    }
}

/// More has no head.
const HEAD: usize = 64 * 1024;

fn fields_of(report: &str) -> Returned {
    let mut returned = Returned::default();
    let unfolded = report.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    for line in unfolded.lines() {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        let behind = |value: &str| value.split_once(';').map_or(value, |(_, behind)| behind).trim().to_owned();
        match name.trim().to_lowercase().as_str() {
            "final-recipient" | "original-recipient" => {
                let address = behind(value).trim_matches(['<', '>']).to_owned();
                if !returned.recipients.contains(&address) {
                    returned.recipients.push(address);
                }
            }
            "action" => returned.failed |= value.eq_ignore_ascii_case("failed"),
            "diagnostic-code" if returned.answer.is_empty() => returned.answer = short(&behind(value)),
            "status" if returned.answer.is_empty() => returned.answer = short(value),
            _ => {}
        }
    }
    returned
}

fn short(text: &str) -> String {
    crate::letter::clean_line(text).chars().take(500).collect()
}
