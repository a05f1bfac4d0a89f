//! Trying an account step by step, up to a mail to oneself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Composed;
use crate::connection::{Fault, Server, Stage, Trouble};
use crate::smtp::{Offers, Outcome, Session};

/// In the order they are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The server's name leads to an address.
    Resolve,
    /// A mail server answers there.
    Connect,
    /// The connection is encrypted.
    Encrypt,
    /// The server is the one it says it is.
    Certificate,
    SignIn,
    /// How large a mail may be.
    Size,
    /// A mail to oneself is taken.
    Mail,
    /// The mailbox's folders can be looked into.
    Folders,
}

impl Step {
    /// Of sending.
    pub const ALL: [Self; 7] =
        [Self::Resolve, Self::Connect, Self::Encrypt, Self::Certificate, Self::SignIn, Self::Size, Self::Mail];
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", content = "what", rename_all = "snake_case")]
pub enum StepState {
    Passed,
    /// The largest mail it takes, in bytes.
    Limited(u64),
    /// Nothing to try here: no encryption asked for, no limit named.
    NotAsked,
    Failed(Fault),
    /// An earlier step failed.
    NotReached,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepResult {
    pub step: Step,
    pub state: StepState,
}

/// Connects, signs in and sends that mail. Nothing is tried again.
pub fn self_test(server: &Server, mail: &Composed) -> Vec<StepResult> {
    let result = |step, state| StepResult { step, state };
    let mut session = match Session::open(server) {
        Ok(session) => session,
        Err(fault) => return up_to(server, &Step::ALL, &fault),
    };
    let mut results: Vec<_> = opened(server, session.offers()).collect();
    let delivery = session.deliver(&mail.envelope, &mail.bytes, |so_far| so_far.iter().all(Option::is_none));
    session.quit();
    let refused = delivery.outcomes.into_iter().find_map(|outcome| match outcome {
        Outcome::Taken(_) => None,
        Outcome::NotSent(fault) => Some(fault),
        Outcome::Unknown(trouble) => Some(Fault::new(Stage::Dot, trouble)),
    });
    results.push(result(Step::Mail, refused.map_or(StepState::Passed, StepState::Failed)));
    results
}

fn opened(server: &Server, offers: &Offers) -> impl Iterator<Item = StepResult> {
    let size = offers.size.map_or(StepState::NotAsked, StepState::Limited);
    Step::ALL.into_iter().filter(|step| *step < Step::Mail).map(move |step| {
        let state = match step {
            Step::Size => size.clone(),
            step => if_asked(server, step),
        };
        StepResult { step, state }
    })
}

/// Of these steps, as far as one comes with that fault.
pub(crate) fn up_to(server: &Server, steps: &[Step], fault: &Fault) -> Vec<StepResult> {
    let failed = step_of(fault);
    let state = |step: Step| match step.cmp(&failed) {
        std::cmp::Ordering::Less => if_asked(server, step),
        std::cmp::Ordering::Equal => StepState::Failed(fault.clone()),
        std::cmp::Ordering::Greater => StepState::NotReached,
    };
    steps.iter().map(|step| StepResult { step: *step, state: state(*step) }).collect()
}

pub(crate) fn if_asked(server: &Server, step: Step) -> StepState {
    let encrypted = server.security != hiring::Security::None;
    match step {
        Step::Encrypt | Step::Certificate if !encrypted => StepState::NotAsked,
        Step::SignIn if server.sign_in.is_none() => StepState::NotAsked,
        _ => StepState::Passed,
    }
}

const fn step_of(fault: &Fault) -> Step {
    match (fault.stage, &fault.trouble) {
        (_, Trouble::Certificate(_)) => Step::Certificate,
        (Stage::Resolve, _) => Step::Resolve,
        (Stage::Connect | Stage::Greeting | Stage::Hello, _) => Step::Connect,
        (Stage::Tls, _) => Step::Encrypt,
        (Stage::SignIn | Stage::Token, _) => Step::SignIn,
        (Stage::Folder | Stage::Fetch, _) => Step::Folders,
        _ => Step::Mail,
    }
}
