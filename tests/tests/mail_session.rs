//! Sending by SMTP against a server that misbehaves at every stage: what is known afterwards, and nothing else.

use std::time::Duration;

use StepState::{Failed, Limited, NotReached, Passed};
use hiring::{Security, SignInBy};
use mail::{
    BadCertificate, Composed, Delivery, Envelope, Fault, Letter, Outcome, Party, Patience, Reply, Server, Session,
    SignIn, Stage, Step, StepState, Trouble, WireAddress, self_test,
};
use vivier_tests::mail_server::{At, Behaviour, Does, Encryption, MailServer};

fn letter(to: &[&str]) -> Composed {
    let party = |address: &str| Party { name: None, address: address.parse().unwrap() };
    Letter {
        from: party("camille@example.org"),
        reply_to: Vec::new(),
        to: to.iter().map(|address| party(address)).collect(),
        cc: Vec::new(),
        bcc: Vec::new(),
        subject: "Bonjour".to_owned(),
        text: ".\n.. Bonjour\n.\n".to_owned(),
        html: "<p>Bonjour</p>".to_owned(),
        attachments: Vec::new(),
        message_id: "<1@example.org>".to_owned(),
        date: hiring::Moment::from_millis(0),
        in_reply_to: None,
        references: Vec::new(),
        answers_by_itself: false,
    }
    .compose()
    .unwrap()
}

fn server_at(port: u16) -> Server {
    Server {
        host: "localhost".to_owned(),
        port,
        security: Security::None,
        trusted: None,
        sign_in: None,
        hello: "example.org".to_owned(),
        patience: Patience {
            connect: Duration::from_secs(5),
            answer: Duration::from_millis(400),
            after_dot: Duration::from_millis(400),
        },
    }
}

fn deliver(server: &MailServer, to: &[&str]) -> Delivery {
    let letter = letter(to);
    let mut session = Session::open(&server_at(server.port)).unwrap();
    session.deliver(&letter.envelope, &letter.bytes, |_| true)
}

fn no(code: u16, text: &str) -> Trouble {
    Trouble::Refused(Reply { code, text: text.to_owned() })
}

#[test]
fn a_mail_arrives_byte_for_byte() {
    let server = MailServer::start(Behaviour { size: Some(100_000), dsn: true, ..Behaviour::default() });
    let letter = letter(&["zoe@example.com", "ada@école.example"]);
    let mut session = Session::open(&server_at(server.port)).unwrap();
    let delivery = session.deliver(&letter.envelope, &letter.bytes, |so_far| so_far.iter().all(Option::is_none));
    session.quit();
    let taken = Outcome::Taken(Reply { code: 250, text: "2.0.0 taken".to_owned() });
    assert_eq!(delivery, Delivery { outcomes: vec![taken.clone(), taken], usable: true });
    let kept = server.kept();
    assert_eq!(kept[0].text, letter.bytes);
    assert_eq!(kept[0].to, ["zoe@example.com", "ada@xn--cole-9oa.example"]);
    let heard = server.heard();
    assert_eq!(heard[0], "EHLO example.org");
    assert_eq!(heard[1], format!("MAIL FROM:<camille@example.org> SIZE={} RET=HDRS", letter.bytes.len()));
    assert_eq!(heard[2], "RCPT TO:<zoe@example.com> NOTIFY=FAILURE,DELAY");
    assert_eq!(heard.last().unwrap(), "QUIT");
}

/// What opening a connection, and then handing over a mail, comes to.
fn outcome_of(behaviour: Behaviour, security: Security) -> Result<Outcome, Fault> {
    let server = MailServer::start(behaviour);
    let to = Server { security, trusted: Some(server.certificate.clone()), ..server_at(server.port) };
    let sign_in = SignIn { user: "camille".to_owned(), secret: "secret".into(), by: SignInBy::Password };
    let mut session = Session::open(&Server { sign_in: Some(sign_in), ..to })?;
    let letter = letter(&["zoe@example.com"]);
    let delivery = session.deliver(&letter.envelope, &letter.bytes, |_| true);
    session.quit();
    Ok(delivery.outcomes.into_iter().next().unwrap())
}

#[test]
fn every_fault_at_every_stage_is_told_for_what_it_is() {
    let start = |at, does| {
        Behaviour { encryption: Encryption::Offered, sign_in: Some(("camille", "secret")), ..Behaviour::default() }
            .with(at, does)
    };
    let before = [
        (At::Greeting, Stage::Greeting),
        (At::Hello, Stage::Hello),
        (At::StartTls, Stage::Tls),
        (At::Auth, Stage::SignIn),
    ];
    for (at, stage) in before {
        let told = |does| outcome_of(start(at, does), Security::StartTls).unwrap_err();
        assert_eq!(told(Does::Says("451 later")), Fault::new(stage, no(451, "later")), "{at:?}");
        assert_eq!(told(Does::Says("550 never")), Fault::new(stage, no(550, "never")), "{at:?}");
        assert_eq!(told(Does::Says("421 gone")), Fault::new(stage, no(421, "gone")), "{at:?}");
        assert_eq!(told(Does::Says("HTTP/1.1 200 OK")), Fault::new(stage, Trouble::Garbled), "{at:?}");
        assert_eq!(told(Does::Drops), Fault::new(stage, Trouble::Dropped), "{at:?}");
        assert_eq!(told(Does::Keeps), Fault::new(stage, Trouble::TimedOut), "{at:?}");
    }
    let during = [(At::Mail, Stage::Sender), (At::Rcpt, Stage::Recipient), (At::Data, Stage::Data)];
    for (at, stage) in during {
        let told = |does| outcome_of(start(at, does), Security::StartTls).unwrap();
        let not_sent = |trouble| Outcome::NotSent(Fault::new(stage, trouble));
        assert_eq!(told(Does::Says("451 later")), not_sent(no(451, "later")), "{at:?}");
        assert_eq!(told(Does::Says("550 never")), not_sent(no(550, "never")), "{at:?}");
        assert_eq!(told(Does::Says("421 gone")), not_sent(no(421, "gone")), "{at:?}");
        assert_eq!(told(Does::Says("25")), not_sent(Trouble::Garbled), "{at:?}");
        assert_eq!(told(Does::Drops), not_sent(Trouble::Dropped), "{at:?}");
        assert_eq!(told(Does::Keeps), not_sent(Trouble::TimedOut), "{at:?}");
    }
    for at in [At::Dot, At::AfterDot] {
        let told = |does| outcome_of(start(at, does), Security::StartTls).unwrap();
        let not_sent = |trouble| Outcome::NotSent(Fault::new(Stage::Dot, trouble));
        assert_eq!(told(Does::Says("451 later")), not_sent(no(451, "later")), "{at:?}");
        assert_eq!(told(Does::Says("554 never")), not_sent(no(554, "never")), "{at:?}");
        assert_eq!(told(Does::Says("354 what?")), Outcome::Unknown(Trouble::Garbled), "{at:?}");
        assert_eq!(told(Does::Says("hm")), Outcome::Unknown(Trouble::Garbled), "{at:?}");
        assert_eq!(told(Does::Drops), Outcome::Unknown(Trouble::Dropped), "{at:?}");
        assert_eq!(told(Does::Keeps), Outcome::Unknown(Trouble::TimedOut), "{at:?}");
    }
    for does in [Does::Drops, Does::Keeps, Does::Says("421 gone")] {
        let taken = outcome_of(start(At::Quit, does), Security::StartTls).unwrap();
        assert!(matches!(taken, Outcome::Taken(_)), "what comes after the answer changes nothing");
    }
}

#[test]
fn a_connection_lost_in_the_middle_of_the_text_has_sent_nothing() {
    let server = MailServer::start(Behaviour::default().with(At::Text, Does::Drops));
    let mut letter = letter(&["zoe@example.com"]);
    // More than the system takes on in advance.
    letter.bytes = b"x\r\n".repeat(8_000_000);
    let mut session = Session::open(&server_at(server.port)).unwrap();
    let delivery = session.deliver(&letter.envelope, &letter.bytes, |_| panic!("the text is not through"));
    let [Outcome::NotSent(fault)] = delivery.outcomes.as_slice() else { panic!("{delivery:?}") };
    assert_eq!((fault.stage, delivery.usable), (Stage::Text, false));
    assert!(matches!(fault.trouble, Trouble::Dropped), "{fault:?}");
}

#[test]
fn when_the_ledger_says_no_the_dot_is_not_written() {
    let server = MailServer::start(Behaviour::default());
    let letter = letter(&["zoe@example.com"]);
    let mut session = Session::open(&server_at(server.port)).unwrap();
    let delivery = session.deliver(&letter.envelope, &letter.bytes, |_| false);
    drop(session);
    let stopped = Outcome::NotSent(Fault::new(Stage::Text, Trouble::Stopped));
    assert_eq!(delivery, Delivery { outcomes: vec![stopped], usable: false });
    assert_eq!(server.kept(), []);
}

#[test]
fn one_refused_recipient_does_not_keep_the_others_from_theirs() {
    let server = MailServer::start(Behaviour::default());
    let letter = letter(&["zoe@example.com", "rcpt550-ada@example.com", "rcpt451-lin@example.com"]);
    let mut session = Session::open(&server_at(server.port)).unwrap();
    let known = |outcome: &Option<Outcome>| outcome.is_some();
    let delivery = session.deliver(&letter.envelope, &letter.bytes, |so_far| {
        assert_eq!(so_far.iter().map(known).collect::<Vec<_>>(), [false, true, true]);
        true
    });
    let refused = |code| Outcome::NotSent(Fault::new(Stage::Recipient, no(code, "as it was asked for")));
    assert!(matches!(delivery.outcomes[0], Outcome::Taken(_)));
    assert_eq!(delivery.outcomes[1..], [refused(550), refused(451)]);
    assert_eq!(server.kept()[0].to, ["zoe@example.com"]);
    assert!(delivery.usable);
}

#[test]
fn a_refused_mail_leaves_the_connection_good_for_the_next() {
    let server = MailServer::start(Behaviour::default());
    let mut session = Session::open(&server_at(server.port)).unwrap();
    for to in ["rcpt550-a@example.com", "data554-b@example.com", "data451-c@example.com", "zoe@example.com"] {
        let letter = letter(&[to]);
        assert!(session.deliver(&letter.envelope, &letter.bytes, |_| true).usable, "{to}");
    }
    assert_eq!((session.mails(), server.kept().len(), server.connections()), (4, 1, 1));
}

#[test]
fn size_and_foreign_letters_are_minded_before_anything_is_sent() {
    let server = MailServer::start(Behaviour { size: Some(100), ..Behaviour::default() });
    let delivery = deliver(&server, &["zoe@example.com"]);
    let too_large = Outcome::NotSent(Fault::new(Stage::Sender, Trouble::TooLarge { limit: 100 }));
    assert_eq!(delivery, Delivery { outcomes: vec![too_large], usable: true });

    let server = MailServer::start(Behaviour::default());
    let delivery = deliver(&server, &["zoé@example.com"]);
    assert_eq!(delivery.outcomes, [Outcome::NotSent(Fault::new(Stage::Sender, Trouble::NeedsUtf8))]);
    assert_eq!(server.heard(), ["EHLO example.org"]);

    let server = MailServer::start(Behaviour { utf8: true, ..Behaviour::default() });
    assert!(matches!(deliver(&server, &["zoé@example.com"]).outcomes[..], [Outcome::Taken(_)]));
    assert_eq!(server.heard()[1], "MAIL FROM:<camille@example.org> BODY=8BITMIME SMTPUTF8");
}

#[test]
fn each_way_of_signing_in_works_and_a_wrong_secret_is_refused() {
    for (mechanisms, by) in [
        ("PLAIN", SignInBy::Password),
        ("LOGIN", SignInBy::Password),
        ("PLAIN LOGIN", SignInBy::Login),
        ("XOAUTH2 PLAIN", SignInBy::Xoauth2),
    ] {
        let behaviour = Behaviour {
            encryption: Encryption::FromTheStart,
            sign_in: Some(("camille", "sécret")),
            mechanisms,
            ..Behaviour::default()
        };
        let server = MailServer::start(behaviour);
        let open = |secret: &str| {
            Session::open(&Server {
                security: Security::Tls,
                trusted: Some(server.certificate.clone()),
                sign_in: Some(SignIn { user: "camille".to_owned(), secret: secret.into(), by }),
                ..server_at(server.port)
            })
        };
        open("sécret").unwrap().quit();
        let fault = open("wrong").unwrap_err();
        assert_eq!((fault.stage, fault.reply().unwrap().code), (Stage::SignIn, 535), "{mechanisms}");
        assert!(!format!("{fault:?}").contains("wrong"));
    }
    let none = Behaviour {
        encryption: Encryption::Offered,
        sign_in: Some(("camille", "secret")),
        mechanisms: "CRAM-MD5",
        ..Behaviour::default()
    };
    assert_eq!(outcome_of(none, Security::StartTls).unwrap_err(), Fault::new(Stage::SignIn, Trouble::NoSignIn));
}

#[test]
fn an_encrypted_connection_is_that_or_none() {
    let at = |encryption, name| {
        let behaviour = Behaviour { encryption, name, ..Behaviour::default() };
        MailServer::start(behaviour)
    };
    let open = |server: &MailServer, security, trusted| {
        Session::open(&Server { security, trusted, ..server_at(server.port) }).map(|_| ())
    };
    let server = at(Encryption::FromTheStart, "localhost");
    let trusted = Some(server.certificate.clone());
    assert_eq!(open(&server, Security::Tls, trusted), Ok(()));
    let unknown = Trouble::Certificate(BadCertificate::UnknownIssuer);
    assert_eq!(open(&server, Security::Tls, None), Err(Fault::new(Stage::Tls, unknown)));

    let server = at(Encryption::FromTheStart, "other.example");
    let other = Trouble::Certificate(BadCertificate::OtherName);
    assert_eq!(open(&server, Security::Tls, Some(server.certificate.clone())), Err(Fault::new(Stage::Tls, other)));

    let plain = at(Encryption::Never, "localhost");
    assert_eq!(open(&plain, Security::StartTls, None), Err(Fault::new(Stage::Tls, Trouble::NoTls)));
    assert_eq!(plain.heard(), ["EHLO example.org"], "no sign-in, no mail without encryption");
    assert_eq!(open(&plain, Security::Tls, None).unwrap_err().stage, Stage::Tls);
}

#[test]
fn what_is_said_before_the_encryption_is_not_believed_after_it() {
    let behaviour = Behaviour { encryption: Encryption::Offered, ..Behaviour::default() };
    let injected = behaviour.with(At::StartTls, Does::Says("220 go\r\n250 2.0.0 believe me"));
    assert_eq!(outcome_of(injected, Security::StartTls).unwrap_err(), Fault::new(Stage::Tls, Trouble::Garbled));
}

#[test]
fn an_unencrypted_connection_stays_on_this_computer() {
    let far = Server { host: "192.0.2.1".to_owned(), ..server_at(25) };
    assert_eq!(Session::open(&far).unwrap_err(), Fault::new(Stage::Connect, Trouble::NotLoopback));
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let fault = Session::open(&server_at(nobody)).unwrap_err();
    assert!(matches!(fault, Fault { stage: Stage::Connect, trouble: Trouble::Unreachable { .. } }), "{fault:?}");
    let nowhere = Server { host: "nowhere.invalid".to_owned(), security: Security::Tls, ..server_at(465) };
    assert_eq!(Session::open(&nowhere).unwrap_err(), Fault::new(Stage::Resolve, Trouble::Unresolved));
}

#[test]
fn an_account_is_tried_step_by_step() {
    let states = |behaviour: Behaviour, secret: &str| {
        let server = MailServer::start(behaviour);
        let sign_in = SignIn { user: "camille".to_owned(), secret: secret.into(), by: SignInBy::Password };
        let account = Server {
            security: Security::StartTls,
            trusted: Some(server.certificate.clone()),
            sign_in: Some(sign_in),
            ..server_at(server.port)
        };
        let results = self_test(&account, &letter(&["camille@example.org"]));
        assert_eq!(results.iter().map(|result| result.step).collect::<Vec<_>>(), Step::ALL);
        results.into_iter().map(|result| result.state).collect::<Vec<_>>()
    };
    let good = || Behaviour {
        encryption: Encryption::Offered,
        sign_in: Some(("camille", "secret")),
        size: Some(5_000_000),
        ..Behaviour::default()
    };
    assert_eq!(states(good(), "secret"), [Passed, Passed, Passed, Passed, Passed, Limited(5_000_000), Passed]);
    let refused = Failed(Fault::new(Stage::SignIn, no(535, "5.7.8 who are you?")));
    assert_eq!(states(good(), "wrong"), [Passed, Passed, Passed, Passed, refused, NotReached, NotReached]);
    let no_tls = Failed(Fault::new(Stage::Tls, Trouble::NoTls));
    let plain = Behaviour { encryption: Encryption::Never, ..good() };
    assert_eq!(states(plain, "secret"), [Passed, Passed, no_tls, NotReached, NotReached, NotReached, NotReached]);
    let other = Failed(Fault::new(Stage::Tls, Trouble::Certificate(BadCertificate::OtherName)));
    let named = Behaviour { name: "other.example", ..good() };
    assert_eq!(states(named, "secret"), [Passed, Passed, Passed, other, NotReached, NotReached, NotReached]);
    let dropped = Failed(Fault::new(Stage::Connect, no(554, "no mails from you")));
    let closed = good().with(At::Greeting, Does::Says("554 no mails from you"));
    let found = states(closed, "secret");
    assert_eq!(found[0], Passed);
    assert!(matches!(&found[1], Failed(fault) if fault.stage == Stage::Greeting), "{dropped:?}");
    let late = Failed(Fault::new(Stage::Dot, no(554, "spam")));
    assert_eq!(states(good().with(At::Dot, Does::Says("554 spam")), "secret")[6], late);
}

#[test]
fn an_address_of_the_envelope_is_never_more_than_one() {
    let envelope = Envelope {
        from: WireAddress::new(&"camille@example.org".parse().unwrap()).unwrap(),
        to: vec![WireAddress::new(&"o'neill+a=b@example.com".parse().unwrap()).unwrap()],
    };
    let server = MailServer::start(Behaviour::default());
    let mut session = Session::open(&server_at(server.port)).unwrap();
    session.deliver(&envelope, b"Message-ID: <1@example.org>\r\n\r\nx\r\n", |_| true);
    assert_eq!(server.kept()[0].to, ["o'neill+a=b@example.com"]);
}
