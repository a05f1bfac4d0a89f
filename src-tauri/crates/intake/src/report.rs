//! What the reader finds in files, as `vivier postings read --json` prints it.

use std::path::PathBuf;

use chrono::NaiveDate;
use hiring::{
    ContactRole, ContractKind, Criterion, CriterionKind, Expression, Fact, Language, Piece, Posting, PostingState,
    Problem, ProblemKind, Proof, Register, Remote, Source, Sourced, Terms,
};
use serde::{Serialize, Serializer};

use crate::{Reading, Search, find_postings, read_bytes, read_posting};

/// One file, as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadFile {
    pub file: String,
    pub title: Option<String>,
    pub organisation: Option<String>,
    pub open: Option<bool>,
    pub state: PostingState,
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub date: Option<NaiveDate>,
    pub deadline: Option<NaiveDate>,
    pub language: Option<Language>,
    pub register: Register,
    pub contacts: Vec<ReadContact>,
    pub subject: Option<String>,
    pub application_url: Option<String>,
    pub pieces: Option<Expression>,
    pub refused_pieces: Vec<Piece>,
    pub proof: Option<Proof>,
    pub answer_within_days: Option<u32>,
    pub criteria: Vec<ReadCriterion>,
    pub facts: ReadFacts,
    pub front_matter: Vec<Fact>,
    #[serde(serialize_with = "flat")]
    pub problems: Vec<Problem>,
    pub repaired: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadContact {
    pub address: String,
    pub role: ContactRole,
    pub source: Option<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadCriterion {
    pub text: String,
    pub kind: CriterionKind,
    pub source: Source,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReadFacts {
    pub contract: Option<ContractKind>,
    pub length: Option<String>,
    pub days_a_week: Option<String>,
    pub remote: Option<Remote>,
    pub place: Option<String>,
    pub start: Option<String>,
    pub pay: Option<String>,
}

/// Every posting in these files and folders.
pub fn read_files(chosen: &[PathBuf]) -> Vec<ReadFile> {
    let Search { found, unreadable, .. } = find_postings(chosen);
    let unreadable =
        unreadable.into_iter().map(|it| ReadFile::refused(it.path.display().to_string(), Problem::new(it.why)));
    let read = found.into_iter().map(|found| match read_bytes(&found.file) {
        Ok(bytes) => ReadFile::new(found.path.clone(), read_posting(&bytes, &found.path)),
        Err(kind) => ReadFile::refused(found.path, Problem::new(kind)),
    });
    unreadable.chain(read).collect()
}

impl ReadFile {
    pub fn new(file: String, reading: Reading) -> Self {
        let Some(posting) = reading.posting else {
            return Self { problems: reading.problems, ..Self::blank(file) };
        };
        Self { problems: reading.problems, repaired: reading.repaired, ..Self::of(file, posting) }
    }

    fn of(file: String, posting: Posting) -> Self {
        let open = match posting.state {
            PostingState::Open => Some(true),
            PostingState::Closed | PostingState::Filled => Some(false),
            PostingState::Unknown => None,
        };
        let contacts = posting.contacts.into_iter().map(|contact| ReadContact {
            address: contact.address.to_string(),
            role: contact.role,
            source: contact.source,
        });
        Self {
            title: Some(posting.title),
            organisation: posting.organisation,
            open,
            state: posting.state,
            opened_on: posting.opened_on,
            closed_on: posting.closed_on,
            date: posting.date,
            deadline: posting.deadline,
            language: posting.language,
            register: posting.register,
            contacts: contacts.collect(),
            subject: value(posting.apply.subject),
            application_url: value(posting.apply.application_url),
            pieces: value(posting.apply.pieces),
            refused_pieces: posting.apply.refused_pieces,
            proof: value(posting.apply.proof),
            answer_within_days: value(posting.apply.answer_within_days),
            criteria: posting.criteria.into_iter().map(criterion).collect(),
            facts: facts(posting.terms),
            front_matter: posting.facts,
            ..Self::blank(file)
        }
    }

    fn refused(file: String, problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::blank(file) }
    }

    fn blank(file: String) -> Self {
        Self {
            file,
            title: None,
            organisation: None,
            open: None,
            state: PostingState::Unknown,
            opened_on: None,
            closed_on: None,
            date: None,
            deadline: None,
            language: None,
            register: Register::None,
            contacts: Vec::new(),
            subject: None,
            application_url: None,
            pieces: None,
            refused_pieces: Vec::new(),
            proof: None,
            answer_within_days: None,
            criteria: Vec::new(),
            facts: ReadFacts::default(),
            front_matter: Vec::new(),
            problems: Vec::new(),
            repaired: false,
        }
    }
}

fn value<T>(sourced: Option<Sourced<T>>) -> Option<T> {
    sourced.map(|sourced| sourced.value)
}

fn criterion(criterion: Criterion) -> ReadCriterion {
    ReadCriterion { text: criterion.text, kind: criterion.kind, source: criterion.source }
}

fn facts(terms: Terms) -> ReadFacts {
    ReadFacts {
        contract: value(terms.contract),
        length: value(terms.length),
        days_a_week: value(terms.days_a_week),
        remote: value(terms.remote),
        place: value(terms.place),
        start: value(terms.start),
        pay: value(terms.pay),
    }
}

/// `{code, params, line, column}`: what scripts ask for first stands on the first level.
#[derive(Serialize)]
struct Flat<'a> {
    #[serde(flatten)]
    kind: &'a ProblemKind,
    line: Option<u32>,
    column: Option<u32>,
}

fn flat<S: Serializer>(problems: &[Problem], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(problems.iter().map(|problem| Flat {
        kind: &problem.kind,
        line: problem.place.map(|place| place.line),
        column: problem.place.map(|place| place.column),
    }))
}
