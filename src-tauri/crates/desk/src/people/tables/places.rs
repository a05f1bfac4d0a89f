//! Where an application from a table belongs: the posting and the stage that its words mean.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use hiring::{
    IncomingApplication, PostingId, ReasonCode, ReasonId, ReasonKind, RowProblem, StageEnd, StageId, StatedOutcome,
    fold, job_without_remarks, job_words,
};
use store::{Ending, Pipeline, Read, Reason, Stage};

/// The postings, each with whether it is open, by all that they may be called.
pub struct Postings {
    /// By title, path, file name with and without its ending.
    named: HashMap<String, BTreeMap<PostingId, bool>>,
    /// By the words of the title, in whatever form and order.
    alike: HashMap<BTreeSet<String>, BTreeMap<PostingId, bool>>,
    /// By what stands before a remark in the title: only where no whole title is so.
    heads: HashMap<BTreeSet<String>, BTreeMap<PostingId, bool>>,
    titles: Vec<(PostingId, String, BTreeSet<String>)>,
}

/// Which posting a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    One(PostingId),
    /// As many as that are called so.
    OneOf(u32),
    None,
}

impl Postings {
    pub fn of(read: &Read<'_>) -> Result<Self, store::Error> {
        let mut all = Self { named: HashMap::new(), alike: HashMap::new(), heads: HashMap::new(), titles: Vec::new() };
        for row in read.posting_names()? {
            let file = row.path.rsplit('/').next().unwrap_or(&row.path);
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            for name in [row.title.as_str(), &row.path, file, stem] {
                all.named.entry(key(name)).or_default().insert(row.id, row.open);
            }
            let words = job_words(&row.title);
            if let Some(head) = job_without_remarks(&row.title).map(job_words).filter(|head| !head.is_empty()) {
                all.heads.entry(head).or_default().insert(row.id, row.open);
            }
            if !words.is_empty() {
                all.alike.entry(words.clone()).or_default().insert(row.id, row.open);
            }
            all.titles.push((row.id, row.title, words));
        }
        Ok(all)
    }

    /// Of several with one title, the only one that is open is meant.
    pub fn called(&self, name: &str) -> Meant {
        let alike = || {
            let words = job_words(name);
            self.alike.get(&words).or_else(|| self.heads.get(&words))
        };
        let Some(named) = self.named.get(&key(name)).or_else(alike) else { return Meant::None };
        let mut open = named.iter().filter(|(_, open)| **open).map(|(id, _)| *id);
        match (open.next(), open.next(), named.len()) {
            (Some(id), None, _) => Meant::One(id),
            (None, _, 1) => named.keys().next().map_or(Meant::None, |id| Meant::One(*id)),
            (_, _, several) => Meant::OneOf(u32::try_from(several).unwrap_or(u32::MAX)),
        }
    }

    /// What the posting is called that only the words of its title led to: somebody should see that it is the one.
    pub fn taken_for(&self, name: &str, meant: Meant) -> Option<String> {
        let id = meant.one().filter(|_| !self.named.contains_key(&key(name)))?;
        self.titles.iter().find(|(posting, _, _)| *posting == id).map(|(_, title, _)| title.clone())
    }

    /// Titles that say more than this, or less: one of them may be meant, and only a person can tell.
    pub fn near(&self, name: &str) -> Vec<String> {
        let said = job_words(name);
        let is_near =
            |words: &BTreeSet<String>| !words.is_empty() && (words.is_superset(&said) || words.is_subset(&said));
        let near = self.titles.iter().filter(|(_, _, words)| !said.is_empty() && is_near(words));
        near.map(|(_, title, _)| title.clone()).take(NEAR).collect()
    }
}

/// More help nobody.
const NEAR: usize = 3;

impl Meant {
    pub const fn one(self) -> Option<PostingId> {
        match self {
            Self::One(id) => Some(id),
            Self::OneOf(_) | Self::None => None,
        }
    }

    /// What is to be told of the row that names it so.
    pub fn problem(self, name: &str) -> Option<RowProblem> {
        let value = name.to_owned();
        match self {
            Self::One(_) => None,
            Self::OneOf(postings) => Some(RowProblem::PostingAmbiguous { value, postings }),
            Self::None => Some(RowProblem::PostingUnknown { value }),
        }
    }
}

/// Case, accents, punctuation and the marks of inclusive writing do not matter.
fn key(name: &str) -> String {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where an application begins, and how it ended if it did.
pub struct Place {
    pub stage: StageId,
    pub ending: Option<Ending>,
    /// The table named a stage that is not there: it stands at the beginning.
    pub stage_unknown: bool,
}

/// Begins at the stage that the row names, else at the usual one, else at the first. None for a pipeline without a beginning, which
/// cannot be.
pub fn place(
    pipeline: &Pipeline,
    reasons: &[Reason],
    said: &IncomingApplication,
    usual: Option<StageId>,
) -> Option<Place> {
    let named = stage_named(pipeline, &said.stage);
    let chosen = pipeline.stages.iter().find(|stage| Some(stage.id) == usual);
    let first = chosen.or_else(|| pipeline.stages.iter().find(|stage| stage.ends.is_none()))?;
    let end = said.outcome.and_then(end_of).or_else(|| named.and_then(|stage| stage.ends));
    let hired = pipeline.stages.iter().find(|stage| stage.ends == Some(StageEnd::Hired));
    let begins = match end {
        Some(StageEnd::Hired) => hired.unwrap_or(first),
        _ => named.filter(|stage| stage.ends.is_none()).unwrap_or(first),
    };
    let stage_unknown = end.is_none() && named.is_none() && !said.stage.is_empty();
    Some(Place { stage: begins.id, ending: end.and_then(|end| ending(end, reasons, &said.reason)), stage_unknown })
}

/// Whether the pipeline has a step of that name.
pub fn has_stage(pipeline: &Pipeline, said: &IncomingApplication) -> bool {
    said.stage.is_empty() || stage_named(pipeline, &said.stage).is_some() || said.outcome.and_then(end_of).is_some()
}

/// By the name somebody gave it, else by what such a step is commonly called.
fn stage_named<'a>(pipeline: &'a Pipeline, name: &str) -> Option<&'a Stage> {
    if name.is_empty() {
        return None;
    }
    let own = pipeline.stages.iter().find(|stage| !stage.name.name.is_empty() && key(&stage.name.name) == key(name));
    own.or_else(|| {
        let code = intake::stage_called(name)?;
        pipeline.stages.iter().find(|stage| stage.name.code == Some(code))
    })
}

const fn end_of(outcome: StatedOutcome) -> Option<StageEnd> {
    match outcome {
        StatedOutcome::UnderWay => None,
        StatedOutcome::Hired => Some(StageEnd::Hired),
        StatedOutcome::Rejected => Some(StageEnd::Rejected),
        StatedOutcome::Withdrawn => Some(StageEnd::Withdrawn),
    }
}

/// With the reason of that name, else “other”; the words are kept beside it.
fn ending(end: StageEnd, reasons: &[Reason], said: &str) -> Option<Ending> {
    let (kind, by) = match end {
        StageEnd::Hired => return None,
        StageEnd::Rejected => (ReasonKind::Rejected, hiring::Decider::Us),
        StageEnd::Withdrawn => (ReasonKind::Withdrawn, hiring::Decider::Them),
    };
    let of_kind = || reasons.iter().filter(|reason| reason.kind == kind);
    let named = of_kind().find(|reason| !reason.name.name.is_empty() && key(&reason.name.name) == key(said));
    let other = of_kind().find(|reason| reason.name.code == Some(ReasonCode::Other));
    let reason: ReasonId = named.or(other).or_else(|| of_kind().next())?.id;
    Some(Ending { kind, reason, by })
}
