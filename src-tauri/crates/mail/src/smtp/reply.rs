//! What a mail server answers: a code, and words for people.

use std::io::{self, BufRead};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One answer, all its lines. Only the code decides anything; the words are shown as they came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reply {
    pub code: u16,
    /// Without control characters; lines parted by line feeds.
    pub text: String,
}

/// A server that says more than this is not one.
const LINE: u64 = 4096;
const LINES: usize = 200;

impl Reply {
    pub const fn is_positive(&self) -> bool {
        matches!(self.code, 200..=299)
    }

    pub const fn is_transient(&self) -> bool {
        matches!(self.code, 400..=499)
    }

    pub const fn is_permanent(&self) -> bool {
        matches!(self.code, 500..=599)
    }

    /// The enhanced status code (RFC 3463), of the class that the code has.
    pub fn enhanced(&self) -> Option<(u16, u16, u16)> {
        let mut parts = self.text.split_whitespace().next()?.split('.').map(str::parse::<u16>);
        let (class, subject, detail) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        (parts.next().is_none() && class == self.code / 100).then_some((class, subject, detail))
    }

    /// Reads to the last line of one answer. `InvalidData` when it is none.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Self> {
        let mut lines: Vec<String> = Vec::new();
        loop {
            let (code, goes_on, text) = read_line(from)?;
            lines.push(text);
            if !goes_on {
                return Ok(Self { code, text: lines.join("\n").trim_end().to_owned() });
            }
            if lines.len() >= LINES {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
    }
}

fn read_line(from: &mut impl BufRead) -> io::Result<(u16, bool, String)> {
    let mut line = Vec::new();
    io::Read::take(&mut *from, LINE).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    if line.last() != Some(&b'\n') {
        // Cut off, or longer than anything a server would say.
        let kind = if line.len() as u64 == LINE { io::ErrorKind::InvalidData } else { io::ErrorKind::UnexpectedEof };
        return Err(kind.into());
    }
    let text = String::from_utf8_lossy(&line);
    let (code, rest) = text.split_at_checked(3).ok_or(io::ErrorKind::InvalidData)?;
    let Ok(code @ 200..=599) = code.parse() else { return Err(io::ErrorKind::InvalidData.into()) };
    let goes_on = match rest.chars().next() {
        Some('-') => true,
        Some(' ' | '\r' | '\n') => false,
        _ => return Err(io::ErrorKind::InvalidData.into()),
    };
    let words = rest.get(1..).unwrap_or_default();
    Ok((code, goes_on, words.chars().filter(|c| !c.is_control()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> io::Result<Reply> {
        Reply::read(&mut io::BufReader::new(bytes))
    }

    #[test]
    fn an_answer_may_have_lines_and_words_in_any_encoding() {
        let reply = read(b"250-mx.example.org\r\n250-SIZE 5000\r\n250 OK\r\n220 next").unwrap();
        assert_eq!((reply.code, reply.text.as_str()), (250, "mx.example.org\nSIZE 5000\nOK"));
        let reply = read("550 5.1.1 adresse inconnue \u{1b}[31m\r\n".as_bytes()).unwrap();
        assert_eq!((reply.text.as_str(), reply.enhanced()), ("5.1.1 adresse inconnue [31m", Some((5, 1, 1))));
        assert_eq!(read(b"250 accept\xe9\r\n").unwrap().code, 250);
        assert_eq!(read(b"354\r\n").unwrap().code, 354);
        assert_eq!(read(b"250 5.1.1 of another class\r\n").unwrap().enhanced(), None);
    }

    #[test]
    fn what_is_no_answer_is_said_to_be_none() {
        assert_eq!(read(b"").unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert_eq!(read(b"250 cut").unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        for garbled in
            [&b"HTTP/1.1 400 Bad Request\r\n"[..], b"25\r\n", b"999 x\r\n", b"250x\r\n", "25é\r\n".as_bytes()]
        {
            assert_eq!(read(garbled).unwrap_err().kind(), io::ErrorKind::InvalidData, "{garbled:?}");
        }
        assert_eq!(read(&[b'2'; 10_000]).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert_eq!(read("250-x\r\n".repeat(500).as_bytes()).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
