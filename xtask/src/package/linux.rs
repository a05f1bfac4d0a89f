//! The .deb and the .rpm.

use std::process::Command;

use super::release::Release;
use super::{built, deb, files, rpm, tree};
use crate::project::Project;
use crate::steps::Steps;
use crate::system::{self, Purpose};
use crate::{Flags, Outcome, ui};

pub fn package(project: &Project, flags: &Flags) -> Outcome {
    let mut steps = Steps::default();
    system::provide(Purpose::Packages, flags.yes, &mut steps)?;
    system::node()?;
    ui::packages(project, &mut steps)?;
    let binaries = match &flags.binaries {
        Some(folder) => folder.clone(),
        None => built(project, &mut steps)?,
    };
    let release = Release::of(project)?;
    let folder = project.target.join("package");
    let tree = folder.join("tree");
    files::fresh(&folder)?;
    tree::lay(project, &release, &binaries, &tree)?;
    tree::look_over(&tree, &mut steps)?;

    let mut packages = vec![rpm::pack(project, &release, &tree, &folder, &mut steps)?];
    if system::is_debian() {
        packages.push(deb::pack(project, &release, &tree, &folder, &mut steps)?);
    }
    for package in &packages {
        files::is_small_enough(package)?;
    }
    if flags.try_out {
        let mut trial = Command::new("sh");
        trial.arg(project.root.join("packaging/try.sh")).args(packages.last()).arg(&folder);
        steps.run("trying the .deb in a Debian of its own", trial)?;
    }
    steps.summary();
    Ok(())
}
