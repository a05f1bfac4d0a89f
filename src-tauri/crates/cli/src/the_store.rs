//! `vivier store`.

use std::path::PathBuf;

use desk::{Access, BackedUp, CheckReport, Failure, StoreInfo};
use serde_json::json;

use crate::Done;
use crate::args::StoreDoes;
use crate::open::{JOB, open, stop_on_interrupt};
use crate::postings::answer;
use crate::show::{Show, local};

pub fn run(does: &StoreDoes, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open(place, Access::Read)?;
    match does {
        StoreDoes::Info => {
            let info: StoreInfo = answer(desk.call("store.info", json!({}), None)?)?;
            show.result(&info, |info| show.words.info(info, &local(info.info.created_at)));
            Ok(Done::Well)
        }
        StoreDoes::Check => {
            let report: CheckReport = answer(desk.call("store.check", json!({}), Some(JOB))?)?;
            show.result(&report, |report| format!("{}\n", show.words.checked(report.sound)));
            for finding in &report.findings {
                eprintln!("{finding}");
            }
            Ok(if report.sound { Done::Well } else { Done::WithProblems })
        }
        StoreDoes::Backup { to } => {
            stop_on_interrupt(&desk);
            let request = json!({ "to": to.display().to_string() });
            let done: BackedUp = answer(desk.call("store.backup", request, Some(JOB))?)?;
            show.result(&done, |done| format!("{}\n", show.words.written(&done.path)));
            Ok(Done::Well)
        }
    }
}
