//! How long each report takes over a hundred thousand candidates, beside a bare pass over the same rows: every application and every
//! move read once by SQLite, and nothing done with them. `cargo xtask bench reports` runs it, in release.

use std::fmt::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use desk::{Access, Desk};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

const BUDGET: Duration = Duration::from_millis(50);
const ROUNDS: usize = 9;

fn main() -> ExitCode {
    let applicants = std::env::var("VIVIER_APPLICANTS").ok().and_then(|number| number.parse().ok()).unwrap_or(100_000);
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large.vivier");
    let desk = Desk::new(path.clone(), "Camille", desk::system_clock(), Box::new(|_| {}));
    desk.open(None, Access::Create).unwrap();
    desk.call("sample.add", json!({}), None).unwrap();
    desk.call("sample.crowd", json!({ "applicants": applicants }), None).unwrap();

    #[expect(clippy::disallowed_methods, reason = "the bare pass that reports are measured against")]
    let plain = Connection::open(&path).unwrap();
    let count = |table: &str| -> u64 {
        plain.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    let mut text = format!(
        "{applicants} candidates, {} applications, {} moves; {} rounds, the median\n\n",
        count("application"),
        count("move"),
        ROUNDS
    );
    let bare = median((0..ROUNDS).map(|_| time(|| pass(&plain))));
    writeln!(text, "| report | first | again | beside the bare pass ({:.1} ms) |\n|---|---|---|---|", millis(bare))
        .unwrap();
    let mut missed = Vec::new();
    let reports = desk.call("reports.list", json!({ "language": "en" }), None).unwrap();
    for report in reports["reports"].as_array().unwrap() {
        let name = report["report"].as_str().unwrap();
        // What was kept is stale after every change: this is what the first look after one takes.
        let first = median((0..3).map(|round| {
            change(&desk, round);
            time(|| run(&desk, name, &json!(null)))
        }));
        let again = median((0..ROUNDS).map(|_| time(|| run(&desk, name, &json!(null)))));
        let weeks = median((0..ROUNDS).map(|_| time(|| run(&desk, name, &json!("twelve_weeks")))));
        let ratio = again.as_secs_f64() / bare.as_secs_f64();
        let (first, again) = (millis(first), millis(again));
        writeln!(text, "| {name} | {first:.1} ms | {again:.1} ms, 12 weeks {:.1} ms | {ratio:.2} |", millis(weeks))
            .unwrap();
        if again > millis(BUDGET) {
            missed.push(name.to_owned());
        }
    }
    vivier_tests::figures::keep(&text);
    if missed.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("over budget: {}", missed.join(", "));
    ExitCode::FAILURE
}

fn run(desk: &Desk, report: &str, span: &Value) {
    let request = json!({ "report": report, "language": "en", "span": span });
    desk.call("reports.run", request, None).unwrap();
}

/// Somebody applies.
fn change(desk: &Desk, round: usize) {
    let details = json!({ "name": { "written": format!("Awa Diop {round}") }, "addresses": [] });
    desk.call("candidates.add", json!({ "details": details, "applying": { "posting": 1 } }), None).unwrap();
}

/// Each row of both tables, and nothing more.
fn pass(plain: &Connection) {
    for sql in ["SELECT id, stage_id, received_at FROM application", "SELECT application_id, to_stage_id, at FROM move"]
    {
        let mut statement = plain.prepare_cached(sql).unwrap();
        let mut rows = statement.query([]).unwrap();
        let mut sum = 0_i64;
        while let Some(row) = rows.next().unwrap() {
            for column in 0..3 {
                sum = sum.wrapping_add(row.get::<_, i64>(column).unwrap());
            }
        }
        std::hint::black_box(sum);
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
