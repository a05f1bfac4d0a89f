//! The figures of postings: reading, importing, importing again, searching. They need no window.

use crate::Outcome;
use crate::project::Project;
use crate::steps::Steps;

pub fn bench(project: &Project, steps: &mut Steps) -> Outcome {
    let run = project.cargo(&[&["bench", "--package", "vivier-tests", "--bench", "postings"]]);
    steps.run("measuring postings", run)
}
