//! What was read of one mail, apart from any posting or person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{Address, Moment};

codes! {
    pub enum Direction {
        In = "in",
        /// One of our own, found in a mailbox.
        Out = "out",
    }

    /// Where a mail stands.
    pub enum MessageState {
        /// To be looked at.
        Waiting = "waiting",
        /// It is no application, and why.
        Aside = "aside",
        /// It belongs to a person.
        Filed = "filed",
    }

    /// Why a mail is no application.
    pub enum AsideReason {
        /// One of our mails came back.
        Bounce = "bounce",
        /// A program answered: an absence, a receipt.
        AutoReply = "auto_reply",
        /// It went to many.
        List = "list",
        /// Marked so by the server that took it in.
        Spam = "spam",
        /// We wrote it, to nobody who is known here.
        Own = "own",
        /// Neither words nor files.
        Empty = "empty",
        /// No mail could be read in it.
        Unreadable = "unreadable",
        TooLarge = "too_large",
        /// Parts within parts without end, or too many of them.
        TooDeep = "too_deep",
        /// Somebody said so.
        ByHand = "by_hand",
    }

    /// What came of reading the words of a file.
    pub enum TextState {
        /// Nothing that has words, or nobody has looked.
        None = "none",
        Read = "read",
        /// Pages without text: a picture of paper.
        Scan = "scan",
        /// It asks for a password.
        Locked = "locked",
        /// It is no such file, or a damaged one.
        Damaged = "damaged",
        /// It unpacks to too much, or takes too long.
        TooMuch = "too_much",
    }
}

/// Somebody in the head of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailParty {
    /// Empty where there is none.
    pub name: String,
    #[ts(type = "string")]
    pub address: Address,
}

/// Who wrote a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Empty where there is none.
    pub name: String,
    /// None where a list has put its own in its place.
    pub address: Option<Address>,
}

/// Who wrote a mail that a list or a forwarder has put its own address on, as far as that is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewritten {
    pub name: String,
    pub address: Option<Address>,
}

/// Whose mail was passed on, as the copied head says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forwarded {
    pub from: Option<MailParty>,
    /// Where who wrote it is another than who stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewritten: Option<Rewritten>,
    pub to: Vec<Address>,
    pub subject: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// As in `<a@example.org>`.
    pub message_id: Option<String>,
    /// Those it answers, the nearest last.
    pub references: Vec<String>,
    pub from: Option<MailParty>,
    /// Where a list or a forwarder has put itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewritten: Option<Rewritten>,
    pub reply_to: Option<Address>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reply_name: String,
    /// Everybody it went to, as far as it says.
    pub to: Vec<Address>,
    pub subject: String,
    pub sent_at: Option<Moment>,
    /// What they wrote, line by line, without what they answer.
    pub text: String,
    /// What they answer, where they kept it.
    pub quoted: String,
    pub forwarded: Option<Forwarded>,
    /// Links that its HTML hides behind words.
    pub links: Vec<String>,
    pub files: Vec<ArrivedFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivedFile {
    pub name: String,
    /// What it claims to be.
    pub claimed: String,
    /// What its bytes say.
    pub media: String,
    pub size: u64,
    pub state: TextState,
    /// Its words, as far as they are kept.
    pub text: String,
}

impl Arrived {
    /// Who applies: whoever wrote it, or whose mail was passed on.
    pub fn writer(&self) -> Option<Writer> {
        let (from, rewritten) = match &self.forwarded {
            Some(forwarded) => (&forwarded.from, &forwarded.rewritten),
            None => (&self.from, &self.rewritten),
        };
        if let Some(Rewritten { name, address }) = rewritten {
            return Some(Writer { name: name.clone(), address: address.clone() });
        }
        let from = from.as_ref()?;
        let name = Some(&self.reply_name).filter(|name| !name.is_empty()).unwrap_or(&from.name);
        Some(match &self.reply_to {
            Some(reply_to) if self.is_by_program() && self.forwarded.is_none() => {
                Writer { name: name.clone(), address: Some(reply_to.clone()) }
            }
            // Who is nobody's to write to is nobody's address either.
            _ => {
                Writer { name: from.name.clone(), address: Some(from.address.clone()).filter(|own| !is_a_program(own)) }
            }
        })
    }

    /// The head names a person, and not a site or a colleague that passes their mail on.
    pub fn is_first_hand(&self) -> bool {
        match &self.rewritten {
            _ if self.forwarded.is_some() => false,
            Some(rewritten) => rewritten.address.is_some(),
            None => !self.is_by_program(),
        }
    }

    /// Nobody reads what is written to its sender; or a site's form has written to the house in the house's own name.
    fn is_by_program(&self) -> bool {
        let Some(from) = &self.from else { return false };
        let went_to = |address: &Address| self.to.iter().any(|to| to.key() == address.key());
        let writes_to_itself =
            went_to(&from.address) && self.reply_to.as_ref().is_some_and(|reply_to| !went_to(reply_to));
        is_a_program(&from.address) || writes_to_itself
    }

    /// The subject without what mail programs put before it.
    pub fn bare_subject(&self) -> &str {
        let forwarded = self.forwarded.as_ref().map(|forwarded| forwarded.subject.as_str());
        without_prefixes(forwarded.filter(|subject| !subject.is_empty()).unwrap_or(&self.subject))
    }
}

/// Nobody reads what is written there.
fn is_a_program(address: &Address) -> bool {
    let local = address.as_str().split('@').next().unwrap_or_default().to_lowercase().replace(['-', '_', '.'], "");
    ["noreply", "donotreply", "nepasrepondre", "mailerdaemon", "notification", "notifications", "postmaster"]
        .iter()
        .any(|program| local == *program || local.starts_with(&format!("{program}+")))
}

/// `Re: TR : Fwd: Candidature` is `Candidature`.
fn without_prefixes(subject: &str) -> &str {
    const PREFIXES: [&str; 12] = ["re", "ré", "rép", "rep", "fw", "fwd", "tr", "aw", "wg", "sv", "rv", "i"];
    let mut bare = subject.trim();
    while let Some((before, behind)) = bare.split_once(':') {
        let before = before.trim().to_lowercase();
        if !PREFIXES.contains(&before.trim_end_matches(|c: char| "[]()0123456789".contains(c))) {
            break;
        }
        bare = behind.trim();
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::without_prefixes;

    #[test]
    fn a_subject_is_bare() {
        assert_eq!(without_prefixes("Re: TR : Fwd: Candidature : juriste"), "Candidature : juriste");
        assert_eq!(without_prefixes("RE[2]: Juriste"), "Juriste");
        assert_eq!(without_prefixes("Remarque : une faute"), "Remarque : une faute");
    }
}
