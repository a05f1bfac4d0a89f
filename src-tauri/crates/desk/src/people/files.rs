//! People's files.

use std::io::{Read as _, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hiring::{ApplicationId, CandidateId, EntryId, FileId, Piece};
use serde::{Deserialize, Serialize};
use store::{NewFile, Op, StoredFile};
use ts_rs::TS;

use super::{Done, done};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachFile {
    pub candidate: CandidateId,
    #[serde(default)]
    pub application: Option<ApplicationId>,
    /// What it is to that application: it counts as come from now on.
    #[serde(default)]
    pub piece: Option<Piece>,
    #[serde(flatten)]
    pub content: FileContent,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FileContent {
    /// A file of this computer's.
    Path { path: String },
    /// What was dropped or pasted.
    Bytes { name: String, base64: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileAttached {
    pub id: FileId,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadOneFile {
    pub id: FileId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileRead {
    #[serde(flatten)]
    pub file: StoredFile,
    pub base64: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveFile {
    pub id: FileId,
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileSaved {
    pub path: String,
    #[ts(type = "number")]
    pub size: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DetachFile {
    pub id: FileId,
}

/// More than any CV, less than a film.
const LARGEST: u64 = 25_000_000;

pub(crate) fn attach(desk: &Desk, request: AttachFile, _: &Job<'_>) -> Result<FileAttached, Failure> {
    let (name, bytes) = request.content.read()?;
    let written = desk.store()?.transact(|tx| {
        let id = tx.attach_file(&NewFile {
            candidate: request.candidate,
            application: request.application,
            name: &name,
            piece: request.piece,
            media: intake::media_of(&name, &bytes),
            bytes: &bytes,
        })?;
        if let (Some(application), Some(piece)) = (request.application, request.piece) {
            let details = tx.application_details(application)?;
            let row = tx.application(application, tx.now())?;
            let mut came = details.came;
            came.insert(piece);
            tx.write_pieces(application, &came, row.proof, &details.proof_where)?;
        }
        Ok((id, Op::FileAttached { name: tx.name_of(request.candidate)?, file: name.clone() }))
    })?;
    let entry = written.entry;
    Ok(FileAttached { id: desk.tell(written), entry })
}

impl FileContent {
    /// Its name, without the folders that only one computer knows, and its bytes.
    fn read(self) -> Result<(String, Vec<u8>), Failure> {
        let (name, bytes) = match self {
            Self::Path { path } => {
                let failed =
                    |error: std::io::Error| Failure::FileFailed { path: path.clone(), detail: error.to_string() };
                let file = Path::new(&path);
                let about = std::fs::metadata(file).map_err(failed)?;
                if !about.is_file() {
                    return Err(failed(std::io::ErrorKind::InvalidInput.into()));
                }
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                check_size(&name, about.len())?;
                let mut bytes = Vec::new();
                // It may have grown since.
                let opened = std::fs::File::open(file).map_err(failed)?;
                opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
                (name, bytes)
            }
            Self::Bytes { name, base64 } => {
                check_size(&name, base64.len() as u64 / 4 * 3)?;
                let failed =
                    |error: base64::DecodeError| Failure::FileFailed { path: name.clone(), detail: error.to_string() };
                let bytes = STANDARD.decode(&base64).map_err(failed)?;
                (name, bytes)
            }
        };
        check_size(&name, bytes.len() as u64)?;
        let bare = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let bare: String = bare.chars().filter(|c| !c.is_control()).take(200).collect();
        Ok((if bare.trim().is_empty() { "?".to_owned() } else { bare }, bytes))
    }
}

fn check_size(name: &str, bytes: u64) -> Result<(), Failure> {
    if bytes > LARGEST {
        return Err(Failure::FileTooLarge { name: name.to_owned(), bytes, limit: LARGEST });
    }
    Ok(())
}

pub(crate) fn read(desk: &Desk, request: ReadOneFile, _: &Job<'_>) -> Result<FileRead, Failure> {
    Ok(desk.store()?.read(|read| {
        let base64 = STANDARD.encode(read.file_bytes(request.id)?);
        Ok(FileRead { file: read.file(request.id)?, base64 })
    })?)
}

/// A copy beside the store, for another program to open. A file that is there already is never replaced.
pub(crate) fn save(desk: &Desk, request: SaveFile, _: &Job<'_>) -> Result<FileSaved, Failure> {
    let bytes = desk.store()?.read(|read| read.file_bytes(request.id))?;
    let path = request.to;
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::StoreExists { path: path.clone() },
        _ => Failure::FileFailed { path: path.clone(), detail: error.to_string() },
    };
    let mut file = std::fs::File::create_new(&path).map_err(failed)?;
    if let Err(error) = file.write_all(&bytes).and_then(|()| file.sync_all()) {
        // Half a file would look like a whole one.
        let _ = std::fs::remove_file(&path);
        return Err(failed(error));
    }
    Ok(FileSaved { size: bytes.len() as u64, path })
}

pub(crate) fn detach(desk: &Desk, request: DetachFile, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let file = tx.file(request.id)?;
        tx.detach_file(request.id)?;
        Ok((1, Op::FileDetached { name: tx.name_of(file.candidate)?, file: file.name }))
    })
}

#[cfg(test)]
mod tests {
    use super::FileContent;

    #[cfg(unix)]
    #[test]
    fn what_never_ends_is_not_read() {
        let endless = FileContent::Path { path: "/dev/zero".to_owned() };
        assert!(matches!(endless.read(), Err(crate::Failure::FileFailed { .. })));
    }
}
