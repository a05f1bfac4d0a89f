//! What mails say of a posting, and who its contacts are: with what a person has settled laid over what its file says.

use hiring::{Address, ContactRole, Language, PostingState, ProblemKind, Receives, Register, Said};
use mail::WireAddress;
use store::{NewRecipient, StoredPosting};

/// What mails say of a posting.
#[derive(Debug, Clone)]
pub struct PostingFacts {
    pub title: String,
    pub organisation: Option<String>,
    pub state: PostingState,
    pub deadline: Option<chrono::NaiveDate>,
    pub place: Option<String>,
    pub answer_days: Option<u32>,
    pub language: Language,
    pub register: Register,
    pub contacts: Vec<(Address, ContactRole)>,
    pub asks_for_proof: bool,
    pub contact_mismatch: bool,
}

impl PostingFacts {
    pub fn of(stored: &StoredPosting) -> Self {
        let said = said(stored);
        let values = stored.values(&said);
        let contact_mismatch =
            values.open_findings().any(|finding| matches!(finding.kind, ProblemKind::ContactMismatch { .. }));
        let posting = values.laid_over(said.posting);
        Self {
            title: posting.title,
            organisation: posting.organisation,
            state: posting.state,
            deadline: posting.deadline,
            place: posting.terms.place.map(|place| place.value),
            answer_days: posting.apply.answer_within_days.map(|days| days.value),
            language: posting.language.unwrap_or(Language::French),
            register: posting.register,
            contacts: posting.contacts.into_iter().map(|contact| (contact.address, contact.role)).collect(),
            asks_for_proof: posting.apply.proof.is_some(),
            contact_mismatch,
        }
    }

    /// Of a mail that is about none.
    pub fn none() -> Self {
        Self {
            title: String::new(),
            organisation: None,
            state: PostingState::Open,
            deadline: None,
            place: None,
            answer_days: None,
            language: Language::French,
            register: Register::Vous,
            contacts: Vec::new(),
            asks_for_proof: false,
            contact_mismatch: false,
        }
    }
}

/// What the posting's file says, before what a person settled is laid over it.
fn said(stored: &StoredPosting) -> Said {
    stored.said.clone().unwrap_or_else(|| {
        let reading = intake::read_posting(&stored.bytes, &stored.row.path);
        let posting = reading.posting.unwrap_or_else(|| hiring::Posting::titled(&stored.row.title));
        Said { posting, problems: reading.problems }
    })
}

/// Those who are to have a mail about it, each once, but for those who are left out of this one.
pub fn contacts_of(facts: &PostingFacts, without: &[String]) -> Vec<NewRecipient> {
    let mut recipients: Vec<NewRecipient> = Vec::new();
    let is_wanted = |address: &Address| without.iter().all(|other| !other.eq_ignore_ascii_case(address.as_str()));
    for (address, role) in facts.contacts.iter().filter(|(address, _)| is_wanted(address)) {
        let receives = match role {
            ContactRole::To => Receives::To,
            ContactRole::Cc => Receives::Cc,
            // Answers questions: no applications go there.
            ContactRole::Question => continue,
        };
        let is_new = recipients.iter().all(|known| !known.address.as_str().eq_ignore_ascii_case(address.as_str()));
        if is_new && WireAddress::new(address).is_ok() {
            recipients.push(NewRecipient { address: address.clone(), name: String::new(), receives });
        }
    }
    if recipients.iter().all(|recipient| recipient.receives != Receives::To) {
        for recipient in &mut recipients {
            recipient.receives = Receives::To;
        }
    }
    recipients
}
