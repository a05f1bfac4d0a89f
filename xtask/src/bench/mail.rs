//! The figures of mails: queueing them and handing them over. They need no window and no server but their own.

use crate::Outcome;
use crate::project::Project;
use crate::steps::Steps;

pub fn bench(project: &Project, steps: &mut Steps) -> Outcome {
    let run = project.cargo(&[&["bench", "--package", "vivier-tests", "--bench", "mail"]]);
    steps.run("measuring mails", run)
}
