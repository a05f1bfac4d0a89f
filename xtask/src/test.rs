//! `cargo xtask test`: everything a change must pass before it lands, from the format to clicks in the real window.
//!
//! With `--long` what is left to chance is tried far more often, and the figures are printed at the end.
//!
//! It stops at the first step that fails. The order puts what is quick first, and what must exist before the next: the shell embeds
//! `ui/dist`, the tests start the binaries.

use crate::project::{COMMAND_LINE, Project, SHELL, WHOLE};
use crate::steps::Steps;
use crate::system::{self, Purpose};
use crate::{Flags, Outcome, fuzz, ui};

const NO_WARNINGS: &[&str] = &["--", "-D", "warnings"];

pub fn test(project: &Project, flags: &Flags) -> Outcome {
    let mut steps = Steps::default();
    system::provide(Purpose::WindowTests, flags.yes, &mut steps)?;
    system::node()?;
    ui::packages(project, &mut steps)?;
    if flags.filters.is_empty() {
        frontend(project, &mut steps)?;
        ui::dist(project, &mut steps)?;
        lints(project, &mut steps)?;
    } else {
        ui::dist(project, &mut steps)?;
    }
    rust(project, &flags.filters, &mut steps)?;
    if flags.long {
        long(project, flags, &mut steps)?;
    }
    steps.summary();
    Ok(())
}

fn frontend(project: &Project, steps: &mut Steps) -> Outcome {
    steps.run("checking the format of the ui", project.npm(&["run", "--silent", "format:check"]))?;
    steps.run("linting the ui", project.npm(&["run", "--silent", "lint"]))?;
    steps.run("checking the types of the ui", project.npm(&["run", "--silent", "check"]))?;
    steps.run("testing the ui", project.npm(&["run", "--silent", "test"]))
}

fn lints(project: &Project, steps: &mut Steps) -> Outcome {
    steps.run("checking the format of the Rust code", project.cargo(&[&["fmt", "--all", "--check"]]))?;
    // By themselves, as on a server: a feature that only the shell switches on must not be what makes them compile.
    let default_members = project.cargo(&[&["clippy", "--all-targets"], NO_WARNINGS]);
    steps.run("linting the Rust code without the desktop", default_members)?;
    let desktop = ["-p", SHELL, "-p", "bare-window"];
    let features = ["--features", "vivier-desktop/custom-protocol,bare-window/custom-protocol"];
    let desktop = project.cargo(&[&["clippy", "--all-targets"], &desktop, &features, NO_WARNINGS]);
    steps.run("linting the desktop", desktop)
}

fn rust(project: &Project, filters: &[String], steps: &mut Steps) -> Outcome {
    // All targets at once: the binaries then share their dependencies with the tests, whose own dependencies may ask for more features.
    steps.run("building everything", project.cargo(&[&["build"], WHOLE, &["--all-targets"]]))?;

    let filters: Vec<&str> = std::iter::once("--").chain(filters.iter().map(String::as_str)).collect();
    let mut tests = project.cargo(&[&["test"], WHOLE, &filters]);
    tests.env("VIVIER_BIN", project.debug_binary(COMMAND_LINE)).env_remove("VIVIER_APP");
    steps.run("testing the Rust code", tests)?;
    steps.run("testing xtask", project.cargo(&[&["test", "-p", "xtask"], &filters]))?;

    if cfg!(target_os = "linux") {
        steps.run("testing in the real window", window_tests(project, &filters))
    } else {
        println!("The tests in the real window need WebKitGTK and Xvfb, so they run on Linux only.");
        Ok(())
    }
}

/// What is killed, cut and asked at random, far more often than with every change, and a while of looking for inputs.
fn long(project: &Project, flags: &Flags, steps: &mut Steps) -> Outcome {
    let aloud: &[&str] = &["--", "--nocapture"];
    let more = |which: &[&str], filter: &[&str]| {
        let mut tests = project.cargo(&[&["test"], WHOLE, which, aloud, filter]);
        tests.env("VIVIER_BIN", project.debug_binary(COMMAND_LINE)).env_remove("VIVIER_APP");
        tests.env("VIVIER_KILLS", "2000").env("VIVIER_CUTS", "5000").env("VIVIER_REQUESTS", "10000");
        tests
    };
    let survives = ["--test", "killed", "--test", "mail_killed"];
    steps.figures("killing it at random moments", more(&survives, &[]))?;
    steps.figures("cutting its log at random places", more(&["--lib"], &["survives::"]))?;
    steps.figures("asking for whatever comes", more(&["--test", "arbitrary"], &[]))?;
    steps.figures("looking for whoever was erased", more(&["--test", "forgetting"], &[]))?;
    fuzz::look_for_inputs(project, flags, steps)
}

fn window_tests(project: &Project, filters: &[&str]) -> std::process::Command {
    let mut tests = project.cargo(&[
        &["test"],
        WHOLE,
        &[
            "--test",
            "window",
            "--test",
            "window_people",
            "--test",
            "window_reports",
            "--test",
            "window_mail",
            "--test",
            "window_inbox",
            "--test",
            "window_hostile",
            "--test",
            "desktop",
        ],
        filters,
    ]);
    tests.env("VIVIER_BIN", project.debug_binary(COMMAND_LINE));
    tests.env("VIVIER_APP", project.debug_binary(SHELL));
    // Each window has a web process of its own that keeps a core busy.
    tests.env("RUST_TEST_THREADS", "2");
    tests.env("VIVIER_SHOTS", project.target.join("screenshots"));
    tests.env("VIVIER_AXE", project.ui().join("node_modules/axe-core/axe.min.js"));
    tests
}
