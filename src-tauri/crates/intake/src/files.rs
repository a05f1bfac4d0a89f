//! Finds posting files in what was chosen: files as they are, folders with all that is below them.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use hiring::ProblemKind;

/// No posting is longer; what is, was chosen by mistake.
const LARGEST: u64 = 10 * 1024 * 1024;

/// In a folder, what is called otherwise is passed over.
const ENDINGS: [&str; 8] = ["md", "markdown", "txt", "html", "htm", "xhtml", "json", "jsonld"];

/// A file to read. Its collection is the chosen folder (for a file, the folder it lies in), and its path there is who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub folder: PathBuf,
    /// Below the folder, with `/` on every system.
    pub path: String,
    pub file: PathBuf,
}

/// A chosen path, or one below it, that could not be looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub path: PathBuf,
    pub reason: String,
}

/// What there is in what was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    pub found: Vec<Found>,
    pub unreadable: Vec<Unreadable>,
    /// How many files have an ending that no posting has, by it, in lower case.
    pub passed_over: BTreeMap<String, u64>,
    /// The folders that were looked through with all that is below them.
    pub folders: Vec<PathBuf>,
}

pub fn find_postings(chosen: &[PathBuf]) -> Search {
    let mut search = Search::default();
    for path in chosen {
        // The same folder by another name is the same collection.
        match fs::canonicalize(path) {
            Ok(path) if path.is_dir() => {
                look_into(&path, &path, &mut search);
                search.folders.push(path);
            }
            Ok(path) => search.found.extend(single(&path)),
            Err(error) => search.unreadable.push(Unreadable { path: path.clone(), reason: error.to_string() }),
        }
    }
    search.found.sort_by(|a, b| (&a.folder, &a.path).cmp(&(&b.folder, &b.path)));
    search.found.dedup();
    refuse_second_names(&mut search.found, &mut search.unreadable);
    search
}

/// Names that are no Unicode are shown with what can be shown of them: two that then look the same cannot be told apart.
fn refuse_second_names(found: &mut Vec<Found>, unreadable: &mut Vec<Unreadable>) {
    let mut seen = HashSet::new();
    found.retain(|file| {
        let first = seen.insert((file.folder.clone(), file.path.clone()));
        if !first {
            let reason = "another file has the same name but for characters that cannot be read".to_owned();
            unreadable.push(Unreadable { path: file.file.clone(), reason });
        }
        first
    });
}

pub fn read_bytes(file: &Path) -> Result<Vec<u8>, ProblemKind> {
    read_up_to(file, LARGEST)
}

pub fn read_up_to(file: &Path, limit: u64) -> Result<Vec<u8>, ProblemKind> {
    let unreadable = |error: std::io::Error| ProblemKind::Unreadable { reason: error.to_string() };
    let length = fs::metadata(file).map_err(unreadable)?.len();
    if length > limit {
        return Err(ProblemKind::TooLarge { bytes: length, limit });
    }
    let mut bytes = Vec::new();
    fs::File::open(file).map_err(unreadable)?.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn single(file: &Path) -> Option<Found> {
    let folder = file.parent()?;
    Some(Found {
        folder: folder.to_owned(),
        path: file.file_name()?.to_string_lossy().into_owned(),
        file: file.to_owned(),
    })
}

fn look_into(folder: &Path, at: &Path, search: &mut Search) {
    let entries = match fs::read_dir(at) {
        Ok(entries) => entries,
        Err(error) => return search.unreadable.push(Unreadable { path: at.to_owned(), reason: error.to_string() }),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        // A link to a folder may lead back up: links are not followed, files behind links are read.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if hidden {
            continue;
        }
        if is_folder {
            look_into(folder, &path, search);
        } else if !path.is_file() {
            // A link that leads nowhere, a socket: no file.
        } else if may_be_a_posting(&path) {
            search.found.push(Found { folder: folder.to_owned(), path: below(folder, &path), file: path });
        } else {
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            *search.passed_over.entry(ending).or_default() += 1;
        }
    }
}

fn may_be_a_posting(file: &Path) -> bool {
    match file.extension() {
        None => true,
        Some(ending) => ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)),
    }
}

fn below(folder: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(folder).unwrap_or(file);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_folder_with_all_below_and_a_file_of_any_name() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("2026/mars")).unwrap();
        for name in [
            "b.md",
            "2026/mars/a.markdown",
            "2026/Sans extension",
            "page.HTML",
            "poste.jsonld",
            "photo.jpg",
            ".caché.md",
            "annonce.doc",
        ] {
            fs::write(root.join(name), "x").unwrap();
        }
        let chosen = [root.clone(), root.join("annonce.doc"), root.join("b.md"), root.join("absent.md")];
        let Search { found, unreadable, passed_over, folders } = find_postings(&chosen);
        let paths: Vec<_> = found.iter().map(|found| found.path.as_str()).collect();
        assert_eq!(
            paths,
            ["2026/Sans extension", "2026/mars/a.markdown", "annonce.doc", "b.md", "page.HTML", "poste.jsonld",]
        );
        assert!(found.iter().all(|found| found.folder == root));
        assert_eq!(unreadable.len(), 1);
        assert_eq!(unreadable[0].path, root.join("absent.md"));
        let endings: Vec<_> = passed_over.iter().map(|(ending, files)| (ending.as_str(), *files)).collect();
        assert_eq!((endings, folders), (vec![("doc", 1), ("jpg", 1)], vec![root]));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_cannot_be_told_apart_do_not_stop_the_others() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        for name in [&b"caf\xe9.md"[..], b"caf\xe8.md", b"autre.md"] {
            fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), "x").unwrap();
        }
        let search = find_postings(&[folder.path().to_owned()]);
        assert_eq!((search.found.len(), search.unreadable.len()), (2, 1));
    }

    #[test]
    fn a_file_too_large_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("énorme.md");
        fs::File::create(&path).unwrap().set_len(50 * 1024 * 1024).unwrap();
        assert!(matches!(read_bytes(&path), Err(ProblemKind::TooLarge { bytes: 52_428_800, .. })));
    }
}
