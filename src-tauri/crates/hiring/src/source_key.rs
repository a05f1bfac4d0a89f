//! Names for the values of a posting that were read at a place in its text: `subject`, `contact:0`.
//!
//! A page that marks these places and a page that lists the values say the same thing by the same name. The numbers are those of
//! [`Posting::contacts`] and [`Posting::criteria`], from 0.

use std::fmt;

use crate::{Posting, Source, Sourced};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKey {
    Title,
    Organisation,
    Date,
    Deadline,
    State,
    Contact(usize),
    Subject,
    ApplicationUrl,
    Pieces,
    Proof,
    AnswerWithinDays,
    Criterion(usize),
    Contract,
    Length,
    DaysAWeek,
    Remote,
    Place,
    Start,
    Pay,
}

impl fmt::Display for SourceKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Contact(index) => return write!(out, "contact:{index}"),
            Self::Criterion(index) => return write!(out, "criterion:{index}"),
            Self::Title => "title",
            Self::Organisation => "organisation",
            Self::Date => "date",
            Self::Deadline => "deadline",
            Self::State => "state",
            Self::Subject => "subject",
            Self::ApplicationUrl => "application_url",
            Self::Pieces => "pieces",
            Self::Proof => "proof",
            Self::AnswerWithinDays => "answer_within_days",
            Self::Contract => "contract",
            Self::Length => "length",
            Self::DaysAWeek => "days_a_week",
            Self::Remote => "remote",
            Self::Place => "place",
            Self::Start => "start",
            Self::Pay => "pay",
        };
        out.write_str(name)
    }
}

impl Posting {
    /// Each value that has a place in the text, with that place.
    pub fn sourced(&self) -> Vec<(SourceKey, Source)> {
        use SourceKey as Key;
        fn at<T>(value: Option<&Sourced<T>>) -> Option<Source> {
            value.map(|value| value.source)
        }
        let (own, apply, terms) = (&self.sources, &self.apply, &self.terms);
        let single = [
            (Key::Title, own.title),
            (Key::Organisation, own.organisation),
            (Key::Date, own.date),
            (Key::Deadline, own.deadline),
            (Key::State, own.state),
            (Key::Subject, at(apply.subject.as_ref())),
            (Key::ApplicationUrl, at(apply.application_url.as_ref())),
            (Key::Pieces, at(apply.pieces.as_ref())),
            (Key::Proof, at(apply.proof.as_ref())),
            (Key::AnswerWithinDays, at(apply.answer_within_days.as_ref())),
            (Key::Contract, at(terms.contract.as_ref())),
            (Key::Length, at(terms.length.as_ref())),
            (Key::DaysAWeek, at(terms.days_a_week.as_ref())),
            (Key::Remote, at(terms.remote.as_ref())),
            (Key::Place, at(terms.place.as_ref())),
            (Key::Start, at(terms.start.as_ref())),
            (Key::Pay, at(terms.pay.as_ref())),
        ];
        let single = single.into_iter().filter_map(|(key, source)| Some((key, source?)));
        let contacts = self.contacts.iter().enumerate();
        let contacts = contacts.filter_map(|(index, contact)| Some((Key::Contact(index), contact.source?)));
        let criteria = self.criteria.iter().enumerate();
        let criteria = criteria.map(|(index, criterion)| (Key::Criterion(index), criterion.source));
        single.chain(contacts).chain(criteria).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Contact, ContactRole, Criterion, CriterionKind};

    #[test]
    fn each_value_with_a_place_is_named() {
        let source = Source { start: 3, end: 9, line: 2 };
        let mut posting = Posting::titled("Juriste");
        let address = "camille@example.org".parse().unwrap();
        posting.contacts.push(Contact { address, role: ContactRole::To, source: None });
        let address = "yann@example.org".parse().unwrap();
        posting.contacts.push(Contact { address, role: ContactRole::Cc, source: Some(source) });
        posting.criteria.push(Criterion { text: "Le droit".to_owned(), kind: CriterionKind::Must, source });
        posting.apply.subject = Some(Sourced::new("Poste".to_owned(), source));
        let names: Vec<_> = posting.sourced().iter().map(|(key, _)| key.to_string()).collect();
        assert_eq!(names, ["subject", "contact:1", "criterion:0"]);
    }
}
