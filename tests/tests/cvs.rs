//! A ZIP of CVs, through the command table and the command line: each to its person, and nobody's to somebody else.

use std::io::Write;
use std::path::{Path, PathBuf};

use desk::Failure;
use serde_json::{Value, json};
use vivier_tests::command_line::vivier;
use vivier_tests::trial::Trial;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zip(path: &Path, files: &[(&str, &str)]) -> PathBuf {
    let mut zip = ZipWriter::new(std::fs::File::create(path).unwrap());
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path.to_owned()
}

/// Two Awas, one Bruno, and Inès, who recommends people.
fn four_people() -> Trial {
    let trial = Trial::new();
    for (name, address) in [
        ("Awa Diop", "awa@example.org"),
        ("Bruno Le Goff", "bruno@example.org"),
        ("Inès Benali", "ines@example.com"),
        ("DIOP Awa", "awa.diop@example.com"),
    ] {
        trial.call("candidates.add", &json!({ "details": { "name": { "written": name }, "addresses": [address] } }));
    }
    trial
}

const CVS: [(&str, &str); 7] = [
    // Her address tells which Awa it is; Inès, who recommends her, is named further down.
    ("cvs/CV_Awa_Diop.txt", "Awa Diop\nJuriste\nawa@example.org\n\nRéférences : Inès Benali, ines@example.com\n"),
    ("cvs/LeGoff-Bruno.txt", "Curriculum vitae\n\nDix ans de médiation.\n"),
    // Two are called so.
    ("cvs/awa diop (2).txt", "Sans adresse, hélas.\n"),
    // Only who recommends him is here.
    ("cvs/Karim Haddad.txt", "Karim Haddad\nRéférence : ines@example.com\n"),
    // Nothing but an address: that will do.
    ("cvs/cv 2026.txt", "ines@example.com\n06 39 98 00 01\n"),
    ("__MACOSX/cvs/._CV_Awa_Diop.txt", "x"),
    ("cvs/Thumbs.db", "x"),
];

fn told(preview: &Value, name: &str) -> String {
    let files = preview["files"].as_array().unwrap();
    let file = files.iter().find(|file| file["name"] == name).unwrap_or_else(|| panic!("{name} in {files:?}"));
    let whose = &file["whose"];
    let whom = &whose["params"]["person"]["id"];
    if whom.is_null() {
        whose["code"].as_str().unwrap().to_owned()
    } else {
        format!("{whom} {}", whose["params"]["by"])
    }
}

fn files_of(trial: &Trial, candidate: i64) -> Vec<String> {
    let page = trial.call("candidates.show", &json!({ "id": candidate }));
    page["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn each_cv_goes_to_whom_it_tells_of_and_what_is_unclear_to_nobody() {
    let trial = four_people();
    let path = zip(&trial.folder.path().join("cvs.zip"), &CVS);
    let preview = trial.call("cvs.preview", &json!({ "path": path }));
    assert_eq!(preview["files"].as_array().unwrap().len(), 5, "what systems leave is passed over");
    assert_eq!(told(&preview, "cvs/CV_Awa_Diop.txt"), "1 \"address\"");
    assert_eq!(told(&preview, "cvs/LeGoff-Bruno.txt"), "2 \"file_name\"");
    assert_eq!(told(&preview, "cvs/awa diop (2).txt"), "unclear");
    assert_eq!(told(&preview, "cvs/cv 2026.txt"), "3 \"address\"");
    assert_eq!(
        told(&preview, "cvs/Karim Haddad.txt"),
        "unclear",
        "he is not here, and it is not hers who recommends him"
    );

    let certain: Vec<Value> = preview["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|file| ["cvs/CV_Awa_Diop.txt", "cvs/LeGoff-Bruno.txt"].contains(&file["name"].as_str().unwrap()))
        .map(|file| json!({ "name": file["name"], "print": file["print"], "candidate": file["whose"]["params"]["person"]["id"] }))
        .collect();
    let attached = trial.call("cvs.attach", &json!({ "path": path, "files": certain }));
    assert_eq!((&attached["count"], &attached["already"]), (&json!(2), &json!(0)));
    assert_eq!(files_of(&trial, 1), ["CV_Awa_Diop.txt"]);
    assert_eq!(files_of(&trial, 2), ["LeGoff-Bruno.txt"]);
    assert_eq!([files_of(&trial, 3), files_of(&trial, 4)], [[""; 0]; 2]);

    // A second time there is nothing to do, and nothing twice.
    let again = trial.call("cvs.attach", &json!({ "path": path, "files": certain }));
    assert_eq!((&again["count"], &again["already"], &again["entry"]), (&json!(0), &json!(2), &Value::Null));
    // One undo takes all back.
    trial.call("history.undo", &json!({ "entry": attached["entry"] }));
    assert_eq!([files_of(&trial, 1), files_of(&trial, 2)], [[""; 0]; 2]);
}

#[test]
fn a_file_that_is_another_one_by_now_is_not_attached() {
    let trial = four_people();
    let path = zip(&trial.folder.path().join("cvs.zip"), &CVS[..2]);
    let preview = trial.call("cvs.preview", &json!({ "path": path }));
    let wanted = |file: &Value| json!({ "name": file["name"], "print": file["print"], "candidate": file["whose"]["params"]["person"]["id"] });
    let files: Vec<Value> = preview["files"].as_array().unwrap().iter().map(wanted).collect();
    zip(&path, &[CVS[0], ("cvs/LeGoff-Bruno.txt", "Somebody else's.")]);
    let refused = trial.refused("cvs.attach", &json!({ "path": path, "files": files }));
    assert!(matches!(refused, Failure::SelectionChanged { expected: 2, found: 1 }), "{refused:?}");
    assert_eq!([files_of(&trial, 1), files_of(&trial, 2)], [[""; 0]; 2], "all or none");
    std::fs::write(&path, "no archive").unwrap();
    assert!(matches!(trial.refused("cvs.preview", &json!({ "path": path })), Failure::FileFailed { .. }));
}

#[test]
fn on_the_command_line_the_certain_ones_go_in_and_the_others_are_listed() {
    let trial = four_people();
    let path = zip(&trial.folder.path().join("cvs.zip"), &CVS);
    let (store, path) = (trial.store(), path.display().to_string());
    trial.desk.close();
    let looked = vivier(&store, &["candidates", "import", &path, "--dry-run"]).expect(1);
    assert!(looked.stdout.contains("Awa Diop (1), by the address"), "{}", looked.stdout);
    let taken = vivier(&store, &["candidates", "import", &path]).expect(1);
    assert!(taken.stdout.contains("CVs attached"), "{}", taken.stdout);
    assert!(taken.stderr.contains("cvs/awa diop (2).txt: unclear: Awa Diop (1), DIOP Awa (4)"), "{}", taken.stderr);
    let again = vivier(&store, &["candidates", "import", &path]).expect(1);
    assert!(again.stdout.contains("0 CVs attached, "), "{}", again.stdout);
}
