//! A posting's title and day, from whatever says them best.

use chrono::NaiveDate;
use hiring::{Problem, ProblemKind, Source};

use super::criteria::plain;
use super::dates::read_date;
use super::keys::{Keys, TITLE};
use super::text::{Kind, Line};

/// The front matter's, the first heading, or the file's name.
pub fn title(keys: &Keys<'_>, lines: &[Line<'_>], name: &str, problems: &mut Vec<Problem>) -> (String, Option<Source>) {
    if let Some(said) = keys.first_line(&TITLE) {
        return (said.value, Some(keys.source(said.key)));
    }
    if let Some((title, source)) = first_heading(lines) {
        return (title, Some(source));
    }
    problems.push(Problem::at(ProblemKind::TitleMissing, 1, 1));
    (from_name(name), None)
}

fn first_heading(lines: &[Line<'_>]) -> Option<(String, Source)> {
    let headings = lines.iter().filter(|line| matches!(line.kind, Kind::Heading(1..=6)));
    headings.map(|line| (plain(line.text.trim().trim_matches('#')), line.source())).find(|(title, _)| !title.is_empty())
}

fn from_name(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words = stem.get(..10).and_then(read_date).and_then(|_| stem.get(10..)).unwrap_or(stem);
    let words = words.replace(['-', '_'], " ");
    let words = words.trim();
    if words.is_empty() { file.to_owned() } else { words.to_owned() }
}

/// File names often begin with the day: `2026-02-03-juriste.md`.
pub fn date_from_name(name: &str) -> Option<NaiveDate> {
    name.rsplit('/').next()?.get(..10).and_then(read_date)
}
