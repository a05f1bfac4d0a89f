//! The mails of the sample set: what its applicants were written before anybody opened it, as history. Nothing of it leaves.

use std::collections::BTreeMap;

use hiring::{AccountKind, ApplicationId, MailState, Moment, Security, SignInBy};
use mail::Reply;
use store::{AccountSettings, AccountState, MailAccount, NO_ACCOUNT, NewMail, PastMail, Tx};

use super::outbox::MailAnswer;
use super::prepare::Writing;
use super::queue::{compose, new_mail};
use super::reply::InThread;
use super::wish::{WriteMail, WriteTo};
use crate::Failure;

/// A mail of the built-in templates to one applicant.
#[derive(Debug)]
pub struct WentBefore<'a> {
    pub application: ApplicationId,
    pub template: &'a str,
    /// By the variables' names.
    pub given: &'a BTreeMap<String, String>,
    pub at: Moment,
    pub state: MailState,
}

pub fn keep_as_history(tx: &Tx<'_>, before: &WentBefore<'_>) -> Result<(), Failure> {
    let account = nobodys_account();
    let request = WriteMail {
        template: before.template.to_owned(),
        to: WriteTo::Applications { ids: vec![before.application] },
        given: before.given.clone(),
        again: true,
        ..WriteMail::default()
    };
    let mail = Writing::by(tx, &request, before.at, &account).for_applicant(before.application)?;
    let (message_id, composed) = compose(&InThread::default(), &mail, before.at)?;
    let new = NewMail { leaves: true, ..new_mail(&mail, &message_id, &composed, before.at) };
    tx.keep_past_mail(&new, &PastMail { written_at: before.at, state: before.state, answer: answer(before.state) })?;
    Ok(())
}

/// Of whoever wrote them: no account of the store, and nothing could send by it.
fn nobodys_account() -> MailAccount {
    let settings = AccountSettings {
        name: String::new(),
        kind: AccountKind::Folder,
        address: "recrutement@vivier.example".to_owned(),
        sender: "Camille Rouvière".to_owned(),
        reply_to: String::new(),
        signature: String::new(),
        folder: String::new(),
        host: String::new(),
        port: 0,
        security: Security::None,
        sign_in: SignInBy::Nothing,
        user: String::new(),
        trusted: String::new(),
        per_minute: None,
        per_day: None,
        receiving: None,
        authority: None,
    };
    MailAccount { id: NO_ACCOUNT, settings, state: AccountState::default() }
}

/// As servers say it; of one that came back, as it says itself.
fn answer(state: MailState) -> String {
    let said = |code, text: &str| MailAnswer::Said(Reply { code, text: text.to_owned() }).stored();
    match state {
        MailState::Sent => said(250, "2.0.0 OK"),
        MailState::Failed => said(550, "5.1.1 No such mailbox here"),
        MailState::Bounced => "5.2.2 The mailbox is full".to_owned(),
        _ => String::new(),
    }
}
