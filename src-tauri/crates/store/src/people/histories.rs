//! The histories that reports are made from: which applications, and their way through the stages. What a figure counts in them is
//! the affair of `reports`.
//!
//! They are read whole, once; which of them a filter asks for is chosen among them in memory.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use chrono::NaiveDate;
use hiring::{
    ApplicationId, CandidateId, Case, CriterionKind, Decider, Histories, MarkGiven, Moment, Passage, PeriodOf,
    PostingFacts, PostingId, PostingState, ReasonCode, ReasonFacts, ReasonId, ReasonKind, StageEnd, StageFacts,
    StageId, fold,
};
use rusqlite::{Row, Statement, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::applications::DAY;
use super::conditions::Conditions;
use super::rows::{day, ends, stage_name};
use crate::{Error, Read};

/// What a report is about. Empty parts ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReportFilter {
    pub period: ReportPeriod,
    pub postings: Vec<PostingId>,
    pub organisation: Option<String>,
    pub source: Option<String>,
    /// Those whose candidate has all of these.
    pub tags: Vec<String>,
    /// How far the days are ahead of UTC where they are counted.
    pub minutes_east: i32,
}

/// Whole days, both ends included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReportPeriod {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl ReportFilter {
    /// The first moment in the period, and the first after it.
    pub fn bounds(&self) -> (Option<Moment>, Option<Moment>) {
        let start = |day: NaiveDate| {
            let days = day.signed_duration_since(NaiveDate::default()).num_days();
            Moment::from_millis(days * DAY - i64::from(self.minutes_east) * 60_000)
        };
        (self.period.from.map(start), self.period.to.and_then(|day| day.succ_opt()).map(start))
    }

    /// Whether everything is asked for, so that there is nothing to choose.
    pub fn is_everything(&self, period_of: PeriodOf) -> bool {
        let unbounded = *self == Self { minutes_east: self.minutes_east, ..Self::default() };
        unbounded && matches!(period_of, PeriodOf::Received | PeriodOf::Moved | PeriodOf::Mailed)
    }
}

impl Read<'_> {
    /// Of all that reports are made from, what that filter asks for.
    pub fn narrowed(&self, all: &Histories, filter: &ReportFilter, period_of: PeriodOf) -> Result<Histories, Error> {
        let organisation = filter.organisation.as_deref().map(|name| fold(name.trim()));
        let is_asked = |posting: &PostingFacts| {
            let of = || fold(posting.organisation.as_deref().unwrap_or_default().trim());
            (filter.postings.is_empty() || filter.postings.contains(&posting.id))
                && organisation.as_ref().is_none_or(|organisation| of() == *organisation)
        };
        // A posting is filled by whoever was hired, wherever they came from.
        let of_people = period_of != PeriodOf::Opened;
        let source = filter.source.as_deref().filter(|_| of_people).map(|source| fold(source.trim()));
        let sources: Vec<bool> =
            all.sources.iter().map(|told| source.as_ref().is_none_or(|source| fold(told.trim()) == *source)).collect();
        let tagged = if of_people && !filter.tags.is_empty() { Some(self.tagged(&filter.tags)?) } else { None };
        let (from, until) = filter.bounds();
        let is_in = |at: Moment| from.is_none_or(|from| at >= from) && until.is_none_or(|until| at < until);
        let happened = |case: &Case| match period_of {
            PeriodOf::Received => is_in(case.received_at),
            PeriodOf::Ended => all.end_of(case).is_some() && is_in(case.entered_stage_at),
            PeriodOf::Hired => all.end_of(case) == Some(StageEnd::Hired) && is_in(case.entered_stage_at),
            PeriodOf::Opened => all.end_of(case) == Some(StageEnd::Hired),
            PeriodOf::Moved => all.passages_of(case).iter().any(|passage| is_in(passage.at)),
            PeriodOf::Mailed => true,
            PeriodOf::Present => all.end_of(case).is_none(),
        };
        Ok(all.of(&is_asked, &|case| {
            happened(case)
                && sources.get(case.source).copied().unwrap_or(true)
                && tagged.as_ref().is_none_or(|tagged| tagged.contains(&case.candidate))
        }))
    }

    /// Those who have all of the tags.
    fn tagged(&self, tags: &[String]) -> Result<HashSet<CandidateId>, Error> {
        let mut wanted = Conditions::default();
        wanted.tags("c.id", tags);
        let (wanted, values) = wanted.done();
        let mut statement =
            self.connection().prepare_cached(&format!("SELECT c.id FROM candidate AS c WHERE {wanted}"))?;
        let ids = statement.query_map(params_from_iter(values), |row| Ok(CandidateId::new(row.get("id")?)))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// All that reports are made from, of the whole store. Which part of it a filter asks for is chosen in memory: the same reading
    /// serves every report until something changes.
    pub fn histories(&self) -> Result<Histories, Error> {
        let stages = self.stage_facts()?;
        let postings = self.posting_facts()?;
        let reasons = self.reason_facts()?;
        let mut histories = Histories { stages, postings, reasons, ..Histories::default() };
        self.add_cases(&mut histories)?;
        self.add_passages(&mut histories)?;
        self.add_marks(&mut histories)?;
        histories.again = applied_before(&histories.cases);
        Ok(histories)
    }

    pub(super) fn stage_facts(&self) -> Result<Vec<StageFacts>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT id, posting_id, position, code, name, ends, expected_days, retired FROM stage ORDER BY id",
        )?;
        let stages = statement.query_map([], |row| {
            Ok(StageFacts {
                id: StageId::new(row.get("id")?),
                posting: row.get::<_, Option<i64>>("posting_id")?.map(PostingId::new),
                position: row.get("position")?,
                name: stage_name(row, "code", "name")?,
                ends: ends(row)?,
                expected_days: row.get("expected_days")?,
                retired: row.get("retired")?,
            })
        })?;
        Ok(stages.collect::<Result<_, _>>()?)
    }

    /// Also those that nobody has applied to.
    pub(super) fn posting_facts(&self) -> Result<Vec<PostingFacts>, Error> {
        let mut statement = self.connection().prepare_cached(
            "SELECT p.id, p.title, p.organisation, p.state, p.posted_on,
                    (SELECT min(read_at) FROM posting_version WHERE posting_id = p.id) AS first_read_at,
                    (SELECT max(read_at) FROM posting_version WHERE posting_id = p.id) AS last_read_at
             FROM posting AS p ORDER BY p.id",
        )?;
        let postings = statement.query_map([], |row| {
            let state: String = row.get("state")?;
            let known = PostingState::ALL.into_iter().find(|known| known.code() == state);
            let read_at = |column| {
                let at: Option<i64> = row.get(column)?;
                Ok::<_, rusqlite::Error>(Moment::from_millis(at.unwrap_or_default()))
            };
            Ok(PostingFacts {
                id: PostingId::new(row.get("id")?),
                title: row.get("title")?,
                organisation: row.get("organisation")?,
                state: known.unwrap_or(PostingState::Unknown),
                posted_on: day(row, "posted_on")?,
                first_read_at: read_at("first_read_at")?,
                last_read_at: read_at("last_read_at")?,
            })
        })?;
        Ok(postings.collect::<Result<_, _>>()?)
    }

    pub(super) fn reason_facts(&self) -> Result<Vec<ReasonFacts>, Error> {
        let mut statement =
            self.connection().prepare_cached("SELECT id, kind, code, name FROM reason ORDER BY kind, position, id")?;
        let reasons = statement.query_map([], |row| {
            let kind: String = row.get("kind")?;
            let code: Option<String> = row.get("code")?;
            Ok(ReasonFacts {
                id: ReasonId::new(row.get("id")?),
                kind: ReasonKind::of(&kind).unwrap_or(ReasonKind::Rejected),
                code: code.and_then(|code| ReasonCode::of(&code)),
                name: row.get("name")?,
            })
        })?;
        Ok(reasons.collect::<Result<_, _>>()?)
    }

    fn add_cases(&self, histories: &mut Histories) -> Result<(), Error> {
        let lists = Lists::of(histories);
        let mut sources = Texts::default();
        let mut statement = self.connection().prepare_cached(&format!("{CASES} ORDER BY id"))?;
        let columns = CaseColumns::of(&statement)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            histories.cases.extend(columns.case(row, &lists, &mut sources)?);
        }
        histories.sources = sources.known;
        Ok(())
    }

    /// In the order in which they were written down: a day of receipt may have been set later than the first move.
    fn add_passages(&self, histories: &mut Histories) -> Result<(), Error> {
        let stages = Places::of(histories.stages.iter().map(|stage| stage.id.raw()));
        let cases = Places::of(histories.cases.iter().map(|case| case.id.raw()));
        let mut names = Texts::default();
        let mut statement =
            self.connection().prepare_cached("SELECT id, application_id, to_stage_id, at, who FROM move")?;
        let [id, application, to, at, who] = columns(&statement, ["id", "application_id", "to_stage_id", "at", "who"])?;
        let mut rows = statement.query([])?;
        let mut found: Vec<(usize, i64, Passage)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (Some(case), Some(stage)) = (cases.of_id(row.get(application)?), stages.of_id(row.get(to)?)) else {
                continue;
            };
            let who = names.place(text(row, who)?);
            found.push((case, row.get(id)?, Passage { stage, at: Moment::from_millis(row.get(at)?), who }));
        }
        found.sort_unstable_by_key(|(case, id, _)| (*case, *id));
        for (place, (case, _, passage)) in found.into_iter().enumerate() {
            if let Some(case) = histories.cases.get_mut(case) {
                let start = if case.passages.is_empty() { place } else { case.passages.start };
                case.passages = start..place + 1;
            }
            histories.passages.push(passage);
        }
        // Where an application stands is said by itself: a posting that gets its own pipeline takes its applications over.
        for case in &histories.cases {
            if let Some(last) = case.passages.end.checked_sub(1).and_then(|last| histories.passages.get_mut(last)) {
                last.stage = case.stage;
            }
        }
        histories.names = names.known;
        Ok(())
    }

    pub(super) fn add_marks(&self, histories: &mut Histories) -> Result<(), Error> {
        let cases = Places::of(histories.cases.iter().map(|case| case.id.raw()));
        let mut criteria = Texts::default();
        let mut statement = self
            .connection()
            .prepare_cached("SELECT application_id, criterion, wanted, mark FROM score ORDER BY id")?;
        let [application, criterion, kind, mark] =
            columns(&statement, ["application_id", "criterion", "wanted", "mark"])?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(case) = cases.of_id(row.get(application)?) else { continue };
            let kind = if text(row, kind)? == "plus" { CriterionKind::Plus } else { CriterionKind::Must };
            let criterion = criteria.place(text(row, criterion)?);
            histories.marks.push(MarkGiven { case, criterion, kind, mark: row.get(mark)? });
        }
        histories.criteria = criteria.known;
        Ok(())
    }
}

pub(super) const CASES: &str =
    "SELECT id, candidate_id, posting_id, stage_id, received_at, entered_stage_at, source, reason_id, decided_by, answer_by
     FROM application";

/// Where the columns of [`CASES`] are.
pub(super) struct CaseColumns {
    id: usize,
    candidate: usize,
    posting: usize,
    stage: usize,
    received: usize,
    entered: usize,
    source: usize,
    reason: usize,
    decided_by: usize,
    answer_by: usize,
}

impl CaseColumns {
    pub(super) fn of(statement: &Statement<'_>) -> Result<Self, Error> {
        let at =
            columns(statement, ["id", "candidate_id", "posting_id", "stage_id", "received_at", "entered_stage_at"])?;
        let [id, candidate, posting, stage, received, entered] = at;
        let [source, reason, decided_by, answer_by] =
            columns(statement, ["source", "reason_id", "decided_by", "answer_by"])?;
        Ok(Self { id, candidate, posting, stage, received, entered, source, reason, decided_by, answer_by })
    }

    /// Without its passages; none where its posting or its stage is unknown.
    pub(super) fn case(&self, row: &Row<'_>, lists: &Lists, sources: &mut Texts) -> Result<Option<Case>, Error> {
        let (posting, stage) = (lists.postings.of_id(row.get(self.posting)?), lists.stages.of_id(row.get(self.stage)?));
        let (Some(posting), Some(stage)) = (posting, stage) else { return Ok(None) };
        Ok(Some(Case {
            id: ApplicationId::new(row.get(self.id)?),
            candidate: CandidateId::new(row.get(self.candidate)?),
            posting,
            stage,
            source: sources.place(text(row, self.source)?),
            reason: row.get::<_, Option<i64>>(self.reason)?.and_then(|id| lists.reasons.of_id(id)),
            received_at: Moment::from_millis(row.get(self.received)?),
            answer_by: row.get::<_, Option<i64>>(self.answer_by)?.map(Moment::from_millis),
            entered_stage_at: Moment::from_millis(row.get(self.entered)?),
            decided_by: row.get_ref(self.decided_by)?.as_str().ok().and_then(Decider::of),
            passages: 0..0,
        }))
    }
}

/// Where everything is that applications point to.
pub(super) struct Lists {
    pub(super) stages: Places,
    pub(super) postings: Places,
    pub(super) reasons: Places,
}

impl Lists {
    pub(super) fn of(histories: &Histories) -> Self {
        Self {
            stages: Places::of(histories.stages.iter().map(|stage| stage.id.raw())),
            postings: Places::of(histories.postings.iter().map(|posting| posting.id.raw())),
            reasons: Places::of(histories.reasons.iter().map(|reason| reason.id.raw())),
        }
    }
}

/// Those whose person has an earlier application, to whatever posting.
pub(super) fn applied_before(cases: &[Case]) -> Vec<ApplicationId> {
    let mut first: HashMap<CandidateId, (Moment, ApplicationId)> = HashMap::with_capacity(cases.len());
    for case in cases {
        let this = (case.received_at, case.id);
        first.entry(case.candidate).and_modify(|first| *first = this.min(*first)).or_insert(this);
    }
    let is_first = |case: &&Case| first.get(&case.candidate).is_some_and(|(_, id)| *id == case.id);
    cases.iter().filter(|case| !is_first(case)).map(|case| case.id).collect()
}

/// By name once, not for each of a hundred thousand rows.
fn columns<const N: usize>(statement: &Statement<'_>, names: [&str; N]) -> Result<[usize; N], Error> {
    let mut places = [0; N];
    for (place, name) in places.iter_mut().zip(names) {
        *place = statement.column_index(name)?;
    }
    Ok(places)
}

fn text<'row>(row: &'row Row<'_>, column: usize) -> Result<&'row str, Error> {
    Ok(row.get_ref(column)?.as_str().unwrap_or_default())
}

/// Where each id is in a list.
pub(super) struct Places {
    /// In the order of ids, with the place.
    sorted: Vec<(i64, usize)>,
    /// Ids without gaps point straight at their place.
    straight: Option<Range<i64>>,
}

impl Places {
    fn of(ids: impl Iterator<Item = i64>) -> Self {
        let mut sorted: Vec<(i64, usize)> = ids.zip(0..).collect();
        sorted.sort_unstable();
        let (first, last) = (sorted.first().map_or(0, |it| it.0), sorted.last().map_or(-1, |it| it.0));
        let gapless = usize::try_from(last - first + 1).is_ok_and(|length| length == sorted.len());
        Self { straight: gapless.then_some(first..last + 1), sorted }
    }

    pub(super) fn of_id(&self, id: i64) -> Option<usize> {
        match &self.straight {
            Some(range) if range.contains(&id) => {
                usize::try_from(id - range.start).ok().and_then(|at| self.sorted.get(at)).map(|(_, place)| *place)
            }
            Some(_) => None,
            None => {
                let at = self.sorted.binary_search_by_key(&id, |(id, _)| *id).ok()?;
                self.sorted.get(at).map(|(_, place)| *place)
            }
        }
    }
}

/// The few different texts of many rows.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) known: Vec<String>,
    places: HashMap<String, usize>,
    /// Rows often say what the one before said.
    latest: Option<usize>,
}

impl Texts {
    pub(super) fn of(known: Vec<String>) -> Self {
        Self { places: known.iter().cloned().zip(0..).collect(), known, latest: None }
    }

    pub(super) fn place(&mut self, text: &str) -> usize {
        if let Some(latest) = self.latest.filter(|latest| self.known.get(*latest).is_some_and(|it| it == text)) {
            return latest;
        }
        let place = self.places.get(text).copied().unwrap_or(self.known.len());
        if place == self.known.len() {
            self.known.push(text.to_owned());
            self.places.insert(text.to_owned(), place);
        }
        self.latest = Some(place);
        place
    }
}
