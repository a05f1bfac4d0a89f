//! Servers that answer whatever they like: a mailbox is looked through, a mail is handed over, and each ends by itself.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener};
use std::sync::LazyLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use hiring::Security;
use mail::{Envelope, MailPart, Mailbox, Outcome, Patience, Server, Session, WireAddress};

/// Looks through all folders, as far as the answers go.
pub fn imap(bytes: &[u8]) {
    let Ok(mut mailbox) = Mailbox::open(&answering(bytes)) else { return };
    let _ = mailbox.tells();
    let Ok(folders) = mailbox.folders() else { return };
    assert!(folders.len() <= 5_000);
    for folder in folders.iter().take(3) {
        let Ok(_) = mailbox.look_into(&folder.name) else { return };
        let Ok(mails) = mailbox.after(0, None) else { return };
        let some: Vec<u32> = mails.into_iter().take(10).collect();
        let Ok(sizes) = mailbox.sizes(&some) else { return };
        assert!(sizes.iter().all(|(uid, _)| some.contains(uid)), "the size of a mail that was not asked for");
        let part = if sizes.is_empty() { MailPart::Head } else { MailPart::Whole };
        let fetched = mailbox.fetch(&some, part, |uid, mail| {
            assert!(some.contains(&uid), "a mail that was not asked for");
            assert!(mail.len() <= bytes.len(), "more than was sent");
        });
        let Ok(()) = fetched else { return };
        let Ok(_) = mailbox.named("<1@example.org>") else { return };
    }
}

/// Hands one mail over. It counts as sent only after the final dot was written.
pub fn smtp(bytes: &[u8]) {
    let Ok(mut session) = Session::open(&answering(bytes)) else { return };
    let wire = |address: &str| WireAddress::new(&address.parse().expect("an address")).expect("in ASCII");
    let to = vec![wire("malo@example.com"), wire("yann@example.com")];
    let envelope = Envelope { from: wire("camille@example.org"), to };
    let mut dot = false;
    let delivery = session.deliver(&envelope, b"Subject: x\r\n\r\n.x\r\n", |_| {
        dot = true;
        true
    });
    assert_eq!(delivery.outcomes.len(), 2);
    let taken = delivery.outcomes.iter().any(|outcome| matches!(outcome, Outcome::Taken(_)));
    assert!(dot || !taken, "taken without a dot");
}

/// A server on this computer that says all of it at once and hangs up.
fn answering(bytes: &[u8]) -> Server {
    static SERVER: LazyLock<(u16, Sender<Vec<u8>>)> = LazyLock::new(|| {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let (sender, receiver) = channel::<Vec<u8>>();
        thread::spawn(move || {
            while let Ok(bytes) = receiver.recv() {
                let Ok((mut socket, _)) = listener.accept() else { return };
                let _ = socket.write_all(&bytes).and_then(|()| socket.shutdown(Shutdown::Write));
                // What is asked is read to the end: hung up on, the other side might lose what was said.
                let _ = socket.read_to_end(&mut Vec::new());
            }
        });
        (port, sender)
    });
    let (port, sender) = &*SERVER;
    sender.send(bytes.to_vec()).expect("the server is there");
    let second = Duration::from_secs(1);
    Server {
        host: "127.0.0.1".to_owned(),
        port: *port,
        security: Security::None,
        trusted: None,
        sign_in: None,
        hello: "example.org".to_owned(),
        patience: Patience { connect: second, answer: second, after_dot: second },
    }
}
