//! The steps of all pipelines, each once: the same code or the same name is the same step.

use hiring::{Histories, StageFacts};

#[derive(Debug)]
pub struct Steps {
    /// Places of the stages that stand for each, those of the general pipeline first, in their order.
    pub order: Vec<usize>,
    /// For each stage, the place in `order`.
    of: Vec<usize>,
}

impl Steps {
    pub fn of(histories: &Histories) -> Self {
        let mut stages: Vec<(usize, &StageFacts)> = histories.stages.iter().enumerate().collect();
        stages.sort_by_key(|(place, stage)| (stage.posting, stage.retired, stage.position, *place));
        let mut order: Vec<usize> = Vec::new();
        let mut of = vec![0; histories.stages.len()];
        for (place, stage) in stages {
            let is_like = |known: &usize| {
                let known = histories.stages.get(*known);
                known.is_some_and(|known| known.name.is_like(&stage.name) && known.ends == stage.ends)
            };
            let step = order.iter().position(is_like).unwrap_or_else(|| {
                order.push(place);
                order.len() - 1
            });
            if let Some(of) = of.get_mut(place) {
                *of = step;
            }
        }
        Self { order, of }
    }

    pub fn step(&self, stage: usize) -> usize {
        self.of.get(stage).copied().unwrap_or_default()
    }
}
