//! Sheets of an ODS file, row by row.

use std::io::{BufRead, BufReader, Read, Seek};

use csv::StringRecord;
use hiring::ProblemKind;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::table::Row;
use super::workbook::{MOST_CELLS, MOST_COLUMNS, Sheets, too_large, unreadable};
use crate::bytes::line_number;

/// A person who stands in a table more often than this was not written there by anybody.
const MOST_REPEATED: usize = 1000;

pub fn sheets<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Sheets, ProblemKind> {
    let content = archive.by_name("content.xml").map_err(unreadable)?;
    let size = content.size();
    let mut xml = Xml::new(BufReader::new(content));
    let mut sheets = Sheets::new();
    let mut seen = 0;
    while let Some(table) = xml.next_start("table:table", None)? {
        let name = table.attribute("table:name").unwrap_or_default();
        let mut rows = Vec::new();
        let mut line = 0_usize;
        while let Some(row) = xml.next_start("table:table-row", Some("table:table"))? {
            let repeated = row.repeated("table:number-rows-repeated");
            let cells = xml.row()?;
            let read = Row { line: line_number(line), cells, swallowed: None };
            line = line.saturating_add(repeated);
            if read.is_blank() {
                continue;
            }
            for more in 0..repeated.min(MOST_REPEATED) {
                seen += read.cells.len();
                rows.push(Row { line: read.line.saturating_add(line_number(more) - 1), ..read.clone() });
            }
            if seen > MOST_CELLS {
                return Err(too_large(size));
            }
        }
        sheets.push((name, rows));
    }
    Ok(sheets)
}

struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

/// What an element's start tag says.
struct Start(Vec<(String, String)>);

impl Start {
    fn of(tag: &BytesStart<'_>) -> Self {
        let attributes = tag.attributes().flatten().filter_map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some((attribute.key.as_ref().to_owned(), value.into_owned()))
        });
        Self(attributes.collect())
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }

    fn repeated(&self, name: &str) -> usize {
        self.attribute(name).and_then(|times| times.parse().ok()).unwrap_or(1)
    }
}

impl<R: BufRead> Xml<R> {
    fn new(input: R) -> Self {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// The next element of that name; none at the end of the one it is looked for in, or of all.
    fn next_start(&mut self, name: &str, within: Option<&str>) -> Result<Option<Start>, ProblemKind> {
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(unreadable)? {
                Event::Start(tag) if tag.name().as_ref() == name => return Ok(Some(Start::of(&tag))),
                Event::End(tag) if Some(tag.name().as_ref()) == within => return Ok(None),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// To the end of a row that has begun. Empty cells at its end, however often repeated, are left out.
    fn row(&mut self) -> Result<StringRecord, ProblemKind> {
        let mut cells = StringRecord::new();
        let mut empty = 0_usize;
        loop {
            self.buffer.clear();
            let cell = match self.reader.read_event_into(&mut self.buffer).map_err(unreadable)? {
                Event::Start(tag)
                    if ["table:table-cell", "table:covered-table-cell"].contains(&tag.name().as_ref()) =>
                {
                    Start::of(&tag)
                }
                Event::End(tag) if tag.name().as_ref() == "table:table-row" => return Ok(cells),
                Event::Eof => return Ok(cells),
                _ => continue,
            };
            let repeated = cell.repeated("table:number-columns-repeated");
            let text = self.text()?;
            let text = value(&cell).unwrap_or(text);
            if text.trim().is_empty() {
                empty = empty.saturating_add(repeated);
                continue;
            }
            let filled = std::iter::repeat_n("", empty).chain(std::iter::repeat_n(text.as_str(), repeated));
            for text in filled.take(MOST_COLUMNS.saturating_sub(cells.len())) {
                cells.push_field(text);
            }
            empty = 0;
        }
    }

    /// The paragraphs of a cell that has begun, without the remarks pinned to it.
    fn text(&mut self) -> Result<String, ProblemKind> {
        let mut text = String::new();
        let mut depth = 0_usize;
        let mut pinned = 0_usize;
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer).map_err(unreadable)? {
                Event::Start(tag) => {
                    depth += 1;
                    match tag.name().as_ref() {
                        "office:annotation" => pinned += 1,
                        "text:p" | "text:line-break" if !text.is_empty() && pinned == 0 => text.push('\n'),
                        "text:s" | "text:tab" if pinned == 0 => text.push(' '),
                        _ => {}
                    }
                }
                Event::Text(part) if pinned == 0 => text.push_str(&part.xml10_content()),
                Event::GeneralRef(entity) if pinned == 0 => push_entity(&mut text, &entity),
                Event::End(_) if depth == 0 => return Ok(text),
                Event::End(tag) => {
                    depth -= 1;
                    pinned -= usize::from(tag.name().as_ref() == "office:annotation" && pinned > 0);
                }
                Event::Eof => return Ok(text),
                _ => {}
            }
        }
    }
}

fn push_entity(text: &mut String, entity: &BytesRef<'_>) {
    if let Some(known) = resolve_xml_entity(entity.as_ref()) {
        text.push_str(known);
    } else if let Ok(Some(c)) = entity.resolve_char_ref() {
        text.push(c);
    }
}

/// What a cell holds, where that is more exact than what it shows: a day, a number.
fn value(cell: &Start) -> Option<String> {
    let kind = cell.attribute("office:value-type")?;
    match kind.as_str() {
        "float" | "percentage" | "currency" => cell.attribute("office:value"),
        "date" => cell.attribute("office:date-value"),
        "boolean" => cell.attribute("office:boolean-value"),
        _ => None,
    }
}
