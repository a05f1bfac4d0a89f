//! The package for Fedora, openSUSE and their like. What it depends on, rpm finds by itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::files::{fresh, names, read_text, write};
use super::release::Release;
use crate::project::Project;
use crate::steps::Steps;

pub fn pack(
    project: &Project,
    release: &Release,
    tree: &Path,
    folder: &Path,
    steps: &mut Steps,
) -> Result<PathBuf, String> {
    let spec = folder.join("vivier.spec");
    let text = read_text(&project.root.join("packaging/linux/vivier.spec"))?;
    let text = release.fill(&text).replace("@TREE@", &tree.to_string_lossy());
    write(&spec, text.as_bytes())?;
    let top = folder.join("rpm");
    fresh(&top)?;

    let mut rpmbuild = Command::new("rpmbuild");
    rpmbuild.env("SOURCE_DATE_EPOCH", &release.epoch).args(["-bb", "--quiet"]);
    rpmbuild.arg("--define").arg(format!("_topdir {}", top.display()));
    rpmbuild.arg("--define").arg(format!("_rpmdir {}", folder.display()));
    rpmbuild.args(["--define", "_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm"]).arg(&spec);
    steps.run("packing the .rpm", rpmbuild)?;
    for done in [&top, &spec] {
        let gone = if done.is_dir() { std::fs::remove_dir_all(done) } else { std::fs::remove_file(done) };
        gone.map_err(|error| format!("{}: {error}", done.display()))?;
    }
    let is_package = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "rpm");
    let name = names(folder)?.into_iter().find(is_package).ok_or("rpmbuild wrote no package")?;
    Ok(folder.join(name))
}
