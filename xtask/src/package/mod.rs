//! `cargo xtask package`: what is handed to people, in `target/package`.
//!
//! On Linux a .deb and an .rpm of the same tree of files, laid out here; elsewhere Tauri's bundler makes what that system installs.

#[cfg(not(target_os = "linux"))]
mod bundle;
#[cfg(target_os = "linux")]
mod deb;
#[cfg(target_os = "linux")]
mod files;
#[cfg(target_os = "linux")]
mod parts;
#[cfg(target_os = "linux")]
mod release;
#[cfg(target_os = "linux")]
mod rpm;
#[cfg(target_os = "linux")]
mod tree;

use std::path::PathBuf;

use crate::project::{COMMAND_LINE, Project, SHELL};
use crate::steps::Steps;
use crate::system::{self, Purpose};
use crate::{Flags, Outcome, ui};

#[cfg(not(target_os = "linux"))]
pub use bundle::package;

#[cfg(target_os = "linux")]
pub fn package(project: &Project, flags: &Flags) -> Outcome {
    use release::Release;

    let mut steps = Steps::default();
    system::provide(Purpose::Packages, flags.yes, &mut steps)?;
    system::node()?;
    ui::packages(project, &mut steps)?;
    let binaries = match &flags.binaries {
        Some(folder) => folder.clone(),
        None => built(project, &mut steps)?,
    };
    let release = Release::of(project)?;
    let folder = project.target.join("package");
    let tree = folder.join("tree");
    files::fresh(&folder)?;
    tree::lay(project, &release, &binaries, &tree)?;
    tree::look_over(&tree, &mut steps)?;

    let mut packages = vec![rpm::pack(project, &release, &tree, &folder, &mut steps)?];
    if system::is_debian() {
        packages.push(deb::pack(project, &release, &tree, &folder, &mut steps)?);
    }
    for package in &packages {
        files::is_small_enough(package)?;
    }
    if flags.try_out {
        let mut trial = std::process::Command::new("sh");
        trial.arg(project.root.join("packaging/try.sh")).args(packages.last()).arg(&folder);
        steps.run("trying the .deb in a Debian of its own", trial)?;
    }
    steps.summary();
    Ok(())
}

/// Both programs, as they are handed out.
fn built(project: &Project, steps: &mut Steps) -> Result<PathBuf, String> {
    ui::dist(project, steps)?;
    let window = ["build", "--release", "--locked", "-p", SHELL, "--features", "custom-protocol"];
    steps.run("building the window", project.cargo(&[&window]))?;
    let command_line = ["build", "--release", "--locked", "-p", COMMAND_LINE];
    steps.run("building the command line", project.cargo(&[&command_line]))?;
    Ok(project.target.join("release"))
}
