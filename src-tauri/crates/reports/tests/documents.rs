//! Reports as files: what other programs find in them, and that nothing anybody wrote becomes more than text.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that unwraps says where it failed"
)]

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use hiring::{Figure, Language, Moment, ReportName};
use reports::{Chart, ChartKind, Document, DocumentFormat, Figured, Head, Kind, Row, Section, Value, write_document};

const SCRIPT: &str = "<script>alert('1')</script>";
const FORMULA: &str = "=HYPERLINK(\"https://x.example\")";

fn document(language: Language) -> Document {
    let head = |code: &str, heading: &str, kind| Head { code: code.to_owned(), heading: heading.to_owned(), kind };
    let row = |key: &str, label: &str, count: usize, share: f64| Row {
        key: key.to_owned(),
        cells: vec![
            Figured::text(label),
            Figured::count((0..count).collect::<Vec<_>>()),
            Figured { value: Value::Share(share), ..Figured::default() },
            Figured { value: Value::Days(5.5), ..Figured::default() },
            Figured { value: Value::Day("2026-01-31".parse().unwrap()), ..Figured::default() },
        ],
    };
    let section = Section {
        figure: Figure::Sources,
        heads: vec![
            head("source", SCRIPT, Kind::Text),
            head("received", "=Reçues", Kind::Count),
            head("share", "Part", Kind::Share),
            head("days", "Jours", Kind::Days),
            head("day", "Jour", Kind::Day),
        ],
        rows: vec![
            row("source:a", SCRIPT, 12, 0.25),
            row("source:b", FORMULA, 36, 0.75),
            row("source:c", "a|b", 1, 0.0),
        ],
        total: Some(row("total", "Total", 49, 1.0)),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![1] }),
    };
    Document {
        report: ReportName::Sources,
        language,
        sections: vec![section.clone(), Section { figure: Figure::Weeks, ..section }],
        about: vec![format!("Étiquette : {SCRIPT}")],
        made_on: "2026-01-31".parse().unwrap(),
        made_at: Moment::from_millis(1_769_860_800_000),
        who: "Camille Rouvière".to_owned(),
    }
}

fn text(language: Language, format: DocumentFormat) -> String {
    String::from_utf8(write_document(&document(language), format).unwrap()).unwrap()
}

#[test]
fn a_page_holds_all_and_runs_nothing() {
    let page = text(Language::French, DocumentFormat::Html);
    assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
    assert!(!page.contains("<script"));
    for remote in ["http:", "src=", "href=", "@import", "url(", "onload", " style="] {
        assert!(!page.replace("https://x.example", "").contains(remote), "{remote}");
    }
    assert!(page.contains("lang=\"fr\"") && page.contains("<svg") && page.contains("75\u{a0}%"));
    assert!(page.contains("Content-Security-Policy") && page.contains("@page{size:A4"));
    // Each tag that is opened is closed.
    for tag in ["table", "tr", "th", "td", "svg", "text", "section", "p", "html", "thead", "tbody", "tfoot"] {
        let opened = page.matches(&format!("<{tag} ")).count() + page.matches(&format!("<{tag}>")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn a_workbook_has_a_sheet_a_figure_with_types_and_a_chart() {
    let bytes = write_document(&document(Language::French), DocumentFormat::Xlsx).unwrap();
    let mut workbook = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let names = workbook.sheet_names();
    assert_eq!(names, ["Candidatures par provenance", "Candidatures par semaine"]);
    let sheet = workbook.worksheet_range(&names[0]).unwrap();
    assert_eq!(sheet.get_value((0, 0)), Some(&Data::String(SCRIPT.to_owned())));
    assert_eq!(sheet.get_value((2, 0)), Some(&Data::String(FORMULA.to_owned())));
    assert_eq!(sheet.get_value((2, 1)), Some(&Data::Float(36.0)));
    assert_eq!(sheet.get_value((2, 2)), Some(&Data::Float(0.75)));
    assert!(matches!(sheet.get_value((2, 4)), Some(Data::DateTime(_))));
    assert_eq!(sheet.get_value((4, 0)), Some(&Data::String("Total".to_owned())));
    let formulas = workbook.worksheet_formula(&names[0]).unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "no formula from what people wrote");
    let part = |name: &str| {
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let chart = part("xl/charts/chart1.xml");
    let (_, categories) = chart.split_once("<c:catAx>").unwrap();
    let (categories, numbers) = categories.split_once("<c:valAx>").unwrap();
    assert!(chart.contains("barChart") && categories.contains("maxMin"), "the first row is on top");
    assert!(numbers.contains("minMax") && numbers.contains("<c:crosses val=\"max\"/>"), "and the numbers beneath");
    assert!(part("xl/worksheets/sheet1.xml").contains("state=\"frozen\""));
    assert!(part("xl/worksheets/sheet1.xml").contains("<autoFilter ref=\"A1:E4\""), "the total is not sorted in");
    assert!(part("docProps/core.xml").contains("Camille Rouvière"));
}

#[test]
fn csv_is_what_the_spreadsheets_of_a_language_open() {
    let french = text(Language::French, DocumentFormat::Csv);
    let table = format!(
        "{SCRIPT};'=Reçues;Part (%);Jours;Jour\r\n{SCRIPT};12;25;5,5;2026-01-31\r\n\"'{}\";36;75;5,5;2026-01-31\r\na|b;1;0;5,5;2026-01-31\r\nTotal;49;100;5,5;2026-01-31\r\n",
        FORMULA.replace('"', "\"\"")
    );
    assert_eq!(french, format!("\u{feff}{table}\r\n{table}"));
    assert!(text(Language::English, DocumentFormat::Csv).contains("12,25,5.5,2026-01-31"));
}

#[test]
fn json_has_numbers_as_they_are() {
    let json: serde_json::Value = serde_json::from_str(&text(Language::English, DocumentFormat::Json)).unwrap();
    let figure = &json["figures"][0];
    assert_eq!((&json["report"], &figure["figure"]), (&"sources".into(), &"sources".into()));
    assert_eq!(figure["rows"][1]["share"], 0.75);
    assert_eq!((&figure["rows"][1]["source"], &figure["rows"][1]["key"]), (&FORMULA.into(), &"source:b".into()));
    assert_eq!(figure["total"]["received"], 49);
}

#[test]
fn markdown_keeps_its_tables_whole() {
    let markdown = text(Language::English, DocumentFormat::Markdown);
    assert!(markdown.contains("| a\\|b | 1 | 0% | 5.5 | 31 January 2026 |\n"));
    assert!(!markdown.contains("<script"));
}
