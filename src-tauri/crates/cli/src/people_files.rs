//! `vivier candidates import` and `export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use desk::{
    CandidateFilter, Desk, Duplicates, Exported, Failure, ImportInto, ImportPeople, PeopleFile, PeopleFormat,
    PeopleImported, PeoplePreview, ProblemRow, ProblemRows, Selection,
};
use hiring::{CandidateId, ColumnMapping, DayOrder, PersonField, PostingId, RowPlace, StageId, fold};
use serde_json::json;

use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::postings::answer;
use crate::show::{Show, remark};
use crate::table::{column, table};
use crate::{Done, cvs};

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file that holds them
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Of a workbook, the sheet; by default the first with something in it
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// What a column holds, as in "Mail=email" or "3=none"; the others are guessed. May be given several times
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = chosen)]
    mapping: Vec<Chosen>,
    /// How days such as 03/04/2026 are written, where the table does not tell
    #[arg(long, value_enum, value_name = "ORDER")]
    days: Option<Days>,
    /// What becomes of rows about people who are certainly there
    #[arg(long, value_enum, default_value = "skip")]
    duplicates: OnDuplicates,
    /// What becomes of rows with a value that cannot be taken: left out, or taken in with the value in the note
    #[arg(long, value_enum, default_value = "leave")]
    problems: OnProblems,
    /// The posting for those whose row names none that is here
    #[arg(long, value_name = "ID")]
    posting: Option<i64>,
    /// Where they begin there, unless their row says; by default at the first stage
    #[arg(long, value_name = "ID", requires = "posting")]
    stage: Option<i64>,
    /// Only show what would come in
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Only these people
    #[arg(value_name = "ID")]
    ids: Vec<i64>,
    /// All that is kept of this one person, as one archive that anybody can read
    #[arg(long, value_name = "ID", conflicts_with_all = ["ids", "format", "text", "tag", "source", "posting"])]
    person: Option<i64>,
    /// What to write
    #[arg(long, value_enum, required_unless_present = "person")]
    format: Option<Format>,
    /// Where to write it; a table that is there is replaced, an archive is not
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Beginnings of words, as for `list`
    #[arg(long, value_name = "WORDS", default_value = "", conflicts_with = "ids")]
    text: String,
    /// Only those who have this tag; may be given several times
    #[arg(long, value_name = "TAG", conflicts_with = "ids")]
    tag: Vec<String>,
    /// Only those who came from there
    #[arg(long, value_name = "SOURCE", conflicts_with = "ids")]
    source: Option<String>,
    /// Only those who applied to this posting
    #[arg(long, value_name = "ID", conflicts_with = "ids")]
    posting: Option<i64>,
}

#[derive(Debug, Clone)]
struct Chosen {
    /// Its heading, or its number from 1.
    column: String,
    field: Option<PersonField>,
}

fn chosen(text: &str) -> Result<Chosen, String> {
    let (column, field) = text.rsplit_once('=').ok_or("COLUMN=FIELD")?;
    let known = || PersonField::ALL.iter().map(|field| field.code()).collect::<Vec<_>>().join(", ");
    let field = match field {
        "none" => None,
        field => Some(PersonField::of(field).ok_or_else(|| format!("none, {}", known()))?),
    };
    Ok(Chosen { column: column.trim().to_owned(), field })
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Days {
    DayFirst,
    MonthFirst,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OnDuplicates {
    /// They stay as they are
    Skip,
    /// They are added all the same
    Add,
    /// What is missing about them is filled in
    Fill,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OnProblems {
    Leave,
    Take,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Json,
    Vcard,
}

pub fn import(args: ImportArgs, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    if args.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        return cvs::import(&args.file, args.dry_run, place, show);
    }
    let command = if args.dry_run { "candidates.import_preview" } else { "candidates.import" };
    let desk = open_for(command, place)?;
    stop_on_interrupt(&desk);
    let path = args.file.display().to_string();
    let file = PeopleFile { path: path.clone(), sheet: args.sheet, mapping: None };
    let into = args
        .posting
        .map(|posting| ImportInto { posting: PostingId::new(posting), stage: args.stage.map(StageId::new) });
    let (duplicates, problem_rows) = (args.duplicates.into(), args.problems.into());
    let mut request = ImportPeople { file, into, duplicates, problem_rows };
    if args.dry_run || !args.mapping.is_empty() || args.days.is_some() {
        let preview = look(&desk, &request)?;
        request.file.mapping = mapping(&preview, &args.mapping, args.days, show)?;
    }
    if args.dry_run {
        let preview = look(&desk, &request)?;
        return Ok(show_preview(&preview, &path, show));
    }
    let report: PeopleImported = answer(desk.call("candidates.import", json!(request), Some(JOB))?)?;
    if report.cancelled {
        return Err(Failure::Cancelled);
    }
    show.result(&report, |report| format!("{}\n", show.words.people_imported(report)));
    for row in &report.problems {
        show_problems(&path, row, show);
    }
    let listed = report.problems.len() as u64;
    if report.left_out > listed {
        remark(&show.words.problem_rows_more(report.left_out - listed));
    }
    Ok(if report.problems.is_empty() { Done::Well } else { Done::WithProblems })
}

fn look(desk: &Desk, request: &ImportPeople) -> Result<PeoplePreview, Failure> {
    answer(desk.call("candidates.import_preview", json!(request), Some(JOB))?)
}

/// What was chosen, and for the other columns what they would have been anyway.
fn mapping(
    preview: &PeoplePreview,
    chosen: &[Chosen],
    days: Option<Days>,
    show: &Show,
) -> Result<Option<ColumnMapping>, Failure> {
    if chosen.is_empty() && days.is_none() {
        return Ok(None);
    }
    let Some(mut mapping) = preview.mapping.clone() else { return Ok(None) };
    for chosen in chosen {
        let named = preview.columns.iter().position(|column| fold(&column.heading) == fold(&chosen.column));
        let numbered = chosen.column.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let headings = || {
            let headings = preview.columns.iter().map(|column| column.heading.as_str());
            headings.filter(|heading| !heading.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let field = named.or(numbered).and_then(|at| mapping.fields.get_mut(at));
        let field = field.ok_or_else(|| Failure::BadRequest {
            command: String::new(),
            detail: show.words.choose_column(&chosen.column, &headings()),
        })?;
        *field = chosen.field;
    }
    mapping.day_order = days.map(Into::into).or(mapping.day_order);
    Ok(Some(mapping))
}

fn show_preview(preview: &PeoplePreview, path: &str, show: &Show) -> Done {
    show.result(preview, |preview| {
        let heads = show.words.column_heads();
        let columns = [column(heads[0]), column(heads[1]), column(heads[2]).gives()];
        let rows: Vec<_> = preview
            .columns
            .iter()
            .map(|column| {
                let field = column.field.map(|field| show.words.person_field(field));
                let samples = column.samples.iter().map(|sample| sample.replace('\n', " ")).collect::<Vec<_>>();
                let read_as = field.unwrap_or(show.words.column_left_out());
                vec![column.heading.clone(), read_as.to_owned(), samples.join(" · ")]
            })
            .collect();
        let table = if rows.is_empty() { String::new() } else { table(&columns, &rows) };
        format!("{table}{}\n", show.words.people_previewed(preview))
    });
    for posting in preview.postings.iter().filter(|posting| posting.posting.is_none()) {
        remark(&if posting.several {
            show.words.posting_ambiguous(&posting.name, posting.rows)
        } else {
            show.words.posting_unknown(&posting.name, posting.rows, &posting.near)
        });
    }
    for posting in &preview.postings {
        if let Some(title) = &posting.taken_for {
            remark(&show.words.posting_taken_for(&posting.name, title, posting.rows));
        }
    }
    for stage in preview.stages.iter().filter(|stage| !stage.known) {
        remark(&show.words.stage_unknown(&stage.name, stage.rows));
    }
    for known in &preview.known {
        let same = match &known.above {
            Some(above) => show.words.same_as_above(above.line),
            None => show.words.known_as(&known.candidate_name, known.certain),
        };
        let reasons: Vec<_> = known.reasons.iter().map(|reason| show.words.likely_reason(*reason)).collect();
        remark(&format!("{}: {}: {same} ({})", row_place(path, &known.place), known.name, reasons.join(", ")));
    }
    for row in &preview.problems {
        show_problems(path, row, show);
    }
    let listed = preview.problems.len() as u64;
    if preview.problem_total > listed {
        remark(&show.words.problem_rows_more(preview.problem_total - listed));
    }
    if preview.problem_total > 0 { Done::WithProblems } else { Done::Well }
}

/// `candidats.xlsx [2026]:12`, the way compilers do: editors can jump to it.
fn row_place(file: &str, place: &RowPlace) -> String {
    let sheet = place.sheet.as_ref().map(|sheet| format!(" [{sheet}]")).unwrap_or_default();
    format!("{file}{sheet}:{}", place.line)
}

fn show_problems(file: &str, row: &ProblemRow, show: &Show) {
    let name = if row.name.is_empty() { String::new() } else { format!(" {}:", row.name) };
    for problem in &row.problems {
        remark(&format!("{}:{name} {}", row_place(file, &row.place), show.words.row_problem(problem)));
    }
}

pub fn export(args: ExportArgs, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let format = match (args.person, args.format) {
        (Some(id), _) => return crate::privacy::export_person(id, &args.out, place, show),
        (None, format) => format.unwrap_or(Format::Csv),
    };
    let desk = open_for("candidates.export", place)?;
    stop_on_interrupt(&desk);
    let selection: Selection<CandidateId, CandidateFilter> = if args.ids.is_empty() {
        let filter = CandidateFilter {
            text: args.text,
            tags: args.tag,
            source: args.source,
            posting: args.posting.map(PostingId::new),
        };
        let expected = matching(&desk, &filter)?;
        Selection::Matching { filter, expected, print: None }
    } else {
        Selection::Ids { ids: args.ids.into_iter().map(CandidateId::new).collect() }
    };
    let request = json!({
        "selection": selection,
        "format": PeopleFormat::from(format),
        "path": args.out.display().to_string(),
        "language": show.words.language(),
        "title": args.out.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default(),
    });
    let exported: Exported = answer(desk.call("candidates.export", request, Some(JOB))?)?;
    show.result(&exported, |exported| format!("{}\n", show.words.people_exported(exported)));
    Ok(Done::Well)
}

/// All who match now: a script has seen no number to be held to.
fn matching(desk: &Desk, filter: &CandidateFilter) -> Result<u64, Failure> {
    let list = json!({ "filter": filter, "sort": "name", "descending": false, "offset": 0, "limit": 0 });
    let list: desk::CandidateList = answer(desk.call("candidates.list", list, None)?)?;
    Ok(list.total)
}

impl From<Days> for DayOrder {
    fn from(days: Days) -> Self {
        match days {
            Days::DayFirst => Self::DayFirst,
            Days::MonthFirst => Self::MonthFirst,
        }
    }
}

impl From<OnDuplicates> for Duplicates {
    fn from(choice: OnDuplicates) -> Self {
        match choice {
            OnDuplicates::Skip => Self::Skip,
            OnDuplicates::Add => Self::Add,
            OnDuplicates::Fill => Self::Fill,
        }
    }
}

impl From<OnProblems> for ProblemRows {
    fn from(choice: OnProblems) -> Self {
        match choice {
            OnProblems::Leave => Self::LeaveOut,
            OnProblems::Take => Self::TakeIn,
        }
    }
}

impl From<Format> for PeopleFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Xlsx,
            Format::Json => Self::Json,
            Format::Vcard => Self::Vcard,
        }
    }
}
