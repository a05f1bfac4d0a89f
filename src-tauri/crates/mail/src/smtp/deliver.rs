//! One mail on an open connection, and what became of it for each recipient.

use super::session::good;
use super::{Reply, Session};
use crate::WireAddress;
use crate::connection::{Fault, Stage, Trouble};

/// Whom a mail goes to, whatever its headers say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub from: WireAddress,
    pub to: Vec<WireAddress>,
}

/// What became of a mail for one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it on.
    Taken(Reply),
    /// It has not left: the final dot was not written, or was answered with a no.
    NotSent(Fault),
    /// The final dot was written, or may have been, and no answer came: nobody here knows.
    Unknown(Trouble),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// In the order of the envelope's recipients.
    pub outcomes: Vec<Outcome>,
    /// The connection can carry another mail.
    pub usable: bool,
}

/// The text goes out in pieces of this size, each with its own patience.
const PIECE: usize = 64 * 1024;

impl Session {
    /// Hands over one mail. `before_dot` is called when only the final dot is missing, with what is certain by then (nothing yet for
    /// a recipient who gets the mail with the dot); unless it says yes, the dot is not written and nobody gets the mail.
    pub fn deliver(
        &mut self,
        envelope: &Envelope,
        text: &[u8],
        before_dot: impl FnOnce(&[Option<Outcome>]) -> bool,
    ) -> Delivery {
        self.mails += 1;
        let mut so_far: Vec<Option<Outcome>> = vec![None; envelope.to.len()];
        let delivery = match self.hand_over(envelope, text, &mut so_far, before_dot) {
            Ok(last) => Delivery {
                outcomes: so_far.into_iter().map(|known| known.unwrap_or_else(|| last.clone())).collect(),
                usable: is_usable(&last),
            },
            Err(fault) => {
                // After a no the connection is still good, once the mail that was begun is forgotten.
                let usable = matches!(&fault.trouble, Trouble::Refused(reply) if reply.code != 421)
                    && self.ask(Stage::Sender, "RSET").is_ok_and(|reply| reply.is_positive());
                let usable = usable || matches!(fault.trouble, Trouble::TooLarge { .. } | Trouble::NeedsUtf8);
                let outcomes = so_far.into_iter().map(|known| known.unwrap_or_else(|| Outcome::NotSent(fault.clone())));
                Delivery { outcomes: outcomes.collect(), usable }
            }
        };
        self.broken = !delivery.usable;
        delivery
    }

    /// What holds for everybody whose outcome is not known before: a fault as long as the dot is not written, an outcome after it.
    fn hand_over(
        &mut self,
        envelope: &Envelope,
        text: &[u8],
        so_far: &mut [Option<Outcome>],
        before_dot: impl FnOnce(&[Option<Outcome>]) -> bool,
    ) -> Result<Outcome, Fault> {
        self.sender(envelope, text)?;
        self.recipients(envelope, so_far)?;
        let reply = self.ask(Stage::Data, "DATA")?;
        if reply.code != 354 {
            return Err(good(Stage::Data, reply).err().unwrap_or(Fault::new(Stage::Data, Trouble::Garbled)));
        }
        for piece in stuffed(text).chunks(PIECE) {
            self.write(Stage::Text, piece)?;
        }
        if self.is_out_of_step() {
            return Err(Fault::new(Stage::Text, Trouble::Garbled));
        }
        if !before_dot(so_far) {
            return Err(Fault::new(Stage::Text, Trouble::Stopped));
        }
        Ok(self.dot())
    }

    fn sender(&mut self, envelope: &Envelope, text: &[u8]) -> Result<(), Fault> {
        let offers = self.offers().clone();
        let size = text.len() as u64;
        if let Some(limit) = offers.size.filter(|limit| size > *limit) {
            return Err(Fault::new(Stage::Sender, Trouble::TooLarge { limit }));
        }
        let needs_utf8 = !text.is_ascii() || envelope.needs_utf8();
        if needs_utf8 && !offers.utf8 {
            return Err(Fault::new(Stage::Sender, Trouble::NeedsUtf8));
        }
        let mut command = format!("MAIL FROM:<{}>", envelope.from);
        if offers.size.is_some() {
            command.push_str(&format!(" SIZE={size}"));
        }
        if needs_utf8 {
            command.push_str(" BODY=8BITMIME SMTPUTF8");
        }
        if offers.dsn {
            command.push_str(" RET=HDRS");
        }
        let reply = self.ask(Stage::Sender, &command)?;
        good(Stage::Sender, reply).map(|_| ())
    }

    /// Asks for each. A no concerns that one; when nobody is left there is nothing to send.
    fn recipients(&mut self, envelope: &Envelope, so_far: &mut [Option<Outcome>]) -> Result<(), Fault> {
        let notify = if self.offers().dsn { " NOTIFY=FAILURE,DELAY" } else { "" };
        let mut last_no = None;
        for (address, known) in envelope.to.iter().zip(so_far.iter_mut()) {
            let reply = self.ask(Stage::Recipient, &format!("RCPT TO:<{address}>{notify}"))?;
            match good(Stage::Recipient, reply) {
                Ok(_) => {}
                // The server is going: nobody of this mail was served.
                Err(fault) if fault.reply().is_none_or(|reply| reply.code == 421) => return Err(fault),
                Err(fault) => {
                    last_no = Some(fault.clone());
                    *known = Some(Outcome::NotSent(fault));
                }
            }
        }
        match last_no {
            Some(fault) if so_far.iter().all(Option::is_some) => Err(fault),
            _ => Ok(()),
        }
    }

    /// From the first byte of this on, silence means that nobody knows.
    fn dot(&mut self) -> Outcome {
        let answer = self.write(Stage::Dot, b".\r\n").and_then(|()| self.answer(Stage::Dot, self.after_dot()));
        match answer {
            Err(fault) => Outcome::Unknown(fault.trouble),
            Ok(reply) if reply.is_positive() => Outcome::Taken(reply),
            Ok(reply) if reply.is_transient() || reply.is_permanent() => {
                Outcome::NotSent(Fault::new(Stage::Dot, Trouble::Refused(reply)))
            }
            Ok(_) => Outcome::Unknown(Trouble::Garbled),
        }
    }
}

impl Envelope {
    fn needs_utf8(&self) -> bool {
        std::iter::once(&self.from).chain(&self.to).any(WireAddress::needs_utf8)
    }
}

fn is_usable(last: &Outcome) -> bool {
    match last {
        Outcome::Taken(_) => true,
        Outcome::NotSent(fault) => fault.reply().is_some_and(|reply| reply.code != 421),
        Outcome::Unknown(_) => false,
    }
}

/// As it goes over the line: a dot that begins a line is doubled, and the last line is ended, so that only our own dot ends the mail.
fn stuffed(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 64);
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        if line.first() == Some(&b'.') {
            out.push(b'.');
        }
        out.extend_from_slice(line);
    }
    if !out.is_empty() && !out.ends_with(b"\r\n") {
        out.extend_from_slice(b"\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::stuffed;

    #[test]
    fn no_line_of_the_text_is_taken_for_its_end() {
        assert_eq!(stuffed(b"a\r\n.\r\n..b\r\nc"), b"a\r\n..\r\n...b\r\nc\r\n");
        assert_eq!(stuffed(b".a"), b"..a\r\n");
        assert_eq!(stuffed(b""), b"");
    }
}
