//! The package for Debian and Ubuntu. Menus, icons and kinds of files are refreshed by the triggers of those who keep them, so it needs
//! no scripts of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::files::{copy_program, kibibytes, output, read_text, write};
use super::release::Release;
use crate::project::{COMMAND_LINE, Project, SHELL};
use crate::steps::Steps;

/// Besides the libraries that the programs are linked with: whoever keeps icons and kinds of files.
const ALSO: &str = "hicolor-icon-theme, shared-mime-info";

pub fn pack(
    project: &Project,
    release: &Release,
    tree: &Path,
    folder: &Path,
    steps: &mut Steps,
) -> Result<PathBuf, String> {
    let architecture = architecture()?;
    let control = read_text(&project.root.join("packaging/linux/control"))?;
    let control = release
        .fill(&control)
        .replace("@ARCHITECTURE@", &architecture)
        .replace("@SIZE@", &kibibytes(tree)?.to_string())
        .replace("@DEPENDS@", &depends(tree, folder, &architecture)?);
    // dpkg wants what it is told beside what it packs.
    let whole = folder.join("deb");
    let mut copy = Command::new("cp");
    copy.arg("-a").arg(tree).arg(&whole);
    output(copy)?;
    write(&whole.join("DEBIAN/control"), control.as_bytes())?;
    write(&whole.join("DEBIAN/md5sums"), sums(tree)?.as_bytes())?;

    let package = folder.join(format!("vivier_{}_{architecture}.deb", release.version));
    let mut dpkg = Command::new("dpkg-deb");
    dpkg.env("SOURCE_DATE_EPOCH", &release.epoch).args(["--root-owner-group", "-Zxz", "-z9", "--build"]);
    dpkg.arg(&whole).arg(&package);
    steps.run("packing the .deb", dpkg)?;
    std::fs::remove_dir_all(&whole).map_err(|error| format!("{}: {error}", whole.display()))?;
    Ok(package)
}

fn architecture() -> Result<String, String> {
    let mut dpkg = Command::new("dpkg");
    dpkg.arg("--print-architecture");
    Ok(String::from_utf8_lossy(&output(dpkg)?).trim().to_owned())
}

/// The packages of the libraries that the programs are linked with, as Debian's own tool finds them. It reads them only beside the
/// description of a source.
fn depends(tree: &Path, folder: &Path, architecture: &str) -> Result<String, String> {
    let source = folder.join("source");
    let description = format!("Source: vivier\n\nPackage: vivier\nArchitecture: {architecture}\n");
    write(&source.join("debian/control"), description.as_bytes())?;
    let mut shlibdeps = Command::new("dpkg-shlibdeps");
    shlibdeps.current_dir(&source).arg("-O");
    for program in [SHELL, COMMAND_LINE] {
        copy_program(&tree.join("usr/bin").join(program), &source.join(program))?;
        shlibdeps.arg(format!("-e{program}"));
    }
    let said = output(shlibdeps)?;
    std::fs::remove_dir_all(&source).map_err(|error| format!("{}: {error}", source.display()))?;
    let said = String::from_utf8_lossy(&said);
    let libraries = said.trim().strip_prefix("shlibs:Depends=").ok_or("dpkg-shlibdeps says nothing of libraries")?;
    Ok(format!("{libraries}, {ALSO}"))
}

fn sums(tree: &Path) -> Result<String, String> {
    let mut sums = Command::new("sh");
    sums.current_dir(tree).args(["-c", "find usr -type f | LC_ALL=C sort | xargs -d '\\n' md5sum"]);
    Ok(String::from_utf8_lossy(&output(sums)?).into_owned())
}
