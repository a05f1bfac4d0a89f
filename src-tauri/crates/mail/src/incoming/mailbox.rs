//! Files and folders with mails in them: .eml, .mbox, Maildir.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::read::LARGEST_MAIL;

/// A file with mails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSource {
    pub path: PathBuf,
    pub size: u64,
    /// Many in one, each after a line `From `.
    pub is_mbox: bool,
}

#[derive(Debug, Default)]
pub struct Found {
    pub sources: Vec<MailSource>,
    /// What could not be looked at, and why.
    pub unreadable: Vec<(PathBuf, String)>,
    /// In Outlook's own format, which is not read.
    pub outlook: Vec<PathBuf>,
    /// Other files that were passed over.
    pub passed_over: u64,
}

const DEEPEST: usize = 12;
const MOST: usize = 500_000;

/// All in these files and folders, in the order of their names. Links are not followed: they may lead in a circle.
pub fn find_mails(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(about) if about.is_dir() => look_in(path, 0, &mut found),
            // What was named by hand is a mail, whatever it is called.
            Ok(about) if about.is_file() => take(path, about.len(), true, &mut found),
            Ok(_) => found.unreadable.push((path.clone(), "neither a file nor a folder".to_owned())),
            Err(error) => found.unreadable.push((path.clone(), error.to_string())),
        }
    }
    found
}

fn look_in(folder: &Path, depth: usize, found: &mut Found) {
    if depth > DEEPEST || found.sources.len() >= MOST {
        return;
    }
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            found.unreadable.push((folder.to_owned(), error.to_string()));
            return;
        }
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let name = folder.file_name().unwrap_or_default();
    let is_maildir = ["cur", "new"].iter().any(|part| name == *part)
        && folder.parent().is_some_and(|above| above.join("cur").is_dir() && above.join("new").is_dir());
    for entry in entries {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        // What is still being delivered is not there yet.
        if kind.is_dir() && !(path.ends_with("tmp") && folder.join("cur").is_dir()) {
            look_in(&path, depth + 1, found);
        } else if kind.is_file() && !(is_maildir && entry.file_name().as_encoded_bytes().starts_with(b".")) {
            let size = entry.metadata().map(|about| about.len()).unwrap_or_default();
            take(&path, size, is_maildir, found);
        }
    }
}

fn take(path: &Path, size: u64, by_place: bool, found: &mut Found) {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let begins = match first_bytes(path) {
        Ok(begins) => begins,
        Err(error) => {
            found.unreadable.push((path.to_owned(), error.to_string()));
            return;
        }
    };
    let is_mbox = begins.starts_with(b"From ");
    if ending == "msg" && begins.starts_with(COMPOUND) {
        found.outlook.push(path.to_owned());
        return;
    }
    // Mail programs keep mailboxes in files without an ending.
    if is_mbox || ["eml", "mbox", "emlx"].contains(&ending.as_str()) || by_place {
        found.sources.push(MailSource { path: path.to_owned(), size, is_mbox });
    } else {
        found.passed_over += 1;
    }
}

/// How a file of several streams begins, as Outlook writes a mail.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut begins = Vec::new();
    File::open(path)?.take(16).read_to_end(&mut begins)?;
    Ok(begins)
}

/// Each mail of that file, one at a time, with how many bytes of the file are done. Only one is in memory, and of one that is larger
/// than any mail only its beginning.
pub fn each_mail<E: From<io::Error>>(
    source: &MailSource,
    mut each: impl FnMut(Vec<u8>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let reader = BufReader::with_capacity(1 << 16, File::open(&source.path)?);
    if !source.is_mbox {
        let mut bytes = Vec::new();
        reader.take(LARGEST_MAIL as u64 + 1).read_to_end(&mut bytes)?;
        return each(without_count(bytes), source.size);
    }
    each_in_mailbox(reader, each)
}

/// Many in one, each after a line `From `.
pub fn each_in_mailbox<E: From<io::Error>>(
    mut reader: impl BufRead,
    mut each: impl FnMut(Vec<u8>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let (mut mail, mut line) = (Vec::new(), Vec::new());
    let (mut done, mut begun, mut after_blank) = (0, false, true);
    loop {
        line.clear();
        let read = read_line(&mut reader, &mut line)?;
        if read == 0 {
            break;
        }
        done += read;
        if after_blank && is_border(&line) {
            if begun && !mail.is_empty() {
                each(std::mem::take(&mut mail), done)?;
            }
            begun = true;
            mail.clear();
            after_blank = false;
            continue;
        }
        after_blank = line.iter().all(u8::is_ascii_whitespace);
        if mail.len() <= LARGEST_MAIL {
            mail.extend_from_slice(without_guard(&line));
        }
    }
    if !mail.is_empty() {
        each(mail, done)?;
    }
    Ok(())
}

/// A line, or so much of a very long one.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<u64> {
    reader.take(1 << 20).read_until(b'\n', line).map(|read| read as u64)
}

/// `From camille@example.org Tue Feb  3 10:12:00 2026`: a sentence that begins with "From " has no such end.
fn is_border(line: &[u8]) -> bool {
    if !line.starts_with(b"From ") {
        return false;
    }
    let text = String::from_utf8_lossy(line);
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_time = words
        .iter()
        .any(|word| word.len() >= 4 && word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()));
    let has_year = words.iter().any(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()));
    words.len() >= 3 && has_time && has_year
}

/// `>From ` in a mailbox was `From ` in the mail.
fn without_guard(line: &[u8]) -> &[u8] {
    let bare = line.iter().position(|byte| *byte != b'>').and_then(|at| line.get(at..)).unwrap_or(line);
    if line.first() == Some(&b'>') && bare.starts_with(b"From ") { line.get(1..).unwrap_or(line) } else { line }
}

/// Apple Mail writes the length of a mail before it, and what it knows of it behind.
fn without_count(bytes: Vec<u8>) -> Vec<u8> {
    let Some(end) = bytes.iter().take(24).position(|byte| *byte == b'\n') else { return bytes };
    let count = bytes
        .get(..end)
        .and_then(|line| std::str::from_utf8(line).ok())
        .and_then(|line| line.trim().parse::<usize>().ok());
    match count.and_then(|count| bytes.get(end + 1..(end + 1).saturating_add(count))) {
        Some(mail) => mail.to_vec(),
        None => bytes,
    }
}
