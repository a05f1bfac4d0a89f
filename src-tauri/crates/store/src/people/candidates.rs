//! Candidates: writing them down, listing them, showing one.

use chrono::NaiveDate;
use hiring::{
    ApplicationId, CandidateDetails, CandidateId, Hue, LikelyReason, Moment, Phone, PostingId, ProfileLink, StageEnd,
    StageName,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Empty parts ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CandidateFilter {
    /// The beginnings of words, in any order: names, headline, place, tags, addresses, digits of a phone.
    pub text: String,
    /// Those who have all of these.
    pub tags: Vec<String>,
    pub source: Option<String>,
    /// Those who applied there.
    pub posting: Option<PostingId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortCandidates {
    #[default]
    Name,
    Added,
    LastContact,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListCandidates {
    pub filter: CandidateFilter,
    pub sort: SortCandidates,
    pub descending: bool,
    pub offset: u64,
    pub limit: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidateRow {
    pub id: CandidateId,
    pub name: String,
    pub headline: String,
    pub place: String,
    /// The first of each.
    pub address: Option<String>,
    pub phone: Option<String>,
    pub tags: Vec<String>,
    pub source: String,
    pub added_at: Moment,
    pub last_contact: Option<NaiveDate>,
    pub applications: u64,
    /// The application that came last.
    pub latest: Option<LatestApplication>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LatestApplication {
    pub id: ApplicationId,
    pub posting: PostingId,
    pub title: String,
    pub stage: StageName,
    pub hue: Hue,
    pub ends: Option<StageEnd>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidateList {
    pub rows: Vec<CandidateRow>,
    /// How many match the filter.
    pub total: u64,
    /// How many there are.
    pub all: u64,
}

/// A tag, and how many have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TagCount {
    pub tag: String,
    pub count: u64,
}

/// Somebody, in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonLine {
    pub id: CandidateId,
    pub name: String,
    pub headline: String,
    pub place: String,
    pub addresses: Vec<String>,
    pub phones: Vec<String>,
    pub applications: u64,
}

/// Somebody who is likely the same person, and what says so, the surest reason first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Likely {
    pub person: PersonLine,
    pub reasons: Vec<LikelyReason>,
}

/// A person as they stand in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StoredCandidate {
    pub id: CandidateId,
    pub details: CandidateDetails,
    /// The same phones and links as in the details, as they were read.
    pub phones: Vec<Phone>,
    pub links: Vec<ProfileLink>,
    pub added_at: Moment,
}
