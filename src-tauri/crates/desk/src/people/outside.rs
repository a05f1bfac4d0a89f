//! A file that the window cannot show, opened by another program: a copy of it, under the ending that its bytes say, in a folder that
//! only this person can read, and that goes when the store is closed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use hiring::{FileId, FileKind, KeptShut};
use serde::{Deserialize, Serialize};
use store::StoredFile;
use tempfile::TempDir;
use ts_rs::TS;

use super::files::ReadOneFile;
use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

/// Has the system's own program for it open that file.
pub type Opener = Box<dyn Fn(&Path) -> Result<(), String> + Send + Sync>;

/// What is to be known before another program opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileOpening {
    #[serde(flatten)]
    pub file: StoredFile,
    /// What its bytes say it is; none where it is kept shut.
    pub kind: Option<FileKind>,
    pub shut: Option<KeptShut>,
    /// What the copy will be called, which may be told apart from the name that somebody gave it.
    pub called: String,
    /// Its own name promises another kind of file.
    pub lies: bool,
}

pub(crate) fn look(desk: &Desk, request: ReadOneFile, _: &Job<'_>) -> Result<FileOpening, Failure> {
    let (file, bytes) = kept(desk, request.id)?;
    let opened = intake::opened_as(&file.name, &bytes);
    Ok(FileOpening {
        kind: opened.ok().map(|(kind, _)| kind),
        shut: opened.err(),
        called: opened.map_or_else(|_| file.name.clone(), |(_, ending)| called(&file.name, ending)),
        lies: intake::lies(&file.name, intake::media_of(&file.name, &bytes)),
        file,
    })
}

/// Whoever asks names a file and no more: what it is, and whether it is opened, is told here by its bytes.
pub(crate) fn open(desk: &Desk, request: ReadOneFile, _: &Job<'_>) -> Result<Nothing, Failure> {
    let outside = desk.outside.as_ref().ok_or(Failure::OpenerMissing)?;
    let (file, bytes) = kept(desk, request.id)?;
    let (_, ending) =
        intake::opened_as(&file.name, &bytes).map_err(|why| Failure::FileKeptShut { name: file.name.clone(), why })?;
    let name = called(&file.name, ending);
    let failed = |detail: String| Failure::FileFailed { path: name.clone(), detail };
    let copy = outside.copy(desk.store()?.path(), file.id, &name, &bytes).map_err(|error| failed(error.to_string()))?;
    (outside.opener)(&copy).map_err(failed)?;
    Ok(Nothing {})
}

fn kept(desk: &Desk, id: FileId) -> Result<(StoredFile, Vec<u8>), Failure> {
    Ok(desk.store()?.read(|read| Ok((read.file(id)?, read.file_bytes(id)?)))?)
}

/// Its name as every system takes it, with the ending that its bytes ask for.
fn called(name: &str, ending: &str) -> String {
    const LONGEST: usize = 80;
    // Devices on Windows, whatever follows the dot.
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let stem = match name.rsplit_once('.') {
        Some((stem, old)) if old.len() <= 5 && old.chars().all(char::is_alphanumeric) => stem,
        _ => name,
    };
    let is_kept = |c: &char| c.is_alphanumeric() || " -_'’()+,·".contains(*c);
    let plain: String = stem.chars().map(|c| if is_kept(&c) { c } else { '_' }).take(LONGEST).collect();
    let plain = plain.trim_matches([' ', '-', '_']);
    let is_device = DEVICES.contains(&plain.to_lowercase().trim_end_matches(|c: char| c.is_ascii_digit()));
    if plain.is_empty() || is_device { format!("document {plain}.{ending}") } else { format!("{plain}.{ending}") }
}

/// The copies that were opened, and who opens them.
pub struct Outside {
    opener: Opener,
    /// Where the system keeps what is needed for a while.
    temporary: PathBuf,
    folder: Mutex<Option<TempDir>>,
}

impl Outside {
    pub const fn new(opener: Opener, temporary: PathBuf) -> Self {
        Self { opener, temporary, folder: Mutex::new(None) }
    }

    /// To be read only: what is changed in a copy would be lost with it.
    fn copy(&self, store: &Path, id: FileId, name: &str, bytes: &[u8]) -> std::io::Result<PathBuf> {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = match &mut *folder {
            Some(folder) => folder,
            none => none.insert(private_folder(&self.temporary, &prefix(store))?),
        };
        let of_this_file = folder.path().join(id.raw().to_string());
        let copy = of_this_file.join(name);
        if fs::read(&copy).is_ok_and(|there| there == bytes) {
            return Ok(copy);
        }
        fs::create_dir_all(&of_this_file)?;
        if copy.exists() {
            fs::remove_file(&copy)?;
        }
        let mut file = fs::File::create_new(&copy)?;
        file.write_all(bytes)?;
        let mut permissions = file.metadata()?.permissions();
        drop(file);
        says_where_it_is_from(&copy)?;
        permissions.set_readonly(true);
        fs::set_permissions(&copy, permissions)?;
        Ok(copy)
    }

    /// Also those that a run left behind which did not end as it should. One that another program holds on to goes the next time.
    pub fn clear(&self, store: &Path) {
        drop(self.folder.lock().unwrap_or_else(PoisonError::into_inner).take());
        let Ok(entries) = fs::read_dir(&self.temporary) else { return };
        let prefix = prefix(store);
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                // Somebody else's of that name is not ours to take away, and the system does not let us.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// One window a store: all folders of that beginning are this store's.
fn prefix(store: &Path) -> String {
    let hash = blake3::hash(store.as_os_str().as_encoded_bytes()).to_hex();
    format!("vivier-opened-{}-", hash.chars().take(16).collect::<String>())
}

fn private_folder(within: &Path, prefix: &str) -> std::io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(within)
}

/// Windows opens what came from elsewhere in a view in which nothing runs.
#[cfg(windows)]
fn says_where_it_is_from(copy: &Path) -> std::io::Result<()> {
    let mut mark = copy.as_os_str().to_owned();
    mark.push(":Zone.Identifier");
    fs::write(mark, "[ZoneTransfer]\r\nZoneId=3\r\n")
}

#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "as it is on Windows")]
const fn says_where_it_is_from(_: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outside(temporary: &Path) -> Outside {
        Outside::new(Box::new(|_| Ok(())), temporary.to_owned())
    }

    #[test]
    fn a_copy_is_called_what_every_system_takes() {
        for (name, expected) in [
            ("CV Awa Diop.docx", "CV Awa Diop.docx"),
            ("CV.pdf", "CV.docx"),
            ("CV.pdf.exe", "CV_pdf.docx"),
            ("Éléonore d’Arc", "Éléonore d’Arc.docx"),
            ("-rf ~", "rf.docx"),
            ("a\u{202e}fdp.docx", "a_fdp.docx"),
            ("$(id);`id`.doc", "(id)__id.docx"),
            ("nul.doc", "document nul.docx"),
            ("COM1.doc", "document COM1.docx"),
            ("...", "document .docx"),
        ] {
            assert_eq!(called(name, "docx"), expected, "{name}");
        }
        assert_eq!(called(&"é".repeat(300), "pdf").chars().count(), 84);
    }

    #[test]
    fn a_copy_is_there_once_and_for_its_reader_alone() {
        let temporary = tempfile::tempdir().unwrap();
        let (outside, store) = (outside(temporary.path()), Path::new("/home/camille/my.vivier"));
        let copy = outside.copy(store, FileId::new(7), "CV.docx", b"Awa").unwrap();
        assert_eq!(outside.copy(store, FileId::new(7), "CV.docx", b"Awa").unwrap(), copy);
        assert_ne!(outside.copy(store, FileId::new(8), "CV.docx", b"Idris").unwrap(), copy);
        assert!(fs::metadata(&copy).unwrap().permissions().readonly());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let folder = copy.parent().and_then(Path::parent).unwrap();
            assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn all_copies_of_a_store_go_and_no_others() {
        let temporary = tempfile::tempdir().unwrap();
        let (mine, other) = (Path::new("/home/camille/my.vivier"), Path::new("/home/camille/other.vivier"));
        let crashed = outside(temporary.path());
        crashed.copy(mine, FileId::new(1), "CV.docx", b"Awa").unwrap();
        // As after a crash: nobody takes it away.
        std::mem::forget(crashed);
        let next = outside(temporary.path());
        next.copy(mine, FileId::new(2), "CV.docx", b"Idris").unwrap();
        let beside = outside(temporary.path());
        let kept = beside.copy(other, FileId::new(1), "CV.docx", b"Fatou").unwrap();
        next.clear(mine);
        assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 1);
        assert_eq!(fs::read(kept).unwrap(), b"Fatou");
    }
}
