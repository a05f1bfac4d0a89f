//! What is looked at: lists, a board, a page, the day, the history, reports.

use std::time::Duration;

use serde_json::{Value, json};
use vivier_tests::figures::time;

use super::bare;
use super::table::{Budget, Growth, Sheet, Taken};
use crate::Trial;

const ROUNDS: usize = 40;

pub fn pages(trial: &Trial, sheet: &mut Sheet) {
    one_person(trial, sheet);
    let plain = bare::look(&trial.path);
    let entries = bare::rows(&plain, &[("SELECT * FROM journal ORDER BY id DESC LIMIT 50", &[])]);
    for (what, name, request, bare) in [
        ("what waits today", "today.show", json!({}), None),
        ("first page of the history", "history.list", json!({ "offset": 0, "limit": 50 }), Some(entries)),
        ("tags and how often they are used", "candidates.tags", json!({}), None),
        ("stages and how many are in each", "stages.list", json!({ "posting": null }), None),
        ("what the store holds", "store.info", json!({}), None),
    ] {
        let taken = trial.asked(ROUNDS, name, &request);
        sheet.line(what, trial.applicants, taken, bare, Budget::Always(Duration::from_millis(5)), Growth::Flat);
    }
    size(trial, &plain, sheet);
}

pub fn lists(trial: &Trial, sheet: &mut Sheet) {
    let plain = bare::look(&trial.path);
    let page = bare::rows(
        &plain,
        &[(
            "SELECT c.*, (SELECT written FROM reach WHERE candidate_id = c.id LIMIT 1),
                    (SELECT max(id) FROM application WHERE candidate_id = c.id)
             FROM candidate AS c ORDER BY folded, id LIMIT 100",
            &[],
        )],
    );
    let list = |filter: Value, sort: &str, descending: bool, offset: u64| json!({ "filter": filter, "sort": sort, "descending": descending, "offset": offset, "limit": 100 });
    let popular = largest_posting(trial);
    let people = [
        ("candidates, first page", list(json!({}), "name", false, 0)),
        ("candidates, the latest first", list(json!({}), "added", true, 0)),
        ("candidates, last contact first", list(json!({}), "last_contact", true, 0)),
        ("candidates, a page in the middle", list(json!({}), "name", false, trial.applicants / 2)),
        ("candidates with a tag", list(json!({ "tags": ["senior"] }), "name", false, 0)),
        ("candidates from a source", list(json!({ "source": "LinkedIn" }), "name", false, 0)),
        ("candidates of a posting", list(json!({ "posting": popular }), "name", false, 0)),
    ];
    for (what, request) in people {
        let taken = trial.asked(ROUNDS, "candidates.list", &request);
        sheet.line(what, trial.applicants, taken, Some(page), Budget::Always(Duration::from_millis(5)), Growth::Flat);
    }
    let page = bare::rows(
        &plain,
        &[(
            "SELECT a.*, c.name FROM application AS a JOIN candidate AS c ON c.id = a.candidate_id ORDER BY received_at DESC LIMIT 100",
            &[],
        )],
    );
    let applications = [
        ("applications, the latest first", list(json!({}), "received", true, 0)),
        ("applications by name", list(json!({}), "name", false, 0)),
        ("applications, the best first", list(json!({}), "score", true, 0)),
        ("applications, the longest in their stage first", list(json!({}), "in_stage", false, 0)),
        ("applications under way", list(json!({ "open": true }), "received", true, 0)),
        ("applications that have ended", list(json!({ "open": false }), "received", true, 0)),
        ("applications overdue", list(json!({ "overdue": true }), "in_stage", false, 0)),
        ("applications with a missing piece", list(json!({ "incomplete": true }), "received", true, 0)),
        ("applications of people with a tag", list(json!({ "tags": ["senior"] }), "received", true, 0)),
        ("applications scored three or more", list(json!({ "score_from": 3.0 }), "score", true, 0)),
        ("applications, a page in the middle", list(json!({}), "received", true, trial.applicants * 4 / 5)),
    ];
    for (what, request) in applications {
        let taken = trial.asked(ROUNDS, "applications.list", &request);
        sheet.line(what, trial.applicants, taken, Some(page), Budget::Always(Duration::from_millis(5)), Growth::Flat);
    }
}

/// The posting with some five hundred applications, and how many exactly.
pub fn posting_of_five_hundred(trial: &Trial) -> (i64, i64) {
    let sql = "SELECT posting_id, count(*) AS count FROM application GROUP BY posting_id ORDER BY abs(count(*) - 500) LIMIT 1";
    bare::look(&trial.path).query_row(sql, [], |row| Ok((row.get("posting_id")?, row.get("count")?))).unwrap()
}

fn largest_posting(trial: &Trial) -> i64 {
    let sql = "SELECT posting_id FROM application GROUP BY posting_id ORDER BY count(*) DESC LIMIT 1";
    bare::look(&trial.path).query_row(sql, [], |row| row.get("posting_id")).unwrap()
}

pub fn board(trial: &Trial, sheet: &mut Sheet) {
    let (posting, _) = posting_of_five_hundred(trial);
    let request = json!({ "posting": posting, "filter": {}, "sort": "in_stage", "descending": false, "limit": 500, "windows": [] });
    let taken = trial.asked(ROUNDS, "applications.board", &request);
    let all = bare::rows(
        &bare::look(&trial.path),
        &[(
            "SELECT a.*, c.name, c.headline, (SELECT group_concat(tag) FROM candidate_tag WHERE candidate_id = c.id)
             FROM application AS a JOIN candidate AS c ON c.id = a.candidate_id WHERE posting_id = ?1 ORDER BY stage_id, entered_stage_at",
            &[posting],
        )],
    );
    let budget = Budget::Always(Duration::from_millis(10));
    sheet.line("board of a posting with 500", trial.applicants, taken, Some(all), budget, Growth::Flat);
}

fn one_person(trial: &Trial, sheet: &mut Sheet) {
    let plain = bare::look(&trial.path);
    let count = trial.applicants.cast_signed();
    let id = |round: usize| 1 + i64::try_from(round).unwrap() * 7_919 % count;
    let page = bare::rows(
        &plain,
        &[
            ("SELECT * FROM candidate WHERE id = ?1", &[id(3)]),
            ("SELECT * FROM reach WHERE candidate_id = ?1", &[id(3)]),
            ("SELECT * FROM application WHERE candidate_id = ?1", &[id(3)]),
            ("SELECT * FROM note WHERE candidate_id = ?1", &[id(3)]),
            ("SELECT * FROM file WHERE candidate_id = ?1", &[id(3)]),
        ],
    );
    let moves = "SELECT * FROM move WHERE application_id IN (SELECT id FROM application WHERE candidate_id = ?1)";
    let happened = bare::rows(&plain, &[(moves, &[id(3)])]);
    let budget = Budget::Always(Duration::from_millis(5));
    let taken = Taken::of(ROUNDS, |round| time(|| drop(trial.call("candidates.show", &json!({ "id": id(round) })))));
    sheet.line("page of a candidate", trial.applicants, taken, Some(page), budget, Growth::Flat);
    let taken = Taken::of(ROUNDS, |round| {
        let request = json!({ "candidate": id(round), "offset": 0, "limit": 50 });
        time(|| drop(trial.call("candidates.timeline", &request)))
    });
    sheet.line("timeline of a candidate", trial.applicants, taken, Some(happened), budget, Growth::Flat);
}

/// Each report as it is looked at again, and the slowest one right after something has changed.
pub fn reports(trial: &Trial, sheet: &mut Sheet) {
    let plain = bare::look(&trial.path);
    let pass = bare::rows(
        &plain,
        &[
            ("SELECT id, stage_id, received_at FROM application", &[]),
            ("SELECT application_id, to_stage_id, at FROM move", &[]),
        ],
    );
    let budget = Budget::Always(Duration::from_millis(50));
    let reports = trial.call("reports.list", &json!({ "language": "en" }));
    for report in reports["reports"].as_array().unwrap() {
        let name = report["report"].as_str().unwrap();
        let request = json!({ "report": name, "language": "en", "span": null });
        let taken = trial.asked(9, "reports.run", &request);
        sheet.line(&format!("report: {name}"), trial.applicants, taken, Some(pass), budget, Growth::Linear);
        let taken = Taken::of(3, |round| {
            let details = json!({ "name": { "written": format!("Awa Diop {round}") }, "addresses": [] });
            trial.call("candidates.add", &json!({ "details": details, "applying": { "posting": 1 } }));
            time(|| drop(trial.call("reports.run", &request)))
        });
        let what = format!("report: {name}, right after a change");
        sheet.line(&what, trial.applicants, taken, Some(pass), budget, Growth::Linear);
    }
}

/// The file beside all texts and bytes in it.
fn size(trial: &Trial, plain: &rusqlite::Connection, sheet: &mut Sheet) {
    let raw: i64 = plain
        .query_row(
            "SELECT (SELECT sum(length(bytes)) FROM blob) + (SELECT sum(length(CAST(text AS BLOB))) FROM note)
                  + (SELECT sum(length(CAST(name || headline || place || languages || source AS BLOB))) FROM candidate)
                  + (SELECT sum(length(CAST(written AS BLOB))) FROM reach) + (SELECT sum(length(CAST(tag AS BLOB))) FROM candidate_tag)
                  + (SELECT sum(length(CAST(why AS BLOB))) FROM move) + (SELECT sum(length(CAST(criterion AS BLOB))) FROM score)
                  + (SELECT sum(length(CAST(name || address || subject AS BLOB))) FROM message)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let size = std::fs::metadata(&trial.path).unwrap().len();
    let megabytes = |bytes: u64| bytes / 1_000_000;
    let raw = raw.cast_unsigned();
    #[expect(clippy::cast_precision_loss, reason = "a ratio")]
    let ratio = size as f64 / raw as f64;
    let counts = ["candidate", "application", "move", "note", "file", "message"].map(|table| {
        let count: i64 = plain.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        format!("{} {table}s", super::table::thousands(count.cast_unsigned()))
    });
    sheet.remark(
        format!(
            "{}: {} MB on the disk for {} MB of texts and bytes, {ratio:.2} times (up to 1.6)",
            counts.join(", "),
            megabytes(size),
            megabytes(raw)
        ),
        ratio <= 1.6,
    );
}
