//! Periods that move with the day, and what a report is compared with.

use chrono::{Datelike, Days, Months, NaiveDate};
use hiring::{PostingId, ReportName};
use serde::{Deserialize, Serialize};
use store::{ReportFilter, ReportPeriod};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportSpan {
    /// Today is the last day of these.
    FourWeeks,
    TwelveWeeks,
    LastMonth,
    ThisYear,
    LastYear,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// As long, and just before.
    PeriodBefore,
    /// The same days, a year earlier.
    YearBefore,
    Period(ReportPeriod),
    /// The same period.
    Posting(PostingId),
}

/// What is asked of a report, without the day and the language: as it is saved under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportAsked {
    pub report: ReportName,
    #[serde(default)]
    pub filter: ReportFilter,
    /// Takes the place of the filter's period.
    #[serde(default)]
    pub span: Option<ReportSpan>,
    #[serde(default)]
    pub compare: Option<Compare>,
}

impl ReportSpan {
    pub fn period(self, today: NaiveDate) -> ReportPeriod {
        let january = |year| NaiveDate::from_ymd_opt(year, 1, 1);
        let weeks = |weeks: u64| (today.checked_sub_days(Days::new(weeks * 7 - 1)), Some(today));
        let (from, to) = match self {
            Self::FourWeeks => weeks(4),
            Self::TwelveWeeks => weeks(12),
            Self::LastMonth => {
                let first = today.with_day(1);
                (
                    first.and_then(|first| first.checked_sub_months(Months::new(1))),
                    first.and_then(|first| first.pred_opt()),
                )
            }
            Self::ThisYear => (january(today.year()), Some(today)),
            Self::LastYear => (january(today.year() - 1), january(today.year()).and_then(|january| january.pred_opt())),
        };
        ReportPeriod { from, to }
    }
}

impl ReportAsked {
    /// With the period that it means on that day.
    pub fn filter_on(&self, today: NaiveDate) -> ReportFilter {
        let period = self.span.map_or(self.filter.period, |span| span.period(today));
        ReportFilter { period, ..self.filter.clone() }
    }

    /// What it is compared with; none where there is nothing before, as before a period without a beginning.
    pub fn compared_on(&self, today: NaiveDate) -> Option<ReportFilter> {
        let filter = self.filter_on(today);
        let with = |period| ReportFilter { period, ..filter.clone() };
        match self.compare? {
            Compare::PeriodBefore => before(filter.period, today).map(with),
            Compare::YearBefore => year_before(filter.period, today).map(with),
            Compare::Period(period) => Some(with(period)),
            Compare::Posting(posting) => Some(ReportFilter { postings: vec![posting], ..filter }),
        }
    }
}

fn before(period: ReportPeriod, today: NaiveDate) -> Option<ReportPeriod> {
    let from = period.from?;
    let to = period.to.unwrap_or(today);
    let days = u64::try_from(to.signed_duration_since(from).num_days() + 1).ok()?;
    Some(ReportPeriod { from: from.checked_sub_days(Days::new(days)), to: from.pred_opt() })
}

fn year_before(period: ReportPeriod, today: NaiveDate) -> Option<ReportPeriod> {
    let earlier = |day: NaiveDate| day.checked_sub_months(Months::new(12));
    Some(ReportPeriod { from: earlier(period.from?), to: earlier(period.to.unwrap_or(today)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(period: ReportPeriod) -> String {
        format!("{} {}", period.from.unwrap(), period.to.unwrap())
    }

    fn asked(span: ReportSpan, compare: Compare) -> ReportAsked {
        ReportAsked {
            report: ReportName::Summary,
            filter: ReportFilter::default(),
            span: Some(span),
            compare: Some(compare),
        }
    }

    #[test]
    fn spans_end_on_the_day_they_are_asked_for() {
        let on = |span: ReportSpan, today| told(span.period(day(today)));
        assert_eq!(on(ReportSpan::FourWeeks, "2026-02-12"), "2026-01-16 2026-02-12");
        assert_eq!(on(ReportSpan::TwelveWeeks, "2026-02-12"), "2025-11-21 2026-02-12");
        assert_eq!(on(ReportSpan::LastMonth, "2026-03-31"), "2026-02-01 2026-02-28");
        assert_eq!(on(ReportSpan::ThisYear, "2026-02-12"), "2026-01-01 2026-02-12");
        assert_eq!(on(ReportSpan::LastYear, "2026-02-12"), "2025-01-01 2025-12-31");
    }

    #[test]
    fn the_period_before_is_as_long_and_ends_where_this_one_begins() {
        let today = day("2026-02-12");
        let before = |span, compare| told(asked(span, compare).compared_on(today).unwrap().period);
        assert_eq!(before(ReportSpan::FourWeeks, Compare::PeriodBefore), "2025-12-19 2026-01-15");
        assert_eq!(before(ReportSpan::ThisYear, Compare::YearBefore), "2025-01-01 2025-02-12");
        let always = ReportAsked { span: None, ..asked(ReportSpan::FourWeeks, Compare::PeriodBefore) };
        assert_eq!(always.compared_on(today), None, "there is nothing before everything");
    }
}
