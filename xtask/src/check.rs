//! `cargo xtask check`: the quick loop while writing. Format, lints, types and unit tests, and what others' parts bring along; no desktop
//! library, no window.

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
    let ui = vec![
        step("checking the format of the ui", project.npm(&["run", "--silent", "format:check"])),
        step("linting the ui", project.npm(&["run", "--silent", "lint"])),
        step("checking the types of the ui", project.npm(&["run", "--silent", "check"])),
        step("testing the ui", project.npm(&["run", "--silent", "test"])),
    ];
    steps.lanes(vec![rust, ui])?;
    dependencies()?;
    steps.summary();
    Ok(())
}
