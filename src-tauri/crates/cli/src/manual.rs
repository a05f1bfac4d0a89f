//! `vivier manual`: a page for each command, for packages to install.

use std::path::Path;

use clap::CommandFactory;
use desk::Failure;

use crate::Done;
use crate::args::Args;

pub fn write(folder: &Path) -> Result<Done, Failure> {
    let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Args::command(), folder));
    let failed = |error: std::io::Error| Failure::FileFailed {
        path: folder.to_string_lossy().into_owned(),
        detail: error.to_string(),
    };
    written.map(|()| Done::Well).map_err(failed)
}
