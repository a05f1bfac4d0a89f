//! Rules: somebody arrives in a stage, and is told so without anybody having looked at that one mail.
//!
//! A rule only ever says that something has arrived; it is off until a person switches it on, and then begins with whoever comes from
//! there on. Whatever a person would have been warned of keeps it from writing: that one is left to a person, with the reason.

use hiring::{
    Address, ApplicationId, AsideReason, CandidateId, EntryId, HeldMailId, MailId, Moment, PostingId, RuleId, StageName,
};
use mail::{TemplateName, read_mail};
use serde::{Deserialize, Serialize};
use store::{Arrival, HeldMail, MailRule, NewRule, Op, Store};
use ts_rs::TS;

use super::prepare::{Prepared, prepare};
use super::preview::in_one_look;
use super::queue::{HOLD_SECONDS, compose, new_mail};
use super::reply::in_thread;
use super::wish::{MailWarning, WriteMail, WriteTo};
use crate::job::Job;
use crate::people::Done;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailRules {
    pub rules: Vec<RuleLine>,
    /// What rules left to a person, the latest first, as many as a page shows.
    pub held: Vec<HeldLine>,
    #[ts(type = "number")]
    pub held_total: u64,
    /// What a rule may write.
    pub templates: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleLine {
    pub id: RuleId,
    /// None for every posting.
    pub posting: Option<PostingId>,
    /// The posting's; none where it is gone.
    pub title: Option<String>,
    pub stage: StageName,
    pub template: String,
    pub delay_minutes: u32,
    /// Since when it writes; none while it is off.
    pub since: Option<Moment>,
    /// How many it has written, and how many it has left to a person.
    #[ts(type = "number")]
    pub written: u64,
    #[ts(type = "number")]
    pub held: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldLine {
    pub id: HeldMailId,
    pub rule: RuleId,
    pub template: String,
    pub application: ApplicationId,
    pub candidate: CandidateId,
    pub name: String,
    pub posting: PostingId,
    pub title: String,
    pub at: Moment,
    pub why: LeftToAPerson,
}

/// Why a rule has not written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum LeftToAPerson {
    /// What a person would have been warned of.
    Warned { warnings: Vec<MailWarning> },
    /// What they sent was sent by a program, by a list, or is spam.
    NotAPerson { reason: AsideReason },
    /// A mail to that address came back.
    CameBack { address: String },
    /// They came more than a week ago.
    Late,
    /// So many came at once that somebody should look first.
    Many,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveRule {
    /// None for a new one.
    #[serde(default)]
    pub id: Option<RuleId>,
    #[serde(default)]
    pub posting: Option<PostingId>,
    pub stage: StageName,
    pub template: String,
    #[serde(default)]
    pub delay_minutes: u32,
    #[serde(default)]
    pub on: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleSaved {
    pub id: RuleId,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemoveRule {
    pub id: RuleId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettleHeld {
    pub ids: Vec<HeldMailId>,
}

/// A page of what is held.
const SHOWN: u64 = 200;
const A_WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
/// More at once is an import, and nobody has looked at it.
const MANY: usize = 100;

pub(crate) fn list(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<MailRules, Failure> {
    Ok(desk.store()?.read(|read| {
        let line = |rule: MailRule| {
            let counts = read.rule_counts(rule.id)?;
            Ok(RuleLine {
                id: rule.id,
                posting: rule.posting,
                title: rule.posting.and_then(|posting| read.posting_title(posting).ok()),
                stage: rule.stage,
                template: rule.template,
                delay_minutes: rule.delay_minutes,
                since: rule.since,
                written: counts.written,
                held: counts.held,
            })
        };
        let may_go = TemplateName::ALL.into_iter().filter(|name| name.may_go_by_rule());
        Ok(MailRules {
            rules: read.mail_rules()?.into_iter().map(line).collect::<Result<_, store::Error>>()?,
            held: read.held_by_rules(SHOWN)?.into_iter().filter_map(held_line).collect(),
            held_total: read.held_by_rules_count()?,
            templates: may_go.map(|name| name.code().to_owned()).collect(),
        })
    })?)
}

fn held_line(held: HeldMail) -> Option<HeldLine> {
    let why = serde_json::from_str(&held.held).ok()?;
    let HeldMail { id, rule, template, application, candidate, name, posting, title, at, .. } = held;
    Some(HeldLine { id, rule, template, application, candidate, name, posting, title, at, why })
}

pub(crate) fn save(desk: &Desk, request: SaveRule, _: &Job<'_>) -> Result<RuleSaved, Failure> {
    let SaveRule { id, posting, stage, template, delay_minutes, on } = request;
    if !TemplateName::from_code(&template).is_some_and(TemplateName::may_go_by_rule) {
        return Err(Failure::NotByRule { template });
    }
    if stage.code.is_none() && stage.name.trim().is_empty() {
        return Err(Failure::TextMissing);
    }
    let rule = NewRule { posting, stage: &stage, template: &template, delay_minutes: delay_minutes.min(10_080), on };
    let written = desk.store()?.transact(|tx| {
        if let Some(posting) = posting {
            tx.posting_title(posting)?;
        }
        let id = tx.save_mail_rule(id, &rule)?;
        Ok((id, Op::RuleSaved { stage: stage.clone(), on }))
    })?;
    let entry = written.entry;
    Ok(RuleSaved { id: desk.tell(written), entry })
}

pub(crate) fn remove(desk: &Desk, request: RemoveRule, _: &Job<'_>) -> Result<Done, Failure> {
    let written = desk.store()?.transact(|tx| {
        let stage = tx.mail_rule(request.id)?.stage;
        tx.remove_mail_rule(request.id)?;
        Ok(((), Op::RuleRemoved { stage }))
    })?;
    let entry = written.entry;
    desk.tell(written);
    Ok(Done { count: 1, entry })
}

/// A person has seen to these, and does not want to be shown them any more.
pub(crate) fn settle(desk: &Desk, request: SettleHeld, _: &Job<'_>) -> Result<Done, Failure> {
    let count = desk.store()?.record(|tx| tx.settle_held_mails(&request.ids))?;
    desk.tell_mails(&[]);
    Ok(Done { count, entry: None })
}

/// Writes to whoever has arrived since the last time, or notes why not. What is written waits in the outbox like any other mail.
pub fn follow(desk: &Desk, store: &Store) -> Result<(), Failure> {
    let mut queued = Vec::new();
    let mut came_to_any = false;
    let mut failed = Ok(());
    for rule in store.read(|read| read.mail_rules())?.iter().filter(|rule| rule.since.is_some()) {
        let arrivals = store.read(|read| read.arrivals(rule.id))?;
        let many = arrivals.len() > MANY;
        came_to_any |= !arrivals.is_empty();
        for arrival in arrivals {
            match come_to(desk, store, rule, arrival, many) {
                Ok(mail) => queued.extend(mail),
                // There is no account yet, or no such template: they wait until there is.
                Err(Failure::NoMailAccount | Failure::TemplateUnknown { .. }) => break,
                // It is tried again in the next round; the others are written to meanwhile.
                Err(failure) => failed = Err(failure),
            }
        }
    }
    if came_to_any {
        desk.tell_mails(&queued);
    }
    failed
}

/// What a rule makes of somebody, written down.
fn come_to(
    desk: &Desk,
    store: &Store,
    rule: &MailRule,
    arrival: Arrival,
    many: bool,
) -> Result<Option<MailId>, Failure> {
    match by_rule(desk, rule, arrival, many)? {
        Outcome::Write(mail) => return write(desk, store, rule, arrival, &mail),
        Outcome::Leave(why) => leave(store, rule, arrival, &why)?,
        Outcome::HadIt => store.record(|tx| tx.note_rule_outcome(rule.id, arrival.application, ""))?,
    }
    Ok(None)
}

enum Outcome {
    Write(Box<Prepared>),
    Leave(LeftToAPerson),
    /// Somebody has written it already.
    HadIt,
}

fn by_rule(desk: &Desk, rule: &MailRule, arrival: Arrival, many: bool) -> Result<Outcome, Failure> {
    let now = desk.now();
    let request = WriteMail {
        template: rule.template.clone(),
        to: WriteTo::Applications { ids: vec![arrival.application] },
        ..WriteMail::default()
    };
    in_one_look(desk, |read| {
        let Some(mut mail) = prepare(read, &request, now)?.pop() else { return Ok(Outcome::HadIt) };
        let had_it = |warning: &MailWarning| matches!(warning, MailWarning::AlreadyWritten(_));
        if mail.warnings.iter().any(had_it) {
            return Ok(Outcome::HadIt);
        }
        let address = mail.recipients.first().map(|recipient| recipient.address.clone());
        let why = match why_not(read, &mail, address.as_ref())? {
            Some(why) => Some(why),
            None if now.millis() - arrival.at.millis() > A_WEEK => Some(LeftToAPerson::Late),
            None => many.then_some(LeftToAPerson::Many),
        };
        mail.answers_by_itself = true;
        Ok(why.map_or_else(|| Outcome::Write(Box::new(mail)), Outcome::Leave))
    })
}

fn why_not(
    read: &store::Read<'_>,
    mail: &Prepared,
    address: Option<&Address>,
) -> Result<Option<LeftToAPerson>, Failure> {
    if !mail.warnings.is_empty() || mail.is_blocked() {
        return Ok(Some(LeftToAPerson::Warned { warnings: mail.warnings.clone() }));
    }
    if let Some(reason) = sent_by_a_program(read, mail)? {
        return Ok(Some(LeftToAPerson::NotAPerson { reason }));
    }
    if let Some(address) = address
        && read.has_bounced(address.as_str())?
    {
        return Ok(Some(LeftToAPerson::CameBack { address: address.to_string() }));
    }
    Ok(None)
}

/// As the mail's own head says, also where somebody has brought it back from where such mails are set aside.
fn sent_by_a_program(read: &store::Read<'_>, mail: &Prepared) -> Result<Option<AsideReason>, Failure> {
    let Some(message) = mail.answers else { return Ok(None) };
    let aside = read_mail(&read.message_bytes(message)?).aside;
    let by_program = |reason: &AsideReason| {
        matches!(reason, AsideReason::Bounce | AsideReason::AutoReply | AsideReason::List | AsideReason::Spam)
    };
    Ok(aside.filter(by_program))
}

fn leave(store: &Store, rule: &MailRule, arrival: Arrival, why: &LeftToAPerson) -> Result<(), Failure> {
    let why = serde_json::to_string(why).map_err(|error| Failure::Internal { detail: error.to_string() })?;
    Ok(store.record(|tx| tx.note_rule_outcome(rule.id, arrival.application, &why))?)
}

/// The mail and that it was written, in one: none is written twice, whatever happens in between.
fn write(
    desk: &Desk,
    store: &Store,
    rule: &MailRule,
    arrival: Arrival,
    mail: &Prepared,
) -> Result<Option<MailId>, Failure> {
    let delay = (i64::from(rule.delay_minutes) * 60).max(i64::from(HOLD_SECONDS)) * 1000;
    let due_at = Moment::from_millis(desk.now().millis() + delay);
    let thread = store.read(|read| in_thread(read, mail.answers))?;
    let (message_id, composed) = compose(&thread, mail, due_at)?;
    let new = store::NewMail { rule: Some(rule.id), ..new_mail(mail, &message_id, &composed, due_at) };
    let queued = store.record(|tx| {
        let id = tx.queue_mail(&new)?;
        tx.note_rule_outcome(rule.id, arrival.application, "")?;
        Ok(id)
    });
    match queued {
        Ok(id) => Ok(Some(id)),
        // By hand, a moment ago.
        Err(store::Error::AlreadyWritten(_)) => {
            store.record(|tx| tx.note_rule_outcome(rule.id, arrival.application, ""))?;
            Ok(None)
        }
        Err(other) => Err(other.into()),
    }
}
