//! Puts right text that was UTF-8, was read as something else, and saved again: `Ã©` for `é`.
//!
//! A line is put right only where it is certain: all of it can be written in the wrong encoding, and the bytes are then UTF-8 with
//! at least one character beyond ASCII. Right text is practically never that: `é` alone is not valid UTF-8 in Windows-1252.

use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};

pub struct Repaired {
    pub text: String,
    /// The encoding it had wrongly been read in.
    pub encoding: &'static str,
}

pub fn repair(text: &str) -> Option<Repaired> {
    [WINDOWS_1252, WINDOWS_1254, WINDOWS_1250]
        .into_iter()
        .map(|encoding| (repaired_lines(text, encoding), encoding))
        .filter(|((_, lines), _)| *lines > 0)
        // The first of equals: Windows-1252 is by far the commonest.
        .rev()
        .max_by_key(|((_, lines), _)| *lines)
        .map(|((text, _), encoding)| Repaired { text, encoding: encoding.name() })
}

fn repaired_lines(text: &str, encoding: &'static Encoding) -> (String, usize) {
    let mut count = 0;
    let lines = text.split_inclusive('\n').map(|line| match repaired_line(line, encoding) {
        Some(better) => {
            count += 1;
            better
        }
        None => line.to_owned(),
    });
    (lines.collect(), count)
}

fn repaired_line(line: &str, encoding: &'static Encoding) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let (bytes, _, unmappable) = encoding.encode(line);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn garble(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn puts_garbled_text_right() {
        let text = "Chargé·e d’assistance — 28 février\nÀ bientôt 🐟\nplain\n";
        let repaired = repair(&garble(text, WINDOWS_1252)).unwrap();
        assert_eq!(repaired.text, text);
        assert_eq!(repaired.encoding, "windows-1252");
        // Bytes that Windows-1252 lacks do not survive every encoding; those of 1254 show in the Turkish letters.
        let turkish = repair(&garble("🚀 Équipe\n", WINDOWS_1254)).unwrap();
        assert_eq!((turkish.text.as_str(), turkish.encoding), ("🚀 Équipe\n", "windows-1254"));
    }

    #[test]
    fn puts_only_the_garbled_lines_right() {
        let mixed = format!("L’été est là\n{}", garble("L’hiver arrivé\n", WINDOWS_1252));
        assert_eq!(repair(&mixed).unwrap().text, "L’été est là\nL’hiver arrivé\n");
    }

    #[test]
    fn leaves_right_text_alone() {
        for text in [
            "L’été à l’école : élèves, cœur, garçon, « où », 12 €",
            "İstanbul’da ağır bir gün, şöyle böyle, çiğ köfte",
            "Zażółć gęślą jaźń",
            "Tiếng Việt có dấu",
            "Ã is a Portuguese letter, NÃO",
            "🎉 bravo",
        ] {
            assert!(repair(text).is_none(), "{text}");
        }
    }
}
