//! Candidates.

use hiring::{
    ApplicationId, CandidateChange, CandidateDetails, CandidateField, CandidateId, EntryId, Moment, Parts, PersonName,
    Phone, Piece, PostingId, ProfileLink, StageId,
};
use serde::{Deserialize, Serialize};
use store::{
    ApplicationRow, CandidateFilter, CandidateList, Known, Likely, ListCandidates, Op, PeopleSelection, Picked,
    Selection, ShowTimeline, StoredCandidate, StoredFile, TagCount, Timeline,
};
use ts_rs::TS;

use super::notes::{NotePage, note_page};
use super::{Done, asked, done};
use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeApart {
    pub text: String,
}

/// What is known of somebody while it is being typed; what cannot be read yet finds nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FindLikely {
    pub name: String,
    pub addresses: Vec<String>,
    pub phones: Vec<String>,
    pub links: Vec<String>,
    /// Not this person themselves.
    pub except: Option<CandidateId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LikelyPeople {
    pub likely: Vec<Likely>,
}

/// What somebody applies with. Empty parts take the usual: the first stage, now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Applying {
    pub posting: PostingId,
    #[serde(default)]
    pub stage: Option<StageId>,
    #[serde(default)]
    pub received_at: Option<Moment>,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub came: Vec<Piece>,
}

impl Applying {
    /// With nothing but where to.
    pub(super) const fn to(posting: PostingId, stage: StageId) -> Self {
        Self { posting, stage: Some(stage), received_at: None, source: String::new(), came: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AddCandidate {
    pub details: CandidateDetails,
    /// A first note, in Markdown.
    #[serde(default)]
    pub note: String,
    /// To apply to a posting at once.
    #[serde(default)]
    pub applying: Option<Applying>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidateAdded {
    pub id: CandidateId,
    pub application: Option<ApplicationId>,
    /// Who may be the same person: they were added all the same.
    pub likely: Vec<Likely>,
    pub entry: Option<EntryId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditCandidate {
    pub id: CandidateId,
    pub changes: Vec<CandidateChange>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PickCandidates {
    pub filter: CandidateFilter,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TagCandidates {
    pub selection: PeopleSelection,
    #[serde(default)]
    pub add: Vec<String>,
    #[serde(default)]
    pub remove: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RemoveCandidates {
    pub selection: Selection<CandidateId, CandidateFilter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergeCandidates {
    pub keep: CandidateId,
    pub from: CandidateId,
    /// The fields to take from the other; of lists, whose comes first. Everything else is kept as it is, and nothing is lost.
    #[serde(default)]
    pub take: Vec<CandidateField>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TellApart {
    pub one: CandidateId,
    pub other: CandidateId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowCandidate {
    pub id: CandidateId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CandidatePage {
    #[serde(flatten)]
    pub candidate: StoredCandidate,
    /// The latest first.
    pub applications: Vec<ApplicationRow>,
    /// The latest first.
    pub notes: Vec<NotePage>,
    pub files: Vec<StoredFile>,
    /// Who may be the same person, as long as nobody has said that they are not.
    pub likely: Vec<Likely>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tags {
    pub tags: Vec<TagCount>,
}

/// Where somebody lives is told by the places that people and postings here have.
pub(crate) fn take_apart(desk: &Desk, request: TakeApart, _: &Job<'_>) -> Result<Parts, Failure> {
    let parts = hiring::take_apart(&request.text);
    let pieces = parts.may_be_places();
    if pieces.is_empty() {
        return Ok(parts);
    }
    let place = desk.store()?.read(|read| {
        for piece in pieces {
            if read.is_place(&piece)? {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    })?;
    Ok(match place {
        Some(place) => parts.with_place(&place),
        None => parts,
    })
}

pub(crate) fn likely(desk: &Desk, request: FindLikely, _: &Job<'_>) -> Result<LikelyPeople, Failure> {
    let addresses: Vec<_> = request.addresses.iter().filter_map(|address| address.parse().ok()).collect();
    let phones: Vec<_> = request.phones.iter().filter_map(|phone| Phone::read(phone).ok()).collect();
    let links: Vec<_> = request.links.iter().filter_map(|link| ProfileLink::read(link).ok()).collect();
    let known = Known {
        name: &PersonName::read(&request.name),
        addresses: &addresses,
        phones: &phones,
        links: &links,
        except: request.except,
    };
    Ok(LikelyPeople { likely: desk.store()?.read(|read| read.likely(known))? })
}

pub(crate) fn add(desk: &Desk, request: AddCandidate, _: &Job<'_>) -> Result<CandidateAdded, Failure> {
    let person = request.details.read()?;
    let written = desk.store()?.transact(|tx| {
        let likely = tx.likely(Known::of(&person, None))?;
        let id = tx.add_candidate(&person, tx.now())?;
        if !request.note.trim().is_empty() {
            tx.add_note(id, None, tx.now(), &request.note)?;
        }
        let application = match &request.applying {
            Some(applying) => Some(tx.add_application(&asked::Asked::of(tx, applying)?.by(id, tx.now()))?),
            None => None,
        };
        let name = person.details.name.written.clone();
        Ok((CandidateAdded { id, application, likely, entry: None }, Op::CandidateAdded { name }))
    })?;
    let entry = written.entry;
    Ok(CandidateAdded { entry, ..desk.tell(written) })
}

pub(crate) fn edit(desk: &Desk, request: EditCandidate, _: &Job<'_>) -> Result<Done, Failure> {
    let fields: Vec<CandidateField> = request.changes.iter().map(CandidateChange::field).collect();
    done(desk, |tx| {
        let mut details = tx.candidate(request.id)?.details;
        for change in request.changes {
            details.change(change);
        }
        let person = details.read()?;
        tx.write_candidate(request.id, &person)?;
        Ok((1, Op::CandidateEdited { name: person.details.name.written, fields }))
    })
}

pub(crate) fn tag(desk: &Desk, request: TagCandidates, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let mut tagged = Vec::new();
        for id in tx.selected_people(&request.selection, tx.now())? {
            if tx.tag_candidate(id, &request.add, &request.remove)? {
                tagged.push(id);
            }
        }
        let name = only(&tagged).map_or_else(|| Ok(String::new()), |id| tx.name_of(id))?;
        let (added, removed) = (request.add, request.remove);
        Ok((tagged.len() as u64, Op::CandidatesTagged { count: tagged.len() as u64, name, added, removed }))
    })
}

/// As for applications.
pub(crate) fn pick(desk: &Desk, request: PickCandidates, _: &Job<'_>) -> Result<Picked, Failure> {
    Ok(desk.store()?.read(|read| read.pick_candidates(&request.filter))?)
}

/// The one there is, if there is one.
pub(crate) fn only<Id: Copy>(ids: &[Id]) -> Option<Id> {
    if let [id] = ids { Some(*id) } else { None }
}

pub(crate) fn remove(desk: &Desk, request: RemoveCandidates, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let ids = tx.selected_candidates(&request.selection)?;
        let name = only(&ids).map_or_else(|| Ok(String::new()), |id| tx.name_of(id))?;
        for id in &ids {
            tx.remove_candidate(*id)?;
        }
        Ok((ids.len() as u64, Op::CandidatesRemoved { count: ids.len() as u64, name }))
    })
}

pub(crate) fn merge(desk: &Desk, request: MergeCandidates, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let gone = tx.name_of(request.from)?;
        tx.merge_candidates(request.keep, request.from, &request.take)?;
        Ok((2, Op::CandidatesMerged { kept: tx.name_of(request.keep)?, gone }))
    })
}

pub(crate) fn tell_apart(desk: &Desk, request: TellApart, _: &Job<'_>) -> Result<Done, Failure> {
    done(desk, |tx| {
        let (one, other) = (tx.name_of(request.one)?, tx.name_of(request.other)?);
        tx.tell_apart(request.one, request.other)?;
        Ok((2, Op::CandidatesToldApart { one, other }))
    })
}

pub(crate) fn show(desk: &Desk, request: ShowCandidate, _: &Job<'_>) -> Result<CandidatePage, Failure> {
    let (now, id) = (desk.now(), request.id);
    Ok(desk.store()?.read(|read| {
        let applications: Vec<i64> = read.applications_of(id)?.into_iter().map(ApplicationId::raw).collect();
        Ok(CandidatePage {
            candidate: read.candidate(id)?,
            applications: read.application_rows(&applications, now)?,
            notes: read.notes_of(id)?.into_iter().map(note_page).collect(),
            files: read.files_of(id)?,
            likely: read.likely_others(id)?,
        })
    })?)
}

pub(crate) fn list(desk: &Desk, request: ListCandidates, _: &Job<'_>) -> Result<CandidateList, Failure> {
    Ok(desk.store()?.read(|read| read.candidates(&request))?)
}

pub(crate) fn tags(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<Tags, Failure> {
    Ok(desk.store()?.read(|read| Ok(Tags { tags: read.tags()? }))?)
}

pub(crate) fn timeline(desk: &Desk, request: ShowTimeline, _: &Job<'_>) -> Result<Timeline, Failure> {
    Ok(desk.store()?.read(|read| read.timeline(request))?)
}
