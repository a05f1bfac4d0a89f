//! What every reader of people does with a value: takes it, or says why not.

use hiring::{Incoming, RowProblem};

use super::values::{addresses, phones};

pub fn take_addresses(person: &mut Incoming, text: &str) {
    for address in addresses(text) {
        match address {
            Ok(address) if person.emails.contains(&address) => {}
            Ok(address) => person.emails.push(address),
            Err(value) => person.problems.push(RowProblem::AddressInvalid { value }),
        }
    }
}

pub fn take_phones(person: &mut Incoming, text: &str) {
    for phone in phones(text) {
        match phone {
            Ok(phone) => person.phones.push(phone),
            Err(value) => person.problems.push(RowProblem::PhoneInvalid { value }),
        }
    }
}

/// With the given and the family name, where no whole one was said. A person without any name cannot be taken in.
pub fn settle_name(person: &mut Incoming) {
    if person.name.is_empty() {
        let parts = [person.given.as_deref(), person.family.as_deref()];
        person.name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    }
    if !person.name.chars().any(char::is_alphabetic) {
        person.problems.push(RowProblem::NameMissing);
    }
}
