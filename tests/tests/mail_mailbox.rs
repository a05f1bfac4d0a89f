//! What a mailbox's server may say, and what is believed of it: servers of a few lines, on this computer.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use hiring::{Security, SignInBy};
use mail::{Fault, MailPart, Mailbox, Patience, Server, SignIn, Stage, Trouble};

/// Greets, then answers each line that begins so (behind its tag) with that; `%` stands for the tag. Whatever else is said ends it.
/// What it heard is given back.
fn server(greeting: &'static str, answers: &'static [(&'static str, &'static str)]) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let talk = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        converse(&mut stream, greeting, answers)
    });
    (port, talk)
}

fn converse(stream: &mut TcpStream, greeting: &str, answers: &[(&str, &str)]) -> Vec<String> {
    let mut heard = Vec::new();
    let _ = stream.write_all(greeting.as_bytes());
    let mut lines = BufReader::new(stream.try_clone().unwrap());
    let mut tag = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).unwrap_or_default() == 0 {
            return heard;
        }
        let line = line.trim_end().to_owned();
        heard.push(line.clone());
        let command = match line.split_once(' ') {
            Some((first, rest)) if first.starts_with('v') => {
                first.clone_into(&mut tag);
                rest
            }
            _ => &line,
        };
        let Some((_, answer)) = answers.iter().find(|(begins, _)| command.starts_with(begins)) else { return heard };
        if stream.write_all(answer.replace('%', &tag).as_bytes()).is_err() {
            return heard;
        }
    }
}

fn at(port: u16, by: SignInBy, security: Security) -> Server {
    Server {
        host: "localhost".to_owned(),
        port,
        security,
        trusted: None,
        sign_in: Some(SignIn { user: "zoé@example.org".to_owned(), secret: "mot \"de\" passe".to_owned().into(), by }),
        hello: String::new(),
        patience: Patience {
            connect: Duration::from_secs(5),
            answer: Duration::from_millis(400),
            after_dot: Duration::from_secs(1),
        },
    }
}

const GREETING: &str = "* OK ready\r\n";
const PLAIN: (&str, &str) = ("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR IDLE\r\n% OK\r\n");
const SIGNED_IN: (&str, &str) = ("AUTHENTICATE PLAIN", "% OK\r\n");

fn opened(answers: &'static [(&'static str, &'static str)]) -> Mailbox {
    let (port, _) = server(GREETING, answers);
    Mailbox::open(&at(port, SignInBy::Password, Security::None)).unwrap()
}

#[test]
fn a_password_with_any_letters_gets_there_by_its_length() {
    const ANSWERS: &[(&str, &str)] = &[
        ("CAPABILITY", "* CAPABILITY IMAP4rev1\r\n% OK\r\n"),
        ("LOGIN {16}", "+ go on\r\n"),
        ("zoé@example.org {14}", "+ go on\r\n"),
        ("mot \"de\" passe", "% OK\r\n"),
    ];
    let (port, talk) = server(GREETING, ANSWERS);
    drop(Mailbox::open(&at(port, SignInBy::Password, Security::None)).unwrap());
    assert_eq!(talk.join().unwrap().len(), 5);
}

#[test]
fn nobody_signs_in_where_the_server_will_not_have_it() {
    const ANSWERS: &[(&str, &str)] = &[("CAPABILITY", "* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n% OK\r\n")];
    let (port, talk) = server(GREETING, ANSWERS);
    let refused = Mailbox::open(&at(port, SignInBy::Password, Security::None)).unwrap_err();
    assert_eq!(refused, Fault::new(Stage::SignIn, Trouble::NoSignIn));
    assert!(talk.join().unwrap().iter().all(|line| !line.contains("passe")), "the password was not said");
}

#[test]
fn without_the_encryption_that_was_asked_for_nothing_is_said() {
    const NONE: &[(&str, &str)] = &[PLAIN];
    const INJECTED: &[(&str, &str)] =
        &[("CAPABILITY", "* CAPABILITY STARTTLS\r\n% OK\r\n"), ("STARTTLS", "% OK\r\n* PREAUTH welcome\r\n")];
    let (port, talk) = server(GREETING, NONE);
    let refused = Mailbox::open(&at(port, SignInBy::Password, Security::StartTls)).unwrap_err();
    assert_eq!(refused, Fault::new(Stage::Tls, Trouble::NoTls));
    assert_eq!(talk.join().unwrap(), ["v1 CAPABILITY"]);

    // What is said before the encryption is not believed after it.
    let (port, _) = server(GREETING, INJECTED);
    let refused = Mailbox::open(&at(port, SignInBy::Password, Security::StartTls)).unwrap_err();
    assert_eq!(refused, Fault::new(Stage::Tls, Trouble::Garbled));
}

#[test]
fn a_no_says_whether_it_is_for_now() {
    const WRONG: &[(&str, &str)] = &[PLAIN, ("AUTHENTICATE", "% NO [AUTHENTICATIONFAILED] wrong\r\n")];
    const BUSY: &[(&str, &str)] = &[PLAIN, ("AUTHENTICATE", "% NO [UNAVAILABLE] later\r\n")];
    const BYE: &[(&str, &str)] = &[PLAIN, ("AUTHENTICATE", "* BYE too many connections\r\n")];
    let denied = |text: &str, for_now| Trouble::Denied { text: text.to_owned(), for_now };
    let told = |answers| {
        let (port, _) = server(GREETING, answers);
        Mailbox::open(&at(port, SignInBy::Password, Security::None)).unwrap_err()
    };
    assert_eq!(told(WRONG), Fault::new(Stage::SignIn, denied("[AUTHENTICATIONFAILED] wrong", false)));
    assert_eq!(told(BUSY), Fault::new(Stage::SignIn, denied("[UNAVAILABLE] later", true)));
    assert_eq!(told(BYE), Fault::new(Stage::SignIn, denied("too many connections", true)));
    let (port, _) = server("* BYE not today\r\n", &[]);
    let refused = Mailbox::open(&at(port, SignInBy::Password, Security::None)).unwrap_err();
    assert_eq!(refused, Fault::new(Stage::Greeting, denied("not today", true)));
}

#[test]
fn what_is_no_mailbox_is_said_to_be_none() {
    for greeting in ["220 mx.example.org ESMTP\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "* OK\0\r\n", "* FLAGS (\r\n"]
    {
        let (port, _) = server(Box::leak(greeting.to_owned().into_boxed_str()), &[]);
        let refused = Mailbox::open(&at(port, SignInBy::Password, Security::None)).unwrap_err();
        assert_eq!(refused, Fault::new(Stage::Greeting, Trouble::Garbled), "{greeting:?}");
    }
    let (port, _) = server("", &[]);
    let refused = Mailbox::open(&at(port, SignInBy::Password, Security::None)).unwrap_err();
    assert_eq!(refused, Fault::new(Stage::Greeting, Trouble::TimedOut));
}

#[test]
fn a_server_cannot_make_us_keep_more_than_a_mail() {
    const HUGE: &[(&str, &str)] = &[
        PLAIN,
        SIGNED_IN,
        ("UID FETCH", "* 1 FETCH (UID 1 BODY[]<0> {4000000000}\r\nx"),
        ("UID SEARCH", "* SEARCH 1 {9}\r\n"),
    ];
    let mut mailbox = opened(HUGE);
    let fault = mailbox.fetch(&[1], MailPart::Whole, |_, _| panic!("there is no such mail")).unwrap_err();
    assert_eq!(fault, Fault::new(Stage::Fetch, Trouble::Garbled));
    let fault = opened(HUGE).after(0, None).unwrap_err();
    assert_eq!(fault, Fault::new(Stage::Fetch, Trouble::TimedOut), "a text that never comes");
}

#[test]
fn only_what_was_asked_for_is_taken() {
    const ANSWERS: &[(&str, &str)] = &[
        PLAIN,
        SIGNED_IN,
        (
            "EXAMINE \"Bo&AO4-te\"",
            "* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 13] ok\r\n* 3 EXISTS\r\n% OK [READ-ONLY] ok\r\n",
        ),
        ("UID SEARCH UID 12:* UNDELETED UNDRAFT", "* 4 EXISTS\r\n* SEARCH 11 12\r\n% OK\r\n"),
        (
            "UID FETCH 12 ",
            "* 2 FETCH (FLAGS (\\Seen))\r\n* 3 FETCH (BODY[]<0> {5}\r\nHi(\r\n UID 12)\r\n* 9 FETCH (UID x)\r\n% OK\r\n",
        ),
    ];
    let mut mailbox = opened(ANSWERS);
    let looked = mailbox.look_into("Boîte").unwrap();
    assert_eq!((looked.validity, looked.next), (7, Some(13)));
    assert_eq!(mailbox.after(11, None).unwrap(), [12], "the eleventh is known, although the server names it");
    let mut mails = Vec::new();
    mailbox.fetch(&[12], MailPart::Whole, |uid, bytes| mails.push((uid, bytes))).unwrap();
    assert_eq!(mails, [(12, b"Hi(\r\n".to_vec())]);
}

#[test]
fn who_waits_is_told_of_new_mails_and_of_the_end() {
    const TOLD: &[(&str, &str)] =
        &[PLAIN, SIGNED_IN, ("IDLE", "+ waiting\r\n* OK still here\r\n* 12 EXISTS\r\n"), ("DONE", "% OK\r\n")];
    const QUIET: &[(&str, &str)] = &[PLAIN, SIGNED_IN, ("IDLE", "+ waiting\r\n"), ("DONE", "* 12 EXISTS\r\n% OK\r\n")];
    const NOTHING: &[(&str, &str)] = &[PLAIN, SIGNED_IN, ("IDLE", "+ waiting\r\n"), ("DONE", "% OK\r\n")];
    assert!(opened(TOLD).wait(Duration::from_secs(5)).unwrap());
    assert!(opened(QUIET).wait(Duration::from_millis(1)).unwrap(), "told while taking leave");
    assert!(!opened(NOTHING).wait(Duration::from_millis(1)).unwrap());

    let mut mailbox = opened(NOTHING);
    let line = mailbox.hang_up().unwrap();
    let waiting = std::thread::spawn(move || mailbox.wait(Duration::from_mins(5)));
    line.now();
    assert_eq!(waiting.join().unwrap().unwrap_err().trouble, Trouble::Dropped);
}
