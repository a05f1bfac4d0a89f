//! What can be typed about mail.

use std::path::PathBuf;

use crate::mail_digests::DigestsDo;
use crate::mail_rules::RulesDo;
use clap::{Args, Subcommand, ValueEnum};
use hiring::{MailState, Security, SignInBy, TokenProvider, Variant};

#[derive(Debug, Subcommand)]
pub enum MailDo {
    /// Your mail accounts
    Accounts {
        #[command(subcommand)]
        does: AccountsDo,
    },
    /// The templates mails are written from
    Templates {
        #[command(subcommand)]
        does: TemplatesDo,
    },
    /// Show who would get what; nothing is queued
    Preview {
        #[command(flatten)]
        write: WriteArgs,
    },
    /// Mails that go by themselves once somebody comes to a stage
    Rules {
        #[command(subcommand)]
        does: RulesDo,
    },
    /// Where a recruitment stands, told to its posting's contacts once a week
    Digests {
        #[command(subcommand)]
        does: DigestsDo,
    },
    /// Put mails into the outbox, after showing them on stderr and asking; those that cannot go are listed there, too
    Queue {
        #[command(flatten)]
        write: WriteArgs,
        /// Only say what would be queued
        #[arg(long)]
        dry_run: bool,
        /// Without asking; needed where there is no terminal
        #[arg(long)]
        yes: bool,
        /// Not before this moment, in UTC: 2026-11-30T08:00
        #[arg(long, value_name = "MOMENT")]
        at: Option<chrono::NaiveDateTime>,
        /// Nothing leaves within so many seconds; until then it can be cancelled
        #[arg(long, value_name = "SECONDS", default_value_t = 10)]
        hold: u32,
    },
    /// Hand over what is due; a password comes from `VIVIER_MAIL_SECRET`, the system's keychain, or is asked for
    Send {
        /// Wait for what is due within a minute, too, until nothing is
        #[arg(long)]
        until_empty: bool,
    },
    /// List what waits and what went, latest first
    Outbox {
        /// Only mails in this state; may be given several times
        #[arg(long, value_name = "STATE", value_parser = mail_state)]
        state: Vec<MailState>,
        /// No more than so many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u64,
    },
    /// Show one mail: where it is, for each recipient, and what the server said
    Show {
        /// The mail, by its number in `outbox`
        id: i64,
        /// The mail itself, byte for byte
        #[arg(long)]
        raw: bool,
    },
    /// Take back mails that have not left
    Cancel {
        /// The mails, by their numbers in `outbox`
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
    /// Settle a mail of which nobody knows whether it went
    Resolve {
        /// The mail, by its number in `outbox`
        id: i64,
        #[command(flatten)]
        to: ResolveArgs,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct ResolveArgs {
    /// It went
    #[arg(long)]
    pub sent: bool,
    /// Send it once more, with the same Message-ID
    #[arg(long)]
    pub again: bool,
    /// It is not to go any more, whether it went or not
    #[arg(long)]
    pub never: bool,
}

#[derive(Debug, Args)]
pub struct WriteArgs {
    /// What is written; in reply to a mail `reply`, unless you say otherwise
    #[arg(long, value_name = "NAME", required_unless_present = "reply_to")]
    pub template: Option<String>,
    /// To this application's candidate; may be given several times
    #[arg(long, value_name = "ID", required_unless_present_any = ["posting", "reply_to"])]
    pub application: Vec<i64>,
    /// To all applicants of this posting, or to its contacts
    #[arg(long, value_name = "ID")]
    pub posting: Option<i64>,
    /// Only applicants in this stage, by its name or code
    #[arg(long, value_name = "STAGE", requires = "posting")]
    pub stage: Option<String>,
    /// In the thread of this mail of the inbox, to whoever wrote it; your own words are the variable `message`
    #[arg(long, value_name = "MESSAGE", conflicts_with_all = ["application", "posting", "stage", "to"])]
    pub reply_to: Option<i64>,
    /// Whether it is for those who apply, or for the posting's contacts
    #[arg(long, value_enum, default_value = "applicants")]
    pub to: Whom,
    /// What applicants answer goes to the posting's contacts, not to the account
    #[arg(long)]
    pub answers_to_contacts: bool,
    /// A contact of the posting that is not to have it; may be given several times
    #[arg(long, value_name = "ADDRESS", requires = "posting")]
    pub without: Vec<String>,
    /// A variable of the template that you know: when="mardi à 10 h"
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    pub set: Vec<(String, String)>,
    /// By default the one that speaks as the posting does
    #[arg(long, value_name = "VARIANT", value_parser = variant)]
    pub variant: Option<Variant>,
    /// By default the first that may send
    #[arg(long, value_name = "ID")]
    pub account: Option<i64>,
    /// What tells this mail from another of the same template: a week, an interview
    #[arg(long, value_name = "EVENT", default_value = "", hide_default_value = true)]
    pub event: String,
    /// Also to those who had it before
    #[arg(long)]
    pub again: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Whom {
    Applicants,
    Contacts,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one of it, for the length of a command")]
pub enum AccountsDo {
    /// List them, with how they are doing
    List,
    /// Add an account: a folder, or a server (guessed from the address where you name none)
    Add {
        /// Your address
        address: String,
        /// Write .eml files there instead of sending
        #[arg(long, value_name = "FOLDER", conflicts_with_all = ["host", "port"])]
        folder: Option<PathBuf>,
        /// The server, where it is not the one that is guessed
        #[arg(long, value_name = "NAME")]
        host: Option<String>,
        /// Its port: 465 for TLS from the start, otherwise mostly 587
        #[arg(long, value_name = "N", requires = "host")]
        port: Option<u16>,
        /// How the connection is encrypted; `none` only for a server on this computer
        #[arg(long, value_name = "tls|start_tls|none", value_parser = security)]
        security: Option<Security>,
        /// How you sign in there; `password` takes the best way that the server offers
        #[arg(long, value_name = "password|plain|login|xoauth2|nothing", value_parser = sign_in)]
        sign_in: Option<SignInBy>,
        /// Who signs in; by default the address
        #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
        user: String,
        /// The name beside the address
        #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
        sender: String,
        /// Where answers are to go, if not to the address
        #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
        reply_to: String,
        /// What stands below your mails, in Markdown
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        signature: String,
        /// A file with certificates to trust beside the usual ones
        #[arg(long, value_name = "FILE")]
        trust: Option<PathBuf>,
        /// Also read its mails, from where it is guessed to be
        #[arg(long, conflicts_with = "folder")]
        imap: bool,
        /// Also read its mails, from this server
        #[arg(long, value_name = "NAME", conflicts_with = "folder")]
        imap_host: Option<String>,
        /// Its port, by default 993
        #[arg(long, value_name = "N", requires = "imap_host")]
        imap_port: Option<u16>,
        /// How that connection is encrypted, by default from the start
        #[arg(long, value_name = "tls|start_tls|none", value_parser = security, requires = "imap_host")]
        imap_security: Option<Security>,
        /// A folder to read, by default the inbox; may be given several times
        #[arg(long, value_name = "FOLDER")]
        imap_folder: Vec<String>,
        /// When a folder is read for the first time, only mails of so many days
        #[arg(long, value_name = "DAYS")]
        imap_days: Option<u32>,
        /// Who gives out tokens to sign in with: google or microsoft
        #[arg(long, value_name = "google|microsoft", value_parser = provider, requires = "client_id")]
        provider: Option<TokenProvider>,
        /// As what you have made this program known to the provider
        #[arg(long, value_name = "ID", requires = "provider")]
        client_id: Option<String>,
        /// The most mails that leave by it in a minute
        #[arg(long, value_name = "N")]
        per_minute: Option<u32>,
        /// The most mails that leave by it in a day; the others wait
        #[arg(long, value_name = "N")]
        per_day: Option<u32>,
    },
    /// Change an account: only what you name is changed, an empty text takes it out
    Edit {
        /// The account, by its number in the list
        id: i64,
        #[command(flatten)]
        change: EditArgs,
    },
    /// Try an account step by step, up to a mail to yourself
    Test {
        /// The account, by its number in the list
        id: i64,
    },
    /// Sign in at the provider of its tokens, in a browser
    SignIn {
        /// The account, by its number in the list
        id: i64,
    },
    /// Send nothing by it for now
    Pause {
        /// The account, by its number in the list
        id: i64,
    },
    /// Let it send again
    Resume {
        /// The account, by its number in the list
        id: i64,
    },
    /// Keep its password in the system's keychain: from `VIVIER_MAIL_SECRET`, or as you type it
    Secret {
        /// The account, by its number in the list
        id: i64,
        /// Take it out of there instead
        #[arg(long)]
        forget: bool,
    },
    /// Take it out of the store (`vivier undo` brings it back)
    Remove {
        /// The account, by its number in the list
        id: i64,
    },
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct EditArgs {
    /// What you call it
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The server that mails leave by
    #[arg(long, value_name = "NAME")]
    pub host: Option<String>,
    /// Its port
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// How that connection is encrypted; `none` only for a server on this computer
    #[arg(long, value_name = "tls|start_tls|none", value_parser = security)]
    pub security: Option<Security>,
    /// How you sign in there
    #[arg(long, value_name = "password|plain|login|xoauth2|nothing", value_parser = sign_in)]
    pub sign_in: Option<SignInBy>,
    /// Who signs in
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// The name beside the address
    #[arg(long, value_name = "NAME")]
    pub sender: Option<String>,
    /// Where answers are to go, if not to the address
    #[arg(long, value_name = "ADDRESS")]
    pub reply_to: Option<String>,
    /// What stands below your mails, in Markdown
    #[arg(long, value_name = "TEXT")]
    pub signature: Option<String>,
    /// The most mails that leave by it in a minute; 0 for any number
    #[arg(long, value_name = "N")]
    pub per_minute: Option<u32>,
    /// The most mails that leave by it in a day; 0 for any number
    #[arg(long, value_name = "N")]
    pub per_day: Option<u32>,
    /// Also read its mails, from where it is guessed to be
    #[arg(long)]
    pub imap: bool,
    /// Read its mails no more; what was read stays
    #[arg(long, conflicts_with_all = ["imap", "imap_host", "imap_port", "imap_security", "imap_folder", "imap_days"])]
    pub no_imap: bool,
    /// Read its mails from this server
    #[arg(long, value_name = "NAME")]
    pub imap_host: Option<String>,
    /// Its port
    #[arg(long, value_name = "N")]
    pub imap_port: Option<u16>,
    /// How that connection is encrypted
    #[arg(long, value_name = "tls|start_tls|none", value_parser = security)]
    pub imap_security: Option<Security>,
    /// The folders to read instead of those so far; may be given several times
    #[arg(long, value_name = "FOLDER")]
    pub imap_folder: Vec<String>,
    /// When a folder is read for the first time, only mails of so many days; 0 for all
    #[arg(long, value_name = "DAYS")]
    pub imap_days: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub enum TemplatesDo {
    /// List the templates and their variants
    List,
    /// Show one as it stands
    Show {
        /// The template, by its name in the list
        name: String,
        /// Language and tone
        #[arg(long, value_name = "VARIANT", value_parser = variant, default_value = "fr-vous")]
        variant: Variant,
    },
    /// Look for mistakes in a file: a line `subject: …` between two lines `---`, then the body
    Check {
        /// The file
        file: PathBuf,
    },
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

fn variant(code: &str) -> Result<Variant, String> {
    Variant::of(code).ok_or_else(|| list(Variant::ALL.iter().map(|one| one.code())))
}

fn security(code: &str) -> Result<Security, String> {
    Security::of(code).ok_or_else(|| list(Security::ALL.iter().map(|one| one.code())))
}

fn provider(code: &str) -> Result<TokenProvider, String> {
    let known = [TokenProvider::Google, TokenProvider::Microsoft];
    TokenProvider::of(code).filter(|one| known.contains(one)).ok_or_else(|| list(known.iter().map(|one| one.code())))
}

fn sign_in(code: &str) -> Result<SignInBy, String> {
    SignInBy::of(code).ok_or_else(|| list(SignInBy::ALL.iter().map(|one| one.code())))
}

fn mail_state(code: &str) -> Result<MailState, String> {
    MailState::of(code).ok_or_else(|| list(MailState::ALL.iter().map(|one| one.code())))
}

fn list(codes: impl Iterator<Item = &'static str>) -> String {
    codes.collect::<Vec<_>>().join(", ")
}
