use desk::{
    Counts, Entry, EntryState, ExportedPostings, Failure, ImportReport, OnDisk, Op, Outcome, PassedOver, Removed,
    StoreInfo, WrittenPosting,
};
use hiring::{
    ContactRole, ContractKind, CriterionKind, Field, How, KeptShut, PostingState, ProblemKind, ProofPlace, ReasonKind,
    Remote,
};

use super::mailing::MailWords;
use super::people::{PeopleWords, tags, whom};
use super::privacy::PrivacyWords;
use super::{Words, counted, endings, size};

#[derive(Debug)]
pub struct English;

impl English {
    fn fields(&self, fields: &[Field]) -> String {
        fields.iter().map(|field| self.field(*field)).collect::<Vec<_>>().join(", ")
    }
}

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
                format!("{path} is damaged ({detail}). It was left as it is; `vivier store salvage` saves what can be read, `vivier store restore` puts a copy in its place")
            }
            Failure::StoreForeign { path } => format!("{path} is not a Vivier store; it was left as it is"),
            Failure::StoreNewer { path, found, known } => format!(
                "{path} was written by a newer Vivier (schema {found}, this one knows {known}); it was left as it is. Update Vivier"
            ),
            Failure::StoreReadOnly { path } => {
                format!("{path} cannot be written to; nothing was changed. Check its permissions, or copy it to where it can be written")
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
            Failure::PeopleFileRefused { path, problem } => {
                format!("{path}: {}; nothing was changed", self.problem(problem))
            }
            Failure::SheetMissing { path, sheet } => format!("{path} has no sheet “{sheet}” with anything in it"),
            Failure::NothingToUndo => "there is nothing to undo".to_owned(),
            Failure::NothingToRedo => "there is nothing to redo".to_owned(),
            Failure::UndoConflict { entry, op, .. } => {
                format!("a later change stands in the way: {entry}, {}. Undo that one first", self.op(op))
            }
            Failure::AlreadyUndone { entry } => format!("entry {entry} is undone already"),
            Failure::NotUndone { entry } => format!("entry {entry} is not undone"),
            Failure::ErasedForGood { entry } => {
                format!("whom entry {entry} concerns was erased for good: there is nothing left to put back")
            }
            Failure::TooEarly { early } => self.too_early(early),
            Failure::HeldBack { held } => self.held_back(held),
            Failure::MailOnItsWay { count } => format!(
                "{count} mails to them are being handed over right now; nobody was erased. Try again in a moment"
            ),
            Failure::SelectionChanged { expected, found } if expected == found => {
                "others match by now than were expected; nothing was changed. Look again, then repeat".to_owned()
            }
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
                format!("{}: at most {limit} characters; nothing was changed", self.detail(*field))
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
            Failure::NoMailbox => {
                "no account’s mails are read: vivier mail accounts add … --imap, or in the window’s settings".to_owned()
            }
            Failure::NoTokenProvider => {
                "this account names nobody who gives out tokens: add it with --provider and --client-id".to_owned()
            }
            Failure::NotAgreed { detail } => format!("nobody agreed, so nothing was changed: {detail}"),
            Failure::TokenFailed { detail } => format!("the provider could not be asked: {detail}"),
            Failure::NoMailAccount => "there is no mail account yet: vivier mail accounts add".to_owned(),
            Failure::TemplateUnknown { name } => {
                format!("there is no template “{name}” for this; vivier mail templates list names them")
            }
            Failure::TemplateWrong { problems } => {
                let said = problems
                    .iter()
                    .map(|problem| format!("line {}: {}", problem.line, self.template_problem(&problem.kind)));
                format!("the template was not saved. {}", said.collect::<Vec<_>>().join("; "))
            }
            Failure::AddressWrong { written } => format!("“{written}” is not an address; nothing was changed"),
            Failure::SecretMissing { account } => {
                format!("the password of {account} is missing: set VIVIER_MAIL_SECRET")
            }
            Failure::AccountInUse { name, count } => format!(
                "{count} {} for “{name}”: until they are settled a folder stays a folder, and a server’s account a server’s",
                if *count == 1 { "mail waits" } else { "mails wait" }
            ),
            Failure::MailBlocked { count } => {
                format!("{count} of these mails cannot go as they are; nothing was queued")
            }
            Failure::AlreadyWritten { before } => {
                format!(
                    "{} has had this mail before ({}); nothing was queued",
                    before.address,
                    self.mail_state(before.state)
                )
            }
            Failure::MailChanged => {
                "the mails would no longer be what was shown; nothing was queued. Preview them again".to_owned()
            }
            Failure::NotByRule { template } => {
                format!("“{template}” does not go by itself: a rule can only acknowledge or confirm a withdrawal")
            }
            Failure::NotAnswerable { id } => {
                format!(
                    "mail {id} cannot be answered from here: it was set aside, a program wrote it, or it is one of your own; before it is filed, only the template reply goes"
                )
            }
            Failure::MailLost { id } => format!(
                "the text of mail {id} is lost: there is nothing to send again; say --sent or --never, then write to them anew"
            ),
            Failure::MailNotUnknown { id } => format!("what became of mail {id} is known: there is nothing to resolve"),
            Failure::Cancelled => "stopped; nothing was changed".to_owned(),
            Failure::ValueUnfit { field, value } => {
                format!("“{value}” cannot be a posting’s {}; nothing was changed", self.field(*field))
            }
            Failure::NotByHand { title } => {
                format!("“{title}” comes from a file: change the file and import it again, or set single values")
            }
            Failure::TextRefused { problem } => {
                format!("no posting can be made of this text: {}", self.problem(problem))
            }
            Failure::VersionMissing { version } => format!("this posting has no version {version}"),
            Failure::ContactUnknown { address } => format!("no posting has the contact {address}; nothing was changed"),
            Failure::FolderMissing { path } => {
                format!("{path} is not a folder that was imported, or is not there now; its postings are as they were")
            }
            Failure::PrinterMissing => {
                "a PDF is drawn by the window, and there is none here; --format html is the same page, ready to be printed".to_owned()
            }
            Failure::OpenerMissing => {
                "files are opened by the window, and there is none here; `vivier call files.save` writes a copy".to_owned()
            }
            Failure::FileKeptShut { name, why } => match why {
                KeptShut::Program => format!("{name} runs when it is opened, and was left shut"),
                KeptShut::Macros => format!("{name} has programs in it (macros), and was left shut"),
                KeptShut::Unknown => format!("nothing in {name} says what it is; it was left shut"),
            },
            Failure::BadRequest { command, detail } if command.is_empty() => detail.clone(),
            Failure::BadRequest { command, detail } => format!("{command} does not take this request: {detail}"),
            Failure::UnknownCommand { name } => match name.strip_prefix("report ") {
                Some(name) => format!("no report is called “{name}”; `vivier report list` lists them"),
                None => format!("no command is called “{name}”; `vivier call`, without a name, lists them"),
            },
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
            ProblemKind::NameUnreadable => {
                "refused: its name, or its folder’s, holds characters that cannot be read; rename it before importing it"
                    .to_owned()
            }
            ProblemKind::NoPosting => "refused: no posting was found in this page".to_owned(),
            ProblemKind::SeveralPostings { count } => {
                format!("the file holds {count} postings: only the first was read")
            }
            ProblemKind::DataInvalid { reason } => format!("the data in the file is not valid JSON: {reason}"),
            ProblemKind::NestedTooDeep { limit } => {
                format!("the page is nested more than {limit} deep: the rest was left out")
            }
            ProblemKind::SettledDiffers { field, which } if which.is_empty() => {
                format!("{}: the file has come to say something else than what was set", self.field(*field))
            }
            ProblemKind::SettledDiffers { field, which } => {
                format!("{} {which}: the file has come to say something else than what was set", self.field(*field))
            }
        }
    }

    fn op(&self, op: &Op) -> String {
        match op {
            Op::PostingsImported { new, changed, gone, back, from } => {
                let parts = counted(&[
                    (*new, format!("imported {}", postings(*new))),
                    (*changed, format!("updated {}", postings(*changed))),
                    (*gone, format!("marked {} as gone", postings(*gone))),
                    (*back, format!("found {} again", postings(*back))),
                ]);
                format!("{} from {from}", parts.join(", "))
            }
            Op::SampleAdded { postings: count } => format!("added the sample set, {}", postings(*count)),
            Op::PostingsRemoved { count: 1, title } => format!("removed “{title}”"),
            Op::PostingsRemoved { count, .. } => format!("removed {}", postings(*count)),
            Op::CrowdAdded { candidates: count } => format!("made up {}", candidates(*count)),
            Op::CandidatesImported { added, filled, applications, from } => {
                format!("imported from {from}: {added} added, {filled} filled in, {applications} applications")
            }
            Op::CandidateAdded { name } => format!("added {name}"),
            Op::CandidateEdited { name, fields } => {
                let fields: Vec<_> = fields.iter().map(|field| self.detail(*field)).collect();
                format!("edited {name}: {}", fields.join(", "))
            }
            Op::CandidatesTagged { count, name, added, removed } => {
                format!("tagged {}: {}", whom(*count, name, candidates), tags(added, removed))
            }
            Op::CandidatesMerged { kept, gone } => format!("merged {gone} into {kept}"),
            Op::CandidatesRemoved { count, name } => format!("removed {}", whom(*count, name, candidates)),
            Op::CandidatesToldApart { one, other } => format!("noted that {one} and {other} are two people"),
            Op::CandidatesErased { count } => format!("erased {} for good", candidates(*count)),
            Op::CandidatesSetApart { count, name } => format!("set {} apart", whom(*count, name, candidates)),
            Op::CandidatesKept { count, name } => format!("kept {} after all", whom(*count, name, candidates)),
            Op::HoldSet { name } => format!("said why {name} is kept"),
            Op::HoldLifted { name } => format!("left {name} to the rules again"),
            Op::RetentionSaved => "changed how long people are kept".to_owned(),
            Op::BackupPlanSaved => "changed where copies of the store go".to_owned(),
            Op::NoteAdded { name } => format!("noted something about {name}"),
            Op::NoteEdited { name } => format!("edited a note about {name}"),
            Op::NoteRemoved { name } => format!("removed a note about {name}"),
            Op::CvsAttached { count, from } => {
                format!("attached {count} {} from {from}", if *count == 1 { "CV" } else { "CVs" })
            }
            Op::FileAttached { name, file } => format!("attached {file} to {name}"),
            Op::MailsReceived { waiting, aside, own, from } => {
                let parts = super::counted(&[
                    (*waiting, format!("{waiting} to look at")),
                    (*aside, format!("{aside} set aside")),
                    (*own, format!("{own} of your own")),
                ]);
                format!("read mails in from {from}: {}", parts.join(", "))
            }
            Op::MailsAccepted { count: 1, name } => format!("accepted the mail of {name}"),
            Op::MailsAccepted { count, .. } => format!("accepted {count} mails"),
            Op::MailSettled { subject } => format!("settled what “{subject}” is for"),
            Op::MailsSetAside { count: 1, subject } => format!("set “{subject}” aside"),
            Op::MailsSetAside { count, .. } => format!("set {count} mails aside"),
            Op::RuleSaved { stage, on: true } => format!("switched on the rule of the stage {}", self.stage(stage)),
            Op::RuleSaved { stage, on: false } => {
                format!("wrote a rule of the stage {}, switched off", self.stage(stage))
            }
            Op::DigestSaved { title, on } => {
                let of = title.as_deref().unwrap_or("every open posting");
                if *on {
                    format!("switched on the weekly digest of {of}")
                } else {
                    format!("weekly digest of {of}, off")
                }
            }
            Op::DigestRemoved { title } => {
                format!("removed the weekly digest of {}", title.as_deref().unwrap_or("every open posting"))
            }
            Op::RuleRemoved { stage } => format!("removed the rule of the stage {}", self.stage(stage)),
            Op::MailsBroughtBack { count: 1, subject } => format!("brought “{subject}” back"),
            Op::MailsBroughtBack { count, .. } => format!("brought {count} mails back"),
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
            Op::ReportSaved { name } => format!("saved the report “{name}”"),
            Op::ReportRemoved { name } => format!("removed the report “{name}”"),
            Op::PostingSettled { title, fields } => format!("set {} of “{title}”", self.fields(fields)),
            Op::PostingUnsettled { title, fields } => format!("took back {} of “{title}”", self.fields(fields)),
            Op::PostingCreated { title } => format!("added “{title}” by hand"),
            Op::PostingRewritten { title } => format!("rewrote “{title}”"),
            Op::SameRoleAnswered { title, of, same: true } => format!("“{title}” is “{of}” again"),
            Op::SameRoleAnswered { title, of, same: false } => format!("“{title}” is another role than “{of}”"),
            Op::ContactReplaced { from, to, postings: count } => {
                format!("put {to} in the place of {from} on {}", postings(*count))
            }
            Op::PostingsReread { postings: count } => format!("read {} of an earlier Vivier again", postings(*count)),
            Op::AccountSaved { name } => format!("saved the mail account “{name}”"),
            Op::AccountRemoved { name } => format!("removed the mail account “{name}”"),
            Op::TemplateSaved { name, variant } => format!("wrote the template “{name}” ({})", variant.code()),
            Op::TemplateReset { name, variant } => format!("reset the template “{name}” ({})", variant.code()),
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

    fn choose_format(&self, formats: &str) -> String {
        format!("a report is not written into a file like that; --format takes: {formats}")
    }

    fn report(&self, name: &str) -> &'static str {
        match name {
            "postings" => "every posting, a row each",
            _ => "",
        }
    }

    fn posting_heads(&self) -> [&'static str; 7] {
        ["id", "title", "organisation", "date", "state", "file", "closes"]
    }

    fn history_heads(&self) -> [&'static str; 4] {
        ["entry", "when", "who", "what"]
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
        let Counts { new, changed, unchanged, gone, back, refused, repaired } = report.counts;
        let more = counted(&[
            (gone, format!(", {gone} gone")),
            (back, format!(", {back} there again")),
            (repaired, format!("; garbled text put right in {repaired}")),
        ]);
        format!("{new} new, {changed} changed, {unchanged} unchanged, {refused} refused{}", more.concat())
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Title => "title",
            Field::Organisation => "organisation",
            Field::State => "state",
            Field::Date => "date",
            Field::Deadline => "deadline",
            Field::Subject => "subject",
            Field::ApplicationUrl => "form",
            Field::Pieces => "to send",
            Field::RefusedPieces => "not needed",
            Field::Proof => "proof of reading",
            Field::AnswerWithinDays => "answer",
            Field::Contract => "contract",
            Field::Length => "length",
            Field::DaysAWeek => "days a week",
            Field::Remote => "remote",
            Field::Place => "place",
            Field::Start => "start",
            Field::Pay => "pay",
            Field::Language => "language",
            Field::Register => "address",
            Field::Contact => "contact",
            Field::Criterion => "criterion",
            Field::Problem => "problem",
        }
    }

    fn how(&self, how: How) -> &'static str {
        match how {
            How::Read => "read",
            How::Confirmed => "confirmed",
            How::Corrected => "corrected",
            How::Added => "added",
            How::Removed => "taken away",
        }
    }

    fn criterion(&self, kind: CriterionKind) -> &'static str {
        match kind {
            CriterionKind::Must => "required",
            CriterionKind::Plus => "a plus",
        }
    }

    fn contract(&self, kind: ContractKind) -> &'static str {
        match kind {
            ContractKind::Permanent => "permanent",
            ContractKind::FixedTerm => "fixed term",
            ContractKind::Freelance => "freelance",
            ContractKind::Internship => "internship",
            ContractKind::Apprenticeship => "apprenticeship",
            ContractKind::CivilService => "civil service",
            ContractKind::Volunteer => "volunteer",
        }
    }

    fn remote(&self, remote: Remote) -> &'static str {
        match remote {
            Remote::Full => "full",
            Remote::Partial => "partial",
            Remote::None => "no",
        }
    }

    fn proof_place(&self, place: ProofPlace) -> &'static str {
        match place {
            ProofPlace::Subject => "in the subject",
            ProofPlace::Message => "in the message",
            ProofPlace::Anywhere => "anywhere",
        }
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::New => "new",
            Outcome::Changed => "changed",
            Outcome::Unchanged => "unchanged",
            Outcome::Gone => "gone",
            Outcome::Back => "there again",
            Outcome::Refused => "refused",
        }
    }

    fn contact_heads(&self) -> [&'static str; 5] {
        ["address", "postings", "open", "as", ""]
    }

    fn folder_heads(&self) -> [&'static str; 4] {
        ["folder", "postings", "read", "on the disk"]
    }

    fn days(&self, days: u32) -> String {
        if days == 1 { "within 1 day".to_owned() } else { format!("within {days} days") }
    }

    fn nothing(&self) -> &'static str {
        "nothing"
    }

    fn file_says(&self, what: &str) -> String {
        format!("the file says: {what}")
    }

    fn gone(&self) -> &'static str {
        "file gone"
    }

    fn repost(&self) -> &'static str {
        "again"
    }

    fn same_role_question(&self, title: &str, id: i64, percent: u8) -> String {
        format!("the same role again? {percent} % of the text is that of “{title}” ({id})")
    }

    fn same_role_as_new(&self, title: &str, file: &str, percent: u8) -> String {
        format!("the same role again? {percent} % of the text is that of “{title}”, which is new here too ({file})")
    }

    fn same_role(&self, title: &str, id: i64) -> String {
        format!("“{title}” ({id})")
    }

    fn settled_stays(&self) -> &'static str {
        "set by hand: stays as it was set"
    }

    fn is_set(&self) -> &'static str {
        "Done; `vivier undo` takes it back."
    }

    fn was_so(&self) -> &'static str {
        "It was so already."
    }

    fn written_posting(&self, written: &WrittenPosting) -> String {
        let WrittenPosting { id, title, version, .. } = written;
        format!("{id}  {title}, version {version}")
    }

    fn would_import(&self, counts: &Counts, reposts: u64) -> String {
        let Counts { new, changed, unchanged, gone, back, refused, .. } = counts;
        let mut text = format!(
            "Nothing was taken in. There are {new} new, {changed} changed, {unchanged} unchanged, {gone} gone, \
             {back} there again, {refused} refused"
        );
        if reposts > 0 {
            text.push_str(&format!("; {reposts} may be the same role again"));
        }
        text
    }

    fn repaired(&self, files: u64) -> String {
        if files == 1 {
            "garbled text put right in 1 file".to_owned()
        } else {
            format!("garbled text put right in {files} files")
        }
    }

    fn passed_over(&self, kinds: &[PassedOver]) -> String {
        format!(
            "passed over, for postings are read from .md, .markdown, .txt and files without an ending: {}",
            endings(kinds)
        )
    }

    fn replaced(&self, count: u64) -> String {
        format!("on {}; `vivier undo` takes it back", postings(count))
    }

    fn on_disk(&self, found: &OnDisk) -> String {
        if found.missing {
            return "the folder is not there".to_owned();
        }
        let parts = counted(&[
            (found.new.into(), format!("{} new", found.new)),
            (found.changed.into(), format!("{} changed", found.changed)),
            (found.gone.into(), format!("{} gone", found.gone)),
            (found.back.into(), format!("{} there again", found.back)),
        ]);
        if parts.is_empty() { "as it was read".to_owned() } else { parts.join(", ") }
    }

    fn exported(&self, exported: &ExportedPostings) -> String {
        let lines = exported.postings.iter().filter_map(|posting| {
            let path = posting.path.as_deref()?;
            Some(if posting.replaced { format!("{path} (replaced)\n") } else { format!("{path}\n") })
        });
        format!("{}{} written\n", lines.collect::<String>(), postings(exported.postings.len() as u64))
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
        let read_only =
            if store.read_only { "Read-only: it can be looked at, and nothing can be changed.\n" } else { "" };
        format!(
            "{}\n{}B, schema {}, made {created}, Vivier {}\n{}, {} of them open; {} candidates, {} applications\n{read_only}",
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
