//! A posting as a person settled it: what is written out, and what others are told of it.

use crate::{Address, ApplyContract, Contact, Criterion, Held, Posting, Source, Sourced, Terms, Values};

/// Where a value stands that a person wrote: nowhere in the text, so at its very beginning and of no length.
const BY_HAND: Source = Source { start: 0, end: 0, line: 1 };

impl Values {
    /// The posting with these values in place of those that its file says.
    pub fn laid_over(&self, posting: Posting) -> Posting {
        Posting {
            title: self.title.value.clone(),
            organisation: self.organisation.value.clone(),
            date: self.date.value,
            deadline: self.deadline.value,
            state: self.state.value,
            contacts: self.contacts_of_posting(),
            apply: ApplyContract {
                subject: sourced(&self.subject),
                application_url: sourced(&self.application_url),
                pieces: sourced(&self.pieces),
                refused_pieces: self.refused_pieces.value.clone(),
                proof: sourced(&self.proof),
                answer_within_days: sourced(&self.answer_within_days),
            },
            criteria: self.criteria_of_posting(),
            terms: Terms {
                contract: sourced(&self.contract),
                length: sourced(&self.length),
                days_a_week: sourced(&self.days_a_week),
                remote: sourced(&self.remote),
                place: sourced(&self.place),
                start: sourced(&self.start),
                pay: sourced(&self.pay),
            },
            language: self.language.value,
            register: self.register.value,
            ..posting
        }
    }

    fn contacts_of_posting(&self) -> Vec<Contact> {
        let contact = |address: Address, role, source| Contact { address, role, source };
        self.contacts_in_effect()
            .filter_map(|held| Some(contact(held.address.parse().ok()?, held.role, held.source)))
            .collect()
    }

    fn criteria_of_posting(&self) -> Vec<Criterion> {
        self.criteria_in_effect()
            .map(|held| Criterion { text: held.text.clone(), kind: held.kind, source: held.source.unwrap_or(BY_HAND) })
            .collect()
    }
}

fn sourced<T: Clone>(held: &Held<Option<T>>) -> Option<Sourced<T>> {
    held.value.clone().map(|value| Sourced::new(value, held.source.unwrap_or(BY_HAND)))
}

#[cfg(test)]
mod tests {
    use crate::{ContactRole, ContactValue, Posting, PostingValue, Said, Settled, lay};

    #[test]
    fn what_a_person_settled_takes_the_place_of_what_the_file_says() {
        let mut posting = Posting::titled("Juriste");
        posting.contacts.push(super::Contact {
            address: "ancienne@example.org".parse().unwrap(),
            role: ContactRole::To,
            source: None,
        });
        let said = Said { posting: posting.clone(), problems: Vec::new() };
        let gone = posting.contacts[0].which();
        let new = ContactValue { address: "camille@example.org".to_owned(), role: ContactRole::To };
        let settled = [
            Settled::over(&said, String::new(), PostingValue::Title("Juriste en droit public".to_owned())),
            Settled::over(&said, gone, PostingValue::Contact(None)),
            Settled::over(&said, "camille@example.org".to_owned(), PostingValue::Contact(Some(new))),
        ];
        let posting = lay(&said, &settled).laid_over(posting);
        assert_eq!(posting.title, "Juriste en droit public");
        let contacts: Vec<_> = posting.contacts.iter().map(|contact| contact.address.as_str()).collect();
        assert_eq!(contacts, ["camille@example.org"]);
    }
}
