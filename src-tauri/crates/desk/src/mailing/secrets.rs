//! Where passwords and tokens are kept: never in the store, a log or an error.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use secrecy::SecretString;

/// The system's keychain, or what stands in for it. `account` is the account's user at its server: the same for every store.
pub trait Secrets: Send + Sync {
    fn get(&self, account: &str) -> Option<SecretString>;
    /// For as long as this is there.
    fn hold(&self, account: &str, secret: &SecretString);
    /// Whether it could be kept beyond that.
    /// Where it could not be, it is there for as long as this is.
    fn keep(&self, account: &str, secret: &SecretString) -> bool;
    fn forget(&self, account: &str);
}

/// For as long as the desk is there.
#[derive(Debug, Default)]
pub struct MemorySecrets(Mutex<HashMap<String, SecretString>>);

impl MemorySecrets {
    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<String, SecretString>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Secrets for MemorySecrets {
    fn get(&self, account: &str) -> Option<SecretString> {
        self.held().get(account).cloned()
    }

    fn hold(&self, account: &str, secret: &SecretString) {
        self.held().insert(account.to_owned(), secret.clone());
    }

    fn keep(&self, account: &str, secret: &SecretString) -> bool {
        self.hold(account, secret);
        false
    }

    fn forget(&self, account: &str) {
        self.held().remove(account);
    }
}
