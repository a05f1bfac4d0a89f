//! `cargo xtask check`: the quick loop while writing. Format, lints, types and unit tests, and what others' parts bring along; no desktop
//! library, no window.
//!
//! Quick also because it remembers: the ui's tools keep what they found in files that did not change, and the tests of the ui are those
//! that a change since the last green check can reach. `cargo xtask test` remembers nothing.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::project::Project;
use crate::steps::{Steps, step};
use crate::system::{self, Purpose};
use crate::{Flags, Outcome, dependencies, ui};

pub fn check(project: &Project, flags: &Flags) -> Outcome {
    let mut steps = Steps::default();
    system::provide(Purpose::CommandLine, flags.yes, &mut steps)?;
    system::node()?;
    ui::packages(project, &mut steps)?;

    let dependencies = dependencies::look_over(project);
    // Cargo locks its build folder, so its steps go in turn; the ui's go beside them.
    let rust = vec![
        step("checking the format of the Rust code", project.cargo(&[&["fmt", "--all", "--check"]])),
        step("linting the Rust code", project.cargo(&[&["clippy", "--all-targets", "--", "-D", "warnings"]])),
        step("running the unit tests", project.cargo(&[&["test", "--lib", "--bins"]])),
    ];
    let found = |tool: &str| project.target.join("checked").join(tool).display().to_string();
    let green = LastGreen::of(project);
    let mut tests = vec!["run", "--silent", "test", "--", "--experimental.fsModuleCache"];
    if let Some(commit) = &green.commit {
        tests.extend(["--changed", commit]);
    }
    let format = ["--cache", "--cache-strategy", "content", "--cache-location", &found("format")];
    let lint = ["--cache", "--cache-strategy", "content", "--cache-location", &found("lint")];
    let npm = |script: &str, remembering: &[&str]| {
        let words = ["run", "--silent", script, "--"];
        project.npm(&[&words, remembering].concat())
    };
    let ui = vec![
        step("checking the format of the ui", npm("format:check", &format)),
        step("linting the ui", npm("lint", &lint)),
        step("checking the types of the ui", npm("check", &["--incremental"])),
        step("testing the ui", project.npm(&tests)),
    ];
    steps.lanes(vec![rust, ui])?;
    dependencies()?;
    green.again();
    steps.summary();
    Ok(())
}

/// The commit on which a check was last green with nothing beside it, kept in the build folder.
struct LastGreen {
    place: PathBuf,
    commit: Option<String>,
    /// The commit that is checked, if it is checked as it is.
    now: Option<String>,
}

impl LastGreen {
    fn of(project: &Project) -> LastGreen {
        let git = |arguments: &[&str]| {
            let output = Command::new("git").current_dir(&project.root).args(arguments).output().ok()?;
            output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        let commit = |name: &str| git(&["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")]);
        let place = project.target.join("checked").join("commit");
        let kept = fs::read_to_string(&place).ok();
        let is_as_committed = git(&["status", "--porcelain", "--", "ui"]).is_some_and(|changed| changed.is_empty());
        LastGreen {
            commit: kept.and_then(|kept| commit(kept.trim())),
            now: commit("HEAD").filter(|_| is_as_committed),
            place,
        }
    }

    /// Without a note of it the next check is only slower.
    fn again(&self) {
        if let (Some(now), Some(folder)) = (&self.now, self.place.parent()) {
            let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&self.place, now));
        }
    }
}
