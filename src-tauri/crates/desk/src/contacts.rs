//! The addresses on all postings, and replacing one everywhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use hiring::{Address, ContactRole, EntryId, Field, How, PostingId, PostingState, ProblemKind, fold, which_address};
use serde::{Deserialize, Serialize};
use store::{Op, Read};
use ts_rs::TS;

use crate::job::Job;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListContacts {
    /// Looked for in the address; empty for all.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactList {
    /// Those on most postings first.
    pub contacts: Vec<ContactRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactRow {
    pub address: String,
    /// On how many postings, and on how many that take applications.
    pub postings: u32,
    pub open: u32,
    /// On how many in each role.
    pub to: u32,
    pub cc: u32,
    pub question: u32,
    /// On how many a link shows one address and leads to another, this being either, and nobody has decided.
    pub doubtful: u32,
    /// The addresses that this one was put in the place of, for imports to come as well.
    pub instead_of: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowContact {
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactPage {
    pub postings: Vec<ContactPosting>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactPosting {
    pub id: PostingId,
    pub title: String,
    pub organisation: Option<String>,
    pub state: PostingState,
    pub role: ContactRole,
    pub how: How,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplaceContact {
    pub from: String,
    pub to: String,
    /// Only on these. Without: on all, and on what is imported later too.
    pub postings: Option<Vec<PostingId>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReplacedContact {
    /// On how many postings.
    pub postings: u32,
    /// To undo it by; none when it was on none of them.
    pub entry: Option<EntryId>,
}

pub(crate) fn list(desk: &Desk, request: ListContacts, _: &Job<'_>) -> Result<ContactList, Failure> {
    let wanted = fold(&request.text);
    let (contacts, doubtful, replaced) =
        desk.store()?.read(|read| Ok((read.contacts()?, addresses_in_doubt(read)?, read.replaced_addresses()?)))?;
    let mut rows: BTreeMap<String, ContactRow> = BTreeMap::new();
    for contact in contacts.into_iter().filter(|contact| fold(&contact.address).contains(&wanted)) {
        let which = which_address(&contact.address);
        let row = rows.entry(which.clone()).or_insert_with(|| ContactRow {
            address: contact.address.clone(),
            postings: 0,
            open: 0,
            to: 0,
            cc: 0,
            question: 0,
            doubtful: doubtful.get(&which).copied().unwrap_or_default(),
            instead_of: instead_of(&replaced, &which),
        });
        row.postings += 1;
        row.open += u32::from(contact.state.takes_applications());
        *match contact.role {
            ContactRole::To => &mut row.to,
            ContactRole::Cc => &mut row.cc,
            ContactRole::Question => &mut row.question,
        } += 1;
    }
    let mut contacts: Vec<ContactRow> = rows.into_values().collect();
    contacts.sort_by_key(|row| std::cmp::Reverse(row.postings));
    Ok(ContactList { contacts })
}

fn instead_of(replaced: &[(String, String)], which: &str) -> Vec<String> {
    replaced.iter().filter(|(_, now)| which_address(now) == which).map(|(was, _)| was.clone()).collect()
}

/// The addresses of links that show one and lead to another, and on how many postings each.
fn addresses_in_doubt(read: &Read<'_>) -> Result<HashMap<String, u32>, store::Error> {
    let mut doubtful = HashMap::new();
    for id in read.postings_in_doubt_of_a_contact()? {
        let stored = read.posting(id)?;
        let Some(said) = &stored.said else { continue };
        let mut either = BTreeSet::new();
        for finding in stored.values(said).open_findings() {
            if let ProblemKind::ContactMismatch { shown, linked } = &finding.kind {
                either.extend([which_address(shown), which_address(linked)]);
            }
        }
        for address in either {
            *doubtful.entry(address).or_default() += 1;
        }
    }
    Ok(doubtful)
}

pub(crate) fn show(desk: &Desk, request: ShowContact, _: &Job<'_>) -> Result<ContactPage, Failure> {
    let which = which_address(&request.address);
    let postings = desk.store()?.read(|read| {
        let mut postings = Vec::new();
        for contact in read.contacts()?.into_iter().filter(|contact| which_address(&contact.address) == which) {
            let stored = read.posting(contact.posting)?;
            let values = stored.said.as_ref().map(|said| stored.values(said));
            let held = values.and_then(|values| {
                values.contacts_in_effect().find(|held| which_address(&held.address) == which).map(|held| held.how)
            });
            postings.push(ContactPosting {
                id: contact.posting,
                title: contact.title,
                organisation: contact.organisation,
                state: contact.state,
                role: contact.role,
                how: held.unwrap_or(How::Read),
            });
        }
        Ok(postings)
    })?;
    Ok(ContactPage { postings })
}

/// One undo for all of it. Somebody who left is not written to by what is imported later either, unless only some postings were
/// meant.
pub(crate) fn replace(desk: &Desk, request: ReplaceContact, _: &Job<'_>) -> Result<ReplacedContact, Failure> {
    let unfit = |value: &str| Failure::ValueUnfit { field: Field::Contact, value: value.to_owned() };
    let to: Address = request.to.parse().map_err(|_| unfit(&request.to))?;
    let from = which_address(&request.from);
    if which_address(to.as_str()) == from {
        return Err(unfit(&request.to));
    }
    let store = desk.store()?;
    let written = store.transact(|tx| {
        let with_it = tx.contacts()?.into_iter().filter(|contact| which_address(&contact.address) == from);
        let mut postings: Vec<PostingId> = with_it.map(|contact| contact.posting).collect();
        if let Some(only) = &request.postings {
            postings.retain(|posting| only.contains(posting));
        }
        let replaced = tx.replace_on(&postings, &from, to.as_str())?;
        if request.postings.is_none() && replaced > 0 {
            tx.replace_from_now_on(&from, to.as_str())?;
        }
        let op = Op::ContactReplaced { from: from.clone(), to: to.to_string(), postings: replaced.into() };
        Ok((replaced, op))
    })?;
    let entry = written.entry;
    match desk.tell(written) {
        0 => Err(Failure::ContactUnknown { address: request.from }),
        postings => Ok(ReplacedContact { postings, entry }),
    }
}
