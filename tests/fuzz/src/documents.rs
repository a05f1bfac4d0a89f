//! CVs and letters in every format, and archives of them.

use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use hiring::TextState;
use intake::{DocumentText, Zipped, document_text, lies, media_of, pdf_text};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// By what the bytes say; XML by itself stands for the archive it would be in.
pub fn document(bytes: &[u8]) {
    for (name, file) in [("cv.docx", bytes.to_vec()), ("cv.docx", as_docx(bytes)), ("cv.odt", as_odt(bytes))] {
        let media = media_of(name, &file);
        let _ = lies(name, media);
        if let Some(read) = document_text(media, &file) {
            must_hold(&read);
        }
        if bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"PK") {
            return;
        }
    }
    must_hold(&document_text("text/plain", bytes).expect("read here"));
    must_hold(&document_text("text/html", bytes).expect("read here"));
}

/// In the program a PDF is read by another process, which may fall over; here that is no fault, but too many words are.
pub fn pdf(bytes: &[u8]) {
    let read = quietly(|| pdf_text(bytes));
    if let Ok(read) = read {
        must_hold(&read);
    }
}

pub fn archive(bytes: &[u8]) {
    let Some(mut zip) = Zipped::open(Cursor::new(bytes)) else { return };
    let names = zip.names();
    assert!(names.len() <= 5_000);
    for name in names.iter().take(50) {
        if let Ok(file) = zip.bytes(name) {
            assert!(file.len() <= 25_000_000);
            let _ = media_of(&name.name, &file);
        }
    }
}

fn must_hold(read: &DocumentText) {
    assert!(read.text.len() <= 400_001, "{} bytes of words", read.text.len());
    assert_eq!(read.text.is_empty(), read.state != TextState::Read);
    let lines = read.text.lines().all(|line| !line.trim().is_empty() && line.trim() == line);
    assert!(lines, "blank lines or blanks around one");
}

fn as_docx(xml: &[u8]) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml)])
}

fn as_odt(xml: &[u8]) -> Vec<u8> {
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", xml)])
}

/// Not compressed, so that what is changed in an input is changed in a part.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).and_then(|()| Ok(zip.write_all(bytes)?)).expect("written to memory");
    }
    zip.finish().expect("written to memory").into_inner()
}

/// libFuzzer ends at the first panic, even where it is caught: a word to whoever is to be told is left out as well.
fn quietly<T>(read: impl FnOnce() -> T) -> std::thread::Result<T> {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let read = catch_unwind(AssertUnwindSafe(read));
    std::panic::set_hook(told);
    read
}
