//! What is released: its number, and the moment it is of, which is the last commit's. Nothing in a package is dated later, so that
//! the same commit makes the same package.

use std::path::Path;
use std::process::Command;

use super::files::{output, read_text};
use crate::project::Project;

#[derive(Debug)]
pub struct Release {
    pub version: String,
    /// Seconds since 1970: `SOURCE_DATE_EPOCH`, or the last commit's.
    pub epoch: String,
    /// As 2026-11-30.
    pub date: String,
}

impl Release {
    pub fn of(project: &Project) -> Result<Self, String> {
        let version = version_in(&read_text(&project.root.join("Cargo.toml"))?).ok_or("Cargo.toml names no version")?;
        let epoch = match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(epoch) => epoch,
            Err(_) => line("git", &["log", "-1", "--format=%ct"], &project.root)?,
        };
        let date = line("date", &["-u", "+%F", "-d", &format!("@{epoch}")], &project.root)?;
        Ok(Self { version, epoch, date })
    }

    /// Puts the release into a text of `packaging/`.
    pub fn fill(&self, text: &str) -> String {
        text.replace("@VERSION@", &self.version).replace("@DATE@", &self.date)
    }
}

fn line(program: &str, words: &[&str], folder: &Path) -> Result<String, String> {
    let mut command = Command::new(program);
    command.args(words).current_dir(folder);
    Ok(String::from_utf8_lossy(&output(command)?).trim().to_owned())
}

/// The workspace's: the first line that names one.
fn version_in(manifest: &str) -> Option<String> {
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""))?;
    line.strip_suffix('"').map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_workspaces() {
        let manifest = "[workspace]\n\n[workspace.package]\nversion = \"0.1.0\"\n\n[workspace.dependencies]\n";
        assert_eq!(version_in(manifest).as_deref(), Some("0.1.0"));
        assert_eq!(version_in("[package]\n"), None);
    }
}
