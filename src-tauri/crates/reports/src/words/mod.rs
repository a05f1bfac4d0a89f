//! The words of reports, French and English. A file, the window and the terminal show the same report, so its words are here, once,
//! beside the figures they define.

mod english;
mod french;

use hiring::{
    Figure, Language, PeriodOf, PostingState, ReasonCode, ReasonFacts, ReportName, StageCode, StageEnd, StageName,
};

macro_rules! terms {
    ($($name:ident = $code:literal,)+) => {
        /// A heading or a label.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Term {
            $($name,)+
        }

        impl Term {
            /// For scripts: the same in every language.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }
        }
    };
}

terms! {
    Acknowledged = "acknowledged",
    Answered = "answered",
    Bounced = "bounced",
    Failed = "failed",
    IntoFolder = "into_folder",
    Kept = "kept",
    KeptShare = "kept_share",
    NotDue = "not_due",
    NotKept = "not_kept",
    NotKnown = "not_known",
    Promised = "promised",
    Sent = "sent",
    Waiting = "waiting",
    Written = "written",
    Again = "again",
    Applications = "applications",
    Back = "back",
    ByThem = "by_them",
    ByUs = "by_us",
    Count = "count",
    Criterion = "criterion",
    DaysOpen = "days_open",
    DaysSoFar = "days_so_far",
    DaysToFill = "days_to_fill",
    Dropped = "dropped",
    Ending = "ending",
    ExpectedDays = "expected_days",
    Forward = "forward",
    Hired = "hired",
    HiredShare = "hired_share",
    LongestDays = "longest_days",
    Mark1 = "mark_1",
    Mark2 = "mark_2",
    Mark3 = "mark_3",
    Mark4 = "mark_4",
    Marks = "marks",
    Mean = "mean",
    MeanHired = "mean_hired",
    MeanRejected = "mean_rejected",
    Measure = "measure",
    MedianDays = "median_days",
    Month = "month",
    MovedOn = "moved_on",
    Moves = "moves",
    Must = "must",
    Name = "name",
    NinetiethDays = "ninetieth_days",
    NoOrganisation = "no_organisation",
    NoReason = "no_reason",
    NotTold = "not_told",
    OpenedOn = "opened_on",
    Organisation = "organisation",
    Overdue = "overdue",
    OverdueShare = "overdue_share",
    People = "people",
    Plus = "plus",
    Posting = "posting",
    Reached = "reached",
    Reason = "reason",
    Received = "received",
    Rejected = "rejected",
    Reopened = "reopened",
    Running = "running",
    ShareOfAll = "share",
    ShareOfEnding = "share_of_ending",
    ShareOfPrevious = "share_of_previous",
    ShortestDays = "shortest_days",
    Source = "source",
    State = "state",
    Stays = "stays",
    Step = "step",
    Tag = "tag",
    TakenIn = "taken_in",
    Total = "total",
    TotalMedian = "total_median",
    Wanted = "wanted",
    Week = "week",
    Withdrawn = "withdrawn",
}

macro_rules! spoken {
    ($($(#[$doc:meta])* $name:ident($code:ty);)+) => {$(
        $(#[$doc])*
        pub const fn $name(code: $code, language: Language) -> &'static str {
            match language {
                Language::French => french::$name(code),
                Language::English => english::$name(code),
            }
        }
    )+};
}

spoken! {
    term(Term);
    report(ReportName);
    title(Figure);
    /// What is counted, and what is not, in words that hold for every row.
    definition(Figure);
    stage_code(StageCode);
    reason_code(ReasonCode);
    state(PostingState);
    /// What the period is about, as in “received from … to …”.
    period_of(PeriodOf);
}

/// By the words that somebody gave it, else by those of its code.
pub fn stage(stage: &StageName, language: Language) -> String {
    match stage.code {
        Some(code) if stage.name.is_empty() => stage_code(code, language).to_owned(),
        _ => stage.name.clone(),
    }
}

pub fn reason(reason: &ReasonFacts, language: Language) -> String {
    match reason.code {
        Some(code) if reason.name.is_empty() => reason_code(code, language).to_owned(),
        _ => reason.name.clone(),
    }
}

/// `Posting: Juriste`, with the space that French puts before a colon.
pub fn labelled(label: &str, value: &str, language: Language) -> String {
    let space = if language == Language::French { "\u{a0}" } else { "" };
    format!("{label}{space}: {value}")
}

pub const fn end(end: StageEnd) -> Term {
    match end {
        StageEnd::Hired => Term::Hired,
        StageEnd::Rejected => Term::Rejected,
        StageEnd::Withdrawn => Term::Withdrawn,
    }
}

/// What stands around the figures.
#[derive(Debug)]
pub struct Phrases {
    pub lang: &'static str,
    pub made: &'static str,
    /// With a posting.
    pub compared: &'static str,
    /// With days.
    pub compared_period: &'static str,
    pub before: &'static str,
    pub definition: &'static str,
    pub nothing: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub since: &'static str,
    pub until: &'static str,
}

pub const fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::French => &french::PHRASES,
        Language::English => &english::PHRASES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_says_what_it_counts_in_a_sentence() {
        for figure in Figure::ALL {
            for language in [Language::French, Language::English] {
                let said = definition(*figure, language);
                assert!(said.ends_with('.') && said.len() > 60, "{figure:?} {language:?}: {said}");
            }
            assert_ne!(definition(*figure, Language::French), definition(*figure, Language::English));
        }
    }

    #[test]
    fn a_title_is_no_longer_than_the_name_of_a_sheet() {
        for figure in Figure::ALL {
            for language in [Language::French, Language::English] {
                let title = title(*figure, language);
                assert!(title.chars().count() <= 31, "{title}");
            }
        }
    }

    #[test]
    fn french_has_no_break_spaces_before_its_double_signs() {
        let figures =
            Figure::ALL.iter().flat_map(|it| [title(*it, Language::French), definition(*it, Language::French)]);
        for said in figures {
            for sign in [" :", " ;", " !", " ?", " %", "« ", " »"] {
                assert!(!said.contains(sign), "{said}");
            }
        }
    }
}
