//! Filing mails: the person, the application, the files, the pieces and the mail itself, all in one entry of the history.

use std::collections::BTreeSet;

use hiring::{
    ApplicationId, Arrived, CandidateId, EntryId, FoundIn, FoundPiece, MessageId, MessageState, Moment, Piece,
    PostingId, PostingIndex,
};
use mail::read_mail;
use serde::{Deserialize, Serialize};
use store::{Error, NewFile, Op, ProofState, StoredMessage, Tx};
use ts_rs::TS;

use super::settle::{ChosenPerson, ChosenPosting, write_choice};
use super::triage::{InboxWord, Triage, triage};
use crate::job::Job;
use crate::people::asked::Asked;
use crate::people::candidates::Applying;
use crate::{Desk, Failure};

/// Which mails: those named, each with what was chosen for it; or all that are ready, with the number that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum AcceptMails {
    These {
        mails: Vec<AcceptMail>,
    },
    Ready {
        #[ts(type = "number")]
        ready: u64,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AcceptMail {
    pub id: MessageId,
    #[serde(default)]
    pub posting: Option<ChosenPosting>,
    #[serde(default)]
    pub person: Option<ChosenPerson>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailsAccepted {
    #[ts(type = "number")]
    pub accepted: u64,
    #[ts(type = "number")]
    pub people_added: u64,
    /// New ones, in the order of the mails; for acknowledging them together.
    pub applications: Vec<ApplicationId>,
    /// Applications that were there and got more.
    #[ts(type = "number")]
    pub completed: u64,
    /// Applications, new or not, that still miss something that was asked for.
    pub incomplete: Vec<ApplicationId>,
    /// What was not filed, and why.
    pub left: Vec<LeftMail>,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftMail {
    pub id: MessageId,
    pub why: LeftWhy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftWhy {
    /// It no longer waits.
    NotWaiting,
    /// Which posting it is for has to be said.
    PostingOpen,
    /// Whose it is has to be said.
    PersonOpen,
}

pub(crate) fn accept(desk: &Desk, request: AcceptMails, job: &Job<'_>) -> Result<MailsAccepted, Failure> {
    let (mails, expected) = match request {
        AcceptMails::These { mails } => (mails, None),
        AcceptMails::Ready { ready } => (ready_mails(desk)?, Some(ready)),
    };
    if let Some(expected) = expected.filter(|expected| *expected != mails.len() as u64) {
        return Err(Failure::SelectionChanged { expected, found: mails.len() as u64 });
    }
    let total = mails.len() as u64;
    let written = desk.store()?.transact(|tx| {
        let mut filing = Filing {
            tx,
            index: PostingIndex::of(tx.asking_postings()?),
            report: MailsAccepted::default(),
            last: String::new(),
        };
        for (mail, done) in mails.iter().zip(1..) {
            job.step(done, Some(total), "").map_err(|_| Error::Cancelled)?;
            filing.take(mail)?;
        }
        let name = if filing.report.accepted == 1 { filing.last } else { String::new() };
        let op = Op::MailsAccepted { count: filing.report.accepted, name };
        Ok((filing.report, op))
    })?;
    let entry = written.entry;
    Ok(MailsAccepted { entry, ..desk.tell(written) })
}

/// The oldest first: whoever wrote twice is known by the second mail.
fn ready_mails(desk: &Desk) -> Result<Vec<AcceptMail>, Failure> {
    let path = desk.store()?.path().to_owned();
    crate::mailing::in_one_look(desk, |read| {
        let looked = desk.inbox.look(&path, read)?;
        let is_ready = |message: &&StoredMessage| looked.triages.get(&message.id).is_some_and(Triage::is_ready);
        let ready = looked.waiting.iter().rev().filter(is_ready);
        Ok(ready.map(|message| AcceptMail { id: message.id, posting: None, person: None }).collect())
    })
}

struct Filing<'a> {
    tx: &'a Tx<'a>,
    index: PostingIndex,
    report: MailsAccepted,
    last: String,
}

impl Filing<'_> {
    fn take(&mut self, mail: &AcceptMail) -> Result<(), Error> {
        write_choice(self.tx, mail.id, mail.posting, mail.person)?;
        let message = self.tx.message(mail.id)?;
        if message.state != MessageState::Waiting {
            self.leave(mail.id, LeftWhy::NotWaiting);
            return Ok(());
        }
        let said = self.tx.said_of(mail.id)?;
        // Looked at anew: an earlier one of these may have been the same person's.
        let triage = triage(self.tx, &self.index, &message, &said)?;
        if triage.posting_by == InboxWord::Open {
            self.leave(mail.id, LeftWhy::PostingOpen);
            return Ok(());
        }
        if triage.person_by == InboxWord::Open {
            self.leave(mail.id, LeftWhy::PersonOpen);
            return Ok(());
        }
        self.file(&message, &said, &triage)
    }

    fn leave(&mut self, id: MessageId, why: LeftWhy) {
        self.report.left.push(LeftMail { id, why });
    }

    fn file(&mut self, message: &StoredMessage, said: &Arrived, triage: &Triage) -> Result<(), Error> {
        let candidate = self.person(triage)?;
        let application = match triage.posting {
            Some(posting) => Some(self.application(candidate, posting, message.at, triage)?),
            None => None,
        };
        self.attach(message.id, said, candidate, application, &triage.found)?;
        self.tx.file_message(message.id, candidate, triage.posting, application)?;
        self.report.accepted += 1;
        self.last = self.tx.name_of(candidate)?;
        Ok(())
    }

    /// Somebody known keeps what is known of them, and gets the addresses, phones and profiles they wrote from.
    fn person(&mut self, triage: &Triage) -> Result<CandidateId, Error> {
        let Some(id) = triage.candidate else {
            let person = triage.details.clone().read()?;
            self.report.people_added += 1;
            return self.tx.add_candidate(&person, self.tx.now());
        };
        let known = self.tx.candidate(id)?.details;
        let merged = known.clone().merged_with(triage.details.clone(), &[]).read()?;
        if merged.details != known {
            self.tx.write_candidate(id, &merged)?;
        }
        Ok(id)
    }

    fn application(
        &mut self,
        candidate: CandidateId,
        posting: PostingId,
        at: Moment,
        triage: &Triage,
    ) -> Result<ApplicationId, Error> {
        let mut came: BTreeSet<Piece> = triage.found.iter().map(|found| found.piece).collect();
        let known = triage.application.filter(|_| triage.candidate == Some(candidate));
        let (id, proof_before, place_before) = if let Some(id) = known {
            let details = self.tx.application_details(id)?;
            let proof = self.tx.application(id, self.tx.now())?.proof;
            self.report.completed += u64::from(came.iter().any(|piece| !details.came.contains(piece)));
            came.extend(details.came);
            (id, proof, details.proof_where)
        } else {
            (self.apply(candidate, posting, at, &came)?, ProofState::Unknown, String::new())
        };
        let (proof, place) = proof_now(triage, proof_before, place_before);
        self.tx.write_pieces(id, &came, proof, &place)?;
        if !triage.pieces.satisfied && !self.report.incomplete.contains(&id) {
            self.report.incomplete.push(id);
        }
        Ok(id)
    }

    fn apply(
        &mut self,
        candidate: CandidateId,
        posting: PostingId,
        at: Moment,
        came: &BTreeSet<Piece>,
    ) -> Result<ApplicationId, Error> {
        let applying = Applying {
            posting,
            stage: None,
            received_at: Some(at.min(self.tx.now())),
            source: String::new(),
            came: came.iter().copied().collect(),
        };
        let id = self.tx.add_application(&Asked::of(self.tx, &applying)?.by(candidate, self.tx.now()))?;
        self.report.applications.push(id);
        Ok(id)
    }

    fn attach(
        &mut self,
        id: MessageId,
        said: &Arrived,
        candidate: CandidateId,
        application: Option<ApplicationId>,
        found: &[FoundPiece],
    ) -> Result<(), Error> {
        if said.files.is_empty() {
            return Ok(());
        }
        let mail = read_mail(&self.tx.message_bytes(id)?);
        for ((file, bytes), number) in said.files.iter().zip(&mail.files).zip(0_u32..) {
            let is_this = |place: &FoundIn| matches!(place, FoundIn::File { file, .. } if *file == number);
            let piece = found.iter().find(|found| is_this(&found.place)).map(|found| found.piece);
            self.tx.attach_file(&NewFile {
                candidate,
                application,
                name: &file.name,
                piece,
                media: &file.media,
                bytes,
            })?;
        }
        Ok(())
    }
}

/// What was found once stays found.
fn proof_now(triage: &Triage, before: ProofState, place: String) -> (ProofState, String) {
    match triage.proof.as_ref().map(|proof| &proof.found) {
        Some(Some(found)) => {
            let line = found.line.map(|line| format!(" ({line})")).unwrap_or_default();
            (ProofState::Found, format!("{}{line}", found.text))
        }
        Some(None) if before == ProofState::Unknown => (ProofState::Absent, String::new()),
        _ => (before, place),
    }
}
