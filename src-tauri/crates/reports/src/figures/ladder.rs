//! How far an application has come.
//!
//! A ladder has the steps of one pipeline, the general one or a posting's own, and being hired on top. A stage of another pipeline is
//! the step with the same code or name; one that has no counterpart counts as the last step before it that has.

use hiring::{Case, Histories, PostingId, StageEnd};

#[derive(Debug)]
pub struct Ladder {
    /// Places of the stages, from the bottom.
    pub steps: Vec<usize>,
    /// For each stage.
    rungs: Vec<Rung>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    Step(usize),
    End(StageEnd),
}

/// The way of one application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The highest step it was ever on; the number of steps once it is hired.
    pub furthest: usize,
    /// The last step it was on.
    pub last: usize,
    pub end: Option<StageEnd>,
}

impl Ladder {
    pub fn of(histories: &Histories, posting: Option<PostingId>) -> Self {
        let own = posting.map(|posting| pipeline(histories, Some(posting))).filter(|steps| !steps.is_empty());
        let steps = own.unwrap_or_else(|| pipeline(histories, None));
        let rungs = (0..histories.stages.len()).map(|stage| rung(histories, &steps, stage)).collect();
        Self { steps, rungs }
    }

    pub fn rung(&self, stage: usize) -> Rung {
        self.rungs.get(stage).copied().unwrap_or(Rung::Step(0))
    }

    pub fn way(&self, histories: &Histories, case: &Case) -> Way {
        let mut way = Way { furthest: 0, last: 0, end: histories.end_of(case) };
        let passages = histories.passages_of(case).iter().map(|passage| passage.stage);
        for stage in passages.chain([case.stage]) {
            match self.rung(stage) {
                Rung::Step(step) => {
                    way.last = step;
                    way.furthest = way.furthest.max(step);
                }
                // Hired once: it came past every step, even if it is hired no more.
                Rung::End(StageEnd::Hired) => {
                    way.furthest = way.furthest.max(self.steps.len().saturating_sub(1));
                }
                Rung::End(_) => {}
            }
        }
        if way.end == Some(StageEnd::Hired) {
            way.furthest = self.steps.len();
        }
        way
    }
}

/// The steps in force, in their order.
fn pipeline(histories: &Histories, posting: Option<PostingId>) -> Vec<usize> {
    let stages = histories.stages.iter().enumerate();
    let mut steps: Vec<_> = stages
        .filter(|(_, stage)| stage.posting == posting && stage.ends.is_none() && !stage.retired)
        .map(|(place, stage)| (stage.position, place))
        .collect();
    steps.sort_unstable();
    steps.into_iter().map(|(_, place)| place).collect()
}

fn rung(histories: &Histories, steps: &[usize], stage: usize) -> Rung {
    let Some(facts) = histories.stages.get(stage) else { return Rung::Step(0) };
    if let Some(end) = facts.ends {
        return Rung::End(end);
    }
    let counterpart = |name: &hiring::StageName| {
        steps.iter().position(|step| histories.stages.get(*step).is_some_and(|it| it.name.is_like(name)))
    };
    if let Some(step) = steps.iter().position(|step| *step == stage).or_else(|| counterpart(&facts.name)) {
        return Rung::Step(step);
    }
    let before = histories
        .stages
        .iter()
        .filter(|other| other.posting == facts.posting && other.ends.is_none() && other.position < facts.position);
    let nearest = before
        .filter_map(|other| counterpart(&other.name).map(|step| (other.position, step)))
        .max_by_key(|(position, _)| *position);
    Rung::Step(nearest.map_or(0, |(_, step)| step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::trial::Trial;

    #[test]
    fn a_posting_with_a_case_study_counts_it_as_the_interview_before() {
        let mut trial = Trial::new();
        let study = trial.own_stage(2, 3, "Étude de cas");
        let ladder = Ladder::of(&trial.histories, None);
        assert_eq!(ladder.rung(study), Rung::Step(2), "its own pipeline has New, Screening, Interview, then the study");
        let own = Ladder::of(&trial.histories, Some(hiring::PostingId::new(2)));
        assert_eq!((own.rung(study), own.steps.len()), (Rung::Step(3), 5));
    }
}
