//! A posting's text as lines that know what they are: headings, items, prose; and in which part of the posting they stand.

use hiring::Source;

use super::sections::{Section, section_of};
use super::words::{Word, words};
use crate::bytes::line_number;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Blank,
    /// From 1 for `#` to 6; 7 for a line all in bold or capitals.
    Heading(u8),
    /// `Compétences attendues :` above its list.
    Lead,
    /// Of a list, with how far it is indented.
    Item(usize),
    Prose,
    /// Of a table.
    Row,
}

#[derive(Debug)]
pub struct Line<'a> {
    pub text: &'a str,
    /// Of the file, in bytes.
    pub start: usize,
    /// From 1.
    pub number: u32,
    pub kind: Kind,
    pub words: Vec<Word>,
    pub section: Section,
    /// What the lead above says of this item, where it says anything.
    pub lead: Option<Section>,
}

impl Line<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn source(&self) -> Source {
        source(self.start, self.end(), self.number)
    }
}

pub fn source(start: usize, end: usize, line: u32) -> Source {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Source { start: small(start), end: small(end), line }
}

/// A body that begins at `offset` of its file, on line `first`.
pub fn lines(body: &str, offset: usize, first: u32) -> Vec<Line<'_>> {
    let mut at = offset;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (index, whole) in body.split_inclusive('\n').enumerate() {
        let text = whole.trim_end_matches('\n');
        let before_blank = lines.last().is_none_or(|line| line.kind == Kind::Blank);
        let kind = kind_of(text, before_blank);
        let number = first.saturating_add(line_number(index)).saturating_sub(1);
        lines.push(Line {
            text,
            start: at,
            number,
            kind,
            words: words(text, at),
            section: Section::Unknown,
            lead: None,
        });
        at += whole.len();
    }
    underlined(&mut lines);
    leads(&mut lines);
    place(&mut lines);
    lines
}

fn kind_of(text: &str, before_blank: bool) -> Kind {
    let trimmed = text.trim();
    if trimmed.is_empty() || is_rule(trimmed) {
        return Kind::Blank;
    }
    if let Some(level) = heading_level(trimmed) {
        return Kind::Heading(level);
    }
    if item_text(text).is_some() {
        return Kind::Item(text.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum());
    }
    if trimmed.starts_with('|') {
        return Kind::Row;
    }
    if is_all_bold(trimmed) || before_blank && is_all_capitals(trimmed) {
        return Kind::Heading(7);
    }
    Kind::Prose
}

fn is_rule(text: &str) -> bool {
    text.len() >= 3
        && (text.chars().all(|c| c == '-') || text.chars().all(|c| c == '*') || text.chars().all(|c| c == '='))
        || text == "\\"
        || text.starts_with("<!--") && text.ends_with("-->")
}

fn heading_level(text: &str) -> Option<u8> {
    let marks = text.chars().take_while(|c| *c == '#').count();
    let level = u8::try_from(marks).ok().filter(|level| (1..=6).contains(level))?;
    text.get(marks..)?.starts_with([' ', '\t']).then_some(level)
}

/// The text after the mark of an item: `- `, `* `, `1. `, `•`, `➡` …
pub fn item_text(line: &str) -> Option<&str> {
    let text = line.trim_start();
    for mark in ["- ", "* ", "+ ", "-\t", "*\t", "-\u{a0}"] {
        if let Some(rest) = text.strip_prefix(mark) {
            return Some(rest.trim());
        }
    }
    if let Some(rest) = text.strip_prefix(['•', '➡', '→', '►', '▪', '‣', '✔', '✅', '☑', '–', '—', '⁃', '●', '○', '◦'])
    {
        return Some(rest.trim_start_matches('\u{fe0f}').trim());
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    (1..=2)
        .contains(&digits)
        .then(|| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")))
        .flatten()
        .map(str::trim)
}

/// `**Profil**`, `__Profil__ :`; not `**Une** ou **deux**`.
fn is_all_bold(text: &str) -> bool {
    let text = text.trim_end_matches('\\').trim().trim_end_matches(':').trim_end();
    ["**", "__"].iter().any(|mark| {
        text.strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
            .is_some_and(|inside| !inside.trim().is_empty() && !inside.contains(mark) && inside.chars().count() < 120)
    })
}

fn is_all_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && text.chars().count() <= 60 && !text.chars().any(char::is_lowercase) && !text.contains('@')
}

/// A line underlined with `===` or `---` is a heading.
fn underlined(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let Some([line, under]) = lines.get_mut(at - 1..=at) else { return };
        let mark = under.text.trim();
        let is_underline = mark.len() >= 3 && (mark.bytes().all(|b| b == b'=') || mark.bytes().all(|b| b == b'-'));
        if is_underline && line.kind == Kind::Prose && line.words.len() <= 12 {
            line.kind = Kind::Heading(if mark.starts_with('=') { 1 } else { 2 });
        }
    }
}

/// A short line of prose that ends with a colon, or stands alone, above a list is its lead.
fn leads(lines: &mut [Line<'_>]) {
    for at in 0..lines.len() {
        if lines.get(at).is_none_or(|line| line.kind != Kind::Prose) {
            continue;
        }
        let above_list = lines
            .get(at + 1..)
            .and_then(|below| below.iter().find(|line| line.kind != Kind::Blank))
            .is_some_and(|line| matches!(line.kind, Kind::Item(_)));
        let Some(line) = lines.get_mut(at) else { return };
        if above_list {
            let text = line.text.trim_end_matches(['\\', '*', '_', ' ', '\u{a0}']);
            if text.ends_with(':') || text.ends_with('…') || line.words.len() <= 5 || text.ends_with(" si") {
                line.kind = Kind::Lead;
            }
        }
    }
}

/// Gives each line its section: that of the nearest heading above that has one and encloses it.
fn place(lines: &mut [Line<'_>]) {
    let mut headings: Vec<(u8, Section)> = Vec::new();
    let mut lead: Option<Section> = None;
    let mut in_list = false;
    for line in lines {
        match line.kind {
            Kind::Heading(level) => {
                headings.retain(|(above, _)| *above < level);
                let enclosing = headings.last().map_or(Section::Unknown, |(_, section)| *section);
                headings.push((level, section_of(&line.words).unwrap_or(enclosing)));
                lead = None;
            }
            Kind::Lead => lead = section_of(last_sentence(&line.words)),
            Kind::Prose if in_list && line.text.starts_with([' ', '\t']) => {}
            Kind::Prose | Kind::Row => lead = None,
            Kind::Item(_) => line.lead = lead,
            Kind::Blank => {}
        }
        if line.kind != Kind::Blank {
            in_list = matches!(line.kind, Kind::Item(_));
        }
        line.section = headings.last().map_or(Section::Unknown, |(_, section)| *section);
    }
}

/// Of a paragraph that ends with a colon, only its last sentence speaks of the list.
fn last_sentence(words: &[Word]) -> &[Word] {
    super::words::sentences(words).last().copied().unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_what_they_are_and_where_they_stand() {
        let text = "# Poste\n\n**Profil**\n\nIdéalement :\n- un permis\n  - de conduire\n\nMODALITÉS\n\nCDI.\n\nCandidater\n---\nici\n";
        let read = lines(text, 100, 7);
        let kinds: Vec<_> =
            read.iter().filter(|line| line.kind != Kind::Blank).map(|line| (line.kind, line.section)).collect();
        assert_eq!(
            kinds,
            [
                (Kind::Heading(1), Section::Missions),
                (Kind::Heading(7), Section::Profile),
                (Kind::Lead, Section::Profile),
                (Kind::Item(0), Section::Profile),
                (Kind::Item(2), Section::Profile),
                (Kind::Heading(7), Section::Terms),
                (Kind::Prose, Section::Terms),
                (Kind::Heading(2), Section::Apply),
                (Kind::Prose, Section::Apply),
            ]
        );
        assert_eq!(read[5].lead, Some(Section::Plus));
        assert_eq!((read[2].start, read[2].number), (100 + "# Poste\n\n".len(), 9));
    }

    #[test]
    fn items_come_with_many_marks() {
        for text in ["- un", "* un", "1. un", "• un", "  ➡  un", "✅ un"] {
            assert_eq!(item_text(text), Some("un"), "{text}");
        }
        assert_eq!(item_text("**un** deux"), None);
        assert_eq!(item_text("2026. Un an"), None);
    }
}
