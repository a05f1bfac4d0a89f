use desk::{Entry, EntryState, Failure, ImportReport, Op, Removed, StoreInfo};
use hiring::{ContactRole, PostingState, ProblemKind};

use super::{Words, size};

#[derive(Debug)]
pub struct English;

fn postings(count: u64) -> String {
    if count == 1 { "1 posting".to_owned() } else { format!("{count} postings") }
}

impl Words for English {
    fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::StoreNotOpen => "no store is open".to_owned(),
            Failure::StoreMissing { path } => {
                format!("there is no store at {path}; `vivier sample` or `vivier postings import` makes one")
            }
            Failure::StoreExists { path } => {
                format!("{path} is there already, and was left as it is; give another name")
            }
            Failure::StoreLocked { path } => {
                format!("another Vivier is writing to {path}; nothing was changed. Close it, or do this there")
            }
            Failure::StoreDamaged { path, detail } => {
                format!("{path} is damaged ({detail}). It was left as it is; restore a backup, or keep it for a rescue")
            }
            Failure::StoreForeign { path } => format!("{path} is not a Vivier store; it was left as it is"),
            Failure::StoreNewer { path, found, known } => format!(
                "{path} was written by a newer Vivier (schema {found}, this one knows {known}); it was left as it is. Update Vivier"
            ),
            Failure::StoreReadOnly { path } => {
                format!("{path} cannot be written to; nothing was changed. Check its permissions")
            }
            Failure::DiskFull { path } => {
                format!(
                    "the disk that holds {path} is full; what was there before is safe. Free some room and try again"
                )
            }
            Failure::FileFailed { path, detail } => format!("{path}: {detail}"),
            Failure::StoreFailed { detail } => {
                format!("the store could not do that, and nothing was changed: {detail}")
            }
            Failure::NotFound { what, id } => format!("there is no {} {id}", format!("{what:?}").to_lowercase()),
            Failure::NothingToUndo => "there is nothing to undo".to_owned(),
            Failure::NothingToRedo => "there is nothing to redo".to_owned(),
            Failure::UndoConflict { entry, op, .. } => {
                format!("a later change stands in the way: {entry}, {}. Undo that one first", self.op(op))
            }
            Failure::AlreadyUndone { entry } => format!("entry {entry} is undone already"),
            Failure::NotUndone { entry } => format!("entry {entry} is not undone"),
            Failure::Cancelled => "stopped; nothing was changed".to_owned(),
            Failure::BadRequest { command, detail } => format!("{command} does not take this request: {detail}"),
            Failure::UnknownCommand { name } => format!("there is no {name}"),
            Failure::Internal { detail } => format!("something went wrong in Vivier itself: {detail}"),
        }
    }

    fn problem(&self, problem: &ProblemKind) -> String {
        match problem {
            ProblemKind::FrontMatterMissing => {
                "no front matter: title and date come from the text and the file name".to_owned()
            }
            ProblemKind::FrontMatterUnclosed => "the front matter is not closed by ---".to_owned(),
            ProblemKind::FrontMatterInvalid { reason } => {
                format!("the front matter is not valid YAML, and was read line by line: {reason}")
            }
            ProblemKind::TitleMissing => "no title found: the file name stands in".to_owned(),
            ProblemKind::DateInvalid { key, value } => format!("{key}: “{value}” is not a date"),
            ProblemKind::StateContradictory { one, other } => format!("“{one}” and “{other}” cannot both be true"),
            ProblemKind::AddressInvalid { value } => format!("“{value}” is not an e-mail address"),
            ProblemKind::ContactMismatch { shown, linked } => {
                format!("a link shows {shown} and leads to {linked}: one of them must be wrong")
            }
            ProblemKind::EncodingGuessed { encoding } => format!("not UTF-8: read as {encoding}"),
            ProblemKind::TextRepaired { encoding } => {
                format!("garbled text (UTF-8 once read as {encoding}) was repaired; the original is kept")
            }
            ProblemKind::CharactersLost => "characters were lost before the file came here".to_owned(),
            ProblemKind::Empty => "refused: the file is empty".to_owned(),
            ProblemKind::NotText => "refused: not a text file".to_owned(),
            ProblemKind::TooLarge { bytes, limit } => {
                format!(
                    "refused: {}B, more than the {}B a posting may have",
                    size(*bytes, ".", " "),
                    size(*limit, ".", " ")
                )
            }
            ProblemKind::Unreadable { reason } => format!("refused: {reason}"),
            ProblemKind::NoPosting => "refused: no posting was found in this page".to_owned(),
            ProblemKind::SeveralPostings { count } => {
                format!("the file holds {count} postings: only the first was read")
            }
            ProblemKind::DataInvalid { reason } => format!("the data in the file is not valid JSON: {reason}"),
            ProblemKind::NestedTooDeep { limit } => {
                format!("the page is nested more than {limit} deep: the rest was left out")
            }
        }
    }

    fn op(&self, op: &Op) -> String {
        match op {
            Op::PostingsImported { new, changed, from } => match (new, changed) {
                (new, 0) => format!("imported {} from {from}", postings(*new)),
                (0, changed) => format!("updated {} from {from}", postings(*changed)),
                (new, changed) => format!("imported {} and updated {changed} from {from}", postings(*new)),
            },
            Op::SampleAdded { postings: count } => format!("added the sample set, {}", postings(*count)),
            Op::PostingsRemoved { count: 1, title } => format!("removed “{title}”"),
            Op::PostingsRemoved { count, .. } => format!("removed {}", postings(*count)),
        }
    }

    fn state(&self, state: PostingState) -> &'static str {
        match state {
            PostingState::Open => "open",
            PostingState::Closed => "closed",
            PostingState::Filled => "filled",
            PostingState::Unknown => "not said",
        }
    }

    fn role(&self, role: ContactRole) -> &'static str {
        match role {
            ContactRole::To => "write to",
            ContactRole::Cc => "in copy",
            ContactRole::Question => "questions",
        }
    }

    fn report(&self, name: &str) -> &'static str {
        match name {
            "postings" => "every posting, a row each",
            _ => "",
        }
    }

    fn posting_heads(&self) -> [&'static str; 6] {
        ["id", "title", "organisation", "date", "state", "file"]
    }

    fn history_heads(&self) -> [&'static str; 4] {
        ["entry", "when", "who", "what"]
    }

    fn deadline(&self) -> &'static str {
        "deadline"
    }

    fn read_at(&self) -> &'static str {
        "read"
    }

    fn refused(&self) -> &'static str {
        "(refused)"
    }

    fn undone(&self) -> &'static str {
        "undone"
    }

    fn nothing_done(&self) -> &'static str {
        "Nothing has been done yet."
    }

    fn imported(&self, report: &ImportReport) -> String {
        format!(
            "{} new, {} changed, {} unchanged, {} refused",
            report.new, report.changed, report.unchanged, report.refused
        )
    }

    fn removed(&self, removed: &Removed) -> String {
        format!("{} removed; `vivier undo` brings them back", postings(removed.count))
    }

    fn shown(&self, shown: u64, matching: u64, all: u64) -> String {
        match (shown == matching, matching == all) {
            (true, true) => postings(all),
            (true, false) => format!("{matching} of {}", postings(all)),
            (false, _) => format!("{shown} shown, {matching} match, of {}; --limit shows more", postings(all)),
        }
    }

    fn taken_back(&self, entry: &Entry) -> String {
        let what = self.op(&entry.op);
        match entry.state {
            EntryState::Undone => format!("Undone: {what}. `vivier redo {}` does it again.", entry.id),
            EntryState::Done => format!("Done again: {what}."),
        }
    }

    fn written(&self, path: &str) -> String {
        format!("Written to {path}")
    }

    fn checked(&self, sound: bool) -> &'static str {
        if sound { "The store is sound." } else { "The store is damaged:" }
    }

    fn info(&self, info: &StoreInfo, created: &str) -> String {
        let store = &info.info;
        format!(
            "{}\n{}B, schema {}, made {created}, Vivier {}\n{}, {} of them open; {} candidates, {} applications\n",
            store.path,
            size(store.size, ".", " "),
            store.schema,
            info.version,
            postings(store.postings),
            store.postings_open,
            store.candidates,
            store.applications
        )
    }
}
