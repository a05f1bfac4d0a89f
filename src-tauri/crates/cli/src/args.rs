//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use desk::{PostingFormat, SortPostings};
use hiring::PostingState;

use crate::inbox::InboxDo;
use crate::mail_args::MailDo;
use crate::people_args::{ApplicationsDo, CandidatesDo, StagesDo};
use crate::privacy::PrivacyDo;
use crate::report_args::{Format, ReportAsks};
use crate::search::Kind;

/// Applicant tracking for small organisations, on one file of your own.
///
/// Results go to stdout, problems and progress to stderr.
/// Exit codes: 0 done, 1 done with problems, 2 wrong usage, 3 could not be done.
#[derive(Debug, Parser)]
#[command(name = "vivier", version, max_term_width = 100)]
pub struct Args {
    /// The store to work on; by default the one in your data folder
    #[arg(long, global = true, value_name = "FILE", env = "VIVIER_STORE")]
    pub store: Option<PathBuf>,

    /// Print results as JSON
    #[arg(long, global = true)]
    pub json: bool,

    /// The language of tables and messages; by default the system's
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Language>,

    #[command(subcommand)]
    pub does: Does,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Fr,
    En,
}

#[derive(Debug, Subcommand)]
pub enum Does {
    /// Read, import, list and show job postings
    Postings {
        #[command(subcommand)]
        does: PostingsDo,
    },
    /// Add, list, show, change and merge people
    Candidates {
        #[command(subcommand)]
        does: CandidatesDo,
    },
    /// Add, list, show, move, reject applications
    Applications {
        #[command(subcommand)]
        does: ApplicationsDo,
    },
    /// The steps that applications go through
    Stages {
        #[command(subcommand)]
        does: StagesDo,
    },
    /// Whom postings say to write to, over all of them
    Contacts {
        #[command(subcommand)]
        does: ContactsDo,
    },
    /// How long people are kept, who is due, who is kept all the same
    Privacy {
        #[command(subcommand)]
        does: PrivacyDo,
    },
    /// Fill a store with the sample set: invented postings and applicants, to try things out
    Sample {
        /// Besides the sample set, so many more made-up applicants
        #[arg(long, value_name = "N")]
        applicants: Option<u64>,
        /// Other applicants than those of another number; the same number makes the same ones
        #[arg(long, value_name = "S", requires = "applicants", default_value_t = 0)]
        seed: u64,
    },
    /// Write to applicants and to the contacts of postings
    Mail {
        #[command(subcommand)]
        does: MailDo,
    },
    /// Take in applications that arrived by mail
    Inbox {
        #[command(subcommand)]
        does: InboxDo,
    },
    /// Undo the latest entry of the history, or the one given
    Undo {
        /// By its number in `vivier history`; by default the latest
        entry: Option<i64>,
    },
    /// Redo what was undone last, or the entry given
    Redo {
        /// By its number in `vivier history`; by default what was undone last
        entry: Option<i64>,
    },
    /// List what was done, latest first
    History {
        /// How many entries at most
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u64,
        /// Only what concerns this candidate
        #[arg(long, value_name = "ID")]
        candidate: Option<i64>,
        /// Only what concerns this posting
        #[arg(long, value_name = "ID", conflicts_with = "candidate")]
        posting: Option<i64>,
    },
    /// Search people, postings, notes, mails and the words of files
    ///
    /// Words in any order, "a phrase", -unwanted, and fields: tag: stage: posting: source: missing: after: before: score:
    Search {
        /// As in `helene "plan d’action" -junior stage:interview`
        #[arg(required = true, value_name = "QUERY")]
        query: Vec<String>,
        /// Only these kinds
        #[arg(long, value_enum)]
        kind: Vec<Kind>,
        /// How many of each kind at most
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: u64,
    },
    /// Write a report; `vivier report list` names them
    Report {
        /// The report's name, or `list`
        name: String,
        #[command(flatten)]
        asks: ReportAsks,
        /// By default what the file's name says, else a table; of `postings`, csv
        #[arg(long, value_enum)]
        format: Option<Format>,
        /// Where to write it; by default to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Look at the store itself, check it, copy it
    Store {
        #[command(subcommand)]
        does: StoreDoes,
    },
    /// Run one command of the desk's table with a JSON request; without a name, list them
    Call {
        /// The command; without it, all are listed
        name: Option<String>,
        /// The request, `-` to read it from stdin; by default {}
        request: Option<String>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual pages into a folder
    Manual {
        /// The folder
        folder: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum PostingsDo {
    /// Show what a reader finds in files and folders, without a store
    Read {
        /// Files and folders
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Import posting files and folders; what is there already is compared
    Import {
        /// Files and folders
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Only show what would change, value by value and line by line
        #[arg(long)]
        dry_run: bool,
    },
    /// Look again at folders that were imported: all of them, or those given
    Refresh {
        /// The folders; by default all
        #[arg(value_name = "FOLDER")]
        folders: Vec<PathBuf>,
        /// Only show what would change
        #[arg(long)]
        dry_run: bool,
    },
    /// List the folders that postings came from, and what has changed in them
    Folders,
    /// List the postings in the store
    List {
        /// Words to find in title, organisation, path and text; case and accents do not matter
        #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
        text: String,
        /// Only those in this state; may be given several times
        #[arg(long, value_name = "STATE")]
        state: Vec<State>,
        /// Only those of this organisation
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
        /// Only those of this kind of contract, as `permanent`; may be given several times
        #[arg(long, value_name = "KIND")]
        contract: Vec<Contract>,
        /// Only those with something to check
        #[arg(long)]
        problems: bool,
        /// Only those whose file is no longer there
        #[arg(long)]
        gone: bool,
        /// Only those that nearly repeat an earlier one
        #[arg(long)]
        reposts: bool,
        /// What to sort by
        #[arg(long, value_enum, default_value = "title")]
        sort: Sort,
        /// The other way round
        #[arg(long)]
        descending: bool,
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u64,
        /// How many to leave out before these
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
    },
    /// Show one posting: what was read, and its text
    Show {
        /// The posting, by its number in the list
        id: i64,
        /// An earlier version, as its file was
        #[arg(long, value_name = "N")]
        version: Option<i64>,
    },
    /// List a posting's versions and what each changed
    Versions {
        /// The posting, by its number in the list
        id: i64,
    },
    /// Confirm, correct, add or take away a value that was read
    Set(SetValue),
    /// Add a posting written by hand, from a file or stdin
    Add {
        /// The title; by default the first heading of the text
        #[arg(long)]
        title: Option<String>,
        /// Whose it is
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
        /// Markdown, `-` for stdin; without it, there is no more than the title
        file: Option<PathBuf>,
    },
    /// Give a posting that was added by hand a new text
    Rewrite {
        /// The posting, by its number in the list
        id: i64,
        /// Markdown, `-` for stdin
        file: PathBuf,
    },
    /// Say whether a posting is an earlier one again
    SameRole {
        /// The posting, by its number in the list
        id: i64,
        /// The earlier one
        of: i64,
        /// Whether it is
        answer: YesNo,
    },
    /// Write postings out, as Markdown with front matter or as schema.org data; both can be imported again
    #[command(group = clap::ArgGroup::new("which").required(true).multiple(true))]
    Export {
        /// The postings, by their numbers in the list
        #[arg(value_name = "ID", group = "which", conflicts_with_all = ["all", "state"])]
        ids: Vec<i64>,
        /// All of them
        #[arg(long, group = "which")]
        all: bool,
        /// Only those in this state; may be given several times
        #[arg(long, value_name = "STATE", group = "which", conflicts_with = "all")]
        state: Vec<State>,
        /// What to write
        #[arg(long, value_enum)]
        format: Document,
        /// The folder to write a file each to; by default all go to stdout
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
        /// Write over files of the same name; by default new files take another name
        #[arg(long, requires = "out")]
        replace: bool,
    },
    /// Take postings out of the store (`vivier undo` brings them back)
    Remove {
        /// The postings, by their numbers in the list
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
}

#[derive(Debug, clap::Args)]
pub struct SetValue {
    /// The posting, by its number in the list
    pub id: i64,
    /// What the value is of
    pub field: SettledField,
    /// The value; of a contact the address, of a problem its number in `show`; empty for nothing
    #[arg(default_value = "", hide_default_value = true)]
    pub value: String,
    /// Take back what was set: what the file says holds again
    #[arg(long, conflicts_with_all = ["remove", "role", "plus", "write_to", "place"])]
    pub unset: bool,
    /// The contact or criterion is none of this posting's
    #[arg(long)]
    pub remove: bool,
    /// The contact or criterion that this one comes in the place of
    #[arg(long, value_name = "OTHER")]
    pub instead_of: Option<String>,
    /// The contact's role
    #[arg(long)]
    pub role: Option<Role>,
    /// The criterion is a bonus
    #[arg(long)]
    pub plus: bool,
    /// Where the proof of reading is to stand
    #[arg(long = "where")]
    pub place: Option<Where>,
    /// Of the two addresses of a link, the right one; without it, it is no problem
    #[arg(long, value_name = "ADDRESS")]
    pub write_to: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum ContactsDo {
    /// List all addresses, those on most postings first
    List {
        /// Only those that contain this
        #[arg(default_value = "", hide_default_value = true)]
        text: String,
    },
    /// List the postings that have an address
    Show {
        /// The address
        address: String,
    },
    /// Write to another address instead, on all postings and those imported later
    Replace {
        /// The address that stands there
        from: String,
        /// The one to write to
        to: String,
        /// Only on this posting; may be given several times
        #[arg(long, value_name = "ID")]
        posting: Vec<i64>,
    },
}

/// A list of words to choose from, and what each stands for.
macro_rules! choices {
    ($($name:ident: $($of:ident)::+ { $($choice:ident),+ })+) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        #[value(rename_all = "snake_case")]
        pub enum $name {
            $($choice,)+
        }

        impl From<$name> for $($of)::+ {
            fn from(choice: $name) -> Self {
                match choice {
                    $($name::$choice => Self::$choice,)+
                }
            }
        }
    )+};
}

choices! {
    Contract: hiring::ContractKind { Permanent, FixedTerm, Freelance, Internship, Apprenticeship, CivilService, Volunteer }
    Role: hiring::ContactRole { To, Cc, Question }
    Where: hiring::ProofPlace { Subject, Message, Anywhere }
    SettledField: hiring::Field {
        Title, Organisation, State, Date, Deadline, Subject, ApplicationUrl, Pieces, RefusedPieces, Proof,
        AnswerWithinDays, Contract, Length, DaysAWeek, Remote, Place, Start, Pay, Language, Register, Contact, Criterion,
        Problem
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum YesNo {
    Yes,
    No,
}

#[derive(Debug, Subcommand)]
pub enum StoreDoes {
    /// Where it lies, how large it is, what it holds
    Info,
    /// Check that every page and every reference is sound
    Check,
    /// Copy it, whole and verified, while it may be in use
    Backup {
        /// The file to write; it must not be there yet
        #[arg(required_unless_present = "daily", conflicts_with = "daily")]
        to: Option<PathBuf>,
        /// Today's copy, if there is none yet, beside those of the days before; the oldest go
        #[arg(long)]
        daily: bool,
    },
    /// List the copies that were made by themselves
    Backups,
    /// Look into a copy: when it is from, what it holds, whether it is sound
    Look {
        /// The copy
        file: PathBuf,
    },
    /// Save what can still be read of a damaged store into a new one, and say what was lost
    ///
    /// The new one takes the damaged one's place, which is kept beside it under another name.
    Salvage {
        /// The damaged store
        file: PathBuf,
        /// Write the new store there instead, and leave the damaged one where it is
        #[arg(long, value_name = "NEW")]
        into: Option<PathBuf>,
    },
    /// Put a copy in the place of the store; what is there is kept beside it
    Restore {
        /// The copy
        from: PathBuf,
        /// Do not ask: the copy was looked into before
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Document {
    Md,
    JsonLd,
}

impl From<Document> for PostingFormat {
    fn from(document: Document) -> Self {
        match document {
            Document::Md => Self::Markdown,
            Document::JsonLd => Self::JsonLd,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum State {
    Open,
    Closed,
    Filled,
    Unknown,
}

impl From<State> for PostingState {
    fn from(state: State) -> Self {
        match state {
            State::Open => Self::Open,
            State::Closed => Self::Closed,
            State::Filled => Self::Filled,
            State::Unknown => Self::Unknown,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Sort {
    Title,
    Organisation,
    Date,
    Deadline,
    State,
    Problems,
}

impl From<Sort> for SortPostings {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Title => Self::Title,
            Sort::Organisation => Self::Organisation,
            Sort::Date => Self::Date,
            Sort::Deadline => Self::Deadline,
            Sort::State => Self::State,
            Sort::Problems => Self::Problems,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Args::command().debug_assert();
    }

    fn untold(command: &clap::Command, of: &str, found: &mut Vec<String>) {
        let name = format!("{of} {}", command.get_name());
        if command.get_about().is_none() {
            found.push(name.clone());
        }
        let silent = command.get_arguments().filter(|it| it.get_help().is_none() && !it.is_hide_set());
        found.extend(silent.map(|it| format!("{name}: {}", it.get_id())));
        for inner in command.get_subcommands() {
            untold(inner, &name, found);
        }
    }

    #[test]
    fn the_help_says_of_everything_what_it_is() {
        let mut found = Vec::new();
        untold(&Args::command(), "", &mut found);
        assert!(found.is_empty(), "{found:#?}");
    }
}
