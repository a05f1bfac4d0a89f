//! What is felt with many people in the store: how long the window takes to open on them, and until a card that a key has moved is seen
//! where it now belongs.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::driver::{Driver, Session, pause, until};
use super::processes;

const APPLICANTS: &str = "10000";
const OPENINGS: usize = 5;
const MOVES: usize = 15;

/// Milliseconds.
#[derive(Debug, Default)]
pub struct Felt {
    pub ready: Vec<f64>,
    pub moved: Vec<f64>,
}

/// The card that keys are on, while no dialog is open.
const CURRENT: &str = r#"
    const card = document.querySelector("[data-card][data-current]");
    return card && !document.querySelector("[role=dialog]") ? card.dataset.card : null;
"#;

/// From the next key until its card is no longer in the lane it was in, and that has been painted.
const WATCH: &str = r#"
    const card = document.querySelector("[data-card][data-current]");
    const there = `[data-lane="${card.closest("[data-lane]").dataset.lane}"] [data-card="${card.dataset.card}"]`;
    window.felt = null;
    addEventListener("keydown", (event) => {
      // As the page says that it is ready: a task is only begun once the frame has been painted.
      const painted = () => setTimeout(() => (window.felt = performance.now() - event.timeStamp));
      const look = () => requestAnimationFrame(document.querySelector(there) ? look : painted);
      look();
    }, { capture: true, once: true });
    return true;
"#;

pub fn measure(driver: &Driver, shell: &Path, command_line: &Path, folder: &Path) -> Result<Felt, String> {
    let store = folder.join("many.vivier");
    // It says by its exit code that there is something to look at in the sample's postings.
    let made = asked(command_line, &store, &["sample", "--applicants", APPLICANTS]);
    if !store.exists() {
        return Err(made.err().unwrap_or_default());
    }
    let board = busiest_posting(command_line, &store)?;
    let launcher = processes::launcher(folder, shell)?;
    let arguments = vec!["--store".to_owned(), store.display().to_string()];
    let mut felt = Felt::default();
    for round in 0..=OPENINGS {
        let session = driver.start(&launcher, &arguments)?;
        let ready = session.wait_until_ready()?;
        let process = processes::started(&launcher)?;
        if round > 0 {
            felt.ready.push(ready - process.at);
        } else {
            felt.moved = moves(&session, board)?;
        }
        session.end()?;
        processes::wait_until_gone(process.id)?;
    }
    Ok(felt)
}

fn moves(session: &Session<'_>, board: i64) -> Result<Vec<f64>, String> {
    session.script(&format!("location.hash = '#/postings/{board}/board'"))?;
    let mut moved = Vec::new();
    for _ in 0..=MOVES {
        seen(session, CURRENT, "a card that keys are on")?;
        session.press("m")?;
        seen(session, "return document.querySelector('[role=dialog] [role=option]') && true", "where it may go")?;
        session.script(WATCH)?;
        session.press("\u{e007}")?;
        let took = seen(session, "return window.felt", "the card where it was moved to")?;
        moved.push(took.as_f64().unwrap_or(f64::NAN));
        // Whoever moves cards looks at the next one first.
        pause(std::time::Duration::from_millis(300));
    }
    // The first one fetches what moves cards.
    moved.remove(0);
    Ok(moved)
}

fn seen(session: &Session<'_>, script: &str, what: &str) -> Result<Value, String> {
    let look = || session.script(script).ok().filter(|seen| !seen.is_null());
    until(look).ok_or_else(|| format!("{what} was never seen"))
}

/// Of the latest applications, the posting that most of them are for.
fn busiest_posting(command_line: &Path, store: &Path) -> Result<i64, String> {
    let request = r#"{ "filter": {}, "sort": "received", "descending": true, "offset": 0, "limit": 500 }"#;
    let answer = asked(command_line, store, &["call", "applications.list", request])?;
    let list: Value = serde_json::from_str(&answer).map_err(|error| format!("applications: {error}"))?;
    let rows = list.get("rows").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let postings: Vec<i64> = rows.iter().filter_map(|row| row.get("posting").and_then(Value::as_i64)).collect();
    let count = |posting: &i64| postings.iter().filter(|other| *other == posting).count();
    postings.iter().max_by_key(|posting| count(posting)).copied().ok_or_else(|| "nobody has applied".to_owned())
}

fn asked(command_line: &Path, store: &Path, words: &[&str]) -> Result<String, String> {
    let output = Command::new(command_line).arg("--store").arg(store).args(words).output();
    let output = output.map_err(|error| format!("{}: {error}", command_line.display()))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
}
