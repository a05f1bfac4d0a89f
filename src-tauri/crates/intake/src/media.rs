//! What a file is, by its bytes: its name and whoever sent it may say anything.

/// As in `application/pdf`. The name decides only among texts, which look alike.
pub fn media_of(name: &str, bytes: &[u8]) -> &'static str {
    const BY_BYTES: [(&[u8], &str); 18] = [
        (b"%PDF-", PDF),
        (b"\x89PNG\r\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"{\\rtf", RTF),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"MZ", PROGRAM),
        (b"\x7fELF", PROGRAM),
        (b"\xcf\xfa\xed\xfe", PROGRAM),
        (b"#!", PROGRAM),
        (b"Rar!", "application/vnd.rar"),
        (b"7z\xbc\xaf", "application/x-7z-compressed"),
        (b"\x1f\x8b", "application/gzip"),
        (b"L\0\0\0\x01\x14\x02\0", SHORTCUT),
        (b"ID3", "audio/mpeg"),
        (b"\x1aE\xdf\xa3", "video/webm"),
        (b"OggS", "audio/ogg"),
    ];
    if let Some((_, media)) = BY_BYTES.iter().find(|(begins, _)| bytes.starts_with(begins)) {
        return media;
    }
    // Some programs put blanks or a byte order mark before a PDF.
    if bytes.get(..1024.min(bytes.len())).is_some_and(|head| head.windows(5).any(|window| window == b"%PDF-")) {
        return PDF;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return in_zip(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return in_compound(&ending(name));
    }
    match bytes.get(4..12) {
        Some(b"ftypheic" | b"ftypmif1") => return "image/heic",
        Some(brand) if brand.starts_with(b"ftyp") => return "video/mp4",
        _ => {}
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    if is_text(bytes) { text_kind(name, bytes) } else { "application/octet-stream" }
}

/// Whether its name promises another kind of thing than it is.
pub fn lies(name: &str, media: &str) -> bool {
    let promised: &[&str] = match ending(name).as_str() {
        "pdf" => &[PDF],
        "docx" | "docm" => &[DOCX],
        "odt" => &[ODT],
        // Word writes any of these under that name.
        "doc" => &[DOC, RTF, DOCX, HTML, "application/vnd.ms-office"],
        "rtf" => &[RTF],
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "heic" | "tif" | "tiff" => return !media.starts_with("image/"),
        "txt" | "md" | "csv" | "html" | "htm" => return !media.starts_with("text/"),
        _ => return media == PROGRAM,
    };
    !promised.contains(&media)
}

pub const PDF: &str = "application/pdf";
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub const ODT: &str = "application/vnd.oasis.opendocument.text";
pub const RTF: &str = "application/rtf";
pub const DOC: &str = "application/msword";
pub const HTML: &str = "text/html";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub const XLS: &str = "application/vnd.ms-excel";
pub const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";
pub const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
pub const PPT: &str = "application/vnd.ms-powerpoint";
pub const ODP: &str = "application/vnd.oasis.opendocument.presentation";
pub const PROGRAM: &str = "application/x-executable";
pub const JAVA: &str = "application/java-archive";
pub const SHORTCUT: &str = "application/x-ms-shortcut";

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// The names of its first entries tell; the list at its end is not needed.
fn in_zip(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..8192.min(bytes.len())).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(16_384)..).unwrap_or_default();
    let has = |name: &[u8]| [head, tail].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    if has(b"opendocument.text") {
        ODT
    } else if has(b"opendocument.spreadsheet") {
        ODS
    } else if has(b"opendocument.presentation") {
        ODP
    } else if has(b"word/document.xml") || has(b"word/_rels") {
        DOCX
    } else if has(b"xl/workbook.xml") {
        XLSX
    } else if has(b"ppt/presentation.xml") {
        PPTX
    } else if has(b"META-INF/MANIFEST.MF") {
        JAVA
    } else {
        "application/zip"
    }
}

fn in_compound(ending: &str) -> &'static str {
    match ending {
        "doc" | "dot" => DOC,
        "xls" | "xlt" => XLS,
        "ppt" | "pps" => PPT,
        "msg" => "application/vnd.ms-outlook",
        _ => "application/vnd.ms-office",
    }
}

fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or_default();
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    let strange = head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c)).count();
    !head.contains(&0) && strange * 20 <= head.len()
}

fn text_kind(name: &str, bytes: &[u8]) -> &'static str {
    let head = String::from_utf8_lossy(bytes.get(..512.min(bytes.len())).unwrap_or_default()).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if ["<!doctype html", "<html", "<head", "<body", "<script", "<svg", "<iframe"]
        .iter()
        .any(|begins| head.starts_with(begins))
    {
        return HTML;
    }
    match ending(name).as_str() {
        "md" => "text/markdown",
        "csv" => "text/csv",
        "html" | "htm" => HTML,
        "json" => "application/json",
        "eml" => "message/rfc822",
        "ics" => "text/calendar",
        "vcf" => "text/vcard",
        _ => "text/plain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say_before_what_it_is_called() {
        assert_eq!(media_of("CV.doc", b"%PDF-1.7 ..."), PDF);
        assert_eq!(media_of("CV.pdf", b"\xef\xbb\xbf\n%PDF-1.4"), PDF);
        assert_eq!(media_of("photo.png", b"\xff\xd8\xff\xe0"), "image/jpeg");
        assert_eq!(media_of("CV.docx", b"PK\x03\x04....word/document.xml"), DOCX);
        assert_eq!(media_of("CV.pdf", b"MZ\x90\0"), PROGRAM);
        assert_eq!(media_of("CV.txt", b"<html><script>"), HTML);
        assert_eq!(media_of("CV.txt", "Malo Guivarc’h".as_bytes()), "text/plain");
    }

    #[test]
    fn a_name_that_promises_something_else_lies() {
        assert!(lies("CV.pdf", PROGRAM) && lies("CV.pdf", HTML) && lies("CV.odt", DOCX) && lies("photo.jpg", PDF));
        assert!(!lies("CV.pdf", PDF) && !lies("CV.doc", RTF) && !lies("photo.jpg", "image/png") && !lies("CV", PDF));
    }
}
