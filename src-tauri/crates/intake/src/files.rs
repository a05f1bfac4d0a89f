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
    pub why: ProblemKind,
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
        match fs::canonicalize(path).or_else(|error| by_shown_name(path).ok_or(error)) {
            Ok(path) if collection_of(&path).to_str().is_none() => {
                search.unreadable.push(Unreadable { path, why: ProblemKind::NameUnreadable });
            }
            Ok(path) if path.is_dir() => {
                look_into(&path, &path, &mut search);
                search.folders.push(path);
            }
            Ok(path) => search.found.extend(single(&path)),
            Err(error) => search.unreadable.push(Unreadable { path: path.clone(), why: unreadable(&error) }),
        }
    }
    search.found.sort_by(|a, b| (&a.folder, &a.path).cmp(&(&b.folder, &b.path)));
    // Chosen with its folder and again below it, a file belongs to the folder above.
    let mut seen = HashSet::new();
    search.found.retain(|found| seen.insert(found.file.clone()));
    refuse_second_names(&mut search.found, &mut search.unreadable);
    search
}

/// The folder by whose name a posting is known: one that cannot be written down would be known by another's.
fn collection_of(path: &Path) -> &Path {
    if path.is_dir() { path } else { path.parent().unwrap_or(path) }
}

/// Names that are no Unicode are shown with what can be shown of them: two that then look the same cannot be told apart.
fn refuse_second_names(found: &mut Vec<Found>, unreadable: &mut Vec<Unreadable>) {
    let mut seen = HashSet::new();
    found.retain(|file| {
        let first = seen.insert((file.folder.clone(), file.path.clone()));
        if !first {
            unreadable.push(Unreadable { path: file.file.clone(), why: ProblemKind::NameUnreadable });
        }
        first
    });
}

/// What stands in a name that is no Unicode for each part that cannot be shown.
const NOT_SHOWN: char = char::REPLACEMENT_CHARACTER;

/// The file that is known in its collection by this path, if it is there: also one whose name is no Unicode.
pub fn file_below(folder: &Path, path: &str) -> Option<PathBuf> {
    let file = folder.join(path);
    if file.is_file() {
        return Some(file);
    }
    by_shown_name(&file).filter(|file| file.is_file())
}

/// What such a path leads to, where only one name in each folder on the way looks like that.
fn by_shown_name(path: &Path) -> Option<PathBuf> {
    if !path.to_string_lossy().contains(NOT_SHOWN) {
        return None;
    }
    let found = path.components().try_fold(PathBuf::new(), |at, part| {
        let next = at.join(part);
        let shown = part.as_os_str().to_string_lossy();
        if !shown.contains(NOT_SHOWN) || fs::exists(&next).unwrap_or_default() {
            return Some(next);
        }
        let folder = if at.as_os_str().is_empty() { Path::new(".") } else { &at };
        let mut alike =
            fs::read_dir(folder).ok()?.flatten().filter(|entry| entry.file_name().to_string_lossy() == shown);
        alike.next().filter(|_| alike.next().is_none()).map(|entry| entry.path())
    })?;
    fs::canonicalize(found).ok()
}

fn unreadable(error: &std::io::Error) -> ProblemKind {
    ProblemKind::Unreadable { reason: error.to_string() }
}

pub fn read_bytes(file: &Path) -> Result<Vec<u8>, ProblemKind> {
    read_up_to(file, LARGEST)
}

pub fn read_up_to(file: &Path, limit: u64) -> Result<Vec<u8>, ProblemKind> {
    let length = fs::metadata(file).map_err(|error| unreadable(&error))?.len();
    if length > limit {
        return Err(ProblemKind::TooLarge { bytes: length, limit });
    }
    let mut bytes = Vec::new();
    let read = fs::File::open(file).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(&error))?;
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
        Err(error) => return search.unreadable.push(Unreadable { path: at.to_owned(), why: unreadable(&error) }),
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
        let root = folder.path().canonicalize().unwrap();
        let search = find_postings(std::slice::from_ref(&root));
        assert_eq!((search.found.len(), search.unreadable.len()), (2, 1));
        assert_eq!(search.unreadable[0].why, ProblemKind::NameUnreadable);
        assert_eq!(file_below(&root, "caf\u{fffd}.md"), None, "there are two that look like that");
        fs::remove_file(root.join(std::ffi::OsStr::from_bytes(b"caf\xe8.md"))).unwrap();
        let found = find_postings(&[root.join("caf\u{fffd}.md")]).found;
        assert_eq!(found.len(), 1, "as it is named where names are texts");
        assert_eq!((found[0].path.as_str(), found[0].file.exists()), ("caf\u{fffd}.md", true));
        assert_eq!(file_below(&root, "caf\u{fffd}.md"), Some(found[0].file.clone()));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_whose_name_cannot_be_written_down_is_refused_as_such() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join(std::ffi::OsStr::from_bytes(b"\xe9t\xe9"));
        fs::create_dir(&root).unwrap();
        fs::write(root.join("a.md"), "x").unwrap();
        for chosen in [root.clone(), root.join("a.md"), folder.path().join("\u{fffd}t\u{fffd}/a.md")] {
            let search = find_postings(&[chosen]);
            assert!(search.found.is_empty());
            assert_eq!(search.unreadable[0].why, ProblemKind::NameUnreadable);
        }
        let search = find_postings(&[folder.path().to_owned()]);
        assert_eq!(
            search.found[0].path, "\u{fffd}t\u{fffd}/a.md",
            "told apart by its path in a folder that has a name"
        );
    }

    #[test]
    fn a_file_too_large_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("énorme.md");
        fs::File::create(&path).unwrap().set_len(50 * 1024 * 1024).unwrap();
        assert!(matches!(read_bytes(&path), Err(ProblemKind::TooLarge { bytes: 52_428_800, .. })));
    }
}
