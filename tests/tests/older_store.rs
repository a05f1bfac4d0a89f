//! A store that an earlier Vivier left.

use std::path::Path;

use rusqlite::Connection;
use serde_json::json;
use vivier_tests::trial::{Trial, everything};

const JURISTE: &str = "---\ntitle: Juriste\nopen: true\n---\n## Candidater\n\nEnvoyez un CV à camille@example.org.\n";
const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/store/migrations/0001_house.sql");

/// As the first schema kept a posting with two versions: rows for lists, contacts, and the bytes.
#[expect(clippy::disallowed_methods, reason = "the store of an earlier version is made by hand")]
fn leave_store(path: &Path) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(&std::fs::read_to_string(HOUSE).unwrap()).unwrap();
    let (first, second) = ("a".repeat(64), "b".repeat(64));
    connection
        .execute_batch(&format!(
            "PRAGMA application_id = {}; PRAGMA user_version = 1;
             INSERT INTO about_store (id, created_at) VALUES (1, 0);
             INSERT INTO collection (id, folder) VALUES (1, '/annonces');
             INSERT INTO posting (id, collection_id, path, title, state, problems, version, folded, folded_organisation)
                 VALUES (1, 1, 'juriste.md', 'Juriste', 'open', 0, 2, 'juriste  juriste.md', '');",
            0x5669_7672
        ))
        .unwrap();
    for (number, hash, text) in [(1, &first, JURISTE.replace("Juriste", "Avocate")), (2, &second, JURISTE.to_owned())] {
        connection.execute("INSERT INTO blob (hash, bytes) VALUES (?1, ?2)", (hash, text.as_bytes())).unwrap();
        let sql =
            "INSERT INTO posting_version (id, posting_id, number, blob, size, read_at) VALUES (?1, 1, ?1, ?2, 9, 0)";
        connection.execute(sql, (number, hash)).unwrap();
        let sql = "INSERT INTO contact (version_id, address, role) VALUES (?1, 'camille@example.org', 'to')";
        connection.execute(sql, [number]).unwrap();
    }
}

#[test]
fn its_postings_are_read_again_and_have_all_that_new_ones_have() {
    let folder = tempfile::tempdir().unwrap();
    leave_store(&folder.path().join("my.vivier"));
    let trial = Trial::over(folder);
    assert_eq!(trial.titles(), ["Juriste"]);
    let mut request = everything();
    request["text"] = json!("candidat");
    assert_eq!(trial.call("postings.list", &request)["total"], 1, "its words are found");
    let page = trial.call("postings.show", &json!({ "id": 1 }));
    assert_eq!(page["values"]["pieces"]["value"], "cv");
    let value = json!({ "which": "", "value": { "field": "title", "value": "Juriste données" } });
    trial.call("postings.settle", &json!({ "id": 1, "values": [value] }));
    assert_eq!(trial.titles(), ["Juriste données"]);
    let versions = trial.call("postings.versions", &json!({ "id": 1 }));
    assert_eq!(versions["versions"][0]["differences"][0]["before"]["value"], "Avocate");
    let trial = trial.restart();
    let history = trial.call("history.list", &json!({ "offset": 0, "limit": 10 }));
    assert_eq!(history["total"], 2, "once is enough: {history}");
    assert_eq!(trial.call("store.check", &json!({}))["sound"], true);
}
