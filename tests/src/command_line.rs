//! `vivier` as a script runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// The built command line: `VIVIER_BIN`, or built now.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| std::env::var_os("VIVIER_BIN").map_or_else(build, PathBuf::from))
}

fn build() -> PathBuf {
    let built = Command::new(env!("CARGO")).args(["build", "--quiet", "--package", "vivier"]).status().unwrap();
    assert!(built.success(), "vivier does not build");
    // The tests run from target/debug/deps.
    let tests = std::env::current_exe().unwrap();
    let folder = tests.ancestors().nth(2).unwrap();
    folder.join("vivier").with_extension(std::env::consts::EXE_EXTENSION)
}

pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}:\n{}\n{}", self.stdout, self.stderr))
    }

    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// Runs it in English, on that store.
pub fn vivier(store: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(binary());
    command.arg("--store").arg(store).args(["--lang", "en"]).args(arguments).env_remove("VIVIER_STORE");
    // No test reaches for the keychain of whoever runs it.
    command.env("VIVIER_KEYCHAIN", "none");
    ran(&command.output().unwrap())
}

fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), stdout: text(&output.stdout), stderr: text(&output.stderr) }
}
