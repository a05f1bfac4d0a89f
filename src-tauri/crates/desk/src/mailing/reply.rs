//! Answering a mail that came: to whoever wrote it, in its thread.
//!
//! Nothing is written to a program. Whoever is nobody here yet is answered in a person's own words alone: everything else is
//! about an application, and once their mail is filed, so is the answer.

use hiring::{
    ApplicationId, Arrived, AsideReason, CandidateId, Direction, MessageId, MessageState, Piece, PostingId,
    PostingIndex, Receives, writer_of,
};
use mail::{Given, TemplateName, Values, WireAddress, language_of, read_mail};
use store::{MailTarget, NewRecipient, Read};

use super::facts::PostingFacts;
use super::prepare::{Draft, Prepared, Writing, speak_of};
use super::wish::MailWarning;
use super::words;
use crate::Failure;
use crate::inbox::{InboxWord, triage};

/// What is answered.
struct Answered {
    said: Arrived,
    /// None for somebody who is nobody here yet.
    candidate: Option<CandidateId>,
    application: Option<ApplicationId>,
    posting: Option<PostingId>,
    not_filed: Option<NotFiled>,
    /// With what this mail brought; none where the application knows it already.
    missing: Option<Vec<Vec<Piece>>>,
}

/// Nobody has said yet whose mail it is, or what it is about.
struct NotFiled {
    /// In whose language, for now.
    speaks_as: Option<PostingId>,
}

/// What a reply says of the thread that it goes into.
#[derive(Debug, Default)]
pub struct InThread {
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
}

/// The ids that a mail program finds the thread by.
pub fn in_thread(read: &Read<'_>, answers: Option<MessageId>) -> Result<InThread, store::Error> {
    let Some(message) = answers else { return Ok(InThread::default()) };
    let said = read.said_of(message)?;
    let Some(id) = said.message_id else { return Ok(InThread::default()) };
    let before = said.references.into_iter().filter(|other| *other != id);
    Ok(InThread { references: before.chain([id.clone()]).collect(), in_reply_to: Some(id) })
}

impl Writing<'_> {
    /// The latest mail of theirs about that application, for a template that is about what came.
    pub(super) fn what_came(&self, target: &MailTarget) -> Result<Option<MessageId>, Failure> {
        let is_about_it = TemplateName::from_code(&self.request.template).is_some_and(TemplateName::answers_what_came);
        Ok(if is_about_it { self.read.latest_message_about(target.application)? } else { None })
    }

    pub(super) fn for_reply(&mut self, message: MessageId) -> Result<Prepared, Failure> {
        let answered = answered(self.read, message)?;
        let in_own_words = TemplateName::from_code(&self.request.template) == Some(TemplateName::Reply);
        if answered.not_filed.is_some() && !in_own_words {
            return Err(Failure::NotAnswerable { id: message });
        }
        let speaks_as = answered.posting.or(answered.not_filed.as_ref().and_then(|mail| mail.speaks_as));
        let facts = speaks_as.map_or_else(|| Ok(PostingFacts::none()), |posting| self.posting(posting))?;
        let mut template = self.template(&facts, hiring::Audience::Applicants)?;
        // Whatever the template is about: the thread has a subject, unless a person gives this one mail another.
        if !self.request.instead.contains_key(&template.variant) {
            "Re: {{ subject }}".clone_into(&mut template.text.subject);
        }
        let mut values = self.values(&facts, template.variant)?;
        let mut warnings = Vec::new();
        let name = self.speak_of_writer(&answered, template.variant, &mut values)?;
        let subject = answered.said.bare_subject();
        values.text("subject", if subject.is_empty() { &facts.title } else { subject });
        if let Some(missing) = &answered.missing {
            let to_a_friend = template.variant == hiring::Variant::FrenchTu;
            let language = language_of(template.variant);
            let lines = missing.iter().map(|pieces| words::choice(pieces, language, to_a_friend));
            values.set("missing", Given::Lines(lines.collect()));
        }
        if answered.posting.is_some() {
            self.look_at_posting(&facts, &mut warnings);
        }
        let recipients: Vec<_> = writer(&answered.said, &name).into_iter().collect();
        if recipients.is_empty() {
            warnings.push(MailWarning::NoAddress);
        }
        self.prepared(Draft {
            application: answered.application,
            candidate: answered.candidate,
            posting: answered.posting,
            answers: Some(message),
            reply_to: self.where_to_answer(&facts)?,
            named: Vec::new(),
            name,
            recipients,
            attachments: Vec::new(),
            template,
            values,
            warnings,
        })
    }

    /// Whom it goes to, by name.
    fn speak_of_writer(
        &self,
        answered: &Answered,
        variant: hiring::Variant,
        values: &mut Values,
    ) -> Result<String, Failure> {
        if let Some(application) = answered.application {
            let target = self.read.mail_target(application)?;
            speak_of(&target, variant, values);
            return Ok(target.name);
        }
        let name = match answered.candidate {
            Some(candidate) => self.read.candidate(candidate)?.details.name,
            None => writer_of(&answered.said).name,
        };
        values.text("name", &name.written);
        values.text("first_name", name.given.as_deref().unwrap_or_default());
        Ok(name.written)
    }
}

fn answered(read: &Read<'_>, id: MessageId) -> Result<Answered, Failure> {
    let message = read.message(id)?;
    let said = read.said_of(id)?;
    let unanswerable = Failure::NotAnswerable { id };
    if message.direction == Direction::Out {
        return Err(unanswerable);
    }
    match message.state {
        MessageState::Filed => {
            let candidate = Some(message.candidate.ok_or(unanswerable)?);
            let (application, posting) = (message.application, message.posting);
            Ok(Answered { said, candidate, application, posting, not_filed: None, missing: None })
        }
        MessageState::Waiting => {
            let index = PostingIndex::of(read.asking_postings()?);
            let triage = triage(read, &index, &message, &said)?;
            let known = triage.candidate.zip(triage.application).filter(|_| triage.is_ready());
            if let Some((candidate, application)) = known {
                let missing = Some(triage.pieces.missing);
                let (candidate, application) = (Some(candidate), Some(application));
                return Ok(Answered {
                    said,
                    candidate,
                    application,
                    posting: triage.posting,
                    not_filed: None,
                    missing,
                });
            }
            // Also where somebody has brought it back from where such mails are set aside. What a list passes on was written by a person.
            let aside = read_mail(&read.message_bytes(id)?).aside;
            if matches!(aside, Some(AsideReason::Bounce | AsideReason::AutoReply)) {
                return Err(unanswerable);
            }
            let candidate = triage.candidate.filter(|_| triage.person_by != InboxWord::Open);
            let speaks_as = triage.posting.filter(|_| triage.posting_by != InboxWord::Open);
            let not_filed = Some(NotFiled { speaks_as });
            Ok(Answered { said, candidate, application: None, posting: None, not_filed, missing: None })
        }
        MessageState::Aside => Err(unanswerable),
    }
}

fn writer(said: &Arrived, name: &str) -> Option<NewRecipient> {
    let address = said.writer()?.address?;
    WireAddress::new(&address).ok()?;
    Some(NewRecipient { address, name: name.to_owned(), receives: Receives::To })
}
