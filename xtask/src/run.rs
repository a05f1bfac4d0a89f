//! `cargo xtask run`: builds Vivier and opens its window. Without a display, the same first steps on the command line.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::project::{COMMAND_LINE, Project, SHELL, WHOLE};
use crate::steps::{Steps, shown};
use crate::system::{self, Purpose};
use crate::{Flags, Outcome, ui};

pub fn run(project: &Project, flags: &Flags) -> Outcome {
    if has_display() {
        open_window(project, flags)
    } else {
        println!(
            "There is no display here, so this goes through Vivier's first steps on the command line instead of opening its window."
        );
        tour(project, flags)
    }
}

fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn open_window(project: &Project, flags: &Flags) -> Outcome {
    let mut steps = Steps::default();
    system::provide(Purpose::Window, flags.yes, &mut steps)?;
    system::node()?;
    ui::packages(project, &mut steps)?;
    ui::dist(project, &mut steps)?;
    steps.run("building the window", project.cargo(&[&["build"], WHOLE, &["--bin", SHELL]]))?;

    let mut app = Command::new(project.debug_binary(SHELL));
    if let Some(store) = &flags.store {
        app.arg("--store").arg(store);
    }
    println!("→ opening Vivier ({}); this ends when its window is closed", shown(&app));
    let status = app.status().map_err(|error| format!("Vivier could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("Vivier ended with {status}")) }
}

fn tour(project: &Project, flags: &Flags) -> Outcome {
    let mut steps = Steps::default();
    system::provide(Purpose::CommandLine, flags.yes, &mut steps)?;
    steps.run("building the command line", project.cargo(&[&["build", "-p", COMMAND_LINE]]))?;

    let store = match &flags.store {
        Some(store) => store.clone(),
        None => temporary_store()?,
    };
    let vivier = project.debug_binary(COMMAND_LINE);
    let mails = store.with_extension("mails");
    let report = store.with_extension("html");
    let (folder, out) = (mails.to_string_lossy(), report.to_string_lossy());
    for words in [
        &["sample"][..],
        &["postings", "list"],
        &["postings", "show", "1"],
        &["candidates", "list", "--limit", "5"],
        &["applications", "list", "--stage", "new"],
        &["mail", "accounts", "add", "recruiter@example.org", "--folder", &folder],
        &["mail", "preview", "--template", "acknowledgement", "--application", "6"],
        &[
            "mail",
            "queue",
            "--template",
            "acknowledgement",
            "--application",
            "6",
            "--application",
            "14",
            "--application",
            "21",
            "--hold",
            "0",
            "--yes",
        ],
        &["mail", "send", "--until-empty"],
        &["mail", "outbox"],
        &["search", "awa"],
        &["report", "funnel"],
        &["report", "funnel", "--format", "html", "--out", &out],
        &["store", "info"],
    ] {
        let mut command = Command::new(&vivier);
        command.arg("--store").arg(&store).args(words);
        show(command)?;
    }
    println!("\nThe store is {}.", store.display());
    println!("The mails are in {}: they were written there, and went nowhere.", mails.display());
    println!("The report is {}.", report.display());
    println!("Go on with {} --store {} --help", vivier.display(), store.display());
    Ok(())
}

fn temporary_store() -> Result<PathBuf, String> {
    let folder = env::temp_dir().join(format!("vivier-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder.join("sample.vivier"))
}

/// Runs one command of the tour as a person would see it typed.
fn show(mut command: Command) -> Outcome {
    println!("\n$ {}", shown(&command));
    let status = command.stdin(Stdio::null()).status();
    let status = status.map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    // 1 is "done, with problems": the sample set has awkward files on purpose.
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("{} ended with {status}", last_words(&command))),
    }
}

fn last_words(command: &Command) -> String {
    command.get_args().skip(2).collect::<Vec<_>>().join(OsStr::new(" ")).to_string_lossy().into_owned()
}
