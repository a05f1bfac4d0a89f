//! `cargo xtask pictures`: the guide's pictures are those that the tests in the window take, so they show what is there.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::project::Project;

/// Which picture of the tests is which of the guide's; each language has its own.
const PICTURES: &[(&str, &str)] = &[
    ("first-run", "start"),
    ("posting", "posting"),
    ("board", "board"),
    ("candidate", "candidate"),
    ("write", "mail"),
    ("inbox", "inbox"),
    ("reports-funnel", "reports"),
    ("today", "today"),
    ("settings-store", "store"),
];

pub fn pictures(project: &Project) -> Outcome {
    let from = project.target.join("screenshots");
    let to = project.root.join("docs/pictures");
    fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
    for language in ["en", "fr"] {
        for (shot, picture) in PICTURES {
            let shot = from.join(format!("{shot}-{language}-light-1280.png"));
            pack(&shot, &to.join(format!("{picture}-{language}.webp")))?;
        }
    }
    println!("✓ {} pictures in {}", 2 * PICTURES.len(), to.display());
    Ok(())
}

fn pack(shot: &Path, picture: &Path) -> Outcome {
    if !shot.is_file() {
        return Err(format!("{} is not there: `cargo xtask test` takes it", shot.display()));
    }
    let mut cwebp = Command::new("cwebp");
    cwebp.args(["-quiet", "-q", "80", "-m", "6", "-metadata", "none"]).arg(shot).arg("-o").arg(picture);
    let done = cwebp.status().map_err(|error| format!("cwebp (of the package webp): {error}"))?;
    if done.success() { Ok(()) } else { Err(format!("{} could not be packed", shot.display())) }
}
