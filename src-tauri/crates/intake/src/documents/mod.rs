//! The words of CVs and letters, whatever program wrote them.
//!
//! Only words come out: nothing in a document is run, opened or fetched. Everything but PDF is read here, with bounds on what it
//! unpacks to; a PDF is read by a process of its own ([`pdf_text`]), which may fail without harm.

mod office;
mod pdf;
mod rtf;

use hiring::TextState;

use crate::media::{DOCX, HTML, ODT, PDF, RTF};
use crate::posting::text_of;

pub use pdf::pdf_text;

/// What came of reading one, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentText {
    pub state: TextState,
    pub text: String,
}

impl DocumentText {
    const fn without(state: TextState) -> Self {
        Self { state, text: String::new() }
    }

    fn of(text: &str) -> Self {
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut tidy = String::new();
        for line in lines.filter(|line| !line.is_empty()) {
            if tidy.len() + line.len() > LONGEST {
                break;
            }
            tidy.push_str(&line);
            tidy.push('\n');
        }
        let has_words = tidy.chars().filter(|c| c.is_alphanumeric()).count() >= 3;
        if has_words { Self { state: TextState::Read, text: tidy } } else { Self::without(TextState::Scan) }
    }
}

/// More words has no CV.
const LONGEST: usize = 400_000;
/// Larger documents are films of somebody's.
const LARGEST: usize = 40 * 1024 * 1024;

/// By what the bytes say it is. None for a PDF, which is not to be read in this process.
pub fn document_text(media: &str, bytes: &[u8]) -> Option<DocumentText> {
    if bytes.len() > LARGEST {
        return Some(DocumentText::without(TextState::TooMuch));
    }
    Some(match media {
        PDF => return None,
        DOCX => office::docx(bytes),
        ODT => office::odt(bytes),
        RTF => DocumentText::of(&rtf::text(bytes)),
        HTML => plain(bytes, "document.html"),
        "text/plain" | "text/markdown" => plain(bytes, "document.md"),
        _ => DocumentText::without(TextState::None),
    })
}

fn plain(bytes: &[u8], name: &str) -> DocumentText {
    text_of(bytes, name).map_or_else(|| DocumentText::without(TextState::Damaged), |text| DocumentText::of(&text))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn read(media: &str, bytes: &[u8]) -> (TextState, String) {
        let read = document_text(media, bytes).unwrap();
        (read.state, read.text)
    }

    #[test]
    fn the_words_come_out_whatever_program_wrote_them() {
        let docx = br#"<w:document><w:body><w:p><w:r><w:t>Malo</w:t></w:r><w:r><w:t xml:space="preserve"> Guivarc&#8217;h</w:t></w:r></w:p><w:p><w:r><w:t>CV &amp; co</w:t><w:tab/><w:t>2026</w:t></w:r></w:p></w:body></w:document>"#;
        let head = br"<w:hdr><w:p><w:r><w:t>malo@example.org</w:t></w:r></w:p></w:hdr>";
        let bytes = zipped(&[("word/document.xml", docx), ("word/header1.xml", head)]);
        assert_eq!(
            read(DOCX, &bytes),
            (TextState::Read, "malo@example.org\nMalo Guivarc’h\nCV & co 2026\n".to_owned())
        );
        let odt = br"<office:body><text:h>Malo</text:h><text:p>CV<text:s/>2026<text:line-break/>Rivages</text:p></office:body>";
        assert_eq!(read(ODT, &zipped(&[("content.xml", odt)])).1, "Malo\nCV 2026\nRivages\n");
        let rtf = br"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator X;}\f0 Malo Guivarc\rquote h\par Exp\'e9rience \u8364? \{2026\}}";
        assert_eq!(read(RTF, rtf).1, "Malo Guivarc’h\nExpérience € {2026}\n");
        assert_eq!(read("text/plain", b"Exp\xe9rience").1, "Expérience\n");
        assert!(read(HTML, b"<html><body><h1>Malo</h1><script>x</script></body>").1.contains("Malo"));
    }

    #[test]
    fn what_would_fill_the_memory_is_not_unpacked() {
        let bomb = zipped(&[("word/document.xml", &vec![b' '; 60 * 1024 * 1024])]);
        assert!(bomb.len() < 200_000);
        assert_eq!(read(DOCX, &bomb).0, TextState::TooMuch);
        let entities = br#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>"#;
        assert_eq!(read(DOCX, &zipped(&[("word/document.xml", entities)])).0, TextState::Damaged);
        let deep = "<w:p>".repeat(200_000);
        assert_eq!(read(DOCX, &zipped(&[("word/document.xml", deep.as_bytes())])).0, TextState::Scan);
        assert_eq!(read(DOCX, b"PK\x03\x04").0, TextState::Damaged);
        assert_eq!(read(RTF, "{\\rtf1".repeat(100_000).as_bytes()).0, TextState::Scan);
        assert_eq!(document_text(PDF, b"%PDF-"), None, "not in this process");
    }
}
