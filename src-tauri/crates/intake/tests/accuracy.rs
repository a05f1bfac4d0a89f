//! How well the reader does on real postings that people have labelled.
//!
//! The postings are other people's and no part of this project: the folder is named by `VIVIER_CORPUS` (with `real/`, `seeds/` and
//! `labels.json` in it). Without it these tests pass without having tested anything, and say so.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test that unwraps says where it failed, and prints its figures"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hiring::{CriterionKind, Expression, Piece, fold};
use intake::ReadFile;
use serde_json::Value;

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("VIVIER_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: VIVIER_CORPUS is not set");
    }
    folder
}

fn labels(folder: &Path) -> Vec<Value> {
    serde_json::from_str(&std::fs::read_to_string(folder.join("labels.json")).unwrap()).unwrap()
}

fn read(folder: &Path) -> BTreeMap<String, ReadFile> {
    let read = intake::read_files(&[folder.join("real"), folder.join("seeds")]);
    read.into_iter().map(|file| (file.file.clone(), file)).collect()
}

/// What is right, what is there and should not be, what should be and is not.
#[derive(Default)]
struct Score {
    right: f64,
    extra: f64,
    missed: f64,
}

impl Score {
    fn add<T: Ord>(&mut self, wanted: &BTreeSet<T>, got: &BTreeSet<T>) {
        self.right += count(wanted.intersection(got));
        self.extra += count(got.difference(wanted));
        self.missed += count(wanted.difference(got));
    }

    fn f1(&self) -> f64 {
        2.0 * self.right / (2.0 * self.right + self.extra + self.missed)
    }
}

fn count<T>(each: impl Iterator<Item = T>) -> f64 {
    each.map(|_| 1.0).sum()
}

/// Letters and digits only, as words.
fn compared(text: &str) -> String {
    let plain: String = fold(text).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wanted_contacts(label: &Value) -> BTreeSet<(String, String)> {
    let contacts = label["contacts"].as_array().unwrap();
    contacts
        .iter()
        .map(|contact| {
            (contact["address"].as_str().unwrap().to_lowercase(), contact["role"].as_str().unwrap().to_owned())
        })
        .collect()
}

fn got_contacts(file: &ReadFile) -> BTreeSet<(String, String)> {
    file.contacts.iter().map(|contact| (contact.address.to_lowercase(), contact.role.code().to_owned())).collect()
}

fn wanted_pieces(label: &Value) -> Option<Expression> {
    label["pieces"].as_str().map(|text| text.parse().unwrap())
}

fn words(expression: Option<&Expression>) -> BTreeSet<Piece> {
    expression.map(Expression::pieces).unwrap_or_default()
}

/// Whether the same sets of pieces satisfy both.
fn same(one: Option<&Expression>, other: Option<&Expression>) -> bool {
    let names: Vec<Piece> = words(one).union(&words(other)).copied().collect();
    let satisfied = |expression: Option<&Expression>, sent: &BTreeSet<Piece>| {
        expression.is_none_or(|expression| expression.satisfied_by(sent))
    };
    (0..1_u32 << names.len()).all(|chosen| {
        let sent =
            names.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, piece)| *piece).collect();
        satisfied(one, &sent) == satisfied(other, &sent)
    })
}

/// As many of each kind, give or take one or a fifth.
fn criteria_fit(label: &Value, file: &ReadFile) -> bool {
    let wanted = |kind: &str| label["criteria"][kind].as_f64().unwrap_or_default();
    let got = |kind: CriterionKind| count(file.criteria.iter().filter(|criterion| criterion.kind == kind));
    let off = (wanted("must") - got(CriterionKind::Must)).abs() + (wanted("plus") - got(CriterionKind::Plus)).abs();
    off <= f64::max(1.0, (0.2 * (wanted("must") + wanted("plus"))).round())
}

#[test]
fn real_postings_are_read_as_people_read_them() {
    let Some(folder) = corpus() else { return };
    let (labels, read) = (labels(&folder), read(&folder));
    let (mut contacts, mut pieces) = (Score::default(), Score::default());
    let mut right: BTreeMap<&str, f64> = BTreeMap::new();
    for label in &labels {
        let name = label["file"].as_str().unwrap().rsplit('/').next().unwrap();
        let file = read.get(name).unwrap_or_else(|| panic!("{name} was not read"));
        contacts.add(&wanted_contacts(label), &got_contacts(file));
        let wanted = wanted_pieces(label);
        pieces.add(&words(wanted.as_ref()), &words(file.pieces.as_ref()));
        let text = |value: Option<&str>| compared(value.unwrap_or_default());
        let register = serde_json::to_value(file.register).unwrap();
        for (what, is_right) in [
            ("whole contact set", wanted_contacts(label) == got_contacts(file)),
            ("pieces", same(wanted.as_ref(), file.pieces.as_ref())),
            ("subject", text(label["subject"].as_str()) == text(file.subject.as_deref())),
            ("proof", label["proof"].is_null() == file.proof.is_none()),
            ("register", label["register"] == register),
            ("title", text(label["title"].as_str()) == text(file.title.as_deref())),
            ("criteria", criteria_fit(label, file)),
        ] {
            *right.entry(what).or_default() += f64::from(u8::from(is_right));
        }
    }
    let all = count(labels.iter());
    let share = |what: &str| right[what] / all;
    for (what, figure, floor) in [
        ("contacts with role, F1", contacts.f1(), 0.97),
        ("whole contact set", share("whole contact set"), 0.95),
        ("subject", share("subject"), 0.96),
        ("proof", share("proof"), 1.0),
        ("register", share("register"), 0.95),
        ("title", share("title"), 0.97),
        ("pieces, words, F1", pieces.f1(), 0.96),
        ("pieces", share("pieces"), 0.92),
        ("criteria", share("criteria"), 0.92),
    ] {
        println!("{what}: {figure:.3}");
        assert!(figure >= floor, "{what}: {figure:.3} is below {floor}");
    }
}

#[test]
fn text_that_is_right_is_not_repaired() {
    let Some(folder) = corpus() else { return };
    let repaired: Vec<_> = intake::read_files(&[folder.join("real")])
        .into_iter()
        .filter(|file| file.repaired)
        .map(|file| file.file)
        .collect();
    assert_eq!(repaired, [""; 0]);
}

#[test]
fn every_place_lies_in_its_text_and_on_its_line() {
    let Some(folder) = corpus() else { return };
    for entry in std::fs::read_dir(folder.join("real")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap().trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let posting = intake::read_posting(&bytes, "x.md").posting.unwrap();
        let places = posting.contacts.iter().filter_map(|contact| contact.source);
        let places = places.chain(posting.criteria.iter().map(|criterion| criterion.source));
        let places = places.chain(posting.apply.pieces.iter().map(|pieces| pieces.source));
        for place in places.chain(posting.apply.subject.iter().map(|subject| subject.source)) {
            let (start, end) = (place.start as usize, place.end as usize);
            assert!(text.get(start..end).is_some_and(|said| !said.is_empty()), "{path:?} {place:?}");
            assert_eq!(text[..start].matches('\n').count() + 1, place.line as usize, "{path:?} {place:?}");
        }
    }
}
