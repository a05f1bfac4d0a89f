//! People as they are brought: tables (CSV, XLSX, ODS), address book cards, CVs as data.
//!
//! A table is read whole, then its columns are told apart: [`Table::guess`] proposes, a person may choose otherwise, and
//! [`Table::people`] makes a person of each row, with every value that could not be taken.
//!
//! ```
//! let file = "Nom;Prénom;Courriel\nRouvière;Camille;camille@example.org\n";
//! let brought = intake::read_people(file.as_bytes())?;
//! let intake::Brought::Tables(tables) = brought.found else { panic!() };
//! let person = tables[0].people(&tables[0].guess()).next().unwrap();
//! assert_eq!(person.details.name.written, "Camille Rouvière");
//! assert_eq!(person.place.line, 2);
//! # Ok::<(), hiring::ProblemKind>(())
//! ```

mod days;
mod delimited;
mod guess;
mod headings;
mod json_resume;
mod ods;
mod rows;
mod stages;
mod table;
mod taken;
mod values;
mod vcard;
mod workbook;

use std::path::Path;

use hiring::{Incoming, Problem, ProblemKind};

use crate::bytes::decode;
use crate::files::read_up_to;
pub use stages::stage_called;
pub use table::Table;
use workbook::Workbook;

/// A table of half a million people is smaller.
const LARGEST: u64 = 150 * 1024 * 1024;

#[derive(Debug, Clone)]
pub enum Brought {
    /// The sheets that have something in them; a text file is one.
    Tables(Vec<Table>),
    People(Vec<Incoming>),
}

#[derive(Debug, Clone)]
pub struct PeopleReading {
    pub found: Brought,
    /// Of the file as a whole.
    pub problems: Vec<Problem>,
}

pub fn read_people_file(file: &Path) -> Result<PeopleReading, ProblemKind> {
    read_people(&read_up_to(file, LARGEST)?)
}

/// By what the bytes are, not by what the file is called.
pub fn read_people(bytes: &[u8]) -> Result<PeopleReading, ProblemKind> {
    if let Some(kind) = workbook_kind(bytes) {
        let sheets = workbook::sheets(bytes, kind)?;
        let tables: Vec<Table> = sheets.into_iter().filter_map(|(name, rows)| Table::of(Some(name), rows)).collect();
        return if tables.is_empty() {
            Err(ProblemKind::Empty)
        } else {
            Ok(PeopleReading { found: Brought::Tables(tables), problems: Vec::new() })
        };
    }
    let decoded = decode(bytes, None)?;
    let found = if vcard::is_vcard(&decoded.text) {
        Brought::People(vcard::people(&decoded.text))
    } else if json_resume::is_json(&decoded.text) {
        Brought::People(json_resume::people(&decoded.text)?)
    } else {
        let table = Table::of(None, delimited::rows(&decoded.text)).ok_or(ProblemKind::Empty)?;
        Brought::Tables(vec![table])
    };
    Ok(PeopleReading { found, problems: decoded.problems })
}

/// Both are zip archives; ODS says so in its first file.
fn workbook_kind(bytes: &[u8]) -> Option<Workbook> {
    let start = bytes.get(..4)?;
    if start != b"PK\x03\x04" {
        return None;
    }
    let first = bytes.get(..200.min(bytes.len())).unwrap_or_default();
    let names_ods = first.windows(12).any(|window| window == b"opendocument");
    Some(if names_ods { Workbook::Ods } else { Workbook::Xlsx })
}
