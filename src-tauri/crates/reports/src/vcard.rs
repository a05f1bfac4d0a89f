//! Address book cards (vCard 4, RFC 6350).

use std::io::{Result, Write};

/// What goes on a card. An empty value is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    pub name: String,
    pub given: String,
    pub family: String,
    pub emails: Vec<String>,
    pub phones: Vec<String>,
    pub links: Vec<String>,
    pub headline: String,
    pub town: String,
    pub tags: Vec<String>,
    pub notes: Vec<String>,
}

pub fn write_card(out: &mut impl Write, card: &Card) -> Result<()> {
    let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:4.0".to_owned(), format!("FN:{}", escaped(&card.name))];
    if !card.given.is_empty() || !card.family.is_empty() {
        lines.push(format!("N:{};{};;;", escaped(&card.family), escaped(&card.given)));
    }
    let each = |name: &str, values: &[String]| {
        values.iter().map(|value| format!("{name}:{}", escaped(value))).collect::<Vec<_>>()
    };
    lines.extend(each("EMAIL", &card.emails));
    lines.extend(each("TEL", &card.phones));
    // An address of the web has no escapes.
    lines.extend(card.links.iter().map(|link| format!("URL:{}", link.split_whitespace().collect::<String>())));
    if !card.headline.is_empty() {
        lines.push(format!("TITLE:{}", escaped(&card.headline)));
    }
    if !card.town.is_empty() {
        lines.push(format!("ADR:;;;{};;;", escaped(&card.town)));
    }
    if !card.tags.is_empty() {
        lines.push(format!("CATEGORIES:{}", card.tags.iter().map(|tag| escaped(tag)).collect::<Vec<_>>().join(",")));
    }
    lines.extend(each("NOTE", &card.notes));
    lines.push("END:VCARD".to_owned());
    lines.iter().try_for_each(|line| write_folded(out, line))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// No line is longer than 75 bytes, and none is broken within a character.
fn write_folded(out: &mut impl Write, line: &str) -> Result<()> {
    let mut width = 0;
    let mut folded = String::with_capacity(line.len() + line.len() / 30);
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            width = 1;
        }
        folded.push(c);
        width += c.len_utf8();
    }
    folded.push_str("\r\n");
    out.write_all(folded.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_escaped_and_folded() {
        let card = Card {
            name: "Camille Rouvière".to_owned(),
            given: "Camille".to_owned(),
            family: "Rouvière".to_owned(),
            emails: vec!["camille@example.org".to_owned()],
            tags: vec!["droit, RGPD".to_owned(), "vivier".to_owned()],
            notes: vec![format!("Une ligne\nEND:VCARD\r\n{}", "é".repeat(60))],
            ..Card::default()
        };
        let mut out = Vec::new();
        write_card(&mut out, &card).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Camille Rouvière\r\nN:Rouvière;Camille;;;\r\n"),
            "{text}"
        );
        assert!(text.contains("CATEGORIES:droit\\, RGPD,vivier\r\n"), "{text}");
        assert_eq!(text.matches("END:VCARD").count(), 2, "{text}");
        assert_eq!(text.matches("\r\nEND:VCARD").count(), 1, "a note cannot end the card: {text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }
}
