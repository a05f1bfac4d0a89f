//! `vivier candidates`.

use std::io::Read;
use std::path::PathBuf;

use desk::{
    CandidateAdded, CandidateFilter, CandidateList, CandidatePage, Desk, Done as Written, Failure, FileAttached,
    Likely, ListCandidates, NoteAdded,
};
use hiring::{CandidateChange, CandidateDetails, Consent, Parts, PersonName};
use serde_json::{Value, json};

use crate::Done;
use crate::facts::{facts, section};
use crate::open::open_for;
use crate::people_args::CandidatesDo;
use crate::people_files;
use crate::postings::answer;
use crate::show::{Show, local, remark};
use crate::table::{column, table};

pub fn run(does: CandidatesDo, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        CandidatesDo::Add { line, posting, place: lives_in, source, tag, note } => {
            let desk = open_for("candidates.add", place)?;
            let details = CandidateDetails { place: lives_in, source, tags: tag, ..CandidateDetails::default() };
            add(&desk, &line, details, posting, &note, show)
        }
        CandidatesDo::Import(import) => people_files::import(import, place, show),
        CandidatesDo::Export(export) => people_files::export(export, place, show),
        CandidatesDo::List { text, tag, source, posting, sort, descending, limit, offset } => {
            let filter = CandidateFilter { text, tags: tag, source, posting: posting.map(hiring::PostingId::new) };
            list(&ListCandidates { filter, sort: sort.into(), descending, offset, limit }, place, show)
        }
        CandidatesDo::Show { id } => show_one(id, place, show),
        CandidatesDo::Edit {
            id,
            name,
            address,
            phone,
            link,
            headline,
            place: lives_in,
            language,
            tag,
            source,
            consent,
            until,
            last_contact,
        } => {
            let changes: Vec<CandidateChange> = [
                name.map(|name| CandidateChange::Name(PersonName { written: name, ..PersonName::default() })),
                address.map(CandidateChange::Addresses),
                phone.map(CandidateChange::Phones),
                link.map(CandidateChange::Links),
                headline.map(CandidateChange::Headline),
                lives_in.map(CandidateChange::Place),
                language.map(CandidateChange::Languages),
                tag.map(CandidateChange::Tags),
                source.map(CandidateChange::Source),
                consent.map(|day| CandidateChange::Consent(Consent { given_on: Some(day), until })),
                last_contact.map(|day| CandidateChange::LastContact(Some(day))),
            ]
            .into_iter()
            .flatten()
            .collect();
            write("candidates.edit", json!({ "id": id, "changes": changes }), place, show)
        }
        CandidatesDo::Merge { keep, from, take } => {
            let desk = open_for("candidates.merge", place)?;
            let request = json!({ "keep": keep, "from": from, "take": take });
            let done: Written = answer(desk.call("candidates.merge", request, None)?)?;
            show.result(&done, |_| format!("{}\n", show.words.merged(keep, from)));
            Ok(Done::Well)
        }
        CandidatesDo::Remove { ids } => write("candidates.remove", json!({ "selection": { "ids": ids } }), place, show),
        CandidatesDo::Erase(erase) => crate::privacy::erase(&erase, place, show),
        CandidatesDo::Tag { ids, add, remove } => {
            let request = json!({ "selection": { "ids": ids }, "add": add, "remove": remove });
            write("candidates.tag", request, place, show)
        }
        CandidatesDo::Note { id, text, application } => {
            let desk = open_for("notes.add", place)?;
            let request = json!({ "candidate": id, "application": application, "text": typed(&text)? });
            let added: NoteAdded = answer(desk.call("notes.add", request, None)?)?;
            show.result(&added, |added| format!("{}\n", show.words.written_down(added.id.raw())));
            Ok(Done::Well)
        }
        CandidatesDo::Attach { id, files, application, piece } => {
            let desk = open_for("files.attach", place)?;
            let mut attached = Vec::new();
            for file in files {
                let request = json!({ "candidate": id, "application": application, "piece": piece, "path": file });
                attached.push(answer::<FileAttached>(desk.call("files.attach", request, None)?)?);
            }
            show.result(&attached, |attached| {
                attached.iter().map(|file| format!("{}\n", show.words.written_down(file.id.raw()))).collect()
            });
            Ok(Done::Well)
        }
    }
}

/// What was typed, or what stdin says where `-` was.
fn typed(text: &str) -> Result<String, Failure> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let mut read = String::new();
    let failed = |error: std::io::Error| Failure::FileFailed { path: "stdin".to_owned(), detail: error.to_string() };
    std::io::stdin().read_to_string(&mut read).map_err(failed)?;
    Ok(read)
}

fn add(
    desk: &Desk,
    line: &[String],
    details: CandidateDetails,
    posting: Option<i64>,
    note: &str,
    show: &Show,
) -> Result<Done, Failure> {
    let text = typed(&line.join(" "))?;
    let parts: Parts = answer(desk.call("candidates.take_apart", json!({ "text": text }), None)?)?;
    let details = CandidateDetails {
        name: parts.name,
        addresses: parts.addresses,
        phones: parts.phones.into_iter().map(|phone| phone.written).collect(),
        links: parts.links.into_iter().map(|link| link.url).collect(),
        headline: parts.headline,
        place: if details.place.is_empty() { parts.place } else { details.place.clone() },
        ..details
    };
    // What found no place in the line is not lost.
    let note = [note, &parts.rest].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n");
    let applying = posting.map(|posting| json!({ "posting": posting }));
    let request = json!({ "details": details, "note": note, "applying": applying });
    let added: CandidateAdded = answer(desk.call("candidates.add", request, None)?)?;
    show.result(&added, |added| {
        let name = if details.name.written.is_empty() { details.addresses.join(", ") } else { details.name.written };
        format!("{}\n", show.words.candidate_added(&name, added))
    });
    for line in likely_lines(&added.likely, show) {
        remark(&line);
    }
    Ok(if added.likely.is_empty() { Done::Well } else { Done::WithProblems })
}

fn likely_lines(likely: &[Likely], show: &Show) -> Vec<String> {
    let line = |likely: &Likely| {
        let reasons: Vec<_> = likely.reasons.iter().map(|reason| show.words.likely_reason(*reason)).collect();
        show.words.may_be(likely.person.id.raw(), &likely.person.name, &reasons.join(", "))
    };
    likely.iter().map(line).collect()
}

fn write(command: &str, request: Value, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for(command, place)?;
    let done: Written = answer(desk.call(command, request, None)?)?;
    show.result(&done, |done| format!("{}\n", show.words.done_to_candidates(*done)));
    Ok(Done::Well)
}

fn list(request: &ListCandidates, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("candidates.list", place)?;
    let list: CandidateList = answer(desk.call("candidates.list", json!(request), None)?)?;
    show.result(&list, |list| {
        let heads = show.words.candidate_heads();
        let columns = [
            column(heads[0]).right(),
            column(heads[1]).gives(),
            column(heads[2]).gives(),
            column(heads[3]).gives(),
            column(heads[4]).right(),
            column(heads[5]).gives(),
            column(heads[6]).gives(),
        ];
        let rows: Vec<_> = list
            .rows
            .iter()
            .map(|row| {
                let latest = row.latest.as_ref();
                let latest = latest.map(|latest| format!("{}, {}", show.words.stage(&latest.stage), latest.title));
                vec![
                    row.id.to_string(),
                    row.name.clone(),
                    row.place.clone(),
                    row.address.clone().unwrap_or_default(),
                    row.applications.to_string(),
                    latest.unwrap_or_default(),
                    row.tags.join(", "),
                ]
            })
            .collect();
        let shown = show.words.candidates_shown(list.rows.len() as u64, list.total, list.all);
        if rows.is_empty() { format!("{shown}\n") } else { format!("{}{shown}\n", table(&columns, &rows)) }
    });
    Ok(Done::Well)
}

fn show_one(id: i64, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open_for("candidates.show", place)?;
    let page: CandidatePage = answer(desk.call("candidates.show", json!({ "id": id }), None)?)?;
    show.result(&page, |page| sheet(page, show));
    for line in likely_lines(&page.likely, show) {
        remark(&line);
    }
    Ok(if page.likely.is_empty() { Done::Well } else { Done::WithProblems })
}

fn sheet(page: &CandidatePage, show: &Show) -> String {
    use hiring::CandidateField as Field;
    let words = show.words;
    let details = &page.candidate.details;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let consent = [details.consent.given_on, details.consent.until].into_iter().flatten();
    let told = [
        (words.detail(Field::Headline), details.headline.clone()),
        (words.detail(Field::Addresses), details.addresses.join(", ")),
        (words.detail(Field::Phones), details.phones.join(", ")),
        (words.detail(Field::Links), details.links.join(", ")),
        (words.detail(Field::Place), details.place.clone()),
        (words.detail(Field::Languages), details.languages.join(", ")),
        (words.detail(Field::Tags), details.tags.join(", ")),
        (words.detail(Field::Source), details.source.clone()),
        (words.detail(Field::Consent), consent.map(|day| day.to_string()).collect::<Vec<_>>().join(" – ")),
        (words.detail(Field::LastContact), day(details.last_contact)),
        (words.added_on(), local(page.candidate.added_at)),
    ];
    let applications: Vec<String> = page
        .applications
        .iter()
        .map(|row| {
            let missing = words.missing_pieces(&row.missing);
            let missing = if missing.is_empty() { String::new() } else { format!(", {} : {missing}", words.missing()) };
            format!("{}  {}, {}{missing}", row.id, row.title, words.stage(&row.stage_name))
        })
        .collect();
    let notes: Vec<String> = page
        .notes
        .iter()
        .map(|note| format!("{}, {}\n{}", local(note.note.at), note.note.who, note.note.text))
        .collect();
    let files: Vec<String> = page.files.iter().map(|file| format!("{}  {}", file.id, file.name)).collect();
    format!(
        "{}\n\n{}{}{}{}",
        details.name,
        facts(&told),
        section(words.application_heads()[2], &applications),
        section(words.notes(), &notes),
        section(words.files(), &files)
    )
}
