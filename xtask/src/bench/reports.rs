//! The figures of reports over a large store. They need no window.

use crate::Outcome;
use crate::project::Project;
use crate::steps::Steps;

pub fn bench(project: &Project, steps: &mut Steps) -> Outcome {
    let run = project.cargo(&[&["bench", "--package", "vivier-tests", "--bench", "reports"]]);
    steps.run("measuring reports", run)
}
