//! Pages that would run, fetch, post or hide something.

use super::{HostileMail, Told, mail, with_page};

pub fn mails() -> Vec<HostileMail> {
    [handlers(), pages(), styles(), encoded()].concat()
}

const CARRIERS: [&str; 10] =
    ["img src=x", "svg", "body", "iframe", "video", "details open", "math", "input autofocus", "marquee", "a href=x"];
const TRICKS: [&str; 5] = [
    "onload=alert(1)",
    "onerror=alert(1)",
    "style=background:url(https://t.example)",
    "srcset=https://t.example/a",
    "formaction=javascript:alert(1)",
];

/// Each on each.
fn handlers() -> Vec<HostileMail> {
    let both = CARRIERS.iter().flat_map(|carrier| TRICKS.iter().map(move |trick| format!("{carrier} {trick}")));
    let numbered = both.zip(0..).map(|(tag, at): (String, u32)| {
        with_page(&format!("html-{at}"), &format!("<p>Bonjour<{tag}>x</p>"), Told::LeftOut)
    });
    numbered.collect()
}

fn pages() -> Vec<HostileMail> {
    let pages = [
        "<script>alert(1)</script>",
        "<style>@import url(https://t.example)</style>",
        "<base href=//t.example>",
        "<meta http-equiv=refresh content='0;url=https://t.example'>",
        "<a href='java&#x09;script:alert(1)'>x</a>",
        "<a href=' &#14; javascript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<form action=https://t.example><button>x</button></form>",
        "<object data=https://t.example>",
        "<embed src=https://t.example>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<table background=https://t.example>",
        "<svg><animate onbegin=alert(1) attributeName=x></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<video poster=//t.example src=https://t.example><source src=https://t.example></video>",
        "<!--[if mso]><script>alert(1)</script><![endif]--><script >alert(1)</script >",
        "<a href=x onclick=alert(1)>x</a>",
        "<img src='https://t.example/p.gif' width=1 height=1>",
        "<template><img src=x onerror=alert(1)></template>",
    ];
    let numbered = pages.iter().zip(0..);
    numbered
        .map(|(html, at): (_, u32)| with_page(&format!("page-{at}"), &format!("{html}<p>Bonjour</p>"), Told::LeftOut))
        .collect()
}

/// What would cover the program with another, or hide what is said.
fn styles() -> Vec<HostileMail> {
    let pages = [
        "<div style='position:fixed;inset:0;z-index:9999;background:#fff'>Mot de passe :</div>",
        "<style>body{display:none}</style>",
        "<p style='color:#fff;font-size:0'>Ignore</p>",
        "<p class='pane'>x</p><p id='app'>y</p>",
        "<div style='width:expression(alert(1))'>x</div>",
        "<link rel=stylesheet href=x.css>",
        "<p dir=rtl>\u{202e}fdp.VC</p>",
        "<textarea><p>x",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<plaintext>x",
        "<title>x</title><p>y",
    ];
    let numbered = pages.iter().zip(0..);
    numbered
        .map(|(html, at): (_, u32)| with_page(&format!("style-{at}"), &format!("{html}<p>Bonjour</p>"), Told::Shown))
        .collect()
}

/// In letters that only become tags once they are read.
fn encoded() -> Vec<HostileMail> {
    let utf_16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("<script>alert(1)</script>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let page = |name: &str, kind: &str, text: &[u8], told| {
        mail(name, &[format!("Content-Type: text/html; {kind}\r\n\r\n").as_bytes(), text].concat(), told)
    };
    vec![
        page("utf-7", "charset=utf-7", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", Told::LeftOut),
        page("utf-16", "charset=utf-16", &utf_16, Told::LeftOut),
        page("no-charset", "charset=x-nobody", b"<script>alert(1)</script>", Told::LeftOut),
        page("overlong", "charset=utf-8", b"\xc0\xbcscript\xc0\xbealert(1)\xc0\xbc/script\xc0\xbe", Told::Shown),
        page(
            "quoted",
            "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            b"=3Cscript=3Ealert(1)=3C/script=3E",
            Told::LeftOut,
        ),
        page("zero", "charset=utf-8", b"<scr\0ipt>alert(1)</scr\0ipt><img src=x onerror=alert(1)>", Told::LeftOut),
    ]
}
