//! Ids are types: a posting's id cannot be handed where a collection's is asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub struct $name(i64);

        impl $name {
            pub const fn new(raw: i64) -> Self {
                Self(raw)
            }

            pub const fn raw(self) -> i64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(out)
            }
        }
    )+};
}

ids! {
    /// A mail account of the recruiter's.
    AccountId;
    /// A candidate × posting.
    ApplicationId;
    /// A person.
    CandidateId;
    /// A folder that postings were imported from.
    CollectionId;
    /// By which the contacts of a posting are told by the week where it stands.
    DigestId;
    /// One journal entry: a thing somebody did.
    EntryId;
    /// A document of somebody's.
    FileId;
    /// A filter that somebody has named.
    FilterId;
    /// A mail that a rule left to a person.
    HeldMailId;
    /// A mail that waits or went.
    MailId;
    /// A mail that came, or one of ours found in a mailbox.
    MessageId;
    /// Something noted about somebody.
    NoteId;
    /// A posting, whatever its versions.
    PostingId;
    /// A report that somebody has named.
    SavedReportId;
    /// By which a mail goes without being looked at.
    RuleId;
    /// Why applications end.
    ReasonId;
    /// One recipient of one mail.
    RecipientId;
    /// A step of a pipeline.
    StageId;
    /// A template that somebody has written or changed.
    TemplateId;
    /// One reading of a posting's file.
    VersionId;
}
