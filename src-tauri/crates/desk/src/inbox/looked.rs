//! What was found for every waiting mail, kept while people go through them: after a write only those are looked at anew that it may
//! concern, for a list of thousands is drawn after each.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use hiring::{Arrived, CandidateId, MessageId, MessageState, PostingIndex};
use store::{Read, Since, StoredMessage};

use super::triage::{Triage, person_of, triage};
use crate::Failure;

#[derive(Debug, Default)]
pub struct Cache(Mutex<Option<Arc<Looked>>>);

#[derive(Debug)]
pub struct Looked {
    store: PathBuf,
    entry: i64,
    /// The latest first.
    pub waiting: Vec<StoredMessage>,
    pub triages: HashMap<MessageId, Triage>,
    traces: HashMap<MessageId, Trace>,
}

/// By what a mail is found to be somebody's, or an answer to another.
#[derive(Debug, Clone)]
struct Trace {
    keys: BTreeSet<String>,
    references: Vec<String>,
    /// Whose mail it answers.
    answers: Option<CandidateId>,
}

impl Cache {
    pub fn look(&self, store: &Path, read: &Read<'_>) -> Result<Arc<Looked>, Failure> {
        let entry = read.latest_entry()?;
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = held.as_ref().filter(|looked| looked.store == store);
        if let Some(looked) = before.filter(|looked| looked.entry == entry) {
            return Ok(Arc::clone(looked));
        }
        let known = before.map(|looked| looked.still_true(read)).transpose()?.unwrap_or_default();
        let looked = Arc::new(look(store, read, entry, known)?);
        *held = Some(Arc::clone(&looked));
        Ok(looked)
    }
}

type Known = HashMap<MessageId, (Triage, Trace)>;

fn look(store: &Path, read: &Read<'_>, entry: i64, mut known: Known) -> Result<Looked, Failure> {
    let waiting = read.messages(MessageState::Waiting, 0, u64::MAX)?;
    // Reading what all postings ask for takes longer than looking at a mail.
    let asks_anything = waiting.iter().any(|message| !known.contains_key(&message.id));
    let index = PostingIndex::of(if asks_anything { read.asking_postings()? } else { Vec::new() });
    let mut triages = HashMap::with_capacity(waiting.len());
    let mut traces = HashMap::with_capacity(waiting.len());
    for message in &waiting {
        let (triage, trace) = if let Some(known) = known.remove(&message.id) {
            known
        } else {
            let said = read.said_of(message.id)?;
            let triage = triage(read, &index, message, &said)?;
            let answers = read.thread_of(&said.references)?.and_then(|thread| thread.candidate);
            let trace = Trace::of(&triage, said, answers);
            (triage, trace)
        };
        triages.insert(message.id, triage);
        traces.insert(message.id, trace);
    }
    Ok(Looked { store: store.to_owned(), entry, waiting, triages, traces })
}

impl Trace {
    fn of(triage: &Triage, said: Arrived, answers: Option<CandidateId>) -> Self {
        let mut keys = BTreeSet::new();
        if let Some(person) = person_of(&triage.details) {
            keys.insert(person.details.name.alike_key());
            keys.extend(person.addresses.iter().map(hiring::Address::key));
            keys.extend(person.phones.iter().filter_map(|phone| phone.e164.clone()));
            keys.extend(person.links.iter().map(|link| link.key.clone()));
        }
        keys.extend(said.writer().and_then(|writer| writer.address).map(|address| address.key()));
        keys.remove("");
        Self { keys, references: said.references, answers }
    }
}

impl Looked {
    /// What no write since can have changed.
    fn still_true(&self, read: &Read<'_>) -> Result<Known, Failure> {
        let Since { elsewhere, people, messages } = read.changed_since(self.entry)?;
        // What postings ask for is looked for in every mail; and where more people changed than mails wait, one look at all is less.
        if elsewhere || people.len() > self.waiting.len() {
            return Ok(Known::new());
        }
        let changed: HashSet<CandidateId> = people.iter().copied().collect();
        let keys = read.keys_of(&people)?;
        let written = read.identities_of(&messages)?;
        let rewritten: HashSet<MessageId> = messages.into_iter().collect();
        let stands = |id: &MessageId, triage: &Triage, trace: &Trace| {
            !rewritten.contains(id)
                && [triage.candidate, trace.answers]
                    .into_iter()
                    .flatten()
                    .all(|candidate| !changed.contains(&candidate))
                && triage.people.iter().all(|likely| !changed.contains(&likely.person.id))
                && trace.keys.is_disjoint(&keys)
                && trace.references.iter().all(|reference| !written.contains(reference))
        };
        let known = self.triages.iter().filter_map(|(id, triage)| {
            let trace = self.traces.get(id)?;
            stands(id, triage, trace).then(|| (*id, (triage.clone(), trace.clone())))
        });
        Ok(known.collect())
    }
}
