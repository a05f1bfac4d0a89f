//! People in and out as files, as a recruiter brings and takes them.

use std::path::{Path, PathBuf};

use desk::{Event, Failure};
use serde_json::{Value, json};
use vivier_tests::command_line::vivier;
use vivier_tests::trial::Trial;

const POSTINGS: [(&str, &str); 2] = [
    (
        "juriste.md",
        "---\ntitle: Juriste données\nopen: true\ndate: 2026-01-26\ncontact: rh@example.org\n---\nEnvoyez un CV.\n",
    ),
    ("data-engineer.md", "---\ntitle: Data engineer\nopen: true\ndate: 2026-01-05\n---\nSend a CV.\n"),
];

fn trial() -> Trial {
    let trial = Trial::new();
    let folder = trial.postings("annonces", &POSTINGS);
    trial.import(&folder);
    trial
}

fn file(trial: &Trial, name: &str, bytes: &[u8]) -> PathBuf {
    let path = trial.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn take_in(trial: &Trial, path: &Path, duplicates: &str) -> Value {
    trial.call("candidates.import", &json!({ "path": path, "duplicates": duplicates }))
}

fn everybody(trial: &Trial) -> Value {
    let filter = json!({ "text": "", "tags": [], "source": null, "posting": null });
    trial.call(
        "candidates.list",
        &json!({ "filter": filter, "sort": "name", "descending": false, "offset": 0, "limit": 1000 }),
    )
}

fn names(trial: &Trial) -> Vec<String> {
    let list = everybody(trial);
    list["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn id_of(trial: &Trial, name: &str) -> Value {
    let list = everybody(trial);
    let row = list["rows"].as_array().unwrap().iter().find(|row| row["name"] == name);
    row.unwrap_or_else(|| panic!("no {name} in {list}"))["id"].clone()
}

fn page(trial: &Trial, name: &str) -> Value {
    trial.call("candidates.show", &json!({ "id": id_of(trial, name) }))
}

fn export(trial: &Trial, selection: &Value, format: &str, name: &str) -> PathBuf {
    let path = trial.folder.path().join(name);
    let request =
        json!({ "selection": selection, "format": format, "path": path, "language": "fr", "title": "Vivier" });
    trial.call("candidates.export", &request);
    path
}

fn all(count: u64) -> Value {
    json!({ "filter": { "text": "", "tags": [], "source": null, "posting": null }, "expected": count })
}

/// What is known of each, by name, without what only this store knows.
fn known(trial: &Trial) -> Vec<Value> {
    let names = names(trial);
    let path = export(trial, &all(names.len() as u64), "json", "known.json");
    let mut known: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for person in &mut known {
        person.as_object_mut().unwrap().remove("since");
    }
    known.sort_by_key(|person| person["name"].to_string());
    known
}

/// As a French spreadsheet program saved it long ago.
fn messy() -> Vec<u8> {
    let text = "Candidatures reçues à l’association;;;;;;;\r\n\r\n\
        NOM;Prénom;Courriel;Téléphone;Annonce;Étape;Reçu le;Observations\r\n\
        ROUVIÈRE;Camille;camille@example.org;06 39 98 00 01;Juriste données;Entretien;12/01/2026;\"Très bien,\r\nà rappeler\"\r\n\
        Le Goff;Yann;yann@example.org;639980002;JURISTE DONNEES;Étude de cas;03/01/2026;\r\n\
        Benali;Inès;ines[at]example.org;;Juriste données;;31/02/2026;\r\n\
        Petit;Noé;noe@example.org;;Trésorier;Refusé;04/01/2026;\r\n";
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

#[test]
fn camille_brings_in_a_messy_spreadsheet_and_takes_it_back() {
    let trial = trial();
    let path = file(&trial, "candidats.csv", &messy());

    let preview = trial.call("candidates.import_preview", &json!({ "path": path }));
    let fields: Vec<&Value> = preview["columns"].as_array().unwrap().iter().map(|column| &column["field"]).collect();
    assert_eq!(fields, ["family", "given", "email", "phone", "posting", "stage", "received", "note"]);
    assert_eq!((&preview["heading_line"], &preview["rows"], &preview["new"]), (&json!(3), &json!(4), &json!(3)));
    assert_eq!(preview["people"][0]["details"]["name"]["written"], "Camille ROUVIÈRE");
    assert_eq!((&preview["problems"][0]["place"]["line"], &preview["problem_total"]), (&json!(7), &json!(1)));
    let postings = preview["postings"].as_array().unwrap();
    let unknown: Vec<&Value> = postings.iter().filter(|posting| posting["posting"].is_null()).collect();
    assert_eq!((unknown.len(), &unknown[0]["name"]), (1, &json!("Trésorier")));
    let stages = preview["stages"].as_array().unwrap();
    assert!(stages.iter().any(|stage| stage["name"] == "Étude de cas" && stage["known"] == false), "{stages:?}");
    assert!(names(&trial).is_empty(), "looking changes nothing");

    let report = take_in(&trial, &path, "skip");
    assert_eq!((&report["added"], &report["applications"], &report["left_out"]), (&json!(3), &json!(2), &json!(1)));
    assert_eq!(report["unplaced"], 1);
    assert_eq!(names(&trial), ["Yann Le Goff", "Noé Petit", "Camille ROUVIÈRE"]);

    let camille = page(&trial, "Camille ROUVIÈRE");
    let application = &camille["applications"][0];
    assert_eq!(
        (&application["title"], &application["stage_name"]["code"]),
        (&json!("Juriste données"), &json!("interview"))
    );
    assert_eq!(application["received_at"], 1_768_219_200_000_i64, "noon of 12 January 2026");
    assert_eq!(camille["notes"][0]["text"], "Très bien,\nà rappeler");
    let yann = page(&trial, "Yann Le Goff");
    assert_eq!(yann["details"]["phones"], json!(["0639980002"]), "the zero that the spreadsheet took is back");
    assert_eq!(yann["applications"][0]["stage_name"]["code"], "new");
    assert_eq!(yann["notes"][0]["text"], "Étude de cas", "a stage nobody knows is kept in a note");
    assert_eq!(page(&trial, "Noé Petit")["notes"][0]["text"], "Trésorier · Refusé · 2026-01-04");

    trial.call("history.undo", &json!({ "entry": report["entry"] }));
    assert!(names(&trial).is_empty());
    let trial = trial.restart();
    trial.call("history.redo", &json!({ "entry": null }));
    assert_eq!(names(&trial).len(), 3);
}

#[test]
fn whoever_names_no_posting_goes_where_camille_says() {
    let trial = trial();
    let postings = trial.call("postings.list", &json!({ "text": "", "states": [], "organisation": null, "contracts": [],
        "has_problems": null, "is_gone": null, "is_repost": null, "sort": "title", "descending": false, "offset": 0, "limit": 9 }));
    let posting =
        postings["rows"].as_array().unwrap().iter().find(|row| row["title"] == "Data engineer").unwrap()["id"].clone();
    let stages = trial.call("stages.list", &json!({ "posting": posting }));
    let stage = |code: &str| {
        let stages = stages["stages"].as_array().unwrap();
        stages.iter().find(|stage| stage["name"]["code"] == code).unwrap()["id"].clone()
    };
    let path = file(
        &trial,
        "salon.csv",
        "Nom;Mail;Annonce;Étape\nZoé Ferrand;zoe@example.org;;\nIdris Kane;idris@example.org;Juriste données;Entretien\n\
         Lou Petit;lou@example.org;Trésorier;Proposition\n"
            .as_bytes(),
    );
    let end = json!({ "path": path, "into": { "posting": posting, "stage": stage("hired") } });
    assert!(matches!(trial.desk.call("candidates.import", end, None), Err(Failure::StageElsewhere { .. })));
    assert!(names(&trial).is_empty(), "nobody begins at an end");

    let into = json!({ "posting": posting, "stage": stage("screening") });
    let report = trial.call("candidates.import", &json!({ "path": path, "into": into }));
    assert_eq!((&report["applications"], &report["unplaced"]), (&json!(3), &json!(0)));
    let stands = |name: &str| {
        let application = &page(&trial, name)["applications"][0];
        (application["title"].clone(), application["stage_name"]["code"].clone())
    };
    assert_eq!(stands("Zoé Ferrand"), (json!("Data engineer"), json!("screening")));
    assert_eq!(stands("Idris Kane"), (json!("Juriste données"), json!("interview")), "the row's own words come first");
    assert_eq!(stands("Lou Petit"), (json!("Data engineer"), json!("offer")));
    assert_eq!(page(&trial, "Lou Petit")["notes"][0]["text"], "Trésorier · Proposition", "what it said is kept");
}

#[test]
fn a_column_of_work_that_names_postings_is_what_was_applied_for() {
    let trial = trial();
    let twice = "---\ntitle: Médiatrice numérique\nopen: true\n---\nEnvoyez un CV.\n";
    trial.import(&trial.postings("encore", &[("mediatrice.md", twice), ("mediatrice-2.md", twice)]));
    let rows = "Nom;Courriel;Poste\nAwa Diop;awa@example.org;JURISTE DONNEES\n;;\nIdris Belkacem;idris@example.org;Data engineer\n\
                Malo Guivarch;malo@example.org;Médiatrice numérique\nFatou Sarr;fatou@example.com;Trésorière\n";
    let path = file(&trial, "postes.csv", rows.as_bytes());
    let preview = trial.call("candidates.import_preview", &json!({ "path": path }));
    assert_eq!(preview["columns"][2]["field"], "posting");
    let several: Vec<&Value> =
        preview["postings"].as_array().unwrap().iter().filter(|named| named["several"] == true).collect();
    assert_eq!((several.len(), &several[0]["name"]), (1, &json!("Médiatrice numérique")));

    let report = take_in(&trial, &path, "skip");
    assert_eq!((&report["added"], &report["applications"], &report["unplaced"]), (&json!(4), &json!(2), &json!(2)));
    assert_eq!(report["left_out"], 0, "whoever they applied to, they come in");
    let told: Vec<_> =
        report["problems"].as_array().unwrap().iter().map(|row| (&row["place"]["line"], &row["problems"][0])).collect();
    let ambiguous =
        json!({ "code": "posting_ambiguous", "params": { "value": "Médiatrice numérique", "postings": 2 } });
    let unknown = json!({ "code": "posting_unknown", "params": { "value": "Trésorière" } });
    assert_eq!(told, [(&json!(5), &ambiguous), (&json!(6), &unknown)]);
    assert_eq!(page(&trial, "Awa Diop")["applications"][0]["title"], "Juriste données");
    assert_eq!(page(&trial, "Fatou Sarr")["notes"][0]["text"], "Trésorière");

    let own = "Nom;Courriel;Poste\nZoé Martin;zoe@example.org;Comptable\nAda Bel;ada@example.org;Libraire\n";
    let preview =
        trial.call("candidates.import_preview", &json!({ "path": file(&trial, "metiers.csv", own.as_bytes()) }));
    assert_eq!(preview["columns"][2]["field"], "headline", "no posting is called that: it is what they do");
}

#[test]
fn a_whole_title_comes_before_one_with_a_remark_even_when_it_is_closed() {
    let trial = trial();
    let mobile = "---\ntitle: Développeur mobile\nopen: false\n---\nEnvoyez un CV.\n";
    let lyon = "---\ntitle: Développeur mobile (Lyon)\nopen: true\n---\nEnvoyez un CV.\n";
    trial.import(&trial.postings("autres", &[("a.md", mobile), ("b.md", lyon)]));
    let rows = "Nom;Courriel;Poste\nAwa Sow;awa@example.org;Développeuse mobile\n";
    take_in(&trial, &file(&trial, "postes.csv", rows.as_bytes()), "skip");
    assert_eq!(page(&trial, "Awa Sow")["applications"][0]["title"], "Développeur mobile");
}

#[test]
fn a_post_is_known_by_the_words_of_its_title_in_whatever_form() {
    let trial = trial();
    let titled = |title: &str| format!("---\ntitle: {title}\nopen: true\n---\nEnvoyez un CV.\n");
    let (designer, mobile) =
        (titled("Designer de service (toutes identités bienvenues)"), titled("Développeuse ou développeur mobile"));
    let support = titled("Responsable du support");
    let files = [("a.md", designer.as_str()), ("b.md", mobile.as_str()), ("c.md", support.as_str())];
    trial.import(&trial.postings("autres", &files));
    let rows = "Nom;Courriel;Poste\nZoé Lefèvre;zoe@example.org;designer de services\nAwa Sow;awa@example.org;Développeur mobile H/F\n\
                Lin Ozer;lin@example.net;Responsable\nMia Bel;mia@example.net;Designer\n";
    let path = file(&trial, "postes.csv", rows.as_bytes());
    let preview = trial.call("candidates.import_preview", &json!({ "path": path }));
    assert_eq!(preview["columns"][2]["field"], "posting");
    let near = |name: &str| {
        let named = preview["postings"].as_array().unwrap().iter().find(|named| named["name"] == name).unwrap();
        assert_eq!(named["posting"], Value::Null, "{name} is not guessed");
        named["near"].clone()
    };
    assert_eq!(near("Responsable"), json!(["Responsable du support"]));
    assert_eq!(near("Designer"), json!(["Designer de service (toutes identités bienvenues)"]));
    let taken: Vec<_> =
        preview["postings"].as_array().unwrap().iter().filter_map(|named| named["taken_for"].as_str()).collect();
    assert_eq!(taken, ["Développeuse ou développeur mobile", "Designer de service (toutes identités bienvenues)"]);

    let report = take_in(&trial, &path, "skip");
    assert_eq!((&report["added"], &report["applications"], &report["unplaced"]), (&json!(4), &json!(2), &json!(2)));
    let title = |name: &str| page(&trial, name)["applications"][0]["title"].clone();
    assert_eq!(title("Zoé Lefèvre"), "Designer de service (toutes identités bienvenues)");
    assert_eq!(title("Awa Sow"), "Développeuse ou développeur mobile");
    let look = vivier(&trial.store(), &["candidates", "import", path.to_str().unwrap(), "--dry-run"]).expect(0);
    for told in [
        "no posting is called “Responsable” (1 row); perhaps Responsable du support\n",
        "“Développeur mobile H/F” is taken for “Développeuse ou développeur mobile” (1 row)\n",
    ] {
        assert!(look.stderr.contains(told), "{}", look.stderr);
    }
}

#[test]
fn rows_with_a_problem_can_come_in_without_the_value() {
    let trial = trial();
    let path = file(&trial, "candidats.csv", &messy());
    let report = trial.call("candidates.import", &json!({ "path": path, "problem_rows": "take_in" }));
    assert_eq!((&report["added"], &report["left_out"]), (&json!(4), &json!(0)));
    assert_eq!(report["problems"][0]["problems"][0]["code"], "address_invalid");
    let ines = page(&trial, "Inès Benali");
    assert_eq!(ines["details"]["addresses"], json!([]));
    assert_eq!(ines["notes"][0]["text"], "ines[at]example.org\nReçu le: 31/02/2026", "nothing is lost");
}

#[test]
fn the_same_file_twice_adds_nobody_twice() {
    let trial = trial();
    let path = file(&trial, "candidats.csv", &messy());
    take_in(&trial, &path, "skip");
    let preview = trial.call("candidates.import_preview", &json!({ "path": path }));
    assert_eq!((&preview["new"], &preview["known_total"]), (&json!(0), &json!(3)));
    assert_eq!(preview["known"][0]["candidate_name"], "Camille ROUVIÈRE");
    assert_eq!(preview["known"][0]["reasons"][0], "same_address");

    for duplicates in ["skip", "fill"] {
        let again = take_in(&trial, &path, duplicates);
        assert_eq!(
            (&again["added"], &again["known"], &again["entry"]),
            (&json!(0), &json!(3), &Value::Null),
            "{duplicates}"
        );
    }
    assert_eq!(names(&trial).len(), 3);
    assert_eq!(page(&trial, "Camille ROUVIÈRE")["applications"].as_array().unwrap().len(), 1);

    let more = "Nom;Prénom;E-mail;Ville;Étiquettes\nRouvière;Camille;camille@example.org;Brest;droit\nDiallo;Awa;awa@example.org;Lorient;\n";
    let more = file(&trial, "suite.csv", more.as_bytes());
    let filled = take_in(&trial, &more, "fill");
    assert_eq!((&filled["added"], &filled["filled"]), (&json!(1), &json!(1)));
    let camille = page(&trial, "Camille ROUVIÈRE");
    assert_eq!((&camille["details"]["place"], &camille["details"]["tags"]), (&json!("Brest"), &json!(["droit"])));
    assert_eq!(camille["details"]["phones"], json!(["06 39 98 00 01"]), "what was known stays");
    trial.call("history.undo", &json!({ "entry": filled["entry"] }));
    assert_eq!(page(&trial, "Camille ROUVIÈRE")["details"]["place"], "");

    let added = take_in(&trial, &path, "add");
    assert_eq!(added["added"], 3);
    assert_eq!(names(&trial).len(), 6);
}

#[test]
fn two_people_of_one_address_or_one_name_both_come_in() {
    let trial = trial();
    let rows = "Nom,E-mail\nCamille Rouvière,famille@example.org\nYann Rouvière,famille@example.org\nInès Benali,\nInès Benali,\n\
        Awa Diallo,awa@example.org\nAwa Diallo,diallo@example.com\nDIALLO Awa,awa@example.org\n";
    let path = file(&trial, "famille.csv", rows.as_bytes());
    let preview = trial.call("candidates.import_preview", &json!({ "path": path }));
    let report = take_in(&trial, &path, "skip");
    assert_eq!((&report["added"], &report["known"]), (&json!(6), &json!(1)), "only the last is somebody above");
    assert_eq!(preview["new"], report["added"], "looking said so before");
    let mut names = names(&trial);
    names.sort();
    let all = ["Awa Diallo", "Awa Diallo", "Camille Rouvière", "Inès Benali", "Inès Benali", "Yann Rouvière"];
    assert_eq!(names, all);
}

#[test]
fn a_name_alone_that_comes_twice_is_asked_about_once() {
    let trial = trial();
    let path = file(&trial, "salon.csv", "Nom complet\nJean Martin\nJean Martin\nJean Martin\nAnne Roux\n".as_bytes());
    assert_eq!(take_in(&trial, &path, "skip")["added"], 4, "whether they are one nobody but Camille can say");
    let pairs = trial.call("today.show", &json!({}))["pairs"].clone();
    assert_eq!(pairs["total"], 2, "{pairs}");
    let first = &pairs["rows"][1]["one"]["id"];
    assert!(pairs["rows"].as_array().unwrap().iter().all(|pair| pair["one"]["id"] == *first), "{pairs}");
}

#[test]
fn the_look_says_how_many_come_in_as_it_was_chosen() {
    let trial = trial();
    let path = file(&trial, "candidats.csv", &messy());
    take_in(&trial, &path, "skip");
    let new = |duplicates: &str, problem_rows: &str| {
        let request = json!({ "path": path, "duplicates": duplicates, "problem_rows": problem_rows });
        trial.call("candidates.import_preview", &request)["new"].as_u64().unwrap()
    };
    assert_eq!(
        [new("skip", "leave_out"), new("fill", "take_in"), new("add", "leave_out"), new("add", "take_in")],
        [0, 1, 3, 4]
    );
    let report =
        trial.call("candidates.import", &json!({ "path": path, "duplicates": "add", "problem_rows": "take_in" }));
    assert_eq!(report["added"], 4);
}

#[test]
fn an_export_from_greenhouse_has_a_row_for_each_application() {
    let trial = trial();
    let export = "Candidate Name,Candidate ID,Email (personal),Phone Number,Job Name,Current Stage,Status,Application Date,Source,Candidate Tags,Rejection Reason\n\
        Camille Rouvière,4012,camille@example.org,+33 6 39 98 00 01,Data engineer,Phone Screen,Active,2026-01-12,LinkedIn,\"sql,dbt\",\n\
        Camille Rouvière,4012,camille@example.org,+33 6 39 98 00 01,Juriste données,Application Review,Rejected,2026-01-13,LinkedIn,\"sql,dbt\",Lacking skills\n\
        Tom Baker,4013,tom@example.com,07700 900123,Data engineer,Offer,Hired,2026-01-14,Referral,,\n";
    let path = file(&trial, "greenhouse.csv", export.as_bytes());
    let preview = trial.call("candidates.import_preview", &json!({ "path": path }));
    assert_eq!(preview["new"], 2);
    assert_eq!(preview["known"][0]["above"]["line"], 2, "{preview}");
    let report = take_in(&trial, &path, "skip");
    assert_eq!((&report["added"], &report["known"], &report["applications"]), (&json!(2), &json!(1), &json!(3)));

    let camille = page(&trial, "Camille Rouvière");
    let stages: Vec<(&Value, &Value)> = camille["applications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|application| (&application["title"], &application["stage_name"]["code"]))
        .collect();
    assert!(stages.contains(&(&json!("Data engineer"), &json!("screening"))), "{stages:?}");
    assert!(stages.contains(&(&json!("Juriste données"), &json!("rejected"))), "{stages:?}");
    let rejected = camille["applications"].as_array().unwrap().iter().find(|it| it["ends"] == "rejected").unwrap();
    assert_eq!((&rejected["reason"]["code"], &rejected["decided_by"]), (&json!("other"), &json!("us")));
    let moves = trial.call("applications.show", &json!({ "id": rejected["id"] }));
    assert_eq!(moves["moves"][0]["why"], "Lacking skills", "the words of the other program are kept");
    assert_eq!(page(&trial, "Tom Baker")["applications"][0]["ends"], "hired");
}

#[test]
fn an_export_from_lever() {
    let trial = trial();
    let export = "Full-Name,Email,Phone,Headline,Links,Location,Tags,Sources,Origin,Posting,Stage,Archive-Reason,Date-Added\n\
        Camille Rouvière,\"camille@example.org,c.rouviere@example.com\",+33 6 39 98 00 01,Data engineer at Rivages,https://linkedin.com/in/camille,Brest,\"sql,vivier\",LinkedIn,Sourced,Data engineer,New applicant,,1768219200000\n\
        Ann Lee,ann@example.com,,,,,,,Applied,Data engineer,Phone interview,Withdrew,1768219200000\n";
    let path = file(&trial, "lever.csv", export.as_bytes());
    let report = take_in(&trial, &path, "skip");
    assert_eq!((&report["added"], &report["applications"], &report["left_out"]), (&json!(2), &json!(2), &json!(0)));
    let camille = page(&trial, "Camille Rouvière");
    assert_eq!(camille["details"]["addresses"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&camille["details"]["source"], &camille["details"]["place"]),
        (&json!("LinkedIn · Sourced"), &json!("Brest"))
    );
    let ann = page(&trial, "Ann Lee");
    assert_eq!(
        (&ann["applications"][0]["ends"], &ann["applications"][0]["decided_by"]),
        (&json!("withdrawn"), &json!("them"))
    );
}

#[test]
fn people_go_out_in_every_format_and_come_back_the_same() {
    let trial = trial();
    let path = file(
        &trial,
        "candidats.csv",
        "Nom complet;Prénom;Nom de famille;Courriels;Téléphones;Liens;Accroche;Lieu;Langues;Étiquettes;Source;Consentement;Consentement jusqu’au\n\
         Camille Rouvière;Camille;Rouvière;camille@example.org, c.r@example.com;+33 6 39 98 00 01;https://linkedin.com/in/camille;Juriste, « données »;Brest;français | breton;droit | vivier;Salon;2025-11-02;2027-11-02\n\
         Yann Le Goff;Yann;Le Goff;yann@example.org;;;=HYPERLINK(\"https://x.example\");@Lorient;;-vivier;+1;;\n\
         '='2;;;deux@example.org;;;;;;;;;\n"
            .as_bytes(),
    );
    let report = take_in(&trial, &path, "skip");
    assert_eq!((&report["added"], &report["problems"]), (&json!(3), &json!([])));
    let before = known(&trial);
    assert_eq!(before[2]["headline"], "=HYPERLINK(\"https://x.example\")");

    let csv = std::fs::read_to_string(export(&trial, &all(3), "csv", "vivier.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}Nom complet;Prénom;"), "{csv}");
    assert!(csv.contains("\"'=HYPERLINK(\"\"https://x.example\"\")\";'@Lorient;;'-vivier;'+1"), "{csv}");

    for format in ["csv", "xlsx"] {
        let path = export(&trial, &all(3), format, &format!("vivier.{format}"));
        let other = Trial::new();
        let report = take_in(&other, &path, "skip");
        assert_eq!((&report["added"], &report["left_out"]), (&json!(3), &json!(0)), "{format}: {report}");
        assert_eq!(known(&other), before, "{format}");
    }

    let cards = export(&trial, &all(3), "vcard", "vivier.vcf");
    let other = Trial::new();
    assert_eq!(take_in(&other, &cards, "skip")["added"], 3);
    let camille = page(&other, "Camille Rouvière");
    assert_eq!(camille["details"]["name"]["family"], "Rouvière");
    assert_eq!(camille["details"]["addresses"], json!(["camille@example.org", "c.r@example.com"]));
    assert_eq!(camille["details"]["tags"], json!(["droit", "vivier"]));
}

#[test]
fn a_mapping_that_was_chosen_is_remembered() {
    let trial = trial();
    let path =
        file(&trial, "liste.csv", "Qui,Où le joindre,Quoi\nCamille Rouvière,camille@example.org,Droit\n".as_bytes());
    let guessed = trial.call("candidates.import_preview", &json!({ "path": path }));
    assert_eq!((&guessed["remembered"], &guessed["columns"][2]["field"]), (&json!(false), &Value::Null));
    let mapping = json!({ "fields": ["name", "email", "tag"], "day_order": null });
    trial.call("candidates.import", &json!({ "path": path, "mapping": mapping }));
    let known = trial.call("candidates.import_preview", &json!({ "path": path }));
    assert_eq!((&known["remembered"], &known["mapping"]), (&json!(true), &mapping));
    assert_eq!(page(&trial, "Camille Rouvière")["details"]["tags"], json!(["Droit"]));
}

#[test]
fn ten_thousand_rows_come_in_and_exactly_the_chosen_go_out() {
    let trial = trial();
    let rows = (0..10_000).map(|number| format!("Camille{number} Rouvière{number},c{number}@example.org,Brest\n"));
    let path = file(&trial, "beaucoup.csv", format!("Name,Email,City\n{}", rows.collect::<String>()).as_bytes());
    trial.told();
    let request = json!({ "path": path });
    let report = trial.desk.call("candidates.import", request, Some("import")).unwrap();
    assert_eq!(report["added"], 10_000);
    let told = trial.told();
    assert!(told.iter().any(|event| matches!(event, Event::Progress(it) if it.done == 10_000)), "{told:?}");

    let list = everybody(&trial);
    let ids: Vec<Value> = list["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    for count in [1, 15, 16, 500] {
        let chosen = &ids[ids.len() - count..];
        let path = export(&trial, &json!({ "ids": chosen }), "json", "choisis.json");
        let written: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let rows = list["rows"].as_array().unwrap();
        let expected: Vec<&Value> = rows[rows.len() - count..].iter().map(|row| &row["name"]).collect();
        assert_eq!(written.iter().map(|row| &row["name"]).collect::<Vec<_>>(), expected, "{count}");
    }
    let path = export(&trial, &all(10_000), "csv", "tous.csv");
    assert_eq!(std::fs::read_to_string(path).unwrap().lines().count(), 10_001);
    let wrong = json!({ "selection": all(9_999), "format": "csv", "path": trial.folder.path().join("x.csv"), "language": "fr" });
    assert!(matches!(trial.refused("candidates.export", &wrong), Failure::SelectionChanged { .. }));
    assert!(!trial.folder.path().join("x.csv").exists() && !trial.folder.path().join("x.csv.part").exists());

    // Whoever was removed is nowhere.
    trial.call("candidates.remove", &json!({ "selection": { "ids": [ids[0]] } }));
    let path = export(&trial, &all(9_999), "csv", "restants.csv");
    let csv = std::fs::read_to_string(path).unwrap();
    assert!(!csv.contains(list["rows"][0]["name"].as_str().unwrap()));
}

#[test]
fn a_file_without_people_says_so_and_changes_nothing() {
    let trial = trial();
    let picture = file(&trial, "photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    for command in ["candidates.import_preview", "candidates.import"] {
        let failure = trial.refused(command, &json!({ "path": picture }));
        assert!(matches!(failure, Failure::PeopleFileRefused { .. }), "{failure:?}");
    }
    let missing = trial.refused("candidates.import", &json!({ "path": trial.folder.path().join("absent.csv") }));
    assert!(matches!(missing, Failure::PeopleFileRefused { .. }), "{missing:?}");
    let csv = file(&trial, "liste.csv", b"Nom,Courriel\nCamille,camille@example.org\n");
    let sheet = trial.refused("candidates.import", &json!({ "path": csv, "sheet": "2025" }));
    assert!(matches!(sheet, Failure::SheetMissing { .. }), "{sheet:?}");
}

#[test]
fn a_stopped_import_takes_nobody_in() {
    let Trial { folder, desk, .. } = trial();
    drop(desk);
    let rows: Vec<String> =
        (0..2000).map(|number| format!("Camille{number} Rouvière,c{number}@example.org\n")).collect();
    let rows = rows.concat();
    let path = folder.path().join("liste.csv");
    std::fs::write(&path, format!("Nom,Courriel\n{rows}")).unwrap();
    // The listener hears of the first rows, and asks to stop.
    let stopping: std::sync::Arc<std::sync::OnceLock<desk::Desk>> = std::sync::Arc::default();
    let stop = std::sync::Arc::clone(&stopping);
    let listener = Box::new(move |event| {
        if let (Event::Progress(progress), Some(desk)) = (event, stop.get()) {
            desk.call("jobs.cancel", json!({ "job": progress.job }), None).unwrap();
        }
    });
    let store = folder.path().join("my.vivier");
    let desk = stopping.get_or_init(|| desk::Desk::new(store, "Camille", desk::system_clock(), listener));
    desk.open(None, desk::Access::Write).unwrap();
    let report = desk.call("candidates.import", json!({ "path": path }), Some("import-1")).unwrap();
    assert_eq!((&report["cancelled"], &report["added"]), (&json!(true), &json!(0)));
    assert_eq!(desk.call("store.info", json!({}), None).unwrap()["candidates"], 0);
}

#[test]
fn a_script_looks_first_then_imports_and_exports() {
    let folder = tempfile::TempDir::new().unwrap();
    let store = folder.path().join("my.vivier");
    let annonces = folder.path().join("annonces");
    std::fs::create_dir(&annonces).unwrap();
    std::fs::write(annonces.join("juriste.md"), POSTINGS[0].1).unwrap();
    vivier(&store, &["postings", "import", annonces.to_str().unwrap()]);
    let file = folder.path().join("candidats.csv");
    std::fs::write(&file, messy()).unwrap();
    let file = file.to_str().unwrap();

    let look = vivier(&store, &["candidates", "import", file, "--dry-run"]).expect(1);
    assert!(look.stdout.contains("Reçu le") && look.stdout.contains("received on"), "{}", look.stdout);
    assert!(look.stdout.ends_with("4 rows: 3 new, 0 known, 1 with problems\n"), "{}", look.stdout);
    assert!(
        look.stderr.contains("candidats.csv:7: Inès Benali: “ines[at]example.org” is not an e-mail address"),
        "{}",
        look.stderr
    );
    assert!(look.stderr.contains("no posting is called “Trésorier” (1 row)"), "{}", look.stderr);

    let import = vivier(&store, &["candidates", "import", file, "--mapping", "Observations=none"]).expect(1);
    assert!(import.stdout.starts_with("3 candidates added, 2 applications, 1 row with a posting"), "{}", import.stdout);
    let again = vivier(&store, &["candidates", "import", file, "--json"]).expect(1).json();
    assert_eq!((&again["added"], &again["known"]), (&json!(0), &json!(3)));
    let column = vivier(&store, &["candidates", "import", file, "--mapping", "Prix=note"]).expect(2).stderr;
    assert!(column.contains("the file has no column “Prix”; choose one of: "), "{column}");
    vivier(&store, &["candidates", "import", file, "--mapping", "Observations=prix"]).expect(2);

    let out = folder.path().join("vivier.csv");
    let request = ["candidates", "export", "--format", "csv", "--text", "rouv", "--out", out.to_str().unwrap()];
    let exported = vivier(&store, &request).expect(0);
    assert!(exported.stdout.starts_with("1 candidate written to"), "{}", exported.stdout);
    let csv = std::fs::read_to_string(&out).unwrap();
    assert!(csv.starts_with("\u{feff}Name,First name,") && csv.contains("Camille ROUVIÈRE"), "{csv}");

    assert!(vivier(&store, &["undo"]).expect(0).stdout.contains("imported from candidats.csv: 3 added"));
    let gone = vivier(&store, &["candidates", "export", "--format", "xlsx", "1", "--out", out.to_str().unwrap()]);
    gone.expect(3);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), csv, "what was there stays when the new file cannot be made");
}

#[test]
fn an_export_never_takes_the_place_of_the_store() {
    let trial = trial();
    for name in ["my.vivier", "my.vivier-wal", "my.vivier.lock"] {
        let path = trial.folder.path().join(name);
        let request =
            json!({ "selection": all(0), "format": "csv", "path": path, "language": "fr", "title": "Vivier" });
        let refused = trial.refused("candidates.export", &request);
        assert!(matches!(refused, Failure::StoreExists { .. }), "{name}: {refused:?}");
    }
    assert_eq!(names(&trial), [""; 0]);
}
