//! What other programs read in the files that go out.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that unwraps says where it failed"
)]

use std::io::{Cursor, Read};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use hiring::{Language, Moment};
use reports::{About, Cell, Column, Error, TableFormat, TableWriter};

fn columns() -> Vec<Column> {
    let column = |name, heading: &str| Column { name, heading: heading.to_owned(), width: 20 };
    vec![
        column("name", "Nom"),
        column("received", "Reçu le"),
        column("rating", "Évaluation"),
        column("tags", "Étiquettes"),
    ]
}

fn about() -> About {
    About {
        title: "Candidats [2026]: tous".to_owned(),
        who: "Camille Rouvière".to_owned(),
        when: Moment::from_millis(1_772_524_800_000),
        language: Language::French,
    }
}

fn rows() -> Vec<Vec<Cell>> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let tags = Cell::List(vec!["vivier".to_owned(), "droit".to_owned()]);
    vec![
        vec![text("Yann Le Goff"), Cell::Day("2026-02-03".parse().unwrap()), Cell::Hundredths(350), tags],
        vec![text("=HYPERLINK(\"https://x.example\";\"y\")"), Cell::Empty, Cell::Number(4), Cell::List(Vec::new())],
        vec![text("Une \"virgule\"; puis\ndeux lignes\u{1}"), Cell::Empty, Cell::Empty, Cell::Empty],
        vec![text(&"é".repeat(40_000)), Cell::Day("1850-01-01".parse().unwrap()), Cell::Empty, Cell::Empty],
    ]
}

fn write(format: TableFormat) -> Vec<u8> {
    let mut table = TableWriter::begin(Vec::new(), format, &columns(), &about()).unwrap();
    for row in rows() {
        table.row(&row).unwrap();
    }
    table.finish().unwrap()
}

fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_has_types_and_says_who_made_it() {
    let bytes = write(TableFormat::Xlsx);
    let mut workbook = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    assert_eq!(workbook.sheet_names(), ["Candidats 2026 tous"]);
    let sheet = workbook.worksheet_range("Candidats 2026 tous").unwrap();
    let cell = |row, column| sheet.get((row, column)).cloned().unwrap_or_default();
    assert_eq!(cell(0, 1), Data::String("Reçu le".to_owned()));
    assert!(matches!(cell(1, 1), Data::DateTime(day) if day.to_ymd_hms_milli().0 == 2026), "{:?}", cell(1, 1));
    assert_eq!(cell(1, 2), Data::Float(3.5));
    assert_eq!(cell(2, 2), Data::Float(4.0));
    assert_eq!(cell(1, 3), Data::String("vivier; droit".to_owned()));
    assert_eq!(cell(3, 0), Data::String("Une \"virgule\"; puis\ndeux lignes".to_owned()));
    assert_eq!(cell(4, 1), Data::String("1850-01-01".to_owned()));
    let Data::String(long) = cell(4, 0) else { panic!() };
    assert!(long.chars().count() == 32_767 && long.ends_with('…'));

    let formulas = workbook.worksheet_formula("Candidats 2026 tous").unwrap();
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "text became a formula");
    assert_eq!(cell(2, 0), Data::String("=HYPERLINK(\"https://x.example\";\"y\")".to_owned()));

    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter ref=\"A1:D5\""), "{xml}");
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("Camille Rouvière") && core.contains("2026-03-03T08:00:00Z"), "{core}");
}

#[test]
fn a_csv_is_what_other_readers_take_it_for() {
    let bytes = write(TableFormat::Csv);
    let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let read: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(read[0], ["Yann Le Goff", "2026-02-03", "3,5", "vivier; droit"]);
    assert_eq!(read[1][0], "'=HYPERLINK(\"https://x.example\";\"y\")");
    assert_eq!(read[2][0], "Une \"virgule\"; puis\ndeux lignes\u{1}");
    assert_eq!(read.len(), 4);
}

#[test]
fn python_reads_the_same_csv() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("candidats.csv");
    std::fs::write(&path, write(TableFormat::Csv)).unwrap();
    let script = "import csv, json, sys\nwith open(sys.argv[1], encoding='utf-8-sig', newline='') as f: print(json.dumps(list(csv.reader(f, delimiter=';', strict=True))))";
    let Ok(output) = Command::new("python3").args(["-c", script]).arg(&path).output() else {
        println!("skipped: there is no python3 here");
        return;
    };
    let read: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read[0], ["Nom", "Reçu le", "Évaluation", "Étiquettes"]);
    assert_eq!(read[1], ["Yann Le Goff", "2026-02-03", "3,5", "vivier; droit"]);
    assert_eq!(read.len(), 5);
}

#[test]
fn json_has_names_for_scripts_and_lists_as_lists() {
    let json: serde_json::Value = serde_json::from_slice(&write(TableFormat::Json)).unwrap();
    assert_eq!(json[0]["tags"], serde_json::json!(["vivier", "droit"]));
    assert_eq!(json[0]["rating"], 3.5);
    assert_eq!(json[1]["received"], serde_json::Value::Null);
}

#[test]
fn a_disk_that_is_full_is_said_to_be() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
    }
    for format in [TableFormat::Csv, TableFormat::Xlsx, TableFormat::Json] {
        let written =
            TableWriter::begin(Full, format, &columns(), &about()).and_then(|table| table.finish().map(|_| ()));
        assert!(matches!(written, Err(Error::File(_) | Error::Workbook(_))), "{format:?}");
    }
}
