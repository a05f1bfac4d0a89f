//! Every input that is kept is tried: those the targets begin with, and those that once broke a reader.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use vivier_fuzz::TARGETS;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn inputs() -> impl Iterator<Item = (PathBuf, Vec<u8>)> {
    let targets = TARGETS.iter().flat_map(|target| entries(&corpus().join(target.name)));
    targets.map(|file| (file.clone(), fs::read(file).unwrap()))
}

#[test]
fn no_input_that_is_kept_breaks_its_reader() {
    let mut tried = 0;
    for target in TARGETS {
        for file in entries(&corpus().join(target.name)) {
            // Shown only when it fails: then it is the last one.
            println!("{}", file.display());
            (target.check)(&fs::read(&file).unwrap());
            tried += 1;
        }
    }
    assert!(tried >= 3 * TARGETS.len(), "{tried} inputs");
}

#[test]
fn the_sample_postings_break_no_reader_of_postings() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/postings");
    let files: Vec<PathBuf> = entries(&seeds).into_iter().filter(|path| path.is_file()).collect();
    assert!(files.len() >= 16);
    for target in TARGETS.iter().filter(|target| target.name.starts_with("postings/")) {
        for file in &files {
            println!("{} of {}", file.display(), target.name);
            (target.check)(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn every_target_has_inputs_and_words_and_nothing_else_lies_there() {
    let groups = entries(&corpus());
    let folders = groups.iter().flat_map(|group| entries(group));
    let named = |path: &Path| path.strip_prefix(corpus()).unwrap().to_str().unwrap().replace('\\', "/");
    let folders: BTreeSet<String> = folders.map(|path| named(&path)).collect();
    assert_eq!(folders, TARGETS.iter().map(|target| target.name.to_owned()).collect());
    let words = entries(&corpus().join("../words"));
    let stem = |path: &PathBuf| path.file_stem().unwrap().to_owned();
    assert_eq!(words.iter().map(stem).collect::<Vec<_>>(), groups.iter().map(stem).collect::<Vec<_>>());
}

/// They come with every copy of the project, and whoever finds an address in them could write to it.
#[test]
fn inputs_are_small_and_name_nobody() {
    let mut size = 0;
    for (file, bytes) in inputs() {
        size += bytes.len();
        let text = String::from_utf8_lossy(&bytes);
        for address in text.split('@').skip(1) {
            let end = address.find(|c: char| !c.is_ascii_alphanumeric() && !".-".contains(c)).unwrap_or(address.len());
            let domain = address[..end].trim_end_matches('.').to_lowercase();
            let top = domain.rsplit('.').next().unwrap_or_default();
            let reserved = ["example.org", "example.com", "example.net"].iter().any(|name| domain.ends_with(name))
                || ["example", "test", "invalid"].contains(&top);
            assert!(reserved || !domain.contains('.'), "{domain} in {}", file.display());
        }
    }
    assert!(size < 300_000, "{size} bytes");
}
