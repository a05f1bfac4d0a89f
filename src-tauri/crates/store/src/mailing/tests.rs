//! The ledger's promises, row by row.

use hiring::{AccountId, AccountKind, ApplicationId, MailId, MailState, Moment, Receives, Security, SignInBy};

use super::{AccountSettings, ListOutbox, MailStep, NewMail, NewRecipient, StoredMail};
use crate::testing::{Trial, import, posting, trial};
use crate::{Error, Op, Tx};

const ACCOUNT: AccountId = AccountId::new(1);
const ZOE: ApplicationId = ApplicationId::new(1);

fn to(addresses: &[&str]) -> Vec<NewRecipient> {
    let one = |address: &&str| NewRecipient {
        address: address.parse().unwrap(),
        name: String::new(),
        receives: Receives::To,
    };
    addresses.iter().map(one).collect()
}

fn mail<'a>(message_id: &'a str, recipients: &'a [NewRecipient], sender: &'a hiring::Address) -> NewMail<'a> {
    NewMail {
        account: ACCOUNT,
        leaves: true,
        application: Some(ZOE),
        candidate: None,
        posting: None,
        template: "acknowledgement",
        event: "",
        message_id,
        sender,
        subject: "Bonjour",
        bytes: message_id.as_bytes(),
        recipients,
        due_at: Moment::from_millis(0),
        again: false,
    }
}

fn queue(trial: &Trial, message_id: &str, addresses: &[&str]) -> Result<MailId, Error> {
    let recipients = to(addresses);
    let sender = "camille@example.org".parse().unwrap();
    trial.store.record(|tx| tx.queue_mail(&mail(message_id, &recipients, &sender)))
}

fn shown(trial: &Trial, id: MailId) -> StoredMail {
    trial.store.read(|read| read.mail(id)).unwrap()
}

fn states(trial: &Trial, id: MailId) -> Vec<MailState> {
    shown(trial, id).mail.recipients.into_iter().map(|recipient| recipient.state).collect()
}

fn step(trial: &Trial, id: MailId, step: &MailStep) -> Result<(), Error> {
    let recipients = shown(trial, id).mail.recipients;
    trial.store.record(|tx| recipients.iter().try_for_each(|recipient| tx.step_mail(recipient.id, step)))
}

fn claim(trial: &Trial) -> Option<MailId> {
    trial.store.record(|tx| tx.claim_mail(ACCOUNT)).unwrap().map(|claimed| claimed.id)
}

fn said(answer: &str) -> String {
    answer.to_owned()
}

#[test]
fn a_mail_goes_its_way_step_by_step_and_no_other() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    assert!(step(&trial, id, &MailStep::Committing).is_err(), "it is not being handed over");
    assert!(step(&trial, id, &MailStep::Sent { answer: said("250") }).is_err());
    assert_eq!(claim(&trial), Some(id));
    assert_eq!(claim(&trial), None, "one claims it, and no other");
    assert!(step(&trial, id, &MailStep::Unknown { answer: said("") }).is_err(), "without a dot its fate is known");
    step(&trial, id, &MailStep::Committing).unwrap();
    assert!(step(&trial, id, &MailStep::Committing).is_err(), "the dot is written once");
    step(&trial, id, &MailStep::Sent { answer: said("250") }).unwrap();
    assert!(step(&trial, id, &MailStep::Released).is_err(), "what went stays gone");
    assert_eq!((claim(&trial), states(&trial, id)), (None, vec![MailState::Sent]));
    assert_eq!(shown(&trial, id).bytes, b"<1@example.org>");
}

#[test]
fn after_a_crash_what_had_no_dot_waits_and_what_may_have_had_one_is_unknown() {
    let trial = trial();
    let ids: Vec<_> = ["a", "b", "c", "d"]
        .iter()
        .map(|name| queue(&trial, &format!("<{name}@example.org>"), &[&format!("{name}@example.com")]).unwrap())
        .collect();
    for _ in 0..3 {
        claim(&trial);
    }
    step(&trial, ids[1], &MailStep::Committing).unwrap();
    step(&trial, ids[2], &MailStep::Committing).unwrap();
    step(&trial, ids[2], &MailStep::Sent { answer: said("250") }).unwrap();
    let trial = trial.reopen();
    let after: Vec<_> = ids.iter().map(|id| states(&trial, *id)[0]).collect();
    assert_eq!(after, [MailState::Queued, MailState::Unknown, MailState::Sent, MailState::Queued]);
    assert_eq!(claim(&trial), Some(ids[0]));
}

#[test]
fn the_same_mail_is_written_once_unless_a_person_says_again() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    let refused = queue(&trial, "<2@example.org>", &["Zoe@example.com"]).unwrap_err();
    let Error::AlreadyWritten(before) = refused else { panic!("{refused:?}") };
    assert_eq!((before.mail, before.state), (id, MailState::Queued));
    let recipients = to(&["zoe@example.com"]);
    let sender = "camille@example.org".parse().unwrap();
    let again = |message_id: &str, change: &dyn Fn(&mut NewMail<'_>)| {
        let mut new = mail(message_id, &recipients, &sender);
        change(&mut new);
        trial.store.record(|tx| tx.queue_mail(&new))
    };
    again("<3@example.org>", &|new| new.again = true).unwrap();
    again("<4@example.org>", &|new| new.event = "2026-W47").unwrap();
    again("<5@example.org>", &|new| new.template = "invitation").unwrap();
    again("<6@example.org>", &|new| new.application = Some(ApplicationId::new(2))).unwrap();
    assert!(again("<7@example.org>", &|new| new.account = AccountId::new(2)).is_err(), "from whichever account");
    assert!(matches!(again("<8@example.org>", &|_| ()), Err(Error::AlreadyWritten(first)) if first.mail == id));
}

#[test]
fn what_went_to_a_folder_does_not_keep_it_from_leaving_later() {
    let trial = trial();
    let recipients = to(&["zoe@example.com"]);
    let sender = "camille@example.org".parse().unwrap();
    let mut on_paper = mail("<1@example.org>", &recipients, &sender);
    (on_paper.leaves, on_paper.account) = (false, AccountId::new(2));
    trial.store.record(|tx| tx.queue_mail(&on_paper)).unwrap();
    on_paper.message_id = "<2@example.org>";
    assert!(trial.store.record(|tx| tx.queue_mail(&on_paper)).is_err(), "to the folder once");
    queue(&trial, "<3@example.org>", &["zoe@example.com"]).unwrap();
}

#[test]
fn a_mail_that_is_put_off_waits_for_its_time_and_a_resolved_one_goes_as_it_was() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    claim(&trial);
    let later = Moment::from_millis(3_600_000);
    step(&trial, id, &MailStep::Deferred { answer: said("451"), due_at: later }).unwrap();
    assert_eq!(claim(&trial), None);
    let waiting = shown(&trial, id).mail.recipients.remove(0);
    assert_eq!((waiting.state, waiting.attempts, waiting.due_at), (MailState::Deferred, 1, later));
    assert_eq!(trial.store.read(|read| read.next_due(ACCOUNT)).unwrap(), Some(later));

    let id = queue(&trial, "<2@example.org>", &["ada@example.com"]).unwrap();
    assert_eq!(trial.store.record(|tx| tx.resolve_as_sent(id, "")).unwrap(), 0, "nothing is unknown yet");
    claim(&trial);
    step(&trial, id, &MailStep::Committing).unwrap();
    let trial = trial.reopen();
    assert_eq!(trial.store.record(|tx| tx.resolve_by_sending_again(id)).unwrap(), 1);
    let claimed = trial.store.record(|tx| tx.claim_mail(ACCOUNT)).unwrap().unwrap();
    assert_eq!((claimed.id, claimed.message_id.as_str()), (id, "<2@example.org>"));
}

#[test]
fn what_has_not_left_can_be_taken_back_and_leaves_no_trace() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    assert_eq!(trial.store.record(|tx| tx.cancel_mails(&[id])).unwrap(), 1);
    assert!(matches!(trial.store.read(|read| read.mail(id)), Err(Error::NotFound { .. })));
    let blobs: u64 = trial
        .store
        .read(|read| Ok(read.connection().query_row("SELECT count(*) FROM blob", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(blobs, 0);
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    claim(&trial);
    assert_eq!(trial.store.record(|tx| tx.cancel_mails(&[id])).unwrap(), 0, "it is on its way");
    step(&trial, id, &MailStep::Committing).unwrap();
    let trial = trial.reopen();
    assert_eq!(trial.store.record(|tx| tx.cancel_mails(&[id])).unwrap(), 0, "it may have left");
}

#[test]
fn undoing_other_things_moves_no_mail_and_mails_leave_no_entry() {
    let trial = trial();
    import(&trial.store, &[posting("Juriste")]);
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    claim(&trial);
    let history = trial.store.read(|read| read.history(crate::About::Everything, 0, 10)).unwrap();
    assert_eq!(history.total, 1);
    trial.store.undo(None).unwrap();
    assert_eq!(states(&trial, id), [MailState::Sending]);
    trial.store.redo(None).unwrap();
    assert_eq!(states(&trial, id), [MailState::Sending]);
}

#[test]
fn what_is_history_is_not_written_without_an_entry() {
    let trial = trial();
    let account = settings();
    let refused = trial.store.record(|tx| tx.add_mail_account(&account));
    assert!(refused.unwrap_err().to_string().contains("journal_change.entry"));
}

fn settings() -> AccountSettings {
    AccountSettings {
        name: "Rivages".to_owned(),
        kind: AccountKind::Smtp,
        address: "camille@example.org".to_owned(),
        sender: "Camille".to_owned(),
        reply_to: String::new(),
        signature: "Camille".to_owned(),
        folder: String::new(),
        host: "smtp.example.org".to_owned(),
        port: 465,
        security: Security::Tls,
        sign_in: SignInBy::Password,
        user: "camille".to_owned(),
        trusted: String::new(),
        per_minute: Some(10),
        per_day: None,
    }
}

#[test]
fn an_account_and_what_is_known_of_it_come_back_together() {
    let trial = trial();
    let add = |tx: &Tx<'_>| Ok((tx.add_mail_account(&settings())?, Op::AccountSaved { name: String::new() }));
    let id = trial.store.transact(add).unwrap().value;
    let read = || trial.store.read(|read| read.mail_account(id));
    let state = super::AccountState { tested: "as it is".to_owned(), ..read().unwrap().state };
    trial.store.record(|tx| tx.set_account_state(id, &state)).unwrap();
    trial.store.undo(None).unwrap();
    assert!(matches!(read(), Err(Error::NotFound { .. })));
    trial.store.redo(None).unwrap();
    let back = read().unwrap();
    assert_eq!((back.settings, back.state), (settings(), state));
}

#[test]
fn the_outbox_is_listed_by_state_and_counted() {
    let trial = trial();
    let first = queue(&trial, "<1@example.org>", &["zoe@example.com", "ada@example.com"]).unwrap();
    let second = queue(&trial, "<2@example.org>", &["lin@example.com"]).unwrap();
    claim(&trial);
    let list = |states: Vec<MailState>| {
        let list = ListOutbox { states, limit: 10, ..ListOutbox::default() };
        trial.store.read(|read| read.outbox(&list)).unwrap()
    };
    let all = list(Vec::new());
    assert_eq!(all.mails.iter().map(|mail| mail.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!((all.counts.queued, all.counts.on_the_way), (1, 1));
    assert_eq!(list(vec![MailState::Sending]).total, 1);
    assert_eq!(list(vec![MailState::Sending]).mails[0].recipients.len(), 2);
}

#[test]
fn a_step_that_fails_for_one_recipient_is_taken_for_none() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com", "ada@example.com"]).unwrap();
    claim(&trial);
    let recipients = shown(&trial, id).mail.recipients;
    trial.store.record(|tx| tx.step_mail(recipients[1].id, &MailStep::Failed { answer: said("550") })).unwrap();
    assert!(step(&trial, id, &MailStep::Committing).is_err());
    assert_eq!(states(&trial, id), [MailState::Sending, MailState::Failed]);
}
