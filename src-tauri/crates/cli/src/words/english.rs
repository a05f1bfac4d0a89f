use desk::{Entry, EntryState, Failure, ImportReport, Op, Removed, StoreInfo};
use hiring::{ContactRole, PostingState, ProblemKind, ReasonKind};

use super::people::{PeopleWords, tags, whom};
use super::{Words, size};

#[derive(Debug)]
pub struct English;

fn postings(count: u64) -> String {
    if count == 1 { "1 posting".to_owned() } else { format!("{count} postings") }
}

pub(super) fn candidates(count: u64) -> String {
    if count == 1 { "1 candidate".to_owned() } else { format!("{count} candidates") }
}

pub(super) fn applications(count: u64) -> String {
    if count == 1 { "1 application".to_owned() } else { format!("{count} applications") }
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
            Failure::SelectionChanged { expected, found } => {
                format!(
                    "{found} match by now, and {expected} were expected; nothing was changed. Look again, then repeat"
                )
            }
            Failure::NameMissing => "there is neither a name nor an address; nothing was added".to_owned(),
            Failure::AddressInvalid { value } => format!("“{value}” is not an e-mail address; nothing was changed"),
            Failure::PhoneInvalid { value } => format!("“{value}” is not a phone number; nothing was changed"),
            Failure::LinkInvalid { value } => format!("“{value}” is not a link; nothing was changed"),
            Failure::TextTooLong { field, limit } => {
                format!("{}: at most {limit} characters; nothing was changed", self.field(*field))
            }
            Failure::TextMissing => "there is nothing written; nothing was changed".to_owned(),
            Failure::StageElsewhere { stage, title } => {
                format!("“{title}” has no stage {}; nothing was moved", self.stage(stage))
            }
            Failure::PostingInUse { title, count } => {
                format!("{} to “{title}”; it was left as it is. Remove them first, or keep it", applications(*count))
            }
            Failure::StageInUse { stage, count } => {
                format!("{} holds {}; say which stage they go to", self.stage(stage), applications(*count))
            }
            Failure::StageNeeded { ends: Some(ends) } => format!("a pipeline needs a stage for {}", ends.code()),
            Failure::StageNeeded { ends: None } => "a pipeline needs a stage to begin with".to_owned(),
            Failure::ReasonUnfit { wanted: ReasonKind::Rejected } => "this is no reason for rejecting".to_owned(),
            Failure::ReasonUnfit { wanted: ReasonKind::Withdrawn } => "this is no reason for withdrawing".to_owned(),
            Failure::ReasonNeeded { kind: ReasonKind::Rejected } => "a reason for rejecting is needed".to_owned(),
            Failure::ReasonNeeded { kind: ReasonKind::Withdrawn } => "a reason for withdrawing is needed".to_owned(),
            Failure::SamePerson => "this is one person, not two".to_owned(),
            Failure::FileTooLarge { name, bytes, limit } => format!(
                "{name} has {}B, more than the {}B a file may have; nothing was attached",
                size(*bytes, ".", " "),
                size(*limit, ".", " ")
            ),
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
            Op::CandidateAdded { name } => format!("added {name}"),
            Op::CandidateEdited { name, fields } => {
                let fields: Vec<_> = fields.iter().map(|field| self.field(*field)).collect();
                format!("edited {name}: {}", fields.join(", "))
            }
            Op::CandidatesTagged { count, name, added, removed } => {
                format!("tagged {}: {}", whom(*count, name, candidates), tags(added, removed))
            }
            Op::CandidatesMerged { kept, gone } => format!("merged {gone} into {kept}"),
            Op::CandidatesRemoved { count, name } => format!("removed {}", whom(*count, name, candidates)),
            Op::CandidatesToldApart { one, other } => format!("noted that {one} and {other} are two people"),
            Op::NoteAdded { name } => format!("noted something about {name}"),
            Op::NoteEdited { name } => format!("edited a note about {name}"),
            Op::NoteRemoved { name } => format!("removed a note about {name}"),
            Op::FileAttached { name, file } => format!("attached {file} to {name}"),
            Op::FileDetached { name, file } => format!("removed {file} from {name}"),
            Op::ApplicationsAdded { count, name, title } => {
                format!("added {} to “{title}”", whom(*count, name, candidates))
            }
            Op::ApplicationsMoved { count, name, to } => {
                format!("moved {} to {}", whom(*count, name, applications), self.stage(to))
            }
            Op::ApplicationsRejected { count, name } => format!("rejected {}", whom(*count, name, applications)),
            Op::ApplicationsWithdrawn { count, name } => format!("withdrew {}", whom(*count, name, applications)),
            Op::ApplicationsRemoved { count: 1, name } => format!("removed an application of {name}"),
            Op::ApplicationsRemoved { count, .. } => format!("removed {}", applications(*count)),
            Op::PiecesNoted { name } => format!("noted what {name} has sent"),
            Op::Scored { name } => format!("scored {name}"),
            Op::StagesSaved { title: None } => "changed the general stages".to_owned(),
            Op::StagesSaved { title: Some(title) } => format!("changed the stages of “{title}”"),
            Op::ReasonsSaved => "changed the list of reasons".to_owned(),
            Op::FilterSaved { name } => format!("saved the filter “{name}”"),
            Op::FilterRemoved { name } => format!("removed the filter “{name}”"),
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

    fn language(&self) -> hiring::Language {
        hiring::Language::English
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
