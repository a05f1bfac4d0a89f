//! The ledger's promises, row by row.

use std::collections::BTreeSet;

use hiring::{
    AccountId, AccountKind, ApplicationId, Audience, CandidateDetails, CandidateId, HeldBecause, MailId, MailState,
    Moment, PersonName, PostingId, Receives, Security, SignInBy,
};

use super::{
    AccountSettings, FolderSeen, ListOutbox, MailAbout, MailStep, NewMail, NewRecipient, Receiving, StoredMail,
};
use crate::testing::{Trial, import, posting, trial as empty};
use crate::{
    Access, ApplicationFilter, Error, ListApplications, NewApplication, Op, SortApplications, Store, Tx, WrittenTo,
};

const ACCOUNT: AccountId = AccountId::new(1);
const FOLDER: AccountId = AccountId::new(2);
const ZOE: ApplicationId = ApplicationId::new(1);
const ZOE_HERSELF: CandidateId = CandidateId::new(1);
const POSTING: PostingId = PostingId::new(1);

/// With an account at a server, one that is a folder, a posting, and Zoé and Ada, who have applied to it.
fn trial() -> Trial {
    let trial = empty();
    import(&trial.store, &[posting("Éditrice ou éditeur web")]);
    let folder = AccountSettings { kind: AccountKind::Folder, ..settings() };
    let added = trial.store.transact(|tx| {
        tx.add_mail_account(&settings())?;
        tx.add_mail_account(&folder)?;
        for name in ["Zoé Martin", "Ada Bel"] {
            let candidate = person(tx, name)?;
            apply(tx, candidate)?;
        }
        Ok(((), Op::CandidateAdded { name: String::new() }))
    });
    added.unwrap();
    trial
}

fn person(tx: &Tx<'_>, name: &str) -> Result<CandidateId, Error> {
    let details = CandidateDetails { name: PersonName::read(name), ..CandidateDetails::default() };
    tx.add_candidate(&details.read().unwrap(), tx.now())
}

fn apply(tx: &Tx<'_>, candidate: CandidateId) -> Result<ApplicationId, Error> {
    tx.add_application(&NewApplication {
        candidate,
        posting: POSTING,
        version: tx.asking(POSTING)?.version,
        stage: tx.pipeline(Some(POSTING))?.stages[0].id,
        received_at: tx.now(),
        source: String::new(),
        asked: None,
        came: BTreeSet::new(),
        answer_by: None,
    })
}

fn write<T>(trial: &Trial, work: impl FnOnce(&Tx<'_>) -> Result<T, Error>) -> T {
    let op = Op::CandidateAdded { name: String::new() };
    trial.store.transact(|tx| Ok((work(tx)?, op))).unwrap().value
}

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
        about: MailAbout {
            account: ACCOUNT,
            template: "acknowledgement",
            event: "",
            audience: Audience::Applicants,
            application: Some(ZOE),
            candidate: Some(ZOE_HERSELF),
            posting: Some(POSTING),
        },
        leaves: true,
        named: &[],
        message_id,
        sender,
        subject: "Bonjour",
        bytes: message_id.as_bytes(),
        recipients,
        due_at: Moment::from_millis(0),
        again: false,
        rule: None,
    }
}

fn queue(trial: &Trial, message_id: &str, addresses: &[&str]) -> Result<MailId, Error> {
    let recipients = to(addresses);
    let sender = "camille@example.org".parse().unwrap();
    trial.store.record(|tx| tx.queue_mail(&mail(message_id, &recipients, &sender)))
}

/// Whoever had it before.
fn queue_again(trial: &Trial, message_id: &str, addresses: &[&str]) -> MailId {
    let recipients = to(addresses);
    let sender = "camille@example.org".parse().unwrap();
    let again = NewMail { again: true, ..mail(message_id, &recipients, &sender) };
    trial.store.record(|tx| tx.queue_mail(&again)).unwrap()
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
        .map(|name| queue_again(&trial, &format!("<{name}@example.org>"), &[&format!("{name}@example.com")]))
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
    again("<4@example.org>", &|new| new.about.event = "2026-W47").unwrap();
    again("<5@example.org>", &|new| new.about.template = "invitation").unwrap();
    let ada = |new: &mut NewMail<'_>| {
        new.about.application = Some(ApplicationId::new(2));
        new.about.candidate = Some(CandidateId::new(2));
    };
    again("<6@example.org>", &ada).unwrap();
    assert!(again("<7@example.org>", &|new| new.about.account = FOLDER).is_err(), "from whichever account");
    assert!(matches!(again("<8@example.org>", &|_| ()), Err(Error::AlreadyWritten(first)) if first.mail == id));
}

#[test]
fn what_went_to_a_folder_does_not_keep_it_from_leaving_later() {
    let trial = trial();
    let recipients = to(&["zoe@example.com"]);
    let sender = "camille@example.org".parse().unwrap();
    let mut on_paper = mail("<1@example.org>", &recipients, &sender);
    (on_paper.leaves, on_paper.about.account) = (false, FOLDER);
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

    let id = queue_again(&trial, "<2@example.org>", &["ada@example.com"]);
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
    let count = |read: &crate::Read<'_>| {
        Ok(read.connection().query_row("SELECT count(*) FROM blob", [], |row| row.get::<_, u64>(0))?)
    };
    let before = trial.store.read(count).unwrap();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    assert_eq!(trial.store.record(|tx| tx.cancel_mails(&[id])).unwrap(), 1);
    assert!(matches!(trial.store.read(|read| read.mail(id)), Err(Error::NotFound { .. })));
    assert_eq!(trial.store.read(count).unwrap(), before);
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
    let entries = || trial.store.read(|read| read.history(crate::About::Everything, 0, 10)).unwrap().total;
    import(&trial.store, &[posting("Juriste")]);
    let before = entries();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    claim(&trial);
    assert_eq!(entries(), before);
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
        receiving: Some(Receiving {
            host: "imap.example.org".to_owned(),
            port: 993,
            security: Security::Tls,
            folders: vec!["INBOX".to_owned(), "Candidatures d’été".to_owned()],
            sent: true,
            days: Some(90),
        }),
        authority: None,
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
    let second = queue_again(&trial, "<2@example.org>", &["lin@example.com"]);
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

fn why_held(trial: &Trial, id: MailId) -> Option<HeldBecause> {
    shown(trial, id).mail.held
}

#[test]
fn a_mail_about_what_was_removed_waits_and_says_why() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    let waits = |why: HeldBecause| {
        assert_eq!((claim(&trial), why_held(&trial, id)), (None, Some(why)));
        let due = |read: &crate::Read<'_>| {
            Ok((read.next_due(ACCOUNT)?, read.has_due_mail(ACCOUNT, Moment::from_millis(i64::MAX))?))
        };
        assert_eq!(trial.store.read(due).unwrap(), (None, false), "{why:?}: nothing to wait for");
        trial.store.undo(None).unwrap();
        assert_eq!(why_held(&trial, id), None);
    };
    write(&trial, |tx| tx.remove_application(ZOE));
    waits(HeldBecause::ApplicationGone);
    write(&trial, |tx| tx.remove_candidate(ZOE_HERSELF));
    waits(HeldBecause::PersonGone);
    write(&trial, |tx| tx.remove_mail_account(ACCOUNT));
    waits(HeldBecause::AccountGone);
    write(&trial, |tx| tx.set_mail_account(ACCOUNT, &AccountSettings { kind: AccountKind::Folder, ..settings() }));
    waits(HeldBecause::AccountChanged);
    write(&trial, |tx| {
        tx.remove_candidate(ZOE_HERSELF)?;
        tx.remove_candidate(CandidateId::new(2))?;
        tx.remove_posting(POSTING)
    });
    waits(HeldBecause::PostingGone);
    assert_eq!(claim(&trial), Some(id), "with all of it back, it goes");
}

#[test]
fn a_mail_that_names_somebody_who_was_removed_waits() {
    let trial = trial();
    let recipients = to(&["jo@rivages.example"]);
    let sender = "camille@example.org".parse().unwrap();
    let named = [ZOE, ApplicationId::new(2)];
    let mut shortlist = mail("<1@example.org>", &recipients, &sender);
    shortlist.named = &named;
    (shortlist.about.audience, shortlist.about.application, shortlist.about.candidate) =
        (Audience::Contacts, None, None);
    let id = trial.store.record(|tx| tx.queue_mail(&shortlist)).unwrap();
    write(&trial, |tx| tx.remove_application(ApplicationId::new(2)));
    assert_eq!((claim(&trial), why_held(&trial, id)), (None, Some(HeldBecause::ApplicationGone)));
    assert_eq!(trial.store.record(|tx| tx.cancel_mails(&[id])).unwrap(), 1);
}

#[test]
fn an_account_with_unfinished_mails_keeps_its_kind() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    let folder = AccountSettings { kind: AccountKind::Folder, ..settings() };
    let change = |to: &AccountSettings| {
        let op = Op::AccountSaved { name: String::new() };
        trial.store.transact(|tx| Ok((tx.change_mail_account(ACCOUNT, to)?, op)))
    };
    assert!(matches!(change(&folder), Err(Error::AccountInUse { count: 1, .. })));
    change(&AccountSettings { sender: "Camille R.".to_owned(), ..settings() }).unwrap();
    trial.store.record(|tx| tx.cancel_mails(&[id])).unwrap();
    change(&folder).unwrap();
}

#[test]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method by its path does not take a view of any lifetime"
)]
fn what_waits_in_a_copy_is_left_to_a_person() {
    let trial = trial();
    let waiting = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    let sent = queue_again(&trial, "<2@example.org>", &["zoe@example.com"]);
    for (message_id, last) in [("<3@example.org>", false), ("<4@example.org>", true)] {
        let id = queue_again(&trial, message_id, &["zoe@example.com"]);
        trial.store.record(|tx| tx.claim(id)).unwrap();
        if last {
            step(&trial, id, &MailStep::Committing).unwrap();
        }
    }
    trial.store.record(|tx| tx.claim(sent)).unwrap();
    step(&trial, sent, &MailStep::Sent { answer: said("250") }).unwrap();
    let to = trial.path.with_file_name("copie.vivier");
    trial.store.back_up(&to, &mut |_, _| true).unwrap();
    assert_eq!(states(&trial, waiting), [MailState::Queued], "the original goes on");

    let clock = std::sync::Arc::new(crate::testing::Ticking::default());
    let copy = Store::open(&to, Access::Write, clock, "Camille").unwrap();
    assert_eq!(copy.record(|tx| tx.claim_mail(ACCOUNT)).unwrap(), None, "nothing leaves from a copy by itself");
    let counts = copy.read(|read| read.mail_counts()).unwrap();
    assert_eq!((counts.unknown, counts.sent), (3, 1));
    let answer = copy.read(|read| read.mail(waiting)).unwrap().mail.recipients[0].answer.clone();
    assert_eq!(answer, super::COPIED);
    assert_eq!(copy.record(|tx| tx.resolve_by_sending_again(waiting)).unwrap(), 1);
    assert!(copy.record(|tx| tx.claim_mail(ACCOUNT)).unwrap().is_some());
}

#[test]
fn one_person_is_written_to_once_whichever_address_or_application() {
    let trial = trial();
    let first = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    let recipients = to(&["zoe@example.net"]);
    let sender = "camille@example.org".parse().unwrap();
    let queue_about = |message_id: &str, application: ApplicationId, candidate: CandidateId| {
        let mut new = mail(message_id, &recipients, &sender);
        (new.about.application, new.about.candidate) = (Some(application), Some(candidate));
        trial.store.record(|tx| tx.queue_mail(&new))
    };
    let is_refused =
        |refused: Result<MailId, Error>| matches!(refused, Err(Error::AlreadyWritten(before)) if before.mail == first);
    assert!(is_refused(queue_about("<2@example.org>", ZOE, ZOE_HERSELF)), "another address of hers");
    let again = write(&trial, |tx| apply(tx, ZOE_HERSELF));
    assert!(is_refused(queue_about("<3@example.org>", again, ZOE_HERSELF)), "another application of hers");
    write(&trial, |tx| tx.remove_application(ZOE));
    assert!(is_refused(queue_about("<4@example.org>", again, ZOE_HERSELF)), "the first one was removed");
    let ada = (ApplicationId::new(2), CandidateId::new(2));
    write(&trial, |tx| tx.merge_candidates(ada.1, ZOE_HERSELF, &[]));
    assert!(is_refused(queue_about("<5@example.org>", ada.0, ada.1)), "she became part of Ada");
    trial.store.undo(None).unwrap();
    queue_about("<6@example.org>", ada.0, ada.1).unwrap();
}

#[test]
fn an_address_that_was_wrong_does_not_keep_the_right_one_from_its_mail() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@exmaple.example"]).unwrap();
    claim(&trial);
    step(&trial, id, &MailStep::Failed { answer: said("550") }).unwrap();
    assert!(queue(&trial, "<2@example.org>", &["zoe@exmaple.example"]).is_err(), "the same once more");
    queue(&trial, "<3@example.org>", &["zoe@example.com"]).unwrap();
}

#[test]
fn what_went_to_somebody_who_was_merged_is_shown_with_whom_they_became() {
    let trial = trial();
    let id = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    let ada = CandidateId::new(2);
    let of = |candidate: CandidateId| {
        let list = ListOutbox { candidate: Some(candidate), limit: 10, ..ListOutbox::default() };
        let mails = trial.store.read(|read| read.outbox(&list)).unwrap().mails;
        let show = crate::ShowTimeline { candidate, offset: 0, limit: 100 };
        let items = trial.store.read(|read| read.timeline(show)).unwrap().items;
        let shown = items.iter().filter(|item| matches!(item.what, crate::Happened::Mailed { .. })).count();
        assert_eq!(shown, mails.len(), "the timeline agrees with the outbox");
        mails.into_iter().map(|mail| mail.id).collect::<Vec<_>>()
    };
    assert_eq!((of(ZOE_HERSELF), of(ada)), (vec![id], vec![]));
    write(&trial, |tx| tx.merge_candidates(ada, ZOE_HERSELF, &[]));
    assert_eq!((of(ada), why_held(&trial, id)), (vec![id], None), "and it still goes");
    write(&trial, |tx| tx.remove_application(ZOE));
    assert_eq!((of(ada), why_held(&trial, id)), (vec![id], Some(HeldBecause::ApplicationGone)));
    let lin = write(&trial, |tx| person(tx, "Lin Ozer"));
    write(&trial, |tx| tx.merge_candidates(lin, ada, &[]));
    assert_eq!(of(lin), [id], "also through two");
}

#[test]
fn whom_somebody_was_told_apart_from_stays_so_after_a_merge() {
    let trial = trial();
    let (zoe, ada) = (ZOE_HERSELF, CandidateId::new(2));
    let lin = write(&trial, |tx| person(tx, "Lin Ozer"));
    write(&trial, |tx| tx.tell_apart(zoe, lin));
    write(&trial, |tx| tx.merge_candidates(ada, zoe, &[]));
    let settled = |read: &crate::Read<'_>| {
        let sql = "SELECT count(*) FROM likely_pair WHERE settled = 1 AND candidate_id = ?1 AND other_id = ?2";
        Ok(read.connection().query_row(sql, (ada.raw(), lin.raw()), |row| row.get::<_, u64>(0))?)
    };
    assert_eq!(trial.store.read(settled).unwrap(), 1);
}

#[test]
fn the_latest_mail_about_an_application_is_found() {
    let trial = trial();
    queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    let second = queue_again(&trial, "<2@example.org>", &["zoe@example.com"]);
    let latest = trial.store.read(|read| read.latest_mails(&[ApplicationId::new(2), ZOE])).unwrap();
    assert_eq!(latest.iter().map(|mail| (mail.application, mail.mail)).collect::<Vec<_>>(), [(ZOE, second)]);
}

#[test]
fn applications_are_told_apart_by_how_writing_to_them_stands() {
    let trial = trial();
    let ada = ApplicationId::new(2);
    write(&trial, |tx| {
        let details =
            CandidateDetails { addresses: vec!["zoe@example.com".to_owned()], ..tx.candidate(ZOE_HERSELF)?.details };
        tx.write_candidate(ZOE_HERSELF, &details.read().unwrap())
    });
    let who = |mail: WrittenTo| {
        let filter = ApplicationFilter { mail: Some(mail), ..ApplicationFilter::default() };
        let list = ListApplications { filter, sort: SortApplications::Name, descending: false, offset: 0, limit: 10 };
        let found = trial.store.read(|read| read.applications(&list, Moment::from_millis(0))).unwrap();
        assert_eq!(found.total, found.rows.len() as u64);
        found.rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!((who(WrittenTo::NotYet), who(WrittenTo::NoAddress)), (vec![ada, ZOE], vec![ada]));
    let first = queue(&trial, "<1@example.org>", &["zoe@example.com"]).unwrap();
    assert_eq!((who(WrittenTo::NotYet), who(WrittenTo::Waiting)), (vec![ada], vec![ZOE]));
    claim(&trial);
    assert_eq!(who(WrittenTo::Waiting), [ZOE], "being handed over");
    step(&trial, first, &MailStep::Failed { answer: said("550 no such user") }).unwrap();
    assert_eq!((who(WrittenTo::Failed), who(WrittenTo::Waiting)), (vec![ZOE], vec![]));
    let second = queue_again(&trial, "<2@example.org>", &["zoe@example.com"]);
    assert_eq!((who(WrittenTo::Failed), who(WrittenTo::Waiting)), (vec![], vec![ZOE]), "the latest one counts");
    claim(&trial);
    step(&trial, second, &MailStep::Committing).unwrap();
    step(&trial, second, &MailStep::Unknown { answer: said("") }).unwrap();
    assert_eq!((who(WrittenTo::Unknown), who(WrittenTo::Sent)), (vec![ZOE], vec![]));
}

#[test]
fn where_a_folder_stands_is_no_history_and_comes_to_no_other_mailbox() {
    let trial = trial();
    let seen = FolderSeen { validity: 7, last: 31 };
    let read = |mailbox: &str| trial.store.read(|read| read.folder_seen(ACCOUNT, mailbox, "INBOX")).unwrap();
    trial.store.record(|tx| tx.set_folder_seen(ACCOUNT, "camille@imap.example.org", "INBOX", seen)).unwrap();
    assert_eq!(read("camille@imap.example.org"), Some(seen));
    assert_eq!(read("ada@imap.example.org"), None);
    let later = FolderSeen { last: 40, ..seen };
    trial.store.record(|tx| tx.set_folder_seen(ACCOUNT, "camille@imap.example.org", "INBOX", later)).unwrap();
    assert_eq!(read("camille@imap.example.org"), Some(later));
    let history = trial.store.read(|read| read.history(crate::About::Everything, 0, 10)).unwrap();
    assert!(history.entries.iter().all(|entry| !matches!(entry.op, Op::MailsReceived { .. })), "nothing to undo");
}
