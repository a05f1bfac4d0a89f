//! What the documents say to type works: every line of their `sh` blocks is run, each page's in turn, in a folder of its own with a few
//! files that a recruiter may have there. The guide in French has the same lines, so only the one in English is run. What they link to is
//! there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use tempfile::TempDir;
use vivier_tests::command_line::binary;

const PEOPLE: &str = "Nom;Prénom;Courriel;Poste visé;Étape;Reçu le
Rouvière;Camille;camille.rouviere@example.org;Data engineer;Entretien;13/11/2026
Kervella;Yann;yann.kervella@example.org;;;16/11/2026
";

const APPLICATION: &str = "From: Oriane Quéméneur <oriane.quemeneur@example.org>
To: recrutement@criee.example
Subject: Candidature
Date: Mon, 16 Nov 2026 10:00:00 +0100
Message-ID: <oriane@example.org>

Bonjour, je postule. Oriane
";

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![project().join("README.md"), project().join("CONTRIBUTING.md")];
    let mut folders = vec![project().join("docs")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                pages.push(path);
            }
        }
    }
    pages
}

/// The lines between "```sh" and "```".
fn typed(page: &str) -> Vec<&str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in page.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && !line.trim().is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Words as a shell takes them apart, as far as the documents go: blanks part them, double quotes hold them together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn files_of_a_recruiter(folder: &Path) {
    let postings = folder.join("postings");
    fs::create_dir(&postings).unwrap();
    for entry in fs::read_dir(project().join("seeds/postings")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), postings.join(entry.file_name())).unwrap();
    }
    fs::write(folder.join("people.csv"), PEOPLE).unwrap();
    fs::write(folder.join("application.eml"), APPLICATION).unwrap();
}

/// What of a page did not work.
fn run(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let commands = fs::read_to_string(project().join("xtask/src/main.rs")).unwrap();
    let folder = TempDir::new().unwrap();
    files_of_a_recruiter(folder.path());
    let mut wrong = Vec::new();
    for line in typed(&text) {
        let words = words(line);
        let said = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["vivier", rest @ ..] => vivier(folder.path(), rest),
            ["cargo", "xtask", command, ..] if commands.contains(&format!("        \"{command}\" =>")) => None,
            _ => Some("nobody knows what this does".to_owned()),
        };
        wrong.extend(said.map(|said| format!("{}: {line}\n{said}", page.display())));
    }
    wrong
}

fn vivier(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(binary())
        .args(arguments)
        .current_dir(folder)
        .env("VIVIER_STORE", folder.join("store.vivier"))
        .env("VIVIER_KEYCHAIN", "none")
        .output()
        .unwrap();
    // 1 is "done, with problems": the sample set has some on purpose.
    let went = matches!(output.status.code(), Some(0 | 1));
    (!went).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn every_command_line_of_the_documents_works() {
    let french = project().join("docs/guide/fr");
    let pages: Vec<PathBuf> = pages().into_iter().filter(|page| !page.starts_with(&french)).collect();
    // Built once, before they all ask for it.
    binary();
    let wrong: Vec<String> = thread::scope(|scope| {
        let running: Vec<_> = pages.iter().map(|page| scope.spawn(|| run(page))).collect();
        running.into_iter().flat_map(|page| page.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_documents_link_to_is_there() {
    let mut missing = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap();
            let is_elsewhere = link.starts_with("http") || path.is_empty();
            if !is_elsewhere && !page.parent().unwrap().join(path).exists() {
                missing.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// What a line does, whatever names it is done with: the command and its options.
fn shape(line: &str) -> Vec<String> {
    let mut words = words(line);
    if let Some(at) = words.iter().position(|word| word == "--lang") {
        words.drain(at..words.len().min(at + 2));
    }
    let options = words.iter().skip(3).filter(|word| word.starts_with("--"));
    words.iter().take(3).chain(options).cloned().collect()
}

#[test]
fn both_languages_have_the_same_pages_and_the_same_to_type() {
    let guide = project().join("docs/guide");
    let names = |language: &str| {
        let entries = fs::read_dir(guide.join(language)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("en"), names("fr"));
    for name in names("en") {
        let shapes = |language: &str| {
            let page = fs::read_to_string(guide.join(language).join(&name)).unwrap();
            typed(&page).into_iter().map(shape).collect::<Vec<_>>()
        };
        assert_eq!(shapes("en"), shapes("fr"), "{}", name.display());
    }
}
