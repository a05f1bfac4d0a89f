//! DOCX and ODT: XML in a ZIP. Bytes are counted as they come out, whatever the file claims.

use std::io::{BufReader, Cursor, Read};

use hiring::TextState;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::result::ZipError;

use super::DocumentText;

const MOST_UNPACKED: u64 = 50 * 1024 * 1024;
const MOST_RATIO: u64 = 100;
/// Below this, a file may be as regular as it likes.
const SMALL: u64 = 1024 * 1024;

/// What an element does to the text.
enum Does {
    /// Its text is words.
    Words,
    EndsLine,
    Blank,
    /// What is in it is no text of the document's, or is there a second time.
    Hidden,
    Nothing,
}

pub fn docx(bytes: &[u8]) -> DocumentText {
    // Whoever puts their address at the head of a page puts it there first.
    let parts = ["word/header1.xml", "word/header2.xml", "word/header3.xml", "word/document.xml", "word/footer1.xml"];
    let does = |name: &str| match name {
        "w:t" => Does::Words,
        "w:p" | "w:br" | "w:cr" => Does::EndsLine,
        "w:tab" | "w:tc" => Does::Blank,
        "mc:Fallback" | "w:instrText" | "w:delText" => Does::Hidden,
        _ => Does::Nothing,
    };
    read(bytes, &parts, "word/document.xml", does)
}

pub fn odt(bytes: &[u8]) -> DocumentText {
    let does = |name: &str| match name {
        "text:p" | "text:h" => Does::Words,
        "text:line-break" => Does::EndsLine,
        "text:s" | "text:tab" => Does::Blank,
        "office:annotation" | "text:tracked-changes" | "office:scripts" => Does::Hidden,
        _ => Does::Nothing,
    };
    read(bytes, &["content.xml"], "content.xml", does)
}

fn read(bytes: &[u8], parts: &[&str], needed: &str, does: impl Fn(&str) -> Does) -> DocumentText {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return DocumentText::without(TextState::Damaged);
    };
    let mut text = String::new();
    let mut left = MOST_UNPACKED;
    for part in parts {
        let xml = match unpacked(&mut archive, part, &mut left) {
            Ok(xml) => xml,
            Err(TextState::None) if *part != needed => continue,
            Err(TextState::None) => return DocumentText::without(TextState::Damaged),
            Err(state) => return DocumentText::without(state),
        };
        if words_of(&xml, &does, &mut text).is_none() {
            return DocumentText::without(TextState::Damaged);
        }
    }
    DocumentText::of(&text)
}

fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, left: &mut u64) -> Result<Vec<u8>, TextState> {
    let file = archive.by_name(name).map_err(|error| match error {
        ZipError::FileNotFound => TextState::None,
        ZipError::UnsupportedArchive(_) => TextState::Locked,
        _ => TextState::Damaged,
    })?;
    let packed = file.compressed_size().max(1);
    let mut xml = Vec::new();
    file.take(*left + 1).read_to_end(&mut xml).map_err(|_| TextState::Damaged)?;
    let size = xml.len() as u64;
    if size > *left || size > SMALL && size / packed > MOST_RATIO {
        return Err(TextState::TooMuch);
    }
    *left -= size;
    Ok(xml)
}

/// None where it is no such XML, or one that brings words of its own making along.
fn words_of(xml: &[u8], does: &impl Fn(&str) -> Does, text: &mut String) -> Option<()> {
    let mut reader = Reader::from_reader(BufReader::new(xml));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let (mut words, mut hidden) = (0_usize, 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) => match does(tag.name().as_ref()) {
                Does::Words => words += 1,
                Does::Blank if hidden == 0 => text.push(' '),
                Does::Hidden => hidden += 1,
                _ => {}
            },
            Event::End(tag) => match does(tag.name().as_ref()) {
                Does::Words => {
                    words = words.saturating_sub(1);
                    if tag.name().as_ref().starts_with("text:") {
                        text.push('\n');
                    }
                }
                Does::EndsLine if hidden == 0 => text.push('\n'),
                Does::Hidden => hidden = hidden.saturating_sub(1),
                _ => {}
            },
            Event::Text(part) if words > 0 && hidden == 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(entity) if words > 0 && hidden == 0 => {
                if let Some(known) = resolve_xml_entity(entity.as_ref()) {
                    text.push_str(known);
                } else if let Ok(Some(c)) = entity.resolve_char_ref() {
                    text.push(c);
                }
            }
            Event::DocType(_) => return None,
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}
