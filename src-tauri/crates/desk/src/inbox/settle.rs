//! What a person says of a mail: for which posting it is, whose it is, that it is no application.

use hiring::{AsideReason, CandidateId, MessageId, PostingId};
use serde::{Deserialize, Serialize};
use store::{Error, Op, Tx};
use ts_rs::TS;

use crate::job::Job;
use crate::people::{Done, done};
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ChosenPosting {
    Posting {
        posting: PostingId,
    },
    /// For none in particular.
    None,
    /// Whatever speaks for one.
    Unsaid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ChosenPerson {
    Known {
        candidate: CandidateId,
    },
    /// Somebody who is not here yet.
    New,
    /// Whoever the mail speaks for.
    Unsaid,
}

/// What is left out stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChooseMail {
    pub id: MessageId,
    #[serde(default)]
    pub posting: Option<ChosenPosting>,
    #[serde(default)]
    pub person: Option<ChosenPerson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AsideMails {
    pub ids: Vec<MessageId>,
    /// `by_hand` unless said.
    #[serde(default)]
    pub reason: Option<AsideReason>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BringBackMails {
    pub ids: Vec<MessageId>,
}

pub(crate) fn choose(desk: &Desk, request: ChooseMail, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let message = tx.message(request.id)?;
        write_choice(tx, request.id, request.posting, request.person)?;
        Ok((1, Op::MailSettled { subject: message.subject }))
    })
}

pub fn write_choice(
    tx: &Tx<'_>,
    id: MessageId,
    posting: Option<ChosenPosting>,
    person: Option<ChosenPerson>,
) -> Result<(), Error> {
    match posting {
        Some(ChosenPosting::Posting { posting }) => {
            tx.posting_title(posting)?;
            tx.choose_posting(id, Some(Some(posting)))?;
        }
        Some(ChosenPosting::None) => tx.choose_posting(id, Some(None))?,
        Some(ChosenPosting::Unsaid) => tx.choose_posting(id, None)?,
        None => {}
    }
    match person {
        Some(ChosenPerson::Known { candidate }) => {
            tx.name_of(candidate)?;
            tx.choose_person(id, Some(Some(candidate)))
        }
        Some(ChosenPerson::New) => tx.choose_person(id, Some(None)),
        Some(ChosenPerson::Unsaid) => tx.choose_person(id, None),
        None => Ok(()),
    }
}

pub(crate) fn set_aside(desk: &Desk, request: AsideMails, _: &Job<'_>) -> Result<Done, Failure> {
    let reason = request.reason.unwrap_or(AsideReason::ByHand);
    done(desk, |tx| {
        for id in &request.ids {
            tx.set_message_aside(*id, reason)?;
        }
        Ok((
            request.ids.len() as u64,
            Op::MailsSetAside { count: request.ids.len() as u64, subject: only_subject(tx, &request.ids)? },
        ))
    })
}

pub(crate) fn bring_back(desk: &Desk, request: BringBackMails, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        for id in &request.ids {
            tx.bring_message_back(*id)?;
        }
        Ok((
            request.ids.len() as u64,
            Op::MailsBroughtBack { count: request.ids.len() as u64, subject: only_subject(tx, &request.ids)? },
        ))
    })
}

/// Of one mail its subject; of several none.
fn only_subject(tx: &Tx<'_>, ids: &[MessageId]) -> Result<String, Error> {
    match ids {
        [id] => Ok(tx.message(*id)?.subject),
        _ => Ok(String::new()),
    }
}
