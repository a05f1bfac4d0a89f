//! Each figure, defined in one place: a file a report, with the rule, the sum and a case worked out by hand. The sentence that people
//! read is in `words`.
//!
//! What holds for all of them:
//!
//! * An application counts by itself: somebody who applies twice has two.
//! * Where it stands now says how it ended. An ending that was taken back is none.
//! * A stage is known by its code, else by its name; what it is called today does not matter.
//! * Every count is the length of the list of applications behind it, so that the two cannot differ.

mod answers;
mod calendar;
mod funnel;
mod hiring_time;
mod ladder;
mod mails;
mod openings;
mod pipeline;
mod quantile;
mod reasons;
mod scores;
mod sources;
mod stage_time;
mod steps;
mod summary;
mod together;
#[cfg(test)]
pub(crate) mod trial;
mod weeks;
#[cfg(test)]
mod worked;
mod workload;

use hiring::{Histories, Language, Mailed, Moment, PostingId, ReportName};

use crate::Section;
use funnel::Ways;
use together::together;

/// What is asked of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub now: Moment,
    /// The first moment of the period, and the first after it.
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// How far the days are ahead of UTC.
    pub minutes_east: i32,
    /// When it is about one posting, that posting's own stages are shown.
    pub posting: Option<PostingId>,
    pub language: Language,
}

impl Asked {
    pub(crate) fn has(&self, at: Moment) -> bool {
        self.from.is_none_or(|from| at >= from) && self.until.is_none_or(|until| at < until)
    }
}

/// All figures of a report. The mails are those to whoever the histories are about; most reports need none.
pub fn figures(report: ReportName, histories: &Histories, mails: &[Mailed], asked: &Asked) -> Vec<Section> {
    match report {
        ReportName::Summary => {
            let ways = Ways::of(histories, asked);
            together(&[
                &|| summary::section(&ways),
                &|| funnel::by_posting(&ways),
                &|| stage_time::section(histories, asked),
                &|| weeks::section(histories, asked),
                &|| sources::section(&ways),
            ])
        }
        ReportName::Funnel => funnel::sections(histories, asked),
        ReportName::Pipeline => pipeline::sections(histories, asked),
        ReportName::StageTime => vec![stage_time::section(histories, asked)],
        ReportName::HiringTime => vec![hiring_time::section(histories, asked)],
        ReportName::Openings => vec![openings::section(histories, asked)],
        ReportName::Weeks => vec![weeks::section(histories, asked)],
        ReportName::Sources => vec![sources::section(&Ways::of(histories, asked))],
        ReportName::Reasons => vec![reasons::section(histories, asked)],
        ReportName::Scores => scores::sections(histories, asked),
        ReportName::Workload => vec![workload::section(histories, asked)],
        ReportName::Answers => answers::sections(histories, mails, asked),
        ReportName::Mails => mails::sections(histories, mails, asked),
    }
}
