//! The one policy for what counts as an e-mail address.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use unicode_normalization::UnicodeNormalization;

/// An address a mail can be written to. The domain is in lower case; the local part is as written, for only its own server may say
/// whether case matters there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("an address has one @, with something on either side")]
    NoAt,
    #[error("an address has no spaces or control characters")]
    Spaces,
    #[error("the part before the @ is not one a mail server would take")]
    Local,
    #[error("the part after the @ is not a domain")]
    Domain,
    #[error("an address has at most 254 characters")]
    TooLong,
}

impl Address {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text: String = text.trim().nfc().collect();
        if text.len() > 254 {
            return Err(AddressError::TooLong);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(AddressError::Spaces);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(AddressError::NoAt)?;
        if local.is_empty() || domain.is_empty() {
            return Err(AddressError::NoAt);
        }
        if !is_local(local) {
            return Err(AddressError::Local);
        }
        let domain = domain.to_lowercase();
        if !is_domain(&domain) {
            return Err(AddressError::Domain);
        }
        Ok(Self(format!("{local}@{domain}")))
    }
}

/// A dot-atom of RFC 5322, letters beyond ASCII allowed (RFC 6531). Quoted local parts exist on paper only.
fn is_local(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty() && atom.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~·".contains(c))
        })
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && top.chars().count() >= 2
        && top.chars().any(char::is_alphabetic)
        && labels.iter().all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, AddressError> {
        text.parse::<Address>().map(|address| address.to_string())
    }

    #[test]
    fn takes_what_people_write() {
        assert_eq!(read(" camille@example.org "), Ok("camille@example.org".to_owned()));
        assert_eq!(read("Jean-Paul.O'Neill+poste@Example.ORG"), Ok("Jean-Paul.O'Neill+poste@example.org".to_owned()));
        assert_eq!(read("zoé@école.example"), Ok("zoé@école.example".to_owned()));
    }

    #[test]
    fn says_what_is_wrong_with_the_others() {
        assert_eq!(read("camille.rouviere"), Err(AddressError::NoAt));
        assert_eq!(read("@example.org"), Err(AddressError::NoAt));
        assert_eq!(read("camille @example.org"), Err(AddressError::Spaces));
        assert_eq!(read("a@example.org\r\nBcc: b@example.org"), Err(AddressError::Spaces));
        assert_eq!(read("a..b@example.org"), Err(AddressError::Local));
        assert_eq!(read("a,b@example.org"), Err(AddressError::Local));
        assert_eq!(read("camille@example"), Err(AddressError::Domain));
        assert_eq!(read("camille@-rivages.test"), Err(AddressError::Domain));
        assert_eq!(read(&format!("{}@example.org", "a".repeat(300))), Err(AddressError::TooLong));
    }
}
