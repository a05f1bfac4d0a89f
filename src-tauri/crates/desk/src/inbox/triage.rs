//! What is to become of one mail: for which posting, whose, with which pieces, and whether that is certain.

use std::collections::BTreeSet;

use hiring::{
    ApplicationId, Arrived, CandidateDetails, CandidateId, FoundPiece, FoundProof, Person, Piece, Pieces, PostingId,
    PostingIndex, PostingMatch, Proof, find_proof, fold, pieces_in, subject_as_asked, words, writer_of,
};
use serde::{Deserialize, Serialize};
use store::{Known, Likely, Read, StoredMessage, Thread};
use ts_rs::TS;

/// What accepting it would do, or what has to be decided first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxOutcome {
    NewPerson,
    KnownPerson,
    /// More pieces for an application that is there.
    Completes,
    /// A mail about an application that is there, with nothing that was missing.
    Reply,
    /// Somebody here may be the same person.
    PossibleDuplicate,
    /// Nothing speaks for a posting.
    NoPosting,
    /// Something does, and not enough.
    PostingUnsure,
    /// It takes no applications any more.
    PostingClosed,
    /// Nothing says who wrote it.
    NameMissing,
    /// It was passed on, or its file is somebody else's.
    PersonUnsure,
}

/// On whose word something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InboxWord {
    /// A person's.
    Chosen,
    /// The mail's, and nothing else needs to be asked.
    Certain,
    /// Nobody's: what is named is only the likeliest.
    Open,
}

/// The sign that the posting was read to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProofAsked {
    pub proof: Proof,
    pub found: Option<FoundProof>,
}

#[derive(Debug, Clone)]
pub struct Triage {
    pub postings: Vec<PostingMatch>,
    /// Chosen, else the likeliest.
    pub posting: Option<PostingId>,
    pub posting_by: InboxWord,
    /// Who wrote it, as the mail says.
    pub details: CandidateDetails,
    pub people: Vec<Likely>,
    /// Chosen, else the likeliest; none for somebody new.
    pub candidate: Option<CandidateId>,
    pub person_by: InboxWord,
    /// Theirs to that posting, if there is one.
    pub application: Option<ApplicationId>,
    pub found: Vec<FoundPiece>,
    /// With what came before.
    pub pieces: Pieces,
    pub proof: Option<ProofAsked>,
    /// The prescribed subject, and whether it is this one.
    pub subject: Option<(String, bool)>,
    pub outcome: InboxOutcome,
}

impl Triage {
    /// It can be accepted together with others.
    pub fn is_ready(&self) -> bool {
        self.posting_by != InboxWord::Open && self.person_by != InboxWord::Open
    }
}

/// Looks at one mail as the store is now.
pub fn triage(
    read: &Read<'_>,
    index: &PostingIndex,
    message: &StoredMessage,
    said: &Arrived,
) -> Result<Triage, store::Error> {
    let thread = read.thread_of(&said.references)?;
    let mut postings = index.matches(said, thread.and_then(|thread| thread.posting));
    let details = writer_of(said);
    let person = person_of(&details);
    let whose = whose(read, message, said, person.as_ref(), thread)?;
    if let Some(candidate) = whose.candidate.filter(|_| whose.sure) {
        index.add_applied(&mut postings, &read.postings_under_way(candidate)?);
    }
    let theirs = theirs_in_thread(thread, &whose);
    let chosen_posting = message.posting.is_some() || message.no_posting;
    let best = postings.first().filter(|_| !message.no_posting);
    let posting = message.posting.or_else(|| best.map(|best| best.posting));
    let application = match (theirs, whose.candidate, posting) {
        (Some((application, of)), _, Some(posting)) if of == posting => Some(application),
        (_, Some(candidate), Some(posting)) => read.application_to(candidate, posting)?,
        _ => None,
    };
    let state = posting.and_then(|id| index.posting(id)).map(|posting| posting.state);
    let is_open = state.is_some_and(hiring::PostingState::takes_applications) || application.is_some();
    let certain = best.is_some_and(|best| best.certain);
    let speaks_for_one = best.is_some();
    let found = pieces_in(said);
    let mut triage = Triage {
        posting_by: word(chosen_posting, certain && is_open),
        person_by: word((message.candidate.is_some() || message.new_person) && whose.sure, whose.sure),
        candidate: whose.candidate,
        people: whose.people,
        outcome: InboxOutcome::NewPerson,
        pieces: Pieces::of(None, &BTreeSet::new()),
        proof: None,
        subject: None,
        details,
        postings,
        posting,
        application,
        found,
    };
    hold_against(&mut triage, read, index, said)?;
    triage.outcome = outcome(&triage, speaks_for_one, is_open, said, read)?;
    Ok(triage)
}

const fn word(chosen: bool, certain: bool) -> InboxWord {
    match (chosen, certain) {
        (true, _) => InboxWord::Chosen,
        (false, true) => InboxWord::Certain,
        (false, false) => InboxWord::Open,
    }
}

/// What speaks for somebody.
struct Whose {
    candidate: Option<CandidateId>,
    sure: bool,
    people: Vec<Likely>,
}

pub fn person_of(details: &CandidateDetails) -> Option<Person> {
    details.clone().read().ok()
}

fn whose(
    read: &Read<'_>,
    message: &StoredMessage,
    said: &Arrived,
    person: Option<&Person>,
    thread: Option<Thread>,
) -> Result<Whose, store::Error> {
    let mut people = match person {
        Some(person) => read.likely(Known::of(person, None))?,
        None => Vec::new(),
    };
    if message.new_person {
        return Ok(Whose { candidate: None, sure: person.is_some(), people });
    }
    if let Some(chosen) = message.candidate {
        return Ok(Whose { candidate: Some(chosen), sure: true, people });
    }
    let Some(person) = person else { return Ok(Whose { candidate: None, sure: false, people }) };
    // Whoever answers a mail of ours from the address it went to is whom it went to.
    let of_thread = thread.and_then(|thread| thread.candidate);
    let writer = said.writer();
    let own = match writer.and_then(|writer| writer.address) {
        Some(address) => read.candidates_at(&address)?,
        None => Vec::new(),
    };
    if let (Some(candidate), [only]) = (of_thread, own.as_slice())
        && candidate == *only
        && said.is_first_hand()
    {
        return Ok(Whose { candidate: of_thread, sure: true, people });
    }
    let resemblance = read.resemblance(person)?;
    let is_theirs = said.is_first_hand() && files_agree(said, person);
    match resemblance {
        Some(found) if found.certain => {
            // One person alone has that address, and nobody else is as near.
            let others = people.iter().filter(|other| other.person.id != found.candidate);
            let none_near = others.filter(|other| other.reasons.iter().any(|reason| reason.is_strong())).count() == 0;
            let by_address = own == [found.candidate];
            Ok(Whose { candidate: Some(found.candidate), sure: by_address && none_near && is_theirs, people })
        }
        Some(found) => Ok(Whose { candidate: Some(found.candidate), sure: false, people }),
        None => {
            let has_whole_name = person.details.name.family.is_some();
            let nobody = people.is_empty();
            // Namesakes are shown, and whoever wrote is taken for somebody new.
            people.truncate(5);
            Ok(Whose { candidate: None, sure: nobody && has_whole_name && is_theirs, people })
        }
    }
}

/// A CV with words has its owner's name in it.
fn files_agree(said: &Arrived, person: &Person) -> bool {
    let folded = fold(&person.details.name.written);
    let names: Vec<&str> = words(&folded).filter(|word| word.chars().count() >= 2).collect();
    said.files.iter().filter(|file| file.text.len() > 200).all(|file| {
        let head: String = fold(&file.text.chars().take(4000).collect::<String>());
        let there: BTreeSet<&str> = words(&head).collect();
        names.iter().any(|name| there.contains(name))
    })
}

fn theirs_in_thread(thread: Option<Thread>, whose: &Whose) -> Option<(ApplicationId, PostingId)> {
    let thread = thread.filter(|thread| thread.candidate.is_some() && thread.candidate == whose.candidate)?;
    Some((thread.application?, thread.posting?))
}

/// What came, held against what the posting asks for.
fn hold_against(
    triage: &mut Triage,
    read: &Read<'_>,
    index: &PostingIndex,
    said: &Arrived,
) -> Result<(), store::Error> {
    let Some(posting) = triage.posting else { return Ok(()) };
    let mut came: BTreeSet<Piece> = triage.found.iter().map(|found| found.piece).collect();
    let asking = read.asking(posting)?;
    let asked = match triage.application {
        Some(application) => {
            let details = read.application_details(application)?;
            came.extend(details.came);
            details.asked
        }
        None => asking.pieces,
    };
    triage.pieces = Pieces::of(asked, &came);
    triage.proof = asking.proof.map(|proof| ProofAsked { found: find_proof(&proof, said), proof });
    let subject = index.posting(posting).and_then(|posting| posting.subject.clone());
    triage.subject = subject.map(|asked| {
        let fits = subject_as_asked(&asked, said.bare_subject());
        (asked, fits)
    });
    Ok(())
}

fn outcome(
    triage: &Triage,
    speaks_for_one: bool,
    is_open: bool,
    said: &Arrived,
    read: &Read<'_>,
) -> Result<InboxOutcome, store::Error> {
    if person_of(&triage.details).is_none() && triage.candidate.is_none() {
        return Ok(InboxOutcome::NameMissing);
    }
    if triage.posting_by == InboxWord::Open {
        return Ok(match triage.posting {
            None => InboxOutcome::NoPosting,
            Some(_) if speaks_for_one && !is_open => InboxOutcome::PostingClosed,
            Some(_) => InboxOutcome::PostingUnsure,
        });
    }
    if triage.person_by == InboxWord::Open {
        let unsure = !said.is_first_hand() || triage.people.is_empty();
        return Ok(if unsure { InboxOutcome::PersonUnsure } else { InboxOutcome::PossibleDuplicate });
    }
    let Some(application) = triage.application else {
        let known = triage.candidate.is_some();
        return Ok(if known { InboxOutcome::KnownPerson } else { InboxOutcome::NewPerson });
    };
    let before = read.application_details(application)?.came;
    let more = triage.found.iter().any(|found| !before.contains(&found.piece));
    Ok(if more && !said.files.is_empty() { InboxOutcome::Completes } else { InboxOutcome::Reply })
}
