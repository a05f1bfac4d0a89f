//! `vivier mail`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk::{
    AccountSaved, AccountSettings, AccountTested, Accounts, Authority, Cancelled, Desk, Failure, Guesses, MailPage,
    MailPreview, MailQueued, OnHold, OutboxLine, OutboxPage, PreviewedMail, Receiving, Resolved, SecretGiven,
    SendReport, SignInBegun, StepState, TemplateChecked, TemplatePage, Templates,
};
use hiring::{AccountId, AccountKind, MailState, Security, SignInBy, Variant};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::Done;
use crate::facts::{facts, section};
use crate::mail_args::{AccountsDo, MailDo, ResolveArgs, TemplatesDo, Whom, WriteArgs};
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::postings::answer;
use crate::secrets::{ask, told};
use crate::show::{Show, local, print, says_yes};
use crate::table::{column, table};

pub fn run(does: MailDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        MailDo::Accounts { does } => accounts(does, place, show),
        MailDo::Templates { does } => templates(does, place, show),
        MailDo::Digests { does } => crate::mail_digests::run(does, place, show),
        MailDo::Rules { does } => crate::mail_rules::run(does, place, show),
        MailDo::Preview { write } => preview(&request(&write), place, show),
        MailDo::Queue { write, dry_run: true, .. } => list_preview(&request(&write), place, show),
        MailDo::Queue { write, at, hold, yes, .. } => {
            let at = at.map(|at| at.and_utc().timestamp_millis());
            let agreed = |ready| yes || says_yes(&show.words.ask_to_queue(ready));
            queue(&request(&write), at, hold, agreed, place, show)
        }
        MailDo::Send { until_empty } => send(until_empty, place, show),
        MailDo::Outbox { state, limit } => outbox(&state, limit, place, show),
        MailDo::Show { id, raw } => show_one(id, raw, place, show),
        MailDo::Cancel { ids } => {
            let desk = open_for("mail.cancel", place)?;
            let cancelled: Cancelled = answer(desk.call("mail.cancel", json!({ "ids": ids }), None)?)?;
            show.result(&cancelled, |cancelled| format!("{}\n", show.words.mails_cancelled(cancelled.count)));
            Ok(if cancelled.count < ids.len() as u64 { Done::WithProblems } else { Done::Well })
        }
        MailDo::Resolve { id, to } => resolve(id, &to, place, show),
    }
}

fn request(write: &WriteArgs) -> Value {
    let to = match (write.to, write.posting) {
        _ if write.reply_to.is_some() => json!({ "whom": "reply", "message": write.reply_to }),
        (Whom::Contacts, posting) => {
            json!({ "whom": "contacts", "posting": posting, "applications": write.application })
        }
        (Whom::Applicants, Some(posting)) if write.application.is_empty() => {
            json!({ "whom": "stage", "posting": posting, "stage": write.stage })
        }
        (Whom::Applicants, _) => json!({ "whom": "applications", "ids": write.application }),
    };
    let given: serde_json::Map<_, _> =
        write.set.iter().map(|(name, value)| (name.clone(), Value::from(value.clone()))).collect();
    json!({
        "template": write.template.as_deref().unwrap_or("reply"), "to": to, "without": write.without, "account": write.account, "variant": write.variant, "given": given,
        "event": write.event, "again": write.again, "answers_to_contacts": write.answers_to_contacts,
    })
}

fn previewed(desk: &Desk, request: &Value) -> Result<MailPreview, Failure> {
    answer(desk.call("mail.preview", request.clone(), Some(JOB))?)
}

fn preview(request: &Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.preview", place)?;
    let preview = previewed(&desk, request)?;
    show.result(&preview, |preview| {
        let letters: Vec<_> = preview.mails.iter().map(|mail| letter(mail, show)).collect();
        format!("{}\n{}\n", letters.join("\n———\n\n"), show.words.mails_ready(preview.ready, preview.blocked))
    });
    Ok(warn(&preview, show))
}

fn letter(mail: &PreviewedMail, show: &Show) -> String {
    let words = show.words;
    let head = facts(&[
        (words.mail_from(), mail.from.clone()),
        (words.mail_to(), addresses(mail)),
        (words.mail_reply_to(), mail.reply_to.join(", ")),
        (words.mail_subject(), mail.subject.clone()),
        (words.mail_files(), mail.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")),
    ]);
    format!("{head}\n{}\n", mail.text.trim_end())
}

fn addresses(mail: &PreviewedMail) -> String {
    mail.recipients.iter().map(|to| to.address.as_str()).collect::<Vec<_>>().join(", ")
}

/// Who would get what, a line each.
fn list_preview(request: &Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.preview", place)?;
    let preview = previewed(&desk, request)?;
    show.result(&preview, |preview| preview_table(preview, show));
    Ok(warn(&preview, show))
}

fn preview_table(preview: &MailPreview, show: &Show) -> String {
    let heads = show.words.preview_heads();
    let columns = [column(heads[0]).gives(), column(heads[1]).gives(), column(heads[2]).gives()];
    let ready = preview.mails.iter().filter(|mail| !mail.blocked);
    let rows: Vec<_> = ready.map(|mail| vec![mail.name.clone(), addresses(mail), mail.subject.clone()]).collect();
    let count = show.words.mails_ready(preview.ready, preview.blocked);
    if rows.is_empty() { format!("{count}\n") } else { format!("{}{count}\n", table(&columns, &rows)) }
}

fn warn(preview: &MailPreview, show: &Show) -> Done {
    for mail in &preview.mails {
        for warning in &mail.warnings {
            crate::show::remark(&format!("{}: {}", mail.name, show.words.mail_warning(warning)));
        }
    }
    if preview.mails.iter().any(|mail| !mail.warnings.is_empty()) { Done::WithProblems } else { Done::Well }
}

/// All that may go, once somebody who has seen what that is agrees.
fn queue(
    request: &Value,
    at: Option<i64>,
    hold: u32,
    agreed: impl FnOnce(u64) -> bool,
    place: Option<PathBuf>,
    show: &Show,
) -> Result<Done, Failure> {
    let desk = open_for("mail.queue", place)?;
    stop_on_interrupt(&desk);
    let preview = previewed(&desk, request)?;
    crate::show::remark(preview_table(&preview, show).trim_end());
    let done = warn(&preview, show);
    if preview.ready == 0 {
        return Ok(done);
    }
    if !agreed(preview.ready) {
        crate::show::remark(show.words.not_queued());
        return Ok(Done::NotAgreed);
    }
    let ready = preview.mails.iter().filter(|mail| !mail.blocked);
    let prints: Vec<_> = ready.map(|mail| mail.print.as_str()).collect();
    let queue = json!({ "mail": request, "prints": prints, "at": at, "hold_seconds": hold });
    let queued: MailQueued = answer(desk.call("mail.queue", queue, Some(JOB))?)?;
    show.result(&queued, |queued| {
        format!("{}\n", show.words.mails_queued(queued.mails.len() as u64, &local(queued.due_at)))
    });
    Ok(done)
}

fn send(until_empty: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.send", place)?;
    stop_on_interrupt(&desk);
    let mut report = sent(&desk, until_empty)?;
    if ask_for_secrets(&desk, &report, show)? {
        report = sent(&desk, until_empty)?;
    }
    show.result(&report, |report| format!("{}\n", show.words.mails_sent(report)));
    for account in &report.accounts {
        crate::show::remark(&format!("{}: {}", account.name, show.words.held(&account.held)));
    }
    let well = report.accounts.is_empty() && report.failed + report.unknown == 0 && !report.cancelled;
    Ok(if well { Done::Well } else { Done::WithProblems })
}

fn sent(desk: &Arc<Desk>, until_empty: bool) -> Result<SendReport, Failure> {
    answer(desk.call("mail.send", json!({ "until_empty": until_empty }), Some(JOB))?)
}

/// Whether one was typed.
fn ask_for_secrets(desk: &Desk, report: &SendReport, show: &Show) -> Result<bool, Failure> {
    let mut typed = false;
    for account in report.accounts.iter().filter(|account| account.held == OnHold::NoSecret) {
        if let Some(secret) = ask(&show.words.ask_secret(&account.name)) {
            desk.hold_secret(account.account, &secret)?;
            typed = true;
        }
    }
    Ok(typed)
}

fn outbox(states: &[MailState], limit: u64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.outbox", place)?;
    let list = json!({ "states": states, "offset": 0, "limit": limit });
    let page: OutboxPage = answer(desk.call("mail.outbox", list, None)?)?;
    show.result(&page, |page| {
        let heads = show.words.outbox_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]),
            column(heads[2]).gives(),
            column(heads[3]).gives(),
            column(heads[4]),
            column(heads[5]),
        ];
        let rows: Vec<_> = page.mails.iter().flat_map(|mail| outbox_rows(mail, show)).collect();
        let shown = show.words.mails_shown(page.mails.len() as u64, page.total);
        if rows.is_empty() { format!("{shown}\n") } else { format!("{}{shown}\n", table(&columns, &rows)) }
    });
    Ok(Done::Well)
}

fn outbox_rows(mail: &OutboxLine, show: &Show) -> Vec<Vec<String>> {
    let row = |recipient: &desk::OutboxRecipientLine| {
        vec![
            mail.id.to_string(),
            local(mail.queued_at),
            recipient.address.clone(),
            mail.subject.clone(),
            mail.held.map_or(show.words.mail_state(recipient.state), |why| show.words.held_because(why)).to_owned(),
            recipient.due_at.map(local).unwrap_or_default(),
        ]
    };
    mail.recipients.iter().map(row).collect()
}

fn show_one(id: i64, raw: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.show", place)?;
    let page: MailPage = answer(desk.call("mail.show", json!({ "id": id }), None)?)?;
    if raw {
        print(&page.raw);
        return Ok(Done::Well);
    }
    show.result(&page, |page| where_it_is(&page.mail, show));
    Ok(Done::Well)
}

fn by_whom(mail: &OutboxLine, show: &Show) -> String {
    match mail.rule {
        Some(_) => show.words.by_rule().to_owned(),
        None if mail.by_digest => show.words.by_digest().to_owned(),
        None => mail.who.clone(),
    }
}

fn where_it_is(mail: &OutboxLine, show: &Show) -> String {
    let words = show.words;
    let head = facts(&[
        (words.mail_subject(), mail.subject.clone()),
        ("Message-ID", mail.message_id.clone()),
        (words.mail_queued_at(), format!("{} ({})", local(mail.queued_at), by_whom(mail, show))),
    ]);
    let lines: Vec<_> = mail
        .recipients
        .iter()
        .map(|recipient| {
            let due = recipient.due_at.map(|due| format!(", {}", words.mail_due(&local(due)))).unwrap_or_default();
            let state = words.mail_state(recipient.state);
            let answer = recipient.answer.as_ref().map(|answer| format!("\n  {}", words.mail_answer(answer)));
            let due = if mail.held.is_some() { String::new() } else { due };
            format!("{}: {state}{due}{}", recipient.address, answer.unwrap_or_default())
        })
        .collect();
    let why = mail.held.map(|why| format!("{}\n", words.held_because(why))).unwrap_or_default();
    format!("{head}{why}{}", section(words.mail_to(), &lines))
}

fn resolve(id: i64, to: &ResolveArgs, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.resolve", place)?;
    let to = match to {
        ResolveArgs { sent: true, .. } => "sent",
        ResolveArgs { never: true, .. } => "never",
        ResolveArgs { .. } => "again",
    };
    let resolved: Resolved = answer(desk.call("mail.resolve", json!({ "id": id, "to": to }), None)?)?;
    show.result(&resolved, |resolved| where_it_is(&resolved.mail, show));
    Ok(Done::Well)
}

fn accounts(does: AccountsDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        AccountsDo::List => list_accounts(place, show),
        AccountsDo::Edit { id, change } => crate::mail_accounts::edit(id, change, place, show),
        AccountsDo::Test { id } => test(id, place, show),
        AccountsDo::SignIn { id } => sign_in(id, place, show),
        AccountsDo::Pause { id } => pause(id, true, place, show),
        AccountsDo::Resume { id } => pause(id, false, place, show),
        AccountsDo::Secret { id, forget } => secret(id, forget, place, show),
        AccountsDo::Remove { id } => {
            let desk = open_for("mail.accounts.remove", place)?;
            let done: desk::Done = answer(desk.call("mail.accounts.remove", json!({ "id": id }), None)?)?;
            show.result(&done, |_| format!("{}\n", show.words.account_removed(id)));
            Ok(Done::Well)
        }
        add @ AccountsDo::Add { .. } => {
            let desk = open_for("mail.accounts.save", place)?;
            let settings = settings(&desk, add)?;
            let saved: AccountSaved =
                answer(desk.call("mail.accounts.save", json!({ "id": null, "settings": settings }), None)?)?;
            let to_folder = settings.is_some_and(|settings| settings.kind == AccountKind::Folder);
            show.result(&saved, |saved| {
                let id = saved.id.raw();
                format!("{}\n", if to_folder { show.words.folder_saved(id) } else { show.words.account_saved(id) })
            });
            Ok(Done::Well)
        }
    }
}

/// As it was typed; what was not typed as it is guessed from the address.
fn settings(desk: &Desk, add: AccountsDo) -> Result<Option<AccountSettings>, Failure> {
    let AccountsDo::Add {
        address,
        folder,
        host,
        port,
        security,
        sign_in,
        user,
        sender,
        reply_to,
        signature,
        trust,
        imap,
        imap_host,
        imap_port,
        imap_security,
        imap_folder,
        imap_days,
        provider,
        client_id,
        per_minute,
        per_day,
    } = add
    else {
        return Ok(None);
    };
    let in_folder = AccountSettings {
        name: address.clone(),
        kind: AccountKind::Folder,
        address: address.clone(),
        sender,
        reply_to,
        signature,
        folder: String::new(),
        host: String::new(),
        port: 0,
        security: Security::None,
        sign_in: SignInBy::Nothing,
        user,
        trusted: trust.as_deref().map(read_file).transpose()?.unwrap_or_default(),
        per_minute,
        per_day,
        receiving: None,
        authority: None,
    };
    if let Some(folder) = folder {
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        return Ok(Some(AccountSettings { folder: folder.display().to_string(), ..in_folder }));
    }
    let known: Guesses = answer(desk.call("mail.accounts.guess", json!({ "address": address }), None)?)?;
    let guess = known.guesses.into_iter().next().ok_or(Failure::AddressWrong { written: address })?;
    let named = Receiving {
        host: imap_host.clone().unwrap_or_else(|| guess.mailbox.host.clone()),
        port: imap_port.unwrap_or(guess.mailbox.port),
        security: imap_security.unwrap_or(if imap_port == Some(143) { Security::StartTls } else { Security::Tls }),
        folders: imap_folder,
        sent: true,
        days: imap_days,
    };
    let receiving = (imap || imap_host.is_some() || !named.folders.is_empty()).then_some(named);
    let authority = provider.map(|provider| Authority {
        provider,
        client_id: client_id.unwrap_or_default(),
        authorize_url: String::new(),
        token_url: String::new(),
        scope: String::new(),
    });
    let by_token = authority.is_some().then_some(SignInBy::Xoauth2);
    // The port of a server that was named says how it is encrypted; the guess is about another server.
    let usual = match (&host, port) {
        (None, _) => guess.security,
        (Some(_), Some(465) | None) => Security::Tls,
        (Some(_), Some(_)) => Security::StartTls,
    };
    Ok(Some(AccountSettings {
        kind: AccountKind::Smtp,
        host: host.unwrap_or(guess.host),
        port: port.unwrap_or(guess.port),
        security: security.unwrap_or(usual),
        sign_in: sign_in.or(by_token).unwrap_or(guess.sign_in),
        receiving,
        authority,
        ..in_folder
    }))
}

fn read_file(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|error| Failure::FileFailed { path: path.display().to_string(), detail: error.to_string() })
}

fn list_accounts(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.accounts.list", place)?;
    let accounts: Accounts = answer(desk.call("mail.accounts.list", json!({}), None)?)?;
    show.result(&accounts, |accounts| {
        if accounts.accounts.is_empty() {
            return format!("{}\n", show.words.no_accounts());
        }
        let heads = show.words.account_heads();
        let columns = [column(heads[0]).right(), column(heads[1]).gives(), column(heads[2]).gives(), column(heads[3])];
        let rows: Vec<_> = accounts
            .accounts
            .iter()
            .map(|account| {
                let settings = &account.settings;
                let place = if settings.folder.is_empty() {
                    format!("{}:{}", settings.host, settings.port)
                } else {
                    settings.folder.clone()
                };
                vec![account.id.to_string(), settings.address.clone(), place, show.words.account_state(account)]
            })
            .collect();
        table(&columns, &rows)
    });
    Ok(Done::Well)
}

fn test(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.accounts.test", place)?;
    let try_it = || desk.call("mail.accounts.test", json!({ "id": id }), Some(JOB));
    let tested = match try_it() {
        Err(Failure::SecretMissing { account }) => {
            let secret = ask(&show.words.ask_secret(&account)).ok_or(Failure::SecretMissing { account })?;
            desk.hold_secret(AccountId::new(id), &secret)?;
            try_it()
        }
        other => other,
    };
    let tested: AccountTested = answer(tested?)?;
    show.result(&tested, |tested| {
        let lines: String =
            tested.steps.iter().map(|step| format!("{}\n", show.words.test_step(step.step, &step.state))).collect();
        let reading: String =
            tested.mailbox.iter().map(|step| format!("{}\n", show.words.test_step(step.step, &step.state))).collect();
        let reading = if reading.is_empty() { reading } else { format!("{}\n{reading}", show.words.test_of_mailbox()) };
        let folders = if tested.folders.is_empty() {
            String::new()
        } else {
            format!("{}\n", show.words.mail_folders(&tested.folders))
        };
        format!("{lines}{}\n{reading}{folders}", show.words.test_passed(tested.passed))
    });
    let reads = tested.mailbox.iter().all(|step| !matches!(step.state, StepState::Failed(_) | StepState::NotReached));
    Ok(if tested.passed && reads { Done::Well } else { Done::WithProblems })
}

/// In a browser, wherever it is; what the provider then gives goes where passwords are kept.
fn sign_in(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.accounts.signed_in", place)?;
    stop_on_interrupt(&desk);
    let told = std::env::var("VIVIER_CLIENT_SECRET").ok().map(Into::into);
    let client_secret = told.or_else(|| ask(show.words.ask_client_secret()));
    let told = client_secret.as_ref().map(ExposeSecret::expose_secret);
    let request = json!({ "id": id, "client_secret": told });
    let begun: SignInBegun = answer(desk.call("mail.accounts.sign_in", request, None)?)?;
    crate::show::remark(&show.words.sign_in_at(&begun.url));
    let given: SecretGiven = answer(desk.call("mail.accounts.signed_in", json!({ "id": id }), Some(JOB))?)?;
    show.result(&given, |given| format!("{}\n", show.words.signed_in(given.kept)));
    Ok(if given.kept { Done::Well } else { Done::WithProblems })
}

/// From the environment, or as it is typed.
fn secret(id: i64, forget: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.accounts.secret", place)?;
    let accounts: Accounts = answer(desk.call("mail.accounts.list", json!({}), None)?)?;
    let account = accounts.accounts.into_iter().find(|account| account.id.raw() == id);
    let name = account.ok_or(Failure::NotFound { what: hiring::Word::Account, id })?.settings.name;
    let secret = if forget {
        None
    } else {
        let told = told().or_else(|| ask(&show.words.ask_secret(&name)));
        Some(told.ok_or(Failure::SecretMissing { account: name })?)
    };
    let told = secret.as_ref().map(ExposeSecret::expose_secret);
    let given: SecretGiven = answer(desk.call("mail.accounts.secret", json!({ "id": id, "secret": told }), None)?)?;
    show.result(&given, |given| {
        let words = if forget { show.words.secret_forgotten() } else { show.words.secret_kept(given.kept) };
        format!("{words}\n")
    });
    Ok(if forget || given.kept { Done::Well } else { Done::WithProblems })
}

fn pause(id: i64, paused: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.accounts.pause", place)?;
    let account: desk::AccountLine =
        answer(desk.call("mail.accounts.pause", json!({ "id": id, "paused": paused }), None)?)?;
    show.result(&account, |account| format!("{}: {}\n", account.settings.address, show.words.account_state(account)));
    Ok(Done::Well)
}

fn templates(does: TemplatesDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        TemplatesDo::List => list_templates(place, show),
        TemplatesDo::Show { name, variant } => show_template(&name, variant, place, show),
        TemplatesDo::Check { file } => check_template(&file, place, show),
    }
}

fn list_templates(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.templates.list", place)?;
    let templates: Templates = answer(desk.call("mail.templates.list", json!({}), None)?)?;
    show.result(&templates, |templates| {
        let heads = show.words.template_heads();
        let columns = [column(heads[0]), column(heads[1]), column(heads[2])];
        let rows: Vec<_> = templates
            .templates
            .iter()
            .map(|template| {
                let variants = template.variants.iter().map(|variant| {
                    let changed = if template.changed.contains(variant) { "*" } else { "" };
                    format!("{}{changed}", variant.code())
                });
                let variants = variants.collect::<Vec<_>>().join(" ");
                vec![template.name.clone(), show.words.audience(template.audience).to_owned(), variants]
            })
            .collect();
        let variables: Vec<_> = templates.variables.iter().map(|variable| variable.name.as_str()).collect();
        format!("{}\n{} {}\n", table(&columns, &rows), show.words.variables(), variables.join(", "))
    });
    Ok(Done::Well)
}

fn show_template(name: &str, variant: Variant, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.templates.show", place)?;
    let request = json!({ "name": name, "variant": variant });
    let page: TemplatePage = answer(desk.call("mail.templates.show", request, None)?)?;
    show.result(&page, |page| format!("---\nsubject: {}\n---\n{}", page.text.subject, page.text.body));
    Ok(Done::Well)
}

fn check_template(file: &Path, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("mail.templates.check", place)?;
    let text = read_file(file)?;
    let (head, body) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).unwrap_or_default();
    let subject = head.lines().find_map(|line| line.strip_prefix("subject:")).unwrap_or_default().trim();
    let request = json!({ "text": { "subject": subject, "body": body } });
    let checked: TemplateChecked = answer(desk.call("mail.templates.check", request, None)?)?;
    // The lines above the body count, too.
    let above = u32::try_from(head.lines().count() + 2).unwrap_or_default();
    for problem in &checked.problems {
        let line = if problem.part == desk::TemplatePart::Body { problem.line + above } else { 2 };
        crate::show::remark(&format!("{}:{line}: {}", file.display(), show.words.template_problem(&problem.kind)));
    }
    show.result(&checked, |checked| format!("{}\n", show.words.template_checked(checked.problems.len() as u64)));
    Ok(if checked.problems.is_empty() { Done::Well } else { Done::WithProblems })
}
