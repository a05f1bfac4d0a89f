//! CSV (RFC 4180), for scripts and for spreadsheets.

use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};
use hiring::Language;

use crate::cell::decimal;
use crate::{Cell, Error};

/// How numbers and cells are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    separator: u8,
    decimal: char,
    /// Without the mark, Excel takes UTF-8 for the old encoding of the country.
    marked: bool,
}

impl Style {
    pub const FOR_SCRIPTS: Self = Self { separator: b',', decimal: '.', marked: false };

    /// As the spreadsheets of that language open it by a double click: where the comma is the decimal sign, it separates nothing.
    pub const fn for_spreadsheets(language: Language) -> Self {
        match language {
            Language::French => Self { separator: b';', decimal: ',', marked: true },
            Language::English => Self { marked: true, ..Self::FOR_SCRIPTS },
        }
    }

    /// For what does not stand at the beginning of a file.
    pub const fn unmarked(self) -> Self {
        Self { marked: false, ..self }
    }
}

#[derive(Debug)]
pub struct Delimited<W: Write> {
    writer: Writer<W>,
    style: Style,
}

impl<W: Write> Delimited<W> {
    pub fn begin<'a>(mut out: W, style: Style, headings: impl Iterator<Item = &'a str>) -> Result<Self, Error> {
        if style.marked {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .delimiter(style.separator)
            .buffer_capacity(64 * 1024)
            .from_writer(out);
        for heading in headings {
            writer.write_field(harmless(heading).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
        Ok(Self { writer, style })
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Error> {
        for cell in cells {
            match cell {
                Cell::Empty => self.writer.write_field("")?,
                Cell::Number(number) => self.writer.write_field(number.to_string())?,
                Cell::Hundredths(number) => self.writer.write_field(decimal(*number, self.style.decimal))?,
                Cell::Day(day) => self.writer.write_field(day.to_string())?,
                Cell::Text(text) => self.writer.write_field(harmless(text).as_bytes())?,
                Cell::List(_) => self.writer.write_field(harmless(&cell.text().unwrap_or_default()).as_bytes())?,
            }
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    pub fn finish(self) -> Result<W, Error> {
        self.writer.into_inner().map_err(|error| Error::File(std::io::Error::other(error.to_string())))
    }
}

/// A spreadsheet takes what begins so for a formula; the apostrophe makes it text. One that already has apostrophes before gets one
/// more, so that taking the first away always gives back what was there.
fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    let first = text.trim_start_matches(['\'', '\0']).chars().next();
    let guarded = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'));
    match (guarded, text.contains('\0')) {
        (false, false) => text.into(),
        (true, false) => format!("'{text}").into(),
        // No text that people wrote has it, and programs cut cells there.
        (guarded, true) => format!("{}{}", if guarded { "'" } else { "" }, text.replace('\0', "")).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(style: Style, rows: &[Vec<Cell>]) -> String {
        let mut table = Delimited::begin(Vec::new(), style, ["Nom", "=Note"].into_iter()).unwrap();
        for row in rows {
            table.row(row).unwrap();
        }
        String::from_utf8(table.finish().unwrap()).unwrap()
    }

    #[test]
    fn french_spreadsheets_get_semicolons_commas_and_a_mark() {
        let row = vec![Cell::List(vec!["a".to_owned(), "b".to_owned()]), Cell::Hundredths(350)];
        assert_eq!(
            write(Style::for_spreadsheets(Language::French), std::slice::from_ref(&row)),
            "\u{feff}Nom;'=Note\r\n\"a; b\";3,5\r\n"
        );
        assert_eq!(write(Style::FOR_SCRIPTS, &[row]), "Nom,'=Note\r\na; b,3.5\r\n");
    }

    #[test]
    fn text_that_a_spreadsheet_would_run_is_made_text() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+33 6", "'+33 6"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("\0=1", "'=1"),
            ("a\0b", "ab"),
            ("l’eau", "l’eau"),
            ("'tis", "'tis"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(harmless(text), cell, "{text:?}");
        }
    }
}
