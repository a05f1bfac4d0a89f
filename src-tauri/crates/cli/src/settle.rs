//! `vivier postings set`: a value as it is typed, into the value that the desk takes.

use std::path::PathBuf;

use desk::{Failure, PostingPage, SettledPosting};
use hiring::{
    ContactRole, ContactValue, CriterionKind, CriterionValue, Decision, Field, Piece, PostingValue, Proof, ProofPlace,
    Which, which_address,
};
use serde_json::json;

use crate::Done;
use crate::args::SetValue;
use crate::open::open_for;
use crate::postings::answer;
use crate::show::Show;

pub fn run(set: &SetValue, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("postings.settle", place)?;
    let page: PostingPage = answer(desk.call("postings.show", json!({ "id": set.id }), None)?)?;
    let field = Field::from(set.field);
    let settled = if set.unset {
        let value = json!({ "field": field, "which": which(set, &page)? });
        desk.call("postings.unsettle", json!({ "id": set.id, "values": [value] }), None)?
    } else {
        let word = Which { which: which(set, &page)?, value: typed(set, &page)? };
        desk.call("postings.settle", json!({ "id": set.id, "values": [word] }), None)?
    };
    let settled: SettledPosting = answer(settled)?;
    show.result(&settled, |settled| {
        let line = if settled.entry.is_none() { show.words.was_so() } else { show.words.is_set() };
        format!("{line}\n{}", crate::values::lines(&settled.values, show))
    });
    Ok(Done::Well)
}

/// Which of several is meant: the one that is there by that name, or the one that it comes in the place of.
fn which(set: &SetValue, page: &PostingPage) -> Result<String, Failure> {
    let name = set.instead_of.as_deref().unwrap_or(&set.value);
    match Field::from(set.field) {
        Field::Contact => {
            let named = |address: &str| which_address(address) == which_address(name);
            let mut contacts = page.values.contacts.iter();
            let known = contacts.find(|contact| named(&contact.address) || named(&contact.which));
            Ok(known.map_or_else(|| which_address(name), |contact| contact.which.clone()))
        }
        Field::Criterion => {
            let mut criteria = page.values.criteria.iter();
            let known = criteria.find(|criterion| criterion.text == name || criterion.which == name);
            Ok(known.map_or_else(|| name.to_owned(), |criterion| criterion.which.clone()))
        }
        Field::Problem => {
            let number: usize = set.value.parse().map_err(|_| unfit(set))?;
            let finding = number.checked_sub(1).and_then(|index| page.values.findings.get(index));
            Ok(finding.ok_or_else(|| unfit(set))?.which.clone())
        }
        _ => Ok(String::new()),
    }
}

fn typed(set: &SetValue, page: &PostingPage) -> Result<PostingValue, Failure> {
    let text = &set.value;
    let field = Field::from(set.field);
    let nothing = set.remove || text.is_empty();
    let value = match field {
        Field::Contact if nothing => return Ok(PostingValue::Contact(None)),
        Field::Criterion if nothing => return Ok(PostingValue::Criterion(None)),
        Field::Contact => {
            let known = which(set, page)?;
            let role = page.values.contacts.iter().find(|contact| contact.which == known).map(|contact| contact.role);
            let role = set.role.map(ContactRole::from).or(role).unwrap_or(ContactRole::To);
            return Ok(PostingValue::Contact(Some(ContactValue { address: text.clone(), role })));
        }
        Field::Criterion => {
            let kind = if set.plus { CriterionKind::Plus } else { CriterionKind::Must };
            return Ok(PostingValue::Criterion(Some(CriterionValue { text: text.clone(), kind })));
        }
        Field::Problem => {
            let decision = match &set.write_to {
                Some(address) => Decision::WriteTo { address: address.clone() },
                None => Decision::NotAProblem,
            };
            return Ok(PostingValue::Problem(Some(decision)));
        }
        Field::RefusedPieces => {
            let words = text.split([',', ' ']).filter(|word| !word.is_empty());
            let pieces: Option<Vec<Piece>> =
                words.map(|word| Piece::ALL.into_iter().find(|piece| piece.code() == word)).collect();
            return pieces.map(PostingValue::RefusedPieces).ok_or_else(|| unfit(set));
        }
        Field::Proof if !nothing => {
            let place = set.place.map_or(ProofPlace::Anywhere, ProofPlace::from);
            return Ok(PostingValue::Proof(Some(Proof { what: text.clone(), place })));
        }
        // What is nothing is said by a word of its own there.
        Field::State if nothing => json!("unknown"),
        Field::Register if nothing => json!("none"),
        _ if nothing => json!(null),
        Field::AnswerWithinDays => json!(text.parse::<u32>().map_err(|_| unfit(set))?),
        _ => json!(text),
    };
    serde_json::from_value(json!({ "field": field, "value": value })).map_err(|_| unfit(set))
}

fn unfit(set: &SetValue) -> Failure {
    Failure::ValueUnfit { field: set.field.into(), value: set.value.clone() }
}
