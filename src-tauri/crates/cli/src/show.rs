//! Showing results: JSON for scripts, tables and sentences for people.

use std::io::{IsTerminal, Write};

use chrono::{DateTime, Local};
use desk::Failure;
use hiring::{Finding, Moment, Problem};
use serde::Serialize;

use crate::args::Language;
use crate::words::{ENGLISH, FRENCH, Words};

pub struct Show {
    json: bool,
    pub words: &'static dyn Words,
}

impl Show {
    pub fn new(json: bool, language: Option<Language>) -> Self {
        let french = match language {
            Some(language) => language == Language::Fr,
            None => sys_locale::get_locale().is_some_and(|locale| locale.starts_with("fr")),
        };
        Self { json, words: if french { &FRENCH } else { &ENGLISH } }
    }

    /// The result as JSON where that was asked for, else as people read it.
    pub fn result<T: Serialize>(&self, result: &T, for_people: impl FnOnce(&T) -> String) {
        if self.json {
            print(&serde_json::to_string_pretty(result).unwrap_or_default());
            print("\n");
        } else {
            print(&harmless(&for_people(result)));
        }
    }

    /// The language of reports.
    pub fn language(&self) -> hiring::Language {
        self.words.language()
    }

    pub fn failure(&self, failure: &Failure) {
        if self.json {
            eprintln!("{}", serde_json::to_string(failure).unwrap_or_default());
        } else {
            eprintln!("vivier: {}", self.words.failure(failure));
        }
    }

    /// One that can be answered by its number.
    pub fn finding(&self, number: usize, file: &str, finding: &Finding) {
        let place = finding.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
        eprintln!("{}", harmless(&format!("{file}{place}: [{number}] {}", self.words.problem(&finding.kind))));
    }

    /// A line each on stderr, the way compilers do: editors can jump to them.
    pub fn problems(&self, file: &str, problems: &[Problem]) {
        for problem in problems {
            let place = problem.place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
            eprintln!("{}", harmless(&format!("{file}{place}: {}", self.words.problem(&problem.kind))));
        }
    }
}

/// To stdout. A reader that has seen enough (`| head`) has closed it: that is no error.
pub fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Without the control characters by which text from outside could act on a terminal.
fn harmless(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

/// Something to know beside the result, on stderr.
pub fn remark(line: &str) {
    eprintln!("{}", harmless(line));
}

/// In the time zone of this computer.
/// Never where nobody sits at a terminal.
pub fn says_yes(question: &str) -> bool {
    let terminal = console::Term::stderr();
    if !terminal.is_term() || !std::io::stdin().is_terminal() || terminal.write_str(question).is_err() {
        return false;
    }
    let typed = terminal.read_line().unwrap_or_default().trim().to_lowercase();
    ["y", "yes", "o", "oui"].contains(&typed.as_str())
}

pub fn local(moment: Moment) -> String {
    DateTime::from_timestamp_millis(moment.millis())
        .map(|at| at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_text_cannot_act_on_the_terminal() {
        assert_eq!(harmless("a\u{1b}]52;c;x\u{7}b\n\tc\u{9b}31m"), "a]52;c;xb\n\tc31m");
    }
}
