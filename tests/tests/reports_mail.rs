//! What reports say of mails: how long people wait for an answer, and what became of what was written. And reports on paper.

use std::sync::Arc;

use desk::{Access, Desk, Failure};
use serde_json::{Value, json};
use tempfile::TempDir;
use vivier_tests::mail_server::{At, Behaviour, Does, MailServer};
use vivier_tests::recruiting::Recruiting;

fn run(trial: &Recruiting, report: &str, filter: &Value) -> Value {
    trial.call("reports.run", &json!({ "report": report, "filter": filter, "language": "en" }))
}

/// Of the total, by the codes of its columns.
fn total(run: &Value, figure: usize, code: &str) -> Option<f64> {
    let figure = &run["figures"][figure];
    let columns = figure["columns"].as_array().unwrap();
    let place =
        columns.iter().position(|column| column["code"] == code).unwrap_or_else(|| panic!("{code} in {columns:?}"));
    figure["total"]["cells"][place]["number"].as_f64()
}

#[test]
fn what_was_sent_and_what_failed_is_in_the_report_as_soon_as_it_is_so() {
    let server = MailServer::start(Behaviour::default());
    let trial = Recruiting::new();
    trial.account(&server);
    let zoe = trial.applicant("Zoé Martin", "zoe@example.com");
    let lin = trial.applicant("Lin Ozer", "lin@example.net");
    trial.applicant("Ada Bel", "ada@example.org");
    assert_eq!(total(&run(&trial, "mails", &json!({})), 0, "written"), Some(0.0));
    trial.acknowledge(&[zoe]);
    let waiting = run(&trial, "mails", &json!({}));
    assert_eq!([total(&waiting, 0, "written"), total(&waiting, 0, "waiting")], [Some(1.0); 2]);
    trial.send();
    assert_eq!(total(&run(&trial, "mails", &json!({})), 0, "sent"), Some(1.0));
    server.behave(Behaviour::default().with(At::Rcpt, Does::Says("550 5.1.1 nobody here")));
    trial.acknowledge(&[lin]);
    trial.send();
    let sent = run(&trial, "mails", &json!({}));
    assert_eq!(
        [total(&sent, 0, "sent"), total(&sent, 0, "failed"), total(&sent, 0, "waiting")],
        [Some(1.0), Some(1.0), Some(0.0)]
    );
    assert_eq!(total(&sent, 1, "written"), Some(2.0), "by week they are as many");

    // Ada was not written to, and Lin's never left.
    let answers = run(&trial, "answers", &json!({}));
    assert_eq!([total(&answers, 0, "received"), total(&answers, 0, "acknowledged")], [Some(3.0), Some(1.0)]);
    assert_eq!(total(&answers, 1, "answered"), Some(0.0), "an acknowledgement is no answer");
    let behind = json!({
        "report": "answers", "figure": "acknowledgements", "row": "total", "column": "acknowledged", "offset": 0, "limit": 9,
    });
    assert_eq!(trial.call("reports.behind", &behind)["rows"][0]["name"], "Zoé Martin");

    // What is told to the posting's contacts is about nobody: a report on some people leaves it out.
    trial
        .write(&json!({ "template": "weekly_digest", "to": { "whom": "contacts", "posting": 1, "applications": [] } }));
    trial.send();
    let all = total(&run(&trial, "mails", &json!({})), 0, "written").unwrap();
    assert!(all > 2.0, "{all}");
    trial.call(
        "candidates.tag",
        &json!({ "selection": { "applications": { "ids": [zoe] } }, "add": ["vivier"], "remove": [] }),
    );
    let tagged = run(&trial, "mails", &json!({ "tags": ["vivier"] }));
    assert_eq!(total(&tagged, 0, "written"), Some(1.0));
    assert_eq!(total(&run(&trial, "mails", &json!({ "period": { "to": "2020-01-01" } })), 0, "written"), Some(0.0));
}

/// A desk with something that draws: what it was given, instead of a PDF.
fn desk_that_draws(folder: &TempDir) -> Desk {
    let desk = Desk::new(folder.path().join("my.vivier"), "Camille", desk::system_clock(), Box::new(|_| {}));
    let desk = desk.with_printer(Box::new(|page, to| {
        if to.to_string_lossy().contains("no-paper") {
            return Err("there is no paper".to_owned());
        }
        std::fs::write(to, format!("%PDF {page}")).map_err(|error| error.to_string())
    }));
    desk.open(None, Access::CreateAndWrite).unwrap();
    desk
}

#[test]
fn a_report_on_paper_is_its_page_and_whole_or_not_there() {
    let folder = TempDir::new().unwrap();
    let desk = Arc::new(desk_that_draws(&folder));
    let export = |desk: &Desk, name: &str| {
        let to = folder.path().join(name);
        let report = json!({ "report": "funnel", "filter": {}, "language": "fr" });
        desk.call("reports.export", json!({ "report": report, "format": "pdf", "to": to }), Some("paper"))
    };
    let written = export(&desk, "entonnoir.pdf").unwrap();
    let file = std::fs::read_to_string(folder.path().join("entonnoir.pdf")).unwrap();
    assert!(file.starts_with("%PDF <!doctype html>") && file.contains("<h1>Entonnoir</h1>"), "{file}");
    assert_eq!(written["size"], file.len());

    let failed = export(&desk, "no-paper.pdf").unwrap_err();
    assert!(matches!(&failed, Failure::FileFailed { detail, .. } if detail.contains("no paper")), "{failed:?}");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("no-paper")), "{left:?}");
    desk.close();

    let without = Desk::new(folder.path().join("my.vivier"), "Camille", desk::system_clock(), Box::new(|_| {}));
    without.open(None, Access::Write).unwrap();
    assert_eq!(export(&without, "other.pdf").unwrap_err(), Failure::PrinterMissing);
    assert!(!folder.path().join("other.pdf").exists());
}
