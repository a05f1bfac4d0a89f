//! The figures of mails that arrive. They need no window, no network and no mailbox but their own.

use crate::Outcome;
use crate::project::Project;
use crate::steps::Steps;

pub fn bench(project: &Project, steps: &mut Steps) -> Outcome {
    let run = project.cargo(&[&["bench", "--package", "vivier-tests", "--bench", "inbox"]]);
    steps.run("measuring mails that arrive", run)
}
