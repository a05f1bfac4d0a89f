//! The recruiter's mail accounts: making them, trying them, pausing them.

use hiring::{AccountId, AccountKind, EntryId, MailId, Moment, PauseReason};
use mail::{Fault, Guess, Letter, MailFolder, MailboxTest, Server, Step, StepResult, StepState};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use store::{AccountSettings, AccountState, MailAccount, MailboxState, Op};
use ts_rs::TS;

use super::account::{
    Way, address, address_of, fault_of, is_tested, mailbox_of, needs_secret, secret_name, sender, server_of,
    tested_settings,
};
use super::queue::new_message_id;
use crate::job::Job;
use crate::people::Done;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Accounts {
    pub accounts: Vec<AccountLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountLine {
    pub id: AccountId,
    pub settings: AccountSettings,
    /// It has passed its test as it is now: before, nothing leaves by it.
    pub tested: bool,
    pub tested_at: Option<Moment>,
    pub paused: Option<PauseReason>,
    pub paused_until: Option<Moment>,
    pub offline_since: Option<Moment>,
    /// What the last connection failed with.
    pub fault: Option<Fault>,
    /// Its password is there, or none is needed.
    pub has_secret: bool,
    /// None where its mails are not read.
    pub mailbox: Option<MailboxLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MailboxLine {
    /// When it was last looked into from beginning to end.
    pub fetched_at: Option<Moment>,
    /// What the last look failed with.
    pub fault: Option<Fault>,
}

#[derive(Debug, Deserialize, TS)]
pub struct SaveAccount {
    /// None for a new one.
    pub id: Option<AccountId>,
    pub settings: AccountSettings,
    /// Handed on to where the system keeps secrets; none to leave the one that is there.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub secret: Option<SecretString>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountSaved {
    pub id: AccountId,
    pub entry: Option<EntryId>,
    /// False when the secret could not be kept, and will be asked for.
    pub secret_kept: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ForgetAccount {
    pub id: AccountId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PauseAccount {
    pub id: AccountId,
    pub paused: bool,
}

#[derive(Debug, Deserialize, TS)]
pub struct GiveSecret {
    pub id: AccountId,
    /// None to forget the one that is there.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub secret: Option<SecretString>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecretGiven {
    /// Beyond this run. Where not, it will be asked for again.
    pub kept: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TestAccount {
    pub id: AccountId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountTested {
    pub steps: Vec<StepResult>,
    /// All of them: mails may leave by it now.
    pub passed: bool,
    /// Of reading its mails; none where they are not read.
    pub mailbox: Vec<StepResult>,
    /// Those there are, when it could be looked into.
    pub folders: Vec<MailFolder>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuessAccount {
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Guesses {
    /// Best first.
    pub guesses: Vec<Guess>,
}

pub(crate) fn list(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<Accounts, Failure> {
    let accounts = desk.store()?.read(|read| {
        let accounts = read.mail_accounts()?;
        accounts
            .into_iter()
            .map(|account| Ok((read.mailbox_state(account.id)?, account)))
            .collect::<Result<Vec<_>, _>>()
    })?;
    Ok(Accounts { accounts: accounts.into_iter().map(|(mailbox, account)| line(desk, account, &mailbox)).collect() })
}

fn line(desk: &Desk, account: MailAccount, mailbox: &MailboxState) -> AccountLine {
    let settings = &account.settings;
    let mailbox = settings
        .receiving
        .as_ref()
        .map(|_| MailboxLine { fetched_at: mailbox.fetched_at, fault: serde_json::from_str(&mailbox.fault).ok() });
    AccountLine {
        mailbox,
        id: account.id,
        tested: is_tested(&account),
        tested_at: account.state.tested_at,
        paused: account.state.paused,
        paused_until: account.state.paused_until,
        offline_since: account.state.offline_since,
        fault: fault_of(&account),
        has_secret: !needs_secret(settings) || desk.secrets.get(&secret_name(settings)).is_some(),
        settings: account.settings,
    }
}

pub(crate) fn save(desk: &Desk, request: SaveAccount, _: &Job<'_>) -> Result<AccountSaved, Failure> {
    let SaveAccount { id, mut settings, secret } = request;
    settings.address = address(&settings.address)?.to_string();
    if !settings.reply_to.trim().is_empty() {
        settings.reply_to = address(&settings.reply_to)?.to_string();
    }
    if settings.name.trim().is_empty() {
        settings.name.clone_from(&settings.address);
    }
    desk.tokens.forget(&secret_name(&settings));
    let secret_kept = secret.as_ref().is_none_or(|secret| desk.secrets.keep(&secret_name(&settings), secret));
    let store = desk.store()?;
    let written = store.transact(|tx| {
        let id = match id {
            Some(id) => tx.change_mail_account(id, &settings).map(|()| id)?,
            None => tx.add_mail_account(&settings)?,
        };
        Ok((id, Op::AccountSaved { name: settings.name.clone() }))
    })?;
    let entry = written.entry;
    let id = desk.tell(written);
    if secret.is_some() {
        // A new secret is another try: what the old one was refused for no longer holds.
        store.record(|tx| tx.set_account_state(id, &another_try(tx.mail_account(id)?.state)))?;
        desk.bell.ring();
    }
    Ok(AccountSaved { id, entry, secret_kept })
}

/// What was queued for it stays, and says that its account is gone.
pub(crate) fn remove(desk: &Desk, request: ForgetAccount, _: &Job<'_>) -> Result<Done, Failure> {
    let written = desk.store()?.transact(|tx| {
        let account = tx.mail_account(request.id)?;
        tx.remove_mail_account(request.id)?;
        let op = Op::AccountRemoved { name: account.settings.name.clone() };
        Ok((account.settings, op))
    })?;
    let entry = written.entry;
    let settings = desk.tell(written);
    forget_secret_of(desk, &settings)?;
    Ok(Done { count: 1, entry })
}

/// Unless another account signs in by it, too. Brought back, the account asks for it.
fn forget_secret_of(desk: &Desk, gone: &AccountSettings) -> Result<(), Failure> {
    let name = secret_name(gone);
    let accounts = desk.store()?.read(|read| read.mail_accounts())?;
    let is_needed = accounts.iter().any(|other| needs_secret(&other.settings) && secret_name(&other.settings) == name);
    if needs_secret(gone) && !is_needed {
        desk.tokens.forget(&name);
        desk.secrets.forget(&name);
    }
    Ok(())
}

pub(crate) fn pause(desk: &Desk, request: PauseAccount, _: &Job<'_>) -> Result<AccountLine, Failure> {
    let store = desk.store()?;
    if request.paused {
        store.record(|tx| {
            let state = tx.mail_account(request.id)?.state;
            let state = AccountState { paused: Some(PauseReason::ByHand), paused_until: None, ..state };
            tx.set_account_state(request.id, &state)
        })?;
    } else {
        store.record(|tx| {
            let state = another_try(tx.mail_account(request.id)?.state);
            tx.set_account_state(request.id, &AccountState { paused: None, ..state })
        })?;
    }
    tell_account(desk);
    let (account, mailbox) =
        store.read(|read| Ok::<_, store::Error>((read.mail_account(request.id)?, read.mailbox_state(request.id)?)))?;
    Ok(line(desk, account, &mailbox))
}

/// Forgets what went wrong so far. What a person paused stays so until a person says otherwise.
pub(super) fn another_try(state: AccountState) -> AccountState {
    let paused = state.paused.filter(|reason| *reason == PauseReason::ByHand);
    AccountState { paused, paused_until: None, offline_since: None, fault: String::new(), ..state }
}

/// A password, told beside the settings: asked for because it is missing, or because the server no longer takes the old one.
pub(crate) fn give_secret(desk: &Desk, request: GiveSecret, _: &Job<'_>) -> Result<SecretGiven, Failure> {
    let store = desk.store()?;
    let name = secret_name(&store.read(|read| read.mail_account(request.id))?.settings);
    desk.tokens.forget(&name);
    let Some(secret) = request.secret else {
        desk.secrets.forget(&name);
        tell_account(desk);
        return Ok(SecretGiven { kept: false });
    };
    let kept = desk.secrets.keep(&name, &secret);
    store.record(|tx| tx.set_account_state(request.id, &another_try(tx.mail_account(request.id)?.state)))?;
    tell_account(desk);
    Ok(SecretGiven { kept })
}

/// The state of an account is shown with its mails.
pub(super) fn tell_account(desk: &Desk) {
    desk.bell.ring();
    desk.tell_mails(&[] as &[MailId]);
}

pub(crate) fn guess(_: &Desk, request: GuessAccount, _: &Job<'_>) -> Result<Guesses, Failure> {
    Ok(Guesses { guesses: mail::guesses(&address(&request.address)?) })
}

/// Step by step, up to a mail to oneself. Nothing of the store is held meanwhile.
pub(crate) fn test(desk: &Desk, request: TestAccount, job: &Job<'_>) -> Result<AccountTested, Failure> {
    let store = desk.store()?;
    let account = store.read(|read| read.mail_account(request.id))?;
    let settings = &account.settings;
    job.step(0, None, &settings.host)?;
    let steps = match settings.kind {
        AccountKind::Folder => Vec::new(),
        AccountKind::Smtp => {
            let letter = letter_to_oneself(desk, settings)?;
            tried(server_of(desk, settings)?, settings, |server| mail::self_test(server, &letter))?
        }
    };
    let mailbox = match &settings.receiving {
        Some(receiving) => {
            job.step(0, None, &receiving.host)?;
            let mut folders = Vec::new();
            let steps = tried(mailbox_of(desk, settings)?, settings, |server| {
                let tested = mail::test_mailbox(server, &receiving.folders);
                folders = tested.folders;
                tested.steps
            })?;
            MailboxTest { steps, folders }
        }
        None => MailboxTest::default(),
    };
    let passed = steps.iter().all(|step| !matches!(step.state, StepState::Failed(_) | StepState::NotReached));
    if passed {
        store.record(|tx| {
            // As it is now: it may have been paused while it was tried.
            let state = another_try(tx.mail_account(request.id)?.state);
            let state = AccountState { tested: tested_settings(settings), tested_at: Some(desk.now()), ..state };
            tx.set_account_state(request.id, &state)
        })?;
        tell_account(desk);
    }
    Ok(AccountTested { steps, passed, mailbox: mailbox.steps, folders: mailbox.folders })
}

/// Where no token is to be had, that is the step that failed.
fn tried(
    way: Way,
    settings: &AccountSettings,
    test: impl FnOnce(&Server) -> Vec<StepResult>,
) -> Result<Vec<StepResult>, Failure> {
    match way {
        Way::To(server) => Ok(test(&server)),
        Way::NoSecret => Err(Failure::SecretMissing { account: settings.name.clone() }),
        Way::Shut(fault) => Ok(vec![StepResult { step: Step::SignIn, state: StepState::Failed(fault) }]),
    }
}

fn letter_to_oneself(desk: &Desk, settings: &AccountSettings) -> Result<mail::Composed, Failure> {
    let own = sender(settings)?;
    let text = "This mail was sent by Vivier to try this account. / Ce message a été envoyé par Vivier pour essayer ce compte.";
    let letter = Letter {
        from: own.clone(),
        reply_to: Vec::new(),
        to: vec![own],
        cc: Vec::new(),
        bcc: Vec::new(),
        subject: "Vivier ✓".to_owned(),
        text: format!("{text}\n"),
        html: mail::to_html(text, "en"),
        attachments: Vec::new(),
        message_id: new_message_id(&address_of(settings)?),
        date: desk.now(),
        in_reply_to: None,
        references: Vec::new(),
        answers_by_itself: false,
    };
    letter.compose().map_err(|error| Failure::Internal { detail: error.to_string() })
}
