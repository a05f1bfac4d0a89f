//! Saved web pages and their data for machines, as the text with front matter that the reader reads.
//!
//! A page is turned into Markdown first, then read like any posting: the rules are the same, and every value has its place in that
//! text. Where the page carries a `JobPosting` of schema.org, its properties are the front matter and its description is the text;
//! where not, its main part is the text.

mod charset;
mod job_posting;
mod markdown;
mod microdata;
mod page;

use hiring::{Problem, ProblemKind};
use serde_json::Value;

pub use self::charset::declared;
use self::job_posting::Written;
use self::markdown::LineEnds;
use self::page::Page;
use crate::front_matter;

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Page,
    Data,
}

impl Format {
    /// By the name's ending; a page is a page also under another.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("html" | "htm" | "xhtml") => Self::Page,
            Some("json" | "jsonld") => Self::Data,
            _ if begins_as_page(bytes) => Self::Page,
            _ => Self::Markdown,
        }
    }
}

fn begins_as_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |mark: &[u8]| bytes.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    begins(b"<!doctype html") || begins(b"<html")
}

/// A page or data, as text with front matter.
#[derive(Debug)]
pub struct Converted {
    pub text: String,
    /// With their places in the page.
    pub problems: Vec<Problem>,
    /// It carried a posting for machines. Where not, the text may be any page's.
    pub is_posting: bool,
}

pub fn from_page(html: &str) -> Converted {
    let page = page::read(html, LineEnds::Blank);
    let mut problems = Vec::new();
    if let Some(line) = page.cut {
        let limit = u32::try_from(page::DEEPEST).unwrap_or(u32::MAX);
        problems.push(Problem::at(ProblemKind::NestedTooDeep { limit }, small(line), 1));
    }
    let mut found = Vec::new();
    let mut broken = Vec::new();
    for (text, line) in &page.data {
        match parse(text, *line) {
            Ok(data) => found.extend(all_of(&data)),
            Err(problem) => broken.push(problem),
        }
    }
    if found.is_empty() {
        found.extend(page.items.iter().flat_map(|item| {
            let of_item = all_of(&item.value).into_iter();
            of_item.map(|written| Written { body: item.description.clone(), ..written })
        }));
    }
    let (count, first) = (found.len(), found.into_iter().next());
    if let Some(written) = first {
        problems.extend(several(count));
        let text = text_of(with_main_part(written, &page));
        return Converted { text, problems, is_posting: true };
    }
    problems.append(&mut broken);
    Converted { text: text_of(main_part(&page)), problems, is_posting: false }
}

pub fn from_data(json: &str) -> Converted {
    let data = match parse(json, 1) {
        Ok(data) => data,
        Err(problem) => return Converted { text: String::new(), problems: vec![problem], is_posting: false },
    };
    let found = all_of(&data);
    let problems = several(found.len()).into_iter().collect();
    match found.into_iter().next() {
        Some(written) => Converted { text: text_of(written), problems, is_posting: true },
        None => Converted { text: String::new(), problems, is_posting: false },
    }
}

fn all_of(data: &Value) -> Vec<Written> {
    job_posting::find(data).into_iter().map(|posting| job_posting::write(posting, data)).collect()
}

fn several(count: usize) -> Option<Problem> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count > 1).then(|| Problem::new(ProblemKind::SeveralPostings { count }))
}

/// A description of a line or two announces what the page says.
fn with_main_part(written: Written, page: &Page) -> Written {
    let is_short = written.body.len() < 400 && page.markdown.len() > 2 * written.body.len();
    if is_short { Written { body: page.markdown.clone(), ..written } } else { written }
}

fn main_part(page: &Page) -> Written {
    let mut keys = Vec::new();
    if !page.title.is_empty() && !page.markdown.lines().any(|line| line.starts_with("# ")) {
        keys.push(("title".to_owned(), page.title.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    if !page.published.is_empty() {
        keys.push(("date_posted".to_owned(), page.published.clone()));
    }
    Written { keys, body: page.markdown.clone() }
}

fn text_of(written: Written) -> String {
    let keys = written.keys.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    format!("{}{}\n", front_matter::write(keys), written.body)
}

fn parse(text: &str, line: u64) -> Result<Value, Problem> {
    serde_json::from_str(text).or_else(|error| {
        serde_json::from_str(&mended(text)).map_err(|_| {
            let reason = error.to_string();
            let reason = reason.split_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason).to_owned();
            let place = line.saturating_add(error.line() as u64).saturating_sub(1);
            Problem::at(ProblemKind::DataInvalid { reason }, small(place), small(error.column() as u64))
        })
    })
}

/// What sites get wrong in their data: comments around it, line ends within texts, a semicolon after it.
fn mended(text: &str) -> String {
    let text = text.trim().trim_end_matches(';').trim();
    let text = text.strip_prefix("<!--").unwrap_or(text);
    let text = text.strip_suffix("-->").unwrap_or(text);
    let text = text.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
    let mut mended = String::with_capacity(text.len());
    let mut in_text = false;
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '\n' if in_text => mended.push_str("\\n"),
            c if in_text && c.is_control() => mended.push(' '),
            c => mended.push(c),
        }
        in_text ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    mended
}

fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).max(1)
}
