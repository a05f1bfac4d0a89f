//! `vivier`, the command line: a second face over the desk, for scripts and servers. It converts, calls and shows; it holds no rule.
//!
//! Results go to stdout, problems and progress to stderr. Exit codes: 0 done, 1 done with problems, 2 wrong usage, 3 could not be
//! done.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "printing is what a command line does")]

mod applications;
mod args;
mod call;
mod candidates;
mod contacts;
mod cvs;
mod export;
mod facts;
mod history;
mod inbox;
mod mail;
mod mail_accounts;
mod mail_args;
mod mail_digests;
mod mail_rules;
mod manual;
mod open;
mod people_args;
mod people_files;
mod postings;
mod preview;
mod privacy;
mod report;
mod report_args;
mod search;
mod secrets;
mod settle;
mod show;
mod table;
mod the_store;
mod values;
mod words;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use desk::Failure;
use serde_json::json;

use crate::args::{Args, Does};
use crate::show::Show;

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Well,
    WithProblems,
    /// Nothing was done: nobody said yes.
    NotAgreed,
}

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|first| first == desk::READ_DOCUMENT) {
        return if desk::read_document_from_input().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let args = Args::parse();
    let show = Show::new(args.json, args.lang);
    match run(args, &show) {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::WithProblems) => ExitCode::from(1),
        Ok(Done::NotAgreed) => ExitCode::from(3),
        Err(failure) => {
            show.failure(&failure);
            let wrong_usage = matches!(
                failure,
                Failure::BadRequest { .. } | Failure::UnknownCommand { .. } | Failure::ValueUnfit { .. }
            );
            ExitCode::from(if wrong_usage { 2 } else { 3 })
        }
    }
}

fn run(args: Args, show: &Show) -> Result<Done, Failure> {
    let place = args.store;
    match args.does {
        Does::Postings { does } => postings::run(does, place, show),
        Does::Candidates { does } => candidates::run(does, place, show),
        Does::Applications { does } => applications::run(does, place, show),
        Does::Stages { does } => applications::stages(&does, place, show),
        Does::Contacts { does } => contacts::run(does, place, show),
        Does::Sample { applicants, seed } => postings::sample(applicants, seed, place, show),
        Does::Mail { does } => mail::run(does, place, show),
        Does::Inbox { does } => inbox::run(does, place, show),
        Does::Undo { entry } => history::undo(entry, place, show),
        Does::Redo { entry } => history::redo(entry, place, show),
        Does::History { limit, candidate, posting } => history::list(
            &json!({ "offset": 0, "limit": limit, "candidate": candidate, "posting": posting }),
            place,
            show,
        ),
        Does::Report { name, asks, format, out } => report::run(&name, &asks, format, out, place, show),
        Does::Search { query, kind, limit } => search::run(&query, &kind, limit, place, show),
        Does::Privacy { does } => privacy::run(does, place, show),
        Does::Store { does } => the_store::run(&does, place, show),
        Does::Call { name, request } => call::run(name.as_deref(), request.as_deref(), place, show),
        Does::Completions { shell } => {
            clap_complete::generate(shell, &mut Args::command(), "vivier", &mut std::io::stdout());
            Ok(Done::Well)
        }
        Does::Manual { folder } => manual::write(&folder),
    }
}
