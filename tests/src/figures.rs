//! Figures beside their limits, as a table that says which budgets were missed.

use std::fmt::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

pub fn time(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

pub fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times[times.len() / 2]
}

/// Shows a table, and writes it where `VIVIER_BENCH_TABLE` says.
pub fn keep(table: &str) {
    println!("\n{table}");
    if let Some(file) = std::env::var_os("VIVIER_BENCH_TABLE") {
        std::fs::write(file, table).unwrap();
    }
}

#[derive(Default)]
pub struct Table {
    text: String,
    missed: Vec<String>,
}

impl Table {
    pub fn line(&mut self, what: &str, takes: Duration, bare: Option<Duration>, budget: Option<Duration>) {
        if self.text.is_empty() {
            self.text.push_str("| work | Vivier | bare | ratio | budget | |\n|---|---|---|---|---|---|\n");
        }
        let is_kept = budget.is_none_or(|budget| takes <= budget);
        let ratio = bare.map(|bare| format!("{:.1}", takes.as_secs_f64() / bare.as_secs_f64())).unwrap_or_default();
        let (bare, limit) = (bare.map(shown).unwrap_or_default(), budget.map(shown).unwrap_or_default());
        self.push(what, is_kept, budget.is_some(), &format!("{} | {bare} | {ratio} | {limit}", shown(takes)));
    }

    pub fn ratio(&mut self, what: &str, ratio: f64, limit: f64) {
        self.push(what, ratio <= limit, true, &format!("| | {ratio:.2} | {limit}"));
    }

    /// Shows it; a failure where a budget was missed.
    pub fn finish(&self) -> ExitCode {
        keep(&self.text);
        if self.missed.is_empty() {
            return ExitCode::SUCCESS;
        }
        eprintln!("over budget: {}", self.missed.join(", "));
        ExitCode::FAILURE
    }

    fn push(&mut self, what: &str, is_kept: bool, has_budget: bool, figures: &str) {
        let verdict = match (has_budget, is_kept) {
            (false, _) => "",
            (true, true) => "kept",
            (true, false) => "**missed**",
        };
        let _ = writeln!(self.text, "| {what} | {figures} | {verdict} |");
        if !is_kept {
            self.missed.push(what.to_owned());
        }
    }
}

fn shown(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 100.0 { format!("{millis:.1} ms") } else { format!("{millis:.0} ms") }
}
