//! Taking people in from a file: all in one transaction, so that one undo takes them out again.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::NaiveDate;
use hiring::{
    CandidateId, DetailsError, EntryId, Incoming, IncomingApplication, Moment, NearAddress, Person, PostingId,
    RowPlace, RowProblem, StageId, fold,
};
use serde::{Deserialize, Serialize};
use store::{
    Error, Known, Lookalikes, NewApplication, NewCandidate, Op, Pipeline, Reason, Towards, Tx, is_only_a_name,
};
use ts_rs::TS;

use super::above::Above;
use super::file::{Opened, People};
use super::places::{Postings, place};
use super::{LISTED, PeopleFile, ProblemRow};
use crate::job::Job;
use crate::people::asked::Asked;
use crate::people::candidates::Applying;
use crate::{Desk, Failure};

/// What becomes of a row about somebody who is certainly in the store. In any case an application that they do not have yet is added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Duplicates {
    /// They stay as they are.
    #[default]
    Skip,
    /// Somebody new all the same.
    Add,
    /// What is missing about them is filled in; what is there stays.
    Fill,
}

/// What becomes of a row with a value that cannot be taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemRows {
    /// It stays out, to be put right in the file and brought in again.
    #[default]
    LeaveOut,
    /// It comes in without the value, which is kept in the note.
    TakeIn,
}

/// Where people go whose row names no posting that is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportInto {
    pub posting: PostingId,
    /// Where they begin unless their row says; None for the first stage.
    #[serde(default)]
    pub stage: Option<StageId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPeople {
    #[serde(flatten)]
    pub file: PeopleFile,
    #[serde(default)]
    pub into: Option<ImportInto>,
    #[serde(default)]
    pub duplicates: Duplicates,
    #[serde(default)]
    pub problem_rows: ProblemRows,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeopleImported {
    #[ts(type = "number")]
    pub added: u64,
    /// Known people about whom something was filled in.
    #[ts(type = "number")]
    pub filled: u64,
    /// Rows about people who were known and stayed as they were.
    #[ts(type = "number")]
    pub known: u64,
    #[ts(type = "number")]
    pub applications: u64,
    /// Rows that name a posting that is not in the store, and that no other was chosen for: what they said of it is in the note.
    #[ts(type = "number")]
    pub unplaced: u64,
    /// Rows that stayed out.
    #[ts(type = "number")]
    pub left_out: u64,
    /// Rows with problems, the first of them.
    pub problems: Vec<ProblemRow>,
    /// To undo it by; none when nothing changed.
    pub entry: Option<EntryId>,
    /// It was stopped, and nobody was taken in.
    pub cancelled: bool,
}

pub(crate) fn import(desk: &Desk, request: ImportPeople, job: &Job<'_>) -> Result<PeopleImported, Failure> {
    let from = short_name(&request.file.path);
    let brought = job.step(0, None, &from).and_then(|()| {
        let opened = Opened::read(desk, &request.file)?;
        take_in(desk, &request, &opened, &from, job)
    });
    match brought {
        Err(Failure::Cancelled) => Ok(PeopleImported { cancelled: true, ..PeopleImported::default() }),
        other => other,
    }
}

fn take_in(
    desk: &Desk,
    request: &ImportPeople,
    opened: &Opened,
    from: &str,
    job: &Job<'_>,
) -> Result<PeopleImported, Failure> {
    let total = opened.count();
    let written = desk.store()?.transact(|tx| {
        let mut import = Import::begin(tx, request)?;
        for (person, done) in opened.each().zip(1..) {
            job.step(done, Some(total), from).map_err(|_| Error::Cancelled)?;
            import.take(person)?;
        }
        import.write_down()?;
        if let (People::Table(mapped), Some(wanted)) = (&opened.people, &request.file.mapping)
            && let Some(headings) = mapped.table.signature()
        {
            tx.remember_mapping(&headings, wanted)?;
        }
        let report = import.report;
        let (added, filled, applications) = (report.added, report.filled, report.applications);
        Ok((report, Op::CandidatesImported { added, filled, applications, from: from.to_owned() }))
    })?;
    let entry = written.entry;
    Ok(PeopleImported { entry, ..desk.tell(written) })
}

/// A file's own name, without the path that only this computer knows.
fn short_name(path: &str) -> String {
    let path = Path::new(path);
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

struct Import<'a> {
    tx: &'a Tx<'a>,
    duplicates: Duplicates,
    problem_rows: ProblemRows,
    into: Option<ImportInto>,
    postings: Postings,
    pipelines: HashMap<PostingId, Pipeline>,
    asked: HashMap<(PostingId, StageId), Asked>,
    reasons: Vec<Reason>,
    above: Above,
    new: Vec<New>,
    unwritten: Unwritten,
    report: PeopleImported,
}

/// Somebody who is written down together with others.
struct New {
    person: Person,
    alike: Lookalikes,
    note: String,
    applies: Option<(PostingId, IncomingApplication)>,
}

/// So many are written down together.
const TOGETHER: usize = 1_000;

impl<'a> Import<'a> {
    fn begin(tx: &'a Tx<'a>, request: &ImportPeople) -> Result<Self, Error> {
        if let Some(into) = request.into {
            check_place(tx, into)?;
        }
        Ok(Self {
            into: request.into,
            tx,
            duplicates: request.duplicates,
            problem_rows: request.problem_rows,
            postings: Postings::of(tx)?,
            pipelines: HashMap::new(),
            asked: HashMap::new(),
            reasons: tx.reasons()?,
            above: Above::default(),
            new: Vec::new(),
            unwritten: Unwritten::default(),
            report: PeopleImported::default(),
        })
    }

    fn take(&mut self, mut row: Incoming) -> Result<(), Error> {
        let person = match std::mem::take(&mut row.details).read() {
            Ok(person) => person,
            Err(error) => {
                row.problems.push(problem_of(&error));
                self.leave_out(&row, String::new());
                return Ok(());
            }
        };
        let name = &person.details.name.written;
        if row.is_refused() || (!row.problems.is_empty() && self.problem_rows == ProblemRows::LeaveOut) {
            self.leave_out(&row, name.clone());
            return Ok(());
        }
        if !row.problems.is_empty() {
            self.list(&row, name.clone());
        }
        let posting = self.posting_of(&mut row, &person.details.name.written);
        let signs = Signs::of(&person);
        if self.unwritten.has_one_like(&signs) {
            // It may be one of those who are not written down yet.
            self.write_down()?;
        }
        let alike = self.tx.lookalikes(Known::of(&person, None))?;
        let known = match self.duplicates {
            Duplicates::Add => None,
            Duplicates::Skip | Duplicates::Fill => {
                self.tx.resemblance_among(&alike, &person)?.filter(|found| self.above.leaves_certain(found, &person))
            }
        };
        let Some(known) = known else {
            self.above.note(&person, &row.place);
            self.unwritten.add(signs);
            let applies = posting.map(|posting| (posting, row.application.clone()));
            self.new.push(New { note: row.note(), person, alike, applies });
            return if self.new.len() < TOGETHER { Ok(()) } else { self.write_down() };
        };
        if self.duplicates == Duplicates::Fill {
            self.fill(known.candidate, &person, &row)?;
        } else {
            self.report.known += 1;
        }
        match posting {
            Some(posting) => self.apply(known.candidate, posting, &row.application, &person.details.source),
            None => Ok(()),
        }
    }

    /// Those who are new, all at once.
    fn write_down(&mut self) -> Result<(), Error> {
        self.unwritten = Unwritten::default();
        let new = std::mem::take(&mut self.new);
        if new.is_empty() {
            return Ok(());
        }
        let at = self.tx.now();
        let people: Vec<NewCandidate<'_>> =
            new.iter().map(|new| NewCandidate { person: &new.person, alike: &new.alike, at }).collect();
        let ids = self.tx.add_candidates(&people)?;
        for (id, new) in ids.each().zip(&new) {
            self.report.added += 1;
            if !new.note.is_empty() {
                self.tx.add_note(id, None, self.tx.now(), &new.note)?;
            }
            if let Some((posting, application)) = &new.applies {
                self.apply(id, *posting, application, &new.person.details.source)?;
            }
        }
        Ok(())
    }

    fn leave_out(&mut self, row: &Incoming, name: String) {
        self.report.left_out += 1;
        self.list(row, name);
    }

    fn list(&mut self, row: &Incoming, name: String) {
        if self.report.problems.len() < LISTED {
            self.report.problems.push(ProblemRow { place: row.place.clone(), name, problems: row.problems.clone() });
        }
    }

    /// In the same place as what is listed of that row already.
    fn list_one(&mut self, place: RowPlace, name: &str, problem: RowProblem) {
        let has_room = self.report.problems.len() < LISTED;
        match self.report.problems.last_mut().filter(|listed| listed.place == place) {
            Some(listed) => listed.problems.push(problem),
            None if has_room => {
                self.report.problems.push(ProblemRow { place, name: name.to_owned(), problems: vec![problem] });
            }
            None => {}
        }
    }

    /// What is said of a posting that is not here is kept with the person.
    fn posting_of(&mut self, row: &mut Incoming, name: &str) -> Option<PostingId> {
        let said = &row.application;
        let chosen = self.into.map(|into| into.posting);
        if said.posting.is_empty() {
            return chosen;
        }
        let meant = self.postings.called(&said.posting);
        if let Some(problem) = meant.problem(&said.posting) {
            if chosen.is_none() {
                self.report.unplaced += 1;
                self.list_one(row.place.clone(), name, problem);
            }
            let received = said.received.map(|day| day.to_string()).unwrap_or_default();
            let words = [said.posting.as_str(), &said.stage, &received, &said.reason];
            row.notes.push(words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · "));
        }
        meant.one().or(chosen)
    }

    /// A second time with the same row changes nothing.
    fn fill(&mut self, id: CandidateId, person: &Person, row: &Incoming) -> Result<(), Error> {
        let known = self.tx.candidate(id)?.details;
        let filled = known.clone().merged_with(person.details.clone(), &[]).read()?;
        let more_is_known = filled.details != known;
        if more_is_known {
            self.tx.write_candidate(id, &filled)?;
        }
        let note = row.note();
        let note_is_new =
            !note.is_empty() && self.tx.notes_of(id)?.iter().all(|known| known.text.trim() != note.trim());
        if note_is_new {
            self.tx.add_note(id, None, self.tx.now(), &note)?;
        }
        if more_is_known || note_is_new {
            self.report.filled += 1;
        } else {
            self.report.known += 1;
        }
        Ok(())
    }

    fn apply(
        &mut self,
        candidate: CandidateId,
        posting: PostingId,
        said: &IncomingApplication,
        source: &str,
    ) -> Result<(), Error> {
        if self.tx.has_applied(candidate, posting)? {
            return Ok(());
        }
        let pipeline = match self.pipelines.entry(posting) {
            Occupied(known) => known.into_mut(),
            Vacant(unknown) => unknown.insert(self.tx.pipeline(Some(posting))?),
        };
        let usual = self.into.filter(|into| into.posting == posting).and_then(|into| into.stage);
        let place = place(pipeline, &self.reasons, said, usual).ok_or(Error::StageNeeded { ends: None })?;
        let asked = match self.asked.entry((posting, place.stage)) {
            Occupied(known) => known.into_mut(),
            Vacant(unknown) => unknown.insert(Asked::of(self.tx, &Applying::to(posting, place.stage))?),
        };
        let received = said.received.map_or(self.tx.now(), |day| noon(day).min(self.tx.now()));
        let new = NewApplication { source: source.to_owned(), ..asked.by(candidate, received) };
        let id = self.tx.add_application(&new)?;
        if place.stage_unknown {
            self.tx.add_note(candidate, Some(id), self.tx.now(), &said.stage)?;
        }
        if let Some(ending) = place.ending {
            self.tx.move_applications(&[id], Towards::End(ending), &said.reason)?;
        }
        self.report.applications += 1;
        Ok(())
    }
}

/// What somebody can be recognised by.
struct Signs {
    /// Whoever has one of these in common with another may be the same.
    reached_by: Vec<String>,
    name: String,
    named: Named,
}

/// People of one name.
struct Named {
    in_order: String,
    near: Vec<NearAddress>,
    is_only_a_name: bool,
}

/// Those who are not written down yet, as others are compared with them.
#[derive(Default)]
struct Unwritten {
    reached_by: HashSet<String>,
    names: HashMap<String, Vec<Named>>,
}

impl Signs {
    fn of(person: &Person) -> Self {
        let addresses = person.addresses.iter().map(hiring::Address::key);
        let phones = person.phones.iter().filter_map(|phone| phone.e164.clone());
        let links = person.links.iter().map(|link| link.key.clone());
        Self {
            reached_by: addresses.chain(phones).chain(links).collect(),
            name: person.details.name.alike_key(),
            named: Named {
                in_order: fold(&person.details.name.written),
                near: person.addresses.iter().filter_map(|address| NearAddress::of(address.as_str())).collect(),
                is_only_a_name: is_only_a_name(person),
            },
        }
    }
}

impl Named {
    /// Whether there is more to it than that many people are called so.
    fn is_like(&self, other: &Self) -> bool {
        self.is_only_a_name
            || other.is_only_a_name
            || self.in_order != other.in_order
            || self.near.iter().any(|own| other.near.iter().any(|theirs| own.is_near(theirs)))
    }
}

impl Unwritten {
    fn has_one_like(&self, signs: &Signs) -> bool {
        signs.reached_by.iter().any(|sign| self.reached_by.contains(sign))
            || self.names.get(&signs.name).is_some_and(|known| known.iter().any(|known| known.is_like(&signs.named)))
    }

    fn add(&mut self, signs: Signs) {
        self.reached_by.extend(signs.reached_by);
        self.names.entry(signs.name).or_default().push(signs.named);
    }
}

/// Nobody begins at an end, nor at another posting's stage.
fn check_place(tx: &Tx<'_>, into: ImportInto) -> Result<(), Error> {
    let pipeline = tx.pipeline(Some(into.posting))?;
    let title = tx.posting_title(into.posting)?;
    let Some(id) = into.stage else { return Ok(()) };
    if pipeline.stages.iter().any(|stage| stage.id == id && stage.ends.is_none()) {
        return Ok(());
    }
    Err(Error::StageElsewhere { stage: tx.stage(id)?.name, title })
}

/// A day without an hour is the same day in every time zone people hire in.
fn noon(day: NaiveDate) -> Moment {
    Moment::from_millis(day.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc().timestamp_millis())
}

/// What the reader has not refused already.
fn problem_of(error: &DetailsError) -> RowProblem {
    match error.clone() {
        DetailsError::NameMissing => RowProblem::NameMissing,
        DetailsError::Address { value } => RowProblem::AddressInvalid { value },
        DetailsError::Phone { value } => RowProblem::PhoneInvalid { value },
        DetailsError::Link { value } => RowProblem::LinkInvalid { value },
        DetailsError::TooLong { field, limit } => RowProblem::ValueTooLong { column: field.code().to_owned(), limit },
    }
}
