//! Postings out again, as documents that Vivier and others read: to files in a folder, or as text.

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use hiring::{Posting, PostingId, PostingState, Said};
use serde::{Deserialize, Serialize};
use store::{ListPostings, SortPostings, StoredPosting};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PostingFormat {
    /// Markdown with front matter.
    Markdown,
    /// A `JobPosting` of schema.org.
    JsonLd,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportPostings {
    /// None for all in these states.
    pub ids: Option<Vec<PostingId>>,
    /// Empty for every state.
    pub states: Vec<PostingState>,
    pub format: PostingFormat,
    /// The folder to write to, made if it is missing. Without it the documents are in the answer.
    pub folder: Option<String>,
    /// Whether a file of the same name that is there already gives way. Where not, the new one takes another name.
    pub replace: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedPosting {
    pub id: PostingId,
    pub title: String,
    /// The file that was written …
    pub path: Option<String>,
    /// … in place of one that was there.
    pub replaced: bool,
    /// The document, where no folder was named.
    pub text: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportedPostings {
    pub postings: Vec<ExportedPosting>,
    /// It was stopped; what is listed was written whole.
    pub cancelled: bool,
}

pub(crate) fn export(desk: &Desk, request: ExportPostings, job: &Job<'_>) -> Result<ExportedPostings, Failure> {
    let ids = match request.ids {
        Some(ids) => ids,
        None => all_in(desk, request.states)?,
    };
    let mut folder = request.folder.map(|path| Folder::open(path.into(), request.replace)).transpose()?;
    let total = ids.len() as u64;
    let mut exported = ExportedPostings::default();
    for (id, done) in ids.into_iter().zip(1..) {
        let stored = desk.store()?.read(|read| read.posting(id))?;
        match job.step(done, Some(total), &stored.row.path) {
            Err(Failure::Cancelled) => {
                exported.cancelled = true;
                break;
            }
            other => other?,
        }
        exported.postings.push(export_one(&stored, request.format, folder.as_mut())?);
    }
    Ok(exported)
}

fn all_in(desk: &Desk, states: Vec<PostingState>) -> Result<Vec<PostingId>, Failure> {
    let filter = ListPostings {
        text: String::new(),
        states,
        organisation: None,
        contracts: Vec::new(),
        has_problems: None,
        is_gone: None,
        is_repost: None,
        sort: SortPostings::Title,
        descending: false,
        offset: 0,
        limit: i64::MAX.cast_unsigned(),
    };
    let list = desk.store()?.read(|read| read.postings(&filter))?;
    Ok(list.rows.into_iter().map(|row| row.id).collect())
}

fn export_one(
    stored: &StoredPosting,
    format: PostingFormat,
    folder: Option<&mut Folder>,
) -> Result<ExportedPosting, Failure> {
    let text = document(&posting_of(stored), format)?;
    let mut exported =
        ExportedPosting { id: stored.row.id, title: stored.row.title.clone(), path: None, replaced: false, text: None };
    match folder {
        None => exported.text = Some(text),
        Some(folder) => {
            let (path, replaced) = folder.write(&stored.row.path, format, &text)?;
            (exported.path, exported.replaced) = (Some(path.display().to_string()), replaced);
        }
    }
    Ok(exported)
}

/// As its page shows it: what a person settled, laid over what the file says.
fn posting_of(stored: &StoredPosting) -> Posting {
    let reading = intake::read_posting(&stored.bytes, &stored.row.path);
    let posting = reading.posting.unwrap_or_else(|| Posting::titled(&stored.row.title));
    let said = Said { posting: posting.clone(), problems: reading.problems };
    stored.values(&said).laid_over(posting)
}

fn document(posting: &Posting, format: PostingFormat) -> Result<String, Failure> {
    match format {
        PostingFormat::Markdown => Ok(intake::to_markdown(posting)),
        PostingFormat::JsonLd => serde_json::to_string_pretty(&intake::to_job_posting(posting))
            .map(|json| format!("{json}\n"))
            .map_err(|error| Failure::Internal { detail: error.to_string() }),
    }
}

/// Where files are written, each under a name that no other has.
struct Folder {
    path: PathBuf,
    replace: bool,
    /// In lower case: some systems know no difference.
    written: HashSet<String>,
}

impl Folder {
    fn open(path: PathBuf, replace: bool) -> Result<Self, Failure> {
        std::fs::create_dir_all(&path).map_err(|error| failed(&path, &error))?;
        Ok(Self { path, replace, written: HashSet::new() })
    }

    /// The file, and whether it took another's place.
    fn write(&mut self, name: &str, format: PostingFormat, text: &str) -> Result<(PathBuf, bool), Failure> {
        let stem = safe_stem(name);
        let ending = match format {
            PostingFormat::Markdown => "md",
            PostingFormat::JsonLd => "jsonld",
        };
        for number in 1.. {
            let name = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{number}.{ending}") };
            if !self.written.insert(name.to_lowercase()) {
                continue;
            }
            let path = self.path.join(name);
            if self.replace && path.is_file() {
                write_over(&path, text).map_err(|error| failed(&path, &error))?;
                return Ok((path, true));
            }
            match write_new(&path, text) {
                Ok(()) => return Ok((path, false)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed(&path, &error)),
            }
        }
        Err(Failure::Internal { detail: "no name is left".to_owned() })
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::FileFailed { path: path.display().to_string(), detail: error.to_string() }
}

fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        // Half a document is worse than none. Where this fails too, the first error says enough.
        let _ = std::fs::remove_file(path);
    })
}

/// Beside it first: what was there is there until the new one is whole.
fn write_over(path: &Path, text: &str) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    write_new(&beside, text)?;
    std::fs::rename(&beside, path)
}

/// No longer than any system takes, with an ending and a number.
const LONGEST: usize = 100;
/// Windows keeps these for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The file's own name as a name that every system takes: letters, digits, `-`, `_` and `.` within.
fn safe_stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let known = [".md", ".markdown", ".txt", ".html", ".htm", ".xhtml", ".json", ".jsonld"];
    let lower = name.to_lowercase();
    let ending = known.iter().find(|ending| lower.ends_with(**ending)).map_or(0, |ending| ending.len());
    let stem = name.get(..name.len() - ending).unwrap_or(name);
    let safe: String =
        stem.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect();
    let mut end = safe.len().min(LONGEST);
    while !safe.is_char_boundary(end) {
        end -= 1;
    }
    let safe = safe.get(..end).unwrap_or_default().trim_matches(['-', '.', '_']);
    let first = safe.split('.').next().unwrap_or_default().to_lowercase();
    let is_device = DEVICES.contains(&first.as_str())
        || first.len() == 4
            && (first.starts_with("com") || first.starts_with("lpt"))
            && first.ends_with(|c: char| c.is_ascii_digit());
    if safe.is_empty() || is_device {
        format!("posting-{safe}").trim_end_matches('-').to_owned()
    } else {
        safe.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_every_system_takes() {
        for (name, safe) in [
            ("2026/2026-10-06-chargée-de-partenariats.md", "2026-10-06-chargée-de-partenariats"),
            ("Designer de service.HTML", "Designer-de-service"),
            ("../../etc/passwd", "passwd"),
            ("a\\b:c*?.md", "b-c"),
            (".caché.md", "caché"),
            ("con.md", "posting-con"),
            ("COM1.tar.md", "posting-COM1.tar"),
            ("???.md", "posting"),
        ] {
            assert_eq!(safe_stem(name), safe, "{name}");
        }
        assert_eq!(safe_stem(&format!("{}.md", "é".repeat(200))).len(), 100);
    }

    #[test]
    fn no_file_is_written_over_unless_that_was_said() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let read = |name: &str| std::fs::read_to_string(at(name)).unwrap();
        std::fs::write(at("juriste.md"), "mine").unwrap();
        let mut keeping = Folder::open(folder.path().to_owned(), false).unwrap();
        assert_eq!(keeping.write("juriste.md", PostingFormat::Markdown, "one").unwrap(), (at("juriste-2.md"), false));
        assert_eq!(
            keeping.write("2025/Juriste.md", PostingFormat::Markdown, "two").unwrap(),
            (at("Juriste-3.md"), false)
        );
        assert_eq!(
            (read("juriste.md"), read("juriste-2.md"), read("Juriste-3.md")),
            ("mine".into(), "one".into(), "two".into())
        );
        let mut replacing = Folder::open(folder.path().to_owned(), true).unwrap();
        assert_eq!(replacing.write("juriste.md", PostingFormat::Markdown, "three").unwrap(), (at("juriste.md"), true));
        assert_eq!(
            replacing.write("juriste.html", PostingFormat::Markdown, "four").unwrap(),
            (at("juriste-2.md"), true)
        );
        assert_eq!((read("juriste.md"), read("juriste-2.md")), ("three".into(), "four".into()));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }
}
