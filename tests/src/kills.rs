//! Programs that are killed at random moments, as a power cut would.

use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::command_line::binary;

/// How often something is killed; `VIVIER_KILLS` says otherwise.
pub fn kills(usually: usize) -> usize {
    std::env::var("VIVIER_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(usually)
}

pub fn random(below: usize) -> usize {
    usize::try_from(RandomState::new().hash_one(()) >> 33).unwrap() % below
}

/// Kills the command line somewhere between its first and its last moment. How long that is it learns from the first, which is left to
/// its work, and from each that was done before it could be killed.
#[derive(Debug, Default)]
pub struct Killer {
    turns: Option<usize>,
    pub killed: usize,
    /// Done before it could be killed.
    pub too_late: usize,
}

impl Killer {
    /// Whether it was done before it was killed, and well.
    pub fn kill(&mut self, store: &Path, arguments: &[&str]) -> bool {
        let mut command = Command::new(binary());
        command.arg("--store").arg(store).args(arguments).env("VIVIER_KEYCHAIN", "none").env_remove("VIVIER_STORE");
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let wait = self.turns.map_or(usize::MAX, random);
        for turn in 0..wait {
            if let Some(ended) = child.try_wait().unwrap() {
                assert!(ended.success(), "{arguments:?} refused: {ended}");
                // Not much longer than it takes, so that most are killed at their work.
                self.turns = Some((turn + turn / 8).max(50));
                self.too_late += 1;
                return true;
            }
            std::thread::yield_now();
        }
        child.kill().unwrap();
        let done = child.wait().unwrap().success();
        self.turns = self.turns.map(|turns| turns + turns / 40 + 1);
        self.killed += 1;
        done
    }
}
