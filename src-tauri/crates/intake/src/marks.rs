//! A posting's text as safe HTML in which the words that values were read from are marked: `<mark data-source="contact:0">`.
//!
//! The marks are written after cleaning. Into the Markdown's text go signs, private characters that the text itself has none of; the
//! page is rendered and cleaned as ever, and only then each sign becomes a mark. So no text can write a mark of its own, and the
//! page without its marks is to the letter what [`to_safe_html`] gives: where it is not, as broken HTML can bring about, it is left
//! unmarked.

use std::ops::Range;

use hiring::{Fact, Posting, Source, SourceKey};
use pulldown_cmark::{CowStr, Event, Tag};

use crate::page::{render, to_safe_html};

/// Marks inside marks, at most: a link that names a thousand people would have as many.
const DEEPEST: usize = 12;

/// A posting with the places of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    pub html: String,
    /// For each of the posting's facts, in their order, the values that were read there.
    pub facts: Vec<Vec<SourceKey>>,
}

impl Marked {
    /// `body_start` is where the posting's body begins in the text that the sources are places in.
    pub fn of(posting: &Posting, body_start: usize) -> Self {
        let sources = posting.sourced();
        Self {
            html: to_marked_html(&posting.body, body_start, &sources),
            facts: of_facts(&posting.facts, body_start, &sources),
        }
    }
}

/// The values whose source stands on a fact's line, or on those below it up to the next fact.
fn of_facts(facts: &[Fact], body_start: usize, sources: &[(SourceKey, Source)]) -> Vec<Vec<SourceKey>> {
    let mut found = vec![Vec::new(); facts.len()];
    for (key, source) in sources {
        if source.start as usize >= body_start {
            continue;
        }
        let last = facts.iter().rposition(|fact| fact.line.is_some_and(|line| line <= source.line));
        if let Some(keys) = last.and_then(|last| found.get_mut(last)) {
            keys.push(*key);
        }
    }
    found
}

pub fn to_marked_html(body: &str, body_start: usize, sources: &[(SourceKey, Source)]) -> String {
    let unmarked = to_safe_html(body);
    let Some(signs) = Signs::not_in(&unmarked, body) else { return unmarked };
    let mut places = Places::of(body, body_start, sources);
    let mut html = HtmlBlock::default();
    let signed = render(body, |event, at| match event {
        Event::Text(text) => Event::Text(places.sign(&text, exact(body, &text, at), signs).into()),
        Event::Code(code) => Event::Code(places.sign(&code, exact_code(body, &code, at), signs).into()),
        Event::Html(text) => Event::Html(html.sign(&text, at.start, &mut places, signs)),
        Event::Start(Tag::HtmlBlock) => {
            html = HtmlBlock::default();
            event
        }
        other => other,
    });
    if signed.chars().filter(|c| !signs.has(*c)).eq(unmarked.chars()) {
        signs.to_marks(&signed, sources)
    } else {
        unmarked
    }
}

/// A place of the body, and whether its bytes are those of the text that is shown.
struct Shown {
    at: Range<usize>,
    exact: bool,
}

/// Escapes and entities are shown as something else than they are written.
fn exact(body: &str, text: &str, at: Range<usize>) -> Shown {
    Shown { exact: body.get(at.clone()) == Some(text), at }
}

/// Without the backticks around; a line's end is shown as a space.
fn exact_code(body: &str, code: &str, at: Range<usize>) -> Shown {
    let written = body.get(at.clone()).unwrap_or_default();
    let ticks = written.len() - written.trim_start_matches('`').len();
    let blank = written.len().saturating_sub(2 * ticks + code.len()) / 2;
    let start = at.start + ticks + blank;
    let inside = start..start + code.len();
    let same = body.get(inside.clone()).is_some_and(|text| text.replace('\n', " ") == code);
    if same { Shown { at: inside, exact: true } } else { Shown { at, exact: false } }
}

/// The block's tags are not shown, nor are its comments; a tag may go on over lines.
#[derive(Default)]
struct HtmlBlock {
    inside: Inside,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Text,
    Tag,
    Quotes(char),
    Comment,
}

impl HtmlBlock {
    fn sign(&mut self, line: &str, start: usize, places: &mut Places, signs: Signs) -> CowStr<'static> {
        let mut signed = String::with_capacity(line.len());
        let mut rest = line;
        let mut at = start;
        while !rest.is_empty() {
            let was = self.inside;
            let (part, after) = rest.split_at_checked(self.part(rest)).unwrap_or((rest, ""));
            if was == Inside::Text {
                let shown = Shown { at: at..at + part.len(), exact: true };
                signed.push_str(&places.sign(part, shown, signs));
            } else {
                signed.push_str(part);
            }
            at += part.len();
            rest = after;
        }
        signed.into()
    }

    /// How far what it begins in goes on, and what begins after it.
    fn part(&mut self, text: &str) -> usize {
        let (end, then) = match self.inside {
            Inside::Text => match opening(text) {
                Some(at) if text.get(at..).is_some_and(|rest| rest.starts_with("<!--")) => (Some(at), Inside::Comment),
                found => (found, Inside::Tag),
            },
            Inside::Tag => match text.find(['>', '"', '\'']) {
                Some(at) => match text.get(at..).and_then(|rest| rest.chars().next()) {
                    Some(quote @ ('"' | '\'')) => (Some(at + 1), Inside::Quotes(quote)),
                    _ => (Some(at + 1), Inside::Text),
                },
                None => (None, Inside::Tag),
            },
            Inside::Quotes(quote) => (text.find(quote).map(|at| at + 1), Inside::Tag),
            Inside::Comment => (text.find("-->").map(|at| at + 3), Inside::Text),
        };
        match end {
            Some(end) => {
                self.inside = then;
                end
            }
            None => text.len(),
        }
    }
}

/// `<` before a name, `/` or `!`; `a < b` opens nothing.
fn opening(text: &str) -> Option<usize> {
    let mut found = text.match_indices('<').map(|(at, _)| at);
    found.find(|at| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    })
}

/// Where marks go, in bytes of the body. The text is gone through once, from its beginning to its end.
struct Places {
    /// By their start, the longest first.
    all: Vec<Place>,
    /// Those from here on have not begun yet.
    next: usize,
    /// Begun, and not ended where the text was last looked at.
    open: Vec<Place>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    /// Which of the sources.
    index: usize,
}

impl Places {
    fn of(body: &str, body_start: usize, sources: &[(SourceKey, Source)]) -> Self {
        let place = |(index, (_, source)): (usize, &(SourceKey, Source))| {
            let start = (source.start as usize).checked_sub(body_start)?;
            let end = (source.end as usize).checked_sub(body_start)?;
            body.get(start..end).map(|_| Place { start, end, index })
        };
        let mut all: Vec<Place> = sources.iter().take(Signs::MOST).enumerate().filter_map(place).collect();
        all.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end), place.index));
        Self { all, next: 0, open: Vec::new() }
    }

    /// The text with signs around what comes from the sources. Of a text that is not shown as it is written, all or nothing does.
    fn sign(&mut self, text: &str, shown: Shown, signs: Signs) -> String {
        let Shown { at, exact } = shown;
        self.open.retain(|place| place.end > at.start);
        while let Some(place) = self.all.get(self.next).filter(|place| place.start < at.end) {
            if place.end > at.start {
                self.open.push(*place);
            }
            self.next += 1;
        }
        let clipped = self.open.iter().filter_map(|place| {
            let (start, end) = if exact {
                (place.start.saturating_sub(at.start), place.end.min(at.end) - at.start)
            } else {
                (0, text.len())
            };
            // Blanks between the rows of a table may not be marked, and need not be elsewhere.
            let has_words = text.get(start..end).is_some_and(|part| !part.trim().is_empty());
            has_words.then_some(Place { start, end, index: place.index })
        });
        let mut clipped: Vec<Place> = clipped.collect();
        clipped.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
        nested(text, &clipped, signs)
    }
}

/// Signs around each place. Where one begins inside another and ends after it, it is closed with it and opened again.
fn nested(text: &str, places: &[Place], signs: Signs) -> String {
    let mut out = Nesting { text, at: 0, out: String::with_capacity(text.len()), open: Vec::new(), signs };
    for place in places {
        out.close_until(place.start);
        out.write_until(place.start);
        if out.open.len() < DEEPEST {
            out.out.push(signs.open(place.index));
            out.open.push(*place);
        }
    }
    out.close_until(text.len());
    out.write_until(text.len());
    out.out
}

struct Nesting<'a> {
    text: &'a str,
    at: usize,
    out: String,
    open: Vec<Place>,
    signs: Signs,
}

impl Nesting<'_> {
    fn write_until(&mut self, end: usize) {
        self.out.push_str(self.text.get(self.at..end).unwrap_or_default());
        self.at = end;
    }

    fn close_until(&mut self, end: usize) {
        while let Some(first) = self.open.iter().map(|place| place.end).min().filter(|first| *first <= end) {
            self.write_until(first);
            let outermost = self.open.iter().position(|place| place.end == first).unwrap_or_default();
            let closed = self.open.split_off(outermost);
            self.out.extend(closed.iter().map(|_| self.signs.close()));
            for place in closed.into_iter().filter(|place| place.end > first) {
                self.out.push(self.signs.open(place.index));
                self.open.push(place);
            }
        }
    }
}

/// Characters for private use: one closes a mark, the others each open that of one source.
#[derive(Debug, Clone, Copy)]
struct Signs {
    first: u32,
}

impl Signs {
    const PLANES: [u32; 2] = [0x0010_0000, 0x000f_0000];
    /// How many sources have a sign.
    const MOST: usize = 0xfff0;

    fn not_in(html: &str, body: &str) -> Option<Self> {
        let mut planes = Self::PLANES.into_iter().map(|first| Self { first });
        planes.find(|signs| !html.chars().chain(body.chars()).any(|c| signs.has(c)))
    }

    fn has(self, c: char) -> bool {
        u32::from(c) & !0xffff == self.first
    }

    fn close(self) -> char {
        char::from_u32(self.first).unwrap_or_default()
    }

    fn open(self, index: usize) -> char {
        let index = u32::try_from(index + 1).unwrap_or_default();
        char::from_u32(self.first + index).unwrap_or_default()
    }

    fn index(self, c: char) -> Option<usize> {
        (u32::from(c) - self.first).checked_sub(1).map(|index| index as usize)
    }

    /// Signs in the text become marks; where a tag swallowed one, it is dropped.
    fn to_marks(self, signed: &str, sources: &[(SourceKey, Source)]) -> String {
        let mut out = String::with_capacity(signed.len() * 5 / 4);
        let mut open = 0_usize;
        let mut in_tag = false;
        let mut in_quotes = false;
        for c in signed.chars() {
            if self.has(c) {
                if in_tag {
                    continue;
                }
                match self.index(c).map(|index| sources.get(index)) {
                    Some(Some((key, _))) => {
                        open += 1;
                        out.push_str(&format!("<mark data-source=\"{key}\">"));
                    }
                    None if open > 0 => {
                        open -= 1;
                        out.push_str("</mark>");
                    }
                    _ => {}
                }
                continue;
            }
            match c {
                '<' if !in_tag => {
                    out.push_str(&"</mark>".repeat(open));
                    (open, in_tag) = (0, true);
                }
                '"' if in_tag => in_quotes = !in_quotes,
                '>' if !in_quotes => in_tag = false,
                _ => {}
            }
            out.push(c);
        }
        out.push_str(&"</mark>".repeat(open));
        out
    }
}
