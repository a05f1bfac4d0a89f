//! A workbook with a sheet for each figure: typed cells, headings that stay in sight, a filter on each column, a chart of the
//! spreadsheet's own, and the definition beneath.

use rust_xlsxwriter::{
    Chart as XlsxChart, ChartAxisCrossing, ChartType, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook,
    Worksheet,
};

use hiring::Language;

use crate::Error;
use crate::document::Document;
use crate::section::{Chart, ChartKind, Kind, Row, Section, Value};
use crate::words;
use crate::xlsx::{day_as_excel, fitting, sheet_name};

/// What cells of a kind look like.
struct Looks {
    heading: Format,
    /// Of a column of numbers.
    heading_right: Format,
    plain: [Format; 6],
    total: [Format; 6],
    definition: Format,
}

impl Looks {
    fn new(language: Language) -> Self {
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
        let plain = [
            Format::new(),
            Format::new().set_num_format("#,##0"),
            Format::new().set_num_format("0.0%"),
            Format::new().set_num_format("0.0"),
            Format::new().set_num_format("0.00"),
            Format::new().set_num_format(if language == Language::French { "dd/mm/yyyy" } else { "d mmm yyyy" }),
        ];
        Self {
            heading_right: heading.clone().set_align(FormatAlign::Right),
            heading,
            total: plain.clone().map(Format::set_bold),
            plain,
            definition: Format::new().set_text_wrap().set_italic().set_align(FormatAlign::Top),
        }
    }

    fn of(&self, value: &Value, is_total: bool) -> Option<&Format> {
        let place = match value {
            Value::Nothing | Value::Text(_) => 0,
            Value::Count(_) => 1,
            Value::Share(_) => 2,
            Value::Days(_) => 3,
            Value::Mean(_) => 4,
            Value::Day(_) => 5,
        };
        if is_total { self.total.get(place) } else { self.plain.get(place) }
    }
}

pub fn xlsx(document: &Document) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    let title = words::report(document.report, document.language);
    let mut properties = DocProperties::new()
        .set_title(title)
        .set_author(fitting(&document.who))
        .set_subject(fitting(&document.about.join(" · ")))
        .set_company("Vivier");
    if let Ok(when) = ExcelDateTime::from_timestamp(document.made_at.millis().div_euclid(1000)) {
        properties = properties.set_creation_datetime(&when);
    }
    workbook.set_properties(&properties);
    let looks = Looks::new(document.language);
    for section in &document.sections {
        let sheet = workbook.add_worksheet();
        // Two figures never have the same title, and a sheet's name ends after 31 letters.
        let name = sheet_name(words::title(section.figure, document.language));
        sheet.set_name(&name)?;
        fill(sheet, &name, section, document, &looks)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, name: &str, section: &Section, document: &Document, looks: &Looks) -> Result<(), Error> {
    let mut heading_lines = 1;
    let mut across = 0.0;
    for (head, column) in section.heads.iter().zip(0_u16..) {
        let width = width(section, usize::from(column), head.kind);
        let format = if head.kind == Kind::Text { &looks.heading } else { &looks.heading_right };
        sheet.write_string_with_format(0, column, fitting(&head.heading), format)?;
        sheet.set_column_width(column, width)?;
        heading_lines = heading_lines.max(lines(&head.heading, width));
        across += if column < MERGED { width } else { 0.0 };
    }
    sheet.set_row_height(0, LINE * f64::from(heading_lines))?;
    sheet.set_freeze_panes(1, 1)?;
    let mut line = 0;
    for row in &section.rows {
        line += 1;
        write_row(sheet, line, row, looks, false)?;
    }
    let columns = u16::try_from(section.heads.len()).unwrap_or(u16::MAX);
    if line > 0 && columns > 0 {
        sheet.autofilter(0, 0, line, columns - 1)?;
    }
    let data = line;
    if let Some(total) = section.total.as_ref().filter(|_| section.has_rows()) {
        line += 1;
        write_row(sheet, line, total, looks, true)?;
    }
    let last = columns.clamp(2, MERGED) - 1;
    let definition = words::definition(section.figure, document.language);
    sheet.merge_range(line + 2, 0, line + 2, last, definition, &looks.definition)?;
    // A cell that is merged does not grow by itself.
    sheet.set_row_height(line + 2, LINE * f64::from(lines(definition, across)))?;
    line += 1;
    for about in &document.about {
        line += 1;
        sheet.write_string(line + 2, 0, fitting(about))?;
    }
    if let Some(chart) = section.chart.as_ref().filter(|_| data > 0) {
        let drawing = drawn(chart, name, section, document, data);
        sheet.insert_chart(line + 4, 0, &drawing)?;
    }
    // On one page with its chart, as far as that can be read.
    sheet.set_paper_size(9).set_print_fit_to_pages(1, u16::from(data <= 40)).set_repeat_rows(0, 0)?;
    if columns > PORTRAIT {
        sheet.set_landscape();
    }
    Ok(())
}

/// With more columns than these, a sheet is printed lying.
const PORTRAIT: u16 = 8;
/// With more bars than these, a chart is not read any more.
const MOST_BARS: u32 = 30;
/// How many of the columns the definition spans at most.
const MERGED: u16 = 8;
/// Of text, in points.
const LINE: f64 = 15.5;

/// How many a text takes in a cell of that many characters, with room for words that do not break.
fn lines(text: &str, width: f64) -> u32 {
    let letters = u32::try_from(text.chars().count()).map_or(0.0, f64::from);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a few dozen")]
    let lines = (letters * 1.15 / width.max(1.0)).ceil() as u32;
    lines.max(1)
}

/// In characters: as long as the longest text, within reason.
fn width(section: &Section, column: usize, kind: Kind) -> f64 {
    if kind != Kind::Text {
        return 13.0;
    }
    let texts = section.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| match &cell.value {
        Value::Text(text) => text.chars().count(),
        _ => 0,
    });
    u32::try_from(texts.max().unwrap_or(0).clamp(12, 40)).map_or(12.0, f64::from)
}

fn write_row(sheet: &mut Worksheet, line: u32, row: &Row, looks: &Looks, is_total: bool) -> Result<(), Error> {
    for (cell, column) in row.cells.iter().zip(0_u16..) {
        let Some(format) = looks.of(&cell.value, is_total) else { continue };
        match &cell.value {
            Value::Nothing => {}
            Value::Text(text) => {
                sheet.write_string_with_format(line, column, fitting(text), format)?;
            }
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are all of this kind")]
            Value::Count(count) => {
                sheet.write_number_with_format(line, column, *count as f64, format)?;
            }
            Value::Share(number) | Value::Days(number) | Value::Mean(number) => {
                sheet.write_number_with_format(line, column, *number, format)?;
            }
            Value::Day(day) => {
                match day_as_excel(*day) {
                    Some(excel) => sheet.write_datetime_with_format(line, column, &excel, format)?,
                    None => sheet.write_string(line, column, day.to_string())?,
                };
            }
        }
    }
    Ok(())
}

/// From light to dark.
const DEPTHS: [&str; 5] = ["#d0e4e1", "#9ccac4", "#5fa8a4", "#23787a", "#0a4548"];

fn drawn(chart: &Chart, name: &str, section: &Section, document: &Document, data: u32) -> XlsxChart {
    let kind = if chart.kind == ChartKind::Columns { ChartType::Column } else { ChartType::Bar };
    let mut drawing = XlsxChart::new(kind);
    let all = chart.columns.len();
    let data = if chart.kind == ChartKind::Nested { data.min(MOST_BARS) } else { data };
    for (series, column) in chart.columns.iter().enumerate() {
        let Ok(column) = u16::try_from(*column) else { continue };
        let place = if all == 1 { 3 } else { (series * 4).checked_div(all - 1).unwrap_or_default() };
        let colour = DEPTHS.get(place).copied().unwrap_or("#23787a");
        let drawn = drawing.add_series();
        drawn
            .set_categories((name, 1, 0, data, 0))
            .set_values((name, 1, column, data, column))
            // By the cell that holds it: a name written here could be taken for a range.
            .set_name((name, 0, column))
            .set_overlap(100)
            .set_gap(40);
        drawn.set_format(
            rust_xlsxwriter::ChartFormat::new()
                .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour))
                // A line between one colour and the next, as neither may be told by it.
                .set_border(rust_xlsxwriter::ChartLine::new().set_color("#0a4548").set_width(0.75)),
        );
    }
    drawing.title().set_name(words::title(section.figure, document.language));
    if all == 1 {
        drawing.legend().set_hidden();
        if let Some(column) = chart.columns.first().and_then(|column| u16::try_from(*column).ok()) {
            // What lies along is what the bars are long by.
            let axis = if chart.kind == ChartKind::Nested { drawing.x_axis() } else { drawing.y_axis() };
            axis.set_name((name, 0, column));
        }
    }
    if chart.kind == ChartKind::Nested {
        // The first row on top, as in the table, and the numbers beneath: in a chart of bars the axes change places.
        drawing.y_axis().set_reverse().set_crossing(ChartAxisCrossing::Max);
    }
    drawing.set_width(760).set_height(120 + 22 * data.clamp(8, 30));
    drawing
}
