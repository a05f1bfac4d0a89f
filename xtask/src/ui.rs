//! The window's files: npm packages from the lock file, and `ui/dist`, which a window build puts into the binary.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::Outcome;
use crate::project::Project;
use crate::steps::Steps;

/// Fetches the npm packages unless the last install is newer than what asks for them.
pub fn packages(project: &Project, steps: &mut Steps) -> Outcome {
    let ui = project.ui();
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    let asked = [changed(&ui.join("package.json")), changed(&ui.join("package-lock.json"))];
    if is_fresh(installed, asked) {
        println!("✓ the npm packages are those of the lock file");
        return Ok(());
    }
    steps.run("fetching the npm packages", project.npm(&["ci", "--include=dev", "--no-audit", "--no-fund"]))
}

/// Builds the window's files unless they are newer than all they are made of.
pub fn dist(project: &Project, steps: &mut Steps) -> Outcome {
    let ui = project.ui();
    if is_fresh(changed(&ui.join("dist/index.html")), [newest_source(&ui)]) {
        println!("✓ ui/dist is newer than its sources");
        return Ok(());
    }
    steps.run("building the window's files", project.npm(&["run", "build"]))
}

/// Whether `output` is there and at least as new as each input; an input that cannot be seen counts as changed.
fn is_fresh<const N: usize>(output: Option<SystemTime>, inputs: [Option<SystemTime>; N]) -> bool {
    output.is_some_and(|output| inputs.iter().all(|input| input.is_some_and(|input| input <= output)))
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// The newest change of any file or folder below `folder`. Folders count, so that a deleted file is seen too.
fn newest_source(folder: &Path) -> Option<SystemTime> {
    let mut newest = None;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).ok()?.flatten() {
            let name = entry.file_name();
            if name == "node_modules" || name == "dist" || name.to_string_lossy().starts_with('.') {
                continue;
            }
            newest = newest.max(changed(&entry.path()));
            if entry.path().is_dir() {
                folders.push(entry.path());
            }
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn at(second: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(second)
    }

    #[test]
    fn fresh_means_there_and_not_older_than_any_input() {
        assert!(is_fresh(Some(at(5)), [Some(at(4)), Some(at(5))]));
        assert!(!is_fresh(Some(at(5)), [Some(at(4)), Some(at(6))]));
    }

    #[test]
    fn what_cannot_be_seen_is_not_fresh() {
        assert!(!is_fresh(None, [Some(at(1))]));
        assert!(!is_fresh(Some(at(1)), [None]));
    }

    #[test]
    fn installed_packages_and_built_files_are_not_sources() {
        let folder = std::env::temp_dir().join(format!("xtask-sources-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::write(folder.join("src/main.ts"), "").unwrap();
        let before = newest_source(&folder);
        fs::create_dir_all(folder.join("node_modules/new")).unwrap();
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("dist/index.html"), "").unwrap();
        assert_eq!(newest_source(&folder), before);
        assert!(before.is_some());
        fs::remove_dir_all(&folder).unwrap();
    }
}
