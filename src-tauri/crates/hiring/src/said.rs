//! What a posting's file says, value by value.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Contact, ContactValue, Criterion, CriterionValue, Field, Posting, PostingValue, Problem, Sourced};

/// What was read of one version of a posting's file, and with what doubts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub posting: Posting,
    pub problems: Vec<Problem>,
}

/// One value, and which of several it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Which {
    /// Of a contact the address, of a criterion the text, as the file gives it; of a problem the code that the page gives it. Empty
    /// for what a posting has one of.
    pub which: String,
    pub value: PostingValue,
}

/// A value of which two versions say something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    pub which: String,
    pub before: PostingValue,
    pub after: PostingValue,
}

impl Contact {
    pub fn value(&self) -> ContactValue {
        ContactValue { address: self.address.to_string(), role: self.role }
    }

    /// By which it is told from the posting's other contacts.
    pub fn which(&self) -> String {
        which_address(self.address.as_str())
    }
}

/// Case is kept in an address and does not tell two apart.
pub fn which_address(address: &str) -> String {
    address.trim().to_lowercase()
}

impl Criterion {
    pub fn value(&self) -> CriterionValue {
        CriterionValue { text: self.text.clone(), kind: self.kind }
    }
}

impl Problem {
    /// By which it is told from the others of its posting: what it is about, wherever it stands.
    pub fn which(&self) -> String {
        serde_json::to_string(&self.kind).unwrap_or_default()
    }
}

impl Said {
    /// Every value that a posting has one of, in the order of the fields.
    fn singles(&self) -> Vec<PostingValue> {
        let (posting, apply, terms) = (&self.posting, &self.posting.apply, &self.posting.terms);
        vec![
            PostingValue::Title(posting.title.clone()),
            PostingValue::Organisation(posting.organisation.clone()),
            PostingValue::State(posting.state),
            PostingValue::Date(posting.date),
            PostingValue::Deadline(posting.deadline),
            PostingValue::Subject(value(apply.subject.as_ref())),
            PostingValue::ApplicationUrl(value(apply.application_url.as_ref())),
            PostingValue::Pieces(value(apply.pieces.as_ref())),
            PostingValue::RefusedPieces(apply.refused_pieces.clone()),
            PostingValue::Proof(value(apply.proof.as_ref())),
            PostingValue::AnswerWithinDays(value(apply.answer_within_days.as_ref())),
            PostingValue::Contract(value(terms.contract.as_ref())),
            PostingValue::Length(value(terms.length.as_ref())),
            PostingValue::DaysAWeek(value(terms.days_a_week.as_ref())),
            PostingValue::Remote(value(terms.remote.as_ref())),
            PostingValue::Place(value(terms.place.as_ref())),
            PostingValue::Start(value(terms.start.as_ref())),
            PostingValue::Pay(value(terms.pay.as_ref())),
            PostingValue::Language(posting.language),
            PostingValue::Register(posting.register),
        ]
    }

    /// What the file says of that.
    pub fn value_of(&self, field: Field, which: &str) -> PostingValue {
        match field {
            Field::Contact => PostingValue::Contact(self.contact(which).map(Contact::value)),
            Field::Criterion => PostingValue::Criterion(self.criterion(which).map(Criterion::value)),
            Field::Problem => PostingValue::Problem(None),
            single => {
                let mut singles = self.singles().into_iter();
                singles.find(|value| value.field() == single).unwrap_or(PostingValue::Problem(None))
            }
        }
    }

    pub(crate) fn contact(&self, which: &str) -> Option<&Contact> {
        self.posting.contacts.iter().find(|contact| contact.which() == which)
    }

    pub(crate) fn criterion(&self, which: &str) -> Option<&Criterion> {
        self.posting.criteria.iter().find(|criterion| criterion.text == which)
    }
}

fn value<T: Clone>(sourced: Option<&Sourced<T>>) -> Option<T> {
    sourced.map(|sourced| sourced.value.clone())
}

/// What the later of two readings says otherwise, in the order of the fields.
pub fn differences(earlier: &Said, later: &Said) -> Vec<Difference> {
    let singles = earlier.singles().into_iter().zip(later.singles());
    let mut differences: Vec<Difference> = singles
        .filter(|(before, after)| before != after)
        .map(|(before, after)| Difference { which: String::new(), before, after })
        .collect();
    let contacts = |said: &Said| said.posting.contacts.iter().map(Contact::which).collect::<Vec<_>>();
    let criteria = |said: &Said| said.posting.criteria.iter().map(|criterion| criterion.text.clone()).collect();
    differences.extend(several(earlier, later, Field::Contact, contacts));
    differences.extend(several(earlier, later, Field::Criterion, criteria));
    differences
}

fn several(earlier: &Said, later: &Said, field: Field, named: impl Fn(&Said) -> Vec<String>) -> Vec<Difference> {
    let before = named(earlier);
    let new = named(later).into_iter().filter(|which| !before.contains(which)).collect::<Vec<_>>();
    let all = before.into_iter().chain(new).map(|which| Difference {
        before: earlier.value_of(field, &which),
        after: later.value_of(field, &which),
        which,
    });
    all.filter(|difference| difference.before != difference.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ContactRole, CriterionKind, PostingState, Source};

    const SOURCE: Source = Source { start: 0, end: 1, line: 1 };

    fn said() -> Said {
        let mut posting = Posting::titled("Juriste");
        posting.contacts.push(Contact {
            address: "Camille@example.org".parse().unwrap(),
            role: ContactRole::To,
            source: None,
        });
        posting.criteria.push(Criterion { text: "Le droit".to_owned(), kind: CriterionKind::Must, source: SOURCE });
        posting.body = "Bonjour".to_owned();
        Said { posting, problems: Vec::new() }
    }

    #[test]
    fn two_readings_are_told_apart_value_by_value() {
        let earlier = said();
        assert!(differences(&earlier, &earlier).is_empty());
        let mut later = earlier.clone();
        later.posting.state = PostingState::Open;
        later.posting.contacts[0].role = ContactRole::Cc;
        later.posting.criteria[0].text = "Le droit public".to_owned();
        let told: Vec<_> = differences(&earlier, &later)
            .into_iter()
            .map(|it| (it.which, it.before.is_nothing(), it.after.is_nothing(), it.after.field()))
            .collect();
        assert_eq!(
            told,
            [
                (String::new(), true, false, Field::State),
                ("camille@example.org".to_owned(), false, false, Field::Contact),
                ("Le droit".to_owned(), false, true, Field::Criterion),
                ("Le droit public".to_owned(), true, false, Field::Criterion),
            ]
        );
    }

    #[test]
    fn kept_as_json_it_is_what_was_read_and_not_the_text() {
        let said = said();
        let json = serde_json::to_string(&said).unwrap();
        assert!(!json.contains("Bonjour"));
        let back: Said = serde_json::from_str(&json).unwrap();
        assert_eq!(back.posting.contacts, said.posting.contacts);
        assert!(differences(&said, &back).is_empty());
    }

    #[test]
    fn every_single_field_has_a_value() {
        let said = said();
        for field in Field::ALL {
            assert_eq!(said.value_of(*field, "").field(), *field);
        }
    }
}
