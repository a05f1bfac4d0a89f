//! What somebody wants to write, and what they should know before it goes.

use std::collections::{BTreeMap, BTreeSet};

use hiring::{AccountId, ApplicationId, MessageId, Moment, PostingId, Variant};
use mail::{TemplateName, TemplateProblem, TemplateText};
use serde::{Deserialize, Serialize};
use store::AlreadyWritten;
use ts_rs::TS;

use super::words;

/// What somebody wants to write, and to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WriteMail {
    pub template: String,
    pub to: WriteTo,
    /// None for the first that may send, or else the first there is.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// None to speak as the posting does.
    #[serde(default)]
    pub variant: Option<Variant>,
    /// What a person types for this sending, by the variables' names.
    #[serde(default)]
    pub given: BTreeMap<String, String>,
    /// What tells one mail from another of the same template: a week, an interview.
    #[serde(default)]
    pub event: String,
    /// Also to those who had it before.
    #[serde(default)]
    pub again: bool,
    /// Words to take in the place of the template's own, by the variant that they are in.
    #[serde(default)]
    #[ts(type = "{ [key in Variant]?: TemplateText }")]
    pub instead: BTreeMap<Variant, TemplateText>,
    /// What applicants answer goes to the posting's contacts, not to where it is from.
    #[serde(default)]
    pub answers_to_contacts: bool,
    /// Contacts of the posting that are not to have it.
    #[serde(default)]
    pub without: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "whom", rename_all = "snake_case")]
pub enum WriteTo {
    /// To these applicants, a mail each.
    Applications { ids: Vec<ApplicationId> },
    /// To all applicants of a posting, or those in one stage (by its code or name), a mail each.
    Stage { posting: PostingId, stage: Option<String> },
    /// To the contacts of a posting together, about these applications if any.
    Contacts { posting: PostingId, applications: Vec<ApplicationId> },
    /// To whoever wrote that mail, in its thread.
    Reply { message: MessageId },
}

impl Default for WriteTo {
    fn default() -> Self {
        Self::Applications { ids: Vec::new() }
    }
}

/// What somebody should know before a mail goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum MailWarning {
    NoAddress,
    BadAddress {
        written: String,
    },
    /// The same template went to them before, about the same application.
    AlreadyWritten(AlreadyWritten),
    /// They have applied to the posting more than once, and another of these mails goes to them.
    TwiceHere,
    /// A program reads there, or nobody.
    NobodyReads {
        address: String,
    },
    Ourselves {
        address: String,
    },
    /// Something cannot be filled in.
    Template(TemplateProblem),
    PostingClosed,
    /// The posting shows one address and links to another, and nobody has said which is right.
    ContactMismatch,
    ProofNotFound,
}

impl MailWarning {
    /// It cannot go like that.
    pub const fn blocks(&self) -> bool {
        !matches!(self, Self::PostingClosed | Self::ContactMismatch | Self::ProofNotFound)
    }
}

/// What a person says, else what tells it from another one by itself: the mail that is answered, the week, the people on the list.
pub fn event_of(request: &WriteMail, now: Moment) -> String {
    if !request.event.is_empty() {
        return request.event.clone();
    }
    match (TemplateName::from_code(&request.template), &request.to) {
        (Some(TemplateName::Reply), WriteTo::Reply { message }) => format!("message {message}"),
        (Some(TemplateName::WeeklyDigest), _) => words::week(now),
        (Some(TemplateName::Shortlist), WriteTo::Contacts { applications, .. }) => {
            let ids: BTreeSet<_> = applications.iter().map(|id| id.raw()).collect();
            ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}
