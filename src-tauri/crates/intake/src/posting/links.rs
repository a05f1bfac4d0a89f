//! The links of a text, Markdown's and HTML's, also the badly written ones; and the text as it is shown, without them.

use memchr::{memchr2_iter, memchr3_iter};

/// A link: what it shows and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub target: String,
    /// The whole of it, in bytes of the text.
    pub start: usize,
    pub end: usize,
    /// What it shows.
    pub shown: (usize, usize),
}

/// The text as its reader sees it: links are what they show.
#[derive(Debug, Default)]
pub struct Shown {
    pub text: String,
    /// Where each unbroken run begins, here and in the text it is from.
    runs: Vec<(usize, usize)>,
}

impl Shown {
    /// Where byte `at` stands in the text it is from.
    pub fn place(&self, at: usize) -> usize {
        let at = at.min(self.text.len().saturating_sub(1));
        let after = self.runs.partition_point(|(here, _)| *here <= at);
        self.runs.get(after.wrapping_sub(1)).map_or(0, |(here, there)| there + at - here)
    }

    /// A part of the text, without marks of emphasis.
    fn take(&mut self, text: &str, from: usize, to: usize) {
        let Some(part) = text.get(from..to) else { return };
        let mut begin = 0;
        for mark in memchr3_iter(b'*', b'`', b'\\', part.as_bytes()).chain([part.len()]) {
            if let Some(run) = part.get(begin..mark).filter(|run| !run.is_empty()) {
                self.runs.push((self.text.len(), from + begin));
                self.text.push_str(run);
            }
            begin = mark + 1;
        }
    }
}

/// No link is longer: looking further for its end would cost time on hostile text.
const LONGEST: usize = 800;

pub fn links(text: &str) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    let mut from = 0;
    for at in memchr2_iter(b']', b'<', text.as_bytes()) {
        if at < from {
            continue;
        }
        let link = match text.as_bytes().get(at..at + 2) {
            Some(b"](") => {
                let open = opening(text, from, at);
                if open.is_none() {
                    // Nothing was opened up to here: what follows need not look further back.
                    from = at + 1;
                }
                open.and_then(|open| markdown(text, open, at))
            }
            Some(b"<a" | b"<A") => html(text, at),
            _ => None,
        };
        if let Some(link) = link {
            from = link.end;
            found.push(link);
        }
    }
    found
}

/// What a link that begins at `at` may take up.
pub fn within_reach(text: &str, at: usize) -> &str {
    let end = (at..=text.len().min(at + LONGEST)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at);
    text.get(at..end).unwrap_or_default()
}

/// The bracket that opens what closes at `close`, in its paragraph and not before `from`.
fn opening(text: &str, from: usize, close: usize) -> Option<usize> {
    let far = (from.max(close.saturating_sub(LONGEST))..=close).find(|at| text.is_char_boundary(*at))?;
    let before = text.get(far..close)?;
    let paragraph = before.rfind("\n\n").map_or(0, |at| at + 2);
    Some(far + paragraph + opening_bracket(before.get(paragraph..)?)?)
}

/// A Markdown link whose text stands between `open` and `close`.
fn markdown(text: &str, open: usize, close: usize) -> Option<Link> {
    let (target, length) = target(within_reach(text, close + 2))?;
    let start = if text.get(..open)?.ends_with('\\') { open - 1 } else { open };
    Some(Link { target, start, end: close + 2 + length, shown: (open + 1, close) })
}

/// The bracket that matches the one at the end of the text.
fn opening_bracket(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(at),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What stands between the parentheses, without `<` `>` and title; and how long it all is.
fn target(text: &str) -> Option<(String, usize)> {
    let end = closing(text)?;
    let inside = text.get(..end)?.trim();
    let inside = inside.split_once(" \"").map_or(inside, |(target, _)| target).trim();
    let target: String = inside.chars().filter(|c| !matches!(c, '<' | '>')).collect();
    Some((target, end + 1))
}

/// The parenthesis that closes; the line's end does for a target that is never closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// `<a href="…">shown</a>`.
fn html(text: &str, open: usize) -> Option<Link> {
    let rest = within_reach(text, open);
    let tag_end = rest.find('>')?;
    let tag = rest.get(..tag_end)?;
    let close = tag_end + 1 + rest.get(tag_end + 1..)?.find("</")?;
    let end = close + rest.get(close..)?.find('>')? + 1;
    let after = tag.split_once("href=")?.1.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
    let target = match quote {
        Some(quote) => after.get(1..)?.split(quote).next()?,
        None => after.split_whitespace().next()?,
    };
    Some(Link {
        target: target.trim().to_owned(),
        start: open,
        end: open + end,
        shown: (open + tag_end + 1, open + close),
    })
}

/// The text as it is shown. Marks of emphasis go too: `**camille**@example.org` is one address.
pub fn shown(text: &str, links: &[Link]) -> Shown {
    let mut shown = Shown { text: String::with_capacity(text.len()), runs: Vec::new() };
    let mut from = 0;
    for link in links {
        for (hidden, again) in [(link.start, link.shown.0), (link.shown.1, link.end)] {
            shown.take(text, from, hidden);
            from = again;
        }
    }
    shown.take(text, from, text.len());
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        links(text)
            .into_iter()
            .map(|link| (text.get(link.shown.0..link.shown.1).unwrap().to_owned(), link.target))
            .collect()
    }

    fn pair(shown: &str, target: &str) -> Vec<(String, String)> {
        vec![(shown.to_owned(), target.to_owned())]
    }

    #[test]
    fn reads_links_well_and_badly_written() {
        assert_eq!(read("[a](https://example.org/(b))"), pair("a", "https://example.org/(b)"));
        assert_eq!(read("[a](mailto: a@example.org )"), pair("a", "mailto: a@example.org"));
        assert_eq!(
            read("\\[a](<mailto:a@example.org>?cc=b@example.org)"),
            pair("a", "mailto:a@example.org?cc=b@example.org")
        );
        assert_eq!(read("[a](mailto:a@example.org \"mailto\\:a\")"), pair("a", "mailto:a@example.org"));
        assert_eq!(read("<a class=x href='mailto:a@example.org'>a</a>"), pair("a", "mailto:a@example.org"));
        assert_eq!(read("[a [b]](c) [d](e)").len(), 2);
        assert_eq!(read("](x) [a](b\nc"), []);
    }

    #[test]
    fn the_text_is_shown_without_them() {
        let text = "à **camille**[@example.org](mailto:x@example.org), vite";
        let seen = shown(text, &links(text));
        assert_eq!(seen.text, "à camille@example.org, vite");
        assert!(text.get(seen.place(seen.text.find('@').unwrap())..).unwrap().starts_with("@example"));
    }

    #[test]
    fn takes_time_in_proportion() {
        let text = "[a](b)](".repeat(20_000);
        assert_eq!(links(&text).len(), 20_000);
        for hostile in ["](", "[", "<a ", "<a>", "[](", "<a href=''>"] {
            links(&hostile.repeat(200_000 / hostile.len()));
        }
    }
}
