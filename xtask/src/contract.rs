//! `cargo xtask contract`: writes `ui/src/api/contract.ts` again from the desk's command table.
//!
//! The test that guards the file also writes it, so there is one place that knows what it must hold.

use crate::Outcome;
use crate::project::Project;
use crate::steps::Steps;

pub fn contract(project: &Project) -> Outcome {
    let mut command = project.cargo(&[&["test", "-p", "desk", "--test", "contract"]]);
    command.env("VIVIER_WRITE_CONTRACT", "1");
    Steps::default().run("writing the contract", command)
}
