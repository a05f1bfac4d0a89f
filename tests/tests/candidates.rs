//! Candidates, applications and the board, through the command table.

use desk::{Event, Failure};
use serde_json::{Value, json};
use vivier_tests::trial::Trial;

const MEDIATRICE: &str = "---\ntitle: Médiatrice numérique\ncompany: Rivages\nopen: true\ncontact: camille@example.org\n---\n
## Profil\n\n- Deux ans de médiation\n- Français écrit clair\n- Un permis B serait un plus\n
Envoyez votre CV ou votre profil LinkedIn et une lettre de motivation à camille@example.org.\nNous répondons sous 10 jours.\n";
const JURISTE: &str = "---\ntitle: Juriste\ncompany: Ponant\nopen: true\n---\n\nÉcrivez à awa@example.com.\n";

/// A trial with two postings; their ids by title.
fn two_postings() -> (Trial, i64, i64) {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &[("mediatrice.md", MEDIATRICE), ("juriste.md", JURISTE)]);
    let report = trial.import(&folder);
    let id = |title: &str| {
        let files = report["files"].as_array().unwrap();
        files.iter().find(|file| file["title"] == title).unwrap()["posting"].as_i64().unwrap()
    };
    let (mediatrice, juriste) = (id("Médiatrice numérique"), id("Juriste"));
    (trial, mediatrice, juriste)
}

fn add(trial: &Trial, line: &str) -> i64 {
    add_to(trial, line, None).0
}

/// Adds whoever the line is about, and their application.
fn add_to(trial: &Trial, line: &str, posting: Option<i64>) -> (i64, Option<i64>) {
    let parts = trial.call("candidates.take_apart", &json!({ "text": line }));
    let written = |list: &Value, key: &str| -> Vec<Value> {
        list.as_array().unwrap().iter().map(|item| item[key].clone()).collect()
    };
    let details = json!({
        "name": parts["name"], "addresses": parts["addresses"], "phones": written(&parts["phones"], "written"),
        "links": written(&parts["links"], "url"), "headline": parts["headline"],
    });
    let applying = posting.map(|posting| json!({ "posting": posting }));
    let added = trial.call("candidates.add", &json!({ "details": details, "applying": applying }));
    (added["id"].as_i64().unwrap(), added["application"].as_i64())
}

fn page(trial: &Trial, id: i64) -> Value {
    trial.call("candidates.show", &json!({ "id": id }))
}

fn everybody() -> Value {
    json!({ "filter": {}, "sort": "name", "descending": false, "offset": 0, "limit": 100 })
}

fn names(trial: &Trial, request: &Value) -> Vec<String> {
    let list = trial.call("candidates.list", request);
    list["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn board(trial: &Trial, posting: i64) -> Value {
    let request = json!({ "posting": posting, "filter": {}, "sort": "received", "descending": false, "limit": 50, "windows": [] });
    trial.call("applications.board", &request)
}

/// Who stands in each column, by the code of its stage.
fn column(board: &Value, code: &str) -> Vec<String> {
    let columns = board["columns"].as_array().unwrap();
    let column = columns.iter().find(|column| column["stage"]["name"]["code"] == code).unwrap();
    column["cards"].as_array().unwrap().iter().map(|card| card["name"].as_str().unwrap().to_owned()).collect()
}

fn stage(trial: &Trial, posting: Option<i64>, code: &str) -> i64 {
    let pipeline = trial.call("stages.list", &json!({ "posting": posting }));
    let stages = pipeline["stages"].as_array().unwrap();
    stages.iter().find(|stage| stage["name"]["code"] == code).unwrap()["id"].as_i64().unwrap()
}

fn reason(trial: &Trial, kind: &str) -> i64 {
    let reasons = trial.call("reasons.list", &json!({}));
    let reasons = reasons["reasons"].as_array().unwrap();
    reasons.iter().find(|reason| reason["kind"] == kind).unwrap()["id"].as_i64().unwrap()
}

fn undo(trial: &Trial) -> Value {
    trial.call("history.undo", &json!({ "entry": null }))
}

#[test]
fn somebody_is_added_from_one_line_found_edited_and_removed() {
    let trial = Trial::new();
    let line = "Camille ROUVIÈRE <Camille.Rouviere@example.org> 06 39 98 00 01 fr.linkedin.com/in/camille-rouviere – Animatrice de réseau";
    let camille = add(&trial, line);
    add(&trial, "Awa Diop, awa@example.com");
    let shown = page(&trial, camille);
    assert_eq!(
        shown["details"]["name"],
        json!({ "written": "Camille ROUVIÈRE", "family": "Rouvière", "given": "Camille" })
    );
    assert_eq!(shown["phones"][0]["e164"], "+33639980001");
    assert_eq!(shown["links"][0]["kind"], "linkedin");
    assert_eq!(shown["details"]["headline"], "Animatrice de réseau");
    assert_eq!(names(&trial, &everybody()), ["Awa Diop", "Camille ROUVIÈRE"], "by family name");

    for text in ["rouv cam", "06 39 98", "anim", "camille.rouviere@ex"] {
        let mut request = everybody();
        request["filter"] = json!({ "text": text });
        assert_eq!(names(&trial, &request), ["Camille ROUVIÈRE"], "{text}");
    }

    let changes = json!([
        { "field": "place", "value": "Quimper" },
        { "field": "tags", "value": ["bretagne", "Bénévolat"] },
        { "field": "consent", "value": { "given_on": "2026-02-02", "until": "2028-02-02" } },
    ]);
    let done = trial.call("candidates.edit", &json!({ "id": camille, "changes": changes }));
    assert_eq!(page(&trial, camille)["details"]["place"], "Quimper");
    let tags = trial.call("candidates.tags", &json!({}));
    assert_eq!(tags["tags"][0]["count"], 1);
    trial.call("history.undo", &json!({ "entry": done["entry"] }));
    assert_eq!(page(&trial, camille), shown, "to the last column");

    trial.call("candidates.remove", &json!({ "selection": { "ids": [camille] } }));
    assert!(matches!(trial.refused("candidates.show", &json!({ "id": camille })), Failure::NotFound { .. }));
    let trial = trial.restart();
    undo(&trial);
    assert_eq!(page(&trial, camille), shown);
    let mut request = everybody();
    request["filter"] = json!({ "text": "rouviere" });
    assert_eq!(names(&trial, &request), ["Camille ROUVIÈRE"], "and is found again");
}

#[test]
fn what_cannot_be_kept_is_said_and_nothing_is_written() {
    let trial = Trial::new();
    let refused = |details: Value| trial.refused("candidates.add", &json!({ "details": details }));
    assert!(matches!(refused(json!({})), Failure::NameMissing));
    let name = json!({ "written": "Awa Diop", "family": null, "given": null });
    let wrong = refused(json!({ "name": name, "addresses": ["awa(at)example.org"] }));
    assert!(matches!(&wrong, Failure::AddressInvalid { value } if value == "awa(at)example.org"), "{wrong:?}");
    assert!(matches!(refused(json!({ "name": name, "phones": ["demain"] })), Failure::PhoneInvalid { .. }));
    assert!(matches!(refused(json!({ "name": name, "links": ["javascript:alert(1)"] })), Failure::LinkInvalid { .. }));
    assert_eq!(trial.call("candidates.list", &everybody())["all"], 0);
    assert_eq!(trial.call("history.list", &json!({ "offset": 0, "limit": 10 }))["total"], 0);
}

#[test]
fn a_likely_duplicate_is_pointed_out_and_never_in_the_way() {
    let trial = Trial::new();
    let camille = add(&trial, "Camille Rouvière camille@example.org 06 39 98 00 01 github.com/camille");
    let likely = |known: Value| {
        let found = trial.call("candidates.likely", &known);
        let likely = found["likely"].as_array().unwrap();
        likely
            .iter()
            .map(|likely| (likely["person"]["id"].as_i64().unwrap(), likely["reasons"].clone()))
            .collect::<Vec<_>>()
    };
    let only = |reason: &str| vec![(camille, json!([reason]))];
    assert_eq!(likely(json!({ "addresses": ["CAMILLE@example.org"] })), only("same_address"));
    assert_eq!(likely(json!({ "phones": ["+33 (0)6 39 98 00 01"] })), only("same_phone"));
    assert_eq!(likely(json!({ "links": ["https://www.github.com/Camille/"] })), only("same_link"));
    assert_eq!(likely(json!({ "name": "ROUVIERE Camille" })), only("swapped_name"));
    assert_eq!(likely(json!({ "name": "camille rouviere" })), only("same_name"));
    assert_eq!(
        likely(json!({ "name": "Camille Rouvière", "addresses": ["camile@example.org"] })),
        only("near_address")
    );
    assert!(likely(json!({ "name": "Camille", "phones": ["06"], "addresses": ["camille@"] })).is_empty(), "half typed");
    assert!(likely(json!({ "addresses": ["camille@example.org"], "except": camille })).is_empty());

    let again = trial.call(
        "candidates.add",
        &json!({ "details": { "name": { "written": "C. Rouvière" }, "addresses": ["camille@example.org"] } }),
    );
    assert_eq!(again["likely"][0]["person"]["id"], camille);
    let pairs = || trial.call("today.show", &json!({}))["pairs"]["total"].as_u64().unwrap();
    assert_eq!(pairs(), 1);
    trial.call("candidates.tell_apart", &json!({ "one": again["id"], "other": camille }));
    assert_eq!(pairs(), 0);
    let changes = json!([{ "field": "headline", "value": "Animatrice" }]);
    trial.call("candidates.edit", &json!({ "id": again["id"], "changes": changes }));
    assert_eq!(pairs(), 0, "what was settled stays so");
}

#[test]
fn merging_keeps_everything_and_is_undone_in_one() {
    let (trial, mediatrice, juriste) = two_postings();
    let (camille, first) = add_to(&trial, "Camille Rouvière camille@example.org 06 39 98 00 01", Some(mediatrice));
    let (other, second) =
        add_to(&trial, "ROUVIÈRE Camille, rouviere@example.com linkedin.com/in/camille", Some(mediatrice));
    trial.call("applications.add", &json!({ "candidates": { "ids": [other] }, "applying": { "posting": juriste } }));
    trial.call("notes.add", &json!({ "candidate": other, "text": "Très à l’aise au **téléphone**." }));
    trial.call("files.attach", &json!({ "candidate": other, "name": "CV.pdf", "base64": "JVBERi0xLjc=" }));
    let (before, theirs) = (page(&trial, camille), page(&trial, other));
    let refused = trial.refused("candidates.merge", &json!({ "keep": camille, "from": camille, "take": [] }));
    assert!(matches!(refused, Failure::SamePerson));

    let merged = trial.call("candidates.merge", &json!({ "keep": camille, "from": other, "take": ["addresses"] }));
    let now = page(&trial, camille);
    assert_eq!(now["details"]["addresses"], json!(["rouviere@example.com", "camille@example.org"]));
    assert_eq!(now["details"]["name"]["written"], "Camille Rouvière");
    assert_eq!(now["phones"].as_array().unwrap().len() + now["links"].as_array().unwrap().len(), 2);
    assert_eq!(now["applications"].as_array().unwrap().len(), 3, "both applications to one posting stay");
    assert!(now["notes"][0]["html"].as_str().unwrap().contains("<strong>"));
    assert_eq!(now["files"][0]["name"], "CV.pdf");
    assert!(now["likely"].as_array().unwrap().is_empty());
    assert!(matches!(trial.refused("candidates.show", &json!({ "id": other })), Failure::NotFound { .. }));

    let trial = trial.restart();
    trial.call("history.undo", &json!({ "entry": merged["entry"] }));
    let ids = |page: &Value| {
        page["applications"].as_array().unwrap().iter().map(|row| row["id"].as_i64()).collect::<Vec<_>>()
    };
    let (mine, others) = (page(&trial, camille), page(&trial, other));
    assert_eq!((&mine["details"], &others["details"]), (&before["details"], &theirs["details"]));
    assert_eq!((ids(&mine), ids(&others).contains(&second)), (vec![first], true));
    assert_eq!(
        (&others["notes"], &others["files"], &others["likely"]),
        (&theirs["notes"], &theirs["files"], &theirs["likely"])
    );
}

#[test]
fn applications_move_over_the_board_and_every_move_is_kept() {
    let (trial, mediatrice, _) = two_postings();
    let (camille, application) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    add_to(&trial, "Awa Diop awa@example.com", Some(mediatrice));
    assert_eq!(column(&board(&trial, mediatrice), "new"), ["Camille Rouvière", "Awa Diop"]);
    trial.told();

    let to = stage(&trial, Some(mediatrice), "interview");
    let request = json!({ "selection": { "ids": [application] }, "to": to, "why": "Bel échange" });
    let done = trial.call("applications.move", &request);
    assert_eq!(done["count"], 1);
    let told = trial.told();
    let [Event::Changed(changed)] = told.as_slice() else { panic!("{told:?}") };
    let words: Vec<_> = changed.words.iter().map(|changed| (changed.word, changed.ids.clone())).collect();
    assert_eq!(
        words,
        [(hiring::Word::Candidate, Some(vec![camille])), (hiring::Word::Application, Some(vec![application.unwrap()]))]
    );
    let again = trial.call("applications.move", &request);
    assert_eq!((&again["count"], &again["entry"]), (&json!(0), &Value::Null), "they are there already");

    let rejected = json!({ "selection": { "ids": [application] }, "reason": reason(&trial, "rejected"), "by": "us" });
    trial.call("applications.reject", &rejected);
    let shown = trial.call("applications.show", &json!({ "id": application }));
    assert_eq!((&shown["ends"], &shown["decided_by"]), (&json!("rejected"), &json!("us")));
    assert_eq!(shown["reason"]["code"], "missing_skill");
    let ways: Vec<_> =
        shown["moves"].as_array().unwrap().iter().map(|step| (&step["from"]["code"], &step["to"]["code"])).collect();
    assert_eq!(
        ways,
        [
            (&json!("interview"), &json!("rejected")),
            (&json!("new"), &json!("interview")),
            (&Value::Null, &json!("new"))
        ]
    );

    let wrong = json!({ "selection": { "ids": [application] }, "reason": reason(&trial, "withdrawn"), "by": "us" });
    assert!(matches!(trial.refused("applications.reject", &wrong), Failure::ReasonUnfit { .. }));

    let timeline = trial.call("candidates.timeline", &json!({ "candidate": camille, "offset": 0, "limit": 10 }));
    let kinds: Vec<_> =
        timeline["items"].as_array().unwrap().iter().map(|item| item["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["moved", "moved", "changed", "applied"]);
    assert_eq!(
        (&timeline["items"][1]["why"], &timeline["items"][1]["who"]),
        (&json!("Bel échange"), &json!("Camille"))
    );

    undo(&trial);
    undo(&trial);
    assert_eq!(column(&board(&trial, mediatrice), "new"), ["Camille Rouvière", "Awa Diop"]);
    let history = |request: Value| trial.call("history.list", &request)["total"].as_u64().unwrap();
    assert_eq!(history(json!({ "offset": 0, "limit": 10, "candidate": camille })), 3);
    assert_eq!(history(json!({ "offset": 0, "limit": 10, "posting": mediatrice })), 5);
}

#[test]
fn what_was_asked_and_what_came_is_told_apart() {
    let (trial, mediatrice, juriste) = two_postings();
    let (camille, application) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    let show = || trial.call("applications.show", &json!({ "id": application }));
    assert_eq!(show()["missing"], json!([["cv", "linkedin"], ["letter"]]), "{}", show()["pieces"]["asked"]);
    assert!(show()["answer_by"].as_i64().unwrap() > show()["received_at"].as_i64().unwrap());

    let attach = json!({
        "candidate": camille, "application": application, "piece": "cv", "name": "CV.pdf", "base64": "JVBERi0xLjc="
    });
    let file = trial.call("files.attach", &attach);
    assert_eq!(show()["missing"], json!([["letter"]]), "a file that is a piece has come");
    let read = trial.call("files.read", &json!({ "id": file["id"] }));
    assert_eq!(
        (&read["media"], &read["base64"], &read["size"]),
        (&json!("application/pdf"), &json!("JVBERi0xLjc="), &json!(8))
    );

    let copy = json!({ "id": file["id"], "to": trial.folder.path().join("copie.pdf") });
    assert_eq!(trial.call("files.save", &copy)["size"], 8);
    assert_eq!(std::fs::read(trial.folder.path().join("copie.pdf")).unwrap(), b"%PDF-1.7");
    assert!(matches!(trial.refused("files.save", &copy), Failure::StoreExists { .. }), "nothing is replaced");

    let came = json!({ "id": application, "came": ["cv", "letter"], "proof": "found", "proof_where": "dans l’objet" });
    trial.call("applications.came", &came);
    let pieces = show()["pieces"].clone();
    assert_eq!((&pieces["satisfied"], &pieces["welcome"]), (&json!(true), &json!(["linkedin"])));
    assert_eq!((&show()["proof"], &show()["proof_where"]), (&json!("found"), &json!("dans l’objet")));
    undo(&trial);
    undo(&trial);
    assert_eq!(show()["missing"], json!([["cv", "linkedin"], ["letter"]]));

    let (_, unasked) = add_to(&trial, "Awa Diop awa@example.com", Some(juriste));
    let shown = trial.call("applications.show", &json!({ "id": unasked }));
    assert_eq!((&shown["pieces"]["asked"], &shown["pieces"]["satisfied"]), (&Value::Null, &json!(true)));
}

#[test]
fn a_note_or_file_goes_to_nobody_elses_application() {
    let (trial, mediatrice, _) = two_postings();
    let (_, hers) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    let (awa, _) = add_to(&trial, "Awa Diop awa@example.com", Some(mediatrice));
    let note = json!({ "candidate": awa, "application": hers, "text": "Confidentiel" });
    assert!(matches!(trial.refused("notes.add", &note), Failure::NotFound { what: hiring::Word::Application, .. }));
    let file = json!({ "candidate": awa, "application": hers, "name": "CV.pdf", "base64": "" });
    assert!(matches!(trial.refused("files.attach", &file), Failure::NotFound { what: hiring::Word::Application, .. }));
}

#[test]
fn marks_of_several_reviewers_make_a_scorecard() {
    let (trial, mediatrice, _) = two_postings();
    let (_, application) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    let show = || trial.call("applications.show", &json!({ "id": application }));
    let criteria: Vec<Value> = show()["scorecard"]["criteria"].as_array().unwrap().clone();
    assert_eq!(criteria.len(), 3, "{criteria:?}");
    let mark = |criterion: &Value, mark: u8| json!({ "criterion": criterion["text"], "kind": criterion["kind"], "mark": mark });
    let by = |reviewer: Option<&str>, marks: Vec<Value>| {
        trial.call("applications.score", &json!({ "id": application, "reviewer": reviewer, "marks": marks }));
    };
    by(None, vec![mark(&criteria[0], 4), mark(&criteria[2], 1)]);
    by(Some("Yann"), vec![mark(&criteria[0], 1), mark(&criteria[1], 2)]);
    let again = json!({ "criterion": criteria[1]["text"], "kind": "must", "mark": null });
    by(Some("Yann"), vec![mark(&criteria[0], 3), again]);
    let card = show()["scorecard"].clone();
    assert_eq!(card["reviewers"], json!(["Camille", "Yann"]));
    assert_eq!((&card["criteria"][0]["mean"], &card["must_mean"]), (&json!(3.5), &json!(3.5)));
    assert_eq!(show()["score"], 2.67, "of all marks");
    by(Some("Yann"), vec![json!({ "criterion": criteria[0]["text"], "kind": "must", "mark": null })]);
    assert_eq!(show()["score"], 2.5);
    undo(&trial);
    assert_eq!(show()["scorecard"], card);
}

/// A bulk action acts on exactly the selection shown and on nothing else.
#[test]
fn a_selection_is_exactly_those_that_were_shown() {
    let (trial, mediatrice, juriste) = two_postings();
    let ids = crowd(&trial, 10_000, mediatrice);
    let others = crowd(&trial, 50, juriste);
    let screening = stage(&trial, Some(mediatrice), "screening");
    let in_screening = || {
        let filter = json!({ "stages": [screening] });
        let request =
            json!({ "filter": filter, "sort": "received", "descending": false, "offset": 0, "limit": 20_000 });
        let list = trial.call("applications.list", &request);
        let mut ids: Vec<i64> =
            list["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect();
        ids.sort_unstable();
        ids
    };
    for count in [1, 15, 16, 500, 10_000] {
        // Every third, and from the middle: no run of ids that a mistake could hit by luck.
        let mut chosen: Vec<i64> = ids.iter().copied().cycle().skip(7).step_by(3).take(count).collect();
        let request = json!({ "selection": { "ids": chosen }, "to": screening });
        let done = trial.call("applications.move", &request);
        chosen.sort_unstable();
        assert_eq!((done["count"].as_u64(), in_screening()), (Some(count as u64), chosen));
        trial.call("history.undo", &json!({ "entry": done["entry"] }));
        assert!(in_screening().is_empty());
    }

    let filter = json!({ "posting": mediatrice });
    let matching = |expected: u64| json!({ "selection": { "filter": filter, "expected": expected }, "to": screening });
    let refused = trial.refused("applications.move", &matching(9_999));
    assert!(matches!(refused, Failure::SelectionChanged { expected: 9_999, found: 10_000 }), "{refused:?}");
    assert!(in_screening().is_empty());
    assert_eq!(trial.call("applications.move", &matching(10_000))["count"], 10_000);
    assert_eq!(in_screening(), ids, "and none of the {} others", others.len());
    undo(&trial);

    let one_unknown = json!({ "selection": { "ids": [ids[0], 999_999, ids[1]] }, "to": screening });
    assert!(matches!(trial.refused("applications.move", &one_unknown), Failure::NotFound { id: 999_999, .. }));
    assert!(in_screening().is_empty(), "all of them or nothing");
}

#[test]
fn all_that_match_are_those_that_matched_when_camille_looked() {
    let (trial, mediatrice, _) = two_postings();
    let (camille, _) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    let (_, yann) = add_to(&trial, "Yann Le Goff yann@example.org", Some(mediatrice));
    let filter = json!({ "posting": mediatrice });
    let picked = trial.call("applications.pick", &json!({ "filter": filter }));
    assert_eq!(picked["count"], 2);
    let those = json!({ "filter": filter, "expected": 2, "print": picked["print"] });
    let tag = json!({ "selection": { "applications": those }, "add": ["à rappeler"], "remove": [] });
    assert_eq!(trial.call("candidates.tag", &tag)["count"], 2);
    assert_eq!(page(&trial, camille)["details"]["tags"], json!(["à rappeler"]));

    // One goes, another comes: as many as before, and not the same.
    trial.call("applications.remove", &json!({ "selection": { "ids": [yann] } }));
    add_to(&trial, "Idris Kane idris@example.org", Some(mediatrice));
    let to = stage(&trial, Some(mediatrice), "screening");
    let refused = trial.refused("applications.move", &json!({ "selection": those, "to": to }));
    assert!(matches!(refused, Failure::SelectionChanged { expected: 2, found: 2 }), "{refused:?}");
    assert_eq!(column(&board(&trial, mediatrice), "screening"), [] as [&str; 0]);
    let people = json!({ "text": "", "tags": ["à rappeler"], "source": null, "posting": null });
    let print = trial.call("candidates.pick", &json!({ "filter": people }))["print"].clone();
    let removed = json!({ "selection": { "filter": people, "expected": 2, "print": print } });
    assert_eq!(trial.call("candidates.remove", &removed)["count"], 2);
}

/// So many people who applied there, in the order in which they came.
fn crowd(trial: &Trial, count: usize, posting: i64) -> Vec<i64> {
    let line = |at: usize| json!({ "name": { "written": format!("Personne {at} De {posting}") } });
    let mut people = Vec::new();
    for at in 0..count.min(40) {
        people.push(trial.call("candidates.add", &json!({ "details": line(at) }))["id"].clone());
    }
    // The same people apply again and again: it is applications that are counted here.
    let mut ids = Vec::new();
    while ids.len() < count {
        let wanted = (count - ids.len()).min(people.len());
        let applying = json!({ "posting": posting });
        let request = json!({ "candidates": { "ids": people[..wanted] }, "applying": applying, "again": true });
        let added = trial.call("applications.add", &request);
        ids.extend(added["ids"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()));
    }
    ids
}

#[test]
fn a_long_column_comes_part_by_part() {
    let (trial, mediatrice, _) = two_postings();
    let ids = crowd(&trial, 5_000, mediatrice);
    let new = stage(&trial, Some(mediatrice), "new");
    let request = json!({
        "posting": mediatrice, "filter": {}, "sort": "received", "descending": false, "limit": 50,
        "windows": [{ "stage": new, "offset": 4_000, "limit": 3 }],
    });
    let shown = trial.call("applications.board", &request);
    let column = &shown["columns"][0];
    assert_eq!((&column["total"], &column["offset"], &shown["all"]), (&json!(5_000), &json!(4_000), &json!(5_000)));
    let cards: Vec<_> = column["cards"].as_array().unwrap().iter().map(|card| card["id"].as_i64().unwrap()).collect();
    assert_eq!(cards, ids[4_000..4_003]);
}

#[test]
fn the_list_and_the_board_have_the_same_filters() {
    let (trial, mediatrice, juriste) = two_postings();
    let (camille, first) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    let (awa, second) = add_to(&trial, "Awa Diop awa@example.com – Conseillère", Some(mediatrice));
    let (_, third) = add_to(&trial, "Yann Le Bihan", Some(juriste));
    let tag = json!({ "selection": { "ids": [camille, awa] }, "add": ["Bretagne"], "remove": [] });
    trial.call("candidates.tag", &tag);
    trial.call("applications.came", &json!({ "id": first, "came": ["cv", "letter"], "proof": "unknown" }));
    trial.call(
        "applications.score",
        &json!({ "id": first, "marks": [{ "criterion": "Calme", "kind": "must", "mark": 4 }] }),
    );
    trial.call(
        "applications.score",
        &json!({ "id": second, "marks": [{ "criterion": "Calme", "kind": "must", "mark": 2 }] }),
    );
    let list = |filter: Value| {
        let request = json!({ "filter": filter, "sort": "name", "descending": false, "offset": 0, "limit": 10 });
        let list = trial.call("applications.list", &request);
        let ids: Vec<_> = list["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64()).collect();
        assert_eq!((list["total"].as_u64(), list["all"].as_u64()), (Some(ids.len() as u64), Some(3)));
        let request = json!({
            "posting": mediatrice, "filter": filter, "sort": "received", "descending": false, "limit": 10, "windows": []
        });
        let board = trial.call("applications.board", &request);
        let on_board = ids.iter().filter(|id| **id != third).count() as u64;
        assert_eq!(board["total"].as_u64(), Some(on_board), "{filter}");
        ids
    };
    assert_eq!(list(json!({})), [second, third, first], "by family name");
    assert_eq!(list(json!({ "text": "conseil" })), [second]);
    assert_eq!(list(json!({ "tags": ["bretagne"] })), [second, first]);
    assert_eq!(list(json!({ "score_from": 3.5 })), [first]);
    assert_eq!(list(json!({ "score_to": 3.5 })), [second]);
    assert_eq!(list(json!({ "scored": false })), [third]);
    assert_eq!(list(json!({ "incomplete": true })), [second]);
    assert_eq!(list(json!({ "missing": ["linkedin", "rate"] })), [second]);
    assert_eq!(list(json!({ "days_to": 0 })), [second, third, first]);
    assert!(list(json!({ "days_from": 1 })).is_empty());
    assert!(list(json!({ "overdue": true })).is_empty());
    assert!(list(json!({ "open": false })).is_empty());
    assert!(list(json!({ "text": "\"*' NOT" })).is_empty());
}

#[test]
fn a_place_in_a_line_is_told_by_the_places_that_are_known() {
    let (trial, ..) = two_postings();
    let read = || {
        let line = json!({ "text": "Jeanne Le Goff jeanne@example.org 06 39 98 00 42 Brest" });
        let parts = trial.call("candidates.take_apart", &line);
        (parts["headline"].clone(), parts["place"].clone())
    };
    assert_eq!(read(), (json!("Brest"), json!("")), "as far as anybody here knows, a trade");
    let details = json!({ "name": { "written": "Yann Le Bihan" }, "place": "29200 Brest, Finistère" });
    trial.call("candidates.add", &json!({ "details": details }));
    assert_eq!(read(), (json!(""), json!("Brest")));
}

#[test]
fn a_posting_gets_stages_of_its_own_and_nobody_is_lost() {
    let (trial, mediatrice, juriste) = two_postings();
    let (_, application) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    add_to(&trial, "Awa Diop awa@example.com", Some(juriste));
    let screening = stage(&trial, None, "screening");
    trial.call("applications.move", &json!({ "selection": { "ids": [application] }, "to": screening }));
    let general = trial.call("stages.list", &json!({ "posting": mediatrice }));
    assert_eq!(general["own"], false);

    let wanted = |gone: &str| -> Vec<Value> {
        let stages = general["stages"].as_array().unwrap().iter().filter(|stage| stage["name"]["code"] != gone);
        stages
            .map(|stage| json!({ "id": stage["id"], "name": "", "ends": stage["ends"], "hue": stage["hue"], "room": null, "expected_days": 5 }))
            .collect()
    };
    let mut stages = wanted("screening");
    let study =
        json!({ "id": null, "name": "Étude de cas", "ends": null, "hue": "ochre", "room": 4, "expected_days": 10 });
    stages.insert(1, study);
    let save =
        |removed: Value, stages: &[Value]| json!({ "posting": mediatrice, "stages": stages, "removed": removed });
    let refused = trial.refused("stages.save", &save(json!([]), &stages));
    assert!(matches!(refused, Failure::StageInUse { count: 1, .. }), "{refused:?}");
    let interview = stage(&trial, None, "interview");
    let saved = trial.call("stages.save", &save(json!([{ "id": screening, "to": interview }]), &stages));
    assert_eq!(saved["pipeline"]["own"], true);
    let shown = board(&trial, mediatrice);
    assert_eq!(column(&shown, "interview"), ["Camille Rouvière"]);
    assert_eq!(shown["columns"][1]["stage"]["name"], json!({ "code": null, "name": "Étude de cas" }));
    assert_eq!(
        trial.call("stages.list", &json!({ "posting": juriste }))["own"],
        false,
        "the others keep the general ones"
    );
    assert_eq!(column(&board(&trial, juriste), "new"), ["Awa Diop"]);

    // A selection over both goes to each pipeline's own stage of that step.
    let all = json!({ "selection": { "filter": {}, "expected": 2 }, "to": stage(&trial, None, "offer") });
    assert_eq!(trial.call("applications.move", &all)["count"], 2);
    assert_eq!(column(&board(&trial, mediatrice), "offer"), ["Camille Rouvière"]);
    let own = saved["pipeline"]["stages"][1]["id"].clone();
    let refused =
        trial.refused("applications.move", &json!({ "selection": { "filter": {}, "expected": 2 }, "to": own }));
    assert!(matches!(&refused, Failure::StageElsewhere { title, .. } if title == "Juriste"), "{refused:?}");

    let needed = trial.refused("stages.save", &json!({ "posting": null, "stages": wanted("rejected"), "removed": [] }));
    assert!(matches!(needed, Failure::StageNeeded { .. }), "{needed:?}");
    undo(&trial);
    trial.call("history.undo", &json!({ "entry": saved["entry"] }));
    assert_eq!(column(&board(&trial, mediatrice), "screening"), ["Camille Rouvière"]);
}

#[test]
fn reasons_and_filters_are_kept_as_arranged() {
    let (trial, mediatrice, _) = two_postings();
    let (_, application) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    let reject = json!({ "selection": { "ids": [application] }, "reason": reason(&trial, "rejected"), "by": "us" });
    trial.call("applications.reject", &reject);
    let wanted = json!([
        { "id": null, "kind": "rejected", "name": "Trop loin" },
        { "id": reason(&trial, "withdrawn"), "kind": "withdrawn", "name": "Ailleurs" },
    ]);
    trial.call("reasons.save", &json!({ "reasons": wanted }));
    let list = trial.call("reasons.list", &json!({}));
    let names: Vec<_> =
        list["reasons"].as_array().unwrap().iter().map(|reason| reason["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Trop loin", "Ailleurs"]);
    let shown = trial.call("applications.show", &json!({ "id": application }));
    assert_eq!(shown["reason"]["code"], "missing_skill", "who was given a reason keeps it");
    let none = trial.refused("reasons.save", &json!({ "reasons": [wanted[0]] }));
    assert!(matches!(none, Failure::ReasonNeeded { .. }));
    undo(&trial);
    assert_eq!(trial.call("reasons.list", &json!({}))["reasons"].as_array().unwrap().len(), 20);

    let save =
        |filter: Value| trial.call("filters.save", &json!({ "list": "board", "name": "À relancer", "filter": filter }));
    save(json!({ "overdue": true }));
    let again = save(json!({ "overdue": false }));
    let filters = trial.call("filters.list", &json!({ "list": "board" }));
    assert_eq!(filters["filters"].as_array().unwrap().len(), 1);
    assert_eq!(filters["filters"][0]["filter"], json!({ "overdue": false }));
    trial.call("filters.remove", &json!({ "id": again["id"] }));
    undo(&trial);
    assert_eq!(trial.call("filters.list", &json!({ "list": "board" })), filters);
}

#[test]
fn a_posting_with_applications_is_not_taken_out() {
    let (trial, mediatrice, _) = two_postings();
    let (camille, _) = add_to(&trial, "Camille Rouvière camille@example.org", Some(mediatrice));
    let refused = trial.refused("postings.remove", &json!({ "ids": [mediatrice] }));
    assert!(matches!(refused, Failure::PostingInUse { count: 1, .. }), "{refused:?}");
    trial.call("candidates.remove", &json!({ "selection": { "ids": [camille] } }));
    trial.call("postings.remove", &json!({ "ids": [mediatrice] }));
    let refused = trial.refused("history.undo", &json!({ "entry": 3 }));
    assert!(matches!(refused, Failure::UndoConflict { .. } | Failure::AlreadyUndone { .. }), "{refused:?}");
    undo(&trial);
    undo(&trial);
    assert_eq!(column(&board(&trial, mediatrice), "new"), ["Camille Rouvière"]);
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
}

#[test]
fn what_waits_is_listed_for_today() {
    let (trial, mediatrice, juriste) = two_postings();
    let long_ago = json!({ "posting": mediatrice, "received_at": 1_768_000_000_000_i64 });
    let camille = add(&trial, "Camille Rouvière camille@example.org");
    trial.call("applications.add", &json!({ "candidates": { "ids": [camille] }, "applying": long_ago }));
    add_to(&trial, "Awa Diop camille@example.org", Some(juriste));
    let today = trial.call("today.show", &json!({}));
    let total = |list: &str| today[list]["total"].as_u64().unwrap();
    assert_eq!((total("fresh"), total("overdue"), total("promises"), total("pairs")), (2, 1, 1, 1));
    assert_eq!(today["overdue"]["rows"][0]["days_in_stage"], 23);
    assert_eq!(today["promises"]["rows"][0]["application"]["name"], "Camille Rouvière");
    assert_eq!(today["pairs"]["rows"][0]["reason"], "same_address");
}
