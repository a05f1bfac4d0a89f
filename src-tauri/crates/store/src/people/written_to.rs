//! How writing to an applicant stands, as their card says it: by the latest mail about the application.

use hiring::MailState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conditions::Conditions;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WrittenTo {
    NotYet,
    /// On its way, or put off by the server.
    Waiting,
    Sent,
    /// Refused, or taken and come back.
    Failed,
    /// Nobody knows whether it went.
    Unknown,
    /// There is no address to write to.
    NoAddress,
}

impl WrittenTo {
    /// On `application AS a`.
    pub(super) fn wanted(self, conditions: &mut Conditions) {
        let states: &[MailState] = match self {
            Self::NotYet => {
                return conditions.plain("NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.application_id = a.id)");
            }
            Self::NoAddress => {
                return conditions.plain(
                    "NOT EXISTS (SELECT 1 FROM reach AS r WHERE r.candidate_id = a.candidate_id AND r.kind = 'address')",
                );
            }
            Self::Waiting => &[MailState::Queued, MailState::Sending, MailState::Committing, MailState::Deferred],
            Self::Sent => &[MailState::Sent],
            Self::Failed => &[MailState::Failed, MailState::Bounced],
            Self::Unknown => &[MailState::Unknown],
        };
        let latest = "(SELECT r.state FROM outbox AS o JOIN outbox_recipient AS r ON r.outbox_id = o.id
                       WHERE o.application_id = a.id ORDER BY o.id DESC, r.id LIMIT 1)";
        conditions.any(&format!("{latest} = ?"), states.iter().map(|state| state.code().to_owned().into()));
    }
}
