//! Which files may be handed to another program, and under which ending: told by their bytes alone, so that a name cannot choose the
//! program. Only what is known to open without running is handed over.

use std::io::Cursor;

use hiring::{FileKind, KeptShut};
use memchr::memmem;
use zip::ZipArchive;

use crate::media::{DOC, DOCX, HTML, JAVA, ODP, ODS, ODT, PDF, PPT, PPTX, PROGRAM, RTF, SHORTCUT, XLS, XLSX};
use crate::media_of;

/// What other programs know it as, and the ending that makes them take it for that.
pub fn opened_as(name: &str, bytes: &[u8]) -> Result<(FileKind, &'static str), KeptShut> {
    let known = match media_of(name, bytes) {
        PROGRAM | JAVA | SHORTCUT | HTML => return Err(KeptShut::Program),
        PDF => (FileKind::Pdf, "pdf"),
        "image/png" => (FileKind::Picture, "png"),
        "image/jpeg" => (FileKind::Picture, "jpg"),
        "image/gif" => (FileKind::Picture, "gif"),
        "image/webp" => (FileKind::Picture, "webp"),
        "image/tiff" => (FileKind::Picture, "tiff"),
        "image/heic" => (FileKind::Picture, "heic"),
        DOCX => (FileKind::Word, "docx"),
        DOC => (FileKind::Word, "doc"),
        ODT => (FileKind::OpenDocument, "odt"),
        RTF => (FileKind::RichText, "rtf"),
        XLSX => (FileKind::Spreadsheet, "xlsx"),
        XLS => (FileKind::Spreadsheet, "xls"),
        ODS => (FileKind::Spreadsheet, "ods"),
        PPTX => (FileKind::Presentation, "pptx"),
        PPT => (FileKind::Presentation, "ppt"),
        ODP => (FileKind::Presentation, "odp"),
        "audio/mpeg" => (FileKind::Sound, "mp3"),
        "audio/ogg" => (FileKind::Sound, "ogg"),
        "video/mp4" => (FileKind::Film, "mp4"),
        "video/webm" => (FileKind::Film, "webm"),
        "message/rfc822" => (FileKind::Mail, "eml"),
        "application/zip" => (FileKind::Archive, "zip"),
        "application/vnd.rar" => (FileKind::Archive, "rar"),
        "application/x-7z-compressed" => (FileKind::Archive, "7z"),
        "application/gzip" => (FileKind::Archive, "gz"),
        // A table of values may hold formulas that run: as a text it does not.
        media if media.starts_with("text/") || media == "application/json" => (FileKind::Text, "txt"),
        _ => return Err(KeptShut::Unknown),
    };
    match media_of(name, bytes) {
        DOCX | XLSX | PPTX | ODT | ODS | ODP => is_plain_package(bytes)?,
        DOC | XLS | PPT if has_old_macros(bytes) => return Err(KeptShut::Macros),
        _ => {}
    }
    Ok(known)
}

/// Programs in it have places of their own, which the list at its end names, and that is the list that other programs go by.
fn is_plain_package(bytes: &[u8]) -> Result<(), KeptShut> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| KeptShut::Unknown)?;
    for name in archive.file_names() {
        if is_program(&name.map_err(|_| KeptShut::Unknown)?.to_lowercase()) {
            return Err(KeptShut::Macros);
        }
    }
    Ok(())
}

fn is_program(part: &str) -> bool {
    part.ends_with("vbaproject.bin")
        || part.contains("/macrosheets/")
        || part.contains("/activex/")
        || part.starts_with("basic/")
        || part.starts_with("scripts/")
}

/// The name that Word and Excel give to what holds them, as it is written there: two bytes a letter.
fn has_old_macros(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memmem::find(bytes, &name).is_some()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn package(names: &[&str]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<w/>").unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_opens_without_running_is_known_by_its_bytes() {
        assert_eq!(opened_as("CV.exe", b"%PDF-1.7"), Ok((FileKind::Pdf, "pdf")));
        assert_eq!(opened_as("CV.pdf", &package(&["word/document.xml"])), Ok((FileKind::Word, "docx")));
        assert_eq!(opened_as("CV.docx", b"{\\rtf1 Awa}"), Ok((FileKind::RichText, "rtf")));
        assert_eq!(opened_as("photos.docx", &package(&["chat.png"])), Ok((FileKind::Archive, "zip")));
        assert_eq!(opened_as("recette.bat", "del C:\\".as_bytes()), Ok((FileKind::Text, "txt")), "words, and no more");
        assert_eq!(opened_as("table.csv", b"=cmd|' /C calc'!A0;1"), Ok((FileKind::Text, "txt")));
    }

    #[test]
    fn what_runs_is_kept_shut_whatever_it_is_called() {
        for bytes in
            [&b"MZ\x90\0"[..], b"\x7fELF\x02", b"#!/bin/sh\nrm -rf ~", b"<html><script>", b"L\0\0\0\x01\x14\x02\0"]
        {
            assert_eq!(opened_as("CV.pdf", bytes), Err(KeptShut::Program));
        }
        assert_eq!(opened_as("CV.pdf", &package(&["META-INF/MANIFEST.MF", "A.class"])), Err(KeptShut::Program));
        assert_eq!(opened_as("CV.pdf", &[0, 1, 2, 3, 200]), Err(KeptShut::Unknown));
        assert_eq!(opened_as("CV.docx", b"PK\x03\x04....word/document.xml"), Err(KeptShut::Unknown), "cut short");
    }

    #[test]
    fn a_document_with_programs_in_it_is_kept_shut() {
        for (name, parts) in [
            ("CV.docx", &["word/document.xml", "word/vbaProject.bin"][..]),
            ("CV.docm", &["word/document.xml", "word/VBAProject.BIN"]),
            ("frais.xlsx", &["xl/workbook.xml", "xl/macrosheets/sheet1.xml"]),
            ("CV.pptx", &["ppt/presentation.xml", "ppt/activeX/activeX1.xml"]),
        ] {
            assert_eq!(opened_as(name, &package(parts)), Err(KeptShut::Macros), "{name}");
        }
        let mut old = b"\xd0\xcf\x11\xe0 ... ".to_vec();
        assert_eq!(opened_as("CV.doc", &old), Ok((FileKind::Word, "doc")));
        old.extend("_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(opened_as("CV.doc", &old), Err(KeptShut::Macros));
    }
}
