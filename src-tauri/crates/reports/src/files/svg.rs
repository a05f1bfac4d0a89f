//! Charts as SVG: bars of one hue from light to dark, with a line between and their numbers written out, so that neither colour nor
//! the sight of it is needed. The table beneath says the same.

use crate::document::Document;
use crate::said::said;
use crate::section::{Chart, ChartKind, Row, Section, Value};
use crate::words;

use super::html::escaped;

/// From light to dark.
const DEPTHS: [&str; 5] = ["#d0e4e1", "#9ccac4", "#5fa8a4", "#23787a", "#0a4548"];
const WIDTH: f64 = 720.0;
const MOST_ROWS: usize = 30;
/// Ten years of weeks: with more, a column is finer than a line.
const MOST_COLUMNS: usize = 520;
/// With more than these, only the highest has its number, and labels are further apart.
const MOST_NUMBERED: usize = 60;

pub fn chart(section: &Section, document: &Document) -> Option<String> {
    let chart = section.chart.as_ref()?;
    let longest = section.rows.iter().flat_map(|row| chart.columns.iter().filter_map(|column| number(row, *column)));
    let longest = longest.fold(0.0_f64, f64::max);
    if longest <= 0.0 {
        return None;
    }
    let drawing = match chart.kind {
        ChartKind::Nested => nested(section, chart, longest, document),
        ChartKind::Columns if section.rows.len() <= MOST_COLUMNS => upright(section, chart, longest, document),
        ChartKind::Columns => return None,
    };
    Some(legend(section, chart) + &drawing)
}

fn number(row: &Row, column: usize) -> Option<f64> {
    match &row.cells.get(column)?.value {
        #[expect(clippy::cast_precision_loss, reason = "a bar is as long as eyes can see")]
        Value::Count(count) => Some(*count as f64),
        Value::Share(number) | Value::Days(number) | Value::Mean(number) => Some(*number),
        _ => None,
    }
}

fn legend(section: &Section, chart: &Chart) -> String {
    let all = chart.columns.len();
    let of = |(series, column): (usize, &usize)| {
        let name = section.heads.get(*column).map(|head| escaped(&head.heading)).unwrap_or_default();
        format!("<span><i class=\"{}\"></i>{name}</span>", class(series, all))
    };
    format!("<p class=\"legend\">{}</p>\n", chart.columns.iter().enumerate().map(of).collect::<String>())
}

/// The darkest for the innermost.
fn class(series: usize, of: usize) -> &'static str {
    let place = if of == 1 { 3 } else { (series * 4).checked_div(of - 1).unwrap_or_default() };
    ["d0", "d1", "d2", "d3", "d4"].get(place).copied().unwrap_or("d3")
}

/// The classes of the colours.
pub fn styles() -> String {
    let of = |(place, colour): (usize, &&str)| format!(".d{place}{{fill:{colour};background:{colour}}}");
    DEPTHS.iter().enumerate().map(of).collect()
}

fn open(document: &Document, section: &Section, height: f64) -> String {
    let title = escaped(words::title(section.figure, document.language));
    format!("<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{title}\">\n")
}

fn nested(section: &Section, chart: &Chart, longest: f64, document: &Document) -> String {
    const LABEL: f64 = 240.0;
    const LINE: f64 = 24.0;
    let shown = section.rows.len().min(MOST_ROWS);
    let mut drawing = open(document, section, line(shown) * LINE + 4.0);
    let room = WIDTH - LABEL - 60.0;
    for (place, row) in section.rows.iter().take(shown).enumerate() {
        let top = line(place) * LINE;
        let label = row.cells.first().map(|cell| said(&cell.value, document.language)).unwrap_or_default();
        drawing.push_str(&format!(
            "<text class=\"lab\" x=\"{:.0}\" y=\"{:.0}\">{}</text>\n",
            LABEL - 8.0,
            top + 16.0,
            escaped(&shortened(&label, 32))
        ));
        let mut end = LABEL;
        for (series, column) in chart.columns.iter().enumerate() {
            let Some(number) = number(row, *column).filter(|number| *number > 0.0) else { continue };
            let length = (number / longest * room).max(1.0);
            end = end.max(LABEL + length);
            drawing.push_str(&format!(
                "<rect class=\"{} bar\" x=\"{LABEL:.0}\" y=\"{:.0}\" width=\"{length:.1}\" height=\"16\"/>\n",
                class(series, chart.columns.len()),
                top + 4.0
            ));
        }
        // Of what is drawn, the longest.
        let drawn = chart.columns.iter().find(|column| number(row, **column).is_some());
        let value = drawn.or(chart.columns.first()).and_then(|column| row.cells.get(*column));
        let value = value.map(|cell| said(&cell.value, document.language)).unwrap_or_default();
        drawing.push_str(&format!(
            "<text class=\"val\" x=\"{:.0}\" y=\"{:.0}\">{}</text>\n",
            end + 6.0,
            top + 16.0,
            escaped(&value)
        ));
    }
    drawing + "</svg>\n"
}

fn upright(section: &Section, chart: &Chart, longest: f64, document: &Document) -> String {
    const HEIGHT: f64 = 180.0;
    const FOOT: f64 = 36.0;
    let column = chart.columns.first().copied().unwrap_or_default();
    let step = WIDTH / line(section.rows.len());
    let width = (step * 0.72).min(48.0);
    let all = section.rows.len();
    let every = match all {
        0..=14 => 1,
        15..=24 => 2,
        25..=MOST_NUMBERED => 4,
        _ => all.div_ceil(12),
    };
    let is_numbered = |number: f64| all <= MOST_NUMBERED || number >= longest;
    let mut drawing = open(document, section, HEIGHT);
    let ground = HEIGHT - FOOT;
    drawing.push_str(&format!("<line class=\"axis\" x1=\"0\" y1=\"{ground}\" x2=\"{WIDTH}\" y2=\"{ground}\"/>\n"));
    let text = |x: f64, y: f64, said: &str| {
        format!("<text class=\"top\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>\n", escaped(said))
    };
    for (place, row) in section.rows.iter().enumerate() {
        let number = number(row, column).unwrap_or_default();
        let height = number / longest * (ground - 20.0);
        let middle = (line(place) + 0.5) * step;
        if number > 0.0 {
            drawing.push_str(&format!(
                "<rect class=\"d3 bar\" x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"/>\n",
                middle - width / 2.0,
                ground - height
            ));
        }
        if number > 0.0 && is_numbered(number) {
            let value = row.cells.get(column).map(|cell| said(&cell.value, document.language)).unwrap_or_default();
            drawing.push_str(&text(middle, ground - height - 4.0, &value));
        }
        if place.is_multiple_of(every) {
            let label = row.cells.first().map(|cell| said(&cell.value, document.language)).unwrap_or_default();
            // The year is on the first and with its first week or month; where labels are far apart, on each.
            let short = label.split_once('-').map_or(label.as_str(), |(_, short)| short);
            let with_year = place == 0 || all > MOST_NUMBERED || matches!(short, "W01" | "S01" | "01");
            // At either end all of it is to be seen.
            let room = if with_year { 28.0 } else { 14.0 };
            let at = middle.clamp(room, WIDTH - room);
            drawing.push_str(&text(at, ground + 16.0, if with_year { &label } else { short }));
        }
    }
    drawing + "</svg>\n"
}

#[expect(clippy::cast_precision_loss, reason = "a chart has few rows")]
fn line(place: usize) -> f64 {
    place as f64
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
