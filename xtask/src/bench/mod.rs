//! `cargo xtask bench`: the figures of the window, each beside the same thing done bare, as a ratio with its limit.
//!
//! The real window and a Tauri window with nothing in it are started in turn (A B A B …) on one machine, under one virtual display, so
//! that what disturbs one disturbs the other. Times and memory in themselves say little about another machine; the ratios do.

mod driver;
mod felt;
mod figures;
mod processes;
mod stage;
mod tables;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::project::{COMMAND_LINE, Project, SHELL};
use crate::steps::Steps;
use crate::system::{self, Purpose};
use crate::{Flags, Outcome, ui};
use driver::Driver;
use figures::{Figures, Samples};
use stage::Stage;

const BARE: &str = "bare-window";
const ROUNDS: usize = 9;
/// Memory settles within a few seconds, and waiting for it takes long: fewer rounds do.
const MEMORY_ROUNDS: usize = 5;
const IDLE: Duration = Duration::from_secs(5);

/// Those that need no window.
const OF_THE_CORE: [&str; 5] = ["size", "postings", "mail", "inbox", "reports"];

/// All figures, or only those that are named.
pub fn bench(project: &Project, flags: &Flags) -> Outcome {
    let mut steps = Steps::default();
    let words: Vec<&str> = flags.filters.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => {
            let mut missed = window(project, flags, &mut steps).err().into_iter().collect::<Vec<_>>();
            for kind in OF_THE_CORE {
                missed.extend(tables::measure(project, &mut steps, kind, &[], flags.million).err());
            }
            if missed.is_empty() { Ok(()) } else { Err(missed.join("\n")) }
        }
        ["window"] => window(project, flags, &mut steps),
        [kind, words @ ..] if OF_THE_CORE.contains(kind) => {
            tables::measure(project, &mut steps, kind, words, flags.million)
        }
        other => Err(format!(
            "there are no figures of {}; there are those of the window and of {}",
            other.join(" "),
            OF_THE_CORE.join(", ")
        )),
    }
}

fn window(project: &Project, flags: &Flags, steps: &mut Steps) -> Outcome {
    system::provide(Purpose::WindowTests, flags.yes, steps)?;
    system::node()?;
    ui::packages(project, steps)?;
    ui::dist(project, steps)?;
    steps.run("building both windows for release", release_build(project))?;
    // By itself: what it needs besides must not make the window larger.
    let command_line = project.cargo(&[&["build", "--release", "-p", COMMAND_LINE]]);
    steps.run("building the command line for release", command_line)?;

    let folder = env::temp_dir().join(format!("vivier-bench-{}", std::process::id()));
    let figures = measure(project, &folder);
    // Only a temporary folder: when it cannot be removed, the system will.
    let _ = fs::remove_dir_all(&folder);
    let figures = figures?;

    let table = figures.table();
    println!("\n{table}");
    tables::keep(project, "window", &table)?;
    let missed = figures.missed();
    if missed.is_empty() { Ok(()) } else { Err(format!("over budget: {}", missed.join(", "))) }
}

fn release_build(project: &Project) -> std::process::Command {
    let features = ["--features", "vivier-desktop/custom-protocol,bare-window/custom-protocol"];
    project.cargo(&[&["build", "--release", "-p", SHELL, "-p", BARE], &features])
}

/// One of the two windows: what is started, and what was seen of it.
struct Contestant {
    launcher: PathBuf,
    arguments: Vec<String>,
    samples: Samples,
}

fn measure(project: &Project, folder: &Path) -> Result<Figures, String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let shell = project.release_binary(SHELL);
    let size = fs::metadata(&shell).map_err(|error| format!("{}: {error}", shell.display()))?.len();
    let store = folder.join("bench.vivier").display().to_string();
    let mut vivier = Contestant {
        launcher: processes::launcher(folder, &shell)?,
        arguments: vec!["--store".into(), store],
        samples: Samples::default(),
    };
    let mut bare = Contestant {
        launcher: processes::launcher(folder, &project.release_binary(BARE))?,
        arguments: Vec::new(),
        samples: Samples::default(),
    };

    let stage = Stage::set(folder)?;
    let driver = Driver::at(stage.port());
    driver.wait_until_it_answers()?;
    println!("→ starting each window once to warm up, then {ROUNDS} times in turn");
    for round in 0..=ROUNDS {
        for contestant in [&mut vivier, &mut bare] {
            play(&driver, contestant, round)?;
        }
    }
    println!("→ starting the window with 10,000 applicants, and moving cards by key");
    let felt = felt::measure(&driver, &shell, &project.release_binary(COMMAND_LINE), folder)?;
    Ok(Figures { vivier: vivier.samples, bare: bare.samples, felt, size })
}

/// Starts one window, waits until it can be used, and writes down how long that took and what it holds. Round 0 warms up.
fn play(driver: &Driver, contestant: &mut Contestant, round: usize) -> Outcome {
    let session = driver.start(&contestant.launcher, &contestant.arguments)?;
    let ready = session.wait_until_ready();
    let process = processes::started(&contestant.launcher)?;
    let took = ready? - process.at;
    let name = contestant.launcher.file_name().unwrap_or_default().to_string_lossy().into_owned();
    println!("  round {round}: {name} ready after {took:.0} ms");
    if round > 0 {
        contestant.samples.ready.push(took);
    }
    if (1..=MEMORY_ROUNDS).contains(&round) {
        // Being idle is what is measured here, so there is nothing else to wait for.
        driver::pause(IDLE);
        contestant.samples.memory.push(processes::memory(process.id)?);
    }
    session.end()?;
    processes::wait_until_gone(process.id)
}
