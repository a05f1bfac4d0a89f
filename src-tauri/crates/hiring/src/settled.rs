//! What a person settled, laid over what the file says.
//!
//! A person's word stands until they take it back, whatever the file comes to say; where the file has come to say something else
//! since, that is said.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ContactValue, CriterionValue, Decision, Field, Finding, Held, HeldContact, HeldCriterion, Place, PostingValue,
    Problem, ProblemKind, Said, Source, Sourced, Values, which_address,
};

/// How a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// From the file, and nobody has said anything to it.
    Read,
    /// A person said the same.
    Confirmed,
    /// A person said something else.
    Corrected,
    /// The file does not say it.
    Added,
    /// The file says it, and it does not hold.
    Removed,
}

impl How {
    pub const ALL: [Self; 5] = [Self::Read, Self::Confirmed, Self::Corrected, Self::Added, Self::Removed];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    /// Of a value that a person gives where the file says that.
    pub fn of(value: &PostingValue, said: &PostingValue) -> Self {
        match (value.is_nothing(), said.is_nothing()) {
            _ if value == said => Self::Confirmed,
            (false, true) => Self::Added,
            (true, false) => Self::Removed,
            _ => Self::Corrected,
        }
    }
}

/// A person's word on one value, with what the file said then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub which: String,
    pub value: PostingValue,
    pub said: PostingValue,
    pub how: How,
}

impl Settled {
    /// That word, over what the file says now.
    pub fn over(said: &Said, which: String, value: PostingValue) -> Self {
        let says = said.value_of(value.field(), &which);
        Self { how: How::of(&value, &says), which, value, said: says }
    }
}

/// One single value: the person's word if there is one, else the file's.
macro_rules! single {
    ($settled:expr, $field:ident, $says:expr, $source:expr) => {
        hold(
            $says,
            $source,
            $settled.iter().find_map(|settled| match (&settled.value, &settled.said) {
                (PostingValue::$field(value), PostingValue::$field(said)) => Some((value, said, settled.how)),
                _ => None,
            }),
        )
    };
}

fn hold<T: Clone + PartialEq>(says: T, source: Option<Source>, settled: Option<(&T, &T, How)>) -> Held<T> {
    match settled {
        None => Held { value: says.clone(), how: How::Read, says, source, differs: false },
        Some((value, said, how)) => {
            Held { value: value.clone(), how, differs: says != *said && says != *value, says, source }
        }
    }
}

/// What holds of a posting: what its file says, with what a person settled laid over it.
pub fn lay(said: &Said, settled: &[Settled]) -> Values {
    fn sourced<T: Clone>(value: Option<&Sourced<T>>) -> (Option<T>, Option<Source>) {
        (value.map(|value| value.value.clone()), value.map(|value| value.source))
    }
    macro_rules! sourced_single {
        ($field:ident, $value:expr) => {{
            let (says, source) = sourced($value.as_ref());
            single!(settled, $field, says, source)
        }};
    }
    let posting = &said.posting;
    let (sources, apply, terms) = (&posting.sources, &posting.apply, &posting.terms);
    let mut values = Values {
        title: single!(settled, Title, posting.title.clone(), sources.title),
        organisation: single!(settled, Organisation, posting.organisation.clone(), sources.organisation),
        state: single!(settled, State, posting.state, sources.state),
        date: single!(settled, Date, posting.date, sources.date),
        deadline: single!(settled, Deadline, posting.deadline, sources.deadline),
        subject: sourced_single!(Subject, apply.subject),
        application_url: sourced_single!(ApplicationUrl, apply.application_url),
        pieces: sourced_single!(Pieces, apply.pieces),
        refused_pieces: single!(settled, RefusedPieces, apply.refused_pieces.clone(), None),
        proof: sourced_single!(Proof, apply.proof),
        answer_within_days: sourced_single!(AnswerWithinDays, apply.answer_within_days),
        contract: sourced_single!(Contract, terms.contract),
        length: sourced_single!(Length, terms.length),
        days_a_week: sourced_single!(DaysAWeek, terms.days_a_week),
        remote: sourced_single!(Remote, terms.remote),
        place: sourced_single!(Place, terms.place),
        start: sourced_single!(Start, terms.start),
        pay: sourced_single!(Pay, terms.pay),
        language: single!(settled, Language, posting.language, None),
        register: single!(settled, Register, posting.register, None),
        contacts: contacts(said, settled),
        criteria: criteria(said, settled),
        findings: Vec::new(),
    };
    values.findings = findings(said, settled, &values);
    values
}

fn settled_of<'a>(settled: &'a [Settled], field: Field, which: &str) -> Option<&'a Settled> {
    settled.iter().find(|it| it.value.field() == field && it.which == which)
}

/// Of one of several: whether the file has come to say something else than when it was settled.
fn has_drifted(settled: &Settled, says: &PostingValue) -> bool {
    *says != settled.said && *says != settled.value
}

fn index(at: usize) -> Option<u32> {
    u32::try_from(at).ok()
}

/// Those of the file in its order, then those that only a person names; each address once, those to apply to first.
fn contacts(said: &Said, settled: &[Settled]) -> Vec<HeldContact> {
    let read = said.posting.contacts.iter().enumerate().map(|(at, contact)| {
        let which = contact.which();
        let says = contact.value();
        let word = settled_of(settled, Field::Contact, &which);
        let chosen = settled.iter().find_map(|it| chosen_address(it, &which));
        let (value, how, differs) = match (word, chosen) {
            (Some(word), _) => {
                let differs = has_drifted(word, &PostingValue::Contact(Some(says.clone())));
                (word.contact(), word.how, differs)
            }
            (None, Some(address)) if which_address(address) == which => (Some(says.clone()), How::Confirmed, false),
            (None, Some(address)) => {
                let value = ContactValue { address: address.to_owned(), ..says.clone() };
                (Some(value), How::Corrected, false)
            }
            (None, None) => (Some(says.clone()), How::Read, false),
        };
        let shown = value.unwrap_or_else(|| says.clone());
        HeldContact {
            which,
            address: shown.address,
            role: shown.role,
            how,
            says: Some(says),
            source: contact.source,
            index: index(at),
            differs,
        }
    });
    let unread = settled.iter().filter(|it| it.value.field() == Field::Contact && said.contact(&it.which).is_none());
    let unread = unread.filter_map(|word| {
        let value = word.contact()?;
        Some(HeldContact {
            which: word.which.clone(),
            address: value.address,
            role: value.role,
            how: word.how,
            says: None,
            source: None,
            index: None,
            differs: has_drifted(word, &PostingValue::Contact(None)),
        })
    });
    each_once(read.chain(unread).collect())
}

/// The address that a person chose for a link that shows one and leads to another, if this is either of them.
fn chosen_address<'a>(settled: &'a Settled, which: &str) -> Option<&'a str> {
    let PostingValue::Problem(Some(Decision::WriteTo { address })) = &settled.value else { return None };
    let kind: ProblemKind = serde_json::from_str(&settled.which).ok()?;
    let ProblemKind::ContactMismatch { shown, linked } = kind else { return None };
    [shown, linked].iter().any(|either| which_address(either) == which).then_some(address)
}

/// A person's word goes before the file's, and a role that is more of an invitation before one that is less.
fn each_once(all: Vec<HeldContact>) -> Vec<HeldContact> {
    let mut kept: Vec<HeldContact> = Vec::with_capacity(all.len());
    for contact in all {
        let same = kept.iter_mut().find(|known| {
            known.how != How::Removed
                && contact.how != How::Removed
                && which_address(&known.address) == which_address(&contact.address)
        });
        match same {
            None => kept.push(contact),
            Some(known) => {
                let weight = |it: &HeldContact| (it.how == How::Read, it.role.rank());
                if weight(&contact) < weight(known) {
                    *known = contact;
                }
            }
        }
    }
    kept.sort_by_key(|contact| (contact.how == How::Removed, contact.role.rank()));
    kept
}

fn criteria(said: &Said, settled: &[Settled]) -> Vec<HeldCriterion> {
    let read = said.posting.criteria.iter().enumerate().map(|(at, criterion)| {
        let says = criterion.value();
        let word = settled_of(settled, Field::Criterion, &criterion.text);
        let differs = word.is_some_and(|it| has_drifted(it, &PostingValue::Criterion(Some(says.clone()))));
        let shown = word.and_then(Settled::criterion).unwrap_or_else(|| says.clone());
        HeldCriterion {
            which: criterion.text.clone(),
            text: shown.text,
            kind: shown.kind,
            how: word.map_or(How::Read, |word| word.how),
            says: Some(says),
            source: Some(criterion.source),
            index: index(at),
            differs,
        }
    });
    let unread =
        settled.iter().filter(|it| it.value.field() == Field::Criterion && said.criterion(&it.which).is_none());
    let unread = unread.filter_map(|word| {
        let value = word.criterion()?;
        Some(HeldCriterion {
            which: word.which.clone(),
            text: value.text,
            kind: value.kind,
            how: word.how,
            says: None,
            source: None,
            index: None,
            differs: has_drifted(word, &PostingValue::Criterion(None)),
        })
    });
    read.chain(unread).collect()
}

impl Settled {
    fn contact(&self) -> Option<ContactValue> {
        match &self.value {
            PostingValue::Contact(contact) => contact.clone(),
            _ => None,
        }
    }

    fn criterion(&self) -> Option<CriterionValue> {
        match &self.value {
            PostingValue::Criterion(criterion) => criterion.clone(),
            _ => None,
        }
    }
}

/// The reader's problems, and the values of which the file has come to say something else; the worst first.
fn findings(said: &Said, settled: &[Settled], values: &Values) -> Vec<Finding> {
    let read = said.problems.iter().map(|problem| finding(problem, settled));
    let drifted = drifted(values).into_iter().map(|(field, which, source)| {
        let kind = ProblemKind::SettledDiffers { field, which };
        let place = source.map(|source| Place { line: source.line, column: 1 });
        Finding { which: String::new(), kind, place, decision: None, open: true }
    });
    let mut findings: Vec<Finding> = read.chain(drifted).collect();
    findings.sort_by_key(|finding| (!finding.open, finding.kind.harm(), finding.place));
    findings
}

fn finding(problem: &Problem, settled: &[Settled]) -> Finding {
    let which = problem.which();
    let decision = settled_of(settled, Field::Problem, &which).and_then(|it| match &it.value {
        PostingValue::Problem(decision) => decision.clone(),
        _ => None,
    });
    let answered = settled.iter().any(|it| answers(it, &problem.kind));
    let open = decision.is_none() && !answered && !problem.kind.is_remark();
    Finding { which, kind: problem.kind.clone(), place: problem.place, decision, open }
}

/// Whether a person's word on a value leaves nothing of the doubt.
fn answers(settled: &Settled, problem: &ProblemKind) -> bool {
    match problem {
        ProblemKind::TitleMissing => settled.value.field() == Field::Title,
        ProblemKind::StateContradictory { .. } => settled.value.field() == Field::State,
        ProblemKind::ContactMismatch { shown, linked } => {
            settled.value.field() == Field::Contact
                && [shown, linked].iter().any(|either| which_address(either) == settled.which)
        }
        _ => false,
    }
}

fn drifted(values: &Values) -> Vec<(Field, String, Option<Source>)> {
    let mut drifted = Vec::new();
    macro_rules! note {
        ($($field:ident $name:ident),+) => {
            $(if values.$name.differs {
                drifted.push((Field::$field, String::new(), values.$name.source));
            })+
        };
    }
    note!(
        Title title, Organisation organisation, State state, Date date, Deadline deadline, Subject subject,
        ApplicationUrl application_url, Pieces pieces, RefusedPieces refused_pieces, Proof proof,
        AnswerWithinDays answer_within_days, Contract contract, Length length, DaysAWeek days_a_week, Remote remote,
        Place place, Start start, Pay pay, Language language, Register register
    );
    let contacts = values.contacts.iter().filter(|it| it.differs);
    drifted.extend(contacts.map(|it| (Field::Contact, it.address.clone(), it.source)));
    let criteria = values.criteria.iter().filter(|it| it.differs);
    drifted.extend(criteria.map(|it| (Field::Criterion, it.text.clone(), it.source)));
    drifted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Contact, ContactRole, Criterion, CriterionKind, Posting};

    const SOURCE: Source = Source { start: 4, end: 9, line: 2 };

    fn contact(address: &str, role: ContactRole) -> Contact {
        Contact { address: address.parse().unwrap(), role, source: Some(SOURCE) }
    }

    fn said() -> Said {
        let mut posting = Posting::titled("Juriste");
        posting.contacts =
            vec![contact("camille@example.org", ContactRole::To), contact("yann@example.org", ContactRole::Cc)];
        posting.criteria = vec![Criterion { text: "Le droit".to_owned(), kind: CriterionKind::Must, source: SOURCE }];
        Said { posting, problems: Vec::new() }
    }

    fn written(address: &str, role: ContactRole) -> PostingValue {
        PostingValue::Contact(Some(ContactValue { address: address.to_owned(), role }))
    }

    fn word(said: &Said, which: &str, value: PostingValue) -> Settled {
        Settled::over(said, which.to_owned(), value)
    }

    fn whom(values: &Values) -> Vec<(&str, ContactRole, How)> {
        values.contacts_in_effect().map(|it| (it.address.as_str(), it.role, it.how)).collect()
    }

    #[test]
    fn without_a_word_it_is_what_the_file_says() {
        let values = lay(&said(), &[]);
        assert_eq!((values.title.value.as_str(), values.title.how), ("Juriste", How::Read));
        assert_eq!(
            whom(&values),
            [("camille@example.org", ContactRole::To, How::Read), ("yann@example.org", ContactRole::Cc, How::Read)]
        );
        assert_eq!(values.contacts[1].index, Some(1));
        assert!(values.findings.is_empty());
    }

    #[test]
    fn how_a_value_stands_follows_from_the_two_words() {
        let deadline = |day: Option<&str>| PostingValue::Deadline(day.map(|day| day.parse().unwrap()));
        assert_eq!(How::of(&deadline(Some("2026-03-01")), &deadline(Some("2026-03-01"))), How::Confirmed);
        assert_eq!(How::of(&deadline(None), &deadline(None)), How::Confirmed);
        assert_eq!(How::of(&deadline(Some("2026-03-01")), &deadline(Some("2026-03-02"))), How::Corrected);
        assert_eq!(How::of(&deadline(Some("2026-03-01")), &deadline(None)), How::Added);
        assert_eq!(How::of(&deadline(None), &deadline(Some("2026-03-01"))), How::Removed);
    }

    #[test]
    fn a_word_stands_over_what_the_file_comes_to_say_and_that_is_told() {
        let mut said = said();
        let settled = [word(&said, "", PostingValue::Title("Juriste données".to_owned()))];
        said.posting.title = "Juriste public".to_owned();
        let values = lay(&said, &settled);
        assert_eq!((values.title.value.as_str(), values.title.differs), ("Juriste données", true));
        let [finding] = values.findings.as_slice() else { panic!("{:?}", values.findings) };
        assert!(finding.open && matches!(finding.kind, ProblemKind::SettledDiffers { field: Field::Title, .. }));
        // Until the file says what the person said, or the person has seen what it says.
        said.posting.title = "Juriste données".to_owned();
        assert!(lay(&said, &settled).findings.is_empty());
        said.posting.title = "Juriste public".to_owned();
        let seen = [word(&said, "", PostingValue::Title("Juriste données".to_owned()))];
        assert!(lay(&said, &seen).findings.is_empty());
    }

    #[test]
    fn a_replaced_contact_is_written_to_once_though_the_file_names_both() {
        let said = said();
        let settled = [word(&said, "camille@example.org", written("Yann@example.org", ContactRole::To))];
        assert_eq!(whom(&lay(&said, &settled)), [("Yann@example.org", ContactRole::To, How::Corrected)]);
    }

    #[test]
    fn a_contact_that_was_taken_away_is_not_written_to_and_can_be_brought_back() {
        let said = said();
        let values = lay(&said, &[word(&said, "camille@example.org", PostingValue::Contact(None))]);
        assert_eq!(whom(&values), [("yann@example.org", ContactRole::Cc, How::Read)]);
        let last = values.contacts.last().unwrap();
        assert_eq!((last.address.as_str(), last.how), ("camille@example.org", How::Removed));
        // Should the file stop naming it as well, nothing is left to say.
        let mut later = said.clone();
        later.posting.contacts.remove(0);
        let values = lay(&later, &[word(&said, "camille@example.org", PostingValue::Contact(None))]);
        assert_eq!((values.contacts.len(), values.findings.len()), (1, 0));
    }

    #[test]
    fn a_contact_that_the_file_stops_naming_stays_as_confirmed_and_is_told_of() {
        let mut said = said();
        let settled = [word(&said, "camille@example.org", written("camille@example.org", ContactRole::To))];
        said.posting.contacts.remove(0);
        let values = lay(&said, &settled);
        assert_eq!(whom(&values)[0], ("camille@example.org", ContactRole::To, How::Confirmed));
        assert_eq!(values.findings[0].kind.harm(), 2);
    }

    #[test]
    fn criteria_are_edited_one_by_one() {
        let said = said();
        let plus = CriterionValue { text: "Le droit public".to_owned(), kind: CriterionKind::Plus };
        let values = lay(&said, &[word(&said, "Le droit", PostingValue::Criterion(Some(plus)))]);
        assert_eq!((values.criteria[0].text.as_str(), values.criteria[0].how), ("Le droit public", How::Corrected));
        assert_eq!(values.criteria[0].says.as_ref().unwrap().text, "Le droit");
    }

    #[test]
    fn a_word_on_a_value_answers_the_doubt_about_it() {
        let mut said = said();
        let mismatch = ProblemKind::ContactMismatch {
            shown: "Camille@example.org".to_owned(),
            linked: "c@example.com".to_owned(),
        };
        said.problems = vec![
            Problem::new(ProblemKind::FrontMatterMissing),
            Problem::new(ProblemKind::TitleMissing),
            Problem::new(mismatch),
        ];
        let open = |settled: &[Settled]| lay(&said, settled).open_findings().count();
        let codes: Vec<_> = lay(&said, &[]).findings.iter().map(|finding| finding.kind.harm()).collect();
        assert_eq!(codes, [1, 7, 11], "the worst first, remarks last");
        assert_eq!(open(&[]), 2);
        let title = word(&said, "", PostingValue::Title("Juriste".to_owned()));
        let contact = word(&said, "camille@example.org", written("camille@example.org", ContactRole::To));
        assert_eq!(open(&[title, contact]), 0);
    }

    #[test]
    fn of_a_link_with_two_addresses_the_chosen_one_is_written_to() {
        let mut said = said();
        let kind = ProblemKind::ContactMismatch {
            shown: "zoe@example.org".to_owned(),
            linked: "camille@example.org".to_owned(),
        };
        said.problems = vec![Problem::new(kind)];
        let decide = |decision: Decision| word(&said, &said.problems[0].which(), PostingValue::Problem(Some(decision)));
        let chosen = lay(&said, &[decide(Decision::WriteTo { address: "zoe@example.org".to_owned() })]);
        assert_eq!(whom(&chosen)[0], ("zoe@example.org", ContactRole::To, How::Corrected));
        assert_eq!(chosen.open_findings().count(), 0);
        let none = lay(&said, &[decide(Decision::NotAProblem)]);
        assert_eq!(whom(&none)[0], ("camille@example.org", ContactRole::To, How::Read));
        assert_eq!(none.findings[0].decision, Some(Decision::NotAProblem));
    }
}
