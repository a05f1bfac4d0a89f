//! What `LibreOffice` makes of the files: the numbers are numbers, the days days, the charts charts, and nothing that anybody wrote is a
//! formula. Skipped where there is no `LibreOffice`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that unwraps says where it failed"
)]

mod paper;

use std::path::Path;
use std::process::{Command, Stdio};

use hiring::{Language, Moment};
use reports::{About, Cell, Column, DocumentFormat, TableFormat, TableWriter, write_document};

/// As `LibreOffice`'s own format in one XML file; None where it is not installed.
fn opened(name: &str, bytes: &[u8], filter: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    // A profile of its own: another one that runs, a person's or a test's, is not disturbed.
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut office = Command::new("soffice");
    office.args(["--headless", &profile, "--convert-to", "fods"]).args(filter);
    office.arg("--outdir").arg(folder.path()).arg(&file).env("HOME", folder.path());
    let Ok(status) = office.stdout(Stdio::null()).stderr(Stdio::null()).status() else {
        println!("skipped: there is no LibreOffice here");
        return None;
    };
    assert!(status.success());
    Some(std::fs::read_to_string(Path::new(&file).with_extension("fods")).unwrap())
}

#[test]
fn a_report_is_opened_with_its_types_and_charts_and_without_formulas() {
    let bytes = write_document(&paper::document(Language::French), DocumentFormat::Xlsx).unwrap();
    let Some(book) = opened("reponses.xlsx", &bytes, &[]) else { return };
    assert!(!book.contains("table:formula"), "a formula from what people wrote");
    assert!(book.contains("=HYPERLINK(&quot;https://x.example&quot;;&quot;y&quot;)"), "the posting's name is text");
    // A sheet for each of the three figures, each with its chart.
    assert_eq!(book.matches("<table:table ").count() - book.matches("table:name=\"local-table\"").count(), 3);
    assert_eq!(book.matches("<chart:chart ").count(), 3);
    for value in [
        "office:value-type=\"float\" office:value=\"3\"",
        "office:value-type=\"percentage\" office:value=\"0.666666666666667\"",
        "office:value-type=\"float\" office:value=\"1\"",
    ] {
        assert!(book.contains(value), "{value}");
    }
    assert!(book.contains("<dc:title>Réponses et promesses</dc:title>") && book.contains("Camille Rouvière"));
}

#[test]
fn french_csv_is_opened_with_decimal_commas_as_numbers() {
    let bytes = write_document(&paper::document(Language::French), DocumentFormat::Csv).unwrap();
    // As a French LibreOffice offers it by itself: semicolons, UTF-8, the language's numbers.
    let Some(sheet) = opened("reponses.csv", &bytes, &["--infilter=CSV:59,34,76,1,,1036,false,true"]) else { return };
    assert!(!sheet.contains("table:formula"));
    assert!(sheet.contains("office:value-type=\"float\" office:value=\"66.7\""), "66,7 per cent is a number");
    assert!(sheet.contains("&apos;=HYPERLINK(") || sheet.contains("'=HYPERLINK("), "made harmless");
}

#[test]
fn a_table_of_people_is_opened_with_days_as_days() {
    let column = |name, heading: &str| Column { name, heading: heading.to_owned(), width: 20 };
    let about = About {
        title: "Candidats".to_owned(),
        who: "Camille Rouvière".to_owned(),
        when: Moment::from_millis(1_772_524_800_000),
        language: Language::French,
    };
    let columns = [column("name", "Nom"), column("received", "Reçu le"), column("rating", "Évaluation")];
    let mut table = TableWriter::begin(Vec::new(), TableFormat::Xlsx, &columns, &about).unwrap();
    let day = Cell::Day("2026-02-03".parse().unwrap());
    table.row(&[Cell::Text("@SUM(1+1)".to_owned()), day, Cell::Hundredths(350)]).unwrap();
    let bytes = table.finish().unwrap();
    let Some(book) = opened("candidats.xlsx", &bytes, &[]) else { return };
    assert!(book.contains("office:value-type=\"date\" office:date-value=\"2026-02-03\""));
    assert!(book.contains("office:value-type=\"float\" office:value=\"3.5\""));
    assert!(book.contains("@SUM(1+1)") && !book.contains("table:formula"));
    // The headings stay in sight, and each has its filter.
    assert!(book.contains("table:display-filter-buttons=\"true\""));
}
