//! From a table's rows to people.

use hiring::{
    ColumnMapping, DayOrder, Incoming, IncomingConsent, PersonField, Remark, RowPlace, RowProblem, StatedOutcome,
};

use super::days::{Day, read_day, settle};
use super::headings::are_french;
use super::table::{Row, Table};
use super::taken::{settle_name, take_addresses, take_phones};
use super::values::{links, list, outcome, rating, yes_or_no};

/// In characters. A longer one came into its column by mistake.
const LONGEST_NAME: usize = 200;
const LONGEST_LINE: usize = 500;
const LONGEST_NOTE: usize = 40_000;
/// More tags, addresses or links than this are no list but a text.
const LONGEST_LIST: usize = 50;

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
        let mut person =
            Incoming { place: RowPlace { sheet: self.sheet.clone(), line: row.line }, ..Incoming::default() };
        if let Some(problem) = self.misshapen(row) {
            // What stands in such a row may be anybody's: nothing of it is taken.
            person.name = row.cells.iter().take(3).collect::<Vec<_>>().join(" ").chars().take(LONGEST_NAME).collect();
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
    match column.field {
        PersonField::Name => take_name(person, cell),
        PersonField::Given => join(&mut person.given, cell, " "),
        PersonField::Family => join(&mut person.family, cell, " "),
        PersonField::Email => take_addresses(person, cell),
        PersonField::Phone => take_phones(person, cell),
        PersonField::Link => person.links.extend(links(cell)),
        PersonField::Headline => join(&mut person.headline, cell, " · "),
        PersonField::Place => join(&mut person.town, cell, ", "),
        PersonField::Language => person.languages.extend(list(cell)),
        PersonField::Tag => person.tags.extend(list(cell)),
        PersonField::Source => join(&mut person.source, cell, " · "),
        PersonField::Consent => take_consent(person, column, cell),
        PersonField::ConsentUntil => person.consent.until = day(person, column, cell),
        PersonField::Note => person.notes.push(cell.to_owned()),
        PersonField::Posting => join(&mut person.application.posting, cell, " "),
        PersonField::Stage => join(&mut person.application.stage, cell, " "),
        PersonField::Outcome => take_outcome(person, column, cell),
        PersonField::Received => person.application.received = day(person, column, cell),
        PersonField::Reason => join(&mut person.application.reason, cell, " · "),
        PersonField::Rating => match rating(cell) {
            Some(rating) => person.rating = Some(rating),
            None => person.problems.push(RowProblem::RatingInvalid { value: cell.to_owned() }),
        },
        PersonField::Other => person.others.push(Remark { heading: column.heading.to_owned(), text: cell.to_owned() }),
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

fn join(value: &mut Option<String>, more: &str, between: &str) {
    match value {
        Some(value) if value != more => {
            value.push_str(between);
            value.push_str(more);
        }
        Some(_) => {}
        None => *value = Some(more.to_owned()),
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
    if !person.name.is_empty() {
        person.name.push(' ');
    }
    person.name.push_str(&name.split_whitespace().collect::<Vec<_>>().join(" "));
}

fn take_consent(person: &mut Incoming, column: &Column<'_>, cell: &str) {
    person.consent = match yes_or_no(cell) {
        Some(given) => IncomingConsent { given: Some(given), ..person.consent },
        None => match day(person, column, cell) {
            Some(on) => IncomingConsent { given: Some(true), on: Some(on), ..person.consent },
            None => person.consent,
        },
    };
}

fn day(person: &mut Incoming, column: &Column<'_>, cell: &str) -> Option<chrono::NaiveDate> {
    let (heading, value) = (column.heading.to_owned(), cell.to_owned());
    match read_day(cell, column.day_order) {
        Day::Certain(day) => return Some(day),
        Day::Ambiguous => person.problems.push(RowProblem::DateAmbiguous { column: heading, value }),
        Day::None => person.problems.push(RowProblem::DateInvalid { column: heading, value }),
    }
    None
}

/// Words that say nothing of an end are kept as a remark.
fn take_outcome(person: &mut Incoming, column: &Column<'_>, cell: &str) {
    match outcome(cell) {
        Some(outcome) => person.application.outcome = Some(outcome),
        None => person.others.push(Remark { heading: column.heading.to_owned(), text: cell.to_owned() }),
    }
}

/// What only the whole row tells.
fn finish(person: &mut Incoming) {
    settle_name(person);
    for list in [&mut person.links, &mut person.phones, &mut person.tags, &mut person.languages] {
        let mut seen = std::collections::HashSet::new();
        list.retain(|value| seen.insert(value.clone()));
        list.truncate(LONGEST_LIST);
    }
    person.emails.truncate(LONGEST_LIST);
    let application = &mut person.application;
    if application.outcome.is_none() {
        let ended = |text: &Option<String>| {
            text.as_deref().and_then(outcome).filter(|outcome| *outcome != StatedOutcome::UnderWay)
        };
        // An archive's reason says how it ended, if only by being there.
        application.outcome = ended(&application.stage)
            .or_else(|| ended(&application.reason))
            .or_else(|| application.reason.as_ref().map(|_| StatedOutcome::Rejected));
    }
}
