//! How long postings are open, and how long until somebody is hired.
//!
//! A posting is open from the day it bears, else from the day it was first read. While it takes applications it is open up to today, also
//! when it was closed in between. One that is closed was open up to its last hire, else up to the day its latest version was read. Days to
//! fill: up to the first hire that stands.
//!
//! The medians count postings without an end as long as they have been open (see `quantile`).

use chrono::NaiveDate;
use hiring::{Figure, Histories, PostingFacts};

use super::Asked;
use super::calendar::{DAY, day_of, days};
use super::funnel::TOTAL;
use super::quantile::{Stay, median};
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section, Those, Value};
use crate::words::{self, Term};

struct Opening<'a> {
    posting: &'a PostingFacts,
    opened: NaiveDate,
    open: Stay,
    fill: Stay,
    hires: Vec<usize>,
}

pub fn section(histories: &Histories, asked: &Asked) -> Section {
    let mut hires: Vec<Vec<usize>> = vec![Vec::new(); histories.postings.len()];
    for (place, case) in histories.cases.iter().enumerate() {
        if let Some(hires) = hires.get_mut(case.posting) {
            hires.push(place);
        }
    }
    let bounds = [asked.from, asked.until].map(|at| at.map(|at| day_of(at, asked.minutes_east)));
    let [from, until] = bounds;
    let mut openings: Vec<Opening<'_>> = histories
        .postings
        .iter()
        .zip(hires)
        .map(|(posting, hires)| opening(histories, asked, posting, hires))
        .filter(|it| from.is_none_or(|from| it.opened >= from) && until.is_none_or(|until| it.opened < until))
        .collect();
    openings
        .sort_by(|one, other| other.opened.cmp(&one.opened).then_with(|| one.posting.title.cmp(&other.posting.title)));
    let mut open: Vec<Stay> = openings.iter().map(|it| it.open).collect();
    let mut fill: Vec<Stay> = openings.iter().map(|it| it.fill).collect();
    let all: Vec<usize> = openings.iter().flat_map(|it| it.hires.iter().copied()).collect();
    let blank = Figured::default;
    let total = vec![
        Figured::text(words::term(Term::TotalMedian, asked.language)),
        blank(),
        blank(),
        blank(),
        Figured::days(median(&mut open).map(days), Those::default()),
        Figured::count(all.clone()),
        Figured::days(median(&mut fill).map(days), all),
    ];
    let head = |term, kind| Head::of(term, kind, asked.language);
    Section {
        figure: Figure::Openings,
        heads: vec![
            head(Term::Posting, Kind::Text),
            head(Term::Organisation, Kind::Text),
            head(Term::State, Kind::Text),
            head(Term::OpenedOn, Kind::Day),
            head(Term::DaysOpen, Kind::Days),
            head(Term::Hired, Kind::Count),
            head(Term::DaysToFill, Kind::Days),
        ],
        rows: openings.into_iter().map(|it| row(it, asked)).collect(),
        total: Some(Row { key: TOTAL.to_owned(), cells: total }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![4] }),
    }
}

fn opening<'a>(histories: &Histories, asked: &Asked, posting: &'a PostingFacts, hires: Vec<usize>) -> Opening<'a> {
    let day = |at| day_of(at, asked.minutes_east);
    let filled = || hires.iter().filter_map(|place| histories.cases.get(*place)).map(|case| day(case.entered_stage_at));
    let opened = posting.posted_on.unwrap_or_else(|| day(posting.first_read_at));
    let is_open = posting.state.takes_applications();
    let until = if is_open { day(asked.now) } else { filled().max().unwrap_or_else(|| day(posting.last_read_at)) };
    let open = stay(opened, until, !is_open);
    let fill = filled().min().map_or(Stay { left: false, ..open }, |first| stay(opened, first, true));
    Opening { posting, opened, open, fill, hires }
}

fn stay(from: NaiveDate, until: NaiveDate, left: bool) -> Stay {
    Stay { millis: until.signed_duration_since(from).num_days().max(0) * DAY, left }
}

fn row(opening: Opening<'_>, asked: &Asked) -> Row {
    let Opening { posting, opened, open, fill, hires } = opening;
    let cells = vec![
        Figured::text(&posting.title),
        Figured::text(posting.organisation.clone().unwrap_or_default()),
        Figured::text(words::state(posting.state, asked.language)),
        Figured { value: Value::Day(opened), ..Figured::default() },
        Figured::days(Some(days(open.millis)), Those::default()),
        Figured::count(hires.clone()),
        Figured::days(fill.left.then(|| days(fill.millis)), hires),
    ];
    Row { key: format!("posting:{}", posting.id), cells }
}
