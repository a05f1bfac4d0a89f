//! Files that somebody put into a ZIP, one after the other. Bytes are counted as they come out, whatever the archive claims, and names
//! are names only: nothing is ever written where they point.

use std::io::{Read, Seek};

use hiring::TextState;
use zip::ZipArchive;
use zip::result::ZipError;

/// More files are no pile of CVs.
const MOST_FILES: usize = 5_000;
/// Larger ones are no CVs.
const LARGEST: u64 = 25_000_000;

#[derive(Debug)]
pub struct Zipped<R> {
    archive: ZipArchive<R>,
}

/// A file in it: where it is, and what it is called there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZippedName {
    pub place: usize,
    pub name: String,
}

impl<R: Read + Seek> Zipped<R> {
    /// None where it is no ZIP.
    pub fn open(reader: R) -> Option<Self> {
        ZipArchive::new(reader).ok().map(|archive| Self { archive })
    }

    /// Without folders, and without what systems leave beside people's files.
    pub fn names(&self) -> Vec<ZippedName> {
        let places = 0..self.archive.len();
        let named = places.filter_map(|place| {
            Some(ZippedName { place, name: self.archive.name_for_index(place)?.ok()?.into_owned() })
        });
        named.filter(|file| is_of_a_person(&file.name)).take(MOST_FILES).collect()
    }

    pub fn bytes(&mut self, file: &ZippedName) -> Result<Vec<u8>, TextState> {
        let entry = self.archive.by_index(file.place).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) => TextState::Locked,
            _ => TextState::Damaged,
        })?;
        let mut bytes = Vec::new();
        entry.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_| TextState::Damaged)?;
        if bytes.len() as u64 > LARGEST { Err(TextState::TooMuch) } else { Ok(bytes) }
    }
}

fn is_of_a_person(name: &str) -> bool {
    let bare = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_left_by_a_system = ["thumbs.db", "desktop.ini"].contains(&bare.to_lowercase().as_str());
    !bare.is_empty() && !bare.starts_with('.') && !is_left_by_a_system && !name.starts_with("__MACOSX/")
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(entries: &[(&str, &[u8])]) -> Zipped<Cursor<Vec<u8>>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        Zipped::open(zip.finish().unwrap()).unwrap()
    }

    #[test]
    fn what_systems_leave_beside_files_is_passed_over() {
        let mut zip = zipped(&[
            ("cvs/", b""),
            ("cvs/Awa Diop.pdf", b"%PDF-"),
            ("__MACOSX/cvs/._Awa Diop.pdf", b"x"),
            ("cvs/.DS_Store", b"x"),
            ("Thumbs.db", b"x"),
            ("../../etc/cv.txt", b"Awa"),
        ]);
        let names = zip.names();
        let called: Vec<&str> = names.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(called, ["cvs/Awa Diop.pdf", "../../etc/cv.txt"]);
        assert_eq!(zip.bytes(&names[0]).unwrap(), b"%PDF-");
    }

    #[test]
    fn what_unpacks_to_more_than_a_cv_is_not_unpacked() {
        let film = vec![0; usize::try_from(LARGEST).unwrap() + 1];
        let mut zip = zipped(&[("film.pdf", &film)]);
        let names = zip.names();
        assert_eq!(zip.bytes(&names[0]), Err(TextState::TooMuch));
        assert!(Zipped::open(Cursor::new(b"Madame, Monsieur".to_vec())).is_none());
    }
}
