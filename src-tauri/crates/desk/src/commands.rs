//! The table of all commands: the one list behind the dispatcher, the TypeScript map, `vivier call` and the acceptance tests.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::Access;
use ts_rs::TS;

use crate::contract::Types;
use crate::job::Job;
use crate::{Desk, Failure, collections, contacts, history, postings, the_store};

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
    /// Notes request and response, and returns their TypeScript names.
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
    "collections.preview" Job Read collections::preview: collections::PreviewCollection => postings::ImportPreview;
    "collections.refresh" Job Write collections::refresh: collections::RefreshCollection => postings::ImportReport;
    "postings.remove" Write Write postings::remove: postings::RemovePostings => postings::Removed;
    "history.list" Read Read history::list: history::ListHistory => store::HistoryPage;
    "history.undo" Write Write history::undo: history::UndoEntry => store::Entry;
    "history.redo" Write Write history::redo: history::UndoEntry => store::Entry;
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
