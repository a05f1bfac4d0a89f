//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use desk::SortPostings;
use hiring::PostingState;

use crate::people_args::{ApplicationsDo, CandidatesDo, StagesDo};
use crate::report_args::{Format, ReportAsks};

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
    /// Fill a store with the sample set: invented postings, to try things out
    Sample,
    /// Undo the latest entry of the history, or the one given
    Undo { entry: Option<i64> },
    /// Redo what was undone last, or the entry given
    Redo { entry: Option<i64> },
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
    /// Write a report; `vivier report list` names them
    Report {
        /// The report's name, or `list`
        name: String,
        #[command(flatten)]
        asks: ReportAsks,
        /// By default a table; of `postings`, csv
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
        name: Option<String>,
        /// The request, `-` to read it from stdin; by default {}
        request: Option<String>,
    },
    /// Print completions for a shell
    Completions { shell: clap_complete::Shell },
}

#[derive(Debug, Subcommand)]
pub enum PostingsDo {
    /// Show what a reader finds in files and folders, without a store
    Read {
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Import posting files and folders; what is there already is compared
    Import {
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// List the postings in the store
    List {
        /// Words to find in title, organisation and path; case and accents do not matter
        #[arg(long, value_name = "WORDS", default_value = "")]
        text: String,
        /// Only those in this state; may be given several times
        #[arg(long, value_name = "STATE")]
        state: Vec<State>,
        #[arg(long, value_name = "NAME")]
        organisation: Option<String>,
        #[arg(long, value_enum, default_value = "title")]
        sort: Sort,
        #[arg(long)]
        descending: bool,
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u64,
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: u64,
    },
    /// Show one posting: what was read, and its text
    Show { id: i64 },
    /// Take postings out of the store (`vivier undo` brings them back)
    Remove {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<i64>,
    },
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
        to: PathBuf,
    },
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
    State,
    Problems,
}

impl From<Sort> for SortPostings {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Title => Self::Title,
            Sort::Organisation => Self::Organisation,
            Sort::Date => Self::Date,
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
}
