//! From a file's bytes to its text, whatever encoding it was saved in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use hiring::{Problem, ProblemKind};

/// The text, with line ends as `\n` and no byte order mark, and how sure that is.
pub struct Decoded {
    pub text: String,
    pub problems: Vec<Problem>,
}

/// `declared` is the encoding that the text itself says it is in. UTF-8 is never taken for anything else.
pub fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, ProblemKind> {
    let (encoding, certain) = match (Encoding::for_bom(bytes), declared) {
        (Some((encoding, _)), _) => (encoding, true),
        (None, _) if std::str::from_utf8(bytes).is_ok() => (UTF_8, true),
        (None, Some(declared)) if declared != UTF_8 => (declared, true),
        (None, _) => (guess(bytes), false),
    };
    if is_binary(bytes, encoding) {
        return Err(ProblemKind::NotText);
    }
    let (text, _, _) = encoding.decode(bytes);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return Err(ProblemKind::Empty);
    }
    let mut problems = Vec::new();
    if !certain {
        problems.push(Problem::new(ProblemKind::EncodingGuessed { encoding: encoding.name().to_owned() }));
    }
    if let Some(line) = text.lines().position(|line| line.contains(char::REPLACEMENT_CHARACTER)) {
        problems.push(Problem::at(ProblemKind::CharactersLost, line_number(line), 1));
    }
    Ok(Decoded { text, problems })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Text has no NUL (unless it is UTF-16) and hardly any control characters.
fn is_binary(bytes: &[u8], encoding: &'static Encoding) -> bool {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return false;
    }
    let strange = bytes.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c)).count();
    bytes.contains(&0) || strange * 20 > bytes.len()
}

pub fn line_number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_utf_8_with_and_without_a_mark_and_windows_line_ends() {
        for bytes in ["été\nhiver".as_bytes(), "\u{feff}été\r\nhiver".as_bytes()] {
            let decoded = decode(bytes, None).ok().unwrap();
            assert_eq!(decoded.text, "été\nhiver");
            assert!(decoded.problems.is_empty());
        }
    }

    #[test]
    fn reads_utf_16_and_windows_1252() {
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("été".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16, None).ok().unwrap().text, "été");

        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode("L’été à l’école, des élèves très occupés");
        let decoded = decode(&bytes, None).ok().unwrap();
        assert_eq!(decoded.text, "L’été à l’école, des élèves très occupés");
        assert!(
            matches!(&decoded.problems[0].kind, ProblemKind::EncodingGuessed { encoding } if encoding == "windows-1252")
        );
    }

    #[test]
    fn refuses_what_is_not_text_or_says_nothing() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None).err(), Some(ProblemKind::NotText));
        assert_eq!(decode(b" \n\n", None).err(), Some(ProblemKind::Empty));
    }

    #[test]
    fn says_where_characters_were_lost() {
        let decoded = decode("bien\nd\u{fffd}but".as_bytes(), None).ok().unwrap();
        assert_eq!(decoded.problems, [Problem::at(ProblemKind::CharactersLost, 2, 1)]);
    }
}
