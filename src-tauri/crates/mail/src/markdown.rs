//! What was written in Markdown, as the two parts of a mail: a text that reads well, and plain HTML with nothing to fetch.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// A whole page. Raw HTML is shown as it was typed, pictures become their description, links lead to the web or to an address.
pub fn to_html(markdown: &str, language: &str) -> String {
    let mut body = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut body, harmless(markdown));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"></head>\n\
         <body style=\"font-family: sans-serif; line-height: 1.5; max-width: 40em\">\n{body}</body>\n</html>\n"
    )
}

/// The events of the text, without what has no place in a mail. A line's end is one: that is how people write mails.
fn harmless(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let mut links = Vec::new();
    Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH).filter_map(move |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let kept = leads_somewhere(dest_url);
            links.push(kept);
            kept.then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or_default().then_some(event),
        other => Some(other),
    })
}

fn leads_somewhere(link: &CowStr<'_>) -> bool {
    let link = link.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
}

/// Without marks: paragraphs, lists with dashes or numbers, links with their address behind them.
pub fn to_text(markdown: &str) -> String {
    let mut page = Page::default();
    for event in harmless(markdown) {
        page.take(event);
    }
    let lines: Vec<_> = page.out.lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n").trim_matches('\n'))
}

#[derive(Default)]
struct Page {
    out: String,
    /// What each line begins with, one for each list and quotation it stands in.
    margins: Vec<String>,
    /// The next number of each list; none where it has dashes.
    lists: Vec<Option<u64>>,
    links: Vec<(String, usize)>,
    /// The point of a list item, until its first word.
    point: Option<String>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.write(&text),
            Event::SoftBreak | Event::HardBreak => self.new_line(),
            Event::Rule => {
                self.paragraph();
                self.write("—");
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) => self.paragraph(),
            Tag::BlockQuote(_) => self.margins.push("> ".to_owned()),
            Tag::List(first) => {
                if self.lists.is_empty() {
                    self.paragraph();
                }
                self.lists.push(first);
            }
            Tag::Item => {
                let point = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.begin_line();
                self.margins.push(" ".repeat(point.len()));
                self.point = Some(point);
            }
            Tag::Link { dest_url, .. } => self.links.push((dest_url.into_string(), self.out.len())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.margins.pop();
                self.point = None;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Link => self.link(),
            _ => {}
        }
    }

    /// Its address behind the words, unless the words are the address.
    fn link(&mut self) {
        let Some((address, from)) = self.links.pop() else { return };
        let words = self.out.get(from..).unwrap_or_default().trim().to_owned();
        let bare = address.strip_prefix("mailto:").unwrap_or(&address);
        if words != bare && words != address {
            self.write(&format!(" ({bare})"));
        }
    }

    /// An empty line before what comes, but at the top and after the point of a list.
    fn paragraph(&mut self) {
        if self.out.is_empty() || self.point.is_some() {
            return;
        }
        self.begin_line();
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn begin_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn new_line(&mut self) {
        self.out.push('\n');
    }

    fn write(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.new_line();
            }
            if line.is_empty() {
                continue;
            }
            if self.out.is_empty() || self.out.ends_with('\n') {
                let point = self.point.take();
                let own = usize::from(point.is_some());
                let outer = self.margins.len() - own.min(self.margins.len());
                let margin: String = self.margins.iter().take(outer).map(String::as_str).collect();
                self.out.push_str(&margin);
                self.out.push_str(&point.unwrap_or_default());
            }
            self.out.push_str(line);
        }
    }
}

/// So that it is read as it stands, whatever it holds.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        for c in line.trim_start().chars() {
            if c.is_ascii_punctuation() {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_reads_like_a_letter() {
        let markdown = "# Bonjour\n\nUne **première** ligne\nune deuxième, avec [le site](https://rivages.example/a).\n\n\
             Il manque :\n\n- un CV\n- une lettre\n  de motivation\n\n1. d’abord\n2. ensuite\n\n> cité\n> encore\n\nCamille\n\n---\n\n<camille@example.org>";
        assert_eq!(
            to_text(markdown),
            "Bonjour\n\nUne première ligne\nune deuxième, avec le site (https://rivages.example/a).\n\n\
             Il manque :\n\n- un CV\n- une lettre\n  de motivation\n\n1. d’abord\n2. ensuite\n\n> cité\n> encore\n\nCamille\n\n—\n\ncamille@example.org\n"
        );
    }

    #[test]
    fn nothing_is_fetched_or_run() {
        let html = to_html(
            "![logo](https://traceur.example/x.png) <script>alert(1)</script>\n\n<img src=x>\n\n[ici](javascript:alert(1)) [là](https://rivages.example)",
            "fr",
        );
        assert!(!html.contains("<img") && !html.contains("<script") && !html.contains("javascript:"), "{html}");
        assert!(html.contains("&lt;script&gt;") && html.contains("logo"));
        assert!(html.contains("ici") && html.contains("href=\"https://rivages.example\""));
    }

    #[test]
    fn what_is_escaped_is_read_as_it_stands() {
        for text in ["*Zoé* [x](https://a.example) <b>", "1. Martin", "    # a", "a_b_c `d` ~~e~~ &amp; \\", "- x\n+ y"]
        {
            let lines: Vec<_> = text.lines().map(str::trim_start).collect();
            assert_eq!(to_text(&escaped(text)).trim_end(), lines.join("\n"));
            let html = to_html(&escaped(text), "fr");
            assert!(
                !html.contains("<a ") && !html.contains("<b>") && !html.contains("<em>") && !html.contains("<li>"),
                "{html}"
            );
        }
    }
}
