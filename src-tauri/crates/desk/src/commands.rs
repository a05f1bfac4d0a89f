//! The table of all commands: the one list behind the dispatcher, the TypeScript map, `vivier call` and the acceptance tests.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::Access;
use ts_rs::TS;

#[cfg(debug_assertions)]
use crate::contract::Types;
use crate::job::Job;
use crate::people::{applications, candidates, cvs, files, notes, outside, settings, tables, today};
use crate::{
    Desk, Failure, backups, collections, contacts, history, inbox, mailing, people, postings, privacy, reports,
    salvage, search, the_store,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Looks only.
    Read,
    /// Changes something, in one go.
    Write,
    /// Takes long: reports progress, can be stopped, and leaves the whole of each item or nothing of it.
    Job,
}

pub struct Command {
    pub name: &'static str,
    pub kind: Kind,
    /// What the store has to be opened for.
    pub access: Access,
    pub(crate) run: fn(&Desk, Value, &Job<'_>) -> Result<Value, Failure>,
    /// Notes request and response, and returns their TypeScript names. A released program has no use for them.
    #[cfg(debug_assertions)]
    pub(crate) types: fn(&mut Types) -> (String, String),
}

impl std::fmt::Debug for Command {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Command").field("name", &self.name).field("kind", &self.kind).finish_non_exhaustive()
    }
}

macro_rules! commands {
    ($($name:literal $kind:ident $access:ident $run:path: $request:ty => $response:ty;)+) => {
        pub static COMMANDS: &[Command] = &[$(Command {
            name: $name,
            kind: Kind::$kind,
            access: Access::$access,
            run: |desk, request, job| answer::<$request, $response>($name, request, |request| $run(desk, request, job)),
            #[cfg(debug_assertions)]
            types: |types| (types.note::<$request>(), types.note::<$response>()),
        }),+];
    };
}

commands! {
    "store.open" Write CreateAndWrite the_store::open: the_store::OpenStore => the_store::StoreInfo;
    "store.info" Read Read the_store::info: the_store::Nothing => the_store::StoreInfo;
    "store.check" Job Read the_store::check: the_store::Nothing => store::CheckReport;
    "store.backup" Job Read the_store::back_up: the_store::BackUp => the_store::BackedUp;
    "sample.add" Job CreateAndWrite postings::add_sample: the_store::Nothing => postings::ImportReport;
    "postings.import" Job CreateAndWrite postings::import: postings::ImportPostings => postings::ImportReport;
    "postings.list" Read Read postings::list: store::ListPostings => store::PostingList;
    "postings.show" Read Read postings::show: postings::ShowPosting => postings::PostingPage;
    "postings.preview" Job Read postings::preview: postings::ImportPostings => postings::ImportPreview;
    "postings.versions" Read Read postings::versions: postings::ListVersions => postings::PostingVersions;
    "postings.excerpts" Read Read postings::excerpts: postings::FindExcerpts => postings::Excerpts;
    "postings.settle" Write Write postings::settle: postings::SettlePosting => postings::SettledPosting;
    "postings.unsettle" Write Write postings::unsettle: postings::UnsettlePosting => postings::SettledPosting;
    "postings.create" Write CreateAndWrite postings::create: postings::CreatePosting => postings::WrittenPosting;
    "postings.rewrite" Write Write postings::rewrite: postings::RewritePosting => postings::WrittenPosting;
    "postings.same_role" Write Write postings::same_role: postings::AnswerSameRole => postings::AnsweredSameRole;
    "contacts.list" Read Read contacts::list: contacts::ListContacts => contacts::ContactList;
    "contacts.show" Read Read contacts::show: contacts::ShowContact => contacts::ContactPage;
    "contacts.replace" Write Write contacts::replace: contacts::ReplaceContact => contacts::ReplacedContact;
    "collections.list" Read Read collections::list: the_store::Nothing => collections::CollectionList;
    "collections.preview" Job Read collections::preview: collections::PreviewCollections => postings::ImportPreview;
    "collections.refresh" Job Write collections::refresh: collections::RefreshCollections => postings::ImportReport;
    "postings.export" Job Read postings::export: postings::ExportPostings => postings::ExportedPostings;
    "postings.remove" Write Write postings::remove: postings::RemovePostings => postings::Removed;
    "history.list" Read Read history::list: history::ListHistory => store::HistoryPage;
    "history.undo" Write Write history::undo: history::UndoEntry => store::Entry;
    "history.redo" Write Write history::redo: history::UndoEntry => store::Entry;
    "sample.crowd" Job CreateAndWrite people::add_crowd: people::AddCrowd => people::Done;
    "candidates.take_apart" Read Read candidates::take_apart: candidates::TakeApart => hiring::Parts;
    "candidates.likely" Read Read candidates::likely: candidates::FindLikely => candidates::LikelyPeople;
    "candidates.add" Write CreateAndWrite candidates::add: candidates::AddCandidate => candidates::CandidateAdded;
    "candidates.import_preview" Job Read tables::preview: tables::ImportPeople => tables::PeoplePreview;
    "candidates.import" Job CreateAndWrite tables::import: tables::ImportPeople => tables::PeopleImported;
    "candidates.export" Job Read tables::export: tables::ExportCandidates => tables::Exported;
    "candidates.edit" Write Write candidates::edit: candidates::EditCandidate => people::Done;
    "candidates.pick" Read Read candidates::pick: candidates::PickCandidates => store::Picked;
    "candidates.tag" Write Write candidates::tag: candidates::TagCandidates => people::Done;
    "candidates.remove" Write Write candidates::remove: candidates::RemoveCandidates => people::Done;
    "candidates.merge" Write Write candidates::merge: candidates::MergeCandidates => people::Done;
    "candidates.tell_apart" Write Write candidates::tell_apart: candidates::TellApart => people::Done;
    "candidates.show" Read Read candidates::show: candidates::ShowCandidate => candidates::CandidatePage;
    "candidates.list" Read Read candidates::list: store::ListCandidates => store::CandidateList;
    "candidates.tags" Read Read candidates::tags: the_store::Nothing => candidates::Tags;
    "candidates.timeline" Read Read candidates::timeline: store::ShowTimeline => store::Timeline;
    "notes.add" Write Write notes::add: notes::AddNote => notes::NoteAdded;
    "notes.edit" Write Write notes::edit: notes::EditNote => people::Done;
    "notes.remove" Write Write notes::remove: notes::RemoveNote => people::Done;
    "cvs.preview" Job Read cvs::preview: cvs::LookAtCvs => cvs::CvsPreview;
    "cvs.attach" Job Write cvs::attach: cvs::AttachCvs => cvs::CvsAttached;
    "files.attach" Write Write files::attach: files::AttachFile => files::FileAttached;
    "files.read" Read Read files::read: files::ReadOneFile => files::FileRead;
    "files.save" Read Read files::save: files::SaveFile => files::FileSaved;
    "files.opening" Read Read outside::look: files::ReadOneFile => outside::FileOpening;
    "files.open" Read Read outside::open: files::ReadOneFile => the_store::Nothing;
    "files.detach" Write Write files::detach: files::DetachFile => people::Done;
    "applications.add" Write Write applications::add: applications::AddApplications => applications::ApplicationsAdded;
    "applications.show" Read Read applications::show: applications::ShowApplication => applications::ApplicationPage;
    "applications.list" Read Read applications::list: store::ListApplications => store::ApplicationList;
    "applications.board" Read Read applications::board: store::ShowBoard => store::Board;
    "applications.pick" Read Read applications::pick: applications::PickApplications => store::Picked;
    "applications.move" Write Write applications::move_on: applications::MoveApplications => people::Done;
    "applications.reject" Write Write applications::reject: applications::RejectApplications => people::Done;
    "applications.withdraw" Write Write applications::withdraw: applications::WithdrawApplications => people::Done;
    "applications.remove" Write Write applications::remove: applications::RemoveApplications => people::Done;
    "applications.came" Write Write applications::came: applications::NotePieces => people::Done;
    "applications.score" Write Write applications::score: applications::ScoreApplication => people::Done;
    "stages.list" Read Read settings::list_stages: store::ListStages => store::Pipeline;
    "stages.save" Write Write settings::save_stages: store::SaveStages => settings::StagesSaved;
    "reasons.list" Read Read settings::list_reasons: the_store::Nothing => store::Reasons;
    "reasons.save" Write Write settings::save_reasons: store::SaveReasons => people::Done;
    "filters.list" Read Read settings::list_filters: settings::ListFilters => settings::SavedFilters;
    "filters.save" Write Write settings::save_filter: store::SaveFilter => settings::FilterSaved;
    "filters.remove" Write Write settings::remove_filter: settings::RemoveFilter => people::Done;
    "today.show" Read Read today::show: the_store::Nothing => store::Today;
    "mail.accounts.list" Read Read mailing::list_accounts: the_store::Nothing => mailing::Accounts;
    "mail.accounts.save" Write CreateAndWrite mailing::save_account: mailing::SaveAccount => mailing::AccountSaved;
    "mail.accounts.remove" Write Write mailing::remove_account: mailing::ForgetAccount => people::Done;
    "mail.accounts.pause" Write Write mailing::pause: mailing::PauseAccount => mailing::AccountLine;
    "mail.accounts.secret" Write Write mailing::give_secret: mailing::GiveSecret => mailing::SecretGiven;
    "mail.accounts.test" Job Write mailing::test: mailing::TestAccount => mailing::AccountTested;
    "mail.accounts.guess" Read Read mailing::guess: mailing::GuessAccount => mailing::Guesses;
    "mail.templates.list" Read Read mailing::list_templates: the_store::Nothing => mailing::Templates;
    "mail.templates.show" Read Read mailing::show_template: mailing::ShowTemplate => mailing::TemplatePage;
    "mail.templates.check" Read Read mailing::check_template: mailing::CheckTemplate => mailing::TemplateChecked;
    "mail.templates.save" Write Write mailing::save_template: mailing::SaveTemplate => mailing::TemplateSaved;
    "mail.templates.reset" Write Write mailing::reset_template: mailing::ResetTemplate => mailing::TemplateSaved;
    "candidates.erase_preview" Read Read privacy::preview: privacy::LookAtErasure => store::ErasurePreview;
    "candidates.erase" Write Write privacy::erase: privacy::EraseCandidates => privacy::ErasedCandidates;
    "candidates.export_person" Job Read privacy::export: privacy::ExportPerson => privacy::PersonExported;
    "privacy.show" Read Read privacy::show: privacy::ShowRetention => store::Retention;
    "privacy.due" Read Read privacy::due: privacy::ListDue => store::DuePeople;
    "privacy.held" Read Read privacy::held: privacy::ListHeld => store::DuePeople;
    "privacy.hints" Read Read privacy::look: privacy::LookForHints => privacy::HintList;
    "privacy.set_apart" Write Write privacy::set_apart: privacy::SetApart => people::Done;
    "privacy.keep" Write Write privacy::keep: privacy::SetApart => people::Done;
    "privacy.hold" Write Write privacy::hold: privacy::HoldCandidate => people::Done;
    "privacy.rules" Read Read privacy::rules: the_store::Nothing => store::RetentionRules;
    "privacy.save_rules" Write Write privacy::save_rules: store::RetentionRules => people::Done;
    "store.backups" Read Read backups::list: the_store::Nothing => backups::Backups;
    "store.backup_today" Job Read backups::back_up_today: the_store::Nothing => backups::BackedUpToday;
    "store.save_backup_plan" Write Write backups::save_plan: store::BackupPlan => people::Done;
    "store.look" Read Read backups::look: backups::LookIntoBackup => store::LookedInto;
    "store.salvage" Job Write salvage::salvage: salvage::SalvageStore => store::Salvaged;
    "store.restore" Write Write backups::restore: backups::RestoreStore => backups::StoreRestored;
    "mail.preview" Job Read mailing::preview: mailing::WriteMail => mailing::MailPreview;
    "mail.queue" Job Write mailing::queue: mailing::QueueMails => mailing::MailQueued;
    "mail.send" Job Write mailing::send: mailing::SendMails => mailing::SendReport;
    "mail.post" Read Read mailing::post: the_store::Nothing => mailing::PostState;
    "mail.outbox" Read Read mailing::list_outbox: store::ListOutbox => mailing::OutboxPage;
    "mail.show" Read Read mailing::show: mailing::ShowMail => mailing::MailPage;
    "mail.latest" Read Read mailing::latest: mailing::FindLatestMails => mailing::LatestMails;
    "mail.cancel" Write Write mailing::cancel: mailing::CancelMails => mailing::Cancelled;
    "mail.rules.list" Read Read mailing::list_rules: the_store::Nothing => mailing::MailRules;
    "mail.rules.save" Write Write mailing::save_rule: mailing::SaveRule => mailing::RuleSaved;
    "mail.rules.remove" Write Write mailing::remove_rule: mailing::RemoveRule => people::Done;
    "mail.digests.list" Read Read mailing::list_digests: the_store::Nothing => mailing::Digests;
    "mail.digests.save" Write Write mailing::save_digest: mailing::SaveDigest => mailing::DigestSaved;
    "mail.digests.remove" Write Write mailing::remove_digest: mailing::RemoveDigest => people::Done;
    "mail.rules.settle" Write Write mailing::settle_held: mailing::SettleHeld => people::Done;
    "mail.resolve" Write Write mailing::resolve: mailing::ResolveMail => mailing::Resolved;
    "inbox.import" Job CreateAndWrite inbox::import: inbox::ImportMails => inbox::MailsImported;
    "inbox.fetch" Job Write inbox::fetch: inbox::FetchMails => inbox::MailsFetched;
    "mail.accounts.sign_in" Write Write mailing::begin_sign_in: mailing::BeginSignIn => mailing::SignInBegun;
    "mail.accounts.signed_in" Job Write mailing::finish_sign_in: mailing::FinishSignIn => mailing::SecretGiven;
    "inbox.list" Read Read inbox::list: inbox::ListInbox => inbox::InboxList;
    "inbox.show" Read Read inbox::show: inbox::ShowInbox => inbox::InboxPage;
    "inbox.read_file" Read Read inbox::read_file: inbox::ReadInboxFile => inbox::InboxFileRead;
    "inbox.choose" Write Write inbox::choose: inbox::ChooseMail => people::Done;
    "inbox.accept" Job Write inbox::accept: inbox::AcceptMails => inbox::MailsAccepted;
    "inbox.set_aside" Write Write inbox::set_aside: inbox::AsideMails => people::Done;
    "inbox.bring_back" Write Write inbox::bring_back: inbox::BringBackMails => people::Done;
    "reports.list" Read Read reports::list: reports::ListReports => reports::ReportList;
    "reports.run" Read Read reports::run: reports::RunReport => reports::ReportRun;
    "reports.behind" Read Read reports::behind: reports::ShowBehind => store::ApplicationList;
    "reports.text" Read Read reports::text: reports::RunReport => reports::ReportText;
    "reports.choices" Read Read reports::choices: the_store::Nothing => store::ReportChoices;
    "reports.saved" Read Read reports::list_saved: the_store::Nothing => reports::SavedReports;
    "reports.save" Write Write reports::save: reports::SaveReport => reports::ReportSaved;
    "reports.remove" Write Write reports::remove_saved: reports::RemoveReport => people::Done;
    "reports.export" Job Read reports::export: reports::ExportReport => reports::ReportExported;
    "search" Job Read search::search: store::SearchAsked => store::Found;
    "search.read_texts" Job Write search::read_texts: the_store::Nothing => search::TextsRead;
    "jobs.cancel" Read Read the_store::cancel_job: the_store::CancelJob => the_store::Nothing;
}

fn answer<Request: DeserializeOwned, Response: Serialize>(
    command: &str,
    request: Value,
    run: impl FnOnce(Request) -> Result<Response, Failure>,
) -> Result<Value, Failure> {
    let request = serde_json::from_value(request)
        .map_err(|error| Failure::BadRequest { command: command.to_owned(), detail: error.to_string() })?;
    let response = run(request)?;
    serde_json::to_value(response).map_err(|error| Failure::Internal { detail: error.to_string() })
}
