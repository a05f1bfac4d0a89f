//! Candidates.

use hiring::{
    ApplicationId, CandidateChange, CandidateDetails, CandidateField, CandidateId, EntryId, Moment, Parts, Piece,
    PostingId, StageId,
};
use serde::{Deserialize, Serialize};
use store::{
    ApplicationRow, CandidateFilter, CandidateList, Likely, ListCandidates, Selection, ShowTimeline, StoredCandidate,
    StoredFile, TagCount, Timeline,
};
use ts_rs::TS;

use super::Done;
use super::notes::NotePage;
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
pub struct TagCandidates {
    pub selection: Selection<CandidateId, CandidateFilter>,
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

macro_rules! later {
    ($($name:ident: $request:ty => $response:ty;)+) => {$(
        pub(crate) fn $name(_: &Desk, _: $request, _: &Job<'_>) -> Result<$response, Failure> {
            Err(Failure::Internal { detail: "not there yet".to_owned() })
        }
    )+};
}
pub(crate) use later;

later! {
    take_apart: TakeApart => Parts;
    likely: FindLikely => LikelyPeople;
    add: AddCandidate => CandidateAdded;
    edit: EditCandidate => Done;
    tag: TagCandidates => Done;
    remove: RemoveCandidates => Done;
    merge: MergeCandidates => Done;
    tell_apart: TellApart => Done;
    show: ShowCandidate => CandidatePage;
    list: ListCandidates => CandidateList;
    tags: Nothing => Tags;
    timeline: ShowTimeline => Timeline;
}
