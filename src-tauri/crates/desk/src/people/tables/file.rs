//! A file of people, with the columns of its table told apart.

use std::path::Path;

use hiring::{ColumnMapping, Incoming, PersonField, Problem};
use intake::{Brought, Table};
use store::Read;

use super::PeopleFile;
use super::places::{Meant, Postings};
use crate::{Desk, Failure};

/// Enough values to tell what a column holds.
const LOOKED_AT: usize = 200;

pub struct Opened {
    pub sheets: Vec<String>,
    pub people: People,
    pub problems: Vec<Problem>,
}

pub enum People {
    Table(Mapped),
    /// Cards and CVs say themselves what is what.
    Told(Vec<Incoming>),
}

pub struct Mapped {
    pub table: Table,
    pub mapping: ColumnMapping,
    /// The mapping is the one of last time.
    pub remembered: bool,
}

impl Opened {
    pub fn read(desk: &Desk, file: &PeopleFile) -> Result<Self, Failure> {
        let reading = intake::read_people_file(Path::new(&file.path))
            .map_err(|problem| Failure::PeopleFileRefused { path: file.path.clone(), problem })?;
        let problems = reading.problems;
        match reading.found {
            Brought::People(people) => Ok(Self { sheets: Vec::new(), people: People::Told(people), problems }),
            Brought::Tables(tables) => {
                let sheets = tables.iter().filter_map(|table| table.sheet.clone()).collect();
                let wanted = tables.into_iter().find(|table| file.sheet.is_none() || table.sheet == file.sheet);
                let table = wanted.ok_or_else(|| Failure::SheetMissing {
                    path: file.path.clone(),
                    sheet: file.sheet.clone().unwrap_or_default(),
                })?;
                let mapped = desk.store()?.read(|read| Mapped::of(read, table, file.mapping.clone()))?;
                Ok(Self { sheets, people: People::Table(mapped), problems })
            }
        }
    }

    pub fn each(&self) -> Box<dyn Iterator<Item = Incoming> + '_> {
        match &self.people {
            People::Table(mapped) => Box::new(mapped.table.people(&mapped.mapping)),
            People::Told(people) => Box::new(people.iter().cloned()),
        }
    }

    pub fn count(&self) -> u64 {
        let count = match &self.people {
            People::Table(mapped) => mapped.table.rows().len(),
            People::Told(people) => people.len(),
        };
        count as u64
    }
}

/// `Poste` and `Position` may be what a person does or what they apply for: where postings of the store are named in it, the latter.
fn guess(read: &Read<'_>, table: &Table) -> Result<ColumnMapping, store::Error> {
    let mut mapping = table.guess();
    if mapping.has(PersonField::Posting) {
        return Ok(mapping);
    }
    let postings = Postings::of(read)?;
    let names_postings = |column: &usize| {
        let named = table.samples(*column, LOOKED_AT).filter(|cell| postings.called(cell) != Meant::None).count();
        named > 0 && named * 2 >= table.samples(*column, LOOKED_AT).count()
    };
    let found = table.work_columns().find(names_postings);
    if let Some(field) = found.and_then(|column| mapping.fields.get_mut(column)) {
        *field = Some(PersonField::Posting);
    }
    Ok(mapping)
}

impl Mapped {
    fn of(read: &Read<'_>, table: Table, wanted: Option<ColumnMapping>) -> Result<Self, store::Error> {
        if let Some(mapping) = wanted {
            return Ok(Self { table, mapping, remembered: false });
        }
        let known = match table.signature() {
            Some(headings) => read.known_mapping(&headings)?,
            None => None,
        };
        Ok(match known.filter(|known| known.fields.len() == table.headings.len()) {
            Some(mapping) => Self { table, mapping, remembered: true },
            None => Self { mapping: guess(read, &table)?, table, remembered: false },
        })
    }
}
