//! `vivier store`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk::{
    Access, BackedUp, BackedUpToday, Backups, CheckReport, Desk, Failure, LookedInto, Salvaged, StoreInfo,
    StoreRestored,
};
use serde_json::json;

use crate::Done;
use crate::args::StoreDoes;
use crate::open::{JOB, closed, open, stop_on_interrupt};
use crate::postings::answer;
use crate::show::{Show, local, remark, says_yes};
use crate::table::{column, table};

pub fn run(does: &StoreDoes, place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    match does {
        // Also of a store that cannot be opened any more.
        StoreDoes::Look { file } => look(&*closed(place)?, file, show),
        StoreDoes::Restore { from, yes } => restore(&*closed(place)?, from, *yes, show),
        StoreDoes::Salvage { file, into } => salvage(&closed(place)?, file, into.as_deref(), show),
        StoreDoes::Info => {
            let desk = open(place, Access::Read)?;
            let info: StoreInfo = answer(desk.call("store.info", json!({}), None)?)?;
            show.result(&info, |info| show.words.info(info, &local(info.info.created_at)));
            Ok(Done::Well)
        }
        StoreDoes::Check => {
            let desk = open(place, Access::Read)?;
            let report: CheckReport = answer(desk.call("store.check", json!({}), Some(JOB))?)?;
            show.result(&report, |report| format!("{}\n", show.words.checked(report.sound)));
            for finding in &report.findings {
                eprintln!("{finding}");
            }
            Ok(if report.sound { Done::Well } else { Done::WithProblems })
        }
        StoreDoes::Backup { to: Some(to), .. } => {
            let desk = open(place, Access::Read)?;
            stop_on_interrupt(&desk);
            let request = json!({ "to": to.display().to_string() });
            let done: BackedUp = answer(desk.call("store.backup", request, Some(JOB))?)?;
            show.result(&done, |done| format!("{}\n", show.words.written(&done.path)));
            Ok(Done::Well)
        }
        StoreDoes::Backup { to: None, .. } => {
            let desk = open(place, Access::Read)?;
            stop_on_interrupt(&desk);
            let done: BackedUpToday = answer(desk.call("store.backup_today", json!({}), Some(JOB))?)?;
            show.result(&done, |done| format!("{}\n", show.words.backed_up_today(done)));
            Ok(Done::Well)
        }
        StoreDoes::Backups => backups(place, show),
    }
}

fn looked_into(desk: &Desk, file: &Path) -> Result<LookedInto, Failure> {
    answer(desk.call("store.look", json!({ "path": file.display().to_string() }), None)?)
}

fn sentence(looked: &LookedInto, show: &Show) -> String {
    let last = looked.last_entry_at.map_or_else(|| "–".to_owned(), local);
    show.words.looked_into(looked, &local(looked.created_at), &last)
}

fn look(desk: &Desk, file: &Path, show: &Show) -> Result<Done, Failure> {
    let looked = looked_into(desk, file)?;
    show.result(&looked, |looked| format!("{}\n", sentence(looked, show)));
    for finding in &looked.findings {
        eprintln!("{finding}");
    }
    Ok(if looked.findings.is_empty() { Done::Well } else { Done::WithProblems })
}

fn restore(desk: &Desk, from: &Path, yes: bool, show: &Show) -> Result<Done, Failure> {
    remark(&sentence(&looked_into(desk, from)?, show));
    if !(yes || says_yes(show.words.ask_to_restore())) {
        remark(show.words.not_restored());
        return Ok(Done::NotAgreed);
    }
    let request = json!({ "from": from.display().to_string() });
    let restored: StoreRestored = answer(desk.call("store.restore", request, None)?)?;
    show.result(&restored, |restored| format!("{}\n", show.words.restored(restored)));
    Ok(Done::Well)
}

fn salvage(desk: &Arc<Desk>, from: &Path, into: Option<&Path>, show: &Show) -> Result<Done, Failure> {
    stop_on_interrupt(desk);
    let into = into.map(|into| into.display().to_string());
    let request = json!({ "from": from.display().to_string(), "into": into });
    let salvaged: Salvaged = answer(desk.call("store.salvage", request, Some(JOB))?)?;
    show.result(&salvaged, |salvaged| {
        let heads = show.words.salvage_heads();
        let rows: Vec<_> = salvaged
            .kinds
            .iter()
            .map(|kind| {
                let what = show.words.salvaged_what(kind.what).to_owned();
                vec![what, kind.kept.to_string(), kind.lost.to_string(), kind.mended.to_string()]
            })
            .collect();
        let columns = [column(heads[0]), column(heads[1]).right(), column(heads[2]).right(), column(heads[3]).right()];
        format!("{}{}\n", table(&columns, &rows), show.words.salvaged(salvaged))
    });
    let lost = salvaged.lost_pages > 0 || salvaged.tables.iter().any(|table| table.damaged);
    Ok(if lost { Done::WithProblems } else { Done::Well })
}

fn backups(place: Option<PathBuf>, show: &Show) -> Result<Done, Failure> {
    let desk = open(place, Access::Read)?;
    let backups: Backups = answer(desk.call("store.backups", json!({}), None)?)?;
    show.result(&backups, |backups| {
        let heads = show.words.backup_heads();
        let rows: Vec<_> = backups
            .copies
            .iter()
            .map(|copy| vec![copy.day.to_string(), copy.size.to_string(), copy.path.clone()])
            .collect();
        let copies = table(&[column(heads[0]), column(heads[1]).right(), column(heads[2])], &rows);
        if rows.is_empty() { format!("{}\n", backups.folder) } else { copies }
    });
    if !backups.set_aside.is_empty() {
        remark(&show.words.set_aside(&backups.set_aside));
    }
    Ok(Done::Well)
}
