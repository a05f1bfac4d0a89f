//! `vivier report`.

use std::io::Write;
use std::path::PathBuf;

use desk::{Access, Failure, REPORTS, make_report};

use crate::Done;
use crate::args::Format;
use crate::open::open;
use crate::show::Show;

pub fn run(
    name: &str,
    format: Format,
    out: Option<PathBuf>,
    place: Option<PathBuf>,
    show: &Show,
) -> Result<Done, Failure> {
    if name == "list" {
        show.result(&REPORTS, |names| {
            names.iter().map(|name| format!("{name:10}  {}\n", show.words.report(name))).collect()
        });
        return Ok(Done::Well);
    }
    let desk = open(place, Access::Read)?;
    let bytes = make_report(&desk, name, format.into())?
        .ok_or_else(|| Failure::UnknownCommand { name: format!("report {name}") })?;
    let failed = |path: String, error: std::io::Error| Failure::FileFailed { path, detail: error.to_string() };
    match out {
        Some(path) => {
            std::fs::write(&path, bytes).map_err(|error| failed(path.display().to_string(), error))?;
            eprintln!("{}", show.words.written(&path.display().to_string()));
        }
        None => match std::io::stdout().write_all(&bytes) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                return Err(failed("stdout".to_owned(), error));
            }
            _ => {}
        },
    }
    Ok(Done::Well)
}
