//! Camille looks for people, postings, notes, mails and CVs in one box.

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::command_line::vivier;
use vivier_tests::recruiting::Recruiting;

/// Words in the order in which they are shown: of each thing its title and, if it has one, its line.
fn found(trial: &Recruiting, query: &str) -> Vec<(String, Vec<String>)> {
    let answer = trial.call("search", &json!({ "query": query, "limit": 20 }));
    groups(&answer)
}

fn groups(answer: &Value) -> Vec<(String, Vec<String>)> {
    let of = |group: &Value| {
        let rows = group["rows"].as_array().unwrap();
        assert!(group["count"].as_u64().unwrap() >= rows.len() as u64, "{group}");
        (group["kind"].as_str().unwrap().to_owned(), rows.iter().map(|row| text(&row["title"], false)).collect())
    };
    let all = answer["groups"].as_array().unwrap().iter().map(of);
    all.filter(|(_, titles): &(String, Vec<String>)| !titles.is_empty()).collect()
}

/// The text; what was found of it in square brackets, if that is wanted.
fn text(parts: &Value, marks: bool) -> String {
    let part = |part: &Value| {
        let text = part["text"].as_str().unwrap();
        if marks && part["found"] == true { format!("[{text}]") } else { text.to_owned() }
    };
    parts.as_array().unwrap().iter().map(part).collect()
}

fn kinds(trial: &Recruiting, query: &str) -> Vec<String> {
    found(trial, query).into_iter().map(|(kind, _)| kind).collect()
}

fn titles(trial: &Recruiting, kind: &str, query: &str) -> Vec<String> {
    found(trial, query).into_iter().find(|(of, _)| of == kind).map(|(_, titles)| titles).unwrap_or_default()
}

fn person(trial: &Recruiting, details: &Value) -> i64 {
    trial.call("candidates.add", &json!({ "details": details, "applying": { "posting": 1 } }))["id"].as_i64().unwrap()
}

fn attach(trial: &Recruiting, candidate: i64, name: &str, text: &str) -> Value {
    let path = trial.folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    trial.call("files.attach", &json!({ "candidate": candidate, "path": path }))["id"].clone()
}

/// Hélène with a CV, a note and a mail of ours; Anne, who is near her in many words; and what came by mail.
fn office() -> (Recruiting, i64, i64) {
    let trial = Recruiting::new();
    let helene = person(
        &trial,
        &json!({ "name": { "written": "Hélène Le Guen" }, "addresses": ["helene.leguen@example.org"],
            "phones": ["06 39 98 00 01"], "links": ["https://www.linkedin.com/in/helene-le-guen"],
            "headline": "Développeuse web", "place": "Quimper", "tags": ["bretagne", "temps partiel"], "source": "Salon" }),
    );
    let anne = person(
        &trial,
        &json!({ "name": { "written": "Anne Sainte-Hélène" }, "addresses": ["anne@example.com"], "headline": "Chargée du plan d’action", "place": "Guenrouët" }),
    );
    attach(
        &trial,
        helene,
        "CV.txt",
        "Hélène Le Guen\nDix ans de C++, de .NET et de Node.js.\nPlan d’action\ndu port de Brest.",
    );
    attach(&trial, anne, "lettre.md", "# Lettre\n\nJe sais le C et le réseau. L’action suit le plan.");
    trial.call("notes.add", &json!({ "candidate": helene, "text": "À rappeler : *prétentions* élevées" }));
    let mails = trial.folder.path().join("mails");
    std::fs::create_dir_all(&mails).unwrap();
    let mail = "Message-ID: <1@example.org>\r\nDate: Tue, 20 Oct 2026 09:38:00 +0200\r\nFrom: Malo Guivarc'h <malo@example.org>\r\n\
        To: recrutement@rivages.example\r\nSubject: Candidature spontanée\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSterne arctique, pour la distance.\r\n";
    std::fs::write(mails.join("malo.eml"), mail).unwrap();
    trial.call("inbox.import", &json!({ "paths": [mails] }));
    let settings = json!({ "name": "À relire", "kind": "folder", "address": "camille@example.org",
        "folder": trial.folder.path(), "security": "none", "sign_in": "nothing" });
    trial.call("mail.accounts.save", &json!({ "id": null, "settings": settings }));
    assert_eq!(trial.acknowledge(&[1]).len(), 1);
    let read = trial.call("search.read_texts", &json!({}));
    assert_eq!(read["count"], 3, "two files and a mail");
    assert_eq!(trial.call("search.read_texts", &json!({}))["count"], 0, "each once");
    (trial, helene, anne)
}

#[test]
fn one_box_finds_people_postings_files_mails_and_notes() {
    let (trial, ..) = office();
    let all = found(&trial, "helene");
    assert_eq!(
        all[0],
        ("people".to_owned(), vec!["Anne Sainte-Hélène".to_owned(), "Hélène Le Guen".to_owned()]),
        "{all:?}"
    );
    assert_eq!(kinds(&trial, "guen helene"), ["people", "files", "mails", "notes"]);
    assert_eq!(titles(&trial, "people", "GUEN"), ["Hélène Le Guen", "Anne Sainte-Hélène"], "a name before a place");
    assert_eq!(kinds(&trial, "edit"), ["postings", "mails"], "what the posting is called stands in the mail, too");
    assert_eq!(titles(&trial, "mails", "sterne dist"), ["Candidature spontanée"]);
    assert_eq!(titles(&trial, "notes", "pretentions"), ["Hélène Le Guen"]);
    assert_eq!(titles(&trial, "files", "helene brest"), ["Hélène Le Guen"], "by whose it is and what it says");

    let answer = trial.call("search", &json!({ "query": "sete editeur", "kinds": ["postings"], "limit": 5 }));
    assert_eq!(
        text(&answer["groups"][0]["rows"][0]["line"], true),
        "Éditrice ou [éditeur] web Vous travaillez avec nous à [Sète]. Envoyez votre CV et une lettre à recrutement@rivages.example, en copie jo@rivages.example."
    );
    assert_eq!(titles(&trial, "postings", "\"nous à Sète\""), ["Éditrice ou éditeur web"], "a phrase of what it says");
    assert_eq!(titles(&trial, "postings", "\"Sète à nous\""), [""; 0]);

    let answer = trial.call("search", &json!({ "query": "action port", "kinds": ["files"], "limit": 5 }));
    let row = &answer["groups"][0]["rows"][0];
    assert_eq!(row["name"], "CV.txt");
    assert_eq!(text(&row["line"], true), "et de Node.js. Plan d’[action] du [port] de Brest.");
    let none = trial.call("search", &json!({ "query": "  ", "limit": 5 }));
    assert_eq!(groups(&none), []);
}

#[test]
fn every_writing_of_a_thing_finds_it() {
    let (trial, ..) = office();
    for query in ["06 39 98 00 01", "0639980001", "+33 6 39 98 00 01", "06.39.98", "0033639980001"] {
        assert_eq!(titles(&trial, "people", query), ["Hélène Le Guen"], "{query}");
    }
    for query in ["helene.leguen@example.org", "HELENE.LEGUEN@", "http://linkedin.com/in/Helene-Le-Guen/"] {
        assert_eq!(titles(&trial, "people", query), ["Hélène Le Guen"], "{query}");
    }
    for query in ["C++", ".NET", "node.js", "NodeJS", "\"plan d'action\" port"] {
        assert_eq!(titles(&trial, "files", query), ["Hélène Le Guen"], "{query}");
    }
    assert_eq!(titles(&trial, "files", "\"plan d’action\""), ["Hélène Le Guen"], "not the plan and the action");
    assert_eq!(titles(&trial, "files", "plan -brest"), ["Anne Sainte-Hélène"]);
    assert_eq!(titles(&trial, "files", "plan -\"plan d’action\""), ["Anne Sainte-Hélène"]);
}

#[test]
fn one_slip_of_a_letter_is_forgiven_where_nothing_is_found() {
    let (trial, ..) = office();
    let answer = trial.call("search", &json!({ "query": "helnee", "kinds": ["people"], "limit": 5 }));
    assert_eq!(answer["corrected"], "helene");
    assert_eq!(groups(&answer)[0].1.len(), 2);
    let answer = trial.call("search", &json!({ "query": "helene", "limit": 5 }));
    assert_eq!(answer["corrected"], Value::Null);
    let answer = trial.call("search", &json!({ "query": "xyzzyplugh", "limit": 5 }));
    assert_eq!((&answer["corrected"], groups(&answer)), (&Value::Null, Vec::new()));
}

#[test]
fn fields_narrow_what_is_found_and_say_where_they_are_wrong() {
    let (trial, helene, _) = office();
    assert_eq!(titles(&trial, "people", "tag:bret"), ["Hélène Le Guen"]);
    assert_eq!(
        titles(&trial, "people", "étiquette:\"temps partiel\" source:salon annonce:éditrice"),
        ["Hélène Le Guen"]
    );
    assert_eq!(titles(&trial, "people", "source:salon étape:nouv -quimper"), Vec::<String>::new());
    assert_eq!(titles(&trial, "people", "helene étape:entretien"), Vec::<String>::new());
    assert_eq!(titles(&trial, "people", "stage:new helene"), ["Anne Sainte-Hélène", "Hélène Le Guen"]);
    assert_eq!(titles(&trial, "people", "manque:cv guen"), ["Hélène Le Guen", "Anne Sainte-Hélène"]);
    assert_eq!(titles(&trial, "files", "plan tag:bretagne"), ["Hélène Le Guen"], "files of those");
    assert_eq!(titles(&trial, "mails", "candidature avant:2026-11"), ["Candidature spontanée"]);
    assert_eq!(titles(&trial, "people", "helene after:2027"), Vec::<String>::new());
    assert_eq!(kinds(&trial, "web tag:bretagne"), ["people", "mails"], "no posting has a tag");
    let mark = json!({ "criterion": "Écrit bien", "kind": "must", "mark": 4, "note": "" });
    let application = trial.call("candidates.show", &json!({ "id": helene }))["applications"][0]["id"].clone();
    trial.call("applications.score", &json!({ "id": application, "reviewer": null, "marks": [mark] }));
    assert_eq!(titles(&trial, "people", "score:>3"), ["Hélène Le Guen"]);
    assert_eq!(titles(&trial, "people", "score:<3,5"), Vec::<String>::new());

    let answer = trial.call("search", &json!({ "query": "helene depuis:bientôt", "limit": 5 }));
    assert_eq!(answer["problems"], json!([{ "at": 7, "length": 14, "field": "after", "wrong": "not_a_date" }]));
    assert!(!groups(&answer).is_empty(), "the rest is looked for");
}

#[test]
fn the_indexes_follow_whatever_is_done_and_undone() {
    let (trial, helene, anne) = office();
    trial.call(
        "candidates.edit",
        &json!({ "id": helene, "changes": [{ "field": "name", "value": { "written": "Solène Le Guen" } }] }),
    );
    assert_eq!(kinds(&trial, "solene"), ["people", "files", "notes"], "what is hers goes by her name");
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(kinds(&trial, "solene"), Vec::<String>::new());
    assert_eq!(titles(&trial, "files", "helene brest"), ["Hélène Le Guen"]);

    trial.call("candidates.remove", &json!({ "selection": { "ids": [helene] } }));
    assert_eq!(kinds(&trial, "brest"), Vec::<String>::new());
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(titles(&trial, "files", "helene brest"), ["Hélène Le Guen"]);
    assert_eq!(titles(&trial, "notes", "helene pretentions"), ["Hélène Le Guen"]);

    trial.call("candidates.merge", &json!({ "keep": anne, "from": helene, "take": [] }));
    assert_eq!(titles(&trial, "files", "anne brest"), ["Anne Sainte-Hélène"]);
    let trial = trial.restart();
    trial.call("history.undo", &json!({ "entry": null }));
    assert_eq!(titles(&trial, "files", "anne brest"), Vec::<String>::new());
    assert_eq!(titles(&trial, "files", "guen brest"), ["Hélène Le Guen"]);

    trial.call("candidates.erase", &json!({ "selection": { "ids": [helene] }, "at_once": true }));
    for query in ["guen brest", "brest", "pretentions", "0639980001"] {
        assert_eq!(kinds(&trial, query), Vec::<String>::new(), "{query}");
    }
    assert_eq!(titles(&trial, "files", "anne reseau"), ["Anne Sainte-Hélène"]);
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
}

#[test]
fn a_search_keeps_its_name_and_a_stopped_one_says_so() {
    let (trial, ..) = office();
    let save = json!({ "list": "search", "name": "À rappeler", "filter": { "query": "pretentions" } });
    trial.call("filters.save", &save);
    let saved = trial.call("filters.list", &json!({ "list": "search" }));
    assert_eq!(saved["filters"][0]["filter"]["query"], "pretentions");
    assert!(matches!(trial.refused("search", &json!({ "limit": 5 })), Failure::BadRequest { .. }));
}

#[test]
fn a_script_searches_as_the_window_does() {
    let (trial, helene, _) = office();
    attach(&trial, helene, "suite.txt", "Une goélette à Paimpol.");
    trial.desk.close();
    let store = trial.folder.path().join("my.vivier");
    let said = vivier(&store, &["search", "goelette"]).expect(0).stdout;
    assert!(
        said.contains("CVs and files (1)") && said.contains("Hélène Le Guen") && said.contains("suite.txt"),
        "{said}"
    );
    // Whoever was found by a file is named by the number that the other commands know them by.
    let person = vivier(&store, &["search", "goelette", "--json"]).expect(0).json();
    let files = person["groups"].as_array().unwrap().iter().find(|group| group["kind"] == "files").unwrap();
    let number = files["rows"][0]["candidate"].to_string();
    assert!(said.lines().any(|line| line.starts_with(&number) && line.contains("suite.txt")), "{said}");
    let page = vivier(&store, &["search", "helene", "--kind", "people", "--json"]).expect(0).json();
    assert_eq!(page["groups"].as_array().unwrap().len(), 1);
    let wrong = vivier(&store, &["search", "helene after:soon"]).expect(1);
    assert!(wrong.stderr.contains("8: after: takes a day, a month or a year"), "{}", wrong.stderr);
    assert!(vivier(&store, &["search", "xyzzyplugh"]).expect(0).stdout.contains("nothing found"));
}
