//! What Linux tells about a window's processes: when it started, which descend from it, what memory they hold.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::driver::until;
use crate::Outcome;

/// A window's first process.
#[derive(Debug, PartialEq)]
pub struct Started {
    pub id: u32,
    /// Milliseconds since 1970, on the clock the page's marks are on.
    pub at: f64,
}

/// Writes a script that notes its process id and the time, and then becomes `binary`. The kernel's own start time comes in steps of
/// 10 ms, too coarse for a start of a few hundred.
pub fn launcher(folder: &Path, binary: &Path) -> Result<PathBuf, String> {
    let script = folder.join(binary.file_name().unwrap_or_default());
    let note = note(&script);
    let text =
        format!("#!/bin/sh\necho \"$$ $(date +%s%N)\" > '{}'\nexec '{}' \"$@\"\n", note.display(), binary.display());
    let written = fs::write(&script, text);
    let written = written.and_then(|()| fs::set_permissions(&script, fs::Permissions::from_mode(0o755)));
    written.map(|()| script).map_err(|error| format!("the launcher of {}: {error}", binary.display()))
}

fn note(launcher: &Path) -> PathBuf {
    launcher.with_extension("started")
}

/// What the launcher wrote at its last start.
pub fn started(launcher: &Path) -> Result<Started, String> {
    let text = fs::read_to_string(note(launcher)).map_err(|error| format!("the window did not start: {error}"))?;
    read_note(&text).ok_or_else(|| format!("the launcher wrote {text:?}"))
}

fn read_note(text: &str) -> Option<Started> {
    let (id, nanoseconds) = text.trim().split_once(' ')?;
    Some(Started { id: id.parse().ok()?, at: nanoseconds.parse::<f64>().ok()? / 1e6 })
}

/// The memory of a process and all its descendants, in megabytes; what several share is counted in parts (Pss), so that the sum is true.
pub fn memory(id: u32) -> Result<f64, String> {
    let mut kilobytes = 0.0;
    for process in with_descendants(id, &parents()) {
        let file = format!("/proc/{process}/smaps_rollup");
        let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        kilobytes += pss(&text).ok_or_else(|| format!("{file} has no Pss"))?;
    }
    Ok(kilobytes / 1024.0)
}

fn pss(rollup: &str) -> Option<f64> {
    rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?.parse().ok()
}

pub fn wait_until_gone(id: u32) -> Outcome {
    let stat = format!("/proc/{id}/stat");
    // One that has ended and whose parent has not yet looked is gone too.
    let gone =
        || fs::read_to_string(&stat).ok().and_then(|text| parse_stat(&text)).is_none_or(|stat| stat.state == 'Z');
    until(|| gone().then_some(())).ok_or_else(|| format!("process {id} did not end with its session"))
}

/// What is read of `/proc/ID/stat`.
#[derive(Debug, PartialEq)]
struct Stat {
    state: char,
    parent: u32,
}

/// The name in the second field may hold spaces and brackets: what counts comes after its last bracket.
fn parse_stat(text: &str) -> Option<Stat> {
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    Some(Stat { state: fields.next()?.chars().next()?, parent: fields.next()?.parse().ok()? })
}

fn parents() -> HashMap<u32, u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter_map(|id: u32| {
        let stat = parse_stat(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)?;
        (stat.state != 'Z').then_some((id, stat.parent))
    })
    .collect()
}

fn with_descendants(id: u32, parents: &HashMap<u32, u32>) -> Vec<u32> {
    let mut family = vec![id];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        family.extend(parents.iter().filter(|(_, of)| **of == parent).map(|(child, _)| *child));
        next += 1;
    }
    family
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_does_not_confuse_the_fields() {
        let stat = parse_stat("4312 (Web (Content) 2) S 4300 4312 4290 0 -1 4194560 2310").unwrap();
        assert_eq!(stat, Stat { state: 'S', parent: 4300 });
        assert_eq!(parse_stat("nonsense"), None);
    }

    #[test]
    fn the_note_of_the_launcher_is_read_back() {
        let note = read_note("4312 1700000000123456789\n").unwrap();
        assert_eq!(note.id, 4312);
        assert!((note.at - 1_700_000_000_123.456).abs() < 0.01);
        assert_eq!(read_note("4312"), None);
    }

    #[test]
    fn the_proportional_share_is_read_not_its_parts() {
        let rollup = "5581 [rollup]\nRss: 9000 kB\nPss:            4120 kB\nPss_Anon:       1000 kB\n";
        assert_eq!(pss(rollup), Some(4120.0));
    }

    #[test]
    fn descendants_of_descendants_count_and_strangers_do_not() {
        let parents = HashMap::from([(11, 10), (12, 11), (13, 10), (20, 1)]);
        let mut family = with_descendants(10, &parents);
        family.sort_unstable();
        assert_eq!(family, [10, 11, 12, 13]);
    }
}
