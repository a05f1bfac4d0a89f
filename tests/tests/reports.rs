//! Reports, through the command table and the command line: the figures of a small store, the people behind them, and files.

use desk::{Access, Desk};
use serde_json::{Value, json};
use vivier_tests::command_line::vivier;
use vivier_tests::trial::Trial;

const JURISTE: &str = "---\ntitle: Juriste\ncompany: Ponant\nopen: true\n---\n\nÉcrivez à emploi@example.org.\n";
const HOSTILE: &str = "<script>alert(1)</script>";

/// Awa is hired, Bruno rejected, Chloé in the interview; one more has a name that would run in a page.
fn four_applications() -> (Trial, i64) {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE)]);
    let posting = trial.import(&folder)["files"][0]["posting"].as_i64().unwrap();
    let apply = |name: &str, source: &str| {
        let details = json!({ "name": { "written": name }, "addresses": [] });
        let applying = json!({ "posting": posting, "source": source });
        trial.call("candidates.add", &json!({ "details": details, "applying": applying }))["application"].clone()
    };
    let stages = trial.call("stages.list", &json!({ "posting": posting }));
    let stage = |code: &str| {
        let stages = stages["stages"].as_array().unwrap();
        stages.iter().find(|stage| stage["name"]["code"] == code).unwrap()["id"].clone()
    };
    let go = |id: &Value, code: &str| {
        trial.call("applications.move", &json!({ "selection": { "ids": [id] }, "to": stage(code) }));
    };
    let awa = apply("Awa Diop", "LinkedIn");
    let bruno = apply("Bruno Le Goff", "linkedin");
    let chloe = apply("Chloé Martin", "Salon");
    apply(HOSTILE, HOSTILE);
    for code in ["screening", "interview", "hired"] {
        go(&awa, code);
    }
    go(&bruno, "screening");
    go(&chloe, "interview");
    let reasons = trial.call("reasons.list", &json!({}));
    let reason = &reasons["reasons"][0]["id"];
    trial.call("applications.reject", &json!({ "selection": { "ids": [bruno] }, "reason": reason, "by": "us" }));
    (trial, posting)
}

fn run(trial: &Trial, report: &str, filter: &Value) -> Value {
    trial.call("reports.run", &json!({ "report": report, "filter": filter, "language": "en" }))
}

/// Of a figure, the numbers of one row.
fn numbers(run: &Value, figure: usize, key: &str) -> Vec<Option<f64>> {
    let rows = run["figures"][figure]["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["key"] == key).unwrap_or_else(|| panic!("no row {key} in {rows:?}"));
    row["cells"].as_array().unwrap().iter().skip(1).map(|cell| cell["number"].as_f64()).collect()
}

#[test]
fn camille_sees_how_far_applications_came_and_who_they_are() {
    let (trial, posting) = four_applications();
    let funnel = run(&trial, "funnel", &json!({ "postings": [posting] }));
    // Reached, of all, of the stage before, rejected, withdrawn, under way.
    assert_eq!(numbers(&funnel, 0, "stage:new"), [Some(4.0), Some(1.0), None, Some(0.0), Some(0.0), Some(1.0)]);
    assert_eq!(numbers(&funnel, 0, "stage:screening")[..4], [Some(3.0), Some(0.75), Some(0.75), Some(1.0)]);
    assert_eq!(numbers(&funnel, 0, "hired")[0], Some(1.0));
    let sources = run(&trial, "sources", &json!({}));
    assert_eq!(numbers(&sources, 0, "source:linkedin")[0], Some(2.0), "LinkedIn and linkedin are one");

    let behind = json!({
        "report": "funnel", "figure": "funnel_steps", "row": "stage:interview", "column": "running", "offset": 0, "limit": 10,
    });
    let list = trial.call("reports.behind", &behind);
    assert_eq!((&list["total"], &list["rows"][0]["name"]), (&json!(1), &json!("Chloé Martin")));
    trial.refused("reports.behind", &json!({
        "report": "funnel", "figure": "funnel_steps", "row": "stage:moon", "column": "running", "offset": 0, "limit": 10,
    }));
}

/// All reports, but for how long what they say took to make.
fn all_reports(desk: &Desk) -> Vec<Value> {
    let call = |name, request| desk.call(name, request, None).unwrap();
    let names = call("reports.list", json!({ "language": "en" }));
    let names = names["reports"].as_array().unwrap().iter().map(|report| report["report"].clone());
    let run = |report| call("reports.run", json!({ "report": report, "language": "en", "now": 1_800_000_000_000_i64 }));
    names.map(run).collect()
}

/// The sample set is what a newcomer sees reports with.
#[test]
fn every_chart_and_table_says_something_of_the_sample_set() {
    let trial = Trial::new();
    trial.call("sample.add", &json!({}));
    let mut silent = Vec::new();
    for report in trial.call("reports.list", &json!({ "language": "en" }))["reports"].as_array().unwrap() {
        let report = run(&trial, report["report"].as_str().unwrap(), &json!({}));
        for figure in report["figures"].as_array().unwrap() {
            let rows = figure["rows"].as_array().unwrap();
            let drawn = figure["chart"]["columns"].as_array();
            let number = |row: &Value, column: &Value| {
                row["cells"][usize::try_from(column.as_u64().unwrap()).unwrap()]["number"].as_f64().unwrap_or_default()
            };
            let bars = |column: &Value| rows.iter().filter(|row| number(row, column) > 0.0).count();
            // Of nine in ten of those who came lately, nobody knows yet how long they wait.
            let has_bars = drawn.is_none_or(|columns| {
                columns.iter().any(|column| bars(column) >= 2) && columns.iter().all(|column| bars(column) >= 1)
            });
            if rows.len() < 2 || !has_bars {
                silent.push(figure["title"].clone());
            }
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
    // What only some history has: somebody went back, was taken up again, had applied before; promises were broken, mails failed.
    let total = |report: &str, figure: usize, column: &str| {
        let figure = run(&trial, report, &json!({}))["figures"][figure].clone();
        let at = figure["columns"].as_array().unwrap().iter().position(|it| it["code"] == column).unwrap();
        figure["total"]["cells"][at]["number"].as_f64().unwrap()
    };
    for (report, figure, column) in [
        ("workload", 0, "back"),
        ("workload", 0, "reopened"),
        ("answers", 2, "kept"),
        ("answers", 2, "not_kept"),
        ("mails", 0, "sent"),
        ("mails", 0, "bounced"),
        ("mails", 0, "failed"),
        ("mails", 0, "waiting"),
    ] {
        assert!(total(report, figure, column) >= 1.0, "{report} {column}");
    }
    assert!(run(&trial, "workload", &json!({}))["figures"][0]["rows"].as_array().unwrap().len() >= 3);
}

#[test]
fn what_has_changed_since_the_last_look_is_in_every_figure() {
    let (trial, posting) = four_applications();
    let as_read_anew = || {
        let desk = Desk::new(trial.store(), "Camille", desk::system_clock(), Box::new(|_| {}));
        desk.open(None, Access::Read).unwrap();
        all_reports(&desk)
    };
    let mut before = all_reports(&trial.desk);
    let mut see = |what: &str, changes: bool| {
        let seen = all_reports(&trial.desk);
        assert_eq!(seen, as_read_anew(), "{what}");
        assert_eq!(seen != before, changes, "{what}");
        before = seen;
    };
    let list = json!({ "filter": {}, "sort": "received", "descending": false, "offset": 0, "limit": 10 });
    let applications = trial.call("applications.list", &list)["rows"].clone();
    let ids: Vec<Value> = applications.as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    let stages = trial.call("stages.list", &json!({ "posting": posting }));
    let undo = || trial.call("history.undo", &json!({ "entry": null }));

    let details = json!({ "name": { "written": "Enzo Haddad" }, "addresses": ["enzo@example.org"] });
    let adding = json!({ "details": details, "applying": { "posting": posting, "source": "Une amie" } });
    let enzo = trial.call("candidates.add", &adding);
    see("somebody new, from a source nobody came from", true);
    undo();
    see("and nobody new", true);
    trial.call("history.redo", &json!({ "entry": null }));
    see("and there again", true);
    let again = json!({ "candidates": { "ids": [enzo["id"]] }, "applying": { "posting": posting }, "again": true });
    trial.call("applications.add", &again);
    see("the same person once more", true);
    trial.call("notes.add", &json!({ "candidate": enzo["id"], "text": "À rappeler" }));
    see("a note is in no figure", false);
    let to = json!({ "selection": { "ids": ids }, "to": stages["stages"][1]["id"], "why": "" });
    trial.call("applications.move", &to);
    see("all of them back to the second stage, one of them hired before", true);
    undo();
    see("and where they were", true);
    let mark = json!({ "criterion": "Calme", "kind": "must", "mark": 4 });
    trial.call("applications.score", &json!({ "id": ids[2], "reviewer": null, "marks": [mark] }));
    see("a mark", true);
    trial.call("candidates.remove", &json!({ "selection": { "ids": [1] } }));
    see("the first of all is gone", true);
    undo();
    see("and back in the midst of the others", true);
    let merging = json!({ "keep": applications[1]["candidate"], "from": enzo["id"], "take": [] });
    trial.call("candidates.merge", &merging);
    see("two who are one", true);
    let file = trial.postings("annonces", &[("juriste.md", &JURISTE.replace("open: true", "open: false"))]);
    trial.import(&file);
    see("a posting that is closed now", true);
    let more = trial.postings("autres", &[("designer.md", "---\ntitle: Designer\n---\n\nBonjour.\n")]);
    trial.import(&more);
    see("a posting more", true);
    trial.call("candidates.erase", &json!({ "selection": { "ids": [applications[0]["candidate"]] }, "at_once": true }));
    see("somebody who is forgotten", true);
}

#[test]
fn a_move_that_is_undone_is_in_no_figure() {
    let (trial, posting) = four_applications();
    let before = run(&trial, "workload", &json!({}));
    let applications = trial.call(
        "applications.list",
        &json!({ "filter": { "posting": posting, "open": true }, "sort": "received", "descending": false, "offset": 0, "limit": 9 }),
    );
    let id = &applications["rows"][0]["id"];
    let to = trial.call("stages.list", &json!({ "posting": posting }))["stages"][3]["id"].clone();
    trial.call("applications.move", &json!({ "selection": { "ids": [id] }, "to": to }));
    assert_ne!(run(&trial, "workload", &json!({})), before);
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(run(&trial, "workload", &json!({})), before);
}

#[test]
fn filters_and_periods_choose_what_is_counted() {
    let (trial, _) = four_applications();
    let received =
        |filter: &Value| run(&trial, "summary", filter)["figures"][0]["rows"][0]["cells"][1]["number"].clone();
    // The trial's day is 2 February 2026.
    assert_eq!(received(&json!({})), 4.0);
    assert_eq!(received(&json!({ "period": { "from": "2026-02-02", "to": "2026-02-02" } })), 4.0);
    assert_eq!(received(&json!({ "period": { "from": "2026-02-03" } })), 0.0);
    assert_eq!(received(&json!({ "period": { "to": "2026-02-01" } })), 0.0);
    assert_eq!(received(&json!({ "organisation": "PONANT" })), 4.0);
    assert_eq!(received(&json!({ "organisation": "Rivages" })), 0.0);
    assert_eq!(received(&json!({ "source": "Salon" })), 1.0);
    assert_eq!(received(&json!({ "tags": ["vivier"] })), 0.0);
    let compared = trial.call(
        "reports.run",
        &json!({ "report": "summary", "language": "fr", "filter": {}, "compare": { "period": { "to": "2026-02-01" } } }),
    );
    let row = &compared["figures"][0]["rows"][0]["cells"];
    assert_eq!((&row[1]["said"], &row[2]["said"]), (&json!("4"), &json!("0")));
    // Every report answers, with and without a period.
    for report in trial.call("reports.list", &json!({ "language": "fr" }))["reports"].as_array().unwrap() {
        let name = report["report"].as_str().unwrap();
        for filter in [json!({}), json!({ "period": { "from": "2026-01-01", "to": "2026-02-28" } })] {
            let figures = run(&trial, name, &filter)["figures"].as_array().unwrap().len();
            assert_eq!(figures, report["figures"].as_array().unwrap().len(), "{name}");
        }
    }
}

#[test]
fn a_script_writes_reports_in_every_format() {
    let (trial, _) = four_applications();
    let store = trial.store();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let now = ["--now", "2026-02-28T12:00:00Z"];
    let report = |name: &str, more: &[&str]| vivier(&store, &[&["report", name], &now[..], more].concat());

    let table = report("sources", &[]).expect(0).stdout;
    assert!(table.contains("Applications by source\n"), "{table}");
    assert!(table.lines().any(|line| line.starts_with("LinkedIn ") && line.contains("50%")), "{table}");
    let again = report("sources", &[]).expect(0).stdout;
    assert_eq!(table, again, "the same store at the same moment says the same");

    let page = file("rapport.html");
    let written = report("sources", &["--format", "html", "--out", page.to_str().unwrap()]).expect(0);
    assert!(written.stderr.contains("rapport.html"));
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
    let book = file("rapport.xlsx");
    // The name of the file says what it is to be.
    report("funnel", &["--out", book.to_str().unwrap()]).expect(0);
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no part of a file is left: {names:?}");

    assert!(report("weeks", &["--format", "csv"]).expect(0).stdout.contains("2026-W06,4,2,1,1,0\r\n"));
    let json = report("stage-time", &["--format", "json"]).expect(0).json();
    assert_eq!(json["figures"][0]["figure"], "stage_time");
    assert!(report("reasons", &["--format", "md"]).expect(0).stdout.contains("| Rejected | "));
    let missing = file("nowhere").join("rapport.html");
    report("weeks", &["--format", "html", "--out", missing.to_str().unwrap()]).expect(3);
    let paper = report("weeks", &["--out", "semaines.pdf"]).expect(3).stderr;
    assert!(paper.contains("--format html"), "{paper}");
    let horoscope = report("horoscope", &[]).expect(2).stderr;
    assert!(horoscope.contains("no report is called “horoscope”; `vivier report list` lists them"), "{horoscope}");
    let list = vivier(&store, &["report", "list"]).expect(0).stdout;
    assert!(list.starts_with("postings ") && list.contains("\nworkload "), "{list}");
}

#[test]
fn a_report_is_saved_with_what_was_asked_and_run_by_its_name() {
    let (trial, posting) = four_applications();
    let asked = json!({ "report": "sources", "span": "this_year", "filter": { "postings": [posting] }, "compare": "period_before" });
    trial.call("reports.save", &json!({ "name": " For the board ", "asked": asked }));
    let saved = trial.call("reports.saved", &json!({}));
    assert_eq!(
        (&saved["reports"][0]["name"], &saved["reports"][0]["asked"]["span"]),
        (&json!("For the board"), &json!("this_year"))
    );
    trial.refused("reports.save", &json!({ "name": "  ", "asked": asked }));

    let store = trial.store();
    let list = vivier(&store, &["report", "list"]).expect(0).stdout;
    assert!(list.contains("\nFor the board  Sources\n"), "{list}");
    let run = vivier(&store, &["report", "For the board", "--now", "2026-02-28T12:00:00Z"]).expect(0).stdout;
    assert!(run.contains("Applications received from 1 January 2026 to 28 February 2026"), "{run}");
    assert!(run.contains("Compared with the period from 3 November 2025 to 31 December 2025"), "{run}");

    // As everything that is written, it can be taken back.
    trial.call("reports.remove", &json!({ "id": saved["reports"][0]["id"] }));
    assert_eq!(trial.call("reports.saved", &json!({}))["reports"], json!([]));
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(trial.call("reports.saved", &json!({})), saved);
}

#[test]
fn two_postings_are_compared_number_by_number() {
    let (trial, juriste) = four_applications();
    let folder = trial.postings(
        "autres",
        &[("mediatrice.md", "---\ntitle: Médiatrice\nopen: true\n---\n\nÉcrivez à emploi@example.org.\n")],
    );
    let mediatrice = trial.import(&folder)["files"][0]["posting"].as_i64().unwrap();
    let applying = json!({ "posting": mediatrice, "source": "Salon" });
    trial.call(
        "candidates.add",
        &json!({ "details": { "name": { "written": "Nolwenn Tanguy" }, "addresses": [] }, "applying": applying }),
    );
    let request = json!({
        "report": "sources", "language": "en", "filter": { "postings": [juriste] }, "compare": { "posting": mediatrice },
    });
    let run = trial.call("reports.run", &request);
    let columns: Vec<&str> =
        run["figures"][0]["columns"].as_array().unwrap().iter().map(|it| it["heading"].as_str().unwrap()).collect();
    assert_eq!(columns[..3], ["Source", "Received", "Received, Médiatrice"]);
    let salon = numbers(&run, 0, "source:salon");
    assert_eq!((salon[0], salon[1]), (Some(1.0), Some(1.0)));
    let linkedin = numbers(&run, 0, "source:linkedin");
    assert_eq!((linkedin[0], linkedin[1]), (Some(2.0), None));
}

#[test]
fn what_can_be_chosen_is_what_there_are_applications_with() {
    let (trial, posting) = four_applications();
    let choices = trial.call("reports.choices", &json!({}));
    assert_eq!(
        choices["postings"],
        json!([{ "id": posting, "title": "Juriste", "organisation": "Ponant", "open": true }])
    );
    assert_eq!(choices["organisations"], json!(["Ponant"]));
    // LinkedIn and linkedin are one, and choosing it finds both.
    assert_eq!(choices["sources"].as_array().unwrap().len(), 3, "{choices}");
    let source =
        choices["sources"].as_array().unwrap().iter().find(|it| it.as_str().unwrap().to_lowercase() == "linkedin");
    let run = run(&trial, "summary", &json!({ "source": source }));
    assert_eq!(run["figures"][0]["rows"][0]["cells"][1]["number"], 2.0);
    let text = trial.call("reports.text", &json!({ "report": "sources", "language": "fr" }));
    assert!(text["text"].as_str().unwrap().starts_with("# "), "{text}");
}
