//! Figures about the store: what there is to ask, the answers as typed tables, the applications behind a number, and files.
//!
//! What a figure counts and how it is called is the affair of the crate `reports`; here histories are fetched and handed over.

mod export;
mod kept;
mod run;
mod saved;
mod span;

use ::reports::{ChartKind, Kind};
use chrono::NaiveDate;
use hiring::{Figure, Language, Moment, ReportName};
use serde::{Deserialize, Serialize};
use store::{ApplicationList, ReportChoices, ReportPeriod};
use ts_rs::TS;

pub use export::{ExportReport, FigureFormat, Printer, ReportExported, ReportText, written_report};
pub(crate) use kept::Kept;
pub use saved::{RemoveReport, ReportSaved, SaveReport, SavedReport, SavedReports};
pub(crate) use saved::{list_saved, remove_saved, save};
pub use span::{Compare, ReportAsked, ReportSpan};

use crate::job::Job;
use crate::the_store::Nothing;
use crate::{Desk, Failure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListReports {
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportList {
    pub reports: Vec<ReportInfo>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportInfo {
    pub report: ReportName,
    pub title: String,
    /// What has to have happened in the period.
    pub period_of: String,
    pub figures: Vec<FigureInfo>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureInfo {
    pub figure: Figure,
    pub title: String,
    /// What is counted and what is not, in sentences.
    pub definition: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunReport {
    #[serde(flatten)]
    pub asked: ReportAsked,
    pub language: Language,
    /// None for the present.
    #[serde(default)]
    pub now: Option<Moment>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportRun {
    pub report: ReportName,
    pub title: String,
    /// The days that are counted, and those that they are compared with.
    pub period: ReportPeriod,
    pub compared: Option<ReportPeriod>,
    /// What it is about, in words, a line each.
    pub about: Vec<String>,
    pub figures: Vec<FigureTable>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureTable {
    pub figure: Figure,
    pub title: String,
    pub definition: String,
    pub columns: Vec<FigureColumn>,
    pub rows: Vec<FigureRow>,
    pub total: Option<FigureRow>,
    pub chart: Option<FigureChart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureColumn {
    /// The same in every language.
    pub code: String,
    pub heading: String,
    pub kind: FigureKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    Text,
    Count,
    /// From 0 to 1.
    Share,
    Days,
    Mean,
    Day,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureRow {
    pub key: String,
    pub cells: Vec<FigureCell>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureCell {
    /// None for a text, a day, or where there is nothing.
    pub number: Option<f64>,
    /// As it is written in the language that was asked for.
    pub said: String,
    /// How many applications are behind it.
    pub behind: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigureChart {
    pub kind: FigureChartKind,
    /// Places of the columns it draws, the longest bars first.
    pub columns: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureChartKind {
    Nested,
    Columns,
}

/// Which cell: the figure, the key of its row and the code of its column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowBehind {
    #[serde(flatten)]
    pub asked: ReportAsked,
    #[serde(default)]
    pub now: Option<Moment>,
    pub figure: Figure,
    pub row: String,
    pub column: String,
    pub offset: u64,
    pub limit: u64,
}

impl From<Kind> for FigureKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Count => Self::Count,
            Kind::Share => Self::Share,
            Kind::Days => Self::Days,
            Kind::Mean => Self::Mean,
            Kind::Day => Self::Day,
        }
    }
}

impl From<ChartKind> for FigureChartKind {
    fn from(kind: ChartKind) -> Self {
        match kind {
            ChartKind::Nested => Self::Nested,
            ChartKind::Columns => Self::Columns,
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every command of the table may fail")]
pub(crate) fn list(_: &Desk, request: ListReports, _: &Job<'_>) -> Result<ReportList, Failure> {
    Ok(report_list(request.language))
}

/// All there are, in the order in which they are offered.
pub fn report_list(language: Language) -> ReportList {
    let figure = |figure: &Figure| FigureInfo {
        figure: *figure,
        title: ::reports::words::title(*figure, language).to_owned(),
        definition: ::reports::words::definition(*figure, language).to_owned(),
    };
    let report = |report: &ReportName| ReportInfo {
        report: *report,
        title: ::reports::words::report(*report, language).to_owned(),
        period_of: ::reports::words::period_of(report.period_of(), language).to_owned(),
        figures: report.figures().iter().map(figure).collect(),
    };
    ReportList { reports: ReportName::ALL.iter().map(report).collect() }
}

pub(crate) fn run(desk: &Desk, request: RunReport, _: &Job<'_>) -> Result<ReportRun, Failure> {
    Ok(run::table(&request, run::answer(desk, &request)?))
}

pub(crate) fn behind(desk: &Desk, request: ShowBehind, _: &Job<'_>) -> Result<ApplicationList, Failure> {
    run::behind(desk, &request)
}

/// What reports can be narrowed by.
pub(crate) fn choices(desk: &Desk, _: Nothing, _: &Job<'_>) -> Result<ReportChoices, Failure> {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method's own lifetime is not general enough")]
    let choices = desk.store()?.read(|read| read.report_choices());
    Ok(choices?)
}

/// As text, to be pasted.
pub(crate) fn text(desk: &Desk, request: RunReport, _: &Job<'_>) -> Result<ReportText, Failure> {
    export::text(desk, &request)
}

pub(crate) fn export(desk: &Desk, request: ExportReport, job: &Job<'_>) -> Result<ReportExported, Failure> {
    export::export(desk, &request, job)
}

/// The day on which a moment falls, so far ahead of UTC.
fn day_of(at: Moment, minutes_east: i32) -> NaiveDate {
    let there = at.millis().saturating_add(i64::from(minutes_east) * 60_000);
    chrono::DateTime::from_timestamp_millis(there).map(|at| at.date_naive()).unwrap_or_default()
}
