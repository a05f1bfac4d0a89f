//! How long people wait: for the acknowledgement, for the first answer, and whether an answer came by the day that the posting promises.
//!
//! A mail counts from the moment it left, unless it came back, failed or only went into a folder. An acknowledgement is no answer: the
//! answer is the first move after the application came in, or the first other mail, whichever was earlier. Who has had nothing yet is
//! waiting up to now, or up to the end of the application (see `quantile`).

use hiring::{Case, Figure, Histories, Mailed, Moment};

use super::Asked;
use super::calendar::days;
use super::funnel::TOTAL;
use super::quantile::{Stay, median, ninetieth};
use super::together::together;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section, Those};
use crate::words::{self, Term};

pub fn sections(histories: &Histories, mails: &[Mailed], asked: &Asked) -> Vec<Section> {
    let heard: Vec<Heard> = heard(histories, mails);
    together(&[
        &|| waiting(Figure::Acknowledgements, Term::Acknowledged, &|it| it.acknowledged_at, histories, &heard, asked),
        &|| waiting(Figure::FirstAnswers, Term::Answered, &|it| it.answered_at, histories, &heard, asked),
        &|| promises(histories, &heard, asked),
    ])
}

/// What somebody heard of their application.
#[derive(Debug, Clone, Copy, Default)]
struct Heard {
    acknowledged_at: Option<Moment>,
    answered_at: Option<Moment>,
}

fn heard(histories: &Histories, mails: &[Mailed]) -> Vec<Heard> {
    let moved = |case: &Case| histories.passages_of(case).get(1).map(|passage| passage.at);
    let first = |case| Heard { acknowledged_at: None, answered_at: moved(case) };
    let mut heard: Vec<Heard> = histories.cases.iter().map(first).collect();
    for mail in mails {
        let place = mail.application.and_then(|id| histories.cases.binary_search_by_key(&id, |case| case.id).ok());
        let (Some(heard), Some(at)) = (place.and_then(|place| heard.get_mut(place)), mail.reached_at()) else {
            continue;
        };
        let known = if mail.acknowledges { &mut heard.acknowledged_at } else { &mut heard.answered_at };
        *known = Some(known.map_or(at, |known| known.min(at)));
    }
    heard
}

type When = dyn Fn(&Heard) -> Option<Moment>;

fn waiting(figure: Figure, term: Term, when: &When, histories: &Histories, heard: &[Heard], asked: &Asked) -> Section {
    let cells = |labels: [String; 2], those: Vec<usize>| {
        let mut stays: Vec<Stay> =
            those.iter().filter_map(|place| stay(histories, heard, *place, when, asked)).collect();
        let got: Those =
            those.iter().copied().filter(|place| heard.get(*place).and_then(when).is_some()).collect::<Vec<_>>().into();
        let those: Those = those.into();
        let all = those.len();
        let mut cells: Vec<Figured> = labels.into_iter().map(Figured::text).collect();
        cells.push(Figured::count(Those::clone(&those)));
        cells.push(Figured::count(Those::clone(&got)));
        cells.push(Figured::share(got, all));
        cells.push(Figured::days(median(&mut stays).map(days), Those::clone(&those)));
        cells.push(Figured::days(ninetieth(&mut stays).map(days), those));
        cells
    };
    let headed = |term, kind| Head::of(term, kind, asked.language);
    let heads = vec![
        headed(Term::Posting, Kind::Text),
        headed(Term::Organisation, Kind::Text),
        headed(Term::Received, Kind::Count),
        headed(term, Kind::Count),
        headed(Term::ShareOfAll, Kind::Share),
        headed(Term::MedianDays, Kind::Days),
        headed(Term::NinetiethDays, Kind::Days),
    ];
    by_posting(figure, heads, &cells, &|_| true, vec![2, 3], histories, asked)
}

/// From receiving it up to hearing something; to the end of it, or to now, where nothing was heard.
fn stay(histories: &Histories, heard: &[Heard], place: usize, when: &When, asked: &Asked) -> Option<Stay> {
    let case = histories.cases.get(place)?;
    let until = heard.get(place).and_then(when);
    let given_up = histories.end_of(case).map(|_| case.entered_stage_at);
    let at = until.or(given_up).unwrap_or(asked.now);
    Some(Stay { millis: (at.millis() - case.received_at.millis()).max(0), left: until.is_some() })
}

fn promises(histories: &Histories, heard: &[Heard], asked: &Asked) -> Section {
    let kept = |place: &usize| -> Option<bool> {
        let by = histories.cases.get(*place)?.answer_by?;
        match heard.get(*place)?.answered_at {
            Some(at) => Some(at <= by),
            None => (by < asked.now).then_some(false),
        }
    };
    let cells = |labels: [String; 2], those: Vec<usize>| {
        let such = |wanted| those.iter().copied().filter(|place| kept(place) == wanted).collect::<Vec<usize>>();
        let (well, broken, not_due) = (such(Some(true)), such(Some(false)), such(None));
        let due = well.len() + broken.len();
        let mut cells: Vec<Figured> = labels.into_iter().map(Figured::text).collect();
        cells.push(Figured::count(those.clone()));
        cells.extend([well.clone(), broken, not_due].map(Figured::count));
        cells.push(Figured::share(well, due));
        cells
    };
    let headed = |term, kind| Head::of(term, kind, asked.language);
    let heads = vec![
        headed(Term::Posting, Kind::Text),
        headed(Term::Organisation, Kind::Text),
        headed(Term::Promised, Kind::Count),
        headed(Term::Kept, Kind::Count),
        headed(Term::NotKept, Kind::Count),
        headed(Term::NotDue, Kind::Count),
        headed(Term::KeptShare, Kind::Share),
    ];
    by_posting(Figure::Promises, heads, &cells, &|case| case.answer_by.is_some(), vec![2, 3], histories, asked)
}

/// A row for each posting with such applications, those with most of them first, and all of them together.
fn by_posting(
    figure: Figure,
    heads: Vec<Head>,
    cells: &dyn Fn([String; 2], Vec<usize>) -> Vec<Figured>,
    wanted: &dyn Fn(&Case) -> bool,
    drawn: Vec<usize>,
    histories: &Histories,
    asked: &Asked,
) -> Section {
    let mut of: Vec<(usize, Vec<usize>)> = (0..histories.postings.len()).map(|posting| (posting, Vec::new())).collect();
    let mut all = Vec::new();
    for (place, case) in histories.cases.iter().enumerate().filter(|(_, case)| wanted(case)) {
        if let Some((_, those)) = of.get_mut(case.posting) {
            those.push(place);
        }
        all.push(place);
    }
    of.retain(|(_, those)| !those.is_empty());
    of.sort_by_key(|(_, those)| std::cmp::Reverse(those.len()));
    let rows = of.into_iter().filter_map(|(posting, those)| {
        let posting = histories.postings.get(posting)?;
        let labels = [posting.title.clone(), posting.organisation.clone().unwrap_or_default()];
        Some(Row { key: format!("posting:{}", posting.id), cells: cells(labels, those) })
    });
    let total = [words::term(Term::Total, asked.language).to_owned(), String::new()];
    Section {
        figure,
        heads,
        rows: rows.collect(),
        total: Some(Row { key: TOTAL.to_owned(), cells: cells(total, all) }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: drawn }),
    }
}
