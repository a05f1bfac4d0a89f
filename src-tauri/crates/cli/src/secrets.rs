//! Passwords for the length of one command: from `VIVIER_MAIL_SECRET`, or as they were typed.

use desk::{MemorySecrets, Secrets};
use secrecy::SecretString;

#[derive(Debug, Default)]
pub struct CommandSecrets {
    typed: MemorySecrets,
}

impl Secrets for CommandSecrets {
    fn get(&self, account: &str) -> Option<SecretString> {
        let told = std::env::var("VIVIER_MAIL_SECRET").ok().filter(|secret| !secret.is_empty());
        told.map(SecretString::from).or_else(|| self.typed.get(account))
    }

    fn keep(&self, account: &str, secret: &SecretString) -> bool {
        self.typed.keep(account, secret)
    }
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
