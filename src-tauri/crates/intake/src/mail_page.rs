//! The HTML of a mail, made safe to show: nothing runs, nothing is fetched from anywhere.

use std::cell::Cell;

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use crate::burden::is_too_much;
use crate::page::{as_followed, as_written, cleaner, safe_link};
use crate::tokens::tokens;

/// What can be shown, and what of it was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPage {
    pub html: String,
    /// Pictures and other things that it would have fetched.
    pub blocked: u32,
    /// Scripts, forms, frames and other things that would have done something.
    pub active: u32,
}

pub fn to_safe_mail_html(html: &str) -> MailPage {
    let lower = html.to_ascii_lowercase();
    let blocked = ["src=", "background=", "url(", "srcset="].iter().map(|fetches| remote(&lower, fetches)).sum();
    let active = tokens(html, Active::default()).0.get();
    let html = if is_too_much(html) { as_written(html) } else { cleaner(safe_link).clean(html).to_string() };
    MailPage { html, blocked, active }
}

fn remote(lower: &str, fetches: &str) -> u32 {
    let places = lower.split(fetches).skip(1);
    let leads_out = |place: &&str| {
        let place = place.trim_start_matches(['"', '\'', ' ', '&']);
        place.starts_with("http") || place.starts_with("//") || place.starts_with("quot;http")
    };
    u32::try_from(places.filter(leads_out).count()).unwrap_or(u32::MAX)
}

/// Counts the tags that would do something.
#[derive(Default)]
struct Active(Cell<u32>);

impl TokenSink for Active {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
            && acts(&tag)
        {
            self.0.set(self.0.get().saturating_add(1));
        }
        TokenSinkResult::Continue
    }
}

fn acts(tag: &Tag) -> bool {
    const TAGS: [&str; 9] = ["script", "iframe", "frame", "object", "embed", "applet", "form", "base", "portal"];
    TAGS.contains(&&*tag.name)
        || tag.attrs.iter().any(|attribute| {
            let name = &*attribute.name.local;
            let runs = ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| begins(&attribute.value, scheme));
            name.starts_with("on") || runs || name == "http-equiv" && attribute.value.eq_ignore_ascii_case("refresh")
        })
}

fn begins(value: &str, scheme: &str) -> bool {
    as_followed(value).get(..scheme.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_counted_and_not_fetched() {
        let page = to_safe_mail_html(
            "<div style=\"background:url('https://t.example/a')\"><p>Bonjour <b>Camille</b></p><img src=\"https://t.example/p.gif\"></div>",
        );
        assert_eq!(page.html, "<div><p>Bonjour <b>Camille</b></p></div>");
        assert_eq!((page.blocked, page.active), (2, 0));
    }

    #[test]
    fn what_would_do_something_is_counted_and_left_out() {
        let page = to_safe_mail_html(
            "<meta http-equiv=Content-Type content=x><meta http-equiv=Refresh content='0;url=x'><p onclick=x()>Bonjour</p>\
             <a href='java&#x09;script:x()'>y</a><a href='https://rivages.example'>z</a><form action=x><script>x()</script></form>",
        );
        assert_eq!(page.active, 5, "{page:?}");
        assert!(page.html.contains("<p>Bonjour</p>") && !page.html.contains("x()"), "{page:?}");
    }
}
