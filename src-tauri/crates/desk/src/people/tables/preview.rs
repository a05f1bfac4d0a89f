//! What an import would do, before anybody lets it.

use std::collections::BTreeMap;

use hiring::{
    CandidateId, ColumnMapping, Incoming, IncomingApplication, LikelyReason, Person, PersonField, PostingId, Problem,
    RowPlace,
};
use serde::{Deserialize, Serialize};
use store::{Pipeline, Read};
use ts_rs::TS;

use super::above::Above;
use super::file::{Mapped, Opened, People};
use super::places::{Meant, Postings, has_stage};
use super::{Duplicates, ImportPeople, LISTED, ProblemRow, ProblemRows};
use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnPreview {
    pub heading: String,
    /// The first values that are not empty.
    pub samples: Vec<String>,
    pub field: Option<PersonField>,
}

/// A row about somebody who is in the store, or further up in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownRow {
    pub place: RowPlace,
    pub name: String,
    /// None for a row that says the same as one above.
    pub candidate: Option<CandidateId>,
    pub candidate_name: String,
    /// The row above.
    pub above: Option<RowPlace>,
    pub reasons: Vec<LikelyReason>,
    /// Whether the import takes them for the same; else they are added, and somebody is asked later.
    pub certain: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedPosting {
    pub name: String,
    #[ts(type = "number")]
    pub rows: u64,
    /// None if there is none of that name, or if nothing tells which of several is meant.
    pub posting: Option<PostingId>,
    pub several: bool,
    /// The title of the one that is meant, where only the words of it are the same.
    pub taken_for: Option<String>,
    /// Where there is none: titles of postings that may be meant.
    pub near: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedStage {
    pub name: String,
    #[ts(type = "number")]
    pub rows: u64,
    /// Whether the pipelines have it; else the application begins at the first stage.
    pub known: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeoplePreview {
    /// Of a workbook, those that have something in them.
    pub sheets: Vec<String>,
    pub sheet: Option<String>,
    /// Of a table; cards and CVs have none.
    pub columns: Vec<ColumnPreview>,
    pub mapping: Option<ColumnMapping>,
    /// The mapping is the one that was used for such a table last time.
    pub remembered: bool,
    pub heading_line: Option<u32>,
    /// Rows, and how many of them would come in as somebody new.
    #[ts(type = "number")]
    pub rows: u64,
    #[ts(type = "number")]
    pub new: u64,
    /// The first people as they would come in.
    pub people: Vec<Incoming>,
    #[ts(type = "number")]
    pub known_total: u64,
    pub known: Vec<KnownRow>,
    #[ts(type = "number")]
    pub problem_total: u64,
    pub problems: Vec<ProblemRow>,
    pub postings: Vec<NamedPosting>,
    pub stages: Vec<NamedStage>,
    /// Of the file as a whole.
    pub file_problems: Vec<Problem>,
}

const SAMPLES: usize = 5;
const PEOPLE: usize = 20;

pub(crate) fn preview(desk: &Desk, request: ImportPeople, job: &Job<'_>) -> Result<PeoplePreview, Failure> {
    job.step(0, None, &request.file.path)?;
    let opened = Opened::read(desk, &request.file)?;
    let total = opened.count();
    let store = desk.store()?;
    Ok(store.read(|read| {
        let mut preview = Preview::begin(read, &opened, &request)?;
        for (row, done) in opened.each().zip(1..) {
            job.step(done, Some(total), &request.file.path).map_err(|_| store::Error::Cancelled)?;
            preview.look_at(row)?;
        }
        preview.end()
    })?)
}

struct Preview<'a> {
    read: &'a Read<'a>,
    duplicates: Duplicates,
    problem_rows: ProblemRows,
    postings: Postings,
    general: Pipeline,
    above: Above,
    named_postings: BTreeMap<String, NamedPosting>,
    named_stages: BTreeMap<String, NamedStage>,
    found: PeoplePreview,
}

impl<'a> Preview<'a> {
    fn begin(read: &'a Read<'a>, opened: &Opened, request: &ImportPeople) -> Result<Self, store::Error> {
        let mut found = PeoplePreview {
            sheets: opened.sheets.clone(),
            rows: opened.count(),
            file_problems: opened.problems.clone(),
            ..PeoplePreview::default()
        };
        if let People::Table(mapped) = &opened.people {
            found.sheet.clone_from(&mapped.table.sheet);
            found.heading_line = mapped.table.heading_line;
            found.remembered = mapped.remembered;
            found.columns = columns(mapped);
            found.mapping = Some(mapped.mapping.clone());
        }
        Ok(Self {
            read,
            duplicates: request.duplicates,
            problem_rows: request.problem_rows,
            postings: Postings::of(read)?,
            general: read.pipeline(None)?,
            above: Above::default(),
            named_postings: BTreeMap::new(),
            named_stages: BTreeMap::new(),
            found,
        })
    }

    fn look_at(&mut self, row: Incoming) -> Result<(), store::Error> {
        let person = row.details.clone().read();
        if row.is_refused() || !row.problems.is_empty() || person.is_err() {
            self.found.problem_total += 1;
            if self.found.problems.len() < LISTED {
                let name = row.details.name.written.clone();
                self.found.problems.push(ProblemRow { place: row.place.clone(), name, problems: row.problems.clone() });
            }
        }
        let Some(person) = person.ok().filter(|_| !row.is_refused()) else { return Ok(()) };
        self.look_at_application(&row.application);
        let known = self.known(&row, &person)?;
        let comes_in = row.problems.is_empty() || self.problem_rows == ProblemRows::TakeIn;
        let stays = self.duplicates != Duplicates::Add && known.as_ref().is_some_and(|known| known.certain);
        if comes_in && !stays {
            self.found.new += 1;
            self.above.note(&person, &row.place);
        }
        if let Some(known) = known {
            self.found.known_total += 1;
            if self.found.known.len() < LISTED {
                self.found.known.push(known);
            }
        }
        if self.found.people.len() < PEOPLE {
            self.found.people.push(Incoming { details: person.details, ..row });
        }
        Ok(())
    }

    fn known(&self, row: &Incoming, person: &Person) -> Result<Option<KnownRow>, store::Error> {
        let known = |candidate, candidate_name, above, reasons, certain| KnownRow {
            place: row.place.clone(),
            name: person.details.name.written.clone(),
            candidate,
            candidate_name,
            above,
            reasons,
            certain,
        };
        if let Some((above, reason)) = self.above.find(person) {
            return Ok(Some(known(None, String::new(), Some(above), vec![reason], true)));
        }
        let Some(found) = self.read.resemblance(person)? else { return Ok(None) };
        let certain = self.above.leaves_certain(&found, person);
        let name = self.read.name_of(found.candidate)?;
        Ok(Some(known(Some(found.candidate), name, None, found.reasons, certain)))
    }

    fn look_at_application(&mut self, said: &IncomingApplication) {
        if said.posting.is_empty() {
            return;
        }
        let meant = self.postings.called(&said.posting);
        let posting = self.named_postings.entry(said.posting.clone()).or_insert_with(|| NamedPosting {
            name: said.posting.clone(),
            rows: 0,
            posting: meant.one(),
            several: matches!(meant, Meant::OneOf(_)),
            taken_for: self.postings.taken_for(&said.posting, meant),
            near: if meant == Meant::None { self.postings.near(&said.posting) } else { Vec::new() },
        });
        posting.rows += 1;
        if said.stage.is_empty() {
            return;
        }
        let stage = self.named_stages.entry(said.stage.clone()).or_insert_with(|| NamedStage {
            name: said.stage.clone(),
            rows: 0,
            known: has_stage(&self.general, said),
        });
        stage.rows += 1;
    }

    #[expect(clippy::unnecessary_wraps, reason = "the last step of a reading that may fail")]
    fn end(self) -> Result<PeoplePreview, store::Error> {
        let postings = self.named_postings.into_values().take(LISTED).collect();
        let stages = self.named_stages.into_values().take(LISTED).collect();
        Ok(PeoplePreview { postings, stages, ..self.found })
    }
}

fn columns(mapped: &Mapped) -> Vec<ColumnPreview> {
    let headings = mapped.table.headings.iter().enumerate();
    headings
        .map(|(at, heading)| ColumnPreview {
            heading: heading.clone(),
            samples: mapped.table.samples(at, SAMPLES).map(str::to_owned).collect(),
            field: mapped.mapping.fields.get(at).copied().flatten(),
        })
        .collect()
}
