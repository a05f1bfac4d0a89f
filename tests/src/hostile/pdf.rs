//! PDF files that run in circles, that unpack without end, that would start something.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{HostileMail, Told, with_file};

/// One of these says why; which of them is for the process that reads it to find out.
const NOT_READ: Told = Told::File(&["too_much", "damaged", "scan"]);
const TOO_MUCH: Told = Told::File(&["too_much"]);

pub fn mails() -> Vec<HostileMail> {
    let numbered = |files: Vec<(&str, Vec<u8>, Told)>| {
        files.into_iter().map(|(name, bytes, told)| with_file(name, "CV.pdf", &bytes, told)).collect::<Vec<_>>()
    };
    [numbered(circles()), numbered(endless()), numbered(active())].concat()
}

/// These objects, numbered from 1, the first of which is the catalogue.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = String::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n").bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"));
    }
    let (start, count) = (file.len(), objects.len() + 1);
    let trailer = trailer.replace("{start}", &start.to_string());
    file.extend(
        format!(
            "xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    file
}

/// A page with that content and those things beside.
fn page(content: &str, more: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> /Font << /F 5 0 R >> >> >>".to_vec(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    objects.extend(more.iter().map(|object| object.as_bytes().to_vec()));
    pdf(&objects, "")
}

fn circles() -> Vec<(&'static str, Vec<u8>, Told)> {
    let catalogue = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    let own_child = pdf(&[catalogue.clone(), b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>".to_vec()], "");
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 4 >>\nstream\n/X Do\nendstream";
    let own_length = pdf(
        &[
            catalogue.clone(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>".to_vec(),
            b"<< /Length 4 0 R >>\nstream\nBT (x) Tj ET\nendstream".to_vec(),
        ],
        "",
    );
    let own_parent = pdf(
        &[
            catalogue.clone(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R >>".to_vec(),
        ],
        "",
    );
    let own_name = pdf(&[b"1 0 R".to_vec(), b"3 0 R".to_vec(), b"2 0 R".to_vec()], "");
    vec![
        ("pdf-own-child", own_child, NOT_READ),
        ("pdf-own-form", page("/X Do", &[form]), NOT_READ),
        ("pdf-own-length", own_length, NOT_READ),
        ("pdf-own-parent", own_parent, NOT_READ),
        ("pdf-own-name", own_name, NOT_READ),
        ("pdf-own-table", pdf(&[catalogue], "/Prev {start}"), NOT_READ),
    ]
}

fn endless() -> Vec<(&'static str, Vec<u8>, Told)> {
    // Each level has the next one ten times.
    let level = |number: usize| {
        let kids = format!("{} 0 R ", number + 1).repeat(10);
        format!("<< /Type /Pages /Kids [{kids}] /Count 1000000000 >>").into_bytes()
    };
    let mut tree = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()];
    tree.extend((2..12).map(level));
    tree.push(b"<< /Type /Page /MediaBox [0 0 9 9] >>".to_vec());
    let blanks = deflated(&vec![b' '; 6 << 20]);
    let stream = |filter: &str| {
        let head = format!("<< /Length {} /Filter {filter} >>\nstream\n", blanks.len());
        [head.as_bytes(), &blanks, b"\nendstream"].concat()
    };
    let again = "4 0 R ".repeat(800);
    let bomb = pdf(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents [{again}] >>").into_bytes(),
            stream("/FlateDecode"),
        ],
        "",
    );
    let arrays = page(&"[".repeat(500_000), &[]);
    let dictionaries = pdf(&[b"<< /A ".repeat(300_000)], "");
    vec![
        ("pdf-tree", pdf(&tree, ""), TOO_MUCH),
        ("pdf-bomb", bomb, TOO_MUCH),
        ("pdf-arrays", arrays, NOT_READ),
        ("pdf-dictionaries", dictionaries, NOT_READ),
        ("pdf-saves", page(&"q ".repeat(200_000), &[]), NOT_READ),
        ("pdf-picture", page("BI /W 9 /H 9 ID x", &[]), NOT_READ),
    ]
}

fn active() -> Vec<(&'static str, Vec<u8>, Told)> {
    let opens = |action: &str| {
        pdf(
            &[
                format!("<< /Type /Catalog /Pages 2 0 R /OpenAction << {action} >> >>").into_bytes(),
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_vec(),
            ],
            "",
        )
    };
    vec![
        ("pdf-script", opens("/S /JavaScript /JS (app.alert\\(1\\))"), NOT_READ),
        ("pdf-launch", opens("/S /Launch /F (/bin/sh)"), NOT_READ),
        ("pdf-link", opens("/S /URI /URI (https://t.example)"), NOT_READ),
        ("pdf-nothing", b"%PDF-1.7 nothing".to_vec(), NOT_READ),
        ("pdf-zeros", [b"%PDF-1.7\n".as_slice(), &[0; 100_000]].concat(), NOT_READ),
        ("pdf-locked", include_bytes!("../../fuzz/corpus/documents/pdf/locked").to_vec(), Told::File(&["locked"])),
    ]
}

/// As in a PDF: what an archive holds of it, with a head and a sum around.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a", SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    let archive = zip.finish().unwrap().into_inner();
    let directory = archive.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    let size = u32::from_le_bytes(archive[directory + 20..directory + 24].try_into().unwrap()) as usize;
    let (one, other) = bytes.iter().fold((1_u32, 0_u32), |(one, other), byte| {
        let one = (one + u32::from(*byte)) % 65_521;
        (one, (other + one) % 65_521)
    });
    [&[0x78, 0x9c], &archive[31..31 + size], &(other << 16 | one).to_be_bytes()].concat()
}
