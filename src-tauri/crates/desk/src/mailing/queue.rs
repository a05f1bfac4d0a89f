//! Putting mails into the outbox: exactly those that were shown.

use std::hash::{BuildHasher, RandomState};

use hiring::{Address, Language, MailId, Moment, Receives};
use mail::{Composed, Letter, Party, WireAddress, language_of, to_html, to_text};
use serde::{Deserialize, Serialize};
use store::{MailAbout, NewMail};
use ts_rs::TS;

use super::prepare::{Prepared, prepare};
use super::preview::{in_one_look, print_of};
use super::reply::{InThread, in_thread};
use super::wish::WriteMail;
use crate::job::Job;
use crate::parallel::in_parallel;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QueueMails {
    /// As it was previewed.
    pub mail: WriteMail,
    /// The prints of the mails that are to go.
    pub prints: Vec<String>,
    /// Not before then.
    #[serde(default)]
    pub at: Option<Moment>,
    /// How long nothing leaves, so that it can be taken back; ten seconds unless said.
    #[serde(default)]
    pub hold_seconds: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailQueued {
    pub mails: Vec<MailId>,
    /// Until then all of it can be cancelled.
    pub due_at: Moment,
}

pub const HOLD_SECONDS: u32 = 10;

/// All of them or none.
pub fn queue(desk: &Desk, request: QueueMails, job: &Job<'_>) -> Result<MailQueued, Failure> {
    let now = desk.now();
    let hold = i64::from(request.hold_seconds.unwrap_or(HOLD_SECONDS)) * 1000;
    let due_at = request.at.unwrap_or(now).max(Moment::from_millis(now.millis() + hold));
    let prepared = in_one_look(desk, |read| prepare(read, &request.mail, now))?;
    let chosen = chosen(prepared, &request.prints)?;
    let total = chosen.len() as u64;
    let threads: Vec<_> =
        desk.store()?.read(|read| chosen.iter().map(|mail| in_thread(read, mail.answers)).collect::<Result<_, _>>())?;
    let in_threads: Vec<_> = chosen.iter().zip(&threads).collect();
    let written = in_parallel(
        &in_threads,
        |(mail, thread)| compose(thread, mail, due_at),
        |done, _| job.step(done, Some(total), ""),
    )?;
    let letters = written.into_iter().collect::<Result<Vec<_>, _>>()?;
    // Looked at again with the ledger in hand: what was written meanwhile is not written a second time.
    let mails = desk.store()?.record(|tx| {
        let mut ids = Vec::new();
        for (mail, (message_id, composed)) in chosen.iter().zip(&letters) {
            ids.push(tx.queue_mail(&new_mail(mail, message_id, composed, due_at))?);
        }
        Ok(ids)
    })?;
    desk.tell_mails(&mails);
    desk.bell.ring();
    Ok(MailQueued { mails, due_at })
}

fn chosen(prepared: Vec<Prepared>, prints: &[String]) -> Result<Vec<Prepared>, Failure> {
    let mut by_print: std::collections::HashMap<_, _> =
        prepared.into_iter().map(|mail| (print_of(&mail), mail)).collect();
    let mut chosen = Vec::new();
    for print in prints {
        chosen.push(by_print.remove(print).ok_or(Failure::MailChanged)?);
    }
    let blocked = chosen.iter().filter(|mail| mail.is_blocked()).count() as u64;
    if blocked > 0 { Err(Failure::MailBlocked { count: blocked }) } else { Ok(chosen) }
}

pub fn compose(thread: &InThread, mail: &Prepared, date: Moment) -> Result<(String, Composed), Failure> {
    let wrong = |detail: String| Failure::Internal { detail };
    let rendered = mail.rendered.as_ref().ok_or(Failure::MailBlocked { count: 1 })?;
    let who_receives = |receives| {
        mail.recipients.iter().filter(move |recipient| recipient.receives == receives).map(|recipient| Party {
            name: Some(recipient.name.clone()).filter(|name| !name.is_empty()),
            address: recipient.address.clone(),
        })
    };
    let message_id = new_message_id(&mail.from.address);
    let language = if language_of(mail.variant) == Language::French { "fr" } else { "en" };
    let letter = Letter {
        from: mail.from.clone(),
        reply_to: mail.reply_to.clone(),
        to: who_receives(Receives::To).collect(),
        cc: who_receives(Receives::Cc).collect(),
        bcc: who_receives(Receives::Bcc).map(|party| party.address).collect(),
        subject: rendered.subject.clone(),
        text: to_text(&rendered.body),
        html: to_html(&rendered.body, language),
        attachments: mail.attachments.clone(),
        message_id: message_id.clone(),
        date,
        in_reply_to: thread.in_reply_to.clone(),
        references: thread.references.clone(),
        answers_by_itself: mail.answers_by_itself,
    };
    let composed = letter.compose().map_err(|error| wrong(error.to_string()))?;
    Ok((message_id, composed))
}

impl Prepared {
    /// What the same mail again would have in common with it.
    pub fn about(&self) -> MailAbout<'_> {
        MailAbout {
            account: self.account,
            template: &self.template,
            event: &self.event,
            audience: self.audience,
            application: self.application,
            candidate: self.candidate,
            posting: self.posting,
        }
    }
}

pub fn new_mail<'a>(mail: &'a Prepared, message_id: &'a str, composed: &'a Composed, due_at: Moment) -> NewMail<'a> {
    NewMail {
        about: mail.about(),
        leaves: mail.leaves,
        named: &mail.named,
        message_id,
        sender: &mail.from.address,
        subject: mail.rendered.as_ref().map_or("", |rendered| rendered.subject.as_str()),
        bytes: &composed.bytes,
        recipients: &mail.recipients,
        due_at,
        again: mail.again,
        rule: None,
    }
}

/// Never the same twice, and nothing in it to guess from: 128 bits from the system.
pub fn new_message_id(sender: &Address) -> String {
    let random = || RandomState::new().hash_one(());
    let domain = WireAddress::new(sender).map(|address| address.domain().to_owned()).unwrap_or_default();
    let domain = if domain.is_empty() { "localhost.invalid" } else { &domain };
    format!("<{:016x}.{:016x}@{domain}>", random(), random())
}
