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
    let (mut returned, code) = status.map(|part| fields_of(&text_of(&part.body))).unwrap_or_default();
    if returned.answer.is_empty() {
        // Some say it to people alone, and to programs no more than a code.
        returned.answer = Some(said_to_people(message)).filter(|said| !said.is_empty()).unwrap_or(code);
    }
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
    let id = id.or_else(|| message.parts.iter().find_map(|part| id_of_returned(part, false)));
    Some(Returned { message_id: id, recipients: Vec::new(), answer: said_to_people(message), failed: true })
}

fn said_to_people(message: &Message<'_>) -> String {
    let text = message.body_text(0).unwrap_or_default();
    let says_why = |line: &&str| line.split([' ', '-', '#', '(', ')', ':']).any(is_code);
    short(text.lines().map(str::trim).find(says_why).unwrap_or_default())
}

/// `550`, or `5.1.1`.
fn is_code(word: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = word.split('.').filter(|part| is_number(part)).count();
    word.starts_with('5') && (word.len() == 3 && is_number(word) || parts == 3 && word.split('.').count() == 3)
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

/// What the report says, and its mere code.
fn fields_of(report: &str) -> (Returned, String) {
    let (mut returned, mut code) = (Returned::default(), String::new());
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
            "status" if code.is_empty() => code = short(value),
            _ => {}
        }
    }
    (returned, code)
}

fn short(text: &str) -> String {
    crate::letter::clean_line(text).chars().take(500).collect()
}

#[cfg(test)]
mod tests {
    use crate::read_mail;

    fn answer(said: &str, status: &str) -> String {
        let mail = format!(
            "Message-ID: <d@x.example>\r\nFrom: MAILER-DAEMON@x.example\r\nSubject: Mail delivery failed\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\n{said}\r\n--b\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\n\
             Final-Recipient: rfc822;zoe@example.com\r\n{status}\r\n--b--\r\n"
        );
        read_mail(mail.as_bytes()).returned.unwrap().answer
    }

    #[test]
    fn what_was_said_is_told_in_the_fullest_words_that_there_are() {
        let to_people = "It failed for 1 address:\r\n\r\n  zoe@example.com\r\n    5.2.2 mailbox full";
        assert_eq!(answer(to_people, "Status: 5.0.0\r\nDiagnostic-Code: smtp; 550 no such user"), "550 no such user");
        assert_eq!(answer(to_people, "Status: 5.0.0"), "5.2.2 mailbox full");
        assert_eq!(
            answer("550-5.1.1 The account does not exist", "Status: 5.0.0"),
            "550-5.1.1 The account does not exist"
        );
        assert_eq!(answer("On 5 November 2026, in 5.000 attempts.", "Status: 5.1.1"), "5.1.1");
    }
}
