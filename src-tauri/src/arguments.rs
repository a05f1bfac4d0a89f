//! What the program was started with: `vivier-desktop [--store FILE] [FILE…]`.
//!
//! A file ending in `.vivier` is the store to open, as a double click names it; all others are to be taken in.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: vivier-desktop [--store FILE] [FILE…]";

#[derive(Debug, PartialEq)]
pub struct Arguments {
    pub store: Option<PathBuf>,
    pub files: Vec<PathBuf>,
}

impl Arguments {
    /// `folder` is where they were typed: the window may run elsewhere.
    pub fn read(mut words: impl Iterator<Item = OsString>, folder: &Path) -> Result<Self, String> {
        let mut named = Vec::new();
        let mut files = Vec::new();
        while let Some(word) = words.next() {
            if word == "--store" {
                named.push(folder.join(words.next().ok_or("--store needs a file")?));
            } else if word.to_string_lossy().starts_with('-') {
                return Err(format!("{} is not understood; {USAGE}", word.display()));
            } else if is_store(Path::new(&word)) {
                named.push(folder.join(word));
            } else {
                files.push(folder.join(word));
            }
        }
        if named.len() > 1 {
            return Err(format!("one store at a time; {USAGE}"));
        }
        Ok(Self { store: named.pop(), files })
    }
}

pub fn is_store(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vivier"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(OsString::from), Path::new("/home/camille"))
    }

    #[test]
    fn a_store_is_opened_and_all_else_taken_in() {
        let arguments = read(&["juriste.md", "/tmp/Candidature.eml", "nous.vivier"]).unwrap();
        assert_eq!(arguments.store, Some("/home/camille/nous.vivier".into()));
        assert_eq!(arguments.files, [PathBuf::from("/home/camille/juriste.md"), "/tmp/Candidature.eml".into()]);
        assert_eq!(read(&["--store", "essai.db"]).unwrap().store, Some("/home/camille/essai.db".into()));
        assert_eq!(read(&[]).unwrap(), Arguments { store: None, files: Vec::new() });
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(read(&["--fullscreen"]).is_err());
        assert!(read(&["--store"]).is_err());
        assert!(read(&["un.vivier", "--store", "deux.vivier"]).is_err());
    }
}
