//! A web page taken apart: what it shows as Markdown, what it says of itself, and the data it carries for machines.
//!
//! The page is gone through token by token, and no tree is made of it: a page of any shape is read in time in proportion to its length.

use std::cell::RefCell;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use super::markdown::{LineEnds, Markdown};
use super::microdata::{Item, Microdata};

/// No page that people made is nested deeper: what comes after is left out.
pub const DEEPEST: usize = 256;

#[derive(Debug, Default)]
pub struct Page {
    pub markdown: String,
    pub title: String,
    pub published: String,
    /// `application/ld+json`, with the line each begins on.
    pub data: Vec<(String, u64)>,
    pub items: Vec<Item>,
    /// The line from which on the page was nested too deep to be read.
    pub cut: Option<u64>,
}

pub fn read(html: &str, line_ends: LineEnds) -> Page {
    let reader = Reader(RefCell::new(State::new(line_ends, html.starts_with("<?xml"))));
    let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // It pauses after each script.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Reader(RefCell<State>);

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return state.tag(&tag, line),
            Token::CharacterTokens(text) => state.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An element that has begun and not ended.
struct Open {
    name: LocalName,
    /// Neither it nor what it holds is shown.
    hidden: bool,
}

/// A stretch of the Markdown that the page calls its main part, or an article.
struct Part {
    depth: usize,
    start: usize,
    end: Option<usize>,
}

struct State {
    xml: bool,
    open: Vec<Open>,
    hidden: usize,
    markdown: Markdown,
    parts: Vec<Part>,
    raw: Option<Raw>,
    microdata: Microdata,
    page: Page,
}

/// Text that is not shown: a script's or the title's.
enum Raw {
    Data(String, u64),
    Title(String),
    Other,
}

impl State {
    fn new(line_ends: LineEnds, xml: bool) -> Self {
        Self {
            xml,
            open: Vec::new(),
            hidden: 0,
            markdown: Markdown::new(line_ends),
            parts: Vec::new(),
            raw: None,
            microdata: Microdata::default(),
            page: Page::default(),
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.raw {
            Some(Raw::Data(data, _)) => data.push_str(text),
            Some(Raw::Title(title)) => title.push_str(text),
            Some(Raw::Other) => {}
            None if self.page.cut.is_some() => {}
            None => {
                self.microdata.text(text);
                if self.hidden == 0 {
                    self.markdown.text(text);
                }
            }
        }
    }

    fn tag(&mut self, tag: &Tag, line: u64) -> TokenSinkResult<()> {
        if let Some(raw) = self.raw.take() {
            self.end_raw(raw);
            if tag.kind == TagKind::EndTag {
                return TokenSinkResult::Continue;
            }
        }
        match tag.kind {
            TagKind::StartTag => self.begin(tag, line),
            TagKind::EndTag => {
                self.end(&tag.name);
                TokenSinkResult::Continue
            }
        }
    }

    fn end_raw(&mut self, raw: Raw) {
        match raw {
            Raw::Data(data, line) => self.page.data.push((data, line)),
            Raw::Title(title) if self.page.title.is_empty() => title.trim().clone_into(&mut self.page.title),
            Raw::Title(_) | Raw::Other => {}
        }
    }

    fn begin(&mut self, tag: &Tag, line: u64) -> TokenSinkResult<()> {
        let closed = self.xml && tag.self_closing;
        if let Some((kind, raw)) = raw(tag, line, self.hidden > 0).filter(|_| !closed) {
            self.raw = Some(raw);
            return TokenSinkResult::RawData(kind);
        }
        if &*tag.name == "meta" {
            self.meta(tag);
        }
        if self.page.cut.is_some() {
            return TokenSinkResult::Continue;
        }
        self.end_what_it_ends(&tag.name);
        if self.open.len() >= DEEPEST {
            self.page.cut = Some(line);
            return TokenSinkResult::Continue;
        }
        let address = attribute(tag, "data-cfemail").and_then(unscrambled);
        if let Some(address) = address.as_deref().filter(|_| self.hidden == 0) {
            self.markdown.text(address);
        }
        let hides = address.is_some() || is_hidden(tag);
        let is_void = closed || VOID.contains(&&*tag.name);
        self.microdata.begin(tag, self.open.len(), &mut self.markdown, is_void);
        if self.hidden == 0 && !hides {
            self.show(tag);
        }
        if !is_void {
            self.hidden += usize::from(hides);
            self.open.push(Open { name: tag.name.clone(), hidden: hides });
        }
        TokenSinkResult::Continue
    }

    fn show(&mut self, tag: &Tag) {
        let is_part = matches!(&*tag.name, "main" | "article") || attribute(tag, "role") == Some("main");
        if is_part && !self.markdown.is_in_cell() {
            let start = self.markdown.so_far().len();
            self.parts.push(Part { depth: self.open.len(), start, end: None });
        }
        self.markdown.begin(&tag.name, attribute(tag, "href"));
    }

    fn meta(&mut self, tag: &Tag) {
        let name = attribute(tag, "property").or(attribute(tag, "name")).unwrap_or_default();
        if name == "article:published_time" {
            attribute(tag, "content").unwrap_or_default().clone_into(&mut self.page.published);
        }
    }

    /// `<li>` ends the item above, `<td>` the cell, `<p>` the paragraph: their end tags may be left out.
    fn end_what_it_ends(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["table"]),
            "tr" => (&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            "p" | "div" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section" => {
                let is_p = self.open.last().is_some_and(|open| &*open.name == "p");
                if is_p {
                    self.end("p");
                }
                return;
            }
            _ => return,
        };
        let around = self.open.iter().rposition(|open| within.contains(&&*open.name)).map_or(0, |at| at + 1);
        let inside = self.open.get(around..).unwrap_or_default();
        if let Some(at) = inside.iter().position(|open| ends.contains(&&*open.name)) {
            self.close_from(around + at);
        }
    }

    fn end(&mut self, name: &str) {
        let of_table = matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "body" | "html");
        for at in (0..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else { return };
            if &*open.name == name {
                return self.close_from(at);
            }
            // A stray end tag in a cell ends nothing outside of it.
            if !of_table && matches!(&*open.name, "td" | "th") {
                return;
            }
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { return };
            let depth = self.open.len();
            if self.hidden == 0 {
                self.markdown.end(&open.name);
            }
            self.hidden -= usize::from(open.hidden);
            self.microdata.end(depth, &mut self.markdown);
            if let Some(part) = self.parts.iter_mut().rev().find(|part| part.depth == depth && part.end.is_none()) {
                part.end = Some(self.markdown.so_far().len());
            }
        }
    }

    fn finish(mut self) -> Page {
        if let Some(raw) = self.raw.take() {
            self.end_raw(raw);
        }
        self.close_from(0);
        let whole = self.markdown.finish();
        let parts = self.parts.iter().filter_map(|part| whole.get(part.start..part.end?));
        // A page may have many articles, teasers of other pages among them: the longest is what it is about.
        let main = parts.max_by_key(|part| part.len()).filter(|part| part.len() > whole.len() / 3 || part.len() > 600);
        let markdown = main.unwrap_or(&whole).trim().to_owned();
        Page { markdown, items: self.microdata.finish(), ..self.page }
    }
}

const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// What is no part of the text: what moves, what is filled in, what leads elsewhere.
const UNSHOWN: [&str; 17] = [
    "aside", "audio", "button", "canvas", "datalist", "footer", "head", "math", "nav", "object", "optgroup", "option",
    "select", "svg", "template", "video", "dialog",
];

fn is_hidden(tag: &Tag) -> bool {
    UNSHOWN.contains(&&*tag.name)
        || attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden") == Some("true")
        || attribute(tag, "role").is_some_and(|role| matches!(role, "navigation" | "banner" | "contentinfo" | "search"))
}

/// Elements that hold text as it is, without elements.
fn raw(tag: &Tag, line: u64, hidden: bool) -> Option<(RawKind, Raw)> {
    match &*tag.name {
        "script" => {
            let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
            let is_data = kind.split(';').next().is_some_and(|kind| kind.trim() == "application/ld+json");
            let raw = if is_data { Raw::Data(String::new(), line) } else { Raw::Other };
            Some((RawKind::ScriptData, raw))
        }
        // That of a drawing names the drawing.
        "title" if hidden => Some((RawKind::Rcdata, Raw::Other)),
        "title" => Some((RawKind::Rcdata, Raw::Title(String::new()))),
        "textarea" => Some((RawKind::Rcdata, Raw::Other)),
        "style" | "iframe" | "noscript" | "noembed" | "noframes" | "xmp" => Some((RawKind::Rawtext, Raw::Other)),
        _ => None,
    }
}

pub fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// An address that a content network hid from machines: each byte is mixed with the first.
fn unscrambled(hex: &str) -> Option<String> {
    let digits: Vec<u32> = hex.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits
        .chunks_exact(2)
        .filter_map(|pair| u8::try_from(pair.iter().fold(0, |sum, digit| sum * 16 + digit)).ok())
        .collect();
    let (key, mixed) = bytes.split_first()?;
    String::from_utf8(mixed.iter().map(|byte| byte ^ key).collect()).ok().filter(|address| address.contains('@'))
}
