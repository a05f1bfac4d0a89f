//! Where somebody can be seen on the web: a profile, a portfolio.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;

codes! {
    pub enum LinkKind {
        Linkedin = "linkedin",
        Github = "github",
        Gitlab = "gitlab",
        /// A public account on a network.
        Social = "social",
        /// A site of one's own, or a page with one's work.
        Portfolio = "portfolio",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileLink {
    /// As it opens: with its scheme, otherwise as written.
    pub url: String,
    pub kind: LinkKind,
    /// The same for every way to write a link to the same profile.
    pub key: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    #[error("a link names a site, as example.org/page")]
    NoSite,
    #[error("only http and https links are kept")]
    Scheme,
    #[error("a link has no spaces and at most 2000 characters")]
    NotOneWord,
}

/// Sites where the first part of the path names the person.
const NAMED_BY_PATH: [(&str, LinkKind); 15] = [
    ("github.com", LinkKind::Github),
    ("gitlab.com", LinkKind::Gitlab),
    ("framagit.org", LinkKind::Gitlab),
    ("codeberg.org", LinkKind::Gitlab),
    ("bitbucket.org", LinkKind::Gitlab),
    ("x.com", LinkKind::Social),
    ("instagram.com", LinkKind::Social),
    ("facebook.com", LinkKind::Social),
    ("threads.net", LinkKind::Social),
    ("tiktok.com", LinkKind::Social),
    ("mastodon.social", LinkKind::Social),
    ("behance.net", LinkKind::Portfolio),
    ("dribbble.com", LinkKind::Portfolio),
    ("vimeo.com", LinkKind::Portfolio),
    ("about.me", LinkKind::Portfolio),
];

impl ProfileLink {
    pub fn read(text: &str) -> Result<Self, LinkError> {
        let text = text.trim();
        if text.len() > 2000 || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(LinkError::NotOneWord);
        }
        let rest = match text.split_once("://") {
            Some((scheme, rest)) if ["http", "https"].contains(&scheme.to_lowercase().as_str()) => rest,
            Some(_) => return Err(LinkError::Scheme),
            None if text.contains(':') && !text.contains('/') => return Err(LinkError::Scheme),
            None => text,
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let host = host.to_lowercase();
        if !is_host(&host) {
            return Err(LinkError::NoSite);
        }
        let (kind, key) = kind_and_key(&host, path);
        let url = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        Ok(Self { url, kind, key })
    }
}

fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && top.len() >= 2
        && top.chars().all(char::is_alphabetic)
        && labels.iter().all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

fn kind_and_key(host: &str, path: &str) -> (LinkKind, String) {
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decoded).collect();
    let first = parts.first().map(String::as_str).unwrap_or_default();
    if host == "linkedin.com" || host.ends_with(".linkedin.com") {
        // Of `/in/camille/fr` and `/pub/camille/1/2`, the language and the numbers say nothing about the person.
        let person = if ["in", "pub"].contains(&first) { parts.get(1) } else { None };
        let key = person.map_or_else(|| parts.join("/"), |person| format!("in/{person}"));
        return (LinkKind::Linkedin, format!("linkedin.com/{key}"));
    }
    let host = if host == "twitter.com" { "x.com" } else { host };
    if let Some((site, kind)) = NAMED_BY_PATH.iter().find(|(site, _)| *site == host) {
        return (*kind, format!("{site}/{}", first.trim_start_matches('@')));
    }
    if first.starts_with('@') {
        return (LinkKind::Social, format!("{host}/{first}"));
    }
    if let Some(name) = host.strip_suffix(".github.io").or_else(|| host.strip_suffix(".gitlab.io")) {
        return (LinkKind::Portfolio, format!("{name}.pages/{}", parts.join("/")));
    }
    (LinkKind::Portfolio, [vec![host.to_owned()], parts].concat().join("/"))
}

/// Without percent signs and case: `Zo%C3%A9` is `zoé`.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        let code = (byte == b'%').then(|| {
            let mut ahead = rest.clone();
            let digits = [ahead.next()?, ahead.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()
        });
        match code.flatten() {
            Some(code) => {
                bytes.push(code);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        ProfileLink::read(text).unwrap().key
    }

    #[test]
    fn all_writings_of_a_profile_are_one() {
        for text in [
            "linkedin.com/in/camille-rouviere",
            "https://www.linkedin.com/in/camille-rouviere/",
            "https://fr.linkedin.com/in/Camille-Rouviere?trk=abc",
            "http://linkedin.com/in/camille%2Drouviere/en#top",
        ] {
            assert_eq!(key(text), "linkedin.com/in/camille-rouviere", "{text}");
        }
        assert_eq!(key("https://github.com/Camille/outils"), key("github.com/camille"));
        assert_eq!(key("twitter.com/@camille"), key("https://x.com/camille"));
        assert_eq!(key("https://camille.example/book/"), key("www.camille.example/book"));
    }

    #[test]
    fn it_says_what_kind_of_place_it_is() {
        let kind = |text| ProfileLink::read(text).unwrap().kind;
        assert_eq!(kind("linkedin.com/in/awa"), LinkKind::Linkedin);
        assert_eq!(kind("github.com/awa"), LinkKind::Github);
        assert_eq!(kind("gitlab.com/awa"), LinkKind::Gitlab);
        assert_eq!(kind("https://social.example/@awa"), LinkKind::Social);
        assert_eq!(kind("awa.example"), LinkKind::Portfolio);
    }

    #[test]
    fn what_opens_something_else_is_refused() {
        assert_eq!(ProfileLink::read("javascript:alert(1)"), Err(LinkError::Scheme));
        assert_eq!(ProfileLink::read("file:///etc/passwd"), Err(LinkError::Scheme));
        assert_eq!(ProfileLink::read("camille"), Err(LinkError::NoSite));
        assert_eq!(ProfileLink::read("12.30"), Err(LinkError::NoSite));
        assert_eq!(ProfileLink::read("a b.example"), Err(LinkError::NotOneWord));
        assert_eq!(
            ProfileLink::read("https://camille.example/%e9%"),
            Ok(ProfileLink {
                url: "https://camille.example/%e9%".to_owned(),
                kind: LinkKind::Portfolio,
                key: "camille.example/\u{fffd}%".to_owned(),
            })
        );
    }
}
