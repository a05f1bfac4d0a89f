//! From a request to figures.

use std::borrow::Cow;
use std::sync::Arc;

use ::reports::{Asked, Other, Row, Section, Value, beside, figures, said, words};
use chrono::NaiveDate;
use hiring::{ApplicationId, Histories, Language, Mailed, Moment, PeriodOf, ReportName, day_in_words};
use store::{ApplicationList, Read, ReportFilter, ReportPeriod, Store};

use super::{
    Compare, FigureCell, FigureChart, FigureColumn, FigureRow, FigureTable, ReportRun, RunReport, ShowBehind, day_of,
};
use crate::{Desk, Failure};

pub struct Answer {
    pub sections: Vec<Section>,
    pub about: Vec<String>,
    pub now: Moment,
    pub period: ReportPeriod,
    pub compared: Option<ReportPeriod>,
}

pub fn answer(desk: &Desk, request: &RunReport) -> Result<Answer, Failure> {
    let now = request.now.unwrap_or_else(|| desk.now());
    let (asked, language) = (&request.asked, request.language);
    let today = day_of(now, asked.filter.minutes_east);
    let filter = asked.filter_on(today);
    let compared = asked.compared_on(today);
    let store = desk.store()?;
    // Before anything is read: what is written meanwhile is read again next time.
    let writes = store.writes();
    Ok(store.read(|read| {
        let sections = |filter: &ReportFilter| {
            let histories = desk.kept.histories(&store, read)?;
            let histories = part(read, &histories, filter, asked.report)?;
            let mails = mails(desk, &store, read, writes, filter, asked.report)?;
            Ok::<_, store::Error>(figures(asked.report, &histories, &mails, &self::asked(filter, now, language)))
        };
        let mut shown = sections(&filter)?;
        if let Some(other) = &compared {
            let title = match asked.compare {
                Some(Compare::Posting(posting)) => Some(read.posting_title(posting)?),
                _ => None,
            };
            let with = title.as_deref().map_or(Other::Period(words::phrases(language).before), Other::Posting);
            let others = sections(other)?;
            let pairs = shown.into_iter().zip(&others);
            shown = pairs.map(|(section, other)| beside(section, other, &with)).collect();
        }
        let about = about(read, request, &filter, compared.as_ref(), today)?;
        let compared = compared.as_ref().map(|other| other.period);
        Ok(Answer { sections: shown, about, now, period: filter.period, compared })
    })?)
}

/// What the report is about; all of it as it is, where that is asked for.
fn part<'all>(
    read: &Read<'_>,
    all: &'all Histories,
    filter: &ReportFilter,
    report: ReportName,
) -> Result<Cow<'all, Histories>, store::Error> {
    let period_of = report.period_of();
    if filter.is_everything(period_of) {
        return Ok(Cow::Borrowed(all));
    }
    Ok(Cow::Owned(read.narrowed(all, filter, period_of)?))
}

/// Those that the report may count. Where it is about some people only, a mail to a posting's contacts is about none of them.
fn mails(
    desk: &Desk,
    store: &Arc<Store>,
    read: &Read<'_>,
    writes: u64,
    filter: &ReportFilter,
    report: ReportName,
) -> Result<Arc<Vec<Mailed>>, store::Error> {
    if !report.is_of_mails() {
        return Ok(Arc::default());
    }
    let mails = desk.kept.mails(store, read, writes)?;
    if filter.source.is_none() && filter.tags.is_empty() {
        return Ok(mails);
    }
    Ok(Arc::new(mails.iter().filter(|mail| mail.application.is_some()).copied().collect()))
}

fn asked(filter: &ReportFilter, now: Moment, language: Language) -> Asked {
    let (from, until) = filter.bounds();
    let posting = match filter.postings.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    Asked { now, from, until, minutes_east: filter.minutes_east, posting, language }
}

/// The period, what it is compared with, the filters, and the day.
fn about(
    read: &Read<'_>,
    request: &RunReport,
    filter: &ReportFilter,
    compared: Option<&ReportFilter>,
    today: NaiveDate,
) -> Result<Vec<String>, store::Error> {
    let language = request.language;
    let phrases = words::phrases(language);
    let kind = request.asked.report.period_of();
    let mut lines = vec![format!("{}{}", words::period_of(kind, language), bounds(filter.period, kind, language))];
    if let Some(other) = compared {
        let with = match request.asked.compare {
            Some(Compare::Posting(posting)) => format!("{} {}", phrases.compared, read.posting_title(posting)?),
            _ => format!("{}{}", phrases.compared_period, bounds(other.period, kind, language)),
        };
        lines.push(with);
    }
    let labelled = |label, value: &str| words::labelled(words::term(label, language), value, language);
    for posting in &filter.postings {
        lines.push(labelled(words::Term::Posting, &read.posting_title(*posting)?));
    }
    if let Some(organisation) = &filter.organisation {
        lines.push(labelled(words::Term::Organisation, organisation));
    }
    if let Some(source) = &filter.source {
        lines.push(labelled(words::Term::Source, source));
    }
    for tag in &filter.tags {
        lines.push(labelled(words::Term::Tag, tag));
    }
    lines.push(format!("{} {}", phrases.made, day_in_words(today, language)));
    Ok(lines)
}

fn bounds(period: ReportPeriod, kind: PeriodOf, language: Language) -> String {
    if kind == PeriodOf::Present {
        return String::new();
    }
    let phrases = words::phrases(language);
    let day = |day| day_in_words(day, language);
    match (period.from.map(day), period.to.map(day)) {
        (Some(from), Some(to)) => format!(" {} {from} {} {to}", phrases.from, phrases.to),
        (Some(from), None) => format!(" {} {from}", phrases.since),
        (None, Some(to)) => format!(" {} {to}", phrases.until),
        (None, None) => String::new(),
    }
}

pub fn table(request: &RunReport, answer: Answer) -> ReportRun {
    let language = request.language;
    let tables = answer.sections.into_iter().map(|section| FigureTable {
        figure: section.figure,
        title: words::title(section.figure, language).to_owned(),
        definition: words::definition(section.figure, language).to_owned(),
        chart: section.chart.map(|chart| FigureChart {
            kind: chart.kind.into(),
            columns: chart.columns.into_iter().filter_map(|column| u32::try_from(column).ok()).collect(),
        }),
        rows: section.rows.into_iter().map(|it| row(it, language)).collect(),
        total: section.total.map(|it| row(it, language)),
        columns: section
            .heads
            .into_iter()
            .map(|head| FigureColumn { code: head.code, heading: head.heading, kind: head.kind.into() })
            .collect(),
    });
    ReportRun {
        report: request.asked.report,
        title: words::report(request.asked.report, language).to_owned(),
        period: answer.period,
        compared: answer.compared,
        about: answer.about,
        figures: tables.collect(),
    }
}

fn row(row: Row, language: Language) -> FigureRow {
    let cells = row.cells.into_iter().map(|cell| FigureCell {
        #[expect(clippy::cast_precision_loss, reason = "the page's numbers are all of this kind")]
        number: match cell.value {
            Value::Count(count) => Some(count as f64),
            Value::Share(number) | Value::Days(number) | Value::Mean(number) => Some(number),
            Value::Nothing | Value::Text(_) | Value::Day(_) => None,
        },
        said: said(&cell.value, language),
        behind: u32::try_from(cell.behind.len()).unwrap_or(u32::MAX),
    });
    FigureRow { cells: cells.collect(), key: row.key }
}

/// The applications that a cell was made from, by the very sum that made it.
pub fn behind(desk: &Desk, request: &ShowBehind) -> Result<ApplicationList, Failure> {
    let now = request.now.unwrap_or_else(|| desk.now());
    let report = request.asked.report;
    let filter = request.asked.filter_on(day_of(now, request.asked.filter.minutes_east));
    let store = desk.store()?;
    let writes = store.writes();
    let list = store.read(|read| {
        let histories = desk.kept.histories(&store, read)?;
        let histories = part(read, &histories, &filter, report)?;
        let mails = mails(desk, &store, read, writes, &filter, report)?;
        let sections = figures(report, &histories, &mails, &asked(&filter, now, Language::English));
        let section = sections.iter().find(|section| section.figure == request.figure);
        let Some(places) = section.and_then(|section| section.behind(&request.row, &request.column)) else {
            return Ok(None);
        };
        let ids = ids_of(&histories, places);
        let from = usize::try_from(request.offset).unwrap_or(usize::MAX);
        let limit = usize::try_from(request.limit).unwrap_or(usize::MAX);
        let page: Vec<i64> = ids.iter().skip(from).take(limit).map(|id| id.raw()).collect();
        let total = ids.len() as u64;
        let all = histories.cases.len() as u64;
        Ok::<_, store::Error>(Some(ApplicationList { rows: read.application_rows(&page, now)?, total, all }))
    })?;
    list.ok_or_else(|| Failure::BadRequest {
        command: "reports.behind".to_owned(),
        detail: format!("there is no cell {} × {}", request.row, request.column),
    })
}

/// Each once.
fn ids_of(histories: &Histories, places: &[usize]) -> Vec<ApplicationId> {
    let mut places = places.to_vec();
    places.sort_unstable();
    places.dedup();
    places.into_iter().filter_map(|place| histories.cases.get(place)).map(|case| case.id).collect()
}
