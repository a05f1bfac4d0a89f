use desk::TemplateProblemKind;
use desk::{
    AccountLine, BadCertificate, FolderRole, MailAnswer, MailFault, MailFolder, MailTrouble, MailWarning, OnHold,
    SendReport, StepState, TestStep,
};
use hiring::{AsideReason, Audience, HeldBecause, MailState, PauseReason};

use super::MailWords;
use crate::show::local;
use crate::words::English;
use crate::words::inbox::InboxWords;

fn mails(count: u64) -> String {
    format!("{count} {}", if count == 1 { "mail" } else { "mails" })
}

impl MailWords for English {
    fn mail_from(&self) -> &'static str {
        "from"
    }

    fn mail_to(&self) -> &'static str {
        "to"
    }

    fn mail_reply_to(&self) -> &'static str {
        "answers to"
    }

    fn mail_subject(&self) -> &'static str {
        "subject"
    }

    fn mail_files(&self) -> &'static str {
        "attached"
    }

    fn mail_queued_at(&self) -> &'static str {
        "queued"
    }

    fn mail_due(&self, when: &str) -> String {
        format!("next try {when}")
    }

    fn mail_state(&self, state: MailState) -> &'static str {
        match state {
            MailState::Queued => "waiting",
            MailState::Sending | MailState::Committing => "on its way",
            MailState::Sent => "sent",
            MailState::Bounced => "came back",
            MailState::Deferred => "put off",
            MailState::Failed => "refused",
            MailState::Unknown => "unknown",
        }
    }

    fn mail_warning(&self, warning: &MailWarning) -> String {
        match warning {
            MailWarning::NoAddress => "there is no address to write to".to_owned(),
            MailWarning::BadAddress { written } => format!("“{written}” is not an address"),
            MailWarning::AlreadyWritten(before) => {
                let (when, state) = (local(before.at), self.mail_state(before.state));
                format!("had this mail before ({state}, {when}); --again sends it once more")
            }
            MailWarning::TwiceHere => {
                "has applied to this posting twice and gets one mail; --again writes about both".to_owned()
            }
            MailWarning::NobodyReads { address } => format!("nobody reads mails to {address}"),
            MailWarning::Ourselves { address } => format!("{address} is one of your own accounts"),
            MailWarning::Template(problem) => self.template_problem(&problem.kind),
            MailWarning::PostingClosed => "the posting is closed".to_owned(),
            MailWarning::ContactMismatch => "the posting shows one contact and links to another".to_owned(),
            MailWarning::ProofNotFound => "the sign that the posting was read to its end was not found".to_owned(),
        }
    }

    fn mail_answer(&self, answer: &MailAnswer) -> String {
        match answer {
            MailAnswer::Said(reply) => format!("{} {}", reply.code, reply.text),
            MailAnswer::Fault(fault) => self.mail_fault(fault),
            MailAnswer::Silence(trouble) => format!("no answer to the end of the mail: {}", self.mail_trouble(trouble)),
            MailAnswer::CameBack { text } => text.clone(),
            MailAnswer::Interrupted => "Vivier ended before the server had answered".to_owned(),
            MailAnswer::Written { path } => path.clone(),
            MailAnswer::SaidByHand { who } => format!("{who} says that it went"),
            MailAnswer::FoundInSent { folder } => format!("it lies on the server in “{folder}”: it went"),
            MailAnswer::Copied => "this store is a copy: the original may have sent it".to_owned(),
            MailAnswer::GivenUp { who } => format!("{who} says that it is not to go any more"),
        }
    }

    fn mail_fault(&self, fault: &MailFault) -> String {
        format!("{} ({})", self.mail_trouble(&fault.trouble), fault.stage.code())
    }

    fn mail_trouble(&self, trouble: &MailTrouble) -> String {
        match trouble {
            MailTrouble::Refused(reply) => format!("the server said: {} {}", reply.code, reply.text),
            MailTrouble::Denied { text, for_now: false } => format!("the server said no: {text}"),
            MailTrouble::Denied { text, for_now: true } => format!("the server says no for now: {text}"),
            MailTrouble::Unresolved => "the server’s name leads nowhere: check it, and the network".to_owned(),
            MailTrouble::Unreachable { detail } => format!("the server cannot be reached: {detail}"),
            MailTrouble::TimedOut => "the server did not answer in time".to_owned(),
            MailTrouble::Dropped => "the connection broke off".to_owned(),
            MailTrouble::Garbled => "what answers there is no mail server".to_owned(),
            MailTrouble::Certificate(BadCertificate::Expired) => "the server’s certificate has expired".to_owned(),
            MailTrouble::Certificate(BadCertificate::NotYetValid) => {
                "the server’s certificate is not valid yet: check this computer’s clock".to_owned()
            }
            MailTrouble::Certificate(BadCertificate::OtherName) => {
                "the server’s certificate is for another name: check the server’s name".to_owned()
            }
            MailTrouble::Certificate(BadCertificate::UnknownIssuer) => {
                "nobody known vouches for the server’s certificate; --trust takes one of your own".to_owned()
            }
            MailTrouble::Certificate(BadCertificate::Other) => "the server’s certificate is not sound".to_owned(),
            MailTrouble::Tls { detail } => format!("no encrypted connection came about: {detail}"),
            MailTrouble::NoTls => "the server offers no encryption: nothing was sent".to_owned(),
            MailTrouble::NoSignIn => "the server offers no way of signing in that Vivier knows".to_owned(),
            MailTrouble::NotLoopback => "without encryption Vivier sends to this computer only".to_owned(),
            MailTrouble::TooLarge { limit } => format!("the mail is larger than the {limit} bytes the server takes"),
            MailTrouble::NeedsUtf8 => "the server takes no addresses with such letters before the @".to_owned(),
            MailTrouble::Stopped => "it was stopped here; nothing has left".to_owned(),
        }
    }

    fn held(&self, held: &OnHold) -> String {
        match held {
            OnHold::NotTested => "not tried yet, so nothing leaves: vivier mail accounts test".to_owned(),
            OnHold::NoSecret => "its password is missing: set VIVIER_MAIL_SECRET".to_owned(),
            OnHold::Paused { reason, until } => {
                let until = until.map(|until| format!(" (until {})", local(until))).unwrap_or_default();
                format!("{}{until}; the mails wait", self.paused(*reason))
            }
            OnHold::Offline { fault } => format!("offline, the mails wait: {}", self.mail_fault(fault)),
            OnHold::Limit { until } => format!("its limit is reached; goes on from {}", local(*until)),
            OnHold::Folder { detail } => format!("its folder cannot be written to: {detail}"),
        }
    }

    fn secret_kept(&self, kept: bool) -> &'static str {
        if kept {
            "kept in the system’s keychain"
        } else {
            "not kept: no keychain can be reached here; set VIVIER_MAIL_SECRET, or type it when it is asked for"
        }
    }

    fn secret_forgotten(&self) -> &'static str {
        "no longer in the system’s keychain"
    }

    fn held_because(&self, why: HeldBecause) -> &'static str {
        match why {
            HeldBecause::AccountGone => "held: its account was removed",
            HeldBecause::AccountChanged => "held: it was written for another kind of account",
            HeldBecause::PostingGone => "held: the posting was removed",
            HeldBecause::PersonGone => "held: the person was removed",
            HeldBecause::ApplicationGone => "held: the application was removed",
        }
    }

    fn paused(&self, reason: PauseReason) -> &'static str {
        match reason {
            PauseReason::SignInRefused => "paused: the server refused to sign in",
            PauseReason::DailyQuota => "paused: the provider’s limit for the day is reached",
            PauseReason::NotSecure => "paused: the connection is not secure",
            PauseReason::ByHand => "paused",
        }
    }

    fn audience(&self, audience: Audience) -> &'static str {
        match audience {
            Audience::Applicants => "applicants",
            Audience::Contacts => "contacts",
        }
    }

    fn template_problem(&self, problem: &TemplateProblemKind) -> String {
        match problem {
            TemplateProblemKind::UnknownVariable { name } => format!("there is no variable “{name}”"),
            TemplateProblemKind::NoValue { name } => format!("“{name}” is not known; --set {name}=… says it"),
            TemplateProblemKind::Syntax { detail } => format!("the template cannot be read: {detail}"),
            TemplateProblemKind::EmptySubject => "the subject is empty".to_owned(),
        }
    }

    fn test_step(&self, step: TestStep, state: &StepState) -> String {
        let name = match step {
            TestStep::Resolve => "the server’s name",
            TestStep::Connect => "a mail server answers",
            TestStep::Encrypt => "encryption",
            TestStep::Certificate => "certificate",
            TestStep::SignIn => "signing in",
            TestStep::Size => "largest mail",
            TestStep::Mail => "a mail to yourself",
            TestStep::Folders => "folders",
        };
        match state {
            StepState::Passed => format!("✓ {name}"),
            StepState::Limited(limit) => format!("✓ {name}: {limit} bytes"),
            StepState::NotAsked => format!("– {name}"),
            StepState::Failed(fault) => format!("✗ {name}: {}", self.mail_trouble(&fault.trouble)),
            StepState::NotReached => format!("  {name}"),
        }
    }

    fn preview_heads(&self) -> [&'static str; 3] {
        ["name", "to", "subject"]
    }

    fn outbox_heads(&self) -> [&'static str; 6] {
        ["id", "queued", "to", "subject", "state", "due"]
    }

    fn account_heads(&self) -> [&'static str; 4] {
        ["id", "address", "by", "state"]
    }

    fn template_heads(&self) -> [&'static str; 3] {
        ["template", "to", "variants"]
    }

    fn mails_ready(&self, ready: u64, blocked: u64) -> String {
        match blocked {
            0 => format!("{} ready", mails(ready)),
            _ => format!("{} ready, {blocked} cannot go", mails(ready)),
        }
    }

    fn ask_to_queue(&self, count: u64) -> String {
        format!("Queue {}? [y/N] ", mails(count))
    }

    fn not_queued(&self) -> &'static str {
        "nothing was queued: it takes a yes, or --yes where there is no terminal"
    }

    fn mails_queued(&self, count: u64, due: &str) -> String {
        format!("queued {}; nothing leaves before {due}", mails(count))
    }

    fn mails_sent(&self, report: &SendReport) -> String {
        let mut said = vec![format!("sent {}", report.sent)];
        for (count, what) in [
            (report.deferred, "put off"),
            (report.failed, "refused"),
            (report.unknown, "unknown (vivier mail outbox --state unknown)"),
        ] {
            if count > 0 {
                said.push(format!("{count} {what}"));
            }
        }
        if report.busy {
            said.push("another sending is under way".to_owned());
        }
        if report.cancelled {
            said.push("stopped; the rest waits".to_owned());
        }
        said.join(", ")
    }

    fn mails_shown(&self, shown: u64, total: u64) -> String {
        if shown == total { mails(total) } else { format!("{shown} of {}", mails(total)) }
    }

    fn mails_cancelled(&self, count: u64) -> String {
        format!("took back {}", mails(count))
    }

    fn ask_secret(&self, account: &str) -> String {
        format!("Password for {account}: ")
    }

    fn account_changed(&self, id: i64) -> String {
        format!(
            "account {id} changed; if the server or the sign-in is another, nothing leaves by it before vivier mail accounts test {id}"
        )
    }

    fn account_saved(&self, id: i64) -> String {
        format!("account {id}; nothing leaves by it before: vivier mail accounts test {id}")
    }

    fn rule_on(&self, id: i64) -> String {
        format!(
            "rule {id} is on: whoever comes from now on is written to; vivier mail send, or the open window, does it"
        )
    }

    fn rule_off(&self, id: i64) -> String {
        format!("rule {id} is off: it writes to nobody; vivier mail rules on {id} switches it on")
    }

    fn rule_removed(&self, id: i64) -> String {
        format!("removed rule {id}; what waits in the outbox stays there; vivier undo brings the rule back")
    }

    fn rules_settled(&self, count: u64) -> String {
        format!("{count} {} seen to", if count == 1 { "person" } else { "people" })
    }

    fn no_rules(&self) -> &'static str {
        "no rules: nothing is written by itself"
    }

    fn every_posting(&self) -> &'static str {
        "every posting"
    }

    fn rule_is_off(&self) -> &'static str {
        "off"
    }

    fn rule_since(&self, when: &str) -> String {
        format!("on since {when}")
    }

    fn mail_rule_heads(&self) -> [&'static str; 5] {
        ["id", "posting", "stage", "template", "state"]
    }

    fn left_to_you(&self) -> &'static str {
        "Left to you:"
    }

    fn held_heads(&self) -> [&'static str; 4] {
        ["id", "name", "posting", "why"]
    }

    fn by_a_program(&self, reason: AsideReason) -> String {
        format!("a program wrote it ({})", self.aside_reason(reason))
    }

    fn came_back(&self, address: &str) -> String {
        format!("a mail to {address} came back")
    }

    fn came_late(&self) -> &'static str {
        "came more than a week ago"
    }

    fn many_came(&self) -> &'static str {
        "many came at once"
    }

    fn by_digest(&self) -> &'static str {
        "the weekly digest, by itself"
    }

    fn no_digests(&self) -> &'static str {
        "no weekly digests: no contacts are told anything by themselves"
    }

    fn every_open_posting(&self) -> &'static str {
        "every open posting that has none of its own"
    }

    fn digest_on(&self, id: i64) -> String {
        format!("digest {id} is on, from the next time its hour comes; vivier mail send, or the open window, writes it")
    }

    fn digest_off(&self, id: i64) -> String {
        format!(
            "digest {id} is off; vivier mail digests list shows who would be told, vivier mail digests on {id} switches it on"
        )
    }

    fn digest_removed(&self, id: i64) -> String {
        format!("removed digest {id}; what waits in the outbox stays there; vivier undo brings the digest back")
    }

    fn digest_next(&self, when: &str) -> String {
        format!("on, next {when}")
    }

    fn digest_hour(&self, weekday: u32, hour: u32) -> String {
        let day = match weekday {
            1 => "Mondays",
            2 => "Tuesdays",
            3 => "Wednesdays",
            4 => "Thursdays",
            5 => "Fridays",
            6 => "Saturdays",
            _ => "Sundays",
        };
        format!("{day}, {hour}:00")
    }

    fn digest_heads(&self) -> [&'static str; 4] {
        ["posting", "who is told", "latest", "left to you"]
    }

    fn by_rule(&self) -> &'static str {
        "by a rule"
    }

    fn folder_saved(&self, id: i64) -> String {
        format!("account {id}; mails are written to that folder, and none leaves this computer")
    }

    fn account_removed(&self, id: i64) -> String {
        format!("removed account {id} and its password; vivier undo brings the account back")
    }

    fn account_state(&self, account: &AccountLine) -> String {
        match (account.paused, account.offline_since) {
            (Some(reason), _) => self.paused(reason).to_owned(),
            (None, Some(since)) => format!("offline since {}", local(since)),
            (None, None) if account.tested => "ready".to_owned(),
            (None, None) => "not tried yet".to_owned(),
        }
    }

    fn no_accounts(&self) -> &'static str {
        "there is no account yet: vivier mail accounts add"
    }

    fn test_of_mailbox(&self) -> &'static str {
        "reading mails:"
    }

    fn mail_folders(&self, folders: &[MailFolder]) -> String {
        let named = folders.iter().map(|folder| match folder.role {
            Some(FolderRole::Sent) => format!("{} (sent)", folder.name),
            _ => folder.name.clone(),
        });
        format!("folders: {}", named.collect::<Vec<_>>().join(", "))
    }

    fn sign_in_at(&self, url: &str) -> String {
        format!("Open this page in a browser and agree there; this command waits:\n{url}")
    }

    fn signed_in(&self, kept: bool) -> &'static str {
        if kept {
            "signed in; kept in the system’s keychain"
        } else {
            "signed in, but not kept: no keychain can be reached here"
        }
    }

    fn ask_client_secret(&self) -> &'static str {
        "The client secret, where your provider has given you one (else empty): "
    }

    fn test_passed(&self, passed: bool) -> &'static str {
        if passed { "the account works; mails may leave by it" } else { "the account does not work yet" }
    }

    fn variables(&self) -> &'static str {
        "variables:"
    }

    fn template_checked(&self, problems: u64) -> String {
        match problems {
            0 => "nothing wrong".to_owned(),
            1 => "1 mistake".to_owned(),
            many => format!("{many} mistakes"),
        }
    }
}
