//! The system's keychain: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
//!
//! Where there is none (a server, a session without one, or `VIVIER_KEYCHAIN=none`) a secret is held in memory for the run, and whoever
//! gave it is told that it will be asked for again. It is never written anywhere else. This crate knows no accounts and no mail.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use desk::Secrets;
use keyring::Entry;
use secrecy::{ExposeSecret, SecretString};

/// Under which all of Vivier's secrets are listed in the system's keychain.
const SERVICE: &str = "Vivier";

/// Asked once for each secret: a locked keychain asks the person, and not each time an account is looked at.
#[derive(Debug)]
pub struct Keychain {
    is_there: bool,
    known: Mutex<HashMap<String, Option<SecretString>>>,
}

impl Keychain {
    pub fn of_the_system() -> Self {
        let is_there = std::env::var_os("VIVIER_KEYCHAIN").is_none_or(|wanted| wanted != "none");
        Self { is_there, known: Mutex::default() }
    }

    fn entry(&self, name: &str) -> Option<Entry> {
        if self.is_there { Entry::new(SERVICE, name).ok() } else { None }
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, Option<SecretString>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Secrets for Keychain {
    fn get(&self, name: &str) -> Option<SecretString> {
        if let Some(known) = self.known().get(name) {
            return known.clone();
        }
        // Not held meanwhile: the keychain may be waiting for a person.
        let found = self.entry(name).and_then(|entry| entry.get_password().ok()).map(SecretString::from);
        self.known().entry(name.to_owned()).or_insert(found).clone()
    }

    fn hold(&self, name: &str, secret: &SecretString) {
        self.known().insert(name.to_owned(), Some(secret.clone()));
    }

    fn keep(&self, name: &str, secret: &SecretString) -> bool {
        self.hold(name, secret);
        self.entry(name).is_some_and(|entry| entry.set_password(secret.expose_secret()).is_ok())
    }

    fn forget(&self, name: &str) {
        self.known().insert(name.to_owned(), None);
        if let Some(entry) = self.entry(name) {
            // One that is not there is forgotten already.
            let _ = entry.delete_credential();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(secret: Option<SecretString>) -> Option<String> {
        secret.map(|secret| secret.expose_secret().to_owned())
    }

    #[test]
    fn without_a_keychain_a_secret_lasts_for_the_run_and_that_is_said() {
        let nowhere = || Keychain { is_there: false, known: Mutex::default() };
        let keychain = nowhere();
        assert_eq!(shown(keychain.get("camille@smtp.example.org:465")), None);
        assert!(!keychain.keep("camille@smtp.example.org:465", &SecretString::from("très secret")));
        assert_eq!(shown(keychain.get("camille@smtp.example.org:465")), Some("très secret".to_owned()));
        assert_eq!(shown(keychain.get("ada@smtp.example.org:465")), None, "each account has its own");
        keychain.forget("camille@smtp.example.org:465");
        assert_eq!(shown(keychain.get("camille@smtp.example.org:465")), None);
        assert_eq!(shown(nowhere().get("camille@smtp.example.org:465")), None);
        assert!(!format!("{keychain:?}").contains("secret\""));
    }
}
