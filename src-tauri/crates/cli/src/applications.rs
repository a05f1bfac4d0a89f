//! `vivier applications` and `vivier stages`.

use std::path::PathBuf;

use desk::{
    ApplicationFilter, ApplicationList, ApplicationPage, ApplicationRow, ApplicationsAdded, Desk, Done as Written,
    Failure, ListApplications, Pipeline, Reasons, SortApplications,
};
use hiring::{Language, ReasonId, ReasonKind, StageId, fold};
use serde_json::{Value, json};

use crate::Done;
use crate::facts::{facts, section};
use crate::open::open_for;
use crate::people_args::{ApplicationsDo, StagesDo};
use crate::postings::answer;
use crate::show::{Show, local};
use crate::table::{column, table};

pub fn run(does: ApplicationsDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        ApplicationsDo::Add { candidates, posting, stage, source, came, again } => {
            let desk = open_for("applications.add", place)?;
            let stage = stage.map(|named| stage_named(&desk, Some(posting), &named, show)).transpose()?;
            let applying = json!({ "posting": posting, "stage": stage, "source": source, "came": came });
            let request = json!({ "candidates": { "ids": candidates }, "applying": applying, "again": again });
            let added: ApplicationsAdded = answer(desk.call("applications.add", request, None)?)?;
            show.result(&added, |added| {
                added.ids.iter().map(|id| format!("{}\n", show.words.written_down(id.raw()))).collect()
            });
            for candidate in &added.already {
                crate::show::remark(&show.words.applied_before(candidate.raw()));
            }
            Ok(if added.already.is_empty() { Done::Well } else { Done::WithProblems })
        }
        ApplicationsDo::List {
            text,
            tag,
            posting,
            candidate,
            stage,
            open,
            closed,
            overdue,
            incomplete,
            missing,
            mail,
            sort,
            ascending,
            limit,
            offset,
        } => {
            let desk = open_for("applications.list", place)?;
            let stages: Result<Vec<StageId>, Failure> =
                stage.iter().map(|named| stage_named(&desk, posting, named, show)).collect();
            let filter = ApplicationFilter {
                text,
                tags: tag,
                posting: posting.map(hiring::PostingId::new),
                candidate: candidate.map(hiring::CandidateId::new),
                stages: stages?,
                open: (open || closed).then_some(open),
                overdue,
                incomplete,
                missing,
                mail: mail.map(Into::into),
                ..ApplicationFilter::default()
            };
            let sort: SortApplications = sort.into();
            // By name from A, in their stage from the longest; all else from the latest or highest.
            let forwards = matches!(sort, SortApplications::Name | SortApplications::InStage);
            list(&desk, &ListApplications { filter, sort, descending: forwards == ascending, offset, limit }, show)
        }
        ApplicationsDo::Show { id } => show_one(id, place, show),
        ApplicationsDo::Move { ids, to, why } => {
            let desk = open_for("applications.move", place)?;
            let posting = posting_of(&desk, &ids)?;
            let to = stage_named(&desk, posting, &to, show)?;
            write(&desk, "applications.move", json!({ "selection": { "ids": ids }, "to": to, "why": why }), show)
        }
        ApplicationsDo::Reject { ids, reason, by, why } => {
            let desk = open_for("applications.reject", place)?;
            let reason = reason_named(&desk, ReasonKind::Rejected, &reason, show)?;
            let by: hiring::Decider = by.into();
            let request = json!({ "selection": { "ids": ids }, "reason": reason, "by": by, "why": why });
            write(&desk, "applications.reject", request, show)
        }
        ApplicationsDo::Withdraw { ids, reason, why } => {
            let desk = open_for("applications.withdraw", place)?;
            let reason = reason_named(&desk, ReasonKind::Withdrawn, &reason, show)?;
            let request = json!({ "selection": { "ids": ids }, "reason": reason, "why": why });
            write(&desk, "applications.withdraw", request, show)
        }
    }
}

pub fn stages(does: &StagesDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let StagesDo::List { posting } = does;
    let desk = open_for("stages.list", place)?;
    let pipeline: Pipeline = answer(desk.call("stages.list", json!({ "posting": posting }), None)?)?;
    show.result(&pipeline, |pipeline| {
        let heads = show.words.stage_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]).gives(),
            column(heads[2]),
            column(heads[3]).right(),
            column(heads[4]).right(),
            column(heads[5]).right(),
        ];
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let rows: Vec<_> = pipeline
            .stages
            .iter()
            .map(|stage| {
                vec![
                    stage.id.to_string(),
                    show.words.stage(&stage.name),
                    show.words.hue(stage.hue).to_owned(),
                    number(stage.expected_days),
                    number(stage.room),
                    stage.applications.to_string(),
                ]
            })
            .collect();
        table(&columns, &rows)
    });
    Ok(Done::Well)
}

/// The posting whose stages are meant: that of the first application.
fn posting_of(desk: &Desk, ids: &[i64]) -> Result<Option<i64>, Failure> {
    let Some(id) = ids.first() else { return Ok(None) };
    let page: ApplicationPage = answer(desk.call("applications.show", json!({ "id": id }), None)?)?;
    Ok(Some(page.row.posting.raw()))
}

/// By its id, its code, its own name, or what it is called in the language of the screen.
fn stage_named(desk: &Desk, posting: Option<i64>, named: &str, show: &Show) -> Result<StageId, Failure> {
    let pipeline: Pipeline = answer(desk.call("stages.list", json!({ "posting": posting }), None)?)?;
    let is_meant = |id: i64, code: Option<&str>, name: &str| {
        named == id.to_string() || code == Some(named) || fold(name) == fold(named)
    };
    let found = pipeline.stages.iter().find(|stage| {
        is_meant(stage.id.raw(), stage.name.code.map(hiring::StageCode::code), &show.words.stage(&stage.name))
    });
    let choices = || pipeline.stages.iter().map(|stage| show.words.stage(&stage.name)).collect::<Vec<_>>().join(", ");
    found.map(|stage| stage.id).ok_or_else(|| Failure::BadRequest {
        command: String::new(),
        detail: show.words.choose_stage(named, &choices()),
    })
}

fn reason_named(desk: &Desk, kind: ReasonKind, named: &str, show: &Show) -> Result<ReasonId, Failure> {
    let reasons: Reasons = answer(desk.call("reasons.list", json!({}), None)?)?;
    let of_kind: Vec<_> = reasons.reasons.iter().filter(|reason| reason.kind == kind).collect();
    let found = of_kind.iter().find(|reason| {
        let code = reason.name.code.map(hiring::ReasonCode::code);
        let called = show.words.reason_name(&reason.name);
        named == reason.id.to_string() || code == Some(named) || fold(&called) == fold(named)
    });
    let choices = || of_kind.iter().map(|reason| show.words.reason_name(&reason.name)).collect::<Vec<_>>().join(", ");
    found.map(|reason| reason.id).ok_or_else(|| Failure::BadRequest {
        command: String::new(),
        detail: show.words.choose_reason(named, &choices()),
    })
}

fn write(desk: &Desk, command: &str, request: Value, show: &Show) -> Result<Done, Failure> {
    let done: Written = answer(desk.call(command, request, None)?)?;
    show.result(&done, |done| format!("{}\n", show.words.done_to_applications(*done)));
    Ok(Done::Well)
}

fn list(desk: &Desk, request: &ListApplications, show: &Show) -> Result<Done, Failure> {
    let list: ApplicationList = answer(desk.call("applications.list", json!(request), None)?)?;
    show.result(&list, |list| {
        let heads = show.words.application_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]).gives(),
            column(heads[2]).gives(),
            column(heads[3]),
            column(heads[4]).right(),
            column(heads[5]).right(),
            column(heads[6]).gives(),
            column(heads[7]),
        ];
        let rows: Vec<_> = list.rows.iter().map(|row| line(row, show)).collect();
        let shown = show.words.applications_shown(list.rows.len() as u64, list.total, list.all);
        if rows.is_empty() { format!("{shown}\n") } else { format!("{}{shown}\n", table(&columns, &rows)) }
    });
    Ok(Done::Well)
}

fn line(row: &ApplicationRow, show: &Show) -> Vec<String> {
    let late = if row.overdue { " !" } else { "" };
    vec![
        row.id.to_string(),
        row.name.clone(),
        row.title.clone(),
        show.words.stage(&row.stage_name),
        format!("{}{late}", row.days_in_stage),
        row.score.map(|score| mark(score, show)).unwrap_or_default(),
        show.words.missing_pieces(&row.missing),
        local(row.received_at),
    ]
}

/// `2,7` in French.
fn mark(mean: f64, show: &Show) -> String {
    let mark = format!("{mean:.1}");
    if show.language() == Language::French { mark.replace('.', ",") } else { mark }
}

fn show_one(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("applications.show", place)?;
    let page: ApplicationPage = answer(desk.call("applications.show", json!({ "id": id }), None)?)?;
    show.result(&page, |page| sheet(page, show));
    Ok(Done::Well)
}

fn sheet(page: &ApplicationPage, show: &Show) -> String {
    let words = show.words;
    let heads = words.application_heads();
    let row = &page.row;
    let came: Vec<_> = page.pieces.came.iter().map(|piece| words.piece(*piece)).collect();
    let reason = row.reason.as_ref().map(|reason| words.reason_name(reason)).unwrap_or_default();
    let told = [
        (heads[2], row.title.clone()),
        (heads[3], words.stage(&row.stage_name)),
        (words.reason(), reason),
        (heads[4], row.days_in_stage.to_string()),
        (heads[7], local(row.received_at)),
        (words.came(), came.join(", ")),
        (words.missing(), words.missing_pieces(&row.missing)),
        (words.score(), row.score.map(|score| mark(score, show)).unwrap_or_default()),
    ];
    let marks: Vec<String> = page
        .scorecard
        .criteria
        .iter()
        .map(|criterion| {
            let mean = criterion.mean.map_or_else(|| "–".to_owned(), |mean| mark(mean, show));
            format!("{mean}  {}", criterion.text)
        })
        .collect();
    let moves: Vec<String> = page
        .moves
        .iter()
        .map(|step| {
            let from = step.from.as_ref().map(|from| format!("{} → ", words.stage(from))).unwrap_or_default();
            let why = if step.why.is_empty() { String::new() } else { format!(": {}", step.why) };
            format!("{}, {}  {from}{}{why}", local(step.at), step.who, words.stage(&step.to))
        })
        .collect();
    format!("{}\n\n{}{}{}", row.name, facts(&told), section(words.criteria(), &marks), section(words.moves(), &moves))
}
