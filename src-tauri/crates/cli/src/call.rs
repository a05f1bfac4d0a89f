//! `vivier call`: any command of the table, as it is.

use std::io::Read;
use std::path::PathBuf;

use desk::{COMMANDS, Failure};
use serde_json::{Value, json};

use crate::Done;
use crate::open::{JOB, open_for, stop_on_interrupt};
use crate::show::{Show, print};
use crate::table::{column, table};

pub fn run(name: Option<&str>, request: Option<&str>, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let Some(name) = name else {
        list(show);
        return Ok(Done::Well);
    };
    let request = parse(name, request)?;
    let desk = open_for(name, place)?;
    stop_on_interrupt(&desk);
    let response = desk.call(name, request, Some(JOB))?;
    print(&serde_json::to_string_pretty(&response).unwrap_or_default());
    print("\n");
    Ok(Done::Well)
}

fn parse(name: &str, request: Option<&str>) -> Result<Value, Failure> {
    let bad = |detail: String| Failure::BadRequest { command: name.to_owned(), detail };
    let text = match request {
        None => return Ok(json!({})),
        Some("-") => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(|error| bad(error.to_string()))?;
            text
        }
        Some(text) => text.to_owned(),
    };
    serde_json::from_str(&text).map_err(|error| bad(error.to_string()))
}

fn list(show: &Show) {
    let commands: Vec<Value> =
        COMMANDS.iter().map(|command| json!({ "name": command.name, "kind": command.kind })).collect();
    show.result(&commands, |_| {
        let rows: Vec<_> = COMMANDS
            .iter()
            .map(|command| {
                let kind = serde_json::to_value(command.kind).unwrap_or_default();
                vec![command.name.to_owned(), kind.as_str().unwrap_or_default().to_owned()]
            })
            .collect();
        table(&[column("name"), column("kind")], &rows)
    });
}
