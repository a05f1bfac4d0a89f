//! A posting's text as HTML that is safe to show: Markdown rendered, then cleaned.
//!
//! Postings come from anywhere. No script, style, form, frame or picture gets through, and links lead only to https and mailto.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use ammonia::Builder;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::burden::is_too_much;

pub fn to_safe_html(markdown: &str) -> String {
    render(markdown, |event, _| event)
}

/// For others to show: links stay as they are, `http` and the subject of a mail included.
pub(crate) fn to_portable_html(markdown: &str) -> String {
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    push(&mut rendered, markdown, |event, _| event);
    cleaned(&rendered, markdown, portable_link)
}

/// Each event passes through `change` with its place in the text; what comes of it is cleaned like the rest.
pub(crate) fn render<'a>(markdown: &'a str, change: impl FnMut(Event<'a>, Range<usize>) -> Event<'a>) -> String {
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    push(&mut rendered, markdown, change);
    cleaned(&rendered, markdown, safe_link)
}

/// What takes too long to build is shown as it is written.
fn cleaned(rendered: &str, markdown: &str, link: fn(&str) -> Option<Cow<'_, str>>) -> String {
    if is_too_much(rendered) {
        return as_written(markdown);
    }
    cleaner(link).clean(rendered).to_string()
}

pub(crate) fn as_written(markdown: &str) -> String {
    format!("<pre>{}</pre>\n", markdown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

fn push<'a>(rendered: &mut String, markdown: &'a str, mut change: impl FnMut(Event<'a>, Range<usize>) -> Event<'a>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events: Vec<_> = Parser::new_ext(markdown, options).into_offset_iter().collect();
    let levels = heading_levels(&events);
    let events = events.into_iter().map(|(event, place)| change(fit_for_the_page(event, &levels), place));
    html::push_html(rendered, events);
}

/// The title above is the page's first heading: those of the text begin at the second level and skip none.
fn heading_levels(events: &[(Event<'_>, Range<usize>)]) -> Vec<HeadingLevel> {
    let used: BTreeSet<_> = events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level),
            _ => None,
        })
        .collect();
    used.into_iter().collect()
}

fn fit_for_the_page<'a>(event: Event<'a>, levels: &[HeadingLevel]) -> Event<'a> {
    let shown = |level: HeadingLevel| {
        let rank = levels.iter().position(|used| *used == level).unwrap_or_default();
        HeadingLevel::try_from(rank + 2).unwrap_or(HeadingLevel::H6)
    };
    match event {
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: shown(level), id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(shown(level))),
        // A picture would have to be fetched from somewhere: its description stands in for it.
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        other => other,
    }
}

pub(crate) fn cleaner(link: fn(&str) -> Option<Cow<'_, str>>) -> Builder<'static> {
    let tags = [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "s",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ];
    let mut cleaner = Builder::default();
    cleaner
        .tags(HashSet::from(tags))
        .generic_attributes(HashSet::new())
        .tag_attributes([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))].into())
        .url_schemes(HashSet::from(["https", "http", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(
            move |_, attribute, value| if attribute == "href" { link(value) } else { Some(value.into()) },
        );
    cleaner
}

/// Only https leaves this program; practically every site answers there too. Of a mail link no more is kept than whom to write to:
/// some mail programs would attach a file that it names.
pub(crate) fn safe_link(link: &str) -> Option<Cow<'_, str>> {
    let link = as_followed(link);
    let (scheme, rest) = link.split_once(':')?;
    if scheme.eq_ignore_ascii_case("http") {
        Some(format!("https:{rest}").into())
    } else if scheme.eq_ignore_ascii_case("mailto") {
        Some(link.split('?').next().unwrap_or(&link).to_owned().into())
    } else {
        Some(link.into())
    }
}

/// Without the blanks and control characters that whoever follows a link passes over: `ht\ttp:` is `http:`.
pub(crate) fn as_followed(link: &str) -> String {
    link.trim_matches(|c: char| c.is_control() || c == ' ').chars().filter(|c| !c.is_control()).collect()
}

/// Of a mail link, whom to write to and about what.
fn portable_link(link: &str) -> Option<Cow<'_, str>> {
    let link = as_followed(link);
    let (scheme, rest) = link.split_once(':')?;
    let Some((to, query)) = rest.split_once('?').filter(|_| scheme.eq_ignore_ascii_case("mailto")) else {
        return Some(link.into());
    };
    let is_kept = |field: &&str| {
        let name = field.split('=').next().unwrap_or_default();
        ["subject", "cc", "to"].iter().any(|kept| name.eq_ignore_ascii_case(kept))
    };
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    Some(format!("mailto:{to}{mark}{}", kept.join("&")).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renders_what_recruiters_write() {
        let html = to_safe_html(
            "# Contexte\n\n### Profil\n\n* **un** [lien](https://rivages.example.org)\n\n|a|b|\n|-|-|\n|1|2|\n",
        );
        assert!(html.contains("<h2>Contexte</h2>"), "{html}");
        assert!(html.contains("<h3>Profil</h3>"), "no level is skipped: {html}");
        assert!(html.contains(r#"<a href="https://rivages.example.org" rel="noopener noreferrer">lien</a>"#), "{html}");
        assert!(html.contains("<td>1</td>"), "{html}");
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let hostile = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![pixel](https://tracker.example/p.gif)",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt&#58;alert(1))",
            "<a href='data:text/html,<script>1</script>'>x</a>",
            "<svg onload=alert(1)><use href='https://tracker.example/a.svg#b'/></svg>",
            "<style>body{background:url(https://tracker.example)}</style>",
            "<div style='background:url(https://tracker.example)' onclick='x()'>y</div>",
            "<iframe src='https://tracker.example'></iframe>",
            "<form action='https://tracker.example'><input name=q></form>",
            "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
            "<link rel=stylesheet href=https://tracker.example>",
            "<a href='//tracker.example'>x</a>",
            "<meta http-equiv=refresh content='0;url=https://tracker.example'>",
        ];
        for text in hostile {
            let html = to_safe_html(text).to_lowercase();
            for forbidden in [
                "<script",
                "<img",
                "<svg",
                "<style",
                "<iframe",
                "<form",
                "<link",
                "<meta",
                "<math",
                "javascript:",
                "data:",
                "style=",
                "src=",
                "=\"//",
            ] {
                assert!(!html.contains(forbidden), "{text} gave {html}");
            }
            assert!(!html.contains(" on"), "{text} gave {html}");
        }
    }

    #[test]
    fn a_picture_is_its_description() {
        assert_eq!(to_safe_html("![l’équipe](https://x.example/e.jpg)").trim(), "<p><em>l’équipe</em></p>");
    }

    #[test]
    fn a_mail_link_only_says_whom_to_write_to() {
        let html = to_safe_html("[x](mailto:a@example.org?attach=/etc/passwd&subject=y)");
        assert!(html.contains("\"mailto:a@example.org\""), "{html}");
    }

    #[test]
    fn what_takes_too_long_is_shown_as_it_is_written() {
        for shard in ["> ", "1. ", "<div>", "<b><p>", "<table><tr><td>", "<svg>", "<a>", "&", "«"] {
            let html = to_safe_html(&shard.repeat(40_000));
            assert!(html.starts_with("<pre>") && html.ends_with("</pre>\n"), "{shard}");
            assert_eq!(html.matches('<').count(), 2, "{shard}");
        }
    }

    #[test]
    fn plain_http_becomes_https() {
        assert!(to_safe_html("[x](http://rivages.example.org/a)").contains("\"https://rivages.example.org/a\""));
    }
}
