//! All that is kept of one person, in one file that anybody can read: a page, the same as data, their files, the mails.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use hiring::{ApplicationId, CandidateId, Language, MailId, MessageId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Happened, ListOutbox, OutboxMail, Retention, ShowTimeline, TimelineItem};
use ts_rs::TS;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::person_page;
use crate::job::Job;
use crate::people::applications::{self, ApplicationPage};
use crate::people::candidates::{self, CandidatePage, ShowCandidate};
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportPerson {
    pub id: CandidateId,
    /// A file that is there already is left as it is.
    pub to: String,
    /// Of the page.
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonExported {
    pub path: String,
    #[ts(type = "number")]
    pub size: u64,
    #[ts(type = "number")]
    pub files: u64,
    #[ts(type = "number")]
    pub mails: u64,
}

/// All of it, before it is written.
#[derive(Debug, Serialize)]
pub struct WholePerson {
    pub page: CandidatePage,
    pub applications: Vec<ApplicationPage>,
    pub timeline: Vec<TimelineItem>,
    pub mails: Vec<OutboxMail>,
    pub retention: Retention,
}

impl WholePerson {
    /// The mails that came from them, with their names in the archive.
    pub fn received(&self) -> Vec<(MessageId, String)> {
        let messages = self.timeline.iter().filter_map(|item| match item.what {
            Happened::Wrote { message, .. } => Some(message),
            _ => None,
        });
        messages.zip(1..).map(|(message, number)| (message, format!("received/{number}.eml"))).collect()
    }
}

pub(crate) fn export(desk: &Desk, request: ExportPerson, job: &Job<'_>) -> Result<PersonExported, Failure> {
    let to = Path::new(&request.to);
    desk.is_not_the_store(to)?;
    let failed = |error: std::io::Error| failure(&error, &request.to);
    if std::fs::exists(to).map_err(failed)? {
        return Err(Failure::StoreExists { path: request.to });
    }
    let person = whole(desk, request.id, job)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let unnamed = tempfile::Builder::new().prefix(".vivier-").suffix(".part").tempfile_in(folder).map_err(failed)?;
    let (files, mails) = write(desk, &person, &request, unnamed.as_file(), job)?;
    unnamed.as_file().sync_all().map_err(failed)?;
    let size = unnamed.as_file().metadata().map_err(failed)?.len();
    unnamed.persist_noclobber(to).map_err(|error| failed(error.error))?;
    Ok(PersonExported { path: request.to, size, files, mails })
}

fn failure(error: &std::io::Error, path: &str) -> Failure {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::StoreExists { path: path.to_owned() },
        std::io::ErrorKind::StorageFull => Failure::DiskFull { path: path.to_owned() },
        _ => Failure::FileFailed { path: path.to_owned(), detail: error.to_string() },
    }
}

fn whole(desk: &Desk, id: CandidateId, job: &Job<'_>) -> Result<WholePerson, Failure> {
    let page = candidates::show(desk, ShowCandidate { id }, job)?;
    let applications = page.applications.iter().map(|row| one_application(desk, row.id, job));
    let applications = applications.collect::<Result<_, _>>()?;
    let now = desk.now();
    let (timeline, mails, retention) = desk.store()?.read(|read| {
        let timeline = read.timeline(ShowTimeline { candidate: id, offset: 0, limit: u64::MAX })?.items;
        let list = ListOutbox { candidate: Some(id), limit: u64::MAX, ..ListOutbox::default() };
        Ok((timeline, read.outbox(&list)?.mails, read.retention(id, now)?))
    })?;
    // Who may be the same person is about others.
    Ok(WholePerson { page: CandidatePage { likely: Vec::new(), ..page }, applications, timeline, mails, retention })
}

fn one_application(desk: &Desk, id: ApplicationId, job: &Job<'_>) -> Result<ApplicationPage, Failure> {
    applications::show(desk, applications::ShowApplication { id }, job)
}

fn write(
    desk: &Desk,
    person: &WholePerson,
    request: &ExportPerson,
    out: &File,
    job: &Job<'_>,
) -> Result<(u64, u64), Failure> {
    let failed = |error: std::io::Error| failure(&error, &request.to);
    let mut archive = ZipWriter::new(out);
    let mut put = |name: &str, bytes: &[u8]| {
        archive.start_file(name, SimpleFileOptions::default()).map_err(|error| failed(error.into()))?;
        archive.write_all(bytes).map_err(failed)
    };
    let (files, mails) = (file_names(person), mail_names(person));
    put("index.html", person_page::page(person, &files, &mails, request.language).as_bytes())?;
    let data = json!({ "person": person, "files": files, "mails": mails });
    put("person.json", serde_json::to_string_pretty(&data).unwrap_or_default().as_bytes())?;
    let all = (files.len() + mails.len()) as u64;
    let mut done = 0;
    for (file, name) in person.page.files.iter().zip(&files) {
        job.step(done, Some(all), &request.to)?;
        put(name, &desk.store()?.read(|read| read.file_bytes(file.id))?)?;
        done += 1;
    }
    for (mail, name) in person.mails.iter().zip(&mails) {
        job.step(done, Some(all), &request.to)?;
        put(name, &mail_bytes(desk, mail.id)?)?;
        done += 1;
    }
    for (message, name) in person.received() {
        put(&name, &desk.store()?.read(|read| read.message_bytes(message))?)?;
    }
    archive.finish().map_err(|error| failed(error.into()))?;
    Ok((files.len() as u64, (mails.len() + person.received().len()) as u64))
}

fn mail_bytes(desk: &Desk, id: MailId) -> Result<Vec<u8>, Failure> {
    Ok(desk.store()?.read(|read| read.mail_bytes(id))?)
}

/// In the archive: numbered, as two may have the same name, and without what a file system might take for a path.
fn file_names(person: &WholePerson) -> Vec<String> {
    let plain = |name: &str| {
        let plain = name.chars().map(|c| if c.is_alphanumeric() || ".-_ ".contains(c) { c } else { '_' });
        plain.collect::<String>().trim_start_matches('.').to_owned()
    };
    person.page.files.iter().zip(1..).map(|(file, number)| format!("files/{number}-{}", plain(&file.name))).collect()
}

fn mail_names(person: &WholePerson) -> Vec<String> {
    (1..=person.mails.len()).map(|number| format!("mails/{number}.eml")).collect()
}
