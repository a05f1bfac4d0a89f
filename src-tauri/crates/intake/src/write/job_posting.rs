//! A `JobPosting` of schema.org, for sites and boards that take one.

use hiring::{Contact, ContactRole, ContractKind, Posting, Remote, Sourced};
use serde_json::{Map, Value, json};

use super::{days, said_state};
use crate::page::to_portable_html;
use crate::posting::read_again_data;

/// Properties that came with the posting and are handed on as they were.
const HANDED_ON: [&str; 12] = [
    "applicantLocationRequirements",
    "educationRequirements",
    "experienceRequirements",
    "identifier",
    "industry",
    "jobBenefits",
    "jobImmediateStart",
    "occupationalCategory",
    "qualifications",
    "skills",
    "totalJobOpenings",
    "url",
];

pub fn to_job_posting(posting: &Posting) -> Value {
    let to = posting.contacts.iter().filter(|contact| contact.role == ContactRole::To);
    let value = written(posting, to.collect());
    let back = read_again_data(&value.to_string());
    if back.is_some_and(|back| contacts(&back.contacts) == contacts(&posting.contacts)) {
        return value;
    }
    // Named on top, some would be taken for another than the text says they are: the text alone names them.
    written(posting, given(posting))
}

fn contacts(contacts: &[Contact]) -> Vec<(&str, ContactRole)> {
    contacts.iter().map(|contact| (contact.address.as_str(), contact.role)).collect()
}

/// Those that the text does not name.
fn given(posting: &Posting) -> Vec<&Contact> {
    let first_line_of_text = posting.facts.iter().filter_map(|fact| fact.line).max();
    let is_given = |contact: &&Contact| contact.line().is_none_or(|line| Some(line) <= first_line_of_text);
    posting.contacts.iter().filter(is_given).collect()
}

fn written(posting: &Posting, to: Vec<&Contact>) -> Value {
    let mut data = Map::new();
    let mut say = |name: &str, value: Value| {
        data.insert(name.to_owned(), value);
    };
    say("@context", json!(["https://schema.org", { "vivier": "urn:vivier:" }]));
    say("@type", json!("JobPosting"));
    say("title", json!(posting.title));
    if let Some(name) = &posting.organisation {
        say("hiringOrganization", json!({ "@type": "Organization", "name": name }));
    }
    for (name, day) in [("datePosted", posting.date), ("validThrough", posting.deadline)] {
        if let Some(day) = day {
            say(name, json!(day.to_string()));
        }
    }
    if let Some(state) = said_state(posting) {
        say("vivier:state", json!(state));
    }
    for (_, name, day) in days(posting) {
        if let Some(day) = day {
            say(name, json!(day.to_string()));
        }
    }
    match to.as_slice() {
        [] => {}
        [one] => say("applicationContact", point(one)),
        several => say("applicationContact", several.iter().map(|contact| point(contact)).collect()),
    }
    say("description", json!(to_portable_html(&posting.body)));
    data.extend(terms(posting));
    for fact in posting.facts.iter().filter(|fact| HANDED_ON.contains(&fact.key.as_str())) {
        data.entry(fact.key.clone()).or_insert_with(|| json!(fact.value));
    }
    if let Some(url) = &posting.apply.application_url {
        data.insert("url".to_owned(), json!(url.value));
        data.insert("directApply".to_owned(), json!(true));
    }
    Value::Object(data)
}

fn point(contact: &Contact) -> Value {
    json!({ "@type": "ContactPoint", "email": contact.address.as_str() })
}

fn terms(posting: &Posting) -> Map<String, Value> {
    let terms = &posting.terms;
    let text = |term: Option<&Sourced<String>>| term.map(|term| json!(term.value));
    let place = |place: &Sourced<String>| json!({ "@type": "Place", "address": place.value });
    let pay = |pay: &Sourced<String>| json!({ "@type": "MonetaryAmount", "name": pay.value });
    let everywhere = terms.remote.as_ref().is_some_and(|remote| remote.value == Remote::Full);
    let said = [
        ("employmentType", terms.contract.as_ref().map(|contract| json!(employment(contract.value)))),
        ("jobLocation", terms.place.as_ref().map(place)),
        ("jobLocationType", everywhere.then(|| json!("TELECOMMUTE"))),
        ("baseSalary", terms.pay.as_ref().map(pay)),
        ("jobStartDate", text(terms.start.as_ref())),
        ("workHours", text(terms.days_a_week.as_ref())),
    ];
    said.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// In schema.org's words where it has one.
const fn employment(contract: ContractKind) -> &'static str {
    match contract {
        ContractKind::Permanent => "PERMANENT",
        ContractKind::FixedTerm => "TEMPORARY",
        ContractKind::Freelance => "CONTRACTOR",
        ContractKind::Internship => "INTERN",
        ContractKind::Apprenticeship => "APPRENTICESHIP",
        ContractKind::CivilService => "CIVIL SERVICE",
        ContractKind::Volunteer => "VOLUNTEER",
    }
}
