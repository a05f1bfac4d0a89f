//! Signs that a mail was not written by a person to us.

use hiring::AsideReason;
use mail_parser::{HeaderValue, Message};

/// Only what its head says; a bounce is told by its parts.
pub fn sign_of_a_program(message: &Message<'_>, has_documents: bool) -> Option<AsideReason> {
    let head = |name: &'static str| text_of(message, name);
    if head("X-Spam-Flag").starts_with("yes")
        || head("X-Spam-Status").starts_with("yes")
        || head("X-Spam").starts_with("yes")
    {
        return Some(AsideReason::Spam);
    }
    let submitted = head("Auto-Submitted");
    let precedence = head("Precedence");
    let answers = submitted.starts_with("auto-replied")
        || ["X-Autoreply", "X-Autorespond", "X-Autoresponder"].iter().any(|name| !head(name).is_empty())
        || precedence == "auto_reply"
        || says_absence(message.subject().unwrap_or_default());
    // Sites pass applications on by program.
    let by_program = !submitted.is_empty() && !submitted.starts_with("no") && !has_documents;
    if answers && !has_documents || submitted.starts_with("auto-replied") || by_program {
        return Some(AsideReason::AutoReply);
    }
    let is_list = ["List-Id", "List-Unsubscribe", "List-Post"].iter().any(|name| !head(name).is_empty());
    let is_bulk = ["bulk", "list", "junk"].contains(&precedence.as_str());
    ((is_list || is_bulk) && !has_documents).then_some(AsideReason::List)
}

fn says_absence(subject: &str) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "réponse automatique",
        "reponse automatique",
        "automatic reply",
        "auto reply",
        "autoreply",
        "auto:",
        "out of office",
        "out of the office",
        "absence du bureau",
        "absent du bureau",
        "absence :",
        "message d'absence",
        "i am away",
        "abwesenheit",
    ];
    let subject = subject.trim().to_lowercase();
    BEGINNINGS.iter().any(|beginning| subject.starts_with(beginning))
}

/// In small letters, whatever form the parser keeps it in.
fn text_of(message: &Message<'_>, name: &'static str) -> String {
    match message.header(name) {
        Some(HeaderValue::Text(text)) => text.trim().to_lowercase(),
        Some(HeaderValue::TextList(list)) => list.first().map(|text| text.trim().to_lowercase()).unwrap_or_default(),
        Some(HeaderValue::Empty) | None => String::new(),
        Some(_) => "yes".to_owned(),
    }
}
