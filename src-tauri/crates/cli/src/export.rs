//! `vivier postings export`.

use std::path::PathBuf;

use desk::{ExportPostings, ExportedPostings, Failure, PostingFormat};
use serde_json::json;

use crate::Done;
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::postings::answer;
use crate::show::Show;

/// To stdout without a folder: JSON as one array, documents one after the other.
pub fn run(request: &ExportPostings, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("postings.export", place)?;
    stop_on_interrupt(&desk);
    let exported: ExportedPostings = answer(desk.call("postings.export", json!(request), Some(JOB))?)?;
    show.result(&exported, |exported| {
        let texts: Vec<&str> = exported.postings.iter().filter_map(|posting| posting.text.as_deref()).collect();
        match request.format {
            _ if request.folder.is_some() => show.words.exported(exported),
            PostingFormat::Markdown => texts.join("\n"),
            PostingFormat::JsonLd => format!("[\n{}]\n", texts.join(",\n")),
        }
    });
    if exported.cancelled { Err(Failure::Cancelled) } else { Ok(Done::Well) }
}
