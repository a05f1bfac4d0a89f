//! Files of people as they come: from other applicant trackers, from spreadsheets in two languages, and from whoever means harm.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that unwraps says where it failed"
)]

use std::io::{Cursor, Write};

use hiring::PersonField::{
    Email, Family, Given, Headline, Name, Note, Other, Outcome, Phone, Place, Posting, Rating, Reason, Received,
    Source, Stage, Tag,
};
use hiring::{DayOrder, Incoming, PersonField, ProblemKind, RowProblem, StatedOutcome};
use intake::{Brought, Table, read_people};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn tables(bytes: &[u8]) -> Vec<Table> {
    match read_people(bytes).unwrap().found {
        Brought::Tables(tables) => tables,
        Brought::People(people) => panic!("no table: {people:?}"),
    }
}

fn people(bytes: &[u8]) -> Vec<Incoming> {
    let tables = tables(bytes);
    tables[0].people(&tables[0].guess()).collect()
}

fn fields(table: &Table) -> Vec<Option<PersonField>> {
    table.guess().fields
}

/// Titles above, a semicolon, an old encoding, breaks in cells, days and decimals as in French, rows of every length.
const MESSY: &str = "Candidatures à l’association Rivages;;;;;;\r\n\
    Extraction du 16/11/2026;;;;;;\r\n\
    \r\n\
    NOM;Prénom;Courriel ;Tél. portable;Reçu le;Note;Observations\r\n\
    ROUVIÈRE;Camille;camille@example.org;06 39 98 12 34;03/11/2026;3,5;\"Très bien\r\n\"\"à rappeler\"\"\"\r\n\
    Le Goff;Yann;yann[at]example.org;639981235;04/11/2026;4;\r\n\
    ;;;06 39 98 12 39;;;\r\n\
    Benali;Inès;ines@example.org\r\n\
    ;;;;;;\r\n\
    Petit;Noé;noe@example.org;0639981236;31/02/2026;très bien;x;y de trop\r\n";

#[test]
fn a_messy_french_spreadsheet() {
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(MESSY);
    assert!(!lossy);
    let reading = read_people(&bytes).unwrap();
    assert!(
        matches!(&reading.problems[0].kind, ProblemKind::EncodingGuessed { encoding } if encoding == "windows-1252")
    );
    let table = &tables(&bytes)[0];
    assert_eq!(fields(table), [Family, Given, Email, Phone, Received, Note, Note].map(Some), "{:?}", table.headings);

    // `Note` holds a mark and words: a person decides.
    let mut mapping = table.guess();
    mapping.fields[5] = Some(Rating);
    let people: Vec<Incoming> = table.people(&mapping).collect();
    let camille = &people[0];
    assert_eq!((camille.details.name.written.as_str(), camille.place.line), ("Camille ROUVIÈRE", 5));
    assert_eq!(camille.application.received.unwrap().to_string(), "2026-11-03", "a French table writes the day first");
    assert_eq!(camille.note(), "Très bien\n\"à rappeler\"\n\nNote: 3,5");
    assert!(camille.problems.is_empty());
    let problems: Vec<(u32, Vec<RowProblem>)> =
        people[1..].iter().map(|person| (person.place.line, person.problems.clone())).collect();
    let address = RowProblem::AddressInvalid { value: "yann[at]example.org".to_owned() };
    assert_eq!(problems[0], (7, vec![address]));
    assert_eq!(people[1].details.phones, ["0639981235"]);
    assert_eq!(problems[1], (8, vec![RowProblem::NameMissing]));
    assert_eq!(problems[2], (9, vec![]), "a short row is a row");
    assert_eq!(problems[3], (11, vec![RowProblem::TooManyCells { found: 8, columns: 7 }]));
    assert!(people[4].details.addresses.is_empty(), "nothing is taken from a row that is out of step");
}

#[test]
fn bad_values_are_named_with_their_column() {
    let table = "Nom,Courriel,Reçu le,Score,Consentement jusqu’au\n\
        Camille Rouvière,camille@example.org,31/02/2026,bien,2027-01-31\n";
    let person = &people(table.as_bytes())[0];
    let date = RowProblem::DateInvalid { column: "Reçu le".to_owned(), value: "31/02/2026".to_owned() };
    assert_eq!(person.problems, [date, RowProblem::RatingInvalid { value: "bien".to_owned() }]);
    assert_eq!(person.details.consent.until.unwrap().to_string(), "2027-01-31");
}

#[test]
fn an_english_day_is_doubtful_until_something_settles_it() {
    let table = |days: &str| {
        let rows = days.split(' ').map(|day| format!("Camille Rouvière,{day}\n")).collect::<String>();
        format!("Name,Applied On\n{rows}")
    };
    let doubtful = people(table("03/04/2026 05/05/2026").as_bytes());
    let problem = RowProblem::DateAmbiguous { column: "Applied On".to_owned(), value: "03/04/2026".to_owned() };
    assert_eq!(doubtful[0].problems, [problem]);
    assert!(doubtful[1].problems.is_empty());

    let settled = people(table("03/04/2026 05/25/2026").as_bytes());
    assert_eq!(settled[0].application.received.unwrap().to_string(), "2026-03-04");

    let text = table("03/04/2026");
    let table = &tables(text.as_bytes())[0];
    let mapping = hiring::ColumnMapping { day_order: Some(DayOrder::DayFirst), ..table.guess() };
    let told = table.people(&mapping).next().unwrap();
    assert_eq!(told.application.received.unwrap().to_string(), "2026-04-03");
}

#[test]
fn a_greenhouse_export() {
    let export = "Candidate Name,Candidate ID,Email (personal),Phone Number,Job Name,Current Stage,Status,Application Date,Source,Candidate Tags,Rejection Reason,Company,Title,Department\n\
        Camille Rouvière,4012,camille@example.org,+33 6 39 98 12 34,Data engineer,Phone Screen,Active,2026-11-02,LinkedIn,\"sql,dbt\",,Rivages,Analyst,Data\n\
        Tom Baker,4013,tom@example.com,07700 900123,Data engineer,Face to Face,Rejected,11/13/2026,Referral,,Lacking skills,,,Data\n";
    let table = &tables(export.as_bytes())[0];
    let expected = [
        Some(Name),
        None,
        Some(Email),
        Some(Phone),
        Some(Posting),
        Some(Stage),
        Some(Outcome),
        Some(Received),
        Some(Source),
        Some(Tag),
        Some(Reason),
        Some(Headline),
        Some(Headline),
        None,
    ];
    assert_eq!(fields(table), expected);
    let people = people(export.as_bytes());
    assert_eq!(people[0].application.outcome, Some(StatedOutcome::UnderWay));
    assert_eq!(people[0].details.tags, ["sql", "dbt"]);
    assert_eq!(people[0].details.headline, "Rivages · Analyst");
    let tom = &people[1].application;
    assert_eq!((tom.outcome, tom.reason.as_str()), (Some(StatedOutcome::Rejected), "Lacking skills"));
    assert_eq!(tom.received.unwrap().to_string(), "2026-11-13");
    assert!(people.iter().all(|person| person.problems.is_empty()), "{people:?}");
}

#[test]
fn a_lever_export() {
    let export = "Full-Name,Email,Phone,Headline,Links,Location,Tags,Sources,Origin,Posting,Stage,Archive-Reason,Date-Added\n\
        Camille Rouvière,\"camille@example.org,c.rouviere@example.com\",+33 6 39 98 12 34,Data engineer at Rivages,\"https://linkedin.com/in/camille, https://camille.example\",Brest,\"sql,vivier\",LinkedIn,Sourced,Data engineer,New applicant,,1772524800000\n\
        Tom Baker,tom@example.com,,,,London,,Careers page,Applied,Data engineer,Offer,Hired,1772524800000\n\
        Ann Lee,ann@example.com,,,,,,,Applied,Data engineer,Phone interview,Withdrew,1772524800000\n";
    let people = people(export.as_bytes());
    assert_eq!(people[0].details.addresses.len(), 2);
    assert_eq!(people[0].details.links, ["https://linkedin.com/in/camille", "https://camille.example"]);
    assert_eq!(people[0].details.source, "LinkedIn · Sourced");
    assert_eq!(people[0].application.received.unwrap().to_string(), "2026-03-03");
    let ends: Vec<_> = people.iter().map(|person| person.application.outcome).collect();
    assert_eq!(ends, [None, Some(StatedOutcome::Hired), Some(StatedOutcome::Withdrawn)]);
    assert!(people.iter().all(|person| person.problems.is_empty()), "{people:?}");
}

#[test]
fn lists_in_every_encoding_and_without_headings() {
    let text =
        "Camille Rouvière\tcamille@example.org\t06 39 98 12 34\nYann Le Goff\tyann@example.org\t06 39 98 12 35\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), utf16] {
        let people = people(&bytes);
        assert_eq!((people[0].details.name.written.as_str(), people[0].place.line), ("Camille Rouvière", 1));
        assert_eq!(people[1].details.addresses[0].as_str(), "yann@example.org");
        assert_eq!(people[1].details.phones, ["06 39 98 12 35"]);
    }
}

#[test]
fn what_no_heading_or_value_tells_is_left_to_a_person() {
    let table = "Prénom,Naissance,Divers,Adresse,Contacté\nCamille,03/02/1990,12,Brest,oui\nYann,04/02/1990,14,Lorient,non\nInès,04/02/1991,15,Vannes,non\n";
    let table = &tables(table.as_bytes())[0];
    assert_eq!(fields(table), [Some(Given), None, None, Some(Place), None]);
    let mut mapping = table.guess();
    mapping.fields[1] = Some(Other);
    let camille = table.people(&mapping).next().unwrap();
    assert_eq!((camille.others[0].heading.as_str(), camille.others[0].text.as_str()), ("Naissance", "03/02/1990"));
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet().set_name("Candidats").unwrap();
    sheet.write_string(0, 0, "Suivi").unwrap();
    for (heading, column) in ["Nom complet", "E-mail", "Téléphone", "Date de candidature", "Score"].into_iter().zip(0..)
    {
        sheet.write_string(2, column, heading).unwrap();
    }
    sheet.write_string(3, 0, "Camille Rouvière").unwrap();
    sheet.write_string(3, 1, "camille@example.org").unwrap();
    sheet.write_number(3, 2, 639_981_234.0).unwrap();
    sheet.write_datetime_with_format(3, 3, ExcelDateTime::from_ymd(2026, 4, 3).unwrap(), &day).unwrap();
    sheet.write_number(3, 4, 3.5).unwrap();
    sheet.write_string(7, 0, "Yann Le Goff").unwrap();
    sheet
        .write_formula(7, 1, rust_xlsxwriter::Formula::new("=\"yann@\"&\"example.org\"").set_result("yann@example.org"))
        .unwrap();
    workbook.add_worksheet().set_name("Vide").unwrap();
    workbook.add_worksheet().set_name("Caché").unwrap().set_hidden(true).write_string(0, 0, "secret").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gives_days_and_numbers_as_they_were_typed() {
    let bytes = workbook();
    let tables = tables(&bytes);
    assert_eq!(tables.iter().map(|table| table.sheet.as_deref().unwrap()).collect::<Vec<_>>(), ["Candidats"]);
    let people = people(&bytes);
    let camille = &people[0];
    assert_eq!((camille.place.line, camille.place.sheet.as_deref()), (4, Some("Candidats")));
    assert_eq!(camille.details.phones, ["0639981234"]);
    assert_eq!(camille.application.received.unwrap().to_string(), "2026-04-03");
    assert_eq!(camille.note(), "Score: 3.5");
    assert_eq!(
        (people[1].place.line, people[1].details.addresses[0].as_str()),
        (8, "yann@example.org"),
        "what a formula shows"
    );
}

/// An `OpenDocument` spreadsheet with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("mimetype", stored).unwrap();
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    archive.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Feuille1\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive.write_all(content.as_bytes()).unwrap();
    archive.finish().unwrap().into_inner()
}

fn ods_row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
    });
    format!(
        "<table:table-row>{}<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>",
        cells.collect::<String>()
    )
}

#[test]
fn an_opendocument_sheet() {
    let rows = ods_row(&["Nom", "Courriel", "Reçu le", "Notes"])
        + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"4\"/></table:table-row>\
           <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Camille <text:span>Rouvière</text:span></text:p></table:table-cell>\
           <table:table-cell office:value-type=\"string\"><text:p><text:a>camille@example.org</text:a></text:p></table:table-cell>\
           <table:table-cell office:value-type=\"date\" office:date-value=\"2026-04-03\"><text:p>03/04/26</text:p></table:table-cell>\
           <table:table-cell office:value-type=\"string\"><office:annotation><text:p>épinglé</text:p></office:annotation><text:p>Une &amp; deux</text:p><text:p>lignes</text:p></table:table-cell></table:table-row>\
           <table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let people = people(&ods(&rows));
    let [camille] = people.as_slice() else { panic!("{people:?}") };
    assert_eq!((camille.details.name.written.as_str(), camille.place.line), ("Camille Rouvière", 4));
    assert_eq!(camille.details.addresses[0].as_str(), "camille@example.org");
    assert_eq!(camille.application.received.unwrap().to_string(), "2026-04-03");
    assert_eq!(camille.notes, ["Une & deux\nlignes"]);
}

#[test]
fn files_that_claim_to_be_huge_stay_small() {
    let cell = "<table:table-cell table:number-columns-repeated=\"999999999\" office:value-type=\"string\"><text:p>Camille Rouvière</text:p></table:table-cell>";
    let row = format!("<table:table-row table:number-rows-repeated=\"999999999\">{cell}</table:table-row>");
    let rows = ods_row(&["Nom", "Courriel"]) + &row;
    let table = tables(&ods(&rows)).remove(0);
    assert_eq!(table.rows().len(), 1000);

    // A sheet whose only cell stands in the last corner.
    let mut far = Workbook::new();
    let sheet = far.add_worksheet();
    sheet.write_string(0, 0, "Nom").unwrap();
    sheet.write_string(0, 1, "Courriel").unwrap();
    sheet.write_string(1_048_575, 16_383, "loin").unwrap();
    assert_eq!(tables(&far.save_to_buffer().unwrap())[0].rows().len(), 0);
}

#[test]
fn what_holds_no_people_is_said_to() {
    assert!(matches!(read_people(b""), Err(ProblemKind::Empty)));
    assert!(matches!(read_people(b";;;\n;;;\n"), Err(ProblemKind::Empty)));
    assert!(matches!(read_people(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(ProblemKind::NotText)));
    assert!(matches!(read_people(b"PK\x03\x04 broken"), Err(ProblemKind::Unreadable { .. })));
}

/// Nothing that stands in a file makes reading it fail or take long.
#[test]
fn hostile_text_is_read_to_its_end() {
    let lines = [
        "\"".repeat(5000),
        "\"a\n".repeat(2000),
        ";,\t|".repeat(3000),
        format!("Nom;Courriel\n{}", "\"x;".repeat(5000)),
        format!("Nom,Courriel\n{}", format!("Camille,{}\n", "@".repeat(5000)).repeat(20)),
        format!("Nom,Téléphone,Reçu le\n{}", format!("(((,((({},99999999999/999/9\n", "+".repeat(3000)).repeat(20)),
        format!("BEGIN:VCARD\n{}", "N;;;;=\n".repeat(5000)),
        format!("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:{}", "=\n".repeat(5000)),
        "[".repeat(5000),
        "sep=;\n".repeat(500),
        "sep=\u{e9}\nNom\n".to_owned(),
    ];
    for text in lines {
        if let Ok(reading) = read_people(text.as_bytes())
            && let Brought::Tables(tables) = reading.found
        {
            for table in tables {
                assert!(table.people(&table.guess()).count() <= 20_000);
            }
        }
    }
}
