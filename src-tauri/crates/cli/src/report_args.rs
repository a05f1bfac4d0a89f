//! What can be typed about reports.

use std::path::Path;

use chrono::{DateTime, Local, NaiveDate, Offset};
use clap::{Args, ValueEnum};
use desk::{Compare, FigureFormat, ReportFilter, ReportFormat, ReportPeriod};
use hiring::{Moment, PostingId};

#[derive(Debug, Args)]
pub struct ReportAsks {
    /// The first day of the period, as 2026-01-31
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// The last day of the period
    #[arg(long, value_name = "DAY")]
    to: Option<NaiveDate>,
    /// Compare with the period that begins on this day
    #[arg(long, value_name = "DAY")]
    compare_from: Option<NaiveDate>,
    /// Compare with the period that ends on this day
    #[arg(long, value_name = "DAY")]
    compare_to: Option<NaiveDate>,
    /// Compare with the same of this posting
    #[arg(long, value_name = "ID", conflicts_with_all = ["compare_from", "compare_to"])]
    compare_posting: Option<i64>,
    /// Only this posting; may be given several times
    #[arg(long, value_name = "ID")]
    posting: Vec<i64>,
    /// Only postings of this organisation
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Only applications with this source
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// Only people who have this tag; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// As if it were this moment, as 2026-01-31T12:00:00Z
    #[arg(long, value_name = "MOMENT")]
    now: Option<DateTime<chrono::Utc>>,
}

impl ReportAsks {
    pub fn now(&self) -> Option<Moment> {
        self.now.map(|now| Moment::from_millis(now.timestamp_millis()))
    }

    /// Days are those of this computer's time zone.
    pub fn filter(&self) -> ReportFilter {
        let now = self.now().unwrap_or_else(|| desk::system_clock().now());
        let here = DateTime::from_timestamp_millis(now.millis()).unwrap_or_default().with_timezone(&Local);
        ReportFilter {
            period: ReportPeriod { from: self.from, to: self.to },
            postings: self.posting.iter().map(|id| PostingId::new(*id)).collect(),
            organisation: self.organisation.clone(),
            source: self.source.clone(),
            tags: self.tag.clone(),
            minutes_east: here.offset().fix().local_minus_utc() / 60,
        }
    }

    pub fn compare(&self) -> Option<Compare> {
        if let Some(posting) = self.compare_posting {
            return Some(Compare::Posting(PostingId::new(posting)));
        }
        let period = ReportPeriod { from: self.compare_from, to: self.compare_to };
        (period != ReportPeriod::default()).then_some(Compare::Period(period))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Csv,
    Xlsx,
    Html,
    Json,
    Md,
    /// What only the window can draw: whoever asks for it is told so.
    #[value(hide = true)]
    Pdf,
}

impl Format {
    /// By the ending of the file's name.
    pub fn of_file(path: &Path) -> Option<Self> {
        Self::from_str(path.extension()?.to_str()?, true).ok()
    }

    /// None for a table, which is no file.
    pub fn of_figures(self) -> Option<FigureFormat> {
        match self {
            Self::Table => None,
            Self::Csv => Some(FigureFormat::Csv),
            Self::Xlsx => Some(FigureFormat::Xlsx),
            Self::Html => Some(FigureFormat::Html),
            Self::Json => Some(FigureFormat::Json),
            Self::Md => Some(FigureFormat::Markdown),
            Self::Pdf => Some(FigureFormat::Pdf),
        }
    }

    /// None for what the list of postings is not written in.
    pub fn of_list(self) -> Option<ReportFormat> {
        match self {
            Self::Csv => Some(ReportFormat::Csv),
            Self::Json => Some(ReportFormat::Json),
            Self::Table | Self::Xlsx | Self::Html | Self::Md | Self::Pdf => None,
        }
    }
}
