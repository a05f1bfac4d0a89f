//! Which mails a wish to write comes to, person by person, with what stands in the way of each.

use std::collections::{HashMap, HashSet};

use hiring::{
    AccountId, AccountKind, Address, ApplicationId, Audience, CandidateId, Language, MessageId, Moment, PostingId,
    Receives, StageName, Variant, fold,
};
use mail::{
    Attachment, Given, Party, Rendered, TemplateName, TemplateText, VARIABLES, Values, VariableSource, WireAddress,
    language_of, variant_of,
};
use store::{MailAccount, MailTarget, NewRecipient, ProofState, Read};

use super::account::{is_tested, reply_to, sender};
use super::facts::{PostingFacts, contacts_of};
use super::templates::{Found, find};
use super::wish::{MailWarning, WriteMail, WriteTo, event_of};
use super::words;
use crate::Failure;

/// One mail, all but its date and its id.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub account: AccountId,
    pub leaves: bool,
    pub audience: Audience,
    pub application: Option<ApplicationId>,
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
    /// The applications it names beside each other.
    pub named: Vec<ApplicationId>,
    pub template: String,
    pub event: String,
    pub again: bool,
    /// The person, or the posting.
    pub name: String,
    pub variant: Variant,
    pub from: Party,
    /// Where answers go; none for to whom it is from.
    pub reply_to: Vec<Party>,
    pub recipients: Vec<NewRecipient>,
    pub text: TemplateText,
    pub values: Values,
    pub rendered: Option<Rendered>,
    pub attachments: Vec<Attachment>,
    pub warnings: Vec<MailWarning>,
    pub answers_by_itself: bool,
    /// The mail in whose thread it goes.
    pub answers: Option<MessageId>,
}

impl Prepared {
    pub fn is_blocked(&self) -> bool {
        self.rendered.is_none() || self.warnings.iter().any(MailWarning::blocks)
    }
}

/// Everything that was asked for, blocked ones included.
pub fn prepare(read: &Read<'_>, request: &WriteMail, now: Moment) -> Result<Vec<Prepared>, Failure> {
    let accounts = read.mail_accounts()?;
    let account = chosen(&accounts, request.account)?;
    let mut desk = Writing { accounts: &accounts, ..Writing::by(read, request, now, account) };
    match &request.to {
        WriteTo::Applications { ids } => desk.for_applicants(ids),
        WriteTo::Stage { posting, stage } => {
            let ids = in_stage(read, *posting, stage.as_deref())?;
            desk.for_applicants(&ids)
        }
        WriteTo::Contacts { posting, applications } => desk.for_contacts(*posting, applications),
        WriteTo::Reply { message } => Ok(vec![desk.for_reply(*message)?]),
    }
}

fn chosen(accounts: &[MailAccount], wanted: Option<AccountId>) -> Result<&MailAccount, Failure> {
    if let Some(id) = wanted {
        let found = accounts.iter().find(|account| account.id == id);
        return found.ok_or(Failure::NotFound { what: hiring::Word::Account, id: id.raw() });
    }
    let sends = |account: &&MailAccount| account.settings.kind == AccountKind::Smtp && is_tested(account);
    accounts.iter().find(sends).or(accounts.first()).ok_or(Failure::NoMailAccount)
}

fn in_stage(read: &Read<'_>, posting: PostingId, stage: Option<&str>) -> Result<Vec<ApplicationId>, Failure> {
    let all = read.applications_to_write_to(posting, None)?;
    let Some(wanted) = stage else { return Ok(all) };
    let is_it = |stage: &StageName| {
        let code = stage.code.map(hiring::StageCode::code);
        code == Some(wanted)
            || [Language::French, Language::English]
                .iter()
                .any(|language| fold(&words::stage(stage, *language)) == fold(wanted))
    };
    let mut found = Vec::new();
    for id in all {
        if is_it(&read.mail_target(id)?.stage) {
            found.push(id);
        }
    }
    Ok(found)
}

pub(super) struct Writing<'a> {
    pub read: &'a Read<'a>,
    pub request: &'a WriteMail,
    now: Moment,
    account: &'a MailAccount,
    accounts: &'a [MailAccount],
    postings: HashMap<PostingId, PostingFacts>,
}

impl<'a> Writing<'a> {
    /// By that account, and no other.
    pub fn by(read: &'a Read<'a>, request: &'a WriteMail, now: Moment, account: &'a MailAccount) -> Self {
        Self { read, request, now, account, accounts: std::slice::from_ref(account), postings: HashMap::new() }
    }
}

impl Writing<'_> {
    fn for_applicants(&mut self, ids: &[ApplicationId]) -> Result<Vec<Prepared>, Failure> {
        let mut prepared: Vec<Prepared> = Vec::new();
        let mut written_to = HashSet::new();
        for id in ids {
            let mut mail = self.for_applicant(*id)?;
            if !written_to.insert((mail.candidate, mail.posting)) && !self.request.again {
                mail.warnings.push(MailWarning::TwiceHere);
            }
            prepared.push(mail);
        }
        Ok(prepared)
    }

    pub(super) fn for_applicant(&mut self, id: ApplicationId) -> Result<Prepared, Failure> {
        let target = self.read.mail_target(id)?;
        let facts = self.posting(target.posting)?;
        let template = self.template(&facts, Audience::Applicants)?;
        let mut values = self.values(&facts, template.variant)?;
        speak_of(&target, template.variant, &mut values);

        let mut warnings = Vec::new();
        let address = address_of(&target, &mut warnings);
        let recipients: Vec<_> = address
            .into_iter()
            .map(|address| NewRecipient { address, name: target.name.clone(), receives: Receives::To })
            .collect();
        self.look_at_posting(&facts, &mut warnings);
        if facts.asks_for_proof && target.proof == ProofState::Absent {
            warnings.push(MailWarning::ProofNotFound);
        }
        self.prepared(Draft {
            application: Some(target.application),
            candidate: Some(target.candidate),
            posting: Some(target.posting),
            answers: self.what_came(&target)?,
            reply_to: self.where_to_answer(&facts)?,
            named: Vec::new(),
            name: target.name,
            recipients,
            attachments: Vec::new(),
            template,
            values,
            warnings,
        })
    }

    /// As somebody wants it for this sending, else as the account has it.
    pub(super) fn where_to_answer(&self, facts: &PostingFacts) -> Result<Vec<Party>, Failure> {
        let contacts =
            if self.request.answers_to_contacts { contacts_of(facts, &self.request.without) } else { Vec::new() };
        let first = contacts.into_iter().filter(|contact| contact.receives == Receives::To);
        let parties: Vec<_> = first.map(|contact| Party { name: None, address: contact.address }).collect();
        if parties.is_empty() { reply_to(&self.account.settings) } else { Ok(parties) }
    }

    /// One mail to all contacts of the posting, so that each sees who else has it.
    fn for_contacts(&mut self, posting: PostingId, applications: &[ApplicationId]) -> Result<Vec<Prepared>, Failure> {
        let facts = self.posting(posting)?;
        let template = self.template(&facts, Audience::Contacts)?;
        let language = language_of(template.variant);
        let mut values = self.values(&facts, template.variant)?;
        self.figures_of(posting, language, &mut values)?;
        let targets = applications.iter().map(|id| self.read.mail_target(*id)).collect::<Result<Vec<_>, _>>()?;
        if targets.iter().any(|target| target.posting != posting) {
            // Somebody else's applicants are nobody's business here.
            return Err(Failure::NotFound { what: hiring::Word::Application, id: posting.raw() });
        }
        let lines =
            targets.iter().map(|target| format!("{} – {}", target.name, words::day_of(target.received_at, language)));
        values.set("shortlist", Given::Lines(lines.collect()));
        let mut attachments = Vec::new();
        let mut about = None;
        if let [target] = targets.as_slice() {
            speak_of(target, template.variant, &mut values);
            about = Some(target.application);
            let files = self.read.files_of_application(target.application)?;
            attachments.extend(files.into_iter().map(|file| Attachment { name: file.name, bytes: file.bytes }));
        }
        let mut warnings = Vec::new();
        let recipients = contacts_of(&facts, &self.request.without);
        if recipients.is_empty() {
            warnings.push(MailWarning::NoAddress);
        }
        if facts.contact_mismatch {
            warnings.push(MailWarning::ContactMismatch);
        }
        let draft = Draft {
            application: about,
            candidate: targets.first().filter(|_| targets.len() == 1).map(|target| target.candidate),
            posting: Some(posting),
            answers: None,
            reply_to: reply_to(&self.account.settings)?,
            named: targets.iter().map(|target| target.application).collect(),
            name: facts.title.clone(),
            recipients,
            attachments,
            template,
            values,
            warnings,
        };
        Ok(vec![self.prepared(draft)?])
    }

    pub(super) fn prepared(&self, draft: Draft) -> Result<Prepared, Failure> {
        let request = self.request;
        let Draft { template, values, mut warnings, recipients, .. } = draft;
        let rendered = match mail::render(&template.text, &values) {
            Ok(rendered) => Some(rendered),
            Err(problems) => {
                warnings.extend(problems.into_iter().map(MailWarning::Template));
                None
            }
        };
        let mut mail = Prepared {
            account: self.account.id,
            leaves: self.account.settings.kind == AccountKind::Smtp,
            audience: template.audience,
            application: draft.application,
            candidate: draft.candidate,
            posting: draft.posting,
            named: draft.named,
            template: request.template.clone(),
            event: event_of(request, self.now),
            again: request.again,
            name: draft.name,
            variant: template.variant,
            from: sender(&self.account.settings)?,
            reply_to: draft.reply_to,
            recipients,
            text: template.text,
            values,
            rendered,
            attachments: draft.attachments,
            warnings: Vec::new(),
            answers_by_itself: answers_by_itself(&request.template),
            answers: draft.answers,
        };
        for recipient in &mail.recipients {
            let mut found = Vec::new();
            self.look_at_recipient(&recipient.address, &mut found);
            let before = self.read.already_written(&mail.about(), &recipient.address)?;
            found.extend(before.filter(|_| !request.again).map(MailWarning::AlreadyWritten));
            warnings.extend(found);
        }
        mail.warnings = warnings;
        Ok(mail)
    }

    pub(super) fn template(&self, facts: &PostingFacts, audience: Audience) -> Result<Found, Failure> {
        let name = &self.request.template;
        let wanted = self.request.variant.unwrap_or_else(|| variant_of(facts.language, facts.register));
        let found = find(self.read, name, wanted)?;
        // A template for the one is never sent to the other.
        let found = found.filter(|found| found.audience == audience);
        let mut found = found.ok_or_else(|| Failure::TemplateUnknown { name: name.clone() })?;
        if let Some(text) = self.request.instead.get(&found.variant) {
            found.text = text.clone();
        }
        Ok(found)
    }

    pub(super) fn posting(&mut self, id: PostingId) -> Result<PostingFacts, Failure> {
        if let Some(known) = self.postings.get(&id) {
            return Ok(known.clone());
        }
        let facts = PostingFacts::of(&self.read.posting(id)?);
        self.postings.insert(id, facts.clone());
        Ok(facts)
    }

    /// What every mail about that posting may say.
    pub(super) fn values(&self, facts: &PostingFacts, variant: Variant) -> Result<Values, Failure> {
        let language = language_of(variant);
        let settings = &self.account.settings;
        let from = sender(settings)?;
        let mut values = Values::default();
        values.text("posting", &facts.title);
        values.text("organisation", facts.organisation.as_deref().unwrap_or_default());
        values.text("deadline", &facts.deadline.map(|day| hiring::day_in_words(day, language)).unwrap_or_default());
        values.text("place", facts.place.as_deref().unwrap_or_default());
        values.text("answer_days", &facts.answer_days.map(|days| days.to_string()).unwrap_or_default());
        values.text("sender", from.name.as_deref().unwrap_or(&settings.address));
        values.text("sender_address", &settings.address);
        values.set("signature", Given::Markdown(settings.signature.clone()));
        let typed = |name: &str| {
            VARIABLES.iter().any(|variable| variable.name == name && variable.source == VariableSource::Person)
        };
        for (name, text) in self.request.given.iter().filter(|(name, _)| typed(name)) {
            match name.as_str() {
                // A text of its own, and no part of a sentence.
                "message" => values.set(name, Given::Markdown(text.clone())),
                _ => values.text(name, text),
            }
        }
        Ok(values)
    }

    fn figures_of(&self, posting: PostingId, language: Language, values: &mut Values) -> Result<(), Failure> {
        const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
        let counts = self.read.stage_counts(posting)?;
        let colon = if language == Language::French { "\u{a0}: " } else { ": " };
        let lines = counts.iter().map(|of| format!("{}{colon}{}", words::stage(&of.stage, language), of.count));
        values.set("figures", Given::Lines(lines.collect()));
        values.text("applications", &counts.iter().map(|of| of.count).sum::<u64>().to_string());
        let week_ago = Moment::from_millis(self.now.millis() - WEEK);
        values.text("new_applications", &self.read.applications_since(posting, week_ago)?.to_string());
        Ok(())
    }

    fn look_at_recipient(&self, address: &Address, warnings: &mut Vec<MailWarning>) {
        let is_ours = |account: &MailAccount| account.settings.address.eq_ignore_ascii_case(address.as_str());
        if self.accounts.iter().any(is_ours) {
            warnings.push(MailWarning::Ourselves { address: address.to_string() });
        } else if nobody_reads(address) {
            warnings.push(MailWarning::NobodyReads { address: address.to_string() });
        }
    }

    pub(super) fn look_at_posting(&self, facts: &PostingFacts, warnings: &mut Vec<MailWarning>) {
        let expects_it_open = match TemplateName::from_code(&self.request.template) {
            Some(name) => matches!(
                name,
                TemplateName::Acknowledgement
                    | TemplateName::MissingPieces
                    | TemplateName::Invitation
                    | TemplateName::Reminder
                    | TemplateName::Offer
            ),
            None => true,
        };
        if expects_it_open && !facts.state.takes_applications() {
            warnings.push(MailWarning::PostingClosed);
        }
        if facts.contact_mismatch {
            warnings.push(MailWarning::ContactMismatch);
        }
    }
}

pub(super) fn speak_of(target: &MailTarget, variant: Variant, values: &mut Values) {
    let language = language_of(variant);
    values.text("name", &target.name);
    values.text("first_name", &target.given);
    values.text("email", target.address.as_deref().unwrap_or_default());
    values.text("received_on", &words::day_of(target.received_at, language));
    values.text("stage", &words::stage(&target.stage, language));
    let to_a_friend = variant == Variant::FrenchTu;
    let missing = target.missing.iter().map(|pieces| words::choice(pieces, language, to_a_friend));
    values.set("missing", Given::Lines(missing.collect()));
    let came = target.came.iter().map(|piece| words::choice(&[*piece], language, to_a_friend));
    values.set("sent_pieces", Given::Lines(came.collect()));
}

fn address_of(target: &MailTarget, warnings: &mut Vec<MailWarning>) -> Option<Address> {
    let Some(written) = target.address.as_deref().filter(|written| !written.trim().is_empty()) else {
        warnings.push(MailWarning::NoAddress);
        return None;
    };
    let address = written.parse::<Address>().ok().filter(|address| WireAddress::new(address).is_ok());
    if address.is_none() {
        warnings.push(MailWarning::BadAddress { written: written.to_owned() });
    }
    address
}

pub(super) struct Draft {
    pub application: Option<ApplicationId>,
    pub candidate: Option<CandidateId>,
    pub posting: Option<PostingId>,
    pub answers: Option<MessageId>,
    pub reply_to: Vec<Party>,
    pub named: Vec<ApplicationId>,
    pub name: String,
    pub recipients: Vec<NewRecipient>,
    pub attachments: Vec<Attachment>,
    pub template: Found,
    pub values: Values,
    pub warnings: Vec<MailWarning>,
}

fn answers_by_itself(template: &str) -> bool {
    TemplateName::from_code(template).is_some_and(TemplateName::answers_by_itself)
}

/// Mailboxes of programs: a mail there would be answered by one, or by none.
fn nobody_reads(address: &Address) -> bool {
    let local = address.as_str().split('@').next().unwrap_or_default().to_lowercase().replace(['-', '_', '.'], "");
    [
        "mailerdaemon",
        "postmaster",
        "noreply",
        "donotreply",
        "nepasrepondre",
        "bounce",
        "bounces",
        "listserv",
        "majordomo",
    ]
    .iter()
    .any(|program| local == *program || local.starts_with(&format!("{program}+")))
}
