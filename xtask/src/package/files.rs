//! Files and folders of a package, with the rights they have there whatever the umask here is.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::steps::shown;

/// The most a package may weigh.
const MOST: u64 = 20_000_000;

pub fn fresh(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| failed(folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))
}

pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    write_with(path, bytes, 0o644)
}

pub fn copy(from: &Path, to: &Path) -> Outcome {
    write(to, &read(from)?)
}

pub fn copy_program(from: &Path, to: &Path) -> Outcome {
    write_with(to, &read(from)?, 0o755)
}

fn write_with(path: &Path, bytes: &[u8], mode: u32) -> Outcome {
    make_folders(path.parent().unwrap_or(path))?;
    fs::write(path, bytes).map_err(|error| failed(path, &error))?;
    set_mode(path, mode)
}

fn make_folders(folder: &Path) -> Outcome {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folders(above)?;
    }
    fs::create_dir(folder).map_err(|error| failed(folder, &error))?;
    set_mode(folder, 0o755)
}

fn set_mode(path: &Path, mode: u32) -> Outcome {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(|error| failed(path, &error))
}

pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| failed(path, &error))
}

pub fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| failed(path, &error))
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, &error))?;
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// How much all files below it hold, in KiB.
pub fn kibibytes(folder: &Path) -> Result<u64, String> {
    let mut sum = 0;
    for name in names(folder)? {
        let path = folder.join(name);
        sum += if path.is_dir() { kibibytes(&path)? } else { read(&path)?.len().div_ceil(1024) as u64 };
    }
    Ok(sum)
}

/// Compressed without name and time: the same bytes make the same file.
pub fn write_gz(path: &Path, bytes: &[u8]) -> Outcome {
    let mut gzip = Command::new("gzip");
    gzip.args(["-9", "-n", "-c"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = gzip.spawn().map_err(|error| format!("gzip: {error}"))?;
    let mut input = child.stdin.take().ok_or("gzip takes no input")?;
    let fed = bytes.to_vec();
    let feeding = std::thread::spawn(move || input.write_all(&fed));
    let output = child.wait_with_output().map_err(|error| format!("gzip: {error}"))?;
    match feeding.join() {
        Ok(Ok(())) if output.status.success() => write(path, &output.stdout),
        _ => Err(format!("gzip could not write {}", path.display())),
    }
}

/// What a program prints when it ends well.
pub fn output(mut command: Command) -> Result<Vec<u8>, String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{}: {error}", shown(&command)))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("{} ended with {}", shown(&command), output.status))
    }
}

pub fn is_small_enough(package: &Path) -> Outcome {
    let size = fs::metadata(package).map_err(|error| failed(package, &error))?.len();
    let megabytes = format!("{}.{}", size / 1_000_000, size % 1_000_000 / 100_000);
    if size > MOST {
        return Err(format!("{} weighs {megabytes} MB, more than {} MB", package.display(), MOST / 1_000_000));
    }
    println!("✓ {} ({megabytes} MB)", package.display());
    Ok(())
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
