//! From a table's rows to people.

use chrono::NaiveDate;
use hiring::{ColumnMapping, DayOrder, Incoming, PersonField, Remark, RowPlace, RowProblem, StatedOutcome};

use super::days::{Day, read_day, settle};
use super::headings::are_french;
use super::table::{Row, Table};
use super::taken::{join, settle_name, take_addresses, take_links, take_phones};
use super::values::{is_mark, list, outcome, yes_or_no};

/// In characters. A longer one came into its column by mistake.
const LONGEST_NAME: usize = 200;
const LONGEST_LINE: usize = 500;
const LONGEST_NOTE: usize = 40_000;

/// A column that is taken in.
struct Column<'a> {
    at: usize,
    field: PersonField,
    heading: &'a str,
    day_order: Option<DayOrder>,
}

impl Table {
    /// Row by row, each with its problems. A row without a name is returned too: somebody has to be told.
    pub fn people<'a>(&'a self, mapping: &ColumnMapping) -> impl Iterator<Item = Incoming> + use<'a> {
        let columns = self.columns(mapping);
        self.rows().iter().map(move |row| self.person(row, &columns))
    }

    fn columns<'a>(&'a self, mapping: &ColumnMapping) -> Vec<Column<'a>> {
        let french = are_french(&self.headings).then_some(DayOrder::DayFirst);
        let fields = mapping.fields.iter().enumerate();
        let mapped = fields.filter_map(|(at, field)| Some((at, (*field)?, self.headings.get(at)?)));
        mapped
            .map(|(at, field, heading)| {
                let has_days =
                    matches!(field, PersonField::Received | PersonField::Consent | PersonField::ConsentUntil);
                let settled = || settle(self.rows().iter().map(|row| row.cell(at)));
                let day_order = if has_days { mapping.day_order.or_else(settled).or(french) } else { None };
                Column { at, field, heading, day_order }
            })
            .collect()
    }

    fn person(&self, row: &Row, columns: &[Column<'_>]) -> Incoming {
        let mut person = Incoming::at(RowPlace { sheet: self.sheet.clone(), line: row.line });
        if let Some(problem) = self.misshapen(row) {
            // What stands in such a row may be anybody's: nothing of it is taken.
            let words = row.cells.iter().take(3).collect::<Vec<_>>().join(" ");
            person.details.name.written = words.chars().take(LONGEST_NAME).collect();
            person.problems.push(problem);
            return person;
        }
        for column in columns {
            let cell = row.cell(column.at);
            if !cell.is_empty() {
                take(&mut person, column, cell);
            }
        }
        finish(&mut person);
        person
    }

    fn misshapen(&self, row: &Row) -> Option<RowProblem> {
        if let Some(until) = row.swallowed {
            return Some(RowProblem::QuoteOpen { until });
        }
        let columns = self.headings.len();
        let surplus = row.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty());
        surplus.then(|| RowProblem::TooManyCells { found: count(row.cells.len()), columns: count(columns) })
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn take(person: &mut Incoming, column: &Column<'_>, cell: &str) {
    let limit = longest(column.field);
    if cell.len() > limit && cell.chars().count() > limit {
        person.problems.push(RowProblem::ValueTooLong { column: column.heading.to_owned(), limit: count(limit) });
        return;
    }
    let (details, application) = (&mut person.details, &mut person.application);
    match column.field {
        PersonField::Name => take_name(person, cell),
        PersonField::Given => join(details.name.given.get_or_insert_default(), cell, " "),
        PersonField::Family => join(details.name.family.get_or_insert_default(), cell, " "),
        PersonField::Email => take_addresses(person, cell),
        PersonField::Phone => take_phones(person, cell),
        PersonField::Link => take_links(person, cell),
        PersonField::Headline => join(&mut details.headline, cell, " · "),
        PersonField::Place => join(&mut details.place, cell, ", "),
        PersonField::Language => details.languages.extend(list(cell)),
        PersonField::Tag => details.tags.extend(list(cell)),
        PersonField::Source => join(&mut details.source, cell, " · "),
        PersonField::Consent if yes_or_no(cell) => person.others.push(column.remark(cell)),
        PersonField::Consent => details.consent.given_on = column.day(cell, &mut person.problems),
        PersonField::ConsentUntil => details.consent.until = column.day(cell, &mut person.problems),
        PersonField::Note => person.notes.push(cell.to_owned()),
        PersonField::Posting => join(&mut application.posting, cell, " "),
        PersonField::Stage => join(&mut application.stage, cell, " "),
        PersonField::Outcome => match outcome(cell) {
            Some(outcome) => application.outcome = Some(outcome),
            // Words that say nothing of an end are kept as they are.
            None => person.others.push(column.remark(cell)),
        },
        PersonField::Received => application.received = column.day(cell, &mut person.problems),
        PersonField::Reason => join(&mut application.reason, cell, " · "),
        PersonField::Rating if is_mark(cell) => person.others.push(column.remark(cell)),
        PersonField::Rating => person.problems.push(RowProblem::RatingInvalid { value: cell.to_owned() }),
        PersonField::Other => person.others.push(column.remark(cell)),
    }
}

impl Column<'_> {
    fn remark(&self, cell: &str) -> Remark {
        Remark { heading: self.heading.to_owned(), text: cell.to_owned() }
    }

    fn day(&self, cell: &str, problems: &mut Vec<RowProblem>) -> Option<NaiveDate> {
        let (column, value) = (self.heading.to_owned(), cell.to_owned());
        match read_day(cell, self.day_order) {
            Day::Certain(day) => return Some(day),
            Day::Ambiguous => problems.push(RowProblem::DateAmbiguous { column, value }),
            Day::None => problems.push(RowProblem::DateInvalid { column, value }),
        }
        None
    }
}

const fn longest(field: PersonField) -> usize {
    match field {
        PersonField::Name | PersonField::Given | PersonField::Family => LONGEST_NAME,
        PersonField::Note | PersonField::Other => LONGEST_NOTE,
        PersonField::Email | PersonField::Link | PersonField::Tag => LONGEST_LINE * 4,
        _ => LONGEST_LINE,
    }
}

/// `Camille Rouvière <camille@example.org>` is a name and an address.
fn take_name(person: &mut Incoming, cell: &str) {
    let (name, address) = match cell.split_once('<') {
        Some((name, rest)) if rest.contains('@') => (name.trim().trim_matches('"'), rest.trim_end_matches('>')),
        _ => (cell, ""),
    };
    if !address.is_empty() {
        take_addresses(person, address);
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    join(&mut person.details.name.written, &name, " ");
}

/// What only the whole row tells.
fn finish(person: &mut Incoming) {
    settle_name(person);
    let application = &mut person.application;
    if application.outcome.is_none() {
        let ended = |text: &str| outcome(text).filter(|outcome| *outcome != StatedOutcome::UnderWay);
        // An archive's reason says how it ended, if only by being there.
        application.outcome = ended(&application.stage)
            .or_else(|| ended(&application.reason))
            .or_else(|| (!application.reason.is_empty()).then_some(StatedOutcome::Rejected));
    }
}
