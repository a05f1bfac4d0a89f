//! The package for macOS (.dmg) and Windows (.msi), made by Tauri's bundler of what cargo built, with the command line inside.

use std::process::Command;

use super::built;
use crate::project::{COMMAND_LINE, NPX, Project, host};
use crate::steps::Steps;
use crate::system::{self, Purpose};
use crate::{Flags, Outcome, ui};

const BUNDLER: &str = "@tauri-apps/cli@2.12.5";
const KIND: &str = if cfg!(windows) { "msi" } else { "dmg" };

pub fn package(project: &Project, flags: &Flags) -> Outcome {
    let mut steps = Steps::default();
    system::provide(Purpose::Window, flags.yes, &mut steps)?;
    system::node()?;
    ui::packages(project, &mut steps)?;
    let binaries = match &flags.binaries {
        Some(folder) => folder.clone(),
        None => built(project, &mut steps)?,
    };
    // The bundler looks for a program beside the window's under the name of the system it is for.
    let ending = std::env::consts::EXE_SUFFIX;
    let named = format!("{COMMAND_LINE}-{}{ending}", host()?);
    let folder = project.target.join("package");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let command_line = binaries.join(format!("{COMMAND_LINE}{ending}"));
    std::fs::copy(&command_line, folder.join(named)).map_err(|error| format!("{}: {error}", command_line.display()))?;

    let beside = serde_json::json!({ "bundle": { "externalBin": [folder.join(COMMAND_LINE)] } });
    let mut bundler = Command::new(NPX);
    bundler.current_dir(project.root.join("src-tauri")).env("CARGO_TARGET_DIR", &project.target);
    bundler.args(["--yes", BUNDLER, "bundle", "--ci", "--bundles", KIND, "--features", "custom-protocol"]);
    bundler.args(["--config", "../packaging/bundle.json", "--config", &beside.to_string()]);
    steps.run("bundling", bundler)?;
    println!("✓ in {}", project.target.join("release/bundle").join(KIND).display());
    steps.summary();
    Ok(())
}
