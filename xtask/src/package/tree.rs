//! The files as they are installed, the same for every kind of package.

use std::path::Path;
use std::process::Command;

use super::files::{copy, copy_program, names, output, read, read_text, write, write_gz};
use super::parts;
use super::release::Release;
use crate::Outcome;
use crate::project::{COMMAND_LINE, Project, SHELL};
use crate::steps::Steps;

const ID: &str = "app.vivier.desktop";
const SIZES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

pub fn lay(project: &Project, release: &Release, binaries: &Path, tree: &Path) -> Outcome {
    for program in [SHELL, COMMAND_LINE] {
        copy_program(&binaries.join(program), &tree.join("usr/bin").join(program))?;
    }
    let share = tree.join("usr/share");
    desktop(project, release, &share)?;
    icons(project, &share)?;
    let vivier = binaries.join(COMMAND_LINE);
    completions(&vivier, &share)?;
    manual(&vivier, &share)?;
    documents(project, release, &share.join("doc/vivier"))
}

/// By the tools of those who read them.
pub fn look_over(tree: &Path, steps: &mut Steps) -> Outcome {
    let share = tree.join("usr/share");
    let mut entry = Command::new("desktop-file-validate");
    entry.arg(share.join("applications").join(format!("{ID}.desktop")));
    steps.run("checking the entry in the menu", entry)?;
    let mut page = Command::new("appstreamcli");
    page.args(["validate", "--no-net", "--explain"]).arg(share.join("metainfo").join(format!("{ID}.metainfo.xml")));
    steps.run("checking the page for software shops", page)
}

/// What the desktop knows of it: the entry in its menu, the page in its shop, the kinds of files.
fn desktop(project: &Project, release: &Release, share: &Path) -> Outcome {
    let from = project.root.join("packaging/linux");
    let entry = format!("{ID}.desktop");
    copy(&from.join(&entry), &share.join("applications").join(&entry))?;
    let page = format!("{ID}.metainfo.xml");
    let text = release.fill(&read_text(&from.join(&page))?);
    write(&share.join("metainfo").join(&page), text.as_bytes())?;
    copy(&from.join("vivier-mime.xml"), &share.join("mime/packages/vivier.xml"))
}

fn icons(project: &Project, share: &Path) -> Outcome {
    let from = project.root.join("src-tauri/icons");
    let icons = share.join("icons/hicolor");
    for size in SIZES {
        let to = icons.join(format!("{size}x{size}/apps/{ID}.png"));
        copy(&from.join(format!("{size}.png")), &to)?;
    }
    copy(&from.join("icon.svg"), &icons.join(format!("scalable/apps/{ID}.svg")))
}

fn completions(vivier: &Path, share: &Path) -> Outcome {
    for (shell, place) in [
        ("bash", "bash-completion/completions/vivier"),
        ("zsh", "zsh/vendor-completions/_vivier"),
        ("fish", "fish/vendor_completions.d/vivier.fish"),
    ] {
        let mut command = Command::new(vivier);
        command.args(["completions", shell]);
        write(&share.join(place), &output(command)?)?;
    }
    Ok(())
}

fn manual(vivier: &Path, share: &Path) -> Outcome {
    let folder = std::env::temp_dir().join(format!("vivier-manual-{}", std::process::id()));
    let mut command = Command::new(vivier);
    command.arg("manual").arg(&folder);
    output(command)?;
    for name in names(&folder)? {
        write_gz(&share.join("man/man1").join(format!("{name}.gz")), &read(&folder.join(&name))?)?;
    }
    std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn documents(project: &Project, release: &Release, doc: &Path) -> Outcome {
    let licence = read_text(&project.root.join("LICENSE-MIT"))?;
    let indented: String =
        licence.lines().map(|line| if line.is_empty() { " .\n".into() } else { format!(" {line}\n") }).collect();
    let copyright = read_text(&project.root.join("packaging/linux/copyright"))?;
    write(&doc.join("copyright"), copyright.replace("@MIT@\n", &indented).as_bytes())?;
    write_gz(&doc.join("changelog.gz"), &read(&project.root.join("CHANGELOG.md"))?)?;

    let parts = parts::of(project)?;
    write_gz(&doc.join("third-party-licences.txt.gz"), parts.licences().as_bytes())?;
    write(&doc.join("vivier.cdx.json"), parts.bill(release).as_bytes())
}
