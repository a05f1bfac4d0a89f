//! HTML that would take a page too long to build. Elements inside one another take time with the square of their depth, in this program
//! and in the window alike; so does writing out a text with many entities and no element. Nobody writes so, but to do harm: what is
//! beyond these bounds is not built at all.

use std::cell::Cell;

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use crate::page::as_followed;
use crate::tokens::tokens;

const DEEPEST: usize = 100;

/// A text's length times the characters in it that are escaped.
const MOST_ESCAPING: usize = 1_000_000_000;

/// They hold nothing, or end where the next of them begins.
const FLAT: [&str; 16] =
    ["area", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "p", "td", "th", "tr"];

pub fn is_too_much(html: &str) -> bool {
    weighed(html).too_much
}

/// What HTML comes to, before anything is built of it.
pub struct Weighed {
    pub too_much: bool,
    /// How many of its tags would do something: scripts, forms, frames, handlers.
    pub active: u32,
}

pub fn weighed(html: &str) -> Weighed {
    let burden = tokens(html, Burden::default());
    burden.end_text();
    let too_much = burden.deepest.get() > DEEPEST || burden.escaping.get() > MOST_ESCAPING;
    Weighed { too_much, active: burden.active.get() }
}

#[derive(Default)]
struct Burden {
    depth: Cell<usize>,
    deepest: Cell<usize>,
    /// Of the text under way: its length, and how many of its characters are escaped.
    text: Cell<(usize, usize)>,
    escaping: Cell<usize>,
    active: Cell<u32>,
}

impl Burden {
    fn add_text(&self, text: &str) {
        let (length, escaped) = self.text.get();
        let here = text.chars().filter(|c| matches!(c, '&' | '<' | '>' | '\u{80}'..='\u{bf}')).count();
        self.text.set((length + text.len(), escaped + here));
    }

    fn end_text(&self) {
        let (length, escaped) = self.text.take();
        self.escaping.set(self.escaping.get().saturating_add(length.saturating_mul(escaped)));
    }
}

impl TokenSink for Burden {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.add_text(&text),
            Token::TagToken(tag) => {
                self.end_text();
                self.active.set(self.active.get().saturating_add(acts(&tag).into()));
                for attribute in &tag.attrs {
                    self.add_text(&attribute.value);
                    self.end_text();
                }
                if !FLAT.contains(&&*tag.name) {
                    let depth = self.depth.get();
                    let is_start = tag.kind == TagKind::StartTag;
                    self.depth.set(if is_start { depth + 1 } else { depth.saturating_sub(1) });
                    self.deepest.set(self.deepest.get().max(self.depth.get()));
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn acts(tag: &Tag) -> bool {
    const TAGS: [&str; 9] = ["script", "iframe", "frame", "object", "embed", "applet", "form", "base", "portal"];
    let acts = TAGS.contains(&&*tag.name)
        || tag.attrs.iter().any(|attribute| {
            let (name, value) = (&*attribute.name.local, &*attribute.value);
            let refreshes = name == "http-equiv" && value.eq_ignore_ascii_case("refresh");
            name.starts_with("on") || refreshes || value.contains(':') && runs(&as_followed(value))
        });
    tag.kind == TagKind::StartTag && acts
}

fn runs(link: &str) -> bool {
    let begins = |scheme: &str| link.get(..scheme.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(scheme));
    ["javascript:", "vbscript:", "data:text"].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_what_is_open_at_once() {
        assert!(!is_too_much(&"<div><b>a</b><br><p>b<p>c</div>".repeat(1_000)));
        assert!(!is_too_much(&format!("{}{}", "<div>".repeat(100), "</div>".repeat(100))));
        assert!(is_too_much(&"<div>".repeat(101)));
        assert!(is_too_much(&"<b title='</b>'>".repeat(101)));
    }

    #[test]
    fn escaping_is_counted_by_the_text() {
        assert!(!is_too_much(&"<p>a &amp; b « c » &lt;d&gt;</p>".repeat(10_000)));
        assert!(is_too_much(&"&amp;".repeat(100_000)));
        assert!(is_too_much(&format!("<a href='{}'>", "«".repeat(100_000))));
    }
}
