//! An address as it goes over the wire.

use hiring::Address;

/// With its domain in ASCII (IDNA). A local part beyond ASCII stays, and needs a server that takes it (SMTPUTF8).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WireAddress {
    local: String,
    domain: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} has a domain that cannot be written in ASCII")]
pub struct NotForTheWire(pub Address);

impl WireAddress {
    pub fn new(address: &Address) -> Result<Self, NotForTheWire> {
        let wrong = || NotForTheWire(address.clone());
        let (local, domain) = address.as_str().rsplit_once('@').ok_or_else(wrong)?;
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| wrong())?;
        Ok(Self { local: local.to_owned(), domain })
    }

    pub fn local(&self) -> &str {
        &self.local
    }

    pub fn domain(&self) -> &str {
        &self.domain
    }

    pub fn needs_utf8(&self) -> bool {
        !self.local.is_ascii()
    }
}

impl std::fmt::Display for WireAddress {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}@{}", self.local, self.domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_domain_is_ascii_and_the_rest_is_kept() {
        let wire = |text: &str| WireAddress::new(&text.parse().unwrap()).unwrap();
        assert_eq!(wire("Camille@école.example").to_string(), "Camille@xn--cole-9oa.example");
        assert!(!wire("Camille@école.example").needs_utf8());
        assert_eq!(wire("zoé@example.org").to_string(), "zoé@example.org");
        assert!(wire("zoé@example.org").needs_utf8());
    }
}
