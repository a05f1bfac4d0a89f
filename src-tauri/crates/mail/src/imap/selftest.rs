//! Trying a mailbox step by step.

use super::{MailFolder, Mailbox};
use crate::connection::{Fault, Server};
use crate::selftest::{Step, StepResult, up_to};

/// What came of it, and which folders there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailboxTest {
    pub steps: Vec<StepResult>,
    pub folders: Vec<MailFolder>,
}

const STEPS: [Step; 6] = [Step::Resolve, Step::Connect, Step::Encrypt, Step::Certificate, Step::SignIn, Step::Folders];

/// Connects, signs in, and looks into those folders. Nothing is fetched.
pub fn test_mailbox(server: &Server, wanted: &[String]) -> MailboxTest {
    match looked(server, wanted) {
        Ok(folders) => {
            let passed = STEPS.map(|step| StepResult { step, state: crate::selftest::if_asked(server, step) });
            MailboxTest { steps: passed.to_vec(), folders }
        }
        Err(fault) => MailboxTest { steps: up_to(server, &STEPS, &fault), folders: Vec::new() },
    }
}

fn looked(server: &Server, wanted: &[String]) -> Result<Vec<MailFolder>, Fault> {
    let mut mailbox = Mailbox::open(server)?;
    let folders = mailbox.folders()?;
    for folder in wanted {
        mailbox.look_into(folder)?;
    }
    mailbox.log_out();
    Ok(folders)
}
