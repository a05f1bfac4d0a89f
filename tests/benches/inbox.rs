//! How long mails take that arrive: read in with the words of their CVs, looked at, filed. `cargo xtask bench inbox` runs it, in release.

#![allow(clippy::format_collect, reason = "a few lines of a trial file, put together plainly")]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use desk::{Access, Desk, Event};
use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::figures::{Table, time};
use vivier_tests::mailbox::{base64, mailbox};
use zip::write::SimpleFileOptions;

const MAILS: usize = 2_000;

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == desk::READ_DOCUMENT) {
        return desk::read_document_from_input().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    let mut table = Table::default();
    bare_mails(&mut table);
    with_cvs(&mut table);
    table.finish()
}

struct Office {
    folder: TempDir,
    desk: Desk,
    /// How often it was told how far a job is.
    told: Arc<AtomicUsize>,
}

impl Office {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let told = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&told);
        let listener = Box::new(move |event| {
            if matches!(event, Event::Progress(_)) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        let desk = Desk::new(folder.path().join("my.vivier"), "Camille", desk::system_clock(), listener);
        let desk = desk.with_document_reader(std::env::current_exe().unwrap());
        desk.open(None, Access::CreateAndWrite).unwrap();
        let office = Self { folder, desk, told };
        office.call("sample.add", json!({}));
        office
    }

    fn call(&self, name: &str, request: Value) -> Value {
        self.desk.call(name, request, None).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    fn import(&self, file: &Path) -> Duration {
        let before = self.told.load(Ordering::Relaxed);
        let takes = time(|| {
            let report = self.desk.call("inbox.import", json!({ "paths": [file] }), Some("import")).unwrap();
            let aside: u64 = report["aside"].as_array().unwrap().iter().map(|one| one["count"].as_u64().unwrap()).sum();
            assert_eq!(report["waiting"].as_u64().unwrap() + aside, MAILS as u64, "{report}");
        });
        assert!(self.told.load(Ordering::Relaxed) >= before + 3, "with progress");
        takes
    }

    /// The same, while somebody goes on in the window: how long each answer takes to come meanwhile.
    fn import_beside_somebody(&self, file: &Path) -> (Duration, Vec<Duration>) {
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| {
                let mut answers = Vec::new();
                while !done.load(Ordering::Relaxed) {
                    let page = json!({ "filter": {}, "sort": "name", "descending": false, "offset": 0, "limit": 50 });
                    answers.push(time(|| drop(self.call("candidates.list", page))));
                    answers.push(time(|| drop(self.call("inbox.list", json!({ "offset": 0, "limit": 50 })))));
                    std::thread::park_timeout(Duration::from_millis(20));
                }
                answers
            });
            let takes = self.import(file);
            done.store(true, Ordering::Relaxed);
            (takes, beside.join().unwrap())
        })
    }
}

fn bare_mails(table: &mut Table) {
    let office = Office::new();
    let file = written(office.folder.path(), |_| Vec::new());
    let takes = office.import(&file);
    let bare = time(|| drop(std::fs::read(&file).unwrap()));
    let budget = Duration::from_secs_f64(2_000.0 / 1_500.0);
    table.line("2000 mails without files (1,500 a second)", takes, Some(bare), Some(budget));
    let page = json!({ "view": "waiting", "offset": 0, "limit": 100 });
    let mut shown = Value::Null;
    let first = time(|| shown = office.call("inbox.list", page.clone()));
    table.line("the list of 2000, looked at for the first time", first, None, Some(Duration::from_secs(2)));
    let ready = shown["rows"].as_array().unwrap().iter().find(|row| row["group"] == "decide").unwrap()["id"].clone();
    office.call("inbox.set_aside", json!({ "ids": [ready] }));
    let next = time(|| drop(office.call("inbox.list", page.clone())));
    table.line("the list of 2000, after one was set aside", next, None, Some(Duration::from_millis(100)));
    let count = office.call("inbox.list", page)["counts"]["ready"].clone();
    let accept = time(|| drop(office.call("inbox.accept", json!({ "ready": count }))));
    table.line(&format!("accept the certain ones of 2000, {count}"), accept, None, None);
}

fn with_cvs(table: &mut Table) {
    let office = Office::new();
    let (pdf, docx) = (pdf(), docx());
    let file = written(office.folder.path(), |number| if number % 2 == 0 { pdf.clone() } else { docx.clone() });
    let size = std::fs::metadata(&file).unwrap().len();
    drop((pdf, docx));
    forget_the_peak();
    let (takes, mut answers) = office.import_beside_somebody(&file);
    let peak = peak();
    let bare = time(|| drop(std::fs::read(&file).unwrap()));
    let what = format!("2000 mails of {} MB, with the words of their CVs", size / 1_000_000);
    table.line(&what, takes, Some(bare), Some(Duration::from_secs(20)));
    answers.sort_unstable();
    let late = answers.get(answers.len() * 95 / 100).copied().unwrap_or_default();
    let what = format!("19 of 20 answers to the window meanwhile, of {}", answers.len());
    table.line(&what, late, None, Some(Duration::from_millis(100)));
    table.ratio("memory at its peak meanwhile, MB", peak, 300.0);
}

/// Every mail with a CV of its own, as far as there is one; written as it is made, so that it fills no memory.
fn written(folder: &Path, cv: impl Fn(usize) -> Vec<u8>) -> PathBuf {
    let path = folder.join("mails.mbox");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    for (mail, number) in mailbox(MAILS).into_iter().zip(0..) {
        let truth = mail.truth;
        let cv = cv(number);
        write!(
            file,
            "From {address} Tue Nov  3 10:12:00 2026\nMessage-ID: <bench-{number}@example.org>\nDate: Tue, 3 Nov 2026 10:12:00 +0100\n\
             From: Candidate {number} <{address}>\nTo: recrutement@ponant.example\nSubject: Candidature Criée Ouverte\nMIME-Version: 1.0\n\
             Content-Type: multipart/mixed; boundary=mix\n\n--mix\nContent-Type: text/plain; charset=utf-8\n\nBonjour,\n\n\
             Le poste de développeuse full-stack Criée Ouverte m’intéresse. Mon parcours est joint.\n\n{name}\n",
            address = truth.address,
            name = truth.name,
        )
        .unwrap();
        if !cv.is_empty() {
            let name = if number % 2 == 0 { "CV.pdf" } else { "CV.docx" };
            write!(
                file,
                "--mix\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"{name}\"\n\
                 Content-Transfer-Encoding: base64\n\n{}\n",
                base64(&cv)
            )
            .unwrap();
        }
        file.write_all(b"--mix--\n\n").unwrap();
    }
    file.flush().unwrap();
    path
}

const LINES: usize = 120;
/// As a photograph would, it takes room and has no words.
const PHOTOGRAPH: usize = 72_000;

fn line(number: usize) -> String {
    format!(
        "Experience {number}: six years of guiding associations of the coast through their registrations, on the phone and in writing."
    )
}

fn photograph() -> Vec<u8> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut byte = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed.to_le_bytes()[0]
    };
    (0..PHOTOGRAPH).map(|_| byte()).collect()
}

fn docx() -> Vec<u8> {
    let paragraphs: String =
        (0..LINES).map(line).map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("word/document.xml", document.into_bytes()),
        ("word/media/image1.jpeg", photograph()),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn pdf() -> Vec<u8> {
    let shown: String =
        (0..LINES / 2).map(|at| format!("1 0 0 1 40 {} Tm ({}) Tj\n", 800 - 12 * at, line(at))).collect();
    let page = format!("BT /F1 9 Tf\n{shown}ET");
    let photograph = photograph();
    let objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_vec(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        [format!("<< /Length {} >>\nstream\n", photograph.len()).as_bytes(), &photograph, b"\nendstream"].concat(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (object, number) in objects.iter().zip(1..) {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    let count = objects.len() + 1;
    file.extend(format!("xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes());
    file
}

/// What the system knows of this process's memory counts from here on.
fn forget_the_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|rest| rest.split_whitespace().next());
    peak.and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
