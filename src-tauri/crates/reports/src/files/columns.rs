//! How wide the columns of a table are on paper, where each row is a line of its own and cannot tell by the others.

use crate::document::Document;
use crate::said::said;
use crate::section::{Kind, Section};

/// Of the width of the page in hundredths, what a character takes, and the space beside it.
const CHARACTER: f64 = 1.1;
const SMALL_CHARACTER: f64 = 0.86;
const BESIDE: f64 = 1.6;
/// What is over belongs to the first column.
const MOST: f64 = 78.0;
const LONGEST_TEXT: usize = 20;

/// Only where rows are split otherwise: WebKit is the engine that knows no `overflow-anchor`.
pub fn styles(document: &Document) -> String {
    let tables = document.sections.iter().enumerate().filter(|(_, section)| section.has_rows());
    let widths: String = tables.map(|(number, section)| of(section, number, document)).collect();
    format!(
        "@supports not (overflow-anchor:auto){{@media print{{\
         table,thead,tbody,tfoot{{display:block}}\
         tr{{display:inline-table;vertical-align:top;table-layout:fixed;width:100%;border-collapse:collapse}}\
         tbody+tbody::before{{content:'';display:block;break-inside:avoid;height:34mm;margin-bottom:-34mm}}\
         .again{{display:inline-table}}.again th{{font-size:7pt;font-weight:700;color:#41514d;border-bottom-color:#778781;vertical-align:bottom}}\
         th,td{{overflow-wrap:anywhere}}td.n{{overflow-wrap:normal}}th:first-child{{min-width:0}}\
         {widths}}}}}\n"
    )
}

fn of(section: &Section, number: usize, document: &Document) -> String {
    let columns = 1..section.heads.len();
    let wanted: Vec<[usize; 2]> = columns.map(|column| characters(section, column, document)).collect();
    let wide = |characters: usize, each: f64| BESIDE + each * line(characters);
    let whole = |[inside, above]: &[usize; 2]| wide(*inside.max(above), CHARACTER);
    let all: f64 = wanted.iter().map(whole).sum();
    // What has no room has it in smaller letters, and the words above are broken before a number is.
    let is_tight = all > MOST;
    let least = |[inside, _]: &[usize; 2]| wide(*inside, SMALL_CHARACTER);
    let needed: f64 = wanted.iter().map(least).sum();
    let share = ((MOST - needed) / (all - needed).max(1.0)).max(0.0);
    let width = |want: &[usize; 2]| match is_tight {
        true if needed > MOST => least(want) * MOST / needed,
        true => least(want) + (whole(want) - least(want)) * share,
        false => whole(want),
    };
    let each =
        |(want, place): (&[usize; 2], usize)| format!(".t{number} tr>:nth-child({place}){{width:{:.1}%}}", width(want));
    let widths: String = wanted.iter().zip(2..).map(each).collect();
    if !is_tight {
        return widths;
    }
    format!(
        "{widths}table.t{number}{{font-size:7pt}}.t{number} thead th,.t{number} .again th{{font-size:6pt}}\
         .t{number} td,.t{number} th{{padding:2px}}"
    )
}

/// The most in a cell, and of a word above them, which are written smaller.
fn characters(section: &Section, column: usize, document: &Document) -> [usize; 2] {
    let is_text = section.heads.get(column).is_some_and(|head| head.kind == Kind::Text);
    let cells = section.rows.iter().chain(&section.total).filter_map(|row| row.cells.get(column));
    let inside = cells.map(|cell| said(&cell.value, document.language).chars().count()).max().unwrap_or_default();
    let words = section.heads.get(column).map(|head| head.heading.split_whitespace()).into_iter().flatten();
    let above = words.map(|word| word.chars().count()).max().unwrap_or_default();
    [if is_text { inside.min(LONGEST_TEXT) } else { inside }, above]
}

#[expect(clippy::cast_precision_loss, reason = "a cell has few characters")]
fn line(characters: usize) -> f64 {
    characters as f64
}
