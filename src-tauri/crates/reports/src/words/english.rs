use hiring::{Figure, PeriodOf, PostingState, ReasonCode, ReportName, StageCode};

use super::{Phrases, Term};

pub const PHRASES: Phrases = Phrases {
    lang: "en",
    made: "Made on",
    compared: "Compared with",
    compared_period: "Compared with the period",
    before: "before",
    definition: "What is counted",
    nothing: "Nothing to show for this period and these filters.",
    from: "from",
    to: "to",
    since: "since",
    until: "until",
};

pub const fn term(term: Term) -> &'static str {
    match term {
        Term::Acknowledged => "Acknowledged",
        Term::Answered => "Answered",
        Term::Bounced => "Come back",
        Term::Failed => "Failed",
        Term::IntoFolder => "Into a folder",
        Term::Kept => "Kept",
        Term::KeptShare => "Kept, of those due",
        Term::NotDue => "Not due yet",
        Term::NotKept => "Not kept",
        Term::NotKnown => "Not known",
        Term::Promised => "Promised",
        Term::Sent => "Sent",
        Term::Waiting => "Waiting",
        Term::Written => "Written",
        Term::Again => "Had applied before",
        Term::Applications => "Applications",
        Term::Back => "Back",
        Term::ByThem => "Decided by them",
        Term::ByUs => "Decided by us",
        Term::Count => "Number",
        Term::Criterion => "Criterion",
        Term::DaysOpen => "Days open",
        Term::DaysSoFar => "Median days so far",
        Term::DaysToFill => "Days to fill",
        Term::Dropped => "Ended",
        Term::Ending => "Ending",
        Term::ExpectedDays => "Expected days",
        Term::Forward => "Forward",
        Term::Hired => "Hired",
        Term::HiredShare => "Hired of received",
        Term::LongestDays => "Longest, days",
        Term::Mark1 => "Mark 1",
        Term::Mark2 => "Mark 2",
        Term::Mark3 => "Mark 3",
        Term::Mark4 => "Mark 4",
        Term::Marks => "Marks",
        Term::Mean => "Mean",
        Term::MeanHired => "Mean of those hired",
        Term::MeanRejected => "Mean of those rejected",
        Term::Measure => "Figure",
        Term::MedianDays => "Median days",
        Term::Month => "Month",
        Term::MovedOn => "Came past the first stage",
        Term::Moves => "Moves",
        Term::Must => "Must",
        Term::Name => "Moved by",
        Term::NinetiethDays => "9 of 10, days",
        Term::NoOrganisation => "No organisation",
        Term::NoReason => "No reason given",
        Term::NotTold => "Not told",
        Term::OpenedOn => "Opened on",
        Term::Organisation => "Organisation",
        Term::Overdue => "Longer than expected",
        Term::OverdueShare => "Longer, share",
        Term::People => "People",
        Term::Plus => "Plus",
        Term::Posting => "Posting",
        Term::Reached => "Reached",
        Term::Reason => "Reason",
        Term::Received => "Received",
        Term::Rejected => "Rejected",
        Term::Reopened => "Taken up again",
        Term::Running => "Under way",
        Term::ShareOfAll => "Share of all",
        Term::ShareOfEnding => "Share of the ending",
        Term::ShareOfPrevious => "Of the stage before",
        Term::ShortestDays => "Shortest, days",
        Term::Source => "Source",
        Term::State => "State",
        Term::Stays => "Stays",
        Term::Step => "Stage",
        Term::Tag => "Tag",
        Term::TakenIn => "Taken in",
        Term::Total => "Total",
        Term::TotalMedian => "Together, median",
        Term::Wanted => "Wanted",
        Term::Week => "Week",
        Term::Withdrawn => "Withdrawn",
    }
}

pub const fn report(report: ReportName) -> &'static str {
    match report {
        ReportName::Summary => "The period at a glance",
        ReportName::Funnel => "Funnel",
        ReportName::Pipeline => "Pipeline today",
        ReportName::StageTime => "Time in stage",
        ReportName::HiringTime => "Time to hire",
        ReportName::Openings => "Postings: days open and to fill",
        ReportName::Weeks => "Applications per week",
        ReportName::Sources => "Sources",
        ReportName::Reasons => "Reasons for endings",
        ReportName::Scores => "Scores",
        ReportName::Workload => "Workload",
        ReportName::Answers => "Answers and promises",
        ReportName::Mails => "Mails",
    }
}

pub const fn title(figure: Figure) -> &'static str {
    match figure {
        Figure::Summary => "The period at a glance",
        Figure::FunnelSteps => "Funnel by stage",
        Figure::FunnelDrops => "Who ended applications, where",
        Figure::FunnelPostings => "Funnel by posting",
        Figure::FunnelOrganisations => "Funnel by organisation",
        Figure::FunnelMonths => "Funnel by month",
        Figure::PipelineStages => "Under way, by stage",
        Figure::PipelinePostings => "Under way, by posting",
        Figure::StageTime => "Time in stage",
        Figure::TimeToHire => "Time to hire",
        Figure::Openings => "Days open and days to fill",
        Figure::Weeks => "Applications per week",
        Figure::Sources => "Applications by source",
        Figure::Reasons => "Reasons applications ended",
        Figure::ScoresStages => "Marks by stage",
        Figure::ScoresCriteria => "Marks by criterion",
        Figure::Workload => "Workload",
        Figure::Acknowledgements => "Time to the acknowledgement",
        Figure::FirstAnswers => "Time to the first answer",
        Figure::Promises => "Promised answers",
        Figure::MailsPostings => "Mails by posting",
        Figure::MailsWeeks => "Mails per week",
    }
}

pub const fn definition(figure: Figure) -> &'static str {
    match figure {
        Figure::Summary => {
            "Applications received in the period, as they stand today. Somebody who applies twice has two applications and is one of the people; the second counts as “had applied before”, whatever the posting."
        }
        Figure::FunnelSteps => {
            "Applications received in the period. A stage is reached by being in it or in a later one, at any time: going back takes nothing away, and a stage that was left out counts as reached. Hired, rejected and withdrawn are those that stand so today, rejected, withdrawn and under way on the last stage they were in: over all stages and those hired they add up to all received. Stages are matched by their kind, else by name; one that only a posting has counts as the stage before it."
        }
        Figure::FunnelDrops => {
            "Of the applications received in the period, those that are rejected or withdrawn today, by the person who moved them there last, and by the last stage they were in before."
        }
        Figure::FunnelPostings => {
            "Applications received in the period, by posting; each stage counts those that reached it, by the rule of the funnel by stage."
        }
        Figure::FunnelOrganisations => {
            "Applications received in the period, by the organisation of the posting; each stage counts those that reached it, by the rule of the funnel by stage."
        }
        Figure::FunnelMonths => {
            "Applications by the month in which they were received; each stage counts those of them that have reached it by today, so recent months are not at their end yet."
        }
        Figure::PipelineStages => {
            "Applications under way today, whatever the period, in the stage where they are. The days are how long the middle one has been there so far; longer than expected means more whole days than the stage expects."
        }
        Figure::PipelinePostings => {
            "Applications under way today, whatever the period, by posting and stage; a stage that only a posting has counts as the stage before it."
        }
        Figure::StageTime => {
            "Stays of applications received in the period: from coming into a stage to leaving it; whoever comes back stays again. Stays that are not over count as long as they have been (Kaplan–Meier); where too few have ended, there is no median. Expected and longer than expected go by what the stage expects today."
        }
        Figure::TimeToHire => {
            "Of the hires made in the period that stand today, the days from receiving the application to the move to Hired. Applications under way are not in it."
        }
        Figure::Openings => {
            "Postings opened in the period, from the day they bear or else were first read. One that takes applications is open up to today, even if it was closed in between; one that is closed was open up to its last hire, or else the day its latest version was read. To fill: up to the first hire that stands, wherever that person came from. The medians count postings without an end as long as they have been open (Kaplan–Meier)."
        }
        Figure::Weeks => {
            "Applications by the week in which they were received (Monday to Sunday), and how those stand today. The current week is not over."
        }
        Figure::Sources => {
            "Applications received in the period, by the source written on the application; case and accents do not matter. Each stage counts those that reached it, by the rule of the funnel by stage."
        }
        Figure::Reasons => {
            "Applications that are rejected or withdrawn today and came to that end in the period, by the reason given; the stages are the last they were in before. An ending that was taken back is not in it."
        }
        Figure::ScoresStages => {
            "All marks given to applications received in the period, from 1 to 4, by the stage in which the application is today; each mark counts once, also where several people marked the same criterion."
        }
        Figure::ScoresCriteria => {
            "All marks given to applications received in the period, by criterion, in the posting's words when it was marked; case and accents do not matter."
        }
        Figure::Workload => {
            "What each person did in the period: applications taken in, and moves. Each move is forward, back, out of an end again, or into an end; together they are all moves. A move that was undone is not in it."
        }
        Figure::Acknowledgements => {
            "Applications received in the period, and those whose acknowledgement left from here and did not come back. The days are from receiving the application; those without one are counted as long as they have been waiting, or until they ended (Kaplan–Meier)."
        }
        Figure::FirstAnswers => {
            "Applications received in the period, and those with an answer: the first move after the application came in, or the first mail other than the acknowledgement that left from here and did not come back, whichever was earlier. Those without one are counted as long as they have been waiting (Kaplan–Meier)."
        }
        Figure::Promises => {
            "Applications received in the period to postings that promise an answer within so many days. Kept: the first answer came by then. Not kept: it came later, or has not come and the day is past. The share is of those that are kept or not kept."
        }
        Figure::MailsPostings => {
            "Mails written in the period, once for each address, by posting, as far as they have come today. Sent are those that a server has taken and that did not come back; those into a folder have not left this computer. Written is the sum of all others."
        }
        Figure::MailsWeeks => {
            "Mails by the week in which they were written (Monday to Sunday), once for each address, as far as they have come today. Weeks in between without mails are shown."
        }
    }
}

pub const fn stage_code(code: StageCode) -> &'static str {
    match code {
        StageCode::New => "New",
        StageCode::Screening => "Screening",
        StageCode::Interview => "Interview",
        StageCode::Offer => "Offer",
        StageCode::Hired => "Hired",
        StageCode::Rejected => "Rejected",
        StageCode::Withdrawn => "Withdrawn",
    }
}

pub const fn reason_code(code: ReasonCode) -> &'static str {
    match code {
        ReasonCode::MissingSkill => "A required skill is missing",
        ReasonCode::LessExperience => "Less experience than the post needs",
        ReasonCode::OtherChosen => "Somebody else was chosen",
        ReasonCode::IncompleteApplication => "The application stayed incomplete",
        ReasonCode::Language => "Language",
        ReasonCode::Availability => "Availability",
        ReasonCode::Place => "Place or remote work",
        ReasonCode::Pay => "Pay",
        ReasonCode::PostingClosed => "The posting was closed",
        ReasonCode::Unreachable => "Could not be reached",
        ReasonCode::DeclinedOffer => "Declined the offer",
        ReasonCode::OtherOffer => "Took another offer",
        ReasonCode::ChangedMind => "Changed their mind",
        ReasonCode::PersonalReasons => "Personal reasons",
        ReasonCode::Other => "Another reason",
    }
}

pub const fn state(state: PostingState) -> &'static str {
    match state {
        PostingState::Open => "open",
        PostingState::Closed => "closed",
        PostingState::Filled => "filled",
        PostingState::Unknown => "not told",
    }
}

pub const fn period_of(period: PeriodOf) -> &'static str {
    match period {
        PeriodOf::Received => "Applications received",
        PeriodOf::Ended => "Applications ended",
        PeriodOf::Hired => "Hires made",
        PeriodOf::Opened => "Postings opened",
        PeriodOf::Moved => "What was done",
        PeriodOf::Mailed => "Mails written",
        PeriodOf::Present => "Today, whatever the period",
    }
}
