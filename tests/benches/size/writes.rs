//! What is written: moves, imports, mails; and files for others.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use desk::Access;
use serde_json::{Value, json};
use vivier_tests::figures::{median, time};
use vivier_tests::mail_server::{Behaviour, MailServer};

use super::bare;
use super::people::posting_of_five_hundred;
use super::table::{Budget, Growth, Sheet, Taken};
use crate::{Trial, desk_over};

pub fn moves(trial: &Trial, sheet: &mut Sheet) {
    let folder = trial.path.parent().unwrap();
    let stages = trial.call("stages.list", &json!({ "posting": null }));
    let stage = |at: usize| stages["stages"][at]["id"].clone();
    let (posting, _) = posting_of_five_hundred(trial);
    let some = trial.call(
        "applications.list",
        &json!({ "filter": { "posting": posting }, "sort": "received", "descending": true, "offset": 0, "limit": 1 }),
    );
    let one = some["rows"][0]["id"].clone();
    let to = |ids: &Value, stage: &Value, why: &str| json!({ "selection": { "ids": ids }, "to": stage, "why": why });
    let taken = Taken::of(40, |round| {
        let request = to(&json!([one]), &stage(1 + round % 2), "");
        time(|| drop(trial.call("applications.move", &request)))
    });
    let bare = median((0..20).map(|_| bare::inserts(folder, 2, "")));
    let budget = Budget::Always(Duration::from_millis(5));
    sheet.line("move one application, durable", trial.applicants, taken, Some(bare), budget, Growth::Flat);

    let page = trial.call(
        "applications.list",
        &json!({ "filter": {}, "sort": "received", "descending": true, "offset": 0, "limit": 1_000 }),
    );
    let ids: Vec<&Value> = page["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    let ids = json!(ids);
    let mut undone = Vec::new();
    let taken = Taken::of(7, |round| {
        let request = to(&ids, &stage(1 + round % 2), "");
        let mut moved = Value::Null;
        let taken = time(|| moved = trial.call("applications.move", &request));
        undone.push(time(|| drop(trial.call("history.undo", &json!({ "entry": moved["entry"] })))));
        taken
    });
    let bare = median((0..5).map(|_| bare::inserts(folder, 2_000, "")));
    let budget = Budget::Always(Duration::from_millis(150));
    sheet.line("move 1,000 applications", trial.applicants, taken, Some(bare), budget, Growth::Flat);
    let undoing = Taken::of(undone.len(), |round| undone[round]);
    sheet.line("undo that", trial.applicants, undoing, Some(bare), Budget::None, Growth::Flat);
}

/// Queued and sent to a server in this process, the ledger written and synced at each step. `cargo xtask bench mail` has them bare.
pub fn mails(trial: &Trial, sheet: &mut Sheet) {
    let server = MailServer::start(Behaviour::default());
    let settings = json!({
        "name": "Rivages", "kind": "smtp", "address": "camille@example.org", "sender": "Camille Rouvière",
        "host": "localhost", "port": server.port, "security": "none", "sign_in": "nothing",
    });
    let account = trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings }));
    trial.call("mail.accounts.test", &json!({ "id": account["id"] }));
    let (posting, _) = posting_of_five_hundred(trial);
    let page =
        json!({ "filter": { "posting": posting }, "sort": "received", "descending": true, "offset": 0, "limit": 480 });
    let applications = trial.call("applications.list", &page);
    let ids: Vec<&Value> = applications["rows"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    let taken = Taken::of(3, |round| {
        let ids: Vec<&&Value> = ids.iter().skip(round).step_by(3).collect();
        let mail = json!({ "template": "acknowledgement", "to": { "whom": "applications", "ids": ids } });
        let preview = trial.call("mail.preview", &mail);
        let ready = preview["mails"].as_array().unwrap().iter().filter(|mail| mail["blocked"] == false);
        let prints: Vec<&Value> = ready.map(|mail| &mail["print"]).take(100).collect();
        time(|| {
            trial.call("mail.queue", &json!({ "mail": mail, "prints": prints, "hold_seconds": 0 }));
            assert_eq!(trial.call("mail.send", &json!({}))["sent"], 100);
        })
    });
    let budget = Budget::Always(Duration::from_secs(1));
    sheet.line("queue and send 100 mails, with the ledger", trial.applicants, taken, None, budget, Growth::Flat);
}

/// Tables of people whom nobody here is, with the duplicate check on.
pub fn imports(trial: &Trial, sheet: &mut Sheet) {
    let folder = trial.path.parent().unwrap();
    let file = folder.join("people.csv");
    let import = |count: u64, round: u64| {
        fs::write(&file, table(count, round)).unwrap();
        time(|| {
            let report = trial.call("candidates.import", &json!({ "path": file }));
            assert_eq!(report["added"], count, "{}", report["problems"]);
        })
    };
    let taken = Taken::of(5, |round| import(1_000, u64::try_from(round).unwrap()));
    let bare = median((0..5).map(|_| bare::inserts(folder, 4_000, "Camille Rouvière, développeuse web")));
    let budget = Budget::Always(Duration::from_millis(60));
    sheet.line("import a CSV of 1,000 people", trial.applicants, taken, Some(bare), budget, Growth::Flat);
    if trial.applicants < 1_000_000 {
        let taken = Taken::once(import(trial.applicants, 99));
        let bare = bare::inserts(folder, trial.applicants * 4, "Camille Rouvière, développeuse web");
        let budget = Budget::At(100_000, Duration::from_secs(6));
        sheet.line("import a CSV of as many people again", trial.applicants, taken, Some(bare), budget, Growth::Linear);
    }
}

fn table(count: u64, round: u64) -> String {
    let mut text = "Nom;Prénom;E-mail;Téléphone;Ville;Titre;Étiquettes\n".to_owned();
    let given = ["Awa", "Zoé", "Idris", "Nolwenn", "Théo", "Maïwenn", "Karim", "Solène", "Émile", "Inès"];
    let families =
        ["Diop", "Le Goff", "Rouvière", "Benali", "Kermarrec", "Traoré", "Vasseur", "Haddad", "Morvan", "Okafor"];
    let pick = |list: &[&'static str; 10], at: u64| list[usize::try_from(at % 10).unwrap()];
    for number in 0..count {
        let spread = (round * 1_000_000 + number) * 48_271 % 2_147_483_647;
        // One in ten has a name that many have.
        let (first, last) = (pick(&given, spread / 10), pick(&families, spread / 100));
        let family = if number % 10 == 0 { last.to_owned() } else { format!("{last}-{spread}") };
        let _ =
            writeln!(text, "{family};{first};p{spread}@example.net;;Nantes;Développeuse web, six ans;junior, anglais");
    }
    text
}

pub const EXPORT: &str = "export-here";

/// Each in a process of its own, that says how much memory it had at most.
pub fn exports(trial: &Trial, sheet: &mut Sheet) {
    let folder = trial.path.parent().unwrap();
    for (format, limit) in [("csv", Duration::from_millis(700)), ("xlsx", Duration::from_secs(4))] {
        let out = folder.join(format!("all.{format}"));
        let mut most = 0;
        let mut size = 0;
        let taken = Taken::of(3, |_| {
            let child = Command::new(std::env::current_exe().unwrap())
                .arg(EXPORT)
                .args([&trial.path, &out])
                .arg(format)
                .stdout(Stdio::piped())
                .output()
                .unwrap();
            let said = String::from_utf8(child.stdout).unwrap();
            let (micros, peak) = said.trim().split_once(' ').unwrap();
            most = most.max(peak.parse::<u64>().unwrap());
            size = fs::metadata(&out).unwrap().len();
            Duration::from_micros(micros.parse().unwrap())
        });
        let rows =
            bare::rows(&bare::look(&trial.path), &[("SELECT * FROM candidate", &[]), ("SELECT * FROM reach", &[])]);
        let bare = rows + bare::bytes(&folder.join("bare.bytes"), size);
        let what = format!("export all to {}", format.to_uppercase());
        sheet.line(&what, trial.applicants, taken, Some(bare), Budget::At(100_000, limit), Growth::Linear);
        let megabytes = most / 1_000;
        sheet.remark(
            format!("{what}, {} people: {megabytes} MB of memory at most (up to 200)", trial.applicants),
            megabytes <= 200,
        );
    }
}

/// Says the microseconds it took and the kilobytes it needed.
pub fn export_here(store: &Path, out: &str, format: &str) -> ExitCode {
    let desk = desk_over(store.to_owned(), Access::Read);
    let picked = desk.call("candidates.pick", json!({ "filter": {} }), None).unwrap();
    let people = json!({ "filter": {}, "expected": picked["count"], "print": picked["print"] });
    let request = json!({ "selection": people, "format": format, "path": out, "language": "fr" });
    let started = Instant::now();
    desk.call("candidates.export", request, None).unwrap();
    let took = started.elapsed().as_micros();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" 0 kB");
    println!("{took} {}", peak.trim().trim_end_matches(" kB"));
    ExitCode::SUCCESS
}
