//! Reads a great many damaged postings, and says whether any made the reader panic, or took it long.
//!
//! `cargo run --release -p intake --example fuzz -- --runs 100000 --seed 7`. An input that made it panic, or that gave a value
//! without a place, is kept as hexadecimal in the folder `--keep` names (by default `fuzz-found`). At the end texts of a megabyte in
//! awkward shapes are read, each with its time.

#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

mod damage;
mod shapes;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use damage::Damage;

fn main() -> std::io::Result<()> {
    let (runs, seed) = (number("--runs").unwrap_or(10_000), number("--seed").unwrap_or(1));
    let keep = value("--keep").map_or_else(|| PathBuf::from("fuzz-found"), PathBuf::from);
    // What was found is in its own file; the reader's own words would drown the figures.
    std::panic::set_hook(Box::new(|_| {}));
    let mut damage = Damage::new(seed)?;
    let mut figures = Figures::default();
    for run in 0..runs {
        let input = damage.next_input();
        figures.take(&input.name, &input.bytes, &keep, &format!("{seed}-{run}"))?;
    }
    figures.print(runs, seed);
    if value("--shapes").as_deref() != Some("no") {
        shapes::time_all(&keep)?;
    }
    Ok(())
}

fn value(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

fn number(name: &str) -> Option<u64> {
    value(name)?.parse().ok()
}

/// Sizes of inputs, each with the slowest reading of one.
const SIZES: [(usize, &str); 4] = [(1 << 10, "1 kB"), (1 << 12, "4 kB"), (1 << 14, "16 kB"), (usize::MAX, "more")];

#[derive(Default)]
struct Figures {
    found: u64,
    took: Duration,
    counts: [u64; SIZES.len()],
    slowest: [(Duration, String); SIZES.len()],
}

impl Figures {
    fn take(&mut self, name: &str, bytes: &[u8], keep: &Path, run: &str) -> std::io::Result<()> {
        let (took, wrong) = try_to_read(name, bytes);
        self.took += took;
        if let Some(wrong) = wrong {
            self.found += 1;
            println!("{wrong}: {}", kept(keep, run, name, bytes)?.display());
        }
        let size = SIZES.iter().position(|(most, _)| bytes.len() <= *most).unwrap_or_default();
        if let (Some(count), Some(slowest)) = (self.counts.get_mut(size), self.slowest.get_mut(size)) {
            *count += 1;
            if took > slowest.0 {
                *slowest = (took, format!("run {run}, {name}, {} bytes", bytes.len()));
            }
        }
        Ok(())
    }

    fn print(&self, runs: u64, seed: u64) {
        println!("{runs} inputs of seed {seed}, read in {:?}: {} went wrong", self.took, self.found);
        for ((count, (took, which)), (_, size)) in self.counts.iter().zip(&self.slowest).zip(SIZES) {
            println!("  up to {size:>5}: {count:>9} inputs, the slowest in {took:?} ({which})");
        }
    }
}

/// How long reading and showing took, and what went wrong.
fn try_to_read(name: &str, bytes: &[u8]) -> (Duration, Option<String>) {
    let begun = Instant::now();
    let wrong = match catch_unwind(AssertUnwindSafe(|| what_is_wrong(name, bytes))) {
        Ok(wrong) => wrong.map(str::to_owned),
        Err(panic) => {
            let words = panic.downcast_ref::<String>().cloned();
            let words = words.or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()));
            Some(format!("panicked ({})", words.unwrap_or_default()))
        }
    };
    (begun.elapsed(), wrong)
}

/// What must hold of every reading, whatever was read.
fn what_is_wrong(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let reading = intake::read_posting(bytes, name);
    let Some(posting) = &reading.posting else {
        return reading.problems.is_empty().then_some("refused without a reason");
    };
    let start = reading.body_start();
    if reading.text.get(start..) != Some(posting.body.as_str()) {
        return Some("the body is not the end of the text");
    }
    let sources = posting.sourced();
    if sources.iter().any(|(_, source)| reading.text.get(source.start as usize..source.end as usize).is_none()) {
        return Some("a value without a place");
    }
    let marked = intake::to_marked_html(&posting.body, start, &sources);
    let bare = without_marks(&marked);
    (bare != intake::to_safe_html(&posting.body)).then_some("marks that change the page")
}

/// Our marks have a source, the text's own have none.
fn without_marks(html: &str) -> String {
    let mut bare = String::with_capacity(html.len());
    let mut ours = Vec::new();
    let mut parts = html.split('<');
    bare.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let is_ours = if let Some(attributes) = part.strip_prefix("mark") {
            ours.push(attributes.starts_with(" data-source="));
            ours.last() == Some(&true)
        } else {
            part.starts_with("/mark>") && ours.pop() == Some(true)
        };
        if is_ours {
            bare.push_str(part.split_once('>').map_or("", |(_, text)| text));
        } else {
            bare.push('<');
            bare.push_str(part);
        }
    }
    bare
}

/// Keeps an input for whoever looks into it.
fn kept(folder: &Path, run: &str, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join(format!("{run}-{name}.hex"));
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::write(&file, hex)?;
    Ok(file)
}
