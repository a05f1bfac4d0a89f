//! What every reader of people does with a value: takes it, or says why not.

use hiring::{Incoming, PersonName, RowProblem};

use super::values::{addresses, links, phones};

pub fn take_addresses(person: &mut Incoming, text: &str) {
    take(addresses(text), &mut person.details.addresses, &mut person.problems, |value| RowProblem::AddressInvalid {
        value,
    });
}

pub fn take_phones(person: &mut Incoming, text: &str) {
    take(phones(text), &mut person.details.phones, &mut person.problems, |value| RowProblem::PhoneInvalid { value });
}

pub fn take_links(person: &mut Incoming, text: &str) {
    take(links(text), &mut person.details.links, &mut person.problems, |value| RowProblem::LinkInvalid { value });
}

fn take(
    read: Vec<Result<String, String>>,
    values: &mut Vec<String>,
    problems: &mut Vec<RowProblem>,
    problem: impl Fn(String) -> RowProblem,
) {
    for value in read {
        match value {
            Ok(value) if values.contains(&value) => {}
            Ok(value) => values.push(value),
            Err(value) => problems.push(problem(value)),
        }
    }
}

/// With the given and the family name, where no whole one was said. Somebody without a name goes by their address.
pub fn settle_name(person: &mut Incoming) {
    let name = &mut person.details.name;
    *name = PersonName::told(&name.written, name.family.as_deref(), name.given.as_deref());
    if !name.written.chars().any(char::is_alphabetic) && person.details.addresses.is_empty() {
        person.problems.push(RowProblem::NameMissing);
    }
}

/// Adds to what other columns said of the same thing.
pub fn join(value: &mut String, more: &str, between: &str) {
    if value.is_empty() {
        more.clone_into(value);
    } else if !more.is_empty() && !value.contains(more) {
        value.push_str(between);
        value.push_str(more);
    }
}
