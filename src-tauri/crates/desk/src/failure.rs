//! What can go wrong, as a code and what is needed to say it. Screens and the command line find the words; nobody matches text.

use hiring::{
    CandidateField, DetailsError, EntryId, Field, KeptShut, MailId, MessageId, Moment, ProblemKind, ReasonKind,
    StageEnd, StageName, Unfit, Word,
};
use mail::TemplateProblem;
use serde::{Deserialize, Serialize};
use store::{AlreadyWritten, Early, Error, HeldBack, Op};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
#[error("{self:?}")]
pub enum Failure {
    StoreNotOpen,
    StoreMissing {
        path: String,
    },
    StoreExists {
        path: String,
    },
    StoreLocked {
        path: String,
    },
    StoreDamaged {
        path: String,
        detail: String,
    },
    StoreForeign {
        path: String,
    },
    StoreNewer {
        path: String,
        found: u32,
        known: u32,
    },
    StoreReadOnly {
        path: String,
    },
    DiskFull {
        path: String,
    },
    FileFailed {
        path: String,
        detail: String,
    },
    StoreFailed {
        detail: String,
    },
    NotFound {
        what: Word,
        #[ts(type = "number")]
        id: i64,
    },
    /// No people can be read in it, and why.
    PeopleFileRefused {
        path: String,
        problem: ProblemKind,
    },
    SheetMissing {
        path: String,
        sheet: String,
    },
    NothingToUndo,
    NothingToRedo,
    UndoConflict {
        entry: EntryId,
        op: Op,
        at: Moment,
    },
    AlreadyUndone {
        entry: EntryId,
    },
    NotUndone {
        entry: EntryId,
    },
    /// Whom that entry concerns was erased: there is nothing left to put back.
    ErasedForGood {
        entry: EntryId,
    },
    /// Their time set apart is not over: it must be said that they are erased all the same.
    TooEarly {
        early: Early,
    },
    /// They are kept on purpose.
    HeldBack {
        held: HeldBack,
    },
    /// Mails to them are being handed over at this moment.
    MailOnItsWay {
        #[ts(type = "number")]
        count: u64,
    },
    /// Another number matches than the one that was shown.
    SelectionChanged {
        #[ts(type = "number")]
        expected: u64,
        #[ts(type = "number")]
        found: u64,
    },
    NameMissing,
    AddressInvalid {
        value: String,
    },
    PhoneInvalid {
        value: String,
    },
    LinkInvalid {
        value: String,
    },
    /// More than a field can hold.
    TextTooLong {
        field: CandidateField,
        limit: u32,
    },
    TextMissing,
    /// The stage is not one of the posting's pipeline.
    StageElsewhere {
        stage: StageName,
        title: String,
    },
    /// It has applications, and goes only without them.
    PostingInUse {
        title: String,
        #[ts(type = "number")]
        count: u64,
    },
    /// It holds applications, and nobody has said where they go.
    StageInUse {
        stage: StageName,
        #[ts(type = "number")]
        count: u64,
    },
    /// A pipeline needs one to begin with, and one for each end.
    StageNeeded {
        ends: Option<StageEnd>,
    },
    /// A reason for withdrawing was given for rejecting, or the other way round.
    ReasonUnfit {
        wanted: ReasonKind,
    },
    /// Each kind of end needs a reason to give.
    ReasonNeeded {
        kind: ReasonKind,
    },
    /// Somebody cannot be merged with themselves, or told apart from themselves.
    SamePerson,
    FileTooLarge {
        name: String,
        #[ts(type = "number")]
        bytes: u64,
        #[ts(type = "number")]
        limit: u64,
    },
    NoMailAccount,
    TemplateUnknown {
        name: String,
    },
    /// Not saved.
    TemplateWrong {
        problems: Vec<TemplateProblem>,
    },
    AddressWrong {
        written: String,
    },
    SecretMissing {
        account: String,
    },
    /// Mails wait for it that were written for what it was: it stays a folder, or a server's account, until they are settled.
    AccountInUse {
        name: String,
        #[ts(type = "number")]
        count: u64,
    },
    /// Among the mails that were chosen are some that cannot be sent as they are.
    MailBlocked {
        #[ts(type = "number")]
        count: u64,
    },
    /// The same template went to the same person about the same application.
    AlreadyWritten {
        before: AlreadyWritten,
    },
    /// The mails would no longer be what was shown.
    MailChanged,
    /// Its fate is known: there is nothing to resolve.
    /// What a person decides is written by a person.
    NotByRule {
        template: String,
    },
    /// A mail that is nobody's here, was set aside, or is one of our own.
    NotAnswerable {
        id: MessageId,
    },
    /// Its text did not survive: there is nothing to send once more.
    MailLost {
        id: MailId,
    },
    MailNotUnknown {
        id: MailId,
    },
    /// No account's mails are read.
    NoMailbox,
    /// Nobody is named who gives out tokens for that account, or nobody was asked.
    NoTokenProvider,
    /// The person, or the provider, did not agree; in the provider's words.
    NotAgreed {
        detail: String,
    },
    /// The provider could not be asked.
    TokenFailed {
        detail: String,
    },
    Cancelled,
    /// A value that no posting can have: an address that is none, a title without a letter.
    ValueUnfit {
        field: Field,
        value: String,
    },
    /// Only what was written here is rewritten here.
    NotByHand {
        title: String,
    },
    /// A text of which the reader makes no posting.
    TextRefused {
        problem: ProblemKind,
    },
    VersionMissing {
        #[ts(type = "number")]
        version: i64,
    },
    /// No posting has that contact.
    ContactUnknown {
        address: String,
    },
    FolderMissing {
        path: String,
    },
    /// A PDF is drawn by the window, and there is none here.
    PrinterMissing,
    /// Other programs are started by the window, and there is none here.
    OpenerMissing,
    /// It is not handed to another program, and why.
    FileKeptShut {
        name: String,
        why: KeptShut,
    },
    BadRequest {
        command: String,
        detail: String,
    },
    UnknownCommand {
        name: String,
    },
    Internal {
        detail: String,
    },
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let shown = |path: std::path::PathBuf| path.display().to_string();
        match error {
            Error::Missing { path } => Self::StoreMissing { path: shown(path) },
            Error::Exists { path } => Self::StoreExists { path: shown(path) },
            Error::Locked { path } => Self::StoreLocked { path: shown(path) },
            Error::Damaged { path, detail } => Self::StoreDamaged { path: shown(path), detail },
            Error::Foreign { path } => Self::StoreForeign { path: shown(path) },
            Error::Newer { path, found, known } => Self::StoreNewer { path: shown(path), found, known },
            Error::ReadOnly { path } => Self::StoreReadOnly { path: shown(path) },
            Error::Full { path } => Self::DiskFull { path: shown(path) },
            Error::File { path, detail } => Self::FileFailed { path: shown(path), detail },
            Error::NotFound { what, id } => Self::NotFound { what, id },
            Error::NothingToUndo => Self::NothingToUndo,
            Error::NothingToRedo => Self::NothingToRedo,
            Error::Conflict { entry, op, at } => Self::UndoConflict { entry, op, at },
            Error::AlreadyUndone { entry } => Self::AlreadyUndone { entry },
            Error::NotUndone { entry } => Self::NotUndone { entry },
            Error::ErasedForGood { entry } => Self::ErasedForGood { entry },
            Error::TooEarly(early) => Self::TooEarly { early },
            Error::HeldBack(held) => Self::HeldBack { held },
            Error::MailOnItsWay { count } => Self::MailOnItsWay { count },
            Error::AccountInUse { name, count } => Self::AccountInUse { name, count },
            Error::AlreadyWritten(before) => Self::AlreadyWritten { before },
            Error::SelectionChanged { expected, found } => Self::SelectionChanged { expected, found },
            Error::StageElsewhere { stage, title } => Self::StageElsewhere { stage, title },
            Error::PostingInUse { title, count } => Self::PostingInUse { title, count },
            Error::StageInUse { stage, count } => Self::StageInUse { stage, count },
            Error::StageNeeded { ends } => Self::StageNeeded { ends },
            Error::ReasonUnfit { wanted } => Self::ReasonUnfit { wanted },
            Error::ReasonNeeded { kind } => Self::ReasonNeeded { kind },
            Error::SamePerson => Self::SamePerson,
            Error::TextMissing => Self::TextMissing,
            Error::Details(error) => error.into(),
            Error::Cancelled => Self::Cancelled,
            Error::Sqlite(error) => Self::StoreFailed { detail: error.to_string() },
            Error::Json(error) => Self::StoreFailed { detail: error.to_string() },
        }
    }
}

impl From<DetailsError> for Failure {
    fn from(error: DetailsError) -> Self {
        match error {
            DetailsError::NameMissing => Self::NameMissing,
            DetailsError::Address { value } => Self::AddressInvalid { value },
            DetailsError::Phone { value } => Self::PhoneInvalid { value },
            DetailsError::Link { value } => Self::LinkInvalid { value },
            DetailsError::TooLong { field, limit } => Self::TextTooLong { field, limit },
        }
    }
}

impl From<Unfit> for Failure {
    fn from(unfit: Unfit) -> Self {
        Self::ValueUnfit { field: unfit.field, value: unfit.value }
    }
}
