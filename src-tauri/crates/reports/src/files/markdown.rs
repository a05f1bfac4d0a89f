//! Markdown, for pasting into a mail or a wiki.

use crate::document::Document;
use crate::said::said;
use crate::section::{Kind, Row, Section};
use crate::words;

pub fn markdown(document: &Document) -> String {
    let mut text = format!("# {}\n\n", words::report(document.report, document.language));
    for line in &document.about {
        text.push_str(&format!("{}  \n", plain(line)));
    }
    for section in &document.sections {
        text.push_str(&format!("\n## {}\n\n", words::title(section.figure, document.language)));
        if section.has_rows() {
            table(&mut text, section, document);
        } else {
            text.push_str(words::phrases(document.language).nothing);
            text.push('\n');
        }
        text.push_str(&format!("\n*{}*\n", words::definition(section.figure, document.language)));
    }
    text
}

fn table(text: &mut String, section: &Section, document: &Document) {
    let headings = section.heads.iter().map(|head| plain(&head.heading)).collect::<Vec<_>>().join(" | ");
    let sides = section.heads.iter().map(|head| if head.kind == Kind::Text { "---" } else { "---:" });
    text.push_str(&format!("| {headings} |\n| {} |\n", sides.collect::<Vec<_>>().join(" | ")));
    let line = |row: &Row| {
        row.cells.iter().map(|cell| plain(&said(&cell.value, document.language))).collect::<Vec<_>>().join(" | ")
    };
    for row in section.rows.iter().chain(&section.total) {
        text.push_str(&format!("| {} |\n", line(row)));
    }
}

/// On one line, and with nothing in it that would be markup.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => plain.push(' '),
            '<' => plain.push_str("&lt;"),
            '&' => plain.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '~' | '!' => {
                plain.push('\\');
                plain.push(c);
            }
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}
