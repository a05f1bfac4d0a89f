//! `cargo xtask fuzz`: lets libFuzzer look for inputs that break what `tests/fuzz` promises of every reader.
//!
//! The program is built with counters in all of its code and with every check on, in a build folder of its own; stable Rust can do that.
//! Each target begins with the inputs that are kept in `tests/fuzz/corpus` and with those of earlier runs here, which lie beside the build.
//! An input that breaks something is kept in `tests/fuzz/found`. `--keep` takes the best of what lies beside the build into the corpus.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::project::{Project, host};
use crate::steps::Steps;
use crate::system::{self, Purpose};
use crate::{Flags, Outcome};

const DEFAULT_MINUTES: u64 = 10;
/// One input may take so long, with counters and checks in the way; libFuzzer keeps what takes longer.
const SLOWEST_SECONDS: u64 = 5;
const MOST_MEMORY_MB: u64 = 2048;
const LONGEST_INPUT: u64 = 16 * 1024;
/// Of one target, so much is kept in the project, and of one input so much.
const MOST_KEPT: u64 = 11_000;
const MOST_KEPT_ONE: u64 = 1_000;
const MOST_KEPT_FILES: usize = 40;

/// As cargo-fuzz has them: each edge counted, and what is compared told to libFuzzer, so that it can guess it.
const COUNTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Where a target's inputs and words lie.
struct Place<'a> {
    project: &'a Project,
    /// As in `mails/mailbox`.
    name: String,
}

pub fn fuzz(project: &Project, flags: &Flags) -> Outcome {
    look_for_inputs(project, flags, &mut Steps::default())
}

pub fn look_for_inputs(project: &Project, flags: &Flags, steps: &mut Steps) -> Outcome {
    let places = places(project, &flags.filters)?;
    system::provide(Purpose::CommandLine, flags.yes, steps)?;
    let host = host()?;
    steps.run("building the readers with counters", build(project, &host))?;
    let program = folder(project).join(&host).join("fuzz/fuzz");

    let count = u64::try_from(places.len()).unwrap_or(1);
    let share = Duration::from_secs((flags.minutes.unwrap_or(DEFAULT_MINUTES) * 60 / count).max(5));
    println!("→ {count} targets, {} s each", share.as_secs());
    if flags.keep {
        return places.iter().try_for_each(|place| place.keep(&program));
    }
    let (mut broken, mut tried) = (Vec::new(), 0);
    for place in &places {
        let (found, inputs) = place.run(&program, share)?;
        tried += inputs;
        for file in &found {
            println!("✗ {}: kept as {}", place.name, file.display());
        }
        broken.extend(found);
    }
    steps.figure(format!("{tried} inputs tried by {count} readers, {} broke one", broken.len()));
    match broken.first() {
        None => Ok(()),
        Some(first) => Err(format!(
            "{} found; to see what is wrong with the first: VIVIER_FUZZ={} {} {}",
            broken.len(),
            name_of(first),
            program.display(),
            first.display()
        )),
    }
}

fn build(project: &Project, host: &str) -> Command {
    let what = ["-p", "vivier-fuzz", "--bin", "fuzz", "--features", "libfuzzer"];
    // With a target named, what runs while building is built without counters.
    let mut cargo = project.cargo(&[&["build"], &what, &["--profile", "fuzz", "--target", host]]);
    cargo.env("CARGO_TARGET_DIR", folder(project)).env("RUSTFLAGS", COUNTED).env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

fn folder(project: &Project) -> PathBuf {
    project.target.join("fuzz")
}

/// All of them, or those with one of these words in their name.
fn places<'a>(project: &'a Project, wanted: &[String]) -> Result<Vec<Place<'a>>, String> {
    let corpus = kept(project).join("corpus");
    let mut names = Vec::new();
    for group in folders(&corpus)? {
        names.extend(folders(&corpus.join(&group))?.into_iter().map(|name| format!("{group}/{name}")));
    }
    let known = names.join(", ");
    let chosen: Vec<_> = names.into_iter().filter(|name| is_wanted(name, wanted)).collect();
    if chosen.is_empty() {
        return Err(format!("no target is called so; there are {known}"));
    }
    Ok(chosen.into_iter().map(|name| Place { project, name }).collect())
}

fn is_wanted(name: &str, wanted: &[String]) -> bool {
    wanted.is_empty() || wanted.iter().any(|word| name == word || name.split('/').any(|part| part == word))
}

fn folders(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let folders = entries.flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn kept(project: &Project) -> PathBuf {
    project.root.join("tests/fuzz")
}

impl Place<'_> {
    fn run(&self, program: &Path, share: Duration) -> Result<(Vec<PathBuf>, u64), String> {
        let failed = |error: std::io::Error| format!("{}: {error}", self.name);
        let (kept, found) = (kept(self.project), kept(self.project).join("found"));
        let grown = folder(self.project).join("corpus").join(&self.name);
        fs::create_dir_all(&grown).and_then(|()| fs::create_dir_all(&found)).map_err(failed)?;
        let before = files(&found);

        let mut command = Command::new(program);
        command.current_dir(&self.project.root).env("VIVIER_FUZZ", &self.name).env("RUST_BACKTRACE", "0");
        command.arg(&grown).arg(kept.join("corpus").join(&self.name));
        let group = self.name.split('/').next().unwrap_or_default();
        if group == "postings" {
            command.arg(self.project.root.join("seeds/postings"));
        }
        command.arg(format!("-dict={}", kept.join("words").join(group).with_extension("dict").display()));
        command.arg(self.found_as());
        command.arg(format!("-max_total_time={}", share.as_secs()));
        command.arg(format!("-timeout={SLOWEST_SECONDS}")).arg(format!("-report_slow_units={SLOWEST_SECONDS}"));
        command.arg(format!("-rss_limit_mb={MOST_MEMORY_MB}")).arg(format!("-max_len={LONGEST_INPUT}"));
        command.arg("-print_final_stats=1");
        if self.is_read_apart() {
            command.args(["-fork=1", "-ignore_timeouts=1", "-ignore_ooms=1"]);
        }
        let told = self.watch(&mut command).map_err(failed)?;

        let mut found: Vec<PathBuf> = files(&found).difference(&before).cloned().collect();
        if self.is_read_apart() {
            let (crashes, exhausting): (Vec<PathBuf>, Vec<PathBuf>) =
                found.into_iter().partition(|file| file.to_string_lossy().contains("-crash-"));
            found = crashes;
            exhausting.iter().try_for_each(fs::remove_file).map_err(failed)?;
        }
        if found.is_empty() && !told.ended_well {
            return Err(format!("{} ended by itself:\n{}", self.name, told.last.join("\n")));
        }
        if !found.is_empty() {
            println!("{}", told.last.join("\n"));
        }
        Ok((found, told.inputs))
    }

    /// Where libFuzzer puts what breaks a reader.
    fn found_as(&self) -> String {
        format!("-artifact_prefix={}/{}-", kept(self.project).join("found").display(), self.name.replace('/', "."))
    }

    /// Adds to the corpus those that reach the most for their size.
    fn keep(&self, program: &Path) -> Outcome {
        let failed = |error: std::io::Error| format!("{}: {error}", self.name);
        let corpus = kept(self.project).join("corpus").join(&self.name);
        let grown = folder(self.project).join("corpus").join(&self.name);
        let best = folder(self.project).join("best").join(&self.name);
        if best.exists() {
            fs::remove_dir_all(&best).map_err(failed)?;
        }
        fs::create_dir_all(&best).and_then(|()| fs::create_dir_all(&grown)).map_err(failed)?;
        // First those that are kept already, so that only what they do not reach is added.
        for file in files(&corpus) {
            fs::copy(&file, best.join(file.file_name().unwrap_or_default())).map_err(failed)?;
        }
        let mut merge = Command::new(program);
        merge.env("VIVIER_FUZZ", &self.name).args(["-merge=1", "-use_value_profile=0", "-use_counters=0"]);
        // One that breaks its reader is passed over, and kept as found.
        merge.arg(format!("-max_len={MOST_KEPT_ONE}")).arg(self.found_as()).arg(&best).arg(&grown);
        let merged = merge.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().map_err(failed)?;
        if !merged.success() {
            return Err(format!("{}: the inputs could not be compared ({merged})", self.name));
        }
        let mut room = MOST_KEPT.saturating_sub(files(&corpus).iter().map(|file| size(file)).sum());
        let (already, mut added) = (files(&corpus).len(), 0);
        // The longer ones reach more; what they leave out, libFuzzer soon finds again.
        let mut best: Vec<PathBuf> = files(&best).into_iter().collect();
        best.sort_by_key(|file| Reverse(size(file)));
        for file in best {
            let to = corpus.join(file.file_name().unwrap_or_default());
            let fits = size(&file) <= room.min(MOST_KEPT_ONE) && already + added < MOST_KEPT_FILES && !to.exists();
            if fits && fs::read(&file).is_ok_and(|bytes| names_nobody(&bytes)) {
                fs::copy(&file, to).map_err(failed)?;
                (room, added) = (room - size(&file), added + 1);
            }
        }
        println!("✓ {}: {added} more inputs in {}", self.name, corpus.display());
        Ok(())
    }

    /// Vivier reads a PDF in a process of its own, with limits of time and memory: there, what runs into them does no harm.
    fn is_read_apart(&self) -> bool {
        self.name == "documents/pdf"
    }

    /// A line when it begins, now and then one that it lives, one at the end with what it did.
    fn watch(&self, command: &mut Command) -> std::io::Result<Told> {
        println!("→ {}", self.name);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let mut told = Told::default();
        let mut shown = Instant::now();
        if let Some(stderr) = child.stderr.take() {
            for line in BufReader::new(stderr).split(b'\n') {
                let line = String::from_utf8_lossy(&line?).into_owned();
                told.hear(&line);
                if shown.elapsed() > Duration::from_secs(30) {
                    println!("  … {}: {}", self.name, told.so_far());
                    shown = Instant::now();
                }
            }
        }
        told.ended_well = child.wait()?.success();
        println!("{} {}: {}", if told.ended_well { "✓" } else { "✗" }, self.name, told.so_far());
        Ok(told)
    }
}

/// What libFuzzer said.
#[derive(Debug, Default, PartialEq)]
struct Told {
    inputs: u64,
    reached: u64,
    new: u64,
    ended_well: bool,
    /// Its last lines, where it says what is wrong.
    last: Vec<String>,
}

impl Told {
    fn hear(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix('#') {
            let mut words = rest.split_whitespace();
            self.inputs = words.next().and_then(|word| word.trim_end_matches(':').parse().ok()).unwrap_or(self.inputs);
            let behind = |name: &str| rest.split_whitespace().skip_while(|word| *word != name).nth(1)?.parse().ok();
            self.reached = behind("cov:").unwrap_or(self.reached);
            return;
        }
        if let Some(new) = line.strip_prefix("stat::new_units_added:") {
            self.new = new.trim().parse().unwrap_or_default();
        }
        if line.starts_with("stat::") || line.trim_start().starts_with("0x") {
            return;
        }
        if self.last.len() == 20 {
            self.last.remove(0);
        }
        self.last.push(line.to_owned());
    }

    fn so_far(&self) -> String {
        format!("{} inputs, {} places in the code reached, {} inputs kept", self.inputs, self.reached, self.new)
    }
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |about| about.len())
}

/// The corpus comes with every copy of the project: an address in it must be nobody's.
fn names_nobody(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.split('@').skip(1).all(|behind| {
        let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-').unwrap_or(behind.len());
        let domain = behind.get(..end).unwrap_or_default().trim_end_matches('.');
        let reserved = ["example.org", "example.com", "example.net", ".example", ".test", ".invalid"];
        !domain.contains('.') || reserved.iter().any(|known| domain.ends_with(known))
    })
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// `mails/mailbox` of `found/mails.mailbox-crash-…`.
fn name_of(found: &Path) -> String {
    let file = found.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let end = ["-crash-", "-timeout-", "-oom-", "-slow-unit-", "-leak-"].iter().find_map(|what| file.find(what));
    file.get(..end.unwrap_or(file.len())).unwrap_or_default().replacen('.', "/", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libfuzzer_says_is_counted() {
        let mut told = Told::default();
        told.hear("#2\tINITED cov: 812 ft: 3000 corp: 3/900b exec/s: 0 rss: 60Mb");
        told.hear("#4096\tpulse  cov: 950 ft: 4000 corp: 20/4Kb lim: 4096 exec/s: 1365 rss: 80Mb");
        told.hear("stat::new_units_added:          17");
        told.hear("==1== ERROR: libFuzzer: deadly signal");
        assert_eq!((told.inputs, told.reached, told.new), (4096, 950, 17));
        assert_eq!(told.last, ["==1== ERROR: libFuzzer: deadly signal"]);
    }

    #[test]
    fn only_what_names_nobody_is_kept() {
        assert!(names_nobody(b"to camille@example.org, x@y, @ and rh@rivages.example."));
        assert!(!names_nobody(b"to camille@example.orga.fr"));
    }

    #[test]
    fn a_target_is_named_whole_or_by_a_part() {
        let wanted = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert!(is_wanted("mails/mailbox", &wanted(&[])));
        assert!(is_wanted("mails/mailbox", &wanted(&["letter", "mails"])));
        assert!(is_wanted("mails/mailbox", &wanted(&["mailbox"])));
        assert!(!is_wanted("mails/mailbox", &wanted(&["mail"])));
    }

    #[test]
    fn what_is_found_says_of_which_target_it_is() {
        assert_eq!(name_of(Path::new("found/postings.front-matter-slow-unit-0a1b")), "postings/front-matter");
        assert_eq!(name_of(Path::new("found/mails.mail-crash-0a1b")), "mails/mail");
    }
}
