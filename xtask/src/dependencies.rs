//! What the parts of others bring along: licences, sources, and what is known against them. `deny.toml` says what is allowed.
//!
//! Where a tool is not installed or its data cannot be reached, that is said in a sentence and is no failure: one can work without a network.

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::Outcome;
use crate::project::Project;

/// Longer nobody waits for data that is not near.
const PATIENCE: Duration = Duration::from_secs(20);

/// What one look came to.
#[derive(Debug, PartialEq)]
enum Verdict {
    Good(String),
    /// Why nothing can be said.
    NotLooked(String),
    Bad(String),
}

/// Looks them over on a thread of its own, for most of it is waiting.
pub fn look_over(project: &Project) -> impl FnOnce() -> Outcome + use<> {
    let [crates, fetch, advisories] = [
        deny(project, &["check", "--hide-inclusion-graph", "bans", "licenses", "sources"]),
        deny(project, &["fetch", "db"]),
        deny(project, &["check", "--disable-fetch", "--hide-inclusion-graph", "advisories"]),
    ];
    let audit = project.npm(&["audit", "--json"]);
    let looking = thread::spawn(move || {
        let packages = packages(audit);
        if ask(deny_version()).is_none_or(|answer| !answer.ended_well) {
            let missing = "the crates: cargo-deny is not installed (cargo install --locked cargo-deny)";
            return vec![Verdict::NotLooked(missing.to_owned()), packages];
        }
        vec![allowed(crates), known_against_crates(fetch, advisories), packages]
    });
    move || tell(looking.join().unwrap_or_default())
}

fn tell(verdicts: Vec<Verdict>) -> Outcome {
    let mut bad = Vec::new();
    for verdict in verdicts {
        match verdict {
            Verdict::Good(what) => println!("✓ {what}"),
            Verdict::NotLooked(why) => println!("– not looked over: {why}"),
            Verdict::Bad(what) => bad.push(what),
        }
    }
    if bad.is_empty() { Ok(()) } else { Err(bad.join("\n")) }
}

fn deny_version() -> Command {
    let mut deny = Command::new("cargo-deny");
    deny.arg("--version");
    deny
}

fn deny(project: &Project, words: &[&str]) -> Command {
    let mut deny = Command::new("cargo-deny");
    deny.current_dir(&project.root).args(["--locked", "--color", "never"]).args(words);
    deny
}

/// Its code is made of a bit for each kind of fault; one is also what it ends with when it could not look at all.
fn allowed(check: Command) -> Verdict {
    match ask(check) {
        Some(Answer { ended_well: true, .. }) => Verdict::Good("licences and sources of the crates".to_owned()),
        Some(answer) if answer.code > 1 => Verdict::Bad(format!("cargo deny refuses a crate:\n{}", answer.told)),
        _ => Verdict::NotLooked("licences and sources of the crates: not all of them are on this computer".to_owned()),
    }
}

fn known_against_crates(fetch: Command, check: Command) -> Verdict {
    if !ask(fetch).is_some_and(|answer| answer.ended_well) {
        return Verdict::NotLooked("advisories on crates: their database cannot be reached".to_owned());
    }
    match ask(check) {
        Some(Answer { ended_well: true, .. }) => Verdict::Good("no advisory on a crate".to_owned()),
        Some(answer) => Verdict::Bad(format!("an advisory on a crate:\n{}", answer.told)),
        None => Verdict::NotLooked("advisories on crates: it takes too long".to_owned()),
    }
}

fn packages(audit: Command) -> Verdict {
    let report = ask(audit).and_then(|answer| serde_json::from_str(&answer.told).ok());
    known_against_packages(&report.unwrap_or_default())
}

/// What is only used while building harms nobody unless it is grave.
fn known_against_packages(report: &serde_json::Value) -> Verdict {
    if report.get("auditReportVersion").is_none() {
        return Verdict::NotLooked("advisories on npm packages: the registry does not tell".to_owned());
    }
    let found = report.get("vulnerabilities").and_then(serde_json::Value::as_object).into_iter().flatten();
    let severity = |about: &serde_json::Value| about.get("severity").and_then(|word| word.as_str().map(str::to_owned));
    let grave: Vec<String> = found
        .filter_map(|(name, about)| Some((name, severity(about)?)))
        .filter(|(_, severity)| ["high", "critical"].contains(&severity.as_str()))
        .map(|(name, severity)| format!("{name} ({severity})"))
        .collect();
    if grave.is_empty() {
        Verdict::Good("no grave advisory on an npm package".to_owned())
    } else {
        Verdict::Bad(format!("advisories on npm packages (npm audit in ui/): {}", grave.join(", ")))
    }
}

struct Answer {
    ended_well: bool,
    code: i32,
    told: String,
}

/// None when it cannot be started or takes too long.
fn ask(mut command: Command) -> Option<Answer> {
    // Nobody is there to be asked for a password.
    command.env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().ok()?;
    let (stdout, stderr) = (all_of(child.stdout.take()?), all_of(child.stderr.take()?));
    // It has said all when it ends.
    let Ok(stdout) = stdout.recv_timeout(PATIENCE) else {
        let _ = child.kill();
        let _ = child.wait();
        return None;
    };
    let status = child.wait().ok()?;
    let stderr = stderr.recv().unwrap_or_default();
    let told = if stdout.trim().is_empty() { stderr } else { stdout };
    Some(Answer { ended_well: status.success(), code: status.code().unwrap_or(1), told })
}

fn all_of(mut from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        // Whoever has given up waiting has hung up.
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    receiver
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_registry_that_does_not_tell_is_no_failure() {
        let verdict = known_against_packages(&json!({ "message": "405 Method Not Allowed" }));
        assert!(matches!(verdict, Verdict::NotLooked(_)), "{verdict:?}");
        assert_eq!(tell(vec![verdict]), Ok(()));
    }

    #[test]
    fn a_grave_advisory_is_one() {
        let report = |severity: &str| json!({ "auditReportVersion": 2, "vulnerabilities": { "some-package": { "severity": severity } } });
        assert!(matches!(known_against_packages(&report("moderate")), Verdict::Good(_)));
        let refused = tell(vec![known_against_packages(&report("critical"))]).unwrap_err();
        assert!(refused.contains("some-package (critical)"), "{refused}");
    }

    #[test]
    fn what_cannot_be_started_says_nothing() {
        assert!(ask(Command::new("no-such-program-anywhere")).is_none());
    }
}
