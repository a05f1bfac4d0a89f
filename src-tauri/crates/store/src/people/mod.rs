//! People: candidates, their applications, the pipeline they go through.

mod applications;
mod board;
mod candidates;
mod choices;
mod conditions;
mod files;
mod filters;
mod free_texts;
mod histories;
mod histories_since;
mod known_places;
mod likely;
mod merge;
mod moves;
mod notes;
mod pairs;
#[cfg(test)]
mod plans;
mod postings;
mod reasons;
mod retention;
mod rows;
mod saved_reports;
mod scores;
mod selection;
mod stages;
#[cfg(test)]
mod steps;
mod tables;
mod timeline;
mod today;
mod written_to;

pub use applications::{
    ApplicationDetails, ApplicationFilter, ApplicationList, ApplicationRow, ListApplications, NewApplication,
    ProofState, SortApplications,
};
pub use board::{Board, Card, CardWindow, Column, ShowBoard};
pub use candidates::{
    CandidateFilter, CandidateList, CandidateRow, LatestApplication, Likely, ListCandidates, NewCandidate, PersonLine,
    SortCandidates, StoredCandidate, TagCount,
};
pub use choices::{PostingChoice, ReportChoices};
pub use files::{NewFile, StoredFile};
pub use filters::{FilteredList, SaveFilter, SavedFilter};
pub use free_texts::{FreeText, FreeTextPart};
pub use histories::{ReportFilter, ReportPeriod};
pub use likely::{Known, Lookalikes};
pub use moves::{Ending, Move, MovedOn, Towards};
pub use notes::Note;
pub use pairs::LikelyPair;
pub use postings::{AskedCriterion, Asking, PostingToSettle};
pub use reasons::{Reason, ReasonName, Reasons, SaveReasons, WantedReason};
pub use retention::{DuePeople, Quarantine, Retention, RetentionRules};
pub(crate) use rows::{ids_as_json, stage_name};
pub use saved_reports::StoredReport;
pub use scores::StoredMark;
pub use selection::{PeopleSelection, Picked, Selection};
pub use stages::{ListStages, Pipeline, RemovedStage, SaveStages, Stage, WantedStage};
pub use tables::{PostingName, Resemblance, WrittenCandidate, is_only_a_name};
pub use timeline::{Happened, ShowTimeline, Timeline, TimelineItem};
pub use today::{Promise, Today, Waiting};
pub use written_to::WrittenTo;
