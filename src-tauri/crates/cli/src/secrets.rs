//! Passwords: from `VIVIER_MAIL_SECRET`, as they were typed for this command, or from the system's keychain.

use desk::{MemorySecrets, Secrets};
use keychain::Keychain;
use secrecy::SecretString;

#[derive(Debug)]
pub struct CommandSecrets {
    typed: MemorySecrets,
    keychain: Keychain,
}

impl Default for CommandSecrets {
    fn default() -> Self {
        Self { typed: MemorySecrets::default(), keychain: Keychain::of_the_system() }
    }
}

impl Secrets for CommandSecrets {
    fn get(&self, account: &str) -> Option<SecretString> {
        told().or_else(|| self.typed.get(account)).or_else(|| self.keychain.get(account))
    }

    fn hold(&self, account: &str, secret: &SecretString) {
        self.typed.hold(account, secret);
    }

    fn keep(&self, account: &str, secret: &SecretString) -> bool {
        self.keychain.keep(account, secret)
    }

    fn forget(&self, account: &str) {
        self.typed.forget(account);
        self.keychain.forget(account);
    }
}

/// What the environment says.
pub fn told() -> Option<SecretString> {
    std::env::var("VIVIER_MAIL_SECRET").ok().filter(|secret| !secret.is_empty()).map(SecretString::from)
}

/// None where nobody sits at a terminal.
pub fn ask(prompt: &str) -> Option<SecretString> {
    let terminal = console::Term::stderr();
    if !terminal.is_term() {
        return None;
    }
    terminal.write_str(prompt).ok()?;
    terminal.read_secure_line().ok().filter(|secret| !secret.is_empty()).map(SecretString::from)
}
