//! Which servers an address probably sends and is read by: the large providers by name, else the usual names of a mail server.

use hiring::{Address, Security, SignInBy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::WireAddress;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Guess {
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub sign_in: SignInBy,
    /// The provider is known: this is no guess.
    pub known: bool,
    /// It wants a password made for programs, not the one of its web page.
    pub app_password: bool,
    /// Where its mails are read.
    pub mailbox: GuessedMailbox,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuessedMailbox {
    pub host: String,
    pub port: u16,
    pub security: Security,
}

struct Provider {
    domains: &'static [&'static str],
    host: &'static str,
    port: u16,
    app_password: bool,
    sign_in: SignInBy,
    mailbox: &'static str,
}

const fn provider(domains: &'static [&'static str], host: &'static str, port: u16, mailbox: &'static str) -> Provider {
    Provider { domains, host, port, app_password: false, sign_in: SignInBy::Password, mailbox }
}

impl Provider {
    const fn with_app_password(self) -> Self {
        Self { app_password: true, ..self }
    }

    const fn by_token(self) -> Self {
        Self { sign_in: SignInBy::Xoauth2, ..self }
    }
}

const PROVIDERS: &[Provider] = &[
    provider(&["gmail.com", "googlemail.com"], "smtp.gmail.com", 465, "imap.gmail.com").with_app_password(),
    provider(
        &["outlook.com", "outlook.fr", "hotmail.com", "hotmail.fr", "live.com", "live.fr", "msn.com"],
        "smtp-mail.outlook.com",
        587,
        "outlook.office365.com",
    )
    .by_token(),
    provider(&["orange.fr", "wanadoo.fr", "voila.fr"], "smtp.orange.fr", 465, "imap.orange.fr"),
    provider(&["free.fr", "libertysurf.fr", "online.fr", "aliceadsl.fr"], "smtp.free.fr", 465, "imap.free.fr"),
    provider(
        &["sfr.fr", "neuf.fr", "cegetel.net", "club-internet.fr", "9online.fr", "numericable.fr"],
        "smtp.sfr.fr",
        465,
        "imap.sfr.fr",
    ),
    provider(&["laposte.net"], "smtp.laposte.net", 465, "imap.laposte.net"),
    provider(&["bbox.fr"], "smtp.bbox.fr", 587, "imap.bbox.fr"),
    provider(&["mailo.com", "net-c.com", "netcourrier.com"], "mail.mailo.com", 465, "mail.mailo.com"),
    provider(&["zaclys.net", "zaclys.com"], "mail.zaclys.com", 465, "mail.zaclys.com"),
    provider(&["infomaniak.com", "ik.me", "ikmail.com", "etik.com"], "mail.infomaniak.com", 465, "mail.infomaniak.com"),
    provider(
        &["yahoo.com", "yahoo.fr", "ymail.com", "rocketmail.com"],
        "smtp.mail.yahoo.com",
        465,
        "imap.mail.yahoo.com",
    )
    .with_app_password(),
    provider(&["aol.com", "aol.fr"], "smtp.aol.com", 465, "imap.aol.com").with_app_password(),
    provider(&["icloud.com", "me.com", "mac.com"], "smtp.mail.me.com", 587, "imap.mail.me.com").with_app_password(),
    provider(&["gmx.com", "gmx.fr"], "mail.gmx.com", 465, "imap.gmx.com"),
    provider(&["gmx.net", "gmx.de", "gmx.at", "gmx.ch"], "mail.gmx.net", 465, "imap.gmx.net"),
    provider(&["web.de"], "smtp.web.de", 587, "imap.web.de"),
    provider(&["t-online.de"], "securesmtp.t-online.de", 465, "secureimap.t-online.de"),
    provider(&["fastmail.com", "fastmail.fm"], "smtp.fastmail.com", 465, "imap.fastmail.com").with_app_password(),
    provider(&["zoho.com", "zohomail.com"], "smtp.zoho.com", 465, "imap.zoho.com").with_app_password(),
    provider(&["zoho.eu", "zohomail.eu"], "smtp.zoho.eu", 465, "imap.zoho.eu").with_app_password(),
    provider(&["posteo.de", "posteo.net", "posteo.eu"], "posteo.de", 465, "posteo.de"),
    provider(&["mailbox.org"], "smtp.mailbox.org", 465, "imap.mailbox.org"),
    provider(&["disroot.org"], "disroot.org", 465, "disroot.org"),
    provider(&["riseup.net"], "mail.riseup.net", 465, "mail.riseup.net"),
    provider(&["bluewin.ch"], "smtpauths.bluewin.ch", 465, "imaps.bluewin.ch"),
    provider(&["skynet.be", "proximus.be"], "relay.proximus.be", 587, "imap.proximus.be"),
    provider(&["telenet.be"], "smtp.telenet.be", 587, "imap.telenet.be"),
    provider(&["btinternet.com"], "mail.btinternet.com", 465, "mail.btinternet.com"),
    provider(&["libero.it"], "smtp.libero.it", 465, "imapmail.libero.it"),
];

/// What to try, best first.
pub fn guesses(address: &Address) -> Vec<Guess> {
    let Ok(wire) = WireAddress::new(address) else { return Vec::new() };
    let domain = wire.domain();
    if let Some(known) = PROVIDERS.iter().find(|provider| provider.domains.contains(&domain)) {
        return vec![Guess {
            host: known.host.to_owned(),
            port: known.port,
            security: security_of(known.port),
            sign_in: known.sign_in,
            known: true,
            app_password: known.app_password,
            mailbox: mailbox(known.mailbox.to_owned()),
        }];
    }
    let names = [("smtp", 465), ("mail", 465), ("smtp", 587), ("mail", 587)];
    let guess = |(name, port)| Guess {
        host: format!("{name}.{domain}"),
        port,
        security: security_of(port),
        sign_in: SignInBy::Password,
        known: false,
        app_password: false,
        // Who sends by mail.… reads there as well.
        mailbox: mailbox(format!("{}.{domain}", if name == "mail" { "mail" } else { "imap" })),
    };
    names.into_iter().map(guess).collect()
}

const fn mailbox(host: String) -> GuessedMailbox {
    GuessedMailbox { host, port: 993, security: Security::Tls }
}

const fn security_of(port: u16) -> Security {
    if port == 465 { Security::Tls } else { Security::StartTls }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_provider_is_known_and_others_are_guessed() {
        let at = |provider: &str| guesses(&format!("camille@{provider}").parse().unwrap());
        let found = at("laposte.net");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].host.as_str(), found[0].port, found[0].known), ("smtp.laposte.net", 465, true));
        assert_eq!((found[0].mailbox.host.as_str(), found[0].mailbox.port), ("imap.laposte.net", 993));
        assert!(at("gmail.com")[0].app_password);
        let guessed = guesses(&"camille@école.example".parse().unwrap());
        assert_eq!(guessed[0].host, "smtp.xn--cole-9oa.example");
        assert_eq!(guessed[0].mailbox.host, "imap.xn--cole-9oa.example");
        assert_eq!(guessed[1].mailbox.host, "mail.xn--cole-9oa.example");
        assert_eq!((guessed[1].host.as_str(), guessed[1].security), ("mail.xn--cole-9oa.example", Security::Tls));
        assert_eq!((guessed[2].port, guessed[2].security, guessed[2].known), (587, Security::StartTls, false));
    }

    #[test]
    fn no_domain_has_two_providers() {
        let mut domains: Vec<_> = PROVIDERS.iter().flat_map(|provider| provider.domains).collect();
        let all = domains.len();
        domains.sort_unstable();
        domains.dedup();
        assert_eq!(domains.len(), all);
    }
}
