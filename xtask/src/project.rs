//! Where the project's things lie, and how its tools are called.

use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Every package but xtask and the bare window, with the features the real window is built with. Cargo settles the features of shared
/// dependencies per selection of packages: commands that name another selection would compile the dependencies a second time. xtask stays
/// out because it is running (Windows cannot replace it), and it is always built by itself.
pub const WHOLE: &[&str] =
    &["--workspace", "--exclude", "bare-window", "--exclude", "xtask", "--features", "vivier-desktop/custom-protocol"];

/// The shell's package and its binary.
pub const SHELL: &str = "vivier-desktop";
/// The command line's package and its binary.
pub const COMMAND_LINE: &str = "vivier";

#[derive(Debug)]
pub struct Project {
    pub root: PathBuf,
    pub target: PathBuf,
}

impl Project {
    /// The checkout that `cargo xtask` was called in. Asked of cargo while running: a build folder may be shared by several checkouts.
    pub fn find() -> Result<Project, String> {
        let own = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).ok_or("start it as `cargo xtask …`")?;
        let root = own.parent().ok_or("xtask is not inside the project")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(folder).map_err(|error| format!("CARGO_TARGET_DIR: {error}"))?,
            None => root.join("target"),
        };
        Ok(Project { root, target })
    }

    pub fn cargo(&self, groups: &[&[&str]]) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        cargo.args(groups.concat());
        cargo
    }

    pub fn npm(&self, arguments: &[&str]) -> Command {
        let mut npm = Command::new(NPM);
        npm.current_dir(self.ui()).args(arguments);
        npm
    }

    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    pub fn debug_binary(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name).with_extension(env::consts::EXE_EXTENSION)
    }

    #[cfg(target_os = "linux")]
    pub fn release_binary(&self, name: &str) -> PathBuf {
        self.target.join("release").join(name).with_extension(env::consts::EXE_EXTENSION)
    }
}

/// On Windows npm is a script, and a script is found only by its whole name.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// What runs a tool of npm's without installing it.
#[cfg(not(target_os = "linux"))]
pub const NPX: &str = if cfg!(windows) { "npx.cmd" } else { "npx" };

/// What cargo calls the system it builds for here.
pub fn host() -> Result<String, String> {
    let said = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc: {error}"))?;
    let said = String::from_utf8_lossy(&said.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(String::from).ok_or_else(|| "rustc names no host".into())
}
