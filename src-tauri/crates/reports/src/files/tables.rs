//! CSV for spreadsheets, JSON for scripts.

use serde_json::{Map, Value as Json, json};

use crate::Error;
use crate::cell::Cell;
use crate::delimited::{Delimited, Style};
use crate::document::Document;
use crate::said::{hundredths, tenths};
use crate::section::{Kind, Row, Section, Value};
use crate::words;

/// A table after the other, an empty line between. Shares are per cent.
pub fn csv(document: &Document) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    for (place, section) in document.sections.iter().enumerate() {
        if place > 0 {
            out.extend_from_slice(b"\r\n");
        }
        let headings: Vec<String> = section
            .heads
            .iter()
            .map(|head| if head.kind == Kind::Share { format!("{} (%)", head.heading) } else { head.heading.clone() })
            .collect();
        let style = Style::for_spreadsheets(document.language);
        // The mark stands at the beginning of the file only.
        let style = if place > 0 { style.unmarked() } else { style };
        let mut table = Delimited::begin(out, style, headings.iter().map(String::as_str))?;
        for row in section.rows.iter().chain(&section.total) {
            table.row(&row.cells.iter().map(|cell| plain(&cell.value)).collect::<Vec<_>>())?;
        }
        out = table.finish()?;
    }
    Ok(out)
}

fn plain(value: &Value) -> Cell {
    match value {
        Value::Nothing => Cell::Empty,
        Value::Text(text) => Cell::Text(text.clone()),
        Value::Count(count) => Cell::Number(i64::try_from(*count).unwrap_or(i64::MAX)),
        Value::Share(share) => Cell::Hundredths(tenths(share * 100.0)),
        Value::Days(days) => Cell::Hundredths(tenths(*days)),
        Value::Mean(mean) => Cell::Hundredths(hundredths(*mean)),
        Value::Day(day) => Cell::Day(*day),
    }
}

/// Numbers as they are, shares from 0 to 1; the keys of columns and rows are the same in every language.
pub fn json(document: &Document) -> Result<Vec<u8>, Error> {
    let sections: Vec<Json> = document.sections.iter().map(|section| json_section(section, document)).collect();
    let whole = json!({
        "report": document.report,
        "made_on": document.made_on,
        "about": document.about,
        "figures": sections,
    });
    let mut text = serde_json::to_vec_pretty(&whole).map_err(std::io::Error::from)?;
    text.push(b'\n');
    Ok(text)
}

fn json_section(section: &Section, document: &Document) -> Json {
    let row = |row: &Row| {
        let mut values = Map::new();
        values.insert("key".to_owned(), Json::from(row.key.as_str()));
        for (head, cell) in section.heads.iter().zip(&row.cells) {
            values.insert(head.code.clone(), json_value(&cell.value));
        }
        Json::Object(values)
    };
    json!({
        "figure": section.figure,
        "title": words::title(section.figure, document.language),
        "definition": words::definition(section.figure, document.language),
        "rows": section.rows.iter().map(row).collect::<Vec<_>>(),
        "total": section.total.as_ref().map(row),
    })
}

fn json_value(value: &Value) -> Json {
    match value {
        Value::Nothing => Json::Null,
        Value::Text(text) => Json::from(text.as_str()),
        Value::Count(count) => Json::from(*count),
        Value::Share(number) | Value::Days(number) | Value::Mean(number) => Json::from(*number),
        Value::Day(day) => Json::from(day.to_string()),
    }
}
