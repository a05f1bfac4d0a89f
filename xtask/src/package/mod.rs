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
mod linux;
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
use crate::ui;

#[cfg(not(target_os = "linux"))]
pub use bundle::package;
#[cfg(target_os = "linux")]
pub use linux::package;

/// Both programs, as they are handed out.
fn built(project: &Project, steps: &mut Steps) -> Result<PathBuf, String> {
    ui::dist(project, steps)?;
    let window = ["build", "--release", "--locked", "-p", SHELL, "--features", "custom-protocol"];
    steps.run("building the window", project.cargo(&[&window]))?;
    let command_line = ["build", "--release", "--locked", "-p", COMMAND_LINE];
    steps.run("building the command line", project.cargo(&[&command_line]))?;
    Ok(project.target.join("release"))
}
