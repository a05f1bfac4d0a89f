//! What the machine has and lacks: system packages, Node.js.
//!
//! On Debian and Ubuntu what is missing is named and installed with apt. Everywhere else it is named in that system's words, and the
//! person installs it.

mod needs;
mod release;

use std::env;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::project::NPM;
use crate::steps::Steps;
use needs::{Need, Proof};
use release::Family;

/// What the packages are needed for; each asks for those before it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The command line and its tests: a compiler, and what the vendored libraries are configured with.
    CommandLine,
    /// The window.
    Window,
    /// The tests that click in the window or talk to real mail servers, and the figures measured on it.
    WindowTests,
    /// The packages, and what looks them over.
    Packages,
}

/// Makes sure that the system packages are there, or says what to install.
pub fn provide(purpose: Purpose, yes: bool, steps: &mut Steps) -> Outcome {
    let family = release::family();
    let needs = needs::needs(purpose, family);
    let missing = missing(&needs, family);
    if missing.is_empty() {
        println!("✓ the system packages are there");
        return Ok(());
    }
    if family != Family::Debian {
        return Err(format!("missing on this system: {}", needs::advice(&missing, family)));
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.debian).collect();
    println!("Missing system packages: {}", packages.join(" "));
    if !yes && !installs_unasked() && !agreed()? {
        return Err(format!("nothing was installed; by hand: sudo apt-get install {}", packages.join(" ")));
    }
    let [update, install] = apt_commands(&packages, is_root());
    steps.run("refreshing the list of packages", update)?;
    steps.run("installing the system packages", install)
}

#[cfg(target_os = "linux")]
pub fn is_debian() -> bool {
    release::family() == Family::Debian
}

/// Makes sure that Node.js and npm are there; they are never installed unasked, because people keep several.
pub fn node() -> Outcome {
    const ADVICE: &str = "Vivier needs Node.js 20.19 or newer with npm: https://nodejs.org/en/download";
    let Some(version) = answer("node", &["--version"]) else { return Err(format!("Node.js was not found. {ADVICE}")) };
    if !is_new_enough(&version) {
        return Err(format!("Node.js is {version} here. {ADVICE}"));
    }
    if answer(NPM, &["--version"]).is_none() {
        return Err(format!("npm was not found. {ADVICE}"));
    }
    println!("✓ Node.js {version}");
    Ok(())
}

/// Whether `v20.19.0` and the like is 20.19 or newer.
fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let major = numbers.next().unwrap_or(0);
    let minor = numbers.next().unwrap_or(0);
    (major, minor) >= (20, 19)
}

fn missing(needs: &[Need], family: Family) -> Vec<Need> {
    let packages: Vec<&str> = needs.iter().map(|need| need.debian).collect();
    let installed = if family == Family::Debian { installed_debian(&packages) } else { Vec::new() };
    let has = |need: &Need| match need.proof {
        Proof::Tool(tool) => on_path(tool) || installed.iter().any(|name| name == need.debian),
        Proof::Library(_) if family == Family::Debian => installed.iter().any(|name| name == need.debian),
        Proof::Library(module) => answer("pkg-config", &["--exists", module]).is_some(),
    };
    needs.iter().filter(|need| !has(need)).copied().collect()
}

fn installed_debian(packages: &[&str]) -> Vec<String> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status} ${Package}\n"]).args(packages);
    // It ends with an error as soon as one package is unknown, and still lists the others.
    let output = query.stderr(Stdio::null()).output().map(|output| output.stdout).unwrap_or_default();
    installed_lines(&String::from_utf8_lossy(&output))
}

fn installed_lines(listing: &str) -> Vec<String> {
    listing.lines().filter_map(|line| line.strip_prefix("installed ")).map(String::from).collect()
}

fn on_path(tool: &str) -> bool {
    let Some(path) = env::var_os("PATH") else { return false };
    let file = format!("{tool}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path).any(|folder| folder.join(&file).is_file())
}

/// Without anybody to ask, waiting for an answer would hang for ever.
fn installs_unasked() -> bool {
    env::var("CI").is_ok_and(|value| value == "true") || !io::stdin().is_terminal()
}

fn agreed() -> Result<bool, String> {
    print!("Install them with apt-get? [y/N] ");
    let mut line = String::new();
    let read = io::stdout().flush().and_then(|()| io::stdin().lock().read_line(&mut line));
    read.map_err(|error| format!("no answer could be read: {error}"))?;
    Ok(matches!(line.trim().to_lowercase().as_str(), "y" | "yes" | "o" | "oui"))
}

fn is_root() -> bool {
    answer("id", &["-u"]).is_some_and(|id| id == "0")
}

fn apt_commands(packages: &[&str], root: bool) -> [Command; 2] {
    let apt = |words: &[&str]| {
        let mut command = Command::new(if root { "env" } else { "sudo" });
        if !root {
            command.arg("env");
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "Acquire::Retries=3"]).args(words);
        command
    };
    [apt(&["update"]), apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())]
}

/// The first line a program prints, when it ends well.
fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.lines().next().unwrap_or_default().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::shown;

    #[test]
    fn node_is_new_enough_from_20_19_on() {
        for good in ["v20.19.0", "v20.20.2", "v22.1.0", "v100.0.0"] {
            assert!(is_new_enough(good), "{good}");
        }
        for bad in ["v20.18.9", "v18.20.0", "", "nonsense"] {
            assert!(!is_new_enough(bad), "{bad}");
        }
    }

    #[test]
    fn only_what_dpkg_calls_installed_counts() {
        let listing = "installed perl\nconfig-files xvfb\nnot-installed make\ninstalled pkg-config\n";
        assert_eq!(installed_lines(listing), ["perl", "pkg-config"]);
    }

    #[test]
    fn apt_is_called_through_sudo_unless_root() {
        let [update, install] = apt_commands(&["xvfb", "perl"], true);
        assert_eq!(shown(&update), "env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 update");
        assert!(shown(&install).ends_with("install -y --no-install-recommends xvfb perl"));
        let [update, _] = apt_commands(&["xvfb"], false);
        assert!(shown(&update).starts_with("sudo env DEBIAN_FRONTEND=noninteractive apt-get"));
    }
}
