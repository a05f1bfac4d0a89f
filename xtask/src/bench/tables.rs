//! The tables that the figures are written to: one for each kind, and all of them in `target/bench.md`.

use std::fs;
use std::path::PathBuf;

use crate::Outcome;
use crate::project::Project;
use crate::steps::Steps;

/// In the order they stand in the whole table.
const KINDS: [(&str, &str); 6] = [
    ("window", "The window"),
    ("size", "A thousand to a hundred thousand applicants"),
    ("postings", "Postings"),
    ("mail", "Mails"),
    ("inbox", "Mails that arrive"),
    ("reports", "Reports"),
];

/// Takes the figures of that kind, which need no window, and writes them down, also where a budget was missed.
pub fn measure(project: &Project, steps: &mut Steps, kind: &str, words: &[&str], million: bool) -> Outcome {
    let mut run = project.cargo(&[&["bench", "--package", "vivier-tests", "--bench", kind, "--"], words]);
    run.env("VIVIER_BENCH_TABLE", part(project, kind)?);
    if million {
        run.env("VIVIER_MILLION", "1");
    }
    let taken = steps.run("measuring", run).map_err(|reason| format!("{kind}: {reason}"));
    put_together(project)?;
    taken
}

/// Figures that were taken here.
pub fn keep(project: &Project, kind: &str, table: &str) -> Outcome {
    let file = part(project, kind)?;
    fs::write(&file, table).map_err(|error| format!("{}: {error}", file.display()))?;
    put_together(project)
}

fn part(project: &Project, kind: &str) -> Result<PathBuf, String> {
    let folder = project.target.join("bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder.join(format!("{kind}.md")))
}

/// What was taken last of each kind.
fn put_together(project: &Project) -> Outcome {
    let mut all = String::from("# Figures\n");
    for (kind, title) in KINDS {
        if let Ok(table) = fs::read_to_string(part(project, kind)?) {
            all.push_str(&format!("\n## {title}\n\n{}\n", table.trim()));
        }
    }
    let file = project.target.join("bench.md");
    fs::write(&file, all).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("The table is in {}.", file.display());
    Ok(())
}
