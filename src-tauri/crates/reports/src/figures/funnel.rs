//! How far applications come, and where they stop.
//!
//! reached(step) = those that were ever on it or on a higher one; so it never grows from a step to the next. A step that was left out
//! on the way counts as reached. converted = reached ÷ reached(the step before). Those that stopped are counted once, on the last step
//! they were on: over all steps, rejected + withdrawn + under way + hired = received.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::OnceLock;

use chrono::Datelike;
use hiring::{Case, Decider, Figure, Histories, StageEnd, fold};

use super::Asked;
use super::calendar::day_of;
use super::ladder::{Ladder, Way};
use super::together::together;
use crate::section::{Chart, ChartKind, Figured, Head, Kind, Row, Section, Those};
use crate::words::{self, Term};

/// The cases with the way each went.
pub struct Ways<'a> {
    pub histories: &'a Histories,
    pub asked: &'a Asked,
    pub ladder: Ladder,
    each: Vec<Way>,
    all: Those,
    /// Of all, those that reached each rung above the first.
    reached: OnceLock<Vec<Those>>,
}

impl<'a> Ways<'a> {
    pub fn of(histories: &'a Histories, asked: &'a Asked) -> Self {
        let ladder = Ladder::of(histories, asked.posting);
        let (some, others) = histories.cases.split_at(histories.cases.len() / 2);
        let ways = |cases: &[Case]| cases.iter().map(|case| ladder.way(histories, case)).collect::<Vec<_>>();
        let each = together(&[&|| ways(some), &|| ways(others)]).concat();
        let all = (0..each.len()).collect::<Vec<_>>().into();
        Self { histories, asked, ladder, each, all, reached: OnceLock::new() }
    }

    /// Of those, which are so.
    pub fn those(&self, among: &[usize], wanted: impl Fn(&Way) -> bool) -> Vec<usize> {
        among.iter().copied().filter(|case| self.each.get(*case).is_some_and(&wanted)).collect()
    }

    pub fn all(&self) -> Those {
        Those::clone(&self.all)
    }

    /// Those by the last step that each was on.
    pub fn by_last(&self, those: &[usize]) -> Vec<Vec<usize>> {
        let mut by_last = vec![Vec::new(); self.ladder.steps.len()];
        for case in those {
            if let Some(on) = self.each.get(*case).and_then(|way| by_last.get_mut(way.last)) {
                on.push(*case);
            }
        }
        by_last
    }

    /// Of those, which came as far as each rung above the first: each among those of the rung before.
    fn by_reached(&self, those: &Those) -> Vec<Those> {
        if Those::ptr_eq(those, &self.all) {
            return self.reached.get_or_init(|| self.rungs(those)).clone();
        }
        self.rungs(those)
    }

    fn rungs(&self, those: &[usize]) -> Vec<Those> {
        let mut reached: Vec<Those> = Vec::new();
        for rung in 1..=self.ladder.steps.len() {
            let before = reached.last().map_or(those, |before| before.as_slice());
            reached.push(self.those(before, |way| way.furthest >= rung).into());
        }
        reached
    }

    /// The column of a step, or of being hired.
    pub fn rung_head(&self, rung: usize) -> Head {
        let language = self.asked.language;
        match self.ladder.steps.get(rung).and_then(|stage| self.histories.stages.get(*stage)) {
            Some(stage) => Head {
                code: format!(
                    "stage:{}",
                    stage.name.code.map_or_else(|| fold(&stage.name.name), |it| it.code().to_owned())
                ),
                heading: words::stage(&stage.name, language),
                kind: Kind::Count,
            },
            None => Head::of(Term::Hired, Kind::Count, language),
        }
    }
}

pub fn sections(histories: &Histories, asked: &Asked) -> Vec<Section> {
    let ways = Ways::of(histories, asked);
    together(&[&|| steps(&ways), &|| drops(&ways), &|| by_posting(&ways), &|| by_organisation(&ways), &|| {
        by_month(&ways)
    }])
}

fn steps(ways: &Ways<'_>) -> Section {
    let all = ways.all();
    let head = |term, kind| Head::of(term, kind, ways.asked.language);
    let mut stopped = [Some(StageEnd::Rejected), Some(StageEnd::Withdrawn), None]
        .map(|end| ways.by_last(&ways.those(&all, |way| way.end == end)).into_iter());
    let mut rows = Vec::new();
    let mut before = all.len();
    for (rung, reached) in std::iter::once(Those::clone(&all)).chain(ways.by_reached(&all)).enumerate() {
        let name = ways.rung_head(rung);
        let mut cells = vec![
            Figured::text(name.heading),
            Figured::count(Those::clone(&reached)),
            Figured::share(Those::clone(&reached), all.len()),
            if rung == 0 { Figured::default() } else { Figured::share(Those::clone(&reached), before) },
        ];
        // On top, where they are hired, nobody stops.
        cells.extend(stopped.each_mut().map(|steps| steps.next().map_or_else(Figured::default, Figured::count)));
        before = reached.len();
        rows.push(Row { key: name.code, cells });
    }
    Section {
        figure: Figure::FunnelSteps,
        heads: vec![
            head(Term::Step, Kind::Text),
            head(Term::Reached, Kind::Count),
            head(Term::ShareOfAll, Kind::Share),
            head(Term::ShareOfPrevious, Kind::Share),
            head(Term::Rejected, Kind::Count),
            head(Term::Withdrawn, Kind::Count),
            head(Term::Running, Kind::Count),
        ],
        rows,
        total: None,
        chart: Some(Chart { kind: ChartKind::Nested, columns: vec![1] }),
    }
}

/// Those that were rejected or withdrew, by whoever moved them there last.
fn drops(ways: &Ways<'_>) -> Section {
    let histories = ways.histories;
    let mut by_name: Vec<Vec<usize>> = vec![Vec::new(); histories.names.len()];
    let dropped = ways.those(&ways.all(), |way| matches!(way.end, Some(StageEnd::Rejected | StageEnd::Withdrawn)));
    for place in &dropped {
        let case = histories.cases.get(*place);
        let last = case.and_then(|case| histories.passages_of(case).last());
        if let Some(theirs) = last.and_then(|last| by_name.get_mut(last.who)) {
            theirs.push(*place);
        }
    }
    let mut heads = vec![Head::of(Term::Name, Kind::Text, ways.asked.language)];
    for term in [Term::Dropped, Term::ByUs, Term::ByThem] {
        heads.push(Head::of(term, Kind::Count, ways.asked.language));
    }
    heads.extend((0..ways.ladder.steps.len()).map(|step| ways.rung_head(step)));
    let cells = |name: String, those: Vec<usize>| {
        let by = |decider| {
            let is_so = |case: &&usize| histories.cases.get(**case).is_some_and(|it| it.decided_by == Some(decider));
            Figured::count(those.iter().filter(is_so).copied().collect::<Vec<_>>())
        };
        let (us, them, steps) = (by(Decider::Us), by(Decider::Them), ways.by_last(&those));
        let mut cells = vec![Figured::text(name), Figured::count(those), us, them];
        cells.extend(steps.into_iter().map(Figured::count));
        cells
    };
    let mut groups: Vec<(String, Vec<usize>)> =
        histories.names.iter().cloned().zip(by_name).filter(|(_, those)| !those.is_empty()).collect();
    groups.sort_by(|(name, those), (other, others)| others.len().cmp(&those.len()).then_with(|| name.cmp(other)));
    let rows = groups.into_iter().map(|(name, those)| Row { key: format!("who:{name}"), cells: cells(name, those) });
    Section {
        figure: Figure::FunnelDrops,
        heads,
        rows: rows.collect(),
        total: Some(Row {
            key: TOTAL.to_owned(),
            cells: cells(words::term(Term::Total, ways.asked.language).to_owned(), dropped),
        }),
        chart: None,
    }
}

pub const TOTAL: &str = "total";

/// One row of a funnel over groups.
pub struct Group {
    pub key: String,
    /// One text for each heading.
    pub labels: Vec<String>,
    pub cases: Vec<usize>,
}

/// A funnel for each group: received, those that reached each step above the first, and the share that was hired.
pub fn groups(ways: &Ways<'_>, figure: Figure, labels: &[Term], groups: Vec<Group>) -> Section {
    let language = ways.asked.language;
    let all = ways.histories.cases.len();
    let top = ways.ladder.steps.len();
    let mut heads: Vec<Head> = labels.iter().map(|term| Head::of(*term, Kind::Text, language)).collect();
    heads.push(Head::of(Term::Received, Kind::Count, language));
    heads.push(Head::of(Term::ShareOfAll, Kind::Share, language));
    heads.extend((1..=top).map(|rung| ways.rung_head(rung)));
    heads.push(Head::of(Term::HiredShare, Kind::Share, language));
    let cells = |those: Those| {
        let reached = ways.by_reached(&those);
        let hired = reached.last().map_or_else(|| Those::clone(&those), Those::clone);
        let hired = Figured::share(hired, those.len());
        let mut cells = vec![Figured::count(Those::clone(&those)), Figured::share(those, all)];
        cells.extend(reached.into_iter().map(Figured::count));
        cells.push(hired);
        cells
    };
    let rows = groups.into_iter().map(|group| {
        let labels = group.labels.into_iter().map(Figured::text);
        Row { key: group.key, cells: labels.chain(cells(group.cases.into())).collect() }
    });
    let rows: Vec<Row> = rows.collect();
    let mut total = vec![Figured::text(words::term(Term::Total, language))];
    total.extend(labels.iter().skip(1).map(|_| Figured::text("")));
    total.extend(cells(ways.all()));
    let first = labels.len();
    let drawn = std::iter::once(first).chain((1..=top).map(|rung| first + 1 + rung));
    Section {
        figure,
        heads,
        rows,
        total: Some(Row { key: TOTAL.to_owned(), cells: total }),
        chart: Some(Chart { kind: ChartKind::Nested, columns: drawn.collect() }),
    }
}

/// The cases by the key of what they point to in a list, with the place in it that the first of them points to.
pub fn by_key<'a>(
    histories: &Histories,
    keys: &'a [String],
    points_to: impl Fn(&Case) -> usize,
) -> BTreeMap<&'a str, (usize, Vec<usize>)> {
    let mut by_place: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
    for (number, case) in histories.cases.iter().enumerate() {
        if let Some(those) = by_place.get_mut(points_to(case)) {
            those.push(number);
        }
    }
    let mut used: Vec<(usize, Vec<usize>)> =
        by_place.into_iter().enumerate().filter(|(_, those)| !those.is_empty()).collect();
    used.sort_by_key(|(_, those)| those.first().copied());
    let mut found: BTreeMap<&str, (usize, Vec<usize>)> = BTreeMap::new();
    for (place, those) in used {
        let Some(key) = keys.get(place) else { continue };
        match found.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert((place, those));
            }
            Entry::Occupied(mut entry) => {
                let (_, known) = entry.get_mut();
                known.extend(those);
                known.sort_unstable();
            }
        }
    }
    found
}

/// The most applications first.
pub fn by_size(groups: &mut [Group]) {
    groups.sort_by(|one, other| {
        other
            .cases
            .len()
            .cmp(&one.cases.len())
            .then_with(|| one.labels.cmp(&other.labels))
            .then_with(|| one.key.cmp(&other.key))
    });
}

pub fn by_posting(ways: &Ways<'_>) -> Section {
    let mut those: Vec<Vec<usize>> = vec![Vec::new(); ways.histories.postings.len()];
    for (place, case) in ways.histories.cases.iter().enumerate() {
        if let Some(those) = those.get_mut(case.posting) {
            those.push(place);
        }
    }
    let applied_to = ways.histories.postings.iter().zip(those).filter(|(_, cases)| !cases.is_empty());
    let mut found: Vec<Group> = applied_to
        .map(|(posting, cases)| {
            let labels = vec![posting.title.clone(), posting.organisation.clone().unwrap_or_default()];
            Group { key: format!("posting:{}", posting.id), labels, cases }
        })
        .collect();
    by_size(&mut found);
    groups(ways, Figure::FunnelPostings, &[Term::Posting, Term::Organisation], found)
}

fn by_organisation(ways: &Ways<'_>) -> Section {
    let folded: Vec<String> = ways
        .histories
        .postings
        .iter()
        .map(|posting| fold(posting.organisation.as_deref().unwrap_or_default().trim()))
        .collect();
    let those = by_key(ways.histories, &folded, |case| case.posting);
    let mut found: Vec<Group> = those
        .into_iter()
        .map(|(key, (posting, cases))| {
            let name = ways.histories.postings.get(posting).and_then(|posting| posting.organisation.clone());
            let name = name.filter(|name| !name.trim().is_empty());
            let label = name.unwrap_or_else(|| words::term(Term::NoOrganisation, ways.asked.language).to_owned());
            Group { key: format!("organisation:{key}"), labels: vec![label], cases }
        })
        .collect();
    by_size(&mut found);
    groups(ways, Figure::FunnelOrganisations, &[Term::Organisation], found)
}

fn by_month(ways: &Ways<'_>) -> Section {
    let mut those: BTreeMap<(i32, u32), Vec<usize>> = BTreeMap::new();
    for (place, case) in ways.histories.cases.iter().enumerate() {
        let day = day_of(case.received_at, ways.asked.minutes_east);
        those.entry((day.year(), day.month())).or_default().push(place);
    }
    // What is drawn in the order of time has no gaps, but for one of more than ten years.
    let number = |(year, month): (i32, u32)| i64::from(year) * 12 + i64::from(month) - 1;
    let ends = those.keys().next().copied().zip(those.keys().next_back().copied());
    let (first, last) = ends.map_or((0, 0), |(first, last)| (number(first), number(last)));
    // From the period's first on: so it stands beside that of another period.
    let from = ways.asked.from.map(|from| day_of(from, ways.asked.minutes_east)).filter(|_| ends.is_some());
    let first = from.map_or(first, |from| first.min(number((from.year(), from.month()))));
    for month in (first..last).filter(|_| last - first <= 120) {
        let at = (i32::try_from(month / 12).unwrap_or_default(), u32::try_from(month % 12 + 1).unwrap_or_default());
        those.entry(at).or_default();
    }
    let found = those.into_iter().map(|((year, month), cases)| {
        let month = format!("{year}-{month:02}");
        Group { key: month.clone(), labels: vec![month], cases }
    });
    let mut section = groups(ways, Figure::FunnelMonths, &[Term::Month], found.collect());
    section.chart = Some(Chart { kind: ChartKind::Columns, columns: vec![1] });
    section
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::trial::{NEW, Trial, asked, on};

    /// Else the month of another period would stand beside the wrong one.
    #[test]
    fn months_begin_with_the_period_and_not_with_the_first_application() {
        let mut trial = Trial::new();
        trial.case(1, 0, &[(NEW, 62, 0)]);
        let asked = Asked { from: Some(on(0)), until: Some(on(90)), ..asked(100) };
        let months = by_month(&Ways::of(&trial.histories, &asked));
        let keys: Vec<&str> = months.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(keys, ["2026-01", "2026-02", "2026-03"]);
    }
}
