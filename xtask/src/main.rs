//! The project's own commands: `cargo xtask run | test | check | fuzz | bench | contract | package | pictures`.
//!
//! This file reads the flags and hands over; each command is one file named after it. `system` knows what the machine has and
//! lacks, `project` where things lie and how cargo and npm are called, `steps` how a step is shown while it works.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking to the person at the terminal is what xtask is for"
)]

#[cfg(target_os = "linux")]
mod bench;
mod check;
mod contract;
mod dependencies;
mod fuzz;
mod package;
mod pictures;
mod project;
mod run;
mod steps;
mod system;
mod test;
mod ui;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::project::Project;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--store FILE] [--yes]   build Vivier and open it (without a display: a tour on the command line)
  test [--yes] [FILTER…]       everything a change must pass; with FILTER only the Rust and window tests of that name
  test --long [--minutes N]    that, then thousands of kills, cuts and requests, and inputs looked for as by fuzz
  check [--yes]                the quick loop: format, lints, types, unit tests
  fuzz [--yes] [--minutes N] [--keep] [TARGET…]
                               hand every reader (or only TARGETs, as mail, pdf, postings) inputs that might break it, for ten minutes in
                               all or for N; what breaks one is kept in tests/fuzz/found;
                               with --keep, take the best inputs of earlier runs into tests/fuzz/corpus instead
  bench [--yes] [--million] [window|size|postings|mail|reports]
                               the figures, each beside its limit, or only those of one kind; with --million also at that size
  contract                     write the TypeScript of the command table again
  package [--yes] [--binaries FOLDER] [--try]
                               what is handed to people, in target/package; of what lies in FOLDER instead of built now; the .deb
                               tried in a Debian of its own (as root)
  pictures                     the guide's pictures, from those that the last `cargo xtask test` took

  --yes    install missing system packages without asking";

/// What a command ends with; the text says which step failed and what to do.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let outcome = Flags::parse(words).and_then(|flags| dispatch(&command, &flags));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("✗ {reason}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, flags: &Flags) -> Outcome {
    let project = Project::find()?;
    if flags.million && command != "bench" {
        return Err("--million belongs to `cargo xtask bench`".into());
    }
    if command != "package" {
        flags.without_packaging()?;
    }
    if flags.keep && command != "fuzz" {
        return Err("--keep belongs to `cargo xtask fuzz`".into());
    }
    flags.without_length(command)?;
    match command {
        "run" => run::run(&project, flags.without_filters()?),
        "test" => test::test(&project, flags.without_store()?),
        "check" => check::check(&project, flags.without_store()?.without_filters()?),
        #[cfg(target_os = "linux")]
        "bench" => bench::bench(&project, flags.without_store()?),
        #[cfg(not(target_os = "linux"))]
        "bench" => Err("the figures are taken with WebKitGTK, Xvfb and /proc, so on Linux only".into()),
        "fuzz" => fuzz::fuzz(&project, flags.without_store()?),
        "contract" => contract::contract(&project),
        "package" => package::package(&project, flags.without_store()?.without_filters()?),
        "pictures" => pictures::pictures(&project),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(format!("there is no command “{unknown}”\n\n{USAGE}")),
    }
}

#[derive(Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is given or not")]
struct Flags {
    yes: bool,
    million: bool,
    long: bool,
    minutes: Option<u64>,
    keep: bool,
    store: Option<PathBuf>,
    binaries: Option<PathBuf>,
    try_out: bool,
    filters: Vec<String>,
}

impl Flags {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Flags, String> {
        let mut flags = Flags::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--yes" | "-y" => flags.yes = true,
                "--million" => flags.million = true,
                "--long" => flags.long = true,
                "--minutes" => flags.minutes = Some(number("--minutes", words.next())?),
                "--keep" => flags.keep = true,
                "--try" => flags.try_out = true,
                "--store" => flags.store = Some(path("--store", words.next())?),
                "--binaries" => flags.binaries = Some(path("--binaries", words.next())?),
                option if option.starts_with('-') => return Err(format!("unknown option {option}\n\n{USAGE}")),
                _ => flags.filters.push(word),
            }
        }
        Ok(flags)
    }

    fn without_store(&self) -> Result<&Flags, String> {
        if self.store.is_some() { Err("--store belongs to `cargo xtask run`".into()) } else { Ok(self) }
    }

    /// All the tests are long, or those of one name are quick.
    fn without_length(&self, command: &str) -> Outcome {
        if self.long && (command != "test" || !self.filters.is_empty()) {
            return Err("--long belongs to `cargo xtask test` without FILTER".into());
        }
        if self.minutes.is_some() && command != "fuzz" && !self.long {
            return Err("--minutes belongs to `cargo xtask fuzz` and `cargo xtask test --long`".into());
        }
        Ok(())
    }

    fn without_packaging(&self) -> Outcome {
        let is_for_packages = self.try_out || self.binaries.is_some();
        if is_for_packages { Err("--try and --binaries belong to `cargo xtask package`".into()) } else { Ok(()) }
    }

    fn without_filters(&self) -> Result<&Flags, String> {
        match self.filters.first() {
            Some(word) => Err(format!("“{word}” means nothing here\n\n{USAGE}")),
            None => Ok(self),
        }
    }
}

fn number(option: &str, word: Option<String>) -> Result<u64, String> {
    let number = word.and_then(|word| word.parse().ok()).filter(|number| *number > 0);
    number.ok_or_else(|| format!("{option} wants a number from 1 on"))
}

/// Made absolute: what it is handed to starts elsewhere.
fn path(option: &str, word: Option<String>) -> Result<PathBuf, String> {
    let word = word.ok_or_else(|| format!("{option} wants a path"))?;
    std::path::absolute(word).map_err(|error| format!("{option}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Flags, String> {
        Flags::parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn flags_and_filters_are_told_apart() {
        let flags = parse("--yes outbox import").unwrap();
        assert!(flags.yes);
        assert_eq!(flags.filters, ["outbox", "import"]);
    }

    #[test]
    fn a_store_is_made_absolute_because_the_app_starts_elsewhere() {
        let flags = parse("--store ours.vivier").unwrap();
        assert!(flags.store.unwrap().is_absolute());
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(parse("--stor x").is_err());
        assert!(parse("--store").is_err());
        assert!(parse("word").unwrap().without_filters().is_err());
        assert!(parse("--store x").unwrap().without_store().is_err());
        assert!(parse("--try").unwrap().without_packaging().is_err());
        assert!(parse("--minutes").is_err());
        assert!(parse("--minutes 0").is_err());
        assert!(parse("--long").unwrap().without_length("check").is_err());
        assert!(parse("--long mail").unwrap().without_length("test").is_err());
        assert!(parse("--minutes 3").unwrap().without_length("test").is_err());
        assert!(parse("--long --minutes 3").unwrap().without_length("test").is_ok());
        assert_eq!(parse("--minutes 3 mail").unwrap().minutes, Some(3));
    }
}
