//! Mails put together so that taking them apart would take all memory, or for ever.

use super::{HostileMail, Told, head, mail};
use crate::mailbox::base64;

const TOO_DEEP: Told = Told::Aside("too_deep");

pub fn mails() -> Vec<HostileMail> {
    [nested(), parted(), hidden(), heads(), large()].concat()
}

/// Mails in mails, parts in parts, elements in elements, passed on again and again.
fn nested() -> Vec<HostileMail> {
    let mut mails = Vec::new();
    for depth in [2, 50, 199, 5_000, 60_000] {
        let told = if depth > 200 { TOO_DEEP } else { Told::Shown };
        let inner = "Content-Type: message/rfc822\r\n\r\n".repeat(depth);
        mails.push(mail(&format!("nested-{depth}"), format!("{inner}\r\nx").as_bytes(), told));
        let part = |at| format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n");
        let parts: String = (0..depth).map(part).collect();
        mails.push(mail(&format!("parts-{depth}"), format!("{parts}\r\nx").as_bytes(), told));
        let deep = "<div><b>".repeat(depth);
        let page = format!("Content-Type: text/html\r\n\r\n{deep}x");
        mails.push(mail(&format!("deep-{depth}"), page.as_bytes(), Told::Shown));
        let again = "---------- Forwarded message ---------\nDe : a@example.org\n\n".repeat(depth);
        let told = if depth > 10_000 { TOO_DEEP } else { Told::Shown };
        mails.push(mail(&format!("forwarded-{depth}"), format!("\r\n{again}x").as_bytes(), told));
    }
    // As no program writes it, and as it is read all the same.
    let blanks =
        format!("Content-Type: message/rfc822\r\n\r\n{}x", " CONTENT -Type:\tmessage/rfc822\r\n\r\n".repeat(5_000));
    mails.push(mail("nested-blanks", blanks.as_bytes(), TOO_DEEP));
    mails
}

/// More parts than anybody's mail, none of which says what it is.
fn parted() -> Vec<HostileMail> {
    let many = |kind: &str, part: &str| {
        format!("Content-Type: multipart/{kind}; boundary=x\r\n\r\n{}", part.repeat(300_000)).into_bytes()
    };
    let open = "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\nx";
    let endless = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nx";
    vec![
        mail("parts-bare", &many("mixed", "--x\n\na\n"), TOO_DEEP),
        mail("parts-digest", &many("digest", "--x\n\nA: b\n\na\n"), TOO_DEEP),
        mail("parts-in-a-line", &many("mixed", "a --x\nB:\n\n"), TOO_DEEP),
        mail("border-empty", open.as_bytes(), Told::Shown),
        mail("border-again", endless.as_bytes(), Told::Shown),
    ]
}

/// What they hold is encoded, so that it is not seen from outside.
fn hidden() -> Vec<HostileMail> {
    let bomb = format!("{}{}x", head("inner"), "Content-Type: message/rfc822\r\n\r\n".repeat(5_000));
    let bare =
        format!("{}Content-Type: multipart/mixed; boundary=x\r\n\r\n{}", head("inner"), "--x\n\na\n".repeat(300_000));
    let encoded = |kind: &str, encoding: &str, inner: &str| {
        let inner = if encoding.contains("64") { base64(inner.as_bytes()) } else { inner.replace('=', "=3D") };
        format!("{kind}Content-Transfer-Encoding:{encoding}\r\n\r\n{inner}\r\n")
    };
    let of_mail = "Content-Type: message/rfc822\r\n";
    let twice = format!("{}{}", head("middle"), encoded(of_mail, " base64", &bomb));
    let four =
        (0..4).fold(bomb.clone(), |inner, _| format!("{}{}", head("middle"), encoded(of_mail, " base64", &inner)));
    let digest =
        format!("Content-Type: multipart/digest; boundary=y\r\n\r\n--y\r\n{}--y--\r\n", encoded("", " base64", &bomb));
    vec![
        mail("hidden-mails", encoded(of_mail, " base64", &bomb).as_bytes(), TOO_DEEP),
        mail("hidden-parts", encoded(of_mail, " base64", &bare).as_bytes(), TOO_DEEP),
        mail(
            "hidden-folded",
            encoded("Content-Type:\r\n MESSAGE/Global; a=b\r\n", "\r\n BASE64", &bomb).as_bytes(),
            TOO_DEEP,
        ),
        mail("hidden-word", encoded(of_mail, " =?utf-8?q?base64?=", &bomb).as_bytes(), TOO_DEEP),
        mail("hidden-quoted", encoded(of_mail, " quoted-printable", &bomb).as_bytes(), TOO_DEEP),
        mail("hidden-twice", encoded(of_mail, " base64", &twice).as_bytes(), TOO_DEEP),
        mail("hidden-deeper", encoded(of_mail, " base64", &four).as_bytes(), TOO_DEEP),
        mail("hidden-digest", digest.as_bytes(), Told::Shown),
    ]
}

/// Heads without end, and heads that would begin another.
fn heads() -> Vec<HostileMail> {
    let long = |name: &str, line: &str, again: &str, times: usize| {
        mail(name, format!("{line}{}\r\n\r\nx", again.repeat(times)).as_bytes(), Told::Shown)
    };
    let inject = "Reply-To: =?utf-8?q?Eve=0D=0ABcc:_all=40example.org?= <eve@example.com>\r\n\
        X-A: =?utf-8?b?DQpTdWJqZWN0OiBvdGhlcg==?=\r\n\r\nx";
    vec![
        mail("headers", format!("{}\r\nx", "X-A: b\r\n".repeat(100_000)).as_bytes(), TOO_DEEP),
        mail("long-line", &[b"\r\n".as_slice(), &vec![b'a'; 3_000_000]].concat(), Told::Shown),
        long("references", "References: ", "<a@b> ", 100_000),
        long("recipients", "Cc: ", "a@example.org, ", 50_000),
        long("word", "X: ", "=?UTF-8?B?4pi?=", 20_000),
        long("comments", "Cc: ", "(", 500_000),
        long("parameters", "Content-Type: text/plain; ", "a*0=b; ", 100_000),
        long("quotation", "Cc: \"", "\\\"", 500_000),
        mail("injected", inject.as_bytes(), Told::Shown),
        HostileMail { name: String::new(), bytes: Vec::new(), told: Told::Aside("unreadable") },
        HostileMail {
            name: String::new(),
            bytes: (0..=255).cycle().take(100_000).collect(),
            told: Told::Aside("unreadable"),
        },
        HostileMail { name: String::new(), bytes: b"\0\r\n".repeat(100_000), told: Told::Aside("unreadable") },
        HostileMail { name: String::new(), bytes: b"From: \r\nTo: \r\n\r\n".to_vec(), told: Told::Aside("empty") },
    ]
}

/// A little more than servers take in.
fn large() -> Vec<HostileMail> {
    let rest = [
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n".as_slice(),
        &vec![b'A'; mail::LARGEST_MAIL],
    ];
    vec![mail("large", &rest.concat(), Told::Aside("too_large"))]
}
