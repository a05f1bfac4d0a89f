//! Lists of people: tables, workbooks, cards, CVs as data.

use hiring::{ColumnMapping, Incoming, PersonField};
use intake::{Brought, Table, read_people};

use crate::documents::zipped;
use crate::{BETWEEN, text};

pub fn table(bytes: &[u8]) {
    must_hold(bytes, 1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count());
}

pub fn card(bytes: &[u8]) {
    let card = [b"BEGIN:VCARD\nVERSION:3.0\n", bytes].concat();
    must_hold(&card, 3 + bytes.len());
}

pub fn resume(bytes: &[u8]) {
    must_hold(format!("{{\"basics\": {}", text(bytes)).as_bytes(), usize::MAX);
    must_hold(bytes, usize::MAX);
}

/// The sheet and the words that its cells share, in a workbook of each kind; an archive as it is.
pub fn workbook(bytes: &[u8]) {
    if bytes.starts_with(b"PK\x03\x04") {
        return must_hold(bytes, usize::MAX);
    }
    let mut parts = bytes.splitn(3, |byte| *byte == BETWEEN);
    let (sheet, words) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let styles = parts
        .next()
        .unwrap_or(b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    must_hold(&as_xlsx(sheet, words, styles), usize::MAX);
    let ods: [(&str, &[u8]); 2] =
        [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", sheet)];
    must_hold(&zipped(&ods), usize::MAX);
}

fn as_xlsx(sheet: &[u8], words: &[u8], styles: &[u8]) -> Vec<u8> {
    const BOOK: &[u8] = br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Candidats" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/workbook.xml", BOOK),
        ("xl/sharedStrings.xml", words),
        ("xl/styles.xml", styles),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn must_hold(bytes: &[u8], lines: usize) {
    let Ok(reading) = read_people(bytes) else { return };
    match &reading.found {
        Brought::People(people) => people.iter().for_each(|person| person_must_hold(person, lines)),
        Brought::Tables(tables) => tables.iter().for_each(|table| table_must_hold(table, lines)),
    }
}

fn table_must_hold(table: &Table, lines: usize) {
    let guessed = table.guess();
    assert!(guessed.fields.len() <= table.headings.len());
    let all_notes = vec![Some(PersonField::Note); table.headings.len()];
    for mapping in [guessed, ColumnMapping { fields: all_notes, day_order: None }] {
        let people: Vec<Incoming> = table.people(&mapping).collect();
        assert_eq!(people.len(), table.rows().len(), "a row, a person");
        assert!(people.is_sorted_by_key(|person| person.place.line), "in the order of the file");
        for person in &people {
            person_must_hold(person, lines);
        }
    }
}

fn person_must_hold(person: &Incoming, lines: usize) {
    assert!(person.place.line >= 1 && person.place.line as usize <= lines, "{:?} of {lines}", person.place);
    let name = &person.details.name;
    assert!(!name.is_empty() || person.is_refused() || !person.details.addresses.is_empty(), "nobody");
    let parts = [Some(&name.written), name.family.as_ref(), name.given.as_ref()];
    let controls = parts.iter().flatten().any(|part| part.chars().any(char::is_control));
    assert!(person.is_refused() || !controls, "{name:?}");
    for address in &person.details.addresses {
        assert!(address.parse::<hiring::Address>().is_ok(), "{address:?}");
    }
    let _ = person.note();
}
