//! Each format as it was looked at and found good: byte for byte what the same figures have always been written as.
//!
//! After a change that is meant, `VIVIER_WRITE_GOLDEN=1 cargo test -p reports --test golden` writes them anew, to be looked at again.

#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

mod paper;

use std::io::{Cursor, Read};
use std::path::PathBuf;

use hiring::Language;
use reports::{DocumentFormat, write_document};

fn written(language: Language, format: DocumentFormat) -> Vec<u8> {
    write_document(&paper::document(language), format).unwrap()
}

fn is_as_it_was(name: &str, written: &[u8]) {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).join(name);
    if std::env::var_os("VIVIER_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, written).unwrap();
        return;
    }
    let before = std::fs::read(&path).unwrap();
    assert!(
        before == written,
        "{name} is written otherwise than before:\n{}\nwas:\n{}",
        String::from_utf8_lossy(written),
        String::from_utf8_lossy(&before)
    );
}

#[test]
fn every_text_format_is_written_as_it_was_in_both_languages() {
    for (language, code) in [(Language::French, "fr"), (Language::English, "en")] {
        for (format, ending) in [
            (DocumentFormat::Csv, "csv"),
            (DocumentFormat::Html, "html"),
            (DocumentFormat::Json, "json"),
            (DocumentFormat::Markdown, "md"),
        ] {
            is_as_it_was(&format!("answers.{code}.{ending}"), &written(language, format));
        }
    }
}

/// The parts that say what is in it; the rest is the library's.
#[test]
fn the_workbook_holds_what_it_held() {
    let bytes = written(Language::French, DocumentFormat::Xlsx);
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut text = String::new();
    for part in [
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/charts/chart1.xml",
        "docProps/core.xml",
    ] {
        text += &format!("<!-- {part} -->\n");
        archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
        text.push('\n');
    }
    is_as_it_was("answers.fr.xlsx.xml", text.replace("><", ">\n<").as_bytes());
}
