//! Mails that mean harm, each with what is to be told of it: those of [`pages`] by what they show, of [`built`] by how they are put together,
//! of [`files`] by what they bring along.

mod built;
mod files;
mod pages;
mod pdf;

use crate::mailbox::base64;

/// What says why a mail, or a part of it, was not taken as it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The whole mail is set aside, with this reason.
    Aside(&'static str),
    /// Its page was cleaned, and says so.
    LeftOut,
    /// Its file's words were not read, for one of these reasons.
    File(&'static [&'static str]),
    /// Its file is called otherwise than it is.
    Lies,
    /// Its file lost what would lead elsewhere or turn its name: it is called so.
    Called(&'static str),
    /// Nothing was left out: it does no harm as it is shown.
    Shown,
}

#[derive(Debug, Clone)]
pub struct HostileMail {
    /// Also its subject, as far as it has one.
    pub name: String,
    pub bytes: Vec<u8>,
    pub told: Told,
}

/// Where they would report to, if they could; and what they would run.
pub const BAIT: &str = "https://t.example";
pub const HARM: &str = "alert(1)";

pub fn hostile_mails() -> Vec<HostileMail> {
    [pages::mails(), built::mails(), files::mails()].concat()
}

/// As anybody's mail begins.
fn head(name: &str) -> String {
    format!(
        "Message-ID: <{name}@h.example>\r\nFrom: Eve <eve@example.com>\r\nTo: camille.rouviere@example.org\r\n\
         Date: Tue, 20 Jan 2026 09:38:00 +0100\r\nSubject: {name}\r\nMIME-Version: 1.0\r\n"
    )
}

fn mail(name: &str, rest: &[u8], told: Told) -> HostileMail {
    HostileMail { name: name.to_owned(), bytes: [head(name).as_bytes(), rest].concat(), told }
}

/// A mail with that page.
pub fn with_page(name: &str, html: &str, told: Told) -> HostileMail {
    mail(name, format!("Content-Type: text/html; charset=utf-8\r\n\r\n{html}").as_bytes(), told)
}

/// A mail with a word of text and that file.
fn with_file(name: &str, called: &str, bytes: &[u8], told: Told) -> HostileMail {
    let rest = format!(
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nBonjour\r\n--x\r\nContent-Type: application/pdf\r\n\
         Content-Disposition: attachment; filename=\"{called}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--x--\r\n",
        base64(bytes)
    );
    mail(name, rest.as_bytes(), told)
}
