//! Passwords in a real keychain: a Secret Service of its own, on a bus of its own. Skipped where there is none.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use vivier_tests::command_line::{binary, vivier};

fn is_installed(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).exists()))
}

/// On a bus of its own, with an empty keychain that nothing else sees.
fn with_a_keychain(home: &Path, script: &str) -> Output {
    let unlocked = format!("printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n{script}");
    Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &unlocked])
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_RUNTIME_DIR", home)
        .env("VIVIER", binary())
        .env_remove("VIVIER_STORE")
        .env_remove("VIVIER_KEYCHAIN")
        .output()
        .unwrap()
}

#[test]
fn a_password_is_kept_by_the_system_and_nowhere_else() {
    if !["dbus-run-session", "gnome-keyring-daemon"].into_iter().all(is_installed) {
        println!("skipped: dbus-run-session and gnome-keyring-daemon are not installed");
        return;
    }
    let folder = TempDir::new().unwrap();
    let store = folder.path().join("my.vivier");
    let add = ["mail", "accounts", "add", "camille@example.org", "--host", "smtp.example.org", "--sign-in", "password"];
    vivier(&store, &add).expect(0);

    let home = TempDir::new().unwrap();
    let script = format!(
        "set -e\nv() {{ \"$VIVIER\" --store '{}' --lang en mail accounts \"$@\"; }}\n\
         VIVIER_MAIL_SECRET='mot de passe' v secret 1\n\
         v list --json | grep -o '\"has_secret\": *[a-z]*'\n\
         v secret 1 --forget\n\
         v list --json | grep -o '\"has_secret\": *[a-z]*'\n",
        store.display()
    );
    let ran = with_a_keychain(home.path(), &script);
    let (said, complained) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    let said: Vec<_> = said.lines().map(|line| line.replace(": ", ":")).collect();
    let expected = [
        "kept in the system’s keychain",
        "\"has_secret\":true",
        "no longer in the system’s keychain",
        "\"has_secret\":false",
    ];
    assert_eq!(said, expected, "{complained}");
    let bytes = std::fs::read(&store).unwrap();
    assert!(!bytes.windows(12).any(|part| part == b"mot de passe"), "in the store in clear");
}
