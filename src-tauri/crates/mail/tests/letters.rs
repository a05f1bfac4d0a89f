//! Letters as bytes, read back by two independent readers.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

use std::io::Write;
use std::process::{Command, Stdio};

use hiring::Moment;
use mail::{Attachment, Composed, Letter, LetterError, Party};
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

fn party(name: &str, address: &str) -> Party {
    Party { name: Some(name.to_owned()).filter(|name| !name.is_empty()), address: address.parse().unwrap() }
}

fn letter() -> Letter {
    Letter {
        from: party("Camille Rouvière", "camille@example.org"),
        reply_to: Vec::new(),
        to: vec![party("Zoé Martin", "zoe@example.com")],
        cc: Vec::new(),
        bcc: Vec::new(),
        subject: "Votre candidature est bien arrivée".to_owned(),
        text: "Bonjour Zoé,\n\nMerci.\n".to_owned(),
        html: "<p>Bonjour Zoé,</p>\n<p>Merci.</p>\n".to_owned(),
        attachments: Vec::new(),
        message_id: "<1.a@example.org>".to_owned(),
        date: Moment::from_millis(1_795_251_600_000),
        in_reply_to: None,
        references: Vec::new(),
        answers_by_itself: false,
    }
}

fn header_lines(composed: &Composed) -> Vec<String> {
    let text = String::from_utf8(composed.bytes.clone()).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap();
    head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n").map(str::to_owned).collect()
}

/// What any mail must be, whatever is in it.
fn assert_fit_for_the_wire(composed: &Composed) {
    let text = String::from_utf8(composed.bytes.clone()).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 998), "a line is too long");
    let bare = text.replace("\r\n", "");
    assert!(!bare.contains(['\r', '\n', '\0']), "a bare line end");
}

#[test]
fn the_headers_say_who_writes_to_whom_when_and_in_answer_to_what() {
    let mut letter = letter();
    letter.reply_to = vec![party("", "recrutement@example.org"), party("", "jo@example.org")];
    letter.cc = vec![party("Ada", "ada@école.example")];
    letter.bcc = vec!["archive@example.org".parse().unwrap()];
    letter.in_reply_to = Some("<q1@example.com>".to_owned());
    letter.references = vec!["<q0@example.com>".to_owned(), "no id".to_owned(), "<q1@example.com>".to_owned()];
    letter.answers_by_itself = true;
    let composed = letter.compose().unwrap();
    assert_fit_for_the_wire(&composed);
    let lines = header_lines(&composed);
    let has = |line: &str| assert!(lines.iter().any(|found| found == line), "{line} is not in {lines:#?}");
    has("Message-ID: <1.a@example.org>");
    has("Date: Sat, 21 Nov 2026 09:00:00 +0000");
    has("Reply-To: recrutement@example.org, jo@example.org");
    has("Cc: Ada <ada@xn--cole-9oa.example>");
    has("In-Reply-To: <q1@example.com>");
    has("References: <q0@example.com> <q1@example.com>");
    has("Auto-Submitted: auto-replied");
    has("MIME-Version: 1.0");
    assert!(!lines.iter().any(|line| line.to_lowercase().contains("archive")), "bcc stays in the envelope");
    let to: Vec<_> = composed.envelope.to.iter().map(ToString::to_string).collect();
    assert_eq!(to, ["zoe@example.com", "ada@xn--cole-9oa.example", "archive@example.org"]);
}

#[test]
fn a_letter_without_recipient_or_with_a_false_id_is_refused() {
    assert_eq!(Letter { to: Vec::new(), ..letter() }.compose(), Err(LetterError::Nobody));
    let id = "<a@example.org>\r\nBcc: <z@example.org>".to_owned();
    assert_eq!(Letter { message_id: id.clone(), ..letter() }.compose(), Err(LetterError::MessageId(id)));
}

/// What a name looks like to Malo is what Camille wrote, not what a program makes of it.
#[test]
fn words_that_look_encoded_are_read_as_they_stand() {
    let words = "=?utf-8?q?Direction_g=C3=A9n=C3=A9rale?=";
    let letter = Letter { subject: words.to_owned(), to: vec![party(words, "malo@example.com")], ..letter() };
    let composed = letter.compose().unwrap();
    let read = MessageParser::default().parse(&composed.bytes).unwrap();
    assert_eq!(read.subject(), Some("= ?utf-8?q?Direction_g=C3=A9n=C3=A9rale?="));
    assert!(read.to().unwrap().first().unwrap().name().unwrap().starts_with("= ?utf-8"));
}

#[test]
fn nothing_but_a_non_ascii_local_part_needs_more_than_ascii() {
    let composed = letter().compose().unwrap();
    assert!(composed.bytes.is_ascii());
    let composed = Letter { to: vec![party("Zoé", "zoé@example.com")], ..letter() }.compose().unwrap();
    assert!(!composed.bytes.is_ascii());
    assert!(composed.envelope.to[0].needs_utf8());
}

#[test]
fn attachments_arrive_as_they_were() {
    let bytes: Vec<u8> = (0..=255).cycle().take(3000).collect();
    let names = ["CV Zoé Martin — été.pdf", "a\"b;c\r\nBcc: x.txt", "../../secret.txt", "履歴書.docx", ""];
    let attachments = names.map(|name| Attachment { name: name.to_owned(), bytes: bytes.clone() }).to_vec();
    let composed = Letter { attachments, ..letter() }.compose().unwrap();
    assert_fit_for_the_wire(&composed);
    let read = MessageParser::default().parse(&composed.bytes).unwrap();
    let found: Vec<_> = read.attachments().map(|part| part.attachment_name().unwrap().to_owned()).collect();
    assert_eq!(found, ["CV Zoé Martin — été.pdf", "a\"b;c Bcc: x.txt", ".._.._secret.txt", "履歴書.docx", "file"]);
    // The reader decodes what calls itself a text.
    let files: Vec<_> = read.attachments().filter(|part| !part.is_text()).collect();
    assert_eq!(files.len(), 3);
    assert!(files.iter().all(|part| part.contents() == bytes));
}

/// Names, subjects and bodies as somebody hostile or merely unlucky would write them.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\nBcc: mallory@example.com\r\n".to_owned()),
        Just("\n.\n".to_owned()),
        Just("=?utf-8?q?=0D=0ABcc:_x=40example.com?=".to_owned()),
        Just("\"<a@example.com>\", b@example.com".to_owned()),
        Just("\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{202e}".to_owned()),
        Just("x".repeat(1200)),
        "[ -~]{0,30}",
        "\\PC{0,20}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// As a person would see it on one line.
fn on_one_line(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'));
    let spaced: String =
        kept.map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

const KNOWN_HEADERS: [&str; 10] =
    ["message-id", "date", "from", "subject", "reply-to", "to", "cc", "mime-version", "content-type", "auto-submitted"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_becomes_another_header_or_recipient(name in nasty(), subject in nasty(), text in nasty(), file in nasty()) {
        let attachments = vec![Attachment { name: file, bytes: text.clone().into_bytes() }];
        let composed = Letter {
            from: party(&name, "camille@example.org"),
            to: vec![party(&name, "zoe@example.com")],
            cc: vec![party(&name, "ada@example.com")],
            subject: subject.clone(),
            text: text.clone(),
            html: text.clone(),
            attachments,
            ..letter()
        }.compose().unwrap();
        assert_fit_for_the_wire(&composed);
        let read = MessageParser::default().parse(&composed.bytes).unwrap();
        for header in read.headers() {
            prop_assert!(KNOWN_HEADERS.contains(&header.name().to_lowercase().as_str()), "{}", header.name());
        }
        let addresses = |found: Option<&mail_parser::Address<'_>>| -> Vec<String> {
            found.map(|found| found.iter().filter_map(|one| one.address().map(str::to_owned)).collect()).unwrap_or_default()
        };
        prop_assert_eq!(addresses(read.from()), ["camille@example.org"]);
        prop_assert_eq!(addresses(read.to()), ["zoe@example.com"]);
        prop_assert_eq!(addresses(read.cc()), ["ada@example.com"]);
        prop_assert_eq!(read.bcc().map(|_| ()), None);
        prop_assert_eq!(read.attachments().next().unwrap().contents(), text.as_bytes());
    }

    #[test]
    fn a_subject_and_a_name_are_read_as_they_were_written(subject in "[ -~éèàùœ’« »—日本\u{1f41f}]{1,120}", name in "[a-zA-Zéïœ日 .,'’-]{1,60}") {
        let composed = Letter { subject: subject.clone(), to: vec![party(&name, "zoe@example.com")], ..letter() }.compose().unwrap();
        let read = MessageParser::default().parse(&composed.bytes).unwrap();
        // As it would begin a word in another encoding, it is parted.
        prop_assert_eq!(on_one_line(read.subject().unwrap_or_default()), on_one_line(&subject).replace("=?", "= ?"));
        let to = read.to().unwrap().first().unwrap();
        prop_assert_eq!(on_one_line(to.name().unwrap_or_default()), on_one_line(&name));
    }
}

const READ_IN_PYTHON: &str = r"
import sys, json
from email import message_from_binary_file, policy
m = message_from_binary_file(sys.stdin.buffer, policy=policy.default)
print(json.dumps({
    'subject': m['subject'], 'to': [[a.display_name, a.addr_spec] for a in m['to'].addresses],
    'text': m.get_body(('plain',)).get_content(), 'html': m.get_body(('html',)).get_content(),
    'files': [[p.get_filename(), p.get_content() if p.get_content_maintype() == 'text' else len(p.get_content())] for p in m.iter_attachments()],
    'defects': [str(d) for d in m.defects]}))
";

#[test]
fn another_reader_agrees() {
    let letter = Letter {
        to: vec![party("Zoé « l’Ancienne » O'Neill, Jr.", "zoe@example.com")],
        subject:
            "Réponse à votre candidature – éditrice\u{a0}; l’été, à Sète, en équipe avec des gens de toute la façade"
                .to_owned(),
        text: format!(".\nUne ligne {}\n.fin\n", "très longue ".repeat(120)),
        html: "<p>é</p>\n".to_owned(),
        attachments: vec![Attachment { name: "lettre d’été.txt".to_owned(), bytes: "é\n.\nà\r\n".into() }],
        ..letter()
    };
    let composed = letter.compose().unwrap();
    let python = Command::new("python3")
        .args(["-c", READ_IN_PYTHON])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut python) = python else {
        println!("skipped: there is no python3");
        return;
    };
    python.stdin.take().unwrap().write_all(&composed.bytes).unwrap();
    let read: serde_json::Value = serde_json::from_slice(&python.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(read["subject"], letter.subject.as_str());
    assert_eq!(read["to"], serde_json::json!([["Zoé « l’Ancienne » O'Neill, Jr.", "zoe@example.com"]]));
    assert_eq!(read["text"].as_str().unwrap().trim_end(), letter.text.trim_end());
    assert_eq!(read["html"].as_str().unwrap().trim_end(), letter.html.trim_end());
    assert_eq!(read["files"][0][0], "lettre d’été.txt");
    assert_eq!(read["defects"], serde_json::json!([]));
}
