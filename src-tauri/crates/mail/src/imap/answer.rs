//! What an IMAP server answers, taken apart: a status in words for people, or data in atoms, texts and lists.

/// One answer. Texts that were sent by their length stand beside the line, with a NUL where they belong.
#[derive(Debug, Default)]
pub struct Raw {
    pub line: Vec<u8>,
    pub texts: Vec<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What became of a command, or how the server is; without a tag it is about no command.
    Status {
        tag: Option<String>,
        kind: Status,
        text: String,
    },
    Data(Vec<Value>),
    /// It waits for more.
    GoOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Ok,
    No,
    Bad,
    /// It takes leave.
    Bye,
    /// It knows who we are without being told.
    PreAuth,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Nil,
    Atom(String),
    Text(Vec<u8>),
    List(Vec<Value>),
}

impl Value {
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Atom(text) => Some(text.clone()),
            Self::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            Self::Nil | Self::List(_) => None,
        }
    }

    pub fn number<T: std::str::FromStr>(&self) -> Option<T> {
        match self {
            Self::Atom(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// Whether it is that word, however it is written.
    pub fn is(&self, word: &str) -> bool {
        matches!(self, Self::Atom(text) if text.eq_ignore_ascii_case(word))
    }
}

/// Lists within lists: deeper than this nobody asks for anything.
const DEEPEST: usize = 12;
/// Of a server's words.
const LONGEST_WORDS: usize = 500;

impl Answer {
    /// None for what is no answer of an IMAP server.
    pub fn read(raw: Raw) -> Option<Self> {
        let (first, rest) = first_word(&raw.line);
        if first == b"+" {
            return Some(Self::GoOn);
        }
        let tag = if first == b"*" { None } else { Some(String::from_utf8(first.to_vec()).ok()?) };
        let (word, words) = first_word(rest);
        let kind = match word.to_ascii_uppercase().as_slice() {
            b"OK" => Some(Status::Ok),
            b"NO" => Some(Status::No),
            b"BAD" => Some(Status::Bad),
            b"BYE" => Some(Status::Bye),
            b"PREAUTH" => Some(Status::PreAuth),
            _ => None,
        };
        match kind {
            Some(kind) => Some(Self::Status { tag, kind, text: shown(words) }),
            None if tag.is_none() => {
                let mut reader = Reader { left: rest, texts: raw.texts.into_iter() };
                Some(Self::Data(reader.values(0)?))
            }
            None => None,
        }
    }
}

fn first_word(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
    (line.get(..end).unwrap_or_default(), line.get(end + 1..).unwrap_or_default())
}

fn shown(words: &[u8]) -> String {
    String::from_utf8_lossy(words).chars().filter(|c| !c.is_control()).take(LONGEST_WORDS).collect()
}

struct Reader<'a> {
    left: &'a [u8],
    texts: std::vec::IntoIter<Vec<u8>>,
}

impl Reader<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        Some(*first)
    }

    /// Up to the end of the line or of the list that it is in.
    fn values(&mut self, depth: usize) -> Option<Vec<Value>> {
        let mut values = Vec::new();
        while let Some(byte) = self.left.first() {
            match byte {
                b' ' => {
                    self.take();
                }
                b')' => {
                    self.take();
                    return (depth > 0).then_some(values);
                }
                b'(' if depth < DEEPEST => {
                    self.take();
                    values.push(Value::List(self.values(depth + 1)?));
                }
                b'(' => return None,
                b'"' => {
                    self.take();
                    values.push(Value::Text(self.quoted()?));
                }
                0 => {
                    self.take();
                    values.push(Value::Text(self.texts.next()?));
                }
                _ => values.push(self.atom()),
            }
        }
        (depth == 0).then_some(values)
    }

    fn quoted(&mut self) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        loop {
            match self.take()? {
                b'"' => return Some(text),
                b'\\' => text.push(self.take()?),
                byte => text.push(byte),
            }
        }
    }

    /// `BODY[HEADER.FIELDS (FROM TO)]` is one, for all its blanks.
    fn atom(&mut self) -> Value {
        let mut text = Vec::new();
        let mut within = false;
        while let Some(byte) = self.left.first().copied() {
            let ends = matches!(byte, b' ' | b'(' | b')' | b'"');
            if byte == 0 || (ends && !within) {
                break;
            }
            within = match byte {
                b'[' => true,
                b']' => false,
                _ => within,
            };
            text.push(byte);
            self.take();
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        if text.eq_ignore_ascii_case("NIL") { Value::Nil } else { Value::Atom(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[u8], texts: &[&[u8]]) -> Option<Answer> {
        Answer::read(Raw { line: line.to_vec(), texts: texts.iter().map(|text| text.to_vec()).collect() })
    }

    fn data(line: &[u8], texts: &[&[u8]]) -> Vec<Value> {
        match read(line, texts) {
            Some(Answer::Data(values)) => values,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_mail_comes_with_what_was_asked_of_it() {
        let values = data(b"* 3 FETCH (UID 12 BODY[HEADER.FIELDS (FROM TO)] \0 RFC822.SIZE 80)", &[b"From: zoe"]);
        assert_eq!(values[0].number::<u32>(), Some(3));
        assert!(values[1].is("fetch"));
        let Value::List(items) = &values[2] else { panic!() };
        assert_eq!(items[2], Value::Atom("BODY[HEADER.FIELDS (FROM TO)]".to_owned()));
        assert_eq!(items[3], Value::Text(b"From: zoe".to_vec()));
        assert_eq!(items[5].number::<u64>(), Some(80));
    }

    #[test]
    fn folders_have_marks_and_names() {
        let values = data(br#"* LIST (\HasNoChildren \Sent) "/" "Bo\"ite""#, &[]);
        let Value::List(marks) = &values[1] else { panic!() };
        assert!(marks[1].is("\\sent"));
        assert_eq!(values[3].text().unwrap(), "Bo\"ite");
        assert_eq!(data(b"* LIST () NIL INBOX", &[])[2], Value::Nil);
    }

    #[test]
    fn a_status_is_shown_without_what_could_steer_a_terminal() {
        let no = read("a4 NO [AUTHENTICATIONFAILED] refusé \u{1b}[31m".as_bytes(), &[]).unwrap();
        let text = "[AUTHENTICATIONFAILED] refusé [31m".to_owned();
        assert_eq!(no, Answer::Status { tag: Some("a4".to_owned()), kind: Status::No, text });
        assert_eq!(read(b"+ idling", &[]), Some(Answer::GoOn));
    }

    #[test]
    fn what_is_no_answer_is_none() {
        let deep = [&b"* X "[..], &[b'('; 5000], &[b')'; 5000]].concat();
        for wrong in [&b"220 mx.example.org ESMTP"[..], b"* X (", b"* X )", b"* X \"", b"* X \0", &deep] {
            assert_eq!(read(wrong, &[]), None, "{:?}", wrong.get(..20));
        }
    }
}
