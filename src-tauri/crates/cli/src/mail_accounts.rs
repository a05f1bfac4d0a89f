//! `vivier mail accounts edit`: one thing or another of an account that is there.

use std::path::PathBuf;

use desk::{AccountLine, AccountSaved, AccountSettings, Accounts, Desk, Failure, Guesses, Receiving};
use hiring::{AccountKind, Security, Word};
use serde_json::json;

use crate::Done;
use crate::mail_args::EditArgs;
use crate::open::open_for;
use crate::postings::answer;
use crate::show::Show;

pub fn edit(id: i64, change: EditArgs, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.accounts.save", place)?;
    let known: Accounts = answer(desk.call("mail.accounts.list", json!({}), None)?)?;
    let before = known.accounts.into_iter().find(|account| account.id.raw() == id);
    let AccountLine { settings: before, .. } = before.ok_or(Failure::NotFound { what: Word::Account, id })?;
    let receiving = receiving(&desk, &before, &change)?;
    let settings = changed(before, change, receiving);
    let request = json!({ "id": id, "settings": settings });
    let saved: AccountSaved = answer(desk.call("mail.accounts.save", request, None)?)?;
    let in_folder = settings.kind == AccountKind::Folder;
    show.result(&saved, |_| {
        format!("{}\n", if in_folder { show.words.folder_saved(id) } else { show.words.account_changed(id) })
    });
    Ok(Done::Well)
}

fn changed(before: AccountSettings, change: EditArgs, receiving: Option<Receiving>) -> AccountSettings {
    let limit =
        |wanted: Option<u32>, before: Option<u32>| wanted.map_or(before, |most| Some(most).filter(|most| *most > 0));
    AccountSettings {
        name: change.name.unwrap_or(before.name),
        host: change.host.unwrap_or(before.host),
        port: change.port.unwrap_or(before.port),
        security: change.security.unwrap_or(before.security),
        sign_in: change.sign_in.unwrap_or(before.sign_in),
        user: change.user.unwrap_or(before.user),
        sender: change.sender.unwrap_or(before.sender),
        reply_to: change.reply_to.unwrap_or(before.reply_to),
        signature: change.signature.unwrap_or(before.signature),
        per_minute: limit(change.per_minute, before.per_minute),
        per_day: limit(change.per_day, before.per_day),
        receiving,
        ..before
    }
}

/// As it is but for what was named; where its mails were not read so far, the rest is guessed from the address.
fn receiving(desk: &Desk, account: &AccountSettings, change: &EditArgs) -> Result<Option<Receiving>, Failure> {
    let EditArgs { imap, no_imap, imap_host, imap_port, imap_security, imap_folder, imap_days, .. } = change;
    let names_something = *imap
        || imap_host.is_some()
        || imap_port.is_some()
        || imap_security.is_some()
        || imap_days.is_some()
        || !imap_folder.is_empty();
    if *no_imap || account.kind == AccountKind::Folder {
        return Ok(None);
    }
    if !names_something {
        return Ok(account.receiving.clone());
    }
    let before = match &account.receiving {
        Some(before) => before.clone(),
        None => guessed(desk, account)?,
    };
    // The port of a server that was named says how it is encrypted.
    let usual = imap_port.map_or(before.security, |port| if port == 143 { Security::StartTls } else { Security::Tls });
    Ok(Some(Receiving {
        host: imap_host.clone().unwrap_or(before.host),
        port: imap_port.unwrap_or(before.port),
        security: imap_security.unwrap_or(usual),
        folders: if imap_folder.is_empty() { before.folders } else { imap_folder.clone() },
        days: imap_days.map_or(before.days, |days| Some(days).filter(|days| *days > 0)),
        ..before
    }))
}

fn guessed(desk: &Desk, account: &AccountSettings) -> Result<Receiving, Failure> {
    let address = account.address.clone();
    let known: Guesses = answer(desk.call("mail.accounts.guess", json!({ "address": address }), None)?)?;
    let mailbox = known.guesses.into_iter().next().ok_or(Failure::AddressWrong { written: address })?.mailbox;
    Ok(Receiving {
        host: mailbox.host,
        port: mailbox.port,
        security: Security::Tls,
        folders: Vec::new(),
        sent: true,
        days: None,
    })
}
