//! A ZIP of CVs: those whose person is certain go to them, the others are listed.

use std::path::{Path, PathBuf};

use desk::{AttachCvs, CvFile, CvFor, CvsAttached, CvsPreview, Failure, Whose};
use serde_json::json;

use crate::Done;
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::postings::answer;
use crate::show::{Show, remark};
use crate::table::{column, table};

pub fn import(file: &Path, dry_run: bool, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for(if dry_run { "cvs.preview" } else { "cvs.attach" }, place)?;
    stop_on_interrupt(&desk);
    let path = file.display().to_string();
    let preview: CvsPreview = answer(desk.call("cvs.preview", json!({ "path": path }), Some(JOB))?)?;
    let done = if preview.files.iter().all(is_certain) { Done::Well } else { Done::WithProblems };
    if dry_run {
        show.result(&preview, |preview| shown(preview, show));
        return Ok(done);
    }
    let request = AttachCvs { path, files: preview.files.iter().filter_map(certain).collect() };
    let attached: CvsAttached = answer(desk.call("cvs.attach", json!(request), Some(JOB))?)?;
    show.result(&attached, |attached| format!("{}\n", show.words.cvs_attached(attached)));
    for left in preview.files.iter().filter(|file| !is_certain(file)) {
        remark(&format!("{}: {}", left.name, show.words.whose(&left.whose)));
    }
    Ok(done)
}

const fn is_certain(file: &CvFile) -> bool {
    matches!(file.whose, Whose::Known { .. })
}

fn certain(file: &CvFile) -> Option<CvFor> {
    let Whose::Known { person, .. } = &file.whose else { return None };
    Some(CvFor { name: file.name.clone(), print: file.print.clone(), candidate: person.id })
}

fn shown(preview: &CvsPreview, show: &Show) -> String {
    let columns = show.words.cv_heads().map(column);
    let rows: Vec<Vec<String>> =
        preview.files.iter().map(|file| vec![file.name.clone(), show.words.whose(&file.whose)]).collect();
    table(&columns, &rows)
}
