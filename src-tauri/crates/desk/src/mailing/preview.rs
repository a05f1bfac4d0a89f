//! Who would get what, before anything is queued.

use hiring::{AccountId, ApplicationId, PostingId, Receives, Variant};
use mail::{Span, language_of, marked, to_html, to_text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::prepare::{Prepared, prepare};
use super::wish::{MailWarning, WriteMail};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailPreview {
    pub mails: Vec<PreviewedMail>,
    /// How many could be queued as they are.
    #[ts(type = "number")]
    pub ready: u64,
    #[ts(type = "number")]
    pub blocked: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewedMail {
    /// Stands for all that is shown of it: what is queued by it is this and nothing else.
    pub print: String,
    pub account: AccountId,
    pub application: Option<ApplicationId>,
    pub posting: Option<PostingId>,
    /// The person, or the posting's title.
    pub name: String,
    pub from: String,
    /// Where answers go; none for to whom it is from.
    pub reply_to: Vec<String>,
    pub recipients: Vec<MailRecipientLine>,
    pub variant: Variant,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Subject and text in pieces: the template's own words, and what was filled in from where.
    pub subject_spans: Vec<Span>,
    pub text_spans: Vec<Span>,
    pub attachments: Vec<AttachedFile>,
    pub warnings: Vec<MailWarning>,
    pub blocked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailRecipientLine {
    pub address: String,
    pub name: String,
    pub receives: Receives,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachedFile {
    pub name: String,
    #[ts(type = "number")]
    pub size: u64,
}

pub fn preview(desk: &Desk, request: WriteMail, job: &Job<'_>) -> Result<MailPreview, Failure> {
    let now = desk.now();
    job.step(0, None, &request.template)?;
    let prepared = in_one_look(desk, |read| prepare(read, &request, now))?;
    let mails: Vec<_> = prepared.iter().map(previewed).collect();
    let blocked = mails.iter().filter(|mail| mail.blocked).count() as u64;
    Ok(MailPreview { ready: mails.len() as u64 - blocked, blocked, mails })
}

/// Runs work that may fail in the desk's words over one view of the store.
pub fn in_one_look<T>(desk: &Desk, work: impl FnOnce(&store::Read<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
    desk.store()?.read(|read| Ok(work(read)))?
}

fn previewed(prepared: &Prepared) -> PreviewedMail {
    let (subject_spans, text_spans) = marked(&prepared.text, &prepared.values);
    let read = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
    // What cannot be filled in is shown as far as it goes.
    let (subject, text, html) = match &prepared.rendered {
        Some(rendered) => {
            let language = if language_of(prepared.variant) == hiring::Language::French { "fr" } else { "en" };
            (rendered.subject.clone(), to_text(&rendered.body), to_html(&rendered.body, language))
        }
        None => (read(&subject_spans), read(&text_spans), String::new()),
    };
    let from = &prepared.from;
    PreviewedMail {
        print: print_of(prepared),
        account: prepared.account,
        application: prepared.application,
        posting: prepared.posting,
        name: prepared.name.clone(),
        from: from.name.as_ref().map_or(from.address.to_string(), |name| format!("{name} <{}>", from.address)),
        reply_to: prepared.reply_to.iter().map(|party| party.address.to_string()).collect(),
        recipients: prepared
            .recipients
            .iter()
            .map(|recipient| MailRecipientLine {
                address: recipient.address.to_string(),
                name: recipient.name.clone(),
                receives: recipient.receives,
            })
            .collect(),
        variant: prepared.variant,
        subject,
        text,
        html,
        subject_spans,
        text_spans,
        attachments: prepared
            .attachments
            .iter()
            .map(|file| AttachedFile { name: file.name.clone(), size: file.bytes.len() as u64 })
            .collect(),
        warnings: prepared.warnings.clone(),
        blocked: prepared.is_blocked(),
    }
}

/// A short stand-in for one mail as it was shown: any difference makes another.
pub fn print_of(prepared: &Prepared) -> String {
    let mut hash = blake3::Hasher::new();
    let mut note = |bytes: &[u8]| {
        hash.update(&(bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    let ids =
        (prepared.account, prepared.leaves, prepared.application, prepared.posting, prepared.answers, prepared.again);
    note(format!("{ids:?} {} {} {:?}", prepared.template, prepared.event, prepared.from).as_bytes());
    for party in &prepared.reply_to {
        note(party.address.as_str().as_bytes());
    }
    for recipient in &prepared.recipients {
        note(format!("{:?} {} {}", recipient.receives, recipient.address, recipient.name).as_bytes());
    }
    if let Some(rendered) = &prepared.rendered {
        note(rendered.subject.as_bytes());
        note(rendered.body.as_bytes());
    }
    for file in &prepared.attachments {
        note(file.name.as_bytes());
        note(&file.bytes);
    }
    hash.finalize().to_hex().chars().take(32).collect()
}
