//! The names of reports and of the figures in them.

use crate::codes::codes;

codes! {
    /// A question that a recruiter asks; its answer is one figure or several.
    pub enum ReportName {
        Summary = "summary",
        Funnel = "funnel",
        Pipeline = "pipeline",
        StageTime = "stage_time",
        HiringTime = "hiring_time",
        Openings = "openings",
        Weeks = "weeks",
        Sources = "sources",
        Reasons = "reasons",
        Scores = "scores",
        Workload = "workload",
        Answers = "answers",
        Mails = "mails",
    }

    /// One table, defined in one sentence.
    pub enum Figure {
        Summary = "summary",
        FunnelSteps = "funnel_steps",
        FunnelDrops = "funnel_drops",
        FunnelPostings = "funnel_postings",
        FunnelOrganisations = "funnel_organisations",
        FunnelMonths = "funnel_months",
        PipelineStages = "pipeline_stages",
        PipelinePostings = "pipeline_postings",
        StageTime = "stage_time",
        TimeToHire = "time_to_hire",
        Openings = "openings",
        Weeks = "weeks",
        Sources = "sources",
        Reasons = "reasons",
        ScoresStages = "scores_stages",
        ScoresCriteria = "scores_criteria",
        Workload = "workload",
        Acknowledgements = "acknowledgements",
        FirstAnswers = "first_answers",
        Promises = "promises",
        MailsPostings = "mails_postings",
        MailsWeeks = "mails_weeks",
    }
}

/// What has to have happened in the period for an application to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodOf {
    Received,
    /// It ended, and has not been taken up again since.
    Ended,
    /// It ended with a hire that stands.
    Hired,
    /// Its posting was opened: applications count as the hires that fill it, whenever and from wherever they came.
    Opened,
    /// Somebody moved it.
    Moved,
    /// A mail was written; applications count as those that mails were written about.
    Mailed,
    /// It is under way at present; the period does not matter.
    Present,
}

impl ReportName {
    pub const fn figures(self) -> &'static [Figure] {
        match self {
            Self::Summary => {
                &[Figure::Summary, Figure::FunnelPostings, Figure::StageTime, Figure::Weeks, Figure::Sources]
            }
            Self::Funnel => &[
                Figure::FunnelSteps,
                Figure::FunnelDrops,
                Figure::FunnelPostings,
                Figure::FunnelOrganisations,
                Figure::FunnelMonths,
            ],
            Self::Pipeline => &[Figure::PipelineStages, Figure::PipelinePostings],
            Self::StageTime => &[Figure::StageTime],
            Self::HiringTime => &[Figure::TimeToHire],
            Self::Openings => &[Figure::Openings],
            Self::Weeks => &[Figure::Weeks],
            Self::Sources => &[Figure::Sources],
            Self::Reasons => &[Figure::Reasons],
            Self::Scores => &[Figure::ScoresStages, Figure::ScoresCriteria],
            Self::Workload => &[Figure::Workload],
            Self::Answers => &[Figure::Acknowledgements, Figure::FirstAnswers, Figure::Promises],
            Self::Mails => &[Figure::MailsPostings, Figure::MailsWeeks],
        }
    }

    pub const fn period_of(self) -> PeriodOf {
        match self {
            Self::Summary
            | Self::Funnel
            | Self::StageTime
            | Self::Weeks
            | Self::Sources
            | Self::Scores
            | Self::Answers => PeriodOf::Received,
            Self::Reasons => PeriodOf::Ended,
            Self::HiringTime => PeriodOf::Hired,
            Self::Openings => PeriodOf::Opened,
            Self::Workload => PeriodOf::Moved,
            Self::Mails => PeriodOf::Mailed,
            Self::Pipeline => PeriodOf::Present,
        }
    }

    /// Whether mails are counted in it, and not applications alone.
    pub const fn is_of_mails(self) -> bool {
        matches!(self, Self::Answers | Self::Mails)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_in_a_report_of_its_own_and_the_summary_shows_some_of_them_too() {
        for figure in Figure::ALL {
            let holds = |report: &&ReportName| report.figures().contains(figure);
            let others =
                ReportName::ALL.iter().filter(|report| **report != ReportName::Summary || *figure == Figure::Summary);
            assert_eq!(others.filter(holds).count(), 1, "{figure:?}");
        }
    }
}
