//! What a person settled, laid over what the file says.
//!
//! A person's word stands until they take it back, whatever the file comes to say; where the file has come to say something else
//! since, that is said.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ContactRole, ContractKind, CriterionKind, Decision, Expression, Field, Language, Piece, Place, PostingState,
    PostingValue, Problem, ProblemKind, Proof, Register, Remote, Said, Source, Sourced, which_address,
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

/// A value in effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Held<T> {
    pub value: T,
    pub how: How,
    /// What the file says.
    pub says: T,
    /// Where it says so; none where the file's name does, or where it says nothing.
    pub source: Option<Source>,
    /// The file has come to say something else since a person settled it.
    pub differs: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldContact {
    pub which: String,
    /// One that was removed is still shown, so that it can be brought back.
    pub address: String,
    pub role: ContactRole,
    pub how: How,
    pub says: Option<crate::ContactValue>,
    pub source: Option<Source>,
    /// Its place among the contacts that were read, from 0.
    pub index: Option<u32>,
    pub differs: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldCriterion {
    pub which: String,
    pub text: String,
    pub kind: CriterionKind,
    pub how: How,
    pub says: Option<crate::CriterionValue>,
    pub source: Option<Source>,
    /// Its place among the criteria that were read, from 0.
    pub index: Option<u32>,
    pub differs: bool,
}

/// A problem, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    pub which: String,
    pub kind: ProblemKind,
    pub place: Option<Place>,
    pub decision: Option<Decision>,
    /// Whether it still asks something of a person.
    pub open: bool,
}

/// All values of a posting, each with how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Values {
    pub title: Held<String>,
    pub organisation: Held<Option<String>>,
    pub state: Held<PostingState>,
    #[ts(type = "Held<string | null>")]
    pub date: Held<Option<chrono::NaiveDate>>,
    #[ts(type = "Held<string | null>")]
    pub deadline: Held<Option<chrono::NaiveDate>>,
    pub subject: Held<Option<String>>,
    pub application_url: Held<Option<String>>,
    pub pieces: Held<Option<Expression>>,
    pub refused_pieces: Held<Vec<Piece>>,
    pub proof: Held<Option<Proof>>,
    pub answer_within_days: Held<Option<u32>>,
    pub contract: Held<Option<ContractKind>>,
    pub length: Held<Option<String>>,
    pub days_a_week: Held<Option<String>>,
    pub remote: Held<Option<Remote>>,
    pub place: Held<Option<String>>,
    pub start: Held<Option<String>>,
    pub pay: Held<Option<String>>,
    pub language: Held<Option<Language>>,
    pub register: Held<Register>,
    pub contacts: Vec<HeldContact>,
    pub criteria: Vec<HeldCriterion>,
    /// The worst first.
    pub findings: Vec<Finding>,
}

impl Values {
    /// Whom to write to: without those that do not hold.
    pub fn contacts_in_effect(&self) -> impl Iterator<Item = &HeldContact> {
        self.contacts.iter().filter(|contact| contact.how != How::Removed)
    }

    pub fn criteria_in_effect(&self) -> impl Iterator<Item = &HeldCriterion> {
        self.criteria.iter().filter(|criterion| criterion.how != How::Removed)
    }

    /// The problems that ask something of a person, the worst first.
    pub fn open_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.open)
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
                let value = crate::ContactValue { address: address.to_owned(), ..says.clone() };
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
    fn contact(&self) -> Option<crate::ContactValue> {
        match &self.value {
            PostingValue::Contact(contact) => contact.clone(),
            _ => None,
        }
    }

    fn criterion(&self) -> Option<crate::CriterionValue> {
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
