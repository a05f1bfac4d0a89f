//! What waits and what went: looking at it, taking it back, settling what nobody knows.

use hiring::{
    AccountId, ApplicationId, CandidateId, HeldBecause, MailId, MailState, Moment, PostingId, Receives, RecipientId,
    RuleId,
};
use mail::{Fault, Outcome, Reply, Trouble};
use serde::{Deserialize, Serialize};
use store::{COPIED, LatestMail, ListOutbox, MailCounts, OutboxMail, OutboxRecipient};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

/// What was last said of a mail to one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum MailAnswer {
    /// The server, in its words.
    Said(Reply),
    Fault(Fault),
    /// No answer to the final dot.
    Silence(Trouble),
    /// The program ended between the final dot and its answer.
    Interrupted,
    /// To a file.
    Written {
        path: String,
    },
    /// A person has said that it went.
    SaidByHand {
        who: String,
    },
    /// It lies among what was sent, on the account's server.
    FoundInSent {
        folder: String,
    },
    /// This store is a copy: whether it went from the original, nobody knows here.
    Copied,
    /// A person has said that it is not to go any more.
    GivenUp {
        who: String,
    },
    /// It came back, and this is what was said with it.
    CameBack {
        text: String,
    },
}

impl MailAnswer {
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Taken(reply) => Self::Said(reply.clone()),
            Outcome::NotSent(fault) => Self::Fault(fault.clone()),
            Outcome::Unknown(trouble) => Self::Silence(trouble.clone()),
        }
    }

    pub fn stored(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    fn read(recipient: &OutboxRecipient) -> Option<Self> {
        if recipient.answer == COPIED {
            return Some(Self::Copied);
        }
        if recipient.state == MailState::Bounced {
            // In the words of whatever server sent it back: nothing else is read into them.
            return Some(Self::CameBack { text: recipient.answer.clone() });
        }
        let known = serde_json::from_str(&recipient.answer).ok();
        known.or_else(|| (recipient.state == MailState::Unknown).then_some(Self::Interrupted))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxPage {
    /// Latest first.
    pub mails: Vec<OutboxLine>,
    #[ts(type = "number")]
    pub total: u64,
    pub counts: MailCounts,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxLine {
    pub id: MailId,
    pub account: AccountId,
    pub application: Option<ApplicationId>,
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
    pub template: String,
    pub subject: String,
    pub message_id: String,
    #[ts(type = "number")]
    pub size: u64,
    pub queued_at: Moment,
    pub who: String,
    /// By which it goes; none where a person sent it.
    pub rule: Option<RuleId>,
    /// It is a weekly digest that went by itself.
    pub by_digest: bool,
    /// It waits and would not leave as things are, because what it is about is gone.
    pub held: Option<HeldBecause>,
    pub recipients: Vec<OutboxRecipientLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxRecipientLine {
    pub id: RecipientId,
    pub address: String,
    pub name: String,
    pub receives: Receives,
    pub state: MailState,
    /// When it is to go or be tried again; none once that is settled.
    pub due_at: Option<Moment>,
    pub attempts: u32,
    pub changed_at: Moment,
    pub answer: Option<MailAnswer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowMail {
    pub id: MailId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailPage {
    pub mail: OutboxLine,
    /// The mail as it goes over the line; bytes that are no UTF-8 are not in it.
    pub raw: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CancelMails {
    pub ids: Vec<MailId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cancelled {
    /// How many were taken back; the others had left, or were about to.
    #[ts(type = "number")]
    pub count: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// It went.
    Sent,
    /// Send it once more, the same with the same Message-ID.
    Again,
    /// It is not to go any more, whether it went or not.
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolveMail {
    pub id: MailId,
    pub to: Resolution,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Resolved {
    pub mail: OutboxLine,
}

pub(crate) fn list(desk: &Desk, request: ListOutbox, _: &Job<'_>) -> Result<OutboxPage, Failure> {
    let outbox = desk.store()?.read(|read| read.outbox(&request))?;
    Ok(OutboxPage { mails: outbox.mails.into_iter().map(line).collect(), total: outbox.total, counts: outbox.counts })
}

pub(crate) fn show(desk: &Desk, request: ShowMail, _: &Job<'_>) -> Result<MailPage, Failure> {
    let stored = desk.store()?.read(|read| read.mail(request.id))?;
    Ok(MailPage { mail: line(stored.mail), raw: String::from_utf8_lossy(&stored.bytes).into_owned() })
}

pub(crate) fn cancel(desk: &Desk, request: CancelMails, _: &Job<'_>) -> Result<Cancelled, Failure> {
    let count = desk.store()?.record(|tx| tx.cancel_mails(&request.ids))?;
    desk.tell_mails(&request.ids);
    Ok(Cancelled { count })
}

pub(crate) fn resolve(desk: &Desk, request: ResolveMail, _: &Job<'_>) -> Result<Resolved, Failure> {
    let store = desk.store()?;
    if request.to == Resolution::Again && store.read(|read| read.mail_bytes(request.id))?.is_empty() {
        return Err(Failure::MailLost { id: request.id });
    }
    let resolved = store.record(|tx| {
        // That it is there at all.
        tx.mail(request.id)?;
        match request.to {
            Resolution::Sent => {
                let answer = MailAnswer::SaidByHand { who: tx.who().to_owned() };
                tx.resolve_as_sent(request.id, &answer.stored())
            }
            Resolution::Never => {
                let answer = MailAnswer::GivenUp { who: tx.who().to_owned() };
                tx.resolve_as_given_up(request.id, &answer.stored())
            }
            Resolution::Again => tx.resolve_by_sending_again(request.id),
        }
    })?;
    if resolved == 0 {
        return Err(Failure::MailNotUnknown { id: request.id });
    }
    desk.tell_mails(&[request.id]);
    desk.bell.ring();
    Ok(Resolved { mail: line(store.read(|read| read.mail(request.id))?.mail) })
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindLatestMails {
    pub applications: Vec<ApplicationId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LatestMails {
    /// Applications about which nothing was written are not in it.
    pub mails: Vec<LatestMail>,
}

pub(crate) fn latest(desk: &Desk, request: FindLatestMails, _: &Job<'_>) -> Result<LatestMails, Failure> {
    Ok(LatestMails { mails: desk.store()?.read(|read| read.latest_mails(&request.applications))? })
}

fn line(mail: OutboxMail) -> OutboxLine {
    let waits = mail.recipients.iter().any(|recipient| recipient.state.can_be_cancelled());
    OutboxLine {
        id: mail.id,
        account: mail.account,
        application: mail.application,
        candidate: mail.candidate,
        posting: mail.posting,
        template: mail.template,
        subject: mail.subject,
        message_id: mail.message_id,
        size: mail.size,
        queued_at: mail.queued_at,
        who: mail.who,
        rule: mail.rule,
        by_digest: mail.by_digest,
        held: mail.held.filter(|_| waits),
        recipients: mail.recipients.into_iter().map(recipient_line).collect(),
    }
}

fn recipient_line(recipient: OutboxRecipient) -> OutboxRecipientLine {
    let answer = MailAnswer::read(&recipient);
    OutboxRecipientLine {
        id: recipient.id,
        address: recipient.address,
        name: recipient.name,
        receives: recipient.receives,
        due_at: recipient.state.can_be_cancelled().then_some(recipient.due_at),
        state: recipient.state,
        attempts: recipient.attempts,
        changed_at: recipient.changed_at,
        answer,
    }
}
