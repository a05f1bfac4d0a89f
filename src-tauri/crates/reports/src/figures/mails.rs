//! What was written, and how far it came: each mail once for each address it is for, and each in one of the columns, so that
//! written = sent + into a folder + bounced + failed + not known + waiting. Weeks in between without any are shown.
//!
//! Behind a number are the applications that the mails are about; a mail to the contacts of a posting is about none.

use std::collections::BTreeMap;

use hiring::{Figure, Histories, Language, MailState, Mailed};

use super::Asked;
use super::calendar::{MOST_WEEKS, monday_of, week_name, week_number};
use super::funnel::TOTAL;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section};
use crate::words::{self, Term};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    Sent,
    IntoFolder,
    Bounced,
    Failed,
    NotKnown,
    Waiting,
}

const ALL: [(Came, Term); 6] = [
    (Came::Sent, Term::Sent),
    (Came::IntoFolder, Term::IntoFolder),
    (Came::Bounced, Term::Bounced),
    (Came::Failed, Term::Failed),
    (Came::NotKnown, Term::NotKnown),
    (Came::Waiting, Term::Waiting),
];

const fn came(mail: &Mailed) -> Came {
    match mail.state {
        MailState::Sent if mail.leaves => Came::Sent,
        MailState::Sent => Came::IntoFolder,
        MailState::Bounced => Came::Bounced,
        MailState::Failed => Came::Failed,
        MailState::Unknown => Came::NotKnown,
        MailState::Queued | MailState::Sending | MailState::Committing | MailState::Deferred => Came::Waiting,
    }
}

/// One mail to one address: how far it came, and the place of the application it is about.
type Line = (Came, Option<usize>);

pub fn sections(histories: &Histories, mails: &[Mailed], asked: &Asked) -> Vec<Section> {
    let mut postings: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    let mut weeks: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
    let mut all = Vec::new();
    for mail in mails.iter().filter(|mail| asked.has(mail.written_at)) {
        let Some((posting, case)) = about(histories, mail) else { continue };
        let line = (came(mail), case);
        postings.entry(posting).or_default().push(line);
        weeks.entry(week_number(mail.written_at, asked.minutes_east)).or_default().push(line);
        all.push(line);
    }
    let found = weeks.keys().next().copied().zip(weeks.keys().next_back().copied());
    // From the period's first on: so it stands beside that of another period.
    let from = asked.from.map(|from| week_number(from, asked.minutes_east));
    let found = found.map(|(first, last)| (from.map_or(first, |from| first.min(from)), last));
    if let Some((first, last)) = found.filter(|(first, last)| last - first <= MOST_WEEKS) {
        for week in first..=last {
            weeks.entry(week).or_default();
        }
    }
    vec![of_postings(histories, postings, &all, asked), of_weeks(weeks, &all, asked)]
}

/// The posting of its application, or the one whose contacts it is for. None for what the report is not about.
fn about(histories: &Histories, mail: &Mailed) -> Option<(usize, Option<usize>)> {
    if let Some(id) = mail.application {
        let place = histories.cases.binary_search_by_key(&id, |case| case.id).ok()?;
        Some((histories.cases.get(place)?.posting, Some(place)))
    } else {
        let id = mail.posting?;
        Some((histories.postings.binary_search_by_key(&id, |posting| posting.id).ok()?, None))
    }
}

fn of_postings(histories: &Histories, of: BTreeMap<usize, Vec<Line>>, all: &[Line], asked: &Asked) -> Section {
    let mut of: Vec<(usize, Vec<Line>)> = of.into_iter().collect();
    of.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
    let rows = of.into_iter().filter_map(|(posting, lines)| {
        let posting = histories.postings.get(posting)?;
        let labels = vec![posting.title.clone(), posting.organisation.clone().unwrap_or_default()];
        Some(Row { key: format!("posting:{}", posting.id), cells: cells(labels, &lines) })
    });
    let total = vec![words::term(Term::Total, asked.language).to_owned(), String::new()];
    let head = |term| Head::of(term, Kind::Text, asked.language);
    Section {
        figure: Figure::MailsPostings,
        heads: heads(vec![head(Term::Posting), head(Term::Organisation)], asked),
        rows: rows.collect(),
        total: Some(Row { key: TOTAL.to_owned(), cells: cells(total, all) }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![2] }),
    }
}

fn of_weeks(of: BTreeMap<i64, Vec<Line>>, all: &[Line], asked: &Asked) -> Section {
    let rows = of.into_iter().map(|(week, lines)| Row {
        key: week_name(monday_of(week), Language::English),
        cells: cells(vec![week_name(monday_of(week), asked.language)], &lines),
    });
    let total = vec![words::term(Term::Total, asked.language).to_owned()];
    Section {
        figure: Figure::MailsWeeks,
        heads: heads(vec![Head::of(Term::Week, Kind::Text, asked.language)], asked),
        rows: rows.collect(),
        total: Some(Row { key: TOTAL.to_owned(), cells: cells(total, all) }),
        chart: Some(Chart { kind: ChartKind::Columns, columns: vec![1] }),
    }
}

fn heads(mut heads: Vec<Head>, asked: &Asked) -> Vec<Head> {
    let terms = std::iter::once(Term::Written).chain(ALL.map(|(_, term)| term));
    heads.extend(terms.map(|term| Head::of(term, Kind::Count, asked.language)));
    heads
}

fn cells(labels: Vec<String>, lines: &[Line]) -> Vec<Figured> {
    let counted = |wanted: &dyn Fn(Came) -> bool| {
        let such: Vec<Option<usize>> = lines.iter().filter(|(came, _)| wanted(*came)).map(|(_, case)| *case).collect();
        let count = such.len() as u64;
        let mut behind: Vec<usize> = such.into_iter().flatten().collect();
        behind.sort_unstable();
        Figured::times(count, behind)
    };
    let mut cells: Vec<Figured> = labels.into_iter().map(Figured::text).collect();
    cells.push(counted(&|_| true));
    cells.extend(ALL.map(|(wanted, _)| counted(&|came| came == wanted)));
    cells
}
