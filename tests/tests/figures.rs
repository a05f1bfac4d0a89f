//! Every figure against an independent account of it: the queries of `FIGURES.md`, over made-up stores where people go back, are taken up
//! again and apply twice, and where stages have other names or are a posting's own.

#![allow(clippy::disallowed_methods, reason = "temporary tables of a connection that only reads")]

use std::collections::BTreeMap;

use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, named_params};
use serde_json::{Value, json};
use vivier_tests::trial::Trial;

const FIGURES: &str = include_str!("../../src-tauri/crates/reports/FIGURES.md");
const NOW: i64 = 1_771_000_000_000;

/// Of each figure by its code, the sentence and the query; and what all queries begin with.
fn figures() -> (String, BTreeMap<String, (String, String)>) {
    let query = |text: &str| {
        let (_, sql) = text.split_once("```sql\n").unwrap();
        sql.split_once("```").unwrap().0.to_owned()
    };
    let mut parts = FIGURES.split("\n## ");
    let shared = query(parts.next().unwrap());
    let figure = |part: &str| {
        let code = part.split('`').nth(1).unwrap().to_owned();
        (code, (part.split("\n\n").nth(1).unwrap().to_owned(), query(part)))
    };
    (shared, parts.map(figure).collect())
}

/// A crowd, and what a crowd does not do by itself.
fn made_up(seed: u64) -> Trial {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    trial.call("sample.crowd", &json!({ "applicants": 200, "postings": 3, "seed": seed }));
    let list = json!({ "filter": {}, "sort": "received", "descending": false, "offset": 0, "limit": 400 });
    let rows = trial.call("applications.list", &list)["rows"].as_array().unwrap().clone();
    let busiest = rows[rows.len() / 2]["posting"].clone();
    // One posting gets a case study after its interviews, and another name for these.
    let own = trial.call("stages.list", &json!({ "posting": busiest }));
    let mut stages: Vec<Value> = own["stages"].as_array().unwrap().iter().map(wanted).collect();
    stages[2]["name"] = json!("Visio");
    let study =
        json!({ "id": null, "name": "Étude de cas", "ends": null, "hue": "plum", "room": null, "expected_days": 3 });
    stages.insert(3, study);
    trial.call("stages.save", &json!({ "posting": busiest, "stages": stages, "removed": [] }));

    let reason = trial.call("reasons.list", &json!({}))["reasons"][0]["id"].clone();
    // Numbers that look like chance (Knuth's), so that a failure comes again.
    let mut number = seed.wrapping_mul(2).wrapping_add(1);
    let mut chance = |below: usize| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(number >> 33).unwrap() % below
    };
    for row in &rows {
        if chance(3) > 0 {
            continue;
        }
        let stages =
            trial.call("stages.list", &json!({ "posting": row["posting"] }))["stages"].as_array().unwrap().clone();
        for _ in 0..=chance(3) {
            let steps: Vec<&Value> = stages.iter().filter(|stage| stage["ends"].is_null()).collect();
            let to = steps[chance(steps.len())]["id"].clone();
            trial.call("applications.move", &json!({ "selection": { "ids": [row["id"]] }, "to": to }));
        }
        let rejecting = json!({ "selection": { "ids": [row["id"]] }, "reason": reason, "by": "us" });
        match chance(6) {
            0 => drop(trial.desk.call("applications.reject", rejecting, None)),
            1 => {
                let hired = stages.iter().find(|stage| stage["ends"] == "hired").unwrap()["id"].clone();
                trial.call("applications.move", &json!({ "selection": { "ids": [row["id"]] }, "to": hired }));
            }
            _ => {}
        }
    }
    // Some apply a second time, from a source that was written otherwise.
    for row in rows.iter().step_by(17) {
        let applying = json!({ "posting": busiest, "source": " LINKEDIN " });
        let again = json!({ "candidates": { "ids": [row["candidate"]] }, "applying": applying, "again": true });
        trial.call("applications.add", &again);
    }
    trial
}

fn wanted(stage: &Value) -> Value {
    let mut stage = stage.clone();
    let known = ["id", "name", "ends", "hue", "room", "expected_days"];
    stage.as_object_mut().unwrap().retain(|field, _| known.contains(&field.as_str()));
    stage["name"] = stage["name"]["name"].clone();
    stage
}

type Rows = BTreeMap<String, Vec<(String, Option<f64>)>>;

fn asked(store: &std::path::Path, shared: &str, since: i64, until: i64) -> Connection {
    let connection = Connection::open_with_flags(store, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection
        .create_scalar_function("fold", 1, pure, |it| Ok(it.get::<Option<String>>(0)?.map(|it| hiring::fold(&it))))
        .unwrap();
    connection.create_scalar_function("ln", 1, pure, |it| Ok(it.get::<f64>(0)?.ln())).unwrap();
    connection.create_scalar_function("exp", 1, pure, |it| Ok(it.get::<f64>(0)?.exp())).unwrap();
    for name in ["search_words", "search_text"] {
        // Of the triggers; nothing is written here.
        let _ = connection.create_scalar_function(name, -1, pure, |_| Ok(String::new()));
    }
    let (table, rest) = shared.split_once(";\n").unwrap();
    connection.execute(table, named_params! { ":now": NOW, ":since": since, ":until": until }).unwrap();
    connection.execute_batch(rest).unwrap();
    connection
}

fn counted(connection: &Connection, figure: &str, query: &str) -> Rows {
    let (before, last) = query.trim_end().trim_end_matches(';').rsplit_once(";\n").unwrap_or(("", query));
    connection.execute_batch(before).unwrap_or_else(|error| panic!("{figure}: {error}"));
    let mut statement =
        connection.prepare(last.trim().trim_end_matches(';')).unwrap_or_else(|error| panic!("{figure}: {error}"));
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).unwrap();
    let mut counted = Rows::new();
    while let Some(row) = rows.next().unwrap() {
        let number = |at| match row.get_ref(at).unwrap() {
            ValueRef::Integer(whole) => Some(f64::from(i32::try_from(whole).unwrap())),
            ValueRef::Real(real) => Some(real),
            _ => None,
        };
        let cells = names.iter().cloned().enumerate().skip(1).map(|(at, name)| (name, number(at))).collect();
        counted.insert(row.get(0).unwrap(), cells);
    }
    counted
}

/// Where the two differ.
fn differences(figure: &Value, counted: &Rows) -> Vec<String> {
    let code = figure["figure"].as_str().unwrap();
    let columns: Vec<&str> =
        figure["columns"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    let mut wrong = Vec::new();
    let rows = figure["rows"].as_array().unwrap();
    for (key, cells) in counted {
        let Some(row) = rows.iter().find(|row| row["key"] == **key) else {
            wrong.push(format!("{code}: no row {key}"));
            continue;
        };
        for (column, number) in cells {
            let Some(at) = columns.iter().position(|known| known == column) else {
                wrong.push(format!("{code}: no column {column}"));
                continue;
            };
            let said = row["cells"][at]["number"].as_f64();
            let near = match (said, number) {
                (Some(one), Some(other)) => (one - other).abs() < 1e-6,
                (one, other) => one.is_none() && other.is_none(),
            };
            if !near {
                wrong.push(format!("{code}: {key} {column} is {said:?}, and counted {number:?}"));
            }
        }
    }
    // A row that nobody counted has nothing in it.
    for row in rows.iter().filter(|row| !counted.contains_key(row["key"].as_str().unwrap())) {
        let full = row["cells"].as_array().unwrap().iter().any(|cell| cell["behind"].as_u64() > Some(0));
        if full {
            wrong.push(format!("{code}: {} was not counted", row["key"]));
        }
    }
    wrong
}

#[test]
fn whatever_happened_the_figures_and_the_queries_say_the_same() {
    let (shared, figures) = figures();
    let mut wrong = Vec::new();
    let mut met = std::collections::BTreeSet::new();
    for seed in [1, 2, 3] {
        let trial = made_up(seed);
        let day = |text: &str| i64::from(text.parse::<i32>().unwrap()) * 86_400_000;
        // From 1 October 2025 to the end of that year, and always.
        let periods = [
            (json!({}), 0, day("2932896")),
            (json!({ "from": "2025-10-01", "to": "2025-12-31" }), day("20362"), day("20454")),
        ];
        for (period, since, until) in periods {
            let connection = asked(&trial.store(), &shared, since, until);
            for report in trial.call("reports.list", &json!({ "language": "en" }))["reports"].as_array().unwrap() {
                let request =
                    json!({ "report": report["report"], "language": "en", "now": NOW, "filter": { "period": period } });
                for figure in trial.call("reports.run", &request)["figures"].as_array().unwrap() {
                    let code = figure["figure"].as_str().unwrap();
                    let (sentence, query) = figures.get(code).unwrap_or_else(|| panic!("no query for {code}"));
                    assert_eq!(figure["definition"], **sentence, "{code}");
                    let counted = counted(&connection, code, query);
                    met.extend((!counted.is_empty()).then(|| code.to_owned()));
                    wrong.extend(
                        differences(figure, &counted).into_iter().map(|it| format!("seed {seed}, {period}: {it}")),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert_eq!(met.len(), figures.len(), "each figure had something to count");
}
