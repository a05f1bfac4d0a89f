//! Files that unpack to more than there is room for, that run in circles, that are not what they are called.

use std::io::{Cursor, Write};

use zip::write::{FullFileOptions, SimpleFileOptions};
use zip::{CompressionMethod, ZipWriter};

use super::{HostileMail, Told, pdf, with_file};

const TOO_MUCH: Told = Told::File(&["too_much"]);
/// Its own word for its size is not believed, whichever of the two ends it.
const NOT_UNPACKED: Told = Told::File(&["too_much", "damaged"]);
const DAMAGED: Told = Told::File(&["damaged"]);
/// Nothing in it could be read, and nobody minds which of the two it is called.
const NO_WORDS: Told = Told::File(&["damaged", "scan"]);

pub fn mails() -> Vec<HostileMail> {
    [bombs(), entities(), texts(), names(), lies(), pdf::mails()].concat()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        // As it has to be, so that it is found without unpacking anything.
        let how = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(how)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(document: &[u8]) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document)])
}

fn odt(content: &[u8]) -> Vec<u8> {
    zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content)])
}

/// The archive, saying of each entry that it unpacks to ten bytes.
fn understated(mut archive: Vec<u8>) -> Vec<u8> {
    for (mark, at) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let places: Vec<usize> =
            archive.windows(4).enumerate().filter(|(_, four)| four == mark).map(|(place, _)| place).collect();
        for place in places {
            archive[place + at..place + at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    archive
}

/// Text that packs to about an eightieth: less than what is refused for its ratio alone.
fn loose(megabytes: usize) -> Vec<u8> {
    let mut seed = 0x2545_f491_u32;
    let mut text = Vec::with_capacity(megabytes << 20);
    while text.len() < megabytes << 20 {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        text.extend(std::iter::repeat_n(b' ', 200));
        text.extend_from_slice(&seed.to_be_bytes().map(|byte| b'a' + byte % 16));
    }
    text
}

fn bombs() -> Vec<HostileMail> {
    let blanks = |megabytes: usize| vec![b' '; megabytes << 20];
    let (large, small) = (docx(&blanks(52)), odt(&blanks(8)));
    let part = loose(18);
    let several = zipped(&[
        ("word/header1.xml", &part),
        ("word/header2.xml", &part),
        ("word/header3.xml", &part),
        ("word/document.xml", b"<w:document/>"),
    ]);
    let inner = docx(&blanks(1));
    let within = zipped(&[("word/document.xml", &inner), ("word/embeddings/a.docx", &inner)]);
    let cut = docx(b"<w:document><w:p><w:t>Eve</w:t></w:p></w:document>");
    let locked = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", FullFileOptions::default()).unwrap();
        zip.write_all(b"<w:document/>").unwrap();
        let mut archive = zip.finish().unwrap().into_inner();
        // Says that it is encrypted.
        for (mark, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
            let place = archive.windows(4).position(|four| four == mark).unwrap();
            archive[place + at] |= 1;
        }
        archive
    };
    vec![
        with_file("bomb-docx", "CV.docx", &large, TOO_MUCH),
        with_file("bomb-odt", "CV.odt", &small, TOO_MUCH),
        with_file("bomb-ratio", "CV.docx", &docx(&blanks(8)), TOO_MUCH),
        with_file("bomb-understated", "CV.docx", &understated(large.clone()), NOT_UNPACKED),
        with_file("bomb-understated-odt", "CV.odt", &understated(small.clone()), NOT_UNPACKED),
        with_file("bomb-sum", "CV.docx", &several, TOO_MUCH),
        with_file("bomb-within", "CV.docx", &within, NO_WORDS),
        with_file("cut-docx", "CV.docx", &cut[..cut.len() - 40], DAMAGED),
        with_file("locked-docx", "CV.docx", &locked, Told::File(&["locked"])),
        with_file("no-document", "CV.docx", &zipped(&[("word/_rels/a", b"x")]), DAMAGED),
    ]
}

fn entities() -> Vec<HostileMail> {
    let mut laughs = String::new();
    for (name, before) in ('b'..='j').zip('a'..) {
        laughs.push_str(&format!("<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10)));
    }
    let types = [
        format!("<!DOCTYPE x [<!ENTITY a \"lol\">{laughs}]>"),
        format!("<!DOCTYPE x [<!ENTITY j \"{}\">]>", "a".repeat(1_000_000)),
        "<!DOCTYPE x [<!ENTITY j SYSTEM \"file:///etc/passwd\">]>".to_owned(),
        "<!DOCTYPE x [<!ENTITY j SYSTEM \"https://t.example/x\">]>".to_owned(),
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"https://t.example/x.dtd\">%p;]>".to_owned(),
        "<!DOCTYPE x SYSTEM \"https://t.example/x.dtd\">".to_owned(),
    ];
    let mut mails = Vec::new();
    for (doctype, at) in types.iter().zip(0..) {
        let word = format!("{doctype}<w:document><w:p><w:t>{}</w:t></w:p></w:document>", "&j;".repeat(20));
        let text = format!("{doctype}<office:body><text:p>{}</text:p></office:body>", "&j;".repeat(20));
        mails.push(with_file(&format!("entity-docx-{at}"), "CV.docx", &docx(word.as_bytes()), DAMAGED));
        mails.push(with_file(&format!("entity-odt-{at}"), "CV.odt", &odt(text.as_bytes()), DAMAGED));
    }
    // Well known ones are letters; unknown ones are nothing.
    let unknown = "<w:document><w:p><w:t>&nobody;&#0;&#xFFFFFFFF;</w:t></w:p></w:document>";
    mails.push(with_file("entity-unknown", "CV.docx", &docx(unknown.as_bytes()), NO_WORDS));
    let deep = "<w:p>".repeat(200_000);
    mails.push(with_file("xml-deep", "CV.docx", &docx(deep.as_bytes()), NO_WORDS));
    let open = format!("<w:document><w:p {}", "a='b' ".repeat(100_000));
    mails.push(with_file("xml-open", "CV.docx", &docx(open.as_bytes()), NO_WORDS));
    mails.push(with_file("xml-comment", "CV.odt", &odt(&b"<!--".repeat(100_000)), NO_WORDS));
    mails
}

fn texts() -> Vec<HostileMail> {
    let rtf = |text: &str| text.as_bytes().to_vec();
    vec![
        with_file("rtf-deep", "CV.rtf", &rtf(&"{\\rtf1".repeat(100_000)), NO_WORDS),
        with_file("rtf-object", "CV.rtf", &rtf("{\\rtf1{\\object\\objupdate{\\*\\objdata 0105}}}"), NO_WORDS),
        with_file("rtf-numbers", "CV.rtf", &rtf(&format!("{{\\rtf1{}}}", "\\u99999999999".repeat(50_000))), NO_WORDS),
        with_file("text-zeros", "CV.txt", &vec![0; 2_000_000], Told::Lies),
        with_file("page-deep", "CV.html", format!("<html>{}", "<div>".repeat(100_000)).as_bytes(), NO_WORDS),
    ]
}

/// Names that would lead elsewhere, or look like another.
fn names() -> Vec<HostileMail> {
    let names = [
        ("../../etc/passwd", "passwd"),
        ("..\\\\..\\\\Windows\\\\system32\\\\a.pdf", "a.pdf"),
        ("C:\\\\Windows\\\\a.pdf", "a.pdf"),
        ("/etc/cron.d/a.pdf", "a.pdf"),
        ("a.pdf:stream", "a.pdf_stream"),
        ("=?utf-8?q?CV=E2=80=AEfdp=2Eexe?=", "CVfdp.exe"),
        ("=?utf-8?q?C=E2=80=8BV=C2=AD=2Epdf?=", "CV.pdf"),
        ("=?utf-8?q?CV=E2=81=A7=E2=80=8F=2Epdf?=", "CV.pdf"),
        ("=?utf-8?q?CV=0D=0AX=2Epdf?=", "CV X.pdf"),
        ("=?utf-8?b?Li4vLi4vLnNzaC9pZA==?=", "id"),
        ("....", "document.pdf"),
        (" .pdf. ", "pdf"),
        ("CV<script>.pdf", "CV_script_.pdf"),
        ("|rm -rf ~", "_rm -rf ~"),
    ];
    let numbered = names.into_iter().zip(0..);
    numbered
        .map(|((name, called), at): (_, u32)| {
            with_file(&format!("name-{at}"), name, b"%PDF-1.4\n", Told::Called(called))
        })
        .collect()
}

/// Files that are not what they are called.
fn lies() -> Vec<HostileMail> {
    let called = ["CV.pdf", "CV.docx", "CV.odt", "photo.jpg", "lettre.rtf", "CV.txt"];
    let are: [&[u8]; 6] = [
        b"MZ\x90\0\x03\0\0\0",
        b"\x7fELF\x02\x01\x01\0",
        b"#!/bin/sh\nrm -rf ~",
        b"L\0\0\0\x01\x14\x02\0\0\0\0\0",
        b"PK\x03\x04\x14\0\0\0META-INF/MANIFEST.MF",
        b"<html><script>alert(1)</script>",
    ];
    let mut mails = Vec::new();
    for (name, at) in called.iter().zip(0_u32..) {
        for (bytes, of) in are.iter().zip(0_u32..) {
            // A page is a text like any other.
            if !(*name == "CV.txt" && of == 5) {
                mails.push(with_file(&format!("lie-{at}-{of}"), name, bytes, Told::Lies));
            }
        }
    }
    for (name, at) in ["CV.pdf.exe", "CV.pdf                    .scr", "CV.com"].iter().zip(0_u32..) {
        mails.push(with_file(&format!("program-{at}"), name, b"MZ\x90\0\x03\0\0\0", Told::Lies));
    }
    mails
}
