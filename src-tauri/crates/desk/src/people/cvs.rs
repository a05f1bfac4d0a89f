//! A ZIP of CVs: whose each is, and then each to its person. Looked at first; what is attached is exactly what was shown.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use hiring::{
    Address, CandidateId, CvOwner, CvSign, EntryId, PersonName, TextState, cv_owner, names_in_file_name, take_apart,
};
use intake::{Zipped, ZippedName};
use serde::{Deserialize, Serialize};
use store::{Error, Known, NewFile, Op, PersonLine, Read, Tx, hash_of};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LookAtCvs {
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CvsPreview {
    pub files: Vec<CvFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CvFile {
    /// With the folders it has in the ZIP.
    pub name: String,
    #[ts(type = "number")]
    pub size: u64,
    /// The same for the same bytes.
    pub print: String,
    /// What came of reading it.
    pub reading: TextState,
    pub whose: Whose,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum Whose {
    /// The file is with them already when `has_it`.
    Known { person: PersonLine, by: CvSign, has_it: bool },
    /// One of these, or none of them.
    Unclear { people: Vec<PersonLine> },
    /// Nobody here, as far as it tells.
    Nobody { name: String, addresses: Vec<String> },
    /// It could not be unpacked.
    Unread,
}

/// Exactly these files of it, each to whom it was shown to belong or a person said it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachCvs {
    pub path: String,
    pub files: Vec<CvFor>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CvFor {
    pub name: String,
    pub print: String,
    pub candidate: CandidateId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CvsAttached {
    #[ts(type = "number")]
    pub count: u64,
    /// Their people had them before.
    #[ts(type = "number")]
    pub already: u64,
    pub entry: Option<EntryId>,
}

/// The head of a CV says whose it is; further down other people are named.
const HEAD: usize = 12;

pub(crate) fn preview(desk: &Desk, request: LookAtCvs, job: &Job<'_>) -> Result<CvsPreview, Failure> {
    let mut zip = opened(&request.path)?;
    let names = zip.names();
    let total = Some(names.len() as u64);
    let store = desk.store()?;
    let mut files = Vec::new();
    for (file, done) in names.iter().zip(0..) {
        job.step(done, total, &file.name)?;
        let Ok(bytes) = zip.bytes(file).inspect_err(|state| files.push(unread(&file.name, *state))) else { continue };
        let (reading, text) = desk.documents.read(intake::media_of(&file.name, &bytes), &bytes);
        let print = hash_of(&bytes);
        let whose = store.read(|read| whose(read, &file.name, &text, &print))?;
        files.push(CvFile { name: file.name.clone(), size: bytes.len() as u64, print, reading, whose });
    }
    job.step(names.len() as u64, total, &request.path)?;
    Ok(CvsPreview { files })
}

fn unread(name: &str, reading: TextState) -> CvFile {
    CvFile { name: name.to_owned(), size: 0, print: String::new(), reading, whose: Whose::Unread }
}

fn opened(path: &str) -> Result<Zipped<BufReader<File>>, Failure> {
    let failed = |detail: String| Failure::FileFailed { path: path.to_owned(), detail };
    let file = File::open(path).map_err(|error| failed(error.to_string()))?;
    Zipped::open(BufReader::new(file)).ok_or_else(|| failed("not a ZIP".to_owned()))
}

fn whose(read: &Read<'_>, file: &str, text: &str, print: &str) -> Result<Whose, Error> {
    let head: Vec<&str> = text.lines().take(HEAD).collect();
    let head = take_apart(&head.join("\n"));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut addresses = take_apart(&stem.replace(['/', '\\'], " ")).addresses;
    addresses.extend(take_apart(text).addresses);
    let names = names_in_file_name(file);
    let by_address = reached_by(read, &addresses)?;
    let by_file_name = called(read, &names)?;
    let by_lines = called(read, std::slice::from_ref(&head.name))?;
    let ids = |people: &[PersonLine]| people.iter().map(|person| person.id).collect::<Vec<_>>();
    let says_a_name = !names.is_empty() || head.name.written.contains(' ');
    let owner = cv_owner(&ids(&by_address), &ids(&by_file_name), &ids(&by_lines), says_a_name);
    let mut people = [by_address, by_file_name, by_lines].concat();
    people.sort_by_key(|person| person.id);
    people.dedup_by_key(|person| person.id);
    Ok(match owner {
        CvOwner::Of(id, by) => {
            people.retain(|person| person.id == id);
            match people.pop() {
                Some(person) => Whose::Known { has_it: read.has_file(id, print)?, person, by },
                None => Whose::Unclear { people },
            }
        }
        CvOwner::Unclear(_) => Whose::Unclear { people },
        CvOwner::Nobody => Whose::Nobody { name: head.name.written, addresses },
    })
}

fn reached_by(read: &Read<'_>, addresses: &[String]) -> Result<Vec<PersonLine>, Error> {
    let addresses: Vec<Address> = addresses.iter().filter_map(|address| address.parse().ok()).collect();
    let known = Known { name: &PersonName::default(), addresses: &addresses, phones: &[], links: &[], except: None };
    Ok(read.likely(known)?.into_iter().map(|likely| likely.person).collect())
}

/// Those who are called like the first of these names that anybody has.
fn called(read: &Read<'_>, names: &[PersonName]) -> Result<Vec<PersonLine>, Error> {
    for name in names {
        let known = Known { name, addresses: &[], phones: &[], links: &[], except: None };
        let found = read.likely(known)?;
        if !found.is_empty() {
            return Ok(found.into_iter().map(|likely| likely.person).collect());
        }
    }
    Ok(Vec::new())
}

/// All of them or none: one that is not as it was shown stops it.
pub(crate) fn attach(desk: &Desk, request: AttachCvs, job: &Job<'_>) -> Result<CvsAttached, Failure> {
    let mut zip = opened(&request.path)?;
    let names = zip.names();
    let total = request.files.len() as u64;
    let from = Path::new(&request.path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let written = desk.store()?.transact(|tx| {
        let mut counts = (0, 0);
        for (wanted, done) in request.files.iter().zip(0..) {
            job.step(done, Some(total), &wanted.name).map_err(|_| Error::Cancelled)?;
            let found =
                bytes_of(&mut zip, &names, wanted).ok_or(Error::SelectionChanged { expected: total, found: done })?;
            if attach_one(tx, wanted, &found)? { counts.0 += 1 } else { counts.1 += 1 }
        }
        Ok((counts, Op::CvsAttached { count: counts.0, from: from.clone() }))
    })?;
    let entry = written.entry;
    let (count, already) = desk.tell(written);
    Ok(CvsAttached { count, already, entry })
}

/// None where it is gone or another one by now.
fn bytes_of(zip: &mut Zipped<BufReader<File>>, names: &[ZippedName], wanted: &CvFor) -> Option<Vec<u8>> {
    let called_so = names.iter().filter(|file| file.name == wanted.name);
    called_so.filter_map(|file| zip.bytes(file).ok()).find(|bytes| hash_of(bytes) == wanted.print)
}

/// Whether they did not have it before.
fn attach_one(tx: &Tx<'_>, wanted: &CvFor, bytes: &[u8]) -> Result<bool, Error> {
    if tx.has_file(wanted.candidate, &wanted.print)? {
        return Ok(false);
    }
    let bare = wanted.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = bare.chars().filter(|c| !c.is_control()).take(200).collect();
    tx.attach_file(&NewFile {
        candidate: wanted.candidate,
        application: None,
        name: &name,
        piece: None,
        media: intake::media_of(&name, bytes),
        bytes,
    })?;
    Ok(true)
}
