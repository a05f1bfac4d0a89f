//! Postings whose files change, go and come back, and what a person says to them.

use std::fs;
use std::path::Path;

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::trial::{Trial, everything};

const JURISTE: &str = "---\ntitle: Juriste données\nstartup: Rivages\nopen: true\ndate: 2026-01-26\n---\n# Contexte\n\nRivages protège les estuaires.\n\n## Profil\n\n- Connaître le droit public\n\n## Candidater\n\nEnvoyez votre CV à camille@example.org avant le 28 février 2026.\n";
const DESIGNER: &str = "---\nroles: Designer de service\nopen: false\n---\nBonjour\n";
const DOUBTFUL: &str =
    "---\ntitle: Animatrice\nopen: true\n---\n## Candidater\n\nÉcrivez à [yann@example.org](mailto:zoe@example.com).\n";

fn rows(trial: &Trial, filter: &Value) -> Vec<Value> {
    let mut request = everything();
    for (name, value) in filter.as_object().unwrap() {
        request[name] = value.clone();
    }
    trial.call("postings.list", &request)["rows"].as_array().unwrap().clone()
}

fn titles(trial: &Trial, filter: &Value) -> Vec<String> {
    rows(trial, filter).iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

fn id_of(trial: &Trial, title: &str) -> Value {
    let rows = rows(trial, &json!({}));
    rows.iter().find(|row| row["title"] == title).unwrap_or_else(|| panic!("{title} in {rows:?}"))["id"].clone()
}

fn show(trial: &Trial, id: &Value) -> Value {
    trial.call("postings.show", &json!({ "id": id }))
}

fn settle(trial: &Trial, id: &Value, values: &Value) -> Value {
    trial.call("postings.settle", &json!({ "id": id, "values": values }))
}

fn preview(trial: &Trial, path: &Path) -> Value {
    trial.call("postings.preview", &json!({ "paths": [path] }))
}

fn outcomes(report: &Value) -> Vec<(String, String)> {
    let text = |file: &Value, name: &str| file[name].as_str().unwrap().to_owned();
    report["files"].as_array().unwrap().iter().map(|file| (text(file, "path"), text(file, "outcome"))).collect()
}

fn undo(trial: &Trial) {
    trial.call("history.undo", &json!({ "entry": null }));
}

#[test]
fn a_preview_says_what_an_import_would_change_and_changes_nothing() {
    let trial = Trial::new();
    let folder =
        trial.postings("annonces", &[("juriste.md", JURISTE), ("designer.md", DESIGNER), ("même.md", DESIGNER)]);
    trial.import(&folder);
    settle(
        &trial,
        &id_of(&trial, "Juriste données"),
        &json!([{ "which": "", "value": { "field": "state", "value": "filled" } }]),
    );
    let changed =
        JURISTE.replace("open: true", "open: false").replace("camille@", "yann@").replace("estuaires", "dunes");
    fs::write(folder.join("juriste.md"), changed).unwrap();
    fs::remove_file(folder.join("designer.md")).unwrap();
    fs::write(folder.join("nouveau.md"), "---\ntitle: Comptable\n---\nBonjour\n").unwrap();
    fs::write(folder.join("vide.md"), "\n").unwrap();
    fs::write(folder.join("grille.pdf"), "%PDF").unwrap();

    let history = trial.call("history.list", &json!({ "offset": 0, "limit": 10 }));
    let seen = preview(&trial, &folder);
    let pairs = outcomes(&seen);
    let pairs: Vec<_> = pairs.iter().map(|(path, outcome)| (path.as_str(), outcome.as_str())).collect();
    let expected = [
        ("vide.md", "refused"),
        ("juriste.md", "changed"),
        ("designer.md", "gone"),
        ("nouveau.md", "new"),
        ("même.md", "unchanged"),
    ];
    assert_eq!(pairs, expected);
    assert_eq!((&seen["gone"], &seen["passed_over"]), (&json!(1), &json!([{ "ending": "pdf", "files": 1 }])));

    let differences = seen["files"][1]["differences"].as_array().unwrap();
    let told = |field: &str, which: &str| {
        let found = differences.iter().find(|it| it["after"]["field"] == field && it["which"] == which);
        found.unwrap_or_else(|| panic!("{field} {which} in {differences:?}"))
    };
    let state = told("state", "");
    assert_eq!((&state["before"]["value"], &state["after"]["value"]), (&json!("open"), &json!("closed")));
    assert_eq!(state["settled"], true, "a person settled it: it stays");
    assert_eq!(told("contact", "camille@example.org")["after"]["value"], Value::Null);
    assert_eq!(told("contact", "yann@example.org")["after"]["value"]["role"], "to");
    let lines = seen["files"][1]["lines"].as_array().unwrap().iter().flat_map(|hunk| hunk["lines"].as_array().unwrap());
    let added: Vec<_> =
        lines.filter(|line| line["change"] == "added").map(|line| line["text"].as_str().unwrap()).collect();
    assert_eq!(added[..2], ["open: false", "Rivages protège les dunes."]);

    assert_eq!(trial.call("history.list", &json!({ "offset": 0, "limit": 10 })), history);
    assert_eq!(trial.titles().len(), 3);

    // Only what was chosen is taken in.
    let file = seen["files"][3]["file"].clone();
    let report = trial.call("postings.import", &json!({ "paths": [&folder], "only": [file] }));
    assert_eq!((outcomes(&report).len(), &report["new"], &report["gone"]), (1, &json!(1), &json!(0)));
    let rest = trial.import(&folder);
    assert_eq!((&rest["changed"], &rest["gone"], &rest["refused"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(preview(&trial, &folder)["changed"], 0);
}

#[test]
fn a_file_below_a_known_folder_belongs_to_it_however_it_is_chosen() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("2026/juriste.md", JURISTE), ("designer.md", DESIGNER)]);
    trial.import(&folder);
    assert_eq!(trial.import(&folder.join("2026"))["unchanged"], 1);
    assert_eq!(trial.import(&folder.join("2026/juriste.md"))["unchanged"], 1);
    fs::write(folder.join("2026/neuf.md"), "---\ntitle: Comptable\n---\nBonjour\n").unwrap();
    assert_eq!(outcomes(&trial.import(&folder.join("2026/neuf.md"))), [("2026/neuf.md".to_owned(), "new".to_owned())]);
    // And what lies above takes nothing twice.
    let above = folder.parent().unwrap();
    let report = trial.import(above);
    assert_eq!((&report["new"], &report["unchanged"]), (&json!(0), &json!(3)));
    assert_eq!(trial.titles().len(), 3);
}

#[test]
fn a_posting_stays_when_its_file_goes_and_knows_when_it_is_back() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE), ("2025/designer.md", DESIGNER)]);
    trial.import(&folder);
    fs::rename(folder.join("2025"), trial.folder.path().join("ailleurs")).unwrap();
    // A look into another part of the folder says nothing of what lies elsewhere.
    fs::create_dir(folder.join("2026")).unwrap();
    assert_eq!(trial.import(&folder.join("2026"))["gone"], 0);
    assert_eq!(trial.import(&folder)["gone"], 1);
    assert_eq!(titles(&trial, &json!({ "is_gone": true })), ["Designer de service"]);
    assert_eq!(titles(&trial, &json!({ "is_gone": false })), ["Juriste données"]);
    assert!(rows(&trial, &json!({ "is_gone": true }))[0]["gone_since"].is_number());
    assert_eq!(trial.import(&folder)["gone"], 0, "it is gone already");
    undo(&trial);
    assert!(titles(&trial, &json!({ "is_gone": true })).is_empty());
    trial.call("history.redo", &json!({ "entry": null }));

    fs::rename(trial.folder.path().join("ailleurs"), folder.join("2025")).unwrap();
    let report = trial.import(&folder);
    assert_eq!((&report["back"], &report["unchanged"]), (&json!(1), &json!(1)));
    assert!(titles(&trial, &json!({ "is_gone": true })).is_empty());
}

#[test]
fn what_a_person_settled_is_laid_over_every_version() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE)]);
    trial.import(&folder);
    let id = id_of(&trial, "Juriste données");
    let page = settle(
        &trial,
        &id,
        &json!([
            { "which": "", "value": { "field": "title", "value": "Juriste en données" } },
            { "which": "", "value": { "field": "organisation", "value": "Rivages" } },
            { "which": "", "value": { "field": "subject", "value": " Poste de juriste\n" } },
            { "which": "", "value": { "field": "pieces", "value": "cv & letter?" } },
            { "which": "camille@example.org", "value": { "field": "contact", "value": { "address": "camille@example.org", "role": "question" } } },
            { "which": "", "value": { "field": "contact", "value": { "address": "Yann@Example.org", "role": "to" } } },
            { "which": "Connaître le droit public", "value": { "field": "criterion", "value": null } },
            { "which": "", "value": { "field": "criterion", "value": { "text": "Écrire clair", "kind": "plus" } } },
        ]),
    );
    let values = &page["values"];
    let stands = |value: &Value| (value["value"].clone(), value["how"].as_str().unwrap().to_owned());
    assert_eq!(stands(&values["title"]), (json!("Juriste en données"), "corrected".to_owned()));
    assert_eq!(values["title"]["says"], "Juriste données");
    assert_eq!(stands(&values["organisation"]), (json!("Rivages"), "confirmed".to_owned()));
    assert_eq!(stands(&values["subject"]), (json!("Poste de juriste"), "added".to_owned()));
    assert_eq!(stands(&values["pieces"]), (json!("cv & letter?"), "corrected".to_owned()));
    let contacts: Vec<_> = values["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["address"].as_str().unwrap(), it["role"].as_str().unwrap(), it["how"].as_str().unwrap()))
        .collect();
    assert_eq!(contacts, [("Yann@example.org", "to", "added"), ("camille@example.org", "question", "corrected")]);
    let criteria: Vec<_> = values["criteria"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["text"].as_str().unwrap(), it["how"].as_str().unwrap()))
        .collect();
    assert_eq!(criteria, [("Connaître le droit public", "removed"), ("Écrire clair", "added")]);
    assert_eq!(trial.titles(), ["Juriste en données"], "lists hold what is in effect");
    let mailto = &show(&trial, &id)["mailto"]["Yann@example.org"];
    assert_eq!(mailto, "mailto:Yann@example.org?subject=Poste%20de%20juriste");

    // The file comes again, and says something else of two of them, and for the first time what a person said of a third.
    let changed = JURISTE
        .replace("title: Juriste données", "title: Juriste en données")
        .replace("Rivages\n", "Estran\n")
        .replace("votre CV à camille@", "votre CV à zoe@");
    fs::write(folder.join("juriste.md"), changed).unwrap();
    trial.import(&folder);
    let page = show(&trial, &id);
    let values = &page["values"];
    assert_eq!((&page["version"], &page["title"]), (&json!(2), &json!("Juriste en données")));
    assert_eq!(values["title"]["differs"], false);
    let organisation = &values["organisation"];
    assert_eq!((&organisation["value"], &organisation["says"]), (&json!("Rivages"), &json!("Estran")));
    assert_eq!(organisation["differs"], true);
    let addresses: Vec<_> =
        values["contacts"].as_array().unwrap().iter().map(|it| it["address"].as_str().unwrap()).collect();
    assert_eq!(addresses, ["zoe@example.org", "Yann@example.org", "camille@example.org"]);
    let open: Vec<_> = page["values"]["findings"].as_array().unwrap().iter().map(|it| it["kind"].clone()).collect();
    assert_eq!(open[0]["params"], json!({ "field": "contact", "which": "camille@example.org" }), "the worst first");
    assert_eq!(open[1]["params"], json!({ "field": "organisation", "which": "" }));
    assert_eq!((&page["problems"], &page["worst"]), (&json!(2), &open[0]));

    // An earlier version is shown as its file was.
    let earlier = trial.call("postings.show", &json!({ "id": id, "version": 1 }));
    assert_eq!(
        (&earlier["title"], &earlier["version"], &earlier["latest"]),
        (&json!("Juriste données"), &json!(1), &json!(2))
    );
    assert_eq!(earlier["values"]["title"]["how"], "read");

    let unsettled =
        trial.call("postings.unsettle", &json!({ "id": id, "values": [{ "field": "organisation", "which": "" }] }));
    assert_eq!(unsettled["values"]["organisation"]["value"], "Estran");
    for _ in 0..3 {
        undo(&trial);
    }
    let page = show(&trial, &id);
    assert_eq!((&page["title"], &page["values"]["title"]["how"]), (&json!("Juriste données"), &json!("read")));
    assert_eq!(page["values"]["contacts"].as_array().unwrap().len(), 1);
    let history = trial.call("history.list", &json!({ "offset": 0, "limit": 10 }));
    assert_eq!(history["entries"][2]["op"]["params"]["fields"].as_array().unwrap().len(), 6);
}

#[test]
fn a_problem_is_settled_by_choosing_or_by_saying_that_it_is_none() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("animatrice.md", DOUBTFUL), ("juriste.md", JURISTE)]);
    trial.import(&folder);
    let id = id_of(&trial, "Animatrice");
    let page = show(&trial, &id);
    let finding = &page["values"]["findings"][0];
    assert_eq!((&finding["kind"]["code"], &finding["open"]), (&json!("contact_mismatch"), &json!(true)));
    assert_eq!(titles(&trial, &json!({ "has_problems": true })), ["Animatrice"]);
    let contacts = trial.call("contacts.list", &json!({ "text": "zoe" }));
    assert_eq!((&contacts["contacts"][0]["doubtful"], &contacts["contacts"][0]["to"]), (&json!(1), &json!(1)));

    let decide = |decision: Value| {
        settle(&trial, &id, &json!([{ "which": finding["which"], "value": { "field": "problem", "value": decision } }]))
    };
    let chosen = decide(json!({ "code": "write_to", "params": { "address": "yann@example.org" } }));
    let contact = &chosen["values"]["contacts"][0];
    assert_eq!((&contact["address"], &contact["how"]), (&json!("yann@example.org"), &json!("corrected")));
    assert!(titles(&trial, &json!({ "has_problems": true })).is_empty());
    assert_eq!(trial.call("contacts.list", &json!({ "text": "" }))["contacts"].as_array().unwrap().len(), 2);
    undo(&trial);
    assert_eq!(titles(&trial, &json!({ "has_problems": true })), ["Animatrice"]);
    decide(json!({ "code": "not_a_problem" }));
    assert_eq!(show(&trial, &id)["values"]["contacts"][0]["address"], "zoe@example.com");
    assert!(titles(&trial, &json!({ "has_problems": true })).is_empty());
}

#[test]
fn what_no_posting_can_have_is_refused_by_name() {
    let trial = Trial::new();
    trial.import(&trial.postings("annonces", &[("juriste.md", JURISTE)]));
    let id = id_of(&trial, "Juriste données");
    for value in [
        json!({ "field": "title", "value": " " }),
        json!({ "field": "contact", "value": { "address": "camille", "role": "to" } }),
        json!({ "field": "application_url", "value": "javascript:alert(1)" }),
    ] {
        let request = json!({ "id": id, "values": [{ "which": "", "value": value }] });
        assert!(matches!(trial.refused("postings.settle", &request), Failure::ValueUnfit { .. }), "{value}");
    }
    let missing = trial.refused("postings.show", &json!({ "id": id, "version": 7 }));
    assert_eq!(missing, Failure::VersionMissing { version: 7 });
}

#[test]
fn versions_tell_what_each_changed() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE)]);
    trial.import(&folder);
    fs::write(folder.join("juriste.md"), JURISTE.replace("28 février", "15 mars")).unwrap();
    trial.import(&folder);
    let versions = trial.call("postings.versions", &json!({ "id": id_of(&trial, "Juriste données") }));
    let versions = versions["versions"].as_array().unwrap();
    assert_eq!(versions.iter().map(|it| it["number"].as_i64().unwrap()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        versions[0]["differences"],
        json!([{
            "which": "",
            "before": { "field": "deadline", "value": "2026-02-28" },
            "after": { "field": "deadline", "value": "2026-03-15" }
        }])
    );
    assert_eq!(versions[0]["lines"][0]["lines"].as_array().unwrap().len(), 4);
    assert_eq!(versions[1]["differences"], json!([]));
}

#[test]
fn a_posting_is_written_by_hand_and_rewritten() {
    let trial = Trial::new();
    let text = "## Candidater\n\nEnvoyez un CV à camille@example.org.\n";
    let request = json!({ "title": "Chargée d’accueil : été", "organisation": "Ponant", "text": text });
    let made = trial.call("postings.create", &request);
    assert_eq!((&made["title"], &made["version"]), (&json!("Chargée d’accueil : été"), &json!(1)));
    let page = show(&trial, &made["id"]);
    assert_eq!(
        (&page["kind"], &page["organisation"], &page["path"]),
        (&json!("by_hand"), &json!("Ponant"), &json!("chargee-d-accueil-ete.md"))
    );
    assert_eq!(page["values"]["contacts"][0]["address"], "camille@example.org");

    let source = page["source"].as_str().unwrap().replace("camille@", "yann@");
    let rewritten = trial.call("postings.rewrite", &json!({ "id": made["id"], "text": source }));
    assert_eq!(rewritten["version"], 2);
    let again = trial.call("postings.rewrite", &json!({ "id": made["id"], "text": source }));
    assert_eq!((&again["version"], &again["entry"]), (&json!(2), &Value::Null));
    assert_eq!(show(&trial, &made["id"])["values"]["contacts"][0]["address"], "yann@example.org");

    // Pasted whole, with front matter of its own; the title beside it is a person's word over it.
    let pasted = trial.call("postings.create", &json!({ "title": "Juriste", "organisation": null, "text": JURISTE }));
    let page = show(&trial, &pasted["id"]);
    assert_eq!((&page["title"], &page["values"]["title"]["says"]), (&json!("Juriste"), &json!("Juriste données")));
    let twin = trial.call("postings.create", &json!({ "title": "Juriste", "organisation": null, "text": "" }));
    assert_eq!(show(&trial, &twin["id"])["path"], "juriste-2.md");

    let empty = json!({ "title": null, "organisation": " ", "text": " \n" });
    assert!(matches!(trial.refused("postings.create", &empty), Failure::TextRefused { .. }));
    trial.import(&trial.postings("annonces", &[("designer.md", DESIGNER)]));
    let id = id_of(&trial, "Designer de service");
    let refused = trial.refused("postings.rewrite", &json!({ "id": id, "text": "x" }));
    assert_eq!(refused, Failure::NotByHand { title: "Designer de service".to_owned() });
    let folders = trial.call("collections.list", &json!({}));
    assert_eq!(folders["collections"].as_array().unwrap().iter().filter(|it| it["on_disk"].is_null()).count(), 1);
}

fn long_text(role: &str) -> String {
    let mut own = String::new();
    for n in 0..60 {
        own += &format!("La personne {role} fera la tâche {n} avec soin, {role} {n}.\n\n");
    }
    let house =
        "Rivages est une association de trente personnes qui protège les estuaires et leurs oiseaux.\n\n".repeat(3);
    format!("{own}{house}")
}

#[test]
fn the_same_role_again_is_asked_about_and_the_answer_kept() {
    let trial = Trial::new();
    let file = |title: &str, date: &str, text: &str| format!("---\ntitle: {title}\ndate: {date}\n---\n{text}");
    let again = long_text("juriste").replace("tâche 7 ", "mission 7 ");
    let folder = trial.postings(
        "annonces",
        &[
            ("a.md", &file("Juriste (h/f)", "2025-01-10", &long_text("juriste"))),
            ("b.md", &file("Designer", "2025-03-10", &long_text("designer"))),
            ("c.md", &file("Juriste", "2026-01-10", &again)),
        ],
    );
    trial.import(&folder);
    let reposts = rows(&trial, &json!({ "is_repost": true }));
    assert_eq!(reposts.len(), 1);
    let (row, of) = (&reposts[0], &reposts[0]["repost_of"]);
    assert_eq!(
        (&row["title"], &of["title"], &of["answer"]),
        (&json!("Juriste"), &json!("Juriste (h/f)"), &json!("asked"))
    );
    assert!(of["percent"].as_u64() > Some(80));

    let answer =
        |same: bool| trial.call("postings.same_role", &json!({ "id": row["id"], "of": of["id"], "same": same }));
    answer(true);
    assert_eq!(show(&trial, &row["id"])["repost_of"]["answer"], "same");
    undo(&trial);
    assert_eq!(show(&trial, &row["id"])["repost_of"]["answer"], "asked");
    answer(false);
    assert!(rows(&trial, &json!({ "is_repost": true })).is_empty());
    assert_eq!(answer(false)["entry"], Value::Null);

    // A preview asks before anything is taken in.
    let later = file("Juriste", "2026-06-01", &again.replace("tâche 9 ", "mission 9 "));
    let elsewhere = trial.postings("ailleurs", &[("d.md", &later)]);
    let seen = preview(&trial, &elsewhere);
    assert_eq!((&seen["reposts"], &seen["files"][0]["repost_of"]["title"]), (&json!(1), &json!("Juriste")));
    assert_eq!(seen["files"][0]["repeats"], Value::Null);
    // What was imported goes with what was noted about it.
    trial.import(&elsewhere);
    assert_eq!(rows(&trial, &json!({ "is_repost": true })).len(), 1);
    trial.call("postings.remove", &json!({ "ids": [row["id"]] }));
    assert!(rows(&trial, &json!({ "is_repost": true })).is_empty());
    undo(&trial);
    assert_eq!(rows(&trial, &json!({ "is_repost": true })).len(), 1);
}

#[test]
fn of_two_new_files_that_are_alike_the_later_is_asked_about_before_they_come() {
    let trial = Trial::new();
    let file = |title: &str, date: &str, text: &str| format!("---\ntitle: {title}\ndate: {date}\n---\n{text}");
    let again = long_text("juriste").replace("tâche 7 ", "mission 7 ");
    let folder = trial.postings(
        "annonces",
        &[
            ("a.md", &file("Juriste", "2026-01-10", &again)),
            ("b.md", &file("Juriste (h/f)", "2025-01-10", &long_text("juriste"))),
            ("c.md", &file("Designer", "2025-03-10", &long_text("designer"))),
        ],
    );
    let seen = preview(&trial, &folder);
    let files = seen["files"].as_array().unwrap();
    let named = |path: &str| files.iter().find(|file| file["path"] == path).unwrap();
    assert_eq!(seen["reposts"], 1);
    let repeated = &named("a.md")["repeats"];
    assert_eq!((&repeated["title"], &repeated["file"]), (&json!("Juriste (h/f)"), &named("b.md")["file"]));
    assert!(repeated["percent"].as_u64() > Some(80));
    assert_eq!((&named("b.md")["repeats"], &named("c.md")["repeats"]), (&Value::Null, &Value::Null));
    // Taken in, it is noted as it was foretold.
    trial.import(&folder);
    let reposts = rows(&trial, &json!({ "is_repost": true }));
    assert_eq!(
        (reposts.len(), &reposts[0]["path"], &reposts[0]["repost_of"]["title"]),
        (1, &json!("a.md"), &repeated["title"])
    );
}

#[test]
fn a_contact_who_left_is_replaced_everywhere_and_in_what_comes_later() {
    let trial = Trial::new();
    let by_camille =
        |title: &str| format!("---\ntitle: {title}\nopen: true\n---\n## Candidater\n\nCV à Camille@example.org.\n");
    let folder = trial.postings(
        "annonces",
        &[("a.md", &by_camille("Juriste")), ("b.md", &by_camille("Comptable")), ("c.md", DOUBTFUL)],
    );
    trial.import(&folder);
    let unknown = json!({ "from": "nobody@example.org", "to": "yann@example.org", "postings": null });
    assert!(matches!(trial.refused("contacts.replace", &unknown), Failure::ContactUnknown { .. }));
    let replace =
        |from: &str, to: &str| trial.call("contacts.replace", &json!({ "from": from, "to": to, "postings": null }));
    assert_eq!(replace("camille@example.org", "yann@example.org")["postings"], 2);
    let contacts = |text: &str| trial.call("contacts.list", &json!({ "text": text }))["contacts"].clone();
    assert_eq!(contacts("camille"), json!([]));
    assert_eq!(contacts("yann")[0]["instead_of"], json!(["camille@example.org"]));
    assert_eq!(contacts("yann")[0]["postings"], 2);

    // Files come again with the old address, changed and new.
    fs::write(folder.join("a.md"), by_camille("Juriste confirmée")).unwrap();
    fs::write(folder.join("d.md"), by_camille("Médiatrice")).unwrap();
    trial.import(&folder);
    assert_eq!(contacts("camille"), json!([]));
    let page = trial.call("contacts.show", &json!({ "address": "YANN@example.org" }));
    let hows: Vec<_> = page["postings"].as_array().unwrap().iter().map(|it| it["how"].as_str().unwrap()).collect();
    assert_eq!(hows, ["corrected"; 3]);
    // Yann leaves too: whoever was Camille is Zoé now.
    assert_eq!(replace("yann@example.org", "zoe@example.org")["postings"], 3);
    assert_eq!(contacts("zoe@example.org")[0]["instead_of"], json!(["camille@example.org", "yann@example.org"]));
    undo(&trial);
    assert_eq!(contacts("yann@example.org")[0]["postings"], 3);
    undo(&trial);
    undo(&trial);
    assert_eq!(contacts("camille")[0]["postings"], 2);
    let only =
        json!({ "from": "camille@example.org", "to": "zoe@example.org", "postings": [id_of(&trial, "Juriste")] });
    assert_eq!(trial.call("contacts.replace", &only)["postings"], 1);
    assert_eq!(
        (&contacts("camille")[0]["postings"], &contacts("zoe@example.org")[0]["instead_of"]),
        (&json!(1), &json!([]))
    );
}

#[test]
fn folders_say_what_has_changed_in_them_and_are_read_again() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE), ("designer.md", DESIGNER), ("vide.md", "\n")]);
    trial.import(&folder);
    let on_disk = || trial.call("collections.list", &json!({}))["collections"][0].clone();
    let nothing = json!({ "missing": false, "new": 0, "changed": 0, "gone": 0, "back": 0 });
    assert_eq!((&on_disk()["kind"], &on_disk()["on_disk"]), (&json!("folder"), &nothing), "a refused file is no news");
    assert!(on_disk()["read_at"].is_number());

    fs::write(folder.join("juriste.md"), JURISTE.replace("estuaires", "dunes et les plages")).unwrap();
    fs::remove_file(folder.join("designer.md")).unwrap();
    fs::write(folder.join("neuf.md"), "---\ntitle: Comptable\n---\nBonjour\n").unwrap();
    let found = on_disk();
    assert_eq!(found["on_disk"], json!({ "missing": false, "new": 1, "changed": 1, "gone": 1, "back": 0 }));
    let seen = trial.call("collections.preview", &json!({ "ids": [found["id"]] }));
    assert_eq!((&seen["new"], &seen["changed"], &seen["gone"]), (&json!(1), &json!(1), &json!(1)));
    let report = trial.call("collections.refresh", &json!({ "ids": [found["id"]], "only": null }));
    assert_eq!((&report["new"], &report["changed"], &report["gone"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(on_disk()["on_disk"], nothing);
    fs::write(folder.join("designer.md"), DESIGNER).unwrap();
    assert_eq!(on_disk()["on_disk"]["back"], 1);

    // A folder that is not there says nothing of its postings.
    fs::rename(&folder, trial.folder.path().join("débranché")).unwrap();
    assert_eq!(on_disk()["on_disk"]["missing"], true);
    let refused = trial.refused("collections.refresh", &json!({ "ids": [found["id"]], "only": null }));
    assert!(matches!(refused, Failure::FolderMissing { .. }));
    assert_eq!(titles(&trial, &json!({ "is_gone": true })), ["Designer de service"]);
}

#[test]
fn all_folders_are_read_again_in_one_go_whether_or_not_anything_was_noticed() {
    let trial = Trial::new();
    let annonces = trial.postings("annonces", &[("juriste.md", JURISTE), ("stages/designer.md", DESIGNER)]);
    let downloads = trial.postings("téléchargements", &[("animatrice.md", DOUBTFUL), ("recette.md", "# Crêpes\n")]);
    let lent = trial.postings("clé", &[("comptable.md", "---\ntitle: Comptable\n---\nBonjour\n")]);
    // The folder below is a collection of its own by then.
    trial.import(&annonces.join("stages"));
    trial.import(&annonces);
    trial.import(&downloads.join("animatrice.md"));
    trial.import(&lent);
    let all = json!({ "ids": [] });
    let seen = trial.call("collections.preview", &all);
    assert_eq!((&seen["unchanged"], seen["files"].as_array().unwrap().len()), (&json!(4), 4), "{:?}", outcomes(&seen));
    assert_eq!(trial.call("collections.refresh", &json!({ "ids": [], "only": null }))["entry"], Value::Null);

    fs::write(annonces.join("juriste.md"), JURISTE.replace("Juriste données", "Juriste")).unwrap();
    fs::write(annonces.join("stages/neuve.md"), "---\ntitle: Stage\n---\nBonjour\n").unwrap();
    fs::remove_file(downloads.join("animatrice.md")).unwrap();
    fs::rename(&lent, trial.folder.path().join("débranchée")).unwrap();
    let seen = trial.call("collections.preview", &all);
    let counts = ["new", "changed", "unchanged", "gone", "refused"].map(|name| seen[name].as_u64().unwrap());
    assert_eq!(counts, [1, 1, 1, 1, 1], "a folder that is not there is said, and takes no posting with it");
    let report = trial.call("collections.refresh", &json!({ "ids": [], "only": null }));
    assert_eq!((&report["new"], &report["changed"], &report["gone"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(titles(&trial, &json!({ "is_gone": true })), ["Animatrice"]);
    undo(&trial);
    assert_eq!(titles(&trial, &json!({})), ["Animatrice", "Comptable", "Designer de service", "Juriste données"]);
}

#[test]
fn a_file_that_was_chosen_by_itself_is_read_again_with_its_folder_whatever_it_is_called() {
    let trial = Trial::new();
    let folder =
        trial.postings("annonces", &[("juriste.md", JURISTE), ("designer.annonce", DESIGNER), (".cachée", DOUBTFUL)]);
    trial.import(&folder.join("designer.annonce"));
    trial.import(&folder);
    trial.import(&folder.join(".cachée"));
    let again = trial.import(&folder);
    assert_eq!((&again["unchanged"], &again["gone"]), (&json!(3), &json!(0)), "{:?}", outcomes(&again));
    let on_disk = || trial.call("collections.list", &json!({}))["collections"][0]["on_disk"].clone();
    assert_eq!((&on_disk()["gone"], &on_disk()["changed"]), (&json!(0), &json!(0)));
    fs::write(folder.join("designer.annonce"), DESIGNER.replace("false", "true")).unwrap();
    assert_eq!(on_disk()["changed"], 1);
    fs::remove_file(folder.join(".cachée")).unwrap();
    let again = trial.import(&folder);
    assert_eq!((&again["changed"], &again["gone"]), (&json!(1), &json!(1)));

    // Also below it, where a single file made a collection of its own.
    let below = trial.postings("annonces/sous", &[("stage.annonce", "---\ntitle: Stage\n---\nBonjour\n")]);
    trial.import(&below.join("stage.annonce"));
    let again = trial.import(&folder);
    assert_eq!((&again["unchanged"], &again["changed"], &again["new"]), (&json!(3), &json!(0), &json!(0)));
    assert_eq!(preview(&trial, &folder)["unchanged"], 3);
}

/// From a disk of long ago: names in Latin-1.
#[cfg(target_os = "linux")]
#[test]
fn files_whose_names_are_no_unicode_are_imported_and_stay() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE)]);
    let named = |name: &[u8]| folder.join(OsStr::from_bytes(name));
    fs::write(named(b"charg\xe9e.md"), DESIGNER).unwrap();
    let imported = trial.import(&folder);
    assert_eq!((&imported["new"], &imported["refused"]), (&json!(2), &json!(0)));
    let again = trial.import(&folder);
    assert_eq!((&again["unchanged"], &again["gone"]), (&json!(2), &json!(0)), "{:?}", outcomes(&again));
    let on_disk = trial.call("collections.list", &json!({}))["collections"][0]["on_disk"].clone();
    assert_eq!(on_disk, json!({ "missing": false, "new": 0, "changed": 0, "gone": 0, "back": 0 }));
    // Another of the same look cannot be told apart: it is refused, and the first stays as it was.
    fs::write(named(b"charg\xe8e.md"), DOUBTFUL).unwrap();
    let both = trial.import(&folder);
    let refused = both["files"].as_array().unwrap().iter().find(|file| file["outcome"] == "refused").unwrap();
    assert_eq!(refused["problems"][0]["kind"]["code"], "name_unreadable");
    assert_eq!((&both["refused"], &both["gone"]), (&json!(1), &json!(0)));
    // By itself, and from a folder that cannot be named.
    let alone = trial.postings("seule", &[]);
    fs::create_dir_all(&alone).unwrap();
    fs::write(alone.join(OsStr::from_bytes(b"\xe9.md")), DESIGNER).unwrap();
    assert_eq!(trial.import(&alone.join("\u{fffd}.md"))["new"], 1);
    let found = trial.call("collections.list", &json!({}))["collections"].as_array().unwrap().clone();
    let files = found.iter().find(|it| it["kind"] == "files").unwrap();
    assert_eq!(trial.call("collections.refresh", &json!({ "ids": [files["id"]], "only": null }))["unchanged"], 1);
    let nameless = trial.folder.path().join(OsStr::from_bytes(b"\xe9t\xe9"));
    fs::create_dir(&nameless).unwrap();
    fs::write(nameless.join("a.md"), JURISTE).unwrap();
    let refused = trial.import(&trial.folder.path().join("\u{fffd}t\u{fffd}"));
    assert_eq!(refused["files"][0]["problems"][0]["kind"]["code"], "name_unreadable");
}

#[test]
fn an_empty_folder_leaves_no_trace() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("grille.pdf", "%PDF")]);
    let report = trial.import(&folder);
    assert_eq!((&report["entry"], &report["passed_over"][0]["ending"]), (&Value::Null, &json!("pdf")));
    assert_eq!(trial.call("collections.list", &json!({})), json!({ "collections": [] }));
}

#[test]
fn single_files_do_not_bring_their_folder_with_them() {
    let trial = Trial::new();
    let folder = trial.postings("téléchargements", &[("juriste.md", JURISTE), ("recette.md", "# Crêpes\n")]);
    trial.import(&folder.join("juriste.md"));
    let found = trial.call("collections.list", &json!({}))["collections"][0].clone();
    assert_eq!((&found["kind"], &found["on_disk"]["new"]), (&json!("files"), &json!(0)));
    let report = trial.call("collections.refresh", &json!({ "ids": [found["id"]], "only": null }));
    assert_eq!((&report["new"], &report["unchanged"]), (&json!(0), &json!(1)));
    // Of the others of that folder nothing is said, whichever is imported.
    fs::write(folder.join("designer.md"), DESIGNER).unwrap();
    let second = trial.import(&folder.join("designer.md"));
    assert_eq!((&second["new"], &second["gone"]), (&json!(1), &json!(0)));
    fs::remove_file(folder.join("juriste.md")).unwrap();
    let third = preview(&trial, &folder.join("designer.md"));
    assert_eq!((&third["unchanged"], &third["gone"]), (&json!(1), &json!(0)));
    assert_eq!(trial.call("collections.refresh", &json!({ "ids": [found["id"]], "only": null }))["gone"], 1);
}

#[test]
fn one_file_of_a_folder_says_nothing_of_the_others() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE), ("designer.md", DESIGNER)]);
    trial.import(&folder);
    let read_at = || trial.call("collections.list", &json!({}))["collections"][0]["read_at"].clone();
    let before = read_at();
    fs::remove_file(folder.join("designer.md")).unwrap();
    let one = trial.import(&folder.join("juriste.md"));
    assert_eq!((&one["unchanged"], &one["gone"]), (&json!(1), &json!(0)));
    assert_eq!(read_at(), before, "the folder was not looked through");
    assert_eq!(trial.call("collections.list", &json!({}))["collections"][0]["kind"], "folder");
    assert_eq!(trial.import(&folder)["gone"], 1);
}

#[test]
fn words_of_the_text_are_found_and_shown_and_undoing_keeps_them_right() {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("juriste.md", JURISTE), ("designer.md", DESIGNER)]);
    trial.import(&folder);
    let found = |text: &str| titles(&trial, &json!({ "text": text }));
    assert_eq!(found("estuaire"), ["Juriste données"]);
    assert_eq!(found("ESTUAIRES protege"), ["Juriste données"]);
    assert_eq!(found("juriste estuaires"), ["Juriste données"], "in the title and in the text");
    assert!(found("stuaires").is_empty(), "the beginning of a word");
    let excerpts =
        trial.call("postings.excerpts", &json!({ "ids": [id_of(&trial, "Juriste données")], "text": "estuaire" }));
    let parts = excerpts["excerpts"][0]["parts"].as_array().unwrap();
    assert!(parts.iter().any(|part| part["found"] == true && part["text"] == "estuaires"), "{parts:?}");

    fs::write(folder.join("juriste.md"), JURISTE.replace("estuaires", "marais")).unwrap();
    trial.import(&folder);
    assert!(found("estuaires").is_empty());
    undo(&trial);
    assert_eq!((found("estuaires").len(), found("marais").len()), (1, 0));
    trial.call("history.redo", &json!({ "entry": null }));
    assert_eq!((found("estuaires").len(), found("marais").len()), (0, 1));
    trial.call("postings.remove", &json!({ "ids": [id_of(&trial, "Juriste données")] }));
    assert!(found("marais").is_empty());
    undo(&trial);
    let trial = trial.restart();
    assert_eq!(titles(&trial, &json!({ "text": "marais" })), ["Juriste données"]);
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
}

#[test]
fn the_list_is_filtered_by_contract() {
    let trial = Trial::new();
    let text = |kind: &str| format!("---\ntitle: {kind}\n---\n## Conditions\n\n- Contrat : {kind}\n");
    let files = [("a.md", text("CDI")), ("b.md", text("CDD")), ("c.md", text("Stage"))];
    trial.import(&trial.postings("annonces", &files.each_ref().map(|(name, text)| (*name, text.as_str()))));
    assert_eq!(titles(&trial, &json!({ "contracts": ["permanent"] })), ["CDI"]);
    assert_eq!(titles(&trial, &json!({ "contracts": ["permanent", "internship"] })), ["CDI", "Stage"]);
    let id = id_of(&trial, "CDD");
    settle(&trial, &id, &json!([{ "which": "", "value": { "field": "contract", "value": "permanent" } }]));
    assert_eq!(titles(&trial, &json!({ "contracts": ["permanent"] })), ["CDD", "CDI"]);
}

#[test]
fn the_list_says_until_when_and_sorts_by_it() {
    let trial = Trial::new();
    let text = |title: &str, day: &str| format!("---\ntitle: {title}\n---\n{day}\n");
    let files = [
        ("a.md", text("Juriste", "Date limite : 28 février 2026")),
        ("b.md", text("Designer", "")),
        ("c.md", text("Comptable", "Merci de répondre avant le 3 janvier 2026.")),
    ];
    trial.import(&trial.postings("annonces", &files.each_ref().map(|(name, text)| (*name, text.as_str()))));
    let by = |descending: bool| titles(&trial, &json!({ "sort": "deadline", "descending": descending }));
    assert_eq!(by(false), ["Comptable", "Juriste", "Designer"], "what is not known comes last");
    assert_eq!(by(true), ["Juriste", "Comptable", "Designer"]);
    assert_eq!(rows(&trial, &json!({ "sort": "deadline" }))[0]["deadline"], "2026-01-03");
}

/// The larger corpus lies beside some checkouts only.
#[test]
fn few_of_the_corpus_are_taken_for_a_role_again() {
    let Some(corpus) = std::env::var_os("VIVIER_CORPUS") else {
        println!("skipped: VIVIER_CORPUS is not set");
        return;
    };
    let trial = Trial::new();
    trial.import(&Path::new(&corpus).join("real"));
    let reposts = rows(&trial, &json!({ "is_repost": true }));
    assert!((1..=6).contains(&reposts.len()), "{reposts:?}");
}
